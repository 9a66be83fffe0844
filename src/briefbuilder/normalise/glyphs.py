"""Mend quotation marks of the wrong shape: ``’Words’`` opened by an apostrophe, ``„words”`` in an English text."""

from __future__ import annotations

import re
from dataclasses import replace

from briefbuilder.inlines import Inlines, change, cut, flat, map_leaves
from briefbuilder.model import Document, extent
from briefbuilder.problems import Problems

# A whole heading or paragraph between two apostrophes, none of them within words at its ends.
_WRONG_SINGLE = re.compile(r"\A’(?=\w)(?P<inner>.*[^\s’])’\Z", re.DOTALL)
_LOW_OPENING = re.compile(r"„(?=\S)(?P<inner>[^„“”]*)”")


def mend_quote_glyphs(document: Document, problems: Problems) -> Document:
    """Every leaf with its opening marks in the right shape, where the closing mark proves it."""
    whole = "\n".join(flat(leaf) for leaf in _leaves(document))
    # Polish, Hungarian and Romanian write „…”; English and French never do.
    low_is_wrong = whole.count("“") > whole.count("„") and document.metadata.lang[:2] in ("", "en", "fr", "es")

    def mend(inlines: Inlines) -> Inlines:
        text = flat(inlines)
        starts = []
        if _WRONG_SINGLE.match(text):
            starts.append((0, "‘"))
        if low_is_wrong:
            starts += [(match.start(), "“") for match in _LOW_OPENING.finditer(text)]
        for position, mark in reversed(starts):
            _say(inlines, position, mark)
            inlines = change(inlines, position, position + 1, mark, "quote-glyph")
        return inlines

    def _say(inlines: Inlines, position: int, mark: str) -> None:
        at = extent(cut(inlines, position, position + 1))[0]
        text = flat(inlines)
        problems.note(
            "quote-glyph", f"opening mark {text[position]} set as {mark}", document.source.place(at), excerpt=text[:80]
        )

    return replace(document, blocks=tuple(map_leaves(block, mend) for block in document.blocks))


def _leaves(document: Document) -> list[Inlines]:
    leaves: list[Inlines] = []

    def keep(inlines: Inlines) -> Inlines:
        leaves.append(inlines)
        return inlines

    for block in document.blocks:
        map_leaves(block, keep)
    return leaves
