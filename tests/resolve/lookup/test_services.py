"""Records: in the services' own formats, and as strangers may send them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbuilder.model import Reference
from briefbuilder.resolve.lookup import (
    LookupFailed,
    Record,
    fields_of,
    likeness,
    look_up_doi,
    look_up_isbn,
    look_up_page,
    query_of,
    record_of,
    search_work,
    type_of,
)
from briefbuilder.resolve.lookup.door import Answer
from briefbuilder.resolve.lookup.failures import Broken, NotFound, Refused, Unreachable
from briefbuilder.resolve.lookup.fields import date_of
from briefbuilder.resolve.lookup.names import named
from briefbuilder.resolve.lookup.pages import page_record
from briefbuilder.resolve.lookup.records import clean
from briefbuilder.resolve.lookup.texts import plain_text
from loopback import Server, drip
from service_answers import CROSSREF, DATACITE, DUBLIN, NEWS, OPEN_LIBRARY, PAGE, SEARCH, WEAK, text

HTML = "text/html; charset=utf-8"
ISBN = "978-0-306-40615-7"


def fields(record: Record) -> dict[str, str]:
    return {"@": type_of(record.items[0]), **fields_of(record.items[0])}


# --- The formats -------------------------------------------------------------------------------------------------


def test_a_doi_of_crossref_s(server: Server) -> None:
    server.on("/10.1000/tides", "", status=302, Location="/v1/works/10.1000%2Ftides/transform")
    server.on("/v1/works/10.1000%2Ftides/transform", text(CROSSREF))
    record = look_up_doi("https://doi.org/10.1000/TIDES", server.services())
    assert (record.kind, record.asked, record.service, record.date) == ("doi", "10.1000/tides", "doi.org", "2016-05-03")
    assert fields(record) == {
        "@": "article",
        "author": "Roe, Jane and {Pier Institute}",
        "title": "Tides of the Northern coast",
        "subtitle": "a history",
        "volume": "12",
        "doi": "10.1000/tides",
        "journaltitle": "Harbour Review",
        "date": "2015-03",
        "number": "3",
        "pages": "41–59",
    }
    assert "citationstyles.csl+json" in server.asked[0][1]["Accept"]


def test_a_doi_of_datacite_s(server: Server) -> None:
    server.on("/10.5072/levels", text(DATACITE))
    assert fields(look_up_doi("10.5072/levels", server.services())) == {
        "@": "dataset",
        "author": "Doe, John and {Harbour Office}",
        "title": "Water levels of Kiel",
        "doi": "10.5072/levels",
        "date": "2019-05-02",
        "publisher": "Tide Archive",
    }


def test_an_isbn(server: Server) -> None:
    server.on("/api/books", text(OPEN_LIBRARY), "application/json")
    assert fields(look_up_isbn(ISBN, server.services())) == {
        "@": "book",
        "author": "Roe, Jane and {Pier Institute}",
        "title": "Harbours in winter",
        "subtitle": "a study",
        "isbn": "9780306406157",
        "location": "Kiel",
        "date": "2009-03",
        "publisher": "Pier Press",
    }
    assert server.paths == ["/api/books?bibkeys=ISBN:9780306406157&format=json&jscmd=data"]


def test_a_search_gives_candidates(server: Server) -> None:
    server.on("/works", text(SEARCH), "application/json")
    printed = Reference(
        "k", "article", (("author", "Roe, Jane"), ("title", "Tides of the northern coast"), ("date", "2015"))
    )
    record = search_work(query_of(printed), server.services(mailto="me@example.org"))
    assert [round(likeness(printed, fields_of(item)).value, 1) for item in record.items] == [0.0, 1.0]
    assert "query.bibliographic=Tides%20of%20the%20northern%20coast%20Roe%202015" in server.paths[0]
    assert "mailto=me%40example.org" in server.paths[0]
    assert "mailto" not in record.url


@pytest.mark.parametrize(
    ("page", "weak", "expected"),
    [
        (
            PAGE,
            False,
            {"@": "report", "author": "Roe, Jane and Doe, John", "title": "Tides of the coast", "date": "2015-03-01",
             "number": "14", "institution": "Pier Institute"},
        ),
        (
            NEWS,
            False,
            {"@": "article", "author": "Smith, Ann and {Harbour News Desk}", "title": "Harbour closed for winter",
             "date": "2017-11-21", "journaltitle": "Harbour News"},
        ),
        (
            DUBLIN,
            False,
            {"author": "Doe, John", "title": "Levels of the sea", "date": "2011-06", "doi": "10.1000/levels",
             "publisher": "Tide Archive"},
        ),
        (
            WEAK,
            True,
            {"@": "online", "author": "Smith, Ann", "title": "Ships at rest", "date": "2018-02-03",
             "organization": "Quay Blog"},
        ),
    ],
)  # fmt: skip
def test_a_page(server: Server, page: str, weak: bool, expected: dict[str, str]) -> None:
    server.on("/a", page, HTML)
    record = look_up_page(f"{server.address}/a", server.services())
    found = fields(record)
    assert record.weak is weak
    assert {name: found.get(name, "") for name in expected} == expected
    assert bool(found.get("url")) != bool(found.get("doi"))


# --- What strangers send -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "kind", "failure"),
    [
        ("<html>Please log in</html>", "text/html", Broken),
        ('{"title": "Tides"', "application/json", Broken),
        ("[" * 100_000, "application/json", Broken),
        ("[]", "application/json", Broken),
        ("null", "application/json", Broken),
        ("{}", "application/json", Broken),
        ('{"title": ["", null, {}]}', "application/json", Broken),
        ('{"title": {"a": 1}}', "application/json", Broken),
        ('{"title": "\\u0000\\u202e \\ud800"}', "application/json", Broken),
        ("\xff\xfe", "application/json", Broken),
        ("1" * 10_000, "application/json", Broken),
        ("", "application/json", Broken),
        ("", "", Broken),
    ],
)
def test_an_answer_that_is_none(server: Server, body: str, kind: str, failure: type[LookupFailed]) -> None:
    server.on("/10.1000/tides", body.encode("utf-8", "surrogatepass"), kind)
    with pytest.raises(failure):
        look_up_doi("10.1000/tides", server.services())


@pytest.mark.parametrize(
    "body", ["[]", "{}", '{"ISBN:9780306406157": []}', '{"ISBN:9780306406157": {"title": ""}}', "3"]
)
def test_open_library_without_the_book(server: Server, body: str) -> None:
    server.on("/api/books", body, "application/json")
    with pytest.raises((NotFound, Broken)):
        look_up_isbn(ISBN, server.services())


@pytest.mark.parametrize(
    "body", ["{}", '{"message": []}', '{"message": {"items": {}}}', '{"message": {"items": [3, {}]}}']
)
def test_a_search_without_works(server: Server, body: str) -> None:
    server.on("/works", body, "application/json")
    with pytest.raises((NotFound, Broken)):
        search_work("tides of the coast", server.services())


@pytest.mark.parametrize(
    "body", ["", "<", "\x00" * 50, "<html></html>", "<title></title>", "%PDF-1.4", "<meta " * 5_000]
)
def test_a_page_without_a_head(server: Server, body: str) -> None:
    server.on("/a", body, HTML)
    with pytest.raises((NotFound, Broken)):
        look_up_page(f"{server.address}/a", server.services())


def test_a_page_that_is_none(server: Server) -> None:
    server.on("/a", b"%PDF-1.4", "application/pdf")
    with pytest.raises(Broken, match="application/pdf"):
        look_up_page(f"{server.address}/a", server.services())


@pytest.mark.parametrize("charset", ["latin-1", "no-such-charset", "utf-16", ""])
def test_a_page_in_another_charset(server: Server, charset: str) -> None:
    codec = "utf-8" if charset in ("no-such-charset", "") else charset
    page = '<html><head><meta charset="utf-8"><meta name="dc.title" content="Côtes et marées"></head></html>'
    server.on("/a", page.encode(codec), f"text/html; charset={charset}" if charset else "text/html")
    assert look_up_page(f"{server.address}/a", server.services()).items[0]["title"] == "Côtes et marées"


@pytest.mark.parametrize("doi", ["", "tides", "10.1/x", "10.1000/", "10.1000/a b", "https://example.org/10.1000"])
def test_what_is_no_doi_is_not_asked_for(server: Server, doi: str) -> None:
    with pytest.raises(Refused):
        look_up_doi(doi, server.services())
    assert server.asked == []


def test_a_doi_cannot_leave_its_place(server: Server) -> None:
    with pytest.raises(LookupFailed):
        look_up_doi("10.1000/../../admin?x=1#y@evil.example", server.services())
    assert all("?" not in path and "#" not in path for path in server.paths)


@pytest.mark.parametrize("isbn", ["978-0-306-40615-8", "12345", ""])
def test_an_isbn_with_a_wrong_check_digit_is_not_asked_for(server: Server, isbn: str) -> None:
    with pytest.raises(Refused):
        look_up_isbn(isbn, server.services())
    assert server.asked == []


def test_a_slow_service_is_unreachable(server: Server) -> None:
    server.says["/10.1000/tides"] = drip
    with pytest.raises(Unreachable):
        look_up_doi("10.1000/tides", server.services(total=0.3, retries=0))


HOSTILE = 'Tides<script>alert(1)</script> <img src=x onerror="a">of\x1b[31m the\u202e c\u00adoast &amp;amp; sea'


def test_a_language_that_is_not_english_is_kept() -> None:
    assert fields_of({"title": "Gezeiten", "language": "de-DE"})["langid"] == "german"
    assert "langid" not in fields_of({"title": "Tides", "language": "en"})


def test_hostile_content_becomes_plain_text() -> None:
    item = clean(
        {
            "title": HOSTILE,
            "author": [{"family": "Roe\n}, evil = {", "given": "Jane"}, {"family": {}}, 3, None, {"given": "x"}],
            "issued": {"date-parts": [["2015", 13, 40]]},
            "page": ["1-2"],
            "volume": 12,
            "publisher": {"a": "b"},
            "DOI": "https://doi.org/10.1000/X",
            "__proto__": "x",
            "file": "/etc/passwd",
        }
    )
    assert item == {
        "title": "Tides of [31m the coast & sea",
        "author": [{"family": "Roe }, evil = {", "given": "Jane"}, {"literal": "3"}],
        "issued": {"date-parts": [[2015]]},
        "page": "1-2",
        "volume": "12",
        "DOI": "10.1000/x",
    }
    assert fields_of(item)["author"] == "Roe    evil =, Jane and {3}"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*CROSSREF, "family", "date-parts", "raw"]), inner, max_size=5)
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from([*CROSSREF, "editor", "subtitle", "genre"]), anything))
def test_any_object_is_cleaned_and_cleaning_twice_is_cleaning_once(item: dict[str, object]) -> None:
    cleaned = clean(item)
    assert clean(json.loads(json.dumps(cleaned))) == cleaned
    if cleaned:
        assert all(isinstance(value, str) and value for value in fields_of(cleaned).values())


@given(anything)
def test_any_kept_file_can_be_read(data: object) -> None:
    record_of({"kind": "doi", "asked": "10.1000/x", "records": [data]})
    record_of(data)


@given(st.text(alphabet="<>/meta scripthd{}\"'=&;@gr[]:,", max_size=200))
def test_any_page_can_be_read(page: str) -> None:
    head = f'<html><head><script type="application/ld+json">{page}</script>{page}</head></html>'
    try:
        page_record(Answer("http://x", "text/html", "", "", head.encode()))
    except LookupFailed:
        return


@pytest.mark.parametrize("piece", ["<", "<a ", "<script>", "&lt;", "&", "<!--", "{", "[", "\u202e", "((", "–"])
def test_long_rows_of_one_thing_take_no_long_time(piece: str) -> None:
    assert len(plain_text(piece * 100_000)) <= 2_000
    clean({"title": piece * 100_000, "author": [{"literal": piece * 100_000}] * 50, "page": piece * 100_000})


# --- Words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Roe, Jane", {"family": "Roe", "given": "Jane"}),
        ("By Jane Roe", {"family": "Roe", "given": "Jane"}),
        ("Anna van der Berg", {"family": "Berg", "given": "Anna", "non-dropping-particle": "van der"}),
        ("Ministry of Tides", {"literal": "Ministry of Tides"}),
        ("Reuters", {"literal": "Reuters"}),
        ("https://example.org/people/roe", {}),
        ("", {}),
    ],
)
def test_names_in_one_piece(name: str, written: dict[str, str]) -> None:
    assert named(name) == written


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2015]]}, "2015"),
        ({"date-parts": [[2015, 3, 9]]}, "2015-03-09"),
        ({"raw": "2015/03/01"}, "2015-03-01"),
        ({"raw": "2015-03-01T10:00:00Z"}, "2015-03-01"),
        ({"raw": "2015-03"}, "2015-03"),
        ({"raw": "March 2009"}, "2009-03"),
        ({"raw": "c1998"}, "1998"),
        ({"raw": "03/04/2015"}, "2015"),
        ({"raw": "n.d."}, ""),
        ({}, ""),
    ],
)
def test_dates_keep_their_precision(issued: dict[str, object], date: str) -> None:
    assert date_of(issued) == date


@pytest.mark.parametrize(
    ("printed", "found", "enough"),
    [
        ({"title": "Tides of the coast", "author": "Roe, Jane", "date": "2015"}, {"title": "Tides of the Coast"}, True),
        ({"title": "Tides of the coast", "date": "2015"}, {"title": "Bridges of Ghent", "date": "2015"}, False),
        (
            {"title": "Tides", "author": "Roe, Jane", "date": "2015"},
            {"title": "Tides", "author": "Lee, Ann", "date": "1990"},
            False,
        ),
        ({"title": "Tides II", "date": "2015"}, {"title": "Tides III", "date": "2015"}, False),
        (
            {"title": "Tides of the coast", "doi": "10.1000/a"},
            {"title": "Tides of the coast", "doi": "10.1000/b"},
            False,
        ),
        ({"title": "Tides of Kiel: an account"}, {"title": "Tides of Kiel", "subtitle": "the harbour's story"}, False),
        ({"title": "Tides of Kiel"}, {"title": "Tides of Kiel", "subtitle": "the harbour's story"}, True),
        ({}, {"title": "Anything"}, True),
    ],
)
def test_likeness(printed: dict[str, str], found: dict[str, str], enough: bool) -> None:
    assert likeness(Reference("k", "misc", tuple(printed.items())), found).enough is enough
