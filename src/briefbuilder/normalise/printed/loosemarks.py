"""Marks that an extractor wrote apart from their items: ``1.`` / ``2.`` / ``3.`` and the three texts elsewhere.

Some write a list's marks in a row above its texts, others at the page's end. Where as many texts can be found as there
are marks (below them, or below a line that leads to a list), each mark goes back to its text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefbuilder.model import Run, extent
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.shapes import CLOSERS, ends_sentence, starts_small

_LONE = re.compile(r"\(?(?:(?P<number>\d{1,2})|(?P<letter>[a-z]))[.)]|(?P<bullet>[•▪‣◦●■])")
_LEAST = 2
_MOST_LINES = 9  # of an item
_STOPS = (";", ".", "!", "?", "…")


def with_marks(lines: Sequence[PageLine]) -> Sequence[PageLine]:
    """The lines, loose marks before the texts they belong to; those that fit nowhere stay where they are."""
    groups = _groups(lines)
    if not groups:
        return lines
    heads: dict[int, int] = {}  # an item's first line → its mark's
    for group in groups:
        starts = _below(lines, group) or _led_to(lines, group, heads)
        heads.update(zip(starts, group, strict=False))
    gone = set(heads.values())
    return [_marked(lines[heads[at]], line) if at in heads else line for at, line in enumerate(lines) if at not in gone]


def _groups(lines: Sequence[PageLine]) -> list[list[int]]:
    """Marks that follow one another, each on a line of its own."""
    groups: list[list[int]] = []
    last: tuple[str, int] | None = None
    for at, line in enumerate(lines):
        match = _LONE.fullmatch(line.text.strip())
        kind, value = _value(match) if match else ("", 0)
        if match and groups and last and groups[-1][-1] == at - 1 and _follows(last, (kind, value)):
            groups[-1].append(at)
        elif match:
            groups.append([at])
        last = (kind, value) if match else None
    return [group for group in groups if len(group) >= _LEAST]


def _value(match: re.Match[str]) -> tuple[str, int]:
    if match["bullet"]:
        return match["bullet"], 0
    return ("1", int(match["number"])) if match["number"] else ("a", ord(match["letter"]))


def _follows(above: tuple[str, int], below: tuple[str, int]) -> bool:
    return above[0] == below[0] and below[1] == above[1] + bool(above[1])


def _below(lines: Sequence[PageLine], group: list[int]) -> list[int]:
    """The first lines of the texts right below the marks."""
    at = group[-1] + 1
    if at >= len(lines) or lines[at].page != lines[group[-1]].page:
        return []
    return _items(lines, at, len(group))


def _led_to(lines: Sequence[PageLine], group: list[int], taken: dict[int, int]) -> list[int]:
    """The first lines of texts further up on the page, below a line that leads to a list."""
    page = lines[group[0]].page
    if group[-1] + 1 < len(lines) and lines[group[-1] + 1].page == page:
        return []
    first = group[0]
    while first and lines[first - 1].page == page:
        first -= 1
    for at in range(first, group[0] - 1):
        if lines[at].text.rstrip().endswith(":") and at + 1 not in taken:
            starts = _items(lines, at + 1, len(group))
            if starts and starts[-1] < group[0] and _alike(lines, starts):
                return starts
    return []


def _items(lines: Sequence[PageLine], start: int, count: int) -> list[int]:
    """Where ``count`` texts begin from a line on, each ending with a stop at a line's end; none if they do not."""
    starts = [start]
    for at in range(start, min(len(lines), start + count * _MOST_LINES)):
        if _LONE.fullmatch(lines[at].text.strip()) or at - starts[-1] >= _MOST_LINES:
            return []
        if not lines[at].text.rstrip(CLOSERS + " ").endswith(_STOPS):
            continue
        if len(starts) < count:
            starts.append(at + 1)
            continue
        resumes = at + 1 == len(lines) or not starts_small(lines[at + 1].text)
        return starts if resumes and ends_sentence(lines[at].text[-60:]) else []
    return []


def _alike(lines: Sequence[PageLine], starts: list[int]) -> bool:
    """Do all of them begin small, or all with a capital; and none is a full page's paragraph?"""
    small = {starts_small(lines[at].text) for at in starts}
    return len(small) == 1 and all(below - above < _MOST_LINES for above, below in pairwise(starts))


def _marked(mark: PageLine, line: PageLine) -> PageLine:
    at = extent(mark.inlines)[1]
    inlines = (*mark.inlines, Run(" ", at, at, rule="rejoined"), *line.inlines)
    return replace(line, inlines=inlines, text=f"{mark.text.strip()} {line.text}", width=line.width + mark.width)
