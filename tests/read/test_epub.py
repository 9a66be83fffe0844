from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder import pandoc
from briefbuilder.model import Call, Document, Figure, Heading, ItemList, Paragraph, Quote, Table, block_text
from briefbuilder.problems import Problems, UnreadableSource
from briefbuilder.read import MEDIA, read
from covering import assert_covers

CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
METADATA = """<dc:title>Harbour Lights</dc:title><dc:creator opf:role="aut">Ann Roe</dc:creator>
<dc:creator opf:role="ill">Jo Doe</dc:creator><dc:language>en-GB</dc:language><dc:publisher>Quay Press</dc:publisher>
<dc:date opf:event="modification">2020-01-01</dc:date><dc:date opf:event="publication">2016-03</dc:date>"""
PAGE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head>
<body>{}</body></html>"""
TYPES = {"xhtml": "application/xhtml+xml", "ncx": "application/x-dtbncx+xml", "png": "image/png"}


def book(pages: dict[str, str], more: dict[str, str | bytes] | None = None, guide: str = "") -> bytes:
    """An EPUB of these pages, in their order."""
    files: dict[str, str | bytes] = {f"{name}.xhtml": PAGE.format(body) for name, body in pages.items()}
    files |= more or {}
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="{TYPES[name.rsplit(".", 1)[1]]}"/>'
        for number, name in enumerate(files)
        if "/" not in name
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" version="2.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{METADATA}</metadata><manifest>{items}</manifest>'
        f"<spine>{spine}</spine><guide>{guide}</guide></package>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/book.opf", package)
        for name, data in files.items():
            archive.writestr(name if "/" in name else f"OEBPS/{name}", data)
    return out.getvalue()


def document_of(data: bytes) -> tuple[Document, Problems]:
    problems = Problems()
    document = read(data, "s/book.epub", problems)
    assert_covers(document)
    assert not problems.of("reader-loss")
    return document, problems


def called(document: Document) -> list[tuple[str, str]]:
    """Each call's label and the words before it."""
    found = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for number, inline in enumerate(block.inlines):
                if isinstance(inline, Call):
                    before = block.inlines[number - 1]
                    text = document.source.text[before.start : before.end]
                    found.append((inline.label, text.split()[-1]))
    return found


def noted(document: Document) -> list[list[str]]:
    return [[block_text(block) for block in note.blocks] for note in document.notes]


LONG = "The lamps along the quay were lit at five, and nobody who lived there could say who had lit them. " * 4


def test_notes_of_the_third_version_are_linked_and_said_where_they_stand() -> None:
    document, _ = document_of(book({
        "ch1": '<section><h1>One</h1><p>It was dark.<a epub:type="noteref" href="#n1">1</a> Then light.'
        '<sup><a role="doc-noteref" href="notes.xhtml#n2" id="r2">2</a></sup></p><aside epub:type="footnote" id="n1" '
        'hidden="hidden"><p>So they say.</p></aside></section>',
        "notes": '<section epub:type="endnotes"><h1>Notes</h1><ol><li epub:type="endnote" id="n2"><p>See <em>Tides</em>'
        '. <a href="ch1.xhtml#r2" role="doc-backlink">↩</a></p><p>And more.</p></li></ol></section>',
    }))  # fmt: skip
    assert called(document) == [("1", "dark."), ("2", "light.")]
    assert noted(document) == [["So they say."], ["See Tides.", "And more."]]
    assert [block_text(block) for block in document.blocks if isinstance(block, Heading)] == ["One"]
    assert document.source.format == "epub"
    paragraph = document.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert document.source.place(paragraph.inlines[0].start).detail == "OEBPS/ch1.xhtml /section/p"


def test_notes_of_the_second_version_are_linked_across_pages() -> None:
    document, _ = document_of(book({
        "ch1": '<h2>I</h2><p>It was dark.<a id="r1"/><a href="notes.xhtml#n1">[1]</a> '
        'Then light.<a id="r2" href="notes.xhtml#n2">[2]</a></p>',
        "ch2": '<h2>II</h2><p>A dawn.<a id="r3" href="notes.xhtml#n3">[1]</a></p>',
        "notes": '<h2>Notes</h2><h3>I</h3><p id="n1"><a href="ch1.xhtml#r1">[1]</a> So they say.</p>'
        '<p>Its second paragraph.</p><p><a id="n2" href="ch1.xhtml#r2">2</a>. See above.</p>'
        '<h3>II</h3><p id="n3"><a href="ch2.xhtml#r3">[1]</a> By the clock.</p>',
    }))  # fmt: skip
    assert called(document) == [("1", "dark."), ("2", "light."), ("1", "dawn.")]
    assert noted(document) == [["So they say.", "Its second paragraph."], ["See above."], ["By the clock."]]
    assert [block_text(block) for block in document.blocks] == ["I", "It was dark. Then light.", "II", "A dawn."]
    assert {document.source.text[one.start : one.end] for one in document.removed} == {"Notes", "I", "II"}


def test_what_a_book_puts_around_its_text_is_left_out_and_said() -> None:
    document, problems = document_of(book(
        {
            "cover": '<img src="cover.png" alt="Cover"/>',
            "title": "<p>HARBOUR LIGHTS</p><p>by Ann Roe</p><p>Quay Press</p>",
            "rights": "<p>© 2016 Ann Roe. All rights reserved.</p><p>ISBN 978-0-00-000000-2</p>",
            "toc": '<h1>Contents</h1><p><a href="ch1.xhtml">One fine evening</a></p><p><a href="ch2.xhtml">Two of them'
            '</a></p><p><a href="ch2.xhtml#x">The end of it</a></p>',
            "ch1": f"<h1>One fine evening</h1><p>{LONG}</p>",
            "ch2": f"<h1>Two of them</h1><p>{LONG}<span epub:type='pagebreak' id='p12'>12</span>At last.</p>",
        },
        {"cover.png": b"\x89PNG"},
    ))  # fmt: skip
    assert [block_text(block) for block in document.blocks if isinstance(block, Heading)] == [
        "One fine evening", "Two of them",
    ]  # fmt: skip
    gone = {one.rule: document.source.text[one.start : one.end] for one in document.removed}
    assert gone["title-page"] == "HARBOUR LIGHTS by Ann Roe Quay Press"
    assert set(gone) == {"title-page", "imprint", "contents", "page-number"}
    assert len(problems.of("page-left-out")) == 5
    last = document.blocks[-1]
    assert block_text(last).endswith("lit them. At last.")


def test_the_package_states_title_authors_and_date() -> None:
    meta = document_of(book({"a": "<p>Text.</p>"}))[0].metadata
    assert meta.title
    assert meta.date
    assert meta.publisher
    assert (meta.title.value, meta.date.value, meta.publisher.value) == ("Harbour Lights", "2016-03", "Quay Press")
    assert [author.value for author in meta.authors] == ["Ann Roe"]
    assert meta.lang == "en-GB"


NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
<navPoint><navLabel><text>Part One</text></navLabel><content src="a.xhtml"/>
<navPoint><navLabel><text>The quay</text></navLabel><content src="a.xhtml#q"/></navPoint></navPoint>
<navPoint><navLabel><text>Part Two</text></navLabel><content src="b.xhtml"/></navPoint></navMap></ncx>"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            '<p class="part">Part One</p><p>Words.</p><p id="q">The quay</p><p>More.</p>',
            "<div>Part Two</div><p>Words.</p>",
        ),
        ('<h1>Part One</h1><p>Words.</p><h1 id="q">The quay</h1><p>More.</p>', "<h1>Part Two</h1><p>Words.</p>"),
        (
            '<h3>Part One</h3><p>Words.</p><div id="q"><h4>The quay</h4></div><p>More.</p>',
            "<h3>Part Two</h3><p>Words.</p>",
        ),
    ],
)
def test_the_contents_know_the_headings(first: str, second: str) -> None:
    document, _ = document_of(book({"a": first, "b": second}, {"toc.ncx": NCX}))
    heads = [(block.level, block_text(block)) for block in document.blocks if isinstance(block, Heading)]
    assert heads == [(1, "Part One"), (2, "The quay"), (1, "Part Two")]


def test_what_pandoc_writes_is_read() -> None:
    text = "# A\n\nOne *two*.[^1]\n\n> Said.\n\n1. x\n2. y\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Note.\n"
    for version in ("epub2", "epub3"):
        data = pandoc.run(["--from", "markdown", "--to", version, "--metadata", "title=T"], text.encode())[0]
        document, _ = document_of(data)
        assert [type(block) for block in document.blocks] == [Heading, Paragraph, Quote, ItemList, Table]
        assert called(document) == [("1", ".")]
        assert noted(document) == [["Note."]]


def test_pictures_are_handed_out_by_their_targets() -> None:
    data = book({"a": '<p>Text.</p><p><img src="map.png" alt="Map"/></p>'}, {"map.png": b"\x89PNG"})
    document, _ = document_of(data)
    figure = document.blocks[-1]
    assert isinstance(figure, Figure)
    assert figure.image
    assert MEDIA["epub"](data, "")[figure.image.target] == b"\x89PNG"


LOCKED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData
xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/><CipherData>
<CipherReference URI="{}"/></CipherData></EncryptedData></encryption>"""


def test_a_locked_book_is_refused_and_disguised_fonts_are_not() -> None:
    aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
    locked = book({"a": "<p>x</p>"}, {"META-INF/encryption.xml": LOCKED.format(aes, "OEBPS/a.xhtml")})
    with pytest.raises(UnreadableSource, match="the book is locked"):
        read(locked, "b.epub", Problems())
    fonts = LOCKED.format("http://www.idpf.org/2008/embedding", "OEBPS/font.otf")
    assert document_of(book({"a": "<p>x</p>"}, {"META-INF/encryption.xml": fonts}))[0].blocks


BOMB = """<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><html><body><p>A&nbsp;&mdash; &b;
<img src='../../etc/passwd' alt='x'/><script>run()</script><a href='javascript:run()'>go</a></p></body></html>"""


def test_nothing_outside_is_read_and_no_entity_grows() -> None:
    document, problems = document_of(book({"a": "<p>First.</p>", "b": ""}, {"b.xhtml": BOMB}))
    assert "lol" not in document.source.text
    assert "run()" not in document.source.text
    assert "A\u00a0—" in document.source.text
    assert problems.of("unsafe-link")
    assert problems.of("picture-missing")
    assert problems.of("active-content")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK no archive", "damaged"),
        (book({"a": "<p>x</p>"})[:300], "damaged"),
        (book({}), "there is no page in this book"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSource, match=message):
        read(data, "b.epub", Problems())


@settings(max_examples=25)
@given(st.text(alphabet="<>/&;ap 1\"'=#[]", max_size=60), st.integers(0, 400), st.binary(max_size=3))
def test_no_page_and_no_damage_makes_it_fall(body: str, at: int, put: bytes) -> None:
    whole = book({"a": f"<p>Text.</p>{body}", "b": '<p>More.<a href="a.xhtml#n">1</a></p>'})
    for data in (whole, whole[:at] + put + whole[at + len(put) :]):
        with contextlib.suppress(UnreadableSource):
            assert_covers(read(data, "b.epub", Problems()))
