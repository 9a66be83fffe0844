"""A note's words with their places, folded for comparing, and the stretches that no comma or stop may cut.

In: marked text.  Out: ``Text``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from briefbuilder.resolve.parts.addresses import find_address
from briefbuilder.resolve.parts.marked import Marked, quoted
from briefbuilder.words import fold

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[’'ʼʻʿ-][^\W\d_][^\W_]*)*|\d+[a-h]?(?![^\W_])|\d+")
_NO_TITLE = frozenset(
    ("et al", "idem", "passim", "ibid", "ibidem", "op cit", "id", "in", "cf", "see", "eadem", "ead", "supra")
)


LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number: ``text[start:end]``, folded to ASCII."""

    start: int
    end: int
    word: str
    folded: str

    @property
    def capital(self) -> bool:
        """Does it begin with a capital, or is it of a script without capitals?"""
        first = self.word[0]
        return first.isupper() or (first.isalpha() and not first.islower())


@dataclass(frozen=True, slots=True)
class Text:
    """A note made ready for reading."""

    text: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]  # of the tokens
    titles: tuple[tuple[int, int], ...]  # stretches in quotation marks or italics, marks left out
    addresses: tuple[tuple[int, int, str], ...]

    def at(self, position: int) -> int:
        """The number of the first token that begins at or behind a position."""
        return bisect_left(self.starts, position)

    def marked_at(self, position: int) -> tuple[int, int] | None:
        """The marked title that begins at, or a quotation mark behind, a position."""
        for low, high in self.titles:
            if low >= position:
                return (low, high) if not self.text[position:low].strip('“"„«‘‚‹»” \ufffc') else None
        return None

    def within(self, position: int) -> tuple[int, int] | None:
        """The marked stretch or address that holds a position."""
        index = bisect_right(self.titles, (position, len(self.text) + 1)) - 1
        if index >= 0 and self.titles[index][0] <= position < self.titles[index][1]:
            return self.titles[index]
        return next(((low, high) for low, high, _ in self.addresses if low <= position < high), None)


def ready(marked: Marked) -> Text:
    """A note's tokens, marked stretches and addresses."""
    text = marked.text
    tokens = tuple(
        Token(*match.span(), match[0], _fold(match[0].removesuffix("’s").removesuffix("'s")))
        for match in _WORD.finditer(text)
    )
    addresses = tuple(_addresses(text))
    titles = _titles(marked, addresses)
    return Text(text, tokens, tuple(token.start for token in tokens), titles, addresses)


@lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    return fold(word).replace(" ", "")


def _addresses(text: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    offset = 0
    while len(found) < 20 and (one := find_address(text[offset:])):
        found.append((offset + one.start, offset + one.end, one.url))
        offset += one.end
    return found


_OPENING = re.compile(r"(?<![\w'])'(?=[^\s'])")
_CLOSING = re.compile(r"(?<=\S)'(?=[\s,.;:)\]]|$)")


def _between_apostrophes(text: str) -> list[tuple[int, int]]:
    """``'Roe, 'Low Tide', 12'``: straight single quotation marks; an apostrophe within a word is none."""
    found: list[tuple[int, int]] = []
    position = 0
    while (opening := _OPENING.search(text, position)) and (closing := _CLOSING.search(text, opening.end())):
        if closing.start() - opening.end() < LONGEST_TITLE:
            found.append((opening.end(), closing.start()))
        position = closing.end()
    return found


def _titles(marked: Marked, addresses: tuple[tuple[int, int, str], ...]) -> tuple[tuple[int, int], ...]:
    """Quotations and italics, the outer one where one holds the other."""
    spans = [*quoted(marked.text), *marked.emphasised(), *_between_apostrophes(marked.text)]
    kept: list[tuple[int, int]] = []
    for low, high in sorted(spans, key=lambda span: (span[0], -span[1])):
        words = fold(marked.text[low:high])
        inside = any(low < end and high > start for start, end, _ in addresses)
        if len(words) > 2 and words not in _NO_TITLE and not inside and (not kept or low >= kept[-1][1]):
            kept.append((low, high))
    return tuple(kept)
