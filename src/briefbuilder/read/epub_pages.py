"""The pages of an EPUB → one page of HTML: ids and addresses hold across pages, and what is no text is set apart.

``ch2.xhtml#n1``, called from another page, becomes ``#f2-n1``; the cover, the contents and the like are given back.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from lxml import etree

from briefbuilder.read.archive import Archive
from briefbuilder.read.epub_notes import prepare_notes
from briefbuilder.read.epub_package import Package, target
from briefbuilder.read.html_clean import visible_text
from briefbuilder.read.html_tags import ACTIVE, HEADINGS, LEAVES
from briefbuilder.read.xml_page import page_root
from briefbuilder.shapes import fold

MEDIA = "media/"
# What a page says it is, and the rule by which such a page is left out.
CHROME = {
    "cover": "cover", "titlepage": "title-page", "title-page": "title-page", "halftitlepage": "title-page",
    "halftitle": "title-page", "toc": "contents", "landmarks": "contents", "page-list": "contents", "loi": "contents",
    "lot": "contents", "copyright-page": "imprint", "copyright": "imprint", "colophon": "imprint", "imprint": "imprint",
    "doc-toc": "contents", "doc-cover": "cover", "doc-colophon": "imprint", "doc-pagelist": "contents",
}  # fmt: skip
_CALLS = frozenset({"noteref", "doc-noteref", "annoref"})
_NOTES = frozenset({"footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote"})
_PAGE_MARKS = frozenset({"pagebreak", "doc-pagebreak"})
_PLAIN = {"header": "div", "footer": "div", "main": "div", "article": "section", "hgroup": "div"}
_KEPT = frozenset({"href", "src", "alt", "title", "lang", "start", "colspan", "rowspan", "align", "hidden", "style"})
_UNREAD = (*ACTIVE, "style", "link", "meta", "base")
_SHORT = 80  # words of a page that may be a title page
_IMPRINT = re.compile(r"\bISBN\b")
_RIGHTS = re.compile(r"©|\(c\)|copyright|rights reserved", re.IGNORECASE)

Element = Any


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name in the archive, its body, the line where that begins; the rule if it is no text."""

    name: str
    body: Element
    line: int
    chrome: str = ""


def read_pages(archive: Archive, package: Package) -> list[Page]:
    """All pages of the spine; a book of nothing but chrome has none."""
    pages = []
    for number, name in enumerate(package.pages):
        root = page_root(archive.read(name), name)
        body = root.find("body")
        body = root if body is None else body
        kind = "" if _is_called(name, package) else _chrome(name, body, package, first=number < 3)
        pages.append(Page(name, body, body.sourceline or 1, kind))
    if all(page.chrome or not visible_text(page.body).strip() for page in pages):
        return [Page(page.name, page.body, page.line) for page in pages]
    return pages


def _is_called(name: str, package: Package) -> bool:
    """Is it the first page of the book's text by its landmarks?"""
    return package.kinds.get(name) in {"bodymatter", "text"}


def _types(element: Element) -> set[str]:
    return set(f"{element.get('epub-type') or ''} {element.get('role') or ''}".casefold().split())


def _chrome(name: str, body: Element, package: Package, *, first: bool) -> str:
    """By which rule a page is left out: what it is called, else what it holds."""
    parts = [one for one in body if isinstance(one.tag, str) and (one.tag not in _UNREAD)]
    said = {package.kinds.get(name, "")} | _types(body)
    if len(parts) == 1:
        said |= _types(parts[0])
    found = next((CHROME[one] for one in sorted(said) if one in CHROME), "")
    return found or _by_looks(name, body, package, first=first)


def _by_looks(name: str, body: Element, package: Package, *, first: bool) -> str:
    text = visible_text(body)
    words = fold(text).split()
    if first and not words and "cover" in name.casefold():
        return "cover"
    if len(words) <= 5 * _SHORT and _IMPRINT.search(text) and _RIGHTS.search(text):
        return "imprint"
    if first and len(words) <= _SHORT and _is_title_page(words, package):
        return "title-page"
    links = [one for one in body.iter("a") if target(name, one.get("href") or "")[0] in package.pages]
    linked = sum(len(fold(visible_text(one)).split()) for one in links if len(fold(visible_text(one))) > 3)
    return "contents" if len(links) >= 3 and linked > 0.8 * len(words) else ""


def _is_title_page(words: list[str], package: Package) -> bool:
    """Title, and hardly a word that is not in title, subtitle, names or publisher."""
    said = package.metadata
    stated = [one.value for one in (said.title, said.subtitle, said.publisher, said.date, *said.authors) if one]
    known = set(fold(" ".join(stated)).split())
    title = fold(said.title.value) if said.title else ""
    return bool(title) and title in " ".join(words) and sum(word not in known for word in words) <= 3 + len(words) // 3


# --- One page of all ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Merged:
    """One HTML page that holds them all; on which line each begins; which of them (from 0) hold notes."""

    text: str
    starts: list[int]
    noted: set[int]


def merge(pages: list[Page], package: Package) -> Merged:
    """Put all pages into one."""
    numbers = {page.name: number for number, page in enumerate(pages, 1)}
    pictures = frozenset(package.pictures)
    lang = html.escape(package.metadata.lang, quote=True)
    parts = [f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"></head><body>\n']
    starts, line = [], 2
    for page in pages:
        _settle(page, numbers, pictures)
    noted = prepare_notes([page.body for page in pages])
    for page in pages:
        part = f"<div>{_inner(page.body)}</div>\n"
        starts.append(line)
        line += part.count("\n")
        parts.append(part)
    return Merged("".join([*parts, "</body></html>"]), starts, noted)


def _inner(body: Element) -> str:
    inside = "".join(etree.tostring(child, method="html", encoding="unicode") for child in body)
    return html.escape(body.text or "", quote=False) + inside


def _settle(page: Page, numbers: Mapping[str, int], pictures: frozenset[str]) -> None:
    """Ids, addresses and names of one page as they hold among all."""
    number = numbers[page.name]
    etree.strip_elements(page.body, *_UNREAD, with_tail=False)
    for element in page.body.iter(etree.Element):
        types = _types(element)
        said = {key: value for key, value in element.attrib.items() if key in _KEPT}
        for key in ("id", "name"):
            if element.get(key):
                said.setdefault("id", f"f{number}-{element.get(key)}")
        said |= _addresses(element, page.name, numbers, pictures)
        said |= {"class": "noteref"} if types & _CALLS else {}
        if types & _NOTES:
            said = {key: value for key, value in said.items() if key not in {"hidden", "style"}}
        element.tag = _PLAIN.get(element.tag, "div" if element.tag == "aside" else element.tag)
        element.attrib.clear()
        element.attrib.update(said)


def _addresses(element: Element, page: str, numbers: Mapping[str, int], pictures: frozenset[str]) -> dict[str, str]:
    found = {}
    if element.get("href") and element.tag == "a":
        name, fragment = target(page, element.get("href") or "")
        if name in numbers:
            found["href"] = f"#f{numbers[name]}-{fragment}"
    if element.get("src"):
        name, _ = target(page, element.get("src") or "")
        if name in pictures:
            found["src"] = MEDIA + quote(name)
    return found


def take_out(pages: list[Page]) -> list[tuple[Page, str, str]]:
    """Take out the numbers of a printed edition's pages, and the contents of a chapter; give back what was shown."""
    dropped = []
    for page in pages:
        for element in list(page.body.iter(etree.Element)):
            rule = _not_text(element)
            if rule and element is not page.body:
                dropped.append((page, " ".join(visible_text(element).split()), rule))
                _take_out(element)
    return dropped


def _not_text(element: Element) -> str:
    if element.tag == "nav":
        return "contents"
    mark = _types(element) & _PAGE_MARKS and element.tag not in LEAVES
    return "page-number" if mark and len("".join(element.itertext())) < 12 else ""


def _take_out(element: Element) -> None:
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    element.tail = None
    parent.remove(element)


# --- Headings ----------------------------------------------------------------------------------------------------


def mark_headings(pages: list[Page], package: Package) -> None:
    """What the book's contents name is a heading; levels are the contents' where the pages know but one."""
    by_name = {page.name: page for page in pages}
    found: dict[Element, int] = {}
    for entry in package.entries:
        page = by_name.get(entry.page)
        element = _named(page.body, entry.fragment, fold(entry.label)) if page and entry.label else None
        if element is not None:
            found.setdefault(element, min(entry.depth, 6))
    known = {element.tag for page in pages for element in page.body.iter(*HEADINGS)}
    flat = len(known) <= 1 and len(set(found.values())) > 1
    for element, depth in found.items():
        if element.tag not in HEADINGS or flat:
            element.tag = f"h{depth}"
    _promote([element for page in pages for element in page.body.iter(*HEADINGS)])


def _named(body: Element, fragment: str, label: str) -> Element | None:
    """The heading, else the paragraph, that stands where the contents point and says what they say."""
    paragraph = None
    for element in _leaves_from(body, fragment):
        words = fold(visible_text(element))
        if element.tag in HEADINGS and words and (label.startswith(words) or words.startswith(label)):
            return element
        if words == label and paragraph is None and element.tag in {"p", "div"}:
            paragraph = element
    return paragraph


_HOLDS = LEAVES | {"div"}
_AHEAD = 4  # leaves with words, looked at from where an entry of the contents points


def _leaves_from(body: Element, fragment: str) -> Iterator[Element]:
    """The leaves with words from the place on; the place may lie within the first of them."""
    place = next((one for one in body.iter(etree.Element) if fragment in {one.get("id"), one.get("name")}), None)
    around = set() if place is None else {place, *place.iterancestors()}
    begun, seen = not fragment, 0
    for element in body.iter(etree.Element):
        leaf = element.tag in LEAVES or (element.tag == "div" and not any(one.tag in _HOLDS for one in element))
        begun = begun or element is place or (leaf and element in around)
        if begun and leaf and visible_text(element).strip():
            yield element
            seen += 1
            if seen == _AHEAD:
                return


def _promote(headings: list[Element]) -> None:
    """The highest heading of a book is of level 1."""
    highest = min((int(element.tag[1]) for element in headings), default=1)
    for element in headings:
        element.tag = f"h{int(element.tag[1]) - highest + 1}"
