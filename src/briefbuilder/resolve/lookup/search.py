"""A work without a number → candidates: what Crossref finds for author, title and year, the likeliest first."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from briefbuilder.model import Reference
from briefbuilder.people import people
from briefbuilder.resolve.lookup.answers import JSON, json_of
from briefbuilder.resolve.lookup.door import Services, ask
from briefbuilder.resolve.lookup.failures import Broken, NotFound, Refused
from briefbuilder.resolve.lookup.records import Record, clean
from briefbuilder.resolve.lookup.texts import plain_text

ROWS = 5
_FIELDS = (
    "DOI,type,title,subtitle,author,editor,issued,container-title,publisher,publisher-location,volume,issue,page,ISBN"
)


def query_of(reference: Reference) -> str:
    """What is asked: ``"Tides of the coast Roe 2015 Harbour Review"``."""
    names = people(reference.get("author") or reference.get("editor"))[:3]
    title = f"{reference.get('title')} {reference.get('subtitle')}"
    parts = (title, *(one.family for one in names), reference.get("date")[:4], reference.get("journaltitle"))
    return " ".join(" ".join(parts).split())[:300]


def search_work(query: str, services: Services) -> Record:
    """Raises one of ``failures``."""
    query = plain_text(query)
    if len(query.split()) < 2:
        raise Refused(f"“{query}” is too little to search for")
    asked = {"query.bibliographic": query, "rows": str(ROWS), "select": _FIELDS}
    if services.mailto:
        asked["mailto"] = services.mailto
    address = f"{services.crossref}/works?{urlencode(asked, quote_via=quote)}"
    answer = ask(address, JSON, services, named=True)
    data = json_of(answer, "crossref.org")
    message = data.get("message") if isinstance(data, Mapping) else None
    rows = message.get("items") if isinstance(message, Mapping) else None
    if not isinstance(rows, list):
        raise Broken("crossref.org sends no list of works")
    items = tuple(item for item in map(clean, rows[:ROWS]) if item)
    if not items:
        raise NotFound(f"Crossref finds nothing for “{query}”")
    return Record("search", query, "crossref.org", f"{services.crossref}/works", answer.date, items)
