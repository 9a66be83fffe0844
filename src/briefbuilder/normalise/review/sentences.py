"""Ask about sentences that stand twice, word for word, and about words that ran together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain

from briefbuilder.model import Heading
from briefbuilder.normalise.review.leaves import Leaf
from briefbuilder.problems import Problems
from briefbuilder.shapes import fold
from briefbuilder.tokens import letters
from briefbuilder.words import COMMON_WORDS

_STOP = re.compile(r"[.!?…]+[”’\"»)]*")
_GLUED = re.compile(r"(?<![\w-])(?P<small>the|and|that)(?P<rest>[a-z]{3,})\b")
_COMMON = frozenset().union(*COMMON_WORDS.values())
_LEAST_SENTENCE = 6  # words; shorter sentences come twice by right


def ask_about_sentences(leaves: list[Leaf], problems: Problems) -> None:
    """Doubled sentences, missing spaces."""
    _doubled(leaves, problems)
    vocabulary = Counter(chain.from_iterable(letters(leaf.text.casefold()) for leaf in leaves))
    for leaf in leaves:
        _run_together(leaf, vocabulary, problems)


def _doubled(leaves: list[Leaf], problems: Problems) -> None:
    seen: dict[str, Leaf] = {}
    says = cache("this sentence stands word for word in the paragraph at line {}, too".format)
    for leaf in leaves:
        for start, sentence in _sentences(leaf.text) if not isinstance(leaf.block, Heading) else ():
            key = fold(sentence)
            if key.count(" ") + 1 < _LEAST_SENTENCE:
                continue
            if key in seen:
                problems.warn(
                    "sentence-doubled",
                    says(seen[key].place(0).line),
                    leaf.place(start),
                    "take one away if it is a slip",
                    sentence,
                )
            seen.setdefault(key, leaf)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The closed sentences of a text with their positions: ``"One. Two"`` gives ``(0, "One.")``."""
    low = 0
    for stop in _STOP.finditer(text):
        sentence = text[low : stop.end()]
        yield low + len(sentence) - len(sentence.lstrip()), sentence.strip()
        low = stop.end()


def _run_together(leaf: Leaf, vocabulary: Counter[str], problems: Problems) -> None:
    """A small word glued to the next: ``"thecommittee"`` where the text has "committee" on its own, ``"theyears"``."""
    for match in _GLUED.finditer(leaf.text):
        if vocabulary[match.group()] == 1 and (vocabulary[match["rest"]] or match["rest"] in _COMMON):
            problems.warn(
                "space-missing",
                f"“{match.group()}” may be “{match['small']} {match['rest']}”",
                leaf.place(match.start()),
                "put the space into the source",
                leaf.text[max(0, match.start() - 30) : match.end() + 30],
            )
