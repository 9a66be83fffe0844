"""The words of a page → its columns in reading order, by the white between them.

A gutter is a strip of white that runs down past several lines with text on both its sides. What crosses it (a heading
over both columns, notes set in full width) parts the page into bands, and each side is looked at again by itself. A
strip beside a few words, as a table has it, is none, unless other pages have a gutter in the same place.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import attrgetter, xor

from briefbuilder.read.pdf_words import Word

_ROW = 0.5  # of the size: baselines that differ by less are one row
_NARROW = 0.75  # of the size: what is narrower is no gutter
_FEW_ROWS = 5  # of text on each side
_LINE = 9.0  # sizes: columns have lines as wide as that
_RAGGED_LINE = 14.0  # sizes: and wider ones where they do not end at one edge
_STRAIGHT = 0.4  # of a column's lines end at one edge where it is justified
_APART = 1.8  # usual distances: a line that stands so far off at a page's edge is a running head or a page number
_OFF = 4.0  # points by which a gutter may move from page to page

_LEFT = attrgetter("left")

Gutter = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """Words that are read together; ``number`` counts the columns beside one another from 0."""

    number: int
    words: list[Word]


@dataclass(frozen=True, slots=True)
class _Row:
    """Words on about one baseline, on whatever side."""

    baseline: float
    words: list[Word]


@dataclass(frozen=True, slots=True)
class _Strip:
    """White from ``left`` to ``right`` beside the rows from ``first`` to the one before ``end``."""

    left: float
    right: float
    first: int
    end: int
    score: int


def columns(words: Sequence[Word], known: Sequence[Gutter] = ()) -> list[Column]:
    """Parted into columns, in reading order. ``known`` are gutters of other pages, for pages with few lines."""
    return list(_parted(_rows(words), known, 0))


def gutters(words: Sequence[Word]) -> list[Gutter]:
    """The gutters that this page shows by itself."""
    rows = _rows(words)
    strip = _strip(rows, ())
    return [(strip.left, strip.right)] if strip else []


def repeated(found: Sequence[Gutter]) -> list[Gutter]:
    """The gutters that stand in the same place more than once."""
    places = Counter(round((left + right) / 2 / _OFF) for left, right in found)
    return [one for one in found if places[round((one[0] + one[1]) / 2 / _OFF)] > 1][:64]


def _parted(rows: list[_Row], known: Sequence[Gutter], number: int, depth: int = 0) -> Iterator[Column]:
    strip = _strip(rows, known) if depth < 8 else None
    if strip is None:
        words = [word for row in rows for word in row.words]
        if words:
            yield Column(number, words)
        return
    middle = (strip.left + strip.right) / 2
    inner = [word for row in rows[strip.first : strip.end] for word in row.words]
    yield from _parted(rows[: strip.first], known, number, depth + 1)
    left = list(_parted(_rows([word for word in inner if _middle(word) < middle]), known, number, depth + 1))
    yield from left
    beside = max(column.number for column in left) + 1
    yield from _parted(_rows([word for word in inner if _middle(word) >= middle]), known, beside, depth + 1)
    yield from _parted(rows[strip.end :], known, number, depth + 1)


def _middle(word: Word) -> float:
    return (word.left + word.right) / 2


def _rows(words: Sequence[Word]) -> list[_Row]:
    rows: list[_Row] = []
    for word in sorted(words, key=lambda word: word.baseline):
        if rows and word.baseline - rows[-1].baseline < _ROW * min(word.size, rows[-1].words[0].size):
            rows[-1].words.append(word)
        else:
            rows.append(_Row(word.baseline, [word]))
    return rows


# --- Strips ------------------------------------------------------------------------------------------------------


def _strip(rows: list[_Row], known: Sequence[Gutter]) -> _Strip | None:
    """The gutter that parts most lines; None where the rows are one column."""
    size = _usual_size(rows)
    if len(rows) < 2 or not _may_part(rows, size):
        return None
    low = min(word.left for row in rows for word in row.words)
    cover = _cover(rows, low)
    white = [_Strip(low + left, low + right, first, end, 0) for left, right, first, end in _white(rows, cover, size)]
    strips = [strip for strip in (_trimmed(rows, strip) for strip in white) if strip]
    strips.sort(key=lambda strip: (-strip.score, strip.left - strip.right, strip.first))
    return next((strip for strip in strips if _is_gutter(rows, strip, size, known)), None)


def _usual_size(rows: list[_Row]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        for word in row.words:
            sizes[word.size] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0


def _may_part(rows: list[_Row], size: float) -> bool:
    """A quick look: have several rows a gap within, or are they much narrower than the page's text?"""
    edges = [(min(word.left for word in row.words), max(word.right for word in row.words)) for row in rows]
    low, high = min(left for left, _ in edges), max(right for _, right in edges)
    if high - low < 2 * _LINE * size:
        return False
    return (
        sum(_has_gap(row, size) for row in rows) > 0
        or sum(right - left < 0.6 * (high - low) for left, right in edges) > len(rows) / 2
    )


def _has_gap(row: _Row, size: float) -> bool:
    end = row.words[0].right
    for word in sorted(row.words, key=_LEFT):
        if word.left - end > _NARROW * size:
            return True
        end = max(end, word.right)
    return False


def _cover(rows: list[_Row], low: float) -> list[int]:
    """For each point across: the rows that have ink there, as the bits of a number."""
    high = max(word.right for row in rows for word in row.words)
    turns = [0] * (min(int(high - low), 20_000) + 2)  # the rows whose ink begins or ends at a point
    for number, row in enumerate(rows):
        bit, end = 1 << number, 0
        for word in sorted(row.words, key=_LEFT):
            start = min(max(int(word.left - low), end), len(turns) - 1)
            end = max(min(int(word.right - low + 0.999), len(turns) - 1), start)
            turns[start] ^= bit
            turns[end] ^= bit
    return list(accumulate(turns, xor))


def _white(rows: list[_Row], cover: list[int], size: float) -> Iterator[tuple[int, int, int, int]]:
    """Strips that are wide enough, with the rows they run past."""
    width = max(int(_NARROW * size), 3)
    everything = (1 << len(rows)) - 1
    seen: set[tuple[int, int]] = set()
    for left in range(1, len(cover) - width):
        ink = 0
        for point in range(left, left + width):
            ink |= cover[point]
        if ink == everything or cover[left - 1] & ~ink == 0:
            continue  # no row begins to be white here
        for first, end in _runs(ink, len(rows)):
            mask = ((1 << end) - 1) & ~((1 << first) - 1)
            if end - first < 2 or not cover[left - 1] & mask:
                continue
            right = left + width
            while right < len(cover) and not cover[right] & mask:
                right += 1
            if right < len(cover) and (first, end) not in seen:
                seen.add((first, end))
                yield left, right, first, end


def _runs(ink: int, count: int) -> Iterator[tuple[int, int]]:
    """The stretches of rows without ink."""
    first = -1
    for number in range(count):
        if ink >> number & 1:
            if first >= 0:
                yield first, number
            first = -1
        elif first < 0:
            first = number
    if first >= 0:
        yield first, count


def _trimmed(rows: list[_Row], strip: _Strip) -> _Strip | None:
    """Without a running head or a page number, which stands apart from the lines at the edge of a page."""
    first, end = strip.first, strip.end
    steps = [below.baseline - above.baseline for above, below in pairwise(rows[first:end])]
    usual = statistics.median([step for step in steps if step > 2] or [0.0])
    if end - first > 2 and first == 0 and steps[0] > _APART * usual and _is_short(rows, strip, 0):
        first += 1
    if end - first > 2 and end == len(rows) and steps[-1] > _APART * usual and _is_short(rows, strip, end - 1):
        end -= 1
    left = sum(any(word.right <= strip.left + 1 for word in row.words) for row in rows[first:end])
    right = sum(any(word.left >= strip.right - 1 for word in row.words) for row in rows[first:end])
    return _Strip(strip.left, strip.right, first, end, min(left, right)) if left and right else None


def _is_short(rows: list[_Row], strip: _Strip, number: int) -> bool:
    """Is the row no line of a column: less than half as wide, on either side?"""
    inner = rows[strip.first : strip.end]
    for left in (True, False):
        side, own = _extents(inner, strip, left=left), _extents([rows[number]], strip, left=left)
        width = max((right for _, right in side), default=0) - min((start for start, _ in side), default=0)
        if any(end - start > width / 2 for start, end in own):
            return False
    return True


def _is_gutter(rows: list[_Row], strip: _Strip, size: float, known: Sequence[Gutter]) -> bool:
    """Are there lines of text on both sides, rather than the cells of a table or a list's numbers?"""
    inner = rows[strip.first : strip.end]
    sides = [_extents(inner, strip, left=left) for left in (True, False)]
    widths = [max(right for _, right in side) - min(left for left, _ in side) for side in sides]
    if min(widths) < _LINE * size:
        return False
    middle = (strip.left + strip.right) / 2
    if any(left - _OFF <= middle <= right + _OFF for left, right in known):
        return True
    usual = [statistics.median(right - left for left, right in side) for side in sides]
    if strip.score < _FEW_ROWS or min(usual) < _LINE * size / 2:
        return False
    if all(_is_straight(side) for side in sides):
        return True
    return min(usual) >= _RAGGED_LINE * size and strip.score > _FEW_ROWS


def _extents(rows: list[_Row], strip: _Strip, *, left: bool) -> list[tuple[float, float]]:
    """Where each row begins and ends on one side of the strip."""
    middle = (strip.left + strip.right) / 2
    sides = ([word for word in row.words if (_middle(word) < middle) == left] for row in rows)
    return [(min(word.left for word in side), max(word.right for word in side)) for side in sides if side]


def _is_straight(side: list[tuple[float, float]]) -> bool:
    """Do many lines end at one edge?"""
    edge = max(right for _, right in side)
    return sum(edge - right < 2 for _, right in side) >= _STRAIGHT * len(side)
