"""Read signs that a converter left at the head of a line of plain text: ``"### Ropes"``, ``"> No rope lasts."``.

Both are Markdown's, and hardly anything else begins so: a heading has no full stop, a quotation has the sign and a
space on each of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefbuilder.inlines import cut, drop_all, flat, line_ends
from briefbuilder.model import Block, Heading, Paragraph, Quote, Removed
from briefbuilder.shapes import ends_sentence

_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t\u00a0]+(?=\S)")
_CLOSING = re.compile(r"[ \t\u00a0]#{1,6}[ \t\u00a0]*\Z")
_QUOTED = re.compile(r">[ \t\u00a0]?(?=\S)")
_LONGEST = 200  # characters of a heading
_LEAST_WORDS = 4  # of a line of a quotation; "> 5" is a comparison


def read_line_signs(blocks: Sequence[Block], removed: list[Removed]) -> list[Block]:
    """Paragraphs that begin with such a sign become headings and quotations; neighbouring quotations are one."""
    found: list[Block] = []
    for block in blocks:
        text = flat(block.inlines) if isinstance(block, Paragraph) else ""
        if isinstance(block, Paragraph) and text[:1] == "#":
            found += _heading(block, text, removed)
        elif isinstance(block, Paragraph) and text[:1] == ">":
            quote = _quotation(block, text, removed)
            if isinstance(quote, Quote) and found and isinstance(found[-1], Quote):
                found[-1] = Quote((*found[-1].blocks, *quote.blocks))
            else:
                found.append(quote)
        else:
            found.append(block)
    return _from_one(found)


def _from_one(blocks: Sequence[Block]) -> list[Block]:
    """The highest level is one: on a site the title has it, and what was copied begins below."""
    highest = min((block.level for block in blocks if isinstance(block, Heading)), default=1)
    lower = highest - 1
    return [replace(block, level=block.level - lower) if isinstance(block, Heading) else block for block in blocks]


def _heading(block: Paragraph, text: str, removed: list[Removed]) -> list[Block]:
    """The heading, and the paragraph below it where no blank line parts them."""
    ends = line_ends(block.inlines)
    end = ends[0][0] if ends else len(text)
    line = text[:end].rstrip()
    signs = _HEADING.match(line)
    if not signs or len(line) > _LONGEST or (ends_sentence(line) and line[-1] not in "?!"):
        return [block]
    closing = _CLOSING.search(line)
    size = closing.start() if closing else end
    removed += drop_all(block.inlines, [(0, signs.end()), *([(size, end)] if closing else [])], "heading-mark")[1]
    heading = Heading(len(signs["signs"]), cut(block.inlines, signs.end(), size))
    rest = cut(block.inlines, ends[0][1]) if ends else ()
    return [heading, Paragraph(rest)] if flat(rest).strip() else [heading]


def _quotation(block: Paragraph, text: str, removed: list[Removed]) -> Block:
    starts = [0, *(high for _, high in line_ends(block.inlines))]
    marks = [mark for start in starts if (mark := _QUOTED.match(text, start))]
    if len(marks) < len(starts) or len(text.split()) < _LEAST_WORDS:
        return block
    inlines, gone = drop_all(block.inlines, [mark.span() for mark in marks], "quotation-mark-of-line")
    removed += gone
    return Quote((Paragraph(inlines),))
