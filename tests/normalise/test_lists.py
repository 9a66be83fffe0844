"""What speaks for an item and what against; rows of marks."""

from __future__ import annotations

import pytest

from briefbuilder.model import Block, Document, ItemList, Paragraph, Run, Source
from briefbuilder.normalise.lists import find_lists
from briefbuilder.normalise.lists.signs import is_sentence, is_speech, marks_of
from briefbuilder.problems import Problems


@pytest.mark.parametrize("text", ["3. Mai 1914", "2. Kapitel", "3. Teil: Das Meer", "- 12 -", "o homem", "A Smith"])
def test_no_marks(text: str) -> None:
    assert marks_of(text) == ()


@pytest.mark.parametrize("text", ["3. Section 4 of the lease says nothing of fish.", "3. May we go?", "o The rope"])
def test_marks(text: str) -> None:
    assert marks_of(text)


def test_dashes_speak() -> None:
    assert is_speech(["Is it you?", "It is I, said he.", "So it is."], "—")
    assert is_speech(["Vous voilà !", "Me voilà, répondit l’autre."], "–")
    assert not is_speech(["a lamp;", "a rope;", "a boat."], "—")
    assert not is_speech(["A lamp", "A rope and a boat"], "—")
    assert not is_speech(["The lamp is lit.", "The rope is dry."], "-")
    assert not is_speech([], "—")


def test_sentences_and_headings() -> None:
    assert is_sentence("The wall was built in one summer by few people.")
    assert not is_sentence("The Wall and the Harbour")
    assert not is_sentence("What is to be done with it and by whom and when?")


def lists(*texts: str) -> list[str]:
    """The blocks as they come out: a list as its style, start and number of items."""
    start, blocks = 0, []
    for text in texts:
        blocks.append(Paragraph((Run(text, start, start + len(text)),)))
        start += len(text) + 1
    found = find_lists(Document(Source("a.txt", "a", "txt", "", "\n".join(texts)), tuple(blocks)), Problems()).blocks
    return [_name(block) for block in found]


def _name(block: Block) -> str:
    if isinstance(block, ItemList):
        below = [_name(one) for item in block.items for one in item if isinstance(one, ItemList)]
        return f"{block.style or ('1.' if block.ordered else '-')}{block.start}x{len(block.items)}{''.join(below)}"
    return "p"


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["(a) one", "(b) two", "after"], ["(a)1x2", "p"]),
        (["h) eight", "i) nine", "j) ten"], ["a)8x3"]),
        (["i) one", "ii) two", "iii) three"], ["i)1x3"]),
        (["1. one", "2. two", "1. one", "2. two"], ["1.1x2", "1.1x2"]),
        (["1. one:", "1. one", "2. two", "2. two"], ["1.1x21.1x2"]),
        (["• one", "– below", "– below", "• two"], ["-1x2-1x2"]),
        (["1. one", "Between.", "2. two"], ["p", "p", "p"]),
        (["7. seven", "8. eight", "9. nine"], ["1.7x3"]),
        (["7. seven", "8. eight"], ["p", "p"]),
        (["1. one", "2. two", "4. four"], ["1.1x2", "p"]),
        (["— Anna Lee"], ["p"]),
        (["а) раз", "б) два"], ["p", "p"]),
    ],
)
def test_rows(texts: list[str], found: list[str]) -> None:
    assert lists(*texts) == found
