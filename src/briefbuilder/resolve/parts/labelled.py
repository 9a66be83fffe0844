"""A stretch of an entry and the name of the field it belongs to: the seam between labelling and fields.

The stretches of one entry cover it without gap or overlap; markers and punctuation belong to the field they introduce
or close: ``"Roe, J. Tides, vol. 3."`` gives author "Roe, J. ", title "Tides, ", volume "vol. 3.".
"""

from __future__ import annotations

from dataclasses import dataclass

LABELS = (
    "citation-number",
    "author",
    "editor",
    "translator",
    "title",
    "journal",
    "booktitle",
    "series",
    "event",
    "volume",
    "number",
    "pages",
    "date",
    "publisher",
    "location",
    "edition",
    "genre",
    "url",
    "doi",
    "isbn",
    "accessed",
    "note",
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """``Labelled("volume", 15, 22, 0.98)``: ``Marked.text[15:22]`` is, quite surely, the volume."""

    label: str
    start: int
    end: int
    sure: float = 1.0
