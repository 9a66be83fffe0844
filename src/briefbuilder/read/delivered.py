"""Spans for formats whose text the reader delivers (HTML, DOCX): word behind word, leaves a blank line apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefbuilder.model import Anchor, Break, Removed, Rule, Run
from briefbuilder.problems import Place
from briefbuilder.read.spans import CallMark


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an element stands in the file: a line, and in words what a line cannot say."""

    line: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text that was taken out, where it stood, and by which rule."""

    text: str
    spot: Spot
    rule: str


class Delivered:
    """Builds ``text`` and ``anchors`` while the tree is mapped."""

    def __init__(self, path: str, spots: Mapping[str, Spot] | None = None) -> None:
        self.path = path
        self.anchors: list[Anchor] = []
        self._parts: list[str] = []
        self._length = 0
        self._spots = spots or {}
        self._spot = Spot(0)
        self._opened = False

    @property
    def text(self) -> str:
        """All that was delivered so far."""
        return "".join(self._parts)

    def _put(self, text: str, rule: str = "") -> Run:
        if self._opened:
            self._begin()
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return Run(text, start, self._length, rule)

    def _begin(self) -> None:
        """The first word of a leaf: part it from the last leaf and anchor it."""
        self._opened = False
        if self._length:
            self._parts.append("\n\n")
            self._length += 2
        self.anchors.append(Anchor(self._length, self._spot.line, self._spot.detail))

    def leaf(self) -> None:
        """A new leaf; it is begun with its first word."""
        self._opened = True

    def mark(self, number: str) -> None:
        """The leaf is this element."""
        self._spot = self._spots.get(number, self._spot)

    def at(self, spot: Spot) -> None:
        """What follows stands here."""
        self._spot = spot

    def word(self, text: str) -> Run:
        """Put a word."""
        return self._put(text)

    def space(self, *, line_end: bool) -> Run:  # noqa: ARG002 - a line end within an element is a space
        """Put a space."""
        return self._put(" ")

    def verbatim(self, text: str) -> list[Run]:
        """Put a block of code."""
        return [self._put(text)] if text.strip() else []

    def line_break(self) -> Break:
        """Put a newline."""
        run = self._put("\n")
        return Break(run.start, run.end)

    def rule(self) -> Rule:
        """A thematic break has no text."""
        return Rule(self._length, self._length)

    def call(self, number: int) -> CallMark:
        """Put the number: formats with notes of their own (DOCX) print it, though it is not in their text."""
        label = str(number)
        run = self._put(label)
        return CallMark(label, run.start, run.end)

    def enter(self, mark: CallMark) -> tuple[int, int]:  # noqa: ARG002
        """A note follows what was delivered last; the number at its head is the format's, not the text's."""
        self.leaf()
        return (self._length, self._length)

    def leave(self) -> None:
        """Nothing to go back to."""

    def picture(self, alt: str, *, captioned: bool) -> tuple[int, int]:  # noqa: ARG002
        """The text alternative stands for the picture."""
        run = self._put(alt)
        return (run.start, run.end)

    def after_link(self) -> None:
        """A link's target is not text."""

    def after_code(self) -> None:
        """Code has no marks here."""

    def table(self) -> bool:
        """A caption is read first."""
        return True

    def after_table(self) -> None:
        """Nothing to clear away."""

    def removed(self, dropped: Iterable[Dropped]) -> tuple[Removed, ...]:
        """What was taken out stands at the end of the delivered text, so that the ledger can show it."""
        return tuple(self._removed(item) for item in dropped if item.text)

    def _removed(self, item: Dropped) -> Removed:
        self.leaf()
        self.at(item.spot)
        run = self.word(item.text)
        return Removed(run.start, run.end, item.rule)

    def place(self) -> Place:
        """The element that is being read."""
        return Place(self.path, self._spot.line, 1 if self._spot.line else 0, self._spot.detail)
