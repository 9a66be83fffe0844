"""The styles of an OpenDocument text: what a style's name says, and what it does to letters, margins and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefbuilder.model import Style
from briefbuilder.read.style_names import heading_level

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

_DEEPEST = 20  # parents of a style; a circle of parents must end
_ESCAPED = re.compile(r"_([0-9a-fA-F]{1,4})_")
_LENGTH = re.compile(r"(-?\d{1,4}(?:\.\d{1,6})?)(cm|mm|in|pt|pc|px)\Z")
_POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_ALIGNS = {"end": "AlignRight", "right": "AlignRight", "center": "AlignCenter"}

Element = Any


class Styles:
    """All styles that the text may name: its own and the document's."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        self._own: set[str] = set()  # automatic ones: what somebody did to this very paragraph
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, Element] = {}
        for root in (styles, content):
            if root is not None:
                self._gather(root)
        for style in content.iterfind(f"{OFFICE}automatic-styles/{STYLE}style"):
            self._own.add(style.get(f"{STYLE}name") or "")

    def _gather(self, root: Element) -> None:
        for style in root.iter(f"{STYLE}style"):
            self._styles[style.get(f"{STYLE}family") or "", style.get(f"{STYLE}name") or ""] = style
        for style in root.iter(f"{TEXT}list-style"):
            self._lists[style.get(f"{STYLE}name") or ""] = style

    def _chain(self, name: str, family: str) -> Iterator[tuple[str, Element | None]]:
        """A style and its parents."""
        for _ in range(_DEEPEST):
            if not name:
                return
            style = self._styles.get((family, name))
            yield name, style
            name = "" if style is None else style.get(f"{STYLE}parent-style-name") or ""

    def names(self, name: str) -> list[str]:
        """What a paragraph's style and its parents are called: ``"P1"`` gives ``["p1", "text body"]``."""
        found = []
        for one, style in self._chain(name, "paragraph"):
            shown = style.get(f"{STYLE}display-name") if style is not None else ""
            found.append((shown or _ESCAPED.sub(_letter, one)).casefold())
        return found

    def level(self, name: str) -> int:
        """The level of the heading that a paragraph of this style is; 0 for none."""
        for one, style in self._chain(name, "paragraph"):
            outline = style.get(f"{STYLE}default-outline-level") if style is not None else None
            if outline is not None:
                return int(outline) if outline.isdecimal() else 0
            if level := heading_level(_ESCAPED.sub(_letter, one)):
                return level
        return 0

    def look(self, name: str) -> frozenset[Style]:
        """What a style does to letters."""
        return _look(self._properties(name, "text", "text-properties"))

    def direct(self, name: str) -> frozenset[Style]:
        """What somebody did to the letters of a whole paragraph by hand; its named style's look is no emphasis."""
        style = self._styles.get(("paragraph", name))
        if style is None or name not in self._own:
            return frozenset()
        return _look(_merged(style.iterfind(f"{STYLE}text-properties")))

    def is_hidden(self, name: str, family: str) -> bool:
        """Is text of this style shown to nobody?"""
        return self._properties(name, family, "text-properties").get(f"{TEXT}display") == "none"

    def indent(self, name: str) -> tuple[float, float]:
        """Left margin and indent of the first line, in points."""
        said = self._properties(name, "paragraph", "paragraph-properties")
        return _points(said.get(f"{FO}margin-left", "")), _points(said.get(f"{FO}text-indent", ""))

    def align(self, name: str) -> str:
        """How the lines of a paragraph stand: ``"AlignRight"``."""
        said = self._properties(name, "paragraph", "paragraph-properties")
        return _ALIGNS.get(said.get(f"{FO}text-align", ""), "AlignDefault")

    def _properties(self, name: str, family: str, kind: str) -> dict[str, str]:
        """Attributes of a style and its parents; what is nearer holds."""
        return _merged(part for _, style in self._chain(name, family) if style is not None
                       for part in style.iterfind(f"{STYLE}{kind}"))  # fmt: skip

    def numbered(self, name: str, level: int) -> int | None:
        """The first number of a list's level; None where it is marked by bullets."""
        style = self._lists.get(name)
        for kind in style.iterfind(f"{TEXT}list-level-style-number") if style is not None else ():
            if kind.get(f"{TEXT}level") == str(level) and kind.get(f"{STYLE}num-format"):
                start = kind.get(f"{TEXT}start-value") or "1"
                return int(start) if start.isdecimal() and len(start) < 6 else 1
        return None


def _merged(parts: Iterator[Element]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for part in parts:
        for key, value in part.attrib.items():
            merged.setdefault(key, value)
    return merged


def _look(said: dict[str, str]) -> frozenset[Style]:
    found: set[Style] = set()
    if said.get(f"{FO}font-style") in {"italic", "oblique"}:
        found.add("emph")
    if said.get(f"{FO}font-weight") in {"bold", "600", "700", "800", "900"}:
        found.add("strong")
    if said.get(f"{FO}font-variant") == "small-caps":
        found.add("smallcaps")
    if said.get(f"{STYLE}text-line-through-style", "none") != "none":
        found.add("strike")
    if said.get(f"{STYLE}text-underline-style", "none") != "none":
        found.add("underline")
    position = said.get(f"{STYLE}text-position", "0%").split(" ")[0]
    if position == "super" or (position[0:1].isdigit() and position != "0%"):
        found.add("sup")
    elif position == "sub" or position.startswith("-"):
        found.add("sub")
    return frozenset(found)


def _points(length: str) -> float:
    match = _LENGTH.match(length)
    return float(match[1]) * _POINTS[match[2]] if match else 0.0


def _letter(match: re.Match[str]) -> str:
    """``Heading_20_1`` is "Heading 1"."""
    return chr(int(match[1], 16))
