"""Text that a scraper made of a web page, line by line: a line is a paragraph, or an inline element on its own."""

from __future__ import annotations

from dataclasses import dataclass

from briefbuilder.inlines import Inlines, flat
from briefbuilder.model import Document, ItemList, Paragraph, Run, extent

_LONG = 150  # characters: no printed line is as long, a paragraph on one line is
_LEAST = 3  # such lines
_LEAST_SHARE = 0.1  # of the characters in them
_COLUMNS = "   "  # what parts columns; a row of two printed lines is long, too


@dataclass(frozen=True, slots=True)
class WebLine:
    """One line. ``apart``: blank lines stand above it; ``before``/``after``: the file has a space at that end of it."""

    inlines: Inlines
    text: str
    apart: bool = True
    before: bool = False
    after: bool = False


def is_web_text(document: Document) -> bool:
    """Is it a text file whose paragraphs stand on one line each? Printed lines are short and of one length."""
    if document.source.format != "txt" or document.lines or "\f" in document.source.text:
        return False
    if not all(isinstance(block, Paragraph | ItemList) for block in document.blocks):
        return False
    lines = document.source.text.split("\n")
    long = [len(line) for line in lines if len(line) > _LONG and _COLUMNS not in line.strip()]
    return len(long) >= _LEAST and sum(long) >= _LEAST_SHARE * sum(map(len, lines))


def web_lines(document: Document) -> list[WebLine]:
    """All lines of a document's paragraphs, in order."""
    found: list[WebLine] = []
    text = document.source.text
    last = 0
    for block in document.blocks:
        for piece in _pieces(block.inlines) if isinstance(block, Paragraph) else ():
            start, end = extent(piece)
            apart = not found or text.count("\n", last, start) > 1
            before = start > 0 and text[start - 1] in " \t\u00a0"
            after = text[end : end + 1] in (" ", "\t", "\u00a0")
            found.append(WebLine(piece, flat(piece), apart, before, after))
            last = end
    return found


def _pieces(inlines: Inlines) -> list[Inlines]:
    pieces: list[Inlines] = []
    start = 0
    for number, inline in enumerate(inlines):
        if isinstance(inline, Run) and inline.rule == "line-break":
            pieces.append(inlines[start:number])
            start = number + 1
    return [piece for piece in (*pieces, inlines[start:]) if flat(piece).strip()]
