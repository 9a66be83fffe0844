"""Is what came the work that was meant? A figure from 0 to 1, and what speaks against it.

In: the entry as printed, the fields that came.  Out: ``Likeness``. A number that leads to another work (a slip of
print, a wrong record) is the most common mistake of all; it shows in title, names and year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefbuilder.identifiers import bare_doi, bare_isbn
from briefbuilder.model import Reference
from briefbuilder.people import people
from briefbuilder.resolve.parts.titles import same_title, split_subtitle
from briefbuilder.words import fold

ENOUGH = 0.65
_CHANCE = 0.6  # two titles that have nothing to do with one another are as like as this
_TITLE, _NAMES, _YEAR = 6.0, 2.5, 1.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """``Likeness(0.31, ("another title", "other names"))``; ``enough``: it may well be the same work."""

    value: float
    against: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        """Shall it count as the same work until somebody looks?"""
        return self.value >= ENOUGH


def likeness(printed: Reference, found: Mapping[str, str]) -> Likeness:
    """Compare what both have; an entry that says nothing is like everything."""
    against: list[str] = []
    signs = []
    title = same_title(
        _parted(printed.get("title"), printed.get("subtitle")), _parted(found["title"], found.get("subtitle", ""))
    )
    if printed.get("title"):
        signs.append((_TITLE, max(title - _CHANCE, 0.0) / (1 - _CHANCE)))
        against += ["another title"] if title < 0.8 else []
    names = _names(printed.get("author") or printed.get("editor"), found.get("author") or found.get("editor", ""))
    if names is not None:
        signs.append((_NAMES, names))
        against += ["other names"] if names < 0.5 else []
    years = _years(printed.get("date"), found.get("date", ""))
    if years is not None:
        signs.append((_YEAR, years))
        against += ["another year"] if years < 0.5 else []
    if _other_number(printed, found):
        signs.append((_TITLE, 0.0))
        against.append("another number")
    weight = sum(weight for weight, _ in signs)
    value = sum(weight * sign for weight, sign in signs) / weight if weight else 1.0
    return Likeness(round(value, 2), tuple(against))


def _parted(title: str, subtitle: str) -> tuple[str, str]:
    """Title and subtitle, whether or not they stand in one field."""
    return (title, subtitle) if subtitle else split_subtitle(title)


def _names(one: str, other: str) -> float | None:
    left, right = ({fold(name.family) for name in people(value)} for value in (one, other))
    if not left or not right:
        return None
    if left & right:
        return 1.0
    words = [set(" ".join(names).split()) for names in (left, right)]
    return 0.6 if words[0] & words[1] else 0.0


def _years(one: str, other: str) -> float | None:
    if not (one[:4].isdigit() and other[:4].isdigit()):
        return None
    apart = abs(int(one[:4]) - int(other[:4]))
    return 1.0 if apart == 0 else 0.6 if apart == 1 else 0.0


def _other_number(printed: Reference, found: Mapping[str, str]) -> bool:
    dois = {bare_doi(printed.get("doi")), bare_doi(found.get("doi", ""))}
    isbns = {bare_isbn(printed.get("isbn")), bare_isbn(found.get("isbn", ""))}
    same_doi, same_isbn = (len(numbers) == 1 and "" not in numbers for numbers in (dois, isbns))
    return (len(dois - {""}) > 1) or (len(isbns - {""}) > 1 and not same_doi) if not same_isbn else False
