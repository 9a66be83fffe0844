"""Printed lines → text with anchors, literal runs and the measures of each line.

A block here is no more than the lines of one column of one page: which of them are paragraphs, headings and notes is
seen by ``normalise``, which has all pages before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from briefbuilder.inlines import tidy
from briefbuilder.model import Anchor, Inline, Line, Paragraph, Run, Style
from briefbuilder.read.pdf_lines import Piece, Printed

Face = tuple[bool, bool]  # italic, bold


@dataclass(slots=True)
class Built:
    """Text, anchors, lines and blocks, as they grow."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    anchors: list[Anchor] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    blocks: list[Paragraph] = field(default_factory=list)

    def put(self, text: str) -> int:
        """Put text behind the rest; gives back where it begins."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start


def build(lines: Sequence[Printed]) -> Built:
    """All lines: ``line-break`` runs between those of a column, a blank line between columns, a form feed after a page.

    Letters in the face of most of the text are plain, those in any other are ``emph`` or ``strong``.
    """
    built = Built()
    usual = _usual_face(lines)
    page = 0
    for (number, _), column in groupby(lines, key=lambda line: (line.page, line.column)):
        if page:
            built.put("\n\n" if number == page else "\n\f")
        page = number
        built.blocks.append(Paragraph(_inlines(list(column), usual, built)))
    return built


def _usual_face(lines: Sequence[Printed]) -> Face:
    """Italic, bold: as most of the letters are."""
    faces: Counter[Face] = Counter()
    for line in lines:
        for piece in line.pieces:
            faces[piece.italic, piece.bold] += len(piece.text)
    return max(faces, key=lambda face: (faces[face], face), default=(False, False))


def _inlines(lines: list[Printed], usual: Face, built: Built) -> tuple[Inline, ...]:
    runs: list[Run] = []
    for number, line in enumerate(lines):
        if number:
            gap = built.put("\n")
            runs.append(Run(" ", gap, gap + 1, rule="line-break"))
        start = built.length
        built.anchors.append(Anchor(start, line.number, f"page {line.page}", line.page))
        runs += _line_runs(line, usual, built)
        built.lines.append(_measures(line, start, built.length))
    return tidy(tuple(runs))


def _line_runs(line: Printed, usual: Face, built: Built) -> Iterator[Run]:
    for piece in line.pieces:
        start = built.put(piece.text)
        yield Run(piece.text, start, built.length, styles=_styles(piece, usual), link=piece.link)


def _styles(piece: Piece, usual: Face) -> frozenset[Style]:
    styles: set[Style] = {"sup"} if piece.shift > 0 else {"sub"} if piece.shift < 0 else set()
    if piece.italic and not usual[0]:
        styles.add("emph")
    if piece.bold and not usual[1]:
        styles.add("strong")
    return frozenset(styles)


def _measures(line: Printed, start: int, end: int) -> Line:
    return Line(
        start,
        end,
        line.page,
        line.column,
        round(line.left, 2),
        round(line.right, 2),
        round(line.baseline, 2),
        round(line.size, 2),
        bold=line.bold,
        italic=line.italic,
        ruled=line.ruled,
        level=line.level,
        parted=line.parted,
    )
