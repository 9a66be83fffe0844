r"""One line of Markdown → the words it says: ``"On \*stars\*"`` → ``"On *stars*"``. For titles in front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefbuilder.read.spans import Node
from briefbuilder.read.tree import read_tree

_SIGNS = re.compile(r"[\\*_`\[\]<>&@$^~{}]")
_BLANKS = ("Space", "SoftBreak", "LineBreak")


def words_of(value: str, format: str, path: str) -> str:
    """What a reader of the line sees; a line that is more than a paragraph (``# x``) is left as it is."""
    if not _SIGNS.search(value):
        return value
    blocks = read_tree(value.encode("utf-8", "replace"), format, path)["blocks"]
    if len(blocks) != 1 or blocks[0]["t"] != "Para":
        return value
    return "".join(_words(blocks[0]["c"])).strip() or value


def _words(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        content: Any = node.get("c")
        if node["t"] in _BLANKS:
            yield " "
        elif isinstance(content, str):
            yield content
        elif isinstance(content, list) and content and isinstance(content[-1], str):
            yield content[-1]  # code, formulas and raw text carry their attributes first
        elif node["t"] in ("Link", "Image", "Span", "Cite", "Quoted"):
            yield from _words(content[1])
        elif node["t"] != "Note" and isinstance(content, list):
            yield from _words(content)
