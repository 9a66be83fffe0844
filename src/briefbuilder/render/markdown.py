"""A source as clean Markdown that pandoc, Quarto and Zettlr open as it is: YAML head, ``[^1]`` notes, ``[@key, 12]``.

In: a Document, or a Resolved (whose bibliography is then ``references.bib`` and no longer a list of raw entries).
Out: Markdown.  pandoc writes the structure; the words are escaped here (``escape``), so that they read back the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, groupby

from briefbuilder import pandoc
from briefbuilder.citations import cited_keys
from briefbuilder.model import Block, Call, Document, Entry, Heading, ItemList, Note, Paragraph, Resolved
from briefbuilder.render import ast, literal, tree
from briefbuilder.render.escape import escape
from briefbuilder.render.frontmatter import Field, front_matter, stated
from briefbuilder.render.tree import Node, Nodes

# One kind of table and one kind of list marker: pandoc's other ones depend on widths, and run into their neighbours.
WRITER = f"{pandoc.MARKDOWN}-simple_tables-multiline_tables-grid_tables-fenced_divs"
Piece = str | Nodes  # Markdown as it stands, or nodes that pandoc has to write
_BATCH = 8_000_000  # characters of pandoc's tree that one pandoc gets, or a little more
_OPTIONS = ("--wrap=none", "--markdown-headings=atx", "--columns=10000")


def markdown(
    what: Document | Resolved, *, front: bool = True, bibliography: str = "../references.bib", back: bool = False
) -> str:
    """The whole file as one text."""
    return "".join(markdown_parts(what, front=front, bibliography=bibliography, back=back))


def markdown_parts(
    what: Document | Resolved, *, front: bool = True, bibliography: str = "../references.bib", back: bool = False
) -> Iterator[str]:
    """The whole file, piece by piece: a long one is not to be held in several copies.

    ``back`` adds the back matter (imprint, author box); ``front=False`` leaves the YAML head out.

    Of a Document the raw bibliography entries stand at the end under their own heading; of a Resolved only those that
    became no reference, for the others stand in ``bibliography``.
    """
    resolved = what if isinstance(what, Resolved) else None
    document = what.document if isinstance(what, Resolved) else what
    head = front_matter([*stated(document.metadata), *_citing(resolved, bibliography)]) if front else ""
    numbers = {note: number for number, note in enumerate(ast.called(document), start=1)}
    body = _body(document, _entries(document, resolved), numbers, back=back)
    notes = {note.id: note for note in document.notes}
    parts, heads = _written([body, *(_note(document, notes[name]) for name in numbers)])
    definitions = (_definition(number, "\n\n".join(parts[number]), heads[number]) for number in numbers.values())
    between = ""
    for part in filter(None, chain((head.rstrip("\n"),), parts[0], definitions)):
        first = not between and part.startswith("\ufeff")  # at a file's head it would be a mark of order
        yield f"&#65279;{part[1:]}" if first else f"{between}{part}"
        between = "\n\n"
    yield "\n"


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


def _body(document: Document, entries: Sequence[Entry], numbers: dict[str, int], *, back: bool) -> Iterator[Piece]:
    loose = hand(document)

    def call(mark: Call) -> Nodes:
        number = numbers.get(mark.note)
        return loose.call(mark) if number is None else [_raw(f"[^{number}]")]

    listed: list[Block] = [Paragraph(entry.inlines) for entry in entries]
    if entries and document.bibliography_heading:
        level = min((block.level for block in document.blocks if isinstance(block, Heading)), default=1)
        listed = [Heading(level, document.bibliography_heading), *listed]
    yield from _pieces(document.blocks, replace(loose, call=call), numbers)
    yield ast.uncalled(document, loose)
    yield from _pieces(listed, loose, {})
    yield from _pieces(document.back if back else (), loose, {})


def _pieces(blocks: Iterable[Block], how: ast.Hand, numbers: dict[str, int]) -> Iterator[Piece]:
    """What is nothing but words as its Markdown, the rest as nodes for pandoc, which parts two lists."""
    known = [(block, literal.written(block, numbers)) for block in blocks]
    known = [(block, text) for block, text in known if text != ""]
    lists = [True, *(isinstance(block, ItemList) for block, _ in known), True]  # what stands beyond may be one
    for at, (block, text) in enumerate(known):
        beside = lists[at + 1] and (lists[at] or lists[at + 2])
        yield ast.blocks([block], how) if text is None or beside else text


def hand(document: Document) -> ast.Hand:
    """How Markdown is written: no marks of language, and a call without note is the mark that stands in the source."""

    def call(mark: Call) -> Nodes:
        words = tree.words(document.source.text[mark.start : mark.end].strip())
        return words or ast.write_mark(mark)

    return ast.Hand(call=call, languages=False)


def _note(document: Document, note: Note) -> Iterator[Piece]:
    return _pieces(note.blocks, hand(document), {})


def _raw(text: str) -> Node:
    return {"t": "RawInline", "c": ["markdown", text]}


def _written(parts: Sequence[Iterable[Piece]]) -> tuple[list[list[str]], list[bool]]:
    """Several sequences of blocks as texts, one per block or group of blocks; second, which begin with a paragraph."""
    grouped = [_grouped(part) for part in parts]
    heads = [_begins_with_paragraph(group) for group in grouped]
    texts = iter(_by_pandoc([escape(piece) for group in grouped for piece in group if not isinstance(piece, str)]))
    return [[piece if isinstance(piece, str) else next(texts) for piece in group] for group in grouped], heads


def _grouped(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours that pandoc has to write stay together, for it parts two lists; what is empty goes."""
    grouped: list[Piece] = []
    for piece in pieces:
        last = grouped[-1] if grouped else None
        if isinstance(piece, list) and isinstance(last, list):
            last += piece
        elif piece:
            grouped.append(piece if isinstance(piece, str) else [*piece])
    return grouped


def _by_pandoc(parts: Sequence[Nodes]) -> list[str]:
    """Several block sequences written by one pandoc, or by several where they are long: its memory has an end."""
    sizes = list(accumulate(len(json.dumps(part)) for part in parts))
    batches = groupby(zip(sizes, parts, strict=True), key=lambda one: one[0] // _BATCH)
    return [text for _, batch in batches for text in _by_one_pandoc([part for _, part in batch])]


def _by_one_pandoc(parts: Sequence[Nodes]) -> list[str]:
    """Between them stands a line that none of them holds."""
    mark = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    blocks: Nodes = []
    for index, part in enumerate(parts):
        blocks += [{"t": "RawBlock", "c": ["markdown", mark]}] if index else []
        blocks += part
    text = pandoc.from_ast(tree.document(blocks), WRITER, *_OPTIONS)
    return [part.strip("\n") for part in text.split(mark)]


def _begins_with_paragraph(pieces: Sequence[Piece]) -> bool:
    first = pieces[0] if pieces else ""
    return first[:1] not in ("#", ">") if isinstance(first, str) else first[0]["t"] == "Para"


def _definition(number: int, text: str, in_line: bool) -> str:  # noqa: FBT001 - as it comes from _written
    """``[^1]: text``, with what follows the first line indented; a note that begins with no paragraph has it all so."""
    lines = [f"    {line}" if line else "" for line in text.split("\n")]
    if not in_line:
        return "\n".join([f"[^{number}]:", "", *lines])
    return "\n".join([f"[^{number}]: {lines[0][4:]}", *lines[1:]])
