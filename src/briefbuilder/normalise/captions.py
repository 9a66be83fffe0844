"""Set captions apart whose picture and credit were lost: ``"The two ministers in May (Source:"``.

Out: a figure without a picture, so that a caption is neither a paragraph nor a heading.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefbuilder.inlines import cut, flat, removals, strip
from briefbuilder.model import Block, Document, Figure, Paragraph, Removed, extent
from briefbuilder.problems import Problems
from briefbuilder.words import CREDIT_WORDS

_LOST_CREDIT = re.compile(rf"\s*[(\[]\s*(?:{'|'.join(CREDIT_WORDS)})s?\s*:?\s*[)\]]?\s*\Z", re.IGNORECASE)
_LONGEST_CAPTION = 400


def set_captions_apart(document: Document, problems: Problems) -> Document:
    """Paragraphs that end in an empty credit become captions of a lost picture."""
    blocks: list[Block] = []
    removed: list[Removed] = []
    for block in document.blocks:
        text = flat(block.inlines) if isinstance(block, Paragraph) else ""
        match = _LOST_CREDIT.search(text) if 0 < len(text) <= _LONGEST_CAPTION else None
        if not isinstance(block, Paragraph) or not match or not match.start():
            blocks.append(block)
            continue
        caption, spaces = strip(cut(block.inlines, 0, match.start()))
        removed.extend(removals(spaces + cut(block.inlines, match.start()), "lost-credit"))
        blocks.append(Figure(None, caption))
        problems.warn(
            "picture-lost",
            "a caption without its picture; the credit is lost, too",
            document.source.place(extent(block.inlines)[0]),
            "put the picture and its credit into the source, or drop the caption",
            text,
        )
    return replace(document, blocks=tuple(blocks), removed=document.removed + tuple(removed))
