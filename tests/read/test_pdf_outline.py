from __future__ import annotations

import pytest
import weasyprint

from briefbuilder.read.pdf_lines import Piece, Printed
from briefbuilder.read.pdf_outline import Entry, with_levels
from briefbuilder.read.pdf_pages import read_pages


def line(words: str, down: float = 100, size: float = 10) -> Printed:
    piece = Piece(words, italic=False, bold=False, shift=0, link="")
    return Printed(1, 0, 1, (piece,), 50, 250, down, size)


@pytest.mark.parametrize(("printed", "title", "levels"), [
    (["Moorings", "Boats lay there."], "Moorings", [2, 0]),
    (["2.1 Moorings"], "Moorings", [2]),
    (["Moorings"], "2.1 Moorings", [2]),
    (["CHAPTER IV. MOORINGS"], "Moorings", [2]),
    (["Of the moor-", "ings in winter", "Boats"], "Of the moorings in winter", [2, 2, 0]),
    (["Quays"], "Moorings", [0]),
    (["Moorings and quays"], "Moorings", [0]),
])  # fmt: skip
def test_lines_that_read_as_the_outline_does(printed: list[str], title: str, levels: list[int]) -> None:
    lines = [line(words, 100 + 12 * number) for number, words in enumerate(printed)]
    assert [one.level for one in with_levels(lines, [Entry(2, title, 1, 90)], {})] == levels


@pytest.mark.parametrize(("down", "levels"), [(300, [0, 1]), (None, [0, 1]), (20, [1, 0])])
def test_of_two_the_one_it_points_to_or_the_larger(down: float | None, levels: list[int]) -> None:
    lines = [line("Moorings", 30), line("Moorings", 320, 16)]
    assert [one.level for one in with_levels(lines, [Entry(1, "Moorings", 1, down)], {})] == levels


def test_tags_name_headings_without_an_outline() -> None:
    style = "h1, h2 { bookmark-level: none }"
    body = "<h1>Tides</h1><p>Text.</p><h2>Ebb and flow</h2><p>More.</p>"
    html = f"<html lang=en><style>{style}</style><title>A</title>{body}"
    lines = read_pages(weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"), "a.pdf").lines
    assert [(one.text, one.level) for one in lines] == [("Tides", 1), ("Text.", 0), ("Ebb and flow", 2), ("More.", 0)]
