"""Names of people and bodies who sign works.

In: a die and the language of the work. Out: CSL names, {"family": "de Vries", "given": "Jan P."} or {"literal":
"Harbour Trust"}.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from training.records.words import Die, table

Name = dict[str, str]

# Who writes in a language: mostly its own people, often others.
_OWN = {
    "en": "en", "de": "de", "fr": "fr", "ru": "ru", "es": "es", "it": "it", "pt": "pt", "nl": "nl", "tr": "tr",
    "pl": "pl",
    "fa": "fa", "ar": "ar", "ru_latin": "ru_latin",
}  # fmt: skip
_ABROAD: dict[str, float] = {
    "en": 12, "de": 6, "fr": 4, "ru_latin": 4, "es": 4, "pt": 2, "it": 4, "nl": 4, "nordic": 5, "pl": 2, "cz": 2,
    "hu": 2,
    "tr": 3, "ar": 5, "fa": 4, "he": 3, "in": 6, "zh": 8, "ja": 4, "ko": 3, "af": 4, "other": 5,
}  # fmt: skip


def person(die: Die, language: str) -> Name:
    """Someone who may have written in that language."""
    return _of_culture(die, _culture(die, language))


def _culture(die: Die, language: str) -> str:
    own = _OWN.get(language, "en")
    share = {"ru": 0.97, "en": 0.45}.get(own, 0.72)
    return own if die.maybe(share) else die.weighted(_ABROAD)


def _of_culture(die: Die, culture: str) -> Name:
    words = _culture_words(culture)
    if culture == "ru":
        return _russian(die, words)
    name = {"family": _family(die, words), "given": _given(die, words)}
    if culture == "ru_latin" and die.maybe(0.3):
        name["given"] += " " + die.choice(words["patronymic"])
    if die.maybe(0.01) and culture == "en":
        name["suffix"] = die.choice(["Jr.", "Jr", "III", "Sr."])
    return _with_particle(die, words, name)


@functools.cache
def _culture_words(culture: str) -> dict[str, Any]:
    """Names of a culture as lists; "De Luca" stays one name."""
    words = dict(table("names")[culture])
    for key in ("given", "family", "family_m", "patronymic", "patronymic_m", "patronymic_f"):
        if isinstance(words.get(key), str):
            words[key] = _joined(words[key].split())
    return words


_FIRST_HALVES = frozenset({"De", "Di", "Lo", "Della", "Le", "El", "Ben", "Dela", "binti", "wa", "Ould"})


def _joined(words: list[str]) -> list[str]:
    """["De", "Luca", "Villa"] → ["De Luca", "Villa"]."""
    found: list[str] = []
    for word in words:
        if found and found[-1].split()[-1] in _FIRST_HALVES:
            found[-1] += " " + word
        else:
            found.append(word)
    return found


def _family(die: Die, words: Mapping[str, Any]) -> str:
    family = die.choice(words["family"])
    if "endings" in words and die.maybe(0.18):
        family = die.choice(words["endings_of"]) + die.choice(words["endings"])
    if words.get("two_families") and die.maybe(0.45):
        return f"{family} {die.choice(words['family'])}"
    if die.maybe(0.05 if words.get("double") else 0.015):
        return f"{family}-{die.choice(words['family'])}"
    return str(family)


def _given(die: Die, words: Mapping[str, Any]) -> str:
    given = str(die.choice(words["given"]))
    if words.get("middle") and die.maybe(0.45):
        middle = die.choice(words["given"]) if die.maybe(0.3) else die.choice("ABCDEFGHJKLMNPRSTW") + "."
        given += " " + middle
    elif "patronymic" not in words and die.maybe(0.08) and (second := str(die.choice(words["given"]))) != given:
        given += " " + second
    return _as_initials(given) if die.maybe(0.3) else given


def _as_initials(given: str) -> str:
    parts = [[half for half in part.split("-") if half] for part in given.replace("’", "").split()]
    return " ".join("-".join(half[0].upper() + "." for half in part) for part in parts if part)


def _with_particle(die: Die, words: Mapping[str, Any], name: Name) -> Name:
    if "particle" not in words or not die.maybe(0.5 if words.get("often_particle") else 0.05):
        return name
    particle = die.choice(words["particle"])
    if particle.endswith(("-", "'")):
        name["family"] = particle + name["family"]
    elif particle[0].isupper() or die.maybe(0.3):
        name["family"] = f"{particle} {name['family']}"
    else:
        name["non-dropping-particle"] = particle
    return name


def _russian(die: Die, words: Mapping[str, Any]) -> Name:
    """Иванова Мария Петровна: the family's ending follows the given name."""
    given = die.choice(words["given"])
    she = given[-1] in "ая" or given == "Любовь"
    patronymic = die.choice(words["patronymic_f" if she else "patronymic_m"])
    form = die.weighted({"initials": 6, "full": 2, "given": 1})
    text = {"initials": f"{given[0]}. {patronymic[0]}.", "full": f"{given} {patronymic}", "given": given}[form]
    return {"family": _feminine(die.choice(words["family_m"])) if she else die.choice(words["family_m"]), "given": text}


def _feminine(family: str) -> str:
    if family.endswith(("ов", "ев", "ёв", "ин")):
        return family + "а"
    return family[:-2] + "ая" if family.endswith(("ий", "ый")) else family


def body(die: Die, language: str) -> Name:
    """An institution that signs: {"literal": "Ministry of Finance"}."""
    return {"literal": body_name(die, language)}


def body_name(die: Die, language: str) -> str:
    """Known kinds, and invented ones by the word tables: "Committee for Coastal Trade"."""
    bodies = table("publishers")["institutes"]
    made = table("bodies").get(language)
    if made and die.maybe(0.5):
        return str(made_name(die, made))
    return die.of(bodies, language if die.maybe(0.8) else "en")


def made_name(die: Die, words: Mapping[str, Any]) -> str:
    """Fill "{kind} for {matter}" from a table."""
    text = die.choice(words["pattern"])
    while "{" in text:
        slot = text[text.index("{") + 1 : text.index("}")]
        text = text.replace("{" + slot + "}", die.choice(words[slot]), 1)
    return str(text)


def people(die: Die, language: str, most: int = 3) -> list[Name]:
    """One to some people; now and then a long list, as science has."""
    count = die.weighted({1: 50, 2: 25, 3: 14, 4: 6, 5: 3, 7: 2}) if most < 5 else die.randint(1, most)
    return [person(die, language) for _ in range(min(count, most) if most < 5 else count)]
