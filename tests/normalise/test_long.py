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
