"""Surgery on inline sequences that never loses sight of the source: cut, replace, drop.

Positions count characters of the *flat* text of a sequence: each ``Run`` gives its text, a ``Break`` one newline, every
other inline one U+FFFC (object replacement character), so that patterns can be matched across runs of any look. One
operation is a function; a row of them on one sequence goes through an ``Index`` and ``rewrite``, in linear time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

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
    """The flat text: ``(Run("a b"), Call("1"))`` gives "a b" and one U+FFFC."""
    if type(inlines) is tuple and len(inlines) == 1 and type(inlines[0]) is Run:
        return inlines[0].text  # most leaves of a long text, asked by every pass
    return "".join(
        [inline.text if type(inline) is Run else "\n" if type(inline) is Break else OBJECT for inline in inlines]
    )


class Index:
    """Where each flat position of a sequence stands, so that many places in a long one are found quickly."""

    def __init__(self, inlines: Inlines) -> None:
        self.inlines = inlines
        self.starts = list(
            accumulate([len(inline.text) if type(inline) is Run else 1 for inline in inlines], initial=0)
        )
        self.size = self.starts.pop()

    def cut(self, start: int, end: int | None = None) -> Inlines:
        """The part between two flat positions; runs are split where needed.

        A run without text (a hyphen that was taken out) stands at its position: ``cut(0, p) + cut(p)`` is the whole.
        """
        pieces: list[Inline] = []
        first = bisect_left(self.starts, start)
        if first and self.starts[first - 1] + width(self.inlines[first - 1]) > start:
            first -= 1
        last = self.size if end is None else end
        for number in range(first, len(self.inlines)):
            inline, position = self.inlines[number], self.starts[number]
            if end is not None and position >= end:
                break
            length = len(inline.text) if type(inline) is Run else 1
            if start <= position and position + length <= last:
                pieces.append(inline)  # the whole of it, or one without text
                continue
            low, high = max(start - position, 0), min(last - position, length)
            if low < high:
                pieces.append(_part(inline, low, high))
        return tuple(pieces)

    def source(self, position: int) -> int:
        """The source offset of a flat position."""
        piece = self.cut(position, position + 1) or self.inlines[-1:]
        return min((inline.start for inline in piece), default=0)

    def changed(self, start: int, end: int, text: str, rule: str) -> Inlines:
        """What stands for ``[start, end)`` once a repair lets it read ``text``; the first run's look is kept."""
        old = self.cut(start, end)
        (low, high), *others = spans(old) or [self._seam(start)]
        look = next((inline for inline in old if isinstance(inline, Run)), None)
        styles = look.styles if look else frozenset()
        new: Inlines = (Run(text, low, high, rule, styles, look.link if look else ""),) if text or low < high else ()
        # What was taken out between the changed parts before has its own line in the ledger: no span may cover it.
        return new + tuple(Run("", *span, rule) for span in others)

    def _seam(self, position: int) -> tuple[int, int]:
        if position:
            before = self.cut(position - 1, position)[-1].end
            return (before, before)
        return (self.inlines[0].start, self.inlines[0].start) if self.inlines else (0, 0)


@dataclass(frozen=True, slots=True)
class Edit:
    """``new`` stands where ``[start, end)`` stood."""

    start: int
    end: int
    new: Inlines = ()


def rewrite(index: Index, edits: Sequence[Edit]) -> Inlines:
    """All edits at once; they are in order and do not overlap."""
    pieces: list[Inline] = []
    position = 0
    for edit in edits:
        pieces += index.cut(position, edit.start)
        pieces += edit.new
        position = edit.end
    return (*pieces, *index.cut(position))


def cut(inlines: Inlines, start: int, end: int | None = None) -> Inlines:
    """The part between two flat positions; runs are split where needed (see ``Index.cut``)."""
    return Index(inlines).cut(start, end)


def _part(inline: Inline, low: int, high: int) -> Inline:
    if not isinstance(inline, Run) or (low == 0 and high == len(inline.text)):
        return inline
    text = inline.text[low:high]
    if not inline.rule:
        return Run(text, inline.start + low, inline.start + high, "", inline.styles, inline.link)
    # A changed run has no inner positions: its first part stands for the whole span, the rest for nothing.
    start, end = (inline.start, inline.end) if low == 0 else (inline.end, inline.end)
    return Run(text, start, end, inline.rule, inline.styles, inline.link)


def change(inlines: Inlines, start: int, end: int, text: str, rule: str) -> Inlines:
    """Let ``[start, end)`` read ``text`` by a repair."""
    index = Index(inlines)
    return rewrite(index, [Edit(start, end, index.changed(start, end, text, rule))])


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
    return drop_all(inlines, [(start, end)], rule)


def drop_all(inlines: Inlines, places: Iterable[tuple[int, int]], rule: str) -> tuple[Inlines, tuple[Removed, ...]]:
    """Take several stretches out, in order and apart from one another, and say so."""
    index = Index(inlines)
    edits = [Edit(start, end) for start, end in places]
    gone = tuple(piece for edit in edits for piece in removals(index.cut(edit.start, edit.end), rule))
    return rewrite(index, edits), gone


def styled(inlines: Inlines, style: Style) -> Inlines:
    """All runs with one more style."""
    return tuple(
        replace(inline, styles=inline.styles | {style}) if isinstance(inline, Run) else inline for inline in inlines
    )


def strip(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """Without white space at both ends; second, what was cut off."""
    text = flat(inlines)
    if len(inlines) == 1 and text and not text[0].isspace() and not text[-1].isspace():
        return inlines, ()
    index = Index(inlines)
    low = len(text) - len(text.lstrip())
    high = max(len(text.rstrip()), low)
    return index.cut(low, high), index.cut(0, low) + index.cut(high)


def line_ends(inlines: Inlines) -> list[tuple[int, int]]:
    """The flat stretches that stand for line ends of the source."""
    found, position = [], 0
    for inline in inlines:
        length = width(inline)
        if isinstance(inline, Run) and inline.rule == "line-break":
            found.append((position, position + length))
        position += length
    return found


def without_line_end(inlines: Inlines) -> Inlines:
    """Without the line end that closes it: the gap between two blocks stands for that."""
    last = inlines[-1] if inlines else None
    return inlines[:-1] if isinstance(last, Run) and last.rule == "line-break" else inlines


def tidy(inlines: Inlines) -> Inlines:
    """Join literal runs of one look that touch in the source; drop empty ones."""
    joined: list[Inline] = []
    group: list[Run] = []
    for inline in inlines:
        if isinstance(inline, Run) and not inline.text and inline.start == inline.end:
            continue
        if group and isinstance(inline, Run) and _touch(group[-1], inline):
            group.append(inline)
            continue
        joined += _as_one(group)
        group = [inline] if isinstance(inline, Run) else []
        joined += [] if group else [inline]
    return (*joined, *_as_one(group))


def _as_one(group: list[Run]) -> list[Run]:
    if len(group) < 2:
        return group
    first = group[0]
    return [Run("".join([run.text for run in group]), first.start, group[-1].end, first.rule, first.styles, first.link)]


def _touch(left: Run, right: Run) -> bool:
    touching = left.end == right.start and not left.rule and not right.rule
    return touching and left.styles == right.styles and left.link == right.link


def map_leaves(block: Block, change_leaf: Callable[[Inlines], Inlines]) -> Block:
    """The same block with every inline sequence (paragraph, heading, cell, caption, code) changed."""
    match block:
        case Paragraph() | Heading() | CodeBlock():
            changed = change_leaf(block.inlines)
            return block if changed is block.inlines else replace(block, inlines=changed)
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
