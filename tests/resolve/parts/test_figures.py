"""Volume, number, pages, edition as printed."""

from __future__ import annotations

import pytest

from briefbuilder.resolve.parts.figures import in_passing, read_edition, read_number, read_pages, read_volume


@pytest.mark.parametrize(
    ("printed", "volume", "number"),
    [
        ("93, ", "93", ""),
        ("vol. 3,", "3", ""),
        ("Bd. 2", "2", ""),
        ("t. XII, ", "XII", ""),
        ("Т. 4. ", "4", ""),
        ("Jg. 12", "12", ""),
        ("41(2)", "41", "2"),
        ("75.1, ", "75", "1"),
        ("87S, ", "87S", ""),
    ],
)
def test_volumes(printed: str, volume: str, number: str) -> None:
    assert read_volume(printed) == (volume, number)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("(4), ", "4"),
        ("no. 3/4", "3/4"),
        ("№ 5. ", "5"),
        ("n° 54, ", "54"),
        ("Heft 2", "2"),
        ("Issue 7", "7"),
        ("Suppl 1: ", "Suppl 1"),
        ("Report No. 12-34", "12-34"),
        ("вып. 3", "3"),
    ],
)
def test_numbers(printed: str, number: str) -> None:
    assert read_number(printed) == number


@pytest.mark.parametrize(
    ("printed", "pages", "total"),
    [
        ("(pp. 3-9). ", "3–9", ""),
        ("49--59.", "49–59", ""),
        ("327-35", "327–35", ""),
        ("S. 4f.", "4", ""),
        ("S. 12-14, ", "12–14", ""),
        ("С. 12–14.", "12–14", ""),
        ("p. xii-xx", "xii–xx", ""),
        ("e1002", "e1002", ""),
        ("A67–A82", "A67–A82", ""),
        ("Seiten 3–9", "3–9", ""),
        ("240 S.", "", "240"),
        ("240 p. ", "", "240"),
        ("240 с.", "", "240"),
        ("xii, 240 pp.", "", "xii, 240"),
        ("Vol. 3, pp. 17–18", "17–18", ""),
    ],
)
def test_pages(printed: str, pages: str, total: str) -> None:
    assert read_pages(printed) == (pages, total)


def test_what_stands_before_the_pages() -> None:
    assert in_passing("(Vol. 3, No. 2, pp. 17–18)") == {"volume": "3", "number": "2"}
    assert in_passing("pp. 17–18") == {}


@pytest.mark.parametrize(
    ("printed", "edition"),
    [
        ("(2nd ed.). ", "2"),
        ("3., überarb. Aufl.", "3"),
        ("изд. 2-е", "2"),
        ("2e éd.", "2"),
        ("Second edition. ", "2"),
        ("Zweite Auflage", "2"),
        ("Revised edition. ", "Revised edition"),
        ("rev. ed.", "rev. ed."),
    ],
)
def test_editions(printed: str, edition: str) -> None:
    assert read_edition(printed) == edition
