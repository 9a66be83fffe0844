"""Laws by number or abbreviation, newspapers by their day, talks that name no work."""

from __future__ import annotations

import time

import pytest

from briefbuilder.model import Reference
from briefbuilder.resolve.mentions.told import OwnWays, law_names, talks

LAW = Reference(
    "dyke", "legislation", (("date", "2016-05-03"),), raw="Gesetz zum Schutz der Deiche (DeichG) vom 3.5.2016."
)
PIECE = Reference("wall", "article", (("journaltitle", "The Harbour Post"), ("date", "2014-06-07")), raw="“Wall.” …")


@pytest.fixture
def ways() -> OwnWays:
    """A law and a newspaper piece."""
    made = OwnWays()
    made.add(LAW)
    made.add(PIECE)
    return made


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Deichschutzgesetz (DeichG) vom 3. Mai 2016", ["DeichG"]),
        ("Regulation (EU) No 812/2013 of 3 May 2013 on dykes, OJ L 4, 5.5.2013", ["812/2013"]),
        ("Loi n° 2004-575 du 3 mai 2004 relative aux digues", ["2004-575"]),
        ("Roe, Mary (HDR): Low Tide 12/2013. Kiel 2007.", []),
    ],
)
def test_an_entry_says_what_its_law_is_called(printed: str, names: list[str]) -> None:
    assert list(law_names(printed)) == names


@pytest.mark.parametrize(
    ("note", "key", "place"),
    [
        ("§ 4 Abs. 2 DeichG.", "dyke", ("§ 4 Abs. 2",)),
        ("DeichG, § 4", "dyke", ("§ 4",)),
        ("DeichG hat niemand gelesen.", "", ()),
        ("§ 4 Abs. 2 WasserG.", "", ()),
        ("Harbour Post, 7 June 2014, p. A1.", "wall", ("p. A1",)),
        ("Harbour Post, 8 June 2014.", "", ()),
        ("The Other Post, 7 June 2014.", "", ()),
        ("Harbour Post, 7 June 2014 was the day of the flood.", "", ()),
    ],
)
def test_a_note_names_it(ways: OwnWays, note: str, key: str, place: tuple[str, ...]) -> None:
    told = ways.at(note, 0, len(note), head=True)
    assert (told.key if told else "", told.locator if told else ()) == (key, place)


def test_two_laws_of_one_name_are_neither(ways: OwnWays) -> None:
    ways.add(Reference("other", "legislation", (), raw="Gesetz über Deiche (DeichG) vom 3.5.1951."))
    assert ways.at("§ 4 DeichG", 0, 10, head=True) is None


def test_talks_end_where_another_work_is_quoted_from() -> None:
    note = "Letter from Roe to Doe, 3 May 1890, quoted in Kestrel 2007, 12."
    assert [note[low:high] for low, high in talks(note, frozenset({0}))] == ["Letter from Roe to Doe, 3 May 1890, "]
    assert talks("Roe wrote no letter to Doe.", frozenset({0})) == []


@pytest.mark.parametrize("stretch", ["interview with ", "(DeichG) ", "§ 4 (a)", "12/2013 ", "Gesetz "])
def test_long_stretches_are_linear(ways: OwnWays, stretch: str) -> None:
    long = stretch * (20_000 // len(stretch))
    started = time.perf_counter()
    ways.at(long, 0, len(long), head=True)
    talks(long, frozenset({0}))
    list(law_names("Gesetz " + long))
    assert time.perf_counter() - started < 1
