"""Records through hundreds of citation styles → labelled strings.

In: seed and count. Out: rows {"raw": …, "labels": [["author", 0, 12], …], "emph": …, "type": …, "fields": …, "lang": …,
"origin": "csl:apa"}. A string whose marked and plain prints differ in a letter is dropped, never guessed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from training.csl.fields import TYPES, container_label, fields_of
from training.csl.habits import as_in_a_list
from training.csl.looks import as_it_looks
from training.csl.render import prints
from training.csl.spans import Print, Uncertain, carry_over
from training.csl.styles import StylePair, main_styles, other_styles, prints_full_notes, style_pair
from training.records import records

BATCH = 25
# Which locale a style's own words take, by the language of the batch.
LOCALES = {
    "en": "en-US", "de": "de-DE", "fr": "fr-FR", "ru": "ru-RU", "es": "es-ES", "it": "it-IT", "pt": "pt-PT",
    "nl": "nl-NL", "tr": "tr-TR", "pl": "pl-PL",
}  # fmt: skip


def rows(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """The first `count` labelled strings of a seed; the same on every run."""
    chance = random.Random(f"csl/{seed}")  # noqa: S311 - training strings, no secrets
    made = 0
    for batch in range(count):
        items = list(records(chance.randrange(2**30), BATCH, language=_language(chance)))
        name, as_note = _style(chance)
        pair = style_pair(name, as_note=as_note)
        for row in labelled(pair, items, LOCALES.get(items[0]["language"], "en-US")):
            yield as_in_a_list(row, chance)
            made += 1
            if made == count:
                return
        if batch > 50 and not made:
            raise RuntimeError("no style printed anything")


def _language(chance: random.Random) -> str:
    languages = ("en", "de", "fr", "ru", "es", "it", "pt", "nl", "tr", "mixed")
    return chance.choices(languages, weights=(46, 9, 8, 7, 6, 3, 3, 2, 2, 14))[0]


def _style(chance: random.Random) -> tuple[str, bool]:
    names = main_styles() if chance.random() < 0.55 else other_styles()
    name = chance.choice(names)
    return name, prints_full_notes(name) and chance.random() < 0.5


def labelled(pair: StylePair, items: Sequence[Mapping[str, Any]], locale: str) -> Iterator[dict[str, Any]]:
    """Records of one batch through one style → rows, those left out whose labels are not certain."""
    plain, marked = prints(pair.plain, items, locale), prints(pair.marked, items, locale)
    for item in items:
        key = item["id"]
        if key in plain and key in marked:
            try:
                yield _row(pair.name, item, plain[key], marked[key].text)
            except Uncertain:
                continue


def _row(style: str, item: Mapping[str, Any], plain: Print, marked: str) -> dict[str, Any]:
    stretches = carry_over(marked, plain.text)
    stretches = [part for stretch in stretches for part in _site_apart(stretch, plain.text)]
    named = [(_label(kind, item, plain.text[start:end]), start, end) for kind, start, end in stretches]
    item, labels = as_it_looks(item, _merged(named, plain.text), plain.text)
    if len(plain.text) < 20 or not _tells_enough({label for label, _, _ in labels}, item):
        raise Uncertain("nearly empty")
    return {
        "raw": plain.text,
        "labels": [list(stretch) for stretch in labels],
        "emph": [list(stretch) for stretch in plain.italics],
        "type": TYPES.get(item["type"], "misc"),
        "fields": fields_of(item, plain.text, labels),
        "lang": item["language"],
        "origin": f"csl:{style}",
    }


def _tells_enough(labels: Set[str], item: Mapping[str, Any]) -> bool:
    """A reference names the work, or the journal where a style leaves titles out."""
    return "title" in labels or ("journal" in labels and item["type"].startswith("article"))


def _label(kind: str, item: Mapping[str, Any], text: str) -> str:
    """A kind as the styles know it ("editor translator", "container") → the label of this record."""
    if " " in kind and kind != "series number":
        there = [role for role in kind.split() if item.get(role)]
        if len(there) != 1:
            raise Uncertain("two roles in one place")
        return there[0]
    if kind == "container":
        return container_label(item)
    if kind == "series number":
        return _series_number(text)
    return "note" if kind == "other" else kind


def _series_number(text: str) -> str:
    """As in "(Tidal Studies 12)" is the series as a whole; "vol. 12" and "Nr. 12" stand for themselves."""
    word = re.match(r"\W*([^\W\d]+|№|#)", text)
    if word is None:
        return "series"
    return "volume" if re.match(r"(?i)v|b|t|т|cilt|sv", word.group(1)) else "number"


def _announces(label: str, text: str) -> bool:
    """Whether the words lead to an address: "Retrieved from", "Online: "."""
    if label == "accessed":
        return not any(map(str.isdigit, text))
    return label == "genre" and text.rstrip().endswith(":")


def _site_apart(stretch: tuple[str, int, int], text: str) -> list[tuple[str, int, int]]:
    """Part "Harbour Trust. Retrieved from Harbour Trust website: " into a publisher and words before an address."""
    kind, start, end = stretch
    words = re.search(r"(?<=\. )[^.]*site\s*:\s*$", text[start:end]) if kind == "publisher" else None
    if words is None:
        return [stretch]
    return [(kind, start, start + words.start()), ("url", start + words.start(), end)]


def _merged(stretches: Sequence[tuple[str, int, int]], text: str) -> list[tuple[str, int, int]]:
    """Neighbours of one label become one; "Retrieved from" without a day goes to the address behind it."""
    found: list[tuple[str, int, int]] = []
    for place, (label, start, end) in enumerate(stretches):
        following = stretches[place + 1][0] if place + 1 < len(stretches) else ""
        bare = following in {"url", "doi"} and _announces(label, text[start:end])
        name = following if bare else label
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1], end)
        else:
            found.append((name, start, end))
    return found
