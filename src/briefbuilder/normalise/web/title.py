"""Find the page's own title among the site's lines above the text, with what belongs to it: subtitle, byline, date."""

from __future__ import annotations

from briefbuilder.dates import is_date_line
from briefbuilder.normalise.web.signs import Signs
from briefbuilder.shapes import ends_sentence, fold, title_case_share, words

_LEAST = 1.0
_MOST_WORDS = 30
_BESIDE = 3.0
_SUBTITLE = 5  # words
_OF_THE_TEXT = 0.6  # of its telling words
_TITLE = 3  # words
_ABOVE = 2  # lines right above the text
_NEAR = 60  # lines above the text among which its title is looked for


def find_title(signs: Signs, first: int) -> frozenset[int]:
    """The numbers of the lines above paragraph ``first`` that are the text's own."""
    if not first:
        return frozenset()
    kept = {number for number in (first - 1,) if _opens(signs, number, first)}
    near = range(max(0, first - _NEAR), first)
    title = max(near, key=lambda number: (_title_score(signs, number, first), number))
    if _title_score(signs, title, first) < _LEAST:
        return frozenset(kept)
    kept.add(title)
    if _is_name_of_author(signs, title):
        kept.add(title - 1)
    last = max([title, *(number for number in range(title + 1, first) if signs.is_credit(number))])
    if last == first - 2 and not signs.furniture(first - 1) and not signs.repeated(first - 1):
        kept.add(first - 1)  # between the date and the text stands the first section's heading
    kept |= {number for number in range(title + 1, first) if signs.is_credit(number)}
    below = title + 1
    if below < first and _is_subtitle(signs, below):
        kept.add(below)
    return frozenset(kept | _beside(signs, title, last, first))


def _beside(signs: Signs, title: int, last: int, first: int) -> set[int]:
    """What stands among the title's lines or right above the text, and nothing says that it is the site's."""
    site = [number for number in range(title + 1, first) if signs.says_site(number) or signs.furniture(number) >= 0.3]
    low = max(site, default=title) + 1
    above = range(low, first) if not site or first - low <= _ABOVE else ()
    return {number for number in range(title + 1, last) if number not in site} | set(above)


def _is_name_of_author(signs: Signs, number: int) -> bool:
    """Does it stand between a date and a line of some words? Then those are the title, and this is who wrote it."""
    if not number or number + 1 >= len(signs.texts) or not is_date_line(signs.texts[number + 1].strip()):
        return False
    above = signs.texts[number - 1].strip()
    plain = not signs.says_site(number - 1) and not signs.furniture(number - 1) and not signs.is_credit(number - 1)
    return plain and _TITLE <= len(signs.found[number - 1]) <= _MOST_WORDS and above[-1:].isalnum()


def _title_score(signs: Signs, number: int, first: int) -> float:
    text, found = signs.texts[number].strip(), signs.found[number]
    if not found or len(found) > _MOST_WORDS or signs.is_structure(number):
        return -9.0
    telling, known = signs.known(number)
    if signs.is_credit(number) and not _is_of_the_text(signs, number, first):
        return -9.0
    score = min(len(found), 6) * 0.25 - 0.5
    score += 2.5 * known if telling else 0.0
    score += _BESIDE if _beside_credit(signs, number, first) else 0.0
    score -= 3.0 * (ends_sentence(text) and text[-1] == "." and len(found) > 6)
    score -= 3.0 * signs.furniture(number)
    if any(other != number and _holds(signs.texts[other], text) for other in range(max(0, first - _NEAR), first)):
        score += 1.0  # "The Long Quay | Harbour Review" above, the title alone below
    score += 0.5 * (number == first - 1)
    return score + (0.3 if title_case_share(text) > 0.6 else 0.0)


def _is_of_the_text(signs: Signs, number: int, first: int) -> bool:
    """Does it look like a name, but of words that the text has, over a line that is one? ``"Le Grand Pont"``."""
    telling, known = signs.known(number)
    return telling > 1 and known >= _OF_THE_TEXT and number + 1 < first and signs.is_credit(number + 1)


def _beside_credit(signs: Signs, number: int, first: int) -> bool:
    """Does a byline or a date stand below it, perhaps with a subtitle between?"""
    if number + 1 < first and signs.is_credit(number + 1):
        return True
    return number + 2 < first and signs.is_credit(number + 2) and _is_subtitle(signs, number + 1)


def _is_subtitle(signs: Signs, number: int) -> bool:
    telling, known = signs.known(number)
    return len(signs.found[number]) >= _SUBTITLE and telling > 1 and known >= 0.4 and signs.furniture(number) < 0.3


def _holds(longer: str, text: str) -> bool:
    return len(text) > 8 and len(longer) > len(text) and fold(text) in fold(longer)


def _opens(signs: Signs, number: int, first: int) -> bool:
    """The heading of the first section, right above the text: a bare number, or words that the text uses."""
    if number != first - 1 or signs.repeated(number):
        return False
    telling, known = signs.known(number)
    named = telling > 0 and known >= 0.5 and signs.furniture(number) < 0.3 and len(words(signs.texts[number])) <= 12
    return signs.is_structure(number) or (named and signs.scores[number] > -1.0)
