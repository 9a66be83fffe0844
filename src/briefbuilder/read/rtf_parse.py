r"""RTF's tokens → paragraphs, rows, notes. A group keeps its look to itself; its first word says what it is for.

No input makes it fail but one that nests too deeply; a group that never closes ends with the file.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from briefbuilder.model import Style
from briefbuilder.problems import UnreadableSource
from briefbuilder.read.rtf_letters import OF_CHARSET, SYMBOLS, code_page, letters, of_units, units
from briefbuilder.read.rtf_model import Called, Flow, Paragraph, Parsed, Row, Shape, StyleEntry, Words
from briefbuilder.read.rtf_tokens import STARRED, UNSEEN, Token, tokens

DEEPEST = 500  # groups within groups; Word's own files stay below 20
_MOST_SKIPPED = 16
_LINK = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]{1,2000})"')
_MARK = re.compile(r"[*†‡§]{1,4}\Z")


_TEXT = Shape()


@dataclass(slots=True)
class _State:
    """What holds within a group."""

    to: str = "text"  # where words go: "text", "skip", "marker", "fldinst", "style", a property's or a rule's name
    styles: frozenset[Style] = frozenset()
    link: str = ""
    size: int = 24
    font: int | None = None
    skip: int = 1  # how many characters stand in for one that old programs do not know
    shape: Shape = _TEXT
    hidden: str = ""  # by which rule its words are not text
    field: list[str] = field(default_factory=list)
    outer: str = ""  # where words went before \upr
    ends: str = ""  # what is to be done when the group closes


class Parser:
    """Goes through the tokens once: ``Parser(path).parse(data)``."""

    def __init__(self, path: str) -> None:
        self.found = Parsed()
        self._path = path
        self._state = _State()
        self._stack: list[_State] = []
        self._flows = [Flow()]
        self._raw: list[bytes] = []
        self._units: list[int] = []
        self._left = 0  # characters still to be passed over after \u
        self._first = False  # are we at a group's first word?
        self._starred = False
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._page = "cp1252"
        self._style = StyleEntry("", 9)
        self._style_number = 0
        self._auto = False  # did a number of the program's own stand before what comes?

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

    # --- Groups ----------------------------------------------------------------------------------------------

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
        make = _DESTINATIONS.get(word)
        if state.to == "skip":
            return True
        if make is not None:
            make(self)
            return True
        if word in UNSEEN or (starred and word not in STARRED):
            state.to = "skip"
            return True
        return False

    def into(self, name: str) -> None:
        """Words of this group go elsewhere."""
        self._state.to = name

    def begin_note(self, kind: str) -> None:
        """A note's text; its mark is what stands before it."""
        if self._state.to != "text" or self._state.hidden or len(self._flows) > 20:
            self._state.to = "skip"
            return
        self._state.ends = kind
        self._flows.append(Flow())
        self._state.shape = Shape()
        self.plain()

    def begin_box(self) -> None:
        """A box of text follows the paragraph that it is anchored in."""
        if len(self._flows) > 20 or self._state.hidden:
            return
        self._state.ends = "box"
        self._state.to = "text"
        self._flows.append(Flow())
        self._state.shape = Shape()

    def field_result(self) -> None:
        """What a field shows: the words of a link, the lines of a table of contents."""
        said = "".join(self._state.field)
        if match := _LINK.search(said):
            self._state.link = "" if "\\l" in said[: match.start(1)] else match[1]
        if said.split()[:1] in (["TOC"], ["INDEX"]):
            self._state.hidden = "contents"

    def begin_field(self) -> None:
        """A field: what it does, and what it shows."""
        self._state.field = []

    def double(self) -> None:
        r"""``\upr``: for old programs first, then in Unicode."""
        self._state.outer, self._state.to = self._state.to, "doubled"

    def in_unicode(self) -> None:
        r"""``\ud``: the second half."""
        self._state.to = self._state.outer or self._state.to

    def picture(self) -> None:
        """A picture is not read."""
        self.found.pictures += self._state.to in {"text", "shape"}
        self._state.to = "skip"

    def _end_note(self, done: _State) -> None:
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

    # --- Words -----------------------------------------------------------------------------------------------

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

    def _flush(self) -> None:
        """Bytes that belong together are decoded together: a character may take two."""
        if self._raw:
            page = self._fonts.get(self._font if self._state.font is None else self._state.font)
            self.found.symbols |= page == SYMBOLS and self._state.to == "text"
            text = letters(b"".join(self._raw), page, self._page)
            self._raw = []
            self._put(text)
        if self._units:
            text = of_units(self._units)
            self._units = []
            self._put(text)

    def put(self, text: str) -> None:
        """Words made by the program, not by letters."""
        self._flush()
        self._put(text)

    def _put(self, text: str) -> None:
        state, flow = self._state, self._flows[-1]
        if state.to == "text":
            if state.hidden:
                self._drop(state.hidden, text)
            else:
                flow.open.append(Words(text, state.styles, state.link, state.size))
        elif state.to == "marker":
            flow.marker += text
        elif state.to == "fldinst":
            state.field.append(text)
        elif state.to == "style":
            self._style = replace(self._style, name=(self._style.name + text)[:200])
        elif state.to == "comment":
            self._drop("comment", text)
        elif state.to != "skip":
            self.found.info[state.to] = (self.found.info.get(state.to, "") + text)[:2000]

    def _drop(self, rule: str, text: str) -> None:
        dropped = self.found.dropped
        if (dropped and dropped[-1][0] == rule) or text.strip():
            dropped.append((rule, text))

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*" and self._first:
            self._starred = True
            return
        self._first = False
        if symbol in {b"\n", b"\r"}:
            self.paragraph()
        elif self._left:
            self._left -= 1
        elif symbol in _SYMBOLS:
            self.put(_SYMBOLS[symbol])

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
        elif word in _CHARACTERS:
            self._put(_CHARACTERS[word])
        elif word in _WORDS:
            _WORDS[word](self, number)
        elif word in _TOGGLES:
            self.toggle(_TOGGLES[word], on=number != 0)

    def _unicode(self, number: int) -> None:
        if self._raw:
            self._flush()
        self._left = self._state.skip
        if self._state.to != "skip":
            self._units += units(number)

    # --- Words of the format ---------------------------------------------------------------------------------

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

    def toggle(self, style: Style, *, on: bool) -> None:
        """Letters take on a style, or lose it."""
        state = self._state
        state.styles = state.styles | {style} if on else state.styles - {style}

    def plain(self, _: int | None = None) -> None:
        """Letters without any style."""
        state = self._state
        state.styles, state.size, state.font, state.hidden = frozenset(), 24, None, _kept(state.hidden)

    def pard(self, _: int | None) -> None:
        """A paragraph without any shape."""
        self._state.shape = Shape()

    def paragraph(self, _: int | None = None) -> None:
        """A paragraph ends."""
        state, flow = self._state, self._flows[-1]
        if state.to == "text" and not state.hidden:
            flow.end_paragraph(state.shape)
        elif state.to in {"text", "comment"}:
            self._put("\n")

    def page_end(self, _: int | None) -> None:
        """A page begins: so does a paragraph, if one was open."""
        if self._flows[-1].open and not self._state.shape.in_table:
            self.paragraph()

    def cell(self, _: int | None) -> None:
        """A cell ends."""
        if self._state.to == "text":
            self._flows[-1].end_cell(self._state.shape)

    def row(self, _: int | None) -> None:
        """A row ends."""
        if self._state.to == "text":
            self._flows[-1].end_row()

    def row_begins(self, _: int | None) -> None:
        """A row begins."""
        self._flows[-1].header = False

    def row_is_head(self, _: int | None) -> None:
        """It is one of the rows that head the table."""
        self._flows[-1].header = True

    def line(self, _: int | None) -> None:
        """A line break that is meant."""
        if self._state.to == "text" and not self._state.hidden:
            self._flows[-1].open.append(None)
        else:
            self._put(" ")

    def shaped(self, **changes: int | bool) -> None:
        """The paragraph stands otherwise."""
        self._state.shape = replace(self._state.shape, **changes)  # type: ignore[arg-type]

    def raised(self, number: int | None, style: Style) -> None:
        r"""``\up6``, ``\\dn6``."""
        self.toggle("sup", on=False)
        self.toggle("sub", on=False)
        if number != 0:
            self.toggle(style, on=True)

    def hide(self, rule: str, *, on: bool) -> None:
        """Words that are shown to nobody."""
        state = self._state
        if on and not state.hidden:
            state.hidden = rule
        elif not on and state.hidden == rule:
            state.hidden = ""
        self.found.changed |= rule == "deleted" and on

    def revised(self, _: int | None) -> None:
        """Words that somebody put in."""
        self.found.changed = True

    def number_of_note(self, _: int | None) -> None:
        r"""``\chftn``: the program numbers the note; within the note it says the same once more."""
        if self._state.to == "text":
            self._auto = True

    def kind_of_note(self, _: int | None) -> None:
        """The note that we are in stands at the end."""
        for state in (self._state, *reversed(self._stack)):
            if state.ends in {"footnote", "endnote"}:
                state.ends = "endnote"
                return

    def own_page(self, number: int | None) -> None:
        """The document's code page."""
        self._page = code_page(number or 1252)

    def named_page(self, page: str) -> None:
        """The document's code page, by its name."""
        self._page = page

    def default_font(self, number: int | None) -> None:
        """The font of words that name none."""
        self._font = number or 0

    def set_font(self, number: int | None) -> None:
        """The font, and with it the code page."""
        self._state.font = number or 0

    def set_size(self, number: int | None) -> None:
        """The size in half points."""
        self._state.size = min(max(number or 24, 2), 2000)

    def set_skip(self, number: int | None) -> None:
        r"""How many characters stand in for each ``\\u``."""
        self._state.skip = min(max(number or 0, 0), _MOST_SKIPPED)


def _kept(hidden: str) -> str:
    r"""``\plain`` shows hidden words again, not a table of contents."""
    return hidden if hidden == "contents" else ""


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


_SYMBOLS = {b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\t": " "}
_CHARACTERS = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ", b"tab": "\t", b"zwj": "\u200d",
    b"zwnj": "\u200c", b"ltrmark": "\u200e", b"rtlmark": "\u200f",
}  # fmt: skip
_TOGGLES: dict[bytes, Style] = {
    b"b": "strong", b"i": "emph", b"super": "sup", b"sub": "sub", b"strike": "strike", b"striked": "strike",
    b"scaps": "smallcaps", b"ul": "underline", b"uld": "underline", b"uldash": "underline", b"uldb": "underline",
    b"ulw": "underline", b"ulth": "underline", b"ulwave": "underline",
}  # fmt: skip
_WORDS: dict[bytes, Callable[[Parser, int | None], None]] = {
    b"par": Parser.paragraph,
    b"pard": Parser.pard,
    b"plain": Parser.plain,
    b"line": Parser.line,
    b"lbr": Parser.line,
    b"page": Parser.page_end,
    b"sect": Parser.page_end,
    b"column": Parser.page_end,
    b"cell": Parser.cell,
    b"nestcell": Parser.paragraph,
    b"row": Parser.row,
    b"trowd": Parser.row_begins,
    b"trhdr": Parser.row_is_head,
    b"chftn": Parser.number_of_note,
    b"ftnalt": Parser.kind_of_note,
    b"ansicpg": Parser.own_page,
    b"mac": lambda parser, _: parser.named_page("mac_roman"),
    b"pc": lambda parser, _: parser.named_page("cp437"),
    b"pca": lambda parser, _: parser.named_page("cp850"),
    b"deff": Parser.default_font,
    b"f": Parser.set_font,
    b"fs": Parser.set_size,
    b"uc": Parser.set_skip,
    b"ulnone": lambda parser, _: parser.toggle("underline", on=False),
    b"nosupersub": lambda parser, _: parser.raised(0, "sup"),
    b"up": lambda parser, number: parser.raised(number, "sup"),
    b"dn": lambda parser, number: parser.raised(number, "sub"),
    b"v": lambda parser, number: parser.hide("hidden", on=number != 0),
    b"deleted": lambda parser, number: parser.hide("deleted", on=number != 0),
    b"revised": Parser.revised,
    b"s": lambda parser, number: parser.shaped(style=number or 0),
    b"outlinelevel": lambda parser, number: parser.shaped(outline=min(max(number or 0, 0), 9)),
    b"li": lambda parser, number: parser.shaped(left=number or 0),
    b"lin": lambda parser, number: parser.shaped(left=number or 0),
    b"fi": lambda parser, number: parser.shaped(first=number or 0),
    b"qc": lambda parser, _: parser.shaped(centred=True),
    b"ilvl": lambda parser, number: parser.shaped(level=min(max(number or 0, 0), 8)),
    b"intbl": lambda parser, _: parser.shaped(in_table=True),
    b"itap": lambda parser, number: parser.shaped(in_table=bool(number)),
}
_DESTINATIONS: dict[bytes, Callable[[Parser], None]] = {
    b"fonttbl": lambda parser: parser.into("fonts"),
    b"stylesheet": lambda parser: parser.into("style"),
    b"info": lambda parser: parser.into("info"),
    b"title": lambda parser: parser.into("title"),
    b"subject": lambda parser: parser.into("subject"),
    b"author": lambda parser: parser.into("author"),
    b"operator": lambda parser: parser.into("skip"),
    b"listtext": lambda parser: parser.into("marker"),
    b"pntext": lambda parser: parser.into("marker"),
    b"footnote": lambda parser: parser.begin_note("footnote"),
    b"endnote": lambda parser: parser.begin_note("endnote"),
    b"annotation": lambda parser: parser.into("comment"),
    b"field": Parser.begin_field,
    b"fldinst": lambda parser: parser.into("fldinst"),
    b"fldrslt": Parser.field_result,
    b"upr": Parser.double,
    b"ud": Parser.in_unicode,
    b"pict": Parser.picture,
    b"sp": lambda parser: parser.into("shape"),
    b"shpinst": lambda parser: parser.into("shape"),
    b"do": lambda parser: parser.into("shape"),
    b"shptxt": Parser.begin_box,
    b"dptxbxtext": Parser.begin_box,
}
