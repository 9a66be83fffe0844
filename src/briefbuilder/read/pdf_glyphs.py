"""A PDF's pages → lines of glyphs with baseline, size and face: the only place that talks to pypdfium2."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

from briefbuilder.problems import UnreadableSource

MOST_PAGES = 5_000
_ITALIC_FLAG = 1 << 6
_BOLD_FLAG = 1 << 18
_BOLD_WEIGHT = 600
_ITALIC = re.compile(r"italic|oblique|kursiv|slanted", re.IGNORECASE)
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_SPACES = frozenset(" \t\u00a0\u2002\u2003\u2009")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: where it begins and ends across, its baseline, its size in points, its face."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The glyphs between two line ends; ``number`` counts from 1 on its page."""

    page: int
    number: int
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """What a PDF holds: lines in the order of its pages, each page's plain text, its properties."""

    lines: tuple[Line, ...]
    texts: tuple[str, ...]
    properties: dict[str, str]


def read_pages(data: bytes, path: str) -> Pages:
    """Open a PDF. Raises UnreadableSource for what is locked, damaged or has no text."""
    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        why = (
            "protected by a password; save it without one" if "password" in str(error).lower() else f"damaged ({error})"
        )
        raise UnreadableSource(f"{path}: the PDF is {why}") from error
    with closing(opened):
        count = len(opened)
        if not 0 < count <= MOST_PAGES:
            raise UnreadableSource(f"{path}: the PDF has {count} pages; between 1 and {MOST_PAGES} can be read")
        try:
            return _pages(opened)
        except pypdfium2.PdfiumError as error:
            raise UnreadableSource(f"{path}: the PDF is damaged ({error})") from error


def _pages(opened: Any) -> Pages:  # noqa: ANN401 - pypdfium2 has no types
    lines: list[Line] = []
    texts: list[str] = []
    for number in range(1, len(opened) + 1):
        with closing(opened[number - 1]) as page, closing(page.get_textpage()) as textpage:
            texts.append(textpage.get_text_range())
            lines += _lines(number, _glyphs(textpage))
    properties = {str(name): str(value) for name, value in opened.get_metadata_dict(skip_empty=True).items()}
    return Pages(tuple(lines), tuple(texts), properties)


def _lines(page: int, glyphs: Iterator[Glyph]) -> Iterator[Line]:
    """Part glyphs at the line ends that pdfium puts where a line ends; lines of white space are none."""
    current: list[Glyph] = []
    number = 0
    for glyph in glyphs:
        if glyph.text not in {"\r", "\n"}:
            current.append(glyph)
            continue
        if any(not one.text.isspace() for one in current):
            number += 1
            yield Line(page, number, tuple(current))
        current = []
    if any(not one.text.isspace() for one in current):
        yield Line(page, number + 1, tuple(current))


def _glyphs(textpage: Any) -> Iterator[Glyph]:  # noqa: ANN401
    faces: dict[int, tuple[bool, bool]] = {}
    last = Glyph(" ", 0, 0, 0, 0)
    high = 0
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        text = _character(textpage, index, code)
        if raw.FPDFText_IsGenerated(textpage, index) == 1:  # a space or a line end that the layout implies
            last = Glyph(text, last.right, last.right, last.baseline, last.size, last.italic, last.bold)
        else:
            last = _placed(textpage, index, text, faces)
        yield last


def _character(textpage: Any, index: int, code: int) -> str:  # noqa: ANN401
    if raw.FPDFText_IsHyphen(textpage, index) == 1:
        return "-"
    if code in {0, 0xFFFE, 0xFFFF} or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return " " if chr(code) in _SPACES else chr(code)


def _placed(textpage: Any, index: int, text: str, faces: dict[int, tuple[bool, bool]]) -> Glyph:  # noqa: ANN401
    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    matrix = raw.FS_MATRIX()
    scale = math.hypot(matrix.b, matrix.d) if raw.FPDFText_GetMatrix(textpage, index, matrix) else 1.0
    size = raw.FPDFText_GetFontSize(textpage, index) * (scale or 1.0)
    return Glyph(text, left.value, right.value, y.value, size, *_face(textpage, index, faces))


def _face(textpage: Any, index: int, faces: dict[int, tuple[bool, bool]]) -> tuple[bool, bool]:  # noqa: ANN401
    """Italic, bold: by the font's flags, weight or name."""
    item = raw.FPDFText_GetTextObject(textpage, index)
    font = raw.FPDFTextObj_GetFont(item) if item else None
    key = ctypes.cast(font, ctypes.c_void_p).value if font else None
    if key is not None and key in faces:
        return faces[key]
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(256)
    raw.FPDFText_GetFontInfo(textpage, index, name, 256, flags)
    called = name.value.decode("utf-8", "replace")
    italic = bool(flags.value & _ITALIC_FLAG) or bool(_ITALIC.search(called))
    heavy = raw.FPDFText_GetFontWeight(textpage, index) >= _BOLD_WEIGHT
    face = (italic, heavy or bool(flags.value & _BOLD_FLAG) or bool(_BOLD.search(called)))
    if key is not None:
        faces[key] = face
    return face
