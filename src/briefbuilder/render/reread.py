"""What a written Markdown file says, read again without any of our own model: the auditor's second pair of eyes.

In: Markdown.  Out: the texts of its paragraphs, headings, cells, captions and code, and the texts of its notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, BinaryIO

from lxml import html

from briefbuilder import pandoc
from briefbuilder.render.plainly import MARKS, shorten

_WHITE = " \t\n\r\f\v"
# pandoc's tree forgets which note is which, and two may read the same ("Ibid."), so each is numbered before it is read.
_DEFINITION = re.compile(r"^\[\^(\d+)\]:", re.MULTILINE)
_MARK = re.compile(" ?\ue000(\\d+)\ue001")


def leaf_texts(markdown: str) -> tuple[list[str], list[str]]:
    """``"a *b*[^1]"`` and a line ``"[^1]: c"`` give ``(["a b"], ["c"])``.

    First the leaves in reading order (a table's caption before its cells), without calls, citations, pictures; second
    one text per note, its leaves parted by newlines, in the order of the first calls (a note called twice stands once).
    White space is folded, no-break spaces are not; leaves without a letter are left out.
    """
    tree = pandoc.to_ast(_numbered(markdown).encode("utf-8"), pandoc.MARKDOWN)
    body, notes = _texts(tree)
    return body, list(notes.values())


@dataclass(frozen=True, slots=True)
class Reread:
    """What a Markdown file says: the texts of its body's leaves, of its notes, of its front matter by name."""

    body: list[str]
    notes: list[str]
    meta: dict[str, list[str]]


def reread(file: BinaryIO) -> Reread:
    """``leaf_texts`` and ``metadata_texts`` of a file at once, and pandoc is given only what is more than words.

    Should the place of such words not come back as a paragraph of its own (for it stands between fences, say), pandoc
    reads everything.
    """
    short = shorten(file)
    asked = "".join(f"[^{number}]" for number in sorted(short.called - short.notes.keys()))
    tree = pandoc.to_ast(_numbered(f"{short.text}\n\n{asked}").encode("utf-8"), pandoc.MARKDOWN)
    body, notes = _texts(tree)
    places = [text for text in body if text in short.leaves]
    marks = sum(len(MARKS.findall(text)) for text in chain(body, notes.values()))
    if len(places) != len(short.leaves) or marks != 2 * len(places) or not short.called <= {*notes, *short.notes}:
        file.seek(0)
        markdown = file.read().decode("utf-8")
        return Reread(*leaf_texts(markdown), metadata_texts(markdown))
    notes |= {number: text for number, text in short.notes.items() if number in notes or number in short.called}
    return Reread(
        [leaf for text in body for leaf in short.leaves.get(text, (text,))],
        [notes[number] for number in sorted(notes, key=int)],
        _metadata(tree),
    )


def _numbered(markdown: str) -> str:
    return _DEFINITION.sub(lambda found: f"{found[0]} \ue000{found[1]}\ue001", markdown)


def _texts(tree: dict[str, Any]) -> tuple[list[str], dict[str, str]]:
    """The body's leaves, and the notes by their numbers."""
    notes: list[str] = []
    body = [_MARK.sub("", text) for text in _leaves(tree["blocks"], notes) if text.strip()]
    by_number = {found[1]: _MARK.sub("", text).lstrip("\n ") for text in notes if (found := _MARK.search(text))}
    return body, by_number


def metadata_texts(markdown: str) -> dict[str, list[str]]:
    """The front matter's texts by name: ``{"title": ["A title"], "author": ["One", "Two"]}``."""
    return _metadata(pandoc.to_ast(markdown.encode("utf-8"), pandoc.MARKDOWN))


def _metadata(tree: dict[str, Any]) -> dict[str, list[str]]:
    return {name: list(_meta(value)) for name, value in sorted(tree["meta"].items())}


def printed_text(fragment: str) -> str:
    """The text of an HTML fragment, text node after text node: ``"<p>a <em>b</em></p>"`` → ``"a b"``."""
    return str(html.fragment_fromstring(fragment, create_parent="div").text_content()) if fragment.strip() else ""


def _meta(value: dict[str, Any]) -> Iterator[str]:
    match value["t"]:
        case "MetaList":
            for inner in value["c"]:
                yield from _meta(inner)
        case "MetaMap":
            for inner in value["c"].values():
                yield from _meta(inner)
        case "MetaInlines":
            yield _folded(_inline_text(value["c"], []))
        case "MetaBlocks":
            yield from _leaves(value["c"], [])
        case _:
            yield str(value["c"])


def _leaves(blocks: list[dict[str, Any]], notes: list[str]) -> Iterator[str]:
    for block in blocks:
        yield from _block_leaves(block["t"], block.get("c"), notes)


def _block_leaves(kind: str, content: Any, notes: list[str]) -> Iterator[str]:  # noqa: ANN401 - JSON
    if kind in ("CodeBlock", "RawBlock"):
        yield content[1]
    elif kind == "Table":
        yield from _cells(content, notes)
    elif kind in ("Para", "Plain", "Header", "LineBlock"):
        for line in content if kind == "LineBlock" else [content[2] if kind == "Header" else content]:
            yield _folded(_inline_text(line, notes))
    else:
        for inner in _boxes(kind, content):
            yield from _leaves(inner, notes)


def _boxes(kind: str, content: Any) -> list[Any]:  # noqa: ANN401, PLR0911 - JSON; one return per kind of box
    """The block lists within a box, in reading order."""
    match kind:
        case "BlockQuote":
            return [content]
        case "Div":
            return [content[1]]
        case "Figure":
            return [content[1][1], content[2]]
        case "BulletList":
            return list(content)
        case "OrderedList":
            return list(content[1])
        case "DefinitionList":
            pairs = [([{"t": "Plain", "c": term}], *definitions) for term, definitions in content]
            return [blocks for pair in pairs for blocks in pair]
        case _:
            return []


def _cells(content: list[Any], notes: list[str]) -> Iterator[str]:
    _, caption, _, head, bodies, foot = content
    yield from _leaves(caption[1], notes)
    rows = [*head[1], *(row for body in bodies for row in [*body[2], *body[3]]), *foot[1]]
    for row in rows:
        for cell in row[1]:
            yield from _leaves(cell[4], notes)


def _inline_text(inlines: list[dict[str, Any]], notes: list[str]) -> str:
    parts: list[str] = []
    for inline in inlines:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind == "Str":
            parts.append(content)
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            parts.append(" ")
        elif kind in ("Code", "Math", "RawInline"):
            parts.append(content[1])
        elif kind == "Note":
            notes.append("\n".join(text for text in _leaves(content, notes) if text.strip()))
        elif kind in ("Link", "Span", "Quoted"):
            parts.append(_inline_text(content[1], notes))
        elif kind not in ("Cite", "Image"):
            parts.append(_inline_text(content, notes))
    return "".join(parts)


def _folded(text: str) -> str:
    """White space folded to one space, as ``split`` would without touching no-break spaces."""
    folded = text.translate(dict.fromkeys(map(ord, _WHITE), " "))
    return " ".join(part for part in folded.split(" ") if part)
