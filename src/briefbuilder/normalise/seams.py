"""Close what a line end or a page cut: ``"inde-"`` + ``"pendence"`` is one word, ``"hard-"`` + ``"liners"`` is two.

The document's own words say which; without a word from them the hyphen goes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from briefbuilder.inlines import Edit, Index, Inlines, change, flat, line_ends, rewrite, tidy
from briefbuilder.model import Run, extent
from briefbuilder.shapes import words

CUT_WORD = re.compile(r"(?P<left>[^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010\u00ad]\Z")
STOPS = re.compile(r"[.,;:!?)\]”’](?![.:\[])")
LONGEST_WORD = 40
_LEAST_PART = 4  # letters of a half that may be a word of its own
_RIGHT = re.compile(r"(?P<right>[^\W\d_]+)")


class Vocabulary:
    """The document's own words, counted when somebody asks."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = texts

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(word.casefold() for text in self.texts for word in words(text))

    def has_hyphen(self, left: str, right: str) -> bool:
        """Is it "hard-liners" or "inde-pendence"? The document's own use of either form decides, then of the parts."""
        whole = self._counts[(left + right).casefold()]
        hyphened = self._counts[f"{left}-{right}".casefold()]
        if whole or hyphened:
            return hyphened > whole
        if left.casefold() in self._firsts or right.casefold() in self._lasts:
            return True  # "self-" and "-minded" are parts of other compounds of this text
        # Each cut half counts once as a word of the text; a real word is there once more. Short halves ("no-", "re-")
        # are words by chance.
        long = min(len(left), len(right)) >= _LEAST_PART
        return long and self._counts[left.casefold()] > 1 and self._counts[right.casefold()] > 1

    @cached_property
    def _compounds(self) -> list[tuple[str, str]]:
        return [(word.split("-", 1)[0], word.rsplit("-", 1)[1]) for word in self._counts if "-" in word]

    @cached_property
    def _firsts(self) -> frozenset[str]:
        counts = Counter(first for first, _ in self._compounds)
        return frozenset(first for first, count in counts.items() if count > 1)

    @cached_property
    def _lasts(self) -> frozenset[str]:
        counts = Counter(last for _, last in self._compounds)
        return frozenset(last for last, count in counts.items() if count > 1)


def half(left: Inlines, after: str, vocabulary: Vocabulary) -> Inlines:
    """A first half with its joint, which stands for nothing: a note that stood here has its own place now."""
    gap, text = extent(left)[1], flat(left)
    if STOPS.match(after):
        return (*left, Run("", gap, gap, rule="rejoined"))
    cut = CUT_WORD.search(text[-LONGEST_WORD:])
    if not cut:
        return (*left, Run(" ", gap, gap, rule="rejoined"))
    if not vocabulary.has_hyphen(cut["left"], _first_word(after)):
        left = change(left, len(text) - 1, len(text), "", "cut-word")
    return (*left, Run("", gap, gap, rule="rejoined"))


def _first_word(text: str) -> str:
    match = _RIGHT.match(text[:LONGEST_WORD])
    return match["right"] if match else ""


def close_line_ends(inlines: Inlines, vocabulary: Vocabulary) -> Inlines:
    """Words cut at line ends within a paragraph, by the same evidence."""
    ends = line_ends(inlines)
    if not ends:
        return inlines
    text, index = flat(inlines), Index(inlines)
    edits: list[Edit] = []
    for start, end in ends:
        cut = CUT_WORD.search(text[max(0, start - LONGEST_WORD) : start])
        right = _first_word(text[end : end + LONGEST_WORD])
        if not cut or not right[:1].islower():
            continue
        keep = vocabulary.has_hyphen(cut["left"], right)
        low, rule = (start, "line-break") if keep else (start - 1, "cut-word")
        edits.append(Edit(low, end, index.changed(low, end, "", rule)))
    return tidy(rewrite(index, edits))
