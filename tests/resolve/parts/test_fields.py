"""Labelled stretches become drafts: one row per entry, "label|words" per stretch."""

from __future__ import annotations

from collections import Counter
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbuilder.resolve.parts.draft import Draft
from briefbuilder.resolve.parts.fields import draft_of
from briefbuilder.resolve.parts.labelled import LABELS, Labelled
from briefbuilder.resolve.parts.lists import settle_list
from briefbuilder.resolve.parts.marked import Marked


def entry(text: str) -> Marked:
    places = tuple(range(len(text)))
    return Marked(text, places, tuple(place + 1 for place in places), (False,) * len(text))


def read(*pieces: str) -> tuple[Marked, Draft]:
    """``read("author|Roe, M. ", "title|Low Tide.")``: the entry and its draft."""
    text, stretches = "", []
    for piece in pieces:
        label, _, words = piece.partition("|")
        stretches.append(Labelled(label, len(text), len(text) + len(words), 0.9))
        text += words
    return entry(text), draft_of(entry(text), stretches, Counter())


ROWS: list[tuple[list[str], str, dict[str, str]]] = [
    (
        [
            "author|Roe, M., & Doe, J. ",
            "date|(2007). ",
            "title|Low tide: A history?. ",
            "location|Kiel: ",
            "publisher|Sea Press.",
        ],
        "book",
        {
            "author": "Roe, M. and Doe, J.",
            "date": "2007",
            "title": "Low tide",
            "subtitle": "A history?",
            "location": "Kiel",
            "publisher": "Sea Press",
            "langid": "",
        },
    ),
    (
        [
            "author|Roe, M. ",
            "title|“Low Tide?” ",
            "booktitle|In ",
            "editor|J. Doe (Ed.), ",
            "booktitle|Harbours of the World ",
            "pages|(pp. 3-9). ",
            "publisher|Sea Press, ",
            "date|2007.",
        ],
        "incollection",
        {"title": "Low Tide?", "editor": "Doe, J.", "booktitle": "Harbours of the World", "pages": "3–9"},
    ),
    (
        [
            "author|Roe M. ",
            "title|«Гавани мира». ",
            "journal|// Вестник гаваней. ",
            "date|2015. ",
            "volume|Т. 3, ",
            "number|№ 2. ",
            "pages|С. 12–14.",
        ],
        "article",
        {
            "title": "Гавани мира",
            "journaltitle": "Вестник гаваней",
            "volume": "3",
            "number": "2",
            "pages": "12–14",
            "langid": "russian",
        },
    ),
    (
        [
            "editor|Roe, Mary (Hrsg.): ",
            "title|Die Häfen und das Meer. ",
            "edition|2., überarb. Aufl. ",
            "location|Kiel ",
            "date|2007, ",
            "pages|240 S.",
        ],
        "collection",
        {"editor": "Roe, Mary", "author": "", "edition": "2", "pagetotal": "240", "pages": "", "langid": "german"},
    ),
    (
        ["author|Roe, Mary (ed.), ", "title|Low Tide ", "publisher|(Sea Press, ", "date|2007)"],
        "collection",
        {"editor": "Roe, Mary", "author": ""},
    ),
    (
        [
            "author|Mary Roe, ",
            "title|Low Tide, ",
            "translator|trans. by John Doe, ",
            "publisher|Sea Press, ",
            "date|1999 [1887].",
        ],
        "book",
        {"translator": "Doe, John", "date": "1999", "origdate": "1887"},
    ),
    (
        [
            "author|Harbour Council, ",
            "title|Ferries of the North, ",
            "genre|Policy Brief ",
            "number|No. 4, ",
            "location|(Kiel: ",
            "publisher|Harbour Institute, ",
            "date|May 2015), ",
            "url|http://a.org/b.pdf",
        ],
        "report",
        {
            "author": "{Harbour Council}",
            "institution": "Harbour Institute",
            "publisher": "",
            "type": "Policy Brief",
            "number": "4",
            "date": "2015-05",
            "url": "http://a.org/b.pdf",
        },
    ),
    (
        ["author|Roe, M. ", "title|Low Tide. ", "genre|Ph.D. thesis, ", "publisher|Universität Kiel, ", "date|2007."],
        "thesis",
        {"type": "phdthesis", "institution": "Universität Kiel"},
    ),
    (
        [
            "author|Roe, M. ",
            "title|“Low Tide,” ",
            "journal|Harbour House, ",
            "date|12 March 2015, ",
            "url|https://a.org/b ",
            "accessed|(accessed 3 May 2016).",
        ],
        "online",
        {"organization": "Harbour House", "journaltitle": "", "urldate": "2016-05-03"},
    ),
    (
        ["author|Roe, M. ", "title|“Low Tide,” ", "journal|The Harbour Times, ", "date|12 March 2015."],
        "article",
        {"journaltitle": "The Harbour Times", "entrysubtype": "newspaper"},
    ),
    (
        ["author|Roe, M. ", "title|“Low Tide,” ", "journal|Encyclopædia of Harbours, ", "date|2009."],
        "inreference",
        {"booktitle": "Encyclopædia of Harbours"},
    ),
    (
        [
            "author|Roe, M. ",
            "date|(2006, ",
            "date|25 March). ",
            "title|Low tide. ",
            "booktitle|Paper presented at the Harbour Congress, ",
            "location|Kiel.",
        ],
        "unpublished",
        {"eventtitle": "Harbour Congress", "howpublished": "Paper presented at the", "date": "2006-03-25"},
    ),
    (
        ["author|Roe, M. ", "date|2014. ", "title|Low Tide. ", "publisher|Sea Press. ", "date|2 October."],
        "book",
        {"date": "2014-10-02"},
    ),
    (
        ["author|Roe, M. ", "title|Low Tide. ", "publisher|Sea Press, ", "date|forthcoming."],
        "book",
        {"pubstate": "forthcoming", "date": ""},
    ),
    (
        ["author|Roe, M. ", "title|Low Tide. ", "isbn|ISBN 978-3-16-148410-0. ", "doi|doi:10.1234/ab.c. "],
        "book",
        {"doi": "10.1234/ab.c"},
    ),
    (
        ["title|Low Tide. ", "series|(Harbour Studies, vol. 12), ", "publisher|Sea Press."],
        "book",
        {"series": "Harbour Studies", "number": "12"},
    ),
    (["note|Roe 2007."], "misc", {"note": "Roe 2007", "title": ""}),
]


@pytest.mark.parametrize(("pieces", "kind", "facts"), ROWS)
def test_entries(pieces: list[str], kind: str, facts: dict[str, str]) -> None:
    _, draft = read(*pieces)
    assert draft.type == kind
    assert {name: draft.get(name) for name in facts} == facts


def test_every_field_knows_its_place() -> None:
    text, draft = read(
        "author|Roe, M. ", "date|(2007). ", "title|Low Tide. ", "location|(Kiel: ", "publisher|Sea Press)."
    )
    shown = {name: text.text[reading.start : reading.end] for name, reading in draft.readings.items()}
    assert shown["date"] == "2007"
    assert shown["title"] == "Low Tide"
    assert shown["location"] == "Kiel"
    assert shown["publisher"] == "Sea Press"
    assert {reading.sure for reading in draft.readings.values()} == {0.9}


@pytest.mark.parametrize(
    ("code", "pieces"),
    [
        ("title-recased", ["title|LOW TIDE AND HIGH TIDE. ", "publisher|Sea Press."]),
        ("series-in-title", ["title|Low Tide. Harbour Monographs Series ", "publisher|(Sea Press)."]),
        ("url-repaired", ["title|Low Tide. ", "url|<http://www.a.org/b#>"]),
        ("url-suspicious", ["title|Low Tide. ", "url|http://www.a.org/b/html"]),
        ("date-from-event", ["title|“Low Tide,” ", "event|Harbour Conference ", "date|2013."]),
    ],
)
def test_what_an_editor_should_see(code: str, pieces: list[str]) -> None:
    assert [found for found, _ in read(*pieces)[1].findings] == [code]


def test_the_words_of_an_access_date_say_which_figure_is_the_day() -> None:
    _, draft = read("title|Low Tide, ", "url|http://tide.example ", "accessed|[Consulta: 10-12-2014]")
    assert draft.get("urldate") == "2014-12-10"
    _, draft = read("title|Low Tide, ", "url|http://tide.example ", "accessed|[consulted 10/12/2014]")
    assert draft.get("urldate") == "2014"


def test_a_dash_repeats_the_author() -> None:
    rows = [
        read("author|Roe, M. ", "title|Low Tide."),
        read("author|———. ", "title|High Tide."),
        read("author|——— (ed.). ", "title|Tides."),
    ]
    drafts = settle_list([text for text, _ in rows], [draft for _, draft in rows])
    assert [draft.get("author") for draft in drafts] == ["Roe, M.", "Roe, M.", ""]
    assert drafts[2].get("editor") == "Roe, M."


@pytest.mark.parametrize(
    ("other", "date", "codes"),
    [("25/07/2018", "2018-07-03", []), ("07/25/2018", "2018-03-07", []), ("2018", "2018", ["date-figures"])],
)
def test_a_list_keeps_one_order_of_figures(other: str, date: str, codes: list[str]) -> None:
    rows = [read("title|Low Tide. ", "date|03/07/2018"), read("title|High Tide. ", f"date|{other}")]
    drafts = settle_list([text for text, _ in rows], [draft for _, draft in rows])
    assert drafts[0].get("date") == date
    assert [code for code, _ in drafts[0].findings] == codes


@given(st.lists(st.tuples(st.sampled_from(LABELS), st.text(max_size=25)), max_size=8))
def test_any_labelling_gives_a_draft(pieces: list[tuple[str, str]]) -> None:
    text, draft = read(*(f"{label}|{words}" for label, words in pieces))
    assert all(value.strip() for value in draft.fields.values())
    assert all(0 <= one.start <= one.end <= len(text.text) for one in draft.readings.values())


@pytest.mark.parametrize("unit", [", ", "A. ", "ed. ", "“", "’", "a", "1 ", "Roe, M. "])
def test_long_stretches_take_no_longer_per_letter(unit: str) -> None:
    """Broken files have pages of dots: no pattern may go back over them."""
    words = (unit * 8000)[:8000]
    begun = process_time()
    for label in ("author", "title", "journal", "pages", "date", "publisher", "note"):
        read("author|Roe, M. ", f"{label}|{words}")
    assert process_time() - begun < 3
