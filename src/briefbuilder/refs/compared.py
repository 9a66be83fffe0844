"""An entry as printed beside a record that came in, field by field.

In: the entry's fields and the record's.  Out: ``Row`` values in house order: same, differs, new, only printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefbuilder.bibtex import Owner
from briefbuilder.bibtex.fields import MARK, NAME_FIELDS
from briefbuilder.bibtex.provenance import EDITOR, TYPE
from briefbuilder.bibtex.writing import FIELD_ORDER
from briefbuilder.identifiers import bare_doi, bare_isbn
from briefbuilder.people import people
from briefbuilder.words import fold

State = Literal["same", "differs", "new", "only printed"]

# One thing by several names, which depends on the entry's type: the printed one's name is taken.
_ONE_THING = (("publisher", "institution"), ("journaltitle", "organization"))
_ORDER = {name: number for number, name in enumerate((TYPE, *FIELD_ORDER))}


@dataclass(frozen=True, slots=True)
class Row:
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


def compare(printed: Mapping[str, str], found: Mapping[str, str], owners: Mapping[str, Owner]) -> tuple[Row, ...]:
    """``compare({"date": "2015"}, {"date": "2015-03", "doi": "10.1000/x"}, …)``: date differs, doi is new."""
    found = _joined(printed, _aligned(printed, found))
    names = sorted({*printed, *found} - {MARK}, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
    return tuple(_row(name, printed.get(name, ""), found.get(name, ""), owners.get(name, EDITOR)) for name in names)


def _row(name: str, printed: str, found: str, owner: Owner) -> Row:
    if not found:
        return Row(name, printed, found, "only printed", owner)
    if not printed:
        return Row(name, printed, found, "new", owner)
    return Row(name, printed, found, "same" if _same(name, printed, found) else "differs", owner)


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
    if name == "doi":
        return bare_doi(one) == bare_doi(other)
    if name == "isbn":
        return bare_isbn(one) == bare_isbn(other) != ""
    if name in NAME_FIELDS:
        return [fold(each.sorted) for each in people(one)] == [fold(each.sorted) for each in people(other)]
    if name in ("url", TYPE) or "date" in name:
        return one.rstrip("/") == other.rstrip("/")
    if name == "pages":
        return re.findall(r"\w+", one) == re.findall(r"\w+", other)
    return fold(one) == fold(other)
