"""Documents → who cites what: entries become references, mentions become citations, each source is an entry itself.

In: normalised documents and the references that an editor's file holds.  Out: ``Shelved``: the documents with citations
in their notes, and one shelf. What was given stays as it is; new works come after it in the order in which they were
found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefbuilder.model import Comparison, Document, Reference, Resolved
from briefbuilder.problems import Problems
from briefbuilder.resolve.aliases import with_keys
from briefbuilder.resolve.entries import Shelf, read_bibliography
from briefbuilder.resolve.match import Index
from briefbuilder.resolve.notes import check_citations, read_notes
from briefbuilder.resolve.own import own_reference
from briefbuilder.resolve.sidebyside import compare_pairs, compare_works
from briefbuilder.resolve.standing import standing
from briefbuilder.resolve.works import Question, Work, questions
from briefbuilder.verdicts import Verdict, report_stale

__all__ = ["Shelved", "compare_shelf", "resolve"]


@dataclass(frozen=True, slots=True)
class Shelved:
    """The documents with their citations in order, the shelf, its works with all readings, pairs to be asked about."""

    resolved: tuple[Resolved, ...]
    shelf: tuple[Reference, ...]
    works: tuple[Work, ...] = ()
    questions: tuple[Question, ...] = ()


def resolve(
    documents: Sequence[Document],
    shelf: Sequence[Reference],
    problems: Problems,
    verdicts: Sequence[Verdict] = (),
) -> Shelved:
    """Resolve a book's documents against one another and against the given shelf.

    First all sources and all entries go on the shelf, so that a note can name a work of a later chapter's list.
    """
    found = standing(shelf, verdicts)
    shelf, documents = found.shelf, [with_keys(document, found.key) for document in documents]
    works = Shelf.of(shelf, found.aliases)
    owns, keys = _shelve(documents, works, problems)
    given = Index(shelf)
    resolved = []
    for document, own, entry_keys in zip(documents, owns, keys, strict=True):
        cited = tuple(dict.fromkeys(key for key in entry_keys if key))
        listed = Index(works.index.by_key[key] for key in cited)
        read, resolutions = read_notes(document, (listed, given), works, problems)
        resolved.append(Resolved(read, own, cited, entry_keys, resolutions))
    for done in resolved:
        check_citations(done.document, [reference.key for reference in works.order], problems)
    report_stale(verdicts, works.keys, found.joined, problems)
    asked = questions(works.order, found.apart)
    return Shelved(tuple(resolved), tuple(works.order), works.works, asked)


def _shelve(
    documents: Sequence[Document], works: Shelf, problems: Problems
) -> tuple[list[Reference], list[tuple[str, ...]]]:
    """Every source's own entry, and the keys of the entries of its list; all go on the shelf at once."""
    owns = [own_reference(document) for document in documents]
    lists = [read_bibliography(document, problems) for document in documents]
    entries = [entry for listed in lists for entry in listed if entry]
    taken = works.take([*owns, *entries])
    rest = iter(taken[len(owns) :])
    keys = [tuple(next(rest).key if entry else "" for entry in listed) for listed in lists]
    return list(taken[: len(owns)]), keys


def compare_shelf(shelved: Shelved, problems: Problems) -> tuple[Comparison, ...]:
    """What an editor should see side by side: pairs that could be one work, then works on which the sources differ."""
    entries = {reference.key: reference for reference in shelved.shelf}
    pairs = compare_pairs(shelved.questions, entries, problems)
    return (*pairs, *compare_works(shelved.works, problems))
