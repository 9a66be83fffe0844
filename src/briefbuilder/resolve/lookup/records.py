"""A record as it came in, reduced to what a reference can have: CSL-JSON of known keys, types and lengths.

In: an object that a stranger's JSON made.  Out: the same in few plain words: a dict that is safe to keep and to show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from briefbuilder.identifiers import bare_doi
from briefbuilder.resolve.lookup.texts import plain_text

Csl = dict[str, Any]
Kind = Literal["doi", "isbn", "url", "search"]

MOST_NAMES = 200
_TEXTS = (
    "type", "title", "subtitle", "container-title", "collection-title", "event-title", "publisher", "publisher-place",
    "volume", "issue", "page", "edition", "number", "genre", "language", "DOI", "ISBN", "ISSN", "URL",
)  # fmt: skip
_NAMES = ("author", "editor", "translator")
_NAME_PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
_ISSUED = ("issued", "published-print", "published", "published-online")
_OTHER_NAMES = {"event": "event-title", "page-range": "page", "article-number": "number", "edition-number": "edition"}


@dataclass(frozen=True, slots=True)
class Record:
    """What a service says of a work. ``asked`` is what was asked, ``url`` who answered in the end, ``date`` when.

    ``weak``: put together of what a page says of itself to passers-by, nobody's catalogue.
    """

    kind: Kind
    asked: str
    service: str
    url: str
    date: str
    items: tuple[Csl, ...]
    weak: bool = False

    def as_json(self) -> dict[str, Any]:
        """For the file in which it is kept."""
        return {
            "kind": self.kind,
            "asked": self.asked,
            "service": self.service,
            "address": self.url,
            "answered": self.date,
            "weak": self.weak,
            "records": list(self.items),
        }


def record_of(data: object) -> Record | None:
    """A kept file's content; None where it is no such thing. It is read as distrustfully as an answer."""
    if not isinstance(data, Mapping) or data.get("kind") not in ("doi", "isbn", "url", "search"):
        return None
    rows = data.get("records")
    items = tuple(item for item in map(clean, rows if isinstance(rows, list) else []) if item)
    asked, service, url, date = (plain_text(data.get(name)) for name in ("asked", "service", "address", "answered"))
    weak = data.get("weak") is True
    return Record(data["kind"], asked, service, url, date, items, weak) if items and asked else None


def clean(item: object) -> Csl:
    """Known keys with values of the right type; ``{}`` for what is no object or has no title."""
    if not isinstance(item, Mapping):
        return {}
    given = {**{new: item[old] for old, new in _OTHER_NAMES.items() if old in item}, **item}
    found: Csl = {name: text for name in _TEXTS if (text := plain_text(_first(given.get(name))))}
    found |= {name: people for name in _NAMES if (people := _people(given.get(name)))}
    if issued := next((date for name in _ISSUED if (date := _date(given.get(name)))), None):
        found["issued"] = issued
    if "DOI" in found:
        found["DOI"] = bare_doi(found["DOI"])
    return found if "title" in found else {}


def _first(value: object) -> object:
    """Crossref gives titles as lists."""
    return next((one for one in value if plain_text(one)), "") if isinstance(value, list) else value


def _people(value: object) -> list[dict[str, str]]:
    if not isinstance(value, list):
        return []
    return [one for one in map(_person, value[:MOST_NAMES]) if one]


def _person(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        return {"literal": text} if (text := plain_text(value, 300)) else {}
    parts = {name: text for name in _NAME_PARTS if (text := plain_text(value.get(name), 300))}
    if not parts and (name := plain_text(value.get("name"), 300)):
        return {"literal": name}
    return parts if "family" in parts or "literal" in parts else {}


def _date(value: object) -> Csl:
    """``{"date-parts": [[2015, 3, 1]]}`` as far as there is such a day; else the words that were given."""
    if not isinstance(value, Mapping):
        return {"raw": text} if (text := plain_text(value, 100)) else {}
    rows = value.get("date-parts")
    parts = list(_whole(rows[0])) if isinstance(rows, list) and rows and isinstance(rows[0], list) else []
    if parts:
        return {"date-parts": [parts]}
    return {"raw": text} if (text := plain_text(value.get("raw") or value.get("literal"), 100)) else {}


def _whole(parts: Iterable[object]) -> Iterable[int]:
    """Year, month and day while they can be: ``["2015", 3, 0]`` gives 2015, 3."""
    for part, (least, most) in zip(parts, ((1000, 2999), (1, 12), (1, 31)), strict=False):
        text = plain_text(part, 10)
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            return
        yield int(text)
