"""A page's characters as pdfium knows them: columns of codes, edges and baselines, and a face per text object.

A few rows of calls per page, with plain numbers for pointers, and no object per character: a page of a book takes some
ten thousand calls, and ``map`` makes them.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import repeat
from operator import itemgetter
from typing import Any

from pypdfium2 import raw

_ITALIC_FLAG = 1 << 6
_BOLD_FLAG = 1 << 18
_BOLD_WEIGHT = 600
_SLANT = 0.15  # an upright face that is drawn slanted so much stands for an italic
_ITALIC = re.compile(r"italic|oblique|kursiv|slanted", re.IGNORECASE)
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_SPACES = frozenset(" \t\r\n\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
# What the symbol faces of word processors draw where Unicode has its private use
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf02d": "−", "\uf0a8": "□"}
_NO_LETTERS = frozenset({0xFFFE, 0xFFFF})
_POINTER, _INT = ctypes.c_void_p, ctypes.c_int


@dataclass(frozen=True, slots=True)
class Face:
    """What the glyphs of one text object share; ``turn`` in degrees, ``mark`` the number of its marked content."""

    size: float
    italic: bool
    bold: bool
    turn: int
    mark: int


def _call(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401 - pypdfium2 has no types
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    # these calls are far too short for another thread to run meanwhile: the lock is kept
    typed: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return typed


_unicode = _call(raw.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_object = _call(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_generated = _call(raw.FPDFText_IsGenerated, _INT, _POINTER, _INT)
_loose_box = _call(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_origin = _call(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
_tight_box = _call(raw.FPDFText_GetCharBox, _INT, _POINTER, _INT, _POINTER, _POINTER, _POINTER, _POINTER)
_font = _call(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)
_render_mode = _call(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_mark = _call(raw.FPDFPageObj_GetMarkedContentID, _INT, _POINTER)
_font_size = _call(raw.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_matrix = _call(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)


class Glyphs:
    """A page's characters in the order of the file. ``texts``: what each reads, " " for all that is white.

    ``lefts`` and ``rights`` hold where each begins and where the next is due; ``x`` and ``y`` its origin.
    """

    def __init__(self, textpage: Any) -> None:  # noqa: ANN401
        self.textpage = textpage
        self.page = ctypes.cast(textpage.raw, _POINTER).value
        self.count = count = textpage.count_chars()
        numbers = range(count)
        self.codes: list[int] = list(map(_unicode, repeat(self.page, count), numbers))
        self.objects: list[int | None] = list(map(_object, repeat(self.page, count), numbers))
        boxes, points = array("f", bytes(16 * count)), array("d", bytes(16 * count))
        start = boxes.buffer_info()[0]
        _run(map(_loose_box, repeat(self.page, count), numbers, range(start, start + 16 * count, 16)))
        start = points.buffer_info()[0]
        across, up = range(start, start + 16 * count, 16), range(start + 8, start + 8 + 16 * count, 16)
        _run(map(_origin, repeat(self.page, count), numbers, across, up))
        self.lefts, self.rights = boxes[0::4], boxes[2::4]
        self.x, self.y = points[0::2], points[1::2]
        self.texts = _texts(self)
        self.faces = _faces(self)

    def tight(self, index: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of what is drawn."""
        box = (ctypes.c_double * 4)()
        start = ctypes.addressof(box)
        _tight_box(self.page, index, start, start + 8, start + 16, start + 24)
        return box[0], box[1], box[2], box[3]

    def is_generated(self, index: int) -> bool:
        """Is it a space or a line end that only pdfium sees?"""
        return bool(_generated(self.page, index) == 1)

    def is_blank(self, index: int) -> bool:
        """Does it take no room?"""
        return self.rights[index] <= self.lefts[index]


def _run(calls: Iterable[int]) -> None:
    deque(calls, maxlen=0)


def _texts(glyphs: Glyphs) -> list[str]:
    """A letter beyond U+FFFF may come as two codes: the first of them reads ""."""
    known = max(glyphs.codes, default=0) < 0x110000
    texts = list(map(chr, glyphs.codes if known else [min(code, 0x10FFFF) for code in glyphs.codes]))
    high = last = 0
    for index, code in [(index, code) for index, code in enumerate(glyphs.codes) if not 0x20 <= code < 0x7F]:
        high, last = high if last == index - 1 else 0, index
        if 0xD800 <= code < 0xDC00:
            high, texts[index] = code, ""
        else:
            texts[index] = _text(glyphs, index, code, high)
            high = 0
    return texts


def _text(glyphs: Glyphs, index: int, code: int, high: int) -> str:
    text = chr(code) if code < 0x110000 else "\ufffd"
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else "\ufffd"
    if text in _SPACES and (code > 0x1F or glyphs.is_generated(index) or glyphs.is_blank(index)):
        return " "
    if code < 0xB0 or code in _NO_LETTERS:
        return _low(glyphs, index, code)
    if 0xF730 <= code <= 0xF739 or 0xF761 <= code <= 0xF77A:
        return chr(code - 0xF700)  # old-style figures and small capitals, as Adobe's faces number them
    return _SYMBOLS.get(text, text)


def _low(glyphs: Glyphs, index: int, code: int) -> str:
    """What reads as a sign of control is a hyphen, nothing, or a glyph whose letter the file doesn't say."""
    if code == 0xAD or raw.FPDFText_IsHyphen(glyphs.textpage, index) == 1:
        return "-"  # a soft hyphen that is drawn is a hyphen
    if code == 0 and glyphs.is_blank(index):
        return "\u200c" if _is_joined(glyphs, index) else ""  # a sign that keeps letters apart, or none
    return "\ufffd" if code < 0xA0 or code in _NO_LETTERS else chr(code)


def _is_joined(glyphs: Glyphs, index: int) -> bool:
    """Does it stand between letters of a script that joins them, and keeps them apart?"""
    around = glyphs.codes[index - 1 : index] + glyphs.codes[index + 1 : index + 2]
    return len(around) == 2 and all(0x600 <= code < 0x780 for code in around)


def _faces(glyphs: Glyphs) -> dict[int, Face]:
    """The face of each text object, read from its first character."""
    fonts: dict[int, tuple[bool, bool]] = {}
    faces: dict[int, Face] = {}
    first = dict(zip(reversed(glyphs.objects), range(glyphs.count - 1, -1, -1), strict=True))
    for item, index in sorted(first.items(), key=itemgetter(1)):
        if item is not None:
            faces[item] = _face(glyphs, index, item, fonts)
    return faces


def _face(glyphs: Glyphs, index: int, item: int, fonts: dict[int, tuple[bool, bool]]) -> Face:
    key = _font(item) or 0
    if key not in fonts:
        fonts[key] = _look(glyphs, index)
    italic, bold = fonts[key]
    bold = bold or _render_mode(item) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
    matrix = raw.FS_MATRIX()
    size, turn = _font_size(glyphs.page, index), 0
    if _matrix(glyphs.page, index, ctypes.addressof(matrix)):
        along = math.hypot(matrix.a, matrix.b) or 1.0
        across = (matrix.a * matrix.c + matrix.b * matrix.d) / along
        height = abs(matrix.a * matrix.d - matrix.b * matrix.c) / along
        size *= height or 1.0
        italic = italic or across > _SLANT * (height or 1.0)
        if abs(matrix.b) > 0.02 * abs(matrix.a) or matrix.a < 0:
            turn = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
    size = abs(size) if math.isfinite(size) else 0.0
    return Face(size or 1.0, italic, bold, turn, _mark(item))


def _look(glyphs: Glyphs, index: int) -> tuple[bool, bool]:
    """Italic, bold: by the font's flags, weight or name."""
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(256)
    raw.FPDFText_GetFontInfo(glyphs.textpage, index, name, 256, flags)
    called = name.value.decode("utf-8", "replace")
    italic = bool(flags.value & _ITALIC_FLAG) or bool(_ITALIC.search(called))
    heavy = raw.FPDFText_GetFontWeight(glyphs.textpage, index) >= _BOLD_WEIGHT
    return italic, heavy or bool(flags.value & _BOLD_FLAG) or bool(_BOLD.search(called))
