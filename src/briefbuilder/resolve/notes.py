"""The notes of a document → citations: every mention finds its work, or stays the text it is and goes on the work list.

In: a document, the lists of works in the order in which they are asked, the shelf.  Out: the document with ``Citation``
inlines in its notes, and one ``Resolution`` per mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import process

from briefbuilder.model import (
    Block,
    Citation,
    CitedWork,
    Document,
    Inline,
    Note,
    Paragraph,
    Reference,
    Resolution,
    leaf_inlines,
)
from briefbuilder.problems import Place, Problems
from briefbuilder.resolve.context import call_sentences, later_date
from briefbuilder.resolve.entries import Shelf
from briefbuilder.resolve.from_note import work_from_note
from briefbuilder.resolve.match import Index
from briefbuilder.resolve.mentions import Mention
from briefbuilder.resolve.mentions.assign import Meant, NoteText, assign
from briefbuilder.resolve.mentions.chain import Decision, show
from briefbuilder.resolve.parts.marked import Marked, marked
from briefbuilder.resolve.pieces import pieces
from briefbuilder.resolve.weave import Outcome, weave
from briefbuilder.words import fold


@dataclass(slots=True)
class _Reader:
    """What is known while the answers are written into the notes."""

    document: Document
    shelf: Shelf
    problems: Problems
    sentences: dict[str, str]
    resolutions: list[Resolution] = field(default_factory=list)
    made: set[str] = field(default_factory=set)  # keys of works that a note itself gave


def read_notes(
    document: Document, lists: Sequence[Index], shelf: Shelf, problems: Problems
) -> tuple[Document, tuple[Resolution, ...]]:
    """Resolve all notes together, in their order: "Ibid." waits for the answer of the note before it."""
    reader = _Reader(document, shelf, problems, call_sentences(document))
    texts = [_texts(note) for note in document.notes]
    ranked = [[index.by_key[key] for key in index.by_key] for index in (*lists, shelf.index)]

    def made(note: int, which: int, mention: Mention) -> Reference | None:
        return _from_note(texts[note][which], mention, reader)

    rows = assign(_note_texts(document.notes, texts), ranked, made)
    notes = tuple(
        _write_note(note, found, row, reader) for note, found, row in zip(document.notes, texts, rows, strict=True)
    )
    return replace(document, notes=notes), tuple(reader.resolutions)


def _texts(note: Note) -> list[Marked]:
    """The paragraphs of a note that nobody has resolved yet."""
    return [marked(block.inlines) for block in note.blocks if isinstance(block, Paragraph) and not _given(block)]


def _given(block: Block) -> list[Citation]:
    return [inline for inline in getattr(block, "inlines", ()) if isinstance(inline, Citation)]


def _note_texts(notes: Sequence[Note], texts: Sequence[Sequence[Marked]]) -> Iterator[NoteText]:
    """Notes as they are read; where their numbers begin again, a chapter does."""
    last = 0
    for count, (note, found) in enumerate(zip(notes, texts, strict=True), 1):
        label = int(note.label) if note.label.isdecimal() and len(note.label) < 9 else count
        given = [work.key for block in note.blocks for one in _given(block) for work in one.works]
        yield NoteText(label, tuple(found), label < last, note.kind == "lost-source", tuple(given))
        last = label


def _write_note(note: Note, texts: Sequence[Marked], rows: Sequence[Sequence[Meant]], reader: _Reader) -> Note:
    answers = iter(zip(texts, rows, strict=True))
    blocks = tuple(
        _write_block(block, *next(answers), note, reader)
        if isinstance(block, Paragraph) and not _given(block)
        else block
        for block in note.blocks
    )
    return replace(note, blocks=blocks)


def _write_block(block: Paragraph, text: Marked, row: Sequence[Meant], note: Note, reader: _Reader) -> Block:
    works = [_answer(text, mention, decision, note, reader) for mention, decision in row]
    outcomes = list(_outcomes(text, [mention for mention, _ in row], works))
    if not any(works):
        return block
    return replace(block, inlines=weave(block.inlines, text, outcomes))


def _outcomes(text: Marked, mentions: Sequence[Mention], works: Sequence[CitedWork | None]) -> Iterator[Outcome]:
    """The text in stretches with one mention each: they end where its sentences do, and between two mentions."""
    edges = [start for start, _ in pieces(text)] + [len(text.text)]
    end = 0
    for number, (mention, work) in enumerate(zip(mentions, works, strict=True)):
        start = max([end, *(edge for edge in edges if end <= edge <= mention.start)])
        last = number + 1 == len(mentions)
        limit = len(text.text) if last else mentions[number + 1].start
        end = min((edge for edge in edges if mention.end <= edge <= limit), default=limit if last else mention.end)
        yield Outcome(start, end, work, mention.start, mention.end)


# --- One mention -------------------------------------------------------------------------------------------------


def _answer(text: Marked, mention: Mention, decision: Decision, note: Note, reader: _Reader) -> CitedWork | None:
    """Write down what became of a mention; the work to be cited, or None."""
    raw = text.text[mention.start : mention.end].strip()
    place = reader.document.source.place(text.starts[min(mention.start, len(text.starts) - 1)])
    locator = show(decision.locator or decision.inherited)
    if mention.kind == "ibid":
        decision = _report_ibid(decision, locator, raw, note, place, reader)
    elif not decision.key:
        if not _is_mention(mention, decision, note):
            return None
        _report_unresolved(decision, raw, note, place, reader)
    else:
        _report_rule(decision, raw, note, place, reader)
        if decision.key not in reader.made:
            _report_differences(mention, decision, place, reader)
            _report_later_date(decision.key, note, place, reader)
    reader.resolutions.append(
        Resolution(note.id, raw, decision.key, locator, decision.confidence, decision.reason, place, decision.near)
    )
    return CitedWork(decision.key, locator) if decision.key else None


def _report_ibid(decision: Decision, locator: str, raw: str, note: Note, place: Place, reader: _Reader) -> Decision:
    """The work of the mention before; its page too if none is given."""
    if not decision.key:
        hint = "write out which work is meant"
        reader.problems.warn("ibid-unresolved", f"note {note.label}: “{raw}”, but {decision.reason}", place, hint)
        return decision
    where = f", {locator}" if locator else ""
    reader.problems.note("ibid-resolved", f"note {note.label}: “{raw}” taken as {decision.key}{where}", place)
    doubt = decision.doubt or _later(decision.key, note, reader)
    if not doubt:
        return decision
    message = f"note {note.label}: “{raw}” is {decision.key} by the rule, but {doubt}"
    reader.problems.warn("ibid-doubtful", message, place, "check which work is meant")
    reason = decision.reason if decision.doubt else f"{decision.reason}; but {doubt}"
    return replace(decision, confidence=min(decision.confidence, 0.6), reason=reason)


def _later(key: str, note: Note, reader: _Reader) -> str:
    """The sentence that calls the note speaks of a day after the work came out."""
    reference = reader.shelf.index.by_key.get(key)
    later = later_date(reader.sentences.get(note.id, ""), reference.get("date")) if reference else ""
    return f"the sentence speaks of {later} and the work is of {reference.get('date')}" if later and reference else ""


def _report_later_date(key: str, note: Note, place: Place, reader: _Reader) -> None:
    reference = reader.shelf.index.by_key.get(key)
    if reference and (later := later_date(reader.sentences.get(note.id, ""), reference.get("date"))):
        message = f"note {note.label}: the sentence speaks of {later}, {key} is of {reference.get('date')}"
        reader.problems.warn("date-after-work", message, place, "check which work is meant")


def _report_rule(decision: Decision, raw: str, note: Note, place: Place, reader: _Reader) -> None:
    """What the rule gives and something speaks against."""
    if decision.doubt:
        message = f"note {note.label}: “{raw}” is {decision.key} by the rule, but {decision.doubt}"
        reader.problems.warn("mention-doubtful", message, place, "check which work is meant")


def _report_differences(mention: Mention, decision: Decision, place: Place, reader: _Reader) -> None:
    """Both spellings where note and entry differ in more than punctuation."""
    reference = reader.shelf.index.by_key.get(decision.key)
    if reference is None or mention.kind != "work" or "address" in decision.reason:
        return
    hint = "settle it in references.bib"
    title = f"{reference.get('title')}: {reference.get('subtitle')}".rstrip(": ")
    if mention.titles and decision.title < 0.999 and not any(fold(one) in fold(title) for one in mention.titles):
        message = f"“{mention.title}” taken as {decision.key}, “{title}”"
        reader.problems.warn("title-differs", message, place, hint)
    if mention.names and decision.name < 1:
        held = reference.get("author") or reference.get("editor")
        reader.problems.warn("name-differs", f"“{mention.printed}” taken as {decision.key}, “{held}”", place, hint)
    held_year = reference.get("date")[:4]
    if mention.year and held_year and mention.year != held_year and mention.year not in fold(title):
        reader.problems.warn("year-differs", f"“{mention.year}” taken as {decision.key}, of {held_year}", place, hint)


def _is_mention(mention: Mention, decision: Decision, note: Note) -> bool:
    """What finds nothing stays text. Words in quotation marks without name or year are no mention."""
    if note.kind == "comment":
        return False
    named = bool(mention.names) or mention.same_author or mention.kind in ("op-cit", "note", "alias")
    return named and bool(mention.year or mention.locator or decision.near or mention.kind != "work")


def _report_unresolved(decision: Decision, raw: str, note: Note, place: Place, reader: _Reader) -> None:
    nearest = ", ".join(decision.near[:3]) or "none"
    message = f"note {note.label}: “{raw[:120]}” is not resolved: {decision.reason} (nearest: {nearest})"
    reader.problems.warn("mention-unresolved", message, place, "add the work to references.bib")


# --- Works that stand in no list ---------------------------------------------------------------------------------


def _from_note(text: Marked, mention: Mention, reader: _Reader) -> Reference | None:
    """A note that is a full reference itself puts its work on the shelf."""
    place = reader.document.source.place(text.starts[min(mention.start, len(text.starts) - 1)])
    end = next((end for start, end in pieces(text) if start <= mention.start < end), len(text.text))
    found = work_from_note(text.cut(mention.start, max(end, mention.end)), mention.title, place)
    if found is None:
        return None
    access = reader.document.access
    if access and found.get("url") and not found.get("urldate"):
        found = replace(found, fields=(*found.fields, ("urldate", access.value)))
    reference = reader.shelf.put(found)
    reader.made.add(reference.key)
    message = f"“{reference.get('title')}” stands in no list and was taken from the note as {reference.key}"
    reader.problems.note("reference-from-note", message, place, "complete it in references.bib")
    if not any(found.get(name) for name in _OUTLETS):
        message = f"“{reference.get('title')}” names no publisher, periodical or site"
        reader.problems.warn("publisher-lost", message, place, "add it in references.bib", found.raw[:200])
    return reference


_OUTLETS = ("journaltitle", "publisher", "institution", "organization", "booktitle", "eventtitle", "url")


def check_citations(document: Document, known: Sequence[str], problems: Problems) -> None:
    """Every ``[@key]`` that stands in the text must be on the shelf; the nearest key is named."""
    keys = set(known)
    for citation in _citations(document):
        for work in citation.works:
            if work.key not in keys:
                near = process.extractOne(work.key, sorted(keys), score_cutoff=60) if keys else None
                hint = f"did you mean {near[0]}?" if near else "add it to references.bib"
                place = document.source.place(citation.start)
                problems.error("citation-key-unknown", f"no reference has the key “{work.key}”", place, hint)


def _citations(document: Document) -> list[Citation]:
    blocks = [*document.blocks, *(block for note in document.notes for block in note.blocks)]
    inlines: list[Inline] = [inline for block in blocks for leaf in leaf_inlines(block) for inline in leaf]
    return [inline for inline in inlines if isinstance(inline, Citation)]
