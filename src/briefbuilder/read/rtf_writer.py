r"""Where RTF's words go: the state that holds within a group, and what each word of the format does to it.

``rtf_words`` says which word does what, ``rtf_parse`` goes through the tokens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from briefbuilder.model import Style
from briefbuilder.read.rtf_letters import SYMBOLS, code_page, letters, of_units
from briefbuilder.read.rtf_model import Flow, Parsed, Shape, StyleEntry, Words

_MOST_SKIPPED = 16
_LINK = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]{1,2000})"')

_TEXT = Shape()


@dataclass(slots=True)
class State:
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


class Writer:
    """What has been read so far, and where the next words go."""

    def __init__(self, path: str) -> None:
        self.found = Parsed()
        self._path = path
        self._state = State()
        self._stack: list[State] = []
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

    # --- Groups --------------------------------------------------------------------------------------------------

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

    def begin_field(self) -> None:
        """A field: what it does, and what it shows."""
        self._state.field = []

    def field_result(self) -> None:
        """What a field shows: the words of a link, the lines of a table of contents."""
        said = "".join(self._state.field)
        if match := _LINK.search(said):
            self._state.link = "" if "\\l" in said[: match.start(1)] else match[1]
        if said.split()[:1] in (["TOC"], ["INDEX"]):
            self._state.hidden = "contents"

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

    # --- Words ---------------------------------------------------------------------------------------------------

    def put(self, text: str) -> None:
        """Words made by the program, not by letters."""
        self._flush()
        self._put(text)

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

    # --- Looks ---------------------------------------------------------------------------------------------------

    def toggle(self, style: Style, *, on: bool) -> None:
        """Letters take on a style, or lose it."""
        state = self._state
        state.styles = state.styles | {style} if on else state.styles - {style}

    def raised(self, number: int | None, style: Style) -> None:
        r"""``\up6``, ``\\dn6``."""
        self.toggle("sup", on=False)
        self.toggle("sub", on=False)
        if number != 0:
            self.toggle(style, on=True)

    def plain(self, _: int | None = None) -> None:
        """Letters without any style."""
        state = self._state
        state.styles, state.size, state.font, state.hidden = frozenset(), 24, None, _kept(state.hidden)

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

    def set_font(self, number: int | None) -> None:
        """The font, and with it the code page."""
        self._state.font = number or 0

    def set_size(self, number: int | None) -> None:
        """The size in half points."""
        self._state.size = min(max(number or 24, 2), 2000)

    def set_skip(self, number: int | None) -> None:
        r"""How many characters stand in for each ``\\u``."""
        self._state.skip = min(max(number or 0, 0), _MOST_SKIPPED)

    def default_font(self, number: int | None) -> None:
        """The font of words that name none."""
        self._font = number or 0

    def own_page(self, number: int | None) -> None:
        """The document's code page."""
        self._page = code_page(number or 1252)

    def named_page(self, page: str) -> None:
        """The document's code page, by its name."""
        self._page = page

    # --- Paragraphs, rows, notes ---------------------------------------------------------------------------------

    def pard(self, _: int | None) -> None:
        """A paragraph without any shape."""
        self._state.shape = Shape()

    def shaped(self, **changes: int | bool) -> None:
        """The paragraph stands otherwise."""
        self._state.shape = replace(self._state.shape, **changes)  # type: ignore[arg-type]

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

    def line(self, _: int | None) -> None:
        """A line break that is meant."""
        if self._state.to == "text" and not self._state.hidden:
            self._flows[-1].open.append(None)
        else:
            self._put(" ")

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


def _kept(hidden: str) -> str:
    r"""``\plain`` shows hidden words again, not a table of contents."""
    return hidden if hidden == "contents" else ""
