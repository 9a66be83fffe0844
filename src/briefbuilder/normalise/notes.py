"""Lift notes out of the text and mark their calls: ``"… century."¹`` and ``¹ Andreeva, …`` become a Call and a Note.

Linking is a problem of *sequences*: all marks that could be calls and all paragraphs that could be notes are collected
per style of marking, then the longest common sequence of their numbers decides which belong together. A number that has
no partner stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from briefbuilder.inlines import Inlines, change, cut, flat, map_leaves, put, removals, strip
from briefbuilder.model import (
    Block,
    Call,
    CodeBlock,
    Document,
    Heading,
    Note,
    Paragraph,
    Removed,
    Run,
    Source,
    extent,
    leaf_inlines,
)
from briefbuilder.problems import Problems
from briefbuilder.sequences import common
from briefbuilder.shapes import fold
from briefbuilder.words import NOTES_HEADINGS

_RAISED = {ord(raised): ord(plain) for raised, plain in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}
_RAISE = {plain: raised for raised, plain in _RAISED.items()}
_UNIT = re.compile(r"(?:\b|\d)(?:[kcdmµ]?m|ft|mi|yd|in)\Z")  # "12 m²" is an area
_HEADINGS = {fold(name) for names in NOTES_HEADINGS.values() for name in names}


@dataclass(frozen=True, slots=True)
class NoteStyle:
    """A way to mark notes: how a call looks within a text, how a label looks at a note's head."""

    name: str
    call: re.Pattern[str]
    label: re.Pattern[str]
    reused: bool = False  # may one note be called twice?
    lone: bool = False  # is a call without a note surely a call?


NOTE_STYLES: tuple[NoteStyle, ...] = (
    NoteStyle(
        "markdown",
        re.compile(r"\[\^(?P<n>[\w-]{1,20})\](?!:)"),
        re.compile(r"\[\^(?P<n>[\w-]{1,20})\]:\s*"),
        True,
        True,
    ),
    NoteStyle(
        "raised", re.compile(r"(?<=\S)(?P<n>[⁰¹²³⁴-⁹]{1,4})"), re.compile(r"(?P<n>[⁰¹²³⁴-⁹]{1,4})[.)]?\s*"), lone=True
    ),
    NoteStyle(
        "brackets",
        re.compile(r"(?<=\S)[ \u00a0]?\[(?P<n>\d{1,3})\](?!\()"),
        re.compile(r"\[(?P<n>\d{1,3})\][.:]?\s*"),
        True,
    ),
    NoteStyle(
        "parentheses", re.compile(r"(?<=[\w.,;:!?”\"’»)])\((?P<n>\d{1,3})\)"), re.compile(r"\((?P<n>\d{1,3})\)\s*")
    ),
    NoteStyle(
        "symbol",
        re.compile(r"(?<=[\w.,;:!?”\"’»)])(?P<n>\*{1,3}|†{1,2}|‡{1,2}|§{1,2})(?![\w*])"),
        re.compile(r"(?P<n>\*{1,3}|†{1,2}|‡{1,2}|§{1,2})[ \u00a0]?(?=[^\s*\d])"),
    ),
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark that could be a call (at flat ``[start, end)`` of leaf ``leaf``) or a label (of block ``block``)."""

    number: str
    block: int
    leaf: int
    start: int
    end: int


def lift_notes(document: Document, problems: Problems) -> Document:
    """Notes bound to their calls, style by style; what stays unbound stays text and is reported."""
    for style in NOTE_STYLES:
        document = _lift_style(document, style, problems)
    return _place_uncalled(document, problems)


def _place_uncalled(document: Document, problems: Problems) -> Document:
    """A note that nothing calls (a reader may deliver one) stands as a paragraph at the end, so that it is not lost."""
    called = {
        inline.note
        for blocks in (document.blocks, *(note.blocks for note in document.notes))
        for block in blocks
        for leaf in leaf_inlines(block)
        for inline in leaf
        if isinstance(inline, Call)
    }
    loose = [note for note in document.notes if note.id not in called]
    if not loose:
        return document
    for note in loose:
        problems.warn(
            "note-without-call",
            f"note {note.label} has no mark in the text; it stands at the end now",
            document.source.place(
                note.label_start or min((extent(leaf)[0] for leaf in leaf_inlines(note.blocks[0])), default=0)
                if note.blocks
                else 0
            ),
            "put its mark into the source",
        )
    blocks = document.blocks + tuple(block for note in loose for block in note.blocks)
    removed = tuple(Removed(n.label_start, n.label_end, "note-label") for n in loose if n.label_start < n.label_end)
    notes = tuple(note for note in document.notes if note.id in called)
    return replace(document, blocks=blocks, notes=notes, removed=document.removed + removed)


def _lift_style(document: Document, style: NoteStyle, problems: Problems) -> Document:
    blocks = _part_at_labels(document.blocks, style)
    labels = _labels(blocks, style)
    calls = _calls(blocks, style, {label.block for label in labels})
    pairs = common([call.number for call in calls], [label.number for label in labels])
    if not pairs:
        _report_loose(document, style, calls, problems)
        return document
    bound = {calls[i]: labels[j] for i, j in pairs}
    bound_labels = set(bound.values())
    again = _called_again(calls, bound) if style.reused else {}
    ids = _ids(document, [bound[call] for call in calls if call in bound])
    _report_unbound(document.source, blocks, style, calls, labels, {**bound, **again}, problems)
    marks = {**bound, **again}
    blocks = _mark_calls(blocks, {call: ids[label] for call, label in marks.items()})
    return _take_out(document, blocks, style, labels, bound_labels, ids, problems)


# --- Candidates --------------------------------------------------------------------------------------------------


def _view(inlines: Inlines) -> str:
    """The flat text, with figures of raised runs as raised digits."""
    return "".join(
        inline.text.translate(_RAISE) if isinstance(inline, Run) and "sup" in inline.styles else flat((inline,))
        for inline in inlines
    )


def _part_at_labels(blocks: tuple[Block, ...], style: NoteStyle) -> tuple[Block, ...]:
    """Paragraphs parted at line ends before what looks like a label, so that each note is a block."""
    parted: list[Block] = []
    for block in blocks:
        parted.extend(_part(block, style) if isinstance(block, Paragraph) else [block])
    return tuple(parted)


def _part(block: Paragraph, style: NoteStyle) -> list[Block]:
    view, position, bounds = _view(block.inlines), 0, [0]
    for inline in block.inlines:
        position += len(inline.text) if isinstance(inline, Run) else 1
        if isinstance(inline, Run) and inline.rule == "line-break" and style.label.match(view, position):
            bounds.append(position)
    parts = [cut(block.inlines, low, high) for low, high in zip(bounds, [*bounds[1:], len(view)], strict=True)]
    return [replace(block, inlines=_whole(part)) for part in parts]


def _whole(inlines: Inlines) -> Inlines:
    """Without the line break at the end: the gap between two blocks stands for it."""
    last = inlines[-1] if inlines else None
    return inlines[:-1] if isinstance(last, Run) and last.rule == "line-break" else inlines


def _labels(blocks: tuple[Block, ...], style: NoteStyle) -> list[_Mark]:
    found = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            match = style.label.match(_view(block.inlines))
            if match and match.end() < len(flat(block.inlines)):
                found.append(_Mark(_number(match), index, 0, *match.span()))
    return found


def _calls(blocks: tuple[Block, ...], style: NoteStyle, labelled: set[int]) -> list[_Mark]:
    found: list[_Mark] = []
    for index, block in enumerate(blocks):
        for leaf, inlines in enumerate(_leaves(block)):
            view = _view(inlines)
            start = style.label.match(view).end() if index in labelled else 0  # type: ignore[union-attr]
            for match in style.call.finditer(view, start):
                if match["n"] in "²³" and _UNIT.search(view[max(0, match.start("n") - 6) : match.start("n")]):
                    continue
                found.append(_Mark(_number(match), index, leaf, *match.span()))
    return found


def _leaves(block: Block) -> list[Inlines]:
    leaves: list[Inlines] = []
    if not isinstance(block, CodeBlock):
        map_leaves(block, lambda inlines: (leaves.append(inlines), inlines)[1])
    return leaves


def _number(match: re.Match[str]) -> str:
    return match["n"].translate(_RAISED)


# --- Binding -----------------------------------------------------------------------------------------------------


def _called_again(calls: list[_Mark], bound: dict[_Mark, _Mark]) -> dict[_Mark, _Mark]:
    """Further calls of a note that is numbered once in the whole document."""
    by_number: dict[str, set[_Mark]] = {}
    for label in bound.values():
        by_number.setdefault(label.number, set()).add(label)
    return {
        call: next(iter(by_number[call.number]))
        for call in calls
        if call not in bound and len(by_number.get(call.number, ())) == 1
    }


def _ids(document: Document, labels: list[_Mark]) -> dict[_Mark, str]:
    taken = {note.id for note in document.notes}
    ids: dict[_Mark, str] = {}
    count = 0
    for label in labels:
        count += 1
        while f"n{count}" in taken:
            count += 1
        ids[label] = f"n{count}"
    return ids


def _mark_calls(blocks: tuple[Block, ...], ids: dict[_Mark, str]) -> tuple[Block, ...]:
    by_leaf: dict[tuple[int, int], list[_Mark]] = {}
    for call in ids:
        by_leaf.setdefault((call.block, call.leaf), []).append(call)
    return tuple(
        _with_calls(block, [by_leaf.get((index, leaf), []) for leaf in range(len(_leaves(block)))], ids)
        if any((index, leaf) in by_leaf for leaf in range(len(_leaves(block))))
        else block
        for index, block in enumerate(blocks)
    )


def _with_calls(block: Block, marks: list[list[_Mark]], ids: dict[_Mark, str]) -> Block:
    leaf = iter(marks)

    def mark(inlines: Inlines) -> Inlines:
        for call in sorted(next(leaf), key=lambda mark: -mark.start):
            low, high = extent(cut(inlines, call.start, call.end))
            inlines = put(inlines, call.start, call.end, (Call(call.number, low, high, ids[call]),))
        return inlines

    return map_leaves(block, mark)


def _take_out(
    document: Document,
    blocks: tuple[Block, ...],
    style: NoteStyle,
    labels: list[_Mark],
    bound: set[_Mark],
    ids: dict[_Mark, str],
    problems: Problems,
) -> Document:
    """Bound notes leave the body; parts of a paragraph that were parted in vain are joined again."""
    by_block = {label.block: label for label in labels if label in bound}
    last = max(by_block)
    first = min(by_block)
    notes: list[Note] = []
    kept: list[Block] = []
    removed: list[Removed] = []
    in_a_row = _is_note_section(blocks, first, last, set(by_block))
    for index, block in enumerate(blocks):
        label = by_block.get(index)
        if label and isinstance(block, Paragraph):
            notes.append(_note(block, label, ids[label], document.source, removed, problems))
        elif in_a_row and first < index < last and isinstance(block, Paragraph):
            notes[-1] = replace(notes[-1], blocks=(*notes[-1].blocks, block))
        else:
            kept.append(block)
    kept, gone = _drop_notes_heading(kept, blocks, first)
    return replace(
        document,
        blocks=_rejoin(tuple(kept), document.blocks),
        notes=document.notes + tuple(notes),
        removed=document.removed + tuple(removed) + gone,
    )


def _is_note_section(blocks: tuple[Block, ...], first: int, last: int, labelled: set[int]) -> bool:
    """Do the notes stand together, so that an unlabelled paragraph among them goes on with the note above?"""
    between = last - first + 1
    return (
        between > 1
        and len(labelled) / between >= 0.5
        and not any(isinstance(block, Heading) for block in blocks[first:last])
        and first > 0
        and _after_notes_heading(blocks, first)
    )


def _after_notes_heading(blocks: tuple[Block, ...], first: int) -> bool:
    above = blocks[first - 1] if first else None
    return isinstance(above, Paragraph | Heading) and fold(flat(above.inlines)) in _HEADINGS


def _drop_notes_heading(
    kept: list[Block], blocks: tuple[Block, ...], first: int
) -> tuple[list[Block], tuple[Removed, ...]]:
    if not _after_notes_heading(blocks, first):
        return kept, ()
    heading = blocks[first - 1]
    assert isinstance(heading, Paragraph | Heading)
    return [block for block in kept if block is not heading], removals(heading.inlines, "notes-heading")


def _rejoin(kept: tuple[Block, ...], before: tuple[Block, ...]) -> tuple[Block, ...]:
    """Undo a parting after which both parts stayed: their line break is put back between them."""
    whole = {extent(block.inlines)[0]: block for block in before if isinstance(block, Paragraph) and block.inlines}
    joined: list[Block] = []
    for block in kept:
        last = joined[-1] if joined else None
        seam = _seam(last, block, whole) if isinstance(last, Paragraph) and isinstance(block, Paragraph) else None
        if seam and isinstance(last, Paragraph) and isinstance(block, Paragraph):
            joined[-1] = replace(last, inlines=(*last.inlines, seam, *block.inlines))
        else:
            joined.append(block)
    return tuple(joined)


def _seam(last: Paragraph, block: Paragraph, whole: dict[int, Paragraph]) -> Run | None:
    """The line break between two parts of one paragraph as it was read, if nothing was lifted out between them."""
    if not last.inlines or not block.inlines or extent(block.inlines)[0] in whole:
        return None
    low, high = last.inlines[-1].end, block.inlines[0].start
    origin = max((start for start in whole if start <= low), default=-1)
    if origin < 0:
        return None
    for inline in whole[origin].inlines:
        if isinstance(inline, Run) and inline.rule == "line-break" and low <= inline.start and inline.end == high:
            return inline
    return None


def _note(block: Paragraph, label: _Mark, id: str, source: Source, removed: list[Removed], problems: Problems) -> Note:
    text, spaces = strip(cut(block.inlines, label.end))
    removed.extend(removals(spaces, "spaces"))
    start, end = extent(cut(block.inlines, label.start, label.end))
    kind = "comment" if label.number[:1] in "*†‡§" else "note"
    if flat(text).startswith((",", ";")):
        # "[1], November 2, 2017.": the words before the comma were a link and are gone.
        text = change(text, 0, 0, "[source name lost]", "lost-source")
        kind = "lost-source"
        problems.warn(
            "source-lost",
            f"note {label.number} has lost the name of its source: “{flat(text)[18:60]}”",
            source.place(start),
            "find the source and write it into the note",
            flat(block.inlines),
        )
    return Note(id, label.number, (Paragraph(text, block.lang),), start, end, kind)  # type: ignore[arg-type]


# --- What stayed loose -------------------------------------------------------------------------------------------


def _report_unbound(
    source: Source,
    blocks: tuple[Block, ...],
    style: NoteStyle,
    calls: list[_Mark],
    labels: list[_Mark],
    bound: dict[_Mark, _Mark],
    problems: Problems,
) -> None:
    """Calls that the sequence has room for, and every label: both stay text."""
    numbers = [int(label.number) for label in bound.values() if label.number.isdigit()]
    highest = max(numbers, default=0)
    for call in calls:
        if call in bound or (call.number.isdigit() and not 1 <= int(call.number) <= highest + 1):
            continue
        _say(problems, source, blocks, call, "call-without-note", f"mark {call.number} has no note", style.lone)
    for label in labels:
        if label not in bound.values():
            message = f"a paragraph that begins with {label.number} has no mark in the text"
            _say(problems, source, blocks, label, "note-without-call", message, style.lone)


def _report_loose(document: Document, style: NoteStyle, calls: list[_Mark], problems: Problems) -> None:
    """Calls of a style without any note: a rising row of them from 1 on is no accident."""
    if not style.lone or [call.number for call in calls[:2]] != ["1", "2"]:
        return
    for call in calls:
        _say(
            problems,
            document.source,
            document.blocks,
            call,
            "call-without-note",
            f"mark {call.number} has no note",
            True,
        )


def _say(
    problems: Problems, source: Source, blocks: tuple[Block, ...], mark: _Mark, code: str, message: str, sure: bool
) -> None:
    inlines = _leaves(blocks[mark.block])[mark.leaf]
    place = source.place(extent(cut(inlines, mark.start, mark.end))[0])
    excerpt = flat(inlines)[max(0, mark.start - 60) : mark.end + 20]
    say: Callable[..., None] = problems.warn if sure else problems.note
    say(code, message, place, "it stays as it is; put the missing half into the source", excerpt)
