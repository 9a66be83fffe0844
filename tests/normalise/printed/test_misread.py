"""A scan's marks: what they may have been, and how they are counted."""

from __future__ import annotations

import pytest

from briefbuilder.model import Run
from briefbuilder.normalise.printed.areas import Widths
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.measures import usual
from briefbuilder.normalise.printed.metrics import text_width
from briefbuilder.normalise.printed.misread import calls, label, likeness
from briefbuilder.normalise.printed.smudged import smudged


@pytest.mark.parametrize(
    ("sign", "number", "other"),
    [("!°", 10, 4), ("12", 12, 13), ("?", 2, 4), ("*", 4, 7), ("!0", 10, 11), ("188", 18, 17), ("'®", 18, 9)],
)
def test_a_sign_looks_like_its_number(sign: str, number: int, other: int) -> None:
    assert likeness(sign, number) > likeness(sign, other)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("°Office of Lamps, p. 3.", "°"),
        ("“Ibid., table 9.", "“"),
        ("7Harbour Orders, art. 2.", "7"),
        ("ZAnnée du phare.", "Z"),
        ("N2OLG Seeburg, S. 4.", "N2"),
        ("“The lamp,” he said, “was out.”", None),
        ("The lamp was out.", None),
        ("MARITIME LAW", None),
    ],
)
def test_labels_at_the_heads_of_lines(text: str, sign: str | None) -> None:
    found = label(0, text)
    assert (found and found.text.strip()) == sign


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("at a cost of nine crowns.’ This", ["’"]),
        ("from ten metres in 1985‘ to twelve", ["‘"]),
        ("the courts agree;!° the", ["!°"]),
        ("he said ‘never again’ and", []),
        ("Is it gone? Nobody", []),
        ("in 1907. The", []),
    ],
)
def test_calls_in_the_text(text: str, signs: list[str]) -> None:
    found = calls(printed(text), 0, 1)
    assert [sign.text for sign in found if sign.weight >= 1] == signs


PAGE = """\
The lamp was lit at six, as in every year since the war, and
nobody came to see it.’ The keeper wrote the hour down and
went to bed.° In the morning the oil was weighed again, and

{first}Keeper’s Book, fol. 3.

{second}Ibid., fol. 4. The hour is missing on two days of the year."""


def printed(text: str, page: int = 1) -> list[PageLine]:
    lines, start, gap = [], 0, 0.0
    for part in text.split("\n"):
        if part:
            lines.append(PageLine((Run(part, start, start + len(part)),), part, page, gap=gap, width=text_width(part)))
        start += len(part) + 1
        gap = 1.0 if part else 2.0
    return lines


def pages(*signs: tuple[str, str]) -> list[PageLine]:
    rows = [printed(PAGE.format(first=one, second=two), page) for page, (one, two) in enumerate(signs, 1)]
    return [line for row in rows for line in row]


def test_notes_are_counted_page_by_page() -> None:
    lines = pages(("‘", "°"), ("*", "“"), ("'", "®"))
    pairs = smudged(lines, Widths(lines, usual(lines)), 0)
    assert [(pair.label.rank, pair.call.line, pair.label.line) for pair in pairs] == [
        (1, 1, 3), (2, 2, 4), (3, 6, 8), (4, 7, 9), (5, 11, 13), (6, 12, 14)
    ]  # fmt: skip


def test_a_clean_text_is_no_scan() -> None:
    lines = pages(("1 ", "2 "), ("3 ", "4 "), ("5 ", "6 "))
    assert smudged(lines, Widths(lines, usual(lines)), 0) == []
