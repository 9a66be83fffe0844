"""The notes of a finished book, read from its three files by others' readers and nothing of ours.

PDF: pdfium's characters with their boxes and sizes; EPUB: zipfile and lxml; HTML: lxml. Each gives, per chapter, the
notes' numbers and texts; ``same`` makes texts comparable (spaces, hyphens at line ends and the order in which a PDF
draws right-to-left words say nothing).
"""

from __future__ import annotations

import ctypes
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree, html

PIXEL = 0.75  # a CSS pixel in points: the PDF scales its pages by it
NOTE_SIZE = 8.5
NOTE_INDENT = 15.0
BODY_SIZE = 10.0
HEAD_SIZE = 20.0
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"


@dataclass(frozen=True)
class FoundNote:
    """A note as a file shows it; ``chapter`` counts from 1."""

    chapter: int
    number: int
    text: str


def same(words: str) -> str:
    """What must be equal: letters, digits and marks without spaces and hyphens; right-to-left letters sorted."""
    folded = unicodedata.normalize("NFKC", words)
    kept = [c for c in folded if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc", "Pd", "Cn")]
    left = "".join(c for c in kept if unicodedata.bidirectional(c) not in ("R", "AL", "NSM"))
    right = "".join(sorted(c for c in kept if unicodedata.bidirectional(c) in ("R", "AL", "NSM")))
    return f"{left}|{right}" if right else left


# --- HTML and EPUB -----------------------------------------------------------------------------------------------


def _read(note: etree._Element, chapter: int) -> FoundNote:
    """A note element: its number is what has that class, its text all but the number and the links back."""
    number = 0
    words = list(note.itertext())
    for element in note.iter():
        if element.get("class") == "number":
            number = int("".join(element.itertext()).strip())
            words.remove(str(number))
        elif element.get("role") == "doc-backlink":
            words.remove("".join(element.itertext()))
    return FoundNote(chapter, number, "".join(words).strip())


def html_notes(data: bytes) -> list[FoundNote]:
    """The notes of the HTML file, chapter by chapter."""
    page = html.document_fromstring(data.decode("utf-8"))
    found = []
    for chapter, article in enumerate(page.iter("article"), start=1):
        for section in article.xpath(".//*[@role='doc-endnotes']"):
            found += [_read(note, chapter) for note in section.xpath("./ol/li")]
    return found


def epub_notes(data: bytes) -> list[FoundNote]:
    """The notes of the EPUB: the pop-ups of each file of the spine that has a chapter."""
    found, chapter = [], 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = etree.fromstring(archive.read("EPUB/content.opf"))
        opf = "{http://www.idpf.org/2007/opf}"
        files = {entry.get("id"): entry.get("href") for entry in package.iter(f"{opf}item")}
        for entry in package.iter(f"{opf}itemref"):
            page = etree.fromstring(archive.read(f"EPUB/{files[entry.get('idref')]}"))
            if not any(element.get(f"{EPUB}type") == "chapter" for element in page.iter()):
                continue
            chapter += 1
            found += [_read(note, chapter) for note in page.iter(f"{XHTML}aside")]
    return found


# --- PDF ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Letter:
    text: str
    x: float
    y: float
    size: float


def _letters(page: pypdfium2.PdfPage) -> list[_Letter]:
    """The page's characters in the order of the page's content, each with the left foot of its box."""
    reader = page.get_textpage()
    letters = []
    for index in range(reader.count_chars()):
        code = pdfium.FPDFText_GetUnicode(reader.raw, index)
        size = pdfium.FPDFText_GetFontSize(reader.raw, index)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(reader.raw, index, x, y)
        letters.append(_Letter(chr(code), x.value, y.value, size * PIXEL))
    return letters


def pdf_notes(data: bytes) -> list[FoundNote]:
    """The notes at the feet of the PDF's pages; a number hanging left of the text begins one, a large line a chapter.

    A note that goes on on the next page is joined there, for nothing but notes stands in notes' size below the text.
    """
    found: list[list[object]] = []
    chapter = 0
    document = pypdfium2.PdfDocument(data)
    pages = [(page.get_height(), _letters(page)) for page in document]
    lefts = [_left(letters for _, letters in pages[2 + side :: 2]) for side in (0, 1)]
    for index, (height, letters) in enumerate(pages):
        chapter += _opens_chapter(letters)
        for line in _foot(letters, height):
            words = [letter for letter in line if not letter.text.isspace()]
            number = _hanging_number(words, lefts[index % 2])
            if number:
                found.append([chapter, int(number), ""])
                words = words[len(number) :]
            elif any(letter.x < lefts[index % 2] + NOTE_INDENT - 0.5 for letter in words):
                continue  # notes hang behind their numbers: what stands further left is a picture's caption
            if found and words:
                found[-1][2] = f"{found[-1][2]}{''.join(letter.text for letter in words)}"
    document.close()
    return [FoundNote(*note) for note in _renumbered(found)]


def _opens_chapter(letters: list[_Letter]) -> bool:
    return any(letter.size >= HEAD_SIZE and letter.text.isalpha() for letter in letters)


def _left(pages: Iterator[list[_Letter]]) -> float:
    """Where the text block begins on pages of one side: the least left foot of a letter."""
    return min((letter.x for letters in pages for letter in letters if not letter.text.isspace()), default=0.0)


def _foot(letters: list[_Letter], height: float) -> Iterator[list[_Letter]]:
    """The lines below the last line of the text and above the folio, as runs of characters of one baseline."""
    folio = min((one.y for one in letters if abs(one.size - BODY_SIZE) <= 0.1), default=0.0)
    body = [one.y for one in letters if not one.text.isspace() and one.y > folio + 12 and one.size >= 8.9]
    lowest = min(body, default=height)
    line: list[_Letter] = []
    for letter in letters:
        if not folio + 5 < letter.y < lowest - 5 or (abs(letter.size - NOTE_SIZE) > 0.1 and not line):
            continue
        if line and abs(letter.y - line[-1].y) > 5 and not letter.text.isspace():
            yield line
            line = []
        line.append(letter)
    if line:
        yield line


def _hanging_number(words: list[_Letter], left: float) -> str:
    """The digits that stand in the column of numbers, if any."""
    digits = []
    for letter in words:
        if not letter.text.isdigit() or letter.x > left + NOTE_INDENT - 0.5:
            break
        digits.append(letter.text)
    return "".join(digits)


def _renumbered(found: list[list[object]]) -> list[list[object]]:
    """Count chapters by their notes: numbers begin anew in each, and chapters without notes have none to count."""
    chapter, last = 0, None
    for note in found:
        if last is None or note[0] != last:
            chapter, last = chapter + 1, note[0]
        note[0] = chapter
    return found


def only_noted(notes: list[FoundNote]) -> list[FoundNote]:
    """The same notes, chapters counted only where they have notes: so PDF, EPUB and HTML count alike."""
    order = {chapter: index for index, chapter in enumerate(dict.fromkeys(n.chapter for n in notes), start=1)}
    return [FoundNote(order[note.chapter], note.number, note.text) for note in notes]


def squeezed(text: str) -> str:
    """All spaces gone: to look for a phrase whatever the lines."""
    return re.sub(r"\s+", "", text)
