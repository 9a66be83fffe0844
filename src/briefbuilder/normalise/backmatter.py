"""Part back matter off: an imprint or an author box at the end, with the author or publisher it names."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise

from briefbuilder.model import Block, Document, Metadata, Stated, block_text, extent, leaf_inlines
from briefbuilder.normalise.ends import AUTHORS, BACK_MATTER, NOTE_LABEL, heading_text
from briefbuilder.problems import Problems
from briefbuilder.shapes import ends_sentence, fold, words
from briefbuilder.words import PUBLISHER_LABELS

_PUBLISHERS = {fold(name) for name in PUBLISHER_LABELS}
_MOST = 0.4  # of the document's text


def part_back_matter(document: Document, problems: Problems) -> Document:
    """From an imprint's or an author box's heading to the end, if that is the smaller part of the document."""
    first = 0 if document.bibliography else max(1, len(document.blocks) // 4)
    found = [number for number in range(first, len(document.blocks)) if _is_heading(document.blocks[number])]
    begin = _first_at_end(document.blocks, found) if found else len(document.blocks)
    body, back = document.blocks[:begin], document.blocks[begin:]
    if not back:
        return document
    problems.note(
        "back-matter",
        f"{len(back)} blocks from “{block_text(back[0])}” on are back matter and stay out of the book",
        document.source.place(extent(next(leaf_inlines(back[0]), ()))[0]),
        "set back-matter: true for this source in book.yaml to have them in",
    )
    return replace(document, blocks=body, back=back, metadata=_named(back, document.metadata))


def _is_heading(block: Block) -> bool:
    return heading_text(block) in BACK_MATTER


def _first_at_end(blocks: tuple[Block, ...], found: list[int]) -> int:
    """The first of these blocks behind which there are no notes and not too much of the text."""
    texts = [block_text(block) for block in blocks]
    before = [0, *accumulate(map(len, texts))]
    last_note = max((number for number, text in enumerate(texts) if NOTE_LABEL.match(text)), default=-1)
    at_end = (number for number in found if number > last_note and before[-1] - before[number] < _MOST * before[-1])
    return next(at_end, len(blocks))


def _may_be_name(text: str) -> bool:
    """Under the label "Author" a few words name one, be it a person or a desk."""
    return 0 < len(words(text)) <= 5 and not ends_sentence(text)


def _named(back: tuple[Block, ...], metadata: Metadata) -> Metadata:
    """The author and the publisher, where a label says so and the line below names them."""
    lines = [block_text(block).split("\n")[0].strip() for block in back]
    for label, value in pairwise(lines):
        stated = Stated(value)
        if fold(label) in AUTHORS and not metadata.authors and _may_be_name(value):
            metadata = replace(metadata, authors=(stated,))
        elif fold(label) in _PUBLISHERS and not metadata.publisher and len(words(value)) <= 8:
            metadata = replace(metadata, publisher=stated)
    return metadata
