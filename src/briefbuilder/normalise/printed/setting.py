"""The best parting of lines into paragraphs: one path through all line ends that explains widths and words together.

A paragraph is set in one measure (the text's, or a narrower one: a quotation, an item). Its lines are full but for the
last: the next word would not have fitted. So each line end has a price for going on and one for ending, in each
measure, and the cheapest path through all of them is taken: not one line end at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log
from operator import add, ge, gt

from briefbuilder.normalise.printed.measures import Shape, Usual

MEASURES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8)  # of the text's measure
_STATES = range(len(MEASURES))
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


_Prices = tuple[list[float], list[float]]  # in each measure: of going on behind a line, of ending there


# How the best paths came to a line, by measure: out of which measure, and whether they went on, or ended, off a
# paragraph's first line. Bytes, for a long text has many lines.
_Step = tuple[bytes, bytes, bytes]


def settle(shapes: Sequence[Shape], odds: Sequence[float], entering: Sequence[float], known: Usual) -> list[Set]:
    """The paragraphs; ``odds[i]`` is what words and place say for a break before line ``i``.

    ``entering[i]`` is what it costs that a narrower measure begins there.
    """
    if not shapes:
        return []
    pricer = _Pricer(known)
    first = [0.0] + [entering[0]] * (len(MEASURES) - 1)  # best paths whose last paragraph has one line so far
    later = [-1e9] * len(MEASURES)  # and more lines
    steps: list[_Step] = []
    for at in range(1, len(shapes)):
        above, word = shapes[at - 1], shapes[at].word
        on, end = pricer.prices(above.right + known.indent, word)
        more_on, more_end = pricer.prices(above.right, word) if known.indent else (on, end)
        on_first, on_later = list(map(add, first, on)), list(map(add, later, more_on))
        end_first, end_later = list(map(add, first, end)), list(map(add, later, more_end))
        ended = list(map(max, end_first, end_later))
        best = max(ended)
        source, into = ended.index(best), best + entering[at]
        changes = [best + _LEAVE, *[into] * (len(MEASURES) - 1)]
        stays = list(map(ge, ended, changes))
        origin = bytes([state if stay else source for state, stay in zip(_STATES, stays, strict=True)])
        steps.append((origin, bytes(map(gt, on_first, on_later)), bytes(map(gt, end_first, end_later))))
        later = list(map(max, on_first, on_later))
        first = [value + odds[at] for value in map(max, ended, changes)]
    _, last = pricer.prices(shapes[-1].right, 0.0)
    final = {(state, True): value for state, value in enumerate(map(add, first, last))}
    final |= {(state, False): value for state, value in enumerate(map(add, later, last))}
    return _walk_back(steps, *max(final, key=lambda key: final[key]))


def _walk_back(steps: list[_Step], state: int, is_first: bool) -> list[Set]:  # noqa: FBT001
    sets: list[Set] = []
    end = len(steps) + 1
    for at in range(len(steps), 0, -1):
        origin, on_from_first, ended_at_first = steps[at - 1]
        if not is_first:
            is_first = bool(on_from_first[state])
            continue
        sets.append(Set(at, end, MEASURES[state]))
        end = at
        is_first = bool(ended_at_first[origin[state]])
        state = origin[state]
    sets.append(Set(0, end, MEASURES[state]))
    return sets[::-1]


class _Pricer:
    """For each measure: what it costs that a paragraph goes on behind a line, and that it ends there."""

    def __init__(self, known: Usual) -> None:
        self.known = known
        self.price = MEASURED if known.measured else ESTIMATED
        self.ending = log(min(max(known.high - known.low, 0.012), 0.15))  # a last line may have any width
        self.widths = [share * known.measure for share in MEASURES]
        self.short: _Prices = ([-_WORST] * len(MEASURES), [self.ending] * len(MEASURES))

    def prices(self, right: float, word: float) -> _Prices:
        """Of a line that ends at ``right``, with ``word`` as the next line's first."""
        price, ending, low, high = self.price, self.ending, self.known.low, self.known.high
        fits, loose, free, taken = price.fits, price.loose, price.slack, word + _SPACE
        if self._is_short(right, taken):
            return self.short
        ons: list[float] = []
        ends: list[float] = []
        for width in self.widths:
            slack = free
            end = right / width  # where the last of the lines that were run together ends, in measures
            if end > high + 0.06:
                lines = min(ceil(end - 0.12), _MOST_LINES) - 1
                end -= lines
                slack *= 1 + 0.5 * lines
            if end > high + slack:
                over = (end - high - slack) * price.over
                over = over if over < _WORST else _WORST
                ons.append(-over)
                ends.append(ending - over)
                continue
            room = 1 - end - taken / width - slack
            cost = room * fits if room > 0 else 0.0
            if end + slack < low:
                cost += (low - end - slack) * loose
            ons.append(-cost if cost < _WORST else -_WORST)
            ends.append(ending)
        return ons, ends

    def _is_short(self, right: float, taken: float) -> bool:
        """Is so much room left even in the narrowest measure that going on costs most in each of them?"""
        width = self.widths[-1]
        return (1 - right / width - taken / width - self.price.slack) * self.price.fits >= _WORST
