"""Put back what the passes took out of the text: removed words, and notes that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefbuilder.inlines import Inlines, map_leaves
from briefbuilder.model import (
    Block,
    Call,
    Document,
    Inline,
    Note,
    Paragraph,
    Removed,
    Run,
    Stated,
    extent,
    leaf_inlines,
)
from briefbuilder.normalise.characters import clean_characters
from briefbuilder.normalise.decisions.surgery import Span, block_extent, insert, touches, trimmed
from briefbuilder.problems import Problems

EDITOR = "editor"
_STATED = ("title", "subtitle", "date", "publisher", "series", "number", "url", "rights", "original_title")
_WORD = re.compile(r"\w")
# What these took out stands in the Markdown as its form: a list, emphasis, a quotation.
_FORMS = frozenset({"list-mark", "emphasis-mark", "quote-mark", "markup", "escape", "heading-mark", "spaces"})


# --- What was removed --------------------------------------------------------------------------------------------


def put_back(document: Document, span: Span, *, exact: bool) -> Document | None:
    """What was removed at this span is in the text again, in its place; None: nothing with words was.

    The whole finding comes back: all of a removed paragraph, though the decision names one line of it (``exact``: only
    the span itself). What went as back matter, or to the head as title, author or date, comes back as it is.
    """
    returned = _from_metadata(_from_back(document, span), span)
    taken = [piece for piece in returned.removed if _is_meant(returned, piece, span, exact=exact)]
    if not taken:
        return None if returned is document else returned
    document = returned
    low, high = span if exact else (min(one.start for one in taken), max(one.end for one in taken))
    kept = [piece for piece in document.removed if piece not in taken]
    back: list[Span] = []
    for piece in taken:
        start, end = max(piece.start, low), min(piece.end, high)
        back.append((start, end))
        kept += [Removed(*part, piece.rule) for part in ((piece.start, start), (end, piece.end)) if part[0] < part[1]]
    document = replace(document, removed=tuple(kept))
    for start, end in back:
        document = _restored(document, (start, end))
    return document


def _is_meant(document: Document, piece: Removed, span: Span, *, exact: bool) -> bool:
    start, end = max(piece.start, span[0]), min(piece.end, span[1])
    if start >= end or piece.rule == EDITOR or (piece.rule in _FORMS and not exact):
        return False
    if exact:
        return bool(document.source.text[start:end].strip())
    return bool(_WORD.search(document.source.text, start, end))


def _restored(document: Document, span: Span) -> Document:
    """The words of a span among their neighbours on the line, or as a paragraph of its own."""
    words = document.source.text[span[0] : span[1]]
    span = (span[0] + len(words) - len(words.lstrip()), span[0] + len(words.rstrip()))
    runs, removed = _clean(document, span)
    document = replace(document, removed=document.removed + removed)
    beside = _beside(document, span, runs)
    if beside is not None:
        return replace(document, blocks=beside)
    return replace(document, blocks=insert(document.blocks, [Paragraph(runs)]))


def _clean(document: Document, span: Span) -> tuple[Inlines, tuple[Removed, ...]]:
    """The source's words with the spaces and letters that a text has."""
    text = document.source.text
    start = span[0]
    runs: list[Inline] = []
    for line in re.finditer(r"[^\n]+", text[start : span[1]]):
        bare = line.group().strip()
        if not bare:
            continue
        at = start + line.start() + line.group().index(bare)
        if runs:
            runs.append(Run(" ", runs[-1].end, at, "line-break"))
        runs.append(Run(bare, at, at + len(bare)))
    loose = replace(document, blocks=(Paragraph(tuple(runs)),), notes=(), removed=(), back=(), bibliography=())
    cleaned = clean_characters(loose, Problems())
    return tuple(inline for block in cleaned.blocks for leaf in leaf_inlines(block) for inline in leaf), cleaned.removed


def _beside(document: Document, span: Span, runs: Inlines) -> tuple[Block, ...] | None:
    """The blocks with the runs put in where the same line stands in the text; None where it does not."""
    text = document.source.text
    done = False

    def put(inlines: Inlines) -> Inlines:
        nonlocal done
        for number, inline in enumerate(inlines):
            if done or inline.start == inline.end:
                continue
            if inline.end <= span[0] and _on_one_line(text[inline.end : span[0]]):
                done = True
                space = (Run(" ", inline.end, inline.end, EDITOR),) if text[inline.end : span[0]] else ()
                return (*inlines[: number + 1], *space, *runs, *inlines[number + 1 :])
            if inline.start >= span[1] and _on_one_line(text[span[1] : inline.start]):
                done = True
                space = (Run(" ", inline.start, inline.start, EDITOR),) if text[span[1] : inline.start] else ()
                return (*inlines[:number], *runs, *space, *inlines[number:])
        return inlines

    blocks = tuple(map_leaves(block, put) for block in document.blocks)
    return blocks if done else None


def _on_one_line(between: str) -> bool:
    return not between.strip() and "\n" not in between and "\f" not in between


def _from_back(document: Document, span: Span) -> Document:
    """Back matter that the span touches is text again."""
    meant = tuple(block for block in document.back if _overlap(block_extent(block), span))
    if not meant:
        return document
    back = tuple(block for block in document.back if block not in meant)
    return replace(document, back=back, blocks=insert(document.blocks, meant))


def _from_metadata(document: Document, span: Span) -> Document:
    """What the line stated of the text (its title, an author) is text again and states nothing."""
    metadata = document.metadata
    stated: dict[str, Stated | None] = {name: getattr(metadata, name) for name in _STATED}
    gone = {name: one for name, one in stated.items() if one and touches(one.inlines, span)}
    authors = tuple(one for one in metadata.authors if touches(one.inlines, span))
    if not gone and not authors:
        return document
    nothing: dict[str, Any] = dict.fromkeys(gone)
    left = replace(metadata, authors=tuple(one for one in metadata.authors if one not in authors), **nothing)
    runs: list[Inline] = []
    for inlines in sorted((one.inlines for one in (*gone.values(), *authors)), key=extent):
        at = extent(inlines)[0]
        runs += [Run(" ", at, at, EDITOR), *inlines] if runs else inlines
    return replace(document, metadata=left, blocks=insert(document.blocks, [Paragraph(tuple(runs))]))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and one[1] > other[0]


# --- What is no note ---------------------------------------------------------------------------------------------


def unmark(document: Document, span: Span) -> Document | None:
    """Calls and labels within the span are text again, and so are the notes that nothing calls now."""
    meant = {note.id for note in document.notes if _overlap((note.label_start, note.label_end), span)}
    calls = [call for call in _calls(document) if call.note in meant or _overlap((call.start, call.end), span)]
    if not calls and not meant:
        return None
    gone = set(calls)
    document = replace(
        document,
        blocks=tuple(_as_text(document, block, gone) for block in document.blocks),
        notes=tuple(
            replace(note, blocks=tuple(_as_text(document, block, gone) for block in note.blocks))
            for note in document.notes
        ),
    )
    called = {call.note for call in _calls(document)}
    meant |= {call.note for call in calls if call.note not in called}
    back = [block for note in document.notes if note.id in meant for block in _note_text(document, note)]
    notes = tuple(note for note in document.notes if note.id not in meant)
    return replace(document, notes=notes, blocks=insert(document.blocks, back))


def _calls(document: Document) -> Iterator[Call]:
    blocks = [*document.blocks, *(block for note in document.notes for block in note.blocks)]
    for block in blocks:
        for leaf in leaf_inlines(block):
            yield from (inline for inline in leaf if isinstance(inline, Call))


def _as_text(document: Document, block: Block, calls: set[Call]) -> Block:
    def write(inlines: Inlines) -> Inlines:
        if not any(isinstance(inline, Call) and inline in calls for inline in inlines):
            return inlines
        return tuple(
            piece
            for one in inlines
            for piece in (_literal(document, one.start, one.end) if isinstance(one, Call) and one in calls else (one,))
        )

    return map_leaves(block, write)


def _literal(document: Document, start: int, end: int) -> Inlines:
    """The source's words at a mark; what was removed within it (backslashes) stays so."""
    holes = sorted((one.start, one.end) for one in document.removed if start <= one.start < one.end <= end)
    runs: list[Inline] = []
    for low, high in (*holes, (end, end)):
        if start < low:
            runs.append(Run(document.source.text[start:low], start, low))
        start = max(start, high)
    return tuple(runs)


def _note_text(document: Document, note: Note) -> Sequence[Block]:
    """A note as paragraphs, its label before the first."""
    if note.label_start == note.label_end:
        return note.blocks
    label = trimmed(_literal(document, note.label_start, note.label_end), document.source.text)
    first = note.blocks[0] if note.blocks else None
    if not isinstance(first, Paragraph):
        return (Paragraph(label), *note.blocks)
    at = extent(first.inlines)[0]
    space = (Run(" ", at, at, EDITOR),) if label and label[-1].end < at else ()
    return (replace(first, inlines=(*label, *space, *first.inlines)), *note.blocks[1:])
