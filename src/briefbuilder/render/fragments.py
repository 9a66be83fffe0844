"""A chapter's HTML fragment as a tree: parse it, walk it, write it as XHTML or HTML again.

In: the safe fragments of ``Cited``.  Out: ``lxml`` elements without namespace under one ``div``; each format changes its
own copy (notes at the page's foot, pop-ups, previews) and writes it back.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator

from lxml import etree
from markupsafe import Markup

from briefbuilder.problems import OurError

Element = etree._Element  # lxml has no public name for it

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
    if "&" not in html:
        return html
    import html as entities

    return _ENTITY.sub(lambda found: entities.unescape(found[0]), html)


def markup(element: Element, method: str = "xml") -> Markup:
    """What stands within the element, as safe markup; ``method`` is "xml" (XHTML) or "html"."""
    parts = [_escape(element.text or "")]
    parts += [etree.tostring(child, encoding="unicode", method=method) for child in element]
    return Markup("".join(parts))  # noqa: S704 - a tree made of safe fragments, written by a serialiser


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def text(element: Element) -> str:
    """All text of the element."""
    return "".join(element.itertext())


def clone(element: Element) -> Element:
    """A copy that can be put elsewhere; its tail stays behind."""
    twin = copy.deepcopy(element)
    twin.tail = None
    return twin


def calls(tree: Element) -> Iterator[Element]:
    """The links that call notes, in order."""
    yield from tree.iterfind(".//a[@role='doc-noteref']")


def insert_after(element: Element, new: Element) -> None:
    """Put ``new`` right behind ``element``, before the text that follows it."""
    new.tail, element.tail = element.tail, None
    element.addnext(new)


def unwrap(element: Element) -> None:
    """Take the element away and leave what is in it."""
    parent, previous = element.getparent(), element.getprevious()
    if parent is None:
        return
    _append_text(parent, previous, element.text or "")
    for child in list(element):
        element.addprevious(child)
        previous = child
    _append_text(parent, previous, element.tail or "")
    element.tail = None
    parent.remove(element)


def _append_text(parent: Element, previous: Element | None, words: str) -> None:
    if previous is None:
        parent.text = (parent.text or "") + words
    else:
        previous.tail = (previous.tail or "") + words


def resolve_pictures(tree: Element, address: Callable[[str], str]) -> None:
    """Give each ``asset:NAME`` picture the address its format wants; other pictures go, their text alternative stays."""
    for image in list(tree.iter("img")):
        target = image.get("src", "")
        if target.startswith("asset:"):
            image.set("src", address(target.removeprefix("asset:")))
        else:
            stand_in = etree.Element("span", {"class": "lost-picture"})
            stand_in.text = f"[{image.get('alt', '')}]"
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
    for element in list(tree.iter()):
        if element.tag == "a" and (element.text or "").startswith("http"):
            element.set("class", f"{element.get('class', '')} url".strip())
        if mark:
            element.text = mark.join(address_pieces(element.text)) if element.text else element.text
            element.tail = mark.join(address_pieces(element.tail)) if element.tail else element.tail
        else:
            _with_wbr(element)


def _with_wbr(element: Element) -> None:
    tail = address_pieces(element.tail or "")
    anchor = element
    element.tail = tail[0] or None
    for piece in tail[1:]:
        mark = etree.Element("wbr")
        anchor.addnext(mark)
        mark.tail = piece
        anchor = mark
    pieces = address_pieces(element.text or "")
    element.text = pieces[0] or None
    for index, piece in enumerate(pieces[1:]):
        mark = etree.Element("wbr")
        mark.tail = piece
        element.insert(index, mark)
