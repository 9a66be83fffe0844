"""References in the form that citeproc reads: BibLaTeX's types and fields to CSL-JSON, capitals as they stand.

In: references.  Out: a JSON text.  An own table rather than pandoc's BibLaTeX reader, which lower-cases titles, parts
an institution's name at "and" and turns "others" into an author.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from briefbuilder.model import Reference
from briefbuilder.people import people, split_names
from briefbuilder.words import BIBLATEX_TO_BCP47

_TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book",
    "proceedings": "book", "reference": "book", "booklet": "pamphlet", "manual": "book", "inbook": "chapter",
    "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter", "suppcollection": "chapter",
    "inproceedings": "paper-conference", "inreference": "entry-encyclopedia", "online": "webpage", "report": "report",
    "thesis": "thesis", "unpublished": "manuscript", "dataset": "dataset", "software": "software",
    "video": "motion_picture",
    "movie": "motion_picture", "legislation": "legislation", "jurisdiction": "legal_case", "legal": "legislation",
    "patent": "patent", "periodical": "periodical", "image": "graphic", "audio": "song",
    "letter": "personal_communication",
    "interview": "interview", "misc": "webpage",
}  # fmt: skip

# For a work of which little is known: Chicago prints nothing at all for a "document" or a nameless "manuscript".
_NEUTRAL = "webpage"

_FIELDS = {
    "volume": "volume", "pages": "page", "edition": "edition", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN",
    "url": "URL", "location": "publisher-place", "eventtitle": "event-title", "venue": "event-place",
    "volumes": "number-of-volumes", "pagetotal": "number-of-pages", "version": "version", "chapter": "chapter-number",
    "shorttitle": "title-short", "abstract": "abstract",
}  # fmt: skip

_NAMES = {"author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author"}
_DATES = {"date": "issued", "urldate": "accessed", "origdate": "original-date", "eventdate": "event-date"}
_GENRES = {"phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "techreport": "", "resreport": ""}
_PERIODICAL = ("article", "periodical", "suppperiodical")


def to_csl_json(references: Iterable[Reference]) -> str:
    """``[{"id": "roe2015tides", "type": "report", "author": [{"family": "Roe", "given": …`` in the order given."""
    return json.dumps([_item(reference) for reference in references], ensure_ascii=False, indent=1) + "\n"


def _item(reference: Reference) -> dict[str, Any]:
    get = reference.get
    item: dict[str, Any] = {"id": reference.key, "type": _type(reference)}
    for field, name in _NAMES.items():
        if persons := _people(get(field)):
            item[name] = persons
    item.update(_titles(reference))
    item.update({name: get(field) for field, name in _FIELDS.items() if get(field)})
    item.update({name: _date(get(field)) for field, name in _DATES.items() if get(field)})
    item.update(_numbers(reference))
    if publisher := get("publisher") or get("institution") or get("organization"):
        item["publisher"] = publisher
    genre = _GENRES.get(get("type"), get("type"))
    notes = ". ".join(filter(None, (get("howpublished"), get("note"), get("addendum"))))
    language = BIBLATEX_TO_BCP47.get(get("langid").casefold(), get("langid"))
    item.update({k: v for k, v in (("genre", genre), ("note", notes), ("language", language)) if v})
    return item


def _type(reference: Reference) -> str:
    """The CSL type; an article of a magazine, a talk at an event have their own."""
    if reference.type == "article" and reference.get("entrysubtype") in ("magazine", "newspaper"):
        return f"article-{reference.get('entrysubtype')}"
    if reference.type == "unpublished" and reference.get("eventtitle"):
        return "speech"
    if reference.type == "unpublished" and not reference.get("author"):
        return _NEUTRAL
    return _TYPES.get(reference.type, _NEUTRAL)


def _titles(reference: Reference) -> dict[str, str]:
    get = reference.get
    titles = {"title": _joined(get("title"), get("subtitle"))}
    if get("subtitle") and not get("shorttitle"):
        titles["title-short"] = get("title")
    booktitle = _joined(get("booktitle"), get("booksubtitle"))
    titles["container-title"] = get("journaltitle") or booktitle or get("maintitle")
    titles["collection-title"] = get("series")
    return {name: value for name, value in titles.items() if value}


def _joined(title: str, subtitle: str) -> str:
    """``("Iran", "A History")`` gives "Iran: A History"; after "?" and "!" there is no colon."""
    if not subtitle:
        return title
    return f"{title} {subtitle}" if title.endswith(("?", "!", ":")) else f"{title}: {subtitle}"


def _numbers(reference: Reference) -> dict[str, str]:
    """``number`` is a periodical's issue, a report's number, a series' volume.

    ``issue`` is a season's or issue's name.
    """
    number, issue = reference.get("number"), reference.get("issue")
    if reference.type in _PERIODICAL:
        return {"issue": number or issue} if number or issue else {}
    if not number:
        return {}
    in_series = reference.type not in ("report", "patent", "legislation") and reference.get("series")
    return {"collection-number": number} if in_series else {"number": number}


def _people(value: str) -> list[dict[str, str]]:
    persons = [
        {"literal": one.family} if one.corporate else _named(one.family, one.given, one.particle, one.suffix)
        for one in people(value)
    ]
    if persons and split_names(value)[-1].casefold() == "others":
        persons.append({"literal": "others"})  # citeproc prints this literal as "et al."
    return persons


def _named(family: str, given: str, particle: str, suffix: str) -> dict[str, str]:
    parts = {"family": family, "given": given, "non-dropping-particle": particle, "suffix": suffix}
    return {name: value for name, value in parts.items() if value}


_DATE = re.compile(r"(?P<year>-?\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?P<doubt>[~?%])?")


def _date(value: str) -> dict[str, Any]:
    """EDTF to CSL: "2015-11" gives date-parts [[2015, 11]], "2013-21" spring 2013, "1998~" circa; else as it stands."""
    ends = value.split("/")
    matches = [_DATE.fullmatch(end) for end in ends if end and end != ".."]
    if not matches or any(match is None for match in matches):
        return {"literal": value}
    found = [match for match in matches if match]
    date: dict[str, Any] = {"date-parts": [_parts(match) for match in found]}
    season = int(found[0]["month"] or 0) - 20
    if 1 <= season <= 4:
        date["season"] = season
    if any(match["doubt"] for match in found):
        date["circa"] = True
    return date


def _parts(match: re.Match[str]) -> list[int]:
    month = int(match["month"] or 0)
    if not 1 <= month <= 12:
        return [int(match["year"])]
    return [int(part) for part in (match["year"], match["month"], match["day"]) if part]
