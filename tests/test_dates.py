"""Printed dates, at the precision given and never more."""

from __future__ import annotations

import pytest

from briefbuilder.dates import find_date, is_date_line


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("November 22, 2017", "2017-11-22"),
        ("On 3 May 2016 the board met", "2016-05-03"),
        ("31st March, 2017", "2017-03-31"),
        ("Ausgabe April 2017", "2017-04"),
        ("3. März 1998", "1998-03-03"),
        ("1er juin 2004", "2004-06-01"),
        ("5 de mayo de 2011", "2011-05-05"),
        ("9 мая 2012", "2012-05-09"),
        ("16.07.18", "2018-07-16"),
        ("07/16/2018", "2018-07-16"),
        ("2014-02", "2014-02"),
        ("Sept. 2001", "2001-09"),
    ],
)
def test_dates(text: str, value: str) -> None:
    found = find_date(text)
    assert found
    assert (found.value, found.doubtful) == (value, False)


@pytest.mark.parametrize("text", ["2017", "99.99.2017", "Resolution 1929", "in May", "12 ropes", "45 May 2001x"])
def test_no_dates(text: str) -> None:
    assert find_date(text) is None


def test_day_and_month_may_be_exchanged() -> None:
    found = find_date("03.07.18")
    assert found
    assert (found.value, found.doubtful) == ("2018-07-03", True)


def test_the_first_date_counts_and_the_fuller_one() -> None:
    found = find_date("3 May 2016, and again in June 2017")
    assert found
    assert (found.value, found.start) == ("2016-05-03", 0)


def test_a_date_line_says_hardly_more() -> None:
    assert is_date_line("Ausgabe April 2017")
    assert not is_date_line("On 3 May 2016 the board met for the last time")
