"""A chapter's HTML fragment as a tree: parse it, walk it, write it as XHTML or HTML again.

In: the safe fragments of ``Cited``.  Out: ``lxml`` elements without namespace under one ``div``; each format changes
its own copy (notes at the page's foot, pop-ups, previews) and writes it back.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree
from markupsafe import Markup

from briefbuilder.problems import OurError

Element = Any  # lxml carries no types

_ADDRESS = re.compile(r"https?://\S+")
_BREAK_AFTER = re.compile(r"(?<=[/_])(?=[^/\s])|(?<=[^/:\s])(?=[?&#=])")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)(\w+);")


def parse(html: str) -> Element:
    """The fragment under a ``div``: ``parse("<p>a</p>")``. Raises OurError where it is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(f"<div>{_named_entities(html)}</div>", parser)
    except etree.XMLSyntaxError as error:
        raise OurError(f"a chapter's fragment is not well-formed XHTML: {error}") from error


def _named_entities(html: str) -> str:
    """``&nbsp;`` and its kin as characters; XML knows five names only."""
    return _ENTITY.sub(lambda found: entities.unescape(found[0]), html)


def markup(tree: Element, method: str = "xml") -> Markup:
    """What stands within the element, as safe markup; ``method`` is "xml" (XHTML) or "html"."""
    parts = [_escape(tree.text or "")]
    parts += [etree.tostring(child, encoding="unicode", method=method) for child in tree]
    return Markup("".join(parts))  # noqa: S704 - a tree made of safe fragments, written by a serialiser


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def text(tree: Element) -> str:
    """All text of the element."""
    return "".join(tree.itertext())


def element(tag: str, attributes: dict[str, str] | None = None, words: str = "") -> Element:
    """A new element: ``element("span", {"class": "card"}, "note")``."""
    new = etree.Element(tag, attributes or {})
    new.text = words or None
    return new


def calls(tree: Element) -> Iterator[Element]:
    """The links that call notes, in order."""
    yield from tree.iterfind(".//a[@role='doc-noteref']")


def insert_after(node: Element, new: Element) -> None:
    """Put ``new`` right behind ``node``, before the text that follows it."""
    new.tail, node.tail = node.tail, None
    node.addnext(new)


def parse_inline(html: str) -> Element:
    """The fragment of a list's entry; the blocks that numeric styles make (label, text) become spans of their class."""
    tree = parse(html)
    for block in list(tree.iterdescendants("div", "p")):
        block.tag = "span"
    return tree


def unwrap(node: Element) -> None:
    """Take the element away and leave what is in it."""
    parent, previous = node.getparent(), node.getprevious()
    if parent is None:
        return
    _append_text(parent, previous, node.text or "")
    for child in list(node):
        node.addprevious(child)
        previous = child
    _append_text(parent, previous, node.tail or "")
    node.tail = None
    parent.remove(node)


def _append_text(parent: Element, previous: Element | None, words: str) -> None:
    if previous is None:
        parent.text = (parent.text or "") + words
    else:
        previous.tail = (previous.tail or "") + words


def resolve_pictures(tree: Element, address: Callable[[str], str]) -> None:
    """Give each ``asset:NAME`` picture its format's address; of other pictures only the text alternative stays."""
    for image in list(tree.iter("img")):
        target = image.get("src", "")
        if target.startswith("asset:"):
            image.set("src", address(target.removeprefix("asset:")))
        else:
            stand_in = element("span", {"class": "lost-picture"}, f"[{image.get('alt', '')}]")
            insert_after(image, stand_in)
            parent = image.getparent()
            if parent is not None:
                parent.remove(image)


def address_pieces(words: str) -> list[str]:
    """A text cut where an address in it may break: ``["see https://", "a.org/", "b"]``."""
    cuts = [0]
    for found in _ADDRESS.finditer(words):
        cuts += [found.start() + match.start() for match in _BREAK_AFTER.finditer(found[0]) if match.start()]
    return [words[a:b] for a, b in zip(cuts, [*cuts[1:], len(words)], strict=True)]


def break_addresses(tree: Element, mark: str = "") -> None:
    """Let addresses break after slashes: with the character ``mark``, or with ``<wbr/>`` where it is empty."""
    for node in list(tree.iter()):
        if node.tag == "a" and (node.text or "").startswith("http"):
            node.set("class", f"{node.get('class', '')} url".strip())
        if mark:
            node.text = mark.join(address_pieces(node.text)) if node.text else node.text
            node.tail = mark.join(address_pieces(node.tail)) if node.tail else node.tail
        else:
            _with_wbr(node)


def _with_wbr(node: Element) -> None:
    tail = address_pieces(node.tail or "")
    anchor = node
    node.tail = tail[0] or None
    for piece in tail[1:]:
        mark = element("wbr")
        anchor.addnext(mark)
        mark.tail = piece
        anchor = mark
    pieces = address_pieces(node.text or "")
    node.text = pieces[0] or None
    for index, piece in enumerate(pieces[1:]):
        mark = element("wbr")
        mark.tail = piece
        node.insert(index, mark)
