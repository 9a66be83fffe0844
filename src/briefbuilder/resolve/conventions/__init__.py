"""How works are written down in a list: one file per convention, one line each in the table.

A new convention brings ``parse_entry`` (a bibliography's entry → draft) and a line here; the first that makes something
of a text wins. What notes say of works is read in ``mentions``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from briefbuilder.resolve.conventions import surname_first
from briefbuilder.resolve.parts.draft import Draft
from briefbuilder.resolve.parts.marked import Marked

__all__ = ["CONVENTIONS", "Convention", "parse_entry"]


@dataclass(frozen=True, slots=True)
class Convention:
    """A way to write works down. ``Counter`` holds the forms of words in the list at hand, as evidence for capitals."""

    name: str
    parse_entry: Callable[[Marked, Counter[str]], Draft]


CONVENTIONS: tuple[Convention, ...] = (Convention("surname-first", parse_entry=surname_first.parse_entry),)


def parse_entry(entry: Marked, forms: Counter[str]) -> Draft:
    """The first convention that finds a title speaks for the entry."""
    drafts = (convention.parse_entry(entry, forms) for convention in CONVENTIONS)
    return next((draft for draft in drafts if draft.fields.get("title")), Draft())
