"""pandoc's JSON tree in the hand: make nodes, walk them, read their text.

In: words and nodes.  Out: nodes, as pandoc's types define them (``{"t": "Str", "c": "word"}``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

Node = dict[str, Any]
Nodes = list[Node]

API_VERSION = [1, 23, 1, 1]  # of the pandoc-types that pandoc 3.9 speaks
SPACE: Node = {"t": "Space"}

# White space that Markdown and HTML fold; a no-break space or a thin one is a character like any other.
_WHITE = re.compile(r"([ \t\n\r\f\v]+)")
# What XML cannot hold shows as U+FFFD, the replacement character, rather than breaking the book.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with every character that no format may hold (NUL, say) shown as U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def pieces(text: str) -> Iterator[str]:
    """Words and white space by turns; white space comes as one ``" "``: ``"a  b"`` gives ``a``, space, ``b``."""
    for part in _WHITE.split(clean(text)):
        if part:
            yield " " if part.isspace() and part[0] in " \t\n\r\f\v" else part


def words(text: str) -> Nodes:
    """A plain text as Str and Space: ``words("a b")``."""
    return [SPACE if piece == " " else {"t": "Str", "c": piece} for piece in pieces(text)]


def attributes(id: str = "", classes: Sequence[str] = (), pairs: Sequence[tuple[str, str]] = ()) -> list[Any]:
    """Attributes as pandoc has them: ``attributes("a", ["b"], [("lang", "de")])``."""
    return [id, list(classes), [list(pair) for pair in pairs]]


def plain(content: Nodes) -> Node:
    """Inlines as a block without paragraph (a cell, a tight list's item)."""
    return {"t": "Plain", "c": content}


def paragraph(content: Nodes) -> Node:
    """Inlines as a paragraph."""
    return {"t": "Para", "c": content}


def div(content: Nodes, id: str = "", classes: Sequence[str] = (), pairs: Sequence[tuple[str, str]] = ()) -> Node:
    """Blocks in a box with attributes."""
    return {"t": "Div", "c": [attributes(id, classes, pairs), content]}


def span(content: Nodes, id: str = "", classes: Sequence[str] = (), pairs: Sequence[tuple[str, str]] = ()) -> Node:
    """Inlines in a box with attributes."""
    return {"t": "Span", "c": [attributes(id, classes, pairs), content]}


def link(content: Nodes, target: str, id: str = "", pairs: Sequence[tuple[str, str]] = ()) -> Node:
    """A link."""
    return {"t": "Link", "c": [attributes(id, (), pairs), content, [target, ""]]}


def document(blocks: Nodes, meta: dict[str, Any] | None = None) -> Node:
    """The whole tree."""
    return {"pandoc-api-version": API_VERSION, "meta": meta or {}, "blocks": blocks}


def is_node(value: object) -> bool:
    """Whether this is a node and not a list, a word or a number."""
    return isinstance(value, dict) and "t" in value


def nodes(value: Any) -> Iterator[Node]:  # noqa: ANN401 - JSON
    """Every node within, outermost first, in reading order."""
    if isinstance(value, dict):
        if "t" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def rewrite(value: Any, change: Callable[[Node], Nodes | None]) -> Any:  # noqa: ANN401 - JSON
    """The tree with nodes replaced: ``change`` gives a node's replacements, or None to look within it."""
    if isinstance(value, list):
        out: list[Any] = []
        for inner in value:
            new = change(inner) if is_node(inner) else None
            if new is None:
                out.append(rewrite(inner, change))
            else:
                out.extend(new)
        return out
    if isinstance(value, dict):
        return {name: rewrite(inner, change) for name, inner in value.items()}
    return value


_SKIPPED = ("Note", "RawInline", "RawBlock")


def text(value: Any, skip: Sequence[str] = _SKIPPED) -> str:  # noqa: ANN401 - JSON
    """The words of nodes, without notes: ``[Str "a", Space, Emph [Str "b"]]`` gives ``"a b"``."""
    return "".join(_texts(value, skip))


def _texts(value: Any, skip: Sequence[str]) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        for inner in value:
            yield from _texts(inner, skip)
    elif is_node(value):
        yield from _node_texts(value, skip)
    elif isinstance(value, dict):
        yield from _texts(list(value.values()), skip)


def _node_texts(node: Node, skip: Sequence[str]) -> Iterator[str]:
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind in skip:
        return
    if kind == "Str":
        yield content
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        yield " "
    elif kind in ("Code", "CodeBlock", "Math"):
        yield content[1]
    elif kind == "Cite":  # its first part is what was asked for, its second what is printed
        yield from _texts(content[1], skip)
    elif kind in ("Link", "Image", "Span", "Quoted", "Div"):
        yield from _texts(content[1], skip)
        yield " " if kind == "Div" else ""
    else:
        yield from _texts(content, skip)
        yield " " if kind in ("Para", "Plain", "Header", "LineBlock") else ""
