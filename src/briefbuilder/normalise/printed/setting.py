"""The best parting of lines into paragraphs: one path through all line ends that explains widths and words together.

A paragraph is set in one measure (the text's, or a narrower one: a quotation, an item). Its lines are full but for the
last: the next word would not have fitted. So each line end has a price for going on and one for ending, in each
measure, and the cheapest path through all of them is taken: not one line end at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from briefbuilder.normalise.printed.measures import Shape, Usual

MEASURES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8)  # of the text's measure
_ENDING = -2.5  # a last line may have any width
_WORST = -8.0
_ENTER, _LEAVE = -3.5, -0.3  # another measure begins or ends here
_MOST_LINES = 12  # that an extractor may have run together into one


@dataclass(frozen=True, slots=True)
class Price:
    """How steeply misfits are paid, by how well widths are known."""

    fits: float  # per measure: the next word would have fitted
    over: float  # per measure: wider than its measure
    slack: float  # free of charge
    space: float = 0.25


ESTIMATED = Price(fits=55.0, over=60.0, slack=0.012)
MEASURED = Price(fits=150.0, over=120.0, slack=0.004)


@dataclass(frozen=True, slots=True)
class Set:
    """A run of lines ``[start, end)`` that is one paragraph, set in ``measure`` (a share of the text's)."""

    start: int
    end: int
    measure: float


def settle(shapes: Sequence[Shape], odds: Sequence[float], known: Usual, entering: Sequence[float]) -> list[Set]:
    """The paragraphs; ``odds[i]`` is what words and geometry say for a break before line ``i``."""
    if not shapes:
        return []
    price = MEASURED if known.measured else ESTIMATED
    widths = [share * known.measure for share in MEASURES]
    count = len(widths)
    best = [0.0] + [_ENTER] * (count - 1)
    came: list[tuple[list[int], list[bool]]] = []
    for at in range(1, len(shapes)):
        above, word = shapes[at - 1].right, shapes[at].word + price.space
        goes, ends = [], []
        for width in widths:
            go, end = _prices(above, word, width, known.measure, price)
            goes.append(go)
            ends.append(end)
        ended = [best[state] + ends[state] + odds[at] for state in range(count)]
        source = max(range(count), key=ended.__getitem__)
        now, origin, broke = [], [], []
        for state in range(count):
            on = best[state] + goes[state]
            stay = ended[state]
            change = ended[source] + (entering[at] if state else _LEAVE)
            top = max(on, stay, change)
            now.append(top)
            broke.append(top != on)
            origin.append(state if top in (on, stay) else source)
        best = now
        came.append((origin, broke))
    last = shapes[-1].right
    final = [best[state] + _prices(last, 0.0, width, known.measure, price)[1] for state, width in enumerate(widths)]
    return _walk_back(came, max(range(count), key=final.__getitem__))


def _walk_back(came: list[tuple[list[int], list[bool]]], state: int) -> list[Set]:
    sets: list[Set] = []
    end = len(came) + 1
    for at in range(len(came), 0, -1):
        origin, broke = came[at - 1]
        if broke[state]:
            sets.append(Set(at, end, MEASURES[state]))
            end = at
        state = origin[state]
    sets.append(Set(0, end, MEASURES[state]))
    return sets[::-1]


def _prices(right: float, word: float, width: float, measure: float, price: Price) -> tuple[float, float]:
    """What it costs that this line goes on, and that it is the last, in a measure of ``width``."""
    rest, lines = right, 1
    if right > 1.12 * width:
        lines = min(ceil(right / width - 0.12), _MOST_LINES)
        rest = right - (lines - 1) * width
    slack = price.slack * (1 + 0.5 * (lines - 1))
    over = max(0.0, (rest - width) / measure - 2.5 * slack) * price.over
    if over:
        over = min(over, -_WORST)
        return -over, _ENDING - over
    fits = max(0.0, (width - rest - word) / measure - slack) * price.fits
    return -min(fits, -_WORST + 1), _ENDING
