"""What an editor should see: facts within an entry, or within its list, that contradict one another.

Nothing is changed. In: references of one list.  Out: (reference, code, message) triples.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefbuilder.model import Reference
from briefbuilder.people import people
from briefbuilder.resolve.parts.addresses import host
from briefbuilder.words import FUNCTION_WORDS, fold

Finding = tuple[Reference, str, str]

_URL_DATE = re.compile(r"[/_-]((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])(?:[/_-](0?[1-9]|[12]\d|3[01]))?(?=[/_.-]|$)")
_YEARS = re.compile(r"(?<![\d/])((?:19|20)\d\d)(?!\d)")
_SMALL = frozenset().union(*FUNCTION_WORDS.values())


def check_list(references: Sequence[Reference]) -> Iterator[Finding]:
    """All findings of a list, in its order."""
    brands = _brands(references)
    for reference in references:
        yield from _date_against_url(reference)
        yield from _publisher_against_url(reference, brands)
        yield from _date_before_subject(reference)
    yield from _year_against_volume(references)
    yield from _editors_not_marked(references)


def _date_against_url(reference: Reference) -> Iterator[Finding]:
    """An address of ``/2013/06/18/`` under an entry of 18 August 2013."""
    match = _URL_DATE.search(reference.get("url").partition("?")[0])
    date = reference.get("date").partition("/")[0]
    if not match or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", date):
        return
    there = "-".join(part.zfill(2) for part in match.groups() if part)
    shared = min(len(there), len(date))
    if there[:shared] != date[:shared]:
        yield reference, "date-against-url", f"the entry is dated {date}, its address says {there}"


def _outlet(reference: Reference) -> str:
    names = ("journaltitle", "institution", "organization", "publisher", "booktitle")
    return next((reference.get(name) for name in names if reference.get(name)), "")


def _label(url: str) -> str:
    """What is left of a host without its suffix: "blogs.example.co.uk" gives "example"."""
    parts = [part for part in host(url).split(".") if part not in ("co", "com", "org", "net", "gov", "ac", "edu")]
    return re.sub(r"\W", "", parts[-2] if len(parts) > 1 else parts[0] if parts else "")


def _resembles(outlet: str, label: str) -> bool:
    """Does a host's name belong to an outlet? By a word, by all words run together, or by its initials."""
    words = [word for word in fold(outlet).split() if word not in _SMALL]
    joined = "".join(words)
    initials = "".join(word[0] for word in fold(outlet).split())
    short = "".join(word[0] for word in words)
    by_word = any(len(word) > 3 and word in label for word in words)
    return by_word or label in joined or joined in label or label in (initials, short) or joined.startswith(label)


def _brands(references: Iterable[Reference]) -> dict[str, set[str]]:
    """Hosts that are an outlet's own by their name: {"harbour house": {"harbourhouse"}}."""
    brands: dict[str, set[str]] = defaultdict(set)
    for reference in references:
        outlet, label = _outlet(reference), _label(reference.get("url"))
        if outlet and label and _resembles(outlet, label):
            brands[fold(outlet)].add(label)
    return brands


def _publisher_against_url(reference: Reference, brands: dict[str, set[str]]) -> Iterator[Finding]:
    """The address is not the outlet's, though the outlet has one in this list, or it is that of another outlet here."""
    outlet, label = _outlet(reference), _label(reference.get("url"))
    if not outlet or not label or _resembles(outlet, label):
        return
    others = [name for name, labels in brands.items() if label in labels or (len(label) > 4 and label in name.split())]
    if brands.get(fold(outlet)) or others:
        message = f"the entry names “{outlet}”, its address belongs to {host(reference.get('url'))}"
        yield reference, "publisher-against-url", message


def _date_before_subject(reference: Reference) -> Iterator[Finding]:
    """A title that speaks of a year after the work's own: "The Elections of 2017", 2015."""
    date = reference.get("date")[:4]
    if not date.isdigit():
        return
    years = [year for year in _YEARS.findall(f"{reference.get('title')} {reference.get('subtitle')}") if year > date]
    if years and int(max(years)) - int(date) < 5:
        yield reference, "date-before-subject", f"the entry is dated {date}, its title speaks of {max(years)}"


def _year_against_volume(references: Sequence[Reference]) -> Iterator[Finding]:
    """Two volumes of one periodical whose distance is not that of their years."""
    seen: dict[str, tuple[int, int]] = {}
    for reference in references:
        volume, year = reference.get("volume"), reference.get("date")[:4]
        title = fold(reference.get("journaltitle"))
        if not title or not volume.isdigit() or not year.isdigit():
            continue
        if title in seen and abs((int(year) - seen[title][0]) - (int(volume) - seen[title][1])) > 1:
            message = f"volume {volume} of {year}, while volume {seen[title][1]} is of {seen[title][0]}"
            yield reference, "year-against-volume", message
        seen.setdefault(title, (int(year), int(volume)))


def _editors_not_marked(references: Sequence[Reference]) -> Iterator[Finding]:
    """A chapter names as editors those whom the book's own entry has as authors."""
    edited = {
        (fold(reference.get("booktitle")), tuple(fold(one.family) for one in people(reference.get("editor"))))
        for reference in references
        if reference.get("booktitle") and reference.get("editor")
    }
    for reference in references:
        names = tuple(fold(one.family) for one in people(reference.get("author")))
        if reference.type == "book" and (fold(reference.get("title")), names) in edited:
            yield reference, "editors-not-marked", "a chapter in this list names these authors as the book's editors"
