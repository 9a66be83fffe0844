"""Which stretches of a source's text a document accounts for, and what is left between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from briefbuilder.model import Block, Document, Figure, Inline, ItemList, Quote, Removed, Rule, Stated, leaf_inlines


def rest(document: Document, rule: str) -> tuple[Removed, ...]:
    """One ``Removed`` for each visible stretch that nothing stands for: ``"**a**"`` has ``**`` twice."""
    text = document.source.text
    removed: list[Removed] = []
    at = 0
    for start, end in [*sorted(_spans(document)), (len(text), len(text))]:
        gap = text[at:start]
        if gap.strip():
            begin = at + len(gap) - len(gap.lstrip())
            removed.append(Removed(begin, begin + len(gap.strip()), rule))
        at = max(at, end)
    return tuple(removed)


def inlines_of(document: Document) -> Iterator[Inline]:
    """Every inline of a document as read: of blocks, notes, pictures and stated metadata."""
    for block in _nested(_all_blocks(document)):
        if isinstance(block, Figure) and block.image:
            yield block.image
        if not isinstance(block, Quote | ItemList):
            for leaf in leaf_inlines(block):
                yield from leaf
    meta = document.metadata
    stated = [getattr(meta, field.name) for field in fields(meta)]
    for one in (*meta.authors, *(one for one in stated if isinstance(one, Stated))):
        yield from one.inlines


def _spans(document: Document) -> Iterator[tuple[int, int]]:
    for inline in inlines_of(document):
        yield inline.start, inline.end
    for block in _nested(_all_blocks(document)):
        if isinstance(block, Rule):
            yield block.start, block.end
    for note in document.notes:
        yield note.label_start, note.label_end


def _all_blocks(document: Document) -> Iterator[Block]:
    yield from document.blocks
    for note in document.notes:
        yield from note.blocks


def _nested(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from _nested(block.blocks)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _nested(item)
