"""Stretches to a tag per token, and back: a field's first token is ``B-title``, the rest ``title``.

In: tokens and stretches (label, start, end).  Out: tags; or tags with how sure each is → ``Labelled`` stretches that
cover the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from briefbuilder.resolve.labelling.tokens import Token
from briefbuilder.resolve.parts.labelled import Labelled

FIRST = "B-"


def tags_of(parts: Sequence[Token], stretches: Sequence[tuple[str, int, int]]) -> list[str]:
    """The tag of each token: the label of the stretch that holds the first letter of its word."""
    starts = [start for _, start, _ in stretches]
    tags: list[str] = []
    before = -1
    for token in parts:
        index = max(bisect_right(starts, token.core_start) - 1, 0)
        label = stretches[index][0]
        tags.append(label if index == before else FIRST + label)
        before = index
    return tags


def label_of(tag: str) -> str:
    """``"B-title"`` and ``"title"`` are both title."""
    return tag.removeprefix(FIRST)


def stretches_of(text: str, parts: Sequence[Token], tags: Sequence[str], sure: Sequence[float]) -> tuple[Labelled, ...]:
    """Neighbours of one label as one stretch, as sure as its tokens on average; the whole text is covered."""
    if not parts:
        return (Labelled("note", 0, len(text), 0.0),) if text else ()
    labels = [label_of(tag) for tag in tags]
    bounds = [0, *(index for index in range(1, len(parts)) if labels[index] != labels[index - 1]), len(parts)]
    found = []
    for first, stop in pairwise(bounds):
        start = parts[first].start if first else 0
        end = parts[stop].start if stop < len(parts) else len(text)
        found.append(Labelled(labels[first], start, end, round(sum(sure[first:stop]) / (stop - first), 3)))
    return tuple(found)
