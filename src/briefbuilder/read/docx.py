"""A Word file → Document, through pandoc; its notes are its own, its places are paragraph numbers.

The archive is measured before anything in it is opened. The text of the XML itself, read without pandoc, is what the
delivered text is held against.
"""

from __future__ import annotations

from briefbuilder.model import Anchor, Document
from briefbuilder.problems import Place, Problems
from briefbuilder.read.archive import Archive, open_archive
from briefbuilder.read.ast import Mapper
from briefbuilder.read.delivered import Delivered
from briefbuilder.read.docx_prepare import prepared
from briefbuilder.read.docx_xml import Part, has_changes, has_comments, letters, paragraphs, properties
from briefbuilder.read.extraction import check_loss
from briefbuilder.read.file import File
from briefbuilder.read.front import front, with_properties
from briefbuilder.read.tree import read_tree

FORMAT = "docx-auto_identifiers"
_MEDIA = "word/"
_SEARCHED = 300  # paragraphs looked ahead for the one that a leaf came from
_COMPARED = 24  # letters of it that are compared


def read_docx(file: File, problems: Problems) -> Document:
    """A document of Word's becomes blocks whose places read ``paragraph 12``."""
    archive = open_archive(file.data, file.path, "word/document.xml")
    parts = paragraphs(archive)
    _report_changes(archive, file.whole, problems)
    tree = read_tree(prepared(archive, file.data), FORMAT, file.path)
    spans = Delivered(file.path)
    mapper = Mapper(spans, problems, spaced_lists=False)
    metadata, head = front(mapper, tree["meta"])
    blocks, notes = mapper.blocks(tree["blocks"]), mapper.notes()
    source = file.source(spans.text, _anchored(spans, parts))
    metadata = with_properties(metadata, properties(archive), file.whole, problems)
    document = Document(source, head + blocks, notes, metadata)
    check_loss(document, "\n".join(part.text for part in parts), problems)
    return document


def docx_media(data: bytes, path: str = "") -> dict[str, bytes]:
    """The pictures within a file, by the targets that its ``Image`` inlines have: ``"media/image1.png"``."""
    archive = open_archive(data, path, "word/document.xml")
    return {
        name.removeprefix(_MEDIA): archive.read(name) for name in archive.names if name.startswith(f"{_MEDIA}media/")
    }


def _report_changes(archive: Archive, whole: Place, problems: Problems) -> None:
    if has_changes(archive):
        hint = "accept or reject the changes in Word to be sure of the text"
        problems.warn("tracked-changes", "the file has tracked changes; they are read as accepted", whole, hint)
    if has_comments(archive):
        problems.note("comments-left-out", "comments in the file's margin are left out", whole)


# --- Places ------------------------------------------------------------------------------------------------------


def _anchored(spans: Delivered, parts: list[Part]) -> tuple[Anchor, ...]:
    """Give each leaf the number of the paragraph that it came from; both run in the same order."""
    anchors: list[Anchor] = []
    text = spans.text
    ends = [anchor.start for anchor in spans.anchors[1:]] + [len(text)]
    at = 0
    for anchor, end in zip(spans.anchors, ends, strict=True):
        found = _next_like(text[anchor.start : end], parts, at)
        at = found + 1 if found is not None else at
        part = parts[found] if found is not None else None
        last = anchors[-1] if anchors else Anchor(0, 1, "paragraph 1")
        anchors.append(Anchor(anchor.start, part.number if part else last.line, part.detail if part else last.detail))
    return tuple(anchors)


def _next_like(leaf: str, parts: list[Part], at: int) -> int | None:
    """The next paragraph that begins as the leaf does; numbers count only where there are no letters."""
    wanted = _squashed(leaf)
    for index in range(at, min(at + _SEARCHED, len(parts))):
        found = parts[index].squashed
        if found and wanted and (found.startswith(wanted[:_COMPARED]) or wanted.startswith(found[:_COMPARED])):
            return index
    return None


def _squashed(text: str) -> str:
    return letters(text[: 4 * _COMPARED])
