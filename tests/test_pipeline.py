"""The path: what a run does with odd folders, and that it goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbuilder.model import Artifact
from briefbuilder.outputs import write_all
from briefbuilder.pipeline import BuildRequest, build, check
from briefbuilder.problems import UnreadableSource, UsageError
from folders import TEXT, folder, quiet


def html_of(path: Path, output: Path) -> BuildRequest:
    return BuildRequest(path, output, formats=("html",))


def test_a_source_that_nobody_can_read_leaves_the_rest(tmp_path: Path) -> None:
    texts = folder(tmp_path, a__txt=TEXT, b__txt="", c__rtf="{\\rtf1}", d__docx=b"PK no archive")
    result = build(html_of(texts, tmp_path / "out"), quiet)
    assert result.unreadable == 3
    assert [problem.place.path for problem in result.problems.of("source-unreadable")] == ["b.txt", "c.rtf", "d.docx"]
    assert (tmp_path / "out" / "texts.html").is_file()


def test_a_folder_without_a_readable_source_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no source"):
        build(html_of(folder(tmp_path, b__txt=""), tmp_path / "out"), quiet)


def test_an_unknown_style_is_said_before_the_work(tmp_path: Path) -> None:
    request = BuildRequest(folder(tmp_path, a__txt=TEXT), tmp_path / "out", csl="chicagoo")
    with pytest.raises(UsageError, match="chicago"):
        build(request, quiet)
    assert not (tmp_path / "out").exists()


def test_a_bare_folder_is_never_written_and_names_the_book(tmp_path: Path) -> None:
    texts = folder(tmp_path, a__txt=TEXT, README__md="# not a text")
    result = build(html_of(texts, tmp_path / "out"), quiet)
    assert sorted(file.name for file in texts.iterdir()) == ["README.md", "a.txt"]
    assert result.counts["sources"] == 1
    assert "Texts" in (tmp_path / "out" / "texts.html").read_text("utf-8")


def test_two_sources_of_one_stem_keep_two_outputs(tmp_path: Path) -> None:
    texts = folder(tmp_path, a__txt=TEXT, a__md=TEXT)
    build(html_of(texts, tmp_path / "out"), quiet)
    assert sorted(file.name for file in (tmp_path / "out" / "markdown").iterdir()) == ["a-txt.md", "a.md"]


def test_a_missing_picture_and_an_unknown_key_are_errors(tmp_path: Path) -> None:
    text = "# On Harbours\n\nA harbour [@ames2011harbours, 4], as one says.\n\n![The quay](quay.png)\n"
    result = check(html_of(folder(tmp_path, a__md=text), tmp_path / "out"), quiet)
    codes = {problem.code for problem in result.problems if problem.severity == "error"}
    assert codes >= {"picture-missing", "citation-key-unknown"}
    assert not (tmp_path / "out").exists()


def test_a_broken_bib_entry_leaves_the_others(tmp_path: Path) -> None:
    bib = (
        "@book{ames2011harbours, author = {Ames, John}, title = {Harbours}, date = {2011}}\n@book{broken, title = {x\n"
    )
    text = "# On Harbours\n\nA harbour [@ames2011harbours, 4].\n"
    result = build(html_of(folder(tmp_path, a__md=text, references__bib=bib), tmp_path / "out"), quiet)
    assert result.problems.of("bib-entry-broken")
    assert "Ames" in (tmp_path / "out" / "texts.html").read_text("utf-8")


@pytest.mark.parametrize(("epoch", "date"), [("1538352000", "1 October 2018"), ("", "3 May 2011")])
def test_the_date_is_the_epochs_or_the_newest_sources(
    epoch: str, date: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    texts = folder(tmp_path, a__txt=f"3 May 2011\n\n{TEXT}", b__txt=f"2 May 2010\n\n{TEXT}")
    build(html_of(texts, tmp_path / "out"), quiet)
    assert date in (tmp_path / "out" / "texts.html").read_text("utf-8")


def test_all_outputs_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("a file, no folder")
    made = [Artifact("a.md", b"a"), Artifact("b/c.md", b"c")]
    with pytest.raises(UsageError):
        write_all(made, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
