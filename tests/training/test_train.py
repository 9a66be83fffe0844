"""Training on a toy amount: a model that loads, says what is known, and has the same bytes the second time."""

from __future__ import annotations

import sys
from pathlib import Path

import pycrfsuite

from briefbuilder.resolve.labelling import label_of

sys.path.insert(0, str(Path(__file__).parents[2]))  # `training` is no part of the package

from training.records import records
from training.shapes import strings
from training.train import score, seen, train

TOY = list(strings(records(1, 100), 1, 120))
FEW = {"max_iterations": 25, "feature.minfreq": 1}


def test_a_toy_model_loads_and_labels(tmp_path: Path) -> None:
    path = tmp_path / "toy.crfsuite"
    train(TOY, path, FEW)
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(path.read_bytes())
    xs, ys = seen(TOY[0])
    assert len(tagger.tag(xs)) == len(ys)
    table = score(path, TOY[:60])
    assert table["title"][0] > 0.8
    assert table["author"][1] > 0.8


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    train(TOY[:40], tmp_path / "one.crfsuite", FEW)
    train(TOY[:40], tmp_path / "two.crfsuite", FEW)
    assert (tmp_path / "one.crfsuite").read_bytes() == (tmp_path / "two.crfsuite").read_bytes()


def test_the_tags_of_a_row_follow_its_labels() -> None:
    for row in TOY[:40]:
        _, tags = seen(row)
        order = iter([label for label, _, _ in row["labels"]])
        assert all(label_of(tag) in order for tag in tags if tag.startswith("B-"))
