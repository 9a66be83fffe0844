"""pandoc's nodes, made by readers that map a format themselves (ODT, RTF): what they give goes through ``Mapper``.

Notes are taken out of the text: ``call("f1", "*")`` stands where the note is called, ``note("f1", blocks)`` among the
top-most blocks holds its text.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefbuilder.model import Style
from briefbuilder.read.spans import CALL, MARK, NOTE, Node

_KINDS: dict[Style, str] = {
    "smallcaps": "SmallCaps",
    "strong": "Strong",
    "emph": "Emph",
    "strike": "Strikeout",
    "underline": "Underline",
    "sup": "Superscript",
    "sub": "Subscript",
}
BREAK: Node = {"t": "LineBreak"}
SPACE: Node = {"t": "Space"}

Nodes = list[Node]


def text(words: str) -> Node:
    """``text("two words")``; the mapper takes spaces within."""
    return {"t": "Str", "c": words}


def styled(styles: Iterable[Style], inner: Nodes) -> Nodes:
    """The same nodes in these styles."""
    wanted = frozenset(styles)
    for style, kind in _KINDS.items():
        if style in wanted and inner:
            inner = [{"t": kind, "c": inner}]
    return inner


def mark(number: str) -> Node:
    """What follows in this leaf stands at the spot with this number."""
    return {"t": "Span", "c": [["", [], [[MARK, number]]], []]}


def call(key: str, label: str) -> Node:
    """A note is called here."""
    return {"t": "Span", "c": [["", [], [[CALL, key]]], [text(label)]]}


def note(key: str, blocks: Nodes) -> Node:
    """The text of a note, which waits for its call."""
    return {"t": "Div", "c": [["", [], [[NOTE, key]]], blocks]}


def link(target: str, inner: Nodes) -> Node:
    """Words that lead somewhere."""
    return {"t": "Link", "c": [["", [], []], inner, [target, ""]]}


def image(target: str, alt: str) -> Node:
    """A picture and its text alternative."""
    return {"t": "Image", "c": [["", [], []], [text(alt)] if alt else [], [target, ""]]}


def paragraph(inner: Nodes) -> Node:
    """A paragraph."""
    return {"t": "Para", "c": inner}


def caption(inner: Nodes) -> Node:
    """A paragraph that says what the picture above it shows, if there is one."""
    return {"t": "Para", "c": inner, "caption": True}


def heading(level: int, inner: Nodes) -> Node:
    """A heading."""
    return {"t": "Header", "c": [level, ["", [], []], inner]}


def quote(blocks: Nodes) -> Node:
    """A block quotation."""
    return {"t": "BlockQuote", "c": blocks}


def code(lines: str) -> Node:
    """Text whose line ends count."""
    return {"t": "CodeBlock", "c": [["", [], []], lines]}


def figure(picture: Node, caption: Nodes) -> Node:
    """A picture and the words below it."""
    below = [{"t": "Plain", "c": caption}] if caption else []
    return {"t": "Figure", "c": [["", [], []], [None, below], [{"t": "Plain", "c": [picture]}]]}


def items(blocks: list[Nodes], start: int | None = None) -> Node:
    """A list; with ``start`` a numbered one."""
    if start is None:
        return {"t": "BulletList", "c": blocks}
    return {"t": "OrderedList", "c": [[start, {"t": "Decimal"}, {"t": "Period"}], blocks]}


def cell(blocks: Nodes, across: int = 1, down: int = 1) -> list[object]:
    """One cell of a table."""
    return [["", [], []], {"t": "AlignDefault"}, down, across, blocks]


def table(header: list[list[list[object]]], rows: list[list[list[object]]], aligns: Iterable[str]) -> Node:
    """A table of rows of cells; one align ("AlignLeft" …) per column."""
    columns = [[{"t": align}, {"t": "ColWidthDefault"}] for align in aligns]
    head = [["", [], []], [[["", [], []], row] for row in header]]
    body = [["", [], []], 0, [], [[["", [], []], row] for row in rows]]
    return {"t": "Table", "c": [["", [], []], [None, []], columns, head, [body], [["", [], []], []]]}


def gather(blocks: Nodes) -> Nodes:
    """Join neighbours that are one: quotations behind one another, lines of code, a picture and its caption."""
    joined: Nodes = []
    for block in blocks:
        last = joined[-1] if joined else None
        picture = _only_picture(last) if last and block.get("caption") else None
        if last and picture:
            joined[-1] = figure(picture, block["c"])
        elif last and block["t"] == last["t"] == "BlockQuote":
            joined[-1] = quote([*last["c"], *block["c"]])
        elif last and block["t"] == last["t"] == "CodeBlock":
            joined[-1] = code(f"{last['c'][1]}\n{block['c'][1]}")
        else:
            joined.append(block)
    return joined


def _only_picture(block: Node) -> Node | None:
    """The picture that is all of a paragraph."""
    inner = [one for one in block["c"] if not (one["t"] == "Span" and not one["c"][1])] if block["t"] == "Para" else []
    return inner[0] if len(inner) == 1 and inner[0]["t"] == "Image" else None
