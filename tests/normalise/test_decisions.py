"""The editor's decisions, carried out: what the Markdown says then, and that the ledger still sums."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder.audits import audited
from briefbuilder.decisions import KINDS, Decision
from briefbuilder.normalise import normalise
from briefbuilder.problems import Problems
from briefbuilder.read import read
from briefbuilder.sourcelines import fingerprint
from strategies import texts

TEXT = """On Harbours

The harbour is old.¹ Its keeper is older, and he lights the lamp.

¹ Ames, Harbours, 2011, 4.

A first line of a paragraph
and a second one. It ends here.

A lamp, and a dog, and a boat.

Share this page
"""
Outcome = tuple[str, list[str]]


def decide(text: str, *decisions: Decision, name: str = "a.txt") -> Outcome:
    """The Markdown's body and the problems' codes; the audit has passed."""
    problems = Problems()
    document = normalise(read(text.encode(), name, problems), problems, decisions)
    markdown = audited(document).markdown
    body = markdown.split("---\n")[-1].strip() if markdown.startswith("---") else markdown.strip()
    return body, [problem.code for problem in problems if not problem.code.endswith("-missing")]


def on(text: str, line: int, do: str, *, moved: int = 0, level: int = 0, words: str = "") -> Decision:
    """A decision on a line as it reads; ``moved``: the editor saw it so many lines further down."""
    words_there = text.split("\n")[line - 1]
    return Decision("a.txt", line + moved, fingerprint(words_there), do, level=level, words=words)


def paragraphs(text: str, *decisions: Decision, name: str = "a.txt") -> list[str]:
    return decide(text, *decisions, name=name)[0].split("\n\n")


def test_keep_brings_back_what_was_taken_out_and_settles_the_finding() -> None:
    body, codes = decide(TEXT, on(TEXT, 12, "keep"))
    assert "\n\nShare this page\n\n[^1]:" in body
    assert codes == []
    assert decide(TEXT)[1] == ["site-chrome-removed"]


def test_keep_puts_words_back_on_their_line() -> None:
    text = "# Lists\n\nBefore it.\n\n1. One thing\n2. Another thing\n\nAfter it, the text goes on.\n"
    kept, _ = decide(text, on(text, 5, "keep"))
    assert kept == decide(text)[0]  # the list's marks have no words: nothing is to come back


def test_keep_brings_back_what_went_to_the_head() -> None:
    text = "On Harbours\n\nby Ada Meyer\n\n3 May 2017\n\nThe harbour is old, and its keeper is older than that.\n"
    problems = Problems()
    decisions = [on(text, 3, "keep"), on(text, 5, "keep")]
    document = normalise(read(text.encode(), "a.txt", problems), problems, decisions)
    assert document.metadata.title
    assert (document.metadata.authors, document.metadata.date) == ((), None)
    assert "\n\nby Ada Meyer\n\n3 May 2017\n\nThe harbour" in audited(document).markdown


def test_drop_leaves_a_line_or_some_words_out() -> None:
    assert "A lamp" not in decide(TEXT, on(TEXT, 10, "drop"))[0]
    rest = decide(TEXT, on(TEXT, 8, "drop", words="and a second one."))[0]
    assert "A first line of a paragraph It ends here." in rest
    assert paragraphs(TEXT, on(TEXT, 7, "drop"))[1] == "and a second one. It ends here."


def test_a_dropped_note_is_gone_with_its_mark_left() -> None:
    body, _ = decide(TEXT, on(TEXT, 5, "drop"))
    assert "Ames" not in body
    assert body.startswith("The harbour is old.¹ Its keeper")


def test_a_line_becomes_a_heading_and_its_paragraph_goes_on() -> None:
    assert paragraphs(TEXT, on(TEXT, 7, "heading", level=2))[1:3] == [
        "## A first line of a paragraph",
        "and a second one. It ends here.",
    ]


def test_a_heading_becomes_a_paragraph() -> None:
    text = "# On Harbours\n\nA text stands here, and it is long enough.\n\n## A Lamp\n\nA text stands here, too.\n"
    body, codes = decide(text, on(text, 5, "paragraph"), name="a.md")
    assert "\n\nA Lamp\n\n" in body
    assert codes == []


def test_a_quotation_becomes_a_paragraph_and_a_paragraph_a_quotation() -> None:
    text = "# On Harbours\n\nA text.\n\n> One line.\n>\n> Another line.\n>\n> A third line.\n\nThe end of it.\n"
    assert paragraphs(text, on(text, 7, "paragraph"), name="a.md")[-4:] == [
        "> One line.", "Another line.", "> A third line.", "The end of it.",
    ]  # fmt: skip
    assert paragraphs(TEXT, on(TEXT, 10, "quote"))[2] == "> A lamp, and a dog, and a boat."


def test_two_paragraphs_are_one() -> None:
    assert paragraphs(TEXT, on(TEXT, 8, "join"))[1] == (
        "A first line of a paragraph and a second one. It ends here. A lamp, and a dog, and a boat."
    )


def test_a_word_that_two_paragraphs_cut_is_whole() -> None:
    text = TEXT.replace("It ends here.", "It ends in inde-").replace("A lamp,", "pendence of a lamp,")
    assert "It ends in independence of a lamp, and a dog" in decide(text, on(text, 8, "join"))[0]


def test_one_paragraph_is_two() -> None:
    assert paragraphs(TEXT, on(TEXT, 8, "split", words="It ends"))[1:3] == [
        "A first line of a paragraph and a second one.",
        "It ends here.",
    ]
    assert paragraphs(TEXT, on(TEXT, 8, "split"))[1:3] == [
        "A first line of a paragraph",
        "and a second one. It ends here.",
    ]


@pytest.mark.parametrize("line", [3, 5])
def test_a_mark_is_no_notes(line: int) -> None:
    parts = paragraphs(TEXT, on(TEXT, line, "not-a-note"))
    assert parts[:2] == [
        "The harbour is old.¹ Its keeper is older, and he lights the lamp.",
        "¹ Ames, Harbours, 2011, 4.",
    ]


def test_a_note_that_the_file_delivers_is_none() -> None:
    text = "# On Harbours\n\nOld.[^1] Older.[^2]\n\n[^1]: One.\n\n[^2]: Two.\n"
    assert paragraphs(text, on(text, 7, "not-a-note"), name="a.md")[-3:] == [
        r"Old.[^1] Older.\[\^2\]", r"\[\^2\]: Two.", "[^1]: One.",
    ]  # fmt: skip


def test_a_mark_with_backslashes_is_text_without_them() -> None:
    text = "On Harbours\n\nThe harbour is old \\[1\\] and so on.\n\nIt has a lamp.\n\n\\[1\\] Ames, 2011, 4.\n"
    parts = paragraphs(text, on(text, 7, "not-a-note"))
    assert len(parts) == 3
    assert "[^" not in "".join(parts)
    assert "1" in parts[0]


# --- Where a decision fits ---------------------------------------------------------------------------------------


def test_a_decision_finds_its_line_after_another_extraction() -> None:
    decision = on(TEXT, 10, "drop")
    again = "Page 1\n\n\n" + TEXT.replace("A lamp, and a dog", "A  lamp – and “a dog”")
    body, codes = decide(again, decision)
    assert "boat" not in body
    assert "decision-without-place" not in codes


def test_of_two_equal_lines_the_nearer_one_is_meant() -> None:
    text = "# A\n\nThe same.\n\nA text between them.\n\nThe same.\n"
    near = Decision("a.txt", 8, fingerprint("The same."), "drop")
    assert decide(text, near)[0].count("The same") == 1
    assert decide(text, near)[0].endswith("between them.")


def test_a_decision_that_fits_nowhere_names_the_nearest_lines() -> None:
    problems = Problems()
    lost = Decision("a.txt", 10, "0123456789", "drop", words="keeper")
    normalise(read(TEXT.encode(), "a.txt", problems), problems, [lost])
    (problem,) = problems.of("decision-without-place")
    assert "no line has these words" in problem.message
    assert (
        f"line 10 “A lamp, and a dog, and a boat.” (hash {fingerprint('A lamp and a dog and a boat')})" in problem.hint
    )
    assert "line 3 “The harbour is old." in problem.hint


def test_words_that_are_not_on_the_line_are_said() -> None:
    _, codes = decide(TEXT, on(TEXT, 10, "drop", words="the cat"))
    assert "decision-without-place" in codes


@pytest.mark.parametrize("do", ["keep", "paragraph", "join"])
def test_what_changes_nothing_is_said(do: str) -> None:
    assert "decision-without-effect" in decide(TEXT, on(TEXT, 10, do))[1]


@pytest.mark.parametrize("do", ["keep", "drop", "heading", "paragraph", "quote", "join", "split", "not-a-note"])
@pytest.mark.parametrize("line", [1, 3, 5, 7, 8, 10, 12])
def test_whatever_is_decided_the_ledger_sums(do: str, line: int) -> None:
    body, _ = decide(TEXT, on(TEXT, line, do), on(TEXT, 12, "keep"), on(TEXT, 10, "quote"))
    assert body


@settings(max_examples=40)
@given(text=texts, chosen=st.lists(st.tuples(st.integers(1, 30), st.sampled_from(list(KINDS))), max_size=6))
def test_whatever_is_decided_on_any_text_the_ledger_sums(text: str, chosen: list[tuple[int, str]]) -> None:
    document = read(text.encode(), "a.txt", Problems())
    lines = document.source.text.split("\n")
    decisions = [on("\n".join(lines), line, do) for line, do in chosen if line <= len(lines)]
    audited(normalise(document, Problems(), decisions))
