"""Entries of one list → drafts: labelled first, then each stretch read as its field.

In: marked texts.  Out: a draft for each, in order. Never raises; a text that is no entry gives a draft with little
in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefbuilder.resolve.labelling import label_all
from briefbuilder.resolve.parts.draft import Draft
from briefbuilder.resolve.parts.fields import draft_of
from briefbuilder.resolve.parts.labelled import Labelled
from briefbuilder.resolve.parts.lists import settle_list
from briefbuilder.resolve.parts.marked import Marked
from briefbuilder.resolve.parts.signals import signal_end
from briefbuilder.resolve.parts.titles import word_forms


def parse_references(entries: Sequence[Marked]) -> list[Draft]:
    """``[marked("Roe, J. (2004). Low Tide. Kiel: Harbour.")]`` gives one draft: a book with author, title and date."""
    forms = word_forms(entry.text for entry in entries)
    drafts = [draft_of(entry, labels, forms) for entry, labels in zip(entries, _labelled(entries), strict=True)]
    return settle_list(entries, drafts)


def _labelled(entries: Sequence[Marked]) -> list[tuple[Labelled, ...]]:
    """The labels of the entries; what only leads up to a work ("Vgl.") is set aside before it can mislead."""
    ends = [signal_end(entry.text) for entry in entries]
    works = [entry.cut(end, len(entry.text)) if end else entry for entry, end in zip(entries, ends, strict=True)]
    return [_moved(labels, end) if end else labels for labels, end in zip(label_all(works), ends, strict=True)]


def _moved(labels: Sequence[Labelled], end: int) -> tuple[Labelled, ...]:
    lead = Labelled("lead", 0, end)
    return (lead, *(replace(one, start=one.start + end, end=one.end + end) for one in labels))
