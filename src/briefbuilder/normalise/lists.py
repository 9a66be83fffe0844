"""Find lists: lines that begin with a bullet, a dash or a rising number; ``"- 1) first"`` has one mark too many.

Evidence: two or more items in a row, or numbers that rise from 1. A single bulleted paragraph becomes a list of one and
is reported; ``"-House of Letters-"`` is an ornament and stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from briefbuilder.inlines import Index, Inlines, cut, flat, line_ends, removals, strip, without_line_end
from briefbuilder.model import Block, Document, ItemList, Paragraph, Removed, extent
from briefbuilder.problems import Problems

_BULLET = r"[-–—•▪‣◦●■*·]"
_ITEM = re.compile(
    rf"\A(?:(?P<bullet>{_BULLET})[ \t]+)?"
    r"(?:(?P<number>\d{1,3})(?P<point>[.)])[ \t]+|\((?P<round>\d{1,3})\)[ \t]+)?(?=\S)"
)

_LONGEST_MARK = 12


@dataclass(frozen=True, slots=True)
class _Item:
    """A block that could be an item: its mark's kind, its number (0 for a bullet), the mark's flat width."""

    kind: str
    number: int
    width: int
    block: Paragraph


def find_lists(document: Document, problems: Problems) -> Document:
    """Rows of items become lists; their marks are written down as removed."""
    if document.source.format not in ("txt", "pdf"):
        return document
    blocks: list[Block] = []
    row: list[_Item] = []
    removed: list[Removed] = []

    def close() -> None:
        blocks.extend(_list(row, document, removed, problems))
        row.clear()

    for block in _lines_of_items(document.blocks):
        item = _item(block)
        if item and row and not _follows(row[-1], item):
            close()
        if item:
            row.append(item)
        else:
            close()
            blocks.append(block)
    close()
    return replace(document, blocks=tuple(blocks), removed=document.removed + tuple(removed))


def _lines_of_items(blocks: tuple[Block, ...]) -> list[Block]:
    """Paragraphs parted where two or more of their lines begin with an item's mark."""
    parted: list[Block] = []
    for block in blocks:
        bounds = _bounds(block.inlines) if isinstance(block, Paragraph) else []
        if isinstance(block, Paragraph) and bounds:
            index = Index(block.inlines)
            parts = [index.cut(low, high) for low, high in pairwise(bounds)]
            parted.extend(replace(block, inlines=without_line_end(part)) for part in parts)
        else:
            parted.append(block)
    return parted


def _bounds(inlines: Inlines) -> list[int]:
    """Where the items begin and the last one ends; a lead-in line may stand above them, one marked line is no list."""
    ends = line_ends(inlines)
    if not ends:
        return []
    text = flat(inlines)
    starts = [end for _, end in ends if _mark(text[end : end + _LONGEST_MARK])]
    marked = len(starts) + (_mark(text[:_LONGEST_MARK]) is not None)
    return [0, *starts, len(text)] if marked > 1 else []


def _mark(text: str) -> re.Match[str] | None:
    match = _ITEM.match(text)
    return match if match and match.end() else None


def _item(block: Block) -> _Item | None:
    match = _mark(flat(block.inlines)[:_LONGEST_MARK]) if isinstance(block, Paragraph) else None
    if not match or not isinstance(block, Paragraph):
        return None
    number = match["number"] or match["round"]
    kind = match["point"] or ("()" if match["round"] else match["bullet"])
    return _Item(kind, int(number or 0), match.end(), block)


def _follows(last: _Item, item: _Item) -> bool:
    return last.kind == item.kind and (item.number == last.number + 1 or (not item.number and not last.number))


def _list(row: list[_Item], document: Document, removed: list[Removed], problems: Problems) -> list[Block]:
    """The row as one list, or as the paragraphs it was where the evidence is thin."""
    if not row:
        return []
    first = row[0]
    if len(row) == 1 and (first.number or first.kind == "*"):
        return [first.block]
    if first.number > 1:
        return [item.block for item in row]
    if len(row) == 1:
        problems.warn(
            "lone-bullet",
            "a single bulleted paragraph: its fellows may have lost their marks",
            document.source.place(extent(first.block.inlines)[0]),
            "mark the other items, or take the bullet away",
            flat(first.block.inlines)[:80],
        )
    items: list[tuple[Block, ...]] = []
    for item in row:
        text, spaces = strip(cut(item.block.inlines, item.width))
        removed.extend(removals(cut(item.block.inlines, 0, item.width) + spaces, "list-mark"))
        items.append((replace(item.block, inlines=text),))
    return [ItemList(bool(first.number), tuple(items), first.number or 1)]
