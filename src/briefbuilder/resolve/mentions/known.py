"""Who and what is known while a note is read: family names, houses, abbreviations, titles.

In: references, and names that notes have taught.  Out: answers to "does a known name begin at this word?".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from briefbuilder.model import Reference
from briefbuilder.resolve.mentions.likeness import spelled
from briefbuilder.resolve.mentions.profile import SMALL, Name, Profile, profile
from briefbuilder.resolve.mentions.sounds import skeleton
from briefbuilder.resolve.mentions.tokens import Text, Token
from briefbuilder.resolve.mentions.told import OwnWays
from briefbuilder.words import NAME_PARTICLES, fold

NEAR = 84  # a name this like (of 100) may be a misprint of a known one
_PARTICLES = frozenset(map(fold, NAME_PARTICLES))
_LONGEST = 12


class Known:
    """Profiles of works by name and title; grows while notes are read."""

    def __init__(self, references: Iterable[Reference] = ()) -> None:
        """Know these works."""
        self.profiles: dict[str, Profile] = {}
        self.rank: dict[str, int] = {}  # which of several lists a work stands in, the nearest is 0
        self.given: set[str] = set()
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)  # skeleton of a name or short name → keys
        self._first: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)  # first word → names of several words
        self._titles: defaultdict[str, list[str]] = defaultdict(list)  # first telling word of a title → keys
        self._words: defaultdict[str, list[str]] = defaultdict(list)  # telling words of titles → keys
        self._shorts: defaultdict[str, list[str]] = defaultdict(list)
        self._houses: list[tuple[tuple[str, ...], str]] = []
        self._aliases: dict[str, str] = {}
        self._near: dict[str, tuple[str, ...]] = {}
        self.houses: dict[str, str] = {}  # initials that a note taught: {"cimar": "comision interamericana del mar"}
        self.own_ways = OwnWays()
        for reference in references:
            self.add(reference)

    def add(self, reference: Reference, rank: int = 0) -> None:
        """Know one more work."""
        if reference.key in self.profiles:
            return
        made = profile(reference)
        self.rank[made.key] = rank
        self.own_ways.add(reference)
        self.profiles[made.key] = made
        for name in made.names:
            self._add_name(name, made.key)
        for short in made.shorts:
            telling = [word for word in short.split() if word not in SMALL]
            if telling and made.key not in self._titles[skeleton(telling[0])]:
                self._titles[skeleton(telling[0])].append(made.key)
            for word in telling:
                if made.key not in self._words[skeleton(word)]:
                    self._words[skeleton(word)].append(made.key)
        telling = [word for word in made.title.split() if word not in SMALL]
        for word in dict.fromkeys(telling):
            if made.key not in self._words[skeleton(word)]:
                self._words[skeleton(word)].append(made.key)
        if telling and made.key not in self._titles[skeleton(telling[0])]:
            self._titles[skeleton(telling[0])].append(made.key)
        self._near.clear()

    def _add_name(self, name: Name, key: str) -> None:
        self.given.update(word for word in name.given if len(word) > 1)
        core = _core(name.words)
        forms = {core, name.words}
        if name.corporate:
            self._houses.append((name.words, key))
            forms |= set(name.elsewhere)
            forms |= {core[:count] for count in range(2, len(core))}
            for short in name.short:
                self._shorts[short].append(key)
        elif len(core) > 1:
            forms |= {core[:1], core[-1:]}
        for form in forms:
            shape = tuple(map(skeleton, form))
            if shape and key not in self._by_name["".join(shape)]:
                self._by_name["".join(shape)].append(key)
                self._first[shape[0]].add(shape)

    def learn(self, names: Iterable[str]) -> None:
        """Know a family name of which no work stands in the lists."""
        for name in names:
            shape = tuple(map(skeleton, name.split()))
            if shape:
                self._first[shape[0]].add(shape)
                self._by_name.setdefault("".join(shape), [])

    def abbreviate(self, initials: str, name: str) -> None:
        """Know a house by initials that a note puts behind its name: "Interamerican Sea Council (ISC)"."""
        folded = fold(initials).replace(" ", "")
        if folded and folded not in self._shorts:
            self.houses[folded] = name
            self._shorts[folded].extend(self.keys_by_name(name))

    def call(self, alias: str, what: str) -> None:
        """Know a name that a note gives to a work."""
        if folded := fold(alias):
            self._aliases[folded] = what

    # --- Asking --------------------------------------------------------------------------------------------------

    def name_at(self, text: Text, index: int) -> int:
        """How many words of a known name begin at this token; 0 for none. The longest counts."""
        token = text.tokens[index]
        if not token.folded or token.folded.isdigit():
            return 0
        best = 0
        for shape in self._first.get(skeleton(token.folded), ()):
            words = text.tokens[index : index + len(shape)]
            if len(words) == len(shape) > best and all(
                skeleton(word.folded) == said for word, said in zip(words, shape, strict=True)
            ):
                best = len(shape)
        if best and (token.capital or best > 2):
            return best
        if (
            token.word.isupper()
            and len(token.word) > 1
            and (token.folded in self._shorts or self._spelled(token.folded))
        ):
            return 1
        return 1 if token.capital and self._like(token) else 0

    def _like(self, token: Token) -> bool:
        """A misprint or another spelling of a known name? Short names must be right."""
        return bool(self.near(token.folded))

    def _spelled(self, initials: str) -> list[str]:
        """The works of houses of which these could be the initials."""
        return [key for words, key in self._houses if words[0][0] == initials[:1] and spelled(initials, words)]

    def near(self, folded: str) -> tuple[str, ...]:
        """The skeletons of known one-word names that are nearly this."""
        if len(folded) < 5:
            return ()
        if folded not in self._near:
            found = process.extract(
                skeleton(folded), self._by_name.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=5
            )
            self._near[folded] = tuple(name for name, _, _ in found if abs(len(name) - len(skeleton(folded))) < 3)
        return self._near[folded]

    def keys_by_name(self, said: str) -> tuple[str, ...]:
        """Works by someone of this (folded) name, by its spellings, misprints and initials."""
        shape = "".join(map(skeleton, said.split()))
        found = [*self._by_name.get(shape, ()), *self._shorts.get(said.replace(" ", ""), ())]
        found = found or self._spelled(said)
        if not found:
            words = said.split()
            found = [key for name in self.near("".join(words)) for key in self._by_name[name]]
        return tuple(dict.fromkeys(found))

    def keys_by_title(self, title: str) -> tuple[str, ...]:
        """Works that share a telling word with a (folded) title, rare words first."""
        words = {skeleton(word) for word in title.split() if word not in SMALL and len(word) > 2} & self._words.keys()
        rare = sorted(words, key=lambda word: (len(self._words[word]), word))
        return tuple(
            dict.fromkeys(key for word in rare[:4] if len(self._words[word]) < 60 for key in self._words[word])
        )

    def title_at(self, text: Text, index: int) -> int:
        """How many tokens of a known title begin here: the whole title, or the part in front of its subtitle."""
        first = index
        while first < len(text.tokens) and text.tokens[first].folded in SMALL and first < index + 3:
            first += 1
        if first >= len(text.tokens):
            return 0
        best = 0
        for key in self._titles.get(skeleton(text.tokens[first].folded), ()):
            known = self.profiles[key]
            for title in (known.title, known.main, *known.shorts):
                words = [word for word in title.split() if word not in SMALL]
                count = _run(text, first, words)
                if count and (len(words) > 1 or len(words[0]) > 5):
                    best = max(best, first - index + count)
        return best

    def alias_at(self, text: Text, index: int) -> tuple[int, str]:
        """The abbreviation that a note gave to a work, if one begins here: (tokens, alias)."""
        said = ""
        best = (0, "")
        for count, token in enumerate(text.tokens[index : index + 6], 1):
            said = f"{said} {token.folded}".strip()
            if said in self._aliases:
                best = (count, said)
        return best

    def meaning(self, alias: str) -> str:
        """What an abbreviation stands for."""
        return self._aliases.get(alias, "")


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """A family name without the particles in front of it: ("van", "der", "veen") → ("veen",)."""
    low = 0
    while low < len(words) - 1 and words[low] in _PARTICLES:
        low += 1
    return words[low:]


def _run(text: Text, start: int, words: list[str]) -> int:
    """How many tokens from ``start`` on say these telling words, small words between them left aside."""
    index, said = start, 0
    while said < len(words) and index < len(text.tokens):
        here = text.tokens[index].folded
        if here == words[said] or skeleton(here) == skeleton(words[said]):
            said += 1
        elif here not in SMALL and here:
            return 0
        index += 1
    return index - start if said == len(words) else 0
