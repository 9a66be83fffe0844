"""A string to tokens: words, numbers, initials, addresses, each with the punctuation that leans on it.

``"Roe, J. K. (2004) “Low Tide”, 12(3): 45–67"`` gives ``Roe,`` ``J.`` ``K.`` ``(2004)`` ``“Low`` ``Tide”,`` ``12`` and
so on. Opening marks lean on the word behind them, all others on the word before; a slash or a dash that stands free
opens, too. One pass, linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STOP = r"\s<>\"“”„»«\ufffc"
_L = r"[^\W\d_]"
_MARKS = "\u0300-\u036f\u064b-\u0652\u200c\u200d"
_CORE = re.compile(
    rf"(?P<web>(?:https?|ftp)\s?:\s?//\s?[^{_STOP}]+|(?<![\w@./-])www\.[^{_STOP}]+)"
    rf"|(?P<doi>(?<![\w./])10\.\d{{4,9}}/[^{_STOP}]+)"
    rf"|(?P<site>(?<![\w@./-])[a-z0-9-]{{1,60}}(?:\.[a-z0-9-]{{1,60}}){{0,5}}\.[a-z]{{2,6}}/[^{_STOP}]*)"
    rf"|(?P<isbn>(?<=ISBN[\s:])[\s:]{{0,3}}(?:97[89][- –]?)?(?:\d[- –]?){{9}}[\dXx]\b"
    r"|(?<=ISBN-13[\s:])[\s:]{0,3}97[89][- –]?(?:\d[- –]?){9}\d\b)"
    rf"|(?P<initials>(?<!\w){_L}(?:\.[-‐]?{_L})+(?!\w))"
    r"|(?P<number>\d+(?:[-–—‑‒−]{1,2}\d+)*(?!\w))"
    rf"|(?P<letter>[\u3040-\u30ff\u3400-\u9fff])"
    rf"|(?P<word>\w[\w{_MARKS}]*(?:['’‘‑‐-][\w{_MARKS}]+)*[°º]?)"
    r"|(?P<sign>№|§+)",
)
_OPENING = frozenset("([{<“„‟‚‘«¿¡`")
_CLOSING_OF_BOTH = frozenset("“‘«")  # these close in German, so in a closing place they close
_STRAIGHT = frozenset("\"'’”»")
_FREE = frozenset("/–—‒−-=*•·|")  # free-standing, they lead to what follows


@dataclass(slots=True)
class Token:
    """``text[start:end]`` with its punctuation ``pre`` and ``post`` (blanks taken out) around ``core``."""

    start: int
    end: int
    core_start: int
    core_end: int
    core: str
    kind: str
    pre: str = ""
    post: str = ""
    glued: bool = False  # no blank between it and the token before


def tokens(text: str) -> list[Token]:
    """All tokens in order; together they cover the text, blanks going to the token before them."""
    found: list[Token] = []
    end = 0
    for match in _CORE.finditer(text):
        kind = match.lastgroup or "word"
        core_start, core_end = match.span()
        if core_start < end:
            continue
        if kind in ("web", "doi", "site"):
            core_end -= _tail(match[0])
        opens = _part(text, end, core_start, first=not found)
        if found:
            _close(found[-1], text, opens)
        token = Token(
            opens if found else 0, core_end, core_start, core_end, text[core_start:core_end], _KINDS.get(kind, kind)
        )
        token.pre = "".join(text[token.start : core_start].split())
        token.glued = bool(found) and not text[opens - 1 : opens].isspace()
        found.append(token)
        end = core_end
    if found:
        _close(found[-1], text, len(text))
    return found


_KINDS = {"site": "web", "letter": "word"}


def _close(token: Token, text: str, end: int) -> None:
    token.end = end
    token.post = "".join(text[token.core_end : end].split())


def _tail(raw: str) -> int:
    """How many letters at the end of an address belong to the sentence."""
    surplus = {closing: raw.count(closing) - raw.count(opening) for closing, opening in _PAIRS.items()}
    kept = len(raw)
    while kept:
        last = raw[kept - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in ".,;:!'’*_‘":
            break
        kept -= 1
    return len(raw) - kept


_PAIRS = {")": "(", "]": "[", "}": "{"}


def _part(text: str, start: int, end: int, *, first: bool) -> int:
    """Where, in the gap between two words, the marks of the second one begin."""
    if first:
        return start
    for position in range(start, end):
        mark = text[position]
        if mark.isspace():
            continue
        spaced = position > start and (text[position - 1].isspace() or text[position - 1] in _OPENING)
        if mark in _OPENING:
            if mark in _CLOSING_OF_BOTH and not spaced:
                continue
            if mark in _CLOSING_OF_BOTH and text[position + 1 : position + 2] in (",", ".", ";", ")"):
                continue
            return position
        if mark in _STRAIGHT:
            if spaced and (position + 1 == end or text[position + 1] in _OPENING):
                return position
            continue
        if mark in _FREE and (spaced or mark == "/"):
            return position
    return end
