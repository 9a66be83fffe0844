"""How a title is numbered: ``"4.2 Results"``, ``"Chapter II"``, ``"§ 12 Fees"``, ``"IV. Markets"``, ``"III"``."""

from __future__ import annotations

import re
from functools import lru_cache

from briefbuilder.dates import is_date_line
from briefbuilder.shapes import ends_sentence, is_capitals, is_roman

_PART = re.compile(
    r"(?i:appendix|annex|part|book|chapter|section|article|anhang|anlage|teil|buch|kapitel|abschnitt|artikel|annexe"
    r"|partie|livre|chapitre|section|anexo|parte|capítulo|глава|часть|раздел|книга|приложение|статья)"
    r"\.?\s+(?:(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])(?=\s*(?:[.:,–—-]|\Z)|\s+[“„«\"(]?[A-ZÀ-ÞА-ЯЁ])|[^\W\d_]+\Z)"
)
_NUMBERED = re.compile(
    r"(?:(?P<deep>\d{1,2}(?:\.\d{1,3}){1,5})\.?|§\s?(?P<article>\d{1,3})\.?|(?P<roman>[IVXLC]{1,7})(?:[.:)]|\s[–—-])"
    r"|(?P<figure>\d{1,2})[.)]?|(?P<letter>[A-ZА-Я])[.)])\s+(?=[^\W\d_]|[“„«\"(])"
)
_FIGURE = re.compile(r"\d")
_BARE = re.compile(r"(?P<figure>\d{1,2})\.?|(?P<roman>[IVXLC]{1,7})\.?")


@lru_cache(maxsize=1 << 14)  # a line is asked when lines are parted, when titles are joined, and as a title
def pattern(text: str) -> tuple[str, int, int]:
    """How a title is numbered: ``"4.2 Results"`` gives ``("deep", 2, 2)``: kind, number, depth."""
    if _PART.match(text):
        return "part", 0, 0
    match = _BARE.fullmatch(text) or _NUMBERED.match(text)
    if not match:
        return ("capitals" if text[:12].isupper() and is_capitals(text) else ""), 0, 0
    found = {kind: sign for kind, sign in match.groupdict().items() if sign}
    kind = next(iter(found))
    sign = found[kind]
    if kind == "deep":
        return kind, int(sign.rsplit(".", 1)[1]), sign.count(".") + 1
    if kind == "roman":
        return (kind, _roman(sign), 1) if is_roman(sign) else ("", 0, 0)
    return kind, ord(sign) if kind == "letter" else int(sign), 1


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[char] for char in text]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def opens_title(text: str) -> bool:
    """Does a line begin as only a title does: with a word for a part and its number, or a number with points?"""
    kind, *_ = pattern(text)
    return kind in ("part", "deep", "article", "roman") and not ends_sentence(text)


def says_date(text: str) -> bool:
    """Is the line a date and hardly anything else? Without a figure none need be looked for, which takes long."""
    return _FIGURE.search(text) is not None and is_date_line(text)


def parent(text: str) -> str:
    """The first number of a title with points: ``"4.2 Results"`` stands under ``"4"``."""
    match = _NUMBERED.match(text)
    return match["deep"].split(".")[0] if match and match["deep"] else ""
