"""Part back matter off: an imprint or an author box at the end, with the author or publisher it names."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from briefbuilder.model import Block, Document, Metadata, Stated, block_text, extent, leaf_inlines
from briefbuilder.normalise.ends import AUTHORS, BACK_MATTER, NOTE_LABEL, heading_text
from briefbuilder.problems import Problems
from briefbuilder.shapes import fold, looks_like_name, words
from briefbuilder.words import PUBLISHER_LABELS

_PUBLISHERS = {fold(name) for name in PUBLISHER_LABELS}
_MOST = 0.4  # of the document's text


def part_back_matter(document: Document, problems: Problems) -> Document:
    """From an imprint's or an author box's heading to the end, if that is the smaller part of the document."""
    for number, block in enumerate(document.blocks):
        early = number < max(1, len(document.blocks) // 4) and not document.bibliography
        if early or heading_text(block) not in BACK_MATTER:
            continue
        body, back = document.blocks[:number], document.blocks[number:]
        if _is_back_matter(back, body):
            problems.note(
                "back-matter",
                f"{len(back)} blocks from “{block_text(block)}” on are back matter and stay out of the book",
                document.source.place(extent(next(leaf_inlines(block), ()))[0]),
                "set back-matter: true for this source in book.yaml to have them in",
            )
            return replace(document, blocks=body, back=back, metadata=_named(back, document.metadata))
    return document


def _is_back_matter(back: tuple[Block, ...], body: tuple[Block, ...]) -> bool:
    texts = [block_text(block) for block in back]
    size = sum(map(len, texts))
    whole = size + sum(len(block_text(block)) for block in body)
    return size < _MOST * whole and not any(NOTE_LABEL.match(text) for text in texts)


def _named(back: tuple[Block, ...], metadata: Metadata) -> Metadata:
    """The author and the publisher, where a label says so and the line below names them."""
    lines = [block_text(block).split("\n")[0].strip() for block in back]
    for label, value in pairwise(lines):
        stated = Stated(value)
        if fold(label) in AUTHORS and not metadata.authors and looks_like_name(value):
            metadata = replace(metadata, authors=(stated,))
        elif fold(label) in _PUBLISHERS and not metadata.publisher and len(words(value)) <= 8:
            metadata = replace(metadata, publisher=stated)
    return metadata
