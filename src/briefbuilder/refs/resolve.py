"""``refs resolve``: the notes of a text against a bibliography: who is cited where.

In: lines of JSON, or a document.  Out: one answer per note.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefbuilder.model import Document, Note, Paragraph, Reference, Run, Source
from briefbuilder.problems import Problems, UsageError
from briefbuilder.refs.listed import read_list
from briefbuilder.resolve.entries import Shelf
from briefbuilder.resolve.match import Index
from briefbuilder.resolve.notes import read_notes


@dataclass(slots=True)
class _Asked:
    """A file of notes: the works, and the notes in their order."""

    works: tuple[Reference, ...] = ()
    notes: list[Mapping[str, Any]] = field(default_factory=list)


def resolve_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """``{"bibliography": […]}`` and lines ``{"id", "n", "raw"}`` → ``{"id", "is_comment", "cites": […]}`` for each."""
    asked = _asked(lines)
    return _answers(asked)


def _asked(lines: Iterable[str]) -> _Asked:
    asked = _Asked()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UsageError(f"line {number} is no JSON: {error}") from error
        if not isinstance(row, Mapping):
            raise UsageError(f'line {number} is no object; wanted are {{"bibliography": […]}} and {{"id", "n", "raw"}}')
        if "bibliography" in row:
            asked.works += read_list(row["bibliography"])
        if "raw" in row:
            asked.notes.append(row)
    return asked


def _answers(asked: _Asked) -> Iterator[dict[str, Any]]:
    document = _document(asked.notes)
    index = Index(asked.works)
    _, resolutions = read_notes(document, (index,), Shelf.of(asked.works), Problems())
    for number, row in enumerate(asked.notes):
        mine = [one for one in resolutions if one.note == f"n{number}"]
        cites = [
            {
                "id": one.key if one.key in index.by_key else None,
                "locator": one.locator or None,
                "confidence": one.confidence,
                "reason": one.reason,
                "candidates": list(one.candidates),
            }
            for one in mine
        ]
        yield {"id": row.get("id"), "is_comment": not mine, "cites": cites}


def _document(rows: Iterable[Mapping[str, Any]]) -> Document:
    text, notes = "", []
    for number, row in enumerate(rows):
        raw, start = " ".join(str(row["raw"]).split()), len(text)
        run = Run(raw, start, start + len(raw))
        notes.append(Note(f"n{number}", str(row.get("n", number + 1)), (Paragraph((run,)),), start, start))
        text += raw + "\n"
    return Document(Source("notes", "notes", "jsonl", "", text), (), tuple(notes))
