"""Long debris is done with in linear time: a pattern that backtracks would not come to an end here.

`benchmarks/speed.py --hostile` measures; this only sees to it that it ends.
"""

from __future__ import annotations

import pytest

from briefbuilder.ledger import ledger
from briefbuilder.normalise import normalise
from briefbuilder.problems import Problems
from briefbuilder.read import read

LENGTH = 50_000
DEBRIS = (
    "*", "[", '"', "“", "5", "a ", "a", "\\", "_", "¹", "word¹ ", "word goes¹\n", "¹ a note\n\n", "inde-\npendence ",
    "a *b* c ", "and so on it\n\n", "- an item\n", '"Open it.\n\n', "Lee, Anna, *Ropes*, 2001.\n",
    "(Source:\n\n", "Impressum\n\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", DEBRIS)
def test_it_ends(piece: str) -> None:
    text = f"On Ropes\n\n{piece * (LENGTH // len(piece))}\n\nThe end of it."
    problems = Problems()
    document = normalise(read(text.encode(), "text.txt", problems), problems)
    assert sum(len(row.text) for row in ledger(document)) == len(text)


PRINTED = ("*", "[", "“", "5", "1 ", "[1] ", "a ", "a\n", "word goes¹ on.\n\n", "- ", "\\", "\u0301", "\f", "1. a\n")


@pytest.mark.parametrize("piece", PRINTED)
def test_it_ends_on_printed_pages(piece: str) -> None:
    whole = piece * (LENGTH // 2 // len(piece))
    rows = [row[at : at + 70] for row in whole.split("\n") for at in range(0, max(len(row), 1), 70)]
    lines = [f"{n % 30} {row}" if n % 7 == 0 else f"{row}{n % 20}" if n % 5 == 0 else row for n, row in enumerate(rows)]
    pages = ("\n".join(["A Head", *lines[at : at + 40], str(at // 40)]) for at in range(0, len(lines), 40))
    text = "\f".join(pages) + "\nThe end of it."
    problems = Problems()
    document = normalise(read(text.encode(), "text.txt", problems), problems)
    assert sum(len(row.text) for row in ledger(document)) == len(document.source.text)
