"""Dates of stretches that hold one, in the forms and languages of print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbuilder.resolve.parts.datings import day_and_month, figure_dates, read_dating


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("(2007). ", "2007"),
        ("1929 от 9 июня 2010 г., ", "2010-06-09"),
        ("2007a", "2007"),
        ("1989, December 1", "1989-12-01"),
        ("December 1, 1989", "1989-12-01"),
        ("1 Dec. 1989", "1989-12-01"),
        ("2011 Nov 14;", "2011-11-14"),
        ("3rd of May 2015", "2015-05-03"),
        ("May 2015", "2015-05"),
        ("3. März 2015", "2015-03-03"),
        ("Jänner 2015", "2015-01"),
        ("le 1er août 2015", "2015-08-01"),
        ("(2013, Août)", "2013-08"),
        ("3 de mayo de 2015", "2015-05-03"),
        ("3 maggio 2015", "2015-05-03"),
        ("3 de março de 2015", "2015-03-03"),
        ("3 mei 2015", "2015-05-03"),
        ("3 maja 2015", "2015-05-03"),
        ("14 Ekim 2014", "2014-10-14"),
        ("3 мая 2015 г.", "2015-05-03"),
        ("май 2015", "2015-05"),
        ("3 травня 2015", "2015-05-03"),
        ("2015-03-12", "2015-03-12"),
        ("2015/3/12", "2015-03-12"),
        ("03.07.2018", "2018-07-03"),
        ("15/07/2018", "2018-07-15"),
        ("07/2015", "2015-07"),
        ("12–14 March 2015", "2015-03-12/2015-03-14"),
        ("28 Feb–2 Mar 2015", "2015-02-28/2015-03-02"),
        ("(2006, 25-26 March)", "2006-03-25/2006-03-26"),
        ("March/April 2015", "2015-03/2015-04"),
        ("Spring 2013", "2013-21"),
        ("Herbst 2010", "2010-23"),
        ("été 2010", "2010-22"),
        ("1998/99", "1998/1999"),
        ("2003–04", "2003/2004"),
        ("1985–2000", "1985/2000"),
        ("c. 1850", "1850~"),
        ("[2001?]", "2001?"),
        ("1394 [2015]", "2015"),
        ("1394", "1394"),
        ("۱۳۹۴", "1394"),
        ("16, 1, (May 1988)", "1988-05"),
        ("n.d.", ""),
        ("о. J.", ""),
    ],
)
def test_dates(printed: str, value: str) -> None:
    assert read_dating(printed).value == value


@pytest.mark.parametrize(
    ("printed", "value", "original"),
    [
        ("[1887] 1999", "1999", "1887"),
        ("1999 [1887]", "1999", "1887"),
        ("1999 (orig. 1887)", "1999", "1887"),
        ("1887/1999", "1999", "1887"),
        ("2015", "2015", ""),
    ],
)
def test_first_printings(printed: str, value: str, original: str) -> None:
    found = read_dating(printed)
    assert (found.value, found.original) == (value, original)


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("forthcoming", "forthcoming"),
        ("in press", "inpress"),
        ("im Erscheinen", "forthcoming"),
        ("в печати", "inpress"),
    ],
)
def test_no_date_yet(printed: str, state: str) -> None:
    assert read_dating(printed).state == state


def test_day_or_month() -> None:
    assert read_dating("03/07/2018").value == "2018"
    assert read_dating("03/07/2018").either == ("2018-07-03", "2018-03-07")
    assert figure_dates("of 25/07/2018 and 03/07/2018") == {"day"}
    assert figure_dates("07/25/2018") == {"month"}


def test_a_day_without_its_year() -> None:
    assert day_and_month("2 October.") == (10, 2)
    assert day_and_month("October") == (10, 0)
    assert day_and_month("2 October 2014") is None


@given(st.text(alphabet="0123456789-/. [](),?MayДек~", max_size=30))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    assert isinstance(read_dating(text).value, str)
