"""Is what should be printed on the pages? Reads the finished PDF back with pypdfium2.

In: the PDF's bytes and ``Cited``.  Out: nothing, or OurError with the first note that is not there.
"""

from __future__ import annotations

import unicodedata

import pypdfium2

from briefbuilder.model import Cited
from briefbuilder.problems import OurError

_LEAST = 12  # letters of a note that must stand together where a page break parts it


def squeeze(words: str) -> str:
    """Letters and digits only: ``"A-b, ﬁ"`` → ``Abfi``; right-to-left scripts left out (a PDF has them as drawn)."""
    folded = unicodedata.normalize("NFKC", words)
    return "".join(c for c in folded if c.isalnum() and unicodedata.bidirectional(c) not in ("R", "AL", "AN"))


def page_texts(data: bytes) -> list[str]:
    """The text of each page as pdfium reads it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def check_notes(data: bytes, cited: Cited) -> None:
    """Raise OurError unless every note's text is on the pages."""
    pages = [squeeze(page) for page in page_texts(data)]
    whole = "".join(pages)
    for chapter in cited.chapters:
        for note in chapter.notes:
            if not _stands(squeeze(note.text), whole):
                raise OurError(f"note {note.number} of {chapter.source.path} is missing from the PDF: {note.text[:60]}")


def _stands(note: str, whole: str) -> bool:
    """Whether the note stands on the pages, in one piece or parted by page breaks."""
    while note and note not in whole:
        length = _longest_head(note, whole)
        if length < min(_LEAST, len(note)):
            return False
        note = note[length:]
    return True


def _longest_head(note: str, whole: str) -> int:
    """How many letters of the note's head stand together somewhere."""
    low, high = 0, len(note)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if note[:middle] in whole else (low, middle - 1)
    return low
