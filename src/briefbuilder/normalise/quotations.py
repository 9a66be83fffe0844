"""Find block quotations that are known by their marks: repeated at each paragraph, or round one whole paragraph.

``"One.`` / ``"Two."`` (a mark before each paragraph, closed at the end) becomes one quotation whose marks are written
down as removed. A mark that never closes is reported and stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefbuilder.inlines import Inlines, drop, flat
from briefbuilder.model import Block, Call, Document, Paragraph, Quote, Removed, extent
from briefbuilder.problems import Problems
from briefbuilder.shapes import ends_sentence, words

# What may close what a mark opens: Germans write „…“ and »…«, Poles „…”, Frenchmen « … ».
_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«"}
# What stands before each further paragraph of a quotation: the mark again, or in French the closing one.
_AGAIN = {**{mark: mark for mark in _PAIRS}, "«": "«»"}
_LABEL = re.compile(r"\A[^\"“„«».!?]{3,120}:\s+(?=[\"“„«»])")
_LEAST_WORDS = 20


@dataclass(frozen=True, slots=True)
class _Open:
    """A paragraph that opens a quotation at flat ``position`` with ``mark`` and does not close it."""

    mark: str
    position: int


def find_quotations(document: Document, problems: Problems) -> Document:
    """Paragraphs under repeated marks, and single quoted paragraphs with a lead-in or a note, as block quotations."""
    if document.source.format not in ("txt", "pdf"):
        return document
    finder = _Finder(document, problems)
    blocks = finder.find()
    return replace(document, blocks=tuple(blocks), removed=document.removed + tuple(finder.removed))


class _Finder:
    """Walks one document's blocks and collects what was removed."""

    def __init__(self, document: Document, problems: Problems) -> None:
        self.document = document
        self.problems = problems
        self.removed: list[Removed] = []

    def find(self) -> list[Block]:
        blocks, index = self.document.blocks, 0
        found: list[Block] = []
        while index < len(blocks):
            row = self._row(blocks, index)
            block = blocks[index]
            if len(row) > 1:
                found.append(self._quote_row(row))
            elif isinstance(block, Paragraph) and self._is_single(block, blocks[index - 1] if index else None):
                found.append(self._quote_single(block))
            else:
                found.append(block)
            index += max(1, len(row))
        return found

    def _row(self, blocks: tuple[Block, ...], index: int) -> list[Paragraph]:
        """The paragraphs from here on that make one quotation with its mark repeated; none if it is no opening."""
        first = blocks[index]
        opened = _opening(first.inlines) if isinstance(first, Paragraph) else None
        if not opened or not isinstance(first, Paragraph):
            return []
        row, text = [first], flat(first.inlines)[opened.position + 1 :]
        while not _closed(text, opened.mark) and index + len(row) < len(blocks):
            block = blocks[index + len(row)]
            text = flat(block.inlines) if isinstance(block, Paragraph) else ""
            if not isinstance(block, Paragraph) or not text or text[0] not in _AGAIN[opened.mark]:
                break
            text = text[1:]
            row.append(block)
        return row

    def _quote_row(self, row: list[Paragraph]) -> Quote:
        opened = _opening(row[0].inlines) or _Open(flat(row[0].inlines)[:1], 0)
        first = row[0].inlines
        inner = [first, *(self._without(block.inlines, 0, 1) for block in row[1:])]
        if not _closed(flat(row[-1].inlines)[1:], opened.mark):
            self._say_unclosed(row[-1].inlines)
        else:
            inner[0] = self._without(first, opened.position, opened.position + 1)
            inner[-1] = self._without_closing(inner[-1], _PAIRS[opened.mark])
        return Quote(tuple(replace(block, inlines=part) for block, part in zip(row, inner, strict=True)))

    def _is_single(self, block: Paragraph, above: Block | None) -> bool:
        """Quoted from end to end, and either led in by an unfinished sentence or carrying its note at the end."""
        text = flat(block.inlines)
        mark = text[:1]
        if mark not in _PAIRS or len(words(text)) < _LEAST_WORDS:
            return False
        noted = isinstance(block.inlines[-1], Call)
        closed = text.rstrip("\ufffc .").endswith(tuple(_PAIRS[mark])) and _count(text, mark) <= 1 + (mark == '"')
        above_text = flat(above.inlines).rstrip() if isinstance(above, Paragraph) else ""
        led_in = bool(above_text) and not ends_sentence(above_text)
        return (closed and (led_in or noted)) or (noted and not _count(text[1:], mark))

    def _quote_single(self, block: Paragraph) -> Quote:
        mark = flat(block.inlines)[0]
        inlines = block.inlines
        if _count(flat(inlines)[1:], mark):
            inlines = self._without_closing(self._without(inlines, 0, 1), _PAIRS[mark])
        else:
            self._say_unclosed(inlines)
        return Quote((replace(block, inlines=inlines),))

    def _without(self, inlines: Inlines, start: int, end: int) -> Inlines:
        """Without a mark and the space that stands between it and its words (« … »)."""
        text = flat(inlines)
        while start and text[start - 1].isspace() and end >= len(text.rstrip()):
            start -= 1
        while not start and end < len(text) and text[end].isspace():
            end += 1
        inlines, gone = drop(inlines, start, end, "quote-mark")
        self.removed.extend(gone)
        return inlines

    def _without_closing(self, inlines: Inlines, closing: str) -> Inlines:
        position = max(flat(inlines).rfind(mark) for mark in closing)
        return self._without(inlines, position, position + 1) if position >= 0 else inlines

    def _say_unclosed(self, inlines: Inlines) -> None:
        self.problems.warn(
            "quote-unclosed",
            "a quotation opens and never closes",
            self.document.source.place(extent(inlines)[1] - 1),
            "put the closing mark where the quoted words end",
            flat(inlines)[-80:],
        )


def _opening(inlines: Inlines) -> _Open | None:
    """Where a paragraph opens a quotation: at its very start, or behind a speaker's name and a colon."""
    text = flat(inlines)
    label = _LABEL.match(text)
    position = label.end() if label else 0
    mark = text[position : position + 1]
    return _Open(mark, position) if mark in _PAIRS else None


def _closed(text: str, mark: str) -> bool:
    """Is what ``mark`` opened closed by the end of the text behind it?"""
    if mark == _PAIRS[mark]:
        return text.count(mark) % 2 == 1
    return text.count(mark) < _count(text, mark)


def _count(text: str, mark: str) -> int:
    """How many marks of a text may close what ``mark`` opens."""
    return sum(text.count(closing) for closing in _PAIRS[mark])
