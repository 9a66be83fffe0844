"""Close hyphens that a line end left inside a line: ``"Samar-kand"`` where the text writes ``"Samarkand"`` elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from briefbuilder.inlines import Inlines, change, cut, flat, map_leaves
from briefbuilder.model import Document, block_text, extent
from briefbuilder.problems import Problems
from briefbuilder.shapes import words

_HYPHENED = re.compile(r"\b(?P<left>[^\W\d_]{2,})-(?P<right>[^\W\d_]{2,})\b(?!-)")
_LEAST = 3  # uses without the hyphen that prove it wrong


def close_hyphens(document: Document, problems: Problems) -> Document:
    """Every leaf with the hyphens closed that the document's own words disprove; each is reported."""
    counts = Counter(word for block in document.blocks for word in words(block_text(block)))

    def close(inlines: Inlines) -> Inlines:
        for match in reversed(list(_HYPHENED.finditer(flat(inlines)))):
            left, right = match["left"], match["right"]
            if not right.islower() or counts[f"{left}-{right}"] > 1 or counts[left + right] < _LEAST:
                continue
            position = match.end("left")
            at = extent(cut(inlines, match.start(), match.end()))[0]
            inlines = change(inlines, position, position + 1, "", "left-over-hyphen")
            problems.warn(
                "hyphen-closed",
                f"“{left}-{right}” set as “{left}{right}”, as {counts[left + right]} times in this text",
                document.source.place(at),
                excerpt=match.group(),
            )
        return inlines

    return replace(document, blocks=tuple(map_leaves(block, close) for block in document.blocks))
