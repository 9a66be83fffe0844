"""Lift notes out of the text and mark their calls: ``"… century."¹`` and ``¹ Andreeva, …`` become a Call and a Note.

Linking is a problem of *sequences*: all marks that could be calls and all paragraphs that could be notes are collected
per style of marking (``candidates``), the longest common sequence of their numbers decides which belong together
(``binding``), and what has no partner stays text (``loose``).
"""

from __future__ import annotations

from briefbuilder.inlines import flat
from briefbuilder.model import Block, Document, Metadata, Paragraph
from briefbuilder.normalise.notes.binding import bind, mark_calls, note_ids
from briefbuilder.normalise.notes.candidates import Mark, find_calls, find_labels, part_at_labels
from briefbuilder.normalise.notes.carried import carried
from briefbuilder.normalise.notes.lifting import take_out
from briefbuilder.normalise.notes.loose import place_uncalled, report_loose, report_unbound
from briefbuilder.normalise.notes.styles import NOTE_STYLES, NoteStyle
from briefbuilder.normalise.notes.weighted import bind_weighted
from briefbuilder.problems import Problems

__all__ = ["NOTE_STYLES", "lift_notes", "place_uncalled"]


def lift_notes(document: Document, problems: Problems) -> Document:
    """Notes bound to their calls, style by style; what stays unbound stays text and is reported."""
    for style in NOTE_STYLES:
        document = _lift_style(document, style, problems)
        if document.source.format == "md" and document.notes:
            return document  # written with marks of one kind: the others are text, and stay so when it is read again
    # A finished document marks its notes in one style; what only weighing would find was left as text before.
    finished = document.source.format == "md" and document.metadata != Metadata()
    return document if document.notes or finished else _lift_weighted(document, problems)


def _lift_weighted(document: Document, problems: Problems) -> Document:
    """Where no style bound a note: the heaviest chain of marks of any look."""
    blocks, bound = bind_weighted(document.blocks, document.no_marks)
    if not bound:
        return document
    ids = note_ids(bound.values(), set())
    blocks = mark_calls(blocks, {call: ids[label] for call, label in bound.items()})
    return take_out(document, blocks, ids, _halves(blocks, list(ids)), problems)


def _lift_style(document: Document, style: NoteStyle, problems: Problems) -> Document:
    blocks = part_at_labels(document.blocks, style)
    labels = find_labels(blocks, style)
    if not labels and not style.lone:
        return document
    calls = find_calls(blocks, style, labels)
    bound = bind(calls, labels, style)
    if not bound:
        report_loose(document, style, find_calls(document.blocks, style, []), problems)
        return document
    report_unbound(document.source, blocks, style, calls, labels, bound, problems)
    ids = note_ids(bound.values(), {note.id for note in document.notes})
    blocks = mark_calls(blocks, {call: ids[label] for call, label in bound.items()})
    return take_out(document, blocks, ids, _halves(blocks, list(ids)), problems)


def _halves(blocks: tuple[Block, ...], labels: list[Mark]) -> dict[int, Mark]:
    """Blocks that are second halves of notes, with the label of each."""
    texts = [flat(block.inlines) if isinstance(block, Paragraph) else "" for block in blocks]
    halves = carried(texts, {label.block: number for number, label in enumerate(labels)})
    return {block: labels[number] for block, number in halves.items()}
