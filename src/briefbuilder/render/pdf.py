"""Cited → a tagged PDF with notes at the page's foot, laid out by WeasyPrint (the only file that knows it).

Front matter, each chapter and back matter are printed from their own template, so that one day each can be laid
out apart; today they are joined and laid out at once. Nothing is fetched but the book's own pictures, files below
the book's folder, and data: addresses.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from briefbuilder.model import Artifact, Cited, CitedChapter, CitedNote
from briefbuilder.problems import OurError, Problems
from briefbuilder.render import cover, fragments, pagination, printed
from briefbuilder.render.fetcher import Fetcher
from briefbuilder.render.pagination import Anchors, Breaks
from briefbuilder.render.templates import Templates
from briefbuilder.render.views import ChapterView, book_view, chapter_view, item

VARIANT = "pdf/ua-1"
BREAK = "\u200b"
_BLOCKS = frozenset(
    {"div", "p", "blockquote", "ol", "ul", "li", "pre", "table", "thead", "tbody", "tr", "th", "td", "hr"}
)


# The ids to whose pages an entry of the bibliography points, by the entry's id.
Targets = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A page: its size, margins and text height as CSS, and how far an opener drops; about 66 characters a line."""

    size: str
    top: str
    outer: str
    bottom: str
    inner: str
    height: str
    drop: str = "26mm"
    text: str = "10.5pt"
    leading: str = "15pt"


PAPERS: dict[str, Paper] = {
    "A4": Paper("210mm 297mm", "30mm", "62mm", "36mm", "40mm", "230mm"),
    "A5": Paper("148mm 210mm", "21mm", "24mm", "24mm", "20mm", "164mm", "13mm", "10pt", "14pt"),
    "LETTER": Paper("8.5in 11in", "28mm", "66mm", "33mm", "42mm", "217mm", "23mm"),
}


def render(
    cited: Cited,
    environment: Environment,
    problems: Problems | None = None,
    attachments: Sequence[Artifact] | None = None,
) -> Artifact:
    """The book as ``<slug>.pdf``; without ``attachments`` its ``references.bib`` is attached."""
    if attachments is None:
        attachments = (Artifact("references.bib", cited.bibtex.encode("utf-8")),) if cited.bibtex else ()
    root = environment.book_root if isinstance(environment, Templates) else None
    fetcher = Fetcher(cited.assets, root)
    with _epoch(_moment(cited.info.date)), _silence():
        settled = _lay_out(cited, environment, fetcher, problems)
        data = _write(settled, cited, attachments)
    fetcher.report(problems)
    printed.check_notes(data, cited)
    return Artifact(f"{cited.info.slug}.pdf", data)


# --- The page's HTML ---------------------------------------------------------------------------------------------


def _parts(
    cited: Cited, environment: Environment, breaks: Breaks, targets: Targets, *, marked: bool = False
) -> Iterator[str]:
    """The HTML of the book in pieces: head and front matter, each chapter, back matter."""
    lang = cited.info.lang
    chapters = tuple(_chapter(chapter, lang, breaks, marked=marked) for chapter in cited.chapters)
    listed = tuple(
        replace(item(entry, _list_html(entry.html)), cited_on=targets.get(entry.id, ())) for entry in cited.bibliography
    )
    book = book_view(cited, chapters, listed)
    context = {
        "book": book,
        "paper": PAPERS.get(cited.info.paper.upper(), PAPERS["A4"]),
        "cover_pattern": _pattern(cited),
    }
    yield environment.get_template("pdf/front.html").render(context)
    template = environment.get_template("pdf/chapter.html")
    for chapter in chapters:
        yield template.render(context, chapter=chapter)
    yield environment.get_template("pdf/back.html").render(context)


def _pattern(cited: Cited) -> str:
    return cover.data_uri(cover.pattern(cited, 1.25), cover.SVG)


def _chapter(chapter: CitedChapter, lang: str, breaks: Breaks = frozenset(), *, marked: bool = False) -> ChapterView:
    tree = fragments.parse(chapter.html)
    pagination.mark(tree, chapter.id, breaks, marked=marked)
    fragments.resolve_pictures(tree, lambda name: f"asset:{name}")
    _put_notes(tree, chapter)
    _plain_lists(tree)
    fragments.break_addresses(tree, BREAK)
    further = tuple(item(entry, _list_html(entry.html)) for entry in chapter.further)
    own = _list_html(chapter.own.html) if chapter.own else Markup("")
    return chapter_view(chapter, lang, fragments.markup(tree, "html"), (), own, further)


def _list_html(html: str) -> Markup:
    tree = fragments.parse_inline(html)
    fragments.break_addresses(tree, BREAK)
    return fragments.markup(tree, "html")


def _put_notes(tree: fragments.Element, chapter: CitedChapter) -> None:
    """Each note's text behind its first call, from where the sheet floats it to the page's foot.

    A note that nothing calls (the source lost its mark) stands at the foot of the chapter's last page.
    """
    waiting = {note.id: note for note in chapter.notes}
    for call in list(fragments.calls(tree)):
        note = waiting.pop(call.get("href", "").removeprefix("#"), None)
        if note is not None:
            fragments.insert_after(call.getparent(), _foot(note))
    for note in waiting.values():
        if note.calls:
            raise OurError(f"{chapter.source.path}: note {note.number} lost its call on the way to the PDF")
        last = tree[-1] if len(tree) and tree[-1].tag == "p" else tree
        last.append(_foot(note))


def _foot(note: CitedNote) -> fragments.Element:
    """A note as a span that floats: its number leads back to its first call."""
    foot = _spans(fragments.parse(note.html))
    foot.attrib.update({"class": "footnote", "id": note.id})
    target = {"href": f"#{note.calls[0]}"} if note.calls else {}
    number = fragments.element("a" if target else "span", {"class": "number", **target}, str(note.number))
    first = foot[0] if len(foot) and not (foot.text or "").strip() and foot[0].get("class") == "p" else foot
    number.tail, first.text = first.text, None
    first.insert(0, number)
    return foot


def _spans(tree: fragments.Element) -> fragments.Element:
    """Blocks as spans of a class: an HTML parser would close the paragraph around a note at the note's first ``p``."""
    for element in tree.iter():
        if element.tag in _BLOCKS:
            element.attrib.update({"class": str(element.tag)})
            element.tag = "span"
    return tree


def _plain_lists(tree: fragments.Element) -> None:
    """Write down each list item's own mark: PDF/UA wants a label and a body, which the sheet makes of these."""
    for ordered in tree.iter("ol"):
        start = int(ordered.get("start", "1"))
        for number, entry in enumerate(ordered.iterchildren("li"), start=start):
            entry.set("data-mark", f"{number}.")


# --- Layout ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Layout:
    """A page's HTML and what WeasyPrint made of it."""

    page: str
    document: Any


def _lay_out(cited: Cited, environment: Environment, fetcher: Fetcher, problems: Problems | None) -> _Layout:
    """Lay the book out, again with earlier page ends where a note would not stand below its call (``pagination``)."""
    import weasyprint  # noqa: PLC0415 - costs 0.3 s: only where a PDF is wanted

    done: dict[Breaks, _Layout] = {}
    targets = {entry.id: tuple(place.target for place in entry.cited_in) for entry in cited.bibliography}

    def lay_out(breaks: Breaks, *, marked: bool) -> list[Anchors]:
        if marked or breaks not in done:
            page = "".join(_parts(cited, environment, breaks, targets, marked=marked))
            html = weasyprint.HTML(string=page, base_url=fetcher.base, url_fetcher=fetcher)
            layout = _Layout(page, html.render(pdf_variant=VARIANT, pdf_tags=True))
        else:
            layout = done[breaks]
        if not marked:
            done[breaks] = layout
        return [dict(page.anchors) for page in layout.document.pages]

    breaks = pagination.settle(lay_out, problems)
    once = pagination.one_of_a_page(targets, lay_out(breaks, marked=False))
    if once != targets:  # two notes of one page: its number is printed once
        targets = once
        del done[breaks]
        lay_out(breaks, marked=False)
    return done[breaks]


def _write(layout: _Layout, cited: Cited, attachments: Sequence[Artifact]) -> bytes:
    import weasyprint  # noqa: PLC0415 - as above

    moment = _moment(cited.info.date)
    files = [
        weasyprint.Attachment(
            string=file.data,
            name=file.name,
            description=file.name,
            created=moment,
            modified=moment,
            relationship="Data",
        )
        for file in attachments
    ]
    identifier = hashlib.sha256(layout.page.encode("utf-8")).digest()[:16]
    data: bytes = layout.document.write_pdf(
        attachments=files or None, pdf_variant=VARIANT, pdf_tags=True, pdf_identifier=identifier
    )
    return data


def _moment(iso: str) -> datetime:
    """Midnight UTC of the book's date; the missing parts of "2017-04" are the first."""
    year, month, day = (
        ([int(part) for part in iso.split("-") if part.isdigit()] + [1, 1, 1])[:3] if iso else (1970, 1, 1)
    )
    return datetime(year, month, day, tzinfo=UTC)


@contextlib.contextmanager
def _epoch(moment: datetime) -> Iterator[None]:
    """SOURCE_DATE_EPOCH as long as fontTools writes fonts, or they would carry the clock's time."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(max(int(moment.timestamp()), 0))
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("SOURCE_DATE_EPOCH", None)
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """WeasyPrint and fontTools log to stderr; below cli nobody prints."""
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools", "fontTools.subset")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
