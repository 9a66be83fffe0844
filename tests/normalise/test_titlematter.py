"""What stands above the text gets a name where it plainly has one."""

from __future__ import annotations

import pytest

from briefbuilder.model import Metadata, block_text
from briefbuilder.normalise import normalise
from briefbuilder.problems import Problems
from briefbuilder.read import read

BODY = "\n\nThe rope was weighed in the morning, and nobody was content with the scales or with the man who read them."


def head(text: str) -> Metadata:
    return normalise(read((text + BODY).encode(), "text.txt", Problems()), Problems()).metadata


def named(metadata: Metadata) -> dict[str, str]:
    found = {name: getattr(metadata, name) for name in ("title", "subtitle", "date", "publisher", "series", "number")}
    values = {name: stated.value for name, stated in found.items() if stated}
    return {**values, **({"author": metadata.authors[0].value} if metadata.authors else {})}


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        ("", "", {}),
        ("", ".", {}),
        ("", "\n\nBy Anna Lee\n\nMay 2016", {"author": "Anna Lee", "date": "2016-05"}),
        ("", "\n\nVon Anna Berger", {"author": "Anna Berger"}),
        ("Special Report No. 12\n\n", "", {"series": "Special Report", "number": "12"}),
        ("", "\n\nA Short History\n\n3 May 2016", {"subtitle": "A Short History", "date": "2016-05-03"}),
        ("", "\n\nHarbour Institute\n\n2016-05", {"publisher": "Harbour Institute", "date": "2016-05"}),
    ],
)
def test_named(above: str, below: str, found: dict[str, str]) -> None:
    assert named(head(f"{above}The Weight of Rope{below}")) == {"title": "The Weight of Rope", **found}


@pytest.mark.parametrize("heading", ["1. The Scales", "I. The Scales", "Introduction", "Einleitung", "Summary"])
def test_the_first_section_is_no_title_matter(heading: str) -> None:
    document = normalise(read(f"The Weight of Rope\n\n{heading}{BODY}".encode(), "text.txt", Problems()), Problems())
    assert block_text(document.blocks[0]) == heading
    assert named(document.metadata) == {"title": "The Weight of Rope"}


def test_a_call_in_the_title_loses_no_note() -> None:
    document = normalise(read(f"On Rope*{BODY}\n\n*Editor: it was wet.".encode(), "text.txt", Problems()), Problems())
    assert named(document.metadata) == {"title": "On Rope"}
    assert "it was wet" in block_text(document.blocks[-1])


def test_running_text_has_no_title() -> None:
    document = normalise(read(BODY.strip().encode(), "text.txt", Problems()), Problems())
    assert document.metadata.title is None


def test_capitals_are_set_as_the_text_writes_them() -> None:
    text = (
        "A LETTER FROM BREMEN TO NATO\n\nIn May, Bremen wrote a letter to NATO, and NATO was glad of it, as was Bremen."
    )
    assert (
        named(normalise(read(text.encode(), "t.txt", Problems()), Problems()).metadata)["title"]
        == "A letter from Bremen to NATO"
    )
