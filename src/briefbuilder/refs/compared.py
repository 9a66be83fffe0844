"""An entry as printed beside a record that came in, field by field.

In: the entry's fields and the record's.  Out: ``Compared`` values in house order: same, differs, new, only printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from briefbuilder.bibtex import Owner
from briefbuilder.bibtex.fields import MARK, NAME_FIELDS
from briefbuilder.bibtex.provenance import EDITOR, TYPE
from briefbuilder.bibtex.writing import FIELD_ORDER
from briefbuilder.identifiers import bare_doi, bare_isbn
from briefbuilder.people import Person, people
from briefbuilder.words import BIBLATEX_TO_BCP47, fold

State = Literal["same", "differs", "new", "only printed"]

# One thing by several names, which depends on the entry's type: the printed one's name is taken.
_ONE_THING = (("publisher", "institution"), ("journaltitle", "organization"), ("journaltitle", "booktitle"))
# How identifiers are compared; all else by its letters and figures.
_BARE: dict[str, Callable[[str], str]] = {
    "doi": bare_doi,
    "isbn": bare_isbn,
    "url": lambda value: value.rstrip("/"),
    "langid": lambda value: BIBLATEX_TO_BCP47.get(value.casefold(), value)[:2],
}
_ORDER = {name: number for number, name in enumerate((TYPE, *FIELD_ORDER))}


@dataclass(frozen=True, slots=True)
class Compared:
    """One field: what is printed, what came, and who stands behind the printed one."""

    name: str
    printed: str
    found: str
    state: State
    owner: Owner

    def as_json(self) -> dict[str, str]:
        """For a program."""
        return {
            "field": self.name,
            "printed": self.printed,
            "found": self.found,
            "state": self.state,
            "origin": self.owner.origin if self.printed else "",
        }


def compare(printed: Mapping[str, str], found: Mapping[str, str], owners: Mapping[str, Owner]) -> tuple[Compared, ...]:
    """``compare({"date": "2015"}, {"date": "2015-03", "doi": "10.1000/x"}, …)``: date differs, doi is new."""
    found = _joined(printed, _aligned(printed, found))
    names = sorted({*printed, *found} - {MARK}, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
    return tuple(_row(name, printed.get(name, ""), found.get(name, ""), owners.get(name, EDITOR)) for name in names)


def _row(name: str, printed: str, found: str, owner: Owner) -> Compared:
    if not found:
        return Compared(name, printed, found, "only printed", owner)
    if not printed:
        return Compared(name, printed, found, "new", owner)
    return Compared(name, printed, found, "same" if _same(name, printed, found) else "differs", owner)


def _aligned(printed: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """A report's publisher is its institution: what came gets the name that the entry has for it."""
    renamed = dict(found)
    for names in _ONE_THING:
        for here, there in (names, names[::-1]):
            if there in printed and here not in printed and here in renamed and there not in renamed:
                renamed[there] = renamed.pop(here)
    return renamed


def _joined(printed: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """A title that is parted from its subtitle elsewhere is the same all the same."""
    wholes = [fold(f"{fields.get('title', '')} {fields.get('subtitle', '')}") for fields in (printed, found)]
    if wholes[0] != wholes[1]:
        return dict(found)
    ours = {name: printed[name] for name in ("title", "subtitle") if name in printed}
    return {**{name: value for name, value in found.items() if name not in ("title", "subtitle")}, **ours}


def _same(name: str, one: str, other: str) -> bool:
    """Is what came the same as what is printed, or a coarser word for it ("2015" for "2015-03", "J." for "Jane")?"""
    if name in NAME_FIELDS:
        return _same_people(one, other)
    if name.endswith("date"):
        return f"{one}-".startswith(f"{other}-")
    if name == "pages":
        pages = [re.findall(r"\w+", value) for value in (one, other)]
        return pages[0][: len(pages[1])] == pages[1]
    bare = _BARE.get(name, fold)
    return bare(one) == bare(other)


def _same_people(one: str, other: str) -> bool:
    ours, theirs = people(one), people(other)
    return len(ours) == len(theirs) and all(map(_same_person, ours, theirs))


def _same_person(ours: Person, theirs: Person) -> bool:
    """The same family name, and given names that are the same or were shortened: "Roe, Jane Ann" and "Roe, J. A."."""
    if fold(f"{ours.particle} {ours.family} {ours.suffix}") != fold(
        f"{theirs.particle} {theirs.family} {theirs.suffix}"
    ):
        return False
    long, short = fold(ours.given).split(), fold(theirs.given).split()
    return len(short) <= len(long) and all(
        word == part or (len(part) == 1 and word.startswith(part)) for word, part in zip(long, short, strict=False)
    )
