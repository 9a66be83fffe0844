"""Find lists: lines that begin with a bullet, or with rising numbers and letters; ``"- 1) first"`` has a mark too many.

Evidence: two or more items in a row, or numbers that run on through the text ("numbered paragraphs"). A single
bulleted paragraph becomes a list of one and is reported; ``"-House of Letters-"`` is an ornament and stays, what
people say after their dashes stays, and so does what is marked by letters that Markdown cannot count (``"б)"``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from briefbuilder.inlines import cut, flat, removals, strip
from briefbuilder.marks import Mark
from briefbuilder.model import Block, Document, ItemList, Paragraph, Quote, Removed, extent
from briefbuilder.normalise.lists.lines import part_lines
from briefbuilder.normalise.lists.rows import Item, Row, Rows, candidates
from briefbuilder.normalise.lists.signs import DASHES, STRONG, is_attribution, is_sentence, is_speech
from briefbuilder.normalise.seams import Vocabulary, half
from briefbuilder.problems import Problems
from briefbuilder.shapes import ends_sentence, starts_small

_FOR_ONE = STRONG + "-–"  # a single paragraph under one of these is an item whose fellows lost their marks


def find_lists(document: Document, problems: Problems) -> Document:
    """Rows of items become lists; their marks are written down as removed."""
    if document.source.format not in ("txt", "pdf"):
        return document
    finder = _Finder(document, problems)
    blocks = finder.find(document.blocks)
    return replace(document, blocks=tuple(blocks), removed=document.removed + tuple(finder.removed))


class _Finder:
    """One document's lists; collects what is removed."""

    def __init__(self, document: Document, problems: Problems) -> None:
        self.document = document
        self.problems = problems
        self.removed: list[Removed] = []
        self.vocabulary = Vocabulary(flat(block.inlines) for block in document.blocks if isinstance(block, Paragraph))

    def find(self, blocks: tuple[Block, ...]) -> list[Block]:
        """The blocks of one level with their lists."""
        parted = part_lines(blocks)
        texts, marks = candidates(parted)
        spoken = _spoken(texts, marks)
        marks = [() if one and one[0].kind in spoken else one for one in marks]
        found: list[Block] = []
        for one in Rows(parted, texts, marks).walk():
            if isinstance(one, Row):
                found += self._row(one, top=True)
            elif isinstance(one, Quote):
                found.append(replace(one, blocks=tuple(self.find(one.blocks))))
            else:
                found.append(one)
        return found

    def _row(self, row: Row, *, top: bool) -> list[Block]:
        """The row as one list, or as the paragraphs it was where the evidence is thin."""
        if not _is_list(row, top=top):
            return [block for item in row.items for block in (item.block, *self._below(item))]
        first = row.items[0]
        if len(row.items) == 1 and not first.mark.number:
            self._ask(first)
        items = tuple(self._item(item) for item in row.items)
        tight = all(sum(isinstance(block, Paragraph) for block in item) < 2 for item in items)
        mark = first.mark
        return [ItemList(bool(mark.number), items, mark.number or 1, tight, _style(mark))]

    def _item(self, item: Item) -> tuple[Block, ...]:
        text, spaces = strip(cut(item.block.inlines, item.mark.width))
        self.removed.extend(removals(cut(item.block.inlines, 0, item.mark.width) + spaces, "list-mark"))
        blocks: list[Block] = [replace(item.block, inlines=text)]
        for block in self._below(item):
            last = blocks[-1]
            if isinstance(block, Paragraph) and isinstance(last, Paragraph) and _is_half(last, block):
                joined = (*half(last.inlines, flat(block.inlines), self.vocabulary), *block.inlines)
                blocks[-1] = replace(last, inlines=joined)
            else:
                blocks.append(block)
        return tuple(blocks)

    def _below(self, item: Item) -> list[Block]:
        below: list[Block] = []
        for one in item.below:
            below += self._row(one, top=False) if isinstance(one, Row) else [one]
        return below

    def _ask(self, item: Item) -> None:
        self.problems.warn(
            "lone-bullet",
            "a single bulleted paragraph: its fellows may have lost their marks",
            self.document.source.place(extent(item.block.inlines)[0]),
            "mark the other items, or take the bullet away",
            flat(item.block.inlines)[:80],
        )


def _spoken(texts: Sequence[str], marks: Sequence[tuple[Mark, ...]]) -> set[str]:
    """The dashes with which this document's people speak."""
    said: dict[str, list[str]] = defaultdict(list)
    for text, (mark, *_) in ((text, one) for text, one in zip(texts, marks, strict=True) if one):
        if mark.kind in DASHES:
            said[mark.kind].append(text[mark.width :])
    return {dash for dash, spoken in said.items() if is_speech(spoken, dash)}


def _is_list(row: Row, *, top: bool) -> bool:
    mark = row.items[0].mark
    if mark.style == "а":
        return False
    if len(row.items) > 1:
        return True
    text = row.items[0].text()
    if mark.number:
        return (row.follows is not None or row.followed) and is_sentence(text)
    return top and mark.style in _FOR_ONE and not is_attribution(text)


def _style(mark: Mark) -> str:
    """How the list's first mark looks: ``"(a)"``; empty for "1." and bullets."""
    style = f"({mark.style})" if mark.point == "()" else mark.kind
    return "" if style == "1." or not mark.number else style


def _is_half(last: Paragraph, block: Paragraph) -> bool:
    before = flat(last.inlines).rstrip()
    return starts_small(flat(block.inlines)) and not ends_sentence(before) and before[-1:] not in ":;"
