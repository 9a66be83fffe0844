"""Second halves of notes that ran over a page: they stand between body paragraphs without a mark of their own.

A note that stops unfinished is looked for further on: the block that goes on with it and not with the body above, most
of all where the body above goes on with the block below it instead.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from briefbuilder.normalise.continuity import goes_on
from briefbuilder.shapes import ends_sentence

_FARTHEST = 12  # blocks of the body between a note's two halves: more than a page seldom has
_LEAST = 1.5  # how much more must speak for the note than for the body
_BEFORE_LABEL = 1.0  # a half on the next page stands right above that page's own notes
_PER_BLOCK = 0.05  # of two halves that speak equally, the nearer one


def carried(texts: Sequence[str], owner: Mapping[int, int]) -> dict[int, int]:
    """Which further blocks belong to which note: ``owner`` gives the note of each labelled block, by index.

    ``texts`` are the texts of all blocks, "" for those that are no paragraphs.
    """
    found: dict[int, int] = {}
    body = [index for index, text in enumerate(texts) if text and index not in owner]
    for index in sorted(owner):
        if ends_sentence(texts[index]):
            continue
        half = _half(texts, index, body, owner, found)
        if half >= 0:
            found[half] = owner[index]
    return found


def _half(
    texts: Sequence[str], note: int, body: Sequence[int], owner: Mapping[int, int], taken: Mapping[int, int]
) -> int:
    best, found = _LEAST, -1
    first = bisect_right(body, note)
    for place in range(first, min(first + _FARTHEST, len(body))):
        at = body[place]
        above = texts[body[place - 1]] if place else ""
        below = texts[body[place + 1]] if place + 1 < len(body) else ""
        weight = goes_on(texts[note], texts[at]) - goes_on(above, texts[at])
        weight += goes_on(above, below) - goes_on(texts[at], below)
        weight += (_BEFORE_LABEL if at + 1 in owner else 0.0) - _PER_BLOCK * (place - first)
        if weight > best and at not in taken:
            best, found = weight, at
        if at + 1 in owner and at > note + 1:
            break  # the next page's own notes begin: the half stands above them
    return found
