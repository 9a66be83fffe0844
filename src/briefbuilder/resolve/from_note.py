"""A note that is a full reference: ``See "Harbours closed for winter," Harbour News, 21 November 2017``.

In: the piece of the note from the mention on.  Out: a reference without a key, or None where too little is said.
"""

from __future__ import annotations

from briefbuilder.model import Reference
from briefbuilder.problems import Place
from briefbuilder.resolve.parsing import parse_references
from briefbuilder.resolve.parts.marked import Marked
from briefbuilder.words import fold

_EVIDENCE = ("date", "url", "doi", "publisher", "institution", "organization", "journaltitle", "booktitle", "author")


def work_from_note(piece: Marked, title: str, place: Place) -> Reference | None:
    """The reference, where the note has a title and enough besides it: a full date, an address, or two other facts."""
    if not title or len(fold(title).split()) < 2:
        return None
    (draft,) = parse_references((piece,))
    fields = draft.bib_fields
    if fold(title) not in fold(f"{fields.get('title', '')} {fields.get('subtitle', '')}"):
        return None
    facts = [name for name in _EVIDENCE if fields.get(name)]
    dated = len(fields.get("date", "")) >= 10
    home = any(fields.get(name) for name in _EVIDENCE[3:8])
    full = fields.get("url") or fields.get("doi") or dated or (home and fields.get("date"))
    if not full or (len(facts) < 2 and not dated):
        return None
    if draft.type == "misc" or not home:
        fields.pop("pages", None)
    raw = " ".join(piece.text.split())
    return Reference("", draft.type, tuple(fields.items()), "parsed", place, raw)
