"""Take out of a page what is no text of it: programs, hidden things, forms, the site around the article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import etree

from briefbuilder.problems import Place, Problems
from briefbuilder.read.delivered import Dropped, Spot
from briefbuilder.read.html_tags import ACTIVE, BLOCKS, CHROME, CONTROLS, HEAD, PICTURES, SILENT

Element = Any

_KEPT = frozenset({"href", "src", "alt", "title", "lang", "start", "colspan", "rowspan", "align"})
_KEPT_CLASSES = frozenset({"smallcaps", "underline", "line-block"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_NAMED = frozenset({"div", "section", "aside", "ul", "form", "p"})
# Names that sites of every make give to what is not their text; one sign of two.
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|share|sharing|social|comments?|respond|related|recommended|newsletter|subscribe"
    r"|breadcrumbs?|sidebar|promo|advert\w*|pagination|menu|navigation|skip-?link|print-?tools)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAIN_SHARE = 0.5  # an <article> that holds less of the page's words is one of many, not the page's text


def visible_text(root: Element) -> str:
    """All text of a page that a reader can see, block by block; an extraction that shares nothing with the mapping."""
    parts: list[str] = []
    _gather(root, parts)
    return "".join(parts)


def _gather(root: Element, parts: list[str]) -> None:
    silent: Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if silent is None and (element.tag in SILENT or element.tag in PICTURES):
                silent = element
            if silent is None:
                parts.append(("\n" if element.tag in BLOCKS else "") + (element.text or ""))
            continue
        if silent is element:
            silent = None
        if silent is None and element is not root:
            parts.append(("\n" if element.tag in BLOCKS else "") + (element.tail or ""))


def clean(root: Element, spots: Mapping[Element, Spot], path: str, problems: Problems) -> list[Dropped]:
    """Change the tree in place; give back what was text in a sense, for the ledger."""
    _report_active(root, spots, path, problems)
    _report_pictures(root, spots, path, problems)
    etree.strip_elements(root, *SILENT - HEAD, *PICTURES, with_tail=False)
    dropped = [_drop(element, spots, "hidden") for element in _topmost(root, _is_hidden)]
    dropped += [_drop(element, spots, "form") for element in _topmost(root, lambda one: one.tag in CONTROLS)]
    dropped += [_drop(element, spots, "site-chrome") for element in _chrome(root)]
    dropped = [item for item in dropped if item.text]
    for rule in sorted({item.rule for item in dropped}):
        _report_dropped(rule, [item for item in dropped if item.rule == rule], path, problems)
    _wrap_languages(root)
    _strip_attributes(root)
    return dropped


def _report_active(root: Element, spots: Mapping[Element, Spot], path: str, problems: Problems) -> None:
    active = next((element for element in root.iter(etree.Element) if _is_active(element)), None)
    if active is not None:
        problems.note(
            "active-content", "scripts and embedded content of the page are left out", _at(path, spots, active)
        )


def _is_active(element: Element) -> bool:
    return element.tag in ACTIVE or any(name.lower().startswith("on") for name in element.attrib)


def _report_pictures(root: Element, spots: Mapping[Element, Spot], path: str, problems: Problems) -> None:
    for element in root.iter(*PICTURES):
        if element.getparent() is None or element.getparent().tag not in PICTURES:
            text = f"a picture drawn within the page (<{element.tag}>) is left out"
            problems.warn("picture-missing", text, _at(path, spots, element))


def _at(path: str, spots: Mapping[Element, Spot], element: Element) -> Place:
    spot = spots.get(element, Spot(0))
    return Place(path, spot.line, 1 if spot.line else 0, spot.detail)


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _topmost(root: Element, wanted: Callable[[Element], bool]) -> Iterator[Element]:
    """The elements that are wanted and are not within another that is."""
    found: list[Element] = []
    inside: Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and inside is None and element.tag not in {"html", "body"} and wanted(element):
            inside = element
            found.append(element)
        elif event == "end" and inside is element:
            inside = None
    return iter(found)


def _chrome(root: Element) -> list[Element]:
    """Navigation; and, where one element is the page's text, the site's parts outside it."""
    found = list(_topmost(root, lambda element: element.tag == "nav" and not _holds_notes(element)))
    main = _main(root)
    if main is not None:
        around = {id(element) for element in main.iterancestors()} | {id(element) for element in main.iter()}
        found += [
            element
            for element in _topmost(root, lambda one: one.tag in CHROME)
            if id(element) not in around and not _holds_notes(element)
        ]
        named = _topmost(root, lambda one: _is_named_chrome(one, outside=id(one) not in around))
        found += [element for element in named if not _holds_notes(element)]
    return _outermost(found)


def _outermost(elements: list[Element]) -> list[Element]:
    """Each element once, and none within another of them."""
    unique = {id(element): element for element in elements}
    return [one for one in unique.values() if not any(id(parent) in unique for parent in one.iterancestors())]


def _is_named_chrome(element: Element, *, outside: bool) -> bool:
    """Its class, id or role says so; within the text it must also be made of links."""
    if element.tag not in _NAMED:
        return False
    names = " ".join(element.get(name) or "" for name in ("class", "id", "role", "aria-label"))
    if not _CHROME_NAME.search(names):
        return False
    links = sum(_words(link) for link in element.iter("a"))
    return outside or 2 * links > _words(element) > 0


def _holds_notes(element: Element) -> bool:
    """Does a link of the page point into this part? Then it may hold the notes."""
    ids = {one.get("id") or one.get("name") for one in element.iter(etree.Element)} - {None}
    calls = (link.get("href") for link in element.getroottree().iter("a"))
    return any(href and href.startswith("#") and href[1:] in ids for href in calls)


def _main(root: Element) -> Element | None:
    """The one <article>, else the one <main>, if it holds most of the page's words."""
    for tag in ("article", "main"):
        found = list(root.iter(tag))
        if len(found) == 1 and _words(found[0]) >= _MAIN_SHARE * _words(root):
            return found[0]
    return None


def _words(element: Element) -> int:
    return len(_WORD.findall(visible_text(element)))


def _drop(element: Element, spots: Mapping[Element, Spot], rule: str) -> Dropped:
    """Take an element out and keep what follows it."""
    text = " ".join(visible_text(element).split())
    element.drop_tree()
    return Dropped(text, spots.get(element, Spot(0)), rule)


def _report_dropped(rule: str, items: list[Dropped], path: str, problems: Problems) -> None:
    what = {"hidden": "hidden text", "form": "a form's furniture", "site-chrome": "the site around the text"}[rule]
    first = items[0]
    place = Place(path, first.spot.line, 1, first.spot.detail)
    problems.note(f"{rule}-removed", f"{what} is left out ({len(items)} parts)", place, excerpt=first.text[:200])


def _wrap_languages(root: Element) -> None:
    """Divide off what has a ``lang``: pandoc keeps it on divisions only."""
    for element in list(
        root.iter("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "section")
    ):
        lang = element.get("lang")
        if lang and element.getparent() is not None:
            wrapper = element.makeelement("div", {"lang": lang})
            wrapper.tail, element.tail = element.tail, None
            element.getparent().replace(element, wrapper)
            wrapper.append(element)


def _strip_attributes(root: Element) -> None:
    """Only attributes that the mapping reads stay; ids stay until the notes are lifted."""
    for element in root.iter(etree.Element):
        classes = [name for name in (element.get("class") or "").split() if name in _KEPT_CLASSES]
        hint = f"{element.get('class') or ''} {element.get('role') or ''} {element.get('rel') or ''}".strip()
        for name in list(element.attrib):
            if name not in _KEPT and name not in {"id", "name"}:
                del element.attrib[name]
        if classes:
            element.set("class", " ".join(classes))
        if hint:
            element.set("data-hint", hint)
