"""Notes of a page that no link leads to, or several in one paragraph → the shapes that ``html_notes`` lifts out.

``<dl><dt>1<dd>Ames``: a paragraph each. ``<p><a name="n1">1</a> Ames<br><a name="n2">2</a> Bell``: two. Raised figures
1, 2, 3 without links, and a last list of three: each is linked to its item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from lxml import etree

from briefbuilder.read.delivered import Spot
from briefbuilder.read.html_tags import BLOCKS, HEADINGS
from briefbuilder.read.spans import LABEL
from briefbuilder.words import NOTES_HEADINGS

Element = Any

_MARK = re.compile(r"^\s*[\[(]?\s*(\d{1,3})\s*[\])]?[.:]?\s*$")
_NOTES_HEADINGS = frozenset(heading for headings in NOTES_HEADINGS.values() for heading in headings)
_LEAST = 2  # notes
_MOST = 50  # lists of terms that are looked at
_NAME = "unlinked-note-"


def shape_notes(root: Element, spots: dict[Element, Spot]) -> None:
    """Part and link what is surely notes; the page's words stay as they are."""
    for paragraph in list(root.iter("p")):
        _part(paragraph, spots)
    for terms in list(root.iter("dl"))[-_MOST:]:
        _flatten(terms, root)
    _link_to_list(root)


def _number(element: Element) -> int:
    match = _MARK.match(element.text_content())
    return int(match[1]) if match else 0


def _rises(numbers: list[int]) -> bool:
    return len(numbers) >= _LEAST and all(b == a + 1 for a, b in pairwise(numbers))


# --- Several notes in one paragraph ---------------------------------------------------------------------------------


def _part(paragraph: Element, spots: dict[Element, Spot]) -> None:
    """A paragraph of its own for each mark that is an anchor, or is raised at the beginning of a line."""
    heads = [one for one in paragraph if _is_head(one)]
    if not heads or (paragraph.text or "").strip(" \t\r\n[(") or heads[0] is not paragraph[0]:
        return
    if not _rises([_number(head) for head in heads]):
        return
    for head in reversed(heads[1:]):
        _cut(paragraph, head, spots)


def _is_head(element: Element) -> bool:
    if element.tag not in {"a", "sup"} or not _number(element):
        return False
    previous = element.getprevious()
    at_start = previous is None or (previous.tag == "br" and not (previous.tail or "").strip(" \t\r\n[("))
    named = element.tag == "a" and (element.get("name") or element.get("id"))
    return bool(named) or at_start


def _cut(paragraph: Element, head: Element, spots: dict[Element, Spot]) -> None:
    """From ``head`` on, a paragraph of its own."""
    below = paragraph.makeelement("p", {})
    previous = head.getprevious()
    bracket = re.search(r"[\[(]\s*\Z", previous.tail or "")
    if bracket:
        below.text, previous.tail = bracket[0], previous.tail[: bracket.start()]
    below.extend([head, *head.itersiblings()])
    if previous.tag == "br" and not (previous.tail or "").strip():
        previous.drop_tree()
    below.tail, paragraph.tail = paragraph.tail, None
    paragraph.addnext(below)
    spots[below] = spots.get(head) or spots.get(paragraph) or Spot(0)


# --- Terms and definitions ------------------------------------------------------------------------------------------


def _flatten(terms: Element, root: Element) -> None:
    """Marks and their notes as terms and definitions become a block each, if something in the text calls them."""
    names = [one for one in terms if one.tag == "dt"]
    pairs = [(one, one.getnext()) for one in names if one.getnext() is not None and one.getnext().tag == "dd"]
    if len(pairs) * 2 != len(terms) or not _rises([_number(one) for one in names]) or not _is_called(names, root):
        return
    linked = not _ids(terms).isdisjoint((one.get("href") or "").removeprefix("#") for one in root.iter("a"))
    calls = [] if linked else list(_calls(root, terms))
    if calls and len(calls) == len(pairs) and _number(names[0]) == 1:
        _link(calls, [definition for _, definition in pairs])
    for term, definition in pairs:
        _put_before(term, definition)
    terms.tag = "div"


def _ids(terms: Element) -> set[str]:
    return {value for one in terms.iter(etree.Element) for value in (one.get("id"), one.get("name")) if value}


def _put_before(term: Element, definition: Element) -> None:
    """The mark becomes the label at the head of its note's first paragraph."""
    first = definition[0] if len(definition) and not (definition.text or "").strip() else definition
    block = first if first.tag == "p" else definition
    term.tag, term.tail = "span", " " + (block.text or "").lstrip()
    term.set(f"data-{LABEL}", "1")
    block.text = None
    block.insert(0, term)
    definition.tag = "div" if any(one.tag in BLOCKS - {"br"} for one in definition) else "p"


def _is_called(names: list[Element], root: Element) -> bool:
    """Do raised figures or links with most of these numbers stand above?"""
    wanted = {_number(one) for one in names}
    inside = {one for name in names for one in name.getparent().iter(etree.Element)}
    above = {_number(one) for tag in ("sup", "a") for one in root.iter(tag) if one not in inside}
    return 2 * len(wanted & above) >= len(wanted)


# --- Raised figures and a list at the end ---------------------------------------------------------------------------


def _link_to_list(root: Element) -> None:
    """Figures 1 to n, raised one after the other, and a last list of n items behind them."""
    lists = [one for one in root.iter("ol") if (one.get("start") or "1") == "1"]
    items = [one for one in lists[-1] if one.tag == "li"] if lists else []
    if not items or any(True for _ in lists[-1].iterancestors("li")):
        return
    calls = list(_calls(root, lists[-1]))
    if len(calls) != len(items) or not (len(calls) >= _LEAST or _is_under_heading(lists[-1])):
        return
    _link(calls, items)


def _link(calls: list[Element], notes: list[Element]) -> None:
    for number, (call, item) in enumerate(zip(calls, notes, strict=True), 1):
        link = call.makeelement("a", {"href": f"#{_NAME}{number}"})
        link.text, call.text = call.text, None
        link.extend(list(call))
        call.append(link)
        item.set("name", f"{_NAME}{number}")


def _calls(root: Element, notes: Element) -> Iterator[Element]:
    """Raised figures above the list that go on from 1, each behind a word; no link is among them."""
    wanted = 1
    for element in root.iter("sup", notes.tag):
        if element is notes:
            return
        if element.tag != "sup" or _number(element) != wanted or element.find(".//a") is not None:
            continue
        if not any(True for _ in element.iterancestors("a", *HEADINGS)) and _has_text_before(element):
            wanted += 1
            yield element


def _has_text_before(element: Element) -> bool:
    previous, parent = element.getprevious(), element.getparent()
    before = parent.text if previous is None else previous.tail
    return bool((before or "").strip()) or previous is not None or parent.tag in {"i", "em", "b", "strong", "span"}


def _is_under_heading(notes: Element) -> bool:
    previous = notes.getprevious()
    return previous is not None and previous.text_content().strip(" :.\n").casefold() in _NOTES_HEADINGS
