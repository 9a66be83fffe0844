"""Close hyphens that a line end left in mid-line: ``"Samar- kand"``, and ``"Samar-kand"`` next to ``"Samarkand"``."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from briefbuilder.inlines import Edit, Index, Inlines, flat, map_leaves, rewrite
from briefbuilder.model import Document, block_text
from briefbuilder.normalise.seams import Vocabulary
from briefbuilder.problems import Problems
from briefbuilder.shapes import words
from briefbuilder.words import JOINING_WORDS

_HYPHENED = re.compile(r"\b(?P<left>[^\W\d_]{2,})-(?P<right>[^\W\d_]{2,})\b(?!-)")
_SPACED = re.compile(r"\b(?P<left>[^\W\d_]{2,})[-\u2010] (?P<right>[^\W\d_]{2,})\b")
_JOINING = frozenset().union(*JOINING_WORDS.values())
_LEAST = 3  # uses without the hyphen that prove it wrong


def close_hyphens(document: Document, problems: Problems) -> Document:
    """Every leaf with the hyphens closed that the document's own words disprove; each is reported."""
    if not any(mark in document.source.text for mark in "-\u2010"):
        return document
    counts = Counter(word for block in document.blocks for word in words(block_text(block)))

    def is_wrong(match: re.Match[str]) -> bool:
        left, right = match["left"], match["right"]
        return right.islower() and counts[left + right] >= _LEAST and counts[f"{left}-{right}"] <= 1

    def close(inlines: Inlines) -> Inlines:
        text = flat(inlines)
        found = [match for match in _HYPHENED.finditer(text) if is_wrong(match)] if "-" in text else []
        if not found:
            return inlines
        index = Index(inlines)
        for match in found:
            whole = match["left"] + match["right"]
            problems.warn(
                "hyphen-closed",
                f"“{match.group()}” set as “{whole}”, as {counts[whole]} times in this text",
                document.source.place(index.source(match.start())),
                excerpt=match.group(),
            )
        places = [(match.end("left"), match.end("left") + 1) for match in found]
        return rewrite(index, [Edit(*place, index.changed(*place, "", "left-over-hyphen")) for place in places])

    vocabulary = Vocabulary(block_text(block) for block in document.blocks)

    def close_all(inlines: Inlines) -> Inlines:
        return close(_close_spaced(inlines, vocabulary))

    notes = tuple(
        replace(note, blocks=tuple(map_leaves(block, close_all) for block in note.blocks)) for note in document.notes
    )
    return replace(document, blocks=tuple(map_leaves(block, close_all) for block in document.blocks), notes=notes)


def _close_spaced(inlines: Inlines, vocabulary: Vocabulary) -> Inlines:
    """``"no- body"`` is what an extractor made of a cut word; ``"pre- and post-war"`` is how one writes."""
    text = flat(inlines)
    spaced = "- " in text or "\u2010 " in text
    found = [match for match in _SPACED.finditer(text) if _is_cut(match)] if spaced else []
    if not found:
        return inlines
    index = Index(inlines)
    edits = []
    for match in found:
        keep = vocabulary.has_hyphen(match["left"], match["right"])
        place = (match.end("left") + keep, match.start("right"))
        edits.append(Edit(*place, index.changed(*place, "", "cut-word")))
    return rewrite(index, edits)


def _is_cut(match: re.Match[str]) -> bool:
    return match["right"][0].islower() and match["right"].casefold() not in _JOINING
