"""``refs merge``: pairs side by side, joined on a yes, kept apart on a no; nothing of a person's is lost."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder.bibtex import append_entries, join_entries, read_bib, write_bib
from briefbuilder.cli import cli
from briefbuilder.model import Reference
from briefbuilder.problems import Place, Problems, UsageError

TEXT = """# On Harbours

The harbour is old.[^1] Its keeper is older [@roe2008history, 5].

[^1]: Roe, *A History of the Northern Harbours*, 2007, 12.
"""
EDITORS = """% Ours.

@book{roe2007history,
  author    = {Roe, Mary},
  title     = {A History of the Northern Harbours},
  date      = {2007},
}
"""
OTHER = """
@book{roe2008history,
  author    = {Roe, M.},
  title     = {A History of the Northern Harbours},
  publisher = {Harbour Press},
  date      = {2008},
  briefbuilder = {parsed: a.md, line 9},
}
"""
LAST = """
@incollection{poe2003part,
  author   = {Poe, Ann},
  title    = {A Part},
  crossref = {roe2008history},
}
"""
BOTH = ("roe2007history", "roe2008history")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.md").write_text(TEXT, "utf-8")
    (tmp_path / "references.bib").write_text(EDITORS + OTHER + LAST, "utf-8")
    return tmp_path


def run(book: Path, *arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["refs", "merge", str(book), *arguments], input=answers)


def bib(book: Path) -> str:
    return (book / "references.bib").read_text("utf-8")


def test_without_a_terminal_pairs_are_listed(book: Path) -> None:
    result = run(book)
    assert result.exit_code == 1
    assert "roe2007history and roe2008history: the title, the name; but the year after" in result.stdout
    assert "  ~ date           1  2007 (editor)" in result.stdout
    assert "  + publisher      2  Harbour Press (read in a text)" in result.stdout
    assert bib(book) == EDITORS + OTHER + LAST
    assert not (book / "sources" / "works.yaml").exists()


def test_a_yes_joins_them(book: Path) -> None:
    result = run(book, "--yes", *BOTH, "--json")
    assert result.exit_code == 0
    entries = {one.key: one for one in read_bib(bib(book), "", Problems())}
    assert list(entries) == ["roe2007history", "poe2003part"]
    joined = entries["roe2007history"]
    assert (joined.get("date"), joined.get("author"), joined.get("publisher")) == ("2007", "Roe, Mary", "Harbour Press")
    assert joined.get("ids") == "roe2008history"
    assert "a.md, line 9" in joined.get("briefbuilder")
    assert joined.origin == "editor"
    assert entries["poe2003part"].get("booktitle") == "A History of the Northern Harbours"
    assert bib(book).startswith("% Ours.\n\n@book{roe2007history,\n  author    = {Roe, Mary},\n")
    assert json.loads(result.stdout)["pairs"] == []
    again = run(book, "--yes", *BOTH)
    assert isinstance(again.exception, UsageError)
    assert "joined into" in str(again.exception)


def test_citations_still_find_the_work_and_a_build_appends_nothing(book: Path) -> None:
    run(book, "--yes", *BOTH)
    before = bib(book)
    built = CliRunner().invoke(cli, ["build", str(book), "--to", "html", "--frozen", "--json"])
    assert built.exit_code == 0, built.output
    assert bib(book) == before
    page = next((book / "dist").glob("*.html")).read_text("utf-8")
    assert "roe2008history" not in page
    assert 'aria-label="Chapter 1, Note 1"' in page
    assert "@roe2007history" in (book / "dist" / "markdown" / "a.md").read_text("utf-8")


def test_a_no_is_remembered(book: Path) -> None:
    assert run(book, "--no", *BOTH).exit_code == 0
    assert "works: [roe2007history, roe2008history], same: no" in (book / "sources" / "works.yaml").read_text("utf-8")
    assert run(book).exit_code == 0
    assert "works-alike" not in CliRunner().invoke(cli, ["refs", "check", str(book)]).output
    assert bib(book) == EDITORS + OTHER + LAST


def test_what_a_person_wrote_is_set_aside_not_lost(book: Path) -> None:
    (book / "references.bib").write_text(
        EDITORS + OTHER.replace("  briefbuilder", "  note = {Mine}, %") + LAST, "utf-8"
    )
    result = run(book, "--yes", *BOTH)
    assert result.exit_code == 0
    assert "% roe2008history was joined into roe2007history. It said, too:\n" in bib(book)
    assert "%   author = Roe, M.\n%   date = 2008" in bib(book)
    assert read_bib(bib(book), "", Problems())[0].get("note") == "Mine"


def test_a_persons_title_is_not_given_up(book: Path) -> None:
    (book / "references.bib").write_text(EDITORS + OTHER.replace("A History", "The History"), "utf-8")
    result = run(book, "--yes", "roe2008history", "roe2007history")
    assert "say --yes roe2007history roe2008history" in str(result.exception)
    assert bib(book) == EDITORS + OTHER.replace("A History", "The History")


def test_a_yes_in_works_yaml_waits_to_be_carried_out(book: Path) -> None:
    (book / "sources" / "works.yaml").write_text("- {works: [roe2008history, roe2007history], same: yes}\n", "utf-8")
    pairs = json.loads(run(book, "--json").stdout)["pairs"]
    assert [(one["keys"], one["decided"]) for one in pairs] == [([*BOTH], True)]
    checked = CliRunner().invoke(cli, ["refs", "check", str(book), "--json"])
    assert [one["code"] for one in json.loads(checked.stdout)["problems"] if one["severity"] == "error"] == []


@pytest.mark.parametrize(
    ("answers", "entries", "remembered"), [("y\n", 2, False), ("n\n", 3, True), ("s\n", 3, False), ("q\n", 3, False)]
)
def test_at_a_terminal_one_is_asked(
    book: Path, monkeypatch: pytest.MonkeyPatch, answers: str, entries: int, remembered: bool
) -> None:
    monkeypatch.setattr(sys.modules["briefbuilder.cli.refs.merge"], "at_a_terminal", lambda: True)
    run(book, answers=answers)
    assert len(read_bib(bib(book), "", Problems())) == entries
    assert (book / "sources" / "works.yaml").exists() is remembered


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--yes", "roe2007histori", "roe2008history"), "did you mean roe2007history?"),
        (("--yes", "roe2007history", "roe2007history"), "one entry already"),
        (("--no", "nobody", "roe2008history"), 'there is no entry "nobody"'),
        (("--yes", *BOTH, "--no", *BOTH), "for the same two"),
    ],
)
def test_wrong_keys_change_nothing(book: Path, arguments: tuple[str, ...], says: str) -> None:
    result = run(book, *arguments)
    assert isinstance(result.exception, UsageError)
    assert says in str(result.exception)
    assert bib(book) == EDITORS + OTHER + LAST


# --- Any two entries ---------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=14)
ENTRIES = st.builds(
    lambda title, more, origin: Reference(
        "",
        "book",
        (("title", f"T {title}"), ("date", "2007"), *more.items()),
        origin,
        Place("a.txt", 3) if origin != "editor" else None,
    ),
    WORDS,
    st.dictionaries(st.sampled_from(["publisher", "location", "note", "pages", "edition"]), WORDS, max_size=4),
    st.sampled_from(["editor", "parsed"]),
)


@settings(max_examples=80, deadline=None)
@given(ENTRIES, ENTRIES, ENTRIES)
def test_whatever_is_joined_nothing_of_a_persons_is_lost(one: Reference, other: Reference, third: Reference) -> None:
    keyed = zip("abc", (one, other, third), strict=True)
    made = [Reference(key, each.type, each.fields, each.origin, each.place) for key, each in keyed]
    text = write_bib(made)
    before = {each.key: each for each in read_bib(text, "", Problems())}
    if len(before) < 3:
        return
    try:
        joined = join_entries(text, "a", "b")
    except UsageError:
        return
    after = {each.key: each for each in read_bib(joined.text, "", Problems())}
    assert list(after) == ["a", "c"]
    assert after["c"].fields == before["c"].fields
    aside = dict(joined.aside)
    for entry in (before["a"], before["b"]):
        for name, value in entry.fields:
            if entry.origin == "editor":
                assert value in (after["a"].get(name), aside.get(name))
    assert append_entries(joined.text, ()) == joined.text
