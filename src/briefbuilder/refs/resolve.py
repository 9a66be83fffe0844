"""``refs resolve``: the notes of a text against a bibliography: who is cited where.

In: lines of JSON, or a document.  Out: one answer per note, or a row per mention.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefbuilder.bibtex import read_bib
from briefbuilder.model import Reference, Resolution
from briefbuilder.normalise import normalise
from briefbuilder.people import people
from briefbuilder.problems import Problems, UsageError
from briefbuilder.read import read
from briefbuilder.refs.listed import read_list, styled
from briefbuilder.resolve import resolve
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
        text = styled(str(row["raw"])).text
        cites = [{**_cite(decision), "mention": text[mention.start : mention.end]} for mention, decision in meant]
        yield {"id": row.get("id"), "is_comment": not cites, "cites": cites}


def _cite(decision: Decision) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "id": decision.key or None,
        "locator": show(decision.locator) or None,
        "confidence": decision.confidence,
        "reason": decision.reason,
        "candidates": list(decision.near),
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


# --- A document --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """A mention and what was found: ``label`` is the note's as printed, ``entry`` the work in a few words."""

    label: str
    mention: Resolution
    entry: str = ""

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        found = self.mention
        return {
            "note": self.label,
            "mention": found.raw,
            "key": found.key or None,
            "locator": found.locator or None,
            "confidence": found.confidence,
            "reason": found.reason,
            "candidates": list(found.candidates),
            "entry": self.entry or None,
            "place": str(found.place),
        }


def resolve_file(data: bytes, path: str, given: Sequence[Reference], problems: Problems) -> list[Row]:
    """All mentions in the notes of a document, against its own bibliography and the given entries."""
    document = normalise(read(data, path, problems), problems)
    shelved = resolve([document], given, problems)
    labels = {note.id: note.label for note in document.notes}
    entries = {reference.key: _in_short(reference) for reference in shelved.shelf}
    found = shelved.resolved[0].resolutions
    return [Row(labels.get(one.note, ""), one, entries.get(one.key, "")) for one in found]


def read_given(text: str, path: str, problems: Problems) -> tuple[Reference, ...]:
    """The works of a .bib file, or of a list in any other form (``listed``)."""
    if path.endswith((".json", ".jsonl")):
        rows = (
            [json.loads(line) for line in text.split("\n") if line.strip()] if path.endswith("l") else json.loads(text)
        )
        return read_list(rows)
    return read_bib(text, path, problems)


def _in_short(reference: Reference) -> str:
    """``"Roe and Doe, Low Tide, 2007"``."""
    names = [one.family for one in people(reference.get("author") or reference.get("editor"))]
    said = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
    return ", ".join(filter(None, (said, reference.get("title"), reference.get("date")[:4])))
