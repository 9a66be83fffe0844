"""A running head repeats a title of the text: the title stays, what repeats it goes."""

from __future__ import annotations

from briefbuilder.model import Run
from briefbuilder.normalise.printed.edges import strip_edges
from briefbuilder.normalise.printed.lines import PageLine

TEXT = "the ferry left at seven, as it had done in every year since the flood"


def pages(*texts: tuple[str, ...], below: float = 2.0) -> list[PageLine]:
    """Pages of lines; on each but the first, ``below`` is the gap under the first line."""
    lines, start = [], 0
    for page, rows in enumerate(texts, 1):
        for at, one in enumerate(rows):
            row = f"{'abcdef'[page] * 3}{'stuvwxyz'[at] * 3} {one}" if one == TEXT else one  # no two are alike
            gap = 0.0 if not at else below if at == 1 and page > 1 else 1.0
            lines.append(PageLine((Run(row, start, start + len(row)),), row, page, gap=gap, width=len(row) / 2))
            start += len(row) + 1
    return lines


def kept(lines: list[PageLine]) -> list[str]:
    return [line.text for line in strip_edges(lines)[0] if not line.text.endswith("flood")]


def test_the_title_stays_on_the_first_page() -> None:
    first = ("The Second Boat", "Ada Marlow", *[TEXT] * 5)
    assert kept(pages(first, *[("The Second Boat", *[TEXT] * 5)] * 3)) == ["The Second Boat", "Ada Marlow"]


def test_an_excerpt_begins_with_its_running_head() -> None:
    rows = [("The Second Boat", *[TEXT] * 5, str(number)) for number in range(17, 21)]
    lines = pages(("The Second Boat", "Lamps", *[TEXT] * 5, "16"), *rows, below=1.0)
    assert kept(lines) == ["Lamps"]


def test_a_section_head_that_one_page_shows_goes() -> None:
    other = ("The Second Boat", *[TEXT] * 5)
    lines = pages(other, other, ("Of Lamps", TEXT, TEXT, "Of Lamps", *[TEXT] * 3), other)
    assert kept(lines).count("Of Lamps") == 1
