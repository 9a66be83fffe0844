"""Surgery on runs: whatever is cut, changed or dropped, the source's spans still add up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefbuilder.inlines import (
    OBJECT,
    Edit,
    Index,
    Inlines,
    change,
    cut,
    drop,
    drop_all,
    flat,
    line_ends,
    rewrite,
    spans,
    strip,
    tidy,
)  # fmt: skip
from briefbuilder.model import Break, Call, Run

TEXT = (Run("One ", 0, 4), Run(" ", 4, 5, rule="line-break"), Run("two", 5, 8, styles=frozenset({"emph"})))
MIXED: Inlines = (*TEXT, Run("", 8, 9, rule="cut-word"), Call("1", 9, 10, "n1"), Break(10, 11), Run("three.", 11, 17))


def test_flat_gives_one_character_for_what_is_no_text() -> None:
    assert flat(MIXED) == f"One  two{OBJECT}\nthree."


def test_cut_keeps_spans() -> None:
    assert cut(TEXT, 1, 3) == (Run("ne", 1, 3),)
    assert cut(MIXED, 9) == (Break(10, 11), Run("three.", 11, 17))


@given(st.integers(0, 16))
def test_two_parts_are_the_whole(position: int) -> None:
    index = Index(MIXED)
    assert tidy(index.cut(0, position) + index.cut(position)) == tidy(MIXED)


def test_a_changed_run_that_is_split_stands_for_its_span_once() -> None:
    run = (Run("abcd", 0, 2, rule="ligature"),)
    assert [spans(cut(run, 0, 2)), spans(cut(run, 2))] == [[(0, 2)], []]


def test_change_names_its_rule_and_keeps_the_look() -> None:
    (_, _, changed) = change(TEXT, 5, 8, "deux", "translated")
    assert changed == Run("deux", 5, 8, "translated", frozenset({"emph"}))


def test_change_of_nothing_is_put_in() -> None:
    assert change(TEXT[:1], 0, 0, "No ", "added")[0] == Run("No ", 0, 0, "added")


def test_drop_says_what_left() -> None:
    left, gone = drop(TEXT, 0, 4, "x")
    assert (flat(left), [(piece.start, piece.end) for piece in gone]) == (" two", [(0, 4)])


def test_many_drops_are_like_one_after_another() -> None:
    left, gone = drop_all(MIXED, [(0, 1), (3, 5), (12, 14)], "x")
    assert flat(left) == f"netwo{OBJECT}\nthe."
    assert [(piece.start, piece.end) for piece in gone] == [(0, 1), (3, 5), (13, 15)]


def test_edits_in_a_row() -> None:
    index = Index(TEXT)
    assert flat(rewrite(index, [Edit(0, 3, index.changed(0, 3, "1", "r")), Edit(5, 6)])) == "1  wo"


def test_strip() -> None:
    assert flat(strip((Run("  a ", 0, 4),))[0]) == "a"


def test_line_ends() -> None:
    assert line_ends(TEXT) == [(4, 5)]


def test_source_of_a_position() -> None:
    index = Index(MIXED)
    assert [index.source(0), index.source(6), index.source(10), index.source(99)] == [0, 6, 11, 11]
