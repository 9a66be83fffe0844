"""What a parsed RTF file is made of, before it becomes blocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from briefbuilder.model import Style


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one look; ``size`` in half points."""

    text: str
    styles: frozenset[Style] = frozenset()
    link: str = ""
    size: int = 24


@dataclass(frozen=True, slots=True)
class Called:
    """Here a note is called."""

    key: str
    label: str


Piece = Words | Called | None  # None is a line break


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands; lengths in twentieths of a point, ``outline`` from 0, 9 is text."""

    style: int = 0
    outline: int = 9
    left: int = 0
    first: int = 0
    centred: bool = False
    level: int = 0
    in_table: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph; ``marker`` is what stands before a list's item (``"2."``); ``continues``: it goes on with one."""

    shape: Shape
    pieces: list[Piece] = field(default_factory=list)
    marker: str = ""
    continues: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces if isinstance(piece, Words))


@dataclass(slots=True)
class Row:
    """A table's row of cells of paragraphs."""

    header: bool
    cells: list[list[Paragraph]]


@dataclass(slots=True)
class Flow:
    """A stream of paragraphs and rows: the text, one note, one box. ``open`` is the paragraph that is being written."""

    items: list[Paragraph | Row] = field(default_factory=list)
    open: list[Piece] = field(default_factory=list)
    marker: str = ""
    cell: list[Paragraph] = field(default_factory=list)
    cells: list[list[Paragraph]] = field(default_factory=list)
    header: bool = False
    after: list[Paragraph | Row] = field(default_factory=list)

    def end_paragraph(self, shape: Shape) -> None:
        """The open paragraph is done: it stands in a cell or in the stream."""
        done = Paragraph(shape, self.open, self.marker.strip())
        self.open, self.marker = [], ""
        if shape.in_table:
            self.cell.append(done)
            return
        self._leave_table()
        if done.pieces:
            self.items.append(done)
        self.items += self.after
        self.after = []

    def end_cell(self, shape: Shape) -> None:
        """A cell is done."""
        if self.open:
            self.end_paragraph(replace(shape, in_table=True))
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """A row is done."""
        if self.cells:
            self.items.append(Row(self.header, self.cells))
        self.cells = []

    def _leave_table(self) -> None:
        """Cells without the end of their row are text all the same."""
        if self.cells or self.cell:
            if self.cell:
                self.cells.append(self.cell)
            self.cell = []
            self.end_row()

    def close(self, shape: Shape) -> list[Paragraph | Row]:
        """All of it."""
        self.end_paragraph(replace(shape, in_table=False))
        return self.items


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """A line of the stylesheet."""

    name: str
    outline: int


@dataclass(slots=True)
class Parsed:
    """The whole file."""

    items: list[Paragraph | Row] = field(default_factory=list)
    notes: list[tuple[str, str, list[Paragraph | Row]]] = field(default_factory=list)  # key, "footnote 2", its text
    styles: dict[int, StyleEntry] = field(default_factory=dict)
    dropped: list[tuple[str, str]] = field(default_factory=list)  # rule and text
    info: dict[str, str] = field(default_factory=dict)
    pictures: int = 0
    changed: bool = False
    symbols: bool = False
