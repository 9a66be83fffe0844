from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from briefbuilder import pandoc
from briefbuilder.model import Call, Document, Figure, Heading, ItemList, Paragraph, Quote, Table, block_text, plain
from briefbuilder.problems import Problems, UnreadableSource
from briefbuilder.read import archive, docx_media, read
from covering import assert_covers

MARKDOWN = """---
title: Harbour *notes*
subtitle: A brief
author: [Ann Roe, Jo Doe]
date: 4 March 2016
abstract: In short.
---

# Tides

Text with *emph* and [a link](https://a.example/x).[^1] And more.[^b]

> A quotation.

1. one
2. two

   - inner

| Year | In |
|------|---:|
| 2015 | 20 |

![Quays](data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=)

[^1]: Note **one**.

    Its second paragraph.
[^b]: Note two.
"""


def word_file(markdown: str = MARKDOWN) -> bytes:
    return pandoc.run(["--from", "markdown", "--to", "docx"], markdown.encode())[0]


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The same archive with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, change(part.decode()) if entry == name else part)
    return out.getvalue()


def document_of(data: bytes) -> tuple[Document, Problems]:
    problems = Problems()
    document = read(data, "s/brief.docx", problems)
    assert_covers(document)
    return document, problems


def test_blocks_notes_and_places() -> None:
    document, problems = document_of(word_file())
    assert not problems.of("reader-loss")
    assert [type(block) for block in document.blocks][-6:] == [Heading, Paragraph, Quote, ItemList, Table, Figure]
    paragraph = document.blocks[-5]
    assert isinstance(paragraph, Paragraph)
    assert [inline.note for inline in paragraph.inlines if isinstance(inline, Call)] == ["n1", "n2"]
    assert block_text(paragraph) == "Text with emph and a link. And more."
    one, two = document.notes
    assert [block_text(block) for block in one.blocks] == ["Note one.", "Its second paragraph."]
    assert two.label == "2"
    assert document.source.place(paragraph.inlines[0].start).detail == "paragraph 9"
    assert document.source.place(document.source.text.index("Its second")).detail == "footnote 1"
    assert document.source.place(document.source.text.index("2015")).detail == "paragraph 16"


def test_word_s_own_styles_state_title_and_authors() -> None:
    document, _ = document_of(word_file())
    meta = document.metadata
    assert meta.title
    assert meta.date
    assert plain(meta.title.inlines) == meta.title.value == "Harbour notes"
    assert [author.value for author in meta.authors] == ["Ann Roe", "Jo Doe"]
    assert (meta.date.value, plain(meta.date.inlines)) == ("2016-03-04", "4 March 2016")
    assert [block_text(block) for block in document.blocks[:2]] == ["Abstract", "In short."]


def test_properties_are_a_hint_that_is_said() -> None:
    data = changed(word_file("Text."), "docProps/core.xml", lambda core: core.replace(
        "<dc:title></dc:title>", "<dc:title>A name</dc:title>").replace(
        "<dc:creator></dc:creator>", "<dc:creator>Administrator</dc:creator>"))  # fmt: skip
    document, problems = document_of(data)
    assert document.metadata.title
    assert document.metadata.title.value == "A name"
    assert not document.metadata.authors
    assert not document.metadata.date
    assert len(problems.of("metadata-from-properties")) == 1


def test_pictures_are_handed_out_by_their_targets() -> None:
    data = word_file()
    figure = document_of(data)[0].blocks[-1]
    assert isinstance(figure, Figure)
    assert figure.image
    assert docx_media(data)[figure.image.target].startswith(b"<svg")


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    data = changed(word_file("Old words stay."), "word/document.xml", lambda xml: xml.replace(
        "<w:body>", '<w:body><w:p><w:ins w:id="1" w:author="a"><w:r><w:t>Put in.</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>Taken out.</w:delText></w:r></w:del></w:p>'))  # fmt: skip
    document, problems = document_of(data)
    assert [block_text(block) for block in document.blocks] == ["Put in.", "Old words stay."]
    assert problems.of("tracked-changes")
    assert not problems.of("reader-loss")


BOX = """<w:p><w:r><w:t>Anchor.</w:t></w:r><w:r><mc:AlternateContent
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><wps:txbx
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t>
 </w:r></w:p><w:p><w:r><w:t>Twice.</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>
 <w:pict><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>
 </mc:AlternateContent></w:r></w:p>"""
FIELD = '<w:p><w:r><w:t>See </w:t></w:r><w:fldSimple w:instr="REF x"><w:r><w:t>part 2</w:t></w:r></w:fldSimple></w:p>'


@pytest.mark.parametrize(("xml", "blocks"), [(BOX, ["Anchor.", "Boxed.", "Twice."]), (FIELD, ["See part 2"])])
def test_text_that_pandoc_passes_over_is_read(xml: str, blocks: list[str]) -> None:
    data = changed(word_file("Last."), "word/document.xml", lambda old: old.replace("<w:body>", "<w:body>" + xml))
    document, problems = document_of(data)
    assert [block_text(block) for block in document.blocks] == [*blocks, "Last."]
    assert not problems.of("reader-loss")


def test_loss_in_the_reader_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefbuilder.read import docx

    monkeypatch.setattr(docx, "read_tree", lambda *_: {"meta": {}, "blocks": [{"t": "Para", "c": [
        {"t": "Str", "c": "First"}]}]})  # fmt: skip
    _, problems = document_of(word_file("First and second."))
    assert "2 words of the file were not read: and, second" in str(problems.of("reader-loss")[0])


def bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("word/document.xml", b" " * size)
    return out.getvalue()


@pytest.mark.parametrize(("data", "words"), [
    (b"no archive at all", "damaged"),
    (word_file()[:2000], "damaged"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old"),
    (bomb(archive.SMALL + 1), "too big"),
    (bomb(10), "damaged"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words):
        read(data, "a.docx", Problems())


def test_another_archive_is_not_taken_for_word() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("mimetype", "application/epub+zip")
    with pytest.raises(UnreadableSource, match="not the format that its name says"):
        read(out.getvalue(), "a.docx", Problems())


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_ENTRIES", 3)
    with pytest.raises(UnreadableSource, match="parts"):
        read(word_file(), "a.docx", Problems())


def test_declared_entities_are_refused() -> None:
    data = changed(word_file(), "word/document.xml", lambda xml: xml.replace(
        "?>", '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', 1))  # fmt: skip
    with pytest.raises(UnreadableSource, match="entities"):
        read(data, "a.docx", Problems())
