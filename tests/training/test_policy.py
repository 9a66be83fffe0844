"""The model that ships reads policy notes and the press in nine languages: strings that we wrote and labelled."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from briefbuilder.refs.fielded import fields_of
from briefbuilder.refs.listed import styled
from briefbuilder.resolve.parsing import parse_references

SAME = (
    ("title",),
    ("journal", "booktitle"),
    ("year",),
    ("date",),
    ("volume",),
    ("address",),
    ("publisher", "institution", "school"),
)


def folded(value: object) -> str:
    bare = unicodedata.normalize("NFKD", str(value)).casefold()
    return "".join(letter for letter in bare if letter.isalnum())


def value_of(fields: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((folded(fields[name]) for name in names if fields.get(name)), "")


@pytest.mark.parametrize("name", ["policy.jsonl", "policy_more.jsonl"])
def test_the_labels_are_of_the_strings(name: str) -> None:
    for line in (Path(__file__).parent / name).read_text("utf-8").splitlines():
        row = json.loads(line)
        assert folded(row["fields"]["title"].split()[0]) in folded(row["raw"])
        assert row["raw"] == row["raw"].strip()


@pytest.mark.parametrize(("name", "floor"), [("policy.jsonl", 0.96), ("policy_more.jsonl", 0.95)])
def test_fields_are_read_as_we_labelled_them(name: str, floor: float) -> None:
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    drafts = parse_references([styled(row["raw"]) for row in rows])
    asked = right = 0
    for row, draft in zip(rows, drafts, strict=True):
        found = fields_of(draft.type, draft.fields)
        for names in SAME:
            want, got = value_of(row["fields"], names), value_of(found, names)
            if (want or got) and not set(names) & {
                *row["unscored"],
                *(["journal"] if "container" in row["unscored"] else []),
            }:
                asked += 1
                right += want == got
    assert right / asked >= floor, f"{right} of {asked}"
