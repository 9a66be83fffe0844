r"""RTF's tokens → paragraphs, rows, notes. A group keeps its look to itself; its first word says what it is for.

No input makes it fail but one that nests too deeply; a group that never closes ends with the file.
"""

from __future__ import annotations

import copy
import re
from dataclasses import replace

from briefbuilder.problems import UnreadableSource
from briefbuilder.read.rtf_letters import OF_CHARSET, code_page, units
from briefbuilder.read.rtf_model import Called, Flow, Paragraph, Parsed, Row, StyleEntry, Words
from briefbuilder.read.rtf_tokens import STARRED, UNSEEN, Token, tokens
from briefbuilder.read.rtf_words import CHARACTERS, DESTINATIONS, SYMBOLS, TOGGLES, WORDS
from briefbuilder.read.rtf_writer import State, Writer

DEEPEST = 500  # groups within groups; Word's own files stay below 20
_MARK = re.compile(r"[*†‡§]{1,4}\Z")


class Parser(Writer):
    """Goes through the tokens once: ``Parser(path).parse(data)``."""

    def parse(self, data: bytes) -> Parsed:
        """The whole file."""
        for token in tokens(data):
            match token.kind:
                case "text" | "byte":
                    self._letters(token)
                case "open":
                    self._open()
                case "close":
                    self._close()
                case "word":
                    self._word(token)
                case "symbol":
                    self._symbol(token.text)
        self._flush()
        while self._stack:
            self._close()
        self.found.items = self._flows[0].close(self._state.shape)
        return self.found

    # --- Groups --------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        self._flush()
        self._left = 0
        if len(self._stack) >= DEEPEST:
            raise UnreadableSource(f"{self._path}: its groups are nested too deeply")
        self._stack.append(self._state)
        self._state = copy.copy(self._state)
        self._state.ends = ""
        if self._state.to == "style":
            self._state.ends = "style"
            self._style, self._style_number = StyleEntry("", 9), 0
        self._first, self._starred = True, False

    def _close(self) -> None:
        self._flush()
        self._left = 0
        self._first = False
        if not self._stack:
            return
        done, self._state = self._state, self._stack.pop()
        if done.ends in {"footnote", "endnote"}:
            self._end_note(done)
        elif done.ends == "box":
            box = self._flows.pop()
            self._flows[-1].after += box.close(done.shape)
        elif done.ends == "style":
            self._end_style()

    def _destination(self, word: bytes) -> bool:
        """Does the first word say what the group is for?"""
        state, starred = self._state, self._starred
        make = DESTINATIONS.get(word)
        if state.to == "skip":
            return True
        if make is not None:
            make(self)
            return True
        if word in UNSEEN or (starred and word not in STARRED):
            state.to = "skip"
            return True
        return False

    def _end_note(self, done: State) -> None:
        flow = self._flows.pop()
        items = flow.close(done.shape)
        outer = self._flows[-1]
        key = f"note{len(self.found.notes) + 1}"
        label = "" if self._auto else _own_mark(outer, items)
        self._auto = False
        number = len(self.found.notes) + 1
        self.found.notes.append((key, f"{done.ends} {label or number}", items))
        outer.open.append(Called(key, label or str(number)))

    def _end_style(self) -> None:
        if self._style.name.strip():
            entry = replace(self._style, name=self._style.name.strip().rstrip(";").strip())
            self.found.styles[self._style_number] = entry
        self._style = StyleEntry("", 9)

    # --- Words ---------------------------------------------------------------------------------------------------

    def _letters(self, token: Token) -> None:
        self._first = False
        data = token.text
        if self._left:
            passed = min(self._left, len(data))
            self._left -= passed
            data = data[passed:]
        if not data or self._state.to == "skip":
            return
        if self._units:
            self._flush()
        self._raw.append(data)

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*" and self._first:
            self._starred = True
            return
        self._first = False
        if symbol in {b"\n", b"\r"}:
            self.paragraph()
        elif self._left:
            self._left -= 1
        elif symbol in SYMBOLS:
            self.put(SYMBOLS[symbol])

    def _word(self, token: Token) -> None:
        first, self._first = self._first, False
        word, number = token.text, token.number
        if word == b"u" and number is not None:
            self._left = 0
            self._unicode(number)
            return
        if self._left and not first:
            self._left -= 1
            return
        self._flush()
        if first and self._destination(word):
            return
        if self._state.to == "skip":
            return
        if self._state.to == "fonts":
            self._font_word(word, number)
        elif self._state.to == "style":
            self._style_word(word, number)
        elif word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif word in WORDS:
            WORDS[word](self, number)
        elif word in TOGGLES:
            self.toggle(TOGGLES[word], on=number != 0)

    def _unicode(self, number: int) -> None:
        if self._raw:
            self._flush()
        self._left = self._state.skip
        if self._state.to != "skip":
            self._units += units(number)

    def _font_word(self, word: bytes, number: int | None) -> None:
        if word == b"f":
            self._state.font = number or 0
        elif word == b"fcharset" and number in OF_CHARSET:
            self._fonts[self._state.font or 0] = OF_CHARSET[number]
        elif word == b"cpg" and number:
            self._fonts[self._state.font or 0] = code_page(number)

    def _style_word(self, word: bytes, number: int | None) -> None:
        if word == b"s":
            self._style_number = number or 0
        elif word == b"outlinelevel":
            self._style = replace(self._style, outline=number or 0)


def _own_mark(outer: Flow, items: list[Paragraph | Row]) -> str:
    """The mark that the author set: it stands before the note, and once more at its head."""
    first = items[0] if items else None
    last = outer.open[-1] if outer.open else None
    if not isinstance(last, Words) or not isinstance(first, Paragraph):
        return ""
    mark = last.text.strip()
    if "sup" not in last.styles and not _MARK.match(mark):
        return ""
    if not mark or len(mark) > 5 or not first.text.lstrip().startswith(mark):
        return ""
    outer.open[-1] = replace(last, text=last.text[: last.text.rindex(mark)])
    _cut_head(first, mark)
    return mark


def _cut_head(paragraph: Paragraph, mark: str) -> None:
    for number, piece in enumerate(paragraph.pieces):
        if isinstance(piece, Words) and piece.text.strip():
            if piece.text.lstrip().startswith(mark):
                paragraph.pieces[number] = replace(piece, text=piece.text.lstrip()[len(mark) :])
            return
