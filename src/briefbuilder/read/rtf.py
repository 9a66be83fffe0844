"""An RTF file → Document, as Word, LibreOffice, TextEdit and pandoc write it; its places are paragraph numbers.

pandoc's reader leaves out every note whose group is marked by an asterisk, and knows one code page.
"""

from __future__ import annotations

from itertools import groupby

from briefbuilder.model import Document
from briefbuilder.problems import Problems, UnreadableSource
from briefbuilder.read import nodes
from briefbuilder.read.ast import Mapper
from briefbuilder.read.delivered import Delivered, Dropped, Spot
from briefbuilder.read.extraction import check_loss
from briefbuilder.read.file import File
from briefbuilder.read.front import Properties, front, with_properties
from briefbuilder.read.rtf_blocks import Blocks
from briefbuilder.read.rtf_model import Parsed
from briefbuilder.read.rtf_parse import Parser
from briefbuilder.read.rtf_tokens import seen_text

_BOM = b"\xef\xbb\xbf"


def read_rtf(file: File, problems: Problems) -> Document:
    r"""``b"{\\rtf1 One {\\i thing}.}"`` becomes a paragraph whose place reads ``paragraph 1``."""
    data = file.data.removeprefix(_BOM).lstrip()
    if not data.startswith(b"{\\rtf"):
        raise UnreadableSource(f"{file.path}: not the format that its name says (an RTF file begins with {{\\rtf)")
    parsed = Parser(file.path).parse(data)
    mapped = Blocks(parsed)
    meta, items = mapped.front(parsed.items)
    blocks = mapped.blocks(items)
    texts = [nodes.note(key, mapped.blocks(text, place)) for key, place, text in parsed.notes]
    spans = Delivered(file.path, mapped.spots)
    mapper = Mapper(spans, problems, spaced_lists=False)
    mapper.blocks(texts)  # they wait for their calls
    metadata, head = front(mapper, meta)
    found, notes = head + mapper.blocks(blocks), mapper.notes()
    removed = spans.removed([*_dropped(parsed), *mapped.dropped])
    said = Properties(*(" ".join(parsed.info.get(name, "").split()) for name in ("title", "author")))
    metadata = with_properties(metadata, said, file.whole, problems)
    source = file.source(spans.text, tuple(spans.anchors))
    document = Document(source, found, notes, metadata, removed=removed)
    _report(parsed, removed_rules={item.rule for item in removed}, file=file, problems=problems)
    check_loss(document, seen_text(data), problems)
    return document


def _dropped(parsed: Parsed) -> list[Dropped]:
    """What is no text, piece by piece as it was met."""
    pieces = (
        (rule, " ".join("".join(text for _, text in group).split()))
        for rule, group in groupby(parsed.dropped, lambda item: item[0])
    )
    return [Dropped(text, Spot(0), rule) for rule, text in pieces if text]


def _report(parsed: Parsed, *, removed_rules: set[str], file: File, problems: Problems) -> None:
    """Say what of the file is not in the text."""
    if parsed.changed:
        hint = "accept or reject the changes in the program that made the file, to be sure of the text"
        problems.warn("tracked-changes", "the file has tracked changes; they are read as accepted", file.whole, hint)
    if parsed.pictures:
        hint = "save the file as .docx or .odt to have them"
        problems.warn("picture-missing", f"{parsed.pictures} pictures within the file are left out", file.whole, hint)
    if parsed.symbols:
        hint = "look for wrong letters and write them as Unicode"
        problems.warn("symbol-font", "letters set in a font of symbols are read as they are stored", file.whole, hint)
    for rule, code, what in _LEFT_OUT:
        if rule in removed_rules:
            problems.note(code, what, file.whole)


_LEFT_OUT = (
    ("comment", "comments-left-out", "comments in the file's margin are left out"),
    ("contents", "contents-removed", "a table of contents that a program made is left out"),
    ("hidden", "hidden-removed", "hidden text is left out"),
)
