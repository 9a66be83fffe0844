"""Values that cannot be right: check digits, addresses, dates, pages, names.

In: an entry, and the book's date where one is known.  Out: findings, each at its field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefbuilder.identifiers import bare_isbn, doi_is_right, isbn_is_right, issn_is_right
from briefbuilder.model import Reference
from briefbuilder.people import people
from briefbuilder.resolve.lint.finding import Finding
from briefbuilder.words import fold

_URL = re.compile(r"https?://[^\s/<>\"]+\.[^\s<>\"]+")
# EDTF, levels 0 and 1, as BibLaTeX reads them: 2015, 2015-05, 2015~, 201X, 2015/2017, 2015-21, ../2015.
_DATE_PART = r"-?[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2}(?:T[0-9:Z+-]+)?)?)?[?~%]?"
_DATE = re.compile(rf"(?:{_DATE_PART}|\.\.)?(?:/(?:{_DATE_PART}|\.\.)?)?")
_FULL_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_RANGE = re.compile(r"(?<![\w.:/-])(\d{1,6}) ?(?:-{1,3}|[‐‑–—]) ?(\d{1,6})(?![\w.:/-])")
_EDITOR_MARK = re.compile(
    r"(?<!\w)(?:\(?(?:eds?|hrsg|hg)\b\.?\)?|editors?\b|herausgeber(?:in)?\b|\((?:dir|coord|ред)\.\)|под ред\.)",
    re.IGNORECASE,
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def identifiers(entry: Reference) -> Iterator[Finding]:
    """ISBN and ISSN with a wrong check digit, a DOI that is none, an address that is none."""
    for value in filter(None, re.split(r"[,;]\s*", entry.get("isbn"))):
        if not isbn_is_right(value):
            what = "its check digit is wrong" if bare_isbn(value) else "it has neither 10 nor 13 figures"
            yield Finding("isbn", "isbn-malformed", f"ISBN {value}: {what}", "look it up in the book's imprint")
    if entry.get("issn") and not issn_is_right(entry.get("issn")):
        message = f"ISSN {entry.get('issn')}: eight figures of which the last one checks the others are needed"
        yield Finding("issn", "issn-malformed", message, "look it up")
    if entry.get("doi") and not doi_is_right(entry.get("doi")):
        message = f"{entry.get('doi')} is no DOI: it begins with 10., a number and a slash"
        yield Finding("doi", "doi-malformed", message, "try it at https://doi.org/")
    if entry.get("url") and not _URL.fullmatch(entry.get("url")):
        yield Finding("url", "url-malformed", f"{entry.get('url')[:80]} is no address", "begin with https://")


def web(entry: Reference) -> Iterator[Finding]:
    """An address without the day on which somebody saw it there; a DOI stays, so it needs none."""
    if entry.get("url") and not entry.get("urldate") and not entry.get("doi"):
        message = f"“{entry.key}” has an address and no date of access"
        yield Finding("url", "urldate-missing", message, "add urldate = {YYYY-MM-DD}")


def dates(entry: Reference, book: str = "") -> Iterator[Finding]:
    """Dates that are none, that lie after the book's own, or an access before the work was there."""
    for field in ("date", "urldate", "origdate", "eventdate"):
        value = entry.get(field)
        if value and not is_date(value):
            message = f"{field} {value} is no date that BibLaTeX reads"
            yield Finding(field, "date-malformed", message, "like 2015, 2015-05, 2015-05-21 or 2015/2017")
    for field in ("date", "urldate"):
        value = entry.get(field).rpartition("/")[2] or entry.get(field)
        if book and _FULL_DATE.match(value) and value[:4] > book[:4]:
            message = f"{field} {entry.get(field)} is later than the book ({book})"
            yield Finding(field, "date-after-book", message, "check it, or the date in sources/book.yaml")
    seen, made = entry.get("urldate"), entry.get("date").partition("/")[0]
    if _FULL_DATE.fullmatch(seen) and _FULL_DATE.fullmatch(made) and seen < made[: len(seen)]:
        message = f"seen on {seen}, before it came out ({made})"
        yield Finding("urldate", "accessed-before-date", message, "one of the two dates is wrong")


def is_date(value: str) -> bool:
    """Is this a date, or a span of dates, of which each month and day can be?"""
    if not value or value == "/" or not _DATE.fullmatch(value):
        return False
    return all(_can_be(part) for part in value.split("/"))


def _can_be(part: str) -> bool:
    numbers = [int(one) for one in part.lstrip("-").rstrip("?~%").partition("T")[0].split("-")[1:] if one.isdigit()]
    if not numbers:
        return True
    month = numbers[0]
    if len(numbers) == 1:
        return 1 <= month <= 12 or 21 <= month <= 41
    return 1 <= month <= 12 and 1 <= numbers[1] <= _DAYS[month - 1]


def pages(entry: Reference) -> Iterator[Finding]:
    """A range that runs backwards; "331–44" is 331–344 and runs on."""
    for first, last in _RANGE.findall(entry.get("pages")):
        whole = last if len(last) >= len(first) else first[: len(first) - len(last)] + last
        if int(whole) < int(first):
            message = f"the pages {first}–{last} run backwards"
            yield Finding("pages", "pages-backwards", message, "check both figures")


def names(entry: Reference) -> Iterator[Finding]:
    """Editors in the field of authors: "(eds.)" among the names, or a collection that has authors only."""
    for name in people(entry.get("author")):
        if found := _EDITOR_MARK.search(f"{name.given} {name.suffix} {name.family}"):
            message = f"“{found[0].strip()}” stands in the field author of “{entry.key}”"
            yield Finding("author", "editors-as-authors", message, "make it editor = {…}, without that word")
            return
    if entry.type in ("collection", "mvcollection", "proceedings") and entry.get("author") and not entry.get("editor"):
        message = f"“{entry.key}” (@{entry.type}) has authors and no editors"
        yield Finding("author", "editors-as-authors", message, "make author an editor, or the type @book")
    both = [[fold(name.sorted) for name in people(entry.get(field))] for field in ("author", "editor")]
    if both[0] and both[0] == both[1] and entry.type in ("book", "collection", "report", "misc", "online"):
        message = f"author and editor of “{entry.key}” are the same"
        yield Finding("editor", "editors-as-authors", message, "keep one of the two")
