from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbuilder.model import Paragraph, Run
from briefbuilder.problems import Problems, UnreadableSource, UsageError
from briefbuilder.read import FORMATS, READERS, read
from briefbuilder.read.blocks import line_anchors, paragraphs
from covering import assert_covers

ODD = "\x0b\x0c\x1c\x85\u2028\u2029\u00a0\u200b\ufeff\x00\r\n\t *_[]<>#-$@\\`~^"


def test_lines_are_runs_and_line_breaks_are_runs_with_a_rule() -> None:
    document = read(b"One line \n  goes on.\n\n\nTwo.\n", "s/01-a.txt", Problems())
    assert document.blocks == (
        Paragraph((Run("One line", 0, 8), Run(" ", 8, 12, rule="line-break"), Run("goes on.", 12, 20))),
        Paragraph((Run("Two.", 23, 27),)),
    )
    assert (document.source.stem, document.source.format, document.source.path) == ("01-a", "txt", "s/01-a.txt")
    assert str(document.source.place(12)) == "s/01-a.txt:2:3"


def test_markup_means_nothing_in_a_text() -> None:
    raw = "---\ntitle: x\n---\n\n# *a* <b>b</b> $c$ [@d] ::: {.e}\n\n> q\n\n- i\n\n    code"
    document = read(raw.encode(), "a.txt", Problems())
    assert all(isinstance(block, Paragraph) for block in document.blocks)
    assert_covers(document)


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"unknown format “\.wpd”; known: \.txt"):
        read(b"x", "a.wpd", Problems())
    with pytest.raises(UsageError, match="no suffix"):
        read(b"x", "README", Problems())
    assert tuple(READERS) == FORMATS


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file_is_unreadable(suffix: str, data: bytes) -> None:
    with pytest.raises(UnreadableSource, match="empty"):
        read(data, "a" + suffix, Problems())


def test_a_file_with_nothing_but_a_mark_is_unreadable() -> None:
    with pytest.raises(UnreadableSource, match="no text"):
        read("\ufeff\n".encode("utf-16-le"), "a.TXT", Problems())


@given(st.text(st.one_of(st.sampled_from(ODD), st.characters(codec="utf-8"))))
def test_any_text_is_covered_and_literal(text: str) -> None:
    data = text.encode("utf-8")
    try:
        document = read(data, "a.txt", Problems())
    except UnreadableSource:
        assert not data.decode("utf-8-sig").strip()
        return
    assert_covers(document)


@given(st.binary(min_size=1))
def test_any_bytes_are_read(data: bytes) -> None:
    try:
        assert_covers(read(data, "a.txt", Problems()))
    except UnreadableSource as error:
        assert "empty" in str(error) or "no text" in str(error)  # noqa: PT017 - any other error fails by itself


@given(st.text(st.one_of(st.sampled_from(ODD + "\ud800"), st.characters())))
def test_blocks_stand_any_string(text: str) -> None:
    for block in paragraphs(text):
        assert isinstance(block, Paragraph)
        spans = [(inline.start, inline.end) for inline in block.inlines]
        assert all(left[1] == right[0] for left, right in itertools.pairwise(spans))
    assert len(line_anchors(text)) == text.count("\n") + 1


def test_reading_takes_time_in_proportion() -> None:
    started = time.process_time()
    read(b"A line of some words, and a second.\n" * 30_000, "a.txt", Problems())
    read(b"word " * 200_000 + b"\n", "a.txt", Problems())
    read(b"\n" * 500_000 + b"x", "a.txt", Problems())
    assert time.process_time() - started < 10
