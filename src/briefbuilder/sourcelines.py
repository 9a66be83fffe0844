"""A source's lines with their places and fingerprints: how a person or a settings file names a stretch of text.

In: a Source.  Out: its lines; ``fingerprint("The harbour, again!")`` is the same after another extraction that has
other quotes, spaces or hyphens at the ends of words, but the same words.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from briefbuilder.model import Source
from briefbuilder.problems import Place
from briefbuilder.shapes import fold

_DIGITS = 10  # forty bits: among the lines of one source nothing collides by chance


@dataclass(frozen=True, slots=True)
class SourceLine:
    """``source.text[start:end]``, its line end left out, stands on ``line``; on ``page``, if the source is paged."""

    start: int
    end: int
    line: int
    page: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """How ``decisions.yaml`` names a line: file, line, page (0: none) and the fingerprint of the words there."""

    source: str
    line: int
    page: int
    hash: str

    def as_json(self) -> dict[str, str | int]:
        """To be pasted: ``{"source": "brief.txt", "line": 12, "hash": "3f9a2c01b7"}``."""
        page = {"page": self.page} if self.page else {}
        return {"source": self.source, "line": self.line, **page, "hash": self.hash}


class SourceLines:
    """All lines of a source, in order."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = tuple(_lines(source))
        self._starts = [line.start for line in self.lines]

    def at(self, offset: int) -> int:
        """The number (from 0) of the line in which ``offset`` stands."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def text(self, line: SourceLine) -> str:
        """The line's words as they stand in the source."""
        return self.source.text[line.start : line.end]

    def address(self, line: SourceLine) -> Address:
        """What an editor writes down to mean this line."""
        return Address(PurePosixPath(self.source.path).name, line.line, line.page, fingerprint(self.text(line)))

    def of(self, place: Place) -> SourceLine | None:
        """The line that a problem's place means; None where the whole file is meant or another file."""
        if not place.line or place.path != self.source.path:
            return None
        here = [self.lines[index] for index in self.on(place.line) if self.lines[index].detail == place.detail]
        return next((one for one in here if one.start + place.column - 1 <= one.end), here[0] if here else None)

    def on(self, line: int, page: int = 0) -> Iterator[int]:
        """The numbers of the lines that a person calls line ``line`` (of ``page``, if one is given)."""
        yield from (index for index in self._by_place.get(line, ()) if not page or self.lines[index].page == page)

    def like(self, hash: str) -> tuple[int, ...]:
        """The numbers of the lines with this fingerprint."""
        return tuple(self._by_hash.get(hash, ()))

    @cached_property
    def _by_place(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index, line in enumerate(self.lines):
            found.setdefault(line.line, []).append(index)
        return found

    @cached_property
    def _by_hash(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, line in enumerate(self.lines):
            if line.start < line.end:
                found.setdefault(fingerprint(self.text(line)), []).append(index)
        return found


def fingerprint(text: str) -> str:
    """Ten hexadecimal digits of the folded words; of a line without words (``"* * *"``) of its signs."""
    words = fold(text) or "".join(text.split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _lines(source: Source) -> Iterator[SourceLine]:
    """The text parted where an anchor begins and at line ends: a line of a text, a paragraph of a DOCX."""
    text = source.text
    starts = {0, *(anchor.start for anchor in source.anchors if anchor.start < len(text))}
    at = text.find("\n")
    while at >= 0:
        starts.add(at + 1)
        at = text.find("\n", at + 1)
    ordered = sorted(starts)
    for start, end in zip(ordered, [*ordered[1:], len(text)], strict=True):
        anchor = source.anchor(start)
        bare = len(text[start:end].rstrip())
        yield SourceLine(start, start + bare, anchor.line, anchor.page, anchor.detail)
