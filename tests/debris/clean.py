"""The clean texts and what is known of them: ``texts/<name>.md`` → a Text, its pandoc tree, its truth.

In: pandoc Markdown with ``[^n]`` notes and a YAML head.  Out: trees whose notes stand where a layout wants them.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefbuilder import pandoc

HERE = Path(__file__).resolve().parent
Tree = dict[str, Any]
Node = dict[str, Any]


@dataclass(frozen=True)
class Text:
    """One clean text: its Markdown is the truth of every case made of it."""

    name: str
    markdown: str
    title: str
    subtitle: str
    author: str
    date: str
    language: str
    tree: str  # JSON: a Text is frozen, and every layout changes its own copy

    @property
    def direction(self) -> str:
        """Which way the text runs: ``"rtl"`` for Arabic and Persian."""
        return "rtl" if self.language in {"ar", "fa"} else "ltr"

    @property
    def optional(self) -> list[str]:
        """Lines that are neither asked for nor missed: subtitle, byline, date."""
        return [line for line in (self.subtitle, self.author, self.date) if line]

    def blocks(self) -> list[Node]:
        """A fresh copy of the blocks, the title not among them."""
        blocks: list[Node] = json.loads(self.tree)["blocks"]
        return blocks


# Books of several texts: their titles become chapters, so that running heads recur and notes count on.
COLLECTIONS = {
    "reader-en": ("Water and Song: Two Papers", ("harbour-en", "ballad-en")),
    "reader-de": ("Brücken, Teiche und ihr Recht", ("bruecke-de", "kommentar-de")),
    "reader-fr": ("Petites villes, grandes affaires", ("tramway-fr", "cantine-fr")),
    "reader-ru": ("Реки и поезда", ("reka-ru", "poezd-ru")),
    "shelf-en": ("Apples and Maps", ("orchard-en", "interview-en")),
    "shelf-de": ("Wege und Worte", ("rede-de", "norm-de")),
}


@functools.cache
def text(name: str) -> Text:
    """Read a text by its name: ``text("harbour-en")``; or a collection: ``text("reader-en")``."""
    markdown = _collected(name) if name in COLLECTIONS else _stored(name)
    tree = pandoc.to_ast(markdown.encode(), "markdown-smart")
    meta = tree["meta"]
    facts = {key: plain(meta[key]["c"]) for key in ("title", "subtitle", "author", "date", "lang") if key in meta}
    rest = {key: facts.get(key, "") for key in ("title", "subtitle", "author", "date")}
    return Text(name, markdown, **rest, language=facts["lang"], tree=json.dumps(tree))


def _stored(name: str) -> str:
    return (HERE / "texts" / f"{name}.md").read_text("utf-8")


def _collected(name: str) -> str:
    title, names = COLLECTIONS[name]
    parts = [f"---\ntitle: '{title}'\nlang: {name[-2:]}\n---\n"]
    for number, one in enumerate(names, 1):
        body = _stored(one).split("---\n", 2)[2]
        body = re.sub(r"(?m)^#", "##", body).replace("[^", f"[^{number}-")
        parts.append(f"## {text(one).title}\n\n{body}")
    return "\n".join(parts)


def plain(inlines: list[Node]) -> str:
    """The bare words of inlines: ``[Str a, Space, Emph [Str b]]`` gives ``"a b"``."""
    parts: list[str] = []
    for inline in inlines:
        content = inline.get("c")
        match inline["t"]:
            case "Str":
                parts.append(content)
            case "Space" | "SoftBreak" | "LineBreak":
                parts.append(" ")
            case "Emph" | "Strong" | "Superscript" | "SmallCaps" | "Strikeout" | "Underline":
                parts.append(plain(content))
            case "Link" | "Quoted" | "Span":
                parts.append(plain(content[1]))
    return "".join(parts)


def headings(blocks: list[Node]) -> list[str]:
    """The headings in order, as bare words."""
    return [plain(block["c"][2]) for block in blocks if block["t"] == "Header"]


def replace_notes(blocks: list[Node], new: Callable[[int, list[Node]], list[Node]]) -> list[Node]:
    """Each note, counted from one, becomes the inlines that ``new(number, its inlines)`` gives."""
    counter = iter(range(1, 10_000))
    replaced: list[Node] = _walk(blocks, counter, new)
    return replaced


def _walk(node: Any, counter: Iterator[int], new: Callable[[int, list[Node]], list[Node]]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(node, dict):
        return {key: _walk(value, counter, new) for key, value in node.items()}
    if not isinstance(node, list):
        return node
    made: list[Any] = []
    for part in node:
        if isinstance(part, dict) and part.get("t") == "Note":
            made += new(next(counter), inlines(part["c"]))
        else:
            made.append(_walk(part, counter, new))
    return made


def inlines(blocks: list[Node]) -> list[Node]:
    """The inlines of a note's paragraphs as one row."""
    row: list[Node] = []
    for block in blocks:
        row += ([{"t": "Space"}] if row else []) + block["c"]
    return row


def raw(format: str, markup: str) -> Node:
    """Markup that passes through pandoc as it is: ``raw("html", "<sup>")``."""
    return {"t": "RawInline", "c": [format, markup]}


def write(blocks: list[Node], format: str, *options: str) -> str:
    """Blocks as HTML, LaTeX, … : pandoc's writers do the work."""
    tree = {"pandoc-api-version": json.loads(text_tree())["pandoc-api-version"], "meta": {}, "blocks": blocks}
    return pandoc.from_ast(tree, format, "--wrap=none", *options)


@functools.cache
def text_tree() -> str:
    """Any tree of this pandoc, for its version."""
    return json.dumps(pandoc.to_ast(b"a", "markdown"))
