"""How well what a note says fits a work: names, title, year, each 0 to 1.

Author and year alone never decide between two works; the title, or the letter behind the year, does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from briefbuilder.resolve.mentions.profile import SMALL, Name, Profile
from briefbuilder.resolve.mentions.sounds import skeleton
from briefbuilder.words import NAME_PARTICLES, fold

_PARTICLES = frozenset(map(fold, NAME_PARTICLES))
SECOND = 0.85
_INITIAL = re.compile(r"(?<![^\W\d_])([^\W\d_])\.")


# --- Names -------------------------------------------------------------------------------------------------------


def names_like(said: tuple[str, ...], printed: str, known: Profile) -> float:
    """The worst of the said names against the best of the work's; initials that differ tell two Roes apart."""
    if not said or not known.names:
        return 0.3 if said else 0.5
    scores = [max(_name_like(one, name) for name in known.names) for one in said]
    if scores[0] > SECOND and _name_like(said[0], known.names[0]) < SECOND:
        scores[0] = SECOND  # cited under its second author's name
    first = _initials_agree(said[0], printed, known)
    if len(scores) > 1 and min(scores) < 0.8 <= scores[0]:
        return 0.55 if first else 0.4
    return min(scores) if first else min(0.5, *scores)


@lru_cache(maxsize=65_536)
def _name_like(said: str, name: Name) -> float:
    words = said.split()
    joined = "".join(words)
    if joined == name.joined or joined in name.short:
        return 1.0
    if tuple(words) in name.elsewhere:
        return 0.97
    if name.corporate:
        return 0.95 if len(words) == 1 and spelled(joined, name.words) else _house_like(words, name)
    return _family_like(words, joined, name)


def _family_like(words: list[str], joined: str, name: Name) -> float:
    """A family name without its particles, in another spelling, half of a double name, with a misprint."""
    core = [word for word in name.words if word not in _PARTICLES] or list(name.words)
    mine = [word for word in words if word not in _PARTICLES] or words
    if mine == core:
        return 1.0
    if len(joined) > 3 and skeleton("".join(mine)) == skeleton("".join(core)):
        return 0.97
    if (
        len(core) > 1
        and len(mine) == 1
        and len(joined) > 3
        and skeleton(mine[0]) in (skeleton(core[0]), skeleton(core[-1]))
    ):
        return 0.93 if skeleton(mine[0]) == skeleton(core[0]) else 0.88
    if min(len(joined), len(name.joined)) < 4:
        return 0.0
    like = (
        max(fuzz.ratio("".join(mine), "".join(core)), fuzz.ratio(skeleton("".join(mine)), skeleton("".join(core))))
        / 100
    )
    return like if like >= 0.8 else like / 2


@lru_cache(maxsize=65_536)
def spelled(initials: str, words: tuple[str, ...]) -> bool:
    """Are these a house's initials, letters from within its words among them? "bmh" for "bundesministerium hafen"."""
    telling = [word for word in words if word not in SMALL]
    return _spelled(initials, telling) or (len(telling) < len(words) and _spelled(initials, list(words)))


def _spelled(initials: str, telling: list[str]) -> bool:
    if not 3 <= len(initials) <= 2 * len(telling) + 1 or len(telling) < 2:
        return False
    ends = {0}  # how many letters can be used up by the words so far
    for word in telling:
        ends = {end for start in ends for end in _used(initials, start, word)}
    return len(initials) in ends


def _used(initials: str, start: int, word: str) -> set[int]:
    """Where the letters end that this word can give: its first, and two more in their order."""
    if start >= len(initials) or initials[start] != word[0]:
        return set()
    ends, at = {start + 1}, 1
    for end in range(start + 1, min(start + 3, len(initials))):
        at = word.find(initials[end], at) + 1
        if not at:
            break
        ends.add(end + 1)
    return ends


def _house_like(words: list[str], name: Name) -> float:
    telling = [skeleton(word) for word in words if word not in SMALL]
    held = [skeleton(word) for word in name.words if word not in SMALL]
    if not telling or not held:
        return 0.0
    if telling == held:
        return 1.0
    if telling == held[: len(telling)] and (len(telling) > 1 or len(held) < 3):
        return 0.93
    whole = fuzz.ratio(" ".join(telling), " ".join(held)) / 100
    if len(telling) > 1 and all(word in held for word in telling):
        return 0.88
    return whole if whole >= 0.85 else whole / 2


def _initials_agree(first: str, printed: str, known: Profile) -> bool:
    """Do the initials of the first name fit its bearer? What one side does not say fits."""
    said = _given_letter(first, printed)
    if not said:
        return True
    bearers = [name for name in known.names if name.given and _name_like(first, name) >= 0.8]
    return not bearers or any(_same_letter(said, name.given[0]) for name in bearers)


def _given_letter(first: str, printed: str) -> str:
    family = {first.replace(" ", ""), *first.split()}
    words = [(fold(word).replace(" ", ""), word) for word in re.split(r"[\s,]+|(?<=\.)", printed)]
    given = [word for word, said in words if word and word not in family and not _small(word, said)]
    return given[0] if given else ""


def _small(word: str, said: str) -> bool:
    """A particle: "e" is one, "E." an initial."""
    return word in _PARTICLES and not (len(word) == 1 and said[:1].isupper())


def _same_letter(said: str, held: str) -> bool:
    if len(said) > 1 and len(held) > 1:
        return fuzz.ratio(skeleton(said), skeleton(held)) >= 60 or skeleton(said)[:1] == skeleton(held)[:1]
    return said[:1] == held[:1] or skeleton(said)[:1] == skeleton(held)[:1] or {said[:1], held[:1]} <= set("iyjue")


# --- Titles ------------------------------------------------------------------------------------------------------


def title_like(options: tuple[str, ...], known: Profile) -> float:
    """The best of the readings of a title against the work's."""
    best = max((_title_like(fold(option), known.title, known.main, known.shorts) for option in options), default=0.0)
    return max(best, _in_words(options, known)) if best < 0.84 and known.words else best


def _in_words(options: tuple[str, ...], known: Profile) -> float:
    """A title that stands in a printed entry, though the entry was taken apart in another way."""
    for option in options:
        said = _shape(fold(option))
        telling = [word for word in fold(option).split() if word not in SMALL]
        if len(telling) > 1 and f" {said} " in f" {known.words} " and f" {said} " not in f" {known.around} ":
            return 0.9
    return 0.0


@lru_cache(maxsize=65_536)
def _title_like(said: str, whole: str, main: str, shorts: tuple[str, ...]) -> float:
    if not said or not whole:
        return 0.0
    if said in (whole, main, *shorts):
        return 1.0
    if _figures(said) - _figures(whole):
        return min(0.7, _plain_like(said, whole, main))
    like = _plain_like(said, whole, main)
    if like < 0.97 and not all(any(_near_word(word, held) for held in whole.split()) for word in _telling(said)):
        like = min(like, 0.8)  # "The Price of Sugar" is not "The Price of Salt", however like they look
    return like if like >= 0.9 else max(like, _short_like(said, whole, main))


def _figures(folded: str) -> set[str]:
    return {word for word in folded.split() if word.isdigit()}


def _plain_like(said: str, whole: str, main: str) -> float:
    like = max(fuzz.ratio(said, whole), fuzz.ratio(said, main))
    if like < 95:
        shape = _shape(said)
        like = max(like, min(98.0, max(fuzz.ratio(shape, _shape(whole)), fuzz.ratio(shape, _shape(main)))))
    if f"{said} ".startswith(f"{whole} ") and len(whole.split()) > 1:
        like = max(like, 86.0)  # "Low Tide: A Reply" need not be "Low Tide"
    return like / 100


def _shape(folded: str) -> str:
    return " ".join(skeleton(word) for word in folded.split())


def _telling(folded: str) -> list[str]:
    words = [word for word in folded.split() if word not in SMALL]
    return words or folded.split()


def _short_like(said: str, whole: str, main: str) -> float:
    """A short title: its beginning, a run of its words, its telling words in order, its initials."""
    mine, full = _telling(said), _telling(whole)
    letters = len("".join(mine))
    if len(mine) == 1 and letters < 8 and said.replace(" ", "") in _initials(whole, main):
        return 0.9
    places = _in_order(mine, full) if letters >= 3 and len(mine) <= len(full) else None
    if places is None:
        return 0.0
    run = places[-1] - places[0] == len(mine) - 1
    if run and places[0] == 0:
        return 0.97 if len(mine) > 1 else 0.92
    several = 0.93 if run else 0.9
    return several if len(mine) > 1 else 0.86 if letters > 3 else 0.0


def _initials(whole: str, main: str) -> set[str]:
    found = set()
    for title in (whole, main):
        found.add("".join(word[0] for word in title.split()))
        found.add("".join(word[0] for word in _telling(title)))
    return {one for one in found if len(one) > 1}


def _in_order(mine: list[str], full: list[str]) -> list[int] | None:
    """Where these words stand in the full title, in order; words that are nearly the same count."""
    places: list[int] = []
    start = 0
    for word in mine:
        place = next((at for at in range(start, len(full)) if _same_word(word, full[at])), None)
        if place is None:
            return None
        places.append(place)
        start = place + 1
    return places


def _near_word(one: str, other: str) -> bool:
    return _same_word(one, other) or fuzz.ratio(skeleton(one), skeleton(other)) >= 85


@lru_cache(maxsize=65_536)
def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or one.isdigit():
        return False
    long = skeleton(one) == skeleton(other) or fuzz.ratio(one, other) >= 85
    return long or (len(one) > 4 and other.startswith(one) and len(other) - len(one) < 4)


def explained(option: str, known: Profile) -> bool:
    """Is what looks like a title a place, a publisher, a periodical of this work?"""
    words = [word for word in fold(option).split() if word not in SMALL and not word.isdigit()]
    return bool(words) and all(word in known.others for word in words)


def year_like(year: str, known: Profile) -> float:
    """1 for the same year, 0 for another, 0.5 where there is nothing to compare."""
    if not year or not known.year:
        return 0.5
    return float(year == known.year)
