"""An EPUB's package: which pages in which order, what the book states of itself, what its contents say of its parts."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from briefbuilder.model import Metadata, Stated
from briefbuilder.problems import UnreadableSource
from briefbuilder.read.archive import Archive
from briefbuilder.read.html_metadata import iso_date, language_code
from briefbuilder.read.xml_page import page_root

CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})

Element = Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the book's contents: the page and the place on it, its words, how deep it stands (from 1)."""

    page: str
    fragment: str
    label: str
    depth: int


@dataclass(frozen=True, slots=True)
class Package:
    """Pages by their names in the archive, in order; ``kinds`` says of some what they are ("cover", "toc")."""

    pages: tuple[str, ...]
    kinds: dict[str, str]
    pictures: tuple[str, ...]
    entries: tuple[Entry, ...]
    metadata: Metadata


def read_package(archive: Archive, path: str) -> Package:
    """Read container, package and contents. Raises UnreadableSource where a part is missing or locked."""
    container = page_root(archive.read(CONTAINER), CONTAINER)
    name = next((one.get("full-path") for one in container.iter("rootfile") if one.get("full-path")), "")
    if name not in archive.names:
        raise UnreadableSource(f"{path}: the book's list of parts is missing ({name or 'no package'})")
    package = page_root(archive.read(name), name)
    items = {item.get("id") or "": item for item in package.iter("item")}
    spine = [items[one.get("idref")] for one in package.iter("itemref") if one.get("idref") in items]
    files = {key: target(name, item.get("href") or "")[0] for key, item in items.items()}
    pages = [files[item.get("id") or ""] for item in spine if item.get("media-type") in _PAGES]
    pages = [page for page in dict.fromkeys(pages) if page in archive.names]
    _refuse_locked(archive, pages, path)
    if not pages:
        raise UnreadableSource(f"{path}: there is no page in this book")
    navigation = [files[key] for key, item in items.items() if "nav" in (item.get("properties") or "").split()]
    pictures = tuple(files[key] for key, item in items.items() if (item.get("media-type") or "").startswith("image/"))
    kinds = _kinds(archive, package, name, navigation)
    return Package(tuple(pages), kinds, pictures, _entries(archive, items, files, navigation), _metadata(package))


def target(page: str, href: str) -> tuple[str, str]:
    """What an address on a page names within the archive: ``("text/a.xhtml", "../b.xhtml#n1")`` gives b.xhtml, n1."""
    file, _, fragment = href.partition("#")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(file))) if file else page
    return whole.lstrip("/"), unquote(fragment)


def _refuse_locked(archive: Archive, pages: list[str], path: str) -> None:
    """Fonts may be disguised; a book whose pages are encrypted is locked for whoever did not buy the key."""
    data = archive.read(_ENCRYPTION)
    if not data:
        return
    wanted = set(pages)
    for part in page_root(data, _ENCRYPTION).iter("encrypteddata"):
        method = next((one.get("algorithm") for one in part.iter("encryptionmethod")), "")
        names = {unquote(one.get("uri") or "") for one in part.iter("cipherreference")}
        if method not in _FONTS_ONLY and names & wanted:
            raise UnreadableSource(f"{path}: the book is locked (DRM); ask its publisher for a copy without a lock")


# --- What the book states of itself ------------------------------------------------------------------------------


def _metadata(package: Element) -> Metadata:
    said: dict[str, list[Element]] = {}
    for element in (one for part in package.iter("metadata") for one in part.iter(etree.Element)):
        if (element.text or "").strip():
            said.setdefault(element.tag, []).append(element)
    refined = _refinements(package)
    titles = [one for one in said.get("title", []) if refined.get((one.get("id"), "title-type"), "main") == "main"]
    others = [one for one in said.get("title", []) if refined.get((one.get("id"), "title-type")) == "subtitle"]
    return Metadata(
        title=_stated(titles or said.get("title", [])),
        subtitle=_stated(others),
        authors=_authors(said.get("creator", []), refined),
        date=_date(said.get("date", [])),
        publisher=_stated(said.get("publisher", [])),
        rights=_stated(said.get("rights", [])),
        lang=language_code(_words(said["language"][0])) if "language" in said else "",
    )


def _refinements(package: Element) -> dict[tuple[str | None, str], str]:
    """``<meta refines="#t1" property="title-type">main</meta>`` is one."""
    return {
        ((meta.get("refines") or "").removeprefix("#"), meta.get("property") or ""): _words(meta)
        for meta in package.iter("meta")
        if meta.get("refines")
    }


def _words(element: Element) -> str:
    return " ".join((element.text or "").split())[:1000]


def _stated(elements: list[Element]) -> Stated | None:
    return Stated(_words(elements[0])) if elements else None


def _authors(creators: list[Element], refined: dict[tuple[str | None, str], str]) -> tuple[Stated, ...]:
    """Who wrote it; where nobody is said to have written it, who made it."""
    roles = [(one, one.get("opf-role") or refined.get((one.get("id"), "role"), "")) for one in creators]
    wrote = [one for one, role in roles if role == "aut"] or [one for one, role in roles if not role] or creators
    return tuple(Stated(name) for name in dict.fromkeys(_words(one) for one in wrote))


def _date(dates: list[Element]) -> Stated | None:
    """The date of publication; that of a change is the file's."""
    ordered = sorted(dates, key=lambda one: _EVENTS.get(one.get("opf-event") or "", 1))
    found = (iso_date(_words(one)) for one in ordered if one.get("opf-event") != "modification")
    return next((Stated(value) for value in found if value), None)


_EVENTS = {"original-publication": 0, "publication": 0, "creation": 2}


# --- What its contents say ---------------------------------------------------------------------------------------


def _kinds(archive: Archive, package: Element, name: str, navigation: list[str]) -> dict[str, str]:
    """What guide, landmarks and manifest say of whole pages."""
    kinds = {}
    for reference in package.iter("reference"):
        page, fragment = target(name, reference.get("href") or "")
        if not fragment:
            kinds[page] = (reference.get("type") or "").casefold()
    for nav in navigation:
        for link in page_root(archive.read(nav), nav).iter("a") if nav in archive.names else ():
            page, fragment = target(nav, link.get("href") or "")
            if link.get("epub-type") and not fragment:
                kinds[page] = (link.get("epub-type") or "").casefold()
    return kinds | dict.fromkeys(navigation, "toc")


def _entries(
    archive: Archive, items: dict[str, Element], files: dict[str, str], navigation: list[str]
) -> tuple[Entry, ...]:
    """The contents: an EPUB 3's navigation page, else an EPUB 2's NCX."""
    for nav in navigation:
        root = page_root(archive.read(nav), nav) if nav in archive.names else None
        for one in root.iter("nav") if root is not None else ():
            if (one.get("epub-type") or "toc") == "toc":
                return tuple(_of_list(nav, one))
    for key, item in items.items():
        if item.get("media-type") == "application/x-dtbncx+xml" and files[key] in archive.names:
            return tuple(_of_ncx(files[key], page_root(archive.read(files[key]), files[key])))
    return ()


def _of_list(nav: str, root: Element) -> list[Entry]:
    found = []
    for link in root.iter("a"):
        depth = sum(one.tag == "ol" for one in link.iterancestors())
        found.append(Entry(*target(nav, link.get("href") or ""), " ".join("".join(link.itertext()).split()), depth))
    return found


def _of_ncx(name: str, root: Element) -> list[Entry]:
    found = []
    for point in root.iter("navpoint"):
        label, content = point.find("navlabel"), point.find("content")
        if label is None or content is None:
            continue
        depth = 1 + sum(one.tag == "navpoint" for one in point.iterancestors())
        words = " ".join("".join(label.itertext()).split())
        found.append(Entry(*target(name, content.get("src") or ""), words, depth))
    return found
