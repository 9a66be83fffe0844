"""Lines that stand alone between running text, as an unnumbered title does where no blank line and no size shows it.

``… and was gone.`` / ``The Second Boat`` / ``The ferry left at seven, as it had …``: the sentence above has ended, the
line is far from full and has no stop, the text below begins anew. Rows of such lines are verse, addresses, a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefbuilder.dates import is_date_line
from briefbuilder.normalise.printed.items import Mark
from briefbuilder.normalise.printed.measures import Shape, Usual
from briefbuilder.shapes import CLOSERS, OPENERS, ends_sentence, first_letter, words
from briefbuilder.words import JOINING_WORDS

_JOINING = frozenset().union(*JOINING_WORDS.values())
_SHORT, _FULL = 0.75, 0.8  # of the measure
_MOST_WORDS = 12
_MOST_ROW = 2  # a section's title and its first subsection's
_MOST_TIMES = 2  # a name that comes more often says who speaks
_OPEN_ENDS = ",;:-–—\u2010"


def alone(shaped: Sequence[Shape], marks: Sequence[Mark | None], known: Usual) -> list[bool]:
    """For each line: does it stand alone between running text?"""
    able = [not mark and _able(shape, known) for shape, mark in zip(shaped, marks, strict=True)]
    times = Counter(shape.text for shape, one in zip(shaped, able, strict=True) if one)
    found = [False] * len(shaped)
    at = 0
    while at < len(shaped):
        end = at
        while end < len(shaped) and able[end]:
            end += 1
        if 0 < end - at <= _MOST_ROW and _between(shaped, at, end, known):
            found[at:end] = [times[shape.text] <= _MOST_TIMES for shape in shaped[at:end]]
        at = max(end, at + 1)
    return found


def _able(shape: Shape, known: Usual) -> bool:
    """Could the line be a title by its own words and width?"""
    text = shape.text
    if shape.right >= _SHORT * known.measure or not first_letter(text).isupper() or ends_sentence(text):
        return False
    if text[-1:] in _OPEN_ENDS or text[:1] in "–—-•":
        return False
    own = words(text.rstrip(CLOSERS + " "))
    return 0 < len(own) <= _MOST_WORDS and own[-1].lower() not in _JOINING and not is_date_line(text)


def _between(shaped: Sequence[Shape], start: int, end: int, known: Usual) -> bool:
    """Has the text above ended, and does text begin below?"""
    ended = not start or ends_sentence(shaped[start - 1].text[-60:])
    if end == len(shaped) or not ended:
        return False
    below = shaped[end]
    first = below.text.lstrip(OPENERS + "–— \u00a0")[:1]
    return below.right > _FULL * known.measure and (first.isupper() or first.isdigit())
