"""Where the readings of one work contradict one another, field by field.

In: a work.  Out: ``Conflict`` values; who says less contradicts nobody: "2015" and "2015-05" agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from briefbuilder.identifiers import bare_isbn
from briefbuilder.model import Reference
from briefbuilder.people import people
from briefbuilder.resolve.match import address
from briefbuilder.resolve.works import Work
from briefbuilder.words import fold

# Fields of which the sources may say different things that matter to a reader.
COMPARED = (
    "author", "editor", "title", "date", "booktitle", "journaltitle", "volume", "number", "pages", "edition",
    "publisher", "institution", "organization", "location", "url", "doi", "isbn",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of which a work's readings say different things: each value with the readings that have it.

    The first value is the one that is printed.
    """

    field: str
    values: tuple[tuple[str, tuple[Reference, ...]], ...]


def conflicts(work: Work) -> tuple[Conflict, ...]:
    """The fields of which the readings say different things; a reading that says less contradicts nobody."""
    return tuple(filter(None, (_conflict(field, work) for field in COMPARED)))


def _conflict(field: str, work: Work) -> Conflict | None:
    said: dict[str, list[Reference]] = defaultdict(list)
    for reading in (work.entry, *work.readings):
        value = shown(reading, field)
        if not value:
            continue
        home = next((other for other in said if agrees(field, other, value)), value)
        if reading not in said[home]:
            said[home].append(reading)
    if len(said) < 2:
        return None
    return Conflict(field, tuple((value, tuple(readings)) for value, readings in said.items()))


def shown(reference: Reference, field: str) -> str:
    """A field as it is held against another's; a title comes with its subtitle."""
    value = reference.get(field)
    if field == "title" and value and reference.get("subtitle"):
        return f"{value}: {reference.get('subtitle')}"
    return value


def agrees(field: str, one: str, other: str) -> bool:
    """Do two values say the same, one of them perhaps less? ``agrees("date", "2015", "2015-05")`` is true."""
    return _AGREE.get(field, _same_words)(one, other)


def _same_words(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def _begins(one: str, other: str) -> bool:
    left, right = fold(one), fold(other)
    return left.startswith(right) or right.startswith(left)


def _more_exact(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _same_figures(one: str, other: str) -> bool:
    left, right = _figures(one), _figures(other)
    return left == right if left or right else _same_words(one, other)


def _figures(value: str) -> list[str]:
    """The numbers of a value, shortened ends written out: "331–44" and "331–344" are one, "2" and "2nd ed." too."""
    found: list[str] = []
    for figure in re.findall(r"\d+", value):
        short = found and len(figure) < len(found[-1])
        found.append(found[-1][: len(found[-1]) - len(figure)] + figure if short else figure)
    return found


def _names_agree(one: str, other: str) -> bool:
    """The same families in the same order; "others" and a missing rest are no contradiction, nor are initials."""
    left, right = people(one), people(other)
    for mine, theirs in zip(left, right, strict=False):
        if fold(mine.family) != fold(theirs.family):
            return False
        given = [fold(name.given).split() for name in (mine, theirs)]
        if any(a[:1] != b[:1] for a, b in zip(*given, strict=False)):
            return False
        if any(len(a) > 1 and len(b) > 1 and a != b for a, b in zip(*given, strict=False)):
            return False
    return len(left) == len(right) or "others" in one + other


# How two values of a field are held against one another; of all others the words count.
_AGREE: dict[str, Callable[[str, str], bool]] = {
    "author": _names_agree,
    "editor": _names_agree,
    "date": _more_exact,
    "isbn": lambda one, other: bare_isbn(one) == bare_isbn(other),
    "url": lambda one, other: address(one) == address(other),
    **dict.fromkeys(("pages", "edition"), _same_figures),
    **dict.fromkeys(("title", "publisher", "institution", "organization", "location"), _begins),
    **dict.fromkeys(("journaltitle", "booktitle"), _begins),
}
