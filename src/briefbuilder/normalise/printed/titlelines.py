"""Titles that run over several lines: ``"Chapter 5: The Age of"`` + ``"Small Harbours"``.

Titles are set larger than the text, so their lines break where a text file's widths see room for another word.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefbuilder.normalise.printed.measures import Shape, Usual
from briefbuilder.normalise.printed.numbering import opens_title, says_date
from briefbuilder.normalise.printed.setting import Set
from briefbuilder.shapes import CLOSERS, ends_sentence, first_letter, looks_like_name, title_case_share, words
from briefbuilder.words import JOINING_WORDS

_JOINING = frozenset().union(*JOINING_WORDS.values())
_SHORT = 0.87  # of the measure
_FULL = 0.5  # of the measure: what is longer may have been broken
_MOST_LINES = 5
_MOST_WORDS = 20
_FEW_WORDS = 2
_TITLE_CASE = 0.7


def whole_titles(shaped: Sequence[Shape], sets: Sequence[Set], known: Usual) -> list[Set]:
    """The runs of lines, those that make one title put together."""
    if known.measured:
        return list(sets)  # their look holds them together
    found: list[Set] = []
    for number, one in enumerate(sets):
        last = found[-1] if found else None
        ended = len(found) < 2 or ends_sentence(shaped[found[-2].end - 1].text[-60:])
        under = sets[number + 1] if number + 1 < len(sets) else None
        if last and under and _runs_on(shaped, last, one, known, after_end=ended) and _over(shaped, under, known):
            found[-1] = Set(last.start, one.end, last.measure)
        else:
            found.append(one)
    return found


def _runs_on(shaped: Sequence[Shape], above: Set, below: Set, known: Usual, *, after_end: bool) -> bool:
    if shaped[below.start].right >= _SHORT * known.measure:
        return False  # most runs of lines: nothing else need be asked
    rows, more = shaped[above.start : above.end], shaped[below.start : below.end]
    if len(rows) + len(more) > _MOST_LINES or any(ends_sentence(row.text[-60:]) for row in rows):
        return False
    if not 0 < more[0].line.gap <= 2 or opens_title(more[0].text) or rows[-1].text[-1:] == ":":
        return False
    if looks_like_name(more[0].text) or says_date(more[0].text):
        return False
    is_open = ends_open(rows[-1].text) or more[0].text[:1].islower() or more[0].text[:1] == "("
    if not above.start and rows[-1].right - rows[-1].left > _FULL * known.measure:
        is_open = is_open or min(title_case_share(rows[-1].text), title_case_share(more[0].text)) > _TITLE_CASE
    if opens_title(rows[0].text):
        short = all(row.right < _SHORT * known.measure for row in more)
        return short and (
            is_open or (rows[-1].right > _FULL * known.measure and not ends_sentence(more[-1].text[-60:]))
        )
    few = len(words(" ".join(row.text for row in rows))) <= _MOST_WORDS
    narrow = all(row.right < _SHORT * known.measure for row in (*rows, *more))
    return (
        after_end
        and few
        and narrow
        and is_open
        and first_letter(rows[0].text).isupper()
        and not ends_sentence(more[-1].text)
    )


def ends_open(text: str) -> bool:
    """Does a title's line break off: ``"Transition to a New Era, 1905–"``, ``"The Keeping of"``?"""
    bare = text[-40:].rstrip(CLOSERS + " ")
    last = words(bare)[-1:]
    return bare[-1:] in (",", "-", "–", "—", "\u2010") or (
        bare[-1:].isalpha() and last != [] and last[0].lower() in _JOINING
    )


def _over(shaped: Sequence[Shape], under: Set, known: Usual) -> bool:
    """Does text or another title stand below?"""
    first = shaped[under.start]
    return (
        under.end - under.start > 1
        or first.right > _SHORT * known.measure
        or opens_title(first.text)
        or looks_like_name(first.text)
    )
