"""What is usual in a text's lines: how wide they are set, in which face, and what that says of each of them.

A text file's lines were broken at a width nobody states. Most lines of running text are full, so the width that most
lines share is the measure; a line far below it ended for a reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.metrics import FACES, text_width

_SAMPLE = 600  # lines that choose the face
_STEP = 0.5  # ems of one drawer of the histogram
_LEAST = 8.0  # ems: a narrower measure is no running text
_NEAR = 0.06  # of the measure: what stands so near to it is full
_BLANKS = re.compile(r"\s+")
_FIRST_WORD = re.compile(r"\S{1,60}")


@dataclass(frozen=True, slots=True)
class Usual:
    """A text's measure in ems and the face whose widths explain it best; ``measured`` if geometry was given."""

    measure: float
    face: str = "serif"
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """One line as the measure sees it: its bare text, where it ends (in ems), and what its first word takes."""

    line: PageLine
    text: str
    right: float
    word: float


def usual(lines: Sequence[PageLine]) -> Usual:
    """The measure of a text's lines, estimated from the widths that most of them share."""
    if any(line.measured for line in lines):
        return Usual(_mode([line.left + line.width for line in lines if 0.93 < line.size < 1.07]), measured=True)
    texts = [_bare(line.text) for line in lines]
    sample = texts[:: max(1, len(texts) // _SAMPLE)]
    scored = [(_together(widths := [text_width(text, face) for text in sample]), face, widths) for face in FACES]
    _, face, _ = max(scored, key=lambda one: one[0] + (0.02 * len(sample) if one[1] == "serif" else 0))
    return Usual(_mode([text_width(text, face) for text in texts]), face)


def shapes(lines: Sequence[PageLine], known: Usual) -> list[Shape]:
    """Every line with its end and its first word measured."""
    return [_shape(line, known) for line in lines]


def _shape(line: PageLine, known: Usual) -> Shape:
    text = _bare(line.text)
    right = line.left + line.width if line.measured else text_width(text, known.face)
    first = _FIRST_WORD.match(text)
    word = text_width(first.group() if first else "", known.face)
    return Shape(line, text, right, word * (line.size if line.measured else 1.0))


def _bare(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _together(widths: list[float]) -> float:
    """How many lines stand near the width that most share: the right face brings them together."""
    measure = _mode(widths)
    return sum(abs(width - measure) < _NEAR / 3 * measure for width in widths)


def _mode(widths: list[float]) -> float:
    """The width that most lines share, a little above the middle of its heap: full lines end there, not past it."""
    counts = Counter(round(width / _STEP) for width in widths if width >= _LEAST)
    if not counts:
        return max(widths, default=_LEAST) or _LEAST
    best = max(counts, key=lambda at: (counts[at - 1] + counts[at] + counts[at + 1] + (counts[at + 2]) / 2, at)) * _STEP
    near = sorted(width for width in widths if abs(width - best) <= _NEAR * best)
    return near[len(near) * 7 // 10] if near else best
