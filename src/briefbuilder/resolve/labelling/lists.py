"""One list, one style: what most entries of a list do helps with those that are in doubt.

In: the entries of a list, tagged one by one.  Out: the same, those in doubt perhaps tagged another way. What counts is
what follows what, and with which marks between: behind an author and a stop a title. What a list does counts as much
as it does it often; what it never does is weighed as in any list.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from briefbuilder.resolve.labelling.scheme import FIRST, label_of
from briefbuilder.resolve.labelling.tagger import likelihoods
from briefbuilder.resolve.labelling.tokens import Token

SMALLEST = 5  # entries; fewer are no list
DOUBT = 0.8  # a stretch that is less sure may be read another way
WEIGHT = 0.6  # of the list against the entry itself
_MOST = 40  # ways to read an entry that are weighed
_LONGEST = 600  # words; what is longer is no entry
PRIOR = 8.0  # how many steps the usual way of lists is worth
_START = "^"


@dataclass(frozen=True, slots=True)
class Tagged:
    """An entry's tokens, what they show, their tags and how sure each is."""

    parts: Sequence[Token]
    rows: Sequence[Sequence[str]]
    tags: Sequence[str]
    sure: Sequence[float]


Step = tuple[str, str, str]


@dataclass(slots=True)
class _Style:
    """What follows a label across certain marks: behind an author and ". " stands, in this list, mostly a title."""

    steps: Counter[Step] = field(default_factory=Counter)
    froms: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, steps: Sequence[Step], count: int = 1) -> None:
        for step in steps:
            self.steps[step] += count
            self.froms[step[:2]] += count

    def likely(self, step: Step) -> float:
        """Between what the list does and what lists do: without a mark between two words nothing changes."""
        label, marks, following = step
        stays = 0.97 if not marks else 0.5
        usual = stays if label == following else (1 - stays) / 10
        return (self.steps[step] + PRIOR * usual) / (self.froms[label, marks] + PRIOR)

    def weight(self, steps: Sequence[Step]) -> float:
        return sum(math.log(self.likely(step)) for step in steps)


def agreed(entries: Sequence[Tagged]) -> list[Tagged]:
    """The entries; those in doubt read as the list reads the others, if by themselves that is likely enough."""
    if len(entries) < SMALLEST:
        return list(entries)
    style = _Style()
    sure = [entry for entry in entries if entry.parts and min(entry.sure) >= DOUBT]
    for entry in sure:
        style.add(_steps(entry.parts, entry.tags))
    if len(sure) < SMALLEST:
        return list(entries)
    return [_reread(entry, style) if _doubtful(entry) else entry for entry in entries]


def _doubtful(entry: Tagged) -> bool:
    return 0 < len(entry.parts) <= _LONGEST and min(entry.sure) < DOUBT


def _steps(parts: Sequence[Token], tags: Sequence[str]) -> list[Step]:
    """``[("^", "", "author"), ("author", ".", "title"), ("title", "", "title"), …]``."""
    labels = [label_of(tag) for tag in tags]
    steps = [(_START, parts[0].pre[-1:], labels[0])]
    for index in range(1, len(parts)):
        marks = f"{parts[index - 1].post[-2:]}{parts[index].pre[:2]}"
        steps.append((labels[index - 1], marks, labels[index]))
    return steps


def _reread(entry: Tagged, style: _Style) -> Tagged:
    ways = [list(entry.tags), *islice(_other_ways(entry), _MOST)]
    own = likelihoods(entry.rows, ways)
    weights = [likely + WEIGHT * style.weight(_steps(entry.parts, way)) for likely, way in zip(own, ways, strict=True)]
    best = max(range(len(ways)), key=lambda number: (weights[number], -number))
    return replace(entry, tags=ways[best]) if best else entry


def _other_ways(entry: Tagged) -> Iterator[list[str]]:
    """Each doubtful stretch as what stands beside it, or as what its tokens could be; each border at another mark."""
    labels = [label_of(tag) for tag in entry.tags]
    bounds = [0, *(index for index in range(1, len(labels)) if labels[index] != labels[index - 1]), len(labels)]
    for number in range(len(bounds) - 1):
        low, high = bounds[number], bounds[number + 1]
        if min(entry.sure[low:high]) >= DOUBT:
            continue
        beside = {labels[low - 1]} if low else set()
        beside |= {labels[high]} if high < len(labels) else set()
        for label in (*sorted(beside), *_LIKELY.get(labels[low], ())):
            yield _tags([*labels[:low], *[label] * (high - low), *labels[high:]])
        if high < len(labels):
            yield from _moved(entry, labels, low, high, bounds[number + 2])


# What is easily taken for what.
_LIKELY = {
    "title": ("booktitle", "journal"), "journal": ("booktitle", "title", "publisher", "series"),
    "booktitle": ("title", "journal", "series"), "publisher": ("location", "journal", "note"),
    "location": ("publisher", "note"), "series": ("booktitle", "publisher", "note"), "author": ("editor", "title"),
    "editor": ("author", "translator"), "volume": ("number", "pages"), "number": ("volume", "pages"),
    "pages": ("volume", "number"), "note": ("genre", "series", "publisher"),
}  # fmt: skip


def _moved(entry: Tagged, labels: list[str], low: int, high: int, end: int) -> Iterator[list[str]]:
    """The border between two stretches at each other mark within them."""
    for border in range(low + 1, end):
        if border != high and (entry.parts[border - 1].post or entry.parts[border].pre):
            moved = [labels[low]] * (border - low) + [labels[high]] * (end - border)
            yield _tags([*labels[:low], *moved, *labels[end:]])


def _tags(labels: Sequence[str]) -> list[str]:
    return [FIRST + label if not index or labels[index - 1] != label else label for index, label in enumerate(labels)]
