"""Puts citations where mentions stood: prose stays runs, the words around a mention become its prefix and suffix.

In: a paragraph's inlines, their marked text, what became of each piece.  Out: new inlines, whose spans still cover
every word: a citation covers the raw words that it replaces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefbuilder.inlines import cut, flat
from briefbuilder.model import Citation, CitedWork, Inline, extent
from briefbuilder.resolve.mentions.signs import see_also
from briefbuilder.resolve.parts.marked import Marked

LONG = 14  # the same between two mentions: "…, 12; and, for the years before it, Doe"
SHORT = 6  # words in front of a mention that still are its prefix, and words behind it that are its suffix


@dataclass(frozen=True, slots=True)
class Outcome:
    """A piece of a note, ``[start, end)``; with ``work`` where ``[low, high)`` in it is a mention that was resolved."""

    start: int
    end: int
    work: CitedWork | None = None
    low: int = 0
    high: int = 0


@dataclass(slots=True)
class _Group:
    """Works that one citation holds, and the stretch it replaces."""

    works: list[CitedWork]
    start: int
    end: int


def weave(inlines: tuple[Inline, ...], text: Marked, outcomes: Sequence[Outcome]) -> tuple[Inline, ...]:
    """``See also Roe, *Tide*, 12; and Doe, *Sea*.`` becomes one citation of two works with prefixes."""
    groups: list[_Group] = []
    for outcome in outcomes:
        if outcome.work is None:
            continue
        before = text.text[outcome.start : outcome.low]
        follows = bool(groups) and _only_marks(text.text[groups[-1].end : outcome.start])
        prefix = _prefix(before, LONG if follows else SHORT)
        start = outcome.low if prefix is None else outcome.start + len(before) - len(before.lstrip(" ,\n\t"))
        suffix, end = _suffix(text.text, outcome.high, outcome.end)
        work = replace(outcome.work, prefix=prefix or "", suffix=suffix)
        if groups and prefix is not None and _only_marks(text.text[groups[-1].end : start]):
            groups[-1].works.append(work)
            groups[-1].end = end
        else:
            groups.append(_Group([work], start, end))
    return _assemble(inlines, text, groups)


def _prefix(before: str, most: int) -> str | None:
    """What stands in front as a prefix; None where it is a sentence of its own weight."""
    words = before.lstrip(" ,\n\t(").rstrip()
    if not words:
        return ""
    led = see_also(words + " ") >= len(words)
    return words if led or len(words.split()) <= most else None


def _suffix(text: str, high: int, end: int) -> tuple[str, int]:
    """A bracketed or short remark behind the mention, and where the citation ends."""
    after = text[high:end]
    words = after.strip(" ;.,\n\t")
    if not words.strip(')]}”"’»'):
        return "", high
    if len(words.split()) <= SHORT and re.match(r"[(\[,]", words + " ") is not None:
        joint = "" if words.startswith(",") else " "
        return joint + words, high + after.rindex(words[-1]) + 1
    return "", high


def _only_marks(between: str) -> bool:
    return not between.strip(' ;.,:)]\n\t”"’»')


def _assemble(inlines: tuple[Inline, ...], text: Marked, groups: Sequence[_Group]) -> tuple[Inline, ...]:
    """Runs between the citations as they are; the stop after the last one belongs to the style."""
    woven: list[Inline] = []
    position = 0
    whole = flat(inlines)
    for group in groups:
        end = len(text.text) if _only_marks(text.text[group.end :]) else group.end
        low, high = _in_flat(text, group.start, end, whole)
        woven.extend(cut(inlines, position, low))
        woven.append(Citation(tuple(group.works), *extent(cut(inlines, low, high))))
        position = high
    woven.extend(cut(inlines, position))
    return tuple(woven)


def _in_flat(text: Marked, start: int, end: int, whole: str) -> tuple[int, int]:
    """Positions of marked text as positions in its inlines; stars that were read as emphasis go with their words."""
    if not text.flat:
        return start, end
    low, high = text.flat[start], text.flat[end - 1] + 1
    while low and whole[low - 1] == "*":
        low -= 1
    while high < len(whole) and whole[high] == "*":
        high += 1
    return low, high
