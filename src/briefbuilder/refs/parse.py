"""``refs parse``: printed references in, works with their fields, places and certainty out.

In: lines of JSON, plain strings, or a document with a bibliography.  Out: references; nothing is printed here.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefbuilder.bibtex import make_key
from briefbuilder.model import Document, Reading, Reference, Run, extent
from briefbuilder.normalise import normalise
from briefbuilder.problems import Place, Problems
from briefbuilder.read import FORMATS, read
from briefbuilder.refs.fielded import fields_of, type_of
from briefbuilder.refs.listed import styled
from briefbuilder.resolve.parsing import parse_references
from briefbuilder.resolve.parts.draft import Draft
from briefbuilder.resolve.parts.marked import Marked, marked

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


# --- Lines of JSON -----------------------------------------------------------------------------------------------


def parse_lines(text: str, path: str, problems: Problems) -> Iterator[dict[str, Any]]:
    """``{"id": "a", "raw": "Roe, M., Low Tide. Kiel 2007."}`` gives ``{"id": "a", "type": "book", "fields": …}``.

    All strings of the file count as one list. A line that cannot be read is an error with its place; the rest is done.
    """
    rows = [row for number, line in enumerate(text.split("\n"), 1) if (row := _row(line, path, number, problems))]
    drafts = parse_references([styled(str(row["raw"])) for row in rows])
    for row, draft in zip(rows, drafts, strict=True):
        kind = type_of(draft.type, draft.fields)
        yield {"id": row.get("id"), "type": kind, "fields": fields_of(draft.type, draft.fields)}


def _row(line: str, path: str, number: int, problems: Problems) -> dict[str, Any] | None:
    if not line.strip():
        return None
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        problems.error("line-unreadable", f"this line is no JSON: {error}", Place(path, number), excerpt=line[:200])
        return None
    if not isinstance(row, dict) or not isinstance(row.get("raw"), str):
        problems.error("line-unreadable", 'a line is an object {"id": …, "raw": "…"}', Place(path, number))
        return None
    return row


# --- Strings and documents ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Parsed:
    """One printed reference and what was made of it."""

    reference: Reference
    draft: Draft


def parse_text(text: str, path: str = "-") -> tuple[Parsed, ...]:
    """Strings, one per line; or one per block, where blank lines part blocks of several lines."""
    spans = list(_strings(text))
    lines = [position for position, letter in enumerate(text) if letter == "\n"]
    places = [Place(path, bisect_left(lines, start) + 1) for start, _ in spans]
    return _parsed([_entry(text, start, end) for start, end in spans], places)


def _strings(text: str) -> Iterator[tuple[int, int]]:
    cuts = [match.span() for match in _BLANK_LINE.finditer(text)]
    blocks = list(zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)], strict=True))
    by_block = len(blocks) > 1 and any("\n" in text[start:end].strip() for start, end in blocks)
    for start, end in blocks:
        pieces = [(start, end)] if by_block else _lines(text, start, end)
        yield from ((low, high) for low, high in pieces if text[low:high].strip())


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, low = [], start
    for line in text[start:end].split("\n"):
        found.append((low, low + len(line)))
        low += len(line) + 1
    return found


def _entry(text: str, start: int, end: int) -> Marked:
    """A stretch as marked text: broken lines joined, its italics read, its letters knowing their places."""
    raw = text[start:end]
    left = len(raw) - len(raw.lstrip())
    raw = raw.strip()
    return marked((Run(re.sub(r"\s", " ", raw), start + left, start + left + len(raw)),))


def parse_file(data: bytes, path: str, problems: Problems) -> tuple[Parsed, ...]:
    """The entries of a document's bibliography; of a plain text without one, its lines or blocks."""
    if not path.lower().endswith(FORMATS):
        return parse_text(data.decode("utf-8-sig", errors="replace"), path)
    found = Problems()
    document = normalise(read(data, path, found), found)
    if document.bibliography:
        return parse_document(document)
    if path.lower().endswith(".txt"):
        return parse_text(data.decode("utf-8-sig", errors="replace"), path)
    problems.error(
        "no-bibliography", "no list of references was found", Place(path), "give the references one per line"
    )
    return ()


def parse_document(document: Document) -> tuple[Parsed, ...]:
    """The entries of a document's bibliography."""
    entries = [marked(entry.inlines) for entry in document.bibliography]
    places = [document.source.place(extent(entry.inlines)[0]) for entry in document.bibliography]
    return _parsed(entries, places)


def _parsed(entries: Sequence[Marked], places: Sequence[Place]) -> tuple[Parsed, ...]:
    keys: set[str] = set()
    found = []
    for entry, place, draft in zip(entries, places, parse_references(entries), strict=True):
        key = make_key(draft.fields, keys)
        keys.add(key)
        readings = tuple((name, _placed(reading, entry)) for name, reading in draft.readings.items())
        fields = tuple(draft.fields.items())
        found.append(Parsed(Reference(key, draft.type, fields, "parsed", place, entry.text, readings), draft))
    return tuple(found)


def _placed(reading: Reading, entry: Marked) -> Reading:
    """A reading that counts the entry's letters, as one that counts the source's."""
    if reading.end <= reading.start or reading.end > len(entry.ends):
        return Reading(reading.value, 0, 0, reading.sure)
    return Reading(reading.value, entry.starts[reading.start], entry.ends[reading.end - 1], reading.sure)


# --- Answers in other forms --------------------------------------------------------------------------------------


def as_row(one: Parsed) -> dict[str, Any]:
    """All of it: ``{"key", "type", "fields": {name: {"value", "sure", "start", "end"}}, "raw", "findings"}``."""
    reference = one.reference
    fields = {
        name: {"value": reading.value, "sure": reading.sure, "start": reading.start, "end": reading.end}
        for name, reading in reference.readings
    }
    findings = [{"code": code, "message": message} for code, message in one.draft.findings]
    place = str(reference.place) if reference.place else ""
    return {
        "key": reference.key,
        "type": reference.type,
        "fields": fields,
        "raw": reference.raw,
        "place": place,
        "findings": findings,
    }


def as_line(one: Parsed) -> dict[str, Any]:
    """``{"id", "type", "fields"}`` as ``--jsonl`` answers."""
    fields = dict(one.reference.fields)
    kind = type_of(one.reference.type, fields)
    return {"id": one.reference.key, "type": kind, "fields": fields_of(one.draft.type, fields)}
