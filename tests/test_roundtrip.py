"""What we make, we can read: normalising a product of this repository's book gives its chapters back."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbuilder.audits import audited
from briefbuilder.normalise import normalise
from briefbuilder.problems import Problems
from briefbuilder.read import read
from roundtrip import Likeness, View, added, chapters, likeness, only_chapters, read_markdown, view
from test_book import NOTES, build, copied


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of this repository's book left in dist/."""
    folder = copied(tmp_path_factory.mktemp("book"))
    done = build(folder, "--to", "epub,pdf")
    assert done.returncode == 0, done.stderr
    return folder / "dist"


def normalised(file: Path) -> str:
    problems = Problems()
    document = normalise(read(file.read_bytes(), file.name, problems), problems)
    assert not problems.of("reader-loss")
    return audited(document).markdown


def test_an_epub_gives_the_book_back(made: Path) -> None:
    epub = next(made.glob("*.epub"))
    extra = added(epub)
    truth = view(chapters(made), extra)
    found = view(read_markdown(normalised(epub)), extra)
    assert len(truth.notes) == NOTES
    like = likeness(truth, found)
    assert like.notes == 1
    assert like.headings == 1
    assert like.words >= 0.99
    assert like.foreign <= 0.01


def test_a_pdf_gives_the_book_back(made: Path) -> None:
    extra = added(next(made.glob("*.epub")))
    truth = view(chapters(made), extra)
    tree = only_chapters(read_markdown(normalised(next(made.glob("*.pdf")))), truth.headings)
    like = likeness(truth, view(tree, extra))
    assert like.notes >= 0.97
    assert like.headings >= 0.99
    assert like.words >= 0.97
    assert like.foreign <= 0.04  # names of a chart's axes, bylines


def test_the_measure_sees_what_is_wrong() -> None:
    truth = View("one two three four five six seven eight".split(), [(2, "A note."), (8, "Another.")], ["Head", "Foot"])
    assert likeness(truth, truth) == Likeness(1, 1, 1, 0)
    moved = View(truth.words, [(8, "A note."), (8, "Another.")], ["Foot", "Head"])
    assert likeness(truth, moved) == Likeness(1, 0.5, 0.5, 0)
    assert likeness(truth, View(truth.words[:4])) == Likeness(2 * 4 / 12, 0, 0, 0)
    longer = View([*truth.words, "nine", "ten"], truth.notes, truth.headings)
    assert likeness(truth, longer).foreign == pytest.approx(0.2)
