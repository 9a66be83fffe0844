"""The XML of an OpenDocument text, read directly: names of its elements, its words, rows, lines of code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefbuilder.read.odt_styles import OFFICE, TEXT

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
HREF = "{http://www.w3.org/1999/xlink}href"
ID = "{http://www.w3.org/XML/1998/namespace}id"
PICTURES = "Pictures/"

LEAVES = frozenset({f"{TEXT}p", f"{TEXT}h"})
# What a program made of the rest of the text, with the numbers of pages that are none here.
CONTENTS = frozenset(
    f"{TEXT}{name}" for name in ("table-of-content", "illustration-index", "table-index", "alphabetical-index",
                                 "user-index", "object-index")
)  # fmt: skip
# Never shown: what was taken out, declarations, forms, the anchors of things.
UNSEEN = frozenset(
    {f"{TEXT}tracked-changes", f"{OFFICE}forms", f"{OFFICE}annotation-end", f"{TEXT}index-title-template",
     f"{TEXT}table-of-content-source", f"{SVG}title", f"{SVG}desc", f"{DRAW}object", f"{DRAW}object-ole",
     f"{DRAW}plugin", f"{DRAW}applet", f"{DRAW}floating-frame", f"{OFFICE}event-listeners"}
)  # fmt: skip
DRAWN = frozenset(f"{DRAW}{name}" for name in ("object", "object-ole", "plugin", "applet", "floating-frame"))
MOST = 1000  # spaces or cells that one element may stand for

Element = Any


def seen_text(root: Element) -> str:
    """All words below an element that are shown, leaf by leaf; an extraction that shares nothing with the mapping."""
    parts: list[str] = []
    unseen: Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if unseen is None and (
                element.tag in UNSEEN or (element.getparent() is not None and _is_signature(element))
            ):
                unseen = element
            if unseen is None:
                parts.append(_GAPS.get(element.tag, "") + (element.text or ""))
            continue
        unseen = None if element is unseen else unseen
        if unseen is None and element is not root:
            parts.append((" " if element.tag in LEAVES else "") + (element.tail or ""))
    return "".join(parts)


def _is_signature(element: Element) -> bool:
    """Who wrote a remark in the margin, and when."""
    return element.getparent().tag == f"{OFFICE}annotation" and element.tag not in LEAVES | {f"{TEXT}list"}


_GAPS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": " ", f"{TEXT}p": "\n", f"{TEXT}h": "\n"}


def verbatim(element: Element) -> str | None:
    """The line of code that a paragraph is; None where it holds more than letters and spaces."""
    parts = [element.text or ""]
    for child in element:
        inner = verbatim(child) if child.tag in _CODE_PARTS else None
        if inner is None:
            return None
        count = child.get(f"{TEXT}c") or "1"
        times = min(int(count), MOST) if count.isdecimal() and len(count) < 6 else 1
        parts += [_CODE_PARTS[child.tag] * times, inner, child.tail or ""]
    return "".join(parts)


_CODE_PARTS = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}span": ""}


def rows(table: Element, *, header: bool) -> Iterator[Element]:
    """The rows of a table, those of its head or all others."""
    for child in table:
        if child.tag == f"{TABLE}table-row" and not header:
            yield child
        elif child.tag == f"{TABLE}table-header-rows" and header:
            yield from child.iterfind(f"{TABLE}table-row")
        elif child.tag in {f"{TABLE}table-rows", f"{TABLE}table-row-group"}:
            yield from rows(child, header=header)


def count(cell: Element, name: str) -> int:
    """How many ``"columns-spanned"`` or ``"rows-spanned"`` a cell takes."""
    said = cell.get(f"{TABLE}number-{name}") or "1"
    return min(max(int(said), 1), MOST) if said.isdecimal() and len(said) < 6 else 1


def alternative(frame: Element) -> str:
    """A picture's text alternative."""
    found = (frame.findtext(f"{SVG}{name}") or "" for name in ("title", "desc"))
    return next((" ".join(words.split()) for words in found if words.strip()), "")
