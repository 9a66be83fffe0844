"""What a line's place says of a break before it: the gap above it, its left edge against that of the line above.

Every text has its own habit (blank lines or none, indents or none), so it is learned from the text itself: from line
ends that are sure by their words (a small letter goes on; a short line with a full stop has ended).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log

from briefbuilder.normalise.printed.breaks import goes_on
from briefbuilder.normalise.printed.measures import Shape, Usual
from briefbuilder.normalise.printed.numbering import opens_title
from briefbuilder.shapes import ends_sentence

_SET_IN = 0.5  # ems
_SHORT = 0.86  # of the measure
_OTHER_LOOK, _MUCH, _ONE_LOOK = 6.0, 3.0, -6.0
_OTHER_SIZE = 0.06
_FAR, _OTHER_PLACE = 4.0, 4.0  # ems; log-odds
_WEIGHT = 3.0  # how many sure lines the usual habit counts for
_MOST = 5.0
_PARTED = 3.0

# How often each is found before a first line, and before any other line, in texts at large.
_GAPS = {
    "page": (0.06, 0.05),
    "solid": (0.60, 0.915),
    "some": (0.10, 0.02),
    "wide": (0.24, 0.015),
}
_LEFTS = {
    "edge-edge": (0.45, 0.80),
    "edge-indent": (0.25, 0.01),
    "indent-edge": (0.04, 0.10),
    "indent-indent": (0.10, 0.01),
    "in-same": (0.04, 0.05),
    "in-further": (0.05, 0.012),
    "in-back": (0.07, 0.018),
}


def place_odds(shaped: Sequence[Shape], marked: Sequence[bool], known: Usual) -> list[float]:
    """Log-odds for a break before each line, by its place alone."""
    begins, goes = _sure(shaped, known)
    gaps = ["", *(_gap(below) for below in shaped[1:])]
    indent = _indent([shaped[at].left for at in begins])
    pairs = enumerate(pairwise(shaped), 1)
    lefts = ["", *(_left(above, below, indent) for _, (above, below) in pairs)]
    by_gap = _learned(gaps, begins, goes, _GAPS)
    by_left = _learned(lefts, begins, goes, _LEFTS)
    odds = [0.0]
    for at in range(1, len(shaped)):
        further = lefts[at] in ("edge-indent", "in-further")
        hangs = marked[at - 1] and further
        gap = by_gap[gaps[at]] + (_PARTED if known.measured and _parted(shaped[at - 1], gaps[at]) else 0.0)
        odds.append(gap + (-2.5 if hangs else by_left[lefts[at]]))
    return odds


def _parted(above: Shape, gap: str) -> bool:
    """A sentence's end above a measured gap: nothing but a new paragraph looks like that."""
    return gap == "wide" and ends_sentence(above.text)


def look_odds(shaped: Sequence[Shape], known: Usual) -> list[float]:
    """Log-odds for a break before each line by size, weight and outline: a change parts, one unusual look holds.

    A text file shows no look but that lines stand far in, as title matter does: another place or a blank line parts.
    """
    if not known.measured:
        return [0.0, *(_far_in(above, below) for above, below in pairwise(shaped))]
    bold = 2 * sum(shape.line.bold for shape in shaped) > len(shaped)
    looks = [_unusual(shape, mostly_bold=bold) for shape in shaped]
    odds = [0.0]
    for (above, look), (below, other) in pairwise(zip(shaped, looks, strict=True)):
        near = 0 < below.line.gap < 1.7 * max(below.line.size, 1.0)
        if look == other:
            odds.append(_ONE_LOOK if any(look) and near and not opens_title(below.text) else 0.0)
        elif abs(above.line.size - below.line.size) > _OTHER_SIZE or look[1:] != other[1:]:
            odds.append(_OTHER_LOOK + (_MUCH if abs(above.line.size - below.line.size) > 2 * _OTHER_SIZE else 0.0))
        else:
            odds.append(0.0)
    return odds


def _far_in(above: Shape, below: Shape) -> float:
    if max(above.left, below.left) < _FAR:
        return 0.0
    return _OTHER_PLACE if abs(above.left - below.left) > _SET_IN or below.line.gap >= 2 else 0.0


def _unusual(shape: Shape, *, mostly_bold: bool) -> tuple[int, bool, int]:
    """The look of a line that is larger, bolder or named in the outline: ``(0, False, 0)`` for all others."""
    line = shape.line
    size = round(line.size * 20) if line.size > 1.05 else 0
    return size, line.bold and not mostly_bold, line.level


def _sure(shaped: Sequence[Shape], known: Usual) -> tuple[list[int], list[int]]:
    """The lines that begin a paragraph, and those that go on with one, by words and width."""
    begins, goes = [], []
    for at, (above, below) in enumerate(pairwise(shaped), 1):
        if goes_on(above.text, below.text):
            goes.append(at)
        elif above.right < _SHORT * known.measure and ends_sentence(above.text) and not below.text[:1].islower():
            begins.append(at)
    return begins, goes


def _gap(line: Shape) -> str:
    gap = line.line.gap
    if gap == 0:
        return "page"
    if not line.line.measured:
        return "solid" if gap < 2 else "wide"
    return "solid" if gap < 1.12 else "some" if gap < 1.45 else "wide"


def _indent(lefts: list[float]) -> float:
    """How far first lines are set in, if many are: 0.0 where they stand at the edge."""
    counts = Counter(round(left * 2) for left in lefts if left >= _SET_IN)
    if not counts:
        return 0.0
    usual = max(counts, key=lambda at: (counts[at], -at))
    return usual / 2 if counts[usual] >= max(2, 0.25 * len(lefts)) else 0.0


def _left(above: Shape, below: Shape, indent: float) -> str:
    here, there = _level(above.left, indent), _level(below.left, indent)
    if "in" not in (here, there):
        return f"{here}-{there}"
    step = below.left - above.left
    return "in-same" if abs(step) < _SET_IN else "in-further" if step > 0 else "in-back"


def _level(left: float, indent: float) -> str:
    if left < _SET_IN:
        return "edge"
    return "indent" if indent and abs(left - indent) < _SET_IN else "in"


def _learned(
    kinds: list[str], begins: list[int], goes: list[int], habit: dict[str, tuple[float, float]]
) -> dict[str, float]:
    """Log-odds of each kind, the usual habit and the text's own counts together."""
    first = Counter(kinds[at] for at in begins)
    other = Counter(kinds[at] for at in goes)
    odds: dict[str, float] = {}
    for kind, (often, seldom) in habit.items():
        share = (first[kind] + _WEIGHT * often) / (len(begins) + _WEIGHT)
        against = (other[kind] + _WEIGHT * seldom) / (len(goes) + _WEIGHT)
        odds[kind] = min(max(log(share / against), -_MOST), _MOST)
    return odds
