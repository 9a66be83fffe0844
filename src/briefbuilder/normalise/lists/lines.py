"""Paragraphs parted where their lines begin with marks: ``"We need: / • rope / • tar"`` is a lead-in and two items."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from briefbuilder.inlines import Index, Inlines, flat, line_ends, without_line_end
from briefbuilder.marks import LONGEST_MARK, Mark
from briefbuilder.model import Block, Paragraph, Run, extent
from briefbuilder.normalise.lists.signs import STRONG, WEAK, marks_of
from briefbuilder.shapes import ends_sentence

_MOST = 0.6  # share of a paragraph's lines that begin with a dash where dashes are marks


def part_lines(blocks: tuple[Block, ...]) -> list[Block]:
    """Paragraphs parted where two or more of their lines begin with marks of one row; lone bullets get their text."""
    parted: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and parted and _is_bullet(parted[-1]):
            parted[-1] = _with_bullet(parted[-1], block)
            continue
        bounds = _bounds(block.inlines) if isinstance(block, Paragraph) else []
        if isinstance(block, Paragraph) and bounds:
            index = Index(block.inlines)
            parts = [index.cut(low, high) for low, high in pairwise(bounds)]
            parted.extend(replace(block, inlines=without_line_end(part)) for part in parts)
        else:
            parted.append(block)
    return parted


def _is_bullet(block: Block) -> bool:
    """A bullet on a line of its own, whose text comes next."""
    return isinstance(block, Paragraph) and len(block.inlines) == 1 and flat(block.inlines).strip() in STRONG


def _with_bullet(bullet: Block, text: Paragraph) -> Block:
    if not isinstance(bullet, Paragraph):
        return text
    at = extent(bullet.inlines)[1]
    return replace(text, inlines=(*bullet.inlines, Run(" ", at, at, rule="rejoined"), *text.inlines))


def _bounds(inlines: Inlines) -> list[int]:
    """Where the items begin and the last one ends; a lead-in line may stand above them, one marked line is no list."""
    ends = line_ends(inlines)
    if not ends:
        return []
    text = flat(inlines)
    lines = [(0, ""), *((end, text[:start][-LONGEST_MARK:]) for start, end in ends)]
    found = [(at, above, marks_of(text[at : at + 3 * LONGEST_MARK])) for at, above in lines]
    rows = _in_rows([marks for _, _, marks in found])
    dashed = sum(
        in_row and bool(marks) and marks[0].style in WEAK for in_row, (_, _, marks) in zip(rows, found, strict=True)
    )
    many = dashed >= _MOST * (len(found) - 1)
    starts = [
        at for in_row, one in zip(rows, found, strict=True) if in_row and _begins(*one, many=many) for at in one[:1]
    ]
    if len(starts) < 2:
        return []
    return [*dict.fromkeys((0, *starts)), len(text)]


def _begins(at: int, above: str, marks: tuple[Mark, ...], *, many: bool) -> bool:
    """Does an item begin here? A dash or number at a line's start may stand within a sentence."""
    closed = ends_sentence(above) or above.rstrip()[-1:] in ":;,"
    return not at or closed or many or marks[0].style not in WEAK


def _in_rows(lines: list[tuple[Mark, ...]]) -> list[bool]:
    """Which lines' marks have a fellow: the same bullet once more, the number before or after."""
    have = {(mark.kind, mark.number) for marks in lines for mark in marks}
    twice: dict[str, int] = {}
    for marks in lines:
        for mark in marks:
            twice[mark.kind] = twice.get(mark.kind, 0) + 1
    return [
        any(
            (mark.number and ((mark.kind, mark.number - 1) in have or (mark.kind, mark.number + 1) in have))
            or (not mark.number and twice[mark.kind] > 1)
            for mark in marks
        )
        for marks in lines
    ]
