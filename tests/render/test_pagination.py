"""A note stands on the page of its call, or the page ends earlier."""

from __future__ import annotations

import io

import pikepdf
from lxml import html

from briefbuilder.problems import Problems
from briefbuilder.render import pagination

FIRST = {"ch01-r1": (0.0, 10.0), "ch01-p1": (0.0, 5.0), "ch01-p2": (0.0, 90.0)}


def test_nothing_slipped_is_one_layout() -> None:
    asked = []

    def lay_out(breaks: pagination.Breaks, *, marked: bool) -> list[pagination.Anchors]:
        asked.append(marked)
        assert breaks == frozenset()
        return [FIRST | {"ch01-n1": (0.0, 99.0)}]

    assert pagination.settle(lay_out, None) == frozenset()
    assert asked == [False]


def test_the_last_paragraph_of_a_page_that_lost_a_note_begins_the_next() -> None:
    def lay_out(breaks: pagination.Breaks, *, marked: bool) -> list[pagination.Anchors]:
        del marked
        note = {"ch01-n1": (0.0, 99.0)}
        return [FIRST | note, {}] if "ch01-p2" in breaks else [FIRST, note]

    assert pagination.settle(lay_out, None) == {"ch01-p2"}


def test_what_cannot_be_helped_is_said() -> None:
    def lay_out(breaks: pagination.Breaks, *, marked: bool) -> list[pagination.Anchors]:
        del breaks, marked
        return [FIRST, {"ch01-n1": (0.0, 99.0)}]

    problems = Problems()
    pagination.settle(lay_out, problems)
    assert [problem.code for problem in problems] == ["note-slipped"]


def test_a_heading_goes_along_with_its_paragraph() -> None:
    tree = html.fragment_fromstring("<div><p>a</p><h2>b</h2><h3>c</h3><p>d</p></div>")
    pagination.mark(tree, "ch01", frozenset({"ch01-p2"}), marked=False)
    assert [element.get("style") for element in tree] == [None, "break-before: page", None, None]


def calls_and_notes(data: bytes) -> list[tuple[str, int, int]]:
    """Every note's name with the pages of its call and of its text, from the PDF's links and destinations alone."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        names = {str(name): target for name, target in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        found = []
        for number, page in enumerate(pdf.pages, start=1):
            for link in page.get("/Annots", []):
                name = str(link.get("/Dest") or link.get("/A", {}).get("/D", ""))
                if "-n" in name and name in names:
                    found.append((name, number, pages[names[name][0].objgen]))
        return found
