"""An EPUB → Document: its pages in the order of its spine become one page, which is read as HTML is.

Notes are found by what calls and notes say of themselves (EPUB 3) or by links that answer each other (EPUB 2), on
whatever pages they stand. Places are a page of the book and the element on it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefbuilder.inlines import removals
from briefbuilder.model import Anchor, Block, Document, Figure, Heading, Removed, Source, leaf_inlines
from briefbuilder.problems import Problems
from briefbuilder.read.archive import open_archive
from briefbuilder.read.epub_package import CONTAINER, read_package
from briefbuilder.read.epub_pages import MEDIA, Page, mark_headings, merge, read_pages, take_out
from briefbuilder.read.extraction import check_loss
from briefbuilder.read.file import File
from briefbuilder.read.html import read_html
from briefbuilder.read.html_clean import visible_text
from briefbuilder.read.html_tags import ACTIVE

_SPOT = re.compile(r"/html/body/div(?:\[(\d+)\])?")
_LEFT_OUT = {
    "cover": "the cover",
    "title-page": "the title page",
    "contents": "the contents",
    "imprint": "the imprint",
    "page-number": "page numbers of a printed edition",
}


def read_epub(file: File, problems: Problems) -> Document:
    """A book's chapters, with their notes linked and its cover, contents and imprint left out."""
    archive = open_archive(file.data, file.path, CONTAINER)
    package = read_package(archive, file.path)
    pages = read_pages(archive, package)
    text = [page for page in pages if not page.chrome]
    dropped = [(page, visible_text(page.body), page.chrome) for page in pages if page.chrome]
    expected = "\n".join(visible_text(page.body) for page in text)
    dropped += take_out(text)
    mark_headings(text, package)
    if any(next(page.body.iter(*ACTIVE), None) is not None for page in text):
        problems.note("active-content", "scripts and embedded content of the book are left out", file.whole)
    merged = merge(text, package)
    document = read_html(File(merged.text.encode("utf-8", "replace"), file.path), problems, site=False)
    source = file.source(document.source.text, _anchors(document.source, text, merged.starts))
    document = replace(document, source=source, metadata=package.metadata)
    document = _without_bare_headings(document, {text[number].name for number in merged.noted})
    document = _with_dropped(document, [(page, " ".join(words.split()), rule) for page, words, rule in dropped])
    _report(dropped, file, problems)
    check_loss(document, expected, problems)
    return document


def epub_media(data: bytes, path: str = "") -> dict[str, bytes]:
    """The pictures of a book, by the targets that its ``Image`` inlines have: ``"media/OEBPS/map.png"``."""
    archive = open_archive(data, path, CONTAINER)
    return {f"{MEDIA}{name}": archive.read(name) for name in read_package(archive, path).pictures}


def _anchors(source: Source, pages: list[Page], starts: list[int]) -> tuple[Anchor, ...]:
    """Places on the merged page, as places on the book's own pages."""
    anchors = []
    for anchor in source.anchors:
        match = _SPOT.match(anchor.detail)
        number = int(match[1] or 1) if match else 0
        if not match or not 0 < number <= len(pages):
            anchors.append(anchor)
            continue
        page = pages[number - 1]
        line = max(anchor.line - starts[number - 1], 0) + page.line
        anchors.append(Anchor(anchor.start, line, f"{page.name} {anchor.detail[match.end() :]}".strip()))
    return tuple(anchors)


def _without_bare_headings(document: Document, noted: set[str]) -> Document:
    """A page of notes whose notes went to their calls leaves headings that head nothing ("Notes", "Chapter 1")."""
    on_page: dict[str, list[Block]] = {}
    for block in document.blocks:
        on_page.setdefault(_page_of(block, document.source), []).append(block)
    bare = {
        id(block): block
        for page, blocks in on_page.items()
        if page in noted and all(isinstance(one, Heading) for one in blocks)
        for block in blocks
    }
    gone = [one for block in bare.values() if isinstance(block, Heading)
            for one in removals(block.inlines, "notes-heading")]  # fmt: skip
    blocks = tuple(block for block in document.blocks if id(block) not in bare)
    return replace(document, blocks=blocks, removed=(*document.removed, *gone))


def _page_of(block: Block, source: Source) -> str:
    start = next((leaf[0].start for leaf in leaf_inlines(block) if leaf), None)
    if start is None and isinstance(block, Figure) and block.image:
        start = block.image.start
    return source.anchor(start).detail.split(" /")[0] if start is not None else ""


def _with_dropped(document: Document, dropped: list[tuple[Page, str, str]]) -> Document:
    """What was left out stands at the end of the delivered text, so that the ledger can show it."""
    text, anchors, removed = document.source.text, list(document.source.anchors), list(document.removed)
    parts, length = [text], len(text)
    for page, words, rule in dropped:
        if not words:
            continue
        parts += ["\n\n", words]
        length += 2
        anchors.append(Anchor(length, page.line, page.name))
        removed.append(Removed(length, length + len(words), rule))
        length += len(words)
    source = replace(document.source, text="".join(parts), anchors=tuple(anchors))
    return replace(document, source=source, removed=tuple(removed))


def _report(dropped: list[tuple[Page, str, str]], file: File, problems: Problems) -> None:
    for rule, what in _LEFT_OUT.items():
        names = list(dict.fromkeys(page.name for page, _, one in dropped if one == rule))
        if names:
            shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
            problems.note("page-left-out", f"{what} of the book is left out ({shown})", file.whole)
