"""What kind of work a set of fields is."""

from __future__ import annotations

import pytest

from briefbuilder.resolve.parts.kinds import (
    is_event,
    is_institution,
    is_news,
    is_press,
    is_proceedings,
    is_reference_work,
    is_site,
    is_symbol,
    report_kind,
    thesis_kind,
)
from briefbuilder.resolve.parts.types import decide_type


@pytest.mark.parametrize(
    ("kind", "genre", "fields"),
    [
        ("book", "", {"author": "Roe, M.", "publisher": "Sea Press", "location": "Kiel"}),
        ("book", "", {"author": "Roe, M.", "publisher": "Harbour University Press", "date": "2007-05"}),
        ("collection", "", {"editor": "Roe, M.", "publisher": "Sea Press", "location": "Kiel"}),
        ("incollection", "", {"booktitle": "Harbours", "editor": "Roe, M.", "publisher": "Sea Press", "pages": "3–9"}),
        ("incollection", "", {"booktitle": "Harbours", "location": "Kiel"}),
        ("inreference", "", {"booktitle": "Encyclopædia of Harbours", "url": "https://a.org/b"}),
        ("inproceedings", "", {"booktitle": "Proceedings of the Harbour Congress", "publisher": "Sea Press"}),
        ("unpublished", "", {"eventtitle": "Harbour Conference", "url": "https://a.org/b"}),
        ("article", "", {"journaltitle": "Harbour Studies", "volume": "3", "url": "https://a.org/b"}),
        ("article", "", {"journaltitle": "Harbour News", "date": "2015-03-12", "url": "https://a.org/b"}),
        ("online", "", {"journaltitle": "Harbour.org", "url": "https://harbour.org/b"}),
        ("online", "", {"organization": "Harbour House", "url": "https://a.org/b"}),
        ("online", "", {"url": "https://a.org/b"}),
        ("thesis", "Ph.D. diss.", {"publisher": "Universität Kiel", "location": "Kiel"}),
        ("thesis", "Masterarbeit", {"publisher": "Universität Kiel"}),
        ("thesis", "Thèse de doctorat", {"publisher": "Université des ports"}),
        ("thesis", "дисс. канд. наук", {"location": "Москва"}),
        ("report", "Tech. Rep.", {"publisher": "Harbour Institute", "number": "12"}),
        ("report", "Policy Brief No. 4", {"publisher": "Harbour Institute", "location": "Kiel"}),
        ("report", "", {"publisher": "Harbour Institute", "location": "Kiel", "url": "https://a.org/b"}),
        ("report", "", {"publisher": "Harbour Council", "number": "A/70/12"}),
        ("dataset", "[Data set]", {"publisher": "Harbour Archive", "doi": "10.1234/abc"}),
        ("misc", "", {"title": "Low Tide"}),
    ],
)
def test_types(kind: str, genre: str, fields: dict[str, str]) -> None:
    assert decide_type({"title": "Low Tide", **fields}, genre) == kind


def test_a_body_with_a_report() -> None:
    body = {"author": "{Ministry of Harbours}", "location": "Kiel", "publisher": "Sea Press"}
    assert decide_type({**body, "title": "White Paper on Tides"}, "") == "report"
    assert decide_type({**body, "title": "Tides and Towns"}, "") == "book"


def test_what_is_said_and_not_printed() -> None:
    assert (
        decide_type({"title": "Pirates and Law", "publisher": "Naval Institute", "date": "2011-05-09"}, "lecture")
        == "misc"
    )


def test_names_of_containers() -> None:
    assert is_proceedings("Actas del Congreso de puertos")
    assert is_proceedings("3. Hafentagung") is False  # a compound is not taken apart
    assert is_event("Harbour Conference")
    assert not is_event("Proceedings of the Harbour Conference")
    assert is_reference_work("Lexikon der Häfen")
    assert is_news("The Harbour Times")
    assert is_news("Известия")
    assert is_institution("Harbour Institute")
    assert not is_institution("L'Écho du Littoral")  # an article makes no body
    assert is_site("Официальный портал порта")
    assert not is_institution("Harbour Council Review")
    assert is_press("Harbour University Press")
    assert not is_press("Harbour Institute")


@pytest.mark.parametrize(
    "words", ["A/70/12", "S/RES/2231", "E/CN.4/2005/7", "COM(2015) 12", "Cm 8127", "Drucksache 17/3"]
)
def test_symbols(words: str) -> None:
    assert is_symbol(words)
    assert not is_symbol("a/b testing")


def test_kinds_of_theses_and_reports() -> None:
    assert thesis_kind("unpublished PhD thesis") == "phdthesis"
    assert thesis_kind("MA thesis, Kiel") == "mathesis"
    assert thesis_kind("thesis statement") == ""
    assert report_kind("Harbour Working Paper No. 3") == "Working Paper"
