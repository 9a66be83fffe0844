"""Find lists: lines that begin with a bullet, a dash or a rising number; ``"- 1) first"`` has one mark too many.

Evidence: two or more items in a row, or numbers that rise from 1. A single bulleted paragraph becomes a list of one and
is reported; ``"-House of Letters-"`` is an ornament and stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefbuilder.inlines import Inlines, cut, flat, removals, strip
from briefbuilder.model import Block, Document, ItemList, Paragraph, Removed, Run, extent
from briefbuilder.problems import Problems

_BULLET = r"[-–—•▪‣◦●■*·]"
_ITEM = re.compile(
    rf"\A(?:(?P<bullet>{_BULLET})[ \t]+)?(?:(?P<number>\d{{1,3}})(?P<point>[.)])[ \t]+|\((?P<round>\d{{1,3}})\)[ \t]+)?(?=\S)"
)


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
    """Paragraphs parted where one of their lines begins with an item's mark, if the first does, too."""
    parted: list[Block] = []
    for block in blocks:
        bounds = _bounds(block.inlines) if isinstance(block, Paragraph) else []
        if isinstance(block, Paragraph) and len(bounds) > 2:
            for low, high in zip(bounds, bounds[1:], strict=False):
                parted.append(replace(block, inlines=_whole(cut(block.inlines, low, high))))
        else:
            parted.append(block)
    return parted


def _bounds(inlines: Inlines) -> list[int]:
    text, position, bounds = flat(inlines), 0, [0]
    for inline in inlines:
        position += len(inline.text) if isinstance(inline, Run) else 1
        if isinstance(inline, Run) and inline.rule == "line-break" and _mark(text[position : position + 12]):
            bounds.append(position)
    # A lead-in line may stand above the items; one marked line alone is no list.
    marked = [low for low in bounds if _mark(text[low : low + 12])]
    return [*bounds, len(text)] if len(marked) > 1 else []


def _whole(inlines: Inlines) -> Inlines:
    last = inlines[-1] if inlines else None
    return inlines[:-1] if isinstance(last, Run) and last.rule == "line-break" else inlines


def _mark(text: str) -> re.Match[str] | None:
    match = _ITEM.match(text)
    return match if match and match.end() else None


def _item(block: Block) -> _Item | None:
    match = _mark(flat(block.inlines)) if isinstance(block, Paragraph) else None
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
