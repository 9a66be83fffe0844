"""What many kinds of works have in common: a house, a series, an address.

In: a die and a language. Out: CSL variables, or the work with some more.
"""

from __future__ import annotations

from typing import Any

from training.records import venues
from training.records.marks import accessed, address, doi
from training.records.people import Name, body, people
from training.records.words import Die, table

Work = dict[str, Any]


def kind_word(die: Die, kind: str) -> str:
    """A word of a kind: `kind_word(die, "courts")` may give "Court of Appeal"."""
    return str(die.choice(table("kinds")["others"][kind]))


def house(die: Die, language: str) -> Work:
    """A publisher and its place; now and then only one of them."""
    name, place = venues.publisher(die, language)
    found = {"publisher": name, "publisher-place": place}
    if die.maybe(0.12):
        found.pop(die.choice(["publisher", "publisher-place"]))
    return found


def writers(die: Die, language: str, most: int) -> list[Name]:
    """People, seldom a body."""
    return [body(die, language)] if die.maybe(0.03) else people(die, language, most)


def in_series(die: Die, language: str, work: Work, share: float) -> None:
    """Put that share of the works into a series, mostly with a number."""
    if die.maybe(share):
        work["collection-title"] = venues.series(die, language)
        if die.maybe(0.65):
            work["collection-number"] = str(
                die.choice([die.randint(1, 60), die.randint(1, 60), die.randint(60, 450), die.randint(450, 2500)])
            )


def online(die: Die, work: Work, url_share: float, doi_share: float = 0.0) -> Work:
    """Give that share of the works an address, half of these with the day somebody looked."""
    if die.maybe(doi_share):
        work["DOI"] = doi(die)
    if die.maybe(url_share):
        work["URL"] = address(die)
        if die.maybe(0.5):
            work["accessed"] = accessed(die)
    return work
