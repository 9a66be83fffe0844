"""Flat runs become a tree, and the tree says the same words."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from briefbuilder.model import CitedWork, Figure, Image, ItemList, Paragraph, Quote, Run, Table
from briefbuilder.render import ast, tree
from briefbuilder.render.ast import Hand
from render.documents import call, document, inline_lists, mention, note, para, run

HAND = Hand()


def kinds(nodes: list[tree.Node]) -> list[str]:
    return [node["t"] for node in nodes]


def test_runs_of_one_style_stand_in_one_emphasis() -> None:
    nodes = ast.inlines((run("a "), run("b", "emph"), run(" c", "emph"), run(" d")), HAND)
    assert kinds(nodes) == ["Str", "Space", "Emph", "Space", "Str"]
    assert tree.text(nodes) == "a b c d"


def test_the_longest_style_stands_outermost() -> None:
    (outer,) = ast.inlines((run("a", "strong"), run("b", "strong", "emph")), HAND)
    assert outer["t"] == "Strong"
    assert kinds(outer["c"]) == ["Str", "Emph"]


def test_a_space_at_the_edge_of_an_emphasis_stands_outside() -> None:
    assert kinds(ast.inlines((run("a"), run(" b ", "emph"), run("c")), HAND)) == [
        "Str",
        "Space",
        "Emph",
        "Space",
        "Str",
    ]


def test_a_word_in_two_runs_is_one_word() -> None:
    assert ast.inlines((run("pre"), run("sidency")), HAND) == [{"t": "Str", "c": "presidency"}]


def test_a_no_break_space_is_kept_and_white_space_folds() -> None:
    assert tree.text(ast.inlines((run("5\u00a0km  on\n\t foot"),), HAND)) == "5\u00a0km on foot"


def test_what_no_format_can_hold_is_shown_as_such() -> None:
    assert tree.text(ast.inlines((run("a\x00b\x1bc\ud800"),), HAND)) == "a\ufffdb\ufffdc\ufffd"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.b", "#x", "a b"]
)
def test_other_links_than_web_and_mail_are_words_only(link: str) -> None:
    assert ast.inlines((run("a", link=link),), HAND) == [{"t": "Str", "c": "a"}]


def test_an_address_is_encoded_where_formats_would_break_it() -> None:
    assert ast.address('https://a.b/c d(e)"<f>?g=%20') == "https://a.b/c%20d%28e%29%22%3Cf%3E?g=%20"


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (CitedWork("k"), ""),
        (CitedWork("k", "12"), ", 12"),
        (CitedWork("k", "12", suffix="emphasis added"), ", {12}, emphasis added"),
        (CitedWork("k", "12", suffix=", 3 November 2016"), ", {12}, 3 November 2016"),
        (CitedWork("k", suffix="3 November"), "{}, 3 November"),
        (CitedWork("k", suffix=" says so"), "{} says so"),
    ],
)
def test_locators_end_where_they_end(work: CitedWork, expected: str) -> None:
    assert ast.suffix(work) == expected


def test_languages_are_marked_in_the_book_and_not_in_markdown() -> None:
    block = Paragraph((run("سلام"),), "fa")
    (marked,) = ast.blocks([block], HAND)
    assert (marked["t"], marked["c"][0][2]) == ("Div", [["lang", "fa"], ["dir", "rtl"]])
    assert kinds(ast.blocks([block], Hand(languages=False))) == ["Para"]


def test_what_is_empty_leaves_nothing() -> None:
    empty = (para(" "), Quote((para(""),)), ItemList(False, ((para(""),),)), Figure(None, ()), Table((), (), ()))
    assert ast.blocks(empty, HAND) == []


def test_a_lost_picture_leaves_its_caption() -> None:
    (box,) = ast.blocks([Figure(None, (run("The harbour"),))], HAND)
    assert box["c"][0][1] == ["lost-picture"]
    assert tree.text(box).strip() == "The harbour"


def test_a_row_that_is_too_short_is_filled() -> None:
    (table,) = ast.blocks([Table(((run("a"),), (run("b"),)), (((run("1"),),),), ("left",))], HAND)
    assert [len(row[1]) for row in table["c"][4][0][3]] == [2]


def test_neighbouring_citations_do_not_touch() -> None:
    assert kinds(ast.inlines((mention("a"), mention("b")), HAND)) == ["Cite", "Space", "Cite"]


def test_notes_that_nothing_calls_keep_their_mark() -> None:
    written = document(para("a", call("n1")), notes=(note("n1", para("x")), note("n2", para("y"), label="*")))
    assert ast.called(written) == ["n1"]
    assert tree.text(ast.uncalled(written, HAND)).strip() == "* y"


def test_an_image_keeps_its_target_and_words() -> None:
    node = ast.image(Image("pics/a b.png", "Two words", 0, 0))
    assert (tree.text(node), node["c"][2]) == ("Two words", ["pics/a b.png", ""])


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(inline_lists)
def test_no_letter_of_a_run_is_lost(inlines: tuple[object, ...]) -> None:
    words = "".join(item.text for item in inlines if isinstance(item, Run))
    shown = tree.text(ast.inlines(inlines, Hand(call=lambda _: [])), skip=("Cite", "Image"))  # type: ignore[arg-type]
    assert "".join(tree.clean(words).split()) == "".join(shown.split())
