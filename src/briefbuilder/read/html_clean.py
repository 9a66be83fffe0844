"""Take out of a page what is no text of it: programs, hidden things, forms, the site around the article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from briefbuilder.problems import Place, Problems
from briefbuilder.read.delivered import Dropped, Spot
from briefbuilder.read.html_site import site_parts, topmost, visible_text
from briefbuilder.read.html_tags import ACTIVE, CONTROLS, HEAD, PICTURES, SILENT
from briefbuilder.read.links import is_outside, safe_link

__all__ = ["clean", "visible_text"]

Element = Any

_KEPT = frozenset({"href", "src", "alt", "title", "lang", "start", "colspan", "rowspan", "align"})
_KEPT_CLASSES = frozenset({"smallcaps", "underline", "line-block"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN = re.compile(r"(?:^|\s)(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text)(?:$|\s)")


def clean(
    root: Element, spots: Mapping[Element, Spot], path: str, problems: Problems, *, site: bool = True
) -> list[Dropped]:
    """Change the tree in place; give back what was text in a sense, for the ledger."""
    _report_active(root, spots, path, problems)
    _report_pictures(root, spots, path, problems)
    _resolve_links(root)
    etree.strip_elements(root, *SILENT - HEAD, *PICTURES, with_tail=False)
    dropped = [_drop(element, spots, "hidden") for element in topmost(root, _is_hidden)]
    dropped += [_drop(element, spots, "form") for element in topmost(root, lambda one: one.tag in CONTROLS)]
    dropped += [_drop(element, spots, "site-chrome") for element in site_parts(root) if site]
    dropped = [item for item in dropped if item.text]
    for rule in sorted({item.rule for item in dropped}):
        _report_dropped(rule, [item for item in dropped if item.rule == rule], path, problems)
    _wrap_languages(root)
    _strip_attributes(root)
    return dropped


def _resolve_links(root: Element) -> None:
    """Links within the site lead somewhere where the page says what its own address is."""
    stated = [one.get("href") or "" for one in root.iter("base")]
    stated += [one.get("href") or "" for one in root.iter("link") if (one.get("rel") or "").lower() == "canonical"]
    stated += [one.get("content") or "" for one in root.iter("meta") if one.get("property") == "og:url"]
    base = next((safe_link(address) for address in stated if safe_link(address).startswith("http")), "")
    for link in root.iter("a") if base else ():
        href = (link.get("href") or "").strip()
        if href and not href.startswith("#") and not is_outside(href):
            link.set("href", safe_link(urljoin(base, href)) or href)


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
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(element.get("style") or "") or _UNSEEN.search(element.get("class") or ""))


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
