"""Are two entries one work? Signs for and against it, each with a weight, and what they come to.

In: two references.  Out: a ``Likeness``: "same" (joined), "doubtful" (asked about) or "other" (two works).
Author and year alone never make one work of two: without a like title nothing is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from briefbuilder.bibtex import read_mark
from briefbuilder.bibtex.fields import MARK
from briefbuilder.identifiers import bare_doi, bare_isbn
from briefbuilder.model import Reference
from briefbuilder.people import people
from briefbuilder.resolve.match import address
from briefbuilder.resolve.parts.titles import same_title
from briefbuilder.words import fold

Judgement = Literal["same", "doubtful", "other"]
Sign = tuple[float, str]

SAME = 4.5  # a like title (3), a shared name (2), no year to compare: enough
DOUBTFUL = 2.5
CERTAIN = 12.0  # an identifier, or the very line that the entry was made of
_TITLE_LIKE, _TITLE_FAINT = 0.9, 0.75
HOUSES = ("publisher", "institution", "organization")
# What equal titles say, by the number of their words.
_LONG_TITLE = (0.0, 2.0, 2.5, 3.0, 4.0, 5.0)
_FRONT_PAGES = frozenset(("index.html", "index.htm", "index.php", "default.aspx", "en", "de", "fr", "ru", "home"))
# Types that one work is called by different people; a book and an article of one title are two works more often.
_KINDS = (
    frozenset(("book", "collection", "mvbook", "proceedings", "report", "thesis", "manual", "booklet", "misc")),
    frozenset(("article", "online", "incollection", "inproceedings", "inbook", "inreference", "misc", "periodical")),
    frozenset(("online", "report", "misc", "article", "dataset", "unpublished", "legislation", "jurisdiction")),
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two entries come to, with the signs for it ("the title") and against it ("another year"), for a person."""

    judgement: Judgement
    weight: float
    signs: tuple[str, ...]
    against: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """All signs in a row: ``"the title, the name; but the year after"``."""
        return "; but ".join(filter(None, (", ".join(self.signs), ", ".join(self.against))))


def compare(one: Reference, other: Reference) -> Likeness:
    """Weigh all signs; the order of the two does not matter."""
    title = _title_likeness(one, other)
    signs = [sign for sign in _all_signs(one, other, title) if sign[0]]
    weight = round(sum(sign[0] for sign in signs), 2)
    ranked = sorted(signs, key=lambda sign: (-abs(sign[0]), sign[1]))
    said = [tuple(says for value, says in ranked if (value > 0) is favour) for favour in (True, False)]
    return Likeness(_judgement(weight, title, placed=same_line(one, other)), weight, *said)


def _judgement(weight: float, title: float, *, placed: bool) -> Judgement:
    if weight >= SAME and (title >= 0.5 or (placed and weight >= SAME + 1.5)):
        return "same"
    return "doubtful" if weight >= DOUBTFUL and (title >= _TITLE_FAINT or weight >= SAME) else "other"


def _title_likeness(one: Reference, other: Reference) -> float:
    if not one.get("title") or not other.get("title"):
        return 0.5  # nothing is said: other signs decide
    return same_title((one.get("title"), one.get("subtitle")), (other.get("title"), other.get("subtitle")))


def _all_signs(one: Reference, other: Reference, title: float) -> Iterator[Sign]:
    yield _title(one, other, title)
    yield _names(one, other, title)
    yield _year(one, other)
    yield from _identifiers(one, other)
    yield from _home(one, other)
    yield _kind(one, other)
    if len(one.fields) > 2 and dict(one.fields) == dict(other.fields):
        yield 2.0, "every field"
    if same_line(one, other):
        yield CERTAIN / 2, "made of the same line of the same source"


# --- Title, names, year ------------------------------------------------------------------------------------------


def _title(one: Reference, other: Reference, title: float) -> Sign:
    """A long title that is alike says more than a short one: "Report" is the title of many works."""
    if not one.get("title") or not other.get("title"):
        return 0.0, ""
    texts = [fold(f"{reference.get('title')} {reference.get('subtitle')}").split() for reference in (one, other)]
    if title > 0.97:
        return _LONG_TITLE[min(len(texts[0]), len(texts[1]), 5)], "the title"
    if title >= _TITLE_LIKE:
        return (-0.5, "a title with another word") if _another_word(*texts) else (3.0, "nearly the title")
    if title >= _TITLE_FAINT:
        return 1.5, "a title like it"
    return (-1.0, "a title little like it") if title >= 0.5 else (-6.0, "another title")


def _another_word(one: Sequence[str], other: Sequence[str]) -> bool:
    """Does each have a word that is no spelling of one of the other's? "Harbours of Riga", "Harbours of Kiel"."""
    left, right = set(one) - set(other), set(other) - set(one)
    return bool(left and right) and all(fuzz.ratio(a, b) < 60 for a in left for b in right)


def names_of(reference: Reference) -> tuple[str, ...]:
    """The folded family names of its authors, else of its editors."""
    return tuple(fold(name.family) for name in people(reference.get("author") or reference.get("editor")))


def _names(one: Reference, other: Reference, title: float) -> Sign:
    both = [set(names_of(reference)) - {""} for reference in (one, other)]
    if not all(both):
        telling = not any(both) and title > 0.97 and len(fold(one.get("title")).split()) > 3
        return (2.0, "no name with either") if telling else (0.0, "")
    if both[0] & both[1]:
        return 2.0, "the name"
    if any(fuzz.ratio(left, right) >= 80 for left in both[0] for right in both[1]):
        return 1.0, "nearly the name"
    return -2.0, "other names"


def _year(one: Reference, other: Reference) -> Sign:
    years = [reference.get("date")[:4] for reference in (one, other)]
    if not all(year.isdigit() and len(year) == 4 for year in years):
        return 0.0, ""
    apart = abs(int(years[0]) - int(years[1]))
    if apart == 0:
        return _day(one.get("date"), other.get("date"))
    return (-3.0, "the year after") if apart == 1 else (-4.5, "another year")


def _day(one: str, other: str) -> Sign:
    """Of one year: a column comes every month under one title, a misprinted day is a day."""
    if one.startswith(other) or other.startswith(one):
        return 1.5, "the year" if min(len(one), len(other)) == 4 else "the date"
    return (-1.5, "another month of the year") if one[:7] != other[:7] else (0.5, "the month")


# --- Identifiers -------------------------------------------------------------------------------------------------


def _identifiers(one: Reference, other: Reference) -> Iterator[Sign]:
    yield _doi(one, other)
    if _isbns(one) & _isbns(other):  # the parts of one book share its number: the title has its say, too
        yield 4.5, "the ISBN"
    yield _url(one, other)


def identifiers_of(reference: Reference) -> frozenset[str]:
    """Its DOI, ISBNs, page, and lines, for finding who shares one: {"doi 10.1000/abc", "line brief.txt line 3"}."""
    named = {
        *(f"isbn {one}" for one in _isbns(reference)),
        *(f"line {file} {where}" for file, where in _marked(reference) | _read_from(reference)),
    }
    named |= {f"doi {bare_doi(reference.get('doi'))}"} if reference.get("doi") else set()
    return frozenset(named | ({f"page {page(reference.get('url'))}"} if page(reference.get("url")) else set()))


def _isbns(reference: Reference) -> set[str]:
    return {bare_isbn(part) for part in re.split(r"[,;]", reference.get("isbn"))} - {""}


def _doi(one: Reference, other: Reference) -> Sign:
    left, right = bare_doi(one.get("doi")), bare_doi(other.get("doi"))
    if not left or not right:
        return 0.0, ""
    return (CERTAIN, "the DOI") if left == right else (-6.0, "another DOI")


def _url(one: Reference, other: Reference) -> Sign:
    left, right = page(one.get("url")), page(other.get("url"))
    return (5.0, "the address") if left and left == right else (0.0, "")


def page(url: str) -> str:
    """An address that names one page, for comparing; a site's front page names nothing.

    ``"http://www.example.org/a/"`` gives "example.org/a", ``"https://example.org"`` an empty string.
    """
    bare = address(url)
    path = bare.partition("/")[2]
    return bare if path and path not in _FRONT_PAGES else ""


# --- Where it came out -------------------------------------------------------------------------------------------


def _home(one: Reference, other: Reference) -> Iterator[Sign]:
    yield _container(one, other)
    whole = not any(reference.get("journaltitle") for reference in (one, other))  # a volume of its own is a work
    for field, name, plus, minus in (
        ("volume", "volume", 0.5, -6.0 if whole else -2.0),
        ("pages", "pages", 1.5, -2.5),
        ("number", "number", 0.5, -4.5 if whole else -3.0),
        ("edition", "edition", 0.5, -2.0),
    ):
        values = [_figures(reference.get(field)) for reference in (one, other)]
        if all(values):
            yield (plus, f"the {name}") if values[0] == values[1] else (minus, f"another {name}")
    houses = [fold(house(reference)) for reference in (one, other)]
    if all(houses) and _alike(*houses):  # who speaks for a work without names
        yield (0.5 if names_of(one) or names_of(other) else 1.5), "the publisher"


def _container(one: Reference, other: Reference) -> Sign:
    """The periodical or the book that holds it. An article that became a chapter came out twice."""
    journals = [fold(reference.get("journaltitle")) for reference in (one, other)]
    if all(journals):
        return (1.0, "the periodical") if _alike(*journals) else (-4.5, "another periodical")
    books = [fold(reference.get("booktitle") or reference.get("journaltitle")) for reference in (one, other)]
    if not all(books):
        return 0.0, ""
    near = _alike(*books) or fuzz.token_set_ratio(*books) >= 75
    return (1.0, "what holds it") if near else (-3.5, "another book or periodical")


def house(reference: Reference) -> str:
    """Who brought it out: publisher, institution or organisation."""
    return next(
        (reference.get(name) for name in ("publisher", "institution", "organization") if reference.get(name)), ""
    )


def _alike(one: str, other: str) -> bool:
    """Two names of one outlet: alike, one within the other ("Routledge", "Routledge Press"), or its abbreviation."""
    return (
        fuzz.ratio(one, other) >= 85 or one in other or other in one or _shortens(one, other) or _shortens(other, one)
    )


def _shortens(short: str, long: str) -> bool:
    """As "j balkan stud" for "journal of balkan and eastern studies": each word begins one of the other, in order."""
    rest = iter(long.split())
    return len(short.split()) > 1 and all(any(word.startswith(part) for word in rest) for part in short.split())


def _figures(value: str) -> str:
    return " ".join(re.findall(r"\w+", fold(value)))


def _kind(one: Reference, other: Reference) -> Sign:
    if one.type == other.type or any(one.type in kinds and other.type in kinds for kinds in _KINDS):
        return 0.0, ""
    return -1.0, "another kind of work"


# --- Places ------------------------------------------------------------------------------------------------------


def same_line(one: Reference, other: Reference) -> bool:
    """Was one of the two, which stands in references.bib, made of the line of which the other was read just now?

    Two entries that were both read just now may well stand in one line: a note names several works.
    """
    marks, places = (_marked(one), _read_from(other)) if one.get(MARK) else (_marked(other), _read_from(one))
    return bool(marks & places)


def _marked(reference: Reference) -> frozenset[tuple[str, str]]:
    """``briefbuilder = {checked: a.txt, line 3; b.txt, line 7}`` gives {("a.txt", "line 3"), ("b.txt", "line 7")}."""
    mark = read_mark(reference.get(MARK))
    whole = {(part.where, "") for part in mark.parts if part.word == "source" and "," not in part.where}
    return mark.places | whole


def _read_from(reference: Reference) -> frozenset[tuple[str, str]]:
    place = reference.place
    if reference.get(MARK) or reference.origin == "editor" or not place:
        return frozenset()
    file = place.path.rpartition("/")[2]
    if reference.origin == "source":
        return frozenset(((file, ""),))
    where = {place.detail, f"line {place.line}" if place.line else ""} - {""}
    return frozenset((file, one) for one in where)
