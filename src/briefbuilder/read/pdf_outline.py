"""Which lines the file itself calls headings: by its outline ("bookmarks") or by its tags (H1 … H6)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
from pypdfium2 import raw

from briefbuilder.read.pdf_drawn import string_of
from briefbuilder.read.pdf_lines import Printed
from briefbuilder.read.pdf_words import Frame

_MOST_ENTRIES = 20_000
_MOST_ELEMENTS = 50_000  # of a page
_MOST_LINES = 5  # of a heading
_LONGEST = 500  # characters of a heading
_LEVELS = 6
_NUMBER = re.compile(r"(?:[^\W\d_]{1,12}[ \u00a0])?(?:\d{1,4}(?:\.\d{1,4}){0,6}|[IVXLC]{1,8})[.):]?[\s:–—-]+")
_SIGN = re.compile(r"[\W_]+")
_HEADING = re.compile(r"H([1-6])?")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the outline: its level from 1, its words, its page from 1, how far down (None: not said)."""

    level: int
    title: str
    page: int
    down: float | None


def outline(opened: Any, frames: Sequence[Frame]) -> dict[int, list[Entry]]:  # noqa: ANN401 - pypdfium2 has no types
    """The entries that lead to a page of this file, by page; none where the outline is broken."""
    entries: list[Entry] = []
    try:
        for mark in opened.get_toc(max_depth=_LEVELS):
            entries += _entry(mark, frames)
            if len(entries) >= _MOST_ENTRIES:
                break
    except (pypdfium2.PdfiumError, UnicodeError, ValueError):
        return {}
    by_page: dict[int, list[Entry]] = {}
    for entry in entries:
        by_page.setdefault(entry.page, []).append(entry)
    return by_page


def _entry(mark: Any, frames: Sequence[Frame]) -> Iterator[Entry]:  # noqa: ANN401
    target = mark.get_dest()
    index = target.get_index() if target else None
    title = " ".join(mark.get_title().split())
    if not title or index is None or not 0 <= index < len(frames):
        return
    mode, numbers = target.get_view()
    across = down = None
    if mode == raw.PDFDEST_VIEW_XYZ and len(numbers) > 1:
        across, down = numbers[0], numbers[1]
    elif mode in {raw.PDFDEST_VIEW_FITH, raw.PDFDEST_VIEW_FITBH} and numbers:
        down = numbers[0]
    yield Entry(mark.level + 1, title, index + 1, frames[index].place(across or 0.0, down)[1] if down else None)


# --- Lines -------------------------------------------------------------------------------------------------------


def with_levels(lines: list[Printed], entries: Sequence[Entry], headings: dict[int, int]) -> list[Printed]:
    """The lines of a page, those that the outline or the tags call headings with their level."""
    for number, line in enumerate(lines):
        marks = line.marks - {-1}
        if headings and marks and marks <= headings.keys():
            lines[number] = replace(line, level=min(headings[mark] for mark in marks))
    readings = _readings(lines) if entries else {}
    for entry in entries:
        found = readings.get(_folded(entry.title), []) or readings.get(_folded(_bare(entry.title)), [])
        for number in min(found, key=lambda range_: _distance(lines[range_.start], entry), default=range(0)):
            lines[number] = replace(lines[number], level=entry.level)
    return lines


def _readings(lines: Sequence[Printed]) -> dict[str, list[range]]:
    """What each stretch of a few lines reads, with and without a number before it: "2. Moorings" and "Moorings"."""
    found: dict[str, list[range]] = {}
    for start, line in enumerate(lines):
        text = ""
        for end in range(start, min(start + _MOST_LINES, len(lines))):
            if lines[end].column != line.column or len(text) > _LONGEST:
                break
            text += " " + "".join(piece.text for piece in lines[end].pieces if piece.shift <= 0)
            for reading in {_folded(text), _folded(_bare(text))} - {""}:
                found.setdefault(reading, []).append(range(start, end + 1))
    return found


def _distance(line: Printed, entry: Entry) -> float:
    return abs(line.baseline - line.size - entry.down) if entry.down is not None else -line.size


def _bare(text: str) -> str:
    text = text.strip()
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text


def _folded(text: str) -> str:
    return _SIGN.sub("", unicodedata.normalize("NFKC", text).casefold())


# --- Tags --------------------------------------------------------------------------------------------------------


def tagged_headings(page: Any) -> dict[int, int]:  # noqa: ANN401
    """The numbers of a page's marked contents that its tags make headings, with the level."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    found: dict[int, int] = {}
    waiting = [(raw.FPDF_StructTree_GetChildAtIndex(tree, n), 0) for n in range(_children(tree))]
    for _ in range(_MOST_ELEMENTS):
        if not waiting:
            break
        element, level = waiting.pop()
        if element:
            waiting += _element(element, level, found)
    raw.FPDF_StructTree_Close(tree)
    return found


def _children(tree: Any) -> int:  # noqa: ANN401
    return max(0, min(int(raw.FPDF_StructTree_CountChildren(tree)), _MOST_ELEMENTS))


def _element(element: Any, level: int, found: dict[int, int]) -> Iterator[tuple[Any, int]]:  # noqa: ANN401
    """Note the marked contents of a heading; gives back its children with the level that holds for them."""
    kind = string_of(lambda buffer, size: raw.FPDF_StructElement_GetType(element, buffer, size), "utf-16-le")
    heading = _HEADING.fullmatch(kind)
    level = int(heading[1] or 1) if heading else level
    for number in range(max(0, min(raw.FPDF_StructElement_CountChildren(element), _MOST_ELEMENTS))):
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, number)
        if mark >= 0 and level:
            found[mark] = level
        elif mark < 0:
            yield raw.FPDF_StructElement_GetChildAtIndex(element, number), level
