"""The proof that a ledger says the truth, from what was written alone; it knows nothing of how that was made.

In: the ledger's rows as written, the source's text, the Markdown as it reads back (and what was printed).  Out: what is
wrong with them; nothing, if all is well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NotRequired, TypedDict

_LETTER = re.compile(r"\w")


class _Written(TypedDict):
    """A row as it stands in the file."""

    start: int
    end: int
    line: int
    fate: str
    rule: NotRequired[str]
    target: NotRequired[str]
    text: str
    after: NotRequired[str]


def audit(
    text: str, written: Iterable[bytes], body: Sequence[str], notes: Sequence[str], meta: dict[str, list[str]]
) -> list[str]:
    """What is wrong with a ledger as written, held against the source's text and the Markdown as read again.

    ``written`` are the ledger's lines, ``body`` and ``notes`` the texts of the Markdown's leaves and notes in order,
    ``meta`` its front matter's. Empty means: the rows partition the text to the last character, and every kept or moved
    span stands at its target, literally and in order.
    """
    faults: list[str] = []
    cursor: dict[str, int] = {}
    position = 0
    for row in _rows(written):
        faults += _audit_place(row, position, text)
        position = row["end"]
        if row["fate"] in ("kept", "moved"):
            faults += _audit_target(row, cursor, body, notes, meta)
    if position != len(text):
        faults.append(f"the last row ends at {position}, the source at {len(text)}")
    return faults


def _rows(written: Iterable[bytes]) -> Iterator[_Written]:
    """One after the other: a long text has more of them than one wants to hold."""
    for line in written:
        yield json.loads(line)


def _audit_place(row: _Written, position: int, text: str) -> list[str]:
    faults: list[str] = []
    start = row["start"]
    if start > position:
        faults.append(f"characters {position} to {start} are in no row")
    elif start < position:
        faults.append(f"row at {start} overlaps")
    if row.get("text", "") != text[start : row["end"]]:
        faults.append(f"row at {start} does not say what the source says there")
    return faults


def _audit_target(
    row: _Written, cursor: dict[str, int], body: Sequence[str], notes: Sequence[str], meta: dict[str, list[str]]
) -> list[str]:
    target = row.get("target", "")
    where = _target_text(target, body, notes, meta)
    wanted = row["text"].strip()
    found = where.find(wanted, cursor.get(target, 0))
    if found < 0:
        return [f"line {row['line']}: “{wanted[:60]}” does not stand in {target or 'any target'}"]
    cursor[target] = found + len(wanted)
    return []


def _target_text(target: str, body: Sequence[str], notes: Sequence[str], meta: dict[str, list[str]]) -> str:
    kind, _, name = target.partition(" ")
    if kind == "meta":
        return "\n".join(meta.get(name.replace("_", "-"), meta.get(name, [])))
    texts = {"block": body, "note": notes}.get(kind, ())
    number = int(name) if name.isdigit() else 0
    return texts[number - 1] if 0 < number <= len(texts) else ""


def audit_words(written: Iterable[bytes], printed: str) -> list[str]:
    """Are the body's kept words in what was printed (the text of the chapter's HTML)?

    citeproc moves punctuation round a citation (CSL 1.0.2, "punctuation-in-quote"), so the ends are held by words.
    """
    whole = " ".join(printed.split())
    position, faults = 0, []
    for row in _rows(written):
        wanted = _without_ends(" ".join(row["text"].split())) if row["fate"] == "kept" else ""
        found = whole.find(wanted, position)
        if found >= 0:
            position = found + len(wanted)
        elif wanted not in whole:  # a caption below its table in the source stands above it in print
            faults.append(f"line {row['line']}: “{wanted[:60]}” is not in the printed chapter")
    return faults


def _without_ends(text: str) -> str:
    """From the first letter or figure to the last: ``"(so it is)."`` gives ``"so it is"``."""
    first, last = _LETTER.search(text), _LETTER.search(text[::-1])
    return text[first.start() : len(text) - last.start()] if first and last else ""
