"""What is odd in references.bib: each entry by itself, entries held against one another, and against the book.

In: the entries, where their fields stand, what the book cites.  Out: problems with line and column, each with a way
out. Nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefbuilder.model import Reference
from briefbuilder.problems import Place, Problems, Severity
from briefbuilder.resolve.checks import check_list
from briefbuilder.resolve.entries import HINTS
from briefbuilder.resolve.lint import values
from briefbuilder.resolve.lint.finding import Finding
from briefbuilder.resolve.lint.required import lacks
from briefbuilder.resolve.standing import ids_of

Places = Mapping[tuple[str, str], Place]
Check = Callable[[Reference], Iterator[Finding]]

# Checks of one entry; a new one is a line here and a table in rules.toml.
CHECKS: tuple[Check, ...] = (lacks, values.identifiers, values.web, values.pages, values.names)

_PARENT = re.compile(r"\b(?:crossref|xdata)\s{0,9}=\s{0,9}[{\"]([^{}\"]*)", re.IGNORECASE)
# The field at which a finding of ``checks`` stands.
_FIELDS = {
    "date-against-url": "date", "publisher-against-url": "url", "date-before-subject": "date",
    "year-against-volume": "volume", "editors-not-marked": "author",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """References.bib as it is checked. ``cited`` is None where no book is at hand; ``date`` is the book's."""

    entries: Sequence[Reference]
    places: Places
    path: str = "references.bib"
    cited: Collection[str] | None = None
    date: str = ""
    told: Collection[str] = frozenset()  # keys of which their source's list has said the same already


def lint(shelf: Checked, problems: Problems) -> None:
    """Run every check and write down what it finds, with its place."""
    for entry in shelf.entries:
        found = [finding for check in CHECKS for finding in check(entry)]
        for finding in (*found, *values.dates(entry, shelf.date)):
            _write(entry.key, finding, shelf, problems)
    for entry, code, message in check_list(shelf.entries):
        if entry.key not in shelf.told:
            finding = Finding(_FIELDS.get(code, ""), code, f"{message} (“{entry.key}”)", HINTS.get(code, ""))
            _write(entry.key, finding, shelf, problems)
    for key, finding in (*_uncited(shelf), *_shadowed(shelf.entries)):
        _write(key, finding, shelf, problems)


def _write(key: str, finding: Finding, shelf: Checked, problems: Problems) -> None:
    home = shelf.places.get((key, ""), Place(shelf.path))
    place = shelf.places.get((key, finding.field), home)
    write = {Severity.ERROR: problems.error, Severity.WARNING: problems.warn, Severity.NOTE: problems.note}
    write[finding.severity](finding.code, finding.message, place, finding.hint)


def _uncited(shelf: Checked) -> Iterable[tuple[str, Finding]]:
    """Entries that nobody cites or lists; the parent of another entry (crossref) is used."""
    if shelf.cited is None:
        return
    parents = {key.strip() for entry in shelf.entries for key in _PARENT.findall(entry.raw)}
    for entry in shelf.entries:
        if entry.key not in shelf.cited and entry.key not in parents and entry.type not in ("xdata", "set"):
            hint = "take it out of references.bib if it is not wanted"
            message = f"“{entry.key}” is cited nowhere in the book"
            yield entry.key, Finding("", "entry-uncited", message, hint, Severity.NOTE)


def _shadowed(entries: Sequence[Reference]) -> Iterable[tuple[str, Finding]]:
    """A further key (``ids``) that is the key of another entry, or a further key of two."""
    owners = {entry.key: entry.key for entry in entries}
    for entry in entries:
        for alias in ids_of(entry):
            if alias in owners:
                message = f"“{entry.key}” claims the key “{alias}”, which “{owners[alias]}” has"
                hint = "a key leads to one entry: take it out of one of the two"
                yield entry.key, Finding("ids", "key-claimed-twice", message, hint, Severity.ERROR)
            owners.setdefault(alias, entry.key)
