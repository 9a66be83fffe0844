"""bytes → Source → Document: one reader per format, chosen by the file's suffix.

In: a file's bytes and its path.  Out: a Document whose runs carry exact spans into ``source.text``, nothing repaired.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from briefbuilder.model import Document
from briefbuilder.problems import Problems, UnreadableSource, UsageError
from briefbuilder.read.docx import docx_media, read_docx
from briefbuilder.read.epub import epub_media, read_epub
from briefbuilder.read.file import File, Reader
from briefbuilder.read.html import read_html
from briefbuilder.read.markdown import read_markdown
from briefbuilder.read.odt import odt_media, read_odt
from briefbuilder.read.pdf import read_pdf
from briefbuilder.read.rtf import read_rtf
from briefbuilder.read.text import read_text

__all__ = ["FORMATS", "MEDIA", "READERS", "docx_media", "read"]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".epub": read_epub,
    ".odt": read_odt,
    ".rtf": read_rtf,
    ".pdf": read_pdf,
}

# The pictures within a file, by the targets that its pictures have.
MEDIA: dict[str, Callable[[bytes, str], dict[str, bytes]]] = {"docx": docx_media, "epub": epub_media, "odt": odt_media}

FORMATS: tuple[str, ...] = tuple(READERS)


def read(data: bytes, path: str, problems: Problems) -> Document:
    """Read one source: ``read(b"A text.", "01-note.txt", problems)``.

    Raises UsageError for an unknown suffix, UnreadableSource for a file that holds no text or cannot be opened.
    """
    suffix = PurePosixPath(path).suffix.lower()
    if suffix not in READERS:
        raise UsageError(f"{path}: unknown format “{suffix or 'no suffix'}”; known: {', '.join(FORMATS)}")
    if not data.strip():
        raise UnreadableSource(f"{path}: the file is empty")
    try:
        document = READERS[suffix](File(data, path), problems)
    except RecursionError as error:
        raise UnreadableSource(f"{path}: its parts are nested too deeply") from error
    if not document.source.text.strip():
        raise UnreadableSource(f"{path}: no text in this file")
    return document
