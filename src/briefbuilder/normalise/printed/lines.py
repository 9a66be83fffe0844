"""The unit of this room: a printed line with its runs, its page and its measures."""

from __future__ import annotations

from dataclasses import dataclass

from briefbuilder.inlines import Inlines


@dataclass(frozen=True, slots=True)
class PageLine:
    """One printed line. Lengths are in ems of the document's usual size; ``text`` shows raised figures as "¹".

    ``gap`` is the distance from the line above it on its page in usual distances of lines (1.0: set solid; a text file
    has 1 + the number of blank lines); 0.0 for the first of a page or column. ``left`` is how far it stands in from the
    column's edge, ``width`` how wide it is (estimated where ``measured`` is false), ``size`` 1.0 the document's usual.
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
