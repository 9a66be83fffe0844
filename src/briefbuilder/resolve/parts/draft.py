"""A work as far as it has been read: its fields, where each of them stands and how sure it is.

``Draft.put("volume", "3", (15, 17), 0.98)`` → ``draft.fields == {"volume": "3"}``, and ``draft.readings["volume"]``
says from where.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefbuilder.model import Reading
from briefbuilder.resolve.parts.marked import Marked
from briefbuilder.resolve.parts.person import with_spaced_initials

_NAMES = frozenset(("author", "editor", "translator"))


@dataclass(slots=True)
class Draft:
    """Fields in BibLaTeX's names; ``findings`` are (code, message) pairs that an editor should see.

    Readings count the letters of the entry's ``Marked.text``; a value without a place (0, 0) follows from others.
    """

    type: str = "misc"
    readings: dict[str, Reading] = field(default_factory=dict)
    findings: list[tuple[str, str]] = field(default_factory=list)
    same: str = ""  # "author" or "editor": a dash or "Ders." says that it is the entry before's
    either: dict[str, tuple[str, str]] = field(default_factory=dict)  # dates in figures, day first and month first

    @property
    def fields(self) -> dict[str, str]:
        """The values alone."""
        return {name: reading.value for name, reading in self.readings.items()}

    @property
    def bib_fields(self) -> dict[str, str]:
        """The values as a .bib has them: initials parted, "M.T." being two."""
        return {name: with_spaced_initials(value) if name in _NAMES else value for name, value in self.fields.items()}

    def readings_in(self, entry: Marked) -> tuple[tuple[str, Reading], ...]:
        """The readings counted in letters of the source instead of the entry's."""
        return tuple((name, _placed(reading, entry)) for name, reading in self.readings.items())

    def get(self, name: str) -> str:
        """A field's value, or an empty string."""
        reading = self.readings.get(name)
        return reading.value if reading else ""

    def set(self, name: str, value: str, span: tuple[int, int] = (0, 0), sure: float = 1.0) -> None:
        """Set a field that is still empty, to a value that is not."""
        if name not in self.readings:
            self.put(name, value, span, sure)

    def put(self, name: str, value: str, span: tuple[int, int] = (0, 0), sure: float = 1.0) -> None:
        """Set a field, whatever it held; an empty value leaves it as it was."""
        value = " ".join(value.split())
        if value:
            self.readings[name] = Reading(value, *span, sure)

    def drop(self, name: str) -> str:
        """Take a field out and give its value back."""
        reading = self.readings.pop(name, None)
        return reading.value if reading else ""

    def rename(self, old: str, new: str) -> None:
        """Move a reading to another field, if that one is empty."""
        if old in self.readings:
            reading = self.readings.pop(old)
            self.readings.setdefault(new, reading)

    def find(self, code: str, message: str) -> None:
        """Note something odd."""
        self.findings.append((code, message))


def _placed(reading: Reading, entry: Marked) -> Reading:
    if reading.end <= reading.start or reading.end > len(entry.ends):
        return Reading(reading.value, sure=reading.sure)
    return Reading(reading.value, entry.starts[reading.start], entry.ends[reading.end - 1], reading.sure)
