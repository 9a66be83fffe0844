"""Questions have evidence in the text; where there is none, nobody asks."""

from __future__ import annotations

import pytest

from briefbuilder.normalise import normalise
from briefbuilder.problems import Problems
from briefbuilder.read import read

LONG = (
    "the board has weighed the rope in the morning and in the evening and found that it was never the same rope twice"
)


def codes(text: str) -> list[str]:
    problems = Problems()
    normalise(read(f"On Ropes\n\n{text}".encode(), "text.txt", problems), problems)
    return sorted({problem.code for problem in problems} - {"heading-found"})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("He said “it is so, and went home to the quay.", "quote-unbalanced"),
        ('He said "it is" so" and went home to the quay.', "quote-unbalanced"),
        ("It was “done.” The keeper of the scales said.", "stop-before-attribution"),
        (
            "The rope was sold to the third buyer. So.\n\nThe rope was sold to the third buyer. Again.",
            "sentence-doubled",
        ),
        ("He asked thecommittee for rope, and the committee had none.", "space-missing"),
        ("He waited thehours away, and they were long to him.", "space-missing"),
        ("The détente was long, and then the detente was short.", "spelling-varies"),
        ("The JCPoA was one thing, and then the JCPOA was another.", "spelling-varies"),
        ("In Astrakhan and Astrakhan it rained, but in Astrachan it did not.", "name-varies"),
        (f"He was asked.\n\n“And so {LONG}.”\n\nIt rained.", "quotation-without-note"),
        (f"A rope.¹ A knot.²\n\nThen “{LONG}” was said.\n\n¹ Ames.\n\n² Lee.", "quotation-without-note"),
    ],
)
def test_asked(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "He said “it is so,” and went home to the quay.",
        'A plank of 6" is no plank, and so the board did say.',
        "Russia and the Russian fleet, Iran and its Irans: endings are endings.",
        "These themes, there and then, and that theatre of theirs.",
        "Rope is rope. ROPE is rope, and Rope is ROPE, and no more than that.",
        f"“So {LONG},” the keeper said. It rained.",
    ],
)
def test_not_asked(text: str) -> None:
    assert codes(text) == []


def test_a_compound_is_not_asked_about_again() -> None:
    problems = Problems()
    text = b"The JCPOA and the JCPoA, a post-JCPOA world and a post-JCPoA one."
    normalise(read(b"On Ropes\n\n" + text, "text.txt", problems), problems)
    assert len(problems.of("spelling-varies")) == 1
