"""The types, in the order in which they travel: Source → Document → Resolved → Book → Cited → Artifact.

All values are frozen. Offsets count code points of ``Source.text`` and spans are half-open: ``text[start:end]``.
Every stretch of text knows the span it stands for; the ledger is computed from these spans, so a pass that moves or
changes text moves its runs along and never drops one without a ``Removed``.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, overload

from briefbuilder.problems import Place

# --- Source ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Anchor:
    """From offset ``start`` on, the text stands on ``line`` (for DOCX: paragraph number) and, if paged, on ``page``.

    ``detail`` is what a line cannot say: ``"page 3"``, ``"/html/body/p[4]"``, ``"paragraph 12"``; empty for plain text.
    """

    start: int
    line: int
    detail: str = ""
    page: int = 0


class LineAnchors(Sequence[Anchor]):
    """One anchor per line of a text, the first on line 1: what a long text has a million of, in a few bytes each.

    ``pages`` has the page of each line, or nothing where the text has none. It never changes.
    """

    __slots__ = ("_pages", "starts")

    def __init__(self, starts: Iterable[int], pages: Iterable[int] = ()) -> None:
        self.starts = array("Q", starts)
        self._pages = array("L", pages)

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Anchor: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Anchor, ...]: ...
    def __getitem__(self, index: int | slice) -> Anchor | tuple[Anchor, ...]:
        numbers = range(len(self.starts))[index]
        return self._at(numbers) if isinstance(numbers, int) else tuple(map(self._at, numbers))

    def _at(self, number: int) -> Anchor:
        return Anchor(self.starts[number], number + 1, page=self._pages[number] if self._pages else 0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LineAnchors) and (self.starts, self._pages) == (other.starts, other._pages)

    def __hash__(self) -> int:
        return hash((len(self.starts), self.starts[-1:].tobytes()))


@dataclass(frozen=True, slots=True)
class Source:
    r"""One file as read: its bytes' hash, its text, and where each part of that text stands in the file.

    ``path`` is what problems print (POSIX, relative to the book or as given); ``stem`` names its outputs; ``text`` is
    the decoded text of a .txt or .md file (newlines as ``\\n``), and the text the reader delivers for all others.
    """

    path: str
    stem: str
    format: str
    sha256: str
    text: str
    anchors: tuple[Anchor, ...] | LineAnchors = ()

    def anchor(self, offset: int) -> Anchor:
        """The anchor that holds for ``offset``."""
        index = self.anchor_at(offset)
        return self.anchors[index] if index >= 0 else Anchor(0, 1)

    def anchor_at(self, offset: int) -> int:
        """The number of the anchor that holds for ``offset``; -1 before the first."""
        if isinstance(self.anchors, LineAnchors):
            return bisect_right(self.anchors.starts, offset) - 1
        return bisect_right(self.anchors, offset, key=lambda anchor: anchor.start) - 1

    def line(self, offset: int) -> int:
        """The line on which ``offset`` stands."""
        index = self.anchor_at(offset)
        if index < 0:
            return 1
        return index + 1 if isinstance(self.anchors, LineAnchors) else self.anchors[index].line

    def place(self, offset: int) -> Place:
        """Where ``offset`` stands, for a person; columns count code points from 1."""
        anchor = self.anchor(offset)
        return Place(self.path, anchor.line, offset - anchor.start + 1, anchor.detail)

    @property
    def whole(self) -> Place:
        """The place of the file as such."""
        return Place(self.path)


# --- Inlines -----------------------------------------------------------------------------------------------------

Style = Literal["emph", "strong", "sup", "sub", "code", "smallcaps", "strike", "underline"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. ``rule`` is empty where ``text`` is literally ``source.text[start:end]``.

    A run that a repair made differs and names the repair: ``Run(" ", 40, 42, rule="line-break")``. ``start == end``
    stands for text put in with nothing behind it. ``link`` is an http, https or mailto address, or empty.
    """

    text: str
    start: int
    end: int
    rule: str = ""
    styles: frozenset[Style] = frozenset()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """The mark of a note in the text: ``Call("5", 900, 901, note="n5")``. ``label`` is the mark as printed."""

    label: str
    start: int
    end: int
    note: str


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One work within a citation. ``prefix`` and ``suffix`` are the words around it ("see also", "emphasis added")."""

    key: str
    locator: str = ""
    prefix: str = ""
    suffix: str = ""
    mode: Literal["normal", "in-text", "suppress-author"] = "normal"


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention that found its reference(s), with its raw words' span. In pandoc: ``[@key, 12]``."""

    works: tuple[CitedWork, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that is meant (verse, addresses)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: ``target`` as the source names it (a path below the source's folder), ``alt`` its text alternative."""

    target: str
    alt: str
    start: int
    end: int


Inline = Run | Call | Citation | Break | Image

# --- Blocks ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``lang`` (BCP 47) only where it differs from the document's."""

    inlines: tuple[Inline, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the text; level 1 is the highest below the document's title."""

    level: int
    inlines: tuple[Inline, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple[Block, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; ``start`` is the first number of an ordered one. ``tight``: items without blank lines between them.

    ``style`` is how the first mark of an ordered one would look: "(a)", "1)", "I."; empty means "1.".
    """

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    start: int = 1
    tight: bool = True
    style: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of simple cells. ``aligns`` has one of "left", "right", "center", "" per column."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    aligns: tuple[str, ...]
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture on its own with its caption. ``image`` is None where only the caption is left."""

    image: Image | None
    caption: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text whose line ends and spaces count."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break; ``[start, end)`` is the mark that stood for it."""

    start: int
    end: int


Block = Paragraph | Heading | Quote | ItemList | Table | Figure | CodeBlock | Rule

# --- Document ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Note:
    """A note's text. ``id`` is unique in its document ("n5"); ``label`` is the mark as printed ("5", "*").

    ``label_start``/``label_end`` are the span of the mark at the note's head (equal where there is none).
    """

    id: str
    label: str
    blocks: tuple[Block, ...]
    label_start: int = 0
    label_end: int = 0
    kind: Literal["note", "comment", "lost-source"] = "note"


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing the source says of itself, with the runs that say it; ``value`` is for machines (ISO dates)."""

    value: str
    inlines: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source states of itself. None or () where it states nothing: never a guess.

    ``date`` is ISO 8601 at the precision given (2017, 2017-04, 2017-11-22); ``lang`` is BCP 47. ``original_title`` is
    the title under which a syndicated text says it came out first.
    """

    title: Stated | None = None
    subtitle: Stated | None = None
    authors: tuple[Stated, ...] = ()
    date: Stated | None = None
    publisher: Stated | None = None
    series: Stated | None = None
    number: Stated | None = None
    url: Stated | None = None
    rights: Stated | None = None
    lang: str = ""
    original_title: Stated | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a source's bibliography as it stands there, italics kept as styles."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """``source.text[start:end]`` is not in the book, by ``rule`` ("site-chrome", "back-matter", "list-mark")."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Line:
    """Where a printed line stands: ``source.text[start:end]`` on ``page`` (from 1), in ``column`` (from 0).

    Points from the page's upper left corner; ``baseline`` and ``size`` are those of most of its letters. ``ruled``: a
    drawn line stands between this line and the one above it (the rule over a note area). ``level``: the file's own
    outline (or its tags) makes it a heading of this level. ``parted``:
    its words stand in groups far from each other (the row of a table).
    """

    start: int
    end: int
    page: int
    column: int = 0
    left: float = 0.0
    right: float = 0.0
    baseline: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    ruled: bool = False
    level: int = 0
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A source's content. ``bibliography`` holds the raw entries, ``access`` the access date of all of them.

    ``bibliography_heading`` keeps the list's own heading ("Literaturangaben"); ``back`` is back matter (imprint, author
    box) that a book leaves out unless asked. ``lines`` is what a reader of printed pages (PDF) knows of their lines:
    in order, one for each line of text. ``no_marks`` are spans of the text in which, says the editor, no mark is a
    note's: neither call nor label. ``printed``: its blocks were laid out from printed lines, joints and all.
    """

    source: Source
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    metadata: Metadata = Metadata()
    bibliography: tuple[Entry, ...] = ()
    bibliography_heading: tuple[Inline, ...] = ()
    access: Stated | None = None
    back: tuple[Block, ...] = ()
    removed: tuple[Removed, ...] = ()
    lines: tuple[Line, ...] = ()
    no_marks: tuple[tuple[int, int], ...] = ()
    printed: bool = False


# --- Resolved ----------------------------------------------------------------------------------------------------

Origin = Literal["editor", "looked-up", "parsed", "source"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A field's value, where it was read (``start`` = ``end``: nowhere, it follows from others) and how sure it is."""

    value: str
    start: int = 0
    end: int = 0
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Reference:
    """A work's entry. ``type`` and ``fields`` are BibLaTeX's (article, book, report, online …; author, title, date …).

    Field values are plain Unicode text without LaTeX, names "Family, Given and Family, Given", corporate names in
    braces "{Carnegie Moscow Center}". ``origin`` says who made it, ``place`` where it was read, ``raw`` its words
    there; ``readings`` where in the source's text each parsed field stands, and how sure it is.
    """

    key: str
    type: str
    fields: tuple[tuple[str, str], ...]
    origin: Origin = "parsed"
    place: Place | None = None
    raw: str = ""
    readings: tuple[tuple[str, Reading], ...] = ()

    def get(self, name: str) -> str:
        """The field's value, or an empty string."""
        return dict(self.fields).get(name, "")


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of one mention. ``key`` is empty where it found nothing; ``reason`` says why in one clause."""

    note: str
    raw: str
    key: str
    locator: str
    confidence: float
    reason: str
    place: Place
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document whose mentions are citations. ``own`` is the source itself as an entry of the bibliography.

    ``references`` are the keys of the works in the source's own bibliography, in its order; ``resolutions`` one line
    per mention, for the report. ``entry_keys`` runs beside ``document.bibliography``: the key each entry became, or "".
    """

    document: Document
    own: Reference
    references: tuple[str, ...] = ()
    entry_keys: tuple[str, ...] = ()
    resolutions: tuple[Resolution, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A field of entries that are held against one another; ``origins`` say who stands behind each value."""

    field: str
    values: tuple[str, ...]
    origins: tuple[str, ...]
    differs: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """Entries side by side, field by field. ``keys``: one for a work of several readings, two for a question.

    ``heads`` name the columns; of a work the first is what is printed. ``reason`` says why a question is one.
    """

    keys: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[ComparedRow, ...]
    reason: str = ""


# --- Book --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Chapter:
    """One source in the book. ``id`` is unique in the book ("ch01") and the prefix of every id within."""

    id: str
    number: int
    resolved: Resolved


@dataclass(frozen=True, slots=True)
class BookInfo:
    """What stands on the title page and in the metadata; ``date`` ISO, ``lang`` BCP 47, ``csl`` a style's name.

    ``cited_in``: the bibliography says where each work is cited.
    ``slug`` names the output files; ``identifier`` is a urn:uuid made from title and sources' hashes (uuid5).
    """

    title: str
    slug: str
    lang: str
    date: str
    identifier: str
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    description: str = ""
    csl: str = "chicago-notes-bibliography"
    paper: str = "A4"
    cited_in: bool = True


@dataclass(frozen=True, slots=True)
class Book:
    """The book before its citations are printed: chapters in order and one shelf of references."""

    info: BookInfo
    chapters: tuple[Chapter, ...]
    shelf: tuple[Reference, ...]
    cited: frozenset[str] = frozenset()


# --- Cited -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of a chapter for the contents: level (2 is the first below the chapter's title), id, plain text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class CitedNote:
    """A note as printed. ``calls`` are the ids of its marks in the text; ``html`` its safe block content."""

    id: str
    number: int
    calls: tuple[str, ...]
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class CitedIn:
    """A place where a work is cited: chapter 5, note 7 (0: in the text itself); ``target`` is the id to lead to."""

    chapter: int
    note: int
    target: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a printed bibliography: key, id in the book ("ref-ames2011sand"), safe inline HTML, text.

    ``cited_in`` are the places that cite it, in the order of reading; empty where the book does not print them.
    """

    key: str
    id: str
    html: str
    text: str
    cited_in: tuple[CitedIn, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture of the book: its name within the artifacts ("ch02-chart.svg"), media type and (cleaned) bytes."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class CitedChapter:
    """A chapter whose citations are printed: one safe HTML fragment (XHTML-serialised) that feeds all three formats.

    Within ``html`` a call is ``<sup class="call"><a id="ch02-r3" href="#ch02-n3" role="doc-noteref">3</a></sup>``, ids
    carry the chapter's id as prefix, headings start at h2, pictures are ``<img src="asset:NAME" alt="…"/>``.
    """

    id: str
    number: int
    title: str
    title_html: str
    subtitle: str
    authors: tuple[str, ...]
    outlet: str
    date: str
    lang: str
    dir: str
    own: Listed | None
    html: str
    notes: tuple[CitedNote, ...]
    toc: tuple[TocEntry, ...]
    further: tuple[Listed, ...]
    source: Source
    repairs: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """The book with its citations printed once, for all formats."""

    info: BookInfo
    chapters: tuple[CitedChapter, ...]
    bibliography: tuple[Listed, ...]
    assets: tuple[Asset, ...]
    bibtex: str
    csl_json: str
    style_title: str
    note_style: bool


@dataclass(frozen=True, slots=True)
class Artifact:
    """One output file: its name below the output folder and its bytes."""

    name: str
    data: bytes = field(repr=False)


# --- Walking -----------------------------------------------------------------------------------------------------


def leaf_inlines(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The inline sequences of a block in reading order, one per leaf (paragraph, heading, cell, caption, code)."""
    match block:
        case Paragraph(inlines) | CodeBlock(inlines):
            yield inlines
        case Heading(_, inlines):
            yield inlines
        case Quote(blocks):
            for inner in blocks:
                yield from leaf_inlines(inner)
        case ItemList(_, items):
            for item in items:
                for inner in item:
                    yield from leaf_inlines(inner)
        case Table(header, rows, _, caption):
            if caption:
                yield caption
            yield from header
            for row in rows:
                yield from row
        case Figure(_, caption):
            yield caption
        case _:
            return


def plain(inlines: tuple[Inline, ...]) -> str:
    """The text of inlines as a reader sees it, without calls and citations."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Run(text):
                parts.append(text)
            case Break():
                parts.append("\n")
            case _:
                pass
    return "".join(parts)


def block_text(block: Block) -> str:
    """The text of a block, leaves parted by newlines."""
    return "\n".join(plain(inlines) for inlines in leaf_inlines(block))


def extent(inlines: tuple[Inline, ...]) -> tuple[int, int]:
    """The least span that holds all of these inlines; (0, 0) for none."""
    if not inlines:
        return (0, 0)
    return (min(inline.start for inline in inlines), max(inline.end for inline in inlines))
