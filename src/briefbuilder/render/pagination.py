"""End pages earlier where a note would slip to the page after its call.

WeasyPrint moves a page's last notes on where that makes room for the two lines a paragraph must begin with (its layout
of lines, "report footnotes"). A reader looks for the note below its call, so that paragraph begins the next page
instead. In: a function that lays the book out and tells where every id stands.  Out: which paragraphs begin a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from briefbuilder.problems import Place, Problems

Breaks = frozenset[str]
Anchors = dict[str, tuple[float, ...]]  # id → where it stands on its page: x, y, …
Element = Any

_CALL = re.compile(r"(?P<chapter>ch\d+)-r(?P<number>\d+)\Z")
_MARK = re.compile(r"ch\d+-p\d+\Z")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ROUNDS = 6  # each round settles one page per chapter


class LayOut(Protocol):
    """Lay the book out with these breaks; with ``marked`` every paragraph has its id."""

    def __call__(self, breaks: Breaks, *, marked: bool) -> Sequence[Anchors]:
        """The ids on each page, in order of the pages."""


def mark(tree: Element, chapter: str, breaks: Breaks, *, marked: bool) -> None:
    """Number a chapter's paragraphs, as ids if ``marked``; those in ``breaks`` begin a page, with the heading above."""
    for number, paragraph in enumerate(tree.iter("p", "li"), start=1):
        name = f"{chapter}-p{number}"
        if marked and not paragraph.get("id"):
            paragraph.set("id", name)
        if name in breaks:
            _first_of_its_page(paragraph).set("style", "break-before: page")


def _first_of_its_page(element: Element) -> Element:
    previous = element.getprevious()
    while previous is not None and previous.tag in _HEADINGS:
        element, previous = previous, previous.getprevious()
    return element


def settle(lay_out: LayOut, problems: Problems | None) -> Breaks:
    """Lay out until every note stands on the page of its call, or until that gets no better."""
    breaks: Breaks = frozenset()
    for _ in range(_ROUNDS):
        slipped = _slipped(lay_out(breaks, marked=False))
        if not slipped:
            return breaks
        more = _last_paragraphs(lay_out(breaks, marked=True)) - breaks
        if not more:
            break
        breaks |= more
    slipped = _slipped(lay_out(breaks, marked=False))
    if problems is not None:
        for call in slipped:
            problems.note("note-slipped", f"the note of {call} stands on the page after its call", Place("templates"))
    return breaks


def _slipped(pages: Sequence[Anchors]) -> dict[str, int]:
    """The calls whose notes are on another page, with the call's page (from 0)."""
    page_of = {name: index for index, page in enumerate(pages) for name in page}
    found = {}
    for name, index in page_of.items():
        call = _CALL.match(name)
        note = f"{call['chapter']}-n{call['number']}" if call else ""
        if note in page_of and page_of[note] != index:
            found[name] = index
    return dict(sorted(found.items(), key=lambda item: item[1]))


def one_of_a_page(targets: Mapping[str, Sequence[str]], pages: Sequence[Anchors]) -> dict[str, tuple[str, ...]]:
    """Of the ids that an entry points to, the first on each page; in the order of the pages."""
    page_of = {name: index for index, page in enumerate(pages) for name in page}
    found = {}
    for entry, names in targets.items():
        first: dict[int, str] = {}
        for name in names:
            first.setdefault(page_of.get(name, len(pages)), name)
        found[entry] = tuple(name for _, name in sorted(first.items()))
    return found


def _last_paragraphs(pages: Sequence[Anchors]) -> Breaks:
    """For the first page of each chapter that lost a note: the paragraph that begins last on it."""
    first: dict[str, int] = {}
    for call, page in _slipped(pages).items():
        first.setdefault(call.split("-", maxsplit=1)[0], page)
    last = set()
    for page in first.values():
        marks = [name for name in pages[page] if _MARK.match(name)]
        if marks:
            last.add(max(marks, key=lambda name: (pages[page][name][1], int(name.rsplit("p", 1)[1]))))
    return frozenset(last)
