"""Items of a list that has lost its bullets: below a colon lines that end in semicolons, the last in a full stop."""

from __future__ import annotations

from collections.abc import Container, Sequence

from briefbuilder.normalise.web.joints import STOP
from briefbuilder.normalise.web.lines import WebLine
from briefbuilder.shapes import ends_sentence, words

_LEAST, _MOST = 3, 40  # items
_LEAST_WORDS, _MOST_WORDS = 2, 60  # of an item


def find_items(lines: Sequence[WebLine], marks: Container[int]) -> list[list[int]]:
    """The lines at which the items of each such list begin; ``marks`` are lines that hold nothing but a mark."""
    found: list[list[int]] = []
    for number, line in enumerate(lines):
        if line.text.rstrip().endswith(":") and number not in marks:
            items = _items(lines, number + 1, marks)
            if len(items) >= _LEAST:
                found.append(items)
    return found


def _items(lines: Sequence[WebLine], start: int, marks: Container[int]) -> list[int]:
    starts: list[int] = []
    text = ";"
    for number in range(start, min(start + 3 * _MOST, len(lines))):
        below = lines[number].text.strip()
        if number in marks:
            continue
        if starts and STOP.match(below):
            text += below
        elif text.endswith(";") and below[:1].isalpha() and _LEAST_WORDS <= len(words(below)) <= _MOST_WORDS:
            starts.append(number)
            text = below
        else:
            return []
        if ends_sentence(text):
            return starts
    return []
