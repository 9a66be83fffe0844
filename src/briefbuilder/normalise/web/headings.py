"""A short line that stands alone over running text is a heading, where a line is a paragraph and no page breaks it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefbuilder.inlines import OBJECT
from briefbuilder.marks import heading_form
from briefbuilder.model import Block, Heading, Paragraph
from briefbuilder.normalise.web.signs import LONG, Signs
from briefbuilder.shapes import ends_sentence, first_letter

_MOST = 12  # words
_ENDS = re.compile(r"[,;:–—-]\Z|[”»\"’]\Z")
_OPENS = re.compile(r"\A[—–“„«\"•·*-]")


def set_headings(blocks: Sequence[Block], signs: Signs) -> tuple[Block, ...]:
    """Paragraphs below the first long one become headings; of two in a row the second is the lower one."""
    first = next((n for n, found in enumerate(signs.found) if len(found) >= LONG), len(blocks))
    levels: dict[int, int] = {}
    for number in range(len(blocks) - 2, first, -1):
        block = blocks[number]
        if not isinstance(block, Paragraph) or not _is_heading(signs, number):
            continue
        if len(signs.found[number + 1]) >= LONG or _runs(signs, number + 1):
            # Numbers say which level it has; that is for the pass that sees all headings.
            lower = number - 1 > first and _is_heading(signs, number - 1) and not heading_form(signs.texts[number])
            levels[number] = 2 if lower else 1
        elif number + 1 in levels:
            levels[number] = 1
    return tuple(_heading(block, levels.get(number, 0)) for number, block in enumerate(blocks))


def _heading(block: Block, level: int) -> Block:
    return Heading(level, block.inlines, block.lang) if level and isinstance(block, Paragraph) else block


def _is_heading(signs: Signs, number: int) -> bool:
    text = signs.texts[number].strip()
    letter = first_letter(text)
    if not text or OBJECT in text or number in signs.notes or len(signs.found[number]) > _MOST:
        return False
    if _ENDS.search(text) or _OPENS.match(text) or signs.is_credit(number):
        return False
    question = text[-1] == "?" and len(signs.found[number]) > 1
    return (letter.isupper() or letter.isdigit()) and (question or not (signs.ends[number] or ends_sentence(text)))


def _runs(signs: Signs, number: int) -> bool:
    """Is it a sentence or two, if short ones?"""
    return len(signs.found[number]) >= LONG // 2 and ends_sentence(signs.texts[number])
