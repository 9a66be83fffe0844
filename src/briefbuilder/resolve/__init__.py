"""Documents → who cites what: entries become references, mentions become citations, each source is an entry itself.

In: normalised documents and the references that an editor's file holds.  Out: ``Shelved``: the documents with citations
in their notes, and one shelf. What was given stays as it is; new works come after it in the order in which they were
found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefbuilder.model import Document, Reference, Resolved
from briefbuilder.problems import Problems
from briefbuilder.resolve.entries import Shelf, read_bibliography
from briefbuilder.resolve.match import Index
from briefbuilder.resolve.notes import check_citations, read_notes
from briefbuilder.resolve.own import own_reference

__all__ = ["Shelved", "resolve"]


@dataclass(frozen=True, slots=True)
class Shelved:
    """The documents with their citations, in order, and all works of the book."""

    resolved: tuple[Resolved, ...]
    shelf: tuple[Reference, ...]


def resolve(documents: Sequence[Document], shelf: Sequence[Reference], problems: Problems) -> Shelved:
    """Resolve a book's documents against one another and against the given shelf.

    First all sources and all entries go on the shelf, so that a note can name a work of a later chapter's list.
    """
    works = Shelf.of(shelf)
    owns = [own_reference(document, works) for document in documents]
    keys = [read_bibliography(document, works, problems) for document in documents]
    given = Index(shelf)
    resolved = []
    for document, own, entry_keys in zip(documents, owns, keys, strict=True):
        cited = tuple(dict.fromkeys(key for key in entry_keys if key))
        listed = Index(works.index.by_key[key] for key in cited)
        read, resolutions = read_notes(document, (listed, given), works, problems)
        resolved.append(Resolved(read, own, cited, entry_keys, resolutions))
    for done in resolved:
        check_citations(done.document, [reference.key for reference in works.order], problems)
    return Shelved(tuple(resolved), tuple(works.order))
