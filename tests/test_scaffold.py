"""`briefbuilder new`: what it writes, and what it never overwrites."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbuilder import cli
from briefbuilder.config import load_config
from briefbuilder.problems import Problems, UsageError
from briefbuilder.scaffold import new_book


def test_a_new_book_is_a_book_without_complaints(tmp_path: Path) -> None:
    written = new_book(tmp_path / "deep" / "my-book")
    folder = tmp_path / "deep" / "my-book"
    assert sorted(path.relative_to(folder).as_posix() for path in written) == [
        "dist/.gitignore", "references.bib", "sources/01-dispatch.txt", "sources/02-margins.md", "sources/book.yaml",
        "templates/README.md",
    ]  # fmt: skip
    problems = Problems()
    config = load_config(folder, problems)
    assert not list(problems)
    assert config.title == "My book"
    assert [source.file for source in config.sources] == ["01-dispatch.txt", "02-margins.md"]


@pytest.mark.parametrize("name", ["a: b", 'say "x" # y', "{x}", "- dash", "Über uns", "@title@", "'"])
def test_any_folder_name_makes_a_title(tmp_path: Path, name: str) -> None:
    problems = Problems()
    new_book(tmp_path / name)
    config = load_config(tmp_path / name, problems)
    assert not list(problems)
    assert config.title.casefold().split() == name.replace("-", " ").casefold().split()


def test_every_key_cited_in_the_samples_is_in_the_bibliography(tmp_path: Path) -> None:
    import re

    new_book(tmp_path / "b")
    cited = set(re.findall(r"@(\w+)", (tmp_path / "b/sources/02-margins.md").read_text("utf-8")))
    entries = set(re.findall(r"@book\{(\w+),", (tmp_path / "b/references.bib").read_text("utf-8")))
    assert cited
    assert cited <= entries


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert new_book(tmp_path)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        new_book(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(UsageError, match="is a file"):
        new_book(tmp_path / "mine.txt")


def test_the_command_lists_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        cli.main(["new", str(tmp_path / "b")])
    out, err = capsys.readouterr()
    assert leaving.value.code == 0
    assert out.splitlines()[0] == f"{tmp_path}/b/dist/.gitignore"
    assert err.startswith("Next: ")
    with pytest.raises(SystemExit) as again:
        cli.main(["new", str(tmp_path / "b")])
    assert again.value.code == 2
