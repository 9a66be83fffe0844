"""Verse: short lines in a row that begin with capitals and whose sentences run over their ends.

``The tailor sat beside the hill`` / ``With nothing in his hand,`` … ``To the edge of the land.`` is one paragraph whose
line ends are meant. Items end alike (``;``), speech begins with dashes, a table's cells end no sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefbuilder.normalise.printed.items import Mark
from briefbuilder.normalise.printed.measures import Shape, Usual
from briefbuilder.normalise.printed.setting import Set
from briefbuilder.shapes import CLOSERS, ends_sentence, first_letter

_SHORT = 0.75  # of the measure
_LEAST = 3  # lines
_STANZA = range(3, 9)  # lines
_ROUGH = 0.45  # no line of a stanza is shorter than this share of its longest
_RUNS_ON = 0.5  # share of the line ends within it at which no sentence ends


def with_verse(
    shaped: Sequence[Shape], marks: Sequence[Mark | None], sets: Sequence[Set], known: Usual
) -> tuple[list[Set], frozenset[int]]:
    """The runs of lines, stanzas put together, and the lines at which stanzas begin."""
    found: list[Set] = []
    verse: set[int] = set()
    number = 0
    while number < len(sets):
        end = number
        while end < len(sets) and _is_line(shaped, marks, sets[end], known):
            end += 1
        stanzas = _stanzas(shaped, sets[number].start, sets[end - 1].end) if end - number >= _LEAST else []
        if stanzas:
            found += stanzas
            verse.update(one.start for one in stanzas)
        else:
            found += sets[number : max(end, number + 1)]
        number = max(end, number + 1)
    return found, frozenset(verse)


def _is_line(shaped: Sequence[Shape], marks: Sequence[Mark | None], one: Set, known: Usual) -> bool:
    row = shaped[one.start]
    if one.end - one.start > 1 or marks[one.start] or row.right >= _SHORT * known.measure:
        return False
    return first_letter(row.text).isupper() and row.text[:1] not in "–—-•" and row.text[-1:] not in ":-\u2010"


def _stanzas(shaped: Sequence[Shape], start: int, end: int) -> list[Set]:
    """The lines as stanzas; none where they are no verse."""
    rows = shaped[start:end]
    ended = [ends_sentence(row.text[-60:]) for row in rows]
    last = [row.text.rstrip(CLOSERS + " ")[-1:] for row in rows]
    widths = [row.right - row.left for row in rows]
    open_ends = [char for char, stop in zip(last[:-1], ended[:-1], strict=True) if not stop]
    if not ended[-1] or len(open_ends) < _RUNS_ON * (len(rows) - 1) or "," not in open_ends:
        return []
    if min(widths) < _ROUGH * max(widths):
        return []
    size = next((size for size in _STANZA if len(rows) % size == 0 and all(ended[size - 1 :: size])), len(rows))
    return [Set(at, at + size, 1.0) for at in range(start, end, size)]
