"""An OpenDocument text's elements → pandoc's nodes, with everything in them that a reader of the page sees.

pandoc's own reader passes over text boxes, lists in notes, fields, drawn shapes, bibliographies and remarks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from briefbuilder.problems import Place, Problems
from briefbuilder.read import nodes
from briefbuilder.read.delivered import Dropped, Spot
from briefbuilder.read.nodes import Nodes
from briefbuilder.read.odt_styles import OFFICE, TEXT, Styles
from briefbuilder.read.odt_xml import (
    CONTENTS,
    DRAW,
    DRAWN,
    HREF,
    ID,
    LEAVES,
    MOST,
    PICTURES,
    TABLE,
    UNSEEN,
    alternative,
    count,
    rows,
    seen_text,
    verbatim,
)
from briefbuilder.read.style_names import CAPTIONS, CODE, QUOTES

_WHITE = re.compile(r"[ \t\r\n]+")
_SET_IN = 12.0  # points; what stands so much further in than the text is a quotation

Element = Any


@dataclass
class _Leaf:
    """The paragraph that is being read: what is to follow it, and whether a space stands before what comes."""

    after: Nodes = field(default_factory=list)
    spaced: bool = True


class Body:
    """Walks through the elements once. ``notes`` and ``dropped`` are known when ``blocks`` is done."""

    def __init__(self, text: Element, styles: Styles, path: str, problems: Problems) -> None:
        self.notes: Nodes = []
        self.dropped: list[Dropped] = []
        self.spots: dict[str, Spot] = {}
        self._styles = styles
        self._path = path
        self._problems = problems
        self._leaf = _Leaf()
        self._usual = _usual_indent(text, styles)
        self._paragraphs = 0
        self._noted: list[str] = []  # the notes we are in
        self._within = 0  # lists and tables we are in
        self._linked = False
        self._counted: dict[str, int] = {}

    # --- Blocks ----------------------------------------------------------------------------------------------

    def blocks(self, parent: Element) -> Nodes:
        """The blocks of an element."""
        return nodes.gather([block for child in parent for block in self.block(child)])

    def block(self, element: Element) -> Nodes:
        """The blocks that one element gives."""
        tag = element.tag
        if tag in LEAVES:
            return self._paragraph(element)
        if tag in CONTENTS:
            self._drop(element, "contents")
            return []
        if tag == f"{OFFICE}annotation":
            self._drop(element, "comment")
            return []
        make = _BLOCKS.get(tag)
        if make is not None:
            return make(self, element)
        if tag in DRAWN:
            self._report_object()
        return [] if tag in UNSEEN or not isinstance(tag, str) else self.blocks(element)

    def leaf(self, element: Element) -> tuple[Nodes, Nodes]:
        """A paragraph's inlines with its mark, and the blocks that follow it (text boxes)."""
        outer, self._leaf = self._leaf, _Leaf()
        number = self._number()
        inner = [nodes.mark(number), *self._inlines(element)]
        after, self._leaf = self._leaf.after, outer
        return inner, after

    def _number(self) -> str:
        number = str(len(self.spots) + 1)
        if self._noted:
            self.spots[number] = Spot(0, self._noted[-1])
        else:
            self._paragraphs += 1
            self.spots[number] = Spot(self._paragraphs, f"paragraph {self._paragraphs}")
        return number

    def _paragraph(self, element: Element) -> Nodes:
        style = element.get(f"{TEXT}style-name") or ""
        if self._styles.is_hidden(style, "paragraph"):
            self._drop(element, "hidden")
            return []
        names = self._styles.names(style)
        if CODE.intersection(names) and (lines := verbatim(element)) is not None:
            self._number()
            return [nodes.code(lines)]
        inner, after = self.leaf(element)
        if level := self._level(element, names):
            return [nodes.heading(level, inner), *after]
        if "horizontal line" in names and len(inner) == 1:
            return [{"t": "HorizontalRule"}, *after]
        if CAPTIONS.intersection(names):
            return [nodes.caption(inner), *after]
        block = nodes.paragraph([inner[0], *nodes.styled(self._styles.direct(style), inner[1:])])
        return [nodes.quote([block]) if self._is_quote(style, names) else block, *after]

    def _level(self, element: Element, names: list[str]) -> int:
        if element.tag == f"{TEXT}h":
            level = element.get(f"{TEXT}outline-level") or "1"
            return min(max(int(level), 1), 6) if level.isdecimal() and len(level) < 3 else 1
        if self._within or self._noted:
            return 0
        return 1 if "title" in names else min(self._styles.level(element.get(f"{TEXT}style-name") or ""), 6)

    def _is_quote(self, style: str, names: list[str]) -> bool:
        """Called so, or set further in than the text; hanging lines are lists and bibliographies."""
        left, first = self._styles.indent(style)
        further = left - self._usual >= _SET_IN and first >= 0
        return bool(QUOTES.intersection(names)) or (further and not self._within and not self._noted)

    # --- Lists and tables ------------------------------------------------------------------------------------

    def itemised(self, element: Element, style: str = "", level: int = 1) -> Nodes:
        """A list; headings are numbered as lists, and stay headings."""
        style = element.get(f"{TEXT}style-name") or style
        wanted = [child for child in element if child.tag in {f"{TEXT}list-item", f"{TEXT}list-header"}]
        plain = all(child.tag == f"{TEXT}list-header" for child in wanted)
        if plain or next(element.iter(f"{TEXT}h"), None) is not None:
            return [block for child in wanted for block in self.blocks(child)]
        self._within += 1
        made = [self._item(child, style, level) for child in wanted]
        self._within -= 1
        start = self._start(element, style, level, wanted)
        if start is not None:
            self._counted |= {style: start + len(made), element.get(ID) or style: start + len(made)}
        return [nodes.items(made, start)]

    def _item(self, item: Element, style: str, level: int) -> Nodes:
        made: Nodes = []
        for child in item:
            made += self.itemised(child, style, level + 1) if child.tag == f"{TEXT}list" else self.block(child)
        return nodes.gather(made)

    def _start(self, element: Element, style: str, level: int, wanted: list[Element]) -> int | None:
        start = self._styles.numbered(style, level)
        if start is None:
            return None
        said = wanted[0].get(f"{TEXT}start-value") or ""
        if said.isdecimal() and len(said) < 6:
            return int(said)
        if element.get(f"{TEXT}continue-numbering") == "true":
            return self._counted.get(style, start)
        return self._counted.get(element.get(f"{TEXT}continue-list") or "\0", start)

    def table(self, element: Element) -> Nodes:
        """A table; its columns are as many as its widest row has."""
        self._within += 1
        header = [self._row(row) for row in rows(element, header=True)]
        below = [self._row(row) for row in rows(element, header=False)]
        self._within -= 1
        width = max((sum(cell[3] for cell in row) for row in (*header, *below)), default=0)
        aligns = [self._column(column, element, width) for column in range(width)] if 0 < width <= MOST else []
        return [nodes.table(header, below, aligns or ["AlignDefault"])] if header or below else []

    def _row(self, row: Element) -> list[Any]:
        return [
            nodes.cell(self.blocks(one), count(one, "columns-spanned"), count(one, "rows-spanned"))
            for one in row.iterfind(f"{TABLE}table-cell")
        ]

    def _column(self, column: int, element: Element, width: int) -> str:
        """How a column's cells stand, if all stand alike."""
        found = set()
        for row in rows(element, header=False):
            cells = row.findall(f"{TABLE}table-cell")
            first = cells[column].find(f"{TEXT}p") if len(cells) == width else None
            if first is not None:
                found.add(self._styles.align(first.get(f"{TEXT}style-name") or ""))
        return found.pop() if len(found) == 1 else "AlignDefault"

    # --- Inlines ---------------------------------------------------------------------------------------------

    def _inlines(self, element: Element) -> Nodes:
        found = self._words(element.text)
        for child in element:
            found += self._inline(child) if isinstance(child.tag, str) else []
            found += self._words(child.tail)
        return found

    def _words(self, text: str | None) -> Nodes:
        """White space is one space, wherever tags part it."""
        words = _WHITE.sub(" ", text or "")
        words = words[1:] if self._leaf.spaced and words.startswith(" ") else words
        if not words:
            return []
        self._leaf.spaced = words.endswith(" ")
        return [nodes.text(words)]

    def _inline(self, element: Element) -> Nodes:
        make = _INLINES.get(element.tag)
        if make is not None:
            return make(self, element)
        if element.tag in DRAWN:
            self._report_object()
        if element.tag in UNSEEN:
            return []
        if element.tag in LEAVES or element.tag in _BLOCKS or element.tag.startswith(DRAW):
            self._leaf.after += self.block(element)
            return []
        return self._inlines(element)

    def span(self, element: Element) -> Nodes:
        """Words in a style of letters."""
        style = element.get(f"{TEXT}style-name") or ""
        if self._styles.is_hidden(style, "text"):
            self._drop(element, "hidden")
            return []
        look = self._styles.look(style)
        return nodes.styled(look - {"underline"} if self._linked else look, self._inlines(element))

    def space(self, _: Element) -> Nodes:
        """Spaces in a row and tabulators are one space."""
        return self._words(" ")

    def line_break(self, _: Element) -> Nodes:
        """A line break that is meant."""
        self._leaf.spaced = True
        return [nodes.BREAK]

    def link(self, element: Element) -> Nodes:
        """A link; that it is underlined is no emphasis."""
        outer, self._linked = self._linked, True
        inner = self._inlines(element)
        self._linked = outer
        return [nodes.link(element.get(HREF) or "", inner)]

    def note(self, element: Element) -> Nodes:
        """A foot- or endnote: its mark stays, its text waits for it."""
        key = f"note{len(self.notes) + 1}"
        self.notes.append(nodes.note(key, []))
        place = len(self.notes)
        kind = element.get(f"{TEXT}note-class") or "footnote"
        citation, body = element.find(f"{TEXT}note-citation"), element.find(f"{TEXT}note-body")
        label = "" if citation is None else "".join(citation.itertext()).strip()
        self._noted.append(f"{kind} {label or place}")
        outer, self._leaf = self._leaf, _Leaf()
        blocks = [] if body is None else self.blocks(body)
        self._leaf = outer
        self._noted.pop()
        self.notes[place - 1] = nodes.note(key, blocks)
        self._leaf.spaced = False
        return [nodes.call(key, label or str(place))]

    def remark(self, element: Element) -> Nodes:
        """A remark in the margin is not text."""
        self._drop(element, "comment")
        return []

    def hidden(self, element: Element) -> Nodes:
        """Text that is shown on a condition."""
        if element.get(f"{TEXT}is-hidden") != "true":
            return self._inlines(element)
        self._drop(element, "hidden")
        return []

    def ruby(self, element: Element) -> Nodes:
        """How a word is spoken stands above it."""
        return nodes.styled(["sup"], self._inlines(element))

    def frame(self, element: Element) -> Nodes:
        """A picture stands in its line; a box of text follows the paragraph."""
        box = element.find(f"{DRAW}text-box")
        if box is not None:
            self._leaf.after += self._box(box)
            return []
        if any(element.find(tag) is not None for tag in DRAWN):
            self._report_object()
            return []
        picture = element.find(f"{DRAW}image")
        if picture is None:
            return []
        self._leaf.spaced = False
        target = (picture.get(HREF) or "").removeprefix("./")
        return [nodes.image(target.replace(PICTURES, "media/", 1), alternative(element))]

    def page_frame(self, element: Element) -> Nodes:
        """A frame that stands on the page itself."""
        outer, self._leaf = self._leaf, _Leaf()
        inner = self.frame(element)
        after, self._leaf = self._leaf.after, outer
        return [*([nodes.paragraph(inner)] if inner else []), *after]

    def _box(self, box: Element) -> Nodes:
        """A box that holds one picture and words below it is a figure."""
        blocks = self.blocks(box)
        if len(blocks) == 1 and blocks[0]["t"] == "Para":
            start, *inner = blocks[0]["c"]
            pictures = [node for node in inner if node["t"] == "Image"]
            if len(pictures) == 1 and len(inner) > 1:
                return [nodes.figure(pictures[0], [start, *(node for node in inner if node is not pictures[0])])]
        return blocks

    # --- What does not travel on -----------------------------------------------------------------------------

    def _drop(self, element: Element, rule: str) -> None:
        spot = Spot(self._paragraphs, f"paragraph {self._paragraphs}") if self._paragraphs else Spot(0)
        text = " ".join(seen_text(element).split())
        if text:
            self.dropped.append(Dropped(text, spot, rule))

    def _report_object(self) -> None:
        place = Place(self._path, self._paragraphs, 1, f"paragraph {self._paragraphs}")
        self._problems.warn("picture-missing", "an embedded object (a chart, a formula) is left out", place)


def _usual_indent(text: Element, styles: Styles) -> float:
    """How far in most of the text stands."""
    seen: Counter[float] = Counter()
    for element in text.iterfind(f"{TEXT}p"):
        seen[styles.indent(element.get(f"{TEXT}style-name") or "")[0]] += len("".join(element.itertext()))
    return max(seen, key=lambda indent: (seen[indent], -indent), default=0.0)


_BLOCKS: dict[str, Callable[[Body, Element], Nodes]] = {
    f"{TEXT}list": Body.itemised,
    f"{TABLE}table": Body.table,
    f"{DRAW}frame": Body.page_frame,
}
_INLINES: dict[str, Callable[[Body, Element], Nodes]] = {
    f"{TEXT}span": Body.span,
    f"{TEXT}s": Body.space,
    f"{TEXT}tab": Body.space,
    f"{TEXT}line-break": Body.line_break,
    f"{TEXT}a": Body.link,
    f"{TEXT}note": Body.note,
    f"{TEXT}ruby-text": Body.ruby,
    f"{TEXT}hidden-text": Body.hidden,
    f"{TEXT}hidden-paragraph": Body.hidden,
    f"{OFFICE}annotation": Body.remark,
    f"{DRAW}frame": Body.frame,
    f"{DRAW}a": Body.link,
}
