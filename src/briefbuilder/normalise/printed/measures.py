"""What is usual in a text's lines: how wide they are set, in which face, and what that says of each of them.

A text file's lines were broken at a width nobody states. Most lines of running text are full, so the width that most
lines share is the measure; a line far below it ended for a reason.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefbuilder.normalise.printed.breaks import goes_on
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.metrics import FACES, text_width

_SAMPLE = 600  # lines that choose the face
_STEP = 0.5  # ems of one drawer of the histogram
_LEAST = 8.0  # ems: a narrower measure is no running text
_NEAR = 0.06  # of the measure: what stands so near to it is full
_FIRST_WORD = re.compile(r"\S{1,60}")
_LARGE = 0.35  # of the largest heap of lines
_FEW = 12  # lines below which nothing is learned of how full a line is
_EDGE_SHARE = 0.04  # of a page's lines that make an edge


@dataclass(frozen=True, slots=True)
class Shape:
    """One line as the measure sees it: its bare text, where it begins and ends (ems), what its first word takes."""

    line: PageLine
    text: str
    left: float
    right: float
    word: float
    face: str = "serif"


@dataclass(frozen=True, slots=True)
class Usual:
    """A text's measure in ems. Nearly all lines that go on end between ``low`` and ``high`` (shares of it).

    ``indent`` is how far first lines are set in where the lines themselves do not show it.
    """

    measure: float
    low: float = 0.9
    high: float = 1.04
    measured: bool = False
    indent: float = 0.0
    face: str = "serif"


def usual(lines: Sequence[PageLine]) -> Usual:
    """The measure of these lines and the face that explains their widths best."""
    face, edges = _face_of(lines), _edges(lines)
    rows = [_row(line, face, edges[line.page, line.column]) for line in lines]
    return _usual(lines, [row[0] for row in rows], [row[2] for row in rows], face)


def shapes(lines: Sequence[PageLine]) -> list[Shape]:
    """Every line with its edges and its first word measured."""
    face, edges = _face_of(lines), _edges(lines)
    return [Shape(line, *_row(line, face, edges[line.page, line.column]), face) for line in lines]


def _face_of(lines: Sequence[PageLine]) -> str:
    return "serif" if any(line.measured for line in lines) else _face(lines)


def usual_of(shaped: Sequence[Shape]) -> Usual:
    """The measure that most of these share, and how nearly lines that surely go on keep to it."""
    face = shaped[0].face if shaped else "serif"
    lines = [shape.line for shape in shaped]
    return _usual(lines, [shape.text for shape in shaped], [shape.right for shape in shaped], face)


def _usual(lines: Sequence[PageLine], texts: Sequence[str], rights: list[float], face: str) -> Usual:
    measured = any(line.measured for line in lines)
    ends = [right for right, line in zip(rights, lines, strict=True) if 0.93 < line.size < 1.07] if measured else rights
    measure = _mode(ends or rights)
    shares = [right / measure for right in rights]
    sure = sorted(
        share
        for share, (above, below) in zip(shares, pairwise(texts), strict=False)
        if 0.8 < share < 1.12 and goes_on(above, below)
    )
    if len(sure) < _FEW:
        return Usual(measure, measured=measured, face=face)
    low, high = sure[len(sure) // 10], sure[len(sure) * 49 // 50]
    return Usual(measure, min(low, 0.99), max(high, 1.003), measured, face=face)


def _row(line: PageLine, face: str, edge: float) -> tuple[str, float, float, float]:
    """A line's bare text, its left and its right edge, and how wide its first word is."""
    text, width, word = _estimated(line.text, face)
    left = max(line.left - edge, 0.0)
    if line.measured:
        return text, left, left + line.width, word * line.size
    return text, left, left + width, word


@lru_cache(maxsize=1 << 15)  # a line is measured with all lines, without furniture, and without notes
def _estimated(text: str, face: str) -> tuple[str, float, float]:
    """The bare text of a line, how wide it is, and how wide its first word is."""
    bare = _bare(text)
    first = _FIRST_WORD.match(bare)
    return bare, text_width(bare, face), text_width(first.group() if first else "", face)


def _bare(text: str) -> str:
    return " ".join(text.split())


def _edges(lines: Sequence[PageLine]) -> dict[tuple[int, int], float]:
    """The left edge of each column: the outermost at which several of its lines begin."""
    if any(line.measured for line in lines):
        return defaultdict(float)  # theirs are known
    columns: dict[tuple[int, int], list[float]] = defaultdict(list)
    for line in lines:
        columns[line.page, line.column].append(line.left)
    return {key: _edge(lefts) for key, lefts in columns.items()}


def _edge(lefts: list[float]) -> float:
    least = max(2, _EDGE_SHARE * len(lefts))
    counts = Counter(round(left / _STEP) for left in lefts)
    often = [at for at in counts if counts[at] + counts[at + 1] >= least]
    return min(often) * _STEP if often else min(lefts)


def _face(lines: Sequence[PageLine]) -> str:
    """The face whose widths bring most lines together at one measure."""
    texts = [_bare(line.text) for line in lines[:: max(1, len(lines) // _SAMPLE)]]
    scored = {face: _together([text_width(text, face) for text in texts]) for face in FACES}
    scored["serif"] += len(texts) // 50
    scored["typewriter"] = scored["typewriter"] * 2 // 3  # every other text has lines of equal numbers of letters, too
    return max(scored, key=lambda face: scored[face])


def _together(widths: list[float]) -> int:
    measure = _mode(widths)
    return sum(abs(width - measure) < _NEAR / 3 * measure for width in widths)


def _mode(widths: list[float]) -> float:
    """The width that most lines share, a little above the middle of its heap: full lines end there, not past it."""
    counts = Counter(round(width / _STEP) for width in widths if width >= _LEAST)
    if not counts:
        return max(widths, default=_LEAST) or _LEAST
    heaps = {at: counts[at - 1] + counts[at] + counts[at + 1] + counts[at + 2] / 2 for at in list(counts)}
    most = max(heaps.values())
    # Items may be more than the paragraphs they stand between: the widest of the large heaps is the text's.
    large = [at for at in heaps if heaps[at] >= _LARGE * most]
    widest = max(large)
    best = (
        max((at for at in large if at * _STEP >= (1 - _NEAR) * widest * _STEP), key=lambda at: (heaps[at], at)) * _STEP
    )
    near = sorted(width for width in widths if abs(width - best) <= _NEAR * best)
    return near[len(near) * 7 // 10] if near else best
