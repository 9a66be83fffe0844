"""Is this text a row of printed lines, or does each line hold a whole paragraph, or a piece of one?"""

from __future__ import annotations

from collections.abc import Sequence

from briefbuilder.model import Document
from briefbuilder.normalise.printed.breaks import surely_goes_on
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.measures import Usual, usual
from briefbuilder.normalise.printed.metrics import text_width

_FORMATS = ("txt", "pdf")
_LEAST_LINES = 12
_MOST_GLUED = 4  # printed lines that an extractor makes one, to close the words cut between them
_FULL = (0.88, 1.08)  # of the measure
_NARROWEST, _WIDEST = 12.0, 75.0  # ems of a printed line
# Of the lines that another one follows directly: how many are full, at how many the sentence runs on over the end (in
# German, where nouns are capitals, it often cannot be told), and both together.
_LEAST_FULL, _LEAST_OPEN, _LEAST_BOTH = 0.1, 0.12, 0.45
_MOST_LONG = 0.08  # of all lines: longer than what an extractor glues together


def is_printed(document: Document, lines: Sequence[PageLine]) -> bool:
    """A PDF is; a text file is if lines that others follow are full at one width and sentences run over their ends."""
    if document.source.format not in _FORMATS:
        return False
    if document.lines:
        return True
    followed = [at for at, below in enumerate(lines[1:]) if below.gap == 1.0]
    if len(followed) < _LEAST_LINES or 3 * len(followed) < len(lines):
        return False
    known = usual(lines)
    if not _NARROWEST < known.measure < _WIDEST:
        return False
    fills = [_fill(line, known) for line in lines]
    full = sum(_is_full(fills[at]) for at in followed) / len(followed)
    runs_on = sum(surely_goes_on(lines[at].text, lines[at + 1].text) for at in followed) / len(followed)
    too_long = sum(fill > _MOST_GLUED * _FULL[1] for fill in fills)
    return (
        full >= _LEAST_FULL
        and runs_on >= _LEAST_OPEN
        and full + runs_on >= _LEAST_BOTH
        and too_long <= _MOST_LONG * len(lines)
    )


def _fill(line: PageLine, known: Usual) -> float:
    return text_width(line.text, known.face) / known.measure


def _is_full(fill: float) -> bool:
    """Is it as wide as one full line, or as several glued together?"""
    count = max(1, round(fill))
    return count <= _MOST_GLUED and _FULL[0] < fill / count < _FULL[1]
