"""The best parting of lines into paragraphs: one path through all line ends that explains widths and words together.

A paragraph is set in one measure (the text's, or a narrower one: a quotation, an item). Its lines are full but for the
last: the next word would not have fitted. So each line end has a price for going on and one for ending, in each
measure, and the cheapest path through all of them is taken: not one line end at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log

from briefbuilder.normalise.printed.measures import Shape, Usual

MEASURES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8)  # of the text's measure
_WORST = 8.0
_LEAVE = -0.3  # the text's own measure comes back
_MOST_LINES = 12  # that an extractor may have run together into one
_SPACE = 0.25


@dataclass(frozen=True, slots=True)
class Price:
    """How steeply misfits are paid, per measure, by how well widths are known."""

    fits: float  # the next word would have fitted
    loose: float  # shorter than lines that go on are
    over: float  # wider than the measure
    slack: float  # free of charge


ESTIMATED = Price(fits=45.0, loose=35.0, over=60.0, slack=0.012)
MEASURED = Price(fits=150.0, loose=60.0, over=120.0, slack=0.004)


@dataclass(frozen=True, slots=True)
class Set:
    """A run of lines ``[start, end)`` that is one paragraph, set in ``measure`` (a share of the text's)."""

    start: int
    end: int
    measure: float


@dataclass(slots=True)
class _Step:
    """How the best paths came to a line, by measure: out of which measure, and off a paragraph's first line or not."""

    origin: list[int]
    on_from_first: list[bool]
    ended_at_first: list[bool]


def settle(shapes: Sequence[Shape], odds: Sequence[float], entering: Sequence[float], known: Usual) -> list[Set]:
    """The paragraphs; ``odds[i]`` is what words and place say for a break before line ``i``.

    ``entering[i]`` is what it costs that a narrower measure begins there.
    """
    if not shapes:
        return []
    states = range(len(MEASURES))
    first = [0.0] + [entering[0]] * (len(MEASURES) - 1)  # best paths whose last paragraph has one line so far
    later = [-1e9] * len(MEASURES)  # and more lines
    steps: list[_Step] = []
    for at in range(1, len(shapes)):
        ones = _prices(shapes[at - 1], shapes[at].word, known, known.indent)
        more = _prices(shapes[at - 1], shapes[at].word, known, 0.0) if known.indent else ones
        on = [(first[state] + ones[state][0], later[state] + more[state][0]) for state in states]
        ends = [(first[state] + ones[state][1], later[state] + more[state][1]) for state in states]
        ended = [max(pair) for pair in ends]
        source = max(states, key=ended.__getitem__)
        origin, begun = [], []
        for state in states:
            change = ended[source] + (entering[at] if state else _LEAVE)
            origin.append(state if ended[state] >= change else source)
            begun.append(max(ended[state], change) + odds[at])
        steps.append(_Step(origin, [a > b for a, b in on], [a > b for a, b in ends]))
        first, later = begun, [max(pair) for pair in on]
    last = _prices(shapes[-1], 0.0, known, 0.0)
    final = {(state, True): first[state] + last[state][1] for state in states}
    final |= {(state, False): later[state] + last[state][1] for state in states}
    return _walk_back(steps, *max(final, key=lambda key: final[key]))


def _walk_back(steps: list[_Step], state: int, is_first: bool) -> list[Set]:  # noqa: FBT001
    sets: list[Set] = []
    end = len(steps) + 1
    for at in range(len(steps), 0, -1):
        step = steps[at - 1]
        if not is_first:
            is_first = step.on_from_first[state]
            continue
        sets.append(Set(at, end, MEASURES[state]))
        end = at
        state = step.origin[state]
        is_first = step.ended_at_first[state]
    sets.append(Set(0, end, MEASURES[state]))
    return sets[::-1]


def _prices(shape: Shape, word: float, known: Usual, indent: float) -> list[tuple[float, float]]:
    """For each measure: what it costs that a paragraph goes on behind this line, and that it ends."""
    price = MEASURED if known.measured else ESTIMATED
    ending = log(min(max(known.high - known.low, 0.012), 0.15))  # a last line may have any width
    right, taken, low, high = shape.right + indent, word + _SPACE, known.low, known.high
    prices: list[tuple[float, float]] = []
    for share in MEASURES:
        width, slack = share * known.measure, price.slack
        end = right / width  # where the last of the lines that were run together ends, in measures
        if end > high + 0.06:
            lines = min(ceil(end - 0.12), _MOST_LINES) - 1
            end -= lines
            slack *= 1 + 0.5 * lines
        cost = 0.0
        if end > high + slack:
            over = min((end - high - slack) * price.over, _WORST)
            prices.append((-over, ending - over))
            continue
        if end + taken / width + slack < 1:
            cost = (1 - end - taken / width - slack) * price.fits
        if end + slack < low:
            cost += (low - end - slack) * price.loose
        prices.append((-min(cost, _WORST), ending))
    return prices
