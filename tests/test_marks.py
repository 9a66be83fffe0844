"""What stands at the head of a line."""

from __future__ import annotations

import pytest

from briefbuilder import marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. so", [("1", ".", 1, 3)]),
        ("12) so", [("1", ")", 12, 4)]),
        ("(b) so", [("a", "()", 2, 4)]),
        ("i. so", [("i", ".", 1, 3), ("a", ".", 9, 3)]),
        ("iii. so", [("i", ".", 3, 5)]),
        ("C) so", [("I", ")", 100, 3), ("A", ")", 3, 3)]),
        ("б) так", [("а", ")", 2, 3)]),
        ("• so", [("•", "", 0, 2)]),
        ("o so", [("o", "", 0, 2)]),
        ("- 1) so", [("1", ")", 1, 5)]),
        ("1914. In the summer", []),
        ("1.so", []),
        ("(b. so", []),
        ("-House of Letters-", []),
        ("so. it", []),
        ("", []),
    ],
)
def test_marks_of_items(text: str, found: list[tuple[str, str, int, int]]) -> None:
    assert [(mark.style, mark.point, mark.number, mark.width) for mark in marks.list_marks(text)] == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3.1 Scope", (3, 1)),
        ("4.4.1.1 Means", (4, 4, 1, 1)),
        ("IV. Markets", (4,)),
        ("IV", (4,)),
        ("XIX — The Sea", (19,)),
        ("B. Means", (2,)),
        ("§ 7 Duties", (7,)),
        ("I went", (1,)),
        ("IIII. So", None),
        ("Scope", None),
        ("3rd Fleet", None),
    ],
)
def test_numbers_of_headings(text: str, number: tuple[int, ...] | None) -> None:
    assert marks.heading_number(text) == number


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("3.1 Scope", "1.1"),
        ("3.1. Scope", "1.1"),
        ("3. Scope", "1."),
        ("IV. Markets", "roman."),
        ("IV", "roman"),
        ("B. Means", "letter"),
        ("Глава 2", "глава"),
        ("Scope", ""),
    ],
)
def test_forms_of_headings(text: str, form: str) -> None:
    assert marks.heading_form(text) == form


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Chapter 3", 3),
        ("CHAPTER IV. THE SEA.", 4),
        ("Chapter the First", 1),
        ("Chapter 12: On Ropes and Knots", 12),
        ("Erstes Kapitel", 1),
        ("3. Teil", 3),
        ("Chapitre premier", 1),
        ("PREMIÈRE PARTIE", 1),
        ("Глава вторая. Море", 2),
        ("ЧАСТЬ III", 3),
        ("Appendix B — Tables", 2),
        ("الفصل الثاني", 2),
    ],
)
def test_chapters(text: str, number: int) -> None:
    assert marks.chapter_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "Chapter 3 deals with the sea.",
        "Part of the town",
        "Chapter 3, as we saw, is short",
        "Section 4.2 requirement 2 permits it.",
        "Book I read last",
        "Two parts of salt",
        "Lettre à mon frère",
        "",
    ],
)
def test_no_chapters(text: str) -> None:
    assert not marks.is_chapter_line(text)
    assert marks.chapter_number(text) == 0


@pytest.mark.parametrize(
    ("text", "bare"), [("IV", True), ("— 3 —", True), ("XIV.", True), ("314", False), ("I am", False)]
)
def test_bare_numbers(text: str, bare: bool) -> None:
    assert marks.is_bare_number(text) is bare


def test_long_lines_end_at_once() -> None:
    for char in "1.(a*§ ":
        marks.list_marks(char * 1_000_000)
        marks.heading_form(char * 1_000_000)
