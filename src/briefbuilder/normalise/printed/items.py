"""Marks at a line's start: ``"(b)"``, ``"12."``, ``"•"``; which of them stand in a row, so that they are meant.

A figure at a line's start may be the rest of a date; one whose neighbour in the row stands near it begins an item.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_MARK = re.compile(
    r"(?P<open>\(?)(?:(?P<number>\d{1,3})|(?P<roman>[ivxlc]{1,6})(?=[.)])|(?P<letter>[A-Za-z])(?=[.)]))"
    r"(?P<close>[.)]\)?)\s+(?=\S)"
)
_BULLET = re.compile(r"(?P<bullet>[•▪‣◦●■*·–—-])\s+(?=\S)")
_DASHES = "–—-"
_NEAR = 80  # lines within which the next of a row is looked for
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading of a line's mark: the row it could belong to and its place there (0 for a bullet)."""

    row: str
    number: int


def readings(text: str) -> list[Mark]:
    """What a line's start may be: ``"i. so"`` is the first of a Roman row or the ninth letter."""
    bullet = _BULLET.match(text)
    if bullet:
        return [Mark(bullet["bullet"], 0)]
    match = _MARK.match(text)
    if not match or (match["open"] and ")" not in match["close"]):
        return []
    frame = match["open"] + match["close"]
    found: list[Mark] = []
    if match["number"]:
        return [Mark("1" + frame, int(match["number"]))]
    sign = match["roman"] or match["letter"]
    if match["roman"]:
        found.append(Mark("i" + frame, roman(sign)))
    if len(sign) == 1:
        found.append(Mark(("a" if sign.islower() else "A") + frame, ord(sign.lower()) - ord("a") + 1))
    return found


def roman(text: str) -> int:
    """``"xiv"`` is 14; no question is asked about its spelling."""
    values = [_VALUES[char] for char in text.lower()]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def in_rows(texts: Sequence[str]) -> list[Mark | None]:
    """For each line the mark that has its neighbour in the row near it; None for all other lines."""
    where: dict[tuple[str, int], list[int]] = {}
    read = [readings(text) for text in texts]
    for at, marks in enumerate(read):
        for mark in marks:
            where.setdefault((mark.row, mark.number), []).append(at)
    return [next((mark for mark in marks if _has_neighbour(mark, at, where)), None) for at, marks in enumerate(read)]


def _has_neighbour(mark: Mark, at: int, where: dict[tuple[str, int], list[int]]) -> bool:
    if not mark.number:
        return mark.row not in _DASHES and len(where[mark.row, 0]) > 1
    below = where.get((mark.row, mark.number - 1), ())
    above = where.get((mark.row, mark.number + 1), ())
    return _within(below, at - _NEAR, at) or _within(above, at + 1, at + _NEAR)


def _within(places: Sequence[int], low: int, high: int) -> bool:
    index = bisect_left(places, low)
    return index < len(places) and places[index] < high
