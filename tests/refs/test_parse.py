"""``refs parse``: strings, lines of JSON and documents in, BibTeX and its like out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefbuilder.bibtex import read_bib
from briefbuilder.cli import cli
from briefbuilder.problems import Problems
from briefbuilder.refs.fielded import fields_of, type_of
from briefbuilder.refs.parse import parse_file, parse_lines, parse_text
from briefbuilder.refs.written import WRITERS

BOOK = "Roe, Mary (2007). Low tide: A history of the harbour. Kiel: Sea Press."
ARTICLE = "Doe, J. and Roe, M. (1999). Tides and their causes. Journal of the Sea, 12(3), 45-67."


def test_a_line_is_a_reference() -> None:
    book, article = parse_text(f"{BOOK}\n{ARTICLE}\n")
    assert (book.reference.type, article.reference.type) == ("book", "article")
    assert book.reference.get("author") == "Roe, Mary"
    assert [one.reference.place.line for one in (book, article) if one.reference.place] == [1, 2]


def test_blank_lines_part_references_that_are_broken_over_lines() -> None:
    book, article = parse_text(BOOK.replace(" A ", "\nA ") + "\n\n" + ARTICLE.replace(" causes", "\ncauses") + "\n")
    assert book.reference.get("subtitle") == "A history of the harbour"
    assert article.reference.get("title") == "Tides and their causes"


def test_each_field_says_where_it_was_read() -> None:
    text = f"\n{BOOK}\n"
    (book,) = parse_text(text)
    readings = dict(book.reference.readings)
    publisher = readings["publisher"]
    assert text[publisher.start : publisher.end] == publisher.value == "Sea Press"
    assert 0.5 < publisher.sure <= 1


def test_italics_are_read_however_they_are_marked() -> None:
    for raw in ("Roe, M., *Low tide* (Kiel: Sea Press, 2007).", "Roe, M., <i>Low tide</i> (Kiel: Sea Press, 2007)."):
        (answer,) = parse_lines(json.dumps({"id": 1, "raw": raw}), "in.jsonl", Problems())
        assert answer["fields"]["title"] == "Low tide"


def test_a_broken_line_is_named_and_the_rest_is_done() -> None:
    problems = Problems()
    lines = [json.dumps({"id": "a", "raw": BOOK}), "{", '["b"]', '{"id": "c"}', "", json.dumps({"id": "d", "raw": ""})]
    answers = list(parse_lines("\n".join(lines), "in.jsonl", problems))
    assert [answer["id"] for answer in answers] == ["a", "d"]
    assert [(one.code, one.place.line) for one in problems] == [("line-unreadable", line) for line in (2, 3, 4)]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"date": "2015-03"}, {"year": "2015", "date": "2015-03"}),
        ({"date": "2015-21"}, {"year": "2015"}),
        ({"date": "2015-03-12/2015-03-14"}, {"year": "2015", "date": "2015-03"}),
        ({"date": "2015-03/2015-05"}, {"year": "2015"}),
        ({"title": "Low", "subtitle": "High"}, {"title": "Low: High"}),
        ({"title": "Low?", "subtitle": "High"}, {"title": "Low? High"}),
        ({"author": "Roe, M. and {Sea Office} and others"}, {"author": ["Roe, M.", "{Sea Office}", "others"]}),
        ({"pages": "3–9", "location": "Kiel"}, {"pages": "3--9", "address": "Kiel"}),
        ({"institution": "Sea Office"}, {"school": "Sea Office"}),
    ],
)
def test_fields_under_the_names_of_bibtex(fields: dict[str, str], said: dict[str, object]) -> None:
    assert fields_of("thesis", fields) == said


def test_types_under_the_names_of_bibtex() -> None:
    assert [type_of(one) for one in ("report", "online", "collection", "book")] == [
        "techreport",
        "misc",
        "book",
        "book",
    ]


def test_what_is_written_is_read_the_same() -> None:
    parsed = parse_text(f"{BOOK}\n{ARTICLE}\n@ Roe {{, 2001\n")
    problems = Problems()
    read = read_bib(WRITERS["bibtex"](parsed), "out.bib", problems)
    assert not list(problems)
    written = [{k: v for k, v in one.reference.fields if k != "briefbuilder"} for one in parsed]
    assert [{k: v for k, v in one.fields if k != "briefbuilder"} for one in read] == written


def test_other_forms() -> None:
    parsed = parse_text(f"{BOOK}\n{ARTICLE}\n")
    assert [item["type"] for item in json.loads(WRITERS["csl-json"](parsed))] == ["book", "article-journal"]
    ris = WRITERS["ris"](parsed)
    assert "TY  - BOOK\n" in ris
    assert "SP  - 45\nEP  - 67\n" in ris
    assert [json.loads(line)["type"] for line in WRITERS["jsonl"](parsed).splitlines()] == ["book", "article"]


def test_a_document_is_read_by_the_usual_way() -> None:
    text = f"# Harbours\n\nThe tide comes in, and the tide goes out again.\n\n## Bibliography\n\n{BOOK}\n\n{ARTICLE}\n"
    parsed = parse_file(text.encode(), "harbours.md", Problems())
    assert [one.reference.type for one in parsed] == ["book", "article"]


def test_a_document_without_a_list_says_so() -> None:
    problems = Problems()
    assert parse_file(b"# Harbours\n\nThe tide comes in.\n", "harbours.md", problems) == ()
    assert [one.code for one in problems] == ["no-bibliography"]


def test_the_command(tmp_path: Path) -> None:
    file = tmp_path / "in.txt"
    file.write_text(f"{BOOK}\n", encoding="utf-8")
    answer = CliRunner().invoke(cli, ["refs", "parse", file.as_posix()])
    assert answer.exit_code == 0
    assert "@book{roe2007low" in answer.stdout
    rows = CliRunner().invoke(cli, ["refs", "parse", "--json", "-"], input=ARTICLE)
    assert json.loads(rows.stdout)[0]["fields"]["volume"]["value"] == "12"


def test_the_command_wants_one_file() -> None:
    assert CliRunner().invoke(cli, ["refs", "parse"]).exit_code != 0
