"""Marks on lines of their own go back to their texts, where as many texts are found as marks."""

from __future__ import annotations

from briefbuilder.inlines import flat
from briefbuilder.model import Run
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.loosemarks import with_marks

ITEMS = ("to light the lamps at dusk, and", "to trim them;", "to ring the bell in fog;", "to write both down.")
LEAD, REST = "The keeper has three duties:", "All of this he did for thirty years"


def lines(*pages: tuple[str, ...]) -> list[PageLine]:
    found, start = [], 0
    for page, rows in enumerate(pages, 1):
        for at, row in enumerate(rows):
            found.append(PageLine((Run(row, start, start + len(row)),), row, page, gap=float(at > 0)))
            start += len(row) + 1
    return found


def shown(found: list[PageLine]) -> list[str]:
    marked = list(with_marks(found))
    assert [line.text for line in marked] == [flat(line.inlines) for line in marked]
    return [line.text for line in marked]


def test_marks_above_their_texts() -> None:
    found = shown(lines((LEAD, "1.", "2.", "3.", *ITEMS, REST)))
    assert found == [LEAD, f"1. {ITEMS[0]}", ITEMS[1], f"2. {ITEMS[2]}", f"3. {ITEMS[3]}", REST]


def test_marks_at_the_pages_end() -> None:
    found = shown(lines((LEAD, *ITEMS, REST, "•", "•", "•"), ("and was content.",)))
    assert found == [LEAD, f"• {ITEMS[0]}", ITEMS[1], f"• {ITEMS[2]}", f"• {ITEMS[3]}", REST, "and was content."]


def test_marks_without_as_many_texts_stay() -> None:
    rows = (LEAD, "1.", "2.", "3.", "4.", "5.", *ITEMS)
    assert shown(lines(rows)) == list(rows)


def test_one_mark_is_no_row() -> None:
    rows = (REST, "1.", *ITEMS)
    assert shown(lines(rows)) == list(rows)
