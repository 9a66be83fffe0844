"""Laws and cases, each by what an editor would write down."""

from __future__ import annotations

import pytest

from briefbuilder.resolve.parsing import parse_references
from briefbuilder.resolve.parts.marked import Marked
from briefbuilder.resolve.parts.pieces import Piece
from briefbuilder.resolve.parts.statutes import opens_law, with_law


def read(text: str) -> tuple[str, dict[str, str]]:
    letters = tuple(range(len(text)))
    (draft,) = parse_references([Marked(text, letters, tuple(one + 1 for one in letters), (False,) * len(text))])
    return draft.type, draft.fields


@pytest.mark.parametrize(
    ("text", "title", "journal", "date"),
    [
        (
            "Loi n° 2004-87 du 9 novembre 2004 relative aux ports, JORF du 10 novembre 2004, p. 19.",
            "Loi n° 2004-87 du 9 novembre 2004 relative aux ports", "JORF", "2004-11-09",
        ),
        (
            "Council Regulation (EU) No 712/2013 of 22 July 2013 on tides, OJ L 204, 30.7.2013, p. 11.",
            "Council Regulation (EU) No 712/2013 of 22 July 2013 on tides", "OJ L 204", "2013-07-22",
        ),
        (
            "Указ Президента от 12 мая 2009 г. № 537 «О портах» // Морская правда. 2009. 19 мая.",
            "Указ Президента от 12 мая 2009 г. № 537 «О портах»", "Морская правда", "2009-05-12",
        ),
        (
            "Real Decreto 345/2011, de 11 de marzo, sobre puertos (BOE de 12 de marzo).",
            "Real Decreto 345/2011, de 11 de marzo, sobre puertos", "BOE", "2011",
        ),
        ("Federal Law No. 12 of 3 May 2004 on Harbours.", "Federal Law No. 12 of 3 May 2004 on Harbours", "",
         "2004-05-03"),
    ],
)  # fmt: skip
def test_laws(text: str, title: str, journal: str, date: str) -> None:
    kind, fields = read(text)
    whole = ": ".join(filter(None, (fields["title"], fields.get("subtitle"))))
    assert (kind, whole, fields.get("journaltitle", ""), fields["date"]) == ("legislation", title, journal, date)


def test_a_body_before_its_law() -> None:
    kind, fields = read("EU, Council Regulation (EU) No 467/2012 of 23 March 2012 on ports, OJ L 88, 24.3.2012, p. 1.")
    assert kind == "legislation"
    assert fields["author"] == "{EU}"
    assert fields["journaltitle"] == "OJ L 88"


def test_a_case() -> None:
    kind, fields = read("Roe v. Harbour Board, 410 U.S. 113, 115 (1973).")
    assert kind == "jurisdiction"
    wanted = {"title": "Roe v. Harbour Board", "volume": "410", "journaltitle": "U.S.", "pages": "113", "date": "1973"}
    assert wanted.items() <= fields.items()


def test_no_law() -> None:
    assert not opens_law("Law and Order in Kiel")
    assert not opens_law("Directive leadership")
    assert opens_law("Décret n° 12 sur les ports")
    pieces = [Piece("author", "Ley, Mary, ", 0, 11, 0.9), Piece("title", "Tides 2004/5.", 11, 24, 0.9)]
    assert with_law(pieces) == pieces
    assert with_law([]) == []
