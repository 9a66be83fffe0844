"""The source itself as an entry: what it states of title, authors, date, outlet and series becomes a reference."""

from __future__ import annotations

import re

from briefbuilder.model import Document, Reference, Stated
from briefbuilder.resolve.parts.names import parse_names
from briefbuilder.words import BIBLATEX_TO_BCP47, ORGANISATION_WORDS


def own_fields(document: Document) -> tuple[str, dict[str, str]]:
    """Type and fields of a source's own entry; nothing that it does not state.

    Without a title the file's stem stands.
    """
    stated = document.metadata
    fields = {
        "author": " and ".join(filter(None, (_name(author) for author in stated.authors))),
        "title": _value(stated.title) or document.source.stem,
        "subtitle": _value(stated.subtitle),
        "date": _value(stated.date),
        "series": _value(stated.series),
        "number": _value(stated.number),
        "url": _value(stated.url),
        "langid": _langid(stated.lang),
    }
    publisher = _value(stated.publisher)
    kind = _type(fields, publisher)
    home = {"report": "institution", "article": "journaltitle", "online": "organization"}.get(kind, "publisher")
    fields[home] = publisher
    return kind, {name: value for name, value in fields.items() if value}


def _value(stated: Stated | None) -> str:
    return stated.value.strip() if stated else ""


def _name(author: Stated) -> str:
    """An author as stated, "Given Family" or "Family, Given", as a .bib field has it."""
    return parse_names(author.value).value


def _langid(lang: str) -> str:
    code = lang.partition("-")[0].casefold()
    return next((name for name, tag in BIBLATEX_TO_BCP47.items() if tag == code), "") if code else ""


def _type(fields: dict[str, str], publisher: str) -> str:
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", publisher):
        return "online"
    institution = bool(set(publisher.casefold().split()) & ORGANISATION_WORDS)
    if fields["number"] or fields["series"] or institution:
        return "report"
    if publisher and fields["date"]:
        return "article"
    return "online" if fields["url"] else "misc"


def own_reference(document: Document) -> Reference:
    """The source itself as an entry without a key."""
    kind, fields = own_fields(document)
    return Reference("", kind, tuple(fields.items()), "source", document.source.whole, "")
