"""The changed lines of a source, told from its ledger."""

from __future__ import annotations

from briefbuilder.audits import audited
from briefbuilder.changes import Changes, changes, shown, where
from briefbuilder.ledger import Row, forms
from briefbuilder.model import Anchor, Document, Heading, Paragraph, Quote, Run, Source
from briefbuilder.normalise import normalise
from briefbuilder.problems import Problems
from briefbuilder.read import read

TEXT = """On Harbours

The harbour is old.¹ Its keeper is older, and he has kept its inde-

pendence for forty years with a lamp and a dog.

¹ Ames, Harbours, 2011, 4. It goes on
over two lines.

The last line, which is as long as a line is,
and another one, which nobody touched.

Share this page
"""


def told(text: str) -> Changes:
    problems = Problems()
    document = normalise(read(text.encode(), "harbours.txt", problems), problems)
    return changes(document.source, audited(document).rows)


def as_text(found: Changes) -> list[str]:
    lines = []
    for one in found.changed:
        pieces = "".join(
            piece.before if piece.kind == "kept" else f"<{piece.kind} {piece.before}|{piece.after}>"
            for piece in shown(one)
        )
        lines.append(f"{where(found.lines, one.line)} +{one.skipped} {pieces} {one.tail}")
    return lines


def test_what_became_of_each_line() -> None:
    assert as_text(told(TEXT)) == [
        "harbours.txt:1 +0 <moved On Harbours|> → meta title (title-matter)",
        (
            "harbours.txt:3 +0 The harbour is old.<changed ¹|[^1]> Its keeper is older, and he has kept its inde"
            "<changed -|> note-call, cut-word"
        ),
        "harbours.txt:5 +0 <joined | >pendence for forty years with a lamp and a d… joined with line 3 (rejoined)",
        "harbours.txt:7 +0 <moved ¹ Ames, Harbours, 2011, 4. It goes on|> → note 1 (note-text)",
        "harbours.txt:8 +0 <moved over two lines.|> → note 1 (note-text)",
        "harbours.txt:13 +2 <removed Share this page|> site-chrome",
    ]


def test_what_did_not_change_is_counted() -> None:
    found = told("# A\n\nThe harbour is old, and its keeper is older.\n\nThe dog is not.\n")
    assert (len(found.changed), found.unchanged) <= (1, 3)


def test_a_program_gets_places_and_addresses() -> None:
    row = next(row for row in told(TEXT).as_json() if row["rule"] == "site-chrome")
    assert (row["path"], row["line"], row["kind"], row["before"]) == ("harbours.txt", 13, "removed", "Share this page")
    assert row["decision"]["source"] == "harbours.txt"
    assert row["decision"]["line"] == 13


def test_a_page_has_its_own_lines_and_the_invisible_is_seen() -> None:
    source = Source("a.pdf", "a", "pdf", "", "har\xadbour", (Anchor(0, 12, "page 3", 3),))
    rows = [
        Row(0, 3, "kept", "", "block 1", "har"),
        Row(3, 4, "removed", "soft-hyphen", "", "\xad"),
        Row(4, 8, "kept", "", "block 1", "bour"),
    ]
    assert as_text(changes(source, rows)) == ["a.pdf, page 3, line 12 +0 har<removed \\xad|>bour soft-hyphen"]


def test_a_removal_over_several_lines_is_told_on_each() -> None:
    source = Source("a.txt", "a", "txt", "", "one\ntwo\n\nthree", ())
    rows = [Row(0, 14, "removed", "back-matter", "", "one\ntwo\n\nthree")]
    assert [line.split("<")[1] for line in as_text(changes(source, rows))] == [
        "removed one|> back-matter", "removed two|> back-matter", "removed three|> back-matter",
    ]  # fmt: skip


def test_a_label_goes_with_its_note_and_a_page_is_named_where_halves_meet() -> None:
    anchors = (Anchor(0, 1, "page 1", 1), Anchor(6, 1, "page 2", 2), Anchor(13, 2, "page 2", 2))
    source = Source("a.pdf", "a", "pdf", "", "One,\n\f1 Note.\ntwo.", anchors)
    rows = [
        Row(0, 4, "kept", "", "block 1", "One,"),
        Row(4, 6, "changed", "blank", "", "\n\f"),
        Row(6, 7, "changed", "note-label", "note 1", "1", "1"),
        Row(7, 8, "changed", "blank", "", " "),
        Row(8, 13, "moved", "", "note 1", "Note."),
        Row(13, 14, "changed", "blank", "", "\n"),
        Row(14, 18, "kept", "", "block 1", "two."),
    ]
    assert as_text(changes(source, rows)) == [
        "a.pdf, page 2, line 1 +1 <moved 1 Note.|> → note 1 (note-text)",
        "a.pdf, page 2, line 2 +0 <joined | >two. joined with page 1, line 1 (rejoined)",
    ]


def test_a_heading_and_a_quotation_that_nobody_marked_are_told() -> None:
    source = Source("a.txt", "a", "txt", "", "A Lamp\n\nText.\n\nQuoted.", ())
    rows = [
        Row(0, 6, "kept", "", "block 1", "A Lamp"),
        Row(6, 8, "changed", "blank", "", "\n\n"),
        Row(8, 13, "kept", "", "block 2", "Text."),
        Row(13, 15, "changed", "blank", "", "\n\n"),
        Row(15, 22, "kept", "", "block 3", "Quoted."),
    ]
    blocks = (Heading(2, (Run("A Lamp", 0, 6),)), Paragraph((Run("Text.", 8, 13),)))
    quoted = Quote((Paragraph((Run("Quoted.", 15, 22),)),))
    found = changes(source, rows, forms(Document(source, (*blocks, quoted))))
    assert [(one.line.start, one.tail) for one in found.changed] == [
        (0, "→ heading 2 (heading-found)"),
        (15, "→ quotation (quote-found)"),
    ]
    assert [row["target"] for row in found.as_json()] == ["heading 2", "quotation"]
