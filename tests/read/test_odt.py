from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder import pandoc
from briefbuilder.model import (
    Call,
    CodeBlock,
    Document,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Quote,
    Run,
    Table,
    block_text,
    plain,
)
from briefbuilder.problems import Problems, UnreadableSource
from briefbuilder.read import MEDIA, read
from covering import assert_covers

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{name}="{_URN}{space}:1.0"'
    for name, space in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "meta": "meta",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
STYLES = """
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="S" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="In" style:family="paragraph"><style:paragraph-properties fo:margin-left="1cm"/></style:style>
<style:style style:name="Q" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="R" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/></style:style>
<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-bullet text:level="2"/></text:list-style>"""


def odt(body: str, meta: str = "", **more: str | bytes) -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>"
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr(
            "meta.xml", f"<office:document-meta {SPACES}><office:meta>{meta}</office:meta></office:document-meta>"
        )
        for name, data in more.items():
            archive.writestr(name.replace("__", "/").replace("_x_", "."), data)
    return out.getvalue()


def document_of(data: bytes) -> tuple[Document, Problems]:
    problems = Problems()
    document = read(data, "s/brief.odt", problems)
    assert_covers(document)
    assert not problems.of("reader-loss")
    return document, problems


def read_body(body: str) -> tuple[Document, Problems]:
    return document_of(odt(body))


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def note(label: str, body: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{label}</text:note-citation>'
        f"<text:note-body>{body}</text:note-body></text:note>"
    )


def test_notes_keep_their_marks_and_all_that_is_in_them() -> None:
    listed = "<text:list><text:list-item><text:p>a point</text:p></text:list-item></text:list>"
    document, _ = read_body(
        p(
            f"Tides{note('*', p('By the clock.'))} and <text:s/>lamps."
            f"{note('i', p('See above.') + listed, 'endnote')} End."
        )
    )
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert block_text(paragraph) == "Tides and lamps. End."
    assert [one.label for one in paragraph.inlines if isinstance(one, Call)] == ["*", "i"]
    star, roman = document.notes
    assert (star.label, [block_text(block) for block in star.blocks]) == ("*", ["By the clock."])
    assert [type(block) for block in roman.blocks] == [Paragraph, ItemList]
    assert document.source.place(document.source.text.index("See above")).detail == "endnote i"
    assert document.source.place(document.source.text.index("End")).detail == "paragraph 1"


def test_what_pandoc_writes_is_read() -> None:
    text = (
        "---\ntitle: Harbour *notes*\nauthor: [Ann Roe, Jo Doe]\ndate: 4 March 2016\nlang: en-GB\n---\n\n# A\n\nOne"
        " *two*.[^1]\n\n> Said.\n\n1. x\n2. y\n\n   - z\n\n| a | b |\n|---|--:|\n"
        "| 1 | 2 |\n\n```\nq  r\ns\n```\n\n[^1]: Note.\n"
    )
    document, _ = document_of(pandoc.run(["-f", "markdown", "-t", "odt", "-s"], text.encode())[0])
    assert [type(block) for block in document.blocks] == [Heading, Paragraph, Quote, ItemList, Table, CodeBlock]
    meta = document.metadata
    assert meta.title
    assert meta.date
    assert (meta.title.value, plain(meta.title.inlines), meta.date.value) == (
        "Harbour notes",
        "Harbour notes",
        "2016-03-04",
    )
    assert [author.value for author in meta.authors] == ["Ann Roe", "Jo Doe"]
    assert meta.lang == "en-GB"
    numbers, table, code = document.blocks[3:]
    assert isinstance(numbers, ItemList)
    assert isinstance(table, Table)
    assert numbers.ordered
    assert (plain(table.header[0]), table.aligns) == ("a", ("", "right"))
    assert block_text(code) == "q  r\ns"


def test_properties_are_a_hint_that_is_said() -> None:
    data = odt(p("Text."), "<dc:title>A name</dc:title><meta:initial-creator>Administrator</meta:initial-creator>")
    document, problems = document_of(data)
    assert document.metadata.title
    assert document.metadata.title.value == "A name"
    assert not document.metadata.authors
    assert len(problems.of("metadata-from-properties")) == 1


def test_looks_and_links() -> None:
    document, problems = read_body(p(
        'a <text:span text:style-name="I">b</text:span><text:span text:style-name="S">2</text:span>'
        '<text:a xlink:href="https://a.example/x"><text:span text:style-name="I">c</text:span></text:a>'
        '<text:a xlink:href="javascript:x">d</text:a>'
    ) + p("all bold", "B"))  # fmt: skip
    first, second = document.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    looks = [(run.text, set(run.styles), run.link) for run in first.inlines if isinstance(run, Run)]
    assert looks == [
        ("a ", set(), ""), ("b", {"emph"}, ""), ("2", {"sup"}, ""), ("c", {"emph"}, "https://a.example/x"),
        ("d", set(), ""),
    ]  # fmt: skip
    assert [run.styles for run in second.inlines if isinstance(run, Run)] == [{"strong"}]
    assert problems.of("unsafe-link")


def test_blocks_by_their_styles() -> None:
    document, _ = read_body(
        '<text:h text:outline-level="2">Head</text:h>' + p("Text of the usual margin, which is most of it.")
        + p("One.", "In") + p("Two.", "In") + p("Three.", "Q") + p("Also a head", "Heading_20_3")
        + '<text:list><text:list-item><text:h text:outline-level="1">Numbered</text:h></text:list-item></text:list>'
    )  # fmt: skip
    kinds = [(type(block), getattr(block, "level", 0)) for block in document.blocks]
    assert kinds == [(Heading, 2), (Paragraph, 0), (Quote, 0), (Heading, 3), (Heading, 1)]


def test_lists_go_on_with_their_numbers() -> None:
    item = "<text:list-item><text:p>{}</text:p></text:list-item>"
    inner = '<text:list-item><text:p>b</text:p><text:list><text:list-item><text:p>c</text:p></text:list-item></text:list></text:list-item>'  # fmt: skip # noqa: E501
    document, _ = read_body(
        f'<text:list text:style-name="N">{item.format("a")}{inner}</text:list>' + p("Between.")
        + f'<text:list text:style-name="N" text:continue-numbering="true">{item.format("d")}</text:list>'
    )  # fmt: skip
    first, _, last = document.blocks
    assert isinstance(first, ItemList)
    assert isinstance(last, ItemList)
    assert (first.ordered, first.start, last.ordered, last.start) == (True, 1, True, 3)
    nested = first.items[1][1]
    assert isinstance(nested, ItemList)
    assert not nested.ordered


CHANGES = """<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>
<dc:creator>X</dc:creator></office:change-info><text:p>taken out</text:p></text:deletion></text:changed-region>
</text:tracked-changes>"""
REMARK = "<office:annotation><dc:creator>Ann</dc:creator><text:p>A remark.</text:p></office:annotation>"
CONTENTS = "<text:table-of-content><text:index-body><text:p>Head 3</text:p></text:index-body></text:table-of-content>"


def test_what_is_not_text_is_left_out_and_said() -> None:
    body = CHANGES + CONTENTS + p(f'Put<text:change text:change-id="c1"/> in.{REMARK}')
    document, problems = read_body(body + p('<text:span text:style-name="H">unseen</text:span>Seen.'))
    assert [block_text(block) for block in document.blocks] == ["Put in.", "Seen."]
    gone = {one.rule: document.source.text[one.start : one.end] for one in document.removed}
    assert gone == {"contents": "Head 3", "comment": "A remark.", "hidden": "unseen"}
    codes = {"tracked-changes", "comments-left-out", "contents-removed", "hidden-removed"}
    assert {problem.code for problem in problems} == codes


def test_boxes_fields_and_shapes_are_read() -> None:
    document, problems = read_body(
        p("Anchor <draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>goes on, "
          "page <text:page-number>7</text:page-number>.")
        + "<draw:custom-shape><text:p>In a shape.</text:p></draw:custom-shape>"
        + "<text:section><text:p>In a section.</text:p></text:section>"
        + p("<draw:frame><draw:object xlink:href='./Object 1'/></draw:frame>Chart.")
    )  # fmt: skip
    found = [block_text(block) for block in document.blocks]
    assert found == ["Anchor goes on, page 7.", "In a box.", "In a shape.", "In a section.", "Chart."]
    assert problems.of("picture-missing")


def test_pictures_are_handed_out_by_their_targets() -> None:
    picture = '<draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:title>Map</svg:title></draw:frame>'
    box = f"<draw:frame><draw:text-box><text:p>{picture}Figure 1: The quay</text:p></draw:text-box></draw:frame>"
    below = p(picture) + p("The lamps", "FigureCaption")
    data = odt(p(picture) + p(box) + below + p("Text."), Pictures__1_x_png=b"\x89PNG")
    document, _ = document_of(data)
    alone, captioned, last, _ = document.blocks
    assert isinstance(last, Figure)
    assert plain(last.caption) == "The lamps"
    assert isinstance(alone, Figure)
    assert isinstance(captioned, Figure)
    assert alone.image
    assert (alone.image.alt, plain(captioned.caption)) == ("Map", "Figure 1: The quay")
    assert MEDIA["odt"](data, "")[alone.image.target] == b"\x89PNG"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK no archive", "damaged"),
        (odt("<text:p>x</text:q>"), "damaged"),
        (
            odt(p("x"), META_INF__manifest_x_xml="<a/>").replace(b"content.xml", b"contents.xm"),
            "content.xml is missing",
        ),
        (odt(p("x"), **{"META-INF__manifest_x_xml": "<m><encryption-data/></m>"}), "protected by a password"),
        (odt("</office:text><office:text>").replace(b"x", b"x"), "no text"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSource, match=message):
        read(data, "b.odt", Problems())


def test_no_entity_grows() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(UnreadableSource, match="declares entities"):
        read(out.getvalue(), "b.odt", Problems())


_TAGS = ["text:p", "text:h", "text:span", "text:list", "text:list-item", "text:note", "text:note-body", "table:table",
         "table:table-row", "table:table-cell", "draw:frame", "draw:text-box", "text:a", "text:section", "text:s",
         "office:annotation", "text:note-citation", "text:index-title"]  # fmt: skip
_TREES = st.recursive(
    st.sampled_from(["word ", " ", "1", ""]),
    lambda inner: st.tuples(st.sampled_from(_TAGS), st.lists(inner, max_size=4)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=12,
)


@settings(max_examples=80)
@given(st.lists(_TREES, max_size=4))
def test_no_order_of_elements_makes_it_fall(parts: list[str]) -> None:
    with contextlib.suppress(UnreadableSource):
        assert_covers(read(odt(p("Text.") + "".join(parts)), "b.odt", Problems()))
