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


class Layout:
    """A page's words in rows, and the gutter that it shows by itself, if it shows one."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.rows = _rows(words)
        self.plain = len(self.rows) > _MOST_ROWS or not _may_part(self.rows, _usual_size(self.rows))
        self.strip = None if self.plain else _strip(self.rows, ())

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
    middle = (strip.left + strip.right) / 2
    end = _broken(rows, strip)
    inner = [word for row in rows[strip.first : end] for word in row.words]
    yield from _parted(rows[: strip.first], known, number, depth=depth + 1)
    left = list(_parted(_rows([word for word in inner if _middle(word) < middle]), known, number, depth=depth + 1))
    yield from left
    beside = max(column.number for column in left) + 1
    yield from _parted(_rows([word for word in inner if _middle(word) >= middle]), known, beside, depth=depth + 1)
    yield from _parted(rows[end:], known, number, depth=depth + 1)


def _broken(rows: list[_Row], strip: _Strip) -> int:
    """The row before which both columns end: that of a heading in both columns' name which is too short to cross them.

    On the right the page is white beside it, and the lines of both columns end above it and begin below it together.
    """
    inner = rows[strip.first : strip.end]
    left, right = ([row.baseline for row in inner if _sides(row, strip, left=which)] for which in (True, False))
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
    by_place = {row.baseline: _sides(row, strip, left=True) for row in rows}
    text, lines = by_place[above], [word for line in alone for word in by_place[line]]
    size = max(word.size for word in text)
    slanted = not any(word.italic for word in text) and all(word.italic for word in lines)
    heavier = not any(word.bold for word in text) and all(word.bold for word in lines)
    return heavier or slanted or all(word.size > 1.05 * size for word in lines)


def _middle(word: Word) -> float:
    return (word.left + word.right) / 2


def _rows(words: Sequence[Word]) -> list[_Row]:
    rows: list[_Row] = []
    for word in sorted(words, key=lambda word: word.baseline):
        if rows and word.baseline - rows[-1].baseline < _ROW * _row_size(word, rows[-1].words[0]):
            rows[-1].words.append(word)
        else:
            rows.append(_Row(word.baseline, [word]))
    return rows


def _row_size(word: Word, other: Word) -> float:
    """What a row's height is counted in: a note's raised number stands in the row of its words."""
    small, large = sorted((word.size, other.size))
    return large if small < _RAISED * large else small


# --- Strips ------------------------------------------------------------------------------------------------------


def _strip(rows: list[_Row], known: Sequence[Gutter]) -> _Strip | None:
    """The gutter that parts most lines; None where the rows are one column."""
    size = _usual_size(rows)
    if not _may_part(rows, size):
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
    if len(rows) < 2:
        return False
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
    end = max(_foot(rows, strip, first, end), first + 2)
    left = sum(any(word.right <= strip.left + 1 for word in row.words) for row in rows[first:end])
    right = sum(any(word.left >= strip.right - 1 for word in row.words) for row in rows[first:end])
    return _Strip(strip.left, strip.right, first, end, min(left, right)) if left and right else None


def _foot(rows: list[_Row], strip: _Strip, first: int, end: int) -> int:
    """Where rows on the left begin that belong to what follows in full width, or stand where it would: ``end`` if none.

    Below both columns a short heading opens what follows, and notes of the page stand whose words do not cross over.
    """
    last = next((at for at in range(end - 1, first - 1, -1) if _sides(rows[at], strip, left=False)), end)
    above = next((at for at in range(min(last, end - 1), first - 1, -1) if _sides(rows[at], strip, left=True)), -1)
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
    return _usual_size([row])


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
    """Are there lines of text on both sides, rather than the cells of a table, a list's numbers or a row of dots?"""
    inner = rows[strip.first : strip.end]
    sides = [_extents(inner, strip, left=left) for left in (True, False)]
    widths = [max(right for _, right in side) - min(left for left, _ in side) for side in sides]
    if min(widths) < _LINE * size or not all(_has_letters(inner, strip, left=left) for left in (True, False)):
        return False
    middle = (strip.left + strip.right) / 2
    if any(left - _OFF <= middle <= right + _OFF for left, right in known):
        return True
    usual = min(statistics.median(right - left for left, right in side) for side in sides)
    if strip.score < _FEW_ROWS or usual < _LINE * size / 2:
        return False
    if _aligned(inner, strip) < _ALIGNED:  # a table's rows stand on one baseline
        return True
    if usual >= _LINE * size and all(_is_straight(side) for side in sides):
        return True
    return usual >= _RAGGED_LINE * size and strip.score > _FEW_ROWS


def _sides(row: _Row, strip: _Strip, *, left: bool) -> list[Word]:
    middle = (strip.left + strip.right) / 2
    return [word for word in row.words if (_middle(word) < middle) == left]


def _has_letters(rows: list[_Row], strip: _Strip, *, left: bool) -> bool:
    """Are there letters in most of the rows on this side?"""
    sides = [side for row in rows if (side := _sides(row, strip, left=left))]
    lettered = sum(any(char.isalpha() for word in side for char in word.text) for side in sides)
    return lettered > len(sides) / 2


def _aligned(rows: list[_Row], strip: _Strip) -> float:
    """The share of lines on the right that stand on the baseline of one on the left."""
    left, right = (
        {round(word.baseline) for row in rows for word in _sides(row, strip, left=which)} for which in (True, False)
    )
    return sum(bool({line - 1, line, line + 1} & left) for line in right) / len(right) if right else 1.0


def _extents(rows: list[_Row], strip: _Strip, *, left: bool) -> list[tuple[float, float]]:
    """Where each row begins and ends on one side of the strip."""
    sides = (_sides(row, strip, left=left) for row in rows)
    return [(min(word.left for word in side), max(word.right for word in side)) for side in sides if side]


def _is_straight(side: list[tuple[float, float]]) -> bool:
    """Do many lines end at one edge?"""
    edge = max(right for _, right in side)
    return sum(edge - right < 2 for _, right in side) >= _STRAIGHT * len(side)
