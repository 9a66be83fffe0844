"""Printed pages → blocks and notes: what a PDF's text or an extractor's plain text says, line by line.

One way through: lines with their measures (``lines``), page furniture off (``edges``), notes bound and lifted
(``notes``), and only then, when nothing stands between two halves any more, lines joined to blocks (``flow``).
"""

from __future__ import annotations

from dataclasses import replace

from briefbuilder.model import Block, Document, Removed, Run, extent, leaf_inlines
from briefbuilder.normalise.printed.displaced import in_order, order_labels
from briefbuilder.normalise.printed.edges import strip_edges
from briefbuilder.normalise.printed.flow import flow
from briefbuilder.normalise.printed.kind import is_printed
from briefbuilder.normalise.printed.lines import PageLine, page_lines
from briefbuilder.normalise.printed.notes import Lifted, lift
from briefbuilder.normalise.printed.pages import find_pages
from briefbuilder.problems import Problems

__all__ = ["lay_out"]

_SAYS = {
    "note-doubtful": ("mark {} was taken for the call of a note on thin evidence", "if it is none: not-a-note"),
    "call-without-note": ("mark {} has no note", "it stays as it is; put the missing half into the source"),
}


def lay_out(document: Document, problems: Problems) -> Document:
    """The document's printed lines as blocks, its page notes as notes; other documents as they are."""
    found = page_lines(document)
    if not is_printed(document, found):
        return document
    lines, removed, furniture = strip_edges(find_pages(found))
    lifted = lift(order_labels(lines), document.no_marks)
    _report(document, furniture, lifted, problems)
    blocks = flow(in_order(lifted.body))
    return replace(
        document,
        blocks=blocks,
        notes=document.notes + tuple(lifted.notes),
        removed=(*document.removed, *removed, *_gone(lifted, blocks)),
        lines=(),
        printed=True,
    )


def _gone(lifted: Lifted, blocks: tuple[Block, ...]) -> list[Removed]:
    """What left with the notes; a space where a line was parted, and then joined again, has come back."""
    noted = (block for note in lifted.notes for block in note.blocks)
    leaves = (leaf for block in (*blocks, *noted) for leaf in leaf_inlines(block))
    joints = {(run.start, run.end) for leaf in leaves for run in leaf if isinstance(run, Run) and run.rule}
    return [one for one in lifted.removed if one.rule != "spaces" or (one.start, one.end) not in joints]


def _report(document: Document, furniture: list[PageLine], lifted: Lifted, problems: Problems) -> None:
    for line in furniture:
        place = document.source.place(extent(line.inlines)[0])
        problems.note("running-head-removed", f"“{line.text[:60]}” was removed", place, excerpt=line.text)
    for finding in lifted.findings:
        message, hint = _SAYS[finding.code]
        problems.note(finding.code, message.format(finding.number), document.source.place(finding.at), hint)
