"""Which reference does a mention mean, and how sure are we?

In: names, title and year as a note says them.  Out: a ``Match`` with key, confidence and reason, or the nearest
candidates.
Author and year alone never decide between two works; the title does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from briefbuilder.model import Reference
from briefbuilder.people import people
from briefbuilder.resolve.parts.names import parse_names
from briefbuilder.resolve.parts.titles import likeness
from briefbuilder.words import FUNCTION_WORDS, fold

TITLE_ENOUGH = 0.84  # a title this like, with a name that fits
TITLE_ALONE = 0.93  # a title this like where no name is given
NAME_ENOUGH = 0.8
MARGIN = 0.04  # two works nearer to one another than this are not told apart

_SMALL = frozenset().union(*FUNCTION_WORDS.values())


@dataclass(frozen=True, slots=True)
class Said:
    """What a mention says of a work."""

    names: tuple[str, ...] = ()  # family names, folded
    title: str = ""
    year: str = ""
    url: str = ""
    doi: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """``key`` is empty where nothing fits well enough; ``candidates`` are the nearest keys, the best first."""

    key: str
    confidence: float
    reason: str
    candidates: tuple[str, ...] = ()
    title: float = 0.0
    name: float = 0.0


@dataclass(frozen=True, slots=True)
class _Scored:
    key: str
    total: float
    title: float
    name: float
    year: float


class Index:
    """References by folded family name and by telling title word, so that a mention looks at few of thousands."""

    def __init__(self, references: Iterable[Reference] = ()) -> None:
        """Index these references in their order."""
        self.by_key: dict[str, Reference] = {}
        self._families: dict[str, list[str]] = defaultdict(list)
        self._words: dict[str, list[str]] = defaultdict(list)
        self._addresses: dict[str, str] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        for reference in references:
            self.add(reference)

    def add(self, reference: Reference) -> None:
        """Put a reference in, unless its key is there."""
        if reference.key in self.by_key:
            return
        self.by_key[reference.key] = reference
        names = reference_names(reference)
        self._names[reference.key] = names
        for name in names:
            self._families[name].append(reference.key)
        for word in set(fold(f"{reference.get('title')} {reference.get('subtitle')}").split()) - _SMALL:
            if len(word) > 3:
                self._words[word].append(reference.key)
        for field in ("url", "doi"):
            if reference.get(field):
                self._addresses.setdefault(address(reference.get(field)), reference.key)

    def is_name(self, word: str) -> bool:
        """Is this word a family name of a work here, or very like one?"""
        folded = fold(word)
        return bool(folded) and (folded in self._families or (len(folded) > 5 and bool(self._near(folded, 88))))

    def find(self, said: Said) -> Match:
        """The work that is meant."""
        for value in (said.doi, said.url):
            if value and (key := self._addresses.get(address(value))):
                return Match(key, 1.0, "the address is the same", (key,), 1.0, 1.0)
        scored = sorted((self._score(key, said) for key in self._candidates(said)), key=lambda one: -one.total)
        if not scored:
            return Match("", 0.0, "no work by this name is known")
        return _decide(scored, said)

    def by_name(self, names: Iterable[str]) -> tuple[str, ...]:
        """The keys of all works by someone of this family name."""
        return tuple(dict.fromkeys(key for name in names for key in self._families.get(name, ())))

    def by_address(self, value: str) -> Reference | None:
        """The work at this address or with this DOI."""
        return self.by_key[self._addresses[value]] if value and value in self._addresses else None

    def by_title(self, title: str) -> tuple[str, ...]:
        """The keys of works that share a rare word with this title."""
        words = sorted(set(fold(title).split()) & self._words.keys(), key=lambda word: (len(self._words[word]), word))
        near = (key for word in words[:3] if len(self._words[word]) < 60 for key in self._words[word])
        return tuple(dict.fromkeys(near))

    def _near(self, name: str, cutoff: float) -> list[str]:
        return [
            found
            for found, _, _ in process.extract(name, self._families.keys(), scorer=fuzz.ratio, score_cutoff=cutoff)
        ]

    def _candidates(self, said: Said) -> list[str]:
        """By family name; by names nearly the same; and by rare words of the title, for a name nobody can read."""
        found: dict[str, None] = {}
        for name in said.names:
            families = [name] if name in self._families else self._near(name, 75)
            found.update((key, None) for family in families for key in self._families[family])
        words = sorted(
            set(fold(said.title).split()) & self._words.keys(), key=lambda word: (len(self._words[word]), word)
        )
        for word in words[:4]:
            if len(self._words[word]) < 60:
                found.update((key, None) for key in self._words[word])
        return list(found)

    def _score(self, key: str, said: Said) -> _Scored:
        reference = self.by_key[key]
        title = likeness(said.title, reference.get("title"), reference.get("subtitle")) if said.title else 0.0
        if said.title and title < TITLE_ENOUGH and reference.get("shorttitle"):
            title = max(title, likeness(said.title, reference.get("shorttitle")))
        name = _name_score(said.names, self._names[key])
        held = reference.get("date")[:4]
        year = 0.5 if not said.year or not held else float(said.year[:4] == held)
        total = 0.6 * title + 0.28 * name + 0.12 * year if said.title else 0.75 * name + 0.25 * year
        return _Scored(key, total, title, name, year)


def _decide(scored: list[_Scored], said: Said) -> Match:
    best, rest = scored[0], scored[1:]
    near = tuple(one.key for one in scored[:3])
    rival = next((one for one in rest if best.total - one.total < MARGIN), None)
    if said.title:
        return _by_title(best, rival, said, near)
    alike = [one for one in scored if one.name >= NAME_ENOUGH and one.year > 0]
    if len(alike) == 1 and best.name >= NAME_ENOUGH and said.year and best.year == 1.0:
        return Match(best.key, 0.75, "the only work of this name and year", near, 0.0, best.name)
    if len(alike) > 1:
        return Match("", 0.4, "name and year fit more than one work", tuple(one.key for one in alike[:5]))
    return Match("", best.total / 2, "no title is given, and name and year fit no single work", near)


def _by_title(best: _Scored, rival: _Scored | None, said: Said, near: tuple[str, ...]) -> Match:
    enough = best.title >= TITLE_ENOUGH and best.name >= NAME_ENOUGH
    alone = best.title >= TITLE_ALONE and (not said.names or best.name >= 0.5)
    if not enough and not alone:
        return Match("", best.total, "no title is like enough", near, best.title, best.name)
    exact = rival is not None and best.title > 0.995 > rival.title
    if rival and not exact and rival.title > best.title - MARGIN and rival.name >= best.name - MARGIN:
        return Match("", best.total, "two works fit equally well", near, best.title, best.name)
    name = "the name" if best.name == 1 else "nearly the name" if said.names else "no name"
    title = "the title" if best.title >= 0.97 else "nearly the title"
    year = {1.0: "the year", 0.5: "no year to compare", 0.0: "another year"}[best.year]
    confidence = best.total if best.year else best.total - 0.1
    return Match(best.key, round(min(confidence, 1.0), 3), f"{name}, {title}, {year}", near, best.title, best.name)


def _name_score(said: tuple[str, ...], held: tuple[str, ...]) -> float:
    if not said:
        return 0.5
    if not held:
        return 0.3
    each = [max(fuzz.ratio(name, other) for other in held) / 100 for name in said]
    return min(each)


def reference_names(reference: Reference) -> tuple[str, ...]:
    """The folded family names of authors, else editors: ``("kozhanov",)``; of a corporate name the whole."""
    value = reference.get("author") or reference.get("editor") or reference.get("institution")
    return tuple(name for name in (fold(one.family) for one in people(value)) if name)


def said_names(text: str) -> tuple[str, ...]:
    """The folded family names in a mention: ``"Roe and van der Berg"`` gives ("roe", "berg")."""
    return tuple(name for name in (fold(one.family) for one in people(parse_names(text).value)) if name)


def address(url: str) -> str:
    """An address for comparing: without scheme, "www." and final slash, small letters."""
    plain = url.casefold().partition("://")[2] or url.casefold()
    return plain.removeprefix("www.").removeprefix("doi.org/").removeprefix("dx.doi.org/").rstrip("/#")
