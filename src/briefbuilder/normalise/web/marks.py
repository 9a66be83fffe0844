"""Which marks that stand alone on a line call notes, which head them, and which only lead back to the text.

Two rows of numbers that agree are evidence, one is none: ``… the yard. / 1 / … the quay. / 2 / Notes / 1 / Ames / …``
has calls 1, 2 and labels 1, 2; the "1 / The long road / 2 / …" of a box "Most read" finds no partner and stays a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefbuilder.normalise.web.lines import WebLine
from briefbuilder.sequences import common
from briefbuilder.shapes import ends_sentence

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER = r"\d{1,3}|[⁰¹²³⁴-⁹]{1,3}"
_MARK = re.compile(rf"\\?[\[(]?\s?\^?(?P<n>{_NUMBER}|(?<=[\[(])(?:[a-z]|[ivxl]{{1,5}})(?=\\?[\])]))\s?\\?[\])]?[.:]?\Z")
_INLINE = re.compile(rf"(?<=[^\s\d])\s?(?:\\?[\[]\s?(?P<n>{_NUMBER})\s?\\?\]|(?P<r>[⁰¹²³⁴-⁹]{{1,3}}))(?![\w(])")
_HEAD = re.compile(r"(?:\\?\[(?P<n>\d{1,3})\\?\][.:]?|(?P<r>[⁰¹²³⁴-⁹]{1,3})[.)]?|(?P<d>\d{1,3})[.)])\s*(?=\S)")
ARROW = re.compile(r"[\s\[(]*[↩↑⇑⬆⇡↵⏎⤴⮐⮌⇧▲△🔙^←⤾⟲]+[\ufe0e\ufe0f\s\])\d]*\Z")
_TAIL = re.compile(r"(?:\s|(?<=[.!?)”\"»]))\[?[↩↑⇑⬆⇡↵⏎⤴⮐⮌⇧▲△🔙⤾⟲][↩↑⇑⬆⇡↵⏎⤴⮐⮌⇧▲△🔙⤾⟲\ufe0e\ufe0f\s\d\]]{0,20}\Z")
_LEAST_TEXT = 25  # characters of a line that a call may follow
_LEAST = 2
_RETURN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Marks:
    """Line numbers of calls, of labels that stand alone, of notes that begin with their label, of returns.

    ``unnumbered`` are the lines at which a note begins that has lost its number, each with the number it must have.
    """

    calls: frozenset[int] = frozenset()
    labels: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()
    returns: frozenset[int] = frozenset()
    unnumbered: dict[int, str] = field(default_factory=dict)
    complete: bool = False

    @property
    def notes(self) -> list[int]:
        """The lines at which notes begin, in order."""
        return sorted(self.labels | self.heads | set(self.unnumbered))


@dataclass(frozen=True, slots=True)
class _Seen:
    number: str
    line: int
    kind: str  # "alone", "inline" or "head"


def mark_number(text: str) -> str:
    """The number of a line that is nothing but a mark: ``"[12]"`` gives ``"12"``."""
    match = _MARK.match(text) if len(text) <= 12 else None
    return match["n"].translate(_RAISED) if match else ""


def tail_arrow(text: str) -> int:
    """Where a return arrow at the end of a line begins; -1 if there is none."""
    match = _TAIL.search(text, max(0, len(text) - 30))
    return match.start() if match else -1


def find_marks(lines: Sequence[WebLine]) -> Marks:
    """What the marks of a page's lines are."""
    seen = [one for number, line in enumerate(lines) for one in _seen(number, line)]
    pairs = _best(seen)
    arrows = [n for n, line in enumerate(lines) if ARROW.match(line.text) or tail_arrow(line.text) >= 0]
    if len(pairs) < _LEAST:
        return _numberless(lines, seen, arrows)
    calls = frozenset(call.line for call, _ in pairs if call.kind == "alone")
    labels = frozenset(label.line for _, label in pairs if label.kind == "alone")
    heads = frozenset(label.line for _, label in pairs if label.kind == "head")
    first, last = min(labels | heads), max(labels | heads)
    again = {call.number for call, _ in pairs}
    calls |= {
        o.line
        for o in seen
        if o.kind == "alone" and o.line < first and o.number in again and _follows_text(lines, o.line)
    }
    returns = frozenset(n for n in arrows if n > first) | _returns(lines, sorted(labels | heads))
    inside = {o.number for o in seen if first <= o.line <= last and o.kind != "inline"}
    return Marks(calls, labels, heads, returns, complete=inside <= again)


def _seen(number: int, line: WebLine) -> list[_Seen]:
    alone = mark_number(line.text)
    if alone:
        return [_Seen(alone, number, "alone")]
    found = []
    head = _HEAD.match(line.text)
    if head:
        found.append(_Seen((head["n"] or head["r"] or head["d"]).translate(_RAISED), number, "head"))
    calls = _INLINE.finditer(line.text, head.end() if head else 0)
    return [*found, *(_Seen((call["n"] or call["r"]).translate(_RAISED), number, "inline") for call in calls)]


def _follows_text(lines: Sequence[WebLine], number: int) -> bool:
    """A call stands behind words: a long line, or the end of one."""
    if not number:
        return False
    text = lines[number - 1].text
    return len(text) >= _LEAST_TEXT or text[:1] in ".,;:)”»" or text[:1].islower() or ends_sentence(text)


def _best(seen: list[_Seen]) -> list[tuple[_Seen, _Seen]]:
    """The seam between text and notes at which most numbers agree, with the pairs found there."""
    heads = [n for n, one in enumerate(seen) if one.kind != "inline"]
    best: list[tuple[_Seen, _Seen]] = []
    for seam in (n for n in heads if seen[n].number in ("1", "a", "i")):
        above = [one for one in seen[:seam] if one.kind != "head"]
        below = [one for one in seen[seam:] if one.kind != "inline"]
        pairs = [(above[i], below[j]) for i, j in common([a.number for a in above], [b.number for b in below])]
        if len(pairs) > len(best) and _rises([call.number for call, _ in pairs]):
            best = pairs
    return best


def _rises(numbers: list[str]) -> bool:
    """Do the numbers rise, mostly by one?"""
    if not all(number.isdigit() for number in numbers):
        return True
    steps = [int(b) - int(a) for a, b in pairwise(numbers)]
    return all(step > 0 for step in steps) and sum(step == 1 for step in steps) >= 0.6 * len(steps)


def _returns(lines: Sequence[WebLine], notes: list[int]) -> frozenset[int]:
    """The same short line at the end of most notes leads back: "Back", "Zurück"."""
    ends = [n - 1 for n in notes[1:]]
    counts = Counter(lines[n].text for n in ends if len(lines[n].text.split()) <= _RETURN_WORDS)
    text, count = counts.most_common(1)[0] if counts else ("", 0)
    if count < max(_LEAST, 0.6 * len(ends)) or mark_number(text):
        return frozenset()
    return frozenset(n for n in range(notes[0], len(lines)) if lines[n].text == text)


def _numberless(lines: Sequence[WebLine], seen: list[_Seen], arrows: list[int]) -> Marks:
    """Notes of a numbered list whose numbers the browser drew: as many return arrows as calls tell where each ends."""
    arrows = _last_of_rows(lines, arrows)
    calls = [one for one in seen if arrows and one.line < arrows[0] and one.kind != "head"]
    calls = [one for one in calls if one.kind == "inline" or _follows_text(lines, one.line)]
    numbers = list(dict.fromkeys(one.number for one in calls if one.number.isdigit()))
    if not arrows or [int(n) for n in numbers] != list(range(1, len(arrows) + 1)):
        return Marks()
    starts = _starts(lines, arrows, max(one.line for one in calls))
    if not starts:
        return Marks()
    alone = frozenset(one.line for one in calls if one.kind == "alone")
    gone = frozenset(
        n for n, line in enumerate(lines) if n >= starts[0] and (ARROW.match(line.text) or tail_arrow(line.text) >= 0)
    )
    return Marks(alone, returns=gone, unnumbered=dict(zip(starts, numbers, strict=True)), complete=True)


def _last_of_rows(lines: Sequence[WebLine], arrows: list[int]) -> list[int]:
    """One arrow per note: of arrows on following lines the last ("↩", "↩2")."""
    followed = set(arrows)
    return [n for n in arrows if n + 1 not in followed or not ARROW.match(lines[n + 1].text)]


def _starts(lines: Sequence[WebLine], arrows: list[int], last_call: int) -> list[int]:
    """Each note begins behind the arrow above; the first behind the last line that is no text of its own."""
    first = arrows[0]
    if ARROW.match(lines[first].text):
        first -= 1
        while first - 1 > last_call and not ends_sentence(lines[first - 1].text) and _goes_on(lines[first].text):
            first -= 1
    return [first, *(n + 1 for n in arrows[:-1])] if first > last_call else []


def _goes_on(text: str) -> bool:
    return text[:1].islower() or text[:1] in ".,;:)”»"
