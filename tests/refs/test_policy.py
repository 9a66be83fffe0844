"""Policy strings of invented works, labelled by hand: how many of their fields are read right may rise, never fall."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefbuilder.problems import Problems
from briefbuilder.refs.parse import parse_lines
from briefbuilder.words import fold

FOLDER = Path(__file__).parent.parent / "training"
FIELDS = (
    "title",
    "journal",
    "booktitle",
    "year",
    "date",
    "volume",
    "number",
    "pages",
    "publisher",
    "address",
    "edition",
)


def share(file: str) -> tuple[float, float]:
    """How many of the wanted fields are right, and how many of the types."""
    text = (FOLDER / file).read_text("utf-8")
    rows: list[dict[str, Any]] = [json.loads(line) for line in text.splitlines() if line]
    answers = list(parse_lines(text, file, Problems()))
    wanted = right = types = 0
    for row, answer in zip(rows, answers, strict=True):
        for name in FIELDS:
            if name in row["fields"] and name not in row["unscored"]:
                wanted += 1
                right += fold(str(answer["fields"].get(name, ""))) == fold(str(row["fields"][name]))
        types += row["type"] in (None, answer["type"])
    return right / wanted, types / len(rows)


@pytest.mark.parametrize(
    ("file", "fields", "kinds"),
    [("policy.jsonl", 0.95, 0.9), ("policy_second.jsonl", 0.94, 0.85), ("policy_third.jsonl", 0.93, 0.85)],
)
def test_fields_of_policy_strings(file: str, fields: float, kinds: float) -> None:
    right, types = share(file)
    assert right >= fields
    assert types >= kinds
