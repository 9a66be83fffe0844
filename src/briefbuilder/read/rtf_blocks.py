"""Paragraphs of an RTF file → pandoc's nodes: headings by outline, style or size, lists, quotations, tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from briefbuilder.read import nodes
from briefbuilder.read.delivered import Dropped, Spot
from briefbuilder.read.nodes import Nodes
from briefbuilder.read.rtf_model import Called, Paragraph, Parsed, Piece, Row, Words
from briefbuilder.read.spans import Node
from briefbuilder.read.style_names import QUOTES, heading_level

_BLANK = re.compile(r"[ \t\n\x0b\x0c]+")
_NUMBER = re.compile(r"\(?(?:(\d{1,4})|[A-Za-z]|[ivxlcIVXLC]{1,7})[.):]?\)?\Z")
_HANGING = re.compile(r"\s*([•·▪◦‣*–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,5}|[IVXLC]{1,5})[.)])\s*\t\s*")
_SET_IN = 240  # twentieths of a point; what stands so much further in than the text is a quotation
_LARGER = 1.15  # of the text's size: a short line in such letters is a heading
_LONGEST = 150  # letters of a heading that is known by its size
_DEEPEST = 9  # lists within lists; Word knows no more
_SIZES = 3  # levels of headings that are known by their sizes

Item = Paragraph | Row


class Blocks:
    """Maps one parsed file; ``spots`` says where each paragraph stands."""

    def __init__(self, parsed: Parsed) -> None:
        self.spots: dict[str, Spot] = {}
        self.dropped: list[Dropped] = []
        self._styles = parsed.styles
        self._number = 0
        self._place = ""
        paragraphs = [item for item in parsed.items if isinstance(item, Paragraph)]
        upright = [one for one in paragraphs if one.shape.first >= 0 and not one.marker]
        self._usual = _most(upright, lambda one: one.shape.left)
        self._size = _most(paragraphs, _size)
        outlined = any(self._outline(one) for one in paragraphs)
        self._sizes = [] if outlined else _larger(paragraphs, self._size)

    # --- Paragraphs ------------------------------------------------------------------------------------------

    def front(self, items: list[Item]) -> tuple[Node, list[Item]]:
        """What stands at the head in the styles Title, Subtitle … or as one large line in the middle; and the rest."""
        meta: Node = {}
        for number, item in enumerate(items):
            said = self._states(item, first=not number) if isinstance(item, Paragraph) else ""
            if not said or not isinstance(item, Paragraph):
                return meta, items[number:]
            inner = {"t": "MetaInlines", "c": self._leaf(item, bare=True)}
            meta.setdefault(said, {"t": "MetaList", "c": []})["c"].append(inner)
        return meta, []

    def _states(self, item: Paragraph, *, first: bool) -> str:
        style = self._styles.get(item.shape.style)
        name = style.name.casefold() if style else ""
        if name in {"title", "subtitle", "author", "date"}:
            return name
        large = item.shape.centred and _size(item) >= _LARGER * self._size and len(item.text) <= _LONGEST
        return "title" if first and large and not self._outline(item) else ""

    def blocks(self, items: list[Item], place: str = "") -> Nodes:
        """The blocks of a stream; ``place`` names a note ("footnote 2")."""
        self._place = place
        self._find_marks(items)
        made: Nodes = []
        for kind, group in groupby(items, self._kind):
            if kind == "table":
                made += self._table([item for item in group if isinstance(item, Row)])
            else:
                paragraphs = [item for item in group if isinstance(item, Paragraph)]
                made += self._list(paragraphs) if kind == "list" else [self._block(one) for one in paragraphs]
        return nodes.gather(made)

    def _kind(self, item: Item) -> str:
        if isinstance(item, Row):
            return "table"
        return "list" if item.continues or (item.marker and not self._outline(item)) else "text"

    def _find_marks(self, items: list[Item]) -> None:
        """Marks in hanging lines before a tabulator; and paragraphs below an item, set in as far as it is."""
        last: Paragraph | None = None
        for item in items:
            if not isinstance(item, Paragraph) or self._outline(item):
                last = None
                continue
            match = _HANGING.match(item.text) if item.shape.first < 0 and not item.marker else None
            if match:
                item.marker = match[1]
                _cut(item, match.end())
                self.dropped.append(Dropped(match[1], Spot(0), "list-mark"))
            below = last is not None and item.shape.left == last.shape.left > self._usual and item.shape.first >= 0
            item.continues = below and not item.marker
            last = item if item.marker or item.continues else None

    def _block(self, item: Paragraph) -> Node:
        level = 0 if self._place else self._outline(item) or self._by_size(item)
        if level:
            marker = [nodes.text(f"{item.marker} ")] if item.marker else []
            inner = self._leaf(item, bare=True)
            return nodes.heading(min(level, 6), [inner[0], *marker, *inner[1:]])
        block = nodes.paragraph(self._leaf(item))
        return nodes.quote([block]) if self._is_quote(item) else block

    def _outline(self, item: Paragraph) -> int:
        """The level that the paragraph, or its style, says; 0 for text."""
        style = self._styles.get(item.shape.style)
        outline = item.shape.outline if item.shape.outline < 9 or style is None else style.outline
        if outline < 9:
            return outline + 1
        if style is None:
            return 0
        return 1 if style.name.casefold() == "title" else heading_level(style.name)

    def _by_size(self, item: Paragraph) -> int:
        size = _size(item)
        short = len(item.text) <= _LONGEST and not item.text.rstrip().endswith((",", ";"))
        return self._sizes.index(size) + 1 if short and size in self._sizes else 0

    def _is_quote(self, item: Paragraph) -> bool:
        """Called so, or set further in than the text; hanging lines are lists and bibliographies."""
        style = self._styles.get(item.shape.style)
        if style and style.name.casefold() in QUOTES:
            return True
        further = item.shape.left - self._usual >= _SET_IN and item.shape.first >= 0
        return further and not item.shape.centred and not self._place

    def _leaf(self, item: Paragraph, *, bare: bool = False) -> Nodes:
        """A paragraph's inlines with its mark; ``bare``: that all of it is bold is the look of a heading."""
        number = str(len(self.spots) + 1)
        self._number += not self._place
        detail = self._place or f"paragraph {self._number}"
        self.spots[number] = Spot(0 if self._place else self._number, detail)
        bold = bare and all(
            "strong" in one.styles for one in item.pieces if isinstance(one, Words) and one.text.strip()
        )
        return [nodes.mark(number), *_inlines(item.pieces, frozenset({"strong"}) if bold else frozenset())]

    # --- Lists and tables ------------------------------------------------------------------------------------

    def _list(self, items: list[Paragraph], depth: int = 1) -> Nodes:
        """Items one behind another; deeper ones belong to the item before them."""
        if depth > _DEEPEST:
            return [nodes.items([[nodes.paragraph(self._leaf(one))] for one in items])]
        made: Nodes = []
        at = 0
        while at < len(items):
            level, start = _depth(items[at]), _start(items[at].marker)
            below: list[Nodes] = []
            while at < len(items) and _depth(items[at]) == level and _is_numbered(items[at]) == (start is not None):
                end = _end_of_item(items, at)
                inner = [one for one in items[at + 1 : end] if not one.continues or _depth(one) > level]
                more = [one for one in items[at + 1 : end] if one.continues and _depth(one) == level]
                leaves = [nodes.paragraph(self._leaf(one)) for one in (items[at], *more)]
                below.append([*leaves, *(self._list(inner, depth + 1) if inner else [])])
                at = end
            made.append(nodes.items(below, start))
        return made

    def _table(self, rows: list[Row]) -> Nodes:
        width = max(len(row.cells) for row in rows)
        made = [[nodes.cell([nodes.paragraph(self._leaf(one)) for one in cell if one.pieces]) for cell in row.cells]
                for row in rows]  # fmt: skip
        heads = 0
        while heads < len(rows) and rows[heads].header:
            heads += 1
        heads = 0 if heads == len(rows) else heads
        return [nodes.table(made[:heads], made[heads:], ["AlignDefault"] * width)]


def _depth(item: Paragraph) -> tuple[int, int]:
    """How deep an item stands: by its level, else by its margin."""
    return item.shape.level, item.shape.left


def _end_of_item(items: list[Paragraph], at: int) -> int:
    """Where the next item of the same depth, or of a lesser one, begins."""
    end = at + 1
    while end < len(items) and (_depth(items[end]) > _depth(items[at]) or items[end].continues):
        end += 1
    return end


def _is_numbered(item: Paragraph) -> bool:
    return _start(item.marker) is not None


def _cut(item: Paragraph, length: int) -> None:
    """Take so many letters from a paragraph's head."""
    for number, piece in enumerate(item.pieces):
        if length and isinstance(piece, Words):
            item.pieces[number] = replace(piece, text=piece.text[length:])
            length -= min(length, len(piece.text))


def _start(marker: str) -> int | None:
    """The number that an item shows: ``"2."`` gives 2, ``"b)"`` 1 (its letter does not travel on), a bullet none."""
    match = _NUMBER.match(marker.rsplit(maxsplit=1)[-1]) if marker.split() else None
    return None if match is None else int(match[1] or 1)


def _size(item: Paragraph) -> int:
    """The size of most of its letters."""
    seen: Counter[int] = Counter()
    for piece in item.pieces:
        if isinstance(piece, Words):
            seen[piece.size] += len(piece.text)
    return max(seen, key=lambda size: (seen[size], size), default=0)


def _most(paragraphs: list[Paragraph], measure: Callable[[Paragraph], int]) -> int:
    seen: Counter[int] = Counter()
    for one in paragraphs:
        seen[measure(one)] += len(one.text)
    return max(seen, key=lambda value: (seen[value], -value), default=0)


def _larger(paragraphs: list[Paragraph], usual: int) -> list[int]:
    """The sizes in which headings are set, the largest first; more than three are no system."""
    short = {_size(one) for one in paragraphs if 0 < len(one.text) <= _LONGEST}
    found = sorted((size for size in short if size >= _LARGER * usual), reverse=True)
    return found if len(found) <= _SIZES else []


# --- Inlines -----------------------------------------------------------------------------------------------------


def _inlines(pieces: list[Piece], without: frozenset[str]) -> Nodes:
    found: Nodes = []
    for link, group in groupby(_spaced(pieces), lambda piece: piece.link if isinstance(piece, Words) else ""):
        inner = [node for piece in group for node in _nodes(piece, without | ({"underline"} if link else set()))]
        found += [nodes.link(link, inner)] if link else inner
    return found


def _nodes(piece: Piece, without: frozenset[str]) -> Nodes:
    match piece:
        case None:
            return [nodes.BREAK]
        case Called(key, label):
            return [nodes.call(key, label)]
        case Words(words, styles):
            return nodes.styled(styles - without, [nodes.text(words)])


def _spaced(pieces: list[Piece]) -> Iterator[Piece]:
    """White space is one space, wherever groups part it; neighbours of one look are one."""
    spaced = True
    held: Words | None = None
    for piece in pieces:
        if not isinstance(piece, Words):
            if held:
                yield held
            held, spaced = None, piece is None
            yield piece
            continue
        text = _BLANK.sub(" ", piece.text)
        text = text[1:] if spaced and text.startswith(" ") else text
        if not text:
            continue
        spaced = text.endswith(" ")
        alike = held and (held.styles, held.link) == (piece.styles, piece.link)
        if held and not alike:
            yield held
        held = Words((held.text if held and alike else "") + text, piece.styles, piece.link)
    if held:
        yield held
