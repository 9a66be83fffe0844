"""Book → Cited: citeproc runs once over the whole book, and what it printed is what every format shows.

In: a Book, and a way to load its pictures.  Out: Cited: a safe XHTML fragment per chapter, its notes counted, one
bibliography, the sources' own entries and the uncited rest of their lists.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefbuilder import bibtex, pandoc
from briefbuilder.csljson import to_csl_json
from briefbuilder.model import Book, Chapter, Cited, CitedChapter, CitedIn, CitedNote, Listed, TocEntry
from briefbuilder.problems import OurError, Place, Problems
from briefbuilder.render import ast, booktree, citedin, numbering, safe, shelves, styles, xhtml
from briefbuilder.render.assets import Album
from briefbuilder.render.booktree import LoadAsset
from briefbuilder.render.tree import Node, Nodes

_SHELF = Place("references.bib")


def cite(book: Book, problems: Problems, load_asset: LoadAsset, style: styles.Style | None = None) -> Cited:
    """The book with its citations printed. ``style`` is what ``styles.find`` gives for ``book.info.csl``.

    ``load_asset`` gives a picture's bytes, or None where there is no such file below the book.
    """
    style = style or styles.find(book.info.csl)
    album = Album()
    booktree.report_missing(book, problems)
    asked = booktree.book_tree(book, booktree.Pictures(load_asset, album, problems))
    csl_json = to_csl_json(book.shelf)
    blocks = _printed(asked, style, csl_json, problems)
    entries = _entries(blocks, book, style, problems)
    parts = _Parts()
    chapters = [_chapter_parts(chapter, blocks, problems, parts) for chapter in book.chapters]
    lists = _lists(book, entries, parts)
    places = _places(chapters) if book.info.cited_in else {}
    elements = xhtml.print_parts(parts.items)
    return Cited(
        info=book.info,
        chapters=tuple(_chapter(one, book, lists, elements) for one in chapters),
        bibliography=tuple(
            replace(_listed(slot, elements), cited_in=tuple(places.get(slot.key, ()))) for slot in lists.bibliography
        ),
        assets=tuple(album.assets),
        bibtex=bibtex.write_bib(book.shelf),
        csl_json=csl_json,
        style_title=style.title,
        note_style=style.notes,
    )


def _printed(asked: Node, style: styles.Style, csl_json: str, problems: Problems) -> Nodes:
    """citeproc, once."""
    with tempfile.TemporaryDirectory(prefix="briefbuilder-") as folder:
        csl, shelf = Path(folder, "style.csl"), Path(folder, "references.json")
        csl.write_bytes(style.csl)
        shelf.write_text(csl_json, encoding="utf-8")
        printed, warnings = pandoc.cite(asked, csl, shelf)
    for line in warnings.splitlines():
        if line.strip() and "not found" not in line:  # a missing entry was said before, with its place
            problems.warn("citeproc", line.removeprefix("[WARNING]").strip(), _SHELF)
    blocks: Nodes = printed["blocks"]
    return blocks


def _entries(blocks: Nodes, book: Book, style: styles.Style, problems: Problems) -> dict[str, Nodes]:
    entries = shelves.take_entries(blocks)
    if not entries and (book.cited or booktree.uncited(book)):
        message = f'the style "{style.title}" prints no bibliography'
        problems.warn("bibliography-missing", message, _SHELF, "choose a style that has one")
    return {key: safe.clean(entry, _reporter(problems, _SHELF)) for key, entry in entries.items()}


def _reporter(problems: Problems, place: Place) -> safe.Report:
    def report(what: str) -> None:
        problems.warn("unsafe-removed", f"left out of the book: {what}", place)

    return report


# --- Parts: everything that is printed, in one row ---------------------------------------------------------------


class _Parts:
    """The row of parts; a part's number is where its element will be."""

    def __init__(self) -> None:
        self.items: list[Nodes] = []

    def add(self, part: Nodes) -> int:
        self.items.append(part)
        return len(self.items) - 1


@dataclass(frozen=True, slots=True)
class _ChapterParts:
    chapter: Chapter
    title: int
    body: int
    notes: tuple[tuple[numbering.LiftedNote, int], ...]
    toc: tuple[TocEntry, ...]
    cited: tuple[tuple[str, CitedIn], ...]


def _chapter_parts(chapter: Chapter, blocks: Nodes, problems: Problems, parts: _Parts) -> _ChapterParts:
    found = [node for node in blocks if node["t"] == "Div" and node["c"][0][0] == chapter.id]
    if len(found) != 1:
        raise OurError(f"{len(found)} chapters {chapter.id} came back from citeproc")
    report = _reporter(problems, chapter.resolved.document.source.whole)
    lifted, notes = numbering.lift_notes(safe.clean(found[0]["c"][1], report), chapter.id)
    body, in_text = citedin.in_text(lifted[1:], chapter.id, chapter.number)
    body, toc = numbering.level_headings(body, chapter.id)
    in_notes = citedin.in_notes(notes, chapter.id, chapter.number)
    return _ChapterParts(
        chapter,
        title=parts.add(lifted[0]["c"][1]),
        body=parts.add(body),
        notes=tuple((note, parts.add(note.blocks)) for note in notes),
        toc=toc,
        cited=(*in_notes, *in_text),
    )


def _places(chapters: Sequence[_ChapterParts]) -> dict[str, list[CitedIn]]:
    """Where each key is cited: chapter by chapter, in its notes and then in its text."""
    found: dict[str, list[CitedIn]] = {}
    for chapter in chapters:
        for key, place in sorted(chapter.cited, key=lambda cited: (not cited[1].note, cited[1].note)):
            if place not in found.setdefault(key, []):
                found[key].append(place)
    return found


@dataclass(frozen=True, slots=True)
class _Slot:
    key: str
    id: str
    part: int


@dataclass(frozen=True, slots=True)
class _Lists:
    bibliography: tuple[_Slot, ...]
    own: dict[str, _Slot]
    further: dict[str, tuple[_Slot, ...]]


def _lists(book: Book, entries: dict[str, Nodes], parts: _Parts) -> _Lists:
    """Who prints which entry: the book what is cited, a chapter itself and what its source lists but nobody cites."""
    taken: set[str] = set()

    def slot(key: str, prefix: str, entry: Nodes) -> _Slot:
        return _Slot(key, shelves.entry_id(prefix, key, taken), parts.add([{"t": "Plain", "c": entry}]))

    cited = tuple(slot(key, "ref-", entry) for key, entry in entries.items() if key in book.cited)
    own, further = {}, {}
    for chapter in book.chapters:
        key = chapter.resolved.own.key
        if key in entries:
            own[chapter.id] = slot(key, f"{chapter.id}-own-", shelves.unnumbered(entries[key]))
        listed = set(chapter.resolved.references) - book.cited
        further[chapter.id] = tuple(
            slot(key, f"{chapter.id}-ref-", shelves.unnumbered(entry))
            for key, entry in entries.items()
            if key in listed
        )
    return _Lists(cited, own, further)


# --- Elements → Cited --------------------------------------------------------------------------------------------


def _chapter(one: _ChapterParts, book: Book, lists: _Lists, elements: Sequence[Any]) -> CitedChapter:
    chapter, document = one.chapter, one.chapter.resolved.document
    metadata = document.metadata
    lang = metadata.lang or book.info.lang
    own = lists.own.get(chapter.id)
    outlet = metadata.publisher or metadata.series
    return CitedChapter(
        id=chapter.id,
        number=chapter.number,
        title=xhtml.words(elements[one.title]),
        title_html=xhtml.inner(elements[one.title]),
        subtitle=metadata.subtitle.value if metadata.subtitle else "",
        authors=tuple(author.value for author in metadata.authors),
        outlet=outlet.value if outlet else "",
        date=metadata.date.value if metadata.date else "",
        lang=lang,
        dir=ast.direction(lang),
        own=_listed(own, elements) if own else None,
        html=xhtml.inner(elements[one.body]),
        notes=tuple(_note(chapter.id, note, elements[part]) for note, part in one.notes),
        toc=one.toc,
        further=tuple(_listed(slot, elements) for slot in lists.further[chapter.id]),
        source=document.source,
    )


def _note(chapter: str, note: numbering.LiftedNote, element: Any) -> CitedNote:  # noqa: ANN401
    name = f"{chapter}-n{note.number}"
    return CitedNote(name, note.number, tuple(note.calls), xhtml.inner(element), xhtml.words(element))


def _listed(slot: _Slot, elements: Sequence[Any]) -> Listed:
    element = elements[slot.part]
    return Listed(slot.key, slot.id, xhtml.inner(element), xhtml.words(element))
