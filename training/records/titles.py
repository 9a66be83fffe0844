"""Titles of works that do not exist, by a small grammar per language.

In: a die, a language, a kind ("work", "news", "policy", "law", "science", "chapter"). Out: "Rivers and the limits of
trust:
evidence from Ghana".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from training.records.people import person
from training.records.words import Die, table

_RICHER = (
    "{adjective} {noun}", "{noun} of {plural}", "{noun} and {noun}", "{adjective} {noun} of {plural}", "{noun} {noun}",
    "{noun} among {plural}", "{noun}-based {noun}", "{place}'s {noun}", "{noun} in {place}",
    "{adjective}, {adjective} {noun}",
)  # fmt: skip
_ROMANS = ("I", "II", "III", "IV")
_SMALL_WORDS = frozenset(
    "a an the of in on for and or to by with from as at but nor per via under after before between against".split()
)


def title(die: Die, language: str, kind: str = "work") -> str:
    """A title of that kind, cased and punctuated as such titles are."""
    text = _english(die, kind) if language == "en" else _other(die, language)
    text = _first_up(" ".join(text.split()).replace(" ,", ","))
    if language == "en":
        text = _cased(die, text, kind)
    return _spiced(die, text)


def _english(die: Die, kind: str) -> str:
    words = table("titles_en")
    form = die.weighted(_FORMS.get(kind, _FORMS["work"]))
    if form in {"question", "news", "policy", "law", "long", "short", "old"}:
        return _filled(die, die.choice(words[form]), "en")
    text = _filled(die, die.choice(words["heads"][form]), "en")
    tail = _filled(die, die.choice(words["tail"]), "en") if die.maybe(0.62) else ""
    text = f"{text} {tail}".replace(" , ", ", ").strip()
    if die.maybe(0.48):
        text += die.weighted({": ": 86, " – ": 4, ". ": 6, " - ": 2, "; or, ": 2}) + _filled(die, _subtitle(die), "en")
    return text


_FORMS: dict[str, dict[str, float]] = {
    "work": {
        "topic": 30, "aspect": 17, "gerund": 9, "relation": 17, "list": 3, "commas": 9, "question": 5, "short": 5,
        "policy": 2, "long": 3,
    },
    "science": {"long": 75, "topic": 9, "aspect": 6, "question": 3, "relation": 4, "short": 3},
    "news": {"news": 90, "question": 6, "topic": 4},
    "policy": {"policy": 55, "topic": 13, "aspect": 8, "gerund": 8, "relation": 7, "commas": 4, "question": 5},
    "law": {"law": 100},
    "chapter": {"topic": 27, "aspect": 16, "gerund": 8, "relation": 18, "commas": 8, "question": 6, "short": 17},
    "book": {
        "topic": 25, "aspect": 19, "gerund": 9, "relation": 20, "list": 3, "commas": 10, "question": 2, "short": 12,
    },
    "old": {"old": 70, "aspect": 15, "relation": 10, "short": 5},
}  # fmt: skip


def _subtitle(die: Die) -> str:
    words = table("titles_en")
    return str(
        die.choice(words["subtitle"])
        if die.maybe(0.7)
        else die.choice(words["heads"][die.choice(["topic", "aspect", "relation"])])
    )


def _other(die: Die, language: str) -> str:
    words = table("titles_other")[language]
    text = _filled(die, die.choice(words["form"]), language)
    if die.maybe(0.34):
        text += die.choice([": ", ". ", ": ", " – "]) + _filled(die, die.choice(words["form"]), language)
    return _contracted(text, language)


_CONTRACTIONS = {
    "fr": ((" de le ", " du "), (" de les ", " des "), (" à le ", " au "), (" à les ", " aux ")),
    "es": ((" de el ", " del "), (" a el ", " al ")),
    "pt": ((" de a ", " da "), (" de o ", " do "), (" de as ", " das "), (" de os ", " dos ")),
    "it": ((" di la ", " della "), (" su la ", " sulla "), (" su il ", " sul "), (" di il ", " del ")),
}


def _contracted(text: str, language: str) -> str:
    """As in "la fin de le roman" → "la fin du roman"."""
    for apart, joined in _CONTRACTIONS.get(language, ()):
        text = text.replace(apart, joined)
    return text


def _filled(die: Die, pattern: str, language: str) -> str:
    """As in "{noun} in {place}" → "trust in Peru"; a slot with a capital gives a word with one."""
    return re.sub(r"\{(\w+)\}", lambda slot: _slot(die, slot.group(1), language), pattern)


def _slot(die: Die, slot: str, language: str) -> str:
    words: dict[str, Any] = table("titles_en") if language == "en" else table("titles_other")[language]
    if slot[0].isupper():
        return _first_up(_slot(die, slot.lower(), language))
    if slot == "noun" and die.maybe(0.16):
        return _filled(die, die.choice(_RICHER), language)
    if slot in words:
        return _filled(die, str(die.choice(words[slot])), language)
    return _number_or_name(die, slot, language)


def _number_or_name(die: Die, slot: str, language: str) -> str:
    if slot == "place":
        return str(die.choice(table("places")["regions"]["en"]))
    if slot == "city":
        return str(die.choice(table("places")["cities"]["en"])).split(",")[0]
    if slot in {"person", "surname"}:
        name = person(die, language)
        return name["family"] if slot == "surname" or die.maybe(0.4) else f"{name['given']} {name['family']}"
    numbers = {
        "year": str(die.randint(1780, 2025)), "year2": str(die.randint(1900, 2030)), "yy": f"{die.randint(0, 99):02d}",
        "number": str(die.choice([die.randint(2, 99), die.randint(100, 3000)])), "small": str(die.randint(1, 9)),
        "roman": die.choice(_ROMANS), "oldspan": _span(die),
    }  # fmt: skip
    return numbers[slot]


def _span(die: Die) -> str:
    """The years a history tells of: "750-900", "1917–21"."""
    first = die.choice([die.randint(300, 1400), die.randint(1400, 1960), die.randint(1700, 1990)])
    last = first + die.randint(2, 120)
    short = str(last)[2:] if len(str(last)) == 4 and str(last)[:2] == str(first)[:2] and die.maybe(0.2) else str(last)
    return f"{first}{die.choice(['-', '–', '–', '—', ' to '])}{short}"


def _cased(die: Die, text: str, kind: str) -> str:
    """Half of the English titles come with capitals already, as databases have them; a few shout."""
    if die.maybe(0.012):
        return text.upper() if "<" not in text else text
    share = {"science": 0.25, "news": 0.35, "law": 0.0}.get(kind, 0.5)
    if not die.maybe(share):
        return text
    words = ["", *text.split()]
    return " ".join(
        after if (after in _SMALL_WORDS and not before.endswith(":")) or "<" in after else _first_up(after)
        for before, after in pairwise(words)
    )


def _first_up(text: str) -> str:
    place = next((place for place, letter in enumerate(text) if letter.isalnum()), None)
    if place is None or text.startswith("<"):
        return text
    return text[:place] + text[place].upper() + text[place + 1 :]


def _spiced(die: Die, text: str) -> str:
    """A rare odd feature: a bracket, an exclamation, a quotation in front, a part number."""
    if die.maybe(0.96):
        return text
    return die.choice(
        [
            text + "!",
            f"{text} ({die.choice(['I', '2', 'Part 2', 'vol. 1', '1'])})",
            text + " …",
            f"[{text}]",
        ]
    )
