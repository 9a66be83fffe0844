"""Surgery on inline sequences that never loses sight of the source: cut, replace, drop, restyle.

Positions count characters of the *flat* text of a sequence: each ``Run`` gives its text, a ``Break`` one ``\\n``, every
other inline one U+FFFC (object replacement character), so that patterns can be matched across runs of any look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefbuilder.model import (
    Block,
    Break,
    CodeBlock,
    Figure,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    Quote,
    Removed,
    Run,
    Style,
    Table,
)

OBJECT = "\ufffc"

Inlines = tuple[Inline, ...]


def width(inline: Inline) -> int:
    """How many flat characters an inline takes."""
    return len(inline.text) if isinstance(inline, Run) else 1


def flat(inlines: Iterable[Inline]) -> str:
    """The flat text: ``(Run("a b"), Call("1"))`` gives ``"a b\\ufffc"``."""
    parts = []
    for inline in inlines:
        match inline:
            case Run(text):
                parts.append(text)
            case Break():
                parts.append("\n")
            case _:
                parts.append(OBJECT)
    return "".join(parts)


def cut(inlines: Inlines, start: int, end: int | None = None) -> Inlines:
    """The part between two flat positions; runs are split where needed.

    A run without text (a hyphen that was taken out) stands at its position: ``cut(x, 0, p) + cut(x, p)`` is always ``x``.
    """
    pieces: list[Inline] = []
    position = 0
    for inline in inlines:
        length = width(inline)
        if end is not None and position >= end:
            break
        low, high = max(start - position, 0), length if end is None else min(end - position, length)
        if low < high:
            pieces.append(_part(inline, low, high))
        elif not length and position >= start:
            pieces.append(inline)
        position += length
    return tuple(pieces)


def _part(inline: Inline, low: int, high: int) -> Inline:
    if not isinstance(inline, Run) or (low == 0 and high == len(inline.text)):
        return inline
    if not inline.rule:
        return replace(inline, text=inline.text[low:high], start=inline.start + low, end=inline.start + high)
    # A changed run has no inner positions: its first part stands for the whole span, the rest for nothing.
    start, end = (inline.start, inline.end) if low == 0 else (inline.end, inline.end)
    return replace(inline, text=inline.text[low:high], start=start, end=end)


def put(inlines: Inlines, start: int, end: int, new: Inlines) -> Inlines:
    """Put other inlines in the place of ``[start, end)``."""
    return cut(inlines, 0, start) + new + cut(inlines, end)


def change(inlines: Inlines, start: int, end: int, text: str, rule: str) -> Inlines:
    """Let ``[start, end)`` read ``text`` by a repair; the first changed run's look is kept."""
    old = cut(inlines, start, end)
    (low, high), *others = spans(old) or [_seam(inlines, start)]
    look = next((inline for inline in old if isinstance(inline, Run)), None)
    styles = look.styles if look else frozenset()
    new: Inlines = (Run(text, low, high, rule, styles, look.link if look else ""),) if text or low < high else ()
    # What was taken out between the changed parts before has its own line in the ledger: the span must not cover it.
    return put(inlines, start, end, new + tuple(Run("", *span, rule) for span in others))


def _seam(inlines: Inlines, position: int) -> tuple[int, int]:
    before = cut(inlines, 0, position)
    if before:
        return (before[-1].end, before[-1].end)
    return (inlines[0].start, inlines[0].start) if inlines else (0, 0)


def spans(inlines: Inlines) -> list[tuple[int, int]]:
    """The source spans that these inlines stand for, joined where they touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((inline.start, inline.end) for inline in inlines if inline.end > inline.start):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def removals(inlines: Inlines, rule: str) -> tuple[Removed, ...]:
    """What to write down when these inlines leave the text."""
    return tuple(Removed(start, end, rule) for start, end in spans(inlines))


def drop(inlines: Inlines, start: int, end: int, rule: str) -> tuple[Inlines, tuple[Removed, ...]]:
    """Take ``[start, end)`` out and say so."""
    return put(inlines, start, end, ()), removals(cut(inlines, start, end), rule)


def restyle(inlines: Inlines, start: int, end: int, style: Style) -> Inlines:
    """Give the runs of ``[start, end)`` one more style."""
    middle = tuple(
        replace(inline, styles=inline.styles | {style}) if isinstance(inline, Run) else inline
        for inline in cut(inlines, start, end)
    )
    return put(inlines, start, end, middle)


def strip(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """Without white space at both ends; second, what was cut off."""
    text = flat(inlines)
    low = len(text) - len(text.lstrip())
    high = max(len(text.rstrip()), low)
    return cut(inlines, low, high), cut(inlines, 0, low) + cut(inlines, high)


def tidy(inlines: Inlines) -> Inlines:
    """Join literal runs of one look that touch in the source; drop empty ones."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Run):
            if not inline.text and inline.start == inline.end:
                continue
            if isinstance(last, Run) and _touch(last, inline):
                joined[-1] = replace(last, text=last.text + inline.text, end=inline.end)
                continue
        joined.append(inline)
    return tuple(joined)


def _touch(left: Run, right: Run) -> bool:
    alike = left.styles == right.styles and left.link == right.link
    return alike and not left.rule and not right.rule and left.end == right.start


def map_leaves(block: Block, change_leaf: Callable[[Inlines], Inlines]) -> Block:
    """The same block with every inline sequence (paragraph, heading, cell, caption, code) changed."""
    match block:
        case Paragraph() | Heading() | CodeBlock():
            return replace(block, inlines=change_leaf(block.inlines))
        case Quote():
            return replace(block, blocks=tuple(map_leaves(inner, change_leaf) for inner in block.blocks))
        case ItemList():
            items = tuple(tuple(map_leaves(inner, change_leaf) for inner in item) for item in block.items)
            return replace(block, items=items)
        case Table():
            rows = tuple(tuple(change_leaf(cell) for cell in row) for row in block.rows)
            header = tuple(change_leaf(cell) for cell in block.header)
            return replace(block, header=header, rows=rows, caption=change_leaf(block.caption))
        case Figure():
            return replace(block, caption=change_leaf(block.caption))
        case _:
            return block
