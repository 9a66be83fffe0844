"""Which language a text is in: by script first, then by its small words. Silent ("") where the signs are few."""

from __future__ import annotations

import re
from collections import Counter

from briefbuilder.words import JOINING_WORDS

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps"})
_PERSIAN_LETTERS = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_SCRIPTS = (
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("arabic", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("hebrew", re.compile("[\u0590-\u05ff]")),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f]")),
)
_SAMPLE = 50_000


def detect(text: str, least: int = 3) -> str:
    """BCP 47 code of the text's language, or "": ``detect("Das ist nicht der Anfang und auch …")`` gives "de".

    ``least`` is how many small words must speak for a language before it is believed.
    """
    sample = text[:_SAMPLE]
    script = max(_SCRIPTS, key=lambda item: len(item[1].findall(sample)))
    if not script[1].search(sample):
        return ""
    match script[0]:
        case "arabic":
            return "fa" if _PERSIAN_LETTERS.search(sample) else "ar"
        case "hebrew":
            return "he"
        case _:
            return _by_small_words(sample, least)


def _by_small_words(sample: str, least: int) -> str:
    counts = Counter(re.findall(r"[^\W\d_]+", sample.casefold()))
    scores = {code: sum(counts[word] for word in table) for code, table in JOINING_WORDS.items()}
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    best, second = ranked[0], ranked[1]
    return best[0] if best[1] >= least and best[1] > second[1] else ""


def direction(lang: str) -> str:
    """``"rtl"`` for right-to-left languages, else ``"ltr"``."""
    return "rtl" if lang.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"
