"""Mend quotation marks of the wrong shape: ``’Words’`` opened by an apostrophe, ``„words”`` in an English text.

A German text that writes „so“ elsewhere and ``„so”`` here has a wrong closing mark.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefbuilder.inlines import Edit, Index, Inlines, flat, map_leaves, rewrite
from briefbuilder.model import Document, leaf_inlines
from briefbuilder.problems import Problems

# A whole heading or paragraph between two apostrophes, none of them within words at its ends.
_WRONG_SINGLE = re.compile(r"\A’(?=\w)(?P<inner>.*[^\s’])’\Z", re.DOTALL)
_LOW_OPENING = re.compile(r"„(?=\S)(?P<inner>[^„“”]*)”")
_LOW_PAIR = re.compile(r"„(?=\S)[^„“”]*“")
_CLOSED_LOW = ("de", "cs", "sk", "sl", "hr", "bg", "lt", "is")  # languages of „…“


def mend_quote_glyphs(document: Document, problems: Problems) -> Document:
    """Every leaf with its opening marks in the right shape, where the closing mark proves it."""
    whole = "\n".join(flat(leaf) for block in document.blocks for leaf in leaf_inlines(block))
    # Polish, Hungarian and Romanian write „…”; English and French never do.
    lang = document.metadata.lang[:2]
    low_is_wrong = whole.count("“") > whole.count("„") and lang in ("", "en", "fr", "es")
    proven = len(_LOW_PAIR.findall(whole)) if lang in _CLOSED_LOW else 0
    high_is_wrong = proven > max(1, len(_LOW_OPENING.findall(whole)))

    def mend(inlines: Inlines) -> Inlines:
        text = flat(inlines)
        wrong = [(0, "‘")] if _WRONG_SINGLE.match(text) else []
        wrong += [(match.start(), "“") for match in _LOW_OPENING.finditer(text)] if low_is_wrong else []
        wrong += [(match.end() - 1, "“") for match in _LOW_OPENING.finditer(text)] if high_is_wrong else []
        if not wrong:
            return inlines
        index = Index(inlines)
        for position, mark in wrong:
            problems.note(
                "quote-glyph",
                f"quotation mark {text[position]} set as {mark}",
                document.source.place(index.source(position)),
                excerpt=text[position : position + 80],
            )
        edits = [Edit(at, at + 1, index.changed(at, at + 1, mark, "quote-glyph")) for at, mark in wrong]
        return rewrite(index, edits)

    return replace(document, blocks=tuple(map_leaves(block, mend) for block in document.blocks))
