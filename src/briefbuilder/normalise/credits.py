"""Read the credits of a syndicated text: ``"First published in X"`` and ``"Source: Y"`` become metadata."""

from __future__ import annotations

import re
from dataclasses import replace

from briefbuilder.inlines import Inlines, cut, flat, removals, strip
from briefbuilder.model import Block, Document, Metadata, Paragraph, Removed, Stated
from briefbuilder.problems import Problems
from briefbuilder.words import FIRST_PUBLISHED, SOURCE_LABELS

_FIRST_PUBLISHED = re.compile(rf"\A(?:{'|'.join(FIRST_PUBLISHED)})\s*:?\s*(?P<outlet>\S.{{1,80}})\Z", re.IGNORECASE)
_SOURCE = re.compile(rf"\A(?:{'|'.join(SOURCE_LABELS)})\s*:\s*(?P<source>\S.{{1,200}})\Z", re.IGNORECASE)
_LAST = 6  # blocks among which credits stand
_LONGEST = 300


def read_credits(document: Document, problems: Problems) -> Document:  # noqa: ARG001 - passes are called alike
    """Where a text came out first, and under which title, from its last blocks."""
    metadata = document.metadata
    kept: list[Block] = list(document.blocks[:-_LAST])
    removed: list[Removed] = []
    for block in document.blocks[-_LAST:]:
        found = _credit(block, metadata, removed) if isinstance(block, Paragraph) else None
        if found:
            metadata = found
        else:
            kept.append(block)
    return replace(document, blocks=tuple(kept), metadata=metadata, removed=(*document.removed, *removed))


def _credit(block: Paragraph, metadata: Metadata, removed: list[Removed]) -> Metadata | None:
    text = flat(block.inlines).strip()
    if len(text) > _LONGEST:
        return None
    first, source = _FIRST_PUBLISHED.match(text), _SOURCE.match(text)
    if first and not metadata.publisher:
        return replace(metadata, publisher=_stated(block.inlines, first["outlet"], removed))
    if source and not metadata.original_title:
        return replace(metadata, original_title=_stated(block.inlines, source["source"], removed))
    return None


def _stated(inlines: Inlines, value: str, removed: list[Removed]) -> Stated:
    """The value's own runs, the label before it written down as removed."""
    inlines, spaces = strip(inlines)
    position = len(flat(inlines)) - len(value)
    removed.extend(removals(cut(inlines, 0, position) + spaces, "credit-label"))
    return Stated(value.rstrip("."), cut(inlines, position))
