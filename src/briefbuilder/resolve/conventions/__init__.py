"""How works are written down: one file per convention, one line each in the table.

A new convention brings ``parse_entry`` (a bibliography's entry → draft) or ``parse_note`` (a piece of a note → mention)
and a line here; the first that makes something of a text wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from briefbuilder.resolve.conventions import short_title, surname_first
from briefbuilder.resolve.conventions.short_title import Mention
from briefbuilder.resolve.parts.draft import Draft
from briefbuilder.resolve.parts.marked import Marked

__all__ = ["CONVENTIONS", "Convention", "Mention", "parse_entry", "parse_note"]


@dataclass(frozen=True, slots=True)
class Convention:
    """A way to write works down. ``Counter`` holds the forms of words in the list at hand, as evidence for capitals."""

    name: str
    parse_entry: Callable[[Marked, Counter[str]], Draft] | None = None
    parse_note: Callable[[Marked, Callable[[str], bool]], Mention | None] | None = None


CONVENTIONS: tuple[Convention, ...] = (
    Convention("surname-first", parse_entry=surname_first.parse_entry),
    Convention("short-title", parse_note=short_title.parse_note),
)


def parse_entry(entry: Marked, forms: Counter[str]) -> Draft:
    """The first convention that finds a title speaks for the entry."""
    drafts = (convention.parse_entry(entry, forms) for convention in CONVENTIONS if convention.parse_entry)
    return next((draft for draft in drafts if draft.fields.get("title")), Draft())


def parse_note(piece: Marked, is_name: Callable[[str], bool]) -> Mention | None:
    """The first convention that finds a mention speaks for the piece."""
    mentions = (convention.parse_note(piece, is_name) for convention in CONVENTIONS if convention.parse_note)
    return next((mention for mention in mentions if mention), None)
