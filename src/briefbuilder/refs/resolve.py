"""``refs resolve``: the notes of a text against a bibliography: who is cited where.

In: lines of JSON, or a document.  Out: one answer per note.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefbuilder.model import Reference
from briefbuilder.problems import UsageError
from briefbuilder.refs.listed import read_list, styled
from briefbuilder.resolve.mentions import Mention
from briefbuilder.resolve.mentions.assign import NoteText, assign
from briefbuilder.resolve.mentions.chain import Decision, show


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
    rows = assign(_notes(asked.notes), [asked.works])
    for row, (meant,) in zip(asked.notes, rows, strict=True):
        cites = [_cite(mention, decision) for mention, decision in meant]
        yield {"id": row.get("id"), "is_comment": not cites, "cites": cites}


def _cite(mention: Mention, decision: Decision) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "id": decision.key or None,
        "locator": show(decision.locator) or None,
        "confidence": decision.confidence,
        "reason": decision.reason,
        "candidates": list(decision.near),
        "start": mention.start,
        "end": mention.end,
    }
    if decision.doubt:
        answer["doubt"] = decision.doubt
    return answer


def _notes(rows: Iterable[Mapping[str, Any]]) -> list[NoteText]:
    """A chapter begins where the rows say so, or, if they say nothing, where the numbers begin again."""
    notes: list[NoteText] = []
    chapter: object = None
    last = 0
    for count, row in enumerate(rows, 1):
        label = _number(row.get("n"), count)
        opens = bool(notes) and ((row["chapter"] != chapter) if "chapter" in row else label < last)
        chapter, last = row.get("chapter"), label
        notes.append(NoteText(label, (styled(str(row["raw"])),), opens))
    return notes


def _number(value: object, count: int) -> int:
    text = str(value if value is not None else "").strip()
    return int(text) if text.isdecimal() and len(text) < 9 else count
