"""Take the bound notes out of the body: each becomes a Note, and what was parted in vain is whole again."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Literal

from briefbuilder.inlines import Index, change, flat, removals, strip
from briefbuilder.model import Block, Document, Heading, Note, Paragraph, Removed, Run, extent
from briefbuilder.normalise.notes.candidates import Mark
from briefbuilder.normalise.seams import Vocabulary, half
from briefbuilder.problems import Problems
from briefbuilder.shapes import fold
from briefbuilder.words import NOTES_HEADINGS

_HEADINGS = {fold(name) for names in NOTES_HEADINGS.values() for name in names}
_LOST = "[source name lost]"


@dataclass(slots=True)
class _Taken:
    """What has been taken out so far, and what stays."""

    notes: list[Note] = field(default_factory=list)
    kept: list[Block] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)


def take_out(
    document: Document, blocks: tuple[Block, ...], ids: dict[Mark, str], halves: dict[int, Mark], problems: Problems
) -> Document:
    """The document without the paragraphs whose labels have an id, and with their notes.

    ``halves`` are blocks that go on with a note: their number, and that note's label.
    """
    labels = {label.block: label for label in ids}
    first, last = min(labels), max(labels)
    heading = first - 1 if _is_notes_heading(blocks, first - 1) else -1
    listed = heading >= 0 and _stand_together(blocks, first, last, len(labels))
    taken = _Taken()
    places: dict[Mark, int] = {}
    for number, block in enumerate(blocks):
        label = labels.get(number)
        if label and isinstance(block, Paragraph):
            places[label] = len(taken.notes)
            taken.notes.append(_note(block, label, ids[label], document, taken.removed, problems))
        elif number in halves and isinstance(block, Paragraph):
            _carry(taken.notes, places[halves[number]], block)
        elif listed and first < number < last and isinstance(block, Paragraph):
            taken.notes[-1] = replace(taken.notes[-1], blocks=(*taken.notes[-1].blocks, block))
        elif number == heading and isinstance(block, Paragraph | Heading):
            taken.removed.extend(removals(block.inlines, "notes-heading"))
        else:
            taken.kept.append(block)
    return replace(
        document,
        blocks=_rejoin(taken.kept, document.blocks),
        notes=document.notes + tuple(taken.notes),
        removed=document.removed + tuple(taken.removed),
    )


def _carry(notes: list[Note], at: int, block: Paragraph) -> None:
    """The note whose last paragraph goes on with ``block``."""
    note = notes[at]
    last = note.blocks[-1]
    if isinstance(last, Paragraph):
        joint = half(last.inlines, flat(block.inlines), Vocabulary((flat(block.inlines),)))
        notes[at] = replace(note, blocks=(*note.blocks[:-1], Paragraph((*joint, *block.inlines), last.lang)))


def _is_notes_heading(blocks: tuple[Block, ...], number: int) -> bool:
    block = blocks[number] if number >= 0 else None
    return isinstance(block, Paragraph | Heading) and fold(flat(block.inlines)) in _HEADINGS


def _stand_together(blocks: tuple[Block, ...], first: int, last: int, count: int) -> bool:
    """Do the notes stand in a row, so that an unlabelled paragraph among them goes on with the note above?"""
    size = last - first + 1
    return size > 1 and 2 * count >= size and not any(isinstance(block, Heading) for block in blocks[first:last])


def _note(
    block: Paragraph, label: Mark, note: str, document: Document, removed: list[Removed], problems: Problems
) -> Note:
    index = Index(block.inlines)
    text, spaces = strip(index.cut(label.end))
    removed.extend(removals(spaces, "spaces"))
    start, end = extent(index.cut(label.start, label.end))
    kind: Literal["note", "comment", "lost-source"] = "comment" if label.number[:1] in "*†‡§" else "note"
    if flat(text).startswith((",", ";")):
        # "[1], November 2, 2017.": the words before the comma were a link and are gone.
        lost, kind = flat(text)[:40], "lost-source"
        text = change(text, 0, 0, _LOST, "lost-source")
        problems.warn(
            "source-lost",
            f"note {label.number} has lost the name of its source: “{lost}”",
            document.source.place(start),
            "find the source and write it into the note",
            flat(block.inlines),
        )
    return Note(note, label.number, (Paragraph(text, block.lang),), start, end, kind)


# --- Parted in vain ----------------------------------------------------------------------------------------------


def _rejoin(kept: list[Block], before: tuple[Block, ...]) -> tuple[Block, ...]:
    """Undo a parting after which both parts stayed: their line break is put back between them."""
    whole = {extent(block.inlines)[0]: block for block in before if isinstance(block, Paragraph) and block.inlines}
    starts = sorted(whole)
    breaks: dict[int, dict[int, Run]] = {}
    joined: list[list[Block]] = []
    for block in kept:
        last = joined[-1][-1] if joined else None
        if isinstance(last, Paragraph) and isinstance(block, Paragraph) and last.inlines and block.inlines:
            low, high = last.inlines[-1].end, block.inlines[0].start
            origin = starts[bisect_right(starts, low) - 1] if starts and starts[0] <= low else -1
            if origin >= 0 and extent(block.inlines)[0] not in whole:
                ends = breaks.setdefault(origin, _line_breaks(whole[origin]))
                seam = ends.get(high)
                if seam and seam.start >= low:
                    joined[-1] += [Paragraph((seam,)), block]
                    continue
        joined.append([block])
    return tuple(_one(parts) for parts in joined)


def _line_breaks(block: Paragraph) -> dict[int, Run]:
    """The line breaks of a paragraph by the source offset at which they end."""
    return {run.end: run for run in block.inlines if isinstance(run, Run) and run.rule == "line-break"}


def _one(parts: list[Block]) -> Block:
    first = parts[0]
    if len(parts) == 1 or not isinstance(first, Paragraph):
        return first
    return replace(first, inlines=tuple(one for part in parts if isinstance(part, Paragraph) for one in part.inlines))
