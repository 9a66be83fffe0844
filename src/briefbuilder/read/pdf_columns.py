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
from operator import attrgetter, or_, xor

from briefbuilder.read.pdf_words import Word, has_letter, letters_by_size, most

_RAISED = 0.8  # of the size: raised figures
_ROW = 0.5  # of the size: baselines that differ by less are one row
_NARROW = 0.75  # of the size: what is narrower is no gutter
_FEW_ROWS = 5  # of text on each side
_LINE = 9.0  # sizes: columns have lines as wide as that
_RAGGED_LINE = 14.0  # sizes: and wider ones where they do not end at one edge
_STRAIGHT = 0.4  # of a column's lines end at one edge where it is justified
_GAP = 1.2  # usual distances: more than the lines of a paragraph are apart
_HEADING_LINES = 3
_ALIGNED = 0.6  # of a table's lines on the right have one beside them on the left
_APART = 1.8  # usual distances: a line that stands so far off at a page's edge is a running head or a page number
_NOTE = 0.95  # of the text's size: a note
_FOOT_GAP = 2.6  # sizes: from line to line, and from a heading to its text
_MOST_ROWS = 1_000  # of a page: what has more is no page of text
_DEEPEST = 8  # bands within columns within bands
_OFF = 4.0  # points by which a gutter may move from page to page

_LEFT, _BASELINE = attrgetter("left"), attrgetter("baseline")

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


class Layout:
    """A page's words in rows, and the gutter that it shows by itself, if it shows one."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.rows = _rows(words)
        size = _usual_size(self.rows)
        self.plain = len(self.rows) > _MOST_ROWS or not _may_part(self.rows, size)
        self.strip = None if self.plain else _widest_strip(self.rows, size, ())

    @property
    def gutters(self) -> list[Gutter]:
        """The gutter's place, if there is one."""
        return [(self.strip.left, self.strip.right)] if self.strip else []

    def columns(self, known: Sequence[Gutter] = ()) -> list[Column]:
        """Parted into columns, in reading order. ``known`` are gutters of other pages, for pages with few lines."""
        if self.plain:
            return [Column(0, [word for row in self.rows for word in row.words])] if self.rows else []
        return list(_parted(self.rows, known, 0, self.strip))


def repeated(found: Sequence[Gutter]) -> list[Gutter]:
    """The gutters that stand in the same place more than once."""
    places = Counter(round((left + right) / 2 / _OFF) for left, right in found)
    return [one for one in found if places[round((one[0] + one[1]) / 2 / _OFF)] > 1][:64]


def _parted(
    rows: list[_Row], known: Sequence[Gutter], number: int, found: _Strip | None = None, depth: int = 0
) -> Iterator[Column]:
    strip = found or (_strip(rows, known) if depth < _DEEPEST else None)
    if strip is None:
        words = [word for row in rows for word in row.words]
        if words:
            yield Column(number, words)
        return
    end = _broken(rows, strip)
    on_left, on_right = _halves([word for row in rows[strip.first : end] for word in row.words], strip)
    yield from _parted(rows[: strip.first], known, number, depth=depth + 1)
    left = list(_parted(_rows(on_left), known, number, depth=depth + 1))
    yield from left
    beside = max(column.number for column in left) + 1
    yield from _parted(_rows(on_right), known, beside, depth=depth + 1)
    yield from _parted(rows[end:], known, number, depth=depth + 1)


def _broken(rows: list[_Row], strip: _Strip) -> int:
    """The row before which both columns end: that of a heading in both columns' name which is too short to cross them.

    On the right the page is white beside it, and the lines of both columns end above it and begin below it together.
    """
    inner = rows[strip.first : strip.end]
    sides = [(row.baseline, *_halves(row.words, strip)) for row in inner]
    left = [baseline for baseline, words, _ in sides if words]
    right = [baseline for baseline, _, words in sides if words]
    steps = [below - above for above, below in pairwise(left)]
    usual = statistics.median(steps) if steps else 0.0
    for above, below in pairwise(right):
        alone = [line for line in left if above + usual / 2 < line < below - usual / 2]
        ends = [line for line in left if line <= above + usual / 2]
        begins = [line for line in left if line >= below - usual / 2]
        if (
            not (0 < len(alone) <= _HEADING_LINES and ends and begins)
            or below - above < (1 + len(alone)) * _GAP * usual
        ):
            continue
        together = above - ends[-1] < _GAP * usual and abs(begins[0] - below) < usual / 2
        if together and alone[0] - ends[-1] > _GAP * usual and _stands_out(inner, strip, ends[-1], alone):
            return strip.first + next(n for n, row in enumerate(inner) if row.baseline >= alone[0])
    return strip.end


def _stands_out(rows: list[_Row], strip: _Strip, above: float, alone: list[float]) -> bool:
    """Are these lines on the left larger than the one above them, or of another weight?"""
    by_place = {row.baseline: _halves(row.words, strip)[0] for row in rows}
    text, lines = by_place[above], [word for line in alone for word in by_place[line]]
    size = max(word.size for word in text)
    slanted = not any(word.italic for word in text) and all(word.italic for word in lines)
    heavier = not any(word.bold for word in text) and all(word.bold for word in lines)
    return heavier or slanted or all(word.size > 1.05 * size for word in lines)


def _rows(words: Sequence[Word]) -> list[_Row]:
    rows: list[_Row] = []
    for word in sorted(words, key=_BASELINE):
        if rows and word.baseline - rows[-1].baseline < _ROW * _row_size(word.size, rows[-1].words[0].size):
            rows[-1].words.append(word)
        else:
            rows.append(_Row(word.baseline, [word]))
    return rows


def _row_size(size: float, other: float) -> float:
    """What a row's height is counted in: a note's raised number stands in the row of its words."""
    small, large = (size, other) if size < other else (other, size)
    return large if small < _RAISED * large else small


# --- Strips ------------------------------------------------------------------------------------------------------


def _strip(rows: list[_Row], known: Sequence[Gutter]) -> _Strip | None:
    """The gutter that parts most lines; None where the rows are one column."""
    size = _usual_size(rows)
    return _widest_strip(rows, size, known) if _may_part(rows, size) else None


def _widest_strip(rows: list[_Row], size: float, known: Sequence[Gutter]) -> _Strip | None:
    low = min(word.left for row in rows for word in row.words)
    cover = _cover(rows, low)
    white = [_Strip(low + left, low + right, first, end, 0) for left, right, first, end in _white(rows, cover, size)]
    strips = [strip for strip in (_trimmed(rows, strip) for strip in white) if strip]
    strips.sort(key=lambda strip: (-strip.score, strip.left - strip.right, strip.first))
    return next((strip for strip in strips if _is_gutter(rows, strip, size, known)), None)


def _usual_size(rows: list[_Row]) -> float:
    sizes = letters_by_size([word for row in rows for word in row.words])
    return most(sizes) if sizes else 10.0


def _may_part(rows: list[_Row], size: float) -> bool:
    """A quick look: have several rows a gap within, or are they much narrower than the page's text?"""
    if len(rows) < 2:
        return False
    edges = [_edges(row.words) for row in rows]
    low, high = min(left for left, _ in edges), max(right for _, right in edges)
    if high - low < 2 * _LINE * size:
        return False
    narrow = sum(right - left < 0.6 * (high - low) for left, right in edges)
    return narrow > len(rows) / 2 or any(_has_gap(row, size) for row in rows)


def _edges(words: list[Word]) -> tuple[float, float]:
    """Where words begin and end."""
    return min([word.left for word in words]), max([word.right for word in words])


def _has_gap(row: _Row, size: float) -> bool:
    end, narrow = row.words[0].right, _NARROW * size
    for word in sorted(row.words, key=_LEFT):
        if word.left - end > narrow:
            return True
        end = max(end, word.right)
    return False


def _cover(rows: list[_Row], low: float) -> list[int]:
    """For each point across: the rows that have ink there, as the bits of a number."""
    high = max(word.right for row in rows for word in row.words)
    last = min(int(high - low), 20_000) + 1
    turns = [0] * (last + 1)  # the rows whose ink begins or ends at a point
    for number, row in enumerate(rows):
        bit, end = 1 << number, 0
        for word in sorted(row.words, key=_LEFT):
            start, follows = int(word.left - low), int(word.right - low + 0.999)
            start = max(start, end)
            start = min(start, last)
            end = start if follows < start else last if follows > last else follows
            turns[start] ^= bit
            turns[end] ^= bit
    return list(accumulate(turns, xor))


def _white(rows: list[_Row], cover: list[int], size: float) -> Iterator[tuple[int, int, int, int]]:
    """Strips that are wide enough, with the rows they run past."""
    width = max(int(_NARROW * size), 3)
    everything = (1 << len(rows)) - 1
    seen: set[tuple[int, int]] = set()
    for left, ink in enumerate(_ink(cover, width)[1:-1], 1):
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


def _ink(cover: list[int], width: int) -> list[int]:
    """For each point: the rows with ink there or at one of the next points, as many as ``width``.

    Two stretches together make one up to twice as wide, as a row's bits may be set more than once.
    """
    reach = 1
    while reach < width:
        step = min(reach, width - reach)
        cover = list(map(or_, cover, cover[step:]))
        reach += step
    return cover


def _runs(ink: int, count: int) -> Iterator[tuple[int, int]]:
    """The stretches of rows without ink: ``_runs(0b1001, 5)`` are (1, 3) and (4, 5)."""
    white, first = ~ink & ((1 << count) - 1), 0
    while white:
        skip = (white & -white).bit_length() - 1  # up to the lowest bit that is set
        white >>= skip
        long = (~white & -~white).bit_length() - 1  # up to the lowest that is not
        white >>= long
        yield first + skip, first + skip + long
        first += skip + long


def _trimmed(rows: list[_Row], strip: _Strip) -> _Strip | None:
    """Without a running head or a page number, which stands apart from the lines at the edge of a page."""
    first, end = strip.first, strip.end
    steps = [below.baseline - above.baseline for above, below in pairwise(rows[first:end])]
    usual = statistics.median([step for step in steps if step > 2] or [0.0])
    if end - first > 2 and first == 0 and steps[0] > _APART * usual and _is_short(rows, strip, 0):
        first += 1
    if end - first > 2 and end == len(rows) and steps[-1] > _APART * usual and _is_short(rows, strip, end - 1):
        end -= 1
    end = max(_foot(rows, strip, first, end), first + 2)
    before, after = strip.left + 1, strip.right - 1
    left = sum(min([word.right for word in row.words]) <= before for row in rows[first:end])
    right = sum(max([word.left for word in row.words]) >= after for row in rows[first:end])
    return _Strip(strip.left, strip.right, first, end, min(left, right)) if left and right else None


def _foot(rows: list[_Row], strip: _Strip, first: int, end: int) -> int:
    """Where rows on the left begin that belong to what follows in full width, or stand where it would: ``end`` if none.

    Below both columns a short heading opens what follows, and notes of the page stand whose words do not cross over.
    """
    last = next((at for at in range(end - 1, first - 1, -1) if _halves(rows[at].words, strip)[1]), end)
    above = next((at for at in range(min(last, end - 1), first - 1, -1) if _halves(rows[at].words, strip)[0]), -1)
    if above < 0 or last + 1 >= end:
        return end
    sizes = [_row_size_of(row) for row in (rows[above], *rows[last + 1 : end])]
    largest = list(accumulate(reversed(sizes), max))[::-1]
    lines = [rows[above].baseline, *(row.baseline for row in rows[last + 1 : end + 1])]
    gaps = [below - line for line, below in pairwise(lines)]
    widest = list(accumulate(reversed(gaps), max))[::-1]
    limit = _FOOT_GAP * _row_size_of(rows[end]) if end < len(rows) else 0.0  # from line to line in full width
    for number in range(1, len(sizes)):
        smaller = largest[number] < _NOTE * sizes[number - 1]
        opens = number < len(widest) and widest[number] <= limit and gaps[number - 1] > _GAP * widest[number]
        if smaller or opens:
            return last + number
    return end


def _row_size_of(row: _Row) -> float:
    """The size of most of a row's letters."""
    return most(letters_by_size(row.words))


def _is_short(rows: list[_Row], strip: _Strip, number: int) -> bool:
    """Is the row no line of a column: less than half as wide, on either side?"""
    inner = [_halves(row.words, strip) for row in rows[strip.first : strip.end]]
    for side, own in zip(zip(*inner, strict=True), _halves(rows[number].words, strip), strict=True):
        edges = [_edges(words) for words in side if words]
        width = max((right for _, right in edges), default=0) - min((start for start, _ in edges), default=0)
        start, end = _edges(own) if own else (0, 0)
        if end - start > width / 2:
            return False
    return True


def _is_gutter(rows: list[_Row], strip: _Strip, size: float, known: Sequence[Gutter]) -> bool:
    """Are there lines of text on both sides, rather than the cells of a table, a list's numbers or a row of dots?"""
    halves = [_halves(row.words, strip) for row in rows[strip.first : strip.end]]
    lines = [[words for words in half if words] for half in zip(*halves, strict=True)]
    sides = [[_edges(words) for words in half] for half in lines]
    widths = [max(right for _, right in side) - min(left for left, _ in side) for side in sides]
    if min(widths) < _LINE * size or not all(_has_letters(half) for half in lines):
        return False
    middle = (strip.left + strip.right) / 2
    if any(left - _OFF <= middle <= right + _OFF for left, right in known):
        return True
    usual = min(statistics.median(right - left for left, right in side) for side in sides)
    if strip.score < _FEW_ROWS or usual < _LINE * size / 2:
        return False
    if _aligned(*lines) < _ALIGNED:  # a table's rows stand on one baseline
        return True
    if usual >= _LINE * size and all(_is_straight(side) for side in sides):
        return True
    return usual >= _RAGGED_LINE * size and strip.score > _FEW_ROWS


def _halves(words: list[Word], strip: _Strip) -> tuple[list[Word], list[Word]]:
    """The words on the left of the strip's middle and those on its right."""
    left: list[Word] = []
    right: list[Word] = []
    middle = strip.left + strip.right  # twice, as that of each word
    for word in words:
        (left if word.left + word.right < middle else right).append(word)
    return left, right


def _has_letters(lines: list[list[Word]]) -> bool:
    """Are there letters in most of the lines of one side?"""
    lettered = sum(any(has_letter(word.text) for word in line) for line in lines)
    return lettered > len(lines) / 2


def _aligned(left: list[list[Word]], right: list[list[Word]]) -> float:
    """The share of lines on the right that stand on the baseline of one on the left."""
    beside, own = ({round(word.baseline) for line in side for word in line} for side in (left, right))
    return sum(bool({line - 1, line, line + 1} & beside) for line in own) / len(own) if own else 1.0


def _is_straight(side: list[tuple[float, float]]) -> bool:
    """Do many lines end at one edge?"""
    edge = max(right for _, right in side)
    return sum(edge - right < 2 for _, right in side) >= _STRAIGHT * len(side)
