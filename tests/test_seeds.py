"""Five real texts become a book with no settings at all; the figures are read from the output files alone.

The texts lie beside the checkout, or the tests say that they were skipped.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from click.testing import CliRunner

from briefbuilder.cli import cli

PREFIXES = ("000", "001", "002", "003", "004")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the real texts."""
    seeds = Path(__file__).resolve().parents[2] / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the real texts are not beside this checkout")
    folder = tmp_path_factory.mktemp("seeds")
    before = {file: file.read_bytes() for file in sorted(seeds.iterdir())}
    done = CliRunner().invoke(cli, ["build", str(seeds), "-o", str(folder), "-q"])
    assert done.exit_code == 0, done.output
    assert {file: file.read_bytes() for file in sorted(seeds.iterdir())} == before  # PATH is never written
    return folder


def markdown(book: Path, prefix: str) -> str:
    return next((book / "markdown").glob(f"{prefix}*.md")).read_text("utf-8")


def rows(book: Path, prefix: str) -> list[dict[str, Any]]:
    file = next((book / "ledger").glob(f"{prefix}*.jsonl"))
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def removed(book: Path, prefix: str) -> Counter[str]:
    return Counter(row["rule"] for row in rows(book, prefix) if row["fate"] == "removed")


def findings(book: Path) -> set[tuple[str, int, str]]:
    """(source, line, code) of everything the editor is told."""
    report = json.loads((book / "report" / "report.json").read_text("utf-8"))
    return {(one["place"]["path"][:3], one["place"]["line"], one["code"]) for one in report["findings"]}


# --- Notes and bibliography --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("prefix", "count"), [("000", 4), ("001", 1), ("004", 11)])
def test_every_note_is_linked(book: Path, prefix: str, count: int) -> None:
    text = markdown(book, prefix)
    calls = re.findall(r"\[\^(\d+)\](?!:)", text)
    notes = re.findall(r"(?m)^\[\^(\d+)\]:", text)
    assert calls == notes == [str(number) for number in range(1, count + 1)]


def test_the_briefs_notes_are_resolved(book: Path) -> None:
    notes = re.findall(r"(?m)^\[\^\d+\]: (.*)$", markdown(book, "004"))
    assert [re.sub(r"[\[\].]", "", note) for note in notes] == [
        "@andreeva2007russia, 13",
        "@belopolsky2009russia, 1",
        "@warnaar2013iranian, 64",
        "@farhi2013rohani",
        "@tabaar2015irans",
        "@tabaar2015irans",
        "@kozhanov2015understanding, 10",
        "@sharafedin2017irans",
        "@kozhanov2015understanding, 12",
        "@kozhanov2015understanding, 12",
        "@borschchevskaya2015russia",
    ]


def test_the_briefs_entries_are_in_the_bib(book: Path) -> None:
    library = bibtexparser.parse_file(str(book / "references.bib"))
    assert not library.failed_blocks
    marks = [(entry, entry.get("briefbuilder")) for entry in library.entries]
    parsed = [entry for entry, mark in marks if mark and mark.value.startswith("parsed: 004")]
    assert len(parsed) == 27
    by_type = Counter(entry.entry_type for entry in parsed)
    assert by_type["book"] == 12
    assert sum("url" in entry.fields_dict for entry in parsed) == 14
    assert sum("urldate" in entry.fields_dict for entry in parsed) == 14
    assert "@nothing" not in markdown(book, "004")


def test_csl_json_has_the_same_keys(book: Path) -> None:
    keys = {entry.key for entry in bibtexparser.parse_file(str(book / "references.bib")).entries}
    assert {entry["id"] for entry in json.loads((book / "references.json").read_text("utf-8"))} == keys


# --- Ledgers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_ledger_is_the_text(book: Path, prefix: str, seeds: Path) -> None:
    raw = next(seeds.glob(f"{prefix}*")).read_text("utf-8")
    assert "".join(row.get("text", "") for row in rows(book, prefix)) == raw.replace("\r\n", "\n")


# --- What is wrong with them, class by class ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prefix", "joint"),
    [
        ("004", "ideological veneer over regional"),
        ("004", "to succinctly examine"),
        ("004", "Consequently, far more"),
        ("004", "call the China model"),
        ("004", "their independence. This"),
        ("004", "Rouhani’s presidency|Rouhani's presidency"),
        ("004", "There­fore|Therefore, the future"),
        ("004", "Mahmoud Ahmadinejad. This"),
        ("003", "US presence in Syria"),
        ("003", "Netanyahu told Putin. Velayati"),
    ],
)
def test_halves_are_joined(book: Path, prefix: str, joint: str) -> None:
    assert re.search(joint, markdown(book, prefix))


def test_paragraph_end_at_a_page_end_stays_one(book: Path) -> None:
    assert re.search(r"resurface rapidly\.\n\nThe reasoning", markdown(book, "004"))


def test_headings_are_found(book: Path) -> None:
    count = {prefix: len(re.findall(r"(?m)^#+ ", markdown(book, prefix))) for prefix in PREFIXES}
    assert count == {"000": 2, "001": 6, "002": 0, "003": 0, "004": 10}


def test_quotations_and_lists_are_found(book: Path) -> None:
    quotes = {prefix: len(re.findall(r"(?m)^> .*(?:\n>.*)*", markdown(book, prefix))) for prefix in PREFIXES}
    assert quotes == {"000": 3, "001": 0, "002": 0, "003": 0, "004": 3}
    assert re.findall(r"(?m)^(\d)\)  ", markdown(book, "004")) == ["1", "2", "3", "4"]


def test_marks_and_chrome_are_gone(book: Path) -> None:
    assert removed(book, "000")["lost-credit"] == 4
    assert removed(book, "000")["site-chrome"] == 1
    assert removed(book, "001")["site-chrome"] == 3
    assert sum(removed(book, "002")[rule] for rule in ("site-chrome",)) in (2, 3)
    assert removed(book, "003")["dead-link"] == 20
    assert "**" not in markdown(book, "003")
    assert "\\$50 billion" in markdown(book, "003")  # Markdown's escape, no longer the source's


def test_glyphs_are_mended(book: Path) -> None:
    assert "‘Fast-Developing Relations’" in markdown(book, "001")
    assert "„" not in markdown(book, "004")
    assert "\u00a0" not in markdown(book, "002")


def test_what_the_texts_state_of_themselves(book: Path) -> None:
    heads = {prefix: markdown(book, prefix).split("---")[1] for prefix in PREFIXES}
    assert "date: 2017-11-22" in heads["000"]
    assert "series: Special Dispatch" in heads["000"]
    assert "date: 2018-07-16" in heads["003"]
    assert "Maxim Suchkov" in heads["003"]
    assert "Khamenei adviser warns" in heads["003"]
    assert "date: 2017-04\n" in heads["004"]
    assert "Michał Prawdzik" in heads["004"]
    assert "publisher: Deutsches Orient-Institut" in heads["004"]
    assert "date:" not in heads["001"] + heads["002"]  # never a guess


@pytest.mark.parametrize(
    "asked",
    [
        ("000", 45, "text-lost"),
        ("000", 87, "quote-unclosed"),
        ("000", 114, "source-lost"),
        ("000", 116, "source-lost"),
        ("000", 118, "source-lost"),
        ("000", 120, "publisher-lost"),
        ("000", 0, "author-missing"),
        ("001", 8, "quote-unbalanced"),
        ("001", 66, "name-varies"),
        ("001", 74, "stop-before-attribution"),
        ("001", 0, "date-missing"),
        ("002", 9, "stop-before-attribution"),
        ("002", 0, "author-missing"),
        ("002", 17, "name-varies"),
        ("003", 17, "dead-link"),
        ("004", 20, "lone-bullet"),
        ("004", 41, "hyphen-closed"),
        ("004", 115, "title-differs"),
        ("004", 117, "quote-unclosed"),
        ("004", 119, "sentence-doubled"),
        ("004", 141, "quote-unbalanced"),
        ("004", 141, "quotation-without-note"),
        ("004", 147, "title-differs"),
        ("004", 149, "title-differs"),
        ("004", 165, "ibid-doubtful"),
        ("004", 193, "date-against-url"),
        ("004", 205, "publisher-against-url"),
        ("004", 213, "url-suspicious"),
    ],
)
def test_an_editor_is_asked(book: Path, asked: tuple[str, int, str]) -> None:
    assert asked in findings(book)


def test_checksums_name_every_file(book: Path) -> None:
    named = {line.split("  ", 1)[1] for line in (book / "SHA256SUMS").read_text("utf-8").splitlines()}
    assert named == {
        file.relative_to(book).as_posix() for file in book.rglob("*") if file.is_file() and file.name != "SHA256SUMS"
    }
