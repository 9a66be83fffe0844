"""A source's lines with their places and fingerprints: how a person or a settings file names a stretch of text.

In: a Source.  Out: its lines; ``fingerprint("The harbour, again!")`` is the same after another extraction that has
other quotes, spaces or hyphens at the ends of words, but the same words.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from briefbuilder.model import Anchor, LineAnchors, Source
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


def addresses(source: Source, places: Iterable[Place]) -> dict[Place, Address]:
    """How ``decisions.yaml`` names the lines of these places; those that mean a whole file or another one are left out.

    Only the lines that are asked for are looked at: a long source has many more.
    """
    wanted: dict[tuple[int, str], list[Place]] = {}
    for place in places:
        if place.line and place.path == source.path:
            wanted.setdefault((place.line, place.detail), []).append(place)
    anchors = source.anchors or (Anchor(0, 1),)
    found: dict[Place, Address] = {}
    for number in _numbers(anchors, wanted):
        anchor = anchors[number]
        end = anchors[number + 1].start if number + 1 < len(anchors) else len(source.text)
        for place in wanted.get((anchor.line, anchor.detail), ()):
            at = anchor.start + max(place.column, 1) - 1
            if place not in found and (at < end or end == len(source.text)):  # several anchors may stand on one line
                words = _line_at(source.text, at, anchor.start, end)
                name = PurePosixPath(source.path).name
                found[place] = Address(name, anchor.line, anchor.page, fingerprint(words))
    return found


def _numbers(anchors: Sequence[Anchor], wanted: Collection[tuple[int, str]]) -> Iterable[int]:
    """The anchors to look at: of a text's lines those that are named, of others all."""
    if isinstance(anchors, LineAnchors):
        return sorted({line - 1 for line, _ in wanted if 0 < line <= len(anchors)})
    return range(len(anchors) if wanted else 0)


def _line_at(text: str, at: int, start: int, end: int) -> str:
    """The words of the line round ``at``, within ``[start, end)``."""
    low = max(text.rfind("\n", start, min(at, end)) + 1, start)
    high = text.find("\n", max(at, low), end)
    return text[low : end if high < 0 else high].rstrip()


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
