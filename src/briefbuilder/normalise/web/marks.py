"""Which marks that stand alone on a line call notes, which head them, and which only lead back to the text.

Two rows of numbers that agree are evidence, one is none: ``… the yard. / 1 / … the quay. / 2 / Notes / 1 / Ames / …``
has calls 1, 2 and labels 1, 2; the "1 / The long road / 2 / …" of a box "Most read" finds no partner and stays a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefbuilder.inlines import Index
from briefbuilder.normalise.raised import RAISED
from briefbuilder.normalise.web.lines import WebLine
from briefbuilder.sequences import common
from briefbuilder.shapes import ends_sentence

_NUMBER = r"\d{1,3}|[⁰¹²³⁴-⁹]{1,3}"
_MARK = re.compile(rf"\\?[\[(]?\s?\^?(?P<n>{_NUMBER}|(?<=[\[(])(?:[a-z]|[ivxl]{{1,5}})(?=\\?[\])]))\s?\\?[\])]?[.:]?\Z")
_INLINE = re.compile(
    rf"(?<=[^\s\d])\s?(?:\\?\[\s?(?P<n>{_NUMBER})\s?\\?\]|(?P<r>[⁰¹²³⁴-⁹]{{1,3}}))(?![\w(])"
    r"|(?<=[\w.,;:!?…”“\"’»)\]؟؛،€$£%°])\((?P<p>\d{1,3})\)(?!\w)"
)
# "the yard.1 And", "yard12", but no "no 5", "3.5", "A4"
_BARE = re.compile(
    r"(?=\d)(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_][.,;:!?)\]”“’»\"؟؛،])|(?<=[.,;!?؟][)\]”“’»\"]))(?P<n>\d{1,3})(?![\w%]|[.,]\d)"
)
_FIGURE = re.compile(r"[\d⁰¹²³⁴-⁹]")
# What these two begin with, a space aside: to look there alone is many times as fast.
_INLINE_HEAD = re.compile(r"[\\\[(⁰¹²³⁴-⁹]")
_BARE_HEAD = re.compile(r"\d")
_HEAD = re.compile(
    r"(?:\\?\[(?P<n>\d{1,3})\\?\][.:]?|(?P<r>[⁰¹²³⁴-⁹]{1,3})[.)]?|\((?P<p>\d{1,3})\)|(?P<d>\d{1,3})[.)])\s*(?=\S)"
)
ARROW = re.compile(r"[\s\[(]*[↩↑⇑⬆⇡↵⏎⤴⮐⮌⇧▲△🔙^←⤾⟲]+[\ufe0e\ufe0f\s\])\d]*\Z")
_TAIL = re.compile(r"(?:\s|(?<=[.!?)”\"»]))\[?[↩↑⇑⬆⇡↵⏎⤴⮐⮌⇧▲△🔙⤾⟲][↩↑⇑⬆⇡↵⏎⤴⮐⮌⇧▲△🔙⤾⟲\ufe0e\ufe0f\s\d\]]{0,20}\Z")
_LEAST_TEXT = 25  # characters of a line that a call may follow
_LEAST = 2
_MISSING = 0.4  # of the calls that may not be seen at once
_SEAMS = 20  # the last places at which notes could begin that are tried
_RETURN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Marks:
    """Line numbers of calls, of labels that stand alone, of notes that begin with their label, of returns.

    ``raised`` are stretches that are marks although nothing sets them apart ("the yard.1"); ``unnumbered`` the lines at
    which a note begins that has lost its number, each with the number it must have.
    """

    calls: frozenset[int] = frozenset()
    labels: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()
    returns: frozenset[int] = frozenset()
    unnumbered: dict[int, str] = field(default_factory=dict)
    raised: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    complete: bool = False

    @property
    def notes(self) -> list[int]:
        """The lines at which notes begin, in order."""
        return sorted(self.labels | self.heads | set(self.unnumbered))


@dataclass(frozen=True, slots=True)
class _Seen:
    number: str
    line: int
    kind: str  # "alone", "inline", "bare" or "head"
    start: int = 0
    end: int = 0


def mark_number(text: str) -> str:
    """The number of a line that is nothing but a mark: ``"[12]"`` gives ``"12"``."""
    match = _MARK.match(text) if len(text) <= 12 else None
    return match["n"].translate(RAISED) if match else ""


def tail_arrow(text: str) -> int:
    """Where a return arrow at the end of a line begins; -1 if there is none."""
    match = _TAIL.search(text, max(0, len(text) - 30))
    return match.start() if match else -1


def find_marks(lines: Sequence[WebLine], no_marks: Sequence[tuple[int, int]] = ()) -> Marks:
    """What the marks of a page's lines are. ``no_marks``: spans in which, says the editor, none is a note's."""
    seen = [one for number, line in enumerate(lines) for one in _seen(number, line)]
    if no_marks:
        seen = [one for one in seen if not _ruled_out(lines[one.line], one.start, no_marks)]
    arrows = [n for n, line in enumerate(lines) if ARROW.match(line.text) or tail_arrow(line.text) >= 0]
    plain = [one for one in seen if one.kind != "bare"]
    pairs = _best(plain)
    without = _numberless(lines, plain, arrows) or _numberless(lines, seen, arrows)
    if without and len(without.unnumbered) > len(pairs):
        return without
    if len(pairs) < _LEAST:
        pairs = _best(seen)
    return _bound(lines, plain, pairs, arrows) if len(pairs) >= _LEAST else Marks()


def _ruled_out(line: WebLine, start: int, no_marks: Sequence[tuple[int, int]]) -> bool:
    at = Index(line.inlines).source(start)
    return any(low <= at < high for low, high in no_marks)


def _bound(lines: Sequence[WebLine], seen: list[_Seen], pairs: list[tuple[_Seen, _Seen]], arrows: list[int]) -> Marks:
    calls = frozenset(call.line for call, _ in pairs if call.kind == "alone")
    labels = frozenset(label.line for _, label in pairs if label.kind == "alone")
    heads = frozenset(label.line for _, label in pairs if label.kind == "head")
    first, last = min(labels | heads), max(labels | heads)
    again = {call.number for call, _ in pairs}
    above = (one for one in seen if one.kind == "alone" and one.line < first and one.number in again)
    calls |= {one.line for one in above if _follows_text(lines, one.line)}
    returns = frozenset(n for n in arrows if n > first) | _returns(lines, sorted(labels | heads))
    heads |= _between(seen, sorted(labels | heads))
    inside = {one.number for one in seen if first <= one.line <= last and one.kind in ("alone", "head")}
    found = {call.number: call for call, _ in pairs}
    wanted = [one.number for one in seen if one.line in labels | heads and one.kind in ("alone", "head")]
    calls_found = _filled(lines, found, wanted, first).values()
    raised = _by_line([*(one for one in calls_found if one.kind == "bare")])
    return Marks(calls, labels, heads, returns, raised=raised, complete=inside <= again)


def _between(seen: list[_Seen], notes: list[int]) -> set[int]:
    """Heads whose number is the next one after the note above them: notes, too, if nothing seems to call them."""
    known = set(notes)
    number, found = "", set()
    for one in seen:
        if not notes[0] <= one.line <= notes[-1] or one.kind not in ("alone", "head"):
            continue
        if one.kind == "head" and number.isdecimal() and one.number == str(int(number) + 1):
            found.add(one.line)
        if one.line in known or one.line in found:
            number = one.number
    return found


def _by_line(marks: Iterable[_Seen]) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for mark in marks:
        found.setdefault(mark.line, []).append((mark.start, mark.end))
    return {line: sorted(set(spans)) for line, spans in found.items()}


def _seen(number: int, line: WebLine) -> list[_Seen]:
    alone = mark_number(line.text)
    if alone:
        return [_Seen(alone, number, "alone")]
    found = []
    head = _HEAD.match(line.text)
    if head:
        found.append(_Seen((head["n"] or head["r"] or head["p"] or head["d"]).translate(RAISED), number, "head"))
    at = head.end() if head else 0
    if not _FIGURE.search(line.text, at):
        return found
    inline = _found(_INLINE, _INLINE_HEAD, line.text, at)
    calls = [(call, call["n"] or call["r"] or call["p"], "inline") for call in inline]
    calls += [(call, call["n"], "bare") for call in _found(_BARE, _BARE_HEAD, line.text, at)]
    calls.sort(key=lambda call: call[0].start())
    return [*found, *(_Seen(text.translate(RAISED), number, kind, *call.span()) for call, text, kind in calls)]


def _found(pattern: re.Pattern[str], head: re.Pattern[str], text: str, at: int) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text, at)`` gives; each match has its ``head`` first, or a space and then that."""
    for one in head.finditer(text, at):
        start = one.start()
        if start < at:
            continue
        match = pattern.match(text, start - 1) if start > at and text[start - 1].isspace() else None
        match = match or pattern.match(text, start)
        if match:
            yield match
            at = match.end()


def _follows_text(lines: Sequence[WebLine], number: int) -> bool:
    """A call stands behind words: a long line, or the end of one."""
    if not number:
        return False
    text = lines[number - 1].text
    return len(text) >= _LEAST_TEXT or text[:1] in ".,;:)”»" or text[:1].islower() or ends_sentence(text)


def _best(seen: list[_Seen]) -> list[tuple[_Seen, _Seen]]:
    """The seam between text and notes at which most numbers agree, with the pairs found there."""
    heads = [n for n, one in enumerate(seen) if one.kind in ("alone", "head")]
    best: list[tuple[_Seen, _Seen]] = []
    for seam in [n for n in heads if seen[n].number in ("1", "a", "i")][-_SEAMS:]:
        above = [one for one in seen[:seam] if one.kind != "head"]
        below = [one for one in seen[seam:] if one.kind in ("alone", "head")]
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


def _numberless(lines: Sequence[WebLine], seen: list[_Seen], arrows: list[int]) -> Marks | None:
    """Notes of a numbered list whose numbers the browser drew: as many return arrows as calls tell where each ends."""
    arrows = _last_of_rows(lines, arrows)
    above = [one for one in seen if arrows and one.line < arrows[0] and one.kind != "head"]
    above = [one for one in above if one.kind != "alone" or _follows_text(lines, one.line)]
    wanted = [str(number) for number in range(1, len(arrows) + 1)]
    found = {wanted[j]: above[i] for i, j in common([one.number for one in above], wanted)}
    missing = [number for number in wanted if number not in found]
    if len(arrows) < _LEAST or len(found) < _LEAST or len(missing) > _MISSING * len(wanted):
        return None
    found = _filled(lines, found, wanted, arrows[0])
    starts = _starts(lines, arrows, max(one.line for one in found.values()))
    if not starts:
        return None
    alone = frozenset(one.line for one in found.values() if one.kind == "alone")
    rest = range(starts[0], len(lines))
    gone = frozenset(n for n in rest if ARROW.match(lines[n].text) or tail_arrow(lines[n].text) >= 0)
    bare = _by_line(one for one in found.values() if one.kind == "bare")
    return Marks(alone, frozenset(), frozenset(), gone, dict(zip(starts, wanted, strict=True)), bare, complete=True)


def _filled(lines: Sequence[WebLine], found: dict[str, _Seen], wanted: list[str], end: int) -> dict[str, _Seen]:
    """The calls found, and those that stand behind a figure."""
    filled = dict(found)
    for at, number in enumerate(wanted):
        if number not in found:
            before = next((found[one] for one in wanted[:at][::-1] if one in found), None)
            after = next((found[one] for one in wanted[at:] if one in found), None)
            glued = _behind_figure(lines, number, before, after, end)
            if glued:
                filled[number] = glued
    return filled


def _behind_figure(
    lines: Sequence[WebLine], number: str, before: _Seen | None, after: _Seen | None, end: int
) -> _Seen | None:
    """``"in 19144"`` between calls 3 and 5 is a year with call 4, if nothing else there could be it."""
    pattern = re.compile(rf"(?:\b(?:1\d|20)\d\d[.,;:)”“]{{0,2}}|\d\s?[%€$£°]|\d[)”“.])({number})(?![\w%]|[.,]\d)")
    found = []
    for line in range(before.line if before else 0, min(after.line if after else end - 1, end - 1) + 1):
        low = before.end if before and before.line == line else 0
        high = after.start if after and after.line == line and after.kind != "alone" else len(lines[line].text)
        found += [
            _Seen(number, line, "bare", *match.span(1)) for match in pattern.finditer(lines[line].text, low, high)
        ]
    return found[0] if len(found) == 1 else None


def _last_of_rows(lines: Sequence[WebLine], arrows: list[int]) -> list[int]:
    """One arrow per note: of arrows on following lines the last ("↩", "↩2")."""
    followed = set(arrows)
    return [n for n in arrows if n + 1 not in followed or not ARROW.match(lines[n + 1].text)]


def _starts(lines: Sequence[WebLine], arrows: list[int], last_call: int) -> list[int]:
    """Each note begins behind the arrow above; the first behind the last line that is no text of its own."""
    first = arrows[0]
    if ARROW.match(lines[first].text):
        first -= 1
        while first - 1 > last_call and _is_cut(lines[first - 1].text, lines[first].text):
            first -= 1
    return [first, *(n + 1 for n in arrows[:-1])] if first > last_call else []


def _is_cut(above: str, below: str) -> bool:
    """Does a sentence go on from one line to the next?"""
    return not ends_sentence(above) and (_goes_on(below) or above.rstrip()[-1:] in ",;(")


def _goes_on(text: str) -> bool:
    return text[:1].islower() or text[:1] in ".,;:)”»"
