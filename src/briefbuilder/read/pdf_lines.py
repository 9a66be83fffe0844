"""Words of one column → printed lines: which words share a line, in which order, and where spaces stand between them.

A line is what stands on one baseline; raised and lowered small words belong to the line whose letters they stand
beside, a drop cap to the first line beside it.
"""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from briefbuilder.read.pdf_words import Word, letters_by_size, most

_SPACE = 0.11  # of the size: a wider gap between two words is a space
_CLOSING = frozenset(",.)]-")
_CLOSING_SPACE = 0.18  # of the size: before a comma, which follows its word closely
_WIDE_SPACE = 0.22  # of the size: single letters so far apart may be words
_ASUNDER = 1.8  # of the size: no two words of one sentence stand so far apart
_SAME = 0.1  # of the size: baselines that differ by less are one
_RISE = 0.75  # of the line's size: how far above its baseline a small word may stand
_FALL = 0.5  # and below it
_OWN = 0.35  # and a word of the line's own size, above or below
_SMALL = 0.95  # of the line's size: a small word
_MOST_STRAY = 200  # words beside a line's own baseline
_MOST_CAPS = 20  # of a column
_FULL = 20  # letters: a line, and no stray letter like the one that looks for its line
_OVER = 0.7  # of a word's width may stand above or below its neighbour, as in a logotype
_DROP_CAP = 1.8  # of the size
_TRACKED = 3  # single letters in a row that may be one letterspaced word


_BASELINE, _PLACE = attrgetter("baseline"), attrgetter("left", "first")
_FIRST_FROM_RIGHT = "\u0590"  # no letter before it is written from right to left
_BRACKETS = str.maketrans("()[]{}«»", ")(][}{»«")


class Piece(NamedTuple):
    """A stretch of a line of one look; ``shift`` 1 is raised, -1 lowered."""

    text: str
    italic: bool
    bold: bool
    shift: int
    link: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line. Points from the page's upper left corner; ``size`` and ``baseline`` are those of most letters.

    ``column`` counts from 0; ``number`` counts the page's lines from 1. ``marks`` are the marked contents it shows.
    """

    page: int
    column: int
    number: int
    pieces: tuple[Piece, ...]
    left: float
    right: float
    baseline: float
    size: float
    italic: bool = False
    bold: bool = False
    ruled: bool = False
    level: int = 0
    marks: frozenset[int] = frozenset()
    parted: bool = False

    @property
    def text(self) -> str:
        """What it reads."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Row:
    """Words on one baseline, as they gather."""

    baseline: float
    size: float
    letters: int
    words: list[Word] = field(default_factory=list)


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a column as lines, from its top, each from left to right."""
    caps, rest = _drop_caps(words)
    rows = _merged(list(_rows(rest)))
    lines = [sorted(row.words, key=_PLACE) for row in sorted(rows, key=_BASELINE)]
    for cap in caps:
        _set_cap(cap, lines)
    return lines


# --- Rows --------------------------------------------------------------------------------------------------------


def _rows(words: Sequence[Word]) -> Iterator[_Row]:
    """Words whose baselines are the same but for a hair."""
    gathered: list[Word] = []
    for word in sorted(words, key=_BASELINE):
        if gathered and word.baseline - gathered[0].baseline > _SAME * min(word.size, gathered[0].size):
            yield _row(gathered)
            gathered = []
        gathered.append(word)
    if gathered:
        yield _row(gathered)


def _row(words: list[Word]) -> _Row:
    sizes = letters_by_size(words)
    size = most(sizes)
    baseline = next(word.baseline for word in words if word.size == size)
    return _Row(baseline, size, sum(sizes.values()), words)


def _merged(rows: list[_Row]) -> list[_Row]:
    """Rows of small words go into the row of the line that they stand beside."""
    alive = dict(enumerate(rows))
    for number in sorted(alive, key=lambda number: (rows[number].letters, number)):
        row = rows[number]
        hosts = [other for other in _near(rows, number) if other in alive and _hosts(rows[other], row)]
        if hosts:
            host = rows[
                min(hosts, key=lambda other: (-min(rows[other].letters, _FULL), _apart(rows[other], row), other))
            ]
            host.words = host.words + row.words
            host.letters += row.letters
            del alive[number]
    return [rows[number] for number in sorted(alive)]


def _apart(row: _Row, other: _Row) -> float:
    return abs(row.baseline - other.baseline)


def _near(rows: list[_Row], number: int) -> Iterator[int]:
    """The rows whose baselines are no further away than the size of their letters."""
    for step in (1, -1):
        other = number + step
        while 0 <= other < len(rows):
            if abs(rows[other].baseline - rows[number].baseline) > 3 * max(rows[number].size, rows[other].size):
                break
            yield other
            other += step


def _hosts(line: _Row, row: _Row) -> bool:
    """Do the words of ``row`` stand in the line, above or below its baseline, beside its words?"""
    if row.letters > line.letters or len(row.words) > _MOST_STRAY:
        return False
    rise = (line.baseline - row.baseline) / line.size
    small = row.size < _SMALL * line.size
    if not (-_FALL < rise < _RISE if small else abs(rise) < _OWN):
        return False
    return all(_beside(word, line.words, line.size) for word in row.words)


def _beside(word: Word, words: Sequence[Word], size: float) -> bool:
    """Next to one of the words, and above none of them."""
    near = False
    for other in words:
        across = min(word.right, other.right) - max(word.left, other.left)
        if across > _OVER * (word.right - word.left) + 0.01:
            return False
        near = near or across > -0.6 * size
    return near


# --- Drop caps ---------------------------------------------------------------------------------------------------


def _drop_caps(words: Sequence[Word]) -> tuple[list[Word], Sequence[Word]]:
    """Letters that are much larger than the text and reach down beside it."""
    sizes = letters_by_size(words)
    if len(sizes) < 2:
        return [], words
    usual = most(sizes)
    large = [word for word in words if word.size >= _DROP_CAP * usual and len(word.text) <= 2 and word.text.isalpha()]
    caps = [cap for cap in large[:_MOST_CAPS] if _reaches_down(cap, words, usual)]
    return caps, [word for word in words if word not in caps] if caps else words


def _reaches_down(cap: Word, words: Sequence[Word], usual: float) -> bool:
    """Do two lines of text, or more, stand beside it?"""
    beside = {
        round(word.baseline)
        for word in words
        if word.size < cap.size / 1.5
        and cap.baseline - 0.85 * cap.size < word.baseline - 0.4 * word.size
        and word.baseline < cap.baseline + 0.2 * usual
        and -0.2 * usual < word.left - cap.right < 2.5 * usual
    }
    return len(beside) > 1


def _set_cap(cap: Word, lines: list[list[Word]]) -> None:
    """Put it before the first line that stands beside it."""
    for line in lines:
        first = line[0]
        if first.baseline > cap.baseline - 0.85 * cap.size and first.left > cap.right - 0.2 * first.size:
            line.insert(0, cap)
            return
    lines.append([cap])


# --- Spaces ------------------------------------------------------------------------------------------------------


def spaces_after(words: Sequence[Word]) -> list[bool]:
    """For each word of a line, from left to right: does a space stand between it and the next?"""
    found = [_is_space(left, right) for left, right in pairwise(words)]
    for start, end in _tracked(words):
        gaps = [words[index + 1].left - words[index].right for index in range(start, end - 1)]
        least = _tracking(words, start, end, gaps)
        for offset, gap in enumerate(gaps):
            if words[start + offset].spaced < 2:
                found[start + offset] = gap > least
    return [*found, False]


def _is_space(left: Word, right: Word) -> bool:
    if left.spaced == 2 and right.first > left.last:
        return True
    if right.spaced == 2 and right.last < left.first:  # written from right to left
        return True
    if left.size > 1.6 * right.size and len(left.text) <= 2 and left.baseline > right.baseline + right.size / 2:
        return right.left - left.right > 0.6 * right.size  # a drop cap
    alike = abs(left.baseline - right.baseline) < _SAME * left.size and 0 < right.first - left.last <= 3
    least = -_SPACE if left.spaced and alike else _SPACE  # an "f" may hang over its space
    if right.text[0] in _CLOSING and least > 0:
        least = _CLOSING_SPACE
    return right.left - left.right > least * min(left.size, right.size)


def _tracked(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Stretches of single letters, which may be letterspaced words."""
    start = 0
    for end in range(1, len(words) + 1):
        if end < len(words) and len(words[end].text) <= 2 >= len(words[end - 1].text) and words[end - 1].spaced < 2:
            continue
        if end - start < _TRACKED:
            start = end
            continue
        letters = sum(len(word.text) == 1 and word.text.isalpha() for word in words[start:end])
        if letters >= max(_TRACKED, 0.7 * (end - start)):
            yield start, end
        start = end


def _tracking(words: Sequence[Word], start: int, end: int, gaps: list[float]) -> float:
    """How wide a gap must be to be a space among these single letters."""
    size = words[start].size
    usual = statistics.median_low(gaps)
    others = [
        right.left - left.right
        for index, (left, right) in enumerate(pairwise(words))
        if not start <= index < end - 1 and right.left - left.right > _SPACE * size
    ]
    if usual > _WIDE_SPACE * size and others and usual > 0.8 * min(others):
        return _SPACE * size  # they are as far apart as the line's words: words of one letter
    if usual > _WIDE_SPACE * size and not others and end - start < 4:
        return _SPACE * size
    return max(usual + 0.12 * size, 1.3 * usual)


# --- Order of writing --------------------------------------------------------------------------------------------


def in_reading_order(words: list[Word], spaces: list[bool]) -> tuple[list[Word], list[bool]]:
    """A line with Arabic or Hebrew words, from left to right → as it is read."""
    if not _turns(words):
        return words, spaces
    kinds = [_direction(word.text) for word in words]
    right, left = (sum(len(word.text) for word, kind in zip(words, kinds, strict=True) if kind == k) for k in "RL")
    order = list(range(len(words)))
    order = _flipped(order[::-1], kinds, "LN") if right > left else _flipped(order, kinds, "R")
    after = [
        spaces[min(index, follower)] if abs(index - follower) == 1 else True for index, follower in pairwise(order)
    ]
    ordered = [words[index] for index in order]
    return _mirrored(ordered, kinds=[kinds[index] for index in order]), [*after, False]


def _turns(words: list[Word]) -> bool:
    """Is there a word of Arabic or Hebrew letters?"""
    text = "".join([word.text for word in words])
    return not text.isascii() and any(char >= _FIRST_FROM_RIGHT and _direction(char) == "R" for char in text)


def _mirrored(words: list[Word], kinds: list[str]) -> list[Word]:
    """Brackets drawn for writing from right to left may come as they look: a line that closes before it opens."""
    turned = [
        word._replace(text=word.text.translate(_BRACKETS)) if kind in {"R", ""} else word
        for word, kind in zip(words, kinds, strict=True)
    ]
    return turned if not _opens_first(words) and _opens_first(turned) else words


def _opens_first(words: list[Word]) -> bool:
    depth = 0
    for char in "".join(word.text for word in words):
        depth += (char in "([{«") - (char in ")]}»")
        if depth < 0:
            return False
    return True


def _flipped(order: list[int], kinds: list[str], turned: str) -> list[int]:
    """Stretches of words that run against the line's direction the other way round."""
    result: list[int] = []
    for flip, group in groupby(order, key=lambda index: kinds[index] != "" and kinds[index] in turned):
        members = list(group)
        result += members[::-1] if flip else members
    return result


def _direction(text: str) -> str:
    """R for a word of Arabic or Hebrew letters, L for others, N for numbers, "" for signs."""
    kinds = {unicodedata.bidirectional(char) for char in text}
    if kinds & {"R", "AL"}:
        return "R"
    return "L" if "L" in kinds else "N" if kinds & {"EN", "AN"} else ""


# --- Printed lines -----------------------------------------------------------------------------------------------


def printed(words: list[Word], page: int, column: int, number: int) -> Printed:
    """A line's words as one line with its measures and looks."""
    row = _row([word for word in words if word.text.isalnum() or any(map(str.isalnum, word.text))] or words)
    italic, bold = _usual_face(words)
    ordered, spaces = in_reading_order(words, spaces_after(words))
    return Printed(
        page,
        column,
        number,
        tuple(_pieces(ordered, spaces, row)),
        min([word.left for word in words]),
        max([word.right for word in words]),
        row.baseline,
        row.size,
        italic,
        bold,
        marks=frozenset([word.mark for word in words]),
        parted=_is_parted(words, row.size),
    )


def _usual_face(words: Sequence[Word]) -> tuple[bool, bool]:
    """Italic, bold: as most of the letters are."""
    faces: dict[tuple[bool, bool], int] = {}
    for word in words:
        text, face = word.text, (word.italic, word.bold)
        faces[face] = faces.get(face, 0) + (len(text) if text.isalpha() else sum(map(str.isalpha, text)))
    return max(faces, key=lambda face: (faces[face], face))


def _is_parted(words: Sequence[Word], size: float) -> bool:
    """Do its words stand in groups, as a table's row does? A number may stand far before its title."""
    gaps = [right.left - left.right for left, right in pairwise(words)]
    if not gaps or max(gaps) <= _ASUNDER * size:
        return False
    numbered = any(char.isdigit() for char in words[0].text) or len(words[0].text) == 1
    return any(gap > _ASUNDER * size for gap in gaps[numbered:])


def _pieces(words: list[Word], spaces: list[bool], row: _Row) -> Iterator[Piece]:
    """The words and the spaces between them, joined where they look alike."""
    texts: list[str] = []
    look, last = (False, False, 0, ""), len(words) - 1
    for number, word in enumerate(words):
        italic, bold, link = word.italic, word.bold, word.link
        own = (italic, bold, _shift(word, row), link)
        if own != look and texts:
            yield Piece("".join(texts), *look)
            texts = []
        texts.append(word.text)
        look = own
        if number == last or not spaces[number]:
            continue
        after = words[number + 1]
        between = (italic and after.italic, bold and after.bold, 0, link if link == after.link else "")
        if between != look:
            yield Piece("".join(texts), *look)
            texts = []
        texts.append(" ")
        look = between
    yield Piece("".join(texts), *look)


def _shift(word: Word, row: _Row) -> int:
    """Is the word raised (1) or lowered (-1) in its line?"""
    if word.raised:
        return 1
    if word.size > 1.3 * row.size:
        return 0  # a drop cap
    rise = (row.baseline - word.baseline) / row.size
    if word.size >= _SMALL * row.size:
        return 1 if rise > 0.25 else 0  # what is only set lower belongs to a logotype
    return 1 if rise > 0.15 else -1 if rise < -0.07 else 0
