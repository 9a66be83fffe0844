"""Ask for what neither the text nor the editor says of a source."""

from __future__ import annotations

from briefbuilder.model import Document
from briefbuilder.problems import Problems


def ask_for_facts(document: Document, problems: Problems) -> None:
    """One question per missing fact. Asked last, when the editor's word is in."""
    metadata = document.metadata
    asked = {
        "title": metadata.title,
        "author": metadata.authors,
        "date": metadata.date,
        "publisher": metadata.publisher,
    }
    for name, value in asked.items():
        if not value:
            problems.warn(
                f"{name}-missing",
                f"the text states no {name}",
                document.source.whole,
                f"give {name}: for this source in sources/book.yaml if you know it",
            )
