"""Cited → one self-contained HTML file: no network, no script, notes beside the text.

The list of notes at a chapter's end is the one copy for readers, screen readers and programs; the cards beside the text
are hidden from both (``aria-hidden``) and hold no links and no ids.
"""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from briefbuilder.model import Artifact, Asset, Cited, CitedChapter
from briefbuilder.problems import Problems
from briefbuilder.render import cover, fonts, fragments
from briefbuilder.render.views import ChapterView, book_view, chapter_view, item, note_view, with_places


def render(
    cited: Cited,
    environment: Environment,
    problems: Problems | None = None,  # noqa: ARG001 - one signature for all formats
) -> Artifact:
    """The book as ``<slug>.html``."""
    pictures = {asset.name: _data_uri(asset) for asset in cited.assets}
    chapters = tuple(_chapter(chapter, cited.info.lang, pictures) for chapter in cited.chapters)
    lang = cited.info.lang
    listed = tuple(with_places(item(entry, _entry(entry.html)), entry, lang) for entry in cited.bibliography)
    book = book_view(cited, chapters, listed)
    template = environment.get_template("html/book.html")
    page = template.render(
        book=book,
        cover_pattern=cover.data_uri(cover.pattern(cited, 0.45, hairlines=True), cover.SVG),
        faces=fonts.web_faces(cited),
    )
    return Artifact(f"{cited.info.slug}.html", page.encode("utf-8"))


def _data_uri(asset: Asset) -> str:
    return cover.data_uri(asset.data, asset.media_type)


def _chapter(chapter: CitedChapter, lang: str, pictures: dict[str, str]) -> ChapterView:
    tree = fragments.parse(chapter.html)
    fragments.resolve_pictures(tree, lambda name: pictures.get(name, ""))
    _shift_headings(tree)
    _wrap_tables(tree)
    cards = {note.id: _card(note.html, note.number) for note in chapter.notes}
    _put_cards(tree, cards)
    fragments.break_addresses(tree)
    notes = tuple(note_view(note, _html(note.html)) for note in chapter.notes)
    further = tuple(item(entry, _entry(entry.html)) for entry in chapter.further)
    own = _entry(chapter.own.html) if chapter.own else Markup("")
    return chapter_view(chapter, lang, fragments.markup(tree, "html"), notes, own, further)


def _html(xhtml: str) -> Markup:
    return _written(fragments.parse(xhtml))


def _entry(xhtml: str) -> Markup:
    return _written(fragments.parse_inline(xhtml))


def _written(tree: fragments.Element) -> Markup:
    fragments.break_addresses(tree)
    return fragments.markup(tree, "html")


def _shift_headings(tree: fragments.Element) -> None:
    """The book's title is the page's one h1 and a chapter's an h2, so headings within begin at h3."""
    for level in (5, 4, 3, 2):
        for heading in list(tree.iter(f"h{level}")):
            heading.tag = f"h{level + 1}"


def _wrap_tables(tree: fragments.Element) -> None:
    """A wide table scrolls within itself, never the page; a keyboard can reach it."""
    for table in list(tree.iter("table")):
        box = fragments.element("div", {"class": "table", "tabindex": "0", "role": "region"})
        caption = table.find("caption")
        box.set("aria-label", fragments.text(caption) if caption is not None else "…")
        box.tail, table.tail = table.tail, None
        table.addprevious(box)
        box.append(table)


def _card(html: str, number: int) -> fragments.Element:
    """A note as a card: spans only (it stands within a paragraph), no ids, no links, hidden from screen readers."""
    tree = fragments.parse(html)
    for element in tree.iter():
        role = "p" if element.tag in ("p", "li", "blockquote", "pre") else ""
        if element.tag not in ("em", "strong", "i", "b", "sup", "sub", "code", "br"):
            element.tag = "span"
        kept = {key: value for key, value in element.items() if key in ("lang", "dir")}
        element.attrib.clear()
        element.attrib.update(kept | ({"class": role} if role else {}))
    fragments.break_addresses(tree)
    tree.tag = "span"
    tree.attrib.update({"class": "card", "aria-hidden": "true", "data-number": str(number)})
    return tree


def _put_cards(tree: fragments.Element, cards: dict[str, fragments.Element]) -> None:
    """Each note's card behind its first call."""
    for call in list(fragments.calls(tree)):
        card = cards.pop(call.get("href", "").removeprefix("#"), None)
        mark = call.getparent()
        if card is not None and mark is not None:
            fragments.insert_after(mark, card)
