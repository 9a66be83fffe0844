"""Styles by the names people say; nothing is fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbuilder.problems import UsageError
from briefbuilder.render import styles

INDEPENDENT = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>House style</title></info>'
    '<citation><layout/></citation><bibliography subsequent-author-substitute="———"><layout/></bibliography></style>'
)
DEPENDENT = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>Our journal</title>'
    '<link href="http://www.zotero.org/styles/{}" rel="independent-parent"/></info></style>'
)


@pytest.mark.parametrize("alias", sorted(styles.ALIASES))
def test_every_alias_is_a_style(alias: str) -> None:
    assert styles.find(alias).name == styles.ALIASES[alias] or alias in styles.names()


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("chicago-notes-bibliography", True),
        ("apa", False),
        ("mla", False),
        ("IEEE", False),
        ("oscola", True),
        ("din", False),
    ],
)
def test_a_style_knows_whether_it_cites_in_notes(name: str, notes: bool) -> None:
    assert styles.find(name).notes is notes


def test_a_style_knows_its_title() -> None:
    assert "Chicago Manual of Style" in styles.find("chicago").title


def test_a_dependent_style_is_its_parent() -> None:
    dependent = styles.find("nature-digest")
    assert dependent.title == "Nature Digest"
    assert dependent.csl == styles.find("nature").csl


def test_names_are_always_written_out() -> None:
    assert b"subsequent-author-substitute" not in styles.find("chicago-notes-bibliography-subsequent-author").csl


def test_an_unknown_name_names_its_neighbours() -> None:
    with pytest.raises(UsageError, match='"chicago"'):
        styles.find("chigaco")


def test_a_file_of_the_book(tmp_path: Path) -> None:
    (tmp_path / "house.csl").write_text(INDEPENDENT, encoding="utf-8")
    style = styles.find("house.csl", tmp_path)
    assert (style.title, style.notes) == ("House style", True)
    assert b"subsequent-author-substitute" not in style.csl


def test_a_file_that_depends_takes_its_parent_from_the_package(tmp_path: Path) -> None:
    (tmp_path / "ours.csl").write_text(DEPENDENT.format("nature"), encoding="utf-8")
    style = styles.find("ours.csl", tmp_path)
    assert (style.title, style.csl) == ("Our journal", styles.find("nature").csl)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (DEPENDENT.format("no-such-style-anywhere"), "not in the package"),
        ("<style", "well-formed"),
        ("<html/>", "no CSL style"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "no CSL style"),
    ],
)
def test_a_bad_file_says_why(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "bad.csl").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        styles.find("bad.csl", tmp_path)


def test_a_file_outside_the_book_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside.csl").write_text(INDEPENDENT, encoding="utf-8")
    book = tmp_path / "book"
    book.mkdir()
    (book / "link.csl").symlink_to(tmp_path / "outside.csl")
    for name in ("../outside.csl", str(tmp_path / "outside.csl"), "link.csl"):
        with pytest.raises(UsageError, match="outside"):
            styles.find(name, book)
    with pytest.raises(UsageError, match="no file"):
        styles.find("absent.csl", book)
