"""Records to labelled strings, in the shapes people really write: a grammar of alternatives per slot.

In: CSL-JSON records.  Out: a dictionary per string: "raw", "labels", "emph", "type", "fields", "lang", "origin". A list
has one writer, whose habits hold for the whole list (``Pen.habit``), with small slips; millions of shapes come of it.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from .entries import say_entry
from .heads import KINDS
from .pen import LANGUAGES, Line, Pen, Record
from .specials import is_special, say_special
from .variety import varied
from .wrapping import say_number, wrapped

_TAG = re.compile(r"</?\w{1,4}>")
SHARES = {"en": 48, "de": 11, "fr": 12, "ru": 8, "es": 7, "it": 5, "pt": 4, "nl": 2.5, "tr": 3}
LATIN = {"ru-Latn": "en", "fa": "en", "ar": "en"}  # transliterated works are cited in English lists


def strings(records: Iterable[Record], seed: int, n: int) -> Iterator[dict[str, Any]]:
    """``n`` labelled strings, in lists of four to thirty; the same seed gives the same strings."""
    chance = random.Random(seed)  # noqa: S311 - training data, no secrets
    shelf = _by_language(records)
    written = 0
    while written < n:
        pen = _pen(chance)
        for place in range(min(n - written, chance.choice((4, 6, 8, 10, 15, 30)))):
            yield entry(varied(_record(shelf, pen), pen, shelf), pen, place + 1)
            written += 1


def entry(record: Record, pen: Pen, place: int = 1) -> dict[str, Any]:
    """One record in one writer's hand."""
    line = Line()
    say_number(line, pen, place)
    if is_special(pen):
        say_special(line, record, pen)
    else:
        say_entry(line, record, pen)
    line = wrapped(line, pen)
    raw, labels, emph = line.spans()
    return {
        "raw": raw, "labels": labels, "emph": emph, "type": record.get("type", ""), "fields": line.printed,
        "lang": pen.language, "origin": f"shape:{pen.kind}-{pen.language}",
    }  # fmt: skip


def _pen(chance: random.Random) -> Pen:
    language = chance.choices(list(SHARES), list(SHARES.values()))[0]
    kinds = dict(KINDS)
    kinds["gost"] = 14 if language == "ru" else 0.15
    kinds["french"] *= 5 if language in ("fr", "es", "it", "pt") else 0.5
    kinds["german"] *= 5 if language in ("de", "nl") else 0.4
    kind = chance.choices(list(kinds), list(kinds.values()))[0]
    return Pen(chance, language, kind)


def _by_language(records: Iterable[Record]) -> dict[str, list[Any]]:
    shelf: dict[str, list[Any]] = defaultdict(list)
    for record in map(_plain, records):
        language = str(record.get("language") or "en")
        shelf[LATIN.get(language, language[:2])].append(record)
        shelf["any"].append(record)
        for name in ("publisher-place", "collection-title"):
            if record.get(name):
                shelf[name].append(record[name])
        if "family" in (record.get("author") or [{}])[0]:
            shelf["people"].append(record["author"][:2])
    return shelf


def _plain(record: Record) -> Record:
    """Without the markup that CSL processors take: "<i>Mus</i>" → "Mus"; "In Proceedings" is "Proceedings"."""
    texts = {key: _TAG.sub("", value) for key, value in record.items() if isinstance(value, str)}
    if "container-title" in texts:
        texts["container-title"] = texts["container-title"].removeprefix("In ")
    return {**record, **texts}


def _record(shelf: dict[str, list[Any]], pen: Pen) -> Record:
    own = shelf.get(pen.language) or shelf["any"]
    return pen.one(own if pen.maybe(0.75) else shelf["any"])


__all__ = ["LANGUAGES", "entry", "strings"]
