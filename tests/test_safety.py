"""A hostile book: nothing that a text wants gets into a build or an artifact, and nobody is asked for anything."""

from __future__ import annotations

import http.server
import re
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from briefbuilder.cli import cli

HOSTILE = Path(__file__).parent / "cases" / "books" / "hostile"
SECRET = "the-secret-of-the-harbour"


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    """An address on loopback and the list of what was asked of it."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            del format, arguments

    listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}", asked
    listening.shutdown()
    listening.server_close()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, server: tuple[str, list[str]]) -> Path:
    """The output folder of a book whose every source wants something."""
    address = server[0]
    root = tmp_path_factory.mktemp("hostile")
    (root / "secret.txt").write_text(SECRET)
    (root / "secret.bib").write_text(f"@book{{secret, title={{{SECRET}}}, year={{2001}}}}")
    for file in HOSTILE.rglob("*"):
        if file.is_file():
            target = root / "book" / file.relative_to(HOSTILE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(file.read_text("utf-8").replace("ADDRESS", address).replace("ROOT", str(root)), "utf-8")
    output = root / "out"
    done = CliRunner().invoke(cli, ["build", str(root / "book"), "-o", str(output)])
    assert done.exit_code in (0, 1), done.output
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return output


def pages(output: Path) -> dict[str, str]:
    """Every text within the artifacts, archives opened."""
    found = {file.name: file.read_text("utf-8") for file in output.glob("*.html")}
    for file in output.glob("*.epub"):
        with zipfile.ZipFile(file) as archive:
            found |= {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    found |= {file.name: file.read_text("utf-8") for file in (output / "report").glob("*.html")}
    return found


def test_nobody_was_asked_for_anything(hostile: Path, server: tuple[str, list[str]]) -> None:
    assert hostile.is_dir()
    assert server[1] == []


def test_no_file_from_outside_got_in(hostile: Path) -> None:
    for file in hostile.rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes(), file
    for name, text in pages(hostile).items():
        assert SECRET not in text, name
        assert "root:x:0" not in text, name


def test_nothing_in_the_pages_can_run_or_load(hostile: Path, server: tuple[str, list[str]]) -> None:
    for name, text in pages(hostile).items():
        assert not re.search(r"<script|<iframe|<object|<embed|<form|<base|<foreignObject", text, re.IGNORECASE), name
        assert not re.search(r"<[^>]*\son[a-z]+\s*=", text, re.IGNORECASE), name
        assert not re.search(r"(?:href|src|action|data)\s*=\s*[\"']?\s*(?:javascript|file|vbscript):", text, re.I), name
        assert not re.search(rf"(?:src|url\(|@import)[^>]*{re.escape(server[0])}", text), name


def test_no_template_language_is_run(hostile: Path) -> None:
    page = next(hostile.glob("*.html")).read_text("utf-8")
    assert "{{ 7777 * 7777 }}" in page
    assert "60481729" not in page  # long enough to stand in no digest by chance


def test_the_pdf_runs_and_opens_nothing(hostile: Path) -> None:
    with pikepdf.open(next(hostile.glob("*.pdf"))) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                assert item.get("/S") not in ("/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/ImportData")
                uri = str(item.get("/URI", ""))
                assert not uri.startswith(("javascript:", "file:")), uri


def test_the_editor_is_told(hostile: Path) -> None:
    report = (hostile / "report" / "report.json").read_text("utf-8")
    for code in ("active-content", "unsafe-link", "picture-missing", "front-matter-ignored"):
        assert f'"{code}"' in report, code
