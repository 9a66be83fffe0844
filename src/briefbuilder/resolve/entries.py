"""A document's bibliography → references, and the shelf on which they become works with keys.

In: a document.  Out: its entries, parsed and checked. The ``Shelf`` takes those of all documents at once and knows
which of them are one work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from briefbuilder.bibtex import make_key
from briefbuilder.model import Document, Entry, Reference, extent, plain
from briefbuilder.problems import Place, Problems
from briefbuilder.resolve.checks import check_list
from briefbuilder.resolve.match import Index, address
from briefbuilder.resolve.parsing import parse_references
from briefbuilder.resolve.parts.draft import Draft
from briefbuilder.resolve.parts.marked import Marked, marked
from briefbuilder.resolve.sameness import compare, names_of
from briefbuilder.resolve.works import Work, gather, merged

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


@dataclass(slots=True)
class Shelf:
    """The works of the book while it grows: what was given stays as it is, keys are taken once.

    ``readings`` are, by key, all entries that turned out to be this work, as the book's order has them.
    """

    index: Index
    keys: set[str]
    order: list[Reference]
    readings: dict[str, list[Reference]] = field(default_factory=dict)

    @classmethod
    def of(cls, references: Sequence[Reference], taken: Iterable[str] = ()) -> Shelf:
        """A shelf that begins with these. ``taken`` are keys that nobody else may get."""
        keys = {reference.key for reference in references} | set(taken)
        return cls(Index(references), keys, list(references))

    def take(self, found: Sequence[Reference]) -> tuple[Reference, ...]:
        """Put all of these on the shelf at once; the work of each, in their order.

        They are weighed together, so that it does not matter which of two sources comes first.
        """
        given = list(self.order)
        taken: dict[int, Reference] = {}
        for row in gather(given, found):
            readings = [found[number - len(given)] for number in row if number >= len(given)]
            if not readings:
                continue
            work = given[row[0]] if row[0] < len(given) else self._new(merged(readings))
            self.readings.setdefault(work.key, []).extend(readings)
            taken.update((number - len(given), work) for number in row if number >= len(given))
        return tuple(taken[number] for number in range(len(found)))

    def put(self, reference: Reference) -> Reference:
        """The work as the shelf has it; a work that is not there yet gets a key and its place at the end."""
        work = same_work(reference, self.index) or self._new(reference)
        self.readings.setdefault(work.key, []).append(reference)
        return work

    def _new(self, reference: Reference) -> Reference:
        reference = replace(reference, key=make_key(dict(reference.fields), self.keys))
        self.keys.add(reference.key)
        self.order.append(reference)
        self.index.add(reference)
        return reference

    @property
    def works(self) -> tuple[Work, ...]:
        """Every entry with its readings."""
        return tuple(Work(entry, tuple(self.readings.get(entry.key, ()))) for entry in self.order)


def same_work(reference: Reference, index: Index) -> Reference | None:
    """The same work on the shelf, the surest of all that could be it."""
    title = f"{reference.get('title')} {reference.get('subtitle')}"
    keys = dict.fromkeys((*index.by_name(names_of(reference)), *index.by_title(title)))
    held = [index.by_key[key] for key in keys]
    held += filter(None, (index.by_address(address(reference.get(name))) for name in ("doi", "url")))
    weighed = [(compare(reference, one), one) for one in held]
    same = [(-likeness.weight, one.key, one) for likeness, one in weighed if likeness.judgement == "same"]
    return min(same, key=lambda each: each[:2])[2] if same else None


def read_bibliography(document: Document, problems: Problems) -> tuple[Reference | None, ...]:
    """A document's entries as references without keys; None for an entry of which nothing could be made."""
    texts = [marked(entry.inlines) for entry in document.bibliography]
    found: list[Reference | None] = []
    for entry, text, draft in zip(document.bibliography, texts, parse_references(texts), strict=True):
        if not draft.fields.get("title"):
            _report_unread(document, entry, problems)
            found.append(None)
            continue
        reference = _reference(document, entry, text, draft)
        _report(reference, draft.findings, problems)
        found.append(reference)
    for reference, code, message in check_list([one for one in found if one]):
        _report(reference, [(code, message)], problems)
    return tuple(found)


def _reference(document: Document, entry: Entry, text: Marked, draft: Draft) -> Reference:
    fields = draft.bib_fields
    if document.access and fields.get("url") and not fields.get("urldate"):
        fields["urldate"] = document.access.value
    start, _ = extent(entry.inlines)
    raw = " ".join(plain(entry.inlines).split())
    place = document.source.place(start)
    return Reference("", draft.type, tuple(fields.items()), "parsed", place, raw, draft.readings_in(text))


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
