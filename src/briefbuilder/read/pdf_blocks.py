"""Lines of glyphs → text with anchors → paragraphs and headings. The order of the lines is not questioned here."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from briefbuilder.inlines import tidy
from briefbuilder.model import Anchor, Block, Heading, Inline, Paragraph, Run, Style
from briefbuilder.read.pdf_glyphs import Glyph, Line

_SMALL = 0.8  # of the line's size: what is smaller may be raised
_RAISED = 0.15  # of the line's size above its baseline
_HEADING = 1.15  # of the text's size
_LONGEST_HEADING = 4  # lines
_WIDE_GAP = 1.35  # of the usual distance between lines
_INDENT = 0.8  # of the text's size
_SHORT = 0.8  # of the width of the text: a line that ends before this may be a paragraph's last
_OTHER_SIZE = 0.08  # a difference in size that parts blocks
_STOPS = frozenset('.!?:…"”»’)]') | frozenset("0123456789¹²³⁴⁵⁶⁷⁸⁹⁰")


@dataclass(frozen=True, slots=True)
class Measured:
    """A line and its measures; the size and the baseline are those of most of its letters."""

    line: Line
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Body:
    """What is usual in the text: its size, the distance of its lines, its margins by page, its face."""

    size: float
    leading: float
    margins: dict[int, tuple[float, float]]
    italic: bool
    bold: bool


@dataclass(slots=True)
class Built:
    """Text, anchors and blocks, as they grow."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    anchors: list[Anchor] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def put(self, text: str) -> int:
        """Put text behind the rest; gives back where it begins."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start


def build(lines: Iterable[Line]) -> Built:
    """All lines as blocks: literal runs, ``line-break`` runs between lines, an anchor per line."""
    measured = [measure(line) for line in lines]
    built = Built()
    if not measured:
        return built
    body = usual(measured)
    groups = list(grouped(measured, body))
    levels = _levels(groups, body)
    for group in groups:
        level = levels.get(_rounded(group[0].size)) if len(group) <= _LONGEST_HEADING else None
        inlines = _inlines(group, body, built, plain=level is not None)
        built.blocks.append(Heading(level, inlines) if level else Paragraph(inlines))
    return built


# --- Lines -------------------------------------------------------------------------------------------------------


def measure(line: Line) -> Measured:
    """The measures of a line by its visible glyphs."""
    visible = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    size = Counter(round(glyph.size, 1) for glyph in visible).most_common(1)[0][0]
    baseline = Counter(round(glyph.baseline, 1) for glyph in visible if abs(glyph.size - size) < 0.2).most_common(1)[0][
        0
    ]
    left, right = min(glyph.left for glyph in visible), max(glyph.right for glyph in visible)
    return Measured(line, left, right, baseline, size)


def usual(lines: list[Measured]) -> Body:
    """What most of the text looks like."""
    sizes: Counter[float] = Counter()
    faces: Counter[tuple[bool, bool]] = Counter()
    for one in lines:
        sizes[_rounded(one.size)] += len(one.line.glyphs)
        faces.update((glyph.italic, glyph.bold) for glyph in one.line.glyphs if not glyph.text.isspace())
    size = sizes.most_common(1)[0][0]
    text = [one for one in lines if abs(one.size - size) < _OTHER_SIZE * size]
    steps = [a.baseline - b.baseline for a, b in pairwise(text) if a.line.page == b.line.page]
    near = [step for step in steps if 0.5 * size < step < 3 * size]
    margins = {page: _margins(list(ones)) for page, ones in groupby(text, key=lambda one: one.line.page)}
    italic, bold = faces.most_common(1)[0][0]
    return Body(size, statistics.median(near) if near else 1.2 * size, margins, italic, bold)


def _margins(lines: list[Measured]) -> tuple[float, float]:
    """The left and right edge that most lines of a page keep to."""
    left = Counter(round(one.left) for one in lines).most_common(1)[0][0]
    return float(left), max(one.right for one in lines)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


# --- Blocks ------------------------------------------------------------------------------------------------------


def grouped(lines: list[Measured], body: Body) -> Iterator[list[Measured]]:
    """Lines that belong together."""
    group: list[Measured] = []
    for line in lines:
        if group and parts(group, line, body):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def parts(group: list[Measured], line: Measured, body: Body) -> bool:
    """Does a new block begin with this line? By page, distance, size, indent, or a short last line."""
    last = group[-1]
    if line.line.page != last.line.page or abs(line.size - last.size) > _OTHER_SIZE * max(line.size, last.size):
        return True
    step = last.baseline - line.baseline
    leading = body.leading * max(line.size / body.size, 1.0)
    if step < -body.leading / 2 or step > _WIDE_GAP * leading:
        return True
    return _indented(group, line, body) or _outdented(group, line, body) or _ended(last, line, body)


def _indented(group: list[Measured], line: Measured, body: Body) -> bool:
    """A first line stands further in than the line before it, and than the margin."""
    margin, _ = body.margins.get(line.line.page, (line.left, line.right))
    further = line.left - max(margin, group[-1].left) > _INDENT * body.size
    return further and line.left - margin < 6 * body.size and len(group) != 1


def _outdented(group: list[Measured], line: Measured, body: Body) -> bool:
    """After lines that hang further in than their first, a line at the margin begins the next entry."""
    hanging = len(group) > 1 and group[-1].left - group[0].left > _INDENT * body.size
    return hanging and line.left - group[0].left < _INDENT * body.size / 2


def _ended(last: Measured, line: Measured, body: Body) -> bool:
    """A line that stops early, with a full stop, is the last of its paragraph."""
    left, right = body.margins.get(line.line.page, (line.left, line.right))
    short = last.right < left + _SHORT * (right - left)
    text = _visible(last.line.glyphs)
    return short and text[-1] in _STOPS and not _visible(line.line.glyphs)[0].islower()


def _levels(groups: list[list[Measured]], body: Body) -> dict[float, int]:
    """Sizes that stand out, largest first: levels 1 to 4."""
    sizes = {_rounded(group[0].size) for group in groups if group[0].size >= _HEADING * body.size}
    return {size: min(level, 4) for level, size in enumerate(sorted(sizes, reverse=True), 1)}


# --- Runs --------------------------------------------------------------------------------------------------------


def _inlines(group: list[Measured], body: Body, built: Built, *, plain: bool) -> tuple[Inline, ...]:
    runs: list[Run] = []
    for number, measured in enumerate(group):
        gap = built.put("\n" if number else "\n\n" if built.length else "")
        if number:
            runs.append(Run(" ", gap, gap + 1, rule="line-break"))
        page = measured.line.page
        built.anchors.append(Anchor(built.length, measured.line.number, f"page {page}", page))
        runs += _line_runs(measured, body, built, plain=plain)
    return tidy(tuple(runs))


def _line_runs(measured: Measured, body: Body, built: Built, *, plain: bool) -> Iterator[Run]:
    glyphs = _trimmed(measured.line.glyphs)
    styled = [(glyph.text, _styles(glyph, measured, body, plain=plain)) for glyph in glyphs]
    for styles, pairs in groupby(_with_spaces(styled), key=lambda pair: pair[1]):
        text = "".join(text for text, _ in pairs)
        start = built.put(text)
        yield Run(text, start, start + len(text), styles=styles)


def _with_spaces(styled: list[tuple[str, frozenset[Style]]]) -> Iterator[tuple[str, frozenset[Style]]]:
    """A space is styled where both its neighbours are."""
    for index, (text, styles) in enumerate(styled):
        if text == " " and 0 < index < len(styled) - 1:
            yield text, styled[index - 1][1] & styled[index + 1][1] - {"sup", "sub"}
        else:
            yield text, styles


def _styles(glyph: Glyph, measured: Measured, body: Body, *, plain: bool) -> frozenset[Style]:
    styles: set[Style] = set()
    if glyph.size < _SMALL * measured.size and not glyph.text.isspace():
        rise = (glyph.baseline - measured.baseline) / measured.size
        if rise > _RAISED:
            styles.add("sup")
        elif rise < -_RAISED / 2:
            styles.add("sub")
    if glyph.italic and not body.italic and not plain:
        styles.add("emph")
    if glyph.bold and not body.bold and not plain:
        styles.add("strong")
    return frozenset(styles)


def _trimmed(glyphs: tuple[Glyph, ...]) -> list[Glyph]:
    """Without white space at both ends, and one space where there are several."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        if not glyph.text.isspace():
            kept.append(glyph)
        elif kept and kept[-1].text != " ":
            kept.append(replace(glyph, text=" "))
    while kept and kept[-1].text == " ":
        kept.pop()
    return kept


def _visible(glyphs: Iterable[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs).strip()
