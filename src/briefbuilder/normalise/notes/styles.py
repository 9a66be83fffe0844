"""How notes are marked: a row per way, with the look of a call in the text and of a label at a note's head."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BEHIND = r"(?<=[\w.,;:!?…”“\"’»)\]؟؛،€$£%°])"
_SYMBOL = r"(?P<n>\*{1,3}|†{1,2}|‡{1,2}|§{1,2})"
_RAISED = r"(?P<n>[⁰¹²³⁴-⁹]{1,4})"


@dataclass(frozen=True, slots=True)
class NoteStyle:
    """A way to mark notes. In both patterns the group ``n`` is the number or the symbol."""

    name: str
    sign: re.Pattern[str]
    """What every call has: where it is missing, nothing else need be looked for."""
    call: re.Pattern[str]
    label: re.Pattern[str]
    reused: bool = False
    """May one note be called twice?"""
    lone: bool = False
    """Is a call without a note surely a call?"""


NOTE_STYLES: tuple[NoteStyle, ...] = (
    NoteStyle(
        "markdown",
        sign=re.compile(r"\[\^"),
        call=re.compile(r"\[\^(?P<n>[\w-]{1,20})\](?!:)"),
        label=re.compile(r"\[\^(?P<n>[\w-]{1,20})\]:\s*"),
        reused=True,
        lone=True,
    ),
    NoteStyle(
        "raised",
        sign=re.compile("[⁰¹²³⁴-⁹]"),
        call=re.compile(rf"(?<=\S){_RAISED}"),
        label=re.compile(rf"{_RAISED}[.)]?\s*"),
        lone=True,
    ),
    NoteStyle(
        "brackets",
        sign=re.compile(r"\["),
        call=re.compile(r"(?<=\S)[ \u00a0]?\[(?P<n>\d{1,3})\](?!\()"),
        label=re.compile(r"\[(?P<n>\d{1,3})\][.:]?\s*"),
        reused=True,
    ),
    NoteStyle(
        "parentheses",
        sign=re.compile(r"\("),
        call=re.compile(rf"{_BEHIND}\((?P<n>\d{{1,3}})\)"),
        label=re.compile(r"\((?P<n>\d{1,3})\)\s*"),
    ),
    NoteStyle(
        "symbol",
        sign=re.compile("[*†‡§]"),
        call=re.compile(rf"{_BEHIND}{_SYMBOL}(?![\w*])"),
        label=re.compile(rf"{_SYMBOL}[ \u00a0]?(?=[^\s*\d])"),
    ),
)
