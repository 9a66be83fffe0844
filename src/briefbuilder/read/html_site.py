"""Which parts of a page belong to its site: by element, role and name, by links, and by place beside the main text.

Names are one sign among several, for many sites' names say nothing: what they leave standing goes through the pass that
parts text from site by its looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from briefbuilder.read.html_tags import BLOCKS, CHROME, HEADINGS, PICTURES, SILENT

Element = Any

_WORD = re.compile(r"\w+")
_NAMED = frozenset({"div", "section", "aside", "ul", "ol", "form", "p", "footer", "header", "dl", "table", "span"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu"})
# Names that sites of every make give to what is not their text.
_SURE_NAMES = frozenset(
    "cookie cookies consent gdpr comment comments commentlist disqus respond related recommended recommendation"
    " recommendations newsletter sidebar breadcrumb breadcrumbs kommentar kommentare commentaires".split()
)
# … of them those of what readers write and of other texts: sentences, too.
_TALK = frozenset(
    "comment comments commentlist disqus respond related recommended recommendation recommendations cookie cookies"
    " newsletter sidebar kommentar kommentare commentaires".split()
)
_NAMES = frozenset(
    "share sharing sharedaddy social addtoany subscribe subscription promo promotion advert adverts"
    " advertisement ad ads banner pagination pager menu nav navbar navbox navigation skip skiplink skiplinks"
    " print tools toolbar popup modal widget donate donation donations cta bio like likes reaction reactions"
    " rating tags taglist taglinks teaser teasers trending toc catlinks editsection teilen partage partager"
    " werbung publicite paywall masthead".split()
)
_FILLERS = frozenset(
    "box list area section wrapper wrap container bar buttons button links link form block notice inner outer top"
    " bottom left right post entry article site page wp js content main more author item items row col module"
    " inline icons icon footer header title body from read most posts stories articles".split()
)
_NAME_PART = re.compile(r"[^\W\d_]+")
_MAIN_SHARE = 0.5  # an <article> that holds less of the page's words is one of many, not the page's text
_TEXT_SHARE = 0.85  # of the words in paragraphs, for an element that nobody named
_SURE_SHARE, _SHARE = 0.5, 0.15  # of the page's words: the most that a part with such a name takes away
_LEAST = 80  # words that a part may have on any page
_ASIDE = 40
_PARAGRAPH = 12  # words
_LINKED = 0.6  # of the words of a part made of links
_ROWS = frozenset({"table", "div", "p", "ul", "ol"})
_LEAST_LINKS = 3
_MARK = re.compile(r"^\W{0,3}(?:\d{1,4}|[a-z]|[ivxl]{1,6}|[*†‡§¶]{1,3})\W{0,3}$", re.IGNORECASE)


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


def topmost(root: Element, wanted: Callable[[Element], bool]) -> Iterator[Element]:
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


def site_parts(root: Element) -> list[Element]:
    """The parts of a page that are its site's, each once and none within another."""
    return list(topmost(root, _Page(root).is_site))


class _Page:
    """What is asked of a page's elements, counted once: words, words in links, words in paragraphs, notes within."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.words: dict[Element, int] = {}
        self.linked: dict[Element, int] = {}
        self.running: dict[Element, int] = {}
        self._count()
        self.noted = self._noted()
        self.main = self._main()
        self.around = set(self.main.iterancestors()) | {self.main} if self.main is not None else set()
        self.within = set(self.main.iter(etree.Element)) if self.main is not None else set()
        self.headings = {" ".join(one.text_content().split()) for one in root.iter(*HEADINGS)}

    def is_site(self, element: Element) -> bool:
        """Is it a part of the site around or within the text?"""
        if element in self.around or element in self.noted:
            return False
        if element.tag == "nav" or (element.get("role") or "").lower() in _ROLES:
            return True
        if element.tag in CHROME and self.main is not None and element not in self.within:
            return True
        if self._is_named(element) or self._is_aside(element) or self._is_contents(element):
            return True
        return self._is_row_of_links(element)

    def _is_row_of_links(self, element: Element) -> bool:
        """Beside the main text, some links and hardly anything else."""
        if element.tag not in _ROWS or self.main is None or element in self.within or self.running[element]:
            return False
        few = self.linked[element] < _LINKED * self.words[element] or len(list(element.iter("a"))) < _LEAST_LINKS
        return not few and not any(True for _ in element.iter(*HEADINGS, "sup"))

    def _is_named(self, element: Element) -> bool:
        if element.tag not in _NAMED:
            return False
        runs = self.running[element] >= 2 * _PARAGRAPH
        sure, named = _names(element, strict=element in self.within, runs=runs)
        limit = _SURE_SHARE if sure else _SHARE if named else 0.0
        if not limit or any(True for _ in element.iter("h1")):
            return False
        return self.words[element] <= max(limit * self.words[self.root], _LEAST)

    def _is_aside(self, element: Element) -> bool:
        few = self.words[element] <= _ASIDE
        return element.tag == "aside" and (few or self.linked[element] >= _LINKED * self.words[element])

    def _is_contents(self, element: Element) -> bool:
        """A list of links that name the page's own headings, or lead elsewhere with short names, is no text."""
        if element.tag not in {"ul", "ol"} or self.linked[element] < 0.8 * self.words[element]:
            return False
        links = list(element.iter("a"))
        if len(links) < 3:
            return False
        inner = [link for link in links if (link.get("href") or "").startswith("#")]
        named = sum(self._names_heading(link) for link in inner)
        return 2 * named >= len(links) or element not in self.within

    def _names_heading(self, link: Element) -> bool:
        text = " ".join(link.text_content().split())
        return text in self.headings or re.sub(r"^[\d.]+\s+", "", text) in self.headings

    def _count(self) -> None:
        for element in self.root.iter(etree.Element):
            self.words[element] = self.linked[element] = self.running[element] = 0
        for element in reversed(list(self.root.iter(etree.Element))):
            if element.tag in SILENT:
                continue
            self.words[element] += len(_WORD.findall(element.text or ""))
            if element.tag == "a" and element.get("href"):
                self.linked[element] = self.words[element]
            if element.tag in {"p", "blockquote", "pre", "td", "dd", "li"} and self._runs(element):
                self.running[element] = self.words[element]
            parent = element.getparent()
            if parent is not None and element is not self.root:
                self.words[parent] += self.words[element] + len(_WORD.findall(element.tail or ""))
                self.linked[parent] += self.linked[element]
                self.running[parent] += self.running[element]

    def _runs(self, element: Element) -> bool:
        return self.words[element] >= _PARAGRAPH and self.linked[element] < self.words[element] / 2

    def _noted(self) -> set[Element]:
        """Everything that holds what a mark of the page links to: it may hold the notes."""
        names = {
            one.get(name): one for one in self.root.iter(etree.Element) for name in ("name", "id") if one.get(name)
        }
        noted: set[Element] = set()
        for link in self.root.iter("a"):
            href = link.get("href") or ""
            target = names.get(href.partition("#")[2]) if "#" in href and _MARK.match(link.text_content()) else None
            while target is not None and target not in noted:
                noted.add(target)
                target = target.getparent()
        return noted

    def _main(self) -> Element | None:
        """The one <article>, else the one <main>, if it holds most of the words; else what holds the paragraphs."""
        for tag in ("article", "main"):
            found = list(self.root.iter(tag))
            if len(found) == 1 and self.words[found[0]] >= _MAIN_SHARE * self.words[self.root]:
                return found[0]
        return self._densest()

    def _densest(self) -> Element | None:
        """The innermost element that holds nearly all words that stand in paragraphs."""
        found, element = None, self.root
        while element is not None and self.running[self.root]:
            found = element
            inner = (one for one in element if one in self.running)
            element = next((o for o in inner if self.running[o] >= _TEXT_SHARE * self.running[self.root]), None)
        return None if found is None or found.tag in {"html", "body"} else found


def _names(element: Element, *, strict: bool, runs: bool) -> tuple[bool, bool]:
    """Do its class, id or label call it furniture: surely, or perhaps? ``strict``: nothing else may be in the name.

    ``runs``: it holds running text, and its id may be made of its heading's words ("Notice and Consent").
    """
    sure = named = False
    tokens = [(token, False) for name in ("class", "aria-label") for token in (element.get(name) or "").split()]
    for token, by_id in [*tokens, *((token, True) for token in (element.get("id") or "").split())]:
        parts = {part.lower() for part in _NAME_PART.findall(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", token))}
        if by_id and runs and not parts & _TALK:
            continue
        if strict and not parts <= _SURE_NAMES | _NAMES | _FILLERS:
            continue
        sure = sure or bool(parts & _SURE_NAMES)
        named = named or bool(parts & _NAMES)
    return sure, named
