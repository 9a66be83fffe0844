"""What is written and read without pandoc is what pandoc would have written and read."""

from __future__ import annotations

from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbuilder import pandoc
from briefbuilder.model import Block, Call, Heading, ItemList, Paragraph, Quote
from briefbuilder.render import ast, literal
from briefbuilder.render.escape import escape
from briefbuilder.render.markdown import WRITER
from briefbuilder.render.plainly import shorten
from briefbuilder.render.reread import leaf_texts, metadata_texts, reread
from briefbuilder.render.tree import Nodes, document
from render.documents import NASTY, run, texts

EXAMPLES = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
HEADS = (
    *[""] * 4,
    *"## |# I. |# - |> |- |-   |- a\n- |1. a\n2.  |(3) |    |[^1]: |> a\n>\n> |: |```\n|x\n|~ |1.  |--- ".split("|"),
    "| ",
)

calls = st.just(Call("1", 0, 0, "n1"))
leaves = st.lists(st.one_of(texts.map(run), texts.map(run), calls), min_size=1, max_size=3).map(tuple)
blocks = st.one_of(
    leaves.map(Paragraph),
    leaves.map(lambda leaf: Heading(2, leaf)),
    leaves.map(lambda leaf: Quote((Paragraph(leaf), Paragraph((run("x"),))))),
    st.builds(
        ItemList,
        st.booleans(),
        st.lists(leaves.map(lambda leaf: (Paragraph(leaf),)), min_size=1, max_size=3).map(tuple),
        st.sampled_from((1, 1, 9, 99)),
        st.booleans(),
        st.sampled_from(("", "", "1)", "(1)", "1.", "a.")),
    ),
)
chunks = st.builds(str.__add__, st.sampled_from(HEADS), st.one_of(texts, texts, st.sampled_from(NASTY)))
files = st.lists(chunks, min_size=1, max_size=8).map("\n\n".join)


def by_pandoc(block: Block) -> str:
    def call(_: Call) -> Nodes:
        return [{"t": "RawInline", "c": ["markdown", "[^1]"]}]

    nodes = escape(ast.blocks([block], ast.Hand(call=call, languages=False)))
    return pandoc.from_ast(document(nodes), WRITER, "--wrap=none", "--columns=10000").strip("\n") if nodes else ""


@EXAMPLES
@given(st.lists(blocks, min_size=3, max_size=6))
def test_words_are_written_as_pandoc_writes_them(several: list[Block]) -> None:
    for block in several:
        text = literal.written(block, {"n1": 1})
        assert text is None or text == by_pandoc(block)


@EXAMPLES
@given(files)
def test_any_file_reads_as_pandoc_reads_it(text: str) -> None:
    both = f"---\ntitle: a\n---\n\n{text}\n\n[^7]: end\n"
    read = reread(BytesIO(both.encode()))
    body, notes = leaf_texts(both)
    assert (read.body, sorted(read.notes), read.meta) == (body, sorted(notes), metadata_texts(both))


def test_only_what_is_more_than_words_is_left_for_pandoc() -> None:
    short = shorten(BytesIO(b"# One\n\nTwo[^1] \\* three.\n\n- four *!*\n\n> five\n>\n> six\n\n[^1]: Seven.\n"))
    places = list(short.leaves)
    assert short.text == f"{places[0]}\n\n- four *!*\n\n{places[1]}"
    assert list(short.leaves.values()) == [["One", "Two * three."], ["five", "six"]]
    assert (short.notes, short.called) == ({"1": "Seven."}, {"1"})


def test_lists_of_single_paragraphs_need_no_pandoc() -> None:
    short = shorten(
        BytesIO(b"- one[^1]\n- two\n\n9.  three\n\n10. four\n\n- - five\n\n1. six\n2) seven\n\n[^1]: Seven.\n")
    )
    assert list(short.leaves.values()) == [["one", "two", "three", "four"], []]
    assert "- - five\n\n1. six\n2) seven" in short.text
