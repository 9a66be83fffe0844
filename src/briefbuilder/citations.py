"""Which works a document cites, and where: one walk for everybody.

In: a Document.  Out: its Citation inlines, of the text first and of the notes after.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefbuilder.model import Citation, Document, leaf_inlines


def citations(document: Document) -> Iterator[Citation]:
    """Every citation: those in the text in reading order, then those in the notes."""
    blocks = [*document.blocks, *(block for note in document.notes for block in note.blocks)]
    for block in blocks:
        for leaf in leaf_inlines(block):
            yield from (inline for inline in leaf if isinstance(inline, Citation))


def cited_keys(document: Document) -> frozenset[str]:
    """The keys cited: ``{"kozhanov2015understanding"}``."""
    return frozenset(work.key for citation in citations(document) for work in citation.works)
