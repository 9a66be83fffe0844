"""Part a document into body, bibliography and back matter; read the credits at its end.

``Literaturangaben`` and the entries below it leave the body as ``Entry`` values, an imprint or an author box as back
matter, "First published in …" as metadata. What an entry means is for ``resolve``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise

from briefbuilder.dates import find_date
from briefbuilder.inlines import Inlines, cut, flat, removals, strip
from briefbuilder.model import (
    Block,
    Document,
    Entry,
    Heading,
    ItemList,
    Metadata,
    Paragraph,
    Removed,
    Run,
    Stated,
    block_text,
    extent,
)
from briefbuilder.problems import Problems
from briefbuilder.shapes import fold, looks_like_name, words
from briefbuilder.words import (
    ACCESS_WORDS,
    AUTHOR_HEADINGS,
    BIBLIOGRAPHY_HEADINGS,
    FIRST_PUBLISHED,
    IMPRINT_HEADINGS,
    PUBLISHER_LABELS,
    SOURCE_LABELS,
)

_BIBLIOGRAPHY = {fold(name) for names in BIBLIOGRAPHY_HEADINGS.values() for name in names}
_IMPRINT = {fold(name) for names in IMPRINT_HEADINGS.values() for name in names}
_AUTHORS = {fold(name) for name in AUTHOR_HEADINGS}
_PUBLISHERS = {fold(name) for name in PUBLISHER_LABELS}
_FIRST_PUBLISHED = re.compile(rf"\A(?:{'|'.join(FIRST_PUBLISHED)})\s*:?\s*(?P<outlet>\S.{{1,80}})\Z", re.IGNORECASE)
_SOURCE = re.compile(rf"\A(?:{'|'.join(SOURCE_LABELS)})\s*:\s*(?P<source>\S.{{1,200}})\Z", re.IGNORECASE)
_ACCESS = re.compile(rf"\b(?:{'|'.join(ACCESS_WORDS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:n\.d\.|o\.J\.|s\.d\.|б\.г\.)")
_LABEL = re.compile(r"\A(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]+)")
_ENTRY_START = re.compile(r"\A[\"“«„]?[^\W\d_a-zß-ÿа-я][^,\n]{0,60},\s")


def part_sections(document: Document, problems: Problems) -> Document:
    """Bibliography, access note, imprint, author box and credits out of the body."""
    document = _bibliography(document, problems)
    document = _back_matter(document, problems)
    return _credits(document)


def _heading_text(block: Block) -> str:
    """The folded text of a block that could be a section's heading, else ""."""
    if not isinstance(block, Paragraph | Heading):
        return ""
    text = flat(block.inlines).strip()
    return re.sub(r"^(?:[ivx]+|\d+) ", "", fold(text)) if 0 < len(text) <= 60 and not text.endswith(".") else ""


# --- Bibliography ------------------------------------------------------------------------------------------------


def _bibliography(document: Document, problems: Problems) -> Document:
    for index, block in enumerate(document.blocks):
        if _heading_text(block) not in _BIBLIOGRAPHY:
            continue
        entries, access, after = _entries(document.blocks, index + 1)
        if not entries:
            continue
        # A paragraph that is the whole list's access note says so for every address in it.
        return replace(
            document,
            blocks=document.blocks[:index] + document.blocks[after:],
            bibliography=entries,
            bibliography_heading=next(iter(_leaf(block)), ()),
            access=access,
        )
    return document


def _leaf(block: Block) -> list[Inlines]:
    return [block.inlines] if isinstance(block, Paragraph | Heading) else []


def _entries(blocks: tuple[Block, ...], start: int) -> tuple[tuple[Entry, ...], Stated | None, int]:
    """The entries from ``start`` on, the access note, and the index of the first block that is neither."""
    entries: list[Entry] = []
    access: Stated | None = None
    index = start
    while index < len(blocks):
        block = blocks[index]
        note = _access_note(block)
        found = () if note else _block_entries(block)
        if not note and not found:
            break
        access = access or note
        entries.extend(found)
        index += 1
    return tuple(entries), access, index


def _block_entries(block: Block) -> tuple[Entry, ...]:
    if isinstance(block, ItemList):
        return tuple(Entry(leaf) for item in block.items for inner in item for leaf in _leaf(inner))
    if not isinstance(block, Paragraph):
        return ()
    text = flat(block.inlines)
    if _LABEL.match(text) or _heading_text(block) in _IMPRINT | _AUTHORS:
        return ()
    if not _YEAR.search(text) and not (_ENTRY_START.match(text) and len(words(text)) >= 4):
        return ()
    return tuple(Entry(part) for part in _lines_of_entries(block.inlines))


def _lines_of_entries(inlines: Inlines) -> list[Inlines]:
    """One part per entry where entries stand on lines of their own without blank lines between."""
    text = flat(inlines)
    cuts = [0]
    position = 0
    for inline in inlines:
        here = position
        position += len(inline.text) if isinstance(inline, Run) else 1
        if isinstance(inline, Run) and inline.rule == "line-break" and _ENTRY_START.match(text[position:]):
            if text[:here].rstrip().endswith((".", ">", ")")) and _YEAR.search(text[cuts[-1] : here]):
                cuts.append(position)
    bounds = [*cuts, len(text)]
    return [_without_break(cut(inlines, low, high)) for low, high in zip(bounds, bounds[1:], strict=False)]


def _without_break(inlines: Inlines) -> Inlines:
    last = inlines[-1] if inlines else None
    return inlines[:-1] if isinstance(last, Run) and last.rule == "line-break" else inlines


def _access_note(block: Block) -> Stated | None:
    """ "All addresses were accessed on 3 May 2016" as a date, if the paragraph says no more than that."""
    if not isinstance(block, Paragraph):
        return None
    text = flat(block.inlines)
    dated = find_date(text)
    if not dated or len(words(text)) > 20 or "http" in text or not _ACCESS.search(text[: dated.start]):
        return None
    return Stated(dated.value, block.inlines)


# --- Back matter -------------------------------------------------------------------------------------------------


def _back_matter(document: Document, problems: Problems) -> Document:
    """From an imprint's or an author box's heading to the end, if nothing but short blocks or its own text follows."""
    for index, block in enumerate(document.blocks):
        heading = _heading_text(block)
        if heading not in _IMPRINT | _AUTHORS or (
            index < max(1, len(document.blocks) // 4) and not document.bibliography
        ):
            continue
        back = document.blocks[index:]
        if not _is_back_matter(back, document.blocks[:index]):
            continue
        document = replace(document, blocks=document.blocks[:index], back=back)
        document = replace(document, metadata=_from_back_matter(back, document.metadata))
        problems.note(
            "back-matter",
            f"{len(back)} blocks from “{block_text(block)}” on are back matter and stay out of the book",
            document.source.place(_start(block)),
            "set back-matter: true for this source in book.yaml to have them in",
        )
        return document
    return document


def _start(block: Block) -> int:
    return min((extent(leaf)[0] for leaf in _leaf(block)), default=0)


def _is_back_matter(back: tuple[Block, ...], body: tuple[Block, ...]) -> bool:
    size = sum(len(block_text(block)) for block in back)
    whole = size + sum(len(block_text(block)) for block in body)
    return not any(_LABEL.match(block_text(block)) for block in back) and size < 0.4 * whole


def _from_back_matter(back: tuple[Block, ...], metadata: Metadata) -> Metadata:
    """The author and the publisher, where a label says so and the line below names them."""
    lines = [block_text(block).split("\n")[0].strip() for block in back]
    for label, value in pairwise(lines):
        stated = Stated(value)
        if fold(label) in _AUTHORS and not metadata.authors and looks_like_name(value):
            metadata = replace(metadata, authors=(stated,))
        elif fold(label) in _PUBLISHERS and not metadata.publisher and len(words(value)) <= 8:
            metadata = replace(metadata, publisher=stated)
    return metadata


# --- Credits -----------------------------------------------------------------------------------------------------


def _credits(document: Document) -> Document:
    """ "First published in X" and "Source: Y" among the last blocks become metadata."""
    metadata = document.metadata
    kept: list[Block] = list(document.blocks)
    removed: list[Removed] = []
    for index in range(max(0, len(kept) - 6), len(kept)):
        block = kept[index]
        text = flat(block.inlines).strip() if isinstance(block, Paragraph) else ""
        first, source = _FIRST_PUBLISHED.match(text), _SOURCE.match(text)
        if not isinstance(block, Paragraph) or not (first or source):
            continue
        if first and not metadata.publisher:
            metadata = replace(metadata, publisher=_stated(block.inlines, first["outlet"], removed))
        elif source and not metadata.original_title:
            metadata = replace(metadata, original_title=_stated(block.inlines, source["source"], removed))
        else:
            continue
        kept[index] = Paragraph(())
    blocks = tuple(block for block in kept if not (isinstance(block, Paragraph) and not block.inlines))
    return replace(document, blocks=blocks, metadata=metadata, removed=document.removed + tuple(removed))


def _stated(inlines: Inlines, value: str, removed: list[Removed]) -> Stated:
    """The value's own runs, the label before it written down as removed."""
    inlines, spaces = strip(inlines)
    position = len(flat(inlines)) - len(value)
    removed.extend(removals(tuple(chain(cut(inlines, 0, position), spaces)), "credit-label"))
    return Stated(value.rstrip("."), cut(inlines, position))
