"""The model: features to tags with how sure each is. The only door to the sequence labeller.

The model is read once, when it is first asked. Without a model file everything is a note, and nothing is sure.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import as_file, files

import pycrfsuite

MODEL = "labels.crfsuite"
_LEAST = 1e-300


@cache
def _tagger() -> pycrfsuite.Tagger | None:
    with as_file(files(__package__) / MODEL) as path:
        if not path.is_file():
            return None
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))  # read whole; from memory it would need the bytes to stay
        return tagger


def tag(rows: Sequence[Sequence[str]]) -> tuple[list[str], list[float]]:
    """The likeliest tags, and the probability of each."""
    tagger = _tagger()
    if tagger is None or not rows:
        return ["note"] * len(rows), [0.0] * len(rows)
    tagger.set(rows)
    tags = tagger.tag()
    return tags, [tagger.marginal(name, index) for index, name in enumerate(tags)]


def likelihoods(rows: Sequence[Sequence[str]], ways: Iterable[Sequence[str]]) -> list[float]:
    """The logarithm of the probability of each way to tag one string."""
    tagger = _tagger()
    if tagger is None or not rows:
        return [0.0 for _ in ways]
    tagger.set(rows)
    known = frozenset(tagger.labels())
    likely = (tagger.probability(way) if known.issuperset(way) else 0.0 for way in ways)
    return [math.log(max(one, _LEAST)) for one in likely]
