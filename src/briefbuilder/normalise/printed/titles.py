"""Which of the parted runs of lines are headings: the signs of each are weighed, a doubtful one stays text.

``"4.2 Results"`` says it by its number, ``"Chapter II: The Harbour"`` by its word, another by size, weight or the gap
above it, and all by having no final stop, a capital and text under them.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as Set_
from dataclasses import dataclass

from briefbuilder.inlines import OBJECT
from briefbuilder.normalise.printed.items import Mark
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.measures import Shape, Usual
from briefbuilder.normalise.printed.numbering import parent, pattern, says_date
from briefbuilder.normalise.printed.setting import Set
from briefbuilder.shapes import (
    CLOSERS,
    ends_sentence,
    first_letter,
    fold,
    looks_like_name,
    title_case_share,
    words,
)
from briefbuilder.words import (
    ABSTRACT_HEADINGS,
    BIBLIOGRAPHY_HEADINGS,
    CONTENTS_HEADINGS,
    JOINING_WORDS,
    NOTES_HEADINGS,
    SECTION_HEADINGS,
)

_TABLES = (ABSTRACT_HEADINGS, BIBLIOGRAPHY_HEADINGS, CONTENTS_HEADINGS, NOTES_HEADINGS, SECTION_HEADINGS)
_KNOWN = {fold(name) for table in _TABLES for names in table.values() for name in names}
_JOINING = frozenset().union(*JOINING_WORDS.values())
_LONGEST = 5  # lines
_MOST_WORDS = 60
_MOST_LETTERS = 400
_MOST_AROUND = 9.0  # what stands around cannot outweigh more
_FEW_WORDS = 10
_COUNTED = 3  # titles with points in their numbers make them the text's own way of counting
_HALF = 0.5  # of the measure
_BESIDE = 2  # runs of lines on either side

# Log-odds of the signs.
_RARE = -4.0
_BY_PATTERN = {"part": 6.5, "deep": 5.0, "article": 3.5, "roman": 3.2, "figure": 2.0, "letter": 1.2, "capitals": 3.0}
_WELL_KNOWN, _PARENT, _NO_STOP, _BARE_FIGURE = 4.5, 3.0, 1.5, -3.0
_LEVEL, _MUCH_LARGER, _LARGER, _SMALLER, _BOLD, _ITALIC, _CENTRED, _PLAIN = 9.0, 4.5, 2.5, -3.0, 3.2, 1.0, 1.2, -1.5
_SHORT, _LONG_TEXT, _VERY_LONG, _TITLE_CASE = 0.8, -1.5, -3.0, 1.5
_FULL_STOP, _OTHER_STOP, _COMMA, _SMALL, _SPEECH, _QUOTE, _CALL = -3.5, -0.7, -5.0, -6.0, -5.0, -2.5, -0.8
_AFTER_OPEN, _AFTER_END, _AFTER_TITLE, _AT_HEAD, _NAME = -2.5, 0.4, 0.8, 2.5, -4.0
_OVER_TEXT, _OVER_TITLE, _OVER_SHORT, _OVER_NOTHING = 1.0, 0.8, -1.3, -9.0
_TABULAR = -8.0  # its words stand in the columns of a table
_GAP, _ITEM, _PAGE_HEAD, _LONE, _IN_ROW, _DATE = 2.0, -4.0, 0.5, 2.3, 2.0, -4.0


@dataclass(frozen=True, slots=True)
class Title:
    """A heading's signs: how it is numbered (``kind``, ``number``, ``depth``) and how it looks."""

    at: Set
    text: str
    kind: str
    number: int
    depth: int
    size: float
    bold: bool
    italic: bool
    level: int


@dataclass(frozen=True, slots=True)
class _Page:
    """What the signs are read from: all runs of lines, and what is usual among them."""

    shaped: Sequence[Shape]
    marks: Sequence[Mark | None]
    lone: Sequence[bool]
    sets: Sequence[Set]
    known: Usual
    bold: bool
    rare_gap: float
    parents: Set_[str]


def titles(
    shaped: Sequence[Shape], marks: Sequence[Mark | None], lone: Sequence[bool], sets: Sequence[Set], known: Usual
) -> dict[int, Title]:
    """The headings among the runs, by the run's number; ``lone`` lines stand alone between text."""
    parents = {above for one in sets if (above := parent(shaped[one.start].text))}
    page = _Page(shaped, marks, lone, sets, known, _mostly_bold(shaped), _rare_gap(shaped, sets), parents)
    own = {number: odds for number in range(len(sets)) if (odds := _own(page, number)) > -_MOST_AROUND}
    alone = {number for number in own if _is_lone(page, number)}
    likely = {number for number, odds in own.items() if odds + _around(page, number, alone) > 0}
    rows = {_place(page, number) for number in likely}
    sure = [
        number
        for number, odds in own.items()
        if odds + _around(page, number, likely) + (_IN_ROW if _in_row(_place(page, number), rows) else 0.0) > 0
    ]
    items = _out_of_count(page, sure)
    return {number: _title(page, number) for number in sure if number not in items}


def _out_of_count(page: _Page, sure: Sequence[int]) -> set[int]:
    """``"1. Weighing"`` below ``"4.1 The Landing"`` is an item: titles that count with points go on with 4.1.1 or 5."""
    found: set[int] = set()
    major = counted = 0
    for number in sure:
        text = page.shaped[page.sets[number].start].text
        kind, place, _ = pattern(text)
        if kind == "deep":
            major, counted = int(parent(text)), counted + 1
        elif kind == "figure" and place <= major and str(place) not in page.parents:
            found.add(number)
    return found if counted >= _COUNTED else set()


def _place(page: _Page, number: int) -> tuple[str, int]:
    """The kind of a title's number, and the number: ``"4. Results"`` is ``("figure", 4)``."""
    kind, place, depth = pattern(page.shaped[page.sets[number].start].text)
    return kind + str(depth), place


def _in_row(place: tuple[str, int], rows: Set_[tuple[str, int]]) -> bool:
    """Does a title stand elsewhere whose number is the one before or after?"""
    kind, number = place
    return number > 0 and kind[:4] != "deep" and ((kind, number - 1) in rows or (kind, number + 1) in rows)


def _own(page: _Page, number: int) -> float:
    """The log-odds that a run is a heading, by itself."""
    run = page.sets[number]
    rows = page.shaped[run.start : run.end]
    if len(rows) > _LONGEST or number + 1 == len(page.sets) or sum(len(row.text) for row in rows) > _MOST_LETTERS:
        return _OVER_NOTHING
    text = " ".join(row.text for row in rows)
    count = len(words(text))
    kind, place, _ = pattern(text)
    if not (count or kind) or count > _MOST_WORDS:
        return _OVER_NOTHING
    whole = rows[-1].right < _HALF * page.known.measure  # so short that nothing was broken off
    odds = _RARE + _form(text, kind, count, whole=whole) + _look(page, rows)
    crowded = _crowded(page, number) if page.marks[run.start] and kind in ("figure", "letter", "") else 0.0
    if kind == "figure" and str(place) in page.parents:
        odds += _PARENT * (1 - crowded)
    odds += _ITEM * crowded
    return odds + (_LONE if _is_lone(page, number) else 0.0)


def _is_lone(page: _Page, number: int) -> bool:
    run = page.sets[number]
    return run.end - run.start == 1 and page.lone[run.start]


def _title(page: _Page, number: int) -> Title:
    run = page.sets[number]
    rows = page.shaped[run.start : run.end]
    lines = [row.line for row in rows]
    text = " ".join(row.text for row in rows)
    return Title(
        run,
        text,
        *(("known", 0, 0) if fold(text) in _KNOWN else pattern(text)),
        size=max(line.size for line in lines),
        bold=all(line.bold for line in lines) and not page.bold,
        italic=all(line.italic for line in lines),
        level=max(line.level for line in lines),
    )


def _form(text: str, kind: str, count: int, *, whole: bool) -> float:
    """What its own words say."""
    odds = _BY_PATTERN.get(kind, 0.0)
    bare = text.rstrip(CLOSERS + " ")
    if kind == "letter" and looks_like_name(text):
        odds -= _BY_PATTERN[kind]
    if fold(text) in _KNOWN:
        odds += _WELL_KNOWN
    if count <= _FEW_WORDS and kind in ("", "figure") and says_date(text):
        odds += _DATE
    if count > 14 and kind != "part":
        odds += _VERY_LONG if count > 25 else _LONG_TEXT
    if count > 2 and title_case_share(text) >= 0.6:
        odds += _TITLE_CASE
    if ends_sentence(text):
        final = _FULL_STOP if bare[-1:] == "." else _OTHER_STOP
        odds += final / 4 if kind == "part" else final
    elif count <= _FEW_WORDS:
        odds += _BARE_FIGURE if text.isdigit() else _NO_STOP
    joining = not whole and bare[-1:].isalpha() and words(bare)[-1].lower() in _JOINING
    if joining or bare[-1:] in (",", ";", ":", "-", "–", "—"):
        odds += _COMMA
    return odds + _start(text) + (_CALL if OBJECT in text else 0.0)


def _start(text: str) -> float:
    first = text[:1]
    if first_letter(text).islower():
        return _SMALL
    if first in "–—-•…":
        return _SPEECH
    if first in '“„«"‘':
        return _QUOTE
    return 0.0


def _look(page: _Page, rows: Sequence[Shape]) -> float:
    """What its size, weight and place on the line say."""
    lines = [row.line for row in rows]
    size = max(line.size for line in lines)
    odds = _LEVEL if any(line.level for line in lines) else 0.0
    if rows[0].line.measured:
        odds += 0.0 if _stands_out(page, lines) else _PLAIN
        odds += _MUCH_LARGER if size >= 1.15 else _LARGER if size >= 1.05 else _SMALLER if size < 0.94 else 0.0
        odds += _BOLD if all(line.bold for line in lines) and not page.bold else 0.0
        odds += _ITALIC if all(line.italic for line in lines) else 0.0
    odds += _TABULAR if any(line.parted for line in lines) else 0.0
    odds += _CENTRED if all(_centred(row, page.known) for row in rows) else 0.0
    return odds + (_SHORT if len(rows) == 1 and rows[0].right < 0.75 * page.known.measure else 0.0)


def _stands_out(page: _Page, lines: Sequence[PageLine]) -> bool:
    return any(line.size >= 1.05 or line.level or (line.bold and not page.bold) for line in lines)


def _centred(row: Shape, known: Usual) -> bool:
    return row.left > 1.5 and abs(row.left - (known.measure - row.right)) < max(1.0, 0.1 * row.left)


def _around(page: _Page, number: int, likely: Set_[int]) -> float:
    """What stands above and below says; ``likely`` are headings by a first look."""
    run, below = page.sets[number], page.sets[number + 1]
    gap = page.shaped[run.start].line.gap
    if number == 0:
        odds = _AT_HEAD
    elif number - 1 in likely:
        kind, *_ = pattern(page.shaped[run.start].text)
        is_name = kind in ("", "letter") and looks_like_name(page.shaped[run.start].text)
        odds = _NAME if is_name else _AFTER_TITLE
    else:
        odds = _AFTER_END if ends_sentence(page.shaped[run.start - 1].text[-60:]) else _AFTER_OPEN
    odds += _PAGE_HEAD if gap == 0 and number else _GAP if gap >= page.rare_gap else 0.0
    long = below.end - below.start > 1 or page.shaped[below.start].right > 0.8 * page.known.measure
    return odds + (_OVER_TEXT if long else _OVER_TITLE if number + 1 in likely else _OVER_SHORT)


def _crowded(page: _Page, number: int) -> float:
    """Is it one of a row of items? Those before and after it in the row stand close by, on the right side."""
    own = page.marks[page.sets[number].start]
    beside = range(max(0, number - _BESIDE), min(number + _BESIDE + 1, len(page.sets)))
    near = sum(
        1
        for at in beside
        if at != number
        and own
        and (mark := page.marks[page.sets[at].start])
        and (not own.number or mark.row != own.row or (mark.number - own.number) * (at - number) > 0)
    )
    return min(near, 2) / 2


def _mostly_bold(shaped: Sequence[Shape]) -> bool:
    return 2 * sum(shape.line.bold for shape in shaped) > len(shaped)


def _rare_gap(shaped: Sequence[Shape], sets: Sequence[Set]) -> float:
    """The gap above a paragraph that is wider than the usual one."""
    gaps = sorted(gap for run in sets if (gap := shaped[run.start].line.gap))
    usual = gaps[len(gaps) // 2] if gaps else 1.0
    return usual + (0.3 if any(shape.line.measured for shape in shaped[:1]) else 0.9)
