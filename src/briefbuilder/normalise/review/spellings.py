"""Ask about words in two dresses (``détente``, ``detente``) and names in two spellings (one letter off, one rarer)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from briefbuilder.normalise.review.leaves import Leaf, Word, find_words
from briefbuilder.problems import Problems
from briefbuilder.words import JOINING_WORDS

_JOINING = frozenset().union(*JOINING_WORDS.values())
_GENITIVE = re.compile(r"[’']s?\Z")
_LEAST_LETTERS = 5
_LEAST_NAME = 6
_LONG_NAME = 8  # letters from which two may be off, if the other name is common
_COMMON = 3  # uses of a common name
_LONGEST_NAME = 24
_MOST_NAMES = 20_000  # beyond, two letters off are not looked for: the search grows with the square of a name's length


def ask_about_spellings(leaves: list[Leaf], entries: list[Leaf], problems: Problems) -> None:
    """Both questions. Entries of a bibliography are asked for accents only: titles are spelled as they were printed."""
    words = _without_genitive(find_words(leaves))
    _spellings(words, _without_genitive(find_words(entries)), problems)
    _names(words, problems)


def _without_genitive(words: list[Word]) -> dict[str, Word]:
    """``Tehran’s`` counts as ``Tehran``."""
    merged: dict[str, Word] = {}
    for word in words:
        text = _GENITIVE.sub("", word.text)
        known = merged.get(text)
        merged[text] = Word(
            text,
            *((known.leaf, known.position) if known else (word.leaf, word.position)),
            word.count + (known.count if known else 0),
        )
    return merged


# --- One word in two dresses -------------------------------------------------------------------------------------


def _spellings(words: dict[str, Word], printed: dict[str, Word], problems: Problems) -> None:
    """``détente`` and ``detente``, ``hard-liners`` and ``hardliners``, ``JCPoA`` and ``JCPOA``."""
    forms: dict[str, dict[str, Word]] = defaultdict(dict)
    for text, word in words.items():
        if len(text) >= _LEAST_LETTERS:
            forms[_bare(text)].setdefault(_form(text), word)
    for text, word in printed.items():
        known = forms.get(_bare(text), {})
        if any(other.casefold() != text.casefold() and len(other) == len(text) for other in known):
            known.setdefault(text, word)
    asked: set[str] = set()
    for key in sorted(forms, key=len):
        variants = forms[key]
        names = sorted(variants)
        if len(names) > 1 and _worth_asking(names) and not _asked_in_part(names, asked):
            asked.add(key)
            word = variants[names[-1]]
            problems.note(
                "spelling-varies",
                "written in more than one way: " + ", ".join(f"“{name}”" for name in names),
                word.leaf.place(word.position),
                "choose one in the source",
            )


def _bare(word: str) -> str:
    """Letters only, small, without accents."""
    if word.isascii() and word.isalpha():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in bare if char.isalpha() and not unicodedata.combining(char))


def _asked_in_part(names: list[str], asked: set[str]) -> bool:
    """``post-JCPOA`` and ``post-JCPoA`` differ only in what was asked about already."""
    parts = [name.split("-") for name in names]
    if len({len(one) for one in parts}) > 1 or len(parts[0]) < 2:
        return False
    differing = [column for column in zip(*parts, strict=True) if len({_form(one) for one in column}) > 1]
    return all(_bare(one) in asked for column in differing for one in column)


def _form(part: str) -> str:
    return part.casefold() if part[1:].islower() else part


def _worth_asking(names: list[str]) -> bool:
    """Capitals at a sentence's start, or a whole word in capitals, are no second spelling."""
    if len({name.casefold() for name in names}) > 1:
        return True
    return any(not name.isupper() and not name.islower() and not name.istitle() for name in names)


# --- One name in two spellings -----------------------------------------------------------------------------------


def _names(words: dict[str, Word], problems: Problems) -> None:
    """Names that are never written small, one of them near a commoner one."""
    small = {text for text in words if text.islower()}
    names = {
        text: word
        for text, word in words.items()
        if _LEAST_NAME <= len(text) <= _LONGEST_NAME
        and text[0].isupper()
        and text[1:].islower()
        and text.casefold() not in small | _JOINING
    }
    for rare, common in _near(Counter({text: word.count for text, word in names.items()})):
        word, other = names[rare], names[common]
        problems.warn(
            "name-varies",
            f"“{rare}” ({word.count}×) may be “{common}” ({other.count}×)",
            word.leaf.place(word.position),
            "mend the source if it is one name",
            word.leaf.text[max(0, word.position - 40) : word.position + 40],
        )


def _near(counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Each rarer name with the commonest one near it: one letter off, or two in a long name that is common."""
    one, two = _Gaps(1), _Gaps(2)
    deep = len(counts) <= _MOST_NAMES
    for name in counts:
        one.add(name)
        if deep and len(name) >= _LONG_NAME and counts[name] >= _COMMON:
            two.add(name)
    for rare in sorted(counts):
        found = one.near(rare) | (two.near(rare) if deep and len(rare) >= _LONG_NAME else set())
        near = [
            other
            for other in found
            if (counts[other], rare) > (counts[rare], other) and rare[:2] == other[:2] and not _inflected(rare, other)
        ]
        if near:
            yield rare, max(near, key=lambda other: (counts[other], other))


class _Gaps:
    """Names by what is left of them with up to ``most`` letters taken out: two near names share one of these."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.names: dict[str, list[str]] = defaultdict(list)

    def add(self, name: str) -> None:
        for rest in self._rests(name):
            self.names[rest].append(name)

    def near(self, name: str) -> set[str]:
        if not self.names:
            return set()
        found = {other for rest in self._rests(name) for other in self.names.get(rest, ())} - {name}
        return {
            other
            for other in found
            if abs(len(name) - len(other)) <= 1
            and DamerauLevenshtein.distance(name, other, score_cutoff=self.most) <= self.most
        }

    def _rests(self, name: str) -> set[str]:
        rests = {name}
        for count in range(1, self.most + 1):
            for gone in combinations(range(len(name)), count):
                rests.add("".join(letter for at, letter in enumerate(name) if at not in gone))
        return rests


def _inflected(left: str, right: str) -> bool:
    """``Russia`` / ``Russian``, ``Iran`` / ``Irans``: an ending, no misspelling."""
    short, long = sorted((left, right), key=len)
    return long.startswith(short) or (len(left) == len(right) and left[:-1] == right[:-1])
