"""A labelled stretch with its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_EDGES = " ,;:.()[]،؛"


@dataclass(frozen=True, slots=True)
class Piece:
    """``Piece("volume", "vol. 3, ", 15, 23, 0.98)``: the words of a stretch, and where they stand in the entry."""

    label: str
    text: str
    start: int
    end: int
    sure: float

    @property
    def span(self) -> tuple[int, int]:
        """Where its words stand, blanks and commas at its edges aside."""
        left = len(self.text) - len(self.text.lstrip(_EDGES))
        right = len(self.text) - len(self.text.rstrip(_EDGES))
        return (self.start + left, self.end - right) if left + right < len(self.text) else (self.start, self.end)

    @property
    def bare(self) -> str:
        """Its words without the edges."""
        return self.text.strip(_EDGES)

    @property
    def says(self) -> bool:
        """Does it have a letter or a figure, or the dash that repeats a name?"""
        return bool(re.search(r"\w|[—―]", self.text))

    def named(self, label: str) -> Piece:
        """The same words under another label."""
        return replace(self, label=label)

    def cut(self, at: int) -> tuple[Piece, Piece]:
        """Two pieces, parted before the letter ``at`` of its text."""
        middle = self.start + at
        return (
            replace(self, text=self.text[:at], end=middle),
            replace(self, text=self.text[at:], start=middle),
        )


def joined(one: Piece, other: Piece) -> Piece:
    """Two neighbours as one, under the first one's label and as sure as the less sure of them."""
    return Piece(one.label, one.text + other.text, one.start, other.end, min(one.sure, other.sure))


def parted(piece: Piece, *cuts: tuple[int, str]) -> list[Piece]:
    """A piece cut before the letters given, each part under its label; empty parts go."""
    bounds = [at for at, _ in cuts] + [len(piece.text)]
    found = []
    for number, (at, label) in enumerate(cuts):
        if at < bounds[number + 1]:
            found.append(
                Piece(
                    label,
                    piece.text[at : bounds[number + 1]],
                    piece.start + at,
                    piece.start + bounds[number + 1],
                    piece.sure,
                )
            )
    return found
