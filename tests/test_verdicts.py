"""``works.yaml``: what is read, what is complained of, what ``refs merge`` adds to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbuilder.problems import Problems, UsageError
from briefbuilder.verdicts import HEAD, Verdict, read_verdicts, report_stale, schema_text, with_verdict

NO = "- {works: [roe2007low, roe2008low], same: no, reason: a new edition}\n"


def read(text: str) -> tuple[tuple[Verdict, ...], list[str]]:
    problems = Problems()
    found = read_verdicts(text.encode(), "sources/works.yaml", problems)
    return found, [str(problem) for problem in problems]


def test_a_verdict_is_read_with_its_place() -> None:
    (one,), complaints = read(f"# ours\n{NO}")
    assert (one.works, one.same, one.reason) == (("roe2007low", "roe2008low"), "no", "a new edition")
    assert str(one.place) == "sources/works.yaml:2:3"
    assert complaints == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- {works: [a2007b], same: no}\n", "sources/works.yaml:1:3: error wrong-setting works: two keys are needed"),
        ("- {works: [a2007b, a2007b], same: no}\n", "two keys are needed, 1 found"),
        ("- {works: [a, b], same: maybe}\n", "known: yes, no"),
        ("- {works: [a, b]}\n", "same is missing"),
        ("- {works: [a, b], same: no, why: x}\n", "unknown-setting"),
        (NO + "- {works: [roe2008low, roe2007low], same: yes}\n", "works.yaml:2:3: error verdict-contradicted"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, complaint: str) -> None:
    _, complaints = read(text)
    assert any(complaint in one for one in complaints), complaints


def test_stale_verdicts_are_problems() -> None:
    verdicts, _ = read(NO + "- {works: [roe2007low, old], same: yes}\n")
    problems = Problems()
    report_stale(verdicts, {"roe2007low", "roe2008lo"}, {"old": "roe2007low"}, problems)
    assert [(one.place.line, one.code, one.hint) for one in problems] == [
        (1, "verdict-without-work", "did you mean roe2008lo?"),
        (2, "verdict-overtaken", "take it out of works.yaml"),
    ]


def test_a_verdict_is_added_below_what_stands_there() -> None:
    first = with_verdict("", ("roe2007low", "roe2008low"), "no")
    assert first == HEAD + "- {works: [roe2007low, roe2008low], same: no}\n"
    assert with_verdict(first, ("roe2008low", "roe2007low"), "no") == first
    second = with_verdict(first.rstrip(), ("a", "b"), "yes")
    assert second == first + "- {works: [a, b], same: yes}\n"
    with pytest.raises(UsageError, match="opposite in line 2"):
        with_verdict(first, ("roe2008low", "roe2007low"), "yes")


KEYS = st.text(
    st.characters(codec="utf-8", exclude_characters='\\ \t,{}()="#%~', exclude_categories=["C", "Z"]), min_size=1
)


@given(KEYS, KEYS.map(lambda key: f"{key}-2"))
def test_any_key_is_read_back(one: str, other: str) -> None:
    (found,), complaints = read(with_verdict("", (one, other), "no"))
    assert found.works == (one, other)
    assert complaints == []


def test_the_schema_stands_in_its_file(root: Path) -> None:
    assert (root / "schema" / "works.schema.json").read_text("utf-8") == schema_text(), "run: make schema"
    assert json.loads(schema_text())["items"]["required"] == ["works", "same"]
