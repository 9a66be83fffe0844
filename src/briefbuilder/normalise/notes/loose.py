"""What stayed unbound stays text and is reported: calls without a note, labels without a call, uncalled notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefbuilder.inlines import Index, flat
from briefbuilder.model import Block, Call, Document, Note, Removed, Source, extent, leaf_inlines
from briefbuilder.normalise.notes.candidates import Mark, leaves
from briefbuilder.normalise.notes.styles import NoteStyle
from briefbuilder.problems import Problems

_BEFORE, _AFTER = 60, 20  # characters shown round a mark


class _Reporter:
    """Says of marks that they are loose; a leaf with many of them is indexed once."""

    def __init__(self, source: Source, blocks: tuple[Block, ...], style: NoteStyle, problems: Problems) -> None:
        self.source = source
        self.blocks = blocks
        self.say: Callable[..., None] = problems.warn if style.lone else problems.note
        self.indexes: dict[tuple[int, int], Index] = {}

    def report(self, mark: Mark, code: str, message: str) -> None:
        where = (mark.block, mark.leaf)
        if where not in self.indexes:
            self.indexes[where] = Index(leaves(self.blocks[mark.block])[mark.leaf])
        index = self.indexes[where]
        excerpt = flat(index.cut(max(0, mark.start - _BEFORE), mark.end + _AFTER))
        hint = "it stays as it is; put the missing half into the source"
        self.say(code, message, self.source.place(index.source(mark.start)), hint, excerpt)


def report_unbound(
    source: Source,
    blocks: tuple[Block, ...],
    style: NoteStyle,
    calls: Iterable[Mark],
    labels: Iterable[Mark],
    bound: dict[Mark, Mark],
    problems: Problems,
) -> None:
    """Calls that the sequence has room for, and every label."""
    reporter = _Reporter(source, blocks, style, problems)
    taken = set(bound.values())
    highest = max((int(label.number) for label in taken if label.number.isdecimal()), default=0)
    for call in calls:
        if call not in bound and (not call.number.isdecimal() or 1 <= int(call.number) <= highest + 1):
            reporter.report(call, "call-without-note", f"mark {call.number} has no note")
    for label in labels:
        if label not in taken:
            message = f"a paragraph that begins with {label.number} has no mark in the text"
            reporter.report(label, "note-without-call", message)


def report_loose(document: Document, style: NoteStyle, calls: list[Mark], problems: Problems) -> None:
    """Calls of a style without any note: a rising row of them from 1 on is no accident."""
    if style.lone and [call.number for call in calls[:2]] == ["1", "2"]:
        reporter = _Reporter(document.source, document.blocks, style, problems)
        for call in calls:
            reporter.report(call, "call-without-note", f"mark {call.number} has no note")


def place_uncalled(document: Document, problems: Problems) -> Document:
    """A note that nothing calls (a reader may deliver one) stands as a paragraph at the end: it must not be lost.

    Nor does a call within another note count: the Markdown has no notes on notes.
    """
    called = {inline.note for inline in _inlines(document) if isinstance(inline, Call)}
    loose = [note for note in document.notes if note.id not in called]
    if not loose:
        return document
    for note in loose:
        problems.warn(
            "note-without-call",
            f"note {note.label} has no mark in the text; it stands at the end now",
            document.source.place(_start(note)),
            "put its mark into the source",
        )
    blocks = document.blocks + tuple(block for note in loose for block in note.blocks)
    removed = tuple(Removed(n.label_start, n.label_end, "note-label") for n in loose if n.label_start < n.label_end)
    notes = tuple(note for note in document.notes if note.id in called)
    return replace(document, blocks=blocks, notes=notes, removed=document.removed + removed)


def _inlines(document: Document) -> Iterator[object]:
    for block in document.blocks:
        for leaf in leaf_inlines(block):
            yield from leaf


def _start(note: Note) -> int:
    if note.label_start < note.label_end:
        return note.label_start
    return min((extent(leaf)[0] for block in note.blocks[:1] for leaf in leaf_inlines(block)), default=0)
