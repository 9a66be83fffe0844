"""Words that say what they are go before labels."""

from __future__ import annotations

import pytest

from briefbuilder.resolve.parts.outspoken import heard
from briefbuilder.resolve.parts.pieces import Piece

Said = list[tuple[str, str]]


def hear(*said: tuple[str, str]) -> Said:
    pieces, start = [], 0
    for label, text in said:
        pieces.append(Piece(label, text, start, start + len(text), 0.9))
        start += len(text)
    found = heard(pieces)
    assert "".join(piece.text for piece in found) == "".join(text for _, text in said)
    assert [piece.start for piece in found] == [0, *(piece.end for piece in found)][:-1]
    return [(piece.label, piece.text.strip(" ,.:;")) for piece in found]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([("author", "Vgl. Edda Roe, ")], [("lead", "Vgl"), ("author", "Edda Roe")]),
        ([("author", "See Mary Roe, ")], [("lead", "See"), ("author", "Mary Roe")]),
        ([("title", "See Naples and Pay, ")], [("title", "See Naples and Pay")]),
        (
            [("title", "“Who Pays?” Sea Review "), ("volume", "4, ")],
            [("title", "“Who Pays?”"), ("journal", "Sea Review"), ("volume", "4")],
        ),
        (
            [("booktitle", "Book of Tides, "), ("title", "“Ebb and Flow”, by M. Roe.")],
            [("booktitle", "Book of Tides"), ("title", "“Ebb and Flow”"), ("author", "by M. Roe")],
        ),
        ([("title", "“Ebb” and other tides, ")], [("title", "“Ebb” and other tides")]),
        (
            [("title", "“Ebb.” Review of Flood, by M. Roe. "), ("journal", "Sea Post, ")],
            [("title", "“Ebb.” Review of Flood, by M. Roe"), ("journal", "Sea Post")],
        ),
        (
            [("title", "Sınır Köyleri, Doktora Tezi, Kıyı Üniversitesi, "), ("publisher", "İzmir, ")],
            [("title", "Sınır Köyleri"), ("genre", "Doktora Tezi"), ("publisher", "Kıyı Üniversitesi"),
             ("location", "İzmir")],
        ),
        (
            [("author", "Shore Office "), ("title", "Leasing the Sea, Cm 8127, ")],
            [("author", "Shore Office"), ("title", "Leasing the Sea"), ("number", "Cm 8127")],
        ),
        (
            [("title", "Low Tide, Harbour Institute, "), ("genre", "Policy Brief, ")],
            [("title", "Low Tide"), ("publisher", "Harbour Institute"), ("genre", "Policy Brief")],
        ),
        (
            [("title", "Ministry of Harbours: What the Sea Costs, "), ("date", "2012")],
            [("author", "Ministry of Harbours"), ("title", "What the Sea Costs"), ("date", "2012")],
        ),
        (
            [("title", "Het water, Den Haag: "), ("publisher", "Uitgeverij Zee, ")],
            [("title", "Het water"), ("location", "Den Haag"), ("publisher", "Uitgeverij Zee")],
        ),
        (
            [("title", "The slate of Ontario, Canada. "), ("publisher", "Sea Press")],
            [("title", "The slate of Ontario, Canada"), ("publisher", "Sea Press")],
        ),
        (
            [("title", "Entrevista com um piloto, Pontal, "), ("date", "3 maio 2014")],
            [("title", "Entrevista com um piloto"), ("location", "Pontal"), ("date", "3 maio 2014")],
        ),
        (
            [("title", "Il mare. Storia, Bologna, "), ("journal", "La Barca, "), ("date", "2010, ")],
            [("title", "Il mare. Storia"), ("location", "Bologna"), ("publisher", "La Barca"), ("date", "2010")],
        ),
        (
            [("booktitle", "Ali Taş (der.), Denizde Güç, ")],
            [("editor", "Ali Taş (der.)"), ("booktitle", "Denizde Güç")],
        ),
        (
            [("journal", "Deniz, Cilt "), ("volume", "6, "), ("journal", "Sayı "), ("volume", "22 ")],
            [("journal", "Deniz"), ("volume", "Cilt 6"), ("number", "Sayı 22")],
        ),
        ([("journal", "Mar, "), ("volume", "n.º 28, ")], [("journal", "Mar"), ("number", "n.º 28")]),
        (
            [("journal", "Rossiya "), ("volume", "v mire, "), ("number", "no. 3")],
            [("journal", "Rossiya v mire"), ("number", "no. 3")],
        ),
        (
            [("author", "Ali Roe "), ("date", "(der.), "), ("title", "Deniz, ")],
            [("editor", "Ali Roe (der.)"), ("title", "Deniz")],
        ),
        (
            [("author", "Тихий берег / Под ред. М. Роу. "), ("location", "М.: ")],
            [("title", "Тихий берег /"), ("editor", "Под ред. М. Роу"), ("location", "М")],
        ),
        (
            [("author", "Eva Stumpf: Art. "), ("title", "„Hafen“, ")],
            [("author", "Eva Stumpf"), ("lead", "Art"), ("title", "„Hafen“")],
        ),
        (
            [("journal", "Sea "), ("volume", "71 "), ("date", "(Juli 2016) "), ("volume", "4, ")],
            [("journal", "Sea"), ("volume", "71"), ("date", "(Juli 2016)"), ("number", "4")],
        ),
        (
            [("booktitle", "in: Lexikon der Häfen, hrsg. v. Jo Roe und Al Poe, "), ("location", "Kiel ")],
            [("booktitle", "in: Lexikon der Häfen"), ("editor", "hrsg. v. Jo Roe und Al Poe"), ("location", "Kiel")],
        ),
        ([("pages", "3-4 "), ("date", "mai 2009.")], [("date", "3-4 mai 2009")]),
        ([("pages", "3-4 "), ("date", "(2009).")], [("pages", "3-4"), ("date", "(2009)")]),
        ([("title", "On Law, "), ("pages", "para. 23.")], [("title", "On Law"), ("note", "para. 23")]),
        (
            [("accessed", "4 de noviembre de 2014. "), ("url", "a.example "), ("accessed", "[Visto: 10-12-2014]")],
            [("date", "4 de noviembre de 2014"), ("url", "a.example"), ("accessed", "[Visto: 10-12-2014]")],
        ),
        (
            [("title", "Ebbe, "), ("booktitle", "in «Mare»"), ("volume", "XII, "), ("number", "3, "), ("pages", "7-9")],
            [("title", "Ebbe"), ("journal", "in «Mare»"), ("volume", "XII"), ("number", "3"), ("pages", "7-9")],
        ),
    ],
)  # fmt: skip
def test_words_that_say_what_they_are(said: Said, found: Said) -> None:
    assert hear(*said) == found


def test_nothing_to_hear() -> None:
    assert heard([]) == []
    assert hear(("title", ""), ("date", "2004")) == [("title", ""), ("date", "2004")]
