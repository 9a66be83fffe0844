"""A draft's fields in the names of BibTeX as reference parsers write them: journal, booktitle, address, year.

``{"date": "2015-03", "journaltitle": "Sea", "author": "Roe, M. and others"}`` gives ``{"author": ["Roe, M.", "others"],
"journal": "Sea", "year": "2015", "date": "2015-03"}``. Subtitles go back to their titles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefbuilder.people import split_names

_TYPES = {
    "report": "techreport", "collection": "book", "mvbook": "book", "mvcollection": "book", "proceedings": "book",
    "reference": "book", "inbook": "incollection", "inreference": "incollection", "suppcollection": "incollection",
    "mathesis": "thesis", "phdthesis": "thesis",
}  # fmt: skip
_KEPT = frozenset(("article", "book", "incollection", "inproceedings", "thesis", "techreport", "misc"))
_NAMES = {"journaltitle": "journal", "location": "address", "eventtitle": "booktitle", "institution": "institution"}
_TECHNICAL = re.compile(r"[A-Z]{2}[A-Z/ -]{0,20}[- ]?\d\d[-/]\d{1,4}")
_PEOPLE = frozenset(("author", "editor", "translator"))
_TITLES = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}
_APART = frozenset((*_TITLES.values(), "date", "type", "langid", "entrysubtype", "origdate", "howpublished"))


def type_of(kind: str, fields: Mapping[str, str] | None = None) -> str:
    """``"report"`` is techreport, ``"online"`` is misc; what was spoken at a meeting counts with its proceedings."""
    if kind == "unpublished" and fields and fields.get("eventtitle"):
        return "inproceedings"
    kind = _TYPES.get(kind, kind)
    return kind if kind in _KEPT else "misc"


def fields_of(kind: str, fields: Mapping[str, str]) -> dict[str, str | list[str]]:
    """The fields under the names of BibTeX; lists of names as lists."""
    found: dict[str, str | list[str]] = {}
    for name, value in fields.items():
        if name in _APART or (name == "number" and _is_mark(kind, fields)):
            continue
        if name in _PEOPLE:
            found[name] = list(split_names(value))
        else:
            shown = _whole(value, fields.get(_TITLES.get(name, ""), ""))
            if name == "eventtitle":
                shown = f"{fields.get('howpublished', '')} {shown}".strip()
            found.setdefault(_name(name, kind), shown.replace("–", "--") if name == "pages" else shown)
    return found | _dated(fields.get("date", ""))


def _is_mark(kind: str, fields: Mapping[str, str]) -> bool:
    """A technical report's own mark ("CS-91-05") belongs to its genre there; a number is "4" of a "Policy Brief"."""
    technical = "tech" in fields.get("type", "").casefold()
    return kind == "report" and (technical or bool(_TECHNICAL.fullmatch(fields.get("number", ""))))


def _name(name: str, kind: str) -> str:
    if name == "institution" and kind == "thesis":
        return "school"
    if name == "organization" and kind == "online":  # whose site it is: what a list prints in a periodical's place
        return "journal"
    return _NAMES.get(name, name)


def _whole(title: str, subtitle: str) -> str:
    if not subtitle:
        return title
    return f"{title} {subtitle}" if title.endswith(("?", "!")) else f"{title}: {subtitle}"


def _dated(date: str) -> dict[str, str | list[str]]:
    """The year, and the date as far as it is one: ``"2015-03-12/2015-03-14"`` is March; a season is no month."""
    first, _, last = date.partition("/")
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", first)
    if not match:
        return {}
    found: dict[str, str | list[str]] = {"year": match[1]}
    shown = match[0] if not last else match[0][:7] if last.startswith(match[0][:7]) else ""
    if match[2] and shown and 1 <= int(match[2]) <= 12:
        found["date"] = shown
    return found
