"""Printed lines → text with anchors → paragraphs and headings. The order of the lines is not questioned here."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from briefbuilder.inlines import tidy
from briefbuilder.model import Anchor, Block, Heading, Inline, Line, Paragraph, Run, Style
from briefbuilder.read.pdf_lines import Piece, Printed

_HEADING = 1.15  # of the text's size
_LONGEST_HEADING = 4  # lines
_WIDE_GAP = 1.35  # of the usual distance between lines
_INDENT = 0.8  # of the text's size
_SHORT = 0.8  # of the width of the text: a line that ends before this may be a paragraph's last
_OTHER_SIZE = 0.08  # a difference in size that parts blocks
_STOPS = frozenset('.!?:…"”»’)]') | frozenset("0123456789¹²³⁴⁵⁶⁷⁸⁹⁰")


@dataclass(frozen=True, slots=True)
class Body:
    """What is usual in the text: its size, the distance of its lines, its margins by column, its face."""

    size: float
    leading: float
    margins: dict[tuple[int, int], tuple[float, float]]
    italic: bool
    bold: bool


@dataclass(slots=True)
class Built:
    """Text, anchors and blocks, as they grow."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    anchors: list[Anchor] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def put(self, text: str) -> int:
        """Put text behind the rest; gives back where it begins."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start


def build(lines: Sequence[Printed]) -> Built:
    """All lines as blocks: literal runs, ``line-break`` runs between lines, an anchor and the measures of each line."""
    built = Built()
    if not lines:
        return built
    body = usual(lines)
    groups = list(grouped(lines, body))
    levels = _levels(groups, body)
    for group in groups:
        level = levels.get(_rounded(group[0].size)) if len(group) <= _LONGEST_HEADING else None
        inlines = _inlines(group, body, built, plain=level is not None)
        built.blocks.append(Heading(level, inlines) if level else Paragraph(inlines))
    return built


# --- Lines -------------------------------------------------------------------------------------------------------


def usual(lines: Sequence[Printed]) -> Body:
    """What most of the text looks like."""
    sizes: Counter[float] = Counter()
    faces: Counter[tuple[bool, bool]] = Counter()
    for one in lines:
        sizes[_rounded(one.size)] += len(one.text)
        for piece in one.pieces:
            faces[piece.italic, piece.bold] += len(piece.text)
    size = max(sizes, key=lambda size: (sizes[size], size))
    text = [one for one in lines if abs(one.size - size) < _OTHER_SIZE * size]
    steps = [b.baseline - a.baseline for a, b in pairwise(text) if _column(a) == _column(b)]
    near = [step for step in steps if 0.5 * size < step < 3 * size]
    margins = {column: _margins(list(ones)) for column, ones in groupby(sorted(text, key=_column), key=_column)}
    italic, bold = max(faces, key=lambda face: (faces[face], face))
    return Body(size, statistics.median(near) if near else 1.2 * size, margins, italic, bold)


def _column(line: Printed) -> tuple[int, int]:
    return line.page, line.column


def _margins(lines: list[Printed]) -> tuple[float, float]:
    """The left and right edge that most lines of a column keep to."""
    left = Counter(round(one.left) for one in lines).most_common(1)[0][0]
    return float(left), max(one.right for one in lines)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


# --- Blocks ------------------------------------------------------------------------------------------------------


def grouped(lines: Sequence[Printed], body: Body) -> Iterator[list[Printed]]:
    """Lines that belong together."""
    group: list[Printed] = []
    for line in lines:
        if group and parts(group, line, body):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def parts(group: list[Printed], line: Printed, body: Body) -> bool:
    """Does a new block begin with this line? By page, distance, size, indent, or a short last line."""
    last = group[-1]
    if _column(line) != _column(last) or abs(line.size - last.size) > _OTHER_SIZE * max(line.size, last.size):
        return True
    step = line.baseline - last.baseline
    leading = body.leading * max(line.size / body.size, 1.0)
    if step < -body.leading / 2 or step > _WIDE_GAP * leading:
        return True
    return _indented(group, line, body) or _outdented(group, line, body) or _ended(last, line, body)


def _indented(group: list[Printed], line: Printed, body: Body) -> bool:
    """A first line stands further in than the line before it, and than the margin."""
    margin, _ = body.margins.get(_column(line), (line.left, line.right))
    further = line.left - max(margin, group[-1].left) > _INDENT * body.size
    return further and line.left - margin < 6 * body.size and len(group) != 1


def _outdented(group: list[Printed], line: Printed, body: Body) -> bool:
    """After lines that hang further in than their first, a line at the margin begins the next entry."""
    hanging = len(group) > 1 and group[-1].left - group[0].left > _INDENT * body.size
    return hanging and line.left - group[0].left < _INDENT * body.size / 2


def _ended(last: Printed, line: Printed, body: Body) -> bool:
    """A line that stops early, with a full stop, is the last of its paragraph."""
    left, right = body.margins.get(_column(line), (line.left, line.right))
    short = last.right < left + _SHORT * (right - left)
    text = last.text
    return short and text[-1] in _STOPS and not line.text[:1].islower()


def _levels(groups: list[list[Printed]], body: Body) -> dict[float, int]:
    """Sizes that stand out, largest first: levels 1 to 4."""
    sizes = {_rounded(group[0].size) for group in groups if group[0].size >= _HEADING * body.size}
    return {size: min(level, 4) for level, size in enumerate(sorted(sizes, reverse=True), 1)}


# --- Runs --------------------------------------------------------------------------------------------------------


def _inlines(group: list[Printed], body: Body, built: Built, *, plain: bool) -> tuple[Inline, ...]:
    runs: list[Run] = []
    for number, line in enumerate(group):
        gap = built.put("\n" if number else "\n\n" if built.length else "")
        if number:
            runs.append(Run(" ", gap, gap + 1, rule="line-break"))
        start = built.length
        built.anchors.append(Anchor(start, line.number, f"page {line.page}", line.page))
        runs += _line_runs(line, body, built, plain=plain)
        built.lines.append(_measures(line, start, built.length))
    return tidy(tuple(runs))


def _line_runs(line: Printed, body: Body, built: Built, *, plain: bool) -> Iterator[Run]:
    for piece in line.pieces:
        start = built.put(piece.text)
        yield Run(piece.text, start, built.length, styles=_styles(piece, body, plain=plain), link=piece.link)


def _styles(piece: Piece, body: Body, *, plain: bool) -> frozenset[Style]:
    styles: set[Style] = {"sup"} if piece.shift > 0 else {"sub"} if piece.shift < 0 else set()
    if piece.italic and not body.italic and not plain:
        styles.add("emph")
    if piece.bold and not body.bold and not plain:
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
    )
