"""JSON-LD in a page's head (schema.org's words) → CSL: ``{"@type": "Report", "headline": "Tides", …}``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefbuilder.resolve.lookup.names import named
from briefbuilder.resolve.lookup.records import Csl
from briefbuilder.resolve.lookup.texts import plain_text

Thing = Mapping[str, Any]

MAX_SCRIPT = 500_000
MAX_THINGS = 500
# The more it says of the kind of work, the earlier it stands.
_TYPES = {
    "ScholarlyArticle": "article-journal", "MedicalScholarlyArticle": "article-journal", "Book": "book",
    "Chapter": "chapter", "Thesis": "thesis", "Report": "report", "TechArticle": "report", "Dataset": "dataset",
    "NewsArticle": "article-newspaper", "ReportageNewsArticle": "article-newspaper",
    "OpinionNewsArticle": "article-newspaper", "AnalysisNewsArticle": "article-newspaper", "BlogPosting": "webpage",
    "LiveBlogPosting": "webpage", "Article": "webpage", "CreativeWork": "webpage", "WebPage": "webpage",
}  # fmt: skip
_BODIES = frozenset({"Organization", "NewsMediaOrganization", "Corporation", "GovernmentOrganization", "NGO"})


def from_json_ld(scripts: Iterable[str]) -> Csl:
    """The work that says most of its kind; ``{}`` where there is none."""
    order = list(_TYPES)
    works = [(order.index(kind), thing) for thing in _things(scripts) for kind in _kinds(thing) if kind in _TYPES]
    if not works:
        return {}
    rank, work = min(works, key=lambda one: one[0])
    return _csl(work, _TYPES[order[rank]])


def _things(scripts: Iterable[str]) -> Iterator[Thing]:
    """All objects on the outer floors of the scripts: in lists, and in ``@graph`` and ``mainEntity``."""
    count = 0
    for script in scripts:
        waiting = [_read(script)]
        while waiting and count < MAX_THINGS:
            one = waiting.pop(0)
            count += 1
            if isinstance(one, list):
                waiting += one[:MAX_THINGS]
            elif isinstance(one, Mapping):
                yield one
                waiting += [one[name] for name in ("@graph", "mainEntity") if name in one]


def _read(script: str) -> object:
    if len(script) > MAX_SCRIPT:
        return None
    try:
        return json.loads(script)
    except (ValueError, RecursionError):
        return None


def _kinds(thing: Thing) -> list[str]:
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _csl(work: Thing, kind: str) -> Csl:
    home = _name(work.get("isPartOf"))
    publisher = _name(work.get("publisher"))
    news = kind in ("article-newspaper", "webpage")
    return {
        "type": kind,
        "title": work.get("headline") or work.get("name"),
        "author": _people(work.get("author") or work.get("creator")),
        "editor": _people(work.get("editor")),
        "issued": {"raw": plain_text(work.get("datePublished"), 100)},
        "container-title": home or (publisher if news else ""),
        "publisher": "" if news else publisher or _name(work.get("sourceOrganization")),
        "volume": work.get("volumeNumber"),
        "issue": work.get("issueNumber"),
        "page": work.get("pagination"),
        "number": work.get("reportNumber"),
        "ISBN": _first(work.get("isbn")),
        "DOI": _doi(work),
        "language": _first(work.get("inLanguage")),
    }


def _first(value: object) -> object:
    return next(iter(value), "") if isinstance(value, list) else value


def _name(value: object) -> str:
    value = _first(value)
    if isinstance(value, Mapping):
        value = _first(value.get("name"))
    text = plain_text(value, 300)
    return "" if text.startswith(("http:", "https:", "#")) else text


def _people(value: object) -> list[Csl]:
    rows = value if isinstance(value, list) else [value]
    return [one for one in map(_person, rows[:200]) if one]


def _person(value: object) -> Csl:
    if isinstance(value, Mapping) and value.get("familyName"):
        return {"family": value.get("familyName"), "given": value.get("givenName")}
    name = _name(value)
    body = isinstance(value, Mapping) and bool(_BODIES & set(_kinds(value)))
    return {"literal": name} if name and body else named(name)


def _doi(work: Thing) -> str:
    """``"doi:10.1000/x"``, or an object that says so, among what identifies the work."""
    rows = [one for name in ("identifier", "sameAs", "@id", "doi") for one in _listed(work.get(name))]
    for one in rows[:50]:
        text = plain_text(one.get("value") if isinstance(one, Mapping) else one, 300)
        if "10." in text and "/" in text and (text.startswith("10.") or "doi" in text.casefold()):
            return text
    return ""


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
