"""Chapters → one book: numbered in the order given, with one shelf. ``references.bib`` has won already, in ``resolve``.

In: resolved sources, the shelf, what stands on the title page.  Out: a Book.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefbuilder.citations import cited_keys
from briefbuilder.model import Book, BookInfo, Chapter, Reference, Resolved


def bind(resolved: Sequence[Resolved], shelf: Sequence[Reference], info: BookInfo) -> Book:
    """Two sources become ``ch01`` and ``ch02``; ``cited`` are the keys that any of them cites."""
    width = max(2, len(str(len(resolved))))
    chapters = tuple(Chapter(f"ch{number:0{width}}", number, source) for number, source in enumerate(resolved, start=1))
    cited = frozenset(key for source in resolved for key in cited_keys(source.document))
    return Book(info, chapters, _one_shelf(resolved, shelf), cited)


def _one_shelf(resolved: Sequence[Resolved], shelf: Sequence[Reference]) -> tuple[Reference, ...]:
    """Every entry once; the sources themselves stand on it too, since a chapter prints its own entry at its head."""
    by_key = {reference.key: reference for reference in shelf}
    for source in resolved:
        by_key.setdefault(source.own.key, source.own)
    return tuple(by_key.values())
