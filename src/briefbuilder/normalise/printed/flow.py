"""Lines → blocks: where a paragraph ends, what is a heading, what is set in as a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefbuilder.inlines import flat, tidy
from briefbuilder.model import Block, Inline, Paragraph, Run, extent
from briefbuilder.normalise.printed.breaks import MARK, USUAL, of_end, of_start
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.items import Mark, in_rows
from briefbuilder.normalise.printed.measures import Shape, shapes, usual
from briefbuilder.normalise.printed.setting import settle
from briefbuilder.normalise.seams import Vocabulary, close_line_ends, half


def flow(lines: Sequence[PageLine]) -> tuple[Block, ...]:
    """The body's lines, furniture and notes taken out, in reading order over all pages, as blocks."""
    known = usual(lines)
    shaped = shapes(lines, known)
    marks = in_rows([shape.text for shape in shaped])
    odds = _odds(shaped, marks)
    entering = [-3.5 for _ in shaped]
    sets = settle(shaped, odds, known, entering)
    vocabulary = Vocabulary(line.text for line in lines)
    return tuple(_paragraph(lines[one.start : one.end], vocabulary) for one in sets)


def note_flow(lines: Sequence[PageLine]) -> tuple[Block, ...]:
    """The lines of one note, which may come from several pages, as blocks."""
    return (_paragraph(lines, Vocabulary(line.text for line in lines)),) if lines else ()


def _odds(shaped: list[Shape], marks: list[Mark | None]) -> list[float]:
    odds = [0.0]
    for at in range(1, len(shaped)):
        above, below = shaped[at - 1], shaped[at]
        start = MARK if marks[at] else of_start(below.text, above.text)
        odds.append(USUAL + of_end(above.text) + start)
    return odds


def _paragraph(lines: Sequence[PageLine], vocabulary: Vocabulary) -> Paragraph:
    pieces: list[Inline] = []
    for above, below in pairwise(lines):
        end, start = extent(above.inlines)[1], extent(below.inlines)[0]
        if 0 <= start - end <= 1:
            pieces += [*above.inlines, Run(" ", end, start, rule="line-break")]
        else:
            pieces += half(above.inlines, flat(below.inlines), vocabulary)
    return Paragraph(close_line_ends(tidy((*pieces, *lines[-1].inlines)), vocabulary))
