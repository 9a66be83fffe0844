"""Lines that stand alone between running text, as an unnumbered title does where no blank line and no size shows it.

``… and was gone.`` / ``The Second Boat`` / ``The ferry left at seven, as it had …``: the sentence above has ended, the
line is far from full and has no stop, the text below begins anew. Rows of such lines are verse, addresses, a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefbuilder.normalise.printed.items import Mark
from briefbuilder.normalise.printed.measures import Shape, Usual
from briefbuilder.normalise.printed.numbering import says_date
from briefbuilder.shapes import OPENERS, ends_sentence, words

_SHORT, _FULL = 0.75, 0.8  # of the measure
_MOST_WORDS = 12
_MARK = 12  # letters within which the first one of the words stands: "“3. Of Lamps"
_MOST_ROW = 2  # a section's title and its first subsection's
_MOST_TIMES = 2  # a name that comes more often says who speaks
_OPEN_ENDS = ",;:-–—\u2010"


def alone(shaped: Sequence[Shape], marks: Sequence[Mark | None], known: Usual) -> list[bool]:
    """For each line: does it stand alone between running text?"""
    able = [_able(shape, known) for shape in shaped]
    times = Counter(shape.text for shape, one in zip(shaped, able, strict=True) if one)
    found = [False] * len(shaped)
    at = 0
    while at < len(shaped):
        end = at
        while end < len(shaped) and able[end]:
            end += 1
        beside = (marks[at - 1] if at else None, marks[end] if end < len(marks) else None)
        listed = any(marks[at:end]) and any(beside)
        if 0 < end - at <= _MOST_ROW and not listed and _between(shaped, at, end, known):
            found[at:end] = [times[shape.text] <= _MOST_TIMES for shape in shaped[at:end]]
        at = max(end, at + 1)
    return found


def _able(shape: Shape, known: Usual) -> bool:
    """Could the line be a title by its own words and width?"""
    text = shape.text
    if shape.right >= _SHORT * known.measure or ends_sentence(text):
        return False
    first = next((char for char in text[:_MARK] if char.isalpha()), "")
    if not first.isupper():
        return False
    if text[-1:] in _OPEN_ENDS or text[:1] in "–—-•":
        return False
    return 0 < len(words(text)) <= _MOST_WORDS and not says_date(text)


def _between(shaped: Sequence[Shape], start: int, end: int, known: Usual) -> bool:
    """Has the text above ended, and does text begin below?"""
    ended = not start or ends_sentence(shaped[start - 1].text[-60:])
    if end == len(shaped) or not ended:
        return False
    below = shaped[end]
    first = below.text.lstrip(OPENERS + "–— \u00a0")[:1]
    return below.right > _FULL * known.measure and (first.isupper() or first.isdigit())
