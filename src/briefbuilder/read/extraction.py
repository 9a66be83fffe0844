"""What a reader delivers, held against an independent extraction of the file's text: loss in a reader is an error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefbuilder.model import (
    Block,
    Call,
    Citation,
    Document,
    Figure,
    Image,
    Inline,
    ItemList,
    Quote,
    Run,
    leaf_inlines,
)
from briefbuilder.problems import Problems

_WORD = re.compile(r"[^\W_]+")
_LISTED = 8


def check_loss(document: Document, expected: str, problems: Problems) -> None:
    """Note an error where words of ``expected`` are in no block, note or removal of the document."""
    found = delivered_text(document)
    missing = Counter(_WORD.findall(expected)) - Counter(_WORD.findall(found))
    if not missing or not _letters(expected) - _letters(found):  # the same letters, parted into words differently
        return
    first = [word for word in dict.fromkeys(_WORD.findall(expected)) if word in missing][:_LISTED]
    count = sum(missing.values())
    message = f"{count} words of the file were not read: {', '.join(first)}{' …' if len(missing) > len(first) else ''}"
    hint = "please report this with the file; until then convert the file to .txt or .md by hand"
    problems.error("reader-loss", message, document.source.whole, hint)


def _letters(text: str) -> Counter[str]:
    return Counter("".join(_WORD.findall(text)))


def delivered_text(document: Document) -> str:
    """Everything a document holds: blocks, notes, what was removed by name."""
    text = document.source.text
    leaves = ["".join(_text(inline, text) for inline in leaf) for leaf in _leaves(document)]
    leaves += [text[note.label_start : note.label_end] for note in document.notes]
    leaves += [text[removed.start : removed.end] for removed in document.removed]
    return "\n".join(leaves)


def _leaves(document: Document) -> Iterator[tuple[Inline, ...]]:
    blocks = [*document.blocks, *(block for note in document.notes for block in note.blocks)]
    for block in blocks:
        yield from leaf_inlines(block)
        yield from ((image,) for image in _pictures(block))
    for stated in (
        document.metadata.title,
        document.metadata.subtitle,
        *document.metadata.authors,
        document.metadata.date,
    ):
        if stated:
            yield stated.inlines


def _pictures(block: Block) -> Iterator[Image]:
    match block:
        case Figure(Image() as image, _):
            yield image
        case Quote(blocks):
            for inner in blocks:
                yield from _pictures(inner)
        case ItemList(_, items):
            for inner in (inner for item in items for inner in item):
                yield from _pictures(inner)
        case _:
            return


def _text(inline: Inline, source: str) -> str:
    match inline:
        case Run(text):
            return text
        case Call() | Citation():
            return source[inline.start : inline.end]
        case Image():
            return inline.alt
        case _:
            return "\n"
