"""``briefbuilder refs check``: a book, or a .bib file by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefbuilder.cli import cli

TEXT = """# On Harbours

The harbour is old.[^1] Its keeper is older [@nobody2001].

[^1]: Roe, *A History of the Northern Harbours*, 2007, 12.
"""
BIB = """@book{roe2007history,
  author    = {Roe, Mary},
  title     = {A History of the Northern Harbours},
  publisher = {Harbour Press},
  date      = {2007},
  isbn      = {978-0-306-40615-8},
}

@book{roe2008history,
  author    = {Roe, Mary},
  title     = {A History of the Northern Harbours},
  publisher = {Harbour Press},
  date      = {2008},
}
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.md").write_text(TEXT, "utf-8")
    (tmp_path / "sources" / "book.yaml").write_text("date: 2019\nauthor: A. Poe\n", "utf-8")
    (tmp_path / "references.bib").write_text(BIB, "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["refs", "check", *arguments])


def codes(result: Result) -> list[str]:
    return [f"{one['path']}:{one['line']} {one['code']}" for one in json.loads(result.stdout)["problems"]]


def test_a_books_references_and_citations(book: Path) -> None:
    result = run(str(book), "--json")
    assert result.exit_code == 1
    assert codes(result) == [
        "references.bib:6 isbn-malformed",
        "references.bib:9 works-alike",
        "references.bib:9 entry-uncited",
        "sources/a.md:3 citation-key-unknown",
    ]


def test_check_says_the_same_among_all_else(book: Path) -> None:
    whole = json.loads(CliRunner().invoke(cli, ["check", str(book), "--json"]).stdout)["problems"]
    assert set(codes(run(str(book), "--json"))) <= {f"{one['path']}:{one['line']} {one['code']}" for one in whole}


def test_strict_minds_warnings(book: Path) -> None:
    text = (book / "sources" / "a.md").read_text("utf-8").replace(" [@nobody2001]", "")
    (book / "sources" / "a.md").write_text(text, "utf-8")
    assert run(str(book)).exit_code == 0
    assert run(str(book), "--strict").exit_code == 1


def test_a_file_by_itself(book: Path) -> None:
    result = run(str(book / "references.bib"), "--json")
    assert [one.rpartition(" ")[2] for one in codes(result)] == ["isbn-malformed", "works-alike"]


def test_nothing_is_written(book: Path) -> None:
    before = sorted(book.rglob("*"))
    run(str(book))
    assert sorted(book.rglob("*")) == before
    assert (book / "references.bib").read_text("utf-8") == BIB
