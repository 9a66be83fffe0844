"""Where every character of a source went.

In: a Document (or Resolved) at the end of its way.  Out: rows that partition ``source.text``; one JSON object per row
in ``dist/ledger/<source>.jsonl``. That they say the truth is proved elsewhere (``auditor``), from the rows as written.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

from briefbuilder.citations import citations
from briefbuilder.model import (
    Block,
    Break,
    Call,
    Citation,
    Document,
    Figure,
    Heading,
    Image,
    Inline,
    ItemList,
    Metadata,
    Note,
    Quote,
    Resolved,
    Rule,
    Run,
    Source,
    Stated,
    leaf_inlines,
)

Fate = Literal["kept", "moved", "changed", "removed"]

# Rules of this module, for what the document says by its structure alone.
BLANK = "blank"
_STATED = ("title", "subtitle", "date", "publisher", "series", "number", "url", "rights", "original_title")
_quoted = json.JSONEncoder(ensure_ascii=False).encode


class Row(NamedTuple):
    """What became of ``text`` (= ``source.text[start:end]``): its fate, by which rule, and where it stands now.

    ``target`` is ``"block 12"`` (the twelfth leaf of the Markdown's body), ``"note 3"`` (``[^3]``),
    ``"meta title"``, ``"reference kozhanov2015understanding"`` or "". ``after`` is what a changed span reads now.
    """

    start: int
    end: int
    fate: Fate
    rule: str
    target: str
    text: str
    after: str = ""


class _Span(NamedTuple):
    """A row that has yet to be put in order; its text stands in the source."""

    start: int
    end: int
    fate: Fate
    rule: str
    target: str
    after: str


class LedgerBroken(ValueError):
    """The rows do not partition the text: a character is missing, or stands in two rows."""


# --- Making ------------------------------------------------------------------------------------------------------


def ledger(what: Document | Resolved) -> tuple[Row, ...]:
    """The rows of a source in order of its text. Raises LedgerBroken where a span is missing or double."""
    return tuple(rows_of(what))


def rows_of(what: Document | Resolved) -> Iterator[Row]:
    """The same rows one after the other: a long text has too many of them to hold them all."""
    document = what.document if isinstance(what, Resolved) else what
    keys = what.entry_keys if isinstance(what, Resolved) else ()
    found = sorted(_rows(document, keys), key=itemgetter(0, 1))
    return _partition(document.source, found)


def _rows(document: Document, keys: Sequence[str]) -> Iterator[_Span]:
    source = document.source
    yield from _metadata_rows(document.metadata, source)
    leaves, numbers = _numbered(document, keys)
    for target, inlines in leaves:
        yield from _inline_rows(inlines, source, target, "kept", numbers)
    yield from _wordless_rows(document)
    for note in document.notes:
        yield from _note_rows(note, source, f"note {numbers.get(note.id, 0)}")
    yield from _bibliography_rows(document, keys)
    for inlines in _body_leaves(document.back):
        for inline in inlines:
            yield _Span(inline.start, inline.end, "removed", "back-matter", "", "")
    yield from _removed_rows(document)


def _wordless_rows(document: Document) -> Iterator[_Span]:
    """Thematic breaks and pictures, which are no leaves."""
    for block in _all_blocks(document.blocks):
        if isinstance(block, Rule) and block.start < block.end:
            yield _Span(block.start, block.end, "changed", "thematic-break", "", "* * *")
        if isinstance(block, Figure) and block.image:
            yield from _inline_rows((block.image,), document.source, "", "kept")


def _note_rows(note: Note, source: Source, target: str) -> Iterator[_Span]:
    if note.label_start < note.label_end:
        yield _Span(note.label_start, note.label_end, "changed", "note-label", target, note.label)
    for inlines in _body_leaves(note.blocks):
        yield from _inline_rows(inlines, source, target, "moved")


def _removed_rows(document: Document) -> Iterator[_Span]:
    """What was removed; marks within a mention's raw words or within a call (an escaped bracket) are part of those."""
    within = sorted([*_marked(document), *((citation.start, citation.end) for citation in citations(document))])
    starts = [start for start, _ in within]
    whole = (-1, -1)
    for piece in sorted(document.removed, key=lambda piece: (piece.start, -piece.end)):
        if piece.end <= whole[1] and (piece.start, piece.end) != whole:
            continue  # a part of what was removed whole afterwards
        whole = max(whole, (piece.start, piece.end), key=lambda span: span[1])
        before = bisect_right(starts, piece.start) - 1
        if before < 0 or within[before][1] < piece.end:
            yield _Span(piece.start, piece.end, "removed", piece.rule, "", "")


def _marked(document: Document) -> Iterator[tuple[int, int]]:
    """The spans of calls and of labels."""
    blocks = [*document.blocks, *(block for note in document.notes for block in note.blocks)]
    stated = [getattr(document.metadata, name) for name in _STATED]
    leaves = [*_body_leaves(blocks), *(one.inlines for one in (*document.metadata.authors, *stated) if one)]
    for leaf in leaves:
        yield from ((inline.start, inline.end) for inline in leaf if isinstance(inline, Call))
    yield from ((note.label_start, note.label_end) for note in document.notes if note.label_start < note.label_end)


def _metadata_rows(metadata: Metadata, source: Source) -> Iterator[_Span]:
    named: list[tuple[str, Stated | None]] = [("author", author) for author in metadata.authors]
    named += [(name, getattr(metadata, name)) for name in _STATED]
    for name, stated in named:
        if stated:
            for row in _inline_rows(stated.inlines, source, f"meta {name}", "moved"):
                yield _as_stated(row, source, name, stated.value)


def _as_stated(row: _Span, source: Source, name: str, value: str) -> _Span:
    """A date in words stands as ISO date, a series with its number in two fields, a first title in the title."""
    words = source.text[row.start : row.end].strip()
    if row.fate != "moved" or (words in value and name != "original_title"):
        return row
    return row._replace(fate="changed", rule=f"stated-{name.replace('_', '-')}", after=value)


def _numbered(document: Document, keys: Sequence[str]) -> tuple[list[tuple[str, tuple[Inline, ...]]], dict[str, int]]:
    """The body's leaves with their numbers, and each note's number: notes count in the order of their first calls."""
    leaves: list[tuple[str, tuple[Inline, ...]]] = []
    known = {note.id for note in document.notes}
    numbers: dict[str, int] = {}
    count = 0
    for inlines in [*_body_leaves(document.blocks), *_raw_entries(document, keys)]:
        for inline in inlines:
            if isinstance(inline, Call) and inline.note in known:
                numbers.setdefault(inline.note, len(numbers) + 1)
        count += _has_text(inlines)
        leaves.append((f"block {count}", inlines))
    return leaves, numbers


def forms(document: Document) -> dict[str, str]:
    """What the body's leaves are, other than paragraphs: ``{"block 3": "heading 1", "block 7": "quotation"}``."""
    found: dict[str, str] = {}
    count = 0
    for block in document.blocks:
        for form, inlines in _formed(block, ""):
            count += _has_text(inlines)
            if form and _has_text(inlines):
                found[f"block {count}"] = form
    return found


def _formed(block: Block, within: str) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """The leaves of a block in the order of ``leaf_inlines``, each with its form."""
    if isinstance(block, Quote):
        for inner in block.blocks:
            yield from _formed(inner, "quotation")
    else:
        form = f"heading {block.level}" if isinstance(block, Heading) else within
        yield from ((form, inlines) for inlines in leaf_inlines(block))


def _body_leaves(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    for block in blocks:
        yield from leaf_inlines(block)


def _has_text(inlines: tuple[Inline, ...]) -> bool:
    return any(isinstance(inline, Run) and inline.text.strip() for inline in inlines)


def _raw_entries(document: Document, keys: Sequence[str]) -> list[tuple[Inline, ...]]:
    """The entries that became no reference: they stand in the body under their heading."""
    raw = [entry.inlines for index, entry in enumerate(document.bibliography) if not _key(keys, index)]
    return [document.bibliography_heading, *raw] if raw and document.bibliography_heading else raw


def _key(keys: Sequence[str], index: int) -> str:
    return keys[index] if index < len(keys) else ""


def _all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from _all_blocks(block.blocks)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _all_blocks(item)


def _inline_rows(
    inlines: Iterable[Inline], source: Source, target: str, literal: Fate, numbers: Mapping[str, int] | None = None
) -> Iterator[_Span]:
    for inline in inlines:
        start, end = inline.start, inline.end
        if start == end:
            continue
        match inline:
            case Run(text, rule=""):
                fate: Fate = literal if text == source.text[start:end] else "changed"
                yield _Span(
                    start,
                    end,
                    fate,
                    "" if fate == literal else "unnamed",
                    target,
                    text if fate == "changed" else "",
                )
            case Run(text, rule=rule):
                yield _Span(start, end, "changed", rule, target, text)
            case Call(label, note=note):
                number = (numbers or {}).get(note)
                after = f"[^{number}]" if number else label
                yield _Span(start, end, "changed", "note-call", target, after)
            case Citation(works):
                yield _Span(start, end, "changed", "citation", target, _printed(works))
            case Break():
                yield _Span(start, end, "changed", "line-break", target, "\n")
            case Image(name):
                yield _Span(start, end, "changed", "picture", target, name)


def _printed(works: Sequence[object]) -> str:
    """A citation as pandoc writes it, for the eye: ``[see @key, 12; @other]``."""
    parts = []
    for work in works:
        key, locator = getattr(work, "key", ""), getattr(work, "locator", "")
        prefix, suffix = getattr(work, "prefix", ""), getattr(work, "suffix", "")
        parts.append(f"{prefix} @{key}".strip() + (f", {locator}" if locator else "") + suffix)
    return f"[{'; '.join(parts)}]"


def _bibliography_rows(document: Document, keys: Sequence[str]) -> Iterator[_Span]:
    raw = any(not _key(keys, index) for index in range(len(document.bibliography)))
    for index, entry in enumerate(document.bibliography):
        key = _key(keys, index)
        for inline in entry.inlines if key else ():
            yield _Span(inline.start, inline.end, "changed", "entry", f"reference {key}", f"@{key}")
    if not raw:
        for inline in document.bibliography_heading:
            yield _Span(inline.start, inline.end, "removed", "bibliography-heading", "", "")
    for inline in document.access.inlines if document.access else ():
        yield _Span(
            inline.start,
            inline.end,
            "changed",
            "access-note",
            "",
            document.access.value if document.access else "",
        )


def _partition(source: Source, spans: Iterable[_Span]) -> Iterator[Row]:
    """The rows with the white space between them; anything else between them, or anything twice, is our error."""
    text = source.text
    position = 0
    for start, end, fate, rule, target, after in spans:
        if start == end:
            continue
        words = text[start:end]
        if start < position:
            raise LedgerBroken(f"{source.place(start)}: “{words[:60]}” stands in two rows ({rule or fate})")
        if position < start:
            yield _gap(source, position, start)
        yield Row(start, end, fate, rule, target, words, after)
        position = end
    if position < len(text):
        yield _gap(source, position, len(text))


def _gap(source: Source, start: int, end: int) -> Row:
    between = source.text[start:end]
    if not between.isspace():
        lost = start + len(between) - len(between.lstrip())
        raise LedgerBroken(f"{source.place(lost)}: “{between.strip()[:60]}” is nowhere in the book and in no removal")
    return Row(start, end, "changed", BLANK, "", between, "")


# --- Writing -----------------------------------------------------------------------------------------------------


def write_row(source: Source, row: Row) -> str:
    """A row as a line of JSON: start, end, line, fate, rule, target, text, after."""
    head = f'{{"start": {row.start}, "end": {row.end}, "line": {source.line(row.start)}, "fate": "{row.fate}"'
    texts = (("rule", row.rule), ("target", row.target), ("text", row.text), ("after", row.after))
    return head + "".join([f', "{name}": {_quoted(text)}' for name, text in texts if text]) + "}\n"


def write_rows(source: Source, rows: Iterable[Row]) -> str:
    """JSON lines, one per row, in order."""
    return "".join(write_row(source, row) for row in rows)


def is_repair(row: Row) -> bool:
    """Did a rule change or remove something there, blanks between blocks aside?"""
    return row.fate in ("changed", "removed") and row.rule != BLANK


def repairs(rows: Iterable[Row]) -> tuple[tuple[str, int], ...]:
    """How often each rule did so: ``(("dead-link", 10), …)``."""
    counts = Counter(row.rule for row in rows if is_repair(row))
    return ranked(counts)


def ranked(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The most frequent first."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
