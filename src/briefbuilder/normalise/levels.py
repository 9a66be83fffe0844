"""Which level a heading has, by how the headings of its document are numbered and which of them lie between which.

``"Part I"`` ``"1. Ropes"`` ``"2. Knots"`` ``"Part II"`` gives 1 2 2 1: what stands between two parts is below them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefbuilder.marks import chapter_number, heading_form, heading_number
from briefbuilder.shapes import fold, is_capitals
from briefbuilder.words import ABSTRACT_HEADINGS, BIBLIOGRAPHY_HEADINGS, NOTES_HEADINGS, PART_WORDS, SECTION_HEADINGS
from briefbuilder.words import SECTION_WORDS as _SECTION_WORDS

KNOWN = frozenset(
    fold(name)
    for table in (ABSTRACT_HEADINGS, BIBLIOGRAPHY_HEADINGS, NOTES_HEADINGS, SECTION_HEADINGS)
    for names in table.values()
    for name in names
)
_CAPITALS, _TITLE, _KNOWN = "capitals", "title", "known"
_UNNUMBERED = (_CAPITALS, _TITLE, _KNOWN)
_LEAST = 2


def levels(texts: Sequence[str]) -> list[int]:
    """One level per heading, from 1; none is skipped on the way down."""
    forms = list(map(_form, texts))
    numbers = [_number(text, form) for text, form in zip(texts, forms, strict=True)]
    order = _order(forms, numbers)
    shallowest = min((form.count(".1") for form in forms if form.startswith("1")), default=0)
    return without_gaps(
        [1 if form == _KNOWN else order[_top(form)] + max(0, form.count(".1") - shallowest) for form in forms]
    )


def without_gaps(deep: Sequence[int]) -> list[int]:
    """No level is skipped on the way down: 1 3 3 2 becomes 1 2 2 2."""
    found: list[int] = []
    above: list[int] = []
    for level in deep:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        found.append(len(above))
    return found


def _form(text: str) -> str:
    form = heading_form(text)
    if form:
        return form.rstrip(".)") or form
    if fold(text) in KNOWN:
        return _KNOWN
    return _CAPITALS if is_capitals(text) else _TITLE


def _number(text: str, form: str) -> int:
    if form in _UNNUMBERED:
        return 0
    return chapter_number(text) or (heading_number(text) or (0,))[-1]


def _top(form: str) -> str:
    """``"1.1"`` belongs to ``"1"``, as far as rows are asked."""
    return "1" if form.startswith("1") else form


def _order(forms: Sequence[str], numbers: Sequence[int]) -> dict[str, int]:
    """The level of each form: one more than that of the innermost form it lies within."""
    present = list(dict.fromkeys(_top(form) for form in forms if form != _KNOWN))
    tops = [_top(form) for form in forms]
    within = {
        form: [other for other in present if other != form and _lies_within(form, other, tops, numbers)]
        for form in present
    }
    order: dict[str, int] = {}
    for form in sorted(present, key=lambda one: (len(within[one]), present.index(one))):
        order[form] = 1 + max((order.get(outer, 0) for outer in within[form]), default=0)
    return order


def _rank(form: str) -> int:
    """Who stands above whom by custom, where the text has nothing to say."""
    if form in PART_WORDS:
        return 0
    if form in _SECTION_WORDS:
        return 3
    return {"roman": 2, "1": 3, "letter": 4, _CAPITALS: 5, _TITLE: 6}.get(form, 1)


def _lies_within(form: str, outer: str, tops: Sequence[str], numbers: Sequence[int]) -> bool:
    """Does ``form`` stand below ``outer``? Its numbers begin again below each, or custom says so and order agrees."""
    again = _begins_again(form, outer, tops, numbers)
    if again != _begins_again(outer, form, tops, numbers):
        return again
    if _rank(form) <= _rank(outer):
        return False
    return tops.index(outer) < tops.index(form) and (outer not in _UNNUMBERED or _both_often(form, outer, tops))


def _both_often(form: str, outer: str, tops: Sequence[str]) -> bool:
    return min(tops.count(form), tops.count(outer)) >= _LEAST


def _begins_again(inner: str, outer: str, tops: Sequence[str], numbers: Sequence[int]) -> bool:
    """Do the numbers of ``inner`` begin again at one, twice or more, each time after a heading of ``outer``?"""
    row = [(top, number) for top, number in zip(tops, numbers, strict=True) if top in (inner, outer)]
    firsts = sum(top == inner and number == 1 for top, number in row)
    led = sum(left[0] == outer and right == (inner, 1) for left, right in pairwise(row))
    return led >= _LEAST and led == firsts
