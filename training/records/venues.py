"""Where works appear: journals, newspapers, sites, series, meetings, publishers.

In: a die and a language. Out: names, real ones and invented ones by the word tables: ("Journal of Hydrology", "J.
Hydrol.").
"""

from __future__ import annotations

import re
from collections.abc import Callable

from training.records.people import body_name, made_name
from training.records.words import Die, table

_ABBREVIATED = {
    "Journal": "J.", "International": "Int.", "European": "Eur.", "American": "Am.", "British": "Br.", "Review": "Rev.",
    "Annals": "Ann.", "Quarterly": "Q.", "Archives": "Arch.", "Advances": "Adv.", "Current": "Curr.",
    "Opinion": "Opin.",
    "Studies": "Stud.", "Research": "Res.", "Bulletin": "Bull.", "Letters": "Lett.", "Transactions": "Trans.",
    "Proceedings": "Proc.", "Applied": "Appl.", "Clinical": "Clin.", "Experimental": "Exp.", "Zeitschrift": "Z.",
    "Archiv": "Arch.", "Revue": "Rev.", "Revista": "Rev.", "Cahiers": "Cah.", "Rivista": "Riv.",
    "Scandinavian": "Scand.",
}  # fmt: skip


def journal(die: Die, language: str) -> tuple[str, str]:
    """A journal's full and short name."""
    venues = table("venues")
    made = venues["make"].get(language)
    if made and die.maybe(0.7):
        name = made_name(die, made)
        return name, abbreviated(name)
    full, _, short = die.of(venues["journals"], language).partition("|")
    return full, short or full


def abbreviated(name: str) -> str:
    """As in "Journal of Soil Science" → "J. Soil Sci."."""
    words = [
        word
        for word in name.split()
        if word not in {"of", "the", "The", "and", "für", "de", "di", "for", "on", "in", "&"}
    ]
    if len(words) < 2 or (not name.isascii() and re.search("[а-я]", name)):
        return name
    return " ".join(_ABBREVIATED.get(word) or _cut(word) for word in words)


def _cut(word: str) -> str:
    """As in "Economics" → "Econ.": cut before the vowel that follows four letters."""
    if len(word) < 7:
        return word
    place = next((place for place in range(4, len(word)) if word[place].lower() in "aeiouyäöü"), len(word))
    return word[:place] + "." if place < len(word) - 1 else word


def newspaper(die: Die, language: str) -> str:
    """A daily's name."""
    if language == "en" and die.maybe(0.3):
        return made_name(die, table("venues")["papers"])
    return die.of(table("venues")["newspapers"], language)


def magazine(die: Die, language: str) -> str:
    """A weekly's or monthly's name."""
    return die.of(table("venues")["magazines"], language)


def site(die: Die, language: str) -> str:
    """A web site's name; often a body's."""
    return body_name(die, language) if die.maybe(0.25) else die.of(table("venues")["sites"], language)


def series(die: Die, language: str) -> str:
    """A book series; half of them invented: "Studies in Coastal Law"."""
    if language == "en" and die.maybe(0.6):
        words = {**table("venues")["own_series"], "field": table("venues")["make"]["en"]["field"]}
        return made_name(die, words)
    return die.of(table("venues")["series"], language)


def meeting(die: Die, language: str, when: int) -> tuple[str, str]:
    """A conference's name and that of its proceedings."""
    venues = table("venues")
    meetings = venues["meetings"]
    if language != "en" and meetings.get(language):
        event = _meeting_filled(die, die.choice(meetings[language]), language, when)
        return event, event
    event = _meeting_filled(die, die.choice(meetings["en"]), "en", when)
    pattern = die.choice(meetings["proceedings"]).replace("{meeting}", event)
    return event, _meeting_filled(die, pattern, "en", when)


def _meeting_filled(die: Die, pattern: str, language: str, when: int) -> str:
    venues = table("venues")
    make = venues["make"].get(language, venues["make"]["en"])
    ordinal = die.randint(2, 60)
    slots: dict[str, Callable[[], str]] = {
        "field": lambda: die.choice(make.get("field") or ["History"]),
        "society": lambda: die.choice(venues["meetings"]["society"]),
        "acronym": lambda: die.choice(venues["meetings"]["acronym"]), "year": lambda: str(when),
        "yy": lambda: f"{when % 100:02d}",
        "ordinal": lambda: _ordinal(die, ordinal, language), "city": lambda: city(die, language),
        "name": lambda: die.choice(make.get("name") or ["Recent Advances"]),
    }  # fmt: skip
    return re.sub(r"\{(\w+)\}", lambda slot: slots[slot.group(1)](), pattern)


def _ordinal(die: Die, number: int, language: str) -> str:
    if language == "de":
        return f"{number}."
    if language in {"fr", "es", "it", "pt"}:
        return die.choice(["III", "IV", "VI", "IX", "XII", "XV", "XXI"])
    if language == "ru":
        return die.choice(["II", "III", "IV", "VII", "XII"])
    if die.maybe(0.3):
        return die.choice(
            [
                "First",
                "Second",
                "Third",
                "Fourth",
                "Fifth",
                "Seventh",
                "Tenth",
                "Twelfth",
                "Fifteenth",
                "Twentieth",
                "Twenty-Fifth",
            ]
        )
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def publisher(die: Die, language: str) -> tuple[str, str]:
    """A house and its place: ("Brill", "Leiden"); sometimes two places, sometimes another one."""
    pairs = table("publishers")["publishers"]
    if language == "en" and die.maybe(0.2):
        house, place = made_name(die, table("venues")["houses"]), city(die, "en")
    else:
        house, _, place = die.of(pairs, language if language in pairs else "en").partition("|")
    if die.maybe(0.12):
        place = city(die, language)
    if die.maybe(0.08):
        place += die.choice([" and ", "; ", ", ", "/", " & "]) + city(die, language)
    if language == "en" and die.maybe(0.03) and "," not in place:
        place += ", " + die.choice(table("places")["lands"]["en"])
    return house, place


def old_publisher(die: Die) -> tuple[str, str]:
    """A bookseller of former times: ("Printed for J. Dodsley", "London")."""
    places = [
        "London",
        "London",
        "London",
        "Edinburgh",
        "Dublin",
        "Paris",
        "Leipzig",
        "Boston",
        "Philadelphia",
        "Oxford",
    ]
    return made_name(die, table("venues")["old_houses"]), die.choice(places)


def city(die: Die, language: str) -> str:
    """A place of publication."""
    return die.of(table("places")["cities"], language)


def university(die: Die, language: str) -> str:
    """A university's name."""
    if language == "en" and die.maybe(0.3):
        return made_name(die, table("venues")["schools"])
    return die.of(table("publishers")["universities"], language)


def meeting_place(die: Die) -> str:
    """Where a conference was held: "Lisbon, Portugal", "Vienna"."""
    town = die.choice(table("places")["lands"]["meeting"])
    return f"{town}, {die.choice(table('places')['lands']['en'])}" if die.maybe(0.45) else str(town)
