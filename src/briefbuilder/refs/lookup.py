"""Look a work up: an entry's key, a DOI, an ISBN, an address → what the services know, beside what is printed.

In: a request.  Out: ``Lookup`` values with their candidates. Nothing is printed here, and nothing written but what came
in, which is kept in the book (``kept``) and asked for once; offline only what is kept is shown. ``accepting`` writes.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefbuilder import bibtex
from briefbuilder.bibtex import Owner, make_key
from briefbuilder.bibtex.provenance import TYPE
from briefbuilder.config import load_config
from briefbuilder.folder import BIBLIOGRAPHY_NAME, SETTINGS_NAME, bytes_of
from briefbuilder.identifiers import bare_doi, bare_isbn, doi_is_right, isbn_is_right
from briefbuilder.model import Reference
from briefbuilder.problems import Place, Problems, UsageError
from briefbuilder.refs.compared import Compared, compare
from briefbuilder.refs.kept import keep, kept, name_of
from briefbuilder.resolve.lookup import (
    Csl,
    Kind,
    Likeness,
    LookupFailed,
    NotKept,
    Record,
    Services,
    fields_of,
    likeness,
    look_up_doi,
    look_up_isbn,
    look_up_page,
    query_of,
    search_work,
    type_of,
)

_ASK: dict[Kind, Callable[[str, Services], Record]] = {
    "doi": look_up_doi,
    "isbn": look_up_isbn,
    "url": look_up_page,
    "search": search_work,
}


Way = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class LookupRequest:
    """What to look up, in which book. ``offline``: only what is kept; ``refresh``: ask although it is kept."""

    book: Path
    what: str = ""
    offline: bool = False
    refresh: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that it may be: ``fields`` in BibLaTeX's words, beside what is printed, and how like the two are."""

    kind: Kind
    asked: str
    service: str
    where: str
    type: str
    fields: Mapping[str, str]
    likeness: Likeness
    weak: bool
    rows: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was looked up: ``key`` is the entry's, or the one that a new entry (``bibtex``) would get."""

    key: str
    reference: Reference | None
    candidates: tuple[Candidate, ...]
    bibtex: str = ""
    failures: tuple[LookupFailed, ...] = ()


SERVICES = Services()


def services_of(book: Path) -> Services:
    """Where to ask, and whom the services may write to: ``mailto`` in ``sources/book.yaml``."""
    if not (book / "sources" / SETTINGS_NAME).is_file():
        return SERVICES
    return replace(SERVICES, mailto=load_config(book, Problems()).mailto)


# --- Looking up --------------------------------------------------------------------------------------------------


def look_up(request: LookupRequest, services: Services, problems: Problems) -> Lookup:
    """One work. Raises UsageError where ``what`` is neither a key nor a number nor an address."""
    text = bib_text(request.book)
    shelf = bibtex.read_bib(text, BIBLIOGRAPHY_NAME, problems)
    reference, ways = _meant(request.what, shelf)
    if reference is None:
        return _look_up_new(request, ways, shelf, services, problems)
    return _look_up_entry(request, reference, ways, text, services, problems)


def look_up_one(request: LookupRequest, services: Services, problems: Problems) -> Iterator[Lookup]:
    """The same in the form of ``look_up_all``."""
    yield look_up(request, services, problems)


def look_up_all(request: LookupRequest, services: Services, problems: Problems) -> Iterator[Lookup]:
    """Every entry of references.bib that has a number or an address, one after the other."""
    text = bib_text(request.book)
    for reference in bibtex.read_bib(text, BIBLIOGRAPHY_NAME, problems):
        if ways := _ways(reference):
            yield _look_up_entry(request, reference, ways, text, services, problems)


def bib_text(book: Path) -> str:
    """The text of a book's references.bib; an empty one where there is none."""
    path = book / BIBLIOGRAPHY_NAME
    return bytes_of(path).decode("utf-8", "surrogateescape") if path.is_file() else ""


def _look_up_entry(
    request: LookupRequest, reference: Reference, ways: Sequence[Way], text: str, services: Services, problems: Problems
) -> Lookup:
    searches: tuple[Way, ...] = (("search", query_of(reference)),)
    found: list[Record] = []
    failures: list[LookupFailed] = []
    for kind, asked in (*ways, *searches):
        if kind == "search" and (found or any(one.code == "lookup-unreachable" for one in failures)):
            break  # a number has led somewhere (whether that is the work, the editor sees), or there is no network
        try:
            found.append(_record(request, kind, asked, services))
        except LookupFailed as failure:
            failures.append(failure)
            continue
        if likeness(reference, fields_of(found[-1].items[0])).enough:
            break
    owners = bibtex.owners(text, reference.key)
    candidates = [_candidate(record, item, reference, owners) for record in found for item in record.items]
    if any(one.kind == "search" for one in candidates):
        candidates.sort(key=lambda one: -one.likeness.value)
    lookup = Lookup(reference.key, reference, tuple(candidates), "", tuple(failures))
    _report(lookup, request, problems)
    return lookup


def _look_up_new(
    request: LookupRequest,
    ways: Sequence[Way],
    shelf: Sequence[Reference],
    services: Services,
    problems: Problems,
) -> Lookup:
    """A work that no entry has: the entry that would be made of it."""
    try:
        record = _record(request, *ways[0], services)
    except LookupFailed as failure:
        lookup = Lookup("", None, (), "", (failure,))
        _report(lookup, request, problems)
        return lookup
    candidate = _candidate(record, record.items[0], None, {})
    made = reference_of(candidate, record.date, [one.key for one in shelf])
    lookup = Lookup(made.key, None, (candidate,), bibtex.append_entries("", [made]))
    _report(lookup, request, problems)
    return lookup


def reference_of(candidate: Candidate, date: str, taken: Collection[str]) -> Reference:
    """A candidate as an entry with a key of its own; an address was seen on the day on which the page answered."""
    fields = dict(candidate.fields)
    if candidate.kind == "url" and fields.get("url") and date:
        fields["urldate"] = date
    place = Place(candidate.where)
    return Reference(make_key(fields, taken), candidate.type or "misc", tuple(fields.items()), "looked-up", place)


def _candidate(record: Record, item: Csl, reference: Reference | None, owners: Mapping[str, Owner]) -> Candidate:
    fields, kind = fields_of(item), type_of(item)
    like = likeness(reference or Reference("", "misc", ((record.kind, record.asked),)), fields)
    rows: tuple[Compared, ...] = ()
    if reference:
        found = {**({TYPE: kind} if kind else {}), **fields}
        rows = compare({TYPE: reference.type, **dict(reference.fields)}, found, owners)
    where = name_of(record.kind, record.asked)
    return Candidate(record.kind, record.asked, record.service, where, kind, fields, like, record.weak, rows)


# --- What is meant -----------------------------------------------------------------------------------------------


def _meant(what: str, shelf: Sequence[Reference]) -> tuple[Reference | None, tuple[Way, ...]]:
    """The entry of this key, or that has this number; else the number itself."""
    by_key = {one.key.casefold(): one for one in reversed(shelf)}
    if known := by_key.get(what.strip().casefold()):
        return known, _ways(known)
    way = _number(what)
    if way is None:
        close = difflib.get_close_matches(what, [one.key for one in shelf], n=2)
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        raise UsageError(f"“{what[:100]}” is no key of {BIBLIOGRAPHY_NAME}, no DOI, no ISBN and no address{hint}")
    return next((one for one in shelf if way in _ways(one)), None), (way,)


def _number(what: str) -> Way | None:
    """``"https://doi.org/10.1000/Tides"`` is ("doi", "10.1000/tides")."""
    what = what.strip()
    if doi_is_right(what):
        return "doi", bare_doi(what)
    if isbn_is_right(re.sub(r"^ISBN(?:-1[03])?:?\s*", "", what, flags=re.IGNORECASE)):
        return "isbn", bare_isbn(what.upper().removeprefix("ISBN-13").removeprefix("ISBN-10"))
    if re.match(r"https?://|www\.", what, re.IGNORECASE):
        return "url", what if "://" in what else f"https://{what}"
    return None


def _ways(reference: Reference) -> tuple[Way, ...]:
    """By what an entry can be looked up, the surest first."""
    ways: list[Way] = []
    if doi_is_right(reference.get("doi")):
        ways.append(("doi", bare_doi(reference.get("doi"))))
    isbns = re.split(r"[,;]", reference.get("isbn"))
    ways += [("isbn", bare_isbn(isbn)) for isbn in isbns[:1] if isbn_is_right(isbn.strip())]
    if way := _number(reference.get("url")):
        ways.append(way)
    return tuple(dict.fromkeys(ways))


# --- Asking, or not ----------------------------------------------------------------------------------------------


def _record(request: LookupRequest, kind: Kind, asked: str, services: Services) -> Record:
    """From the book if it is kept there, else from the service; then it is kept."""
    known = None if request.refresh and not request.offline else kept(request.book, kind, asked)
    if known:
        return known
    if request.offline:
        raise NotKept(f"{kind} {asked}: nothing is kept of an earlier look-up, and nothing is asked offline")
    record = _ASK[kind](asked, services)
    keep(request.book, record)
    return record


def _report(lookup: Lookup, request: LookupRequest, problems: Problems) -> None:
    """What came to nothing, and what may be another work."""
    place = (lookup.reference.place if lookup.reference else None) or Place(BIBLIOGRAPHY_NAME)
    for failure in lookup.failures:
        say = problems.note if lookup.candidates else problems.error
        hint = "with --offline what is kept is used" if failure.code == "lookup-unreachable" else ""
        say(failure.code, f"{lookup.key or request.what}: {failure}", place, "" if request.offline else hint)
    for one in lookup.candidates:
        if one.kind != "search" and not one.likeness.enough:
            message = f"{lookup.key}: {one.kind} {one.asked} leads to “{one.fields['title']}” ({_why(one.likeness)})"
            problems.warn("lookup-unlike", message, place, "perhaps the number is misprinted, or the record is wrong")


def _why(like: Likeness) -> str:
    return f"likeness {like.value:.2f}: {', '.join(like.against)}"
