"""What holds a work, who issued it and where."""

from __future__ import annotations

import pytest

from briefbuilder.resolve.parts.containers import read_container, read_event, read_series
from briefbuilder.resolve.parts.imprint import read_location, read_publisher


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("In: Harbour Studies, ", "Harbour Studies"),
        ("in Harbour Studies. ", "Harbour Studies"),
        ("// Вестник гаваней. ", "Вестник гаваней"),
        ("dans Revue des ports, ", "Revue des ports"),
        ("В кн.: Гавани мира. ", "Гавани мира"),
        ("?” In Harbours of the World", "Harbours of the World"),
        ("« Revue des ports », ", "Revue des ports"),
        ("Harb. Stud. ", "Harb. Stud."),
        ("International Harbours. ", "International Harbours"),
        ("Harbours (New Series), ", "Harbours (New Series)"),
        ("En route, ", "En route"),
        ("in Id., Scritti sul mare, ", "Scritti sul mare"),
        ("in: Hafenzeitung vom ", "Hafenzeitung"),
        ("«Mari», a. ", "Mari»"),
        ("In", "In"),
    ],
)
def test_containers(printed: str, name: str) -> None:
    assert read_container(printed) == name


@pytest.mark.parametrize(
    ("printed", "name", "number"),
    [
        ("(Harbour Studies, vol. 12). ", "Harbour Studies", "12"),
        ("Harbour Papers No. 4", "Harbour Papers", "4"),
        ("Hafenstudien, Bd. 3", "Hafenstudien", "3"),
        ("Harbour Studies 20)", "Harbour Studies", "20"),
        ("Harbour Meetings 2014", "Harbour Meetings 2014", ""),
        ("Harbour Studies", "Harbour Studies", ""),
        ("coll. « Mondes marins », ", "Mondes marins", ""),
        ("Collection of Tides", "Collection of Tides", ""),
    ],
)
def test_series(printed: str, name: str, number: str) -> None:
    assert read_series(printed) == (name, number)


@pytest.mark.parametrize(
    ("printed", "name", "how"),
    [
        ("Paper presented at the Harbour Congress, ", "Harbour Congress", "Paper presented at the"),
        ("Vortrag auf der Hafentagung", "Hafentagung", "Vortrag auf der"),
        ("Harbour Conference ", "Harbour Conference", ""),
    ],
)
def test_events(printed: str, name: str, how: str) -> None:
    assert read_event(printed) == (name, how)


@pytest.mark.parametrize(
    ("printed", "location", "publisher"),
    [
        ("(Kiel: ", "Kiel", ""),
        ("Cambridge, MA: ", "Cambridge, MA", ""),
        ("Cambridge, Mass.: ", "Cambridge, Mass.", ""),
        ("Berlin / New York", "Berlin / New York", ""),
        ("Cambridge, MA: Sea Press, ", "Cambridge, MA", "Sea Press"),
        ("М.: ", "М", ""),
        ("s.l., ", "", ""),
    ],
)
def test_locations(printed: str, location: str, publisher: str) -> None:
    assert read_location(printed) == (location, publisher)


@pytest.mark.parametrize(
    ("printed", "publisher", "location"),
    [
        ("Sea Press, ", "Sea Press", ""),
        ("Roe & Sons, Inc. ", "Roe & Sons, Inc.", ""),
        ("Kiel: Sea Press", "Sea Press", "Kiel"),
        ("published by Sea Press.", "Sea Press", ""),
        ("s.n.", "", ""),
    ],
)
def test_publishers(printed: str, publisher: str, location: str) -> None:
    assert read_publisher(printed) == (publisher, location)
