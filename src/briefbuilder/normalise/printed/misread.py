"""Marks as a recognised scan (OCR) shows them: ``"’"``, ``"°"``, ``"!°"``, ``"S"`` for small raised figures.

Nothing is decided here: what could be a call or a label comes with a weight, and ``likeness`` says how well a sign's
look fits a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefbuilder.normalise.printed.lines import PageLine

_SIGNS = r"'‘’\"“”*°®©™¢§$?!^¹²³|\\"
_UP, _SMALL = r"[^\W\d_a-zß-ÿа-яё]", r"[a-zß-ÿа-яё]"
_LABEL = re.compile(
    rf"(?P<odd>[{_SIGNS}]{{1,2}}\d?|[{_SIGNS}]?\d{{1,2}}[{_SIGNS}])(?=[^\W_])|(?P<figures>\d{{1,3}})(?=[^\W\d_])"
    rf"|(?P<letter>{_UP}\d(?={_UP})|{_UP}(?={_UP}[{_SMALL[1:-1]}’'.]))|(?P<apart>\d{{1,3}}|[*°®?!]{{1,2}}) "
    rf"(?={_UP}|\d|[$§])"
)
_ODD_HEAD = re.compile(rf"[{_SIGNS}]{{1,2}}(?=[^\W_])")
_CALL = re.compile(
    rf"(?<=[\w.,;:!?”\"»)“])(?:[{_SIGNS}]{{1,2}}\d?|\d{{1,2}}|(?<=[”\"])[sSoO])(?=[.,;:!?»)“]?(?:\s|\Z))"
)
_PAIRS = {"“": "”", "‘": "’", "„": "“", "«": "»", '"': '"', "'": "'"}
_LOOKS = {
    "0": "0OoО°®",
    "1": "1!'‘’lI|i\"“”^",
    "2": '2?”"“Z*™',
    "3": "3?°®Э”’*",
    "4": "4*‘“'’",
    "5": "5S$s°’>*",
    "6": "6°®S$‘Gб",
    "7": "7?’”'",
    "8": "8®$B°*§S",
    "9": "9?°®”*’q",
}
_RIGHT, _BEGINS, _WRONG = 3.0, 1.0, -1.0
_ALIKE, _SAME_FIGURE, _AS_LONG, _TOO_LONG = 0.4, 1.2, 0.5, -0.8
_SENTENCE_ENDS = ".,;:!?”»)"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign at ``[start, end)`` of line ``line`` that may have been a mark; ``weight``: how little else it can be."""

    line: int
    start: int
    end: int
    text: str
    weight: float


def likeness(sign: str, number: int) -> float:
    """How well a sign's look fits a number: ``likeness("!°", 10)`` is high, ``likeness("12", 10)`` below 0."""
    figures = str(number)
    if sign.isdecimal():
        return (
            _RIGHT if sign == figures else _BEGINS if sign.startswith(figures) and number > 9 else _WRONG
        )  # "188 22" is 18 § 22
    if len(sign) > len(figures):
        return _TOO_LONG
    if len(sign) < len(figures):
        return 0.0  # two figures often become one sign
    shares = (_share(char, figure) for char, figure in zip(sign, figures, strict=True))
    return _AS_LONG + sum(shares)


def _share(char: str, figure: str) -> float:
    if char.isdecimal():
        return _SAME_FIGURE if char == figure else _WRONG
    return _ALIKE if char in _LOOKS[figure] else 0.0


def odd_heads(lines: Sequence[PageLine]) -> int:
    """How many lines begin with a sign that nobody writes there."""
    return sum(_ODD_HEAD.match(line.text) is not None and not _is_quotation(line.text) for line in lines)


def label(line: int, text: str) -> Sign | None:
    """The sign at a line's head, if it could be a note's label: ``"°Office of …"``, ``"ZAnnée …"``."""
    match = _LABEL.match(text)
    if match is None or _is_quotation(text):
        return None
    weight = {"odd": 1.5, "figures": 1.2, "letter": 1.0, "apart": 0.6 if text[0].isdecimal() else 0.3}[
        match.lastgroup or ""
    ]
    return Sign(line, 0, match.end(), match.group(), weight)


def _is_quotation(text: str) -> bool:
    closing = _PAIRS.get(text[0])
    return closing is not None and closing in text[2:]


def calls(lines: Sequence[PageLine], start: int, end: int) -> Iterator[Sign]:
    """What could be a call in the lines ``[start, end)``."""
    for at in range(start, end):
        for match in _CALL.finditer(lines[at].text):
            yield Sign(at, match.start(), match.end(), match.group(), _weight(lines, at, match))


def _weight(lines: Sequence[PageLine], at: int, match: re.Match[str]) -> float:
    """How little the sign has to say where it stands."""
    text, sign = lines[at].text, match.group()[-1]
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
    if match.group().isdecimal():
        decimal = before in ".,:" and text[: match.start() - 1][-1:].isdigit()
        return -1.0 if before.isdigit() or before.isupper() or decimal else 2.0
    if len(match.group()) > 1:
        return 2.0 if not set(match.group()) <= set("!?") or before in ".,;:" else -1.0
    if sign in "*°®©™¢§$^¹²³|":
        return -0.5 if before.isdigit() and sign in "°$" else 2.0
    if sign in "?!‘“":
        odd = sign in "‘“" or before in ".,;:" or (after and after in _SENTENCE_ENDS)  # what opens stands before a word
        return 1.6 if odd else -1.0
    return 1.0 if sign.isalpha() else _of_closing(lines, at, match.start(), before)


def _of_closing(lines: Sequence[PageLine], at: int, place: int, before: str) -> float:
    sign = lines[at].text[place]
    open_here = _is_open(lines, at, place, sign)
    if before in ".,;:!?”":
        return 0.4 if open_here else 1.5
    if open_here:
        return -0.5
    return 0.6 if sign in "'’" and before == "s" else 1.0


def _is_open(lines: Sequence[PageLine], at: int, place: int, sign: str) -> bool:
    """Was a quotation opened before, on this line or the two above, that the sign may close?"""
    text = " ".join(line.text for line in lines[max(0, at - 2) : at]) + " " + lines[at].text[:place]
    if sign in "'‘’":
        return re.search(r"(?:\A|\s)[‘']\w", text) is not None
    if sign == '"':
        return text.count('"') % 2 == 1
    return text.count("“") + text.count("„") > text.count("”")
