"""A Markdown file → Document: pandoc reads it, every word is found again in the raw text, what is left is markup."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from briefbuilder.model import Document, Note
from briefbuilder.problems import Problems
from briefbuilder.read.aligned import Aligned
from briefbuilder.read.ast import Mapper
from briefbuilder.read.covered import rest
from briefbuilder.read.definitions import Definition, find_definitions
from briefbuilder.read.encoding import decode
from briefbuilder.read.extraction import check_loss
from briefbuilder.read.file import File
from briefbuilder.read.front_matter import FORMAT, read_front_matter
from briefbuilder.read.spans import CallMark, Node
from briefbuilder.read.tree import read_tree

_TARGETS = re.compile(r"\]\((?:[^()\\]|\\.|\((?:[^()\\]|\\.){0,999}\)){0,2999}\)", re.DOTALL)
_LABELS = re.compile(r"\[\^[^\]\s]+\]:?|\][ \n]?\[[^\]\n]*\]")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}|^[ \t>]*(?:`{3,}|~{3,}|:{3,})[^\n]*$", re.MULTILINE)
_LIST_MARKS = re.compile(
    r"^[\s>*+-]*\(?(?:\d{1,9}|#|@\w*|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)](?=\s)|^[ \t]*Table:", re.MULTILINE
)


def read_markdown(file: File, problems: Problems) -> Document:
    r"""``b"A *word*.[^1]\n\n[^1]: Its note."`` becomes a paragraph, a call and a note, each at its place."""
    raw = decode(file.data, file.path, problems)
    front = read_front_matter(raw, file.path, problems)
    notes, links = find_definitions(raw, front.end)
    hidden = [(0, front.end), *((note.start, note.end) for note in notes), *links]
    spans = Aligned(file.path, raw, hidden, _by_name(notes))
    mapper = Mapper(spans, problems, front.metadata.lang)
    tree = read_tree(raw[front.end :].encode("utf-8", "replace"), FORMAT, file.path)
    blocks, called = mapper.blocks(tree["blocks"]), mapper.notes()
    uncalled = _uncalled(file.path, raw, [note for note in notes if note.start not in spans.entered], mapper)
    source = file.source(raw, spans.anchors)
    document = Document(source, blocks, called + uncalled, front.metadata)
    check_loss(document, _words_of(raw, front.end, links), problems)
    return replace(document, removed=rest(document, "markup"))


def _by_name(definitions: list[Definition]) -> dict[str, Definition]:
    """Of two definitions with one label the last holds, as for pandoc; by its own name each can be found."""
    return {one.label: one for one in definitions} | {_own_name(one): one for one in definitions}


def _own_name(definition: Definition) -> str:
    return f"{definition.label} {definition.start}"


def _uncalled(path: str, raw: str, definitions: list[Definition], mapper: Mapper) -> tuple[Note, ...]:
    """Pandoc drops notes that nothing calls; here they are called once, all in one line, and read."""
    if not definitions:
        return ()
    names = {f"u{number}": definition for number, definition in enumerate(definitions)}
    calls = " ".join(f"[^{name}]" for name in names)
    texts = (f"[^{name}]: {raw[one.text : one.end]}" for name, one in names.items())
    tree = read_tree("\n\n".join([calls, *texts]).encode("utf-8", "replace"), FORMAT, path)
    found: list[list[Node]] = [node["c"] for node in tree["blocks"][0]["c"] if node["t"] == "Note"]
    marks = [CallMark(one.label, 0, 0, key="^" + _own_name(one)) for one in definitions]
    notes = [mapper.uncalled_note(mark, nodes) for mark, nodes in zip(marks, found, strict=False)]
    return (*notes, *mapper.notes())


def _words_of(raw: str, start: int, links: list[tuple[int, int]]) -> str:
    """The raw text without targets, labels, attributes and list marks: what any reader of Markdown must deliver."""
    text = "".join(raw[end:begin] for end, begin in zip(
        [start, *(end for _, end in links)], [*(begin for begin, _ in links), len(raw)], strict=True))  # fmt: skip
    for pattern in (_TARGETS, _LABELS, _ATTRIBUTES, _LIST_MARKS):
        text = pattern.sub(" ", text)
    return html.unescape(text)
