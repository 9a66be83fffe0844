"""A record in CSL's words → BibLaTeX's: type and fields, as our own parser would have written them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefbuilder.dates import find_date
from briefbuilder.people import Person
from briefbuilder.resolve.lookup.records import Csl
from briefbuilder.resolve.parts.titles import split_subtitle
from briefbuilder.words import BIBLATEX_TO_BCP47

_TYPES = {
    "article": "online", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "journal-article": "article", "book": "book", "monograph": "book", "edited-book": "collection",
    "reference-book": "book", "book-set": "book", "chapter": "incollection", "book-chapter": "incollection",
    "book-section": "incollection", "book-part": "incollection", "reference-entry": "inreference",
    "paper-conference": "inproceedings", "proceedings-article": "inproceedings", "proceedings": "proceedings",
    "report": "report", "report-component": "report", "monograph-report": "report", "standard": "report",
    "thesis": "thesis", "dissertation": "thesis", "dataset": "dataset", "software": "software",
    "posted-content": "online", "webpage": "online", "post": "online", "post-weblog": "online",
    "manuscript": "unpublished", "legislation": "legislation", "legal_case": "jurisdiction", "interview": "misc",
}  # fmt: skip
_PLAIN = {
    "volume": "volume", "edition": "edition", "DOI": "doi", "ISBN": "isbn", "publisher-place": "location",
    "collection-title": "series", "event-title": "eventtitle",
}  # fmt: skip
_NAMES = ("author", "editor", "translator")
_PERIODICAL = ("article",)
_PARTS = ("incollection", "inproceedings", "inreference")
# English is what records say of everything; it is also what a title is taken for that says nothing.
_LANGUAGES = {code: name for name, code in reversed(BIBLATEX_TO_BCP47.items()) if len(code) == 2 and code != "en"}
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_DEGREES = {"phd": "phdthesis", "doctor": "phdthesis", "doktor": "phdthesis", "dissertation": "phdthesis"}


def type_of(item: Csl) -> str:
    """BibLaTeX's type; empty where the record's says nothing."""
    return _TYPES.get(item.get("type", ""), "")


def fields_of(item: Csl) -> dict[str, str]:
    """``{"author": "Roe, Jane", "title": "Tides", "date": "2015-03", "doi": "10.1000/tides"}`` and so on."""
    kind = type_of(item)
    found = {name: names for name in _NAMES if (names := _names(item.get(name, [])))}
    found |= _titles(item)
    found |= {new: str(item[old]) for old, new in _PLAIN.items() if item.get(old)}
    found |= _container(item, kind)
    found["date"] = date_of(item.get("issued", {}))
    found["number"] = item.get("issue") or item.get("number") or ""
    found["pages"] = re.sub(r"\s*[-–—]+\s*", "–", item.get("page", ""))
    if publisher := "" if kind in _PERIODICAL else item.get("publisher", ""):
        found["institution" if kind in ("report", "thesis") else "publisher"] = publisher
    if kind == "thesis":
        found["type"] = next((to for word, to in _DEGREES.items() if word in item.get("genre", "").casefold()), "")
    if "doi.org/" not in item.get("URL", "doi.org/") and not item.get("DOI"):
        found["url"] = item["URL"]
    found["langid"] = _LANGUAGES.get(item.get("language", "")[:2].casefold(), "")
    return {name: value for name, value in found.items() if value}


def _titles(item: Csl) -> dict[str, str]:
    if item.get("subtitle"):
        return {"title": item["title"].rstrip(": "), "subtitle": item["subtitle"]}
    title, subtitle = split_subtitle(item["title"])
    return {"title": title, "subtitle": subtitle} if subtitle else {"title": item["title"]}


def _container(item: Csl, kind: str) -> dict[str, str]:
    container = item.get("container-title", "")
    if not container:
        return {}
    if kind in _PARTS:
        return {"booktitle": container}
    if kind == "online" or not kind:
        return {"organization": container}
    return {"journaltitle": container} if kind in _PERIODICAL else {}


def _names(rows: list[Mapping[str, str]]) -> str:
    return " and ".join(filter(None, map(_name, rows)))


def _name(row: Mapping[str, str]) -> str:
    """``{"family": "Berg", "given": "Ann", "non-dropping-particle": "van"}`` gives "van Berg, Ann"."""
    if "family" not in row:
        return Person(row.get("literal", "").replace("{", "").replace("}", ""), corporate=True).sorted
    particle = " ".join(filter(None, (row.get("dropping-particle"), row.get("non-dropping-particle"))))
    given, suffix = row.get("given", ""), row.get("suffix", "")
    return Person(_bare(row["family"]), _bare(given), _bare(particle), _bare(suffix)).sorted


def _bare(part: str) -> str:
    """A part of a name without what has a meaning in a .bib field."""
    return re.sub(r"[{},]", " ", part).strip()


def date_of(issued: Csl) -> str:
    """ISO at the precision given: ``{"raw": "March 2009"}`` gives "2009-03"."""
    parts = (issued.get("date-parts") or [[]])[0]
    if parts:
        return "-".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])])
    raw = str(issued.get("raw", ""))
    if re.match(r"\d{4}/\d", raw):
        raw = raw.replace("/", "-")
    if match := re.match(r"(\d{4}-\d\d-\d\d)(?:[T ]|$)", raw):
        return match[1]
    found = find_date(raw)
    if found and not found.doubtful:
        return found.value
    year = _YEAR.search(raw)
    return year[1] if year else ""
