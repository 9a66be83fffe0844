"""Collect what could be a call and what could be a note's label; nothing is decided here.

In: blocks and a style.  Out: marks in reading order, the blocks parted so that every possible note is a block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from briefbuilder.inlines import Index, Inlines, line_ends, map_leaves, without_line_end
from briefbuilder.model import Block, CodeBlock, Paragraph
from briefbuilder.normalise.notes.styles import NoteStyle
from briefbuilder.normalise.raised import RAISED, UNIT, view

_LONGEST_UNIT = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at flat ``[start, end)`` of a block's leaf; a label stands at the head of leaf 0."""

    number: str
    block: int
    leaf: int
    start: int
    end: int


def leaves(block: Block) -> list[Inlines]:
    """The inline sequences of a block in which a call may stand."""
    if isinstance(block, Paragraph):
        return [block.inlines]
    found: list[Inlines] = []

    def keep(inlines: Inlines) -> Inlines:
        found.append(inlines)
        return inlines

    if not isinstance(block, CodeBlock):
        map_leaves(block, keep)
    return found


def part_at_labels(blocks: tuple[Block, ...], style: NoteStyle) -> tuple[Block, ...]:
    """Paragraphs parted at line ends before what looks like a label, so that each note is a block."""
    parted: list[Block] = []
    for block in blocks:
        parted.extend(_part(block, style) if isinstance(block, Paragraph) else [block])
    return tuple(parted)


def _part(block: Paragraph, style: NoteStyle) -> list[Block]:
    ends = line_ends(block.inlines)
    if not ends:
        return [block]
    text = view(block.inlines)
    starts = [end for _, end in ends if style.label.match(text, end)]
    if not starts:
        return [block]
    index = Index(block.inlines)
    parts = [index.cut(low, high) for low, high in pairwise([0, *starts, len(text)])]
    return [replace(block, inlines=without_line_end(part)) for part in parts]


def find_labels(blocks: tuple[Block, ...], style: NoteStyle) -> list[Mark]:
    """Every paragraph's head that looks like a label with words behind it."""
    found = []
    for number, block in enumerate(blocks):
        text = view(block.inlines) if isinstance(block, Paragraph) else ""
        match = style.label.match(text)
        if match and match.end() < len(text):
            found.append(Mark(_number(match), number, 0, *match.span()))
    return found


def find_calls(blocks: tuple[Block, ...], style: NoteStyle, labels: list[Mark]) -> list[Mark]:
    """Everything in the text that looks like a call, labels left aside."""
    found: list[Mark] = []
    behind = {label.block: label.end for label in labels}
    for number, block in enumerate(blocks):
        for leaf, inlines in enumerate(leaves(block)):
            text = view(inlines)
            if not style.sign.search(text):
                continue
            found += [
                Mark(_number(match), number, leaf, *match.span())
                for match in style.call.finditer(text, 0 if leaf else behind.get(number, 0))
                if not _is_unit(text, match)
            ]
    return found


def _is_unit(text: str, match: re.Match[str]) -> bool:
    at = match.start("n")
    return match["n"] in "²³" and UNIT.search(text[max(0, at - _LONGEST_UNIT) : at]) is not None


def _number(match: re.Match[str]) -> str:
    return match["n"].translate(RAISED)
