"""Cuts through blocks at offsets of the source: take a stretch out, part a paragraph, find the block of a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from briefbuilder.inlines import Inlines, map_leaves
from briefbuilder.model import (
    Block,
    CodeBlock,
    Document,
    Heading,
    Inline,
    ItemList,
    Note,
    Paragraph,
    Quote,
    Rule,
    Run,
    extent,
    leaf_inlines,
)

Siblings = tuple[Block, ...]
Act = Callable[[Siblings, int], Siblings | None]
Span = tuple[int, int]


def touches(inlines: Inlines, span: Span) -> bool:
    """Does a part of these inlines stand for a part of the span?"""
    return any(inline.start < span[1] and inline.end > span[0] for inline in inlines if inline.start < inline.end)


def part(inlines: Inlines, offset: int) -> tuple[Inlines, Inlines]:
    """What stands before an offset of the source and what behind it; a changed run is never parted."""
    left: list[Inline] = []
    right: list[Inline] = []
    for inline in inlines:
        if inline.end <= offset:
            left.append(inline)
        elif inline.start >= offset or not isinstance(inline, Run) or inline.rule:
            (right if inline.start >= offset else left).append(inline)
        else:
            at = offset - inline.start
            left.append(replace(inline, text=inline.text[:at], end=offset))
            right.append(replace(inline, text=inline.text[at:], start=offset))
    return tuple(left), tuple(right)


def parts(inlines: Inlines, span: Span) -> tuple[Inlines, Inlines, Inlines]:
    """Before, within and behind a span."""
    before, rest = part(inlines, span[0])
    within, behind = part(rest, span[1])
    return before, within, behind


def trimmed(inlines: Inlines, text: str) -> Inlines:
    """Without white space at both ends; what stands for more than white space in ``text`` stays."""
    found = list(inlines)
    while found and _is_blank(found[0], text):
        found.pop(0)
    while found and _is_blank(found[-1], text):
        found.pop()
    if found and isinstance(first := found[0], Run) and not first.rule:
        bare = first.text.lstrip()
        found[0] = replace(first, text=bare, start=first.end - len(bare))
    if found and isinstance(last := found[-1], Run) and not last.rule:
        bare = last.text.rstrip()
        found[-1] = replace(last, text=bare, end=last.start + len(bare))
    return tuple(found)


def _is_blank(inline: Inline, text: str) -> bool:
    return isinstance(inline, Run) and not inline.text.strip() and not text[inline.start : inline.end].strip()


# --- Taking out --------------------------------------------------------------------------------------------------


def without(blocks: Sequence[Block], span: Span) -> tuple[tuple[Block, ...], Inlines]:
    """The blocks without what stands for the span, and that; blocks that are empty now are gone."""
    gone: list[Inline] = []

    def take(inlines: Inlines) -> Inlines:
        if not touches(inlines, span):
            return inlines
        before, within, behind = parts(inlines, span)
        inside = tuple(inline for inline in within if inline.end <= span[1])
        gone.extend(inside)
        # A changed run that stands for more than the span stays whole.
        rest = tuple(inline for inline in within if inline.end > span[1]) + behind
        return _closed(before, rest)

    left = tuple(map_leaves(block, take) for block in blocks)
    return (tuple(_pruned(left)) if gone else left), tuple(gone)


def _closed(before: Inlines, behind: Inlines) -> Inlines:
    """Both sides of a hole: one line end between them is enough, none at the ends."""
    while before and (not behind or _is_line_end(behind[0])) and _is_line_end(before[-1]):
        before = before[:-1]
    while behind and not before and _is_line_end(behind[0]):
        behind = behind[1:]
    return before + behind


def _is_line_end(inline: Inline) -> bool:
    return isinstance(inline, Run) and inline.rule == "line-break"


def _pruned(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph(()) | Heading(_, ()) | CodeBlock(()):
                continue
            case Quote(inner):
                left = tuple(_pruned(inner))
                if left:
                    yield replace(block, blocks=left)
            case ItemList(_, items):
                kept = tuple(left for item in items if (left := tuple(_pruned(item))))
                if kept:
                    yield replace(block, items=kept)
            case _:
                yield block


# --- Finding -----------------------------------------------------------------------------------------------------


def act_on(document: Document, span: Span, act: Act) -> Document | None:
    """The document with ``act`` done to the siblings of the block that stands for the span; None: nothing was done."""
    blocks = _act(document.blocks, span, act)
    if blocks is not None:
        return replace(document, blocks=blocks)
    for number, note in enumerate(document.notes):
        inner = _act(note.blocks, span, act)
        if inner is not None:
            changed: tuple[Note, ...] = (replace(note, blocks=inner),)
            return replace(document, notes=document.notes[:number] + changed + document.notes[number + 1 :])
    back = _act(document.back, span, act)
    return None if back is None else replace(document, back=back)


def _act(blocks: Siblings, span: Span, act: Act) -> Siblings | None:
    for number, block in enumerate(blocks):
        changed: Siblings | None = None
        match block:
            case Paragraph(inlines) | Heading(_, inlines):
                if touches(inlines, span):
                    return act(blocks, number)
            case Quote(inner):
                found = _act(inner, span, act)
                changed = None if found is None else (replace(block, blocks=found),)
            case ItemList(_, items):
                for at, item in enumerate(items):
                    found = _act(item, span, act)
                    if found is not None:
                        changed = (replace(block, items=(*items[:at], found, *items[at + 1 :])),)
                        break
            case _:
                pass
        if changed is not None:
            return (*blocks[:number], *changed, *blocks[number + 1 :])
    return None


def block_extent(block: Block) -> Span:
    """The least span that holds all of a block."""
    if isinstance(block, Rule):
        return (block.start, block.end)
    spans = [extent(leaf) for leaf in leaf_inlines(block) if leaf]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)


def insert(blocks: Siblings, new: Sequence[Block]) -> Siblings:
    """Each new block behind the last of those that begin before it in the source."""
    placed = list(blocks)
    for block in new:
        start = block_extent(block)[0]
        before = [number for number, other in enumerate(placed) if block_extent(other)[0] < start]
        placed.insert(before[-1] + 1 if before else 0, block)
    return tuple(placed)
