"""Cited → EPUB 3, packed by ourselves: one XHTML file per chapter, notes that pop up, nav, landmarks, cover, metadata.

Same book, same bytes: members in a fixed order, with one time stamp, ``mimetype`` first and stored.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO

from jinja2 import Environment
from markupsafe import Markup

from briefbuilder.model import Artifact, Cited, CitedChapter
from briefbuilder.problems import Problems
from briefbuilder.render import cover, fragments
from briefbuilder.render.views import ChapterView, Item, book_view, chapter_view, item, note_view, with_places

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the package; ``spine`` tells whether it is read in order, ``properties`` are the manifest's."""

    name: str
    id: str
    media_type: str
    data: bytes
    properties: str = ""
    spine: bool = False
    linear: bool = True


def render(
    cited: Cited,
    environment: Environment,
    problems: Problems | None = None,  # noqa: ARG001 - one signature for all formats
) -> Artifact:
    """The book as ``<slug>.epub``."""
    homes = _homes(cited)
    chapters = tuple(_chapter(chapter, cited.info.lang, homes) for chapter in cited.chapters)
    bibliography = tuple(
        with_places(item(entry, _entry(entry.html, homes, "bibliography.xhtml")), entry, cited.info.lang, homes)
        for entry in cited.bibliography
    )
    context = {
        "book": book_view(cited, chapters, bibliography),
        "has_pictures": bool(cited.assets),
        "all_described": _described(cited),
    }
    members = [*_pages(environment, context, chapters), *_files(cited, environment, context)]
    package = environment.get_template("epub/content.opf").render(
        context, members=members, modified=_modified(cited.info.date)
    )
    container = environment.get_template("epub/container.xml").render()
    return Artifact(f"{cited.info.slug}.epub", _pack(members, package, container))


# --- Content -----------------------------------------------------------------------------------------------------


def _file_of(chapter: CitedChapter) -> str:
    return f"{chapter.id}.xhtml"


def _homes(cited: Cited) -> dict[str, str]:
    """Which file each id is in, so that a link can cross from one chapter to another."""
    homes = {}
    for chapter in cited.chapters:
        file = _file_of(chapter)
        homes[chapter.id] = file
        homes |= dict.fromkeys(fragments.parse(chapter.html).xpath("//@id"), file)
        homes |= {note.id: file for note in chapter.notes}
    for chapter in cited.chapters:
        homes |= {entry.id: "further.xhtml" for entry in chapter.further}
    return homes | {entry.id: "bibliography.xhtml" for entry in cited.bibliography}


def _chapter(chapter: CitedChapter, lang: str, homes: dict[str, str]) -> ChapterView:
    here = _file_of(chapter)
    tree = fragments.parse(chapter.html)
    fragments.resolve_pictures(tree, lambda name: f"images/{name}")
    for call in fragments.calls(tree):
        call.set(EPUB_TYPE, "noteref")
    _ready(tree, homes, here)
    notes = tuple(note_view(note, _xhtml(note.html, homes, here)) for note in chapter.notes)
    further: tuple[Item, ...] = tuple(
        item(entry, _entry(entry.html, homes, "further.xhtml")) for entry in chapter.further
    )
    own = _entry(chapter.own.html, homes, here) if chapter.own else Markup("")
    return chapter_view(chapter, lang, fragments.markup(tree), notes, own, further)


def _xhtml(html: str, homes: dict[str, str], here: str) -> Markup:
    return _written(fragments.parse(html), homes, here)


def _entry(html: str, homes: dict[str, str], here: str) -> Markup:
    return _written(fragments.parse_inline(html), homes, here)


def _written(tree: fragments.Element, homes: dict[str, str], here: str) -> Markup:
    _ready(tree, homes, here)
    return fragments.markup(tree)


def _ready(tree: fragments.Element, homes: dict[str, str], here: str) -> None:
    """Make a fragment XHTML for a package: links lead to the right file, ``lang`` is said in XML's way too."""
    for link in list(tree.iter("a")):
        target = link.get("href", "")
        if target.startswith("#"):
            _point(link, target[1:], homes, here)
    for element in tree.iter():
        if element.get("lang"):
            element.set("{http://www.w3.org/XML/1998/namespace}lang", element.get("lang", ""))
    fragments.break_addresses(tree)


def _described(cited: Cited) -> bool:
    """Whether every picture has a text alternative: only then may the package claim it."""
    trees = (fragments.parse(chapter.html) for chapter in cited.chapters)
    return all(image.get("alt", "").strip() for tree in trees for image in tree.iter("img"))


def _point(link: fragments.Element, target: str, homes: dict[str, str], here: str) -> None:
    home = homes.get(target)
    if home is None:
        fragments.unwrap(link)
    elif home != here:
        link.set("href", f"{home}#{target}")


# --- Members -----------------------------------------------------------------------------------------------------


def _pages(environment: Environment, context: dict[str, object], chapters: tuple[ChapterView, ...]) -> list[Member]:
    """The XHTML files in reading order."""

    def page(name: str, id: str, properties: str = "", **more: object) -> Member:
        text = environment.get_template(f"epub/{more.pop('template', name)}").render(context, **more)
        return Member(name, id, "application/xhtml+xml", text.encode("utf-8"), properties, spine=True)

    book = context["book"]
    members = [page("cover.xhtml", "cover"), page("title.xhtml", "title"), page("nav.xhtml", "nav", "nav")]
    members += [
        page(f"{chapter.id}.xhtml", chapter.id, template="chapter.xhtml", chapter=chapter) for chapter in chapters
    ]
    if getattr(book, "bibliography", ()):
        members.append(page("bibliography.xhtml", "bibliography"))
    if getattr(book, "has_further", False):
        members.append(page("further.xhtml", "further"))
    return [*members, page("sources.xhtml", "sources"), page("colophon.xhtml", "colophon")]


def _files(cited: Cited, environment: Environment, context: dict[str, object]) -> list[Member]:
    """The sheet, the cover's picture and the book's own pictures."""
    sheet = environment.get_template("epub/book.css").render(context).encode("utf-8")
    picture = cover.png(cited, environment)
    files = [
        Member("book.css", "css", "text/css", sheet),
        Member("cover.png", "cover-image", "image/png", picture, "cover-image"),
    ]
    for number, asset in enumerate(cited.assets, start=1):
        files.append(Member(f"images/{asset.name}", f"picture-{number}", asset.media_type, asset.data))
    return files


# --- Packing -----------------------------------------------------------------------------------------------------


def _modified(iso: str) -> str:
    """``_modified("2017-04")`` is ``2017-04-01T00:00:00Z``."""
    parts = [part for part in iso.split("-") if part.isdigit()] or ["1970"]
    year, month, day = [*parts, "01", "01"][:3]
    return f"{year:0>4}-{month:0>2}-{day:0>2}T00:00:00Z"


def _pack(members: list[Member], package: str, container: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _add(archive, "META-INF/container.xml", container.encode("utf-8"))
        _add(archive, "EPUB/content.opf", package.encode("utf-8"))
        for member in members:
            _add(archive, f"EPUB/{member.name}", member.data)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = method
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data, compresslevel=9)
