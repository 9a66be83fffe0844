"""``refs check``: a book's references.bib and everything that the book cites, checked; or one .bib file by itself.

In: a book's folder, or a .bib file.  Out: a ``BuildResult`` whose problems are about references only.
"""

from __future__ import annotations

from pathlib import Path

from briefbuilder import bibtex
from briefbuilder.folder import bytes_of
from briefbuilder.model import Reference
from briefbuilder.pipeline import BuildRequest, check_references
from briefbuilder.problems import Problems
from briefbuilder.resolve.lint import Checked, lint
from briefbuilder.resolve.sidebyside import compare_pairs
from briefbuilder.resolve.standing import standing
from briefbuilder.resolve.works import questions
from briefbuilder.results import BuildResult, Progress


def check(path: Path, progress: Progress, *, strict: bool = False) -> BuildResult:
    """Check the book in ``path``; a .bib file is checked without a book, so nothing in it counts as uncited."""
    if path.suffix.casefold() == ".bib" and path.is_file():
        return check_file(path)
    return check_references(BuildRequest(path=path, output=path, strict=strict), progress)


def check_file(path: Path) -> BuildResult:
    """Check a .bib file by itself: each entry, and entries that could be one work."""
    problems = Problems()
    text, shown = bytes_of(path).decode("utf-8", "replace"), path.as_posix()
    entries = bibtex.read_bib(text, shown, problems)
    lint(Checked(entries, bibtex.places_in(text, shown), shown), problems)
    _ask(entries, problems)
    return BuildResult(problems, (), 0, {"references": len(entries)}, ())


def _ask(entries: tuple[Reference, ...], problems: Problems) -> None:
    shelf = standing(entries).shelf
    compare_pairs(questions(shelf), {entry.key: entry for entry in shelf}, problems)
