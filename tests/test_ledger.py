"""The ledger partitions a source, and the auditor sees every way in which it could lie."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from briefbuilder.auditor import audit, audit_words
from briefbuilder.audits import audited
from briefbuilder.ledger import LedgerBroken, ledger, repairs, write_rows
from briefbuilder.model import Document, Paragraph, Removed, Run
from briefbuilder.normalise import normalise
from briefbuilder.problems import OurError, Problems
from briefbuilder.read import read
from briefbuilder.render.reread import leaf_texts, metadata_texts

TEXT = """On Harbours

The harbour is old.¹ Its keeper is older, and he has kept its inde-

pendence for forty years with a lamp and a dog.

¹ Ames, *Harbours*, 2011, 4.

Share this page
"""


@pytest.fixture
def document() -> Document:
    problems = Problems()
    return normalise(read(TEXT.encode(), "harbours.txt", problems), problems)


def faults(document: Document, written: str, markdown: str) -> list[str]:
    return audit(document.source.text, written.encode().splitlines(), *leaf_texts(markdown), metadata_texts(markdown))


def test_rows_are_the_text(document: Document) -> None:
    rows = ledger(document)
    assert "".join(row.text for row in rows) == document.source.text
    assert {row.fate for row in rows} == {"kept", "moved", "changed", "removed"}


def test_rows_name_rule_and_target(document: Document) -> None:
    by_rule = {row.rule: row for row in ledger(document)}
    assert by_rule["note-call"].target == "block 1"
    assert by_rule["cut-word"].text == "-"
    assert by_rule["site-chrome"].text == "Share this page"


def test_written_rows_say_line_and_words(document: Document) -> None:
    rows = [json.loads(line) for line in write_rows(document.source, ledger(document)).splitlines()]
    note = next(row for row in rows if row["fate"] == "moved" and row["target"] == "note 1")
    assert (note["line"], note["text"]) == (7, "Ames, ")


def test_a_lost_run_is_found(document: Document) -> None:
    with pytest.raises(LedgerBroken, match="nowhere in the book"):
        ledger(replace(document, blocks=()))


def test_a_doubled_span_is_found(document: Document) -> None:
    block = document.blocks[0]
    with pytest.raises(LedgerBroken, match="in two rows"):
        ledger(replace(document, blocks=(block, block)))


def test_a_hole_is_our_error(document: Document) -> None:
    with pytest.raises(OurError, match="has a hole"):
        audited(replace(document, blocks=()))


def test_the_auditor_finds_nothing_in_an_honest_ledger(document: Document) -> None:
    checked = audited(document)
    assert faults(document, checked.written, checked.markdown) == []


def test_the_auditor_misses_no_word_that_left_the_markdown(document: Document) -> None:
    checked = audited(document)
    assert (
        "does not stand in block 1" in faults(document, checked.written, checked.markdown.replace("older", "elder"))[0]
    )


def test_the_auditor_sees_a_note_that_moved_to_another(document: Document) -> None:
    checked = audited(document)
    written = checked.written.replace('"note 1"', '"note 2"')
    assert any("note 2" in fault for fault in faults(document, written, checked.markdown))


def test_the_auditor_sees_order(document: Document) -> None:
    checked = audited(document)
    markdown = checked.markdown.replace("The harbour is old.[^1] Its keeper", "Its keeper The harbour is old.[^1]")
    assert faults(document, checked.written, markdown)


def test_the_auditor_sees_a_missing_row_and_a_false_one(document: Document) -> None:
    checked = audited(document)
    lines = checked.written.splitlines(keepends=True)
    assert any("in no row" in fault for fault in faults(document, "".join(lines[1:]), checked.markdown))
    assert any("last row" in fault for fault in faults(document, "".join(lines[:-1]), checked.markdown))
    lied = checked.written.replace("Share this page", "Share that page")
    assert any("does not say" in fault for fault in faults(document, lied, checked.markdown))


def test_the_printed_chapter_is_audited_too(document: Document) -> None:
    written = audited(document).written.encode().splitlines()
    whole = (
        "The harbour is old.1 Its keeper is older, "
        "and he has kept its independence for forty years with a lamp and a dog."
    )
    assert audit_words(written, whole) == []
    assert audit_words(written, whole.replace("lamp", "torch"))


def test_repairs_are_counted_most_first(document: Document) -> None:
    counted = dict(repairs(ledger(document)))
    assert counted["emphasis-mark"] == 2
    assert "blank" not in counted


def test_removed_within_a_run_is_a_double(document: Document) -> None:
    run = Run("The", 13, 16)
    twice = replace(document, blocks=(Paragraph((run,)), *document.blocks[1:]), removed=(Removed(13, 16, "x"),))
    with pytest.raises(LedgerBroken):
        ledger(twice)


def test_what_was_removed_whole_covers_what_was_removed_of_it_before(document: Document) -> None:
    inner, whole = Removed(0, 3, "escape"), Removed(0, len("On Harbours"), "repeated-header")
    bare = replace(document.metadata, title=None)
    assert ledger(replace(document, metadata=bare, removed=(inner, whole, *document.removed)))[0].rule == whole.rule
    with pytest.raises(LedgerBroken):
        ledger(replace(document, metadata=bare, removed=(whole, whole, *document.removed)))


def test_a_note_that_is_called_again_keeps_its_number() -> None:
    problems = Problems()
    text = "Old.[^1] Older.[^1] New.[^2] Newer.[^2]\n\n[^1]: One note.\n\n[^2]: Two notes.\n"
    rows = audited(read(text.encode(), "a.md", problems)).rows
    assert [row.after for row in rows if row.rule == "note-call"] == ["[^1]", "[^1]", "[^2]", "[^2]"]
    assert [row.target for row in rows if row.fate == "moved"] == ["note 1", "note 2"]
