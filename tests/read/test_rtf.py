from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder import pandoc
from briefbuilder.model import Call, Document, Heading, ItemList, Paragraph, Quote, Run, Table, block_text, plain
from briefbuilder.problems import Problems, UnreadableSource
from briefbuilder.read import read
from covering import assert_covers

HEAD = r"""{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204{\*\falt T}Times CYR;}
{\f2\fnil\fcharset2 Symbol;}{\f3\fcharset128 Mincho;}{\f4\fcharset0\cpg1250 Times CE;}}
{\stylesheet{\ql\f0 \snext0 Normal;}{\s1\ql\outlinelevel0\b\fs32 \sbasedon0 heading 1;}{\s2 heading 2;}
{\*\cs10 Default Paragraph Font;}{\s15 Title;}{\s17\li720 Quote;}}{\info{\title Harbours}{\author Ann Roe}
{\creatim\yr2016\mo3\dy4}}\paperw12240{\header \pard Running head\par}"""


def rtf(body: str, head: str = HEAD) -> bytes:
    return f"{head}{body}}}".encode("latin-1")


def document_of(data: bytes) -> tuple[Document, Problems]:
    problems = Problems()
    document = read(data, "s/brief.rtf", problems)
    assert_covers(document)
    assert not problems.of("reader-loss")
    return document, problems


def texts(body: str) -> list[str]:
    return [block_text(block) for block in document_of(rtf(body))[0].blocks]


def noted(document: Document) -> list[tuple[str, list[str]]]:
    return [(note.label, [block_text(block) for block in note.blocks]) for note in document.notes]


def test_notes_as_word_writes_them() -> None:
    document, _ = document_of(rtf(
        r"\pard Body text.{\cs18\super \chftn}{\footnote \pard\plain \s16 {\super \chftn} The {\i note}.\par Again.}"
        r" More.{\super *}{\footnote \pard\plain {\super *} By hand.} End{\super\chftn}{\footnote\ftnalt "
        r"{\super\chftn} Last.}."
    ))  # fmt: skip
    assert noted(document) == [("1", ["The note.", "Again."]), ("*", ["By hand."]), ("3", ["Last."])]
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert block_text(paragraph) == "Body text. More. End."
    calls = [number for number, inline in enumerate(paragraph.inlines) if isinstance(inline, Call)]
    before = [paragraph.inlines[number - 1] for number in calls]
    assert [run.text.split()[-1] for run in before if isinstance(run, Run)] == ["text.", "More.", "End"]
    assert document.source.place(document.source.text.index("By hand")).detail == "footnote *"
    assert document.source.place(document.source.text.index("Last")).detail == "endnote 3"


def test_what_pandoc_writes_is_read() -> None:
    text = "# A\n\nOne *two*.[^1]\n\n> Said.\n\n1. x\n2. y\n\n   - z\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    text += "\n[^1]: Née “N”.\n"
    document, _ = document_of(pandoc.run(["-f", "markdown", "-t", "rtf", "-s"], text.encode())[0])
    assert [type(block) for block in document.blocks] == [Heading, Paragraph, Quote, ItemList, Table]
    assert noted(document) == [("1", ["Née “N”."])]
    numbers = document.blocks[3]
    assert isinstance(numbers, ItemList)
    assert numbers.ordered
    assert [block_text(block) for item in numbers.items for block in item] == ["x", "y", "z"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"caf\'e9 \ldblquote q\rdblquote\emdash x", "café “q”—x"),
        (r"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2}", "Привет"),
        (r"{\f3 \'93\'fa\'96\'7b}", "日本"),
        (r"{\f3 \'93\'fa\'96{}x", "日"),
        (r"{\f4 \'9ee}", "že"),
        (r"\u1055 ?\u1088\'3f and \uc0\u1055\u1088 x", "Пр and Прx"),
        (r"\u-10179 ?\u-8704 ? \u128512 ?", "😀 😀"),
        (r"\uc2\u8364\'80\'80 5", "€ 5"),
        (r"a\~b\_c\{d\}\\", "a\u00a0b\u2011c{d}\\"),
        (r"one\line two", "one\ntwo"),
        (r"{\upr{\ansi low}{\*\ud{high}}}", "high"),
        ("t\u00e9l\u00e9", "télé"),
    ],
)
def test_letters(written: str, meant: str) -> None:
    found = texts(r"\pard " + written + r"\par")[0]
    assert found.replace("\ufffd", "").removesuffix("x" if meant == "日" else "\0") == meant


def test_a_western_font_in_another_code_page() -> None:
    """Some programs call every font Western; the document's own page tells."""
    document, _ = document_of(rtf(r"\pard \'cf\'f0\'e8\'e2\'e5\'f2, caf\'e9\par", HEAD.replace("1252", "1251")))
    assert block_text(document.blocks[0]).startswith("Привет")


def test_headings_by_outline_by_style_and_by_size() -> None:
    document, _ = document_of(
        rtf(r"\pard\s1 {\b First}\par\pard\s2 Second\par\pard\outlinelevel2 Third\par\pard Text.\par")
    )
    heads = [(block.level, block_text(block)) for block in document.blocks if isinstance(block, Heading)]
    assert heads == [(1, "First"), (2, "Second"), (3, "Third")]
    assert all(isinstance(run, Run) and not run.styles for run in document.blocks[0].inlines)  # type: ignore[union-attr]
    body = "A text of some length that stands in the size of most letters. " * 3
    document, _ = document_of(rtf(
        rf"\pard\fs36\b Large\par\pard\plain\fs24 {body}\par\pard\fs28 Smaller\par\pard\plain\fs24 {body}\par"
    ))  # fmt: skip
    heads = [(block.level, block_text(block)) for block in document.blocks if isinstance(block, Heading)]
    assert heads == [(1, "Large"), (2, "Smaller")]


def test_the_title_s_style_and_the_properties_state_who_and_what() -> None:
    document, problems = document_of(rtf(r"\pard\s15\qc {\b The title}\par\pard Text.\par"))
    assert document.metadata.title
    assert plain(document.metadata.title.inlines) == "The title"
    assert [author.value for author in document.metadata.authors] == ["Ann Roe"]
    assert problems.of("metadata-from-properties")
    assert "Running head" not in document.source.text


def test_looks_links_and_fields() -> None:
    document, _ = document_of(rtf(
        r"\pard {\i a}{\b0\b b\b0 c} {\field{\*\fldinst{HYPERLINK "
        r'"https://a.example/x"}}{\fldrslt{\ul link}}} {\field{\*\fldinst ADDIN CITED \{"x": 1\}}{\fldrslt (Roe 2016)}}'
        r" {\strike s}{\scaps k}{\sub 2}{\up6 3}\par"
    ))  # fmt: skip
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    runs = {run.text: run for run in paragraph.inlines if isinstance(run, Run)}
    assert runs["link"].link == "https://a.example/x"
    assert not runs["link"].styles
    looks = {text: set(run.styles) for text, run in runs.items() if run.styles}
    assert looks == {"a": {"emph"}, "b": {"strong"}, "s": {"strike"}, "k": {"smallcaps"}, "2": {"sub"}, "3": {"sup"}}
    assert block_text(paragraph) == "abc link (Roe 2016) sk23"


def test_lists_as_word_writes_them() -> None:
    bullet, number = r"{\listtext\pard\plain\f2 \'b7\tab}", r"{\listtext 3.\tab}"
    document, problems = document_of(rtf(
        rf"{bullet}\pard\ilvl0\ls1\fi-360\li720 one\par{bullet}\pard\ilvl1\fi-360\li1440 deep\par"
        rf"{bullet}\pard\ilvl0\ls1\fi-360\li720 two\par{number}\pard\ilvl0\ls2\fi-360\li720 three\par"
        r"\pard\li720 goes on\par\pard Text that stands at the margin.\par"
    ))  # fmt: skip
    bullets, numbers, _ = document.blocks
    assert isinstance(bullets, ItemList)
    assert isinstance(numbers, ItemList)
    assert [[type(block).__name__ for block in item] for item in bullets.items] == [
        ["Paragraph", "ItemList"],
        ["Paragraph"],
    ]
    assert (numbers.ordered, numbers.start) == (True, 3)
    assert [block_text(block) for block in numbers.items[0]] == ["three", "goes on"]
    assert not problems.of("symbol-font")


def test_tables_with_heads_and_without_ends() -> None:
    document, _ = document_of(rtf(
        r"\trowd\trhdr\cellx4000\cellx8000\pard\intbl Year\cell In\cell\row\trowd\pard\intbl 2015\cell 20\par 21"
        r"\cell\row\pard After.\par\trowd\pard\intbl lost\cell row\par\pard Last.\par"
    ))  # fmt: skip
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [plain(cell) for cell in table.header] == ["Year", "In"]
    assert [[plain(cell) for cell in row] for row in table.rows] == [["2015", "20\n21"]]
    assert block_text(document.blocks[1]) == "After."
    assert "lost" in document.source.text


def test_quotations_stand_further_in() -> None:
    document, _ = document_of(rtf(
        r"\pard Text of the usual margin.\par\pard\li720 Said one.\par\pard\li720 Said two.\par\pard\s17 Said three."
        r"\par\pard\li720\fi-720 Roe, A., a hanging entry.\par"
    ))  # fmt: skip
    assert [type(block) for block in document.blocks] == [Paragraph, Quote, Paragraph]


def test_what_is_not_text_is_left_out_and_said() -> None:
    document, problems = document_of(rtf(
        r"\pard After {\deleted gone }{\revised new }words{\v unseen}{\*\atnid AR}{\*\atnauthor Ann}\chatn"
        r"{\*\annotation \pard {\chatn} A remark.}.\par{\*\unknown never}{\pict\pngblip 8950}{\field{\*\fldinst TOC}"
        r"{\fldrslt One\tab 3\par Two\tab 5\par}}{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt \pard In a box.\par}}"
        r"{\shprslt{\*\do{\dptxbxtext In a box.\par}}}}Anchor.\par"
    ))  # fmt: skip
    assert [block_text(block) for block in document.blocks] == ["After new words.", "Anchor.", "In a box."]
    gone = {one.rule: document.source.text[one.start : one.end] for one in document.removed}
    assert gone == {"deleted": "gone", "hidden": "unseen", "comment": "A remark.", "contents": "One 3 Two 5"}
    codes = {"tracked-changes", "picture-missing", "comments-left-out", "hidden-removed", "contents-removed"}
    assert all(problems.of(code) for code in codes)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Plain text.", "an RTF file begins with"),
        (rb"{\rtf1 " + b"{" * 2000 + b"deep", "nested too deeply"),
        (rb"{\rtf1 }", "no text in this file"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSource, match=message):
        read(data, "b.rtf", Problems())


_PIECES = [
    *(rf"\{word} " for word in (
        "par pard plain cell row trowd intbl trhdr footnote chftn ftnalt field fldrslt fldinst listtext pntext u8212"
        " uc0 uc3 u-10179 b i0 super fs40 f1 f3 li720 fi-360 ilvl2 s1 qc sect page tab line deleted v0 bin5 pict"
        " stylesheet fonttbl info title annotation upr ud shptxt outlinelevel1 ansicpg932 ansicpg99999"
    ).split()),
    "{", "}", "{", "}", "\\*", "\\'93", "\\'e9", "\\", "word ", "* ", "1.", "\r\n", "\\~", "ß",
]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_nothing_makes_it_fall(pieces: list[str]) -> None:
    with contextlib.suppress(UnreadableSource):
        assert_covers(read(rtf("".join(pieces)), "b.rtf", Problems()))


@settings(max_examples=50)
@given(st.binary(max_size=80))
def test_no_bytes_make_it_fall(data: bytes) -> None:
    with contextlib.suppress(UnreadableSource):
        assert_covers(read(rb"{\rtf1 \pard Text. " + data, "b.rtf", Problems()))
