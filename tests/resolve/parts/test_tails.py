"""Where a title, a place, a signal ends and something else begins."""

from __future__ import annotations

import pytest

from briefbuilder.resolve.parsing import parse_references
from briefbuilder.resolve.parts.marked import Marked
from briefbuilder.resolve.parts.pieces import Piece
from briefbuilder.resolve.parts.signals import signal_end
from briefbuilder.resolve.parts.tails import without_tails
from briefbuilder.resolve.parts.towns import is_town

Said = list[tuple[str, str]]


def cut(*said: tuple[str, str]) -> Said:
    pieces, start = [], 0
    for label, text in said:
        pieces.append(Piece(label, text, start, start + len(text), 0.9))
        start += len(text)
    found = without_tails(pieces)
    assert "".join(piece.text for piece in found) == "".join(text for _, text in said)
    return [(piece.label, piece.text.strip(" ,.:;")) for piece in found]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([("location", "Paris, Sillage, ")], [("location", "Paris"), ("publisher", "Sillage")]),
        ([("location", "Kiel, Germany, ")], [("location", "Kiel, Germany")]),
        ([("location", "Boston, MA: ")], [("location", "Boston, MA")]),
        (
            [("title", "El largo viaje, Bogotá, Norma Andina, "), ("date", "1986")],
            [("title", "El largo viaje"), ("location", "Bogotá"), ("publisher", "Norma Andina"), ("date", "1986")],
        ),
        (
            [("title", "El largo viaje, Bogotá, Norma Andina, 1986, "), ("pages", "p. 9")],
            [("title", "El largo viaje"), ("location", "Bogotá"), ("publisher", "Norma Andina"), ("date", "1986"),
             ("pages", "p. 9")],
        ),
        (
            [("title", "Der Transit, SWI-Studie 2011/S 15, "), ("date", "2011")],
            [("title", "Der Transit"), ("genre", "SWI-Studie 2011/S 15"), ("date", "2011")],
        ),
        (
            [("title", "“Tides.” "), ("journal", "CRS Report RS20999, "), ("date", "2011")],
            [("title", "“Tides.”"), ("genre", "CRS Report RS20999"), ("date", "2011")],
        ),
        (
            [("title", "Il mare, la pace, «Limen», "), ("number", "n. 5, ")],
            [("title", "Il mare, la pace"), ("journal", "«Limen»"), ("number", "n. 5")],
        ),
        (
            [("title", "«Il mare, la pace», "), ("number", "n. 5, ")],
            [("title", "«Il mare, la pace»"), ("number", "n. 5")],
        ),
        (
            [("title", "Tides, "), ("genre", "Policy Brief, "), ("journal", "Harbour Institute, ")],
            [("title", "Tides"), ("genre", "Policy Brief"), ("publisher", "Harbour Institute")],
        ),
        ([("booktitle", "// Официальный сайт порта. ")], [("journal", "// Официальный сайт порта")]),
    ],
)  # fmt: skip
def test_tails(said: Said, found: Said) -> None:
    assert cut(*said) == found


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Vgl. Roe, Ebbe", 5),
        ("See also M. Roe, Tides", 9),
        ("Цит. по: Роу М. Море", 9),
        ("See Naples and Pay", 0),
        ("Cfr. M. Roe, Il mare", 5),
        ("Verano en Cádiz", 0),
        ("", 0),
    ],
)
def test_signals(text: str, end: int) -> None:
    assert signal_end(text) == end


def test_see_before_a_name() -> None:
    assert signal_end("See Mary Roe, ", before_name=True) == 4


def test_towns() -> None:
    assert is_town("Den Haag")
    assert is_town("İzmir")
    assert is_town("Rio de Janeiro")
    assert not is_town("Oxford")  # may be the house
    assert not is_town("Canada")
    assert not is_town("")


def test_a_signal_moves_nothing() -> None:
    text = "Vgl. Roe, Mary: Ebbe und Flut. Kiel: Meerverlag, 2007."
    letters = tuple(range(len(text)))
    entry = Marked(text, letters, tuple(one + 1 for one in letters), (False,) * len(text))
    (draft,) = parse_references([entry])
    reading = draft.readings["author"]
    assert reading.value == "Roe, Mary"
    assert text[reading.start : reading.end] == "Roe, Mary"
