"""A bibliography in any of the forms in which one is handed over → references that keep their ids as keys.

In: what stands behind ``"bibliography"`` in a file of notes: strings, printed entries, fields, CSL-JSON, BibTeX.  Out:
references in the list's order. An entry of which nothing can be made still has its id and its raw words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefbuilder.bibtex import read_bib
from briefbuilder.model import Reference, Run
from briefbuilder.people import person
from briefbuilder.problems import Problems
from briefbuilder.resolve.parsing import parse_references
from briefbuilder.resolve.parts.draft import Draft
from briefbuilder.resolve.parts.marked import Marked, marked

_STYLED = re.compile(r"</?(?:i|em)>", re.IGNORECASE)

# The names of fields and types that lists of fields use, as BibLaTeX has them.
_FIELD_NAMES = {"journal": "journaltitle", "address": "location", "school": "institution", "month": "month"}
_TYPE_NAMES = {"techreport": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "conference": "inproceedings"}
_CSL_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "chapter": "incollection",
    "paper-conference": "inproceedings", "webpage": "online", "post-weblog": "online", "post": "online",
    "legal_case": "jurisdiction", "motion_picture": "movie", "entry-encyclopedia": "inreference",
    "entry-dictionary": "inreference", "document": "misc", "speech": "unpublished", "manuscript": "unpublished",
}  # fmt: skip
_CSL_FIELDS = {
    "title": "title", "title-short": "shorttitle", "volume": "volume", "issue": "number", "number": "number",
    "page": "pages", "publisher": "publisher", "publisher-place": "location", "collection-title": "series",
    "DOI": "doi", "URL": "url", "ISBN": "isbn", "edition": "edition", "genre": "type", "event-title": "eventtitle",
}  # fmt: skip


def read_list(items: object) -> tuple[Reference, ...]:
    """``[{"id": "a", "raw": "ROE, MARY, *Low Tide* (Kiel, 2007)."}]`` gives one reference with the key "a"."""
    if isinstance(items, str):
        return _bibtex(items)
    if isinstance(items, Mapping):
        items = [{"id": key, **(item if isinstance(item, Mapping) else {"raw": item})} for key, item in items.items()]
    if not isinstance(items, Iterable):
        return ()
    rows = [item if isinstance(item, Mapping) else {"id": number, "raw": item} for number, item in enumerate(items, 1)]
    read = [_read(item, str(item.get("id", item.get("key", number)))) for number, item in enumerate(rows, 1)]
    return _parsed([reference for some in read for reference in some])


def _read(item: Mapping[str, Any], key: str) -> tuple[Reference, ...]:
    """An entry in its own form; one that is nothing but a printed string has no type yet."""
    raw = str(item.get("raw") or "")
    written = item.get("bibtex") or (raw if raw.lstrip().startswith("@") else "")
    if isinstance(written, str) and written:
        found = _bibtex(written)
        return tuple(replace(one, key=key) for one in found) if len(found) == 1 and "bibtex" in item else found
    if isinstance(item.get("fields"), Mapping):
        return (_fielded(key, item, raw),)
    if any(name in item for name in ("title", "author", "issued", "container-title", "editor")):
        return (_csl(key, item, raw) if _is_csl(item) else _fielded(key, {**item, "fields": item}, raw),)
    return (Reference(key, "", (), raw=raw),)


def _parsed(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Printed strings are taken apart together: one list, one style."""
    printed = [styled(one.raw) for one in references if not one.type]
    drafts = iter(parse_references(printed) if printed else ())
    return tuple(one if one.type else _drafted(one, next(drafts)) for one in references)


def _drafted(one: Reference, draft: Draft) -> Reference:
    return replace(one, type=draft.type or "misc", fields=tuple(draft.fields.items()))


def _bibtex(text: str) -> tuple[Reference, ...]:
    return read_bib(text, "bibliography", Problems())


def _is_csl(item: Mapping[str, Any]) -> bool:
    people = item.get("author") or item.get("editor") or []
    return "issued" in item or (isinstance(people, list) and any(isinstance(one, Mapping) for one in people))


# --- Printed entries -----------------------------------------------------------------------------------------------


def styled(text: str) -> Marked:
    """A printed string with its italics: ``<i>…</i>`` and ``_…_`` count as ``*…*`` does."""
    text = _STYLED.sub("*", text)
    text = re.sub(r"(?<![\w/])_([^_\n]{2,300})_(?!\w)", r"*\1*", text)
    return marked((Run(text, 0, len(text)),))


# --- Fields --------------------------------------------------------------------------------------------------------


def _fielded(key: str, item: Mapping[str, Any], raw: str) -> Reference:
    fields: dict[str, str] = {}
    for name, value in item["fields"].items():
        text = _names(value) if isinstance(value, list) else str(value if value is not None else "").strip()
        if text and not isinstance(value, Mapping) and name not in ("id", "raw", "type"):
            fields[_FIELD_NAMES.get(name, name)] = text
    year = fields.pop("year", "")
    fields.setdefault("date", year)
    kind = str(item.get("type") or "misc")
    return Reference(key, _TYPE_NAMES.get(kind, kind), tuple((k, v) for k, v in fields.items() if v), raw=raw)


def _names(names: list[Any]) -> str:
    return " and ".join(_name(one) for one in names if one)


def _name(one: object) -> str:
    if isinstance(one, Mapping):
        return _csl_name(one)
    text = " ".join(str(one).split())
    return text if text.startswith("{") or "," in text else person(text).sorted


# --- CSL-JSON ------------------------------------------------------------------------------------------------------


def _csl(key: str, item: Mapping[str, Any], raw: str) -> Reference:
    kind = str(item.get("type") or "document")
    kind = _CSL_TYPES.get(kind, kind)
    fields = {name: str(item[csl]) for csl, name in _CSL_FIELDS.items() if item.get(csl)}
    for role in ("author", "editor", "translator"):
        if isinstance(item.get(role), list) and (value := _names(item[role])):
            fields[role] = value
    if container := item.get("container-title"):
        fields["journaltitle" if kind == "article" else "booktitle"] = str(container)
    if date := _csl_date(item.get("issued")):
        fields["date"] = date
    return Reference(key, kind, tuple(fields.items()), raw=raw)


def _csl_name(one: Mapping[str, Any]) -> str:
    if one.get("literal"):
        return "{" + str(one["literal"]) + "}"
    particle = " ".join(str(one.get(name) or "") for name in ("dropping-particle", "non-dropping-particle")).strip()
    family = f"{particle} {one.get('family') or ''}".strip()
    return ", ".join(part for part in (family, str(one.get("suffix") or ""), str(one.get("given") or "")) if part)


def _csl_date(issued: object) -> str:
    if not isinstance(issued, Mapping):
        return str(issued or "")
    parts = issued.get("date-parts") or [[]]
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    shown = "-".join(str(part).zfill(2) for part in first if part not in (None, ""))
    return shown or str(issued.get("raw") or issued.get("literal") or "")
