"""Single files: each becomes Markdown with its ledger beside it, or none of it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbuilder.problems import UsageError
from briefbuilder.singles import normalise_files
from folders import TEXT, folder, quiet


def test_two_files_of_one_stem_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    texts = folder(tmp_path, a__txt=TEXT, a__md=TEXT)
    with pytest.raises(UsageError, match=r"a\.md"):
        normalise_files([texts / "a.txt", texts / "a.md"], tmp_path / "out", quiet)
    assert not (tmp_path / "out").exists()


def test_normalised_files_have_their_ledger_beside_them(tmp_path: Path) -> None:
    result = normalise_files([folder(tmp_path, a__txt=TEXT) / "a.txt"], tmp_path / "out", quiet)
    assert [path.name for path in result.outputs] == ["a.md", "a.ledger.jsonl"]


def test_a_file_that_nobody_can_read_leaves_the_others(tmp_path: Path) -> None:
    texts = folder(tmp_path, a__txt=TEXT, b__docx=b"PK no archive", c__txt=TEXT)
    result = normalise_files([texts / "a.txt", texts / "b.docx", texts / "c.txt"], tmp_path / "out", quiet, diff=True)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "a.ledger.jsonl", "a.md", "c.ledger.jsonl", "c.md",
    ]  # fmt: skip
    assert (result.unreadable, result.counts["sources"], len(result.changes)) == (1, 3, 2)


def test_a_source_is_never_written_over(tmp_path: Path) -> None:
    texts = folder(tmp_path, a__md=TEXT)
    with pytest.raises(UsageError, match="own Markdown"):
        normalise_files([texts / "a.md"], texts, quiet)
    assert (texts / "a.md").read_text("utf-8") == TEXT


def test_problems_have_addresses_for_decisions(tmp_path: Path) -> None:
    texts = folder(tmp_path, a__txt=f"{TEXT}\nShare this page\n")
    result = normalise_files([texts / "a.txt"], tmp_path / "out", quiet)
    (removed,) = result.problems.of("site-chrome-removed")
    assert (result.addresses[removed.place].source, result.addresses[removed.place].line) == ("a.txt", 5)


def test_a_file_that_is_named_twice_is_one_file(tmp_path: Path) -> None:
    texts = folder(tmp_path, a__txt=TEXT)
    result = normalise_files([texts / "a.txt", texts / ".." / "texts" / "a.txt"], tmp_path / "out", quiet)
    assert result.counts["sources"] == 1


def test_a_folder_that_takes_no_files_is_no_fault_of_the_source(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, no folder")
    with pytest.raises(UsageError, match="another folder"):
        normalise_files([folder(tmp_path, a__txt=TEXT) / "a.txt"], tmp_path / "out", quiet)
