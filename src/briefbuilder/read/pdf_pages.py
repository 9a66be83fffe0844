"""A PDF's bytes → its pages as printed lines in reading order, with its properties and its outline.

In: bytes.  Out: ``Pages``. Raises UnreadableSource for what is locked, damaged or has no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2
from pypdfium2 import raw

from briefbuilder.problems import UnreadableSource
from briefbuilder.read.pdf_columns import Gutter, Layout, repeated
from briefbuilder.read.pdf_drawn import Box, links, rules
from briefbuilder.read.pdf_glyphs import Glyphs
from briefbuilder.read.pdf_lines import Printed, lines_of, printed
from briefbuilder.read.pdf_outline import outline, tagged_headings, with_levels
from briefbuilder.read.pdf_properties import properties
from briefbuilder.read.pdf_words import Bounds, Frame, Word, Words, read_words

MOST_PAGES = 5_000
_RULE = re.compile(r"[_\u2014\u2015\u2500\u23af]{4,}")


@dataclass(slots=True)
class Sheet:
    """A page on its way: its words until it has lines, its drawn rules, its links, the marked contents of headings."""

    number: int
    frame: Frame
    layout: Layout | None
    turned: list[list[Word]]
    rules: list[Box]
    links: list[Box]
    headings: dict[int, int]
    finished: list[Printed] = field(default_factory=list)

    def lines(self, known: Sequence[Gutter]) -> list[Printed]:
        """Its lines in reading order."""
        if self.layout:
            self.finish(known)
        return self.finished

    def finish(self, known: Sequence[Gutter] = ()) -> None:
        """Words become lines; a page of one column need not wait, and a long book not be held twice."""
        self.finished = list(_lines(self, known))
        self.layout, self.turned = None, []


@dataclass(frozen=True, slots=True)
class Pages:
    """What a PDF holds: lines in reading order, each page's plain text as pdfium sees it, what it says of itself."""

    lines: tuple[Printed, ...]
    texts: tuple[str, ...]
    properties: dict[str, str]


def read_pages(data: bytes, path: str) -> Pages:
    """Open a PDF and read all its pages."""
    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        why = (
            "protected by a password; save it without one" if "password" in str(error).lower() else f"damaged ({error})"
        )
        raise UnreadableSource(f"{path}: the PDF is {why}") from error
    with closing(opened):
        count = len(opened)
        if not 0 < count <= MOST_PAGES:
            raise UnreadableSource(f"{path}: the PDF has {count} pages; between 1 and {MOST_PAGES} can be read")
        try:
            return _pages(opened, data)
        except pypdfium2.PdfiumError as error:
            raise UnreadableSource(f"{path}: the PDF is damaged ({error})") from error


def _pages(opened: Any, data: bytes) -> Pages:  # noqa: ANN401 - pypdfium2 has no types
    """All pages; those in columns wait until the gutters of all are known."""
    texts: list[str] = []
    sheets: list[Sheet] = []
    tagged = bool(raw.FPDFCatalog_IsTagged(opened))
    for index in range(len(opened)):
        with closing(opened[index]) as page, closing(page.get_textpage()) as textpage:
            glyphs = Glyphs(textpage)
            words = read_words(glyphs, _bounds(page))
            sheets.append(_sheet(opened, page, words, index + 1, tagged=tagged))
            # pdfium's own text is another way to the same letters, but for accents that stand beside them there
            texts.append("".join(glyphs.texts) if words.composed else textpage.get_text_range())
    known = repeated([gutter for sheet in sheets if sheet.layout for gutter in sheet.layout.gutters])
    entries = outline(opened, [sheet.frame for sheet in sheets])
    lines: list[Printed] = []
    for number, sheet in enumerate(sheets, 1):
        lines += with_levels(sheet.lines(known), entries.get(number, []), sheet.headings)
    return Pages(tuple(lines), tuple(texts), properties(opened, data))


def _sheet(opened: Any, page: Any, words: Words, number: int, *, tagged: bool) -> Sheet:  # noqa: ANN401
    sheet = Sheet(
        number,
        words.frame,
        Layout(words.upright),
        words.turned,
        list(rules(page, words.frame)),
        list(links(opened, page, words.frame)),
        tagged_headings(page) if tagged else {},
    )
    if sheet.layout and sheet.layout.plain:
        sheet.finish()
    return sheet


def _bounds(page: Any) -> Bounds:  # noqa: ANN401
    """The part of the page that is shown."""
    box = raw.FS_RECTF()
    if raw.FPDF_GetPageBoundingBox(page, box) and box.right > box.left and box.top > box.bottom:
        return box.left, box.bottom, box.right, box.top
    return 0.0, 0.0, *page.get_size()


# --- Lines -------------------------------------------------------------------------------------------------------


def _lines(sheet: Sheet, known: Sequence[Gutter]) -> Iterator[Printed]:
    """The lines of a page in reading order; those written in other directions come last."""
    number = 0
    for column in sheet.layout.columns(known) if sheet.layout else []:
        above: Printed | None = None
        for words in lines_of(column.words):
            number += 1
            line = printed(_linked(words, sheet.links), sheet.number, column.number, number)
            yield replace(line, ruled=True) if _is_ruled(line, above, sheet.rules) else line
            above = line
    for turned in sheet.turned:
        for words in lines_of(turned):
            number += 1
            yield printed(words, sheet.number, 0, number)


def _linked(words: list[Word], links: list[Box]) -> list[Word]:
    """The words of a line with the addresses of the links that lie over them."""
    if not links:
        return words
    low = min(word.baseline for word in words)
    high = max(word.baseline for word in words)
    near = [box for box in links if box.top - 2 <= high and low <= box.bottom + 2]
    if not near:
        return words
    return [word._replace(link=_link_over(word, near)) for word in words]


def _link_over(word: Word, links: list[Box]) -> str:
    across, down = (word.left + word.right) / 2, word.baseline - word.size / 4
    return next((b.link for b in links if b.left <= across <= b.right and b.top <= down <= b.bottom), "")


def _is_ruled(line: Printed, above: Printed | None, rules: list[Box]) -> bool:
    """Is a rule drawn between this line and the one above it (or the top of the column), over this line?

    A line of underscores is one, too.
    """
    if above and _RULE.fullmatch(above.text):
        return True
    low = line.baseline - 0.6 * line.size
    high = above.baseline if above else low - 2.5 * line.size
    return any(
        high < (rule.top + rule.bottom) / 2 < low
        and min(rule.right, line.right) - max(rule.left, line.left) > 0
        and not (above and _underlines(rule, above))
        for rule in rules
    )


def _underlines(rule: Box, line: Printed) -> bool:
    """Does it stand right below the line's letters and end where they end?"""
    inside = rule.left > line.left - 2 and rule.right < line.right + 2
    return (
        inside
        and rule.top - line.baseline < 0.3 * line.size
        and (rule.right - rule.left < 0.9 * (line.right - line.left) or abs(rule.right - line.right) < 2)
    )
