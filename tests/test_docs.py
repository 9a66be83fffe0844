"""The documents tell the truth: every file they name exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefbuilder import cli
from test_floors import FLOORS

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "briefbuilder"
HOMES = (
    ROOT,
    PACKAGE,
    PACKAGE / "normalise" / "printed",
    PACKAGE / "resolve" / "labelling",
    ROOT / "sources",
    ROOT / "docs",
)


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md"])
def test_every_file_that_is_named_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    examples = {
        "CitedChapter.html",
        "expected.md",
        "book.yaml",
        "clean/lamp.md",
        "decisions.yaml",
        "sources/decisions.yaml",
        "works.yaml",
        "sources/works.yaml",
        "references.bib",
        "references.json",
        "report/report.html",
    }
    named = set(re.findall(r"`([\w./-]+\.(?:py|md|toml|yaml|bib|json|html|sh|css))`", text)) - examples
    named |= set(re.findall(r"\]\(([\w./-]+)\)", text))
    missing = [one for one in sorted(named) if not any((home / one).exists() for home in HOMES)]
    assert missing == []
    assert len(named) >= 2


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md", "tests/debris/README.md"])
def test_every_target_of_make_that_is_named_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^ {4})make ([a-z-]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
    assert named
    assert named - targets == set()


def test_the_floors_of_the_plan_are_those_of_the_test() -> None:
    rows = re.findall(r"^\| (\d) \| (.*) \|$", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE)
    drawn = {int(number): set(re.findall(r"`(\w+)(?:\.py|/)`", rooms)) for number, rooms in rows}
    assert drawn == {number: set(rooms) for number, rooms in enumerate(FLOORS) if number in drawn}
    assert len(drawn) == len(FLOORS) - 1  # __main__ is no floor to draw


def test_the_example_of_the_readme_is_what_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    section = (ROOT / "README.md").read_text("utf-8").partition("## Before and after")[2]
    before, after, diff = re.findall(r"^```\w*\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)[:3]
    (tmp_path / "lamp.txt").write_text(before.replace("␌", "\f"), "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        cli.main(["normalise", "lamp.txt", "-o", "clean", "--diff"])
    assert (tmp_path / "clean" / "lamp.md").read_text("utf-8") == after
    told = capfd.readouterr().out.splitlines()
    assert [line for line in diff.splitlines() if line not in told] == []


def test_the_references_of_the_readme_are_what_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    section = (ROOT / "README.md").read_text("utf-8").partition("## Printed references")[2]
    printed, entries = re.findall(r"^```\w*\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)[:2]
    (tmp_path / "two.txt").write_text(printed, "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        cli.main(["refs", "parse", "two.txt"])
    told = [line for line in capfd.readouterr().out.splitlines() if not line.startswith("% sure")]
    assert [line for line in entries.splitlines() if not line.startswith("% sure")] == told
