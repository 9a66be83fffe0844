"""The grammar and the noise: labels cover, the same seed gives the same, what a letter means stays."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

import pytest

from briefbuilder.resolve.parts.labelled import LABELS

sys.path.insert(0, str(Path(__file__).parents[2]))  # `training` is no part of the package

from training.noise import ALWAYS, KINDS, noisy
from training.records import records
from training.shapes import LANGUAGES, strings
from training.shapes.pen import Line, Pen

ROWS = list(strings(records(3, 400), 3, 600))


def covers(row: dict[str, Any]) -> bool:
    ends = [0, *(end for _, _, end in row["labels"])]
    starts = [start for _, start, _ in row["labels"]]
    return starts == ends[:-1] and ends[-1] == len(row["raw"]) and all(end > start for _, start, end in row["labels"])


def test_labels_cover_every_string_and_are_known() -> None:
    for row in ROWS:
        assert covers(row), row["raw"]
        assert {label for label, _, _ in row["labels"]} <= set(LABELS)
        assert row["raw"] == row["raw"].strip()


def test_italics_lie_inside() -> None:
    assert all(0 <= start < end <= len(row["raw"]) for row in ROWS for start, end in row["emph"])


def test_a_seed_gives_the_same_strings() -> None:
    assert list(strings(records(3, 400), 3, 600)) == ROWS
    assert list(strings(records(3, 400), 4, 20)) != ROWS[:20]


def test_strings_differ_and_all_languages_and_hands_come() -> None:
    assert len({row["raw"] for row in ROWS}) > len(ROWS) * 0.98
    many = list(strings(records(5, 400), 5, 3000))
    assert {row["lang"] for row in many} == set(LANGUAGES)
    assert len({row["origin"] for row in many}) > 30


def test_every_label_is_taught() -> None:
    many = list(strings(records(5, 2000), 5, 3000))
    assert {label for row in many for label, _, _ in row["labels"]} == set(LABELS)


def test_a_list_keeps_its_habits() -> None:
    pen = Pen(random.Random(1), "en", "note", slip=0.0)
    assert len({pen.habit("order", {"a": 1, "b": 1}) for _ in range(50)}) == 1
    assert len({pen.now({"a": 1, "b": 1}) for _ in range(50)}) == 2


@pytest.mark.parametrize(
    ("said", "mark", "text"),
    [
        ("Roe, ed.", ". ", "Roe, ed. "),
        ("Why?", ". ", "Why? "),
        ("Kiel", ": ", "Kiel: "),
        ("“Low Tide.”", ". ", "“Low Tide.” "),
    ],
)
def test_separators_do_not_double(said: str, mark: str, text: str) -> None:
    line = Line()
    line.say("title", said)
    line.close(mark)
    assert line.text == text


@pytest.mark.parametrize("change", [change for change, _ in (*ALWAYS, *KINDS)], ids=lambda change: change.__name__)
def test_noise_of_every_kind_keeps_the_order_of_labels(change: Any) -> None:  # noqa: ANN401 - a function of noise
    chance = random.Random(2)
    for row in ROWS[:80]:
        letters = [
            (letter, number, False)
            for number, (_, start, end) in enumerate(row["labels"])
            for letter in row["raw"][start:end]
        ]
        found = [number for _, number, _ in change(letters, chance)]
        assert found == sorted(found)


def test_noisy_rows_are_covered_and_keep_the_words_of_a_label() -> None:
    chance = random.Random(7)
    for row in ROWS:
        after = noisy(row, chance)
        assert covers(after), after["raw"]
        before = [label for label, _, _ in row["labels"]]
        left = iter(before)
        assert all(label in left for label, _, _ in after["labels"])  # in order; a stretch may be cut off


def test_noise_is_the_same_for_a_seed() -> None:
    assert [noisy(row, random.Random(5)) for row in ROWS[:50]] == [noisy(row, random.Random(5)) for row in ROWS[:50]]
