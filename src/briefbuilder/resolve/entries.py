"""A document's bibliography → references: every entry parsed, checked, and given a known work's key or a new one.

In: a document and the works known so far.  Out: references new to the shelf, and the key of every entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefbuilder.bibtex import make_key
from briefbuilder.model import Document, Entry, Reference, extent, plain
from briefbuilder.people import people
from briefbuilder.problems import Place, Problems
from briefbuilder.resolve.checks import check_list
from briefbuilder.resolve.conventions import parse_entry
from briefbuilder.resolve.match import Index, address
from briefbuilder.resolve.parts.draft import Draft
from briefbuilder.resolve.parts.marked import marked
from briefbuilder.resolve.parts.titles import same_title, word_forms
from briefbuilder.words import fold

HINTS = {
    "date-against-url": "one of the two is wrong: settle it in references.bib",
    "publisher-against-url": "perhaps it stands in two places: settle it in references.bib",
    "date-before-subject": "check the date",
    "year-against-volume": "check year and volume",
    "editors-not-marked": "if they are its editors, make the field author an editor in references.bib",
    "url-suspicious": "open it and settle it in references.bib",
    "title-recased": "names within it may need another case: settle it in references.bib",
}
_NOTES = frozenset(("url-repaired", "title-recased", "series-in-title", "date-from-event"))
SAME_TITLE = 0.9


@dataclass(slots=True)
class Shelf:
    """The works of the book while it grows: what was given stays as it is, keys are taken once."""

    index: Index
    keys: set[str]
    order: list[Reference]

    @classmethod
    def of(cls, references: Sequence[Reference]) -> Shelf:
        """A shelf that begins with these."""
        return cls(Index(references), {reference.key for reference in references}, list(references))

    def put(self, reference: Reference) -> Reference:
        """The work as the shelf has it; a work that is not there yet gets a key and its place at the end."""
        if known := same_work(reference, self.index):
            return known
        key = make_key(dict(reference.fields), self.keys)
        reference = replace(reference, key=key)
        self.keys.add(key)
        self.order.append(reference)
        self.index.add(reference)
        return reference


def same_work(reference: Reference, index: Index) -> Reference | None:
    """The same work on the shelf: by DOI or address; by a family name, a like title and no other year.

    An entry that this program made of the same line of the same source, and an editor then corrected, is the same too.
    """
    if doi := index.by_address(address(reference.get("doi"))):
        return doi
    title, subtitle = reference.get("title"), reference.get("subtitle")
    names = [fold(one.family) for one in people(reference.get("author") or reference.get("editor"))]
    for key in dict.fromkeys((*index.by_name(names), *index.by_title(f"{title} {subtitle}"))):
        held = index.by_key[key]
        like = same_title((title, subtitle), (held.get("title"), held.get("subtitle")))
        here = _marked_place(reference) and held.get("briefbuilder").endswith(_marked_place(reference))
        if like >= (0.5 if here else SAME_TITLE) and (here or _agree(reference, held, like)):
            return held
    return None


def _marked_place(reference: Reference) -> str:
    if not reference.place or not reference.place.line:
        return ""
    return f" {reference.place.path.rpartition('/')[2]}, line {reference.place.line}"


def _agree(one: Reference, other: Reference, like: float) -> bool:
    """Do year and names let the two be one work?"""
    years = {one.get("date")[:4], other.get("date")[:4]} - {""}
    if len(years) > 1:
        return bool(one.get("url")) and address(one.get("url")) == address(other.get("url"))
    both = [{fold(name.family) for name in people(ref.get("author") or ref.get("editor"))} for ref in (one, other)]
    if all(both):
        return bool(both[0] & both[1]) or (like > 0.97 and len(fold(one.get("title")).split()) > 4)
    return like > 0.97 and (not any(both) or len(fold(one.get("title")).split()) > 3)


def read_bibliography(document: Document, shelf: Shelf, problems: Problems) -> tuple[str, ...]:
    """Put a document's entries on the shelf; the key of each, "" for an entry of which nothing could be made."""
    texts = [marked(entry.inlines) for entry in document.bibliography]
    forms = word_forms(text.text for text in texts)
    parsed: list[Reference] = []
    keys: list[str] = []
    for entry, text in zip(document.bibliography, texts, strict=True):
        draft = parse_entry(text, forms)
        if not draft.fields.get("title"):
            _report_unread(document, entry, problems)
            keys.append("")
            continue
        reference = _reference(document, entry, draft)
        _report(reference, draft.findings, problems)
        parsed.append(reference)
        keys.append(shelf.put(reference).key)
    for reference, code, message in check_list(parsed):
        _report(reference, [(code, message)], problems)
    return tuple(keys)


def _reference(document: Document, entry: Entry, draft: Draft) -> Reference:
    fields = dict(draft.fields)
    if document.access and fields.get("url") and not fields.get("urldate"):
        fields["urldate"] = document.access.value
    start, _ = extent(entry.inlines)
    raw = " ".join(plain(entry.inlines).split())
    return Reference("", draft.type, tuple(fields.items()), "parsed", document.source.place(start), raw)


def _report_unread(document: Document, entry: Entry, problems: Problems) -> None:
    raw = " ".join(plain(entry.inlines).split())
    place = document.source.place(extent(entry.inlines)[0])
    hint = "write it into references.bib by hand"
    problems.warn("entry-unread", "no title was found in this entry of the bibliography", place, hint, raw[:200])


def _report(reference: Reference, findings: Sequence[tuple[str, str]], problems: Problems) -> None:
    place = reference.place or Place("")
    for code, message in findings:
        write = problems.note if code in _NOTES else problems.warn
        write(code, message, place, HINTS.get(code, ""), reference.raw[:200])
