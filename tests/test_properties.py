"""The promises, for any text: nothing lost, a second run changes nothing, the same in the same out, never a crash."""

from __future__ import annotations

from hypothesis import given, settings

from briefbuilder.audits import audited
from briefbuilder.ledger import ledger
from briefbuilder.model import Document
from briefbuilder.normalise import normalise
from briefbuilder.problems import Problems, UnreadableSource
from briefbuilder.read import read
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
