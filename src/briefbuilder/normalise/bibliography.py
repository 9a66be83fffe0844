"""Part the bibliography off: ``Literaturangaben`` and the entries below it leave the body as ``Entry`` values.

What an entry means is for ``resolve``; here it keeps its words and its italics. A paragraph that is the access note of
all entries ("All pages were accessed on 3 May 2016") gives its date to the list.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from briefbuilder.dates import find_date
from briefbuilder.inlines import Index, Inlines, drop, flat, line_ends, without_line_end
from briefbuilder.model import Block, Document, Entry, Heading, ItemList, Paragraph, Quote, Removed, Stated, block_text
from briefbuilder.normalise.ends import BACK_MATTER, NOTE_LABEL, heading_text
from briefbuilder.problems import Problems
from briefbuilder.shapes import fold, words
from briefbuilder.words import ACCESS_WORDS, BIBLIOGRAPHY_HEADINGS, LABELS

_BIBLIOGRAPHY = {fold(name) for names in BIBLIOGRAPHY_HEADINGS.values() for name in names}
_ACCESS = re.compile(rf"\b(?:{'|'.join(ACCESS_WORDS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:n\.d\.|o\.J\.|s\.d\.|б\.г\.)")
_ENTRY_START = re.compile(r"[\"“«„]?[^\W\d_a-zß-ÿа-я][^,\n]{0,60},\s")
_LABELS = sorted({row[name] for row in LABELS.values() for name in ("cited_in", "cited_on")}, key=len, reverse=True)
_PLACES = re.compile(rf"\s*(?<!\w)(?:{'|'.join(map(re.escape, _LABELS))})\s(?=(?:[^\W\d_]{{1,4}}\.?\s)?\d)")
_PLACE = re.compile(r"\d{1,4}[.,;:]?|[^\W\d_]{1,4}\.?|[–-]")  # "pp.", "ch.", "12,"
_LONGEST_PLACES = 300  # characters
_LONGEST_ACCESS_NOTE = 400  # characters


def part_bibliography(document: Document, problems: Problems) -> Document:  # noqa: ARG001 - passes are called alike
    """The first heading of a bibliography with entries under it, and those entries, out of the body."""
    for number, block in enumerate(() if document.bibliography else document.blocks):
        if heading_text(block) in _BIBLIOGRAPHY:
            entries, access, after, gone = _entries(document.blocks, number + 1)
            if entries:
                return replace(
                    document,
                    blocks=document.blocks[:number] + document.blocks[after:],
                    bibliography=entries,
                    bibliography_heading=_leaf(block),
                    access=access,
                    removed=(*document.removed, *gone),
                )
    return document


def _leaf(block: Block) -> Inlines:
    return block.inlines if isinstance(block, Paragraph | Heading) else ()


def _entries(
    blocks: tuple[Block, ...], start: int
) -> tuple[tuple[Entry, ...], Stated | None, int, tuple[Removed, ...]]:
    """The entries from ``start`` on, the access note, the first block that is neither, what was removed."""
    entries: list[Entry] = []
    removed: list[Removed] = []
    access: Stated | None = None
    number = start
    while number < len(blocks):
        block, gone = _without_places(_hanging(blocks[number]))
        note = _access_note(block)
        found = () if note or not block_text(block) else _block_entries(block)
        if not note and not found and not (gone and not block_text(block)):
            break
        removed.extend(gone)
        access = access or note
        entries.extend(found)
        number += 1
    return tuple(entries), access, number, tuple(removed)


def _hanging(block: Block) -> Block:
    """The second half of an entry with a hanging indent stands in, like a quotation, and is none."""
    return block.blocks[0] if isinstance(block, Quote) and len(block.blocks) == 1 else block


def _without_places(block: Block) -> tuple[Block, tuple[Removed, ...]]:
    """The block without "Cited on pp. 2, 14" at its end: where the list was, that said where it cites each work."""
    if not isinstance(block, Paragraph):
        return block, ()
    text = flat(block.inlines)
    match = _PLACES.search(text, max(0, len(text) - _LONGEST_PLACES))
    if not match or not all(_PLACE.fullmatch(word) for word in text[match.end() :].split()):
        return block, ()
    kept, gone = drop(block.inlines, match.start(), len(text), "cited-in")
    return replace(block, inlines=kept), gone


def _block_entries(block: Block) -> tuple[Entry, ...]:
    """What stands in a block if it is entries; a list is if all of its items are."""
    if isinstance(block, ItemList):
        items = [_leaf(inner) for item in block.items for inner in item]
        return tuple(map(Entry, items)) if all(_is_entry(flat(item)) for item in items) else ()
    text = flat(_leaf(block))
    if not isinstance(block, Paragraph) or NOTE_LABEL.match(text) or heading_text(block) in BACK_MATTER:
        return ()
    return tuple(map(Entry, _lines_of_entries(block.inlines, text))) if _is_entry(text) else ()


def _is_entry(text: str) -> bool:
    """Has it a year, or does it begin like one: a name and a comma?"""
    return _YEAR.search(text) is not None or (_ENTRY_START.match(text) is not None and len(words(text)) >= 4)


def _lines_of_entries(inlines: Inlines, text: str) -> list[Inlines]:
    """One part per entry where entries stand on lines of their own without blank lines between."""
    starts = [0]
    for low, high in line_ends(inlines):
        above = text[starts[-1] : low].rstrip()
        if _ENTRY_START.match(text, high) and above.endswith((".", ">", ")")) and _YEAR.search(above):
            starts.append(high)
    index = Index(inlines)
    return [without_line_end(index.cut(low, high)) for low, high in pairwise([*starts, index.size])]


def _access_note(block: Block) -> Stated | None:
    """``"All addresses were accessed on 3 May 2016"`` as a date, if the paragraph says no more than that."""
    text = flat(block.inlines) if isinstance(block, Paragraph) else ""
    if not isinstance(block, Paragraph) or len(text) > _LONGEST_ACCESS_NOTE:
        return None
    dated = find_date(text)
    if not dated or len(words(text)) > 20 or "http" in text or not _ACCESS.search(text):
        return None
    return Stated(dated.value, block.inlines)
