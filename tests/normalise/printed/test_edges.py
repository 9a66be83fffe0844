"""Running heads and folios go; what only looks like them stays."""

from __future__ import annotations

import pytest

from briefbuilder.normalise.printed.edges import folio, mask, strip_edges
from briefbuilder.normalise.printed.pages import find_pages
from printed_texts import PROSE, lines, page


@pytest.mark.parametrize(
    ("text", "number"),
    [("– 12 –", 12), ("[3]", 3), ("17 |", 17), ("xiv", 14), ("page 4 of 9", 4), ("Seite 8", 8), ("12 crates", None)],
)
def test_a_folio_is_a_number_and_nothing_else(text: str, number: int | None) -> None:
    assert folio(text) == number


def test_one_head_whatever_the_page_says() -> None:
    assert mask("12 | The Ferry") == mask("The Ferry 13") == "ferry the"


def test_heads_and_folios_go() -> None:
    text = "\n\f".join(page(head="The Ferry", folio=f"– {number} –") for number in (7, 8, 9))
    kept, removed, taken = strip_edges(lines(text))
    assert [line.text for line in taken].count("The Ferry") == 3
    assert [line.text for line in taken].count("– 8 –") == 1
    assert all(line.text not in ("The Ferry", "– 8 –") for line in kept)
    assert sum(piece.end - piece.start for piece in removed) == sum(len(line.text) for line in taken)


def test_a_title_that_reads_like_the_head_above_it_stays() -> None:
    first = page(head="The Ferry\n\nThe Ferry", folio="1")
    text = "\n\f".join([first, page(head="The Ferry", folio="2"), page(head="The Ferry", folio="3")])
    kept, _, _ = strip_edges(lines(text))
    assert [line.text for line in kept].count("The Ferry") == 1


def test_a_folio_glued_to_the_last_line_is_cut() -> None:
    heads = ["Of crates", "Of lids", "Of rain", "Of nails"]
    pages = [page(head=head, folio=f"– {number} –") for number, head in enumerate(heads, 4)]
    pages[2] = pages[2].replace("\n\n– 6 –", "– 6 –")
    kept, _, taken = strip_edges(lines("\n\f".join(pages)))
    assert not any("6" in line.text for line in kept)
    assert "– 5 –" in [line.text for line in taken]


def test_one_page_has_no_furniture() -> None:
    found = lines(page(head="The Ferry", folio="1"))
    assert strip_edges(found) == (found, [], [])


def test_pages_are_found_by_folios_that_rise() -> None:
    text = "\n".join(
        page(f"{number} Text of a note.", folio="").strip() + f"\nThe Ferry\n– {number} –" for number in (1, 2, 3)
    )
    long = text.replace("\nThe Ferry", "\n" + "\n".join(page().split("\n")) + "\nThe Ferry")
    assert {line.page for line in find_pages(lines(long))} >= {1, 2, 3}


def test_numbers_of_a_list_are_no_folios() -> None:
    text = "\n".join([page(), "1.", "nails", "2.", "rope", "3.", "tar"])
    assert {line.page for line in find_pages(lines(text))} == {1}


def test_notes_that_read_alike_are_no_feet() -> None:
    pages = []
    for number in (1, 3, 5):
        foot = [f"{at} (the name is lost), {at} May." for at in (number, number + 1)]
        pages.append("\n".join([f"Word{number} in {line}" for line in PROSE[number : number + 5]] + foot))
    _, _, furniture = strip_edges(lines("\n\f".join(pages)))
    assert not [line.text for line in furniture if "the name is lost" in line.text]
