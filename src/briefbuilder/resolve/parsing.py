"""Entries of one list → drafts: labelled first, then each stretch read as its field.

In: marked texts.  Out: a draft for each, in order. Never raises; a text that is no entry gives a draft with little
in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefbuilder.resolve.labelling import label_all
from briefbuilder.resolve.parts.draft import Draft
from briefbuilder.resolve.parts.fields import draft_of
from briefbuilder.resolve.parts.lists import settle_list
from briefbuilder.resolve.parts.marked import Marked
from briefbuilder.resolve.parts.titles import word_forms


def parse_references(entries: Sequence[Marked]) -> list[Draft]:
    """``[marked("Roe, J. (2004). Low Tide. Kiel: Harbour.")]`` gives one draft: a book with author, title and date."""
    forms = word_forms(entry.text for entry in entries)
    drafts = [draft_of(entry, labels, forms) for entry, labels in zip(entries, label_all(entries), strict=True)]
    return settle_list(entries, drafts)
