"""What is odd in a references.bib: every code with its line and column, and silence about what is right."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbuilder.bibtex import places_in, read_bib
from briefbuilder.identifiers import bare_isbn, isbn_is_right
from briefbuilder.problems import Problems
from briefbuilder.resolve.lint import Checked, lint
from briefbuilder.resolve.lint.values import is_date

RIGHT = r"""@book{roe2007low,
  author    = {Roe, Mary},
  title     = {Low Tide},
  publisher = {Harbour Press},
  isbn      = {978-0-306-40615-7},
  date      = {2007},
}

@article{doe2001piers,
  author       = {Doe, John and {Harbour Watch}},
  title        = {Piers and Other Places},
  journaltitle = {Bay Review},
  issn         = {0378-5955},
  pages        = {331--44, 401, xii--xv},
  date         = {2001-05/2001-06},
  url          = {https://example.org/2001/05/piers},
  urldate      = {2018-09-14},
  doi          = {10.1000/182},
}

@incollection{poe2003part,
  author   = {Poe, Ann},
  title    = {A Part},
  crossref = {whole2003},
}

@collection{whole2003,
  editor = {Poe, Ann},
  title  = {The Whole of the Harbours},
  date   = {2003},
}
"""


def found(text: str, cited: set[str] | None = None, date: str = "2019-03") -> list[str]:
    problems = Problems()
    entries = read_bib(text, "references.bib", problems)
    lint(Checked(entries, places_in(text, "references.bib"), cited=cited, date=date), problems)
    return [f"{one.place.line}:{one.place.column} {one.severity} {one.code}" for one in problems]


def test_what_is_right_is_not_spoken_of() -> None:
    assert found(RIGHT, {"roe2007low", "doe2001piers", "poe2003part"}) == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("  journaltitle = {Bay Review},\n", "", "9:1 warning field-missing"),
        ("  author    = {Roe, Mary},\n", "", "1:1 note field-missing"),
        ("@book{", "@bok{", "1:1 warning entry-type-unknown"),
        ("40615-7", "40615-8", "5:3 warning isbn-malformed"),
        ("978-0-306-40615-7", "0-306-40615", "5:3 warning isbn-malformed"),
        ("0378-5955", "0378-5956", "13:3 warning issn-malformed"),
        ("10.1000/182", "1000/182", "18:3 warning doi-malformed"),
        ("https://example.org/2001/05/piers", "the author’s page", "16:3 warning url-malformed"),
        ("  urldate      = {2018-09-14},\n  doi          = {10.1000/182},\n", "", "16:3 warning urldate-missing"),
        ("{2007}", "{summer of 2007}", "6:3 warning date-malformed"),
        ("{2007}", "{2007-02-30}", "6:3 warning date-malformed"),
        ("{2007}", "{2031}", "6:3 warning date-after-book"),
        ("{2018-09-14}", "{1999-01-02}", "17:3 warning accessed-before-date"),
        ("2001/05/piers", "2001/09/piers", "15:3 warning date-against-url"),
        ("331--44", "344--331", "14:3 warning pages-backwards"),
        ("331--44", "331--30", "14:3 warning pages-backwards"),
        ("{Roe, Mary}", "{Roe, Mary (ed.)}", "2:3 warning editors-as-authors"),
        ("{Roe, Mary}", "{Roe, Mary, Hrsg.}", "2:3 warning editors-as-authors"),
        ("  editor = {Poe, Ann},\n", "  author = {Poe, Ann},\n", "28:3 warning editors-as-authors"),
        ("@book{roe2007low,", "@book{roe2007low,\n  ids = {poe2003part},", "2:3 error key-claimed-twice"),
        ("@collection{whole2003", "@collection{doe2001piers", "27:1 error bib-duplicate-key"),
    ],
)
def test_what_is_odd_is_said_where_it_stands(old: str, new: str, finding: str) -> None:
    assert old in RIGHT
    assert finding in found(RIGHT.replace(old, new), None)


def test_a_year_in_two_old_fields_has_a_place() -> None:
    assert "3:3 warning date-malformed" in found("@book{a,\n title={B},\n  year = {MMVII},\n author={C, D},\n}\n")


def test_uncited_entries_are_notes_and_parents_are_used() -> None:
    assert found(RIGHT, {"poe2003part"}) == ["1:1 note entry-uncited", "9:1 note entry-uncited"]


def test_a_duplicate_key_names_both_lines() -> None:
    problems = Problems()
    read_bib("@book{a, title={B}}\n\n@book{a, title={C}}\n", "references.bib", problems)
    (problem,) = problems.of("bib-duplicate-key")
    assert (problem.place.line, "line 1" in problem.message) == (3, True)


@pytest.mark.parametrize(
    "date", ["2007", "2007-05", "2007-05-31", "2007~", "201X", "2007/2009", "2007-21", "2007/", "-0044"]
)
def test_dates_of_all_precisions(date: str) -> None:
    assert is_date(date)


@pytest.mark.parametrize("date", ["", "/", "May 2007", "2007-13", "2007-02-30", "07", "2007–2009", "c. 2007"])
def test_what_is_no_date(date: str) -> None:
    assert not is_date(date)


@given(st.integers(0, 10**9 - 1))
def test_both_forms_of_an_isbn_are_one(number: int) -> None:
    stem = f"{number:09}"
    (last,) = [figure for figure in "0123456789X" if isbn_is_right(stem + figure)]
    assert isbn_is_right(bare_isbn(stem + last))
    assert bare_isbn(bare_isbn(stem + last)) == bare_isbn(stem + last)


@pytest.mark.parametrize("letter", ["1", "-", "9-", " ", "(ed", "a, ", "10.", "{", "X", "–"])
def test_long_values_stay_linear(letter: str) -> None:
    fields = ("author", "title", "date", "pages", "url", "doi", "isbn", "issn", "urldate")
    long = (letter * 20_000)[:20_000].replace("{", "(")
    text = "@book{a,\n" + "".join(f"  {name} = {{{long}}},\n" for name in fields) + "}\n"
    started = time.process_time()
    found(text)
    assert time.process_time() - started < 2
