"""The language of a title, by its script, its own letters, its small words: silent where the signs are few.

``"Die Gezeiten und das Meer"`` is german, ``"Denizin sınırları"`` turkish, ``"Low Tide"`` might be anything.
"""

from __future__ import annotations

import re

from briefbuilder.words import FUNCTION_WORDS, LATIN_RUSSIAN_ENDINGS, LATIN_RUSSIAN_WORDS

_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("japanese", re.compile("[\u3040-\u30ff]{2}")),
    ("chinese", re.compile("[\u4e00-\u9fff]{2}")),
    ("persian", re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")),
    ("arabic", re.compile("[\u0620-\u064a]{3}")),
    ("hebrew", re.compile("[\u05d0-\u05ea]{3}")),
    ("greek", re.compile("[\u0370-\u03ff\u1f00-\u1fff]{3}")),
)
# Letters that hardly another language has; two of them speak, for one may be a name's.
_OWN_LETTERS: tuple[tuple[str, str], ...] = (
    ("polish", "ąęłńśźż"),
    ("turkish", "ğış"),
    ("czech", "ěřůť"),
    ("hungarian", "őű"),
    ("danish", "øæ"),
    ("swedish", "åä"),
    ("romanian", "țșăţ"),
)

# Small words that are not one language's alone; "de" speaks for Dutch no more than for its neighbours.
_SHARED: dict[str, frozenset[str]] = {
    "spanish": frozenset(("de", "la", "al", "su", "lo", "se")),
    "portuguese": frozenset(("de", "a")),
    "french": frozenset(("de", "la")),
    "italian": frozenset(("la", "in", "al", "si")),
}


def language(title: str) -> str:
    """The language's BibLaTeX name where the words prove it, else an empty string.

    ``"Die Gezeiten und das Meer"`` is german.
    """
    words = re.findall(r"[^\W\d_]+", title.casefold())
    if not words:
        return ""
    if name := _by_script(title):
        return name
    return _by_small_words(title, words)


def _by_small_words(title: str, words: list[str]) -> str:
    scores = {
        name: sum(word in small or word in _SHARED.get(name, ()) for word in words)
        for name, small in FUNCTION_WORDS.items()
        if name != "russian"
    }
    best = max(scores, key=lambda name: scores[name])
    if best != "english" and scores[best] > max(1, scores["english"]) and scores[best] / len(words) > 0.15:
        return _by_letters(title, best, scores)
    if scores["english"] == 0 and _is_latin_russian(words):
        return "russian"
    if scores["english"] < 2 and (name := _by_own_letters(title)):
        return name
    return "english" if scores["english"] and best == "english" else ""


def _by_script(title: str) -> str:
    lowered = title.casefold()
    if sum("а" <= letter <= "я" for letter in lowered) > len(title) / 3:
        return "ukrainian" if re.search("[іїєґ]", lowered) else "russian"
    letters = max(1, sum(map(str.isalpha, title)))
    for name, pattern in _SCRIPTS:
        found = pattern.findall(lowered)
        if sum(map(len, found)) * 3 > letters or (found and name == "persian"):
            return name
    return ""


def _by_own_letters(title: str) -> str:
    lowered = title.casefold()
    counts = {name: sum(letter in own for letter in lowered) for name, own in _OWN_LETTERS}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > 1 and list(counts.values()).count(counts[best]) == 1 else ""


def _by_letters(title: str, best: str, scores: dict[str, int]) -> str:
    """Romance languages share their small words: letters decide ("ñ", "ç", "ã")."""
    tied = [name for name, score in scores.items() if score == scores[best]]
    for letters, name in (("ñ¿¡", "spanish"), ("ãõ", "portuguese"), ("ßäöü", "german"), ("èêàùœ", "french")):
        if name in tied and any(letter in title.casefold() for letter in letters):
            return name
    return best if len(tied) == 1 else ""


def _is_latin_russian(words: list[str]) -> bool:
    """Russian in Latin letters.

    ``"Gazeta soobshchaet o novykh usloviyakh"``: small words and endings, at least three.
    """
    small = sum(word in LATIN_RUSSIAN_WORDS for word in words)
    endings = sum(len(word) > 4 and word.endswith(LATIN_RUSSIAN_ENDINGS) for word in words)
    clusters = sum(bool(re.search(r"shch|zh|kh|[bvzs]z?[rl]?[yi]sk|ts[iy]|yk", word)) for word in words)
    return len(words) > 3 and endings > 0 and small + endings + clusters >= max(3, len(words) * 0.4)
