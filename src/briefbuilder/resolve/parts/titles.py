"""Titles: capitals, subtitles, series within them, how like two of them are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rapidfuzz import fuzz

from briefbuilder.words import SERIES_WORDS, fold

_ROMAN = re.compile(r"^(?=[IVXLC])(?:X{0,3}(?:IX|IV|V?I{0,3})|[LC]X{0,3})$")
_SMALL = frozenset("a an the of and in to for from with on at by or as nor but via".split())
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SERIES = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, SERIES_WORDS), key=len, reverse=True))})\b", re.IGNORECASE)
_SUBTITLE = re.compile(r"(?P<stop>:|\.|\s[–—])\s+(?=[“\"‘«(]?[^\W\d_])")


def is_shouted(title: str) -> bool:
    """Is the whole title in capitals? A short one ("NATO") does not count."""
    letters = [letter for letter in title if letter.isalpha()]
    lower = sum(letter.islower() for letter in letters)
    return len(_WORD.findall(title)) > 1 and len(letters) > 9 and lower == 0 and any(map(str.isupper, letters))


def word_forms(texts: Iterable[str]) -> Counter[str]:
    """How words are written in texts that do not shout: evidence for the true case of a shouted word."""
    return Counter(word for text in texts if not is_shouted(text) for word in _WORD.findall(text))


def true_case(title: str, forms: Counter[str]) -> str:
    """A shouted title, or its shouted words, to title case: ``"TIDE II. LOW AND HIGH"`` gives "Tide II. Low and High".

    A single shouted word is let down only where the texts around have it in small letters, so that "NATO" stays.
    """
    if is_shouted(title):
        return _cased(title, forms, whole=True)
    return _cased(title, forms, whole=False)


def _cased(title: str, forms: Counter[str], *, whole: bool) -> str:
    first = True

    def turn(match: re.Match[str]) -> str:
        nonlocal first
        word, opening = match[0], first or title[: match.start()].rstrip().endswith((":", ".", "?", "!"))
        first = False
        if not word.isupper() or len(word) < 2 or _ROMAN.match(word):
            return word
        lowered = word[0] + word[1:].casefold()
        seen = forms[lowered] + forms[word.casefold()]
        if not whole:
            return lowered if len(word) > 3 and seen > forms[word] else word
        if forms[word] > seen + 1 and len(word) < 6:  # once in this very title; more often it is an abbreviation
            return word
        return word.casefold() if word.casefold() in _SMALL and not opening else lowered

    return _WORD.sub(turn, title)


def split_subtitle(title: str) -> tuple[str, str]:
    """``"Low Tide. A History"`` and ``"Low Tide: A History"`` give ("Low Tide", "A History"); "Vol. II", "J.

    Roe" do not.
    """
    for match in _SUBTITLE.finditer(title):
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        last = head.rpartition(" ")[2]
        if match["stop"] == ".":
            abbreviated = len(last) < 3 or _ROMAN.match(last.upper()) or last.isdigit() or "." in last
            if abbreviated or (not tail[:1].isupper() and tail[:1] not in '“"‘«('):
                continue
        if len(head) > 2 and len(tail) > 2:
            return head, tail
    return title, ""


def split_series(title: str) -> tuple[str, str]:
    """A series at the end of a title.

    ``"Low Tide. Harbour Studies Series"`` gives ("Low Tide", "Harbour Studies Series").
    """
    head, stop, tail = title.rpartition(". ")
    if stop and _SERIES.search(tail) and len(tail.split()) < 9:
        return head.strip(), tail.strip(" .")
    return title, ""


_TRAILING_GENRE = re.compile(
    r"\s*[:,.;]\s*(?P<genre>(?:автореферат|автореф\.?|дис(?:с|сертация)?\.?)(?:(?:\s|\.{2,}|…).*)?)$", re.IGNORECASE
)


def part_genre(title: str) -> tuple[str, str]:
    """``"Гавани мира: дис. … канд. наук"`` gives ("Гавани мира", "дис. … канд. наук")."""
    match = _TRAILING_GENRE.search(title, 5)
    return (title[: match.start()], match["genre"]) if match else (title, "")


_TRAILING_EDITION = re.compile(
    r"[.,;:]\s+\(?(?P<edition>(?:(?:\d{1,2}(?:st|nd|rd|th|\.|e|ª)|second|third|fourth|fifth|revised|rev\.|expanded|updated"
    r"|new|enlarged|zweite|dritte|überarbeitete|neue|deuxième|nouvelle|segunda|tercera|nueva|editio)[\s,]*){1,4}"
    r"(?:(?:and|und|et|y|&)\s(?:expanded|enlarged|revised|erweiterte|augmentée)\s?)?"
    r"(?:edition|edn?\.?|ed\.|auflage|aufl\.?|édition|éd\.?|edición|quarta|tertia|secunda)?)\)?$",
    re.IGNORECASE,
)


def part_edition(title: str) -> tuple[str, str]:
    """``"Low Tide. Revised edition"`` gives ("Low Tide", "Revised edition")."""
    match = _TRAILING_EDITION.search(title, max(len(title) - 60, 5))
    return (title[: match.start()], match["edition"]) if match else (title, "")


def likeness(mention: str, title: str, subtitle: str = "") -> float:
    """How like two titles are, 0 to 1. The main title alone, or a good beginning of it, is as good as the whole."""
    said, main, whole = fold(mention), fold(title), fold(f"{title} {subtitle}")
    if not said or not main:
        return 0.0
    best = max(fuzz.ratio(said, main), fuzz.ratio(said, whole))
    if subtitle == "" and (cut := fold(split_subtitle(title)[0])) and len(cut) > 5:
        best = max(best, fuzz.ratio(said, cut))
    if best < 90:
        best = max(best, _shortened(said, whole))
    return (best if _figures(said) <= _figures(whole) else min(best, 70.0)) / 100


def _figures(folded: str) -> set[str]:
    """Numbers in a folded title: "Yearbook 2010" and "Yearbook 2011" are nearly alike and two works."""
    return {word for word in folded.split() if word.isdigit()}


def _words_in_order(said: str, whole: str) -> bool:
    """All telling words of a short title stand in the full one, in their order: two at least."""
    telling = [word for word in said.split() if len(word) > 3]
    rest = iter(whole.split())
    return len(telling) > 1 and all(word in rest for word in telling)


def same_title(one: tuple[str, str], other: tuple[str, str]) -> float:
    """How surely two (title, subtitle) pairs are one title, 0 to 1.

    A missing subtitle is no difference, "II" for "III" is.
    """
    wholes = [fold(" ".join(pair)) for pair in (one, other)]
    figures = [[word for word in whole.split() if word.isdigit() or _ROMAN.match(word.upper())] for whole in wholes]
    if not all(wholes):
        return 0.0
    mains = [fold(one[0]), fold(other[0])]
    lone = not one[1] or not other[1]
    if figures[0] != figures[1] and not (lone and mains[0] == mains[1]):
        return 0.0
    best = fuzz.ratio(*wholes)
    if lone:
        cuts = [
            main if pair[1] else fold(split_subtitle(pair[0])[0])
            for main, pair in zip(mains, (one, other), strict=True)
        ]
        long = min(len(cut.split()) for cut in cuts) > 1
        best = max(best, fuzz.ratio(*cuts) if long or cuts[0] == cuts[1] else 0)
    return best / 100


def _shortened(said: str, whole: str) -> float:
    """A short title is the start of the full one, or a run of its words: two words and six letters at least."""
    if len(said) < 6 or len(said) > len(whole):
        return 0.0
    if f"{whole} ".startswith(f"{said} "):
        return 97.0 if " " in said else 88.0
    if f" {said} " in f" {whole} " and " " in said:
        return 93.0
    if _words_in_order(said, whole):
        return 91.0
    begun = fuzz.ratio(said, whole[: len(said)])
    return begun - 3 if " " in said and begun >= 85 else 0.0
