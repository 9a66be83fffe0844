"""Lines → blocks: where a paragraph ends, what is a heading, what is set in as a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from briefbuilder.model import Block
from briefbuilder.normalise.printed.lines import PageLine


def flow(lines: Sequence[PageLine]) -> tuple[Block, ...]:
    """The body's lines, furniture and notes taken out, in reading order over all pages, as blocks."""
    raise NotImplementedError


def note_flow(lines: Sequence[PageLine]) -> tuple[Block, ...]:
    """The lines of one note, which may come from several pages, as blocks."""
    raise NotImplementedError
