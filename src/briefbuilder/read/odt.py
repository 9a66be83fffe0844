"""An OpenDocument text → Document; its notes are its own, its places are paragraph numbers.

The archive is measured before anything in it is opened. The words of the XML itself, gathered without the mapping, are
what the delivered text is held against.
"""

from __future__ import annotations

from typing import Any

from briefbuilder.model import Document
from briefbuilder.problems import Problems, UnreadableSource
from briefbuilder.read import nodes
from briefbuilder.read.archive import Archive, open_archive
from briefbuilder.read.ast import Mapper
from briefbuilder.read.delivered import Delivered
from briefbuilder.read.extraction import check_loss
from briefbuilder.read.file import File
from briefbuilder.read.front import STATED, Properties, front, with_properties
from briefbuilder.read.html_metadata import language_code
from briefbuilder.read.odt_blocks import Body
from briefbuilder.read.odt_styles import OFFICE, TEXT, Styles
from briefbuilder.read.odt_xml import LEAVES, PICTURES, UNSEEN, seen_text
from briefbuilder.read.spans import Node
from briefbuilder.read.xml_part import parsed

_CONTENT = "content.xml"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CHANGES = (f"{TEXT}insertion", f"{TEXT}deletion", f"{TEXT}format-change")

Element = Any


def read_odt(file: File, problems: Problems) -> Document:
    """A document of Writer's becomes blocks whose places read ``paragraph 12``."""
    archive = _opened(file.data, file.path)
    content = parsed(archive, _CONTENT)
    text = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or text is None:
        raise UnreadableSource(f"{file.path}: an OpenDocument file, but no text document")
    styles = Styles(content, parsed(archive, "styles.xml"))
    body = Body(text, styles, file.path, problems)
    stated, rest = _parted(text, styles)
    meta = _meta(stated, body)
    blocks = nodes.gather([block for element in rest for block in body.block(element)])
    spans = Delivered(file.path, body.spots)
    mapper = Mapper(spans, problems, spaced_lists=False)
    mapper.blocks(body.notes)  # they wait for their calls
    metadata, head = front(mapper, meta)
    found, notes = head + mapper.blocks(blocks), mapper.notes()
    removed = spans.removed(body.dropped)
    metadata = with_properties(metadata, _properties(archive), file.whole, problems)
    source = file.source(spans.text, tuple(spans.anchors))
    document = Document(source, found, notes, metadata, removed=removed)
    _report(text, archive, body, file, problems)
    check_loss(document, seen_text(text), problems)
    return document


def odt_media(data: bytes, path: str = "") -> dict[str, bytes]:
    """The pictures within a file, by the targets that its ``Image`` inlines have: ``"media/100.png"``."""
    archive = _opened(data, path)
    return {
        name.replace(PICTURES, "media/", 1): archive.read(name) for name in archive.names if name.startswith(PICTURES)
    }


def _opened(data: bytes, path: str) -> Archive:
    archive = open_archive(data, path, _CONTENT)
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableSource(f"{path}: the file is protected by a password")
    return archive


def _parted(text: Element, styles: Styles) -> tuple[list[tuple[str, Element]], list[Element]]:
    """The paragraphs at the head in the styles Title, Subtitle, Author, Date; and all else."""
    stated: list[tuple[str, Element]] = []
    children = [child for child in text if child.tag not in UNSEEN and isinstance(child.tag, str)]
    for child in children:
        names = styles.names(child.get(f"{TEXT}style-name") or "") if child.tag in LEAVES else []
        said = next((name for name in STATED if name in names), None)
        if said is None:
            break
        stated.append((said, child))
    return stated, children[len(stated) :]


def _meta(stated: list[tuple[str, Element]], body: Body) -> Node:
    meta: Node = {}
    for name, element in stated:
        inner, _ = body.leaf(element)
        meta.setdefault(name, {"t": "MetaList", "c": []})["c"].append({"t": "MetaInlines", "c": inner})
    return meta


def _properties(archive: Archive) -> Properties:
    """What meta.xml says; its dates are those of the file."""
    root = parsed(archive, "meta.xml")
    if root is None:
        return Properties()
    title, first, creator, language = (
        " ".join((root.findtext(f".//{name}") or "").split())[:500]
        for name in (f"{_DC}title", f"{_META}initial-creator", f"{_DC}creator", f"{_DC}language")
    )
    return Properties(title, first or creator, language_code(language))


def _report(text: Element, archive: Archive, body: Body, file: File, problems: Problems) -> None:
    """Say what of the file is not in the text."""
    if next(text.iter(*_CHANGES), None) is not None:
        hint = "accept or reject the changes in the program that made the file, to be sure of the text"
        problems.warn("tracked-changes", "the file has tracked changes; they are read as accepted", file.whole, hint)
    for rule, code, what in _LEFT_OUT:
        items = [item for item in body.dropped if item.rule == rule]
        if items:
            text_of = f"{what} ({len(items)} parts)" if len(items) > 1 else what
            problems.note(code, text_of, file.whole, excerpt=items[0].text[:200])
    if any(name.startswith(("Basic/", "Scripts/")) for name in archive.names):
        problems.note("active-content", "scripts of the file are left out", file.whole)


_LEFT_OUT = (
    ("comment", "comments-left-out", "comments in the file's margin are left out"),
    ("contents", "contents-removed", "a table of contents that a program made is left out"),
    ("hidden", "hidden-removed", "hidden text is left out"),
)
