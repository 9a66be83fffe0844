"""A PDF → Document: pages into printed lines in reading order, each with its place, its measures and its runs.

Notes at the foot of a page and running heads are left where they stand: ``normalise`` lifts what it knows.
"""

from __future__ import annotations

import re

from briefbuilder.language import detect
from briefbuilder.model import Document, Metadata, Stated
from briefbuilder.problems import Place, Problems, UnreadableSource
from briefbuilder.read.extraction import check_loss
from briefbuilder.read.file import File
from briefbuilder.read.names import is_nobody
from briefbuilder.read.pdf_blocks import Built, build
from briefbuilder.read.pdf_pages import Pages, read_pages

_FILE_NAME = re.compile(
    r"^microsoft word|^untitled|^layout \d|^powerpoint|^[\w-]*\d[\w-]*$"
    r"|\.(?:docx?|indd|qxd|pdf|rtf|odt|tex|dvi|p65|pub)\b",
    re.IGNORECASE,
)


def read_pdf(file: File, problems: Problems) -> Document:
    """A page's lines become paragraphs whose places read ``brief.pdf:12:1 (page 3)``."""
    pages = read_pages(file.data, file.path)
    if not pages.lines:
        raise UnreadableSource(f"{file.path}: the pages are pictures without text; run a text recognition (OCR) first")
    built = build(pages.lines)
    _report(file, pages, built, problems)
    source = file.source("".join(built.parts), tuple(built.anchors))
    metadata = _metadata(pages, source.text, file.whole, problems)
    document = Document(source, tuple(built.blocks), metadata=metadata, lines=tuple(built.lines))
    check_loss(document, "\n".join(pages.texts), problems)
    return document


def _report(file: File, pages: Pages, built: Built, problems: Problems) -> None:
    empty = [number for number, text in enumerate(pages.texts, 1) if not text.strip()]
    if empty:
        listed = ", ".join(str(number) for number in empty[:20])
        hint = "look whether they are pictures of text; only a text recognition (OCR) can read these"
        problems.warn("page-without-text", f"no text on page {listed}", file.whole, hint)
    lost = sum(part.count("\ufffd") for part in built.parts)
    if lost:
        hint = "compare with the PDF and put the right letters in"
        problems.error(
            "unmapped-glyph", f"{lost} signs of the PDF have no letter and are kept as U+FFFD", file.whole, hint
        )


def _metadata(pages: Pages, text: str, whole: Place, problems: Problems) -> Metadata:
    """The PDF's own properties: a hint, and said to be one; a file's name is no title.

    Its language is believed where the words agree: most programs write that of their own menus.
    """
    title = " ".join(pages.properties.get("Title", "").split())
    author = " ".join(pages.properties.get("Author", "").split())
    said = {
        "title": title if title and not _FILE_NAME.search(title) else "",
        "author": author if not is_nobody(author) else "",
    }
    for name, value in said.items():
        if value:
            hint = "set it in book.yaml if it is another"
            problems.note(
                "metadata-from-properties", f"{name} “{value[:200]}” is from the PDF's properties", whole, hint
            )
    lang = pages.properties.get("Language", "")
    return Metadata(
        title=Stated(said["title"]) if said["title"] else None,
        authors=(Stated(said["author"]),) if said["author"] else (),
        lang=lang if lang and lang.split("-")[0].lower() == detect(text) else "",
    )
