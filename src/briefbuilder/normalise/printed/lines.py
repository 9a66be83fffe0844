"""The unit of this room: a printed line with its runs, its page and its measures."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from briefbuilder.inlines import Inlines
from briefbuilder.model import Document, Heading, Line, Paragraph, Run, extent
from briefbuilder.normalise.printed.metrics import text_width
from briefbuilder.normalise.raised import view

_SPACE = 0.5  # ems of a space in text laid out with spaces
_SOLID = 3.0  # in usual sizes: steps between lines above this are gaps, not leading


@dataclass(frozen=True, slots=True)
class PageLine:
    """One printed line. Lengths are in ems of the document's usual size; ``text`` shows raised figures as "¹".

    ``gap`` is the distance from the line above it on its page in usual distances of lines (1.0: set solid; a text file
    has 1 + the number of blank lines); 0.0 for the first of a page or column. ``left`` is how far it stands in from the
    column's edge, ``width`` how wide it is (estimated where ``measured`` is false), ``size`` 1.0 the document's usual.
    ``level`` is the level of a heading that the file's own outline gives the line, 0 where it says nothing.
    ``parted``: its words stand in groups far from each other.
    """

    inlines: Inlines
    text: str
    page: int = 1
    column: int = 0
    gap: float = 1.0
    left: float = 0.0
    width: float = 0.0
    size: float = 1.0
    bold: bool = False
    italic: bool = False
    ruled: bool = False
    measured: bool = False
    level: int = 0
    parted: bool = False
    cut: bool = False
    """Does it end within a word that goes on elsewhere, its hyphen lost?"""


def page_lines(document: Document) -> list[PageLine]:
    """All lines of a document's paragraphs, in order: one per stretch between two line ends."""
    pieces = [piece for block in document.blocks for piece in _pieces(block) if piece]
    return _measured(document, pieces) if document.lines else _unmeasured(document, pieces)


def _pieces(block: object) -> list[Inlines]:
    """The inlines of each line, without the runs that stand for line ends."""
    if not isinstance(block, Paragraph | Heading):
        return []
    pieces: list[Inlines] = []
    start = 0
    for number, inline in enumerate(block.inlines):
        if isinstance(inline, Run) and inline.rule == "line-break":
            pieces.append(block.inlines[start:number])
            start = number + 1
    return [*pieces, block.inlines[start:]]


# --- Text files: what can be estimated ---------------------------------------------------------------------------


def _unmeasured(document: Document, pieces: list[Inlines]) -> list[PageLine]:
    source, text = document.source, document.source.text
    lines: list[PageLine] = []
    end, page = 0, -1
    for inlines in pieces:
        start, stop = _extent(inlines)
        here = source.anchor(start).page or 1
        gap = float(text.count("\n", end, start)) if here == page else 0.0
        head = text.rfind("\n", 0, start) + 1
        indent = _SPACE * len(text[head:start].strip("\f\n\r"))
        shown = view(inlines)
        lines.append(PageLine(inlines, shown, here, 0, gap, indent, text_width(shown)))
        end, page = stop, here
    return lines


# --- PDF: what was measured --------------------------------------------------------------------------------------


def _measured(document: Document, pieces: list[Inlines]) -> list[PageLine]:
    known = document.lines
    size = _usual(Counter[float](), [(round(line.size, 1), line.end - line.start) for line in known]) or 10.0
    leading = _leading(known, size)
    edges = _edges(known, size)
    lines: list[PageLine] = []
    last: Line | None = None
    for inlines in pieces:
        start, _ = extent(inlines)
        at = bisect_right(known, start, key=lambda line: line.start) - 1
        line = known[max(at, 0)]
        shown = view(inlines)
        gap = 0.0
        if last and (last.page, last.column) == (line.page, line.column):
            step = line.baseline - last.baseline
            gap = max(step, 0.0) / (leading * max(line.size / size, 0.5))
        lines.append(
            PageLine(
                inlines,
                shown,
                line.page,
                line.column,
                gap,
                (line.left - edges[line.page, line.column]) / size,
                (line.right - line.left) / size,
                line.size / size,
                line.bold,
                line.italic,
                line.ruled,
                measured=True,
                level=line.level,
                parted=line.parted,
            )
        )
        last = line
    return lines


def _usual(counts: Counter[float], weighted: list[tuple[float, int]]) -> float:
    for value, weight in weighted:
        counts[value] += weight
    return max(counts, key=lambda value: (counts[value], -value)) if counts else 0.0


def _leading(lines: tuple[Line, ...], size: float) -> float:
    """The usual distance of two lines of the usual size."""
    steps: Counter[float] = Counter()
    for above, below in pairwise(lines):
        same = (above.page, above.column) == (below.page, below.column)
        step = below.baseline - above.baseline
        if same and 0.5 * size < step < _SOLID * size and abs(below.size - size) < 0.1 * size:
            steps[round(step, 1)] += 1
    return max(steps, key=lambda value: (steps[value], -value)) if steps else 1.2 * size


def _edges(lines: tuple[Line, ...], size: float) -> dict[tuple[int, int], float]:
    """The left edge of each page's column: the one usual on pages of its side, unless the page stands elsewhere.

    A page full of speech or of one long quotation begins most lines further in.
    """
    lefts: dict[tuple[int, int], Counter[float]] = {}
    rights: dict[tuple[int, int], Counter[float]] = {}
    sides: dict[tuple[int, int], tuple[Counter[float], Counter[float]]] = {}
    for line in lines:
        weight = 2 if abs(line.size - size) < 0.1 * size else 1
        key, side = (line.page, line.column), sides.setdefault((line.page % 2, line.column), (Counter(), Counter()))
        for counts, value in ((side[0], line.left), (side[1], line.right)):
            counts[round(value)] += weight
        lefts.setdefault(key, Counter())[round(line.left)] += weight
        rights.setdefault(key, Counter())[round(line.right)] += weight
    usual = {key: (_most(left), _most(right)) for key, (left, right) in sides.items()}
    return {
        (page, column): _edge(counts, rights[page, column], *usual[page % 2, column])
        for (page, column), counts in lefts.items()
    }


def _edge(lefts: Counter[float], rights: Counter[float], usual: float, end: float) -> float:
    """The usual edge, or the page's own where lines stand left of the one or reach beyond the usual end."""
    beside = next((value for value in (usual, usual - 1, usual + 1) if lefts[value]), usual)
    outside = sum(count for value, count in lefts.items() if value < usual - 1)
    beyond = 0 if lefts[beside] else sum(count for value, count in rights.items() if value > end + 1)
    return beside if 10 * max(outside, beyond) < lefts.total() else _most(lefts)


def _most(counts: Counter[float]) -> float:
    return max(counts, key=lambda value: (counts[value], -value))


def extent_of(line: PageLine) -> tuple[int, int]:
    """The least span of the source that holds a line."""
    return _extent(line.inlines)


def _extent(inlines: Inlines) -> tuple[int, int]:
    """As ``extent``: most lines are one run."""
    return (inlines[0].start, inlines[0].end) if len(inlines) == 1 else extent(inlines)


def without(line: PageLine, inlines: Inlines) -> PageLine:
    """The line with other inlines and the text that they show."""
    return replace(line, inlines=inlines, text=view(inlines))
