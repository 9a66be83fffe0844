r"""Markup that a converter left in plain text: escapes, emphasis, bold where links were.

``"worth \\$5 of *Great Game*"`` becomes ``worth $5 of`` and an emphasised run. Only in .txt sources, and only with both
marks of a pair in place; an asterisk alone stays what it is (a note's mark, perhaps).
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefbuilder.inlines import OBJECT, Edit, Index, Inlines, cut, drop_all, flat, removals, rewrite, styled
from briefbuilder.model import Block, Document, Heading, Paragraph, Quote, Removed, Source, Style, extent
from briefbuilder.normalise.linesigns import read_line_signs
from briefbuilder.problems import Problems
from briefbuilder.shapes import ends_sentence

_ESCAPE = re.compile(r"\\(?=[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
_STRONG = re.compile(r"(?<![*\w\\])\*\*(?=[^\s*])(?P<inner>[^*\n]{1,400}?)(?<=[^\s*])\*\*(?![*\w])")
_GLUED = re.compile(r"(?<=\w)\*\*(?=[^\s*])(?P<inner>[^*\n]{1,80}?)(?<=[^\s*])\*\*\Z")
_STAR = re.compile(r"(?<![*\w\\])\*(?=[^\s*])(?P<inner>[^*\n]{1,400}?)(?<=[^\s*\\])\*(?![*\w])")
_UNDERSCORE = re.compile(r"(?<![_\w\\])_(?=[^\s_])(?P<inner>[^_\n]{1,400}?)(?<=[^\s_\\])_(?![_\w])")
_LONGEST_HEADING = 90


def read_markup(document: Document, problems: Problems) -> Document:
    """Paragraphs of a .txt with escapes and emphasis read; bold within a sentence becomes plain, as a dead link."""
    if document.source.format != "txt":
        return document
    reader = _Reader(document.source, problems)
    found = read_line_signs(document.blocks, reader.removed)
    blocks = tuple(done for block in found for done in reader.read(block))
    return replace(document, blocks=blocks, removed=document.removed + tuple(reader.removed))


class _Reader:
    """Reads one document's paragraphs and collects what was removed."""

    def __init__(self, source: Source, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self.removed: list[Removed] = []

    def read(self, block: Block) -> list[Block]:
        if isinstance(block, Heading):
            return [replace(block, inlines=self._inner(block.inlines))]
        if isinstance(block, Quote):
            return [replace(block, blocks=tuple(done for inner in block.blocks for done in self.read(inner)))]
        if not isinstance(block, Paragraph):
            return [block]
        text = flat(block.inlines)
        if not any(mark in text for mark in "*_\\"):
            return [block]
        glued = _GLUED.search(text) if len(text) <= _LONGEST_HEADING and not ends_sentence(text) else None
        if glued:
            return self._part_glued(block.inlines, glued)
        return [replace(block, inlines=self._inner(block.inlines))]

    def _inner(self, inlines: Inlines) -> Inlines:
        inlines = self._emphasis(self._emphasis(self._strong(inlines), _STAR), _UNDERSCORE)
        return self._escapes(inlines)

    def _part_glued(self, inlines: Inlines, match: re.Match[str]) -> list[Block]:
        """``"Board of Trustees**Chair**"``: two lines that lost the break between them."""
        first, second = cut(inlines, 0, match.start()), cut(inlines, match.start(), match.end())
        self.problems.note(
            "glued-lines", "two lines ran together at bold marks and were parted", self.source.place(extent(first)[1])
        )
        unmarked = self._unmark(Index(second), (0, match.end() - match.start()), 2, "emphasis-mark", "strong")
        return [Paragraph(first), Paragraph(unmarked.new)]

    def _strong(self, inlines: Inlines) -> Inlines:
        """Bold over the whole paragraph is emphasis; bold in mid-sentence is where a converter lost a link."""
        text, index = flat(inlines), Index(inlines)
        edits = []
        for match in _STRONG.finditer(text):
            if match.end() - match.start() == len(text):
                edits.append(self._unmark(index, match.span(), 2, "emphasis-mark", "strong"))
            else:
                edits.append(self._unmark(index, match.span(), 2, "dead-link"))
                self._dead_link(match["inner"], index.source(match.start()))
        return rewrite(index, edits) if edits else inlines

    def _dead_link(self, words: str, at: int) -> None:
        self.problems.note(
            "dead-link",
            f"bold words “{words}” were a link; its address is lost",
            self.source.place(at),
            "find the address and put it into the source",
            words,
        )

    def _emphasis(self, inlines: Inlines, pattern: re.Pattern[str]) -> Inlines:
        index = Index(inlines)
        edits = [
            self._unmark(index, match.span(), 1, "emphasis-mark", "emph")
            for match in pattern.finditer(flat(inlines))
            if OBJECT not in match["inner"]
        ]
        return rewrite(index, edits) if edits else inlines

    def _escapes(self, inlines: Inlines) -> Inlines:
        places = [match.span() for match in _ESCAPE.finditer(flat(inlines))]
        if not places:
            return inlines
        inlines, gone = drop_all(inlines, places, "escape")
        self.removed.extend(gone)
        return inlines

    def _unmark(self, index: Index, place: tuple[int, int], size: int, rule: str, style: Style | None = None) -> Edit:
        """What stands there once the marks of ``size`` characters at both ends are out, perhaps restyled."""
        start, end = place
        self.removed.extend(removals(index.cut(start, start + size), rule))
        self.removed.extend(removals(index.cut(end - size, end), rule))
        inner = index.cut(start + size, end - size)
        return Edit(start, end, styled(inner, style) if style else inner)
