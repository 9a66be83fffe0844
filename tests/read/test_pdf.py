from __future__ import annotations

import random
from functools import cache

import pytest
import weasyprint

from bare_pdf import bare_pdf, rule, text
from briefbuilder.model import Document, Paragraph, Run, block_text
from briefbuilder.problems import Problems, Severity, UnreadableSource
from briefbuilder.read import pdf, read
from briefbuilder.read.pdf_blocks import build
from briefbuilder.read.pdf_lines import Piece, Printed
from covering import assert_covers

STYLE = """@page { size: 120mm 160mm; margin: 15mm } body { font: 10pt/14pt serif; hyphens: manual }
p { margin: 0; text-indent: 5mm } h1 + p, h2 + p { text-indent: 0 } h1 { font-size: 20pt } h2 { font-size: 13pt }
sup { font-size: 60%; line-height: 0 } .hang p { text-indent: -8mm; margin-left: 8mm } .break { break-before: page }"""
WORDS = "The pilots counted the boats that lay in the outer harbour and wrote the number down each evening. "
BODY = f"""<h1>Tide tables</h1><p>{WORDS * 2}{WORDS[:-1]}<sup>12</sup> It was <em>never</em> published.</p>
<p>{WORDS * 2}</p>
<h2>Second part</h2><p>{WORDS} H<sub style="font-size:60%">2</sub>O is <strong>wet</strong>.</p>
<p>Short one.</p><p>{WORDS}</p><p class=break>A new page goes on in the same breath, {WORDS}</p>
<div class=hang><p>Roe, Ann: Quays and their keepers in the northern ports until the great flood, Kiel 1998.</p>
<p>Doe, Jo: Another rather long title on mooring lines and those who hold them, Kiel 1999.</p></div>"""


@cache
def printed(body: str = BODY, head: str = "") -> bytes:
    html = f"<html lang=en><head><style>{STYLE}</style>{head}</head><body>{body}</body></html>"
    data: bytes = weasyprint.HTML(string=html).write_pdf()
    return data


def document_of(data: bytes) -> tuple[Document, Problems]:
    problems = Problems()
    document = read(data, "s/tides.pdf", problems)
    assert_covers(document)
    assert not problems.of("reader-loss")
    return document, problems


def lines_of(document: Document) -> list[str]:
    return [document.source.text[line.start : line.end] for line in document.lines]


def test_each_printed_line_is_a_line_with_its_measures() -> None:
    document, problems = document_of(printed())
    assert not len(problems)
    lines, text = document.lines, document.source.text
    assert text.split() == [word for line in lines for word in text[line.start : line.end].split()]
    assert [block_text(block).split()[0] for block in document.blocks] == ["Tide", "A"]  # one for each page
    title, first, second, *_ = lines
    assert (title.page, title.column, title.bold, round(title.size)) == (1, 0, True, 20)
    assert (round(first.size), first.bold, first.italic) == (10, False, False)
    assert first.left == pytest.approx((15 / 25.4 + 8 / 96) * 72, abs=0.1)
    assert second.baseline - first.baseline == pytest.approx(14, abs=0.1)
    assert second.right < 105 / 25.4 * 72


def test_the_outline_names_headings() -> None:
    document, _ = document_of(printed())
    named = [text for line, text in zip(document.lines, lines_of(document), strict=True) if line.level]
    assert named == ["Tide tables", "Second part"]
    assert [line.level for line in document.lines if line.level] == [1, 2]


def test_pages_are_parted_by_a_form_feed() -> None:
    document, _ = document_of(printed("<p>One.</p><p class=break>Two.</p>"))
    assert document.source.text == "One.\n\fTwo."


def test_faces_and_raised_figures_are_styles() -> None:
    document, _ = document_of(printed())
    styled = {
        run.text: set(run.styles)
        for block in document.blocks
        if isinstance(block, Paragraph)
        for run in block.inlines
        if isinstance(run, Run) and run.styles
    }
    assert styled == {
        "Tide tables": {"strong"}, "12": {"sup"}, "never": {"emph"}, "Second part": {"strong"}, "2": {"sub"},
        "wet": {"strong"},
    }  # fmt: skip


def test_links_of_the_web_stay() -> None:
    document, _ = document_of(
        printed("<p>See <a href='https://quay.example/a?b=1'>the quay</a> or <a href='javascript:x'>none</a>.")
    )
    linked = [(run.text, run.link) for run in document.blocks[0].inlines if isinstance(run, Run) and run.link]  # type: ignore[union-attr]
    assert linked == [("the quay", "https://quay.example/a?b=1")]


def test_places_are_page_and_line() -> None:
    document, _ = document_of(printed())
    source = document.source
    at = source.text.index("A new page")
    assert (source.anchor(at).page, source.anchor(at).line) == (2, 1)
    assert str(source.place(at + 2)) == "s/tides.pdf:1:3 (page 2)"


def test_a_word_cut_at_a_line_end_stays_cut_for_the_normaliser() -> None:
    document, _ = document_of(printed(f"<p>{'An extra&shy;ordinarily inter&shy;disciplinary port ' * 12}</p>"))
    [block] = document.blocks
    text = document.source.text
    assert "extra‐\nordinarily" in text
    assert any(isinstance(run, Run) and run.rule == "line-break" for run in block.inlines)  # type: ignore[union-attr]


def test_properties_are_a_hint_and_a_file_name_is_no_title() -> None:
    stated, problems = document_of(printed("<p>Text.</p>", "<title>Tides</title><meta name=author content='Ann Roe'>"))
    assert stated.metadata.title
    assert (stated.metadata.title.value, stated.metadata.authors[0].value) == ("Tides", "Ann Roe")
    assert len(problems.of("metadata-from-properties")) == 2
    unstated, _ = document_of(
        printed("<p>Text.</p>", "<title>Microsoft Word - a.docx</title><meta name=author content=user>")
    )
    assert unstated.metadata == type(unstated.metadata)()


def test_pages_without_text_are_named_or_refused() -> None:
    square = "<svg width=50 height=50><rect width=50 height=50 /></svg>"
    _, problems = document_of(printed(f"<p>Text.</p><div class=break>{square}</div>"))
    [problem] = problems.of("page-without-text")
    assert "page 2" in problem.message
    with pytest.raises(UnreadableSource, match="OCR"):
        read(printed(square), "a.pdf", Problems())


LOCKED = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>endobj
trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>
""" % (b"11" * 32, b"22" * 32)


@pytest.mark.parametrize(("data", "words"), [
    (LOCKED, "password"), (b"%PDF-1.7 and then nothing", "damaged"), (b"not a PDF", "damaged"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words):
        read(data, "a.pdf", Problems())


@pytest.mark.parametrize("length", range(0, 30_000, 1500))
def test_a_cut_file_never_breaks_the_reader(length: int) -> None:
    try:
        assert_covers(read(b"%PDF" + printed()[4:length], "a.pdf", Problems()))
    except UnreadableSource as error:
        assert str(error).startswith("a.pdf: ")  # noqa: PT017 - any other error fails by itself


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_never_breaks_the_reader(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(bare_pdf(text("Quays and moorings", 72, 500) + rule(72, 450, 80) + text("1", 72, 440, 6)))
    for _ in range(chance.choice([1, 3, 10, 40])):
        data[chance.randrange(5, len(data))] = chance.choice(b"0123456789-. /()<>[]\x00\xff")
    try:
        assert_covers(read(bytes(data), "a.pdf", Problems()))
    except UnreadableSource as error:
        assert str(error).startswith("a.pdf: ")  # noqa: PT017 - any other error fails by itself


def test_loss_in_the_reader_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "build", lambda lines: build(lines[:1]))
    problems = Problems()
    read(printed("<p>One<p>Two words"), "a.pdf", problems)
    [problem] = problems.of("reader-loss")
    assert problem.severity is Severity.ERROR
    assert "2 words of the file were not read: Two, words" in problem.message


def line(words: str, down: float, left: float = 50, column: int = 0) -> Printed:
    right = left + 5 * len(words)
    return Printed(1, column, 1, (Piece(words, italic=False, bold=False, shift=0, link=""),), left, right, down, 10)


def test_columns_are_other_blocks() -> None:
    built = build(
        [line("left one", 70), line("left two", 84), line("right one", 70, 300, 1), line("right two", 84, 300, 1)]
    )
    assert [block_text(block) for block in built.blocks] == ["left one left two", "right one right two"]


XMP = """99 0 obj
<</Type/Metadata>>
stream
<x:xmpmeta><rdf:RDF><rdf:Description><dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Tides &amp; times</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Ann Roe</rdf:li><rdf:li>Jo Doe</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
endstream
endobj
"""


@pytest.mark.parametrize(("said", "believed"), [("en-GB", "en-GB"), ("de-DE", "")])
def test_the_xmp_packet_speaks_where_the_properties_are_silent(said: str, believed: str) -> None:
    words = "The boats that lay in the harbour and the men who had been with them were not of the town."
    document, _ = document_of(bare_pdf(text(words, 20, 500), extra=XMP.format(said)))
    assert document.metadata.title
    assert document.metadata.title.value == "Tides & times"
    assert [author.value for author in document.metadata.authors] == ["Ann Roe, Jo Doe"]
    assert document.metadata.lang == believed
    stated, _ = document_of(bare_pdf(text(words, 20, 500), extra=XMP.format(said), info="/Title(Quays)"))
    assert stated.metadata.title
    assert stated.metadata.title.value == "Quays"


def test_no_lines_are_no_blocks() -> None:
    assert build([]).blocks == []
