"""Every folder of cases/books with an ``expected`` in it is a book: its bibliography, references and problems.

``expected/bibliography.txt`` is the printed list with the places that cite each work, ``references.bib`` what a build
makes of the editor's file, ``problems`` what is said (but for what short texts never state).
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from briefbuilder.cli import cli

BOOKS = Path(__file__).parent / "cases" / "books"
CASES = sorted(folder.name for folder in BOOKS.iterdir() if (folder / "expected").is_dir())
_NOT_STATED = ("publisher-missing", "heading-found", "author-missing", "date-missing")


def bibliography(page: Path) -> str:
    tree = html.document_fromstring(page.read_text("utf-8"))
    return "".join(f"{' '.join(entry.text_content().split())}\n" for entry in tree.xpath("//*[@id='bibliography']/p"))


def problems(output: str) -> str:
    found = [one for one in json.loads(output)["problems"] if one["code"] not in _NOT_STATED]
    return "".join(
        f"{one['path']}:{one['line'] or 0} {one['severity']} {one['code']} {one['message']}\n" for one in found
    )


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, accept: bool, tmp_path: Path) -> None:
    book = tmp_path / case
    shutil.copytree(BOOKS / case, book)
    done = CliRunner().invoke(cli, ["build", str(book), "--to", "html", "--json"])
    found = {
        "bibliography.txt": bibliography(next((book / "dist").glob("*.html"))),
        "references.bib": (book / "references.bib").read_text("utf-8"),
        "problems": problems(done.stdout),
    }
    for name, text in found.items():
        file = BOOKS / case / "expected" / name
        if accept:
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8"), name
