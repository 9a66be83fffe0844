"""Calls and notes are bound by their sequence; what has no partner stays text."""

from __future__ import annotations

import pytest

from briefbuilder.model import Call, Document, Note, Paragraph, Run, block_text, leaf_inlines
from briefbuilder.normalise.notes import lift_notes, place_uncalled
from briefbuilder.problems import Problems
from briefbuilder.read import read


def lifted(text: str) -> tuple[Document, Problems]:
    problems = Problems()
    return lift_notes(read(text.encode(), "text.txt", problems), problems), problems


def calls(document: Document) -> list[tuple[str, str]]:
    leaves = [leaf for block in document.blocks for leaf in leaf_inlines(block)]
    return [(one.label, one.note) for leaf in leaves for one in leaf if isinstance(one, Call)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("A rope.¹ A knot.²\n\n¹ Ames.\n\n² Lee.", ["1", "2"]),
        ("A rope.[1] A knot.[2]\n\n[1] Ames.\n[2] Lee.", ["1", "2"]),
        ("A rope.(1) A knot.(2)\n\n(1) Ames.\n\n(2) Lee.", ["1", "2"]),
        ("A rope* here.\n\n*Editor: not sold.", ["*"]),
        ("A rope† here, a knot‡ there.\n\n† Ames.\n\n‡ Lee.", ["†", "‡"]),
        ("A rope.[^a]\n\n[^a]: Ames.", ["a"]),
        ("Ten.¹⁰ Eleven.¹¹\n\n¹⁰ Ames.\n\n¹¹ Lee.", ["10", "11"]),
    ],
)
def test_every_way_to_mark(text: str, labels: list[str]) -> None:
    document, problems = lifted(text)
    assert [label for label, _ in calls(document)] == [note.label for note in document.notes] == labels
    assert not len(problems)


@pytest.mark.parametrize(
    "text",
    [
        "A room of 12 m² and one of 9 m².\n\n² is a small two.",
        "He said [1 rope] and [sic].\n\nAnother line [here].",
        "A rope (2) and a knot (3).\n\n12 ropes make a dozen.",
        "* a bullet\n\n* another",
    ],
)
def test_what_only_looks_like_a_mark(text: str) -> None:
    document, _ = lifted(text)
    assert not document.notes
    assert not calls(document)


def test_numbers_may_begin_again() -> None:
    document, _ = lifted("One.¹ Two.²\n\n¹ A.\n\n² B.\n\nThree.¹\n\n¹ C.")
    assert [(note.label, block_text(note.blocks[0])) for note in document.notes] == [
        ("1", "A."),
        ("2", "B."),
        ("1", "C."),
    ]
    assert [note for _, note in calls(document)] == ["n1", "n2", "n3"]


def test_a_note_may_be_called_twice_in_brackets() -> None:
    document, _ = lifted("A rope.[1] A knot.[2] The rope again.[1]\n\n[1] Ames.\n\n[2] Lee.")
    assert calls(document) == [("1", "n1"), ("2", "n2"), ("1", "n1")]


def test_a_call_within_a_note_stays_text() -> None:
    document, _ = lifted("[1] See that.\nsaid so.[1]")
    assert not document.notes
    assert block_text(document.blocks[0]) == "[1] See that. said so.[1]"


def test_lines_that_were_parted_in_vain_are_whole_again() -> None:
    document, _ = lifted("A rope.[1]\n\nThe law says\n[2] that it must be sold,\nand so it is.\n\n[1] Ames.")
    assert [block_text(block) for block in document.blocks] == [
        "A rope.",
        "The law says [2] that it must be sold, and so it is.",
    ]


def test_a_lost_source_is_shown_as_lost() -> None:
    document, problems = lifted("A rope.[1]\n\n[1], May 3, 2016.")
    assert (document.notes[0].kind, block_text(document.notes[0].blocks[0])) == (
        "lost-source",
        "[source name lost], May 3, 2016.",
    )
    assert [problem.code for problem in problems] == ["source-lost"]


def test_both_kinds_of_loose_ends_are_told() -> None:
    _, problems = lifted("A rope.¹ A knot.² A splice.\n\n¹ Ames.\n\n³ Nobody.")
    assert sorted(problem.code for problem in problems) == ["call-without-note", "note-without-call"]


def test_a_note_that_nothing_calls_is_placed() -> None:
    source = read(b"A rope. Ames.", "text.txt", Problems()).source
    note = Note("n1", "1", (Paragraph((Run("Ames.", 8, 13),)),))
    problems = Problems()
    document = place_uncalled(Document(source, (Paragraph((Run("A rope.", 0, 7),)),), (note,)), problems)
    assert [block_text(block) for block in document.blocks] == ["A rope.", "Ames."]
    assert not document.notes
    assert [problem.code for problem in problems] == ["note-without-call"]
