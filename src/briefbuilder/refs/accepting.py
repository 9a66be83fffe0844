"""An editor's yes → references.bib: the fields of a candidate merged into its entry, or a new entry at the end.

In: a look-up and which of its fields are wanted.  Out: what became of each field. A yes to all takes what is new, what
differs and what is confirmed, but never what an editor wrote, and of a page that tells passers-by only, nothing in the
place of what is printed. The entry's type is taken where it is named, or where the entry had none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefbuilder import bibtex
from briefbuilder.bibtex import Change, Offer
from briefbuilder.bibtex.provenance import EDITOR, TYPE
from briefbuilder.folder import BIBLIOGRAPHY_NAME
from briefbuilder.outputs import write_file
from briefbuilder.problems import Problems, UsageError
from briefbuilder.refs.compared import Compared
from briefbuilder.refs.kept import folder_of
from briefbuilder.refs.lookup import Candidate, Lookup, bib_text

ALL = frozenset({"*"})


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was written: the file, and what became of each field; a new entry has no changes."""

    path: Path
    changes: tuple[Change, ...] = ()
    appended: bool = False


def accept(book: Path, lookup: Lookup, wanted: Collection[str] = ALL, pick: int = 0) -> Accepted:
    """Write ``wanted`` fields ("*": all) of the candidate ``pick``. Raises UsageError where that cannot be."""
    if folder_of(book) is None:
        raise UsageError(f"{book} is no book (it has no sources/): a folder of texts is never written")
    if not lookup.candidates:
        raise UsageError("nothing was found that could be accepted")
    candidate = lookup.candidates[pick]
    if set(wanted) == ALL and not candidate.likeness.enough:
        raise UsageError(
            f"“{candidate.fields['title']}” may be another work (likeness {candidate.likeness.value:.2f}): "
            "if it is the same, name the fields to accept: --accept=title,date"
        )
    if lookup.reference is None:
        return _append(book, lookup)
    merged = bibtex.merge_fields(bib_text(book), lookup.key, [_offer(candidate, wanted)])
    return Accepted(_write(book, merged.text), merged.changes)


def _append(book: Path, lookup: Lookup) -> Accepted:
    """The new entry at the end of the file, with the key that was shown."""
    old = bib_text(book)
    (made,) = bibtex.read_bib(lookup.bibtex, BIBLIOGRAPHY_NAME, Problems())
    known = next((one.key for one in bibtex.read_bib(old, "", Problems()) if bibtex.same_work(one, made)), "")
    if known:
        raise UsageError(f"the work stands in {BIBLIOGRAPHY_NAME} already, as {known}: look that up")
    return Accepted(_write(book, bibtex.append_entries(old, [made])), appended=True)


def _offer(candidate: Candidate, wanted: Collection[str]) -> Offer:
    every = set(wanted) == ALL
    unknown = set() if every else set(wanted) - {row.name for row in candidate.rows if row.found}
    if unknown:
        known = ", ".join(row.name for row in candidate.rows if row.found)
        raise UsageError(f"{', '.join(sorted(unknown))}: no such field came in; there are {known}")
    apart = _titles_apart({row.name: row for row in candidate.rows})
    rows = [row for row in candidate.rows if (_taken(row, candidate, apart) if every else row.name in wanted)]
    fields = tuple((row.name, row.printed if row.state == "same" else row.found) for row in rows if row.name != TYPE)
    kind = next((row.found for row in rows if row.name == TYPE), "")
    return Offer(fields, "looked-up", candidate.where, kind)


def _titles_apart(rows: Mapping[str, Compared]) -> bool:
    """Would one half of a title come from here and the other one from there?"""
    title, subtitle = rows.get("title"), rows.get("subtitle")
    if not title or not subtitle or title.state != "differs":
        return False
    return EDITOR in (title.owner, subtitle.owner if subtitle.printed else None) or not subtitle.found


def _taken(row: Compared, candidate: Candidate, titles_apart: bool) -> bool:  # noqa: FBT001 - said of all rows alike
    """Does a yes to all mean this field?"""
    if titles_apart and row.name in ("title", "subtitle"):
        return False
    if row.name == TYPE:
        return row.state == "same" or row.printed in ("", "misc")
    return row.state == "new" or (row.state in ("same", "differs") and not candidate.weak)


def _write(book: Path, text: str) -> Path:
    path = book / BIBLIOGRAPHY_NAME
    data = text.encode("utf-8", "surrogateescape")
    if path.is_file() and path.read_bytes() == data:
        return path
    return write_file(path, data)
