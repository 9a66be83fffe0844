"""What holds for every document that a reader delivers: spans are true, disjoint, and leave nothing out."""

from __future__ import annotations

from collections.abc import Iterator

from briefbuilder.model import Block, Document, Figure, Image, Inline, ItemList, Quote, Rule, Run, Stated, leaf_inlines


def assert_covers(document: Document) -> None:
    """Every run is literal or names its rule; spans are disjoint; no visible character is left unaccounted for."""
    text = document.source.text
    for inline in inlines(document):
        assert 0 <= inline.start <= inline.end <= len(text), inline
        if isinstance(inline, Run) and not inline.rule:
            assert inline.text == text[inline.start : inline.end], inline
    covered = 0
    for start, end in sorted(spans(document)):
        assert start >= covered, f"overlap at {start}: {text[start:end]!r}"
        assert not text[covered:start].strip(), f"left out at {covered}: {text[covered:start]!r}"
        covered = end
    assert not text[covered:].strip(), f"left out at the end: {text[covered:]!r}"


def inlines(document: Document) -> Iterator[Inline]:
    for block in all_blocks(document):
        for leaf in leaf_inlines(block):
            yield from leaf
    for entry in document.bibliography:
        yield from entry.inlines
    yield from document.bibliography_heading
    for stated in _stated(document):
        yield from stated.inlines
    yield from pictures(document)


def all_blocks(document: Document) -> Iterator[Block]:
    yield from document.blocks
    for note in document.notes:
        yield from note.blocks
    yield from document.back


def spans(document: Document) -> list[tuple[int, int]]:
    found = [(inline.start, inline.end) for inline in inlines(document)]
    found += [(rule.start, rule.end) for rule in rules(all_blocks(document))]
    found += [(note.label_start, note.label_end) for note in document.notes]
    found += [(removed.start, removed.end) for removed in document.removed]
    return [span for span in found if span[0] < span[1]]


def rules(blocks: Iterator[Block]) -> Iterator[Rule]:
    for block in nested(blocks):
        if isinstance(block, Rule):
            yield block


def pictures(document: Document) -> Iterator[Image]:
    for block in nested(all_blocks(document)):
        if isinstance(block, Figure) and block.image:
            yield block.image


def nested(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from nested(iter(block.blocks))
        if isinstance(block, ItemList):
            for item in block.items:
                yield from nested(iter(item))


def _stated(document: Document) -> Iterator[Stated]:
    meta = document.metadata
    fields = (meta.title, meta.subtitle, *meta.authors, meta.date, meta.publisher, meta.series, meta.number, meta.url)
    yield from (field for field in (*fields, meta.rights, document.access) if field)
