"""Which calls and labels belong together: the heaviest chain of pairs that rises through the whole document.

A pair is a call and a label of one number. Its weight is what both marks say, where they stand to each other, and what
the lines round the label say (``foot``); a step from pair to pair weighs whether the counting goes on. One mark alone
decides nothing.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.notemarks import Mark

_MOST_CALLS = 3  # calls weighed for one label, of its page and of all other pages
_MOST_STEPS = 6  # pairs remembered per number, and over all, from which a next one may follow
_LEAST_WEIGHT = 3.0  # what a chain must weigh
_LEAST_MEAN = 1.0  # and each of its pairs on average, the counting left out: items of a list count, too
_GOES_ON, _RESETS, _OUT_OF_ORDER = 1.5, 0.0, -4.0
_SAME_PAGE, _PAGE_BEFORE, _FAR, _LISTED = 1.0, -1.0, -3.0, 0.0
_EVIDENT = 1.4  # the weight of a call that hardly is anything else
_MANY = 4
_LONGEST_LISTED = 30  # lines of a note in a list of notes
_ASUNDER = 3.0
_BESIDE = 5  # labels to either side that make a label one of a list of notes
_RAISED_SHARE = 2.0  # raised marks for each one on the line: where they are more, a text raises its marks
_NOT_RAISED = 4.0
_LEAST_TAUGHT = 3  # pairs from which a manner can be told
_DISTANCE = 0.002  # per line: of two calls that speak equally, the nearer one


@dataclass(frozen=True, slots=True)
class Pair:
    """A call and the label of its note, and how much speaks for both."""

    call: Mark
    label: Mark
    weight: float


@dataclass(slots=True, eq=False)
class _Step:
    """A pair with the best chain that ends in it; ``call`` and ``label`` are the places of its marks."""

    pair: Pair
    rank: int
    total: float
    before: _Step | None
    call: tuple[int, int]
    label: tuple[int, int]


_TOTAL = attrgetter("total")


class Pages:
    """What the chain must know of the lines: page and gaps."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self.pages = [(line.page, line.column) for line in lines]
        self.gaps = [index for index, line in enumerate(lines) if line.gap >= 1.6 or line.gap == 0.0]

    def parted(self, first: int, last: int) -> bool:
        """Does a gap stand between two lines, so that the text may have gone on after the notes?"""
        at = bisect_left(self.gaps, first + 1)
        return at < len(self.gaps) and self.gaps[at] <= last


def chains(
    lines: Sequence[PageLine], calls: Iterable[Mark], labels: Sequence[Mark], foot: dict[int, float]
) -> list[list[Pair]]:
    """The chains that are believed, heaviest first; no label and no call stands in two of them."""
    pages = Pages(lines)
    measured = bool(lines) and lines[0].measured
    by_family: dict[str, list[Mark]] = defaultdict(list)
    for call in calls:
        by_family[call.family].append(call)
    found = []
    for family, ones in by_family.items():
        fitting = _labels_for(family, labels)
        chain, total = _heaviest(pages, ones, fitting, foot)
        # Once more with what the first chain taught: a text marks its notes in one manner.
        again = _in_manner(ones, chain, surely=measured)
        if again is not ones:
            chain, total = _heaviest(pages, again, fitting, foot)
        if chain and total >= _LEAST_WEIGHT and _is_believed(chain):
            found.append((total, chain))
    kept: list[list[Pair]] = []
    taken: set[tuple[int, int]] = set()
    for _, chain in sorted(found, key=lambda item: (-item[0], item[1][0].call.place)):
        free = [pair for pair in chain if pair.label.place not in taken]
        if 2 * len(free) >= len(chain):
            kept.append(free)
            taken |= {pair.label.place for pair in free}
    return kept


def _is_believed(chain: Sequence[Pair]) -> bool:
    """Do the pairs themselves convince? Figures between spaces or in years only if there are many of them."""
    mean = sum(pair.weight for pair in chain) / len(chain)
    evident = any(pair.call.weight >= _EVIDENT for pair in chain)
    return mean >= _LEAST_MEAN if evident else mean >= 1.5 * _LEAST_MEAN and len(chain) >= _MANY


def _in_manner(calls: list[Mark], chain: Sequence[Pair], *, surely: bool) -> list[Mark]:
    """The calls, weighed by how often the text marks its notes like this: ``"word 1 ,"`` or ``"word1,"``.

    The same list where the chain teaches nothing.
    """
    seen = Counter("spaced" if pair.call.manner == "spaced" else "glued" for pair in chain if pair.call.manner)
    total = sum(seen.values())
    if len(chain) - total > _RAISED_SHARE * total + _LEAST_TAUGHT:
        # It raises its marks: a figure on the line belongs to the text. Only an extractor may have let one down.
        low = [] if surely else [call.weighing(call.weight - _NOT_RAISED) for call in calls if call.manner]
        return sorted([*(call for call in calls if not call.manner), *low], key=lambda call: call.place)
    if total < _LEAST_TAUGHT:
        return calls
    prior = {
        manner: max(-1.5, min(1.0, math.log((seen[manner] + 0.5) / (total + 1.0) * 2.0)))
        for manner in ("spaced", "glued")
    }
    prior["split"] = prior["glued"]
    return [call.weighing(call.weight + prior[call.manner]) if call.manner else call for call in calls]


def _labels_for(family: str, labels: Sequence[Mark]) -> list[Mark]:
    """A list of notes often drops the brackets of its calls: ``"[3]"`` in the text, ``"3."`` in the list."""
    if family in ("bracket", "round"):
        bare = (mark.weighing(mark.weight - 0.5) for mark in labels if mark.kind == "bare")
        return sorted([*(mark for mark in labels if mark.family == family), *bare], key=lambda mark: mark.place)
    return [mark for mark in labels if mark.family == family]


def _heaviest(
    pages: Pages, calls: Sequence[Mark], labels: Sequence[Mark], foot: dict[int, float]
) -> tuple[list[Pair], float]:
    by_rank: dict[int, list[_Step]] = defaultdict(list)
    everywhere: list[_Step] = []
    best: _Step | None = None
    for pairs in _pairs(pages, calls, labels, foot):
        rank = pairs[0].label.rank
        earlier = [*by_rank[rank - 1], *by_rank[rank - 2], *everywhere]
        for step in [_best_step(pair, earlier, pages) for pair in pairs]:
            _remember(by_rank[rank], step)
            _remember(everywhere, step)
            if best is None or step.total > best.total:
                best = step
    total = best.total if best else 0.0
    chain = []
    while best:
        chain.append(best.pair)
        best = best.before
    return chain[::-1], total


def _best_step(pair: Pair, earlier: Iterable[_Step], pages: Pages) -> _Step:
    """The pair behind the best of the chains that end above it."""
    rank, call, label = pair.label.rank, pair.call.place, pair.label.place
    start = 0.5 if rank == 1 else -0.5 - min(2.0, 0.1 * rank)
    weight = pair.weight
    most, last = weight + start, None
    for step in earlier:
        # No step weighs more than one that goes on, no other more than one that resets: most need not be weighed.
        limit = step.total + weight + (_GOES_ON if step.rank == rank - 1 else _RESETS)
        if limit > most and step.call < call and step.label < label:
            total = step.total + weight + _step_weight(step.pair, pair, pages)
            if total > most:
                most, last = total, step
    return _Step(pair, rank, most, last, call, label)


def _remember(steps: list[_Step], step: _Step) -> None:
    steps.append(step)
    if len(steps) > _MOST_STEPS:
        # The newest stays in any case: what follows it directly looks no further.
        steps.sort(key=_TOTAL)
        worst = steps[0] if steps[0] is not step else steps[1]
        steps.remove(worst)


def _step_weight(before: Pair, after: Pair, pages: Pages) -> float:
    """How well one pair follows another: the counting, and calls that stand above the notes of their page."""
    rise = after.label.rank - before.label.rank
    page = pages.pages[after.label.line]
    later = pages.pages[before.label.line] != page
    if rise == 1:
        far = after.label.line - before.label.line > _LONGEST_LISTED
        weight = _GOES_ON - (_ASUNDER if far and _asunder(before, after, pages) else 0.0)
    elif after.label.rank == 1:
        weight = _RESETS if later else -3.0
    else:
        weight = max(-1.0 - 0.5 * (rise - 1), -4.0) if rise > 1 else _OUT_OF_ORDER
    if not later and after.call.place > before.label.place:
        weight += -0.5 if pages.parted(before.label.line, after.call.line) else _OUT_OF_ORDER
    return weight


def _asunder(before: Pair, after: Pair, pages: Pages) -> bool:
    """Are these two, far from each other, of a list of notes, called on earlier pages?"""
    return all(pages.pages[pair.call.line][0] != pages.pages[pair.label.line][0] for pair in (before, after))


# --- Pairs -------------------------------------------------------------------------------------------------------


def _pairs(pages: Pages, calls: Sequence[Mark], labels: Sequence[Mark], foot: dict[int, float]) -> Iterable[list[Pair]]:
    """For each label, in order, the calls that could be its own."""
    by_number: dict[str, list[Mark]] = defaultdict(list)
    for call in calls:
        by_number[call.number].append(call)
    strongest = {
        number: sorted(ones, key=lambda call: (-call.weight, call.line, call.start))[: 4 * _MOST_CALLS]
        for number, ones in by_number.items()
    }
    places = {number: [call.place for call in ones] for number, ones in by_number.items()}
    ranks = [label.rank for label in labels]
    for at, label in enumerate(labels):
        if label.number not in by_number:
            continue
        place = label.place
        near = _near(by_number[label.number], bisect_left(places[label.number], place), label, pages)
        known = {id(call) for call in near}
        far = [call for call in strongest[label.number] if (call.line, call.start) < place and id(call) not in known]
        if near or far:
            listed = _is_listed(ranks, at)
            # The best of either kind: strong calls elsewhere must not hide a weak one on the page itself.
            yield [pair for ones in (near, far) for pair in _best(ones, label, pages, foot, listed=listed)]


def _best(calls: Sequence[Mark], label: Mark, pages: Pages, foot: dict[int, float], *, listed: bool) -> list[Pair]:
    """The heaviest pairs of a label with these calls."""
    weights = _pair_weights(calls, label, pages, foot, listed=listed)
    weighed = [
        (-weight, call.line, call.start, at) for at, (call, weight) in enumerate(zip(calls, weights, strict=True))
    ]
    weighed.sort()
    return [Pair(calls[at], label, -weight) for weight, _, _, at in weighed[:_MOST_CALLS]]


def _near(ones: list[Mark], end: int, label: Mark, pages: Pages) -> list[Mark]:
    """Of the calls before ``end``, those right before the label on its own page, strongest first."""
    page = pages.pages[label.line][0]
    found = []
    for call in reversed(ones[max(0, end - 4 * _MOST_CALLS) : end]):
        if pages.pages[call.line][0] != page:
            break
        found.append(call)
    return sorted(found, key=lambda call: -call.weight)[: 2 * _MOST_CALLS]


def _is_listed(ranks: Sequence[int], at: int) -> bool:
    """Is it one of a row of labels whose numbers rise: the notes at a document's end?"""
    rank = ranks[at]
    above, below = ranks[max(0, at - _BESIDE) : at], ranks[at + 1 : at + _BESIDE + 1]
    beside = (rank - 1 in above) + (rank - 2 in above) + (rank + 1 in below) + (rank + 2 in below)
    return beside >= 2 or len(ranks) <= 2


def _pair_weights(
    calls: Sequence[Mark], label: Mark, pages: Pages, foot: dict[int, float], *, listed: bool
) -> list[float]:
    """How much speaks for each of these calls with this label."""
    line, own = label.line, label.weight
    (page, column), under = pages.pages[line], foot.get(line, 0.0)
    weights = []
    for call in calls:
        call_page, call_column = pages.pages[call.line]
        if call_page == page:
            place = _SAME_PAGE - (0.5 if call_column != column else 0.0)
        elif listed:
            place = _LISTED
        else:
            place = _PAGE_BEFORE if call_page == page - 1 else _FAR
        distance = min(1.0, _DISTANCE * (line - call.line))
        weights.append(call.weight + own + place - distance + under)
    return weights
