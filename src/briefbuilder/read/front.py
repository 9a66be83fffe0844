"""What a file with named styles states of itself: paragraphs "Title", "Author" …, and its properties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefbuilder.dates import find_date
from briefbuilder.model import Block, Inline, Metadata, Paragraph, Stated, plain
from briefbuilder.problems import Place, Problems
from briefbuilder.read.ast import Mapper
from briefbuilder.read.names import is_nobody
from briefbuilder.read.spans import Node

STATED = ("title", "subtitle", "author", "date")


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file's properties say; empty where they say nothing."""

    title: str = ""
    creator: str = ""
    language: str = ""


def front(mapper: Mapper, meta: Node) -> tuple[Metadata, tuple[Block, ...]]:
    """Paragraphs in the styles Title, Subtitle, Author, Date; what else pandoc sets apart stays text."""
    said = {name: [mapper.leaf(nodes) for nodes in _leaves(meta[name])] for name in STATED if name in meta}
    title, subtitle = (_joined(said.get(name, [])) for name in ("title", "subtitle"))
    authors = tuple(Stated(plain(leaf).strip(), leaf) for leaf in said.get("author", []) if leaf)
    dates = said.get("date", [])
    found = find_date(plain(dates[0])) if dates else None
    stated = Stated(found.value, _joined_inlines(dates)) if found else None
    text: list[Block] = [] if found else [Paragraph(leaf) for leaf in dates if leaf]
    for name in sorted(set(meta) - set(STATED)):
        text += [Paragraph(leaf) for nodes in _leaves(meta[name]) if (leaf := mapper.leaf(nodes))]
    return Metadata(title=title, subtitle=subtitle, authors=authors, date=stated), tuple(text)


def _joined(leaves: list[tuple[Inline, ...]]) -> Stated | None:
    inlines = _joined_inlines(leaves)
    return Stated(" ".join(plain(leaf).strip() for leaf in leaves), inlines) if inlines else None


def _joined_inlines(leaves: list[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    return tuple(inline for leaf in leaves for inline in leaf)


def _leaves(value: Node) -> Iterator[list[Node]]:
    """The inline lists of a metadata value, whatever its kind."""
    match value["t"]:
        case "MetaInlines":
            yield value["c"]
        case "MetaString":
            yield [{"t": "Str", "c": value["c"]}]
        case "MetaBlocks":
            for block in value["c"]:
                if block["t"] in {"Para", "Plain"}:
                    yield block["c"]
        case "MetaList":
            for inner in value["c"]:
                yield from _leaves(inner)
        case "MetaMap":
            for _, inner in sorted(value["c"].items()):
                yield from _leaves(inner)


def with_properties(metadata: Metadata, said: Properties, whole: Place, problems: Problems) -> Metadata:
    """What the file's properties say, where the text itself states nothing; their dates are not the text's."""
    if not metadata.title and said.title:
        metadata = replace(metadata, title=Stated(said.title))
        problems.note("metadata-from-properties", f"title “{said.title}” is from the file's properties", whole)
    creator = "" if is_nobody(said.creator) else said.creator
    if not metadata.authors and creator:
        metadata = replace(metadata, authors=(Stated(creator),))
        hint = "that is who made the file; set the author in book.yaml if it is another"
        problems.note("metadata-from-properties", f"author “{creator}” is from the file's properties", whole, hint)
    return replace(metadata, lang=said.language)
