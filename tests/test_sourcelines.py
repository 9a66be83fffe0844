"""Lines have places and fingerprints, whatever the format calls a line."""

from __future__ import annotations

from briefbuilder.model import Anchor, Source
from briefbuilder.problems import Place
from briefbuilder.sourcelines import SourceLines, addresses, fingerprint


def source(text: str, *anchors: Anchor) -> Source:
    return Source("sources/a.pdf", "a", "pdf", "", text, anchors)


def test_lines_end_at_anchors_and_at_line_ends() -> None:
    lines = SourceLines(
        source("One \nTwo\n\nThree", Anchor(0, 1, "page 1", 1), Anchor(5, 2, "page 1", 1), Anchor(9, 1, "page 2", 2))
    )
    assert [(lines.text(line), line.line, line.page) for line in lines.lines] == [
        ("One", 1, 1), ("Two", 2, 1), ("", 1, 2), ("Three", 1, 2),
    ]  # fmt: skip
    assert [lines.at(offset) for offset in (0, 4, 5, 8, 9, 14)] == [0, 0, 1, 1, 2, 3]


def test_an_address_names_the_file_and_the_page() -> None:
    lines = SourceLines(source("One", Anchor(0, 7, "page 2", 2)))
    assert lines.address(lines.lines[0]).as_json() == {
        "source": "a.pdf", "line": 7, "page": 2, "hash": fingerprint("one"),
    }  # fmt: skip


def test_a_problem_has_the_address_of_its_line() -> None:
    text = source("One.\nTwo is longer.\nThree.\nFour.", Anchor(0, 1), Anchor(5, 2), Anchor(20, 3))
    places = [text.place(offset) for offset in (1, 16, 21, 28)]
    strangers = [Place("sources/a.pdf", 9, 1), Place("sources/b.pdf", 1, 1), Place("sources/a.pdf")]
    found = addresses(text, [*places, *strangers])
    assert list(found) == places
    assert [found[place].hash for place in places] == [
        fingerprint(words) for words in ("One", "Two is longer", "Three", "Four")
    ]


def test_an_address_is_that_of_the_line_that_a_decision_finds() -> None:
    text = source("One \n  Two\n\nThree, four.", Anchor(0, 1), Anchor(5, 2), Anchor(11, 3), Anchor(12, 4))
    lines = SourceLines(text)
    for offset in range(len(text.text)):
        (address,) = addresses(text, [text.place(offset)]).values()
        assert address == lines.address(lines.lines[lines.at(offset)])


def test_a_fingerprint_is_that_of_the_words() -> None:
    assert fingerprint("“The  harbour” – again!") == fingerprint('"The harbour" - again')
    assert fingerprint("The harbour") != fingerprint("The harbours")
    assert fingerprint("* * *") == fingerprint("***") != fingerprint("")
    assert len(fingerprint("")) == 10
