"""Carry out what the editor decided: some before the passes (``before``), the rest on what they made (``after``).

In: ``decisions.yaml``'s decisions on one source.  Out: the document as the editor wants it; the ledger still says where
every character went, by the rule "editor". A decision that fits nowhere, or changes nothing, is a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefbuilder.inlines import removals
from briefbuilder.model import Block, Document, Heading, Note, Paragraph, Quote, Removed, block_text
from briefbuilder.normalise.decisions.places import Found, find
from briefbuilder.normalise.decisions.returning import EDITOR, put_back, unmark
from briefbuilder.normalise.decisions.surgery import Siblings, Span, act_on, part, parts, touches, trimmed, without
from briefbuilder.normalise.seams import Vocabulary, half
from briefbuilder.problems import Place, Problems

__all__ = ["Found", "after", "before", "find"]

# The questions that a decision answers.
_TAKEN_OUT = ("site-chrome-removed", "running-head-removed", "repeated-header-removed", "title-matter", "back-matter")
_ANSWERS: dict[str, tuple[str, ...]] = {
    "keep": _TAKEN_OUT,
    "heading": ("heading-found", "sentence-unfinished", "text-lost", *_TAKEN_OUT),
    "paragraph": ("heading-found", "sentence-unfinished", *_TAKEN_OUT),
    "quote": _TAKEN_OUT,
    "join": ("sentence-unfinished",),
    "split": ("sentence-unfinished",),
    "not-a-note": ("note-doubtful", "call-without-note", "note-without-call", "source-lost"),
}


def before(document: Document, found: Sequence[Found]) -> Document:
    """Take out what shall be dropped, and say which marks are no notes', so that the passes see neither."""
    marks = tuple((one.start, one.end) for one in found if one.decision.do == "not-a-note")
    if marks:
        document = replace(document, no_marks=document.no_marks + marks)
    for one in found:
        if one.decision.do == "drop":
            document = _dropped(document, (one.start, one.end))
    return document


def after(document: Document, found: Sequence[Found], problems: Problems) -> Document:
    """Everything else, in the order in which one decision makes the next one possible."""
    for do in _ORDER:
        for one in found:
            if one.decision.do == do:
                document = _carried_out(document, one, problems)
    return document


def _carried_out(document: Document, one: Found, problems: Problems) -> Document:
    place = document.source.place(one.line.start)
    changed = _DEEDS[one.decision.do](document, one)
    if changed is None:
        _idle(one, place, problems)
        return document
    problems.settle(place, _ANSWERS.get(one.decision.do, ()))
    return changed


def _idle(one: Found, place: Place, problems: Problems) -> None:
    problems.note(
        "decision-without-effect",
        f"“{one.decision.do}” changes nothing at {place}: it is so already, or there is no such text there",
        one.decision.place,
        "take it out of decisions.yaml, or look with normalise --diff what became of the line",
    )


# --- Before the passes -------------------------------------------------------------------------------------------


def _dropped(document: Document, span: Span) -> Document:
    blocks, gone = without(document.blocks, span)
    notes: list[Note] = []
    for note in document.notes:
        inner, more = without(note.blocks, span)
        gone += more
        if inner or not more:
            notes.append(replace(note, blocks=inner))
        elif note.label_start < note.label_end:
            document = replace(document, removed=(*document.removed, Removed(note.label_start, note.label_end, EDITOR)))
    return replace(
        document,
        blocks=blocks,
        notes=tuple(notes),
        removed=document.removed + removals(gone, EDITOR),
        lines=tuple(line for line in document.lines if not span[0] <= line.start < line.end <= span[1]),
    )


def _was_dropped(document: Document, one: Found) -> Document | None:
    """Nothing is left to do; was anything done?"""
    span = (one.start, one.end)
    done = any(piece.rule == EDITOR and piece.start < span[1] and piece.end > span[0] for piece in document.removed)
    return document if done else None


# --- After the passes --------------------------------------------------------------------------------------------


def _keep(document: Document, one: Found) -> Document | None:
    return put_back(document, (one.start, one.end), exact=bool(one.decision.words))


def _not_a_note(document: Document, one: Found) -> Document | None:
    """The passes left the marks alone; those that the file itself delivers as notes are unmade here."""
    changed = unmark(document, (one.start, one.end))
    return document if changed is None else changed


def _in_the_text(deed: Callable[[Document, Found], Document | None]) -> Callable[[Document, Found], Document | None]:
    """What is to be a heading, a paragraph or a quotation is to be in the text."""

    def done(document: Document, one: Found) -> Document | None:
        kept = _keep(document, one)
        changed = deed(kept or document, one)
        return kept if changed is None else changed

    return done


def _heading(document: Document, one: Found) -> Document | None:
    level = one.decision.level or _level_above(document.blocks, one.start)
    return _set(document, one, lambda block: Heading(level, block.inlines, block.lang), line=True)


def _level_above(blocks: Sequence[Block], offset: int) -> int:
    levels = [block.level for block in blocks if isinstance(block, Heading) and block.inlines[0].start < offset]
    return levels[-1] if levels else 1


def _quote(document: Document, one: Found) -> Document | None:
    changed = _set(document, one, lambda block: Quote((block,)))
    return changed and replace(changed, blocks=_neighbours(changed.blocks))


def _neighbours(blocks: Siblings) -> Siblings:
    """Quotations in a row are one: Markdown cannot tell them apart."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(last, Quote) and isinstance(block, Quote) and last.lang == block.lang:
            joined[-1] = replace(last, blocks=last.blocks + block.blocks)
        else:
            joined.append(block)
    return tuple(joined)


def _set(
    document: Document, one: Found, make: Callable[[Paragraph | Heading], Block], *, line: bool = False
) -> Document | None:
    """The block as one of another kind: all of it, or (``line``, or some words) a part of a paragraph on its own."""

    def act(blocks: Siblings, number: int) -> Siblings | None:
        block = blocks[number]
        if not isinstance(block, Paragraph | Heading):
            return None
        if not one.decision.words and (not line or isinstance(block, Heading)):
            whole = make(block)
            return None if whole == block else (*blocks[:number], whole, *blocks[number + 1 :])
        texts = [trimmed(piece, document.source.text) for piece in parts(block.inlines, (one.start, one.end))]
        new: list[Block] = [replace(block, inlines=piece) for piece in texts if piece]
        middle = 1 if texts[0] else 0
        new[middle] = make(replace(block, inlines=texts[1]))
        return None if tuple(new) == (block,) else (*blocks[:number], *new, *blocks[number + 1 :])

    return act_on(document, (one.start, one.end), act)


def _paragraph(document: Document, one: Found) -> Document | None:
    unquoted = _unquoted(document, one)
    changed = _set(unquoted or document, one, lambda block: Paragraph(block.inlines, block.lang))
    return unquoted if changed is None else changed


def _unquoted(document: Document, one: Found) -> Document | None:
    """The line's paragraph out of its block quotation."""
    span = (one.start, one.end)
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Quote):
            continue
        at = next((at for at, inner in enumerate(block.blocks) if _holds(inner, span)), None)
        if at is not None:
            above, below = block.blocks[:at], block.blocks[at + 1 :]
            new = [
                *([replace(block, blocks=above)] if above else []),
                block.blocks[at],
                *([replace(block, blocks=below)] if below else []),
            ]
            return replace(document, blocks=(*document.blocks[:number], *new, *document.blocks[number + 1 :]))
    return None


def _holds(block: Block, span: Span) -> bool:
    return isinstance(block, Paragraph | Heading) and touches(block.inlines, span)


def _join(document: Document, one: Found) -> Document | None:
    vocabulary = Vocabulary(block_text(block) for block in document.blocks)

    def act(blocks: Siblings, number: int) -> Siblings | None:
        left, right = blocks[number], blocks[number + 1] if number + 1 < len(blocks) else None
        if not isinstance(left, Paragraph | Heading) or not isinstance(right, Paragraph | Heading):
            return None
        inlines = (*half(left.inlines, block_text(right), vocabulary), *right.inlines)
        return (*blocks[:number], replace(left, inlines=inlines), *blocks[number + 2 :])

    return act_on(document, (one.start, one.end), act)


def _split(document: Document, one: Found) -> Document | None:
    def act(blocks: Siblings, number: int) -> Siblings | None:
        block = blocks[number]
        if not isinstance(block, Paragraph | Heading):
            return None
        texts = [trimmed(piece, document.source.text) for piece in part(block.inlines, one.start)]
        if not all(texts):
            return None
        return (*blocks[:number], *(replace(block, inlines=piece) for piece in texts), *blocks[number + 1 :])

    return act_on(document, (one.start, one.end), act)


_ORDER = ("drop", "keep", "not-a-note", "split", "paragraph", "heading", "quote", "join")
_DEEDS: dict[str, Callable[[Document, Found], Document | None]] = {
    "drop": _was_dropped,
    "keep": _keep,
    "not-a-note": _not_a_note,
    "split": _split,
    "paragraph": _in_the_text(_paragraph),
    "heading": _in_the_text(_heading),
    "quote": _in_the_text(_quote),
    "join": _join,
}
