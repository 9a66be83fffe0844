"""`sources/book.yaml`: what is read, and that every complaint has its line and a way out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefbuilder import config
from briefbuilder.config import Config, load_config, schema, schema_text, title_of
from briefbuilder.problems import Place, Problem, Problems, Severity, UsageError
from briefbuilder.settings import SIZE_LIMIT, Table, read_settings


def book(tmp_path: Path, settings: str | bytes | None = None, files: tuple[str, ...] = ("a.txt", "b.md")) -> Path:
    sources = tmp_path / "my-book" / "sources"
    sources.mkdir(parents=True)
    for name in files:
        (sources / name).write_text("Text.\n", encoding="utf-8")
    if settings is not None:
        data = settings if isinstance(settings, bytes) else settings.encode()
        (sources / "book.yaml").write_bytes(data)
    return sources.parent


def complaints(tmp_path: Path, settings: str | bytes) -> list[str]:
    problems = Problems()
    load_config(book(tmp_path, settings), problems)
    return [str(problem) for problem in problems if problem.severity is Severity.ERROR]


# --- What is read ------------------------------------------------------------------------------------------------


def test_a_book_without_settings_has_a_title_and_all_its_texts(tmp_path: Path) -> None:
    problems = Problems()
    loaded = load_config(book(tmp_path), problems)
    assert loaded.title == "My book"
    assert [source.file for source in loaded.sources] == ["a.txt", "b.md"]
    assert (loaded.lang, loaded.csl, loaded.paper) == ("en", "chicago-notes-bibliography", "A4")
    assert not list(problems)


def test_a_bare_folder_has_defaults_and_its_book_yaml_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("x", encoding="utf-8")
    (tmp_path / "book.yaml").write_text("nonsense: true", encoding="utf-8")
    problems = Problems()
    assert [source.file for source in load_config(tmp_path, problems).sources] == ["one.txt"]
    assert not list(problems)


def test_everything_that_can_be_set_is_read(tmp_path: Path) -> None:
    text = """\
title: 1984
subtitle: "A: B"
author: [Ada Sample, {name: Ben Example}]
lang: no
date: 2017-11
csl: apa
rights: CC BY 4.0
publisher: The Press
description: What it is.
paper: letter
sources:
  - b.md
  - file: a.txt
    title: Another
    subtitle: Sub
    author: One Alone
    date: 2017-11-22
    lang: en-GB
    publisher: Outlet
    url: https://example.org/a?b=c
    rights: with permission
    back-matter: yes
acknowledge:
  - {code: title-differs, source: a.txt, reason: checked in print}
"""
    problems = Problems()
    loaded = load_config(book(tmp_path, text), problems)
    assert not list(problems)
    assert (loaded.title, loaded.subtitle, loaded.lang, loaded.date) == ("1984", "A: B", "no", "2017-11")
    assert loaded.authors == ("Ada Sample", "Ben Example")
    assert (loaded.csl, loaded.rights, loaded.publisher, loaded.paper) == ("apa", "CC BY 4.0", "The Press", "Letter")
    assert [source.file for source in loaded.sources] == ["b.md", "a.txt"]
    second = loaded.source("a.txt")
    assert (second.title, second.authors, second.date, second.back_matter) == (
        "Another", ("One Alone",), "2017-11-22", True
    )  # fmt: skip
    assert loaded.source("b.md").back_matter is False
    assert loaded.place("csl") == Place("sources/book.yaml", 6, 6)
    assert second.place("url") == Place("sources/book.yaml", 20, 10)
    assert second.place("nowhere") == second.place() == Place("sources/book.yaml", 13, 5)


def test_what_is_given_as_nothing_is_not_given(tmp_path: Path) -> None:
    assert complaints(tmp_path, "title:\nauthor: ~\nsources:\n") == []


def test_an_acknowledgement_covers_its_code_in_its_file_only(tmp_path: Path) -> None:
    text = "acknowledge:\n- {code: odd, source: a.txt, reason: r}\n- {code: strange, reason: r}\n"
    loaded = load_config(book(tmp_path, text), Problems())

    def problem(code: str, path: str) -> Problem:
        return Problem(Severity.WARNING, code, "m", Place(path, 1, 1))

    assert loaded.acknowledges(problem("odd", "sources/a.txt"))
    assert loaded.acknowledges(problem("odd", "a.txt"))
    assert not loaded.acknowledges(problem("odd", "sources/b.md"))
    assert loaded.acknowledges(problem("strange", "sources/b.md"))
    assert not loaded.acknowledges(problem("other", "sources/a.txt"))


@pytest.mark.parametrize(
    ("folder", "title"),
    [
        ("iran-and-russia_2018", "Iran and russia 2018"),
        ("seeds", "Seeds"),
        ("Über uns", "Über uns"),
        ("--", "Briefing book"),
    ],
)
def test_a_title_comes_from_the_folder(tmp_path: Path, folder: str, title: str) -> None:
    assert title_of(tmp_path / folder) == title


# --- Complaints --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel: x\n", '1:1: error unknown-setting there is no setting "titel" here (hint: did you mean title?)'),
        ("title: x\nlanguage: en\n", "2:1: error unknown-setting"),
        ("title: x\nlanguage: en\n", "(hint: did you mean lang?)"),
        ("papersize: a4\n", "did you mean paper?"),
        ("back_matter: true\n", "unknown-setting"),
        ("sources:\n  - file: a.txt\n    autor: X\n", "3:5: error unknown-setting"),
        ("sources:\n  - file: a.txt\n    autor: X\n", "did you mean author?"),
        ("zzz: 1\n", "known: title, subtitle, author, lang"),
        ("1: 2\n", 'there is no setting "1" here'),
        ("[a]: 2\n", "unknown-setting"),
        ("date: 2017-02-30\n", '1:7: error wrong-setting date: "2017-02-30" is no date'),
        ("date: 22 November 2017\n", "like 2017, 2017-04 or 2017-11-22"),
        ("date: 2017-13\n", "wrong-setting"),
        ("date: 0000\n", "wrong-setting"),
        ("date: ٢٠١٧\n", "wrong-setting"),
        ("lang: English (UK)\n", 'lang: "English (UK)" is not of the form expected (hint: like en-GB)'),
        ("paper: A3\n", "known: A4, A5, Letter"),
        ("title: [a, b]\n", "1:8: error wrong-setting title: expected a text, found a list"),
        ("title: {a: b}\n", "expected a text, found settings (name: value)"),
        ("sources: a.txt\n", 'sources: expected a list, found "a.txt"'),
        ("sources:\n- [a.txt]\n", "2:3: error wrong-setting"),
        ("sources:\n- file: a.txt\n  back-matter: perhaps\n", 'expected true or false, found "perhaps"'),
        ("sources:\n- file: a.txt\n  url: file:///etc/passwd\n", "wrong-setting"),
        ("sources:\n- title: nameless\n", "2:3: error missing-setting sources: file is missing"),
        ("sources:\n- ../secret.txt\n", 'is not below this folder'),
        ("sources:\n- /etc/passwd\n", 'is not below this folder'),
        ("sources:\n- aa.txt\n", "2:3: error source-missing there is no aa.txt in sources/ (hint: did you mean a"),
        ("sources:\n- q\n", "there are: a.txt, b.md"),
        ("sources:\n- a.txt\n- a.txt\n", "3:3: error source-listed-twice"),
        ("title: a\ntitle: b\n", "2:1: error double-setting title is given twice; the first one holds"),
        ("acknowledge:\n- code: odd\n", "acknowledge: reason is missing"),
        ("acknowledge:\n- {code: Odd Thing, reason: r}\n", "wrong-setting"),
        ("author: [{name: A}, {nam: B}]\n", "did you mean name?"),
        ("just text\n", 'book.yaml: expected settings (name: value), found "just text"'),
        ("title: a: b\n", "1:9: error broken-settings this is not YAML: mapping values are not allowed here"),
        ("title: 'a\n", "broken-settings this is not YAML"),
        ("---\na: 1\n---\nb: 2\n", "broken-settings"),
        ("a: &x [1]\nb: *x\n", "2:4: error broken-settings a reference (*x) is not read here"),
        ("title: " + "[" * 500, "broken-settings nested too deeply"),
        ("title: a\x07b\n", "broken-settings a character that YAML does not allow (U+0007)"),
        ("title: a\nrights: \x1b[31m\n", "2:1: error broken-settings"),
        (b"title: a\nrights: \xff\n", "2:1: error broken-settings not UTF-8"),
        (b"#" * (SIZE_LIMIT + 1), "more than 1 MB of settings"),
        ("title: !!python/object/apply:os.system [id]\n", "expected a text, found a list"),
    ],
)  # fmt: skip
def test_a_complaint_has_its_place_and_a_way_out(tmp_path: Path, text: str | bytes, said: str) -> None:
    found = complaints(tmp_path, text)
    assert any(said in one for one in found), found
    assert all(one.startswith("sources/book.yaml") for one in found)


def test_one_complaint_does_not_hide_the_others_and_the_rest_is_read(tmp_path: Path) -> None:
    problems = Problems()
    loaded = load_config(book(tmp_path, "titel: x\ndate: never\nsubtitle: kept\nsources: [a.txt, c.txt]\n"), problems)
    assert [problem.code for problem in problems if problem.severity is Severity.ERROR] == [
        "unknown-setting", "wrong-setting", "source-missing"
    ]  # fmt: skip
    assert loaded.subtitle == "kept"
    assert [source.file for source in loaded.sources] == ["a.txt"]


def test_a_text_that_is_not_listed_is_noted(tmp_path: Path) -> None:
    problems = Problems()
    loaded = load_config(book(tmp_path, "sources: [b.md]\n"), problems)
    assert [source.file for source in loaded.sources] == ["b.md"]
    (found,) = map(str, problems)
    assert found.startswith("sources/a.txt: note source-not-listed a.txt is not listed in book.yaml")
    assert found.endswith("(hint: list it under sources)")


def test_a_few_lines_cannot_grow_into_billions(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert "a reference (*a0) is not read here" in complaints(tmp_path, "\n".join(lines))[0]


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert load_config(book(tmp_path, "\ufefftitle: Ä\n"), Problems()).title == "Ä"


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_crash(text: str) -> None:
    problems = Problems()
    read = read_settings(text.encode("utf-8", "surrogatepass"), Table(Config), "sources/book.yaml", problems)
    assert isinstance(read, Config)


@given(st.dictionaries(st.sampled_from(["title", "date", "author", "sources", "paper", "x"]), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)))  # fmt: skip
def test_reader_and_schema_agree_on_what_is_wrong_in_shape(value: dict[str, object]) -> None:
    """Whatever the reader takes without a word, the published schema takes too."""
    problems = Problems()
    given_ = {key: one for key, one in value.items() if one is not None}
    read_settings(json.dumps(given_).encode(), Table(Config), "sources/book.yaml", problems)
    if not len(problems) and not _has_gaps(given_):
        Draft202012Validator(schema()).validate(given_)


def _has_gaps(value: object) -> bool:
    """Nothing-at-all, truth values and blank texts are taken leniently; an editor's completion need not offer them."""
    if isinstance(value, dict):
        return any(map(_has_gaps, value.values()))
    if isinstance(value, list):
        return any(map(_has_gaps, value))
    return (
        value is None or isinstance(value, bool) or (isinstance(value, str) and value != value.strip()) or value == ""
    )


# --- Folders -----------------------------------------------------------------------------------------------------


def test_what_is_no_text_is_skipped_and_the_rest_comes_by_name(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "README.md",
        "readme",
        "LICENSE.txt",
        "licence",
        ".hidden",
        "map.png",
        "x.bib",
        "odd.xyz",
    ):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    assert [file.name for file in config.find_sources(tmp_path).files] == ["a.md", "b.txt", "odd.xyz"]


@pytest.mark.parametrize("kind", ["missing", "file", "empty"])
def test_a_path_that_is_no_folder_of_texts_is_wrong_usage(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x"
    if kind == "file":
        path.write_text("x", encoding="utf-8")
    elif kind == "empty":
        path.mkdir()
    with pytest.raises(UsageError) as caught:
        load_config(path, Problems())
    assert str(path) in str(caught.value)
    assert {"missing": "there is no folder", "file": "normalise", "empty": "no text"}[kind] in str(caught.value)


# --- Schema ------------------------------------------------------------------------------------------------------


def test_the_published_schema_is_the_table(root: Path) -> None:
    assert (root / "schema" / "book.schema.json").read_text(encoding="utf-8") == schema_text(), "run: make schema"


def test_the_schema_is_a_schema_and_refuses_what_the_reader_refuses() -> None:
    Draft202012Validator.check_schema(schema())
    validator = Draft202012Validator(schema())
    assert validator.is_valid({"title": "x", "author": ["A", {"name": "B"}], "sources": ["a.txt", {"file": "b.md"}]})
    for wrong in ({"titel": "x"}, {"date": "soon"}, {"paper": "A3"}, {"sources": [{"title": "x"}]}, {"sources": "a"}):
        assert not validator.is_valid(wrong), wrong


def test_every_setting_has_a_sentence() -> None:
    def walk(node: object) -> None:
        if isinstance(node, dict):
            for one in node.get("properties", {}).values():
                assert one["description"].endswith(".")
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(schema())
