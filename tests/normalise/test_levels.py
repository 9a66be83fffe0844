"""The level of a heading by the numbers of all of them."""

from __future__ import annotations

import pytest

from briefbuilder.normalise.levels import levels


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Ropes", "Knots"], [1, 1]),
        (["1. Ropes", "1.1 Hemp", "1.1.1 Old Hemp", "1.2 Wire", "2. Knots"], [1, 2, 3, 2, 1]),
        (["4.1 Ropes", "4.2 Knots", "4.2.1 Splices"], [1, 1, 2]),
        (["4 Ropes", "4.1 Hemp", "5.2 Knots", "5.2.1 Splices"], [1, 2, 2, 3]),
        (["Part I", "Chapter 1", "Chapter 2", "Part II", "Chapter 3"], [1, 2, 2, 1, 2]),
        (["1. Ropes", "I", "II", "2. Knots", "I", "II"], [1, 2, 2, 1, 2, 2]),
        (["I. Ropes", "A Digression", "II. Knots", "Another Digression"], [1, 2, 1, 2]),
        (["Introduction", "1. Ropes", "2. Knots", "Conclusion"], [1, 1, 1, 1]),
        (["Глава 1", "Канат", "Глава 2"], [1, 2, 1]),
        (["ROPES", "Hemp Ropes", "Wire Ropes", "KNOTS"], [1, 2, 2, 1]),
        ([], []),
    ],
)
def test_levels(texts: list[str], found: list[int]) -> None:
    assert levels(texts) == found
