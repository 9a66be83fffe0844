"""Labels that contradict one another: what was labelled, and what is read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbuilder.resolve.parts.labelled import LABELS
from briefbuilder.resolve.parts.mending import mended
from briefbuilder.resolve.parts.pieces import Piece


def pieces(*rows: str) -> list[Piece]:
    found, start = [], 0
    for row in rows:
        label, _, words = row.partition("|")
        found.append(Piece(label, words, start, start + len(words), 0.9))
        start += len(words)
    return found


@pytest.mark.parametrize(
    ("labelled", "read"),
    [
        (["title|Low ", "title|Tide."], ["title|Low Tide."]),
        (["title|Low Tide. ", "publisher|Padua, ", "location|Italy."], ["title|Low Tide. ", "location|Padua, Italy."]),
        (
            ["title|Low Tide. ", "location|San Carlo, ", "publisher|California."],
            ["title|Low Tide. ", "location|San Carlo, California."],
        ),
        (
            ["title|Low Tide. ", "location|Washington, ", "publisher|D. C. Sea Press."],
            ["title|Low Tide. ", "location|Washington, D. C. ", "publisher|Sea Press."],
        ),
        (["title|Low ", "booktitle|Tide and Harbour, ", "date|2007"], ["title|Low Tide and Harbour, ", "date|2007"]),
        (["title|Low Tide: ", "booktitle|A History, ", "date|2007"], ["title|Low Tide: A History, ", "date|2007"]),
        (
            ["title|Low Tide. ", "booktitle|In Harbours, ", "date|2007"],
            ["title|Low Tide. ", "booktitle|In Harbours, ", "date|2007"],
        ),
        (
            ["author|Roe, M. ", "journal|Storms of the north. Harbour News, ", "date|2007"],
            ["author|Roe, M. ", "title|Storms of the north. ", "journal|Harbour News, ", "date|2007"],
        ),
        (["author|Roe, M. ", "note|Storms of the north. "], ["author|Roe, M. ", "title|Storms of the north. "]),
        (["author|World Harbour Council. ", "date|2009"], ["title|World Harbour Council. ", "date|2009"]),
        (
            ["title|Storms of the north 2011, ", "publisher|Sea Press"],
            ["title|Storms of the north ", "date|2011, ", "publisher|Sea Press"],
        ),
        (["title|Low Tide. ", "journal|trans. by M. Roe, "], ["title|Low Tide. ", "translator|trans. by M. Roe, "]),
        (["title|Low Tide. ", "journal|Trans. Harb. Soc. "], ["title|Low Tide. ", "journal|Trans. Harb. Soc. "]),
        (["title|Low Tide. ", "translator|TR 1069. "], ["title|Low Tide. ", "note|TR 1069. "]),
        (
            ["title|Low Tide. ", "journal|Kiel: Sea Press. "],
            ["title|Low Tide. ", "location|Kiel: ", "publisher|Sea Press. "],
        ),
        (
            ["title|Low Tide. ", "location|Bologna, La Barca, "],
            ["title|Low Tide. ", "location|Bologna, ", "publisher|La Barca, "],
        ),
        (["title|Low Tide. ", "note|— 312 с."], ["title|Low Tide. ", "pages|— 312 с."]),
        (["title|Roe v. ", "journal|Harbour Board, ", "date|1973"], ["title|Roe v. Harbour Board, ", "date|1973"]),
        (
            ["editor|Лодкин И. И. Гавани Севера / под ред. П. Мостова. ", "date|2004"],
            ["author|Лодкин И. И. ", "title|Гавани Севера / ", "editor|под ред. П. Мостова. ", "date|2004"],
        ),
    ],
)
def test_mending(labelled: list[str], read: list[str]) -> None:
    assert [f"{piece.label}|{piece.text}" for piece in mended(pieces(*labelled))] == read


@given(st.lists(st.tuples(st.sampled_from(LABELS), st.text(alphabet="Aa .,:/()—2015vИд“", max_size=20)), max_size=8))
def test_no_letter_is_lost(rows: list[tuple[str, str]]) -> None:
    given_pieces = pieces(*(f"{label}|{words}" for label, words in rows))
    found = mended(given_pieces)
    assert "".join(piece.text for piece in found) == "".join(piece.text for piece in given_pieces)
    assert all(one.end == other.start for one, other in pairwise(found))
