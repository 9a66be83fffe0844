"""A key that lives on as another's: ``[@roe2008low]`` in a text leads to the entry it was joined into.

In: a document and a way from keys to keys.  Out: the document with its citations under today's keys.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefbuilder.citations import cited_keys
from briefbuilder.inlines import map_leaves
from briefbuilder.model import Block, Citation, Document, Inline

Rename = Callable[[str], str]


def with_keys(document: Document, key: Rename) -> Document:
    """The document with every cited key as ``key`` gives it; the very same where none changes."""
    if all(key(one) == one for one in cited_keys(document)):
        return document
    notes = tuple(replace(note, blocks=_rekeyed(note.blocks, key)) for note in document.notes)
    return replace(document, blocks=_rekeyed(document.blocks, key), notes=notes)


def _rekeyed(blocks: tuple[Block, ...], key: Rename) -> tuple[Block, ...]:
    return tuple(map_leaves(block, lambda leaf: tuple(_inline(one, key) for one in leaf)) for block in blocks)


def _inline(inline: Inline, key: Rename) -> Inline:
    if not isinstance(inline, Citation):
        return inline
    return replace(inline, works=tuple(replace(work, key=key(work.key)) for work in inline.works))
