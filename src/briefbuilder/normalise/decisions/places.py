"""Where a decision fits: the line with its hash, as near as may be to where the editor saw it.

In: decisions and a source.  Out: each with its span of the text; a decision that fits nowhere is a problem.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefbuilder.decisions import Decision
from briefbuilder.model import Source
from briefbuilder.problems import Problems
from briefbuilder.sourcelines import SourceLine, SourceLines

_NEAR = 60  # lines: so far a line may have moved whose words stand elsewhere, too
_CANDIDATES = 3
_SHOWN = 60
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """A decision and what it is about: ``source.text[start:end]``, its line or some words of it."""

    decision: Decision
    line: SourceLine
    start: int
    end: int


def find(source: Source, decisions: Sequence[Decision], problems: Problems) -> tuple[Found, ...]:
    """The decisions that fit, in the order of the text."""
    if not decisions:
        return ()
    lines = SourceLines(source)
    found = [one for decision in decisions if (one := _find(decision, lines, problems))]
    return tuple(sorted(found, key=lambda one: one.start))


def _find(decision: Decision, lines: SourceLines, problems: Problems) -> Found | None:
    number = _line(decision, lines)
    if number is None:
        like = lines.like(decision.hash)
        what = f"{len(like)} lines have these words" if like else "no line has these words"
        _complain(decision, lines, f"{what} (hash {decision.hash})", like, problems)
        return None
    line = lines.lines[number]
    span = words_at(lines.text(line), decision.words) if decision.words else (0, line.end - line.start)
    if span is None:
        _complain(decision, lines, f"“{decision.words}” does not stand on this line", (number,), problems)
        return None
    return Found(decision, line, line.start + span[0], line.start + span[1])


def _line(decision: Decision, lines: SourceLines) -> int | None:
    """The line with the decision's hash: where it was, else the nearest, else the only one."""
    like = lines.like(decision.hash)
    if not like:
        return None
    there = [number for number in lines.on(decision.line, decision.page) if number in like]
    if there:
        return there[0]
    if len(like) == 1:
        return like[0]
    expected = _expected(decision, lines)
    distances = sorted((abs(number - expected), number) for number in like)
    (nearest, number), (second, _) = distances[:2]
    return number if nearest <= _NEAR and nearest < second else None


def _expected(decision: Decision, lines: SourceLines) -> int:
    """About where the line should be, counted in lines from the beginning."""
    keys = [(line.page, line.line) if decision.page else (0, line.line) for line in lines.lines]
    return bisect_left(keys, (decision.page, decision.line))


def _complain(decision: Decision, lines: SourceLines, message: str, like: Iterable[int], problems: Problems) -> None:
    shown = list(dict.fromkeys([*like, *_candidates(decision, lines)]))[:_CANDIDATES]
    told = [_told(lines, lines.lines[number]) for number in shown]
    hint = f"nearest: {'; '.join(told)}" if told else "take the decision out"
    what = f"“{decision.do}” in {decision.source}, line {decision.line}: {message}"
    problems.warn("decision-without-place", what, decision.place, hint)


def _candidates(decision: Decision, lines: SourceLines) -> list[int]:
    """What stands there now, and what has the decision's words."""
    there = [number for number in lines.on(decision.line, decision.page) if lines.text(lines.lines[number])]
    worded = [
        number
        for number, line in enumerate(lines.lines)
        if decision.words and words_at(lines.text(line), decision.words)
    ]
    expected = _expected(decision, lines)
    return [*there, *sorted(worded, key=lambda number: abs(number - expected))]


def _told(lines: SourceLines, line: SourceLine) -> str:
    address = lines.address(line)
    page = f"page {address.page}, " if address.page else ""
    return f"{page}line {address.line} “{lines.text(line)[:_SHOWN]}” (hash {address.hash})"


def words_at(text: str, wanted: str) -> tuple[int, int] | None:
    """Where words stand on a line, whatever signs part them: ``("A lamp, a dog", "lamp a")`` → ``(2, 9)``."""
    at = text.find(wanted)
    if at >= 0:
        return at, at + len(wanted)
    parts = _WORD.findall(wanted)
    match = re.search(r"\W+".join(map(re.escape, parts)), text, re.IGNORECASE) if parts else None
    return match.span() if match else None
