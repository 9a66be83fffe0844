from __future__ import annotations

from functools import cache

import weasyprint

from briefbuilder.read.pdf_lines import Printed
from briefbuilder.read.pdf_pages import read_pages

WORDS = "The pilots counted the boats that lay in the outer harbour and wrote the number down each evening. "
STYLE = """@page { size: A5; margin: 15mm; @bottom-right { content: counter(page) } }
body { font: 9pt/12pt serif } p { margin: 0; text-align: justify; hyphens: auto } .ragged p { text-align: left }
.two { columns: 2; column-gap: 5mm } .three { columns: 3; column-gap: 5mm }
h1 { text-align: center; font-size: 14pt } td { padding: 0 4mm; vertical-align: top }"""


@cache
def lines(body: str, style: str = "") -> tuple[Printed, ...]:
    html = f"<html lang=en><head><style>{STYLE}{style}</style></head><body>{body}</body></html>"
    return read_pages(weasyprint.HTML(string=html).write_pdf(), "a.pdf").lines


def reading(found: tuple[Printed, ...]) -> list[str]:
    """The words in order, cut words closed."""
    return " ".join(line.text for line in found).replace("‐ ", "").split()


def numbered(count: int) -> str:
    return "".join(f"<p>Item{number}. {WORDS * 2}</p>" for number in range(count))


def words_of(count: int) -> list[str]:
    return " ".join(f"Item{number}. {WORDS * 2}" for number in range(count)).split()


def test_two_columns_between_lines_over_both() -> None:
    found = lines(
        f"<h1>A heading over both of the columns</h1><div class=two>{numbered(6)}</div><p>After {WORDS * 3}</p>"
    )
    expected = [*"A heading over both of the columns".split(), *words_of(6), "After", *(WORDS * 3).split(), "1"]
    assert reading(found) == expected
    assert {line.column for line in found} == {0, 1}
    assert found[0].column == 0
    lefts = {line.column: set() for line in found}
    for line in found:
        lefts[line.column].add(round(line.left))
    assert len(lefts[1]) == 1


def test_ragged_columns_and_three_of_them() -> None:
    style = "@page { size: A4 landscape }"
    for name in ("two", "three"):
        found = lines(f"<div class='{name} ragged'>{numbered(9)}</div>", style)
        assert reading(found)[: len(words_of(9))] == words_of(9)
        assert max(line.column for line in found) == (1 if name == "two" else 2)


def test_a_few_lines_in_columns_are_read_as_on_other_pages() -> None:
    short = f"<div style='break-before: page; columns: 2; column-gap: 5mm'><p>Short end. {WORDS}</p></div>"
    full = f"<div class=two>{numbered(6)}</div>"
    again = f"<div class=two style='break-before: page'>{numbered(6)}</div>"
    found = tuple(line for line in lines(full + again + short) if line.page == 3)
    assert reading(found)[:-1] == ["Short", "end.", *WORDS.split()]


def test_rows_of_a_table_stay_together() -> None:
    rows = "".join(
        f"<tr><td>Quay{number}<td>{number + 11}<td>{number * 7}<td>a remark on it</tr>" for number in range(9)
    )
    found = lines(f"<p>{WORDS}</p><table>{rows}</table><p>{WORDS}</p>")
    assert "Quay3 14 21 a remark on it" in [line.text for line in found]


def test_a_list_is_not_parted_from_its_numbers() -> None:
    items = "".join(f"<li>{WORDS}</li>" for _ in range(8))
    found = lines(f"<ol>{items}</ol>")
    assert [line.text.split()[:2] for line in found if line.text[0].isdigit()][2] == ["3.", "The"]


def test_one_column_is_one() -> None:
    found = lines(f"{numbered(9)}")
    assert {line.column for line in found} == {0}
    assert reading(found)[: len(words_of(9))] == words_of(9)


def test_a_short_heading_over_both_columns_parts_them() -> None:
    heading = "<h2 style='column-span: all'>Moorings</h2>"
    found = lines(f"<div class=two>{numbered(4)}{heading}{numbered(4)}</div>")
    expected = [*words_of(4), "Moorings", *words_of(4), "1"]
    assert reading(found) == expected


def test_dots_of_a_table_of_contents_are_no_column() -> None:
    dots = "<span style='position: absolute; left: 75mm'>. . . . . . ."
    rows = "".join(
        f"<p>{number} On the moorings of the {name} {dots} {number}</span></p>"
        for number, name in enumerate(["north", "south", "mole", "slip", "ferry", "quay", "harbour"], 1)
    )
    assert {line.column for line in lines(rows)} == {0}
    assert "3 On the moorings of the mole . . . . . . . 3" in [line.text for line in lines(rows)]


NOTES = """.n { float: footnote; font-size: 7pt; line-height: 9pt } .n::footnote-call, .n::footnote-marker {
content: counter(footnote); font-size: 65%; vertical-align: super; line-height: 0 }"""


def test_notes_in_full_width_are_read_after_both_columns() -> None:
    called = "".join(
        f"<p>Item{number}. {WORDS}<span class=n>Note{number}. {note}</span></p>"
        for number, note in enumerate(["See there.", "Ibid.", f"Long: {WORDS * 2}", "A short one.", "The last."])
    )
    found = lines(f"<div class=two>{called}</div>", NOTES)
    texts = [line.text for line in found]
    last = max(number for number, line in enumerate(found) if line.column == 1)
    assert [number for number, text in enumerate(texts) if "Note" in text] == sorted(
        number for number, text in enumerate(texts) if "Note" in text
    )
    assert all("Note" not in text for text in texts[: last + 1])
    assert {line.column for line in found[last + 1 :]} == {0}
    assert any(text.startswith("3Note2.") for text in texts)


def test_a_heading_in_one_column_parts_only_this_one() -> None:
    title = "<h2 style='font-size: 12pt; margin: 9pt 0 6pt; line-height: 14pt'>Moorings</h2>"
    notes = "".join(f"<p style='font-size: 7pt; line-height: 9pt'>{number} {WORDS}</p>" for number in range(9))
    found = lines(f"<div class=two>{numbered(4)}{notes}{numbered(2)}{title}{numbered(3)}</div>")
    columns = [line.column for line in found if line.page == 1][:-1]
    assert columns == sorted(columns)
    assert set(columns) == {0, 1}
