"""The notes of a document → citations: every mention finds its work, or stays the text it is and goes on the work list.

In: a document, the lists of works in the order in which they are asked, the shelf.  Out: the document with ``Citation``
inlines in its notes, and one ``Resolution`` per mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
from briefbuilder.resolve.conventions import Mention, parse_note
from briefbuilder.resolve.entries import Shelf
from briefbuilder.resolve.from_note import reference_from_note
from briefbuilder.resolve.match import Index, Match, Said, reference_names, said_names
from briefbuilder.resolve.parts.marked import Marked, marked
from briefbuilder.resolve.pieces import pieces
from briefbuilder.resolve.weave import Outcome, weave
from briefbuilder.words import fold

MAX_NOTE = 20_000


@dataclass(slots=True)
class _Reader:
    """What is known while the notes are read one after the other."""

    document: Document
    lists: Sequence[Index]
    shelf: Shelf
    problems: Problems
    sentences: dict[str, str]
    previous: list[tuple[str, str]] = field(default_factory=list)  # (key, locator) of the note before
    lost: bool = False  # the note before has lost its source
    cited: dict[str, list[str]] = field(default_factory=dict)  # family name → keys, the latest last
    resolutions: list[Resolution] = field(default_factory=list)

    def is_name(self, word: str) -> bool:
        return any(index.is_name(word) for index in (*self.lists, self.shelf.index))


def read_notes(
    document: Document, lists: Sequence[Index], shelf: Shelf, problems: Problems
) -> tuple[Document, tuple[Resolution, ...]]:
    """Resolve all notes in their order: "Ibid." waits for the answer of the note before it."""
    reader = _Reader(document, lists, shelf, problems, call_sentences(document))
    notes = tuple(_read_note(note, reader) for note in document.notes)
    return replace(document, notes=notes), tuple(reader.resolutions)


def _read_note(note: Note, reader: _Reader) -> Note:
    if note.kind == "lost-source":
        # The normaliser has said so already, with the words that are left.
        reader.previous, reader.lost = [], True
        return note
    found: list[tuple[str, str]] = []
    blocks = tuple(_read_block(block, note, reader, found) for block in note.blocks)
    if found or note.kind == "note":
        reader.previous, reader.lost = found or reader.previous, False
    return replace(note, blocks=blocks)


def _read_block(block: Block, note: Note, reader: _Reader, found: list[tuple[str, str]]) -> Block:
    if not isinstance(block, Paragraph):
        return block
    given = [inline for inline in block.inlines if isinstance(inline, Citation)]
    if given:
        found.extend((work.key, work.locator) for citation in given for work in citation.works)
        return block
    text = marked(block.inlines)
    if len(text.text) > MAX_NOTE:
        return block
    outcomes = [_read_piece(text, span, note, reader, found) for span in pieces(text)]
    if not any(outcome.work for outcome in outcomes):
        return block
    return replace(block, inlines=weave(block.inlines, text, outcomes))


def _read_piece(
    text: Marked, span: tuple[int, int], note: Note, reader: _Reader, found: list[tuple[str, str]]
) -> Outcome:
    start, end = span
    piece = text.cut(start, end)
    mention = parse_note(piece, reader.is_name)
    if mention is None:
        return Outcome(start, end)
    place = reader.document.source.place(text.starts[min(start + mention.start, len(text.starts) - 1)])
    raw = piece.text[mention.start : mention.end].strip()
    match, locator = _resolve(mention, piece, raw, note, place, reader, found)
    if match is None:
        return Outcome(start, end)
    resolution = Resolution(note.id, raw, match.key, locator, match.confidence, match.reason, place, match.candidates)
    reader.resolutions.append(resolution)
    if not match.key:
        return Outcome(start, end)
    found.append((match.key, locator))
    _remember(match.key, reader)
    work = CitedWork(match.key, locator)
    return Outcome(start, end, work, start + mention.start, start + mention.end)


def _remember(key: str, reader: _Reader) -> None:
    reference = _reference(key, reader)
    for name in reference_names(reference) if reference else ():
        reader.cited.setdefault(name, []).append(key)


def _reference(key: str, reader: _Reader) -> Reference | None:
    return next((index.by_key[key] for index in (*reader.lists, reader.shelf.index) if key in index.by_key), None)


# --- One mention -------------------------------------------------------------------------------------------------


def _resolve(
    mention: Mention, piece: Marked, raw: str, note: Note, place: Place, reader: _Reader, found: list[tuple[str, str]]
) -> tuple[Match | None, str]:
    """The match and the locator; None where this is no mention after all."""
    if mention.kind == "ibid":
        return _ibid(mention, raw, note, place, reader, found)
    if mention.kind == "op-cit":
        return _named_before(mention, raw, place, reader), mention.locator
    match = _look_up(_said(mention, reader), reader)
    if match.key:
        _report_differences(mention, match, place, reader)
        _report_later_date(match.key, note, place, reader)
        return match, mention.locator
    if made := _from_note(piece, mention, place, reader):
        return made, mention.locator if _is_page(mention, made, reader) else ""
    return _unresolved(mention, match, raw, note, place, reader)


def _said(mention: Mention, reader: _Reader) -> Said:
    names = said_names(mention.names) if mention.names else ()
    if mention.same_author and reader.cited:
        names = (list(reader.cited)[-1],)
    return Said(names, mention.title, mention.year[:4], mention.url, mention.doi)


def _look_up(said: Said, reader: _Reader) -> Match:
    """The first list that knows the work answers; else the best that any of them came near to."""
    best = Match("", 0.0, "no work by this name is known")
    for index in (*reader.lists, reader.shelf.index):
        match = index.find(said)
        if match.key:
            return match
        if match.confidence > best.confidence:
            best = match
    return best


def _ibid(
    mention: Mention, raw: str, note: Note, place: Place, reader: _Reader, found: list[tuple[str, str]]
) -> tuple[Match, str]:
    """The work of the mention before, in this note or the one before it; its page too if none is given."""
    before = found[-1:] or reader.previous
    if not before:
        why = "the note before has lost its source" if reader.lost else "no note before it names a work"
        hint = "write out which work is meant"
        reader.problems.warn("ibid-unresolved", f"note {note.label}: “{raw}”, but {why}", place, hint)
        return Match("", 0.0, why), ""
    key, page = before[-1]
    locator = mention.locator or page
    reader.problems.note(
        "ibid-resolved", f"note {note.label}: “{raw}” taken as {key}{', ' + locator if locator else ''}", place
    )
    doubt = _doubt(key, before, note, reader)
    if doubt:
        hint = "check which work is meant"
        reader.problems.warn(
            "ibid-doubtful", f"note {note.label}: “{raw}” is {key} by the rule, but {doubt}", place, hint
        )
    confidence = 0.6 if doubt else 0.95
    return Match(key, confidence, "the work of the note before" + (f"; but {doubt}" if doubt else ""), (key,)), locator


def _doubt(key: str, before: list[tuple[str, str]], note: Note, reader: _Reader) -> str:
    if len({other for other, _ in before}) > 1:
        return "the note before names more than one work"
    reference = _reference(key, reader)
    later = later_date(reader.sentences.get(note.id, ""), reference.get("date")) if reference else ""
    return f"the sentence speaks of {later} and the work is of {reference.get('date')}" if later and reference else ""


def _report_later_date(key: str, note: Note, place: Place, reader: _Reader) -> None:
    reference = _reference(key, reader)
    if reference and (later := later_date(reader.sentences.get(note.id, ""), reference.get("date"))):
        message = f"note {note.label}: the sentence speaks of {later}, {key} is of {reference.get('date')}"
        reader.problems.warn("date-after-work", message, place, "check which work is meant")


def _named_before(mention: Mention, raw: str, place: Place, reader: _Reader) -> Match:
    """``"Roe, op. cit., 12"``: the one work by this name that was cited before, else the one in the lists."""
    names = said_names(mention.names)
    cited = list(dict.fromkeys(key for name in names for key in reader.cited.get(name, ())))
    known = [key for index in (*reader.lists, reader.shelf.index) for key in index.by_name(names)]
    choice = cited or list(dict.fromkeys(known))
    if len(choice) == 1:
        return Match(choice[0], 0.85, "the only work by this name so far", tuple(choice))
    hint = "write out which work is meant"
    nearest = ", ".join(choice[:3]) or "none"
    reader.problems.warn("mention-unresolved", f"“{raw}” fits {len(choice)} works (nearest: {nearest})", place, hint)
    return Match("", 0.3, f"{len(choice)} works by this name", tuple(choice[:5]))


def _report_differences(mention: Mention, match: Match, place: Place, reader: _Reader) -> None:
    """Both spellings where note and entry differ in more than punctuation."""
    reference = _reference(match.key, reader)
    if reference is None:
        return
    hint = "settle it in references.bib"
    title = f"{reference.get('title')}: {reference.get('subtitle')}".rstrip(": ")
    if mention.title and 0 < match.title < 0.999 and fold(mention.title) not in fold(title):
        reader.problems.warn("title-differs", f"“{mention.title}” taken as {match.key}, “{title}”", place, hint)
    if mention.names and match.name < 1:
        held = reference.get("author") or reference.get("editor")
        reader.problems.warn("name-differs", f"“{mention.names}” taken as {match.key}, “{held}”", place, hint)
    held_year = reference.get("date")[:4]
    if mention.year and held_year and mention.year[:4] != held_year:
        reader.problems.warn("year-differs", f"“{mention.year[:4]}” taken as {match.key}, of {held_year}", place, hint)


# --- Works that stand in no list ---------------------------------------------------------------------------------


def _from_note(piece: Marked, mention: Mention, place: Place, reader: _Reader) -> Match | None:
    """A note that is a full reference itself puts its work on the shelf."""
    made = reference_from_note(piece.cut(mention.start, len(piece.text)), mention, place)
    if made is None:
        return None
    access = reader.document.access
    if access and made.get("url") and not made.get("urldate"):
        made = replace(made, fields=(*made.fields, ("urldate", access.value)))
    reference = reader.shelf.put(made)
    message = f"“{reference.get('title')}” stands in no list and was taken from the note as {reference.key}"
    reader.problems.note("reference-from-note", message, place, "complete it in references.bib")
    if not any(made.get(name) for name in _OUTLETS):
        message = f"“{reference.get('title')}” names no publisher, periodical or site"
        reader.problems.warn("publisher-lost", message, place, "add it in references.bib", made.raw[:200])
    return Match(reference.key, 0.8, "read from the note itself", (reference.key,))


_OUTLETS = ("journaltitle", "publisher", "institution", "organization", "booktitle", "eventtitle", "url")


def _is_page(mention: Mention, made: Match, reader: _Reader) -> bool:
    reference = _reference(made.key, reader)
    return bool(mention.locator) and reference is not None and reference.get("pages") != mention.locator


def _unresolved(
    mention: Mention, match: Match, raw: str, note: Note, place: Place, reader: _Reader
) -> tuple[Match | None, str]:
    """A mention that finds nothing stays text. Words in quotation marks without name or year are none."""
    names = said_names(mention.names)
    known = any(reader.is_name(name) for name in names)
    if note.kind == "comment" or not (
        (names or mention.same_author) and (mention.year or mention.locator or known) and re.search(r"\w", raw)
    ):
        return None, ""
    nearest = ", ".join(match.candidates[:3]) or "none"
    message = f"note {note.label}: “{raw[:120]}” is not resolved: {match.reason} (nearest: {nearest})"
    reader.problems.warn("mention-unresolved", message, place, "add the work to references.bib")
    return match, mention.locator


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
