"""A page's glyphs → words with their boxes, in the page's own direction of writing and in any other.

A word is a stretch of glyphs of one text object that stand on one baseline and touch; whether a space parts two words
is decided where lines are made. pdfium's own spaces are a hint, its line ends are not used: they follow the order in
which a page was written, not the order in which it is read.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefbuilder.read.pdf_glyphs import Face, Glyphs

_TOUCH = 0.06  # of the size: a wider gap within a text object begins a new word
_STEP = 0.02  # of the size: glyphs on one baseline differ by less
_BEARING = 0.2  # of the size: so far apart may the ink of two letters of a word be
_REACH = 16  # characters between a letter and its accent
_FAR_ACCENT = 12.0  # points between the baselines of a letter and its accent
_MOST_STRAYS = 100  # of a page: accents that are looked for everywhere
_FAR = 50_000.0  # points: the largest page that programs make is 14 400 wide
_RAISED = 0.2  # of the size: a figure whose foot stands higher is drawn raised
_LOW = 0.55  # of the size: a raised figure is lower than this
_ACCENTS = {
    "\u00b4": "\u0301", "\u02ca": "\u0301", "`": "\u0300", "\u02cb": "\u0300", "^": "\u0302", "\u02c6": "\u0302",
    "\u00a8": "\u0308", "~": "\u0303", "\u02dc": "\u0303", "\u00af": "\u0304", "\u02c9": "\u0304", "\u02d8": "\u0306",
    "\u02d9": "\u0307", "\u02da": "\u030a", "\u02dd": "\u030b", "\u02c7": "\u030c", "\u00b8": "\u0327",
    "\u02db": "\u0328",
}  # fmt: skip
_BELOW = frozenset("\u0327\u0328")
_DOTLESS = {"\u0131": "i", "\u0237": "j"}
_FIGURES = frozenset("0123456789")

_NOWHERE = -1  # no text object's number

Bounds = tuple[float, float, float, float]
Measures = tuple[list[float], list[float], list[float]]  # of each glyph: where it begins, ends, how far down it stands


class Word(NamedTuple):
    """Glyphs that touch: ``Word("harbour", 72.0, 105.3, 140.2, 10.0)``. Points from the page's upper left corner.

    ``raised``: figures that their face draws raised, on the line's own baseline. ``spaced``: a space follows it in the
    file (2), or pdfium sees one (1). ``first`` and ``last`` number its characters there; ``mark`` is its marked
    content, ``link`` an address.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    italic: bool = False
    bold: bool = False
    raised: bool = False
    spaced: int = 0
    first: int = 0
    last: int = 0
    mark: int = -1
    link: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A direction of writing, and how the file's points are counted in it: along the line and down the page."""

    across: tuple[float, float]
    left: float
    top: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """``Frame((1, 0), 0, -800).place(72, 700)`` is (72, 100): 100 points below the upper edge."""
        dx, dy = self.across
        return x * dx + y * dy - self.left, x * dy - y * dx - self.top


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page in its main direction, and those in each other one.

    ``composed``: some letters were written as two glyphs, an accent over a letter.
    """

    frame: Frame
    upright: list[Word]
    turned: list[list[Word]]
    composed: bool


def read_words(glyphs: Glyphs, bounds: Bounds) -> Words:
    """All words of a page; ``bounds`` are its left, bottom, right and top edge in the file's points."""
    turns: Counter[int] = Counter()
    for item, count in Counter(glyphs.objects).items():
        if item is not None:
            turns[glyphs.faces[item].turn] += count
    order = sorted(turns, key=lambda turn: (turn % 90 != 0, -turns[turn], turn))
    composed = _compose(glyphs)
    raised = _raised(glyphs)
    found = [list(_words(glyphs, turn, frame_of(turn, bounds), raised)) for turn in order]
    main = frame_of(order[0] if order else 0, bounds)
    return Words(main, found[0] if found else [], found[1:], composed)


def letters_by_size(words: Sequence[Word]) -> dict[float, int]:
    """How many signs are of each size; most lines are all of one."""
    sizes = dict.fromkeys([word.size for word in words], 0)
    if len(sizes) == 1:
        return dict.fromkeys(sizes, len("".join([word.text for word in words])))
    for word in words:
        sizes[word.size] += len(word.text)
    return sizes


def most(sizes: dict[float, int]) -> float:
    """The size of most signs; the larger of two with as many."""
    return next(iter(sizes)) if len(sizes) == 1 else max(sizes, key=lambda size: (sizes[size], size))


def has_letter(text: str) -> bool:
    """``has_letter("1a")``; most words are of letters alone, which is seen at once."""
    return text.isalpha() or any(map(str.isalpha, text))


def frame_of(turn: int, bounds: Bounds) -> Frame:
    """The frame of a direction of writing, given in degrees; its corner is the upper left one of the page."""
    left, bottom, right, top = bounds
    exact = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}
    across = exact.get(turn) or (math.cos(math.radians(turn)), math.sin(math.radians(turn)))
    bare = Frame(across, 0.0, 0.0)
    corners = [bare.place(x, y) for x in (left, right) for y in (bottom, top)]
    return Frame(across, min(x for x, _ in corners), min(y for _, y in corners))


# --- Words -------------------------------------------------------------------------------------------------------


def _words(glyphs: Glyphs, turn: int, frame: Frame, raised: set[int]) -> Iterator[Word]:
    """Part the glyphs of one direction where the text object, the baseline or the pen jumps."""
    measured = lefts, rights, baselines = _measured(glyphs, turn, frame)
    faces = glyphs.faces
    start = end = -1  # the word's first and last glyph
    inside: int | None = _NOWHERE  # the text object of the word that grows
    touch = step = before = after = baseline = 0.0  # before and after: where its last glyph begins and ends
    for index, (text, item, left, line) in enumerate(zip(glyphs.texts, glyphs.objects, lefts, baselines, strict=True)):
        if not text:
            continue
        if item == inside and text != " ":
            together = left - after < touch and left >= before - step and -step < line - baseline < step
            if together and (not raised or (index in raised) == (end in raised)):
                end, before, after, baseline = index, left, rights[index], line
                continue
        if inside != _NOWHERE:
            spaced = 0 if text != " " else 2 if not glyphs.is_generated(index) else 1
            yield _word(glyphs.texts, start, end, measured, faces[inside or 0], raised, spaced)
            inside = _NOWHERE
        if item is None or text == " ":
            continue
        face = faces[item]
        if face.turn == turn:
            start = end = index
            before, after, baseline = left, rights[index], line
            inside, touch, step = item, _TOUCH * face.size, max(_STEP * face.size, 0.01)
    if inside != _NOWHERE:
        yield _word(glyphs.texts, start, end, measured, faces[inside or 0], raised, 0)


def _word(
    texts: list[str], start: int, end: int, measured: Measures, face: Face, raised: set[int], spaced: int
) -> Word:
    lefts, rights, baselines = measured
    left, right, baseline = lefts[start], rights[end], baselines[start]
    if end != start:
        right = max(right, rights[end - 1])
    if not (abs(left) < _FAR and abs(right) < _FAR and abs(baseline) < _FAR):
        left, right, baseline = _sound(left), _sound(right), _sound(baseline)
    return Word(
        "".join(texts[start : end + 1]),
        left,
        max(right, left),
        baseline,
        face.size,
        face.italic,
        face.bold,
        start in raised,
        spaced,
        start,
        end,
        face.mark,
    )


def _sound(points: float) -> float:
    """A damaged file may place letters nowhere, or a mile away."""
    return points if abs(points) < _FAR else 0.0


def _measured(glyphs: Glyphs, turn: int, frame: Frame) -> Measures:
    """Where each glyph begins and ends along the line, and how far down the page it stands."""
    left, top = frame.left, frame.top
    if turn == 0:
        lefts = [x - left for x in glyphs.lefts]
        rights = [x - left for x in glyphs.rights]
        return lefts, rights, [-y - top for y in glyphs.y]
    placed = [frame.place(x, y) for x, y in zip(glyphs.x, glyphs.y, strict=True)]
    lefts = [x for x, _ in placed]
    ends = [0.0] * glyphs.count
    for index, item in enumerate(glyphs.objects):
        if item is not None and (face := glyphs.faces[item]).turn == turn:
            low, high, bottom, top_ = glyphs.tight(index)
            ends[index] = max(frame.place(x, y)[0] for x in (low, high) for y in (bottom, top_))
            follows = index + 1 < glyphs.count and glyphs.objects[index + 1] == item
            if follows and 0 < lefts[index + 1] - ends[index] < _BEARING * face.size:
                ends[index] = lefts[index + 1]  # the ink ends before the letter does
    return lefts, ends, [y for _, y in placed]


# --- Figures and accents -----------------------------------------------------------------------------------------


def _raised(glyphs: Glyphs) -> set[int]:
    """The figures that their face draws small and raised ("superiors"), though they stand on the line."""
    found = set()
    for index, text in enumerate(glyphs.texts):
        if text in _FIGURES and (item := glyphs.objects[index]) is not None:
            face = glyphs.faces[item]
            _, _, bottom, top = glyphs.tight(index)
            high = bottom - glyphs.y[index] > _RAISED * face.size
            if face.turn == 0 and high and top - bottom < _LOW * face.size:
                found.add(index)
    return found


def _compose(glyphs: Glyphs) -> bool:
    """An accent that is drawn over a letter of its own, as LaTeX does, is one letter with it: "´e" is "é"."""
    texts = glyphs.texts
    accents = {text for text in set(texts) if text in _ACCENTS or (text > "\u02ff" and _combines(text))}
    made, strays = False, _MOST_STRAYS
    for index in [index for index, text in enumerate(texts) if text in accents] if accents else []:
        if texts[index] not in _ACCENTS:
            if index and texts[index - 1].strip():
                texts[index - 1] += texts[index]
                texts[index] = ""
            continue
        for other in (*_around(index, glyphs.count), *(_over(glyphs, index) if strays > 0 else ())):
            if whole := _composed(glyphs, index, other):
                texts[other], texts[index] = whole, ""
                made = True
                break
        else:
            strays -= 1
    return made


def _around(index: int, count: int) -> Iterator[int]:
    """The next and the last one, and so on: an accent may be written when its word is done."""
    for step in range(1, _REACH + 1):
        if index + step < count:
            yield index + step
        if index >= step:
            yield index - step


def _over(glyphs: Glyphs, accent: int) -> Iterator[int]:
    """Every letter of the page that it stands over."""
    left, right, _, _ = glyphs.tight(accent)
    middle, height = (left + right) / 2, glyphs.y[accent]
    for index, (low, high, foot) in enumerate(zip(glyphs.lefts, glyphs.rights, glyphs.y, strict=True)):
        if low <= middle <= high and abs(foot - height) < _FAR_ACCENT and index != accent:
            yield index


def _combines(text: str) -> bool:
    return unicodedata.combining(text[0]) != 0


def _composed(glyphs: Glyphs, accent: int, letter: int) -> str:
    """The letter with its accent, where both are drawn in one place and there is such a letter; else empty."""
    if not glyphs.texts[letter].isalpha():
        return ""
    base = _DOTLESS.get(glyphs.texts[letter], glyphs.texts[letter])
    whole = unicodedata.normalize("NFC", base + _ACCENTS[glyphs.texts[accent]])
    if len(whole) != 1:
        return ""
    left, right, bottom, top = glyphs.tight(accent)
    low, high, foot, head = glyphs.tight(letter)
    across = min(right, high) - max(left, low)
    if not right > left or across <= 0.5 * (right - left):
        return ""
    middle, height = (bottom + top) / 2, head - foot
    below = _ACCENTS[glyphs.texts[accent]] in _BELOW
    near = foot - height < middle < foot + height / 3 if below else foot + height / 2 < middle < head + height
    return whole if near else ""
