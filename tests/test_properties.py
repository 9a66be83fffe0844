"""The promises, for any text: nothing lost, a second run changes nothing, the same in the same out, never a crash."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefbuilder.audits import audited
from briefbuilder.ledger import ledger
from briefbuilder.model import Document
from briefbuilder.normalise import normalise
from briefbuilder.problems import Problems, UnreadableSource
from briefbuilder.read import read
from printed_pages import broken, pages
from strategies import texts


def normalised(text: str, suffix: str = "txt") -> Document | None:
    problems = Problems()
    try:
        return normalise(read(text.encode("utf-8", "replace"), f"text.{suffix}", problems), problems)
    except UnreadableSource:
        return None


@settings(max_examples=400)
@given(texts)
def test_no_character_is_lost(text: str) -> None:
    document = normalised(text)
    if document is not None:
        rows = ledger(document)
        assert "".join(row.text for row in rows) == document.source.text


@settings(max_examples=60)
@given(texts)
def test_every_kept_span_stands_at_its_target(text: str) -> None:
    document = normalised(text)
    if document is not None:
        audited(document)  # raises OurError where one does not


@settings(max_examples=60)
@given(texts)
def test_a_second_run_changes_nothing(text: str) -> None:
    document = normalised(text)
    if document is None:
        return
    once = audited(document).markdown
    if not once.strip():
        return  # a text of invisible characters alone leaves an empty file, which no second run can read
    again = normalised(once, "md")
    assert again is not None
    assert audited(again).markdown == once


@settings(max_examples=60)
@given(texts)
def test_the_same_text_gives_the_same_document(text: str) -> None:
    assert normalised(text) == normalised(text)


# --- Printed pages, and real debris that was broken once more ----------------------------------------------------

printed = st.one_of(pages, broken())


@settings(max_examples=60)
@given(printed)
@example("1\nAmes, Harbours, 2012.\n¹\nThe harbour was deep.1\n2\nIbid.\n\fIt was deep.2\n")
def test_nothing_of_printed_pages_is_lost(text: str) -> None:
    document = normalised(text)
    if document is not None:
        audited(document)
        assert sum(len(row.text) for row in ledger(document)) == len(document.source.text)


@settings(max_examples=25)
@given(printed)
def test_a_second_run_leaves_printed_pages_alone(text: str) -> None:
    test_a_second_run_changes_nothing.hypothesis.inner_test(text)  # type: ignore[attr-defined]


@settings(max_examples=15)
@given(printed)
def test_the_same_pages_give_the_same_document(text: str) -> None:
    assert normalised(text) == normalised(text)
