"""Is this text a row of printed lines, or does each line hold a whole paragraph?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefbuilder.model import Document
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.measures import usual
from briefbuilder.normalise.printed.metrics import text_width

_FORMATS = ("txt", "pdf")
_LEAST_LINES = 12
_FULL = (0.88, 1.08)  # of the measure
_LEAST_SHARE = 0.4  # of the lines that another follows directly
_NARROWEST, _WIDEST = 12.0, 75.0  # ems of a printed line


def is_printed(document: Document, lines: Sequence[PageLine]) -> bool:
    """A PDF is; a text file is if most lines that another one follows directly are full at one common width."""
    if document.source.format not in _FORMATS:
        return False
    if document.lines:
        return True
    followed = [line for line, below in pairwise(lines) if below.gap == 1.0]
    if len(followed) < _LEAST_LINES or 3 * len(followed) < len(lines):
        return False
    known = usual(lines)
    full = sum(_FULL[0] < text_width(line.text, known.face) / known.measure < _FULL[1] for line in followed)
    return full >= _LEAST_SHARE * len(followed) and _NARROWEST < known.measure < _WIDEST
