import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefbuilder.model import CitedNote, Source
from briefbuilder.problems import OurError, Problems
from briefbuilder.render import epub, fonts, html, pdf, printed, templates
from briefbuilder.render.fetcher import Fetcher, Refused
from render.extract import epub_notes, html_notes, only_noted, pdf_notes, same
from render.sample import CITED, call, note

ENVIRONMENT = templates.environment(None)


@pytest.fixture(scope="module")
def book() -> bytes:
    return pdf.render(CITED, ENVIRONMENT).data


@pytest.fixture(scope="module")
def document(book: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(book)


def texts(document: pypdfium2.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in document]


# --- The three formats say the same ------------------------------------------------------------------------------


def test_the_three_files_carry_the_same_notes(book: bytes) -> None:
    found = {
        "pdf": pdf_notes(book),
        "epub": epub_notes(epub.render(CITED, ENVIRONMENT).data),
        "html": html_notes(html.render(CITED, ENVIRONMENT).data),
    }
    read = {name: [(n.chapter, n.number, same(n.text)) for n in only_noted(notes)] for name, notes in found.items()}
    assert len(read["html"]) == 10
    assert read["pdf"] == read["html"]
    assert read["epub"] == read["html"]


def test_a_note_that_is_not_printed_is_our_error(book: bytes) -> None:
    unset = replace(CITED.chapters[0].notes[0], text="A note that nobody set anywhere on these pages.")
    chapter = replace(CITED.chapters[0], notes=(unset,))
    with pytest.raises(OurError, match=r"note 1 of sources/01-brief\.txt is missing"):
        printed.check_notes(book, replace(CITED, chapters=(chapter,)))


def test_a_call_that_got_lost_on_the_way_is_our_error() -> None:
    chapter = replace(CITED.chapters[0], html="<p>No call here.</p>")
    with pytest.raises(OurError, match="lost its call"):
        pdf.render(replace(CITED, chapters=(chapter,)), ENVIRONMENT)


def test_a_note_that_the_source_never_called_is_printed_all_the_same() -> None:
    stray = CitedNote("ch03-n1", 1, (), "<p>Nobody calls me.</p>", "Nobody calls me.")
    cited = replace(CITED, chapters=(replace(CITED.chapters[2], html="<p>No call here.</p>", notes=(stray,)),))
    found = [
        pdf_notes(pdf.render(cited, ENVIRONMENT).data),
        epub_notes(epub.render(cited, ENVIRONMENT).data),
        html_notes(html.render(cited, ENVIRONMENT).data),
    ]
    assert [[(n.number, same(n.text)) for n in notes] for notes in found] == [[(1, "Nobodycallsme.")]] * 3


def test_long_notes_stay_whole_and_in_order() -> None:
    words = (
        "The office answered every letter that named a sum and filed the rest, and when somebody asked again it was "
        "found that the sum had been paid long before, by a bank in a town whose name nobody could read. "
    )
    texts = {number: f"Note {number} says: {words * (1 + number % 9)}".strip() for number in range(1, 17)}
    notes = tuple(note("ch03", number, f"<p>{text}</p>", text) for number, text in texts.items())
    body = "".join(f"<p>{words * 2}{call('ch03', number)} {words}</p>" for number in texts)
    cited = replace(CITED, chapters=(replace(CITED.chapters[2], html=body, notes=notes, toc=()),))
    for paper in ("A4", "Letter"):
        found = pdf_notes(pdf.render(replace(cited, info=replace(CITED.info, paper=paper)), ENVIRONMENT).data)
        assert [(n.number, same(n.text)) for n in found] == [(number, same(text)) for number, text in texts.items()]


# --- The page ----------------------------------------------------------------------------------------------------


def test_front_matter_is_counted_in_roman_and_the_text_from_one(document: pypdfium2.PdfDocument) -> None:
    folios = [page.strip().splitlines()[-1].strip() if page.strip() else "" for page in texts(document)]
    assert folios[2:5] == ["iii", "iv", "1"]
    assert [folio for folio in folios[4:] if not folio.isdigit()] == []


def test_contents_name_the_pages_on_which_the_chapters_are(document: pypdfium2.PdfDocument) -> None:
    pages = texts(document)
    contents = next(page for page in pages if page.startswith("Contents"))
    number = int(re.search(r"One Who Shares the Shade[ .]+(\d+)", contents)[1])
    opener = next(page for page in pages if "The agency wrote" in page)
    assert opener.strip().splitlines()[-1].strip() == str(number)


def test_running_heads_name_book_and_chapter_but_not_on_an_opener(document: pypdfium2.PdfDocument) -> None:
    pages = texts(document)
    first = next(index for index, page in enumerate(pages) if "Two neighbours who do not trust" in page)
    assert "Two Shores" not in pages[first].replace("between Two Shores", "").replace("between\r\nTwo Shores", "")
    assert "Two Shores" in pages[first + 1]
    assert "The Price of Quiet" in pages[first + 2]


def test_bookmarks_tags_and_attachment(document: pypdfium2.PdfDocument) -> None:
    marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert (0, "One Who Shares the Shade") in marks
    assert (1, "The office and its habits") in marks
    assert document.count_attachments() == 1
    assert document.get_attachment(0).get_name() == "references.bib"
    assert bytes(document.get_attachment(0).get_data()) == CITED.bibtex.encode()
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document.raw)


def test_a_second_call_leads_to_the_same_note() -> None:
    (chapter,) = [pdf._chapter(chapter, "en") for chapter in CITED.chapters[:1]]
    assert chapter.body.count('href="#ch01-n2"') == 2
    assert chapter.body.count('id="ch01-n2"') == 1


# --- Safety ------------------------------------------------------------------------------------------------------


def test_the_fetcher_knows_the_books_own_and_nothing_else(tmp_path: Path) -> None:
    root, outside = tmp_path / "book", tmp_path / "secret.txt"
    root.mkdir()
    outside.write_text("secret")
    (root / "logo.svg").write_text("<svg/>")
    (root / "way-out.txt").symlink_to(outside)
    fetch = Fetcher(CITED.assets, root)
    assert fetch((root / "logo.svg").as_uri()).read() == b"<svg/>"
    assert fetch("asset:ch01-chart.svg").read().startswith(b"<svg")
    assert fetch("data:text/plain,hello").read() == b"hello"
    bad = [
        outside.as_uri(),
        (root / "way-out.txt").as_uri(),
        f"{root.as_uri()}/../secret.txt",
        f"{root.as_uri()}/%2e%2e/secret.txt",
        "http://example.org/a.png",
        "ftp://example.org/a",
        "file://example.org/etc/passwd",
        "asset:other.svg",
        "javascript:alert(1)",
    ]
    for url in bad:
        with pytest.raises(Refused):
            fetch(url)
    assert fetch.refused == bad
    problems = Problems()
    fetch.report(problems)
    assert len(problems.of("fetch-refused")) == len(bad)


def test_a_template_that_asks_for_the_network_is_refused_and_reported(tmp_path: Path) -> None:
    (tmp_path / "templates" / "pdf").mkdir(parents=True)
    (tmp_path / "templates" / "pdf" / "extra.css").write_text("body { background: url(http://example.org/a.png) }")
    problems = Problems()
    small = replace(CITED, chapters=CITED.chapters[2:])
    pdf.render(small, templates.environment(tmp_path), problems)
    assert ["example.org" in problem.message for problem in problems.of("fetch-refused")] == [True]


# --- Fonts -------------------------------------------------------------------------------------------------------


def test_a_character_that_no_font_shows_is_reported_with_its_place() -> None:
    source = Source("sources/a.txt", "a", "txt", "0" * 64, "It says \U000e01ef\U00013fff here.")
    chapter = replace(CITED.chapters[2], html="<p>It says \U00013fff here.</p>", notes=(), source=source)
    problems = Problems()
    fonts.check(replace(CITED, chapters=(chapter,)), problems)
    (found,) = problems.of("glyph-missing")
    assert (found.place.line, found.place.column) == (1, 10)
    assert "U+13FFF" in found.message


def test_a_family_that_is_not_installed_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FACES", (fonts.Face("serif", "No Such Family", "NoSuchFamily.otf"),))
    problems = Problems()
    fonts.check(replace(CITED, chapters=()), problems)
    (found,) = problems.of("font-missing")
    assert "No Such Family" in found.message
    assert "fonts-linuxlibertine" in found.hint


# --- Same input, same bytes --------------------------------------------------------------------------------------

SCRIPT = """
import hashlib, sys
sys.path[:0] = [sys.argv[1]]
from render.sample import CITED, call, note
from briefbuilder.render import epub, html, pdf, templates
for render in (pdf.render, epub.render, html.render):
    print(hashlib.sha256(render(CITED, templates.environment(None)).data).hexdigest())
"""


def digests(folder: Path, zone: str, locale: str) -> list[str]:
    folder.mkdir()
    tests = Path(__file__).resolve().parent.parent
    environment = {
        **os.environ, "TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": str(len(zone)),
        "PYTHONPATH": str(tests.parent / "src"),
    }  # fmt: skip
    command = [sys.executable, "-c", SCRIPT, str(tests)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_same_book_has_the_same_bytes_in_any_folder_zone_and_locale(tmp_path: Path) -> None:
    first = digests(tmp_path / "one", "Asia/Tehran", "C")
    second = digests(tmp_path / "two", "UTC", "C.UTF-8")
    assert len(first) == 3
    assert first == second
