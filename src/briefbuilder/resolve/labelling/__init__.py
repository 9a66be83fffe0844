"""Entries → labelled stretches: tokens, what they show, what the model makes of it, what rules know better.

In: the entries of one list as marked text, which support one another.  Out: for each the stretches that cover it,
``(Labelled("author", 0, 9), Labelled("date", 9, 16), …)``. Trained by ``make train`` on strings that the repository
makes itself; training uses ``tokens``, ``features`` and ``tags_of`` from here.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefbuilder.resolve.labelling.features import features
from briefbuilder.resolve.labelling.lists import Tagged, agreed
from briefbuilder.resolve.labelling.repairs import mend
from briefbuilder.resolve.labelling.scheme import label_of, stretches_of, tags_of
from briefbuilder.resolve.labelling.tagger import tag
from briefbuilder.resolve.labelling.tokens import tokens
from briefbuilder.resolve.parts.labelled import Labelled
from briefbuilder.resolve.parts.marked import Marked

__all__ = ["features", "label_all", "label_of", "tags_of", "tokens"]


def label_all(entries: Sequence[Marked]) -> list[tuple[Labelled, ...]]:
    """The labelled stretches of each entry of one list."""
    tagged = agreed([_tagged(entry) for entry in entries])
    return [_stretches(entry, one) for entry, one in zip(entries, tagged, strict=True)]


def _stretches(entry: Marked, one: Tagged) -> tuple[Labelled, ...]:
    tags, sure = list(one.tags), list(one.sure)
    mend(entry.text, one.parts, tags, sure)
    return stretches_of(entry.text, one.parts, tags, sure)


def _tagged(entry: Marked) -> Tagged:
    parts = tokens(entry.text)
    rows = features(entry, parts)
    return Tagged(parts, rows, *tag(rows))
