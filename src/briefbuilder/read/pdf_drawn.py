"""What a page shows beside its letters: thin rules and the areas of links, in points from its upper left corner."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from briefbuilder.read.links import safe_link
from briefbuilder.read.pdf_words import Frame

_MOST_OBJECTS = 20_000  # of a page: who draws more draws a map
_MOST_LINKS = 1_000
_THIN = 2.5  # points: what is thicker is a bar, no rule
_SHORT = 20.0  # points: what is shorter is no rule


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the page's upper left corner; ``link`` where it is one."""

    left: float
    top: float
    right: float
    bottom: float
    link: str = ""


def rules(page: Any, frame: Frame) -> Iterator[Box]:  # noqa: ANN401 - pypdfium2 has no types
    """Thin drawn lines across the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            box = _box(frame, left.value, bottom.value, right.value, top.value)
            if box.bottom - box.top <= _THIN and box.right - box.left >= _SHORT:
                yield box


def _box(frame: Frame, left: float, bottom: float, right: float, top: float, link: str = "") -> Box:
    corners = [frame.place(x, y) for x in (left, right) for y in (bottom, top)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(across), min(down), max(across), max(down), link)


def links(opened: Any, page: Any, frame: Frame) -> Iterator[Box]:  # noqa: ANN401
    """The link annotations with an address."""
    position, link, rectangle = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        address = safe_link(_address(opened, link))
        if address and raw.FPDFLink_GetAnnotRect(link, rectangle):
            yield _box(frame, rectangle.left, rectangle.bottom, rectangle.right, rectangle.top, address)


def _address(opened: Any, link: Any) -> str:  # noqa: ANN401
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    return string_of(lambda buffer, size: raw.FPDFAction_GetURIPath(opened, action, buffer, size), "utf-8")


def string_of(fill: Callable[[Any, int], int], encoding: str) -> str:
    """What a function of pdfium writes into a buffer that it first asks the size of."""
    size = fill(None, 0)
    if not 0 < size < 100_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    fill(buffer, size)
    return buffer.raw[:size].decode(encoding, "replace").rstrip("\0")
