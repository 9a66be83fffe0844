"""Blocks → rows of items, one within the other: ``1.`` ``a.`` ``b.`` ``2.`` is a row of two with a row in its first.

A row goes on where its next number (or the same bullet) comes. Unmarked paragraphs end all open rows, unless they
cannot stand on their own. What is a list in the end is decided elsewhere (``find_lists``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefbuilder.inlines import flat
from briefbuilder.marks import Mark
from briefbuilder.model import Block, Heading, Paragraph
from briefbuilder.normalise.lists.signs import is_sentence, marks_of
from briefbuilder.shapes import ends_sentence, starts_small

_AHEAD = 60  # blocks among which a row is looked for that comes back
_RANKS = {"I": 0, "A": 1, "1": 2, "а": 3, "a": 3, "i": 4}
_DEEPEST = 6  # levels of rows within rows
_ROW = 3  # marks in a row that need not begin with the first


@dataclass(slots=True)
class Item:
    """An item: its mark, its paragraph with the mark still on it, and what belongs below it."""

    mark: Mark
    block: Paragraph
    below: list[Block | Row] = field(default_factory=list)

    @property
    def last(self) -> Paragraph:
        """The paragraph that the item ends with so far."""
        block = self.below[-1] if self.below else self.block
        return block if isinstance(block, Paragraph) else self.block

    def text(self) -> str:
        """The item's first paragraph without its mark."""
        return flat(self.block.inlines)[self.mark.width :]


@dataclass(slots=True)
class Row:
    """Items of one kind; ``follows`` is the row before it in the text whose numbers it takes up."""

    items: list[Item]
    follows: Row | None = None
    followed: bool = False

    @property
    def mark(self) -> Mark:
        """The last mark."""
        return self.items[-1].mark


class Rows:
    """Walks the blocks of one level; ``found`` holds rows and the blocks between them, in order."""

    def __init__(self, blocks: Sequence[Block], texts: Sequence[str], marks: Sequence[tuple[Mark, ...]]) -> None:
        self.blocks = blocks
        self.texts = texts
        self.marks = marks
        self.found: list[Block | Row] = []
        self._open: list[Row] = []
        self._ended: dict[str, Row] = {}  # the last row at the top, by kind

    def walk(self) -> list[Block | Row]:
        """All blocks, those of rows within their rows."""
        for at, block in enumerate(self.blocks):
            if not isinstance(block, Paragraph) or not (self._goes_on(at, block) or self._opens(at, block)):
                self._unmarked(at, block)
        return self.found

    def _goes_on(self, at: int, block: Paragraph) -> bool:
        """The next item of an open row, the innermost first."""
        for depth in range(len(self._open), 0, -1):
            row = self._open[depth - 1]
            for mark in self.marks[at]:
                if row.mark.precedes(mark):
                    row.items.append(Item(mark, block))
                    del self._open[depth:]
                    return True
        return False

    def _opens(self, at: int, block: Paragraph) -> bool:
        mark = next((mark for mark in self.marks[at] if mark.number <= 1), None)
        if mark is None:
            return self._takes_up(at, block)
        row = Row([Item(mark, block)])
        if 0 < len(self._open) < _DEEPEST and self._is_below(at, mark):
            self._open[-1].items[-1].below.append(row)
        else:
            self._open.clear()
            self._at_top(row)
        self._open.append(row)
        return True

    def _at_top(self, row: Row) -> None:
        self.found.append(row)
        self._ended[row.mark.kind] = row

    def _is_below(self, at: int, mark: Mark) -> bool:
        """Is a first mark below the open item, or the first of another row beside it?"""
        above = self._open[-1].mark
        led_in = flat(self._open[-1].items[-1].last.inlines).rstrip().endswith(":")
        if led_in or not mark.number:
            return led_in or mark.kind not in {row.mark.kind for row in self._open}
        if not above.number or _RANKS[mark.style] <= _RANKS[above.style]:
            return self._comes_back(at, above)
        return True

    def _comes_back(self, at: int, above: Mark) -> bool:
        """Does the open row go on after this one, with nothing unmarked between them?"""
        for ahead in range(at + 1, min(at + _AHEAD, len(self.blocks))):
            if not self.marks[ahead]:
                return False
            if any(above.precedes(mark) for mark in self.marks[ahead]):
                return above.kind != self.marks[at][0].kind or above.number > 1
        return False

    def _takes_up(self, at: int, block: Paragraph) -> bool:
        """Numbers that run on over headings and paragraphs, or a row of three whose beginning is lost."""
        for mark in self.marks[at]:
            before = self._ended.get(mark.kind)
            runs_on = before is not None and before.mark.precedes(mark) and mark.style == "1"
            if (runs_on and self._is_member(at, mark)) or self._is_row(at, mark, _ROW):
                row = Row([Item(mark, block)], before if runs_on else None)
                if before is not None and runs_on:
                    before.followed = True
                self._open.clear()
                self._at_top(row)
                self._open.append(row)
                return True
        return False

    def _is_member(self, at: int, mark: Mark) -> bool:
        return is_sentence(self.texts[at][mark.width :]) or self._is_row(at, mark, 2)

    def _is_row(self, at: int, mark: Mark, least: int) -> bool:
        """Do the next marks follow at once?"""
        for ahead in range(at + 1, at + least):
            marks = self.marks[ahead] if ahead < len(self.blocks) else ()
            following = next((one for one in marks if mark.precedes(one)), None)
            if following is None:
                return False
            mark = following
        return True

    def _unmarked(self, at: int, block: Block) -> None:
        if self._open and isinstance(block, Paragraph) and not self.marks[at]:
            item = self._open[-1].items[-1]
            if self._is_half(at, item):
                item.below.append(block)
                return
            if self._is_inside(at):
                item.below.append(block)
                return
        self._open.clear()
        self.found.append(block)

    def _is_half(self, at: int, item: Item) -> bool:
        """The rest of an item's last sentence, after which its row goes on."""
        last = flat(item.last.inlines).rstrip()
        cut = starts_small(self.texts[at]) and not ends_sentence(last) and last[-1:] not in ":;"
        return cut and self._follows_at(at + 1)

    def _is_inside(self, at: int) -> bool:
        """Led in by an item's colon or leading in a row below it, with the open row going on."""
        return self.texts[at].rstrip().endswith(":") and self._leads_in(at + 1)

    def _follows_at(self, at: int) -> bool:
        marks = self.marks[at] if at < len(self.blocks) else ()
        return any(row.mark.precedes(mark) for row in self._open for mark in marks)

    def _leads_in(self, at: int) -> bool:
        """A row of another kind begins here, and the open one comes back after it."""
        if at >= len(self.blocks) or not self.marks[at] or self.marks[at][0].number > 1:
            return False
        for ahead in range(at, min(at + _AHEAD, len(self.blocks))):
            if not self.marks[ahead]:
                return False
            if self._follows_at(ahead):
                return ahead > at
        return False


def candidates(blocks: Sequence[Block]) -> tuple[list[str], list[tuple[Mark, ...]]]:
    """The flat texts of paragraphs and the readings of their marks."""
    texts = [flat(block.inlines) if isinstance(block, Paragraph) else "" for block in blocks]
    marks = [
        marks_of(text) if text and not isinstance(block, Heading) else ()
        for block, text in zip(blocks, texts, strict=True)
    ]
    return texts, marks
