"""``refs resolve``: lines of JSON in any form, a document for a person, and what is said where it cannot go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefbuilder.cli import cli
from briefbuilder.cli.running import run
from briefbuilder.problems import Problems
from briefbuilder.refs.listed import read_list
from briefbuilder.refs.resolve import resolve_file

TEXT = """# Harbours

The council met in Kiel.[^1] It met again.[^2] Nobody came.[^3]

[^1]: Roe, *Low Tide*, 2007, 12.

[^2]: Ibid., 14.

[^3]: Roe, *High Water*, 3.

# Bibliography

ROE, MARY, *Low Tide. A History of Harbours* (Kiel: Harbour Press, 2007).

SMITH, ANN, *Piers of the North* (London: Pier Books, 2001).
"""


def test_a_document_is_shown_note_by_note() -> None:
    rows = resolve_file(TEXT.encode(), "brief.md", (), Problems())
    assert [(row.label, row.mention.key, row.mention.locator) for row in rows] == [
        ("1", "roe2007low", "12"),
        ("2", "roe2007low", "14"),
        ("3", "", "3"),
    ]
    assert rows[0].entry == "Roe, Low Tide, 2007"
    assert rows[2].as_json()["candidates"] == ["roe2007low"]


def test_the_command_prints_what_was_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "brief.md"
    file.write_text(TEXT, encoding="utf-8")
    assert run(cli, ["refs", "resolve", str(file)]) == 0
    printed = capsys.readouterr()
    assert "= roe2007low, 14" in printed.out
    assert "nearest: roe2007low" in printed.out
    assert "3 mentions, 2 found, 1 open" in printed.err
    assert run(cli, ["refs", "resolve", str(file), "--json"]) == 0
    assert [row["key"] for row in json.loads(capsys.readouterr().out)] == ["roe2007low", "roe2007low", None]


def test_an_editors_file_counts_beside_the_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, bib = tmp_path / "brief.md", tmp_path / "more.bib"
    file.write_text(TEXT, encoding="utf-8")
    bib.write_text("@book{water, author = {Roe, Mary}, title = {High Water}, date = {2011}}\n", encoding="utf-8")
    assert run(cli, ["refs", "resolve", str(file), "--bib", str(bib), "--json"]) == 0
    assert [row["key"] for row in json.loads(capsys.readouterr().out)][-1] == "water"


def test_lines_of_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notes.jsonl"
    rows = [{"bibliography": ["Roe, Mary, Low Tide, Kiel 2007."]}, {"id": "a", "n": 1, "raw": "Roe, Low Tide, p. 12."}]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run(cli, ["refs", "resolve", "--jsonl", str(file)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["id"], answer["is_comment"]) == ("a", False)
    assert [(cite["id"], cite["locator"], cite["mention"]) for cite in answer["cites"]] == [
        ("1", "12", "Roe, Low Tide, p. 12")
    ]


@pytest.mark.parametrize("arguments", [[], ["a.md", "--jsonl", "b.jsonl"]])
def test_one_of_both_is_asked_for(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.jsonl"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert run(cli, ["refs", "resolve", *arguments]) == 2
    assert "one DOCUMENT, or --jsonl" in capsys.readouterr().err


@pytest.mark.parametrize("item", [None, 3, {}, [], {"id": None}, {"raw": None}, {"fields": {}}, {"title": "X"}, ""])
def test_odd_entries_of_a_list_are_no_end(item: object) -> None:
    assert len(read_list([item, "Roe, Mary, Low Tide, Kiel 2007."])) >= 1
    assert isinstance(read_list(item), tuple)
