"""``decisions.yaml``: what is read, what is complained of, and that a book and a single file follow it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefbuilder.decisions import KINDS, Decision, decisions_for, read_decisions, schema, schema_text
from briefbuilder.pipeline import BuildRequest, check
from briefbuilder.problems import Problems
from briefbuilder.singles import normalise_files
from briefbuilder.sourcelines import fingerprint

TEXT = "On Harbours\n\nThe harbour is old, and its keeper is older than the harbour.\n\nShare this page\n"
KEEP = f"- {{source: a.txt, line: 5, hash: {fingerprint('Share this page')}, do: keep, reason: it is a caption}}\n"


def quiet(stage: str, done: int, of: int) -> None:
    assert 0 <= done <= of, stage


def read(text: str) -> tuple[tuple[Decision, ...], list[str]]:
    problems = Problems()
    found = read_decisions(text.encode(), "sources/decisions.yaml", problems)
    return found, [str(problem) for problem in problems]


def test_a_decision_is_read_with_its_place() -> None:
    (one,), complaints = read(f"# ours\n{KEEP}")
    assert (one.source, one.line, one.page, one.do) == ("a.txt", 5, 0, "keep")
    assert str(one.place) == "sources/decisions.yaml:2:3"
    assert complaints == []


def test_digits_alone_are_a_hash() -> None:
    (one,), _ = read("- {source: a.txt, line: 5, hash: 1234567890, do: drop}")
    assert one.hash == "1234567890"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]"])
def test_no_decisions_are_no_complaint(text: str) -> None:
    assert read(text) == ((), [])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {source: a.txt, lin: 5, hash: 0123456789, do: keep}", "\"lin\" here (hint: did you mean line?)"),
        ("- {source: a.txt, line: 5, hash: 0123456789, do: kep}", "wrong-setting do: \"kep\" is not known"),
        ("- {source: a.txt, line: five, hash: 0123456789, do: keep}", "wrong-setting line: \"five\" is no number"),
        ("- {source: a.txt, line: 5, hash: 01234, do: keep}", "wrong-setting hash: \"01234\" is not of the form"),
        ("- {source: ../a.txt, line: 5, hash: 0123456789, do: keep}", "is not below this folder"),
        ("- {source: a.txt, line: 5, do: keep}", "missing-setting decisions.yaml: hash is missing"),
        ("keep: this", "expected a list"),
        ("- {source: a.txt", "broken-settings"),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_line(text: str, says: str) -> None:
    found, complaints = read(f"\n{text}\n")
    assert found == ()
    assert any(says in one for one in complaints), complaints
    assert all(one.startswith("sources/decisions.yaml:2:") or "broken" in one for one in complaints)


def test_a_right_one_beside_a_wrong_one_holds() -> None:
    found, complaints = read(f"- {{source: a.txt}}\n{KEEP}")
    assert (len(found), len(complaints)) == (1, 3)


def test_each_source_has_its_own() -> None:
    found, _ = read(KEEP + KEEP.replace("a.txt", "b.txt"))
    assert [one.source for one in decisions_for(found, "b.txt")] == ["b.txt"]


def test_the_schema_stands_in_its_file(root: Path) -> None:
    assert (root / "schema" / "decisions.schema.json").read_text("utf-8") == schema_text(), "run: make schema"
    assert schema()["items"]["properties"]["do"]["enum"] == list(KINDS)
    assert json.loads(schema_text())["items"]["required"] == ["source", "line", "hash", "do"]


# --- A run with decisions ----------------------------------------------------------------------------------------


def test_a_single_file_follows_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "d.yaml").write_text(KEEP, "utf-8")
    files = [tmp_path / "a.txt"]
    plain = normalise_files(files, tmp_path / "one", quiet)
    decided = normalise_files(files, tmp_path / "two", quiet, decisions=tmp_path / "d.yaml")
    assert "Share" not in (tmp_path / "one" / "a.md").read_text("utf-8")
    assert "Share this page" in (tmp_path / "two" / "a.md").read_text("utf-8")
    assert plain.problems.of("site-chrome-removed")
    assert not decided.problems.of("site-chrome-removed")


def test_what_a_finding_prints_is_what_a_decision_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    result = normalise_files([tmp_path / "a.txt"], tmp_path / "out", quiet)
    (removed,) = result.problems.of("site-chrome-removed")
    pasted = json.dumps([{**result.addresses[removed.place].as_json(), "do": "keep"}])
    (tmp_path / "d.yaml").write_text(pasted, "utf-8")
    normalise_files([tmp_path / "a.txt"], tmp_path / "out", quiet, decisions=tmp_path / "d.yaml")
    assert "Share this page" in (tmp_path / "out" / "a.md").read_text("utf-8")


def test_a_book_follows_its_own_and_complains_of_strangers(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text(TEXT, "utf-8")
    (sources / "decisions.yaml").write_text(KEEP + KEEP.replace("a.txt", "b.txt"), "utf-8")
    result = check(BuildRequest(tmp_path, tmp_path / "dist"), quiet)
    (stranger,) = result.problems.of("decision-without-place")
    assert str(stranger.place) == "sources/decisions.yaml:2:3"
    assert stranger.hint == "did you mean a.txt?"
    assert not result.problems.of("site-chrome-removed")
