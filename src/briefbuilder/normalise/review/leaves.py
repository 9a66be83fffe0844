"""The body's inline sequences with their flat text, and the words in them: what all questions are asked of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from briefbuilder.inlines import Index, Inlines, flat
from briefbuilder.model import Block, Document, Heading, Paragraph, Run, Source, leaf_inlines
from briefbuilder.problems import Place
from briefbuilder.tokens import words

_WORD = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*")


@dataclass(frozen=True)
class Leaf:
    """An inline sequence of a block (of the outermost one: an item's is its list)."""

    inlines: Inlines
    text: str
    block: Block
    source: Source

    @cached_property
    def _index(self) -> Index:
        return Index(self.inlines)

    def place(self, position: int) -> Place:
        """Where a flat position stands in the file."""
        first = self.inlines[0] if self.inlines else None
        if isinstance(first, Run) and not first.rule and position < len(first.text):
            return self.source.place(first.start + position)
        return self.source.place(self._index.source(position))


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands first in the text, and how often it stands there."""

    text: str
    leaf: Leaf
    position: int
    count: int


def find_leaves(document: Document) -> list[Leaf]:
    """All leaves of the body in reading order."""
    return [
        Leaf(inlines, flat(inlines), block, document.source)
        for block in document.blocks
        for inlines in leaf_inlines(block)
    ]


def find_entries(document: Document) -> list[Leaf]:
    """The entries of the source's own bibliography."""
    return [
        Leaf(entry.inlines, flat(entry.inlines), Paragraph(entry.inlines), document.source)
        for entry in document.bibliography
    ]


def find_words(leaves: list[Leaf]) -> list[Word]:
    """The different words of the running text, inner hyphens kept; headings are left aside."""
    first: dict[str, tuple[Leaf, int]] = {}
    counts: Counter[str] = Counter()
    for leaf in leaves:
        found = [] if isinstance(leaf.block, Heading) else _words(leaf.text)
        counts.update(found)
        if not first.keys() >= set(found):
            for match in _WORD.finditer(leaf.text):
                first.setdefault(match.group(), (leaf, match.start()))
    return [Word(word, *where, counts[word]) for word, where in first.items()]


def _words(text: str) -> list[str]:
    return _WORD.findall(text) if "\u2011" in text else words(text)
