"""Where a Markdown text defines what it uses elsewhere: notes ``[^1]: …``, links ``[name]: address``; not in code."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOTE = re.compile(r" {0,3}(\[\^([^\]\s]+)\]:)[ \t]*")
_LINK = re.compile(r""" {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*\S+(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$""")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_INDENTED = re.compile(r"(?: {4}|\t)")


@dataclass(frozen=True, slots=True)
class Definition:
    """A note's definition: its label, the span of ``[^label]:``, and where its text begins and ends."""

    label: str
    start: int
    mark_end: int
    text: int
    end: int


@dataclass(slots=True)
class _Line:
    text: str
    start: int
    in_code: bool


def find_definitions(raw: str, start: int = 0) -> tuple[list[Definition], list[tuple[int, int]]]:
    """The definitions of notes, in order, and the spans of those of links."""
    lines = _lines(raw, start)
    notes: list[Definition] = []
    links: list[tuple[int, int]] = []
    index, free = 0, True  # free: here a definition may begin, for no paragraph is open
    while index < len(lines):
        line = lines[index]
        match = _NOTE.match(line.text) if free and not line.in_code else None
        if match:
            stop = _end_of_note(lines, index)
            last = lines[stop - 1]
            notes.append(Definition(match[2], line.start + match.start(1), line.start + match.end(1),
                                    line.start + match.end(), last.start + len(last.text)))  # fmt: skip
            index = stop
            continue
        is_link = free and not line.in_code and _LINK.match(line.text) is not None
        if is_link:
            links.append((line.start, line.start + len(line.text)))
        free = is_link or not line.text.strip()
        index += 1
    return notes, links


def _lines(raw: str, start: int) -> list[_Line]:
    lines: list[_Line] = []
    fence = ""
    for text in raw[start:].split("\n"):
        match = _FENCE.match(text)
        inside = bool(fence)
        if match and not fence:
            fence, inside = match[1], True
        elif match and match[1].startswith(fence) and not text.strip().strip(fence[0]):
            fence = ""
        lines.append(_Line(text, start, inside))
        start += len(text) + 1
    return lines


def _end_of_note(lines: list[_Line], index: int) -> int:
    """The index behind a note's last line: lines up to a blank one, then indented ones."""
    index += 1
    last = index
    blank = False
    while index < len(lines):
        text = lines[index].text
        if not text.strip():
            blank = True
        elif _NOTE.match(text) or (blank and not _INDENTED.match(text)):
            break
        else:
            blank, last = False, index + 1
        index += 1
    return last
