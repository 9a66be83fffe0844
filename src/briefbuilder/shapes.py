"""What a stretch of text looks like: does it end a sentence, is it a name, is it set in title case.

Plain questions about plain strings, asked by several passes; no pass decides on one of them alone.
"""

from __future__ import annotations

import re

from briefbuilder.tokens import runs, words
from briefbuilder.words import JOINING_WORDS

__all__ = [
    "CLOSERS",
    "OPENERS",
    "ends_sentence",
    "first_letter",
    "fold",
    "is_capitals",
    "is_roman",
    "looks_like_name",
    "starts_small",
    "title_case_share",
    "words",
]

CLOSERS = "\"'”’»«“)]}\ufffc*_¹²³⁴⁵⁶⁷⁸⁹⁰"
OPENERS = "\"'“‘„«»‚([{"
_FINAL = ".?!…。؟։"
_JOINING = frozenset().union(*JOINING_WORDS.values())
_ROMAN = re.compile(r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_NAME_PART = re.compile(r"(?:[A-ZÀ-ÞĀ-ŽА-ЯЁ][^\W\d_’'.]*(?:[’'\-‐][^\W\d_]+)*\.?|[A-ZÀ-ÞĀ-ŽА-ЯЁ]\.)\Z")
_PARTICLES = frozenset("al ad bin ibn da das de del della der di dos du el la le ter van von zu zur".split())
_TITLES = frozenset("dr dr. prof prof. professor mr mr. ms ms. mrs mrs. sir h.e.".split())
# Words that a title in title case leaves small, in the languages that use it.
_SMALL = frozenset(
    "a an and as at but by de des du for from in into is la le les nor of off on onto or over per so than that the to"
    " up via vs with yet und der die das von et".split()
)


def ends_sentence(text: str) -> bool:
    """Does it end as a sentence does, closing marks and note calls aside? ``"so it was.”¹"`` does."""
    bare = text.rstrip().rstrip(CLOSERS).rstrip()
    return bool(bare) and bare[-1] in _FINAL


def starts_small(text: str) -> bool:
    """Is the first character a small letter?"""
    return text[:1].islower()


def first_letter(text: str) -> str:
    """The first letter or digit, opening marks skipped; empty if there is none."""
    bare = text.lstrip().lstrip(OPENERS)
    return bare[:1]


def is_capitals(text: str) -> bool:
    """Is it set in capitals (three letters or more, hardly a small one)?"""
    letters = [char for char in text if char.isalpha() and char.lower() != char.upper()]
    return len(letters) >= 3 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def title_case_share(text: str) -> float:
    """The share of the longer words that begin with a capital; small joining words are not asked."""
    asked = [word for word in words(text) if word.lower() not in _SMALL]
    return sum(word[0].isupper() for word in asked) / len(asked) if asked else 0.0


def looks_like_name(text: str) -> bool:
    """Two to five name parts and nothing else: ``"Dr. Anna van der Berg"``, ``"J. R. Ames"``."""
    parts = text.replace(",", " ").split()
    if any(part.casefold() in _TITLES for part in parts):
        parts = [part for part in parts if part.casefold() not in _TITLES]
        least = 1
    else:
        least = 2
    if not least <= len(parts) <= 5 or (is_capitals(text) and len(parts) < 2):
        return False
    if any(part.casefold() in _JOINING - _PARTICLES for part in parts):
        return False  # "The Long Road", "On Trade"
    solid = [part for part in parts if part.casefold() not in _PARTICLES]
    return len(solid) >= least and all(_NAME_PART.match(part) for part in solid) and solid[-1][-1] != "."


def is_roman(text: str) -> bool:
    """Is it a Roman numeral below 400, in capitals?"""
    return bool(_ROMAN.match(text))


def fold(text: str) -> str:
    """For comparing: case-folded words and digits with single spaces: ``"“So, it – was!”"`` gives ``"so it was"``."""
    return " ".join(runs(text.casefold()))
