r"""Spans for Markdown: each word of pandoc's tree is found again in the raw text, going forward.

Between two words only markup may stand; a word that is written otherwise (``\*``, ``&amp;``) is found by its spellings.
A word that is not found stands for nothing behind it, and the next is looked for from the same place: the text is
always whole, only a span may be missing.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator

from briefbuilder.model import Anchor, Break, Rule, Run
from briefbuilder.problems import Place
from briefbuilder.read.definitions import Definition
from briefbuilder.read.spans import CallMark

FILLER = "\0"  # stands in the searched text for what is found elsewhere (front matter, notes), and is no white space
_NEAR = 3000
_CLOSE = 80
_TRIES = 50

_GAP = re.compile(r"[\W_]*(?:(?:\d{1,9}|[A-Za-z]|[ivxlcdm]{1,8}|[IVXLCDM]{1,8})[.)][ \t]+)?[\W_]*")
_MARKUP = re.compile(r"[\W_]*")
_SPACE = re.compile(r"[ \t\n\f]+")
_BREAK = re.compile(r"\\?[ \t]*\n")
_RULE = re.compile(r"^[ \t>]*(?P<mark>(?P<one>[-*_])(?:[ \t]*(?P=one)){2,})[ \t]*$", re.MULTILINE)
_CALL = re.compile(r"\[\^(?P<label>[^\]\s]+)\]|\^\[")
_HEAD = re.compile(r"(?:[ \t]*\{[^{}\n]*\}[ \t]*(?=\n|$))?(?:[\s>\0]|:{3,}[^\n]*(?:\n|$))*")
_FENCE = re.compile(r"[\s>]*(?:`{3,}|~{3,})[^\n]*\n")
_CAPTION = re.compile(r"[\s\0]*(?:Table)?:[ \t]")
_CODE_END = re.compile(r" ?`+(?:\{[^{}\n]*\})?")
_TARGET = re.compile(
    r"[^\w\s\[\]()]*\](?:\((?:[^()\\]|\\.|\((?:[^()\\]|\\.){0,999}\)){0,2999}\)|[ \n]?\[[^\]\n]*\])?(?:\{[^{}\n]*\})?",
    re.DOTALL,
)
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});"


class Aligned:
    """Goes through ``raw`` while the tree is mapped."""

    def __init__(self, path: str, raw: str, hidden: list[tuple[int, int]], notes: dict[str, Definition]) -> None:
        self._path = path
        self._raw = raw
        self._text = _masked(raw, hidden)
        self._notes = notes
        self._at = 0
        self._end = len(raw)
        self._outer: list[tuple[str, int, int]] = []
        self._taken = bytearray(len(raw))
        self._table: int | None = None
        self._lines = [0, *(match.end() for match in re.finditer("\n", raw))]
        self.entered: set[int] = set()  # where the notes begin that were read

    # --- Words -----------------------------------------------------------------------------------------------

    def word(self, text: str) -> Run:
        """Find a word."""
        found = self._find(text)
        if found is None:
            return Run(text, self._at, self._at, "markup")
        start, end = found
        self._take(start, end)
        return Run(text, start, end, "" if self._raw[start:end] == text else "markup")

    def _take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)
        self._at = end if self._table is None else max(self._at, end)

    def _find(self, text: str) -> tuple[int, int] | None:
        stop = min(self._end, self._at + _NEAR + len(text))
        literal = next(self._literal(text, self._at, stop), None)
        plain = literal is not None and _GAP.fullmatch(self._text, self._at, literal[0]) is not None
        if plain and text.isalnum():
            return literal
        spelt = _spellings(text).search(self._text, self._at, min(stop, self._at + _CLOSE + 8 * len(text)))
        if spelt and _GAP.fullmatch(self._text, self._at, spelt.start()) and self._free(*spelt.span()):
            return spelt.span()
        if plain:
            return literal
        if self._table is not None:  # the lines of a grid's cells stand side by side
            return next(self._literal(text, self._table, stop), None)
        if literal and (len(text) >= 4 or literal[0] - self._at <= _CLOSE):
            return literal
        return None

    def _literal(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Where ``text`` stands as a word of its own and is not taken."""
        at = self._text.find(text, start, stop)
        for _ in range(_TRIES):
            if at < 0:
                return
            if self._is_whole(at, at + len(text)) and self._free(at, at + len(text)):
                yield at, at + len(text)
            at = self._text.find(text, at + 1, stop)

    def _is_whole(self, start: int, end: int) -> bool:
        text = self._text
        before = start in {self._at, 0} or not (text[start - 1].isalnum() and text[start].isalnum())
        after = end >= len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
        return before and after

    def _free(self, start: int, end: int) -> bool:
        return self._taken.find(1, start, end) < 0

    def space(self, *, line_end: bool) -> Run:  # noqa: ARG002 - the raw text knows better
        """Find the white space that follows here."""
        match = _SPACE.search(self._text, self._at, min(self._end, self._at + _NEAR))
        if not match or not _MARKUP.fullmatch(self._text, self._at, match.start()) or not self._free(*match.span()):
            return Run(" ", self._at, self._at, "markup")
        self._take(*match.span())
        rule = "" if match[0] == " " else "line-break" if "\n" in match[0] else "white-space"
        return Run(" ", match.start(), match.end(), rule)

    def verbatim(self, text: str) -> list[Run]:
        """Find the lines of a block of code."""
        fence = _FENCE.match(self._text, self._at, self._end)
        if fence:
            self._at = fence.end()
        runs: list[Run] = []
        for number, line in enumerate(text.split("\n")):
            if number:
                runs.append(self._newline())
            if line:
                runs.append(self._code_line(line))
        return runs

    def _newline(self) -> Run:
        if self._text.startswith("\n", self._at) and self._at < self._end:
            self._take(self._at, self._at + 1)
            return Run("\n", self._at - 1, self._at)
        return Run("\n", self._at, self._at, "markup")

    def _code_line(self, line: str) -> Run:
        stripped = line.strip()
        start = self._text.find(stripped, self._at, min(self._end, self._at + _NEAR + len(line)))
        lead = len(line) - len(line.lstrip())
        if not stripped or start < 0 or not self._free(start, start + len(stripped)):
            return Run(line, self._at, self._at, "markup")
        begin = max(start - lead, self._at)
        end = start + len(line) - lead if self._text.startswith(line[lead:], start) else start + len(stripped)
        self._take(begin, end)
        return Run(line, begin, end, "" if self._raw[begin:end] == line else "markup")

    # --- Markup ----------------------------------------------------------------------------------------------

    def leaf(self) -> None:
        """Pass attributes of the last heading and the fences of divisions."""
        if self._table is None:
            match = _HEAD.match(self._text, self._at, self._end)
            self._at = match.end() if match else self._at

    def mark(self, number: str) -> None:
        """Only HTML has marks."""

    def line_break(self) -> Break:
        """Find a meant line break."""
        match = _BREAK.search(self._text, self._at, min(self._end, self._at + _CLOSE))
        if not match or not self._free(*match.span()):
            return Break(self._at, self._at)
        self._take(*match.span())
        return Break(*match.span())

    def rule(self) -> Rule:
        """Find a thematic break."""
        match = _RULE.search(self._text, self._at, min(self._end, self._at + _NEAR))
        if not match or not self._free(*match.span("mark")):
            return Rule(self._at, self._at)
        self._take(*match.span("mark"))
        return Rule(*match.span("mark"))

    def after_code(self) -> None:
        """Pass the attributes of code within a line."""
        match = _CODE_END.match(self._text, self._at, self._end)
        self._at = match.end() if match else self._at

    def after_link(self) -> None:
        """Pass a link's target, or a span's attributes."""
        match = _TARGET.match(self._text, self._at, self._end)
        self._at = match.end() if match else self._at

    def picture(self, alt: str, *, captioned: bool) -> tuple[int, int]:  # noqa: ARG002
        """Find a picture; of one with a caption only the mark, for the caption stands within."""
        start = self._text.find("![", self._at, min(self._end, self._at + _NEAR))
        if start < 0 or not self._free(start, start + 2):
            return (self._at, self._at)
        end = start + 2
        if not captioned:
            self._at = self._closing(end)
            self.after_link()
            end = max(end, self._at)
        self._take(start, end)
        return (start, end)

    def _closing(self, at: int) -> int:
        """Where the bracket that was opened before ``at`` is closed."""
        depth = 1
        for match in re.compile(r"\\.|[\[\]]", re.DOTALL).finditer(self._text, at, min(self._end, at + _NEAR)):
            depth += {"[": 1, "]": -1}.get(match[0], 0)
            if depth == 0:
                return match.start()
        return at

    def table(self) -> bool:
        """Words of a table may stand in another order than in the tree."""
        self._table = self._at
        return _CAPTION.match(self._text, self._at, self._end) is not None

    def after_table(self) -> None:
        """Go on behind the table."""
        self._table = None

    # --- Notes -----------------------------------------------------------------------------------------------

    def call(self, number: int) -> CallMark:
        """Find a call ``[^label]`` or a note within the line ``^[…]``."""
        match = _CALL.search(self._text, self._at, min(self._end, self._at + _NEAR))
        if not match or not self._free(*match.span()):
            return CallMark(str(number), self._at, self._at)
        self._take(*match.span())
        label = match["label"]
        if label:
            return CallMark(label, *match.span(), key="^" + label)
        start, end = match.end(), self._closing(match.end())
        self._at = end + 1
        return CallMark(str(number), *match.span(), home=(start, end))

    def enter(self, mark: CallMark) -> tuple[int, int]:
        """Go to the note's text; the mark at its head is ``[^label]:``."""
        self._outer.append((self._text, self._at, self._end))
        definition = self._notes.get(mark.key.removeprefix("^"))
        if definition:
            self.entered.add(definition.start)
            self._text, self._at, self._end = self._raw, definition.text, definition.end
            return (definition.start, definition.mark_end)
        if mark.home:
            self._at, self._end = mark.home
        return (self._at, self._at)

    def leave(self) -> None:
        """Back to where the note was called."""
        self._text, self._at, self._end = self._outer.pop()

    # --- Places ----------------------------------------------------------------------------------------------

    def place(self) -> Place:
        """The line that is being read."""
        line = bisect_right(self._lines, self._at)
        return Place(self._path, line, self._at - self._lines[line - 1] + 1)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """One per line."""
        return tuple(Anchor(start, number) for number, start in enumerate(self._lines, 1))


def _masked(raw: str, hidden: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(hidden):
        parts += [raw[at:start], FILLER * (end - start)]
        at = max(at, end)
    return "".join([*parts, raw[at:]])


@functools.lru_cache(maxsize=4096)
def _spellings(text: str) -> re.Pattern[str]:
    r"""The ways to write a word: ``*`` is also ``\*`` and ``&#42;``, a no-break space is also ``\ ``."""
    return re.compile("".join(_spelling(character) for character in text[:200]))


def _spelling(character: str) -> str:
    if character.isascii() and character.isalnum():
        return character
    escaped = r"\\ | |" if character == "\u00a0" else ""
    return rf"(?:{escaped}{_ENTITY}|\\?{re.escape(character)})"
