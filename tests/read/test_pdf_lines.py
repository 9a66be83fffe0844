from __future__ import annotations

import pytest

from bare_pdf import bare_pdf, rule, text
from briefbuilder.read.pdf_lines import Printed, in_reading_order, spaces_after
from briefbuilder.read.pdf_pages import read_pages
from briefbuilder.read.pdf_words import Word


def lines(*pages: str, page: str = "") -> list[Printed]:
    return list(read_pages(bare_pdf(*pages, page=page), "a.pdf").lines)


def texts(*pages: str, page: str = "") -> list[str]:
    return [line.text for line in lines(*pages, page=page)]


def test_lines_come_from_the_top_whatever_the_file_wrote_first() -> None:
    content = text("third", 72, 476) + text("and its end.", 120, 488) + text("First", 72, 500) + text("second", 72, 488)
    assert texts(content) == ["First", "second and its end.", "third"]


def test_measures_count_from_the_upper_left_corner() -> None:
    [line] = lines(text("Quay", 72, 500, 12, "B"))
    assert (line.left, line.baseline, line.size) == (pytest.approx(72), pytest.approx(100), pytest.approx(12))
    assert (line.bold, line.italic, line.ruled) == (True, False, False)


def test_a_raised_figure_belongs_to_its_line() -> None:
    content = (
        text("the harbour.", 72, 500) + text("12", 119.5, 504, 6) + text("1", 72, 484, 5) + text("A note.", 76, 480)
    )
    first, second = lines(content)
    assert [(piece.text, piece.shift) for piece in first.pieces] == [("the harbour.", 0), ("12", 1)]
    assert [(piece.text.strip(), piece.shift) for piece in second.pieces] == [("1", 1), ("A note.", 0)]
    assert (first.baseline, first.size) == (pytest.approx(100), pytest.approx(10))


def test_a_lowered_figure_belongs_to_its_line() -> None:
    [line] = lines(text("H", 72, 500) + text("2", 79.3, 497, 7) + text("O", 83, 500))
    assert [(piece.text, piece.shift) for piece in line.pieces] == [("H", 0), ("2", -1), ("O", 0)]


def test_gaps_are_spaces_where_the_file_has_none() -> None:
    content = "BT /R 10 Tf 1 0 0 1 72 500 Tm [(The)-250(k)20(eep)-10(er)-200(of)-180(ligh)15(ts)] TJ ET\n"
    assert texts(content) == ["The keeper of lights"]


def test_letterspaced_words_are_whole() -> None:
    content = "BT /R 12 Tf 1 0 0 1 72 500 Tm [(T)-200(I)-200(D)-200(E)-600(T)-200(A)-200(B)-200(L)-200(E)] TJ ET\n"
    assert texts(content) == ["TIDE TABLE"]


def test_letters_that_are_words_stay_apart() -> None:
    content = "BT /R 10 Tf 1 0 0 1 72 500 Tm [(vitamins)-300(A)-300(B)-300(C)-300(and)-300(D)] TJ ET\n"
    assert texts(content) == ["vitamins A B C and D"]


def test_accents_over_their_letters_are_one() -> None:
    content = "BT /R 10 Tf 1 0 0 1 72 500 Tm [(r\xb4)333(esum\xb4)333(e)] TJ ET\n"
    assert texts(content) == ["résumé"]


def test_a_drop_cap_opens_its_paragraph() -> None:
    content = text("T", 72, 476, 34) + text("ides are late here,", 94, 500) + text("said the keeper,", 94, 488)
    content += text("and so were we, as it", 94, 476) + text("had rained all that week.", 72, 464)
    first, second, *_ = lines(content)
    assert first.text == "Tides are late here,"
    assert second.text == "said the keeper,"
    assert first.size == pytest.approx(10)


def test_a_rule_is_told_from_an_underline() -> None:
    content = text("The last line of text", 72, 500) + rule(72, 470, 90) + text("1 A note", 72, 455, 8)
    assert [line.ruled for line in lines(content)] == [False, True]
    typed = text("The last line of text", 72, 500) + text("________", 72, 480) + text("1 A note", 72, 465, 8)
    assert [line.ruled for line in lines(typed)] == [False, False, True]
    underlined = text("The underlined words", 72, 500) + rule(72, 498, 86.1) + text("go on", 72, 488)
    assert [line.ruled for line in lines(underlined)] == [False, False]


def test_text_in_other_directions_comes_last() -> None:
    side = "BT /R 10 Tf 0 1 -1 0 30 300 Tm (stamped in 2018) Tj ET\n"
    assert texts(side + text("Upright words", 72, 500) + text("and more of them", 72, 488)) == [
        "Upright words",
        "and more of them",
        "stamped in 2018",
    ]


@pytest.mark.parametrize(("matrix", "page"), [("0 1 -1 0 420 0", ""), ("0 1 -1 0 420 0", "/Rotate 90")])
def test_a_page_that_lies_on_its_side_is_read_upright(matrix: str, page: str) -> None:
    content = f"q {matrix} cm " + text("second line", 72, 300) + text("The first line", 72, 312) + "Q"
    first, second = lines(content, page=page)
    assert (first.text, second.text) == ("The first line", "second line")
    assert (first.left, first.baseline) == (pytest.approx(72), pytest.approx(420 - 312))
    assert second.left == pytest.approx(72)


def word(written: str, left: float, spaced: int = 0, first: int = 0) -> Word:
    return Word(written, left, left + 5 * len(written), 100, 10, spaced=spaced, first=first, last=first)


@pytest.mark.parametrize(("spaced", "gap", "expected"), [
    (0, 0.5, False), (0, 1.5, True), (2, -1.0, True), (1, 0.2, True), (1, -2.0, False),
])  # fmt: skip
def test_spaces_by_glyph_gap_and_hint(spaced: int, gap: float, expected: bool) -> None:
    words = [word("half", 50, spaced, 0), word("moon", 70 + gap, first=2)]
    assert spaces_after(words) == [expected, False]


def test_an_accent_written_after_its_word_finds_its_letter() -> None:
    content = text("fur alle", 72, 500) + text("\xa8", 76.6, 500)
    assert texts(content) == ["für alle"]


def test_an_accent_of_the_next_line_stays_there() -> None:
    content = text("une", 72, 500) + text("ete", 72, 488) + text("\xb4", 72.5, 488)
    assert texts(content) == ["une", "éte"]


def test_a_logotype_is_one_word() -> None:
    content = text("the T", 72, 500) + text("E", 91.2, 497.8) + text("X way", 96.2, 500)
    [line] = lines(content)
    assert line.text == "the TEX way"
    assert {piece.shift for piece in line.pieces} == {0}


def placed(*written: tuple[str, float]) -> list[Word]:
    return [word(text, left) for text, left in written]


@pytest.mark.parametrize(("line", "expected"), [
    (placed(("عربي", 50), ("كلام", 75), ("هذا", 100)), ["هذا", "كلام", "عربي"]),
    (placed(("مكتوب", 20), ("the", 50), ("Sea", 70), ("البحر", 90)), ["البحر", "the", "Sea", "مكتوب"]),
    (placed(("The", 50), ("sea", 70), ("خزر", 90), ("بحر", 110), ("lies", 130)), ["The", "sea", "بحر", "خزر", "lies"]),
    (placed(("one", 50), ("two", 70)), ["one", "two"]),
])  # fmt: skip
def test_lines_with_arabic_words_are_read_as_they_run(line: list[Word], expected: list[str]) -> None:
    ordered, _ = in_reading_order(line, spaces_after(line))
    assert [one.text for one in ordered] == expected


def test_brackets_that_came_as_they_look_are_turned() -> None:
    line = placed(("عربي", 50), ("(", 70), ("كلام", 75), (")", 95), ("هذا", 110))
    ordered, spaces = in_reading_order(line, spaces_after(line))
    assert [one.text for one in ordered] == ["هذا", "(", "كلام", ")", "عربي"]
    assert spaces == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("content", "parted"),
    [
        (text("Event", 72, 500, face="B") + text("Russia", 200, 500, face="B"), True),
        (text("Event and so on", 72, 500), False),
        (text("3", 72, 500) + text("The Harbour", 100, 500), False),  # a number may stand far before its title
        (text("3", 72, 500) + text("Quay", 100, 500) + text("1907", 200, 500), True),
    ],
)
def test_the_row_of_a_table_stands_in_groups(content: str, parted: bool) -> None:
    assert [line.parted for line in lines(content)] == [parted]
