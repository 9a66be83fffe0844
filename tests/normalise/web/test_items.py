"""Lists that have lost their bullets are known by their semicolons."""

from __future__ import annotations

import pytest

from briefbuilder.normalise.web.items import find_items
from briefbuilder.normalise.web.lines import WebLine

ITEMS = ("a rope of forty fathoms;", "two barrels of tar from the north;", "a lamp that burns in rain.")


def items(*texts: str, marks: frozenset[int] = frozenset()) -> list[list[int]]:
    return find_items([WebLine((), text) for text in texts], marks)


def test_below_a_colon_lines_that_end_in_semicolons_are_items() -> None:
    assert items("The keeper must have ready:", *ITEMS, "He signs for them.") == [[1, 2, 3]]


def test_a_mark_on_its_own_line_and_the_stop_behind_it_belong_to_the_item() -> None:
    lines = ("The keeper must have ready:", "a rope of forty fathoms", "3", ";", *ITEMS[1:])
    assert items(*lines, marks=frozenset({2})) == [[1, 4, 5]]


@pytest.mark.parametrize(
    "lines",
    [
        ("The keeper must have ready.", *ITEMS),
        ("The keeper must have ready:", ITEMS[0], "He signs for it.", *ITEMS[1:]),
        ("The keeper must have ready:", *(f"- {item}" for item in ITEMS)),
        ("The keeper must have ready:", ITEMS[0], ITEMS[2]),
        ("The keeper must have ready:", *ITEMS[:2]),
    ],
)
def test_other_lines_are_none(lines: tuple[str, ...]) -> None:
    assert items(*lines) == []
