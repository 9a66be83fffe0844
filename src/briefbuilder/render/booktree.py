"""Book → one tree for citeproc: a chapter after the other, each note in its place, each picture found.

In: a Book.  Out: pandoc blocks, per chapter an empty heading that lets citeproc forget ("Ibid." never reaches back into
another chapter) and a Div with the chapter's title and text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefbuilder.citations import citations
from briefbuilder.model import (
    Block,
    Book,
    Call,
    Chapter,
    Document,
    Figure,
    Image,
    Inline,
    ItemList,
    Note,
    Quote,
    Run,
    Source,
    leaf_inlines,
    plain,
)
from briefbuilder.problems import Place, Problems
from briefbuilder.render import ast, tree
from briefbuilder.render.assets import Album
from briefbuilder.render.tree import Node, Nodes

LoadAsset = Callable[[Source, str], bytes | None]


@dataclass(frozen=True, slots=True)
class Pictures:
    """Where pictures come from, where they go, and who hears of trouble."""

    load: LoadAsset
    album: Album
    problems: Problems


def book_tree(book: Book, pictures: Pictures) -> Node:
    """The whole book, its citations still asked for; the entries that nobody cites are asked for too (``nocite``)."""
    blocks: Nodes = []
    for chapter in book.chapters:
        blocks += [_forget(), chapter_tree(chapter, book.info.lang, pictures)]
    silent = [_silent(key) for key in uncited(book)]
    meta = {
        "lang": {"t": "MetaString", "c": book.info.lang},
        "nocite": {"t": "MetaInlines", "c": [{"t": "Cite", "c": [silent, [{"t": "Str", "c": "@"}]]}] if silent else []},
        "link-citations": {"t": "MetaBool", "c": False},
    }
    return tree.document(blocks, meta)


def uncited(book: Book) -> list[str]:
    """Keys to be listed though nobody cites them: each source itself, and the rest of each source's own list."""
    shelf = {reference.key for reference in book.shelf}
    wanted = [key for chapter in book.chapters for key in (chapter.resolved.own.key, *chapter.resolved.references)]
    return [key for key in dict.fromkeys(wanted) if key in shelf and key not in book.cited]


def report_missing(book: Book, problems: Problems) -> None:
    """Say which citations have no entry; they are printed as their key with a question mark."""
    shelf = {reference.key for reference in book.shelf}
    for chapter in book.chapters:
        source = chapter.resolved.document.source
        for citation in citations(chapter.resolved.document):
            for work in citation.works:
                if work.key not in shelf:
                    message, hint = f'no entry "{work.key}"', "add it to references.bib, or mend the key"
                    problems.error("citation-missing", message, source.place(citation.start), hint)


def _forget() -> Node:
    return {"t": "Header", "c": [1, tree.attributes(classes=["reset-citation-positions"]), []]}


def _silent(key: str) -> Node:
    return {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "AuthorInText"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


# --- A chapter ---------------------------------------------------------------------------------------------------


def chapter_tree(chapter: Chapter, book_lang: str, pictures: Pictures) -> Node:
    """A chapter's title (a Div) and text in one Div; notes stand in Spans that know whose they are."""
    document = chapter.resolved.document
    hand = _hand(document)
    title = title_inlines(chapter)
    head = tree.div([tree.plain(ast.inlines(title, hand))], classes=["title"])
    body = ast.blocks(document.blocks, hand)
    loose = ast.uncalled(document, ast.Hand(call=_as_it_stood(document)), title)
    body += [tree.div(loose, classes=["uncalled"])] if loose else []
    pairs = ast.language_pairs(document.metadata.lang or book_lang)
    node = tree.div([head, *body], id=chapter.id, classes=["chapter"], pairs=pairs)
    return _numbered(_with_pictures(node, chapter, pictures))


def title_inlines(chapter: Chapter) -> tuple[Inline, ...]:
    """The title as it is printed: as the source has it where only looks differ, else as put right, calls kept."""
    stated = chapter.resolved.document.metadata.title
    if stated is None:
        words = chapter.resolved.own.get("title") or chapter.resolved.document.source.stem
        return (Run(words, 0, 0, "title"),)
    if " ".join(plain(stated.inlines).split()) == " ".join(stated.value.split()):
        return stated.inlines
    return (Run(stated.value, 0, 0, "title"), *(inline for inline in stated.inlines if isinstance(inline, Call)))


def _hand(document: Document) -> ast.Hand:
    """How calls are written in a book: the first with the note, further ones with a reminder of it."""
    notes = {note.id: note for note in document.notes}
    met: set[str] = set()
    loose = _as_it_stood(document)

    def call(mark: Call) -> Nodes:
        note = notes.get(mark.note)
        if note is None:
            return loose(mark)
        again = note.id in met
        met.add(note.id)
        content = [] if again else _note(note, ast.Hand(call=loose))
        return [tree.span(content, classes=["call-again" if again else "note"], pairs=[("note", note.id)])]

    return ast.Hand(call=call)


def _as_it_stood(document: Document) -> Callable[[Call], Nodes]:
    def call(mark: Call) -> Nodes:
        return tree.words(document.source.text[mark.start : mark.end].strip()) or ast.write_mark(mark)

    return call


def _note(note: Note, hand: ast.Hand) -> Nodes:
    """One pandoc Note per block: citeproc puts a citation in brackets unless it begins a note of one paragraph."""
    return [{"t": "Note", "c": [block]} for block in ast.blocks(note.blocks, hand)]


def _numbered(chapter: Node) -> Node:
    """Each citation with the number of the note it stands in or will make: "see note 3" counts within the chapter."""
    count = 0

    def number(node: Node) -> Nodes | None:
        nonlocal count
        is_note = node["t"] == "Span" and "note" in node["c"][0][1]
        if not is_note and node["t"] != "Cite":
            return None
        count += 1
        return [_stamped(node, count)]

    numbered: Node = tree.rewrite(chapter, number)
    return numbered


def _stamped(node: Node, number: int) -> Node:
    def stamp(inner: Node) -> Nodes | None:
        if inner["t"] != "Cite":
            return None
        stamped = [{**one, "citationNoteNum": number} for one in inner["c"][0]]
        return [{"t": "Cite", "c": [stamped, inner["c"][1]]}]

    out: Nodes = tree.rewrite([node], stamp)
    return out[0]


# --- Pictures ----------------------------------------------------------------------------------------------------


def _with_pictures(node: Node, chapter: Chapter, pictures: Pictures) -> Node:
    source = chapter.resolved.document.source
    places = {image.target: source.place(image.start) for image in _images(chapter.resolved.document)}

    def place(inner: Node) -> Nodes | None:
        if inner["t"] != "Image":
            return None
        attributes, alt, (target, _) = inner["c"]
        where = places.get(target, source.whole)
        if not alt:
            pictures.problems.warn("picture-without-alt", f'"{target}" has no text alternative', where, "describe it")
        name = _asset(chapter, target, where, pictures)
        if name:
            return [{"t": "Image", "c": [attributes, alt, [f"asset:{name}", ""]]}]
        words = alt or tree.words(PurePosixPath(target).name)
        return [tree.span([{"t": "Str", "c": "["}, *words, {"t": "Str", "c": "]"}], classes=["lost-picture"])]

    placed: Node = tree.rewrite(node, place)
    return placed


def _asset(chapter: Chapter, target: str, where: Place, pictures: Pictures) -> str:
    """The asset's name; empty where there is no such picture, which is then said."""
    if known := pictures.album.known(chapter.id, target):
        return known
    data = pictures.load(chapter.resolved.document.source, target)
    if data is None:
        hint = "put the file beside the source; its text alternative is printed instead"
        pictures.problems.error("picture-missing", f'no picture "{target}"', where, hint)
        return ""
    try:
        name, removed = pictures.album.add(chapter.id, target, data)
    except ValueError as reason:
        hint = "its text alternative is printed instead"
        pictures.problems.error("picture-missing", f'"{target}" is no picture for a book: {reason}', where, hint)
        return ""
    if removed:
        what = ", ".join(sorted(set(removed)))
        pictures.problems.warn("unsafe-removed", f'taken out of the drawing "{target}": {what}', where)
    return name


def _images(document: Document) -> Iterator[Image]:
    for block in [*document.blocks, *(block for note in document.notes for block in note.blocks)]:
        yield from _block_images(block)


def _block_images(block: Block) -> Iterator[Image]:
    if isinstance(block, Figure) and block.image is not None:
        yield block.image
    inner: Sequence[Block] = block.blocks if isinstance(block, Quote) else ()
    if isinstance(block, ItemList):
        inner = [one for item in block.items for one in item]
    for one in inner:
        yield from _block_images(one)
    if not inner:
        yield from (inline for leaf in leaf_inlines(block) for inline in leaf if isinstance(inline, Image))
