"""Close hyphens that a line end left in mid-line: ``"Samar-kand"`` where the text has ``"Samarkand"`` elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from briefbuilder.inlines import Edit, Index, Inlines, flat, map_leaves, rewrite
from briefbuilder.model import Document, block_text
from briefbuilder.problems import Problems
from briefbuilder.shapes import words

_HYPHENED = re.compile(r"\b(?P<left>[^\W\d_]{2,})-(?P<right>[^\W\d_]{2,})\b(?!-)")
_LEAST = 3  # uses without the hyphen that prove it wrong


def close_hyphens(document: Document, problems: Problems) -> Document:
    """Every leaf with the hyphens closed that the document's own words disprove; each is reported."""
    if not any("-" in block_text(block) for block in document.blocks):
        return document
    counts = Counter(word for block in document.blocks for word in words(block_text(block)))

    def is_wrong(match: re.Match[str]) -> bool:
        left, right = match["left"], match["right"]
        return right.islower() and counts[left + right] >= _LEAST and counts[f"{left}-{right}"] <= 1

    def close(inlines: Inlines) -> Inlines:
        found = [match for match in _HYPHENED.finditer(flat(inlines)) if is_wrong(match)]
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

    return replace(document, blocks=tuple(map_leaves(block, close) for block in document.blocks))
