"""A source as clean Markdown that pandoc, Quarto and Zettlr open as it is: YAML head, ``[^1]`` notes, ``[@key, 12]``.

In: a Document, or a Resolved (whose bibliography is then ``references.bib`` and no longer a list of raw entries).
Out: Markdown.  pandoc writes the structure; the words are escaped here (``escape``), so that they read back the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

from briefbuilder import pandoc
from briefbuilder.citations import cited_keys
from briefbuilder.model import Call, Document, Entry, Heading, Inline, Note, Resolved
from briefbuilder.render import ast, tree
from briefbuilder.render.escape import escape
from briefbuilder.render.frontmatter import Field, front_matter, stated
from briefbuilder.render.tree import Node, Nodes

# One kind of table and one kind of list marker: pandoc's other ones depend on widths, and run into their neighbours.
WRITER = f"{pandoc.MARKDOWN}-simple_tables-multiline_tables-grid_tables-fenced_divs"
_OPTIONS = ("--wrap=none", "--markdown-headings=atx", "--columns=10000")


def markdown(
    what: Document | Resolved, *, front: bool = True, bibliography: str = "../references.bib", back: bool = False
) -> str:
    """The whole file. ``back`` adds the back matter (imprint, author box); ``front=False`` leaves the YAML head out.

    Of a Document the raw bibliography entries stand at the end under their own heading; of a Resolved only those that
    became no reference, for the others stand in ``bibliography``.
    """
    resolved = what if isinstance(what, Resolved) else None
    document = what.document if isinstance(what, Resolved) else what
    head = front_matter([*stated(document.metadata), *_citing(resolved, bibliography)]) if front else ""
    numbers = {note: number for number, note in enumerate(ast.called(document), start=1)}
    body = _body(document, _entries(document, resolved), numbers, back=back)
    notes = {note.id: note for note in document.notes}
    trees = [escape(body), *(escape(_note(document, notes[name])) for name in numbers)]
    parts = _written(trees)
    definitions = [
        _definition(number, parts[number], in_line=_begins_with_paragraph(trees[number])) for number in numbers.values()
    ]
    text = "\n\n".join(part for part in (head.rstrip("\n"), parts[0], *definitions) if part) + "\n"
    return f"&#65279;{text[1:]}" if text.startswith("\ufeff") else text  # at a file's head it would be a mark of order


def _citing(resolved: Resolved | None, bibliography: str) -> list[Field]:
    if resolved is None:
        return []
    cited = cited_keys(resolved.document)
    uncited = [key for key in dict.fromkeys(resolved.references) if key not in cited]
    nocite = ", ".join(f"@{key}" if key.replace("_", "").isalnum() else f"@{{{key}}}" for key in uncited)
    return [("bibliography", bibliography), ("nocite", nocite)] if cited or uncited else []


def _entries(document: Document, resolved: Resolved | None) -> tuple[Entry, ...]:
    """The raw entries that only the text has."""
    if resolved is None:
        return document.bibliography
    keys = [*resolved.entry_keys, *[""] * len(document.bibliography)]
    return tuple(entry for entry, key in zip(document.bibliography, keys, strict=False) if not key)


def _body(document: Document, entries: Sequence[Entry], numbers: dict[str, int], *, back: bool) -> Nodes:
    loose = hand(document)

    def call(mark: Call) -> Nodes:
        number = numbers.get(mark.note)
        return loose.call(mark) if number is None else [_raw(f"[^{number}]")]

    body = ast.blocks(document.blocks, replace(loose, call=call))
    body += ast.uncalled(document, loose)
    if entries:
        heading = ast.inlines(document.bibliography_heading, loose)
        level = min((block.level for block in document.blocks if isinstance(block, Heading)), default=1)
        body += [{"t": "Header", "c": [level, tree.attributes(), heading]}] if heading else []
        body += [tree.paragraph(content) for entry in entries if (content := ast.inlines(entry.inlines, loose))]
    return body + (ast.blocks(document.back, loose) if back else [])


def hand(document: Document) -> ast.Hand:
    """How Markdown is written: no marks of language, and a call without note is the mark that stands in the source."""

    def call(mark: Call) -> Nodes:
        words = tree.words(document.source.text[mark.start : mark.end].strip())
        return words or ast.write_mark(mark)

    return ast.Hand(call=call, languages=False)


def _note(document: Document, note: Note) -> Nodes:
    return ast.blocks(note.blocks, hand(document))


def _raw(text: str) -> Node:
    return {"t": "RawInline", "c": ["markdown", text]}


def _written(parts: Sequence[Nodes]) -> list[str]:
    """Several block sequences written by one pandoc; between them stands a line that none of them holds."""
    mark = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    blocks: Nodes = []
    for index, part in enumerate(parts):
        blocks += [{"t": "RawBlock", "c": ["markdown", mark]}] if index else []
        blocks += part
    text = pandoc.from_ast(tree.document(blocks), WRITER, *_OPTIONS)
    return [part.strip("\n") for part in text.split(mark)]


def _begins_with_paragraph(blocks: Nodes) -> bool:
    return bool(blocks) and blocks[0]["t"] == "Para"


def _definition(number: int, text: str, *, in_line: bool) -> str:
    """``[^1]: text``, with what follows the first line indented; a note that begins with no paragraph has it all so."""
    lines = [f"    {line}" if line else "" for line in text.split("\n")]
    if not in_line:
        return "\n".join([f"[^{number}]:", "", *lines])
    return "\n".join([f"[^{number}]: {lines[0][4:]}", *lines[1:]])


def plain_leaves(inlines: Sequence[Inline]) -> str:
    """The words of one leaf as the Markdown shows them: the reference for what is read back."""
    return tree.text(ast.inlines(tuple(inlines), ast.Hand(call=lambda _: [])), skip=("Note", "Cite", "Image"))
