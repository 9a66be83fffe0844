"""Printed dates as ISO 8601 / EDTF at the precision given: ``"12 March 2015"``, ``"Spring 2013"``, ``"2015"``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefbuilder.dates import find_date

_SEASONS = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "frühjahr": 21, "frühling": 21, "sommer": 22,
    "herbst": 23, "printemps": 21, "été": 22, "automne": 23, "hiver": 24, "primavera": 21, "verano": 22, "otoño": 23,
    "invierno": 24, "весна": 21, "лето": 22, "осень": 23, "зима": 24,
}  # fmt: skip
_SEASON = re.compile(rf"\b({'|'.join(_SEASONS)})(?:\s*/\s*\w+)?\s+((?:1[4-9]|20)\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,/:–-])((?:1[4-9]|20)\d\d)(?:[a-h]\b)?(?![\d])(?!\s*[–-]\s*\d{2,4}\b)")
_RANGE = re.compile(r"\b(?P<first>\d{1,2})\s*[–-]\s*(?=\d{1,2}\.?\s)")


@dataclass(frozen=True, slots=True)
class Found:
    """A date: its EDTF ``value`` and where it stands."""

    value: str
    start: int
    end: int

    @property
    def precise(self) -> bool:
        """Does it name at least a month?"""
        return len(self.value) > 4


def find_dates(text: str) -> tuple[Found, ...]:
    """All dates in order; a lone year counts only where no fuller date holds it."""
    found: list[Found] = []
    offset = 0
    while (dated := find_date(text[offset:])) and len(found) < 50:
        start, end = offset + dated.start, offset + dated.end
        value = dated.value[:4] if dated.doubtful else dated.value
        found.append(_ranged(text, Found(value, start, end)))
        offset = end
    found.extend(
        Found(f"{match[2]}-{_SEASONS[match[1].casefold()]}", *match.span()) for match in _SEASON.finditer(text)
    )
    taken = [(one.start, one.end) for one in found]
    found.extend(
        Found(match[1], *match.span())
        for match in _YEAR.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    )
    return tuple(sorted(found, key=lambda one: one.start))


def _ranged(text: str, found: Found) -> Found:
    """``"12-14 March 2015"`` gives 2015-03-12/2015-03-14."""
    before = _RANGE.search(text[max(found.start - 6, 0) : found.start + 3])
    if not before or len(found.value) != 10:
        return found
    start = max(found.start - 6, 0) + before.start()
    first = int(before["first"])
    if start >= found.start or not 1 <= first < int(found.value[8:]):
        return found
    return Found(f"{found.value[:8]}{first:02d}/{found.value}", start, found.end)
