"""The door to .bib: what is read, what is written, and that an editor's file is never touched."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder.bibtex import append_entries, make_key, read_bib, reading, to_csl_json, write_bib
from briefbuilder.model import Reference
from briefbuilder.problems import Place, Problems, Severity

BIB = r"""% our list
@string{press = "Harbour {P}ress"}
@preamble{"\newcommand{\x}{}"}

@book{roe2001tides,
  author    = {Mary Roe and de la Cruz, Jos{\'e} and {Tide and Sons}},
  title     = "The {NATO} Tides \& {Other} Matters",
  publisher = press # " Ltd",
  year      = 2001, month = may,
  address   = {Kiel},
}

@article{broken
  title = {No comma above},
}

@phdthesis{zhukov1999more, author = {Жуков, Пётр}, title = {Море}, school = {МГУ}, date = {1999}}
"""


def read(text: str) -> tuple[tuple[Reference, ...], Problems]:
    problems = Problems()
    return read_bib(text, "references.bib", problems), problems


def test_values_are_plain_and_names_are_biblatex() -> None:
    (book, thesis), _ = read(BIB)
    assert dict(book.fields) == {
        "author": "Roe, Mary and de la Cruz, José and {Tide and Sons}",
        "title": "The NATO Tides & Other Matters",
        "publisher": "Harbour Press Ltd",
        "location": "Kiel",
        "date": "2001-05",
    }
    assert (book.origin, book.place) == ("editor", Place("references.bib", 5, 1))
    assert (thesis.type, thesis.get("type"), thesis.get("institution")) == ("thesis", "phdthesis", "МГУ")


def test_a_broken_entry_is_named_and_the_others_live() -> None:
    found, problems = read(BIB)
    assert [reference.key for reference in found] == ["roe2001tides", "zhukov1999more"]
    (problem,) = problems.of("bib-entry-broken")
    assert problem.severity is Severity.ERROR
    assert problem.place.line == 13
    assert "broken" in problem.message


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("@book{a, title={x}}\n\n@book{a, title={y}}", "bib-duplicate-key", 3),
        ("@book{a, title={x}\n\n@book{b, title={y}}", "bib-entry-broken", 1),
        ("@book{a b, title={y}}", "bib-entry-broken", 1),
        ("\n@book a, title={y}}", "bib-entry-broken", 2),
        ("@book{a, title=foo}", "bib-string-unknown", 1),
        ("@book{a, title={x}, title={y}}", "bib-duplicate-field", 1),
        ("@inbook{a, crossref={b}}\n@book{b, crossref={a}}", "bib-crossref-cycle", 1),
        ("@inbook{a, crossref={zz}}", "bib-crossref-unknown", 1),
        ("@string{a = b}\n@string{b = a}", "bib-string-unknown", 1),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, code: str, line: int) -> None:
    _, problems = read(text)
    assert [problem.place.line for problem in problems.of(code)][:1] == [line]


def test_duplicate_keys_name_both_lines() -> None:
    _, problems = read("@book{a, title={x}}\n\n@book{a, title={y}}")
    assert "line 1" in problems.of("bib-duplicate-key")[0].message


def test_abbreviations_cannot_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_VALUE", 500)
    lines = ['@string{a0 = "lol"}', *(f"@string{{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 40))]
    found, problems = read("\n".join([*lines, "@book{k, title = a39}"]))
    assert len(found[0].get("title")) <= 500
    assert problems.of("bib-too-large")


def test_crossref_gives_a_chapter_its_book() -> None:
    found, _ = read("@incollection{c, title={Part}, crossref={b}}\n@book{b, title={Whole}, publisher={P}, date={1999}}")
    assert (found[0].get("booktitle"), found[0].get("publisher"), found[0].get("crossref")) == ("Whole", "P", "")


NEW = Reference(
    "doe2015limits",
    "online",
    (
        ("author", "Doe, Jane"),
        ("title", "Limits of NATO"),
        ("date", "2015-11-27"),
        ("url", "https://example.org/a_b%20c"),
    ),
    place=Place("sources/05-brief.txt", 193, 1),
)


def test_appending_keeps_the_old_bytes_and_marks_the_new_entry() -> None:
    text = append_entries(BIB, [NEW])
    assert text.startswith(BIB)
    assert "  briefbuilder = {parsed: 05-brief.txt, line 193 [author=17a6fb date=" in text
    assert append_entries(text, [NEW]) == text


def test_appending_knows_a_work_under_another_key() -> None:
    text = append_entries("", [NEW]).replace("doe2015limits", "myown")
    assert append_entries(text, [NEW]) == text


def test_appending_keeps_windows_line_ends() -> None:
    text = append_entries("@book{a,\r\n  title = {x},\r\n}\r\n", [NEW])
    assert "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize(
    ("mark", "origin"),
    [("", "editor"), ("briefbuilder={checked}", "editor"), ("briefbuilder={parsed: a.txt, line 1}", "parsed")],
)
def test_who_made_an_entry_is_read_from_its_mark(mark: str, origin: str) -> None:
    found, _ = read(f"@book{{k, title={{x}}, {mark}}}")
    assert found[0].origin == origin


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("The limits of NATO in Asia", "The limits of {NATO} in {Asia}"),
        ("The Limits of Cooperation", "{The Limits of Cooperation}"),
        ("Fish & chips", r"Fish \& chips"),
    ],
)
def test_capitals_are_protected(title: str, written: str) -> None:
    text = write_bib([Reference("k", "book", (("title", title),))])
    assert f"title = {{{written}}}," in text
    assert read(text)[0][0].get("title") == title


def test_keys() -> None:
    work = {"author": "Kožanov, Nikolaj", "date": "2015-05", "title": "The Understanding of Tides"}
    assert make_key(work, ()) == "kozanov2015understanding"
    assert make_key(work, {"kozanov2015understanding", "kozanov2015understandingb"}) == "kozanov2015understandingc"
    assert make_key({"author": "Жуков, Пётр", "title": "О море"}, ()) == "zhukovndmore"
    assert make_key({"author": "{World Bank}", "date": "2010", "title": "A Report"}, ()) == "world2010report"
    assert make_key({"author": "{The Bay Desk}", "date": "2010", "title": "A Report"}, ()) == "bay2010report"
    assert make_key({"author": "van der Berg, Anna", "date": "2010", "title": "2010: A Year"}, ()) == "berg2010year"
    assert make_key({}, ()) == "anonnd"


def test_csl_json_loses_nothing() -> None:
    reference = Reference(
        "k",
        "report",
        (
            ("author", "de la Cruz, José and {Tide and Sons} and others"),
            ("title", "Iran and NATO"),
            ("subtitle", "An Account"),
            ("institution", "Centre for Sea and Sand"),
            ("date", "2015-05"),
            ("urldate", "2017-03-31"),
            ("langid", "french"),
            ("number", "12"),
            ("url", "https://example.org/a_b"),
        ),
    )
    (item,) = json.loads(to_csl_json([reference]))
    assert item["title"] == "Iran and NATO: An Account"
    assert item["title-short"] == "Iran and NATO"
    assert item["author"][0] == {"family": "Cruz", "given": "José", "non-dropping-particle": "de la"}
    assert item["author"][1:] == [{"literal": "Tide and Sons"}, {"literal": "others"}]
    assert item["publisher"] == "Centre for Sea and Sand"
    assert item["issued"] == {"date-parts": [[2015, 5]]}
    assert item["accessed"] == {"date-parts": [[2017, 3, 31]]}
    assert (item["language"], item["number"], item["URL"]) == ("fr", "12", "https://example.org/a_b")


@pytest.mark.parametrize(
    ("date", "csl"),
    [
        ("2015-11-27/2015-12", {"date-parts": [[2015, 11, 27], [2015, 12]]}),
        ("2013-21", {"date-parts": [[2013]], "season": 1}),
        ("1998~", {"date-parts": [[1998]], "circa": True}),
        ("in press", {"literal": "in press"}),
    ],
)
def test_dates_keep_their_precision(date: str, csl: dict[str, object]) -> None:
    (item,) = json.loads(to_csl_json([Reference("k", "book", (("date", date),))]))
    assert item["issued"] == csl


# --- For any text ------------------------------------------------------------------------------------------------

texts = st.text(max_size=40)
names = st.lists(texts, max_size=3).map(" and ".join)
references = st.builds(
    Reference,
    key=st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True),
    type=st.sampled_from(["book", "article", "online", "report"]),
    fields=st.fixed_dictionaries(
        {}, optional={"author": names, "title": texts, "url": texts, "note": texts, "pages": texts, "date": texts}
    ).map(lambda fields: tuple(fields.items())),
    place=st.just(Place("a.txt", 3)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(references, max_size=4, unique_by=lambda reference: reference.key))
def test_write_read_write_is_the_same(given_references: list[Reference]) -> None:
    once = write_bib(given_references)
    again = write_bib(read_bib(once, "", Problems()))
    assert write_bib(read_bib(again, "", Problems())) == again
    assert [reference.key for reference in read_bib(once, "", Problems())] == [r.key for r in given_references]


@settings(max_examples=150, deadline=None)
@given(texts, st.lists(references, max_size=3))
def test_appending_never_touches_what_stands(text: str, new: list[Reference]) -> None:
    once = append_entries(text, new)
    assert once.startswith(text)
    assert append_entries(once, new) == once


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='@{}=,"#%\\ \nabook', max_size=80))
def test_reading_never_raises(text: str) -> None:
    read_bib(text, "", Problems())


@pytest.mark.parametrize("kind", ["misc", "unpublished", "something"])
def test_a_work_of_which_little_is_known_has_a_type_that_is_printed(kind: str) -> None:
    (item,) = json.loads(to_csl_json([Reference("k", kind, (("title", "T"),))]))
    assert item["type"] == "webpage"


def test_single_quotes_stay_quotation_marks() -> None:
    text = write_bib([Reference("k", "book", (("title", "Tide's 'low water' mark"),))])
    assert r"\textquotesingle{}low water\textquotesingle{}" in text
    assert read(text)[0][0].get("title") == "Tide's 'low water' mark"
