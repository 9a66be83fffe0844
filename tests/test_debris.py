"""Debris of our own clean texts comes back: a small part of ``make bench-notes``, and the scorer's own tests.

The floors may rise, never fall.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefbuilder.singles import normalise_files
from debris import clean
from debris.make import Debris, made_of, make
from debris.score import Score, score
from debris.table import Case, cases

CASES = {case.name: case for case in cases()}
TEXTS = sorted({case.text for case in cases()})
FLOORS = {
    "harbour-en.tex.pdftotext": 0.97,
    "harbour-en.a5.layout": 0.97,
    "harbour-en.ragged.pdf": 0.96,
    "harbour-en.magazine.html": 0.97,
    "harbour-en.office.docx": 0.98,
    "archive-en.plain.pdf": 0.98,
    "archive-en.spaced.pdfminer": 0.97,
    "bruecke-de.perpage.pdf": 0.98,
    "bruecke-de.wochenblatt.blockwise": 0.93,
    "tramway-fr.symbols.pdfminer": 0.98,
    "cantine-fr.syndicated.paste": 0.92,
    "reka-ru.endnotes.pdftotext": 0.94,
    "poezd-ru.office.rtf": 0.98,
    "guia-es.a5.pdf": 0.98,
    "bazar-fa.a5.pdf": 0.93,
    "play-en.large.blocks": 0.92,
}


def returned(debris: Debris, folder: Path) -> Score:
    file = folder / debris.file
    file.write_bytes(debris.data)
    normalise_files([file], folder / "out", lambda *_: None)
    return score(debris.truth, (folder / "out" / "input.md").read_text("utf-8"), debris.meta)


@pytest.mark.parametrize("name", FLOORS)
def test_a_clean_text_comes_back_from_its_debris(name: str, tmp_path: Path) -> None:
    found = returned(make(CASES[name]), tmp_path)
    assert found.overall >= FLOORS[name], found


# Real documents of others, if they lie beside the checkout: the figures may rise, never fall.
REAL = sorted((Path(__file__).parents[2] / "shared" / "notes-dev").glob("*/truth.md"))


@pytest.mark.parametrize("truth", REAL, ids=lambda path: path.parent.name)
def test_a_real_document_comes_back(truth: Path, tmp_path: Path) -> None:
    file = next(path for path in sorted(truth.parent.glob("input.*")))
    meta = json.loads((truth.parent / "meta.json").read_text("utf-8"))
    normalise_files([file], tmp_path, lambda *_: None)
    found = score(truth.read_text("utf-8"), (tmp_path / "input.md").read_text("utf-8"), meta)
    assert found.overall >= 0.97, found
    assert found.kept > 0.995
    assert not found.notes or found.notes >= 0.97


def test_no_note_is_invented_where_there_was_none(tmp_path: Path) -> None:
    found = returned(make(CASES["archive-en.plain.pdftotext"]), tmp_path)
    assert found.notes is None
    assert found.kept > 0.99


@pytest.mark.parametrize("case", [case for case in cases() if case.fixed], ids=lambda case: case.name)
def test_fixed_debris_was_made_of_the_text_as_it_is(case: Case) -> None:
    debris = make(case)
    assert debris.meta["made_of"] == made_of(debris.truth), f"stale: tests/debris/make.py {case.name}"


# --- The scorer --------------------------------------------------------------------------------------------------

TRUTH = """# Ropes

A rope is long.[^1] It holds what it is given to hold.

> It may break.

[^1]: Lee, *Ropes*, 2001.
"""


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_wholly_like_itself(name: str) -> None:
    text = clean.text(name).markdown
    assert score(text, text, {}).overall == pytest.approx(1.0)


def test_a_note_counts_where_it_belongs_and_nowhere_else() -> None:
    moved = TRUTH.replace("[^1] It", " It").replace("hold.\n", "hold.[^1]\n", 1)
    assert score(TRUTH, TRUTH.replace("[^1]", "[^x]"), {}).notes == 1
    assert score(TRUTH, moved, {}).notes == 0
    assert score(TRUTH, TRUTH.replace("Lee, *Ropes*, 2001", "Nothing of the sort"), {}).notes == 0


def test_an_invented_note_costs_the_whole_part() -> None:
    plain = "A rope is long.\n\nIt holds.\n"
    assert score(plain, plain, {}).notes is None
    assert score(plain, plain.replace("long.", "long.[^1]") + "\n[^1]: Lee.\n", {}).notes == 0


def test_lost_words_shrink_the_whole() -> None:
    lost = score(TRUTH, TRUTH.replace(" what it is given to hold", ""), {})
    assert lost.kept < 0.8
    assert lost.overall < 0.8


def test_debris_left_standing_is_counted() -> None:
    meta = {
        "debris": ["ON ROPES"],
        "debris_counts": {"ON ROPES": 1},
        "pages": 1,
        "debris_block_regex": [r"^\W*\d+\W*$"],
    }
    assert score(TRUTH, TRUTH, meta).debris == 1
    assert score(TRUTH, TRUTH.replace("> It", "On ropes\n\n– 12 –\n\n> It"), meta).debris == 0


def test_optional_lines_are_neither_asked_for_nor_missed() -> None:
    with_byline = TRUTH.replace("A rope", "Anna Lee\n\nA rope")
    assert score(TRUTH, with_byline, {"optional": ["Anna Lee"]}).overall == pytest.approx(1.0)
    assert score(TRUTH, with_byline, {}).overall < 1
