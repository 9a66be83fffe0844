"""What could be a call and what could be a note's label, each with a weight: how much speaks for it, as a logarithm.

Nothing is decided here. The families keep apart what cannot belong together: a note under "[1]" is not called by "*".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.raised import RAISED, UNIT

_FIGURES = dict(RAISED)
_FIGURES |= {ord(char): ord("0") + number for number, char in enumerate("٠١٢٣٤٥٦٧٨٩")}
_FIGURES |= {ord(char): ord("0") + number for number, char in enumerate("۰۱۲۳۴۵۶۷۸۹")}

_FIGURES |= dict.fromkeys(map(ord, "∗⁎＊"), ord("*"))

_LETTERS = {letter: number for number, letter in enumerate("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", 1)}
_LETTER = f"[{''.join(_LETTERS)}]"

_SYMBOLS = r"[*∗⁎＊]{1,3}|†{1,2}|‡{1,2}|§{1,2}(?![ \u00a0]?\d)|¶(?![ \u00a0]?\d)|‖"  # "§ 12" is a section
# The order in which symbols follow one another; a doubled sign comes second (*, **) or after all the single ones.
_RANKS = {"*": 1, "†": 2, "**": 2, "‡": 3, "***": 3, "§": 4, "¶": 5, "‖": 6, "††": 8, "‡‡": 9, "§§": 10}

# Every call, and every label within a line, begins with one of these: where none stands, nothing need be looked for.
_BEGINS = rf"[\d⁰¹²³⁴-⁹\[(*∗⁎＊†‡§¶‖{''.join(_LETTERS)}]"
_BEGIN = re.compile(_BEGINS)
_CALL = re.compile(
    rf"(?={_BEGINS})(?:"
    r"(?P<raised>[⁰¹²³⁴-⁹]{1,3})|\[(?P<bracket>\d{1,3})\]|\((?P<round>\d{1,3})\)"
    rf"|(?P<symbol>{_SYMBOLS})|(?P<letter>{_LETTER})|(?P<digits>[0-9٠-٩۰-۹]{{1,6}}))"
)
_LABEL = re.compile(
    r"(?P<back>[\^↑↩⇑][ \u00a0]?)?"
    r"(?:(?P<raised>[⁰¹²³⁴-⁹]{1,3})(?![⁰¹²³⁴-⁹])[.)]?|\[(?P<bracket>\d{1,3})\][.:]?|\((?P<round>\d{1,3})\)"
    rf"|(?P<symbol>{_SYMBOLS})[.)]?|(?P<letter>{_LETTER})[.)]?|(?P<bare>[0-9٠-٩۰-۹]{{1,3}})(?![0-9])(?P<point>[.):]?))(?P<space>\s*)(?=\S)"
)
_LONE = re.compile(
    rf"(?:(?P<raised>[⁰¹²³⁴-⁹]{{1,3}})|\[(?P<bracket>\d{{1,3}})\]|(?P<symbol>{_SYMBOLS})|(?P<letter>{_LETTER})|(?P<bare>[1-9۱-۹][0-9۰-۹]{{0,2}})\.?)\s*\Z"
)
# A word cut at the page's end has lost its hyphen, or a line end its break: what follows is a note all the same.
_INNER = re.compile(
    rf"(?={_BEGINS})(?:"
    r"(?<=[a-zß-ÿа-яё])(?P<n>[1-9]\d{0,2})(?: (?=[^\W\d_a-zß-ÿа-яё])| ?(?=[“„«]))"
    r"|(?<=[.!?”»] )(?P<raised>[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}) ?(?=[^\W\d_])"
    r"|(?<=[.!?”»] )\((?P<round>\d{1,3})\) (?=[^\W\d_a-zß-ÿа-яё]|[“„«§])"
    r"|(?<=[.!?”»] )\[(?P<bracket>\d{1,3})\] (?=[^\W\d_a-zß-ÿа-яё]|[“„«§])"
    rf"|(?<=[.!?”»])(?P<symbol>{_SYMBOLS})[ \u00a0]+(?=[^\W\d_a-zß-ÿа-яё]|[“„«])"
    r"|(?<=[.!?”»])(?P<tight>[1-9]\d{0,2}) (?=[^\W\d_a-zß-ÿа-яё]|[“„«])"
    r"|(?<=[.!?”»] )(?P<after>[1-9]\d{0,2})\.? (?=[^\W\d_a-zß-ÿа-яё]|[“„«]))"
)
_INNER_KINDS = {
    "raised": ("raised", 0.5),
    "round": ("round", -0.5),
    "bracket": ("bracket", 0.0),
    "symbol": ("symbol", -0.5),
    "tight": ("bare", -2.0),
}
_CLOSING = ".,;:!?…”’»“\"')]}"
_MEASURES = "€$£%°‰"
_OPENING = "“„«\"'‘([‹"
_SHORT = re.compile(r"(?:\b[^\W\d_]{1,3}|\b[^\W\d_]\.[^\W\d_])\.\Z")  # "p.", "Art." ask for a number
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_BEFORE = 12  # characters looked at before a mark
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LARGE = re.compile(r"\d{3}\.\Z")
_TOGETHER = -1.5
_BACK = 1.5  # an arrow back to the text stands before notes only
_MAY_LEAD = ("raised", "bracket", "round")
_FAMILIES = {"raised": "figure", "digits": "figure", "bare": "figure"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at flat ``[start, end)`` of line ``line``; ``number`` as printed, ``rank`` its place in the counting."""

    number: str
    rank: int
    kind: str
    line: int
    start: int
    end: int
    weight: float
    manner: str = ""
    """How a plain figure stands there: "spaced", "glued" to a word or stop, "split" off other figures."""

    @property
    def family(self) -> str:
        """The way of marking it belongs to."""
        return _FAMILIES.get(self.kind, self.kind)

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, for comparing."""
        return (self.line, self.start)

    def weighing(self, weight: float) -> Mark:
        """The same mark with another weight."""
        return Mark(self.number, self.rank, self.kind, self.line, self.start, self.end, weight, self.manner)


def _rank(shown: str) -> int:
    """The place of a mark in its counting: ``"3"``, ``"‡"`` and ``"ᶜ"`` are the third; 0 for what is no mark."""
    return _RANKS.get(shown) or _LETTERS.get(shown) or int(shown if shown.isdecimal() else 0)


def _figures(sign: str) -> str:
    """The plain figures of raised or foreign ones; most are plain."""
    return sign if sign.isascii() else sign.translate(_FIGURES)


def labels(lines: Sequence[PageLine]) -> list[Mark]:
    """The head of each line, if it could be a note's, and labels within lines that an extractor glued together."""
    found = []
    for number, line in enumerate(lines):
        match = _LABEL.match(line.text)
        mark = _label(number, line, match) if match else _lone_label(lines, number)
        found += [mark] if mark else []
        found += [] if line.measured else _inner_labels(number, line.text)
    return found


def _lone_label(lines: Sequence[PageLine], number: int) -> Mark | None:
    """``"3"`` on a line of its own above a note's first line: a raised figure that an extractor took for a line."""
    match = _LONE.match(lines[number].text)
    below = lines[number + 1] if number + 1 < len(lines) else None
    if not match or below is None or below.page != lines[number].page:
        return None
    kind = next(name for name in ("raised", "bracket", "symbol", "letter", "bare") if match[name])
    shown = _figures(match[kind])
    first = below.text[:1]
    weight = 1.0 if first.isupper() or first in _OPENING else 0.0 if first.isalpha() else -0.5
    rank = _rank(shown)
    return Mark(shown, rank, kind, number, 0, match.end(), weight) if rank else None


def is_lone(text: str) -> bool:
    """Is the line nothing but a mark?"""
    return _LONE.match(text) is not None


def _inner_labels(number: int, text: str) -> list[Mark]:
    """``"the pos1 The sum"``, ``"p. 114. 5 Ibid."``: lines glued together, a note's first line to the one before it."""
    begin = _BEGIN.search(text)
    if begin is None:
        return []
    found = []
    for match in _INNER.finditer(text, begin.start()):
        kind = match.lastgroup or ""
        figures = _figures(match[kind])
        name, weight = _INNER_KINDS.get(kind, ("bare", -1.5))
        found.append(Mark(figures, _rank(figures), name, number, match.start(), match.end(), weight))
    return found


def _label(number: int, line: PageLine, match: re.Match[str]) -> Mark | None:
    kind = next(name for name in ("raised", "bracket", "round", "symbol", "letter", "bare") if match[name])
    shown = _figures(match[kind])
    after = line.text[match.end() : match.end() + 1]
    weight = {"raised": 3.0, "bracket": 2.0, "round": 1.0, "symbol": 2.0, "letter": 2.0, "bare": 0.0}[kind]
    if kind == "bare":
        bare = _bare_weight(match, after)
        if bare is None or shown.startswith("0"):
            return None
        weight = bare + (_BACK if match["back"] else 0.0)
    rank = _rank(shown)
    return Mark(shown, rank, kind, number, 0, match.end(), weight) if rank else None


def _bare_weight(match: re.Match[str], after: str) -> float | None:
    """``"1 The …"`` is a likely note, ``"1. The …"`` rather an item, ``"12kg"`` nothing."""
    if match["point"]:
        return (-1.0 if match["point"] == "." else -0.5) if match["space"] else None
    if after.isupper() or after in _OPENING:
        return 0.5 if match["space"] else 0.0
    if match["space"] and after.islower():
        return -0.5
    if match["space"]:
        return -1.0 if after.isdigit() or after.isalpha() else 0.0  # "29 § 22 …"
    return 0.0 if after == "§" else None


# --- Calls -------------------------------------------------------------------------------------------------------


def calls(lines: Sequence[PageLine], heads: dict[int, int]) -> Iterator[Mark]:
    """Everything in the lines that could be a call; ``heads`` says how far a line's own label reaches."""
    for number, line in enumerate(lines):
        begin = _BEGIN.search(line.text)
        if begin is None:
            continue
        behind = heads.get(number, 0)
        for match in _CALL.finditer(line.text, begin.start()):
            # A line may begin with a call: the figures of a date or an item are none, "[7] Since then" may be one.
            if match.start() >= behind or match.lastgroup in _MAY_LEAD:
                yield from _call(number, line.text, match)


def _call(number: int, text: str, match: re.Match[str]) -> Iterator[Mark]:
    kind = match.lastgroup or ""
    start, end = match.span()
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + 2]
    if kind == "digits":
        yield from _digits(number, match, before, after)
        return
    shown = _figures(match[kind])
    if kind == "raised" and shown in {"2", "3"} and UNIT.search(before):
        return  # "12 m²" is an area
    weight = {"raised": 3.0, "bracket": 2.5, "round": 1.5, "symbol": 2.0, "letter": 1.0}[kind]
    if not before or before[-1].isspace():
        weight -= {"raised": 1.0, "bracket": 0.5, "round": 1.5, "symbol": 1.5, "letter": 1.0}[kind]
    rank = _rank(shown)
    if rank:
        yield Mark(shown, rank, kind, number, start, end, weight)
    if kind == "raised":
        yield from (Mark(*mark, weight + _TOGETHER) for mark in _two_together(shown, number, start))


def _two_together(shown: str, number: int, start: int) -> Iterator[tuple[str, int, str, int, int, int]]:
    """``"³⁴"`` may be two calls at one word: 3 and 4."""
    for cut in range(1, len(shown)):
        first, second = shown[:cut], shown[cut:]
        if int(second) == int(first) + 1 > 1 and second[0] != "0":
            yield first, int(first), "raised", number, start, start + cut
            yield second, int(second), "raised", number, start + cut, start + len(shown)


def _digits(number: int, match: re.Match[str], before: str, after: str) -> Iterator[Mark]:
    """Plain figures: the whole of them after a word or a stop, or their end (``"191"`` may be 19 and the mark 1)."""
    figures, (start, end) = _figures(match["digits"]), match.span()
    if after[:1].isalpha() or after[:1] in {"%", "°", "_"} or (after[:1] in ".,-–:/" and after[1:2].isdigit()):
        return
    last = before[-1:]
    # A raised figure that an extractor put on a line of its own stands alone there, and its word ends the line above.
    weight = 0.0 if not before and not after else _after_what(before, last, after)
    if len(figures) <= 3 and figures[0] != "0" and weight is not None:
        manner = "spaced" if not last or last.isspace() else "glued"
        yield Mark(figures, int(figures), "digits", number, start, end, weight, manner)
    if last.isalpha() or last in {"”", "’", "»", "."}:
        return
    for length in (1, 2, 3):
        mark = figures[-length:]
        if length < len(figures) and mark[0] != "0":
            weight = _split_weight(figures, length, before)
            yield Mark(mark, int(mark), "digits", number, end - length, end, weight, "split")


def _after_what(before: str, last: str, after: str) -> float | None:
    """How much the sign before plain figures speaks for a call; None where they are surely something else."""
    if not last or last.isspace():
        return _spaced_weight(before.rstrip(), after)
    if last.isalpha():
        word = _WORD_BEFORE.search(before)
        long = word is not None and len(word.group()) >= 3 and not word.group().isupper()
        return 2.0 if long else 0.0
    if last in _MEASURES:
        # "1,94 €3" and "1.5 %17"; but "€3 million" is a sum.
        return 1.5 if before[:-1].rstrip()[-1:].isdigit() else None
    if last in _CLOSING:
        return _after_stop(before, last, after)
    return -1.5 if last in "–—-" else None


def _after_stop(before: str, last: str, after: str) -> float | None:
    """``"quay.1"`` is a call; ``"in 1914.1 The"`` and ``"2012,5 and"`` may be, ``"Rule 6.1 for"`` is none."""
    if not before[-2:-1].isdigit() or last not in ".,:":
        if not _SHORT.search(before):
            return 2.5
        return 1.5 if not after or after[1:2].isupper() else 0.0  # "Art.5", but also "it was.5 They"
    if last == "," and _YEAR.fullmatch(before[-5:-1]) and after[:1].isspace():
        return 0.5
    sentence = last == "." and _LARGE.search(before) is not None and (not after or after[1:2].isupper())
    return 1.0 if sentence else None


def _spaced_weight(before: str, after: str) -> float:
    """``"harbour wall 1 , …"``: a number on its own; most of these only count something."""
    follows = after.lstrip()[:1]
    if before and before[-1] in ".!?…”»" and not _SHORT.search(before) and (follows.isupper() or not follows):
        return 0.5
    if after[:1].isspace() and follows and follows in ".,;:!?»)":
        return 0.5
    if after[:1] and after[0] in ".,;:!?»)”":
        return -1.0
    return -1.5


def _split_weight(figures: str, length: int, before: str) -> float:
    stem = figures[:-length]
    if _YEAR.fullmatch(stem):
        return 1.5
    if before[-1:] == "," and len(stem) == 3:
        return 1.0  # "$100,0003"
    return -0.5 if len(figures) < 5 else 0.5
