"""Trees → XHTML fragments: one pandoc for the whole book, each part its own element.

In: parts (a chapter's text, a title, a note, an entry).  Out: checked elements, and their serialised content.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

from briefbuilder import pandoc
from briefbuilder.problems import OurError
from briefbuilder.render import safe, tree
from briefbuilder.render.tree import Nodes

_VOID = frozenset({"br", "hr", "img", "col"})
# A box that begins with a heading becomes a section in pandoc's HTML and takes the heading's id; this stands before it.
_HEAD = tree.plain([tree.span([], classes=["part"])])
_OPTIONS = ("--wrap=none", "--no-highlight", "--email-obfuscation=none")


def print_parts(parts: Sequence[Nodes]) -> list[Any]:
    """Each part as an element that holds its HTML, checked by ``safe.check``."""
    html = pandoc.from_ast(tree.document([tree.div([_HEAD, *part]) for part in parts]), "html5", *_OPTIONS)
    root = safe.parse(tree.clean(html))
    elements = list(root)
    if len(elements) != len(parts):
        raise OurError(f"pandoc printed {len(elements)} parts of {len(parts)}")
    for element in elements:
        _take_head(element)
        _mend(element)
        safe.check(element)
    return elements


def _take_head(part: Any) -> None:  # noqa: ANN401 - lxml has no public element type
    head = part[0] if len(part) else None
    if head is None or head.get("class") != "part":
        raise OurError("a part of the book came back from pandoc without its head")
    part.text = (head.tail or "").lstrip("\n")
    part.remove(head)


def _mend(part: Any) -> None:  # noqa: ANN401 - lxml has no public element type
    for element in part.iter():
        classes = (element.get("class") or "").split()
        if element.tag == "span" and "call" in classes:
            element.tag = "sup"
        if element.tag == "div" and any(name.startswith("csl-") for name in classes):
            element.tag = "span"  # pandoc writes a block, but an entry is one line of inlines
        if element.tag == "a":
            _mend_link(element)
        if element.tag not in _VOID and element.text is None and not len(element):
            element.text = ""  # <span></span>: an HTML reader takes <span/> for an opening tag


def _mend_link(link: Any) -> None:  # noqa: ANN401 - lxml has no public element type
    link.attrib.pop("class", None)
    if link.get("href", "").startswith("http"):
        link.set("rel", "noopener")


def inner(element: Any) -> str:  # noqa: ANN401 - lxml has no public element type
    """What stands within, as XHTML."""
    text = (element.text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (text + "".join(etree.tostring(child, encoding="unicode") for child in element)).strip("\n")


def words(element: Any) -> str:  # noqa: ANN401 - lxml has no public element type
    """The text within, calls left out, white space folded (no-break spaces are kept)."""
    return " ".join(part for part in "".join(_texts(element)).replace("\n", " ").split(" ") if part)


def _texts(element: Any) -> list[str]:  # noqa: ANN401 - lxml has no public element type
    out = [element.text or ""]
    for child in element:
        if child.tag == "br":
            out.append(" ")
        elif not (child.tag == "sup" and child.get("class") == "call"):
            out += _texts(child)
        out.append(child.tail or "")
    if element.tag in ("p", "li", "td", "th", "div", "blockquote"):
        out.append(" ")
    return out
