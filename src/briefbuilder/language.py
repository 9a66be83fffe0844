"""Which language a text is in: by script first, then by its small words. Silent ("") where the signs are few."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import islice

from briefbuilder.tokens import letters
from briefbuilder.words import JOINING_WORDS, LANGUAGE_WORDS

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps"})
_PERSIAN_LETTERS = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_SCRIPTS = (
    ("cyrillic", re.compile("[\u0400-\u04ff]+")),
    ("arabic", re.compile("[\u0600-\u06ff\u0750-\u077f]+")),
    ("hebrew", re.compile("[\u0590-\u05ff]+")),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f]+")),
)
_BEYOND_LATIN = re.compile("[\u0400-\u07ff]")
_SAMPLE = 50_000
_CLEARLY = 1.25  # how far ahead of the next language the best one is
_TELLING = 3  # marks of one language's own letters that are worth as much as this many small words

# Letters that only one of the languages of a script has.
_LETTERS: dict[str, str] = {
    **dict.fromkeys("ß", "de"),
    **dict.fromkeys("ñ¿¡", "es"),
    **dict.fromkeys("ãõ", "pt"),
    **dict.fromkeys("ąęłńśźżć", "pl"),
    **dict.fromkeys("ěřůďťň", "cs"),
    **dict.fromkeys("êœùîû", "fr"),
    **dict.fromkeys("іїєґ", "uk"),
    **dict.fromkeys("ыэъё", "ru"),
}


def _weights() -> dict[str, dict[str, float]]:
    """Each small word with the languages that have it; what three languages share speaks a third for each of them."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for code in {**JOINING_WORDS, **LANGUAGE_WORDS}:
        for word in JOINING_WORDS.get(code, frozenset()) | LANGUAGE_WORDS.get(code, frozenset()):
            owners[word].append(code)
    return {word: dict.fromkeys(codes, 1 / len(codes)) for word, codes in owners.items()}


_WEIGHTS = _weights()
_ORDER = {code: number for number, code in enumerate({**JOINING_WORDS, **LANGUAGE_WORDS})}


def detect(text: str, least: int = 3) -> str:
    """BCP 47 code of the text's language, or "": ``detect("Das ist nicht der Anfang und auch …")`` gives "de".

    ``least`` is how many small words must speak for a language before it is believed.
    """
    sample = text[:_SAMPLE]
    script = main_script(sample)
    match script:
        case "":
            return ""
        case "arabic":
            return "fa" if _PERSIAN_LETTERS.search(sample) else "ar"
        case "hebrew":
            return "he"
        case _:
            return _by_small_words(sample, least)


def main_script(text: str) -> str:
    """``"cyrillic"``, ``"arabic"``, ``"hebrew"`` or ``"latin"``: the one with most letters, or empty."""
    sample = text[:_SAMPLE]
    if sample.isascii() or not _BEYOND_LATIN.search(sample):
        return "latin" if _SCRIPTS[-1][1].search(sample) else ""
    counts = {name: sum(map(len, pattern.findall(sample))) for name, pattern in _SCRIPTS}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def _by_small_words(sample: str, least: int) -> str:
    scores = scores_of(sample)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], _ORDER[item[0]]))
    if not ranked:
        return ""
    best = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return (
        best[0] if best[1] >= least * 0.5 and best[1] >= second * _CLEARLY and _enough(sample, best[0], least) else ""
    )


def _enough(sample: str, code: str, least: int) -> bool:
    speaking = (word for word in letters(sample.casefold()) if code in _WEIGHTS.get(word, ()))
    return sum(1 for _ in islice(speaking, least)) >= least


def scores_of(text: str) -> dict[str, float]:
    """How much the small words and own letters of a text speak for each language."""
    folded = text[:_SAMPLE].casefold()
    scores: defaultdict[str, float] = defaultdict(float)
    for word, count in Counter(filter(_WEIGHTS.__contains__, letters(folded))).items():
        for code, weight in _WEIGHTS[word].items():
            scores[code] += weight * count
    own: Counter[str] = Counter()
    for letter, code in () if folded.isascii() else _LETTERS.items():
        own[code] += folded.count(letter)
    for code, count in own.items():
        if code in scores:
            scores[code] += min(count, _TELLING) / 2 + count / 20
    return dict(scores)


def direction(lang: str) -> str:
    """``"rtl"`` for right-to-left languages, else ``"ltr"``."""
    return "rtl" if lang.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"
