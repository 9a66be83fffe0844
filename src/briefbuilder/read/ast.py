"""pandoc's JSON tree → blocks of the model; where each word stands is told by ``Spans``, which every format brings.

Nothing that has words is left out: what the model has no shape for (definition lists, line blocks, formulas) is given
the nearest shape it has.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from briefbuilder.inlines import strip, tidy
from briefbuilder.model import (
    Block,
    Break,
    CodeBlock,
    Figure,
    Heading,
    Image,
    Inline,
    ItemList,
    Note,
    Paragraph,
    Quote,
    Table,
    leaf_inlines,
    plain,
)
from briefbuilder.problems import Problems
from briefbuilder.read.ast_inlines import InlineMapper, WaitingNote
from briefbuilder.read.grid import grid
from briefbuilder.read.spans import NOTE, CallMark, Look, Node, Spans, value_of, words

Inlines = tuple[Inline, ...]


class Mapper(InlineMapper):
    """One tree's way into the model. ``blocks`` first, then ``notes``."""

    def __init__(self, spans: Spans, problems: Problems, lang: str = "", *, spaced_lists: bool = True) -> None:
        super().__init__(spans, problems)
        self._spaced_lists = spaced_lists  # whether the format says if items stand apart; Word's files don't
        self._own_lang = lang  # the document's; a block says its language only where it is another
        self._lang = ""

    # --- Notes -----------------------------------------------------------------------------------------------

    def notes(self) -> tuple[Note, ...]:
        """The notes in the order of their calls; ask after ``blocks``. Then those that nobody called."""
        notes = self._called_notes()
        while self.lifted:
            nodes = self.lifted.pop(next(iter(self.lifted)))
            self.count += 1
            waiting = WaitingNote(f"n{self.count}", CallMark(str(self.count), 0, 0), nodes)
            notes.append(self._note(waiting, called=False))
            notes += self._called_notes()
        return tuple(notes)

    def uncalled_note(self, mark: CallMark, nodes: list[Node]) -> Note:
        """A note that nothing calls, of a reader that found it by itself."""
        self.count += 1
        return self._note(WaitingNote(f"n{self.count}", mark, nodes), called=False)

    def _called_notes(self) -> list[Note]:
        notes = []
        while self.waiting:
            notes.append(self._note(self.waiting.pop(0)))
        return notes

    def _note(self, waiting: WaitingNote, *, called: bool = True) -> Note:
        self.label.clear()
        start, end = self.spans.enter(waiting.mark)
        blocks = self.blocks(waiting.nodes)
        place = self.spans.place()
        self.spans.leave()
        start, end, printed = (*self.label, (start, end, waiting.mark.label))[0]
        label = waiting.mark.label if called else printed
        if not called:
            self.problems.warn("note-without-call", f"nothing in the text calls note {label}", place)
        return Note(waiting.name, label, blocks, start, end)

    # --- Blocks ----------------------------------------------------------------------------------------------

    def blocks(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        """Map a list of block nodes."""
        nodes = list(nodes)
        for node in nodes:
            if node["t"] == "Div" and value_of(node["c"][0], NOTE):
                self.lifted[value_of(node["c"][0], NOTE)] = node["c"][1]
        return tuple(block for node in nodes for block in self._block(node))

    def _block(self, node: Node) -> Iterator[Block]:
        make = _BLOCKS.get(node["t"])
        if make is None:
            self.problems.warn("raw-markup", f"{node['t']} of the source is left out", self.spans.place())
            return
        yield from make(self, node.get("c"))

    def leaf(self, nodes: list[Node]) -> Inlines:
        """The inlines of a paragraph, heading or cell, without space at its ends."""
        self.spans.leaf()
        return self._trimmed(self.inlines(nodes, Look()))

    @staticmethod
    def _trimmed(inlines: Iterable[Inline]) -> Inlines:
        whole = tuple(inlines)
        core, _ = strip(whole)
        return tidy(core)

    def paragraph(self, nodes: list[Node]) -> Iterator[Block]:
        """Paragraphs parted by two line breaks; a figure where one holds nothing but a picture."""
        for part in _parted(nodes):
            inlines = self.leaf(part)
            match inlines:
                case ():
                    continue
                case (Image() as image,):
                    yield Figure(image, ())
                case _ if _only_picture(part):
                    yield Figure(None, inlines)
                case _:
                    yield Paragraph(inlines, self._lang)

    def heading(self, content: list[Any]) -> Iterator[Block]:
        """A heading; an empty one is none."""
        level, _, nodes = content
        inlines = self.leaf(nodes)
        if inlines:
            yield Heading(level, inlines, self._lang)

    def quote(self, nodes: list[Node]) -> Iterator[Block]:
        """A block quotation."""
        blocks = self.blocks(nodes)
        if blocks:
            yield Quote(blocks, self._lang)

    def items(self, ordered: bool, items: list[list[Node]], start: int = 1, style: str = "") -> Iterator[Block]:  # noqa: FBT001
        """A list, ordered or not."""
        most = 0 if self._spaced_lists else 1
        tight = all(sum(node["t"] == "Para" for node in item) <= most for item in items)
        mapped = tuple(self.blocks(item) for item in items)
        if any(mapped):
            yield ItemList(ordered, mapped, start, tight, style)

    def definitions(self, entries: list[Any]) -> Iterator[Block]:
        """A definition list: one item per term, the term strong, its definitions below."""
        items = []
        for term, definitions in entries:
            self.spans.leaf()
            name = self._trimmed(self.inlines(term, Look(frozenset({"strong"}))))
            below = tuple(block for definition in definitions for block in self.blocks(definition))
            items.append(((Paragraph(name, self._lang),) if name else ()) + below)
        yield ItemList(ordered=False, items=tuple(items))

    def lines(self, lines: list[list[Node]]) -> Iterator[Block]:
        """A line block: one paragraph with meant line breaks."""
        self.spans.leaf()
        inlines: list[Inline] = []
        for number, line in enumerate(lines):
            if number:
                inlines.append(self.spans.line_break())
            inlines.extend(self.inlines(line, Look()))
        trimmed = self._trimmed(inlines)
        if trimmed:
            yield Paragraph(trimmed, self._lang)

    def code_block(self, content: list[Any]) -> Iterator[Block]:
        """A block of code."""
        self.spans.leaf()
        runs = self.spans.verbatim(content[1])
        if runs:
            yield CodeBlock(tidy(tuple(runs)))

    def division(self, content: list[Any]) -> Iterator[Block]:
        """A division: its blocks, in its language. A lifted note waits for its call."""
        attributes, nodes = content
        if value_of(attributes, NOTE):
            return
        outer, lang = self._lang, value_of(attributes, "lang")
        self._lang = self._lang if not lang else lang if lang != self._own_lang else ""
        yield from self.blocks(nodes)
        self._lang = outer

    def figure(self, content: list[Any]) -> Iterator[Block]:
        """A picture with its caption; what else stands in a figure comes before it."""
        _, caption, nodes = content
        self.captioned = bool(caption[1])
        inner = self.blocks(nodes)
        self.captioned = False
        pictures = [block for block in inner if isinstance(block, Figure)]
        yield from (block for block in inner if not isinstance(block, Figure))
        yield from pictures[:-1]
        last = pictures[-1] if pictures else Figure(None, ())
        below = () if _same_words(last.caption, caption[1]) else self._caption(caption)
        self.spans.after_link()
        if last.image or last.caption or below:
            yield Figure(last.image, _one_below_another(last.caption, below))

    def _caption(self, caption: list[Any]) -> Inlines:
        return self.cell(caption[1])

    def cell(self, nodes: list[Node]) -> Inlines:
        """All that stands in a cell or a caption, leaves parted by line breaks."""
        inlines: list[Inline] = []
        for node in nodes:
            leaf = self.leaf(node["c"]) if node["t"] in {"Para", "Plain"} else self._flattened(node)
            inlines = list(_one_below_another(tuple(inlines), leaf))
        return tuple(inlines)

    def _flattened(self, node: Node) -> Inlines:
        """A block where only inlines may stand (a list in a caption): its leaves."""
        leaves = (leaf for block in self.blocks([node]) for leaf in leaf_inlines(block))
        return functools.reduce(_one_below_another, leaves, ())

    def table(self, content: list[Any]) -> Iterator[Block]:
        """A table of simple cells; one that only lays out a page (a cell holds blocks) gives its blocks in order."""
        rows = grid(content)
        first = self.spans.table()
        caption = self._caption(content[1]) if first else ()
        if rows is None:
            yield from self._laid_out(content)
        else:
            mapped = [tuple(self.cell(cell) for cell in row) for row in rows.rows]
            header = mapped[0] if rows.has_header and mapped else ()
            caption = caption or self._caption(content[1])
            body = tuple(mapped[1:] if header else mapped)
            if any(cell for row in mapped for cell in row):
                yield Table(header, body, rows.aligns, caption)
        self.spans.after_table()

    def _laid_out(self, content: list[Any]) -> Iterator[Block]:
        _, caption, _, head, bodies, foot = content
        yield from self.blocks(caption[1])
        parts = [head[1], *(part for body in bodies for part in body[2:4]), foot[1]]
        for cell in (cell for part in parts for row in part for cell in row[1]):
            yield from self.blocks(cell[4])


def _one_below_another(upper: Inlines, lower: Inlines) -> Inlines:
    if not upper or not lower:
        return upper or lower
    return (*upper, Break(lower[0].start, lower[0].start), *lower)


def _same_words(inlines: Inlines, nodes: list[Node]) -> bool:
    """Is the caption the text alternative once more (so pandoc reads Markdown)?"""
    return bool(inlines) and plain(inlines) == " ".join(
        words(node["c"]) for node in nodes if node["t"] in {"Para", "Plain"}
    )


def _parted(nodes: list[Node]) -> list[list[Node]]:
    """Old pages part paragraphs by ``<br><br>``; a single line break is one."""
    parts: list[list[Node]] = [[]]
    breaks = 0
    for node in nodes:
        breaks = breaks + 1 if node["t"] == "LineBreak" else breaks if node["t"] in {"Space", "SoftBreak"} else 0
        if breaks == 2:
            parts[-1] = _without_last_break(parts[-1])
            parts.append([])
        elif breaks < 2:
            parts[-1].append(node)
    return parts


def _without_last_break(nodes: list[Node]) -> list[Node]:
    last = max(index for index, node in enumerate(nodes) if node["t"] == "LineBreak")
    return nodes[:last]


def _only_picture(nodes: list[Node]) -> bool:
    """Nothing stands here but one picture (which was lost: only its text alternative is left)."""
    seen = [node["t"] for node in nodes if node["t"] not in {"Space", "SoftBreak"} and not _is_mark(node)]
    return seen == ["Image"]


def _is_mark(node: Node) -> bool:
    return node["t"] == "Span" and not node["c"][1]


def _ordered(mapper: Mapper, content: list[Any]) -> Iterator[Block]:
    (start, numeral, point), items = content
    return mapper.items(True, items, start, _style(numeral["t"], point["t"]))  # noqa: FBT003


_NUMERALS = {"LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}
_POINTS = {"OneParen": "{})", "TwoParens": "({})"}


def _style(numeral: str, point: str) -> str:
    """``_style("LowerAlpha", "TwoParens")`` is "(a)"; the usual "1." is empty."""
    style = _POINTS.get(point, "{}.").format(_NUMERALS.get(numeral, "1"))
    return "" if style == "1." else style


def _bulleted(mapper: Mapper, items: list[list[Node]]) -> Iterator[Block]:
    return mapper.items(False, items)  # noqa: FBT003


def _rule(mapper: Mapper, _: None) -> Iterator[Block]:
    yield mapper.spans.rule()


_BLOCKS: dict[str, Callable[[Mapper, Any], Iterator[Block]]] = {
    "Para": Mapper.paragraph,
    "Plain": Mapper.paragraph,
    "Header": Mapper.heading,
    "BlockQuote": Mapper.quote,
    "BulletList": _bulleted,
    "OrderedList": _ordered,
    "DefinitionList": Mapper.definitions,
    "LineBlock": Mapper.lines,
    "CodeBlock": Mapper.code_block,
    "Div": Mapper.division,
    "Figure": Mapper.figure,
    "Table": Mapper.table,
    "HorizontalRule": _rule,
}
