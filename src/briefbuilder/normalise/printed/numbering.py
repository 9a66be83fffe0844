"""How a title is numbered: ``"4.2 Results"``, ``"Chapter II"``, ``"§ 12 Fees"``, ``"IV. Markets"``, ``"III"``."""

from __future__ import annotations

import re

from briefbuilder.shapes import ends_sentence, is_capitals, is_roman

_PART = re.compile(
    r"(?P<word>appendix|annex|part|book|chapter|section|article|anhang|anlage|teil|buch|kapitel|abschnitt|artikel|annexe"
    r"|partie|livre|chapitre|section|anexo|parte|capítulo|глава|часть|раздел|книга|приложение|статья)"
    r"\.?\s+(?:[\dIVXLC]+\b|[A-Z]\b|[^\W\d_]+\Z)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:(?P<deep>\d{1,2}(?:\.\d{1,3}){1,5})\.?|§\s?(?P<article>\d{1,3})\.?|(?P<roman>[IVXLC]{1,7})(?P<stop>[.:)]|\s[–—-])"
    r"|(?P<figure>\d{1,2})(?P<point>[.)]?)|(?P<letter>[A-ZА-Я])[.)])\s+(?=[^\W\d_]|[“„«\"(])"
)
_BARE = re.compile(r"(?P<figure>\d{1,2})\.?|(?P<roman>[IVXLC]{1,7})\.?")


def pattern(text: str) -> tuple[str, int, int]:
    """How a title is numbered: ``"4.2 Results"`` gives ``("deep", 2, 2)``: kind, number, depth."""
    bare = _BARE.fullmatch(text)
    if bare and (bare["figure"] or is_roman(bare["roman"])):
        return ("figure", int(bare["figure"]), 1) if bare["figure"] else ("roman", _roman(bare["roman"]), 1)
    if _PART.match(text):
        return "part", 0, 0
    match = _NUMBERED.match(text)
    if not match:
        return ("capitals" if is_capitals(text) else ""), 0, 0
    if match["deep"]:
        return "deep", int(match["deep"].rsplit(".", 1)[1]), match["deep"].count(".") + 1
    if match["roman"]:
        return ("roman", _roman(match["roman"]), 1) if is_roman(match["roman"]) else ("", 0, 0)
    if match["letter"]:
        return "letter", ord(match["letter"]), 1
    return ("article", int(match["article"]), 1) if match["article"] else ("figure", int(match["figure"]), 1)


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[char] for char in text]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def opens_title(text: str) -> bool:
    """Does a line begin as only a title does: with a word for a part and its number, or a number with points?"""
    kind, *_ = pattern(text)
    return kind in ("part", "deep", "article", "roman") and not ends_sentence(text)
