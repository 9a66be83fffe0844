"""``refs merge``: entries of a book's references.bib that could be one work; joined on a yes, kept apart on a no.

In: a book's folder, and the editor's answers.  Out: pairs side by side; references.bib or sources/works.yaml written
whole or not at all. A no is remembered in works.yaml; a yes needs no memory, for the key that goes lives on as ``ids``
of the entry that stays.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefbuilder import bibtex
from briefbuilder.folder import BIBLIOGRAPHY_NAME, WORKS_NAME, BookFolder, bytes_of, find_sources
from briefbuilder.model import Comparison, Reference
from briefbuilder.outputs import write_file
from briefbuilder.problems import Problems, UsageError
from briefbuilder.resolve.sameness import Likeness
from briefbuilder.resolve.sidebyside import side_by_side
from briefbuilder.resolve.standing import ids_of
from briefbuilder.resolve.works import PRECEDENCE, questions
from briefbuilder.verdicts import Verdict, load_verdicts, with_verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that could be one work, the one that would stay first; ``decided`` where works.yaml says yes."""

    keep: str
    other: str
    comparison: Comparison
    weight: float
    decided: bool = False

    @property
    def keys(self) -> tuple[str, str]:
        """Both keys, the one that would stay first."""
        return (self.keep, self.other)


def open_pairs(path: Path, problems: Problems) -> tuple[Pair, ...]:
    """Pairs on which nobody has decided, and those that works.yaml calls one and that are still two; surest first."""
    folder = _book(path)
    entries, verdicts = _entries(_text(folder), problems), _verdicts(folder, problems)
    apart = frozenset(one.pair for one in verdicts if one.same == "no")
    yes = {one.pair for one in verdicts if one.same == "yes" and one.pair <= entries.keys()}
    asked = {frozenset((one.one, one.other)): one.likeness for one in questions(tuple(entries.values()), apart)}
    made = [_pair(pair, entries, asked.get(pair), decided=pair in yes) for pair in {**dict.fromkeys(yes), **asked}]
    return tuple(sorted(made, key=lambda one: (not one.decided, -one.weight, one.keys)))


def _pair(pair: frozenset[str], entries: Mapping[str, Reference], likeness: Likeness | None, *, decided: bool) -> Pair:
    order = list(entries)
    keep, other = sorted(pair, key=lambda key: (PRECEDENCE.index(entries[key].origin), order.index(key)))
    why = "; ".join(filter(None, ("works.yaml says yes" if decided else "", likeness.why if likeness else "")))
    shown = side_by_side([entries[keep], entries[other]], why)
    return Pair(keep, other, shown, likeness.weight if likeness else 0.0, decided)


def join(path: Path, keep: str, other: str) -> bibtex.Joined:
    """Join two entries and write references.bib."""
    folder = _book(path)
    before = _bytes(folder)
    text = before.decode("utf-8", "surrogateescape")
    _must_be_there(text, keep, other)
    joined = bibtex.join_entries(text, keep, other)
    _write(folder.root / BIBLIOGRAPHY_NAME, before, joined.text)
    return joined


def keep_apart(path: Path, one: str, other: str) -> Path:
    """Remember in sources/works.yaml that the two are two works."""
    folder = _book(path)
    _must_be_there(_text(folder), one, other)
    file = folder.texts / WORKS_NAME
    before = bytes_of(file) if file.exists() else b""
    _write(file, before, with_verdict(before.decode("utf-8", "surrogateescape"), (one, other), "no"))
    return file


# --- Files -------------------------------------------------------------------------------------------------------


def _book(path: Path) -> BookFolder:
    folder = find_sources(path)
    if folder.bare:
        raise UsageError(f"{path} is a folder of texts, which is never written: make it a book with sources/ in it")
    if folder.bibliography is None:
        raise UsageError(f"there is no {BIBLIOGRAPHY_NAME} in {path} yet: build the book once")
    return folder


def _bytes(folder: BookFolder) -> bytes:
    return bytes_of(folder.root / BIBLIOGRAPHY_NAME)


def _text(folder: BookFolder) -> str:
    return _bytes(folder).decode("utf-8", "surrogateescape")


def _entries(text: str, problems: Problems) -> dict[str, Reference]:
    return {one.key: one for one in bibtex.read_bib(text, BIBLIOGRAPHY_NAME, problems)}


def _verdicts(folder: BookFolder, problems: Problems) -> tuple[Verdict, ...]:
    return load_verdicts(folder.works, folder.shown(folder.works), problems) if folder.works else ()


def _must_be_there(text: str, *keys: str) -> None:
    entries = _entries(text, Problems())
    aliases = {alias: one.key for one in entries.values() for alias in ids_of(one)}
    for key in keys:
        if key in aliases and key not in entries:
            raise UsageError(f'"{key}" was joined into "{aliases[key]}" already')
        if key not in entries:
            near = difflib.get_close_matches(key, sorted(entries), n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise UsageError(f'there is no entry "{key}" in {BIBLIOGRAPHY_NAME}{hint}')


def _write(file: Path, before: bytes, text: str) -> None:
    """Write the file whole, unless somebody else has written it since it was read."""
    data = text.encode("utf-8", "surrogateescape")
    if file.exists() and file.read_bytes() != before:
        raise UsageError(f"{file.name} was changed meanwhile; nothing was written: try again")
    if data != before:
        write_file(file, data)
