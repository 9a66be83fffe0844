"""Documents for the tests of ``render``: small builders, and nasty ones by the dozen."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from briefbuilder.model import (
    Block,
    Break,
    Call,
    Citation,
    CitedWork,
    CodeBlock,
    Document,
    Figure,
    Heading,
    Image,
    Inline,
    ItemList,
    Metadata,
    Note,
    Paragraph,
    Quote,
    Rule,
    Run,
    Source,
    Table,
)

# Words that mean something to some Markdown, alone or in company.
NASTY = (
    "* _ [ ] < > @ # $ | ~ ^ \\ ` & { } ( ) ! : ; % + - = \" ' . , … – — “ ” ‘ ’ "
    "** __ ~~ ^^ `` ``` ~~~ :: ::: --- *** === ... -- <!-- --> <b> </b> <br> <script> &amp; &lt; &#65; &nbsp; &c "
    "1. 1) (1) 12. 2017. a. a) (a) A. II. (iv) #. (@) (@a) @a -@a [@a] [^1] [^1]: [a]: [a] [a](b) ![a](b) [a]{.b} "
    "- + > >> # ## #hash C# | || |-| : : ~ % %title --- Table: table: :a a: :) "
    "https://a.b/c_d*e~f#g?h=i&j <https://a.b> www.a.b/c a@b.c me@a.b. snake_case __init__ *a* **a** _a_ ~a~ ^a^ `a` "
    "$a$ $5 $$ \\( \\[ \\a \\\\ {.a} {#a} {{a}} a\u00a0b \u00a0 \u2009 \u200b \ufeff \u2028 \x85 é 中 а שלום "
    "Mr. p. pp. e.g. +------+ ------ | a b O'Neil \"a\" 'a' don't -a- a- (a a) [a a] {a a} a; 1.a 3.14 1,000 10) 1.1 !"
).split(" ")

words = st.sampled_from(NASTY) | st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=4
)
texts = st.lists(words | st.just(" "), min_size=1, max_size=6).map("".join) | st.lists(
    words, min_size=1, max_size=5
).map(" ".join)
styles = st.sets(
    st.sampled_from(["emph", "strong", "sup", "sub", "code", "smallcaps", "strike", "underline"]), max_size=2
).map(frozenset)
links = st.sampled_from(
    ["", "", "", "https://a.b/c", "http://a.b/c(d)_e*f", "https://a.b/c d>e", "mailto:a@b.c", "javascript:alert(1)"]
)


def run(text: str, *look: str, link: str = "") -> Run:
    return Run(text, 0, 0, "test", frozenset(look), link)  # type: ignore[arg-type]


def para(*items: Inline | str) -> Paragraph:
    return Paragraph(tuple(run(item) if isinstance(item, str) else item for item in items))


def mention(key: str, locator: str = "", prefix: str = "", suffix: str = "", mode: str = "normal") -> Citation:
    return Citation((CitedWork(key, locator, prefix, suffix, mode),), 0, 0)  # type: ignore[arg-type]


def call(note: str, label: str = "1") -> Call:
    return Call(label, 0, 0, note)


def note(id: str, *blocks: Block, label: str = "1") -> Note:
    return Note(id, label, blocks)


def source(name: str = "text.txt", text: str = "") -> Source:
    return Source(name, name.rsplit(".", 1)[0], "txt", hashlib.sha256(name.encode()).hexdigest(), text)


def document(
    *blocks: Block, notes: tuple[Note, ...] = (), metadata: Metadata | None = None, name: str = "text.txt"
) -> Document:
    return Document(source(name), blocks, notes, metadata or Metadata())


runs = st.builds(lambda text, look, link: Run(text, 0, 0, "test", look, link), texts, styles, links)
plain_runs = texts.map(run)
inline_lists = st.lists(
    plain_runs
    | runs
    | st.just(Break(0, 0))
    | st.builds(mention, st.sampled_from(["a", "b_c", "d:e/f+g"]), st.sampled_from(["", "12"]))
    | st.sampled_from(["n1", "n2", "n9"]).map(call)
    | st.builds(Image, st.just("a b.png"), texts, st.just(0), st.just(0)),
    max_size=5,
).map(tuple)  # fmt: skip
leaves = st.builds(Paragraph, inline_lists) | st.builds(Paragraph, plain_runs.map(lambda item: (item,)))
tables = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        Table,
        st.lists(inline_lists, min_size=width, max_size=width).map(tuple),
        st.lists(st.lists(inline_lists, min_size=width, max_size=width).map(tuple), max_size=3).map(tuple),
        st.lists(st.sampled_from(["left", "right", "center", ""]), min_size=width, max_size=width).map(tuple),
        inline_lists,
    )
)
codes = st.builds(CodeBlock, st.lists(texts, max_size=3).map(lambda lines: (run("\n".join(lines)),)))
block_lists = st.recursive(
    leaves
    | st.builds(Heading, st.integers(1, 4), inline_lists)
    | codes
    | st.just(Rule(0, 0))
    | st.builds(Figure, st.none() | st.builds(Image, st.just("a.png"), texts, st.just(0), st.just(0)), inline_lists)
    | tables,
    lambda inner: (
        st.builds(Quote, st.lists(inner, max_size=3).map(tuple))
        | st.builds(
            ItemList,
            st.booleans(),
            st.lists(st.lists(inner, min_size=1, max_size=2).map(tuple), min_size=1, max_size=3).map(tuple),
            st.integers(1, 12),
            st.booleans(),
        )
    ),
    max_leaves=4,
)
documents = st.builds(
    lambda blocks, one, two: document(*blocks, notes=(note("n1", *one), note("n2", *two, label="*"))),
    st.lists(block_lists, max_size=4),
    st.lists(block_lists, min_size=1, max_size=2),
    st.lists(leaves, min_size=1, max_size=2),
)
