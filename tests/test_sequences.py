"""Which of two rows of numbers belong together."""

from __future__ import annotations

from briefbuilder.sequences import common


def test_a_mark_without_a_note_is_skipped() -> None:
    assert common("1223", "123") == [(0, 0), (1, 1), (3, 2)]


def test_numbers_that_begin_again() -> None:
    assert common("123123", "123123") == [(n, n) for n in range(6)]


def test_nothing_in_common() -> None:
    assert common("", "12") == common("12", "") == common("1", "2") == []


def test_long_rows_are_walked_in_windows() -> None:
    numbers = [str(number) for number in range(10_000)]
    holes = [number for number in numbers if int(number) % 7]
    assert common(numbers, numbers) == [(n, n) for n in range(10_000)]
    assert len(common(numbers, holes)) == len(holes)
