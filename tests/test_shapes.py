"""What a stretch of text looks like."""

from __future__ import annotations

import pytest

from briefbuilder import shapes


@pytest.mark.parametrize("text", ["It was so.", "It was “so.”", "so it was.”¹", "Was it?)", "It was…", "так.»"])
def test_sentences_end(text: str) -> None:
    assert shapes.ends_sentence(text)


@pytest.mark.parametrize("text", ["It was", "It was,", "the board:", "", "¹"])
def test_sentences_do_not_end(text: str) -> None:
    assert not shapes.ends_sentence(text)


@pytest.mark.parametrize(
    "text", ["Anna Lee", "Dr. Anna van der Berg", "J. R. Ames", "Maaïke Visser", "O’Brien, Patrick", "Анна Иванова"]
)
def test_names(text: str) -> None:
    assert shapes.looks_like_name(text)


@pytest.mark.parametrize("text", ["Anna", "The Long Road", "On Trade", "Ropes and Knots", "anna lee", "Lee 2001"])
def test_no_names(text: str) -> None:
    assert not shapes.looks_like_name(text)


def test_capitals_and_titles() -> None:
    assert shapes.is_capitals("A LETTER FROM BREMEN")
    assert not shapes.is_capitals("NATO met")
    assert shapes.title_case_share("The Weight of Rope") == 1.0
    assert shapes.title_case_share("The weight of rope") < 0.5


@pytest.mark.parametrize("text", ["IX", "XIV", "XL", "CXC"])
def test_roman(text: str) -> None:
    assert shapes.is_roman(text)


@pytest.mark.parametrize("text", ["", "IIII", "VX", "ABC"])
def test_not_roman(text: str) -> None:
    assert not shapes.is_roman(text)


def test_folding() -> None:
    assert shapes.fold("“So, it – was!”") == "so it was"
