"""Strings of citation styles: their labels cover them, and say what stands there."""

from __future__ import annotations

import random
from typing import Any

import pytest
from training.csl import labelled
from training.csl.habits import as_in_a_list, with_dash, with_year_letter
from training.csl.spans import Uncertain, carry_over
from training.csl.styles import CLOSE, OPEN, benchmark_styles, main_styles, other_styles, style_pair
from training.records import records

TIDES = {
    "id": "r1", "language": "en", "type": "chapter", "title": "Salt and silt", "author": [{"family": "van Oord",
    "given": "Jan Pieter"}],
    "editor": [{"family": "Quill", "given": "Mary"}], "container-title": "A book of tides", "publisher": "Heron Press",
    "publisher-place": "Kiel", "page": "12-20", "edition": "2", "issued": {"date-parts": [[2009]]},
}  # fmt: skip
ROW: dict[str, Any] = {
    "raw": "Roe, J. (2009). Tides. Kiel.", "labels": [["author", 0, 8], ["date", 8, 16], ["title", 16, 23],
    ["location", 23, 28]],
    "emph": [[16, 21]], "fields": {"author": ["Roe, J."], "title": "Tides"},
}  # fmt: skip


def said(row: dict[str, Any]) -> list[tuple[str, str]]:
    return [(label, row["raw"][start:end]) for label, start, end in row["labels"]]


def covers(row: dict[str, Any]) -> bool:
    ends = [0, *(end for _, _, end in row["labels"])]
    return [start for _, start, _ in row["labels"]] == ends[:-1] and ends[-1] == len(row["raw"])


def test_a_chapter_in_apa() -> None:
    (row,) = labelled(style_pair("apa"), [TIDES], "en-US")
    assert said(row) == [
        ("author", "van Oord, J. P. "), ("date", "(2009). "), ("title", "Salt and silt. "), ("editor",
        "In M. Quill (Ed.), "),
        ("booktitle", "A book of tides "), ("edition", "(2nd ed., "), ("pages", "pp. 12–20). "), ("publisher",
        "Heron Press."),
    ]  # fmt: skip
    assert row["fields"]["author"] == ["van Oord, Jan Pieter"]
    assert row["fields"]["pages"] == "12--20"
    assert "address" not in row["fields"]


@pytest.mark.parametrize("style", ["nlm-citation-sequence", "modern-language-association", "gost-r-7-0-5-2008"])
def test_labels_cover_the_string(style: str) -> None:
    rows = list(labelled(style_pair(style), list(records(2, 25)), "en-US"))
    assert len(rows) > 15
    assert all(covers(row) for row in rows)
    assert rows == list(labelled(style_pair(style), list(records(2, 25)), "en-US"))


def test_other_letters_are_no_match() -> None:
    marked = f"{OPEN['author']}Roe{CLOSE} {OPEN['title']}Tides{CLOSE}"
    assert carry_over(marked, "Roe, “Tides.”") == [("author", 0, 5), ("title", 5, 13)]
    with pytest.raises(Uncertain):
        carry_over(marked, "Roe, Tide")


def test_the_roundtrip_has_styles_of_its_own() -> None:
    assert len(benchmark_styles()) == 40
    assert not set(benchmark_styles()) & {*main_styles(), *other_styles()}
    assert len(main_styles()) > 150
    assert len(other_styles()) > 1000


def test_a_letter_behind_the_year_moves_what_follows() -> None:
    row = with_year_letter(ROW, "b")
    assert said(row) == [("author", "Roe, J. "), ("date", "(2009b). "), ("title", "Tides. "), ("location", "Kiel.")]
    assert row["emph"] == [[17, 22]]


def test_a_dash_for_the_author() -> None:
    row = with_dash(ROW, "———")
    assert said(row)[0] == ("author", "———. ")
    assert "author" not in row["fields"]
    assert covers(row)
    assert all(covers(as_in_a_list(ROW, random.Random(seed))) for seed in range(60))


def test_editors_that_nothing_marks_look_like_authors() -> None:
    book = {key: TIDES[key] for key in ("id", "language", "title", "publisher", "issued", "editor")} | {"type": "book"}
    (bare,) = labelled(style_pair("springer-basic-brackets"), [book], "en-US")
    (marked,) = labelled(style_pair("apa"), [book], "en-US")
    assert said(bare)[1] == ("author", "Quill M ")
    assert said(marked)[0] == ("editor", "Quill, M. (Ed.). ")
    assert bare["fields"]["author"] == marked["fields"]["editor"] == ["Quill, Mary"]


def test_a_bare_issue_looks_like_a_volume() -> None:
    article = {
        "id": "r1", "language": "en", "type": "article-journal", "title": "Low water", "issue": "11", "page": "3-9",
        "author": TIDES["author"], "container-title": "Tidal Studies", "issued": {"date-parts": [[1985]]},
    }  # fmt: skip
    (row,) = labelled(style_pair("foerster-geisteswissenschaft"), [article], "de-DE")
    assert row["fields"]["volume"] == "11"
    assert "number" not in row["fields"]


def test_words_that_stick_together_are_dropped() -> None:
    marked = f"{OPEN['title']}Tides{CLOSE}{OPEN['container']}Harbour Gazette{CLOSE}"
    with pytest.raises(Uncertain):
        carry_over(marked, "TidesHarbour Gazette")
