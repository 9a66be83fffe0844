"""Single files → clean Markdown with its ledger beside it; no book is needed.

In: files and an output folder.  Out: what was written, and the notepad. A file that cannot be read leaves the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefbuilder.audits import prove, write_out
from briefbuilder.changes import Changes, changes
from briefbuilder.decisions import decisions_for, load_decisions, report_strangers
from briefbuilder.folder import bytes_of
from briefbuilder.ledger import forms
from briefbuilder.model import Document
from briefbuilder.normalise import ask_for_facts, normalise
from briefbuilder.outputs import Drafts
from briefbuilder.problems import OurError, Place, Problems, UnreadableSource, UsageError
from briefbuilder.read import read
from briefbuilder.results import BuildResult, Progress
from briefbuilder.sourcelines import Address, addresses

# Files that do not say what is a heading and what a quotation.
_UNMARKED = frozenset({"txt", "pdf"})


def normalise_files(
    files: Sequence[Path], output: Path, progress: Progress, *, diff: bool = False, decisions: Path | None = None
) -> BuildResult:
    """Write each file as clean Markdown with its ledger beside it; ``diff``: tell what became of every line.

    ``decisions``: the editor's, as in a book's ``sources/decisions.yaml``; files are named there without their folders.
    Raises UsageError, before anything is written, where two outputs had one name or an output were its own source.
    """
    problems = Problems()
    files = list({file.resolve(): file for file in files}.values())  # a file that is named twice is one file
    _refuse_twins(files)
    _refuse_overwriting(files, output)
    decided = load_decisions(decisions, decisions.as_posix(), problems) if decisions else ()
    report_strangers(decided, [file.name for file in files], problems)
    written: list[_Written] = []
    broken: list[str] = []
    for index, file in enumerate(files):
        progress("normalise", index, len(files))
        try:
            held = [read(bytes_of(file), file.as_posix(), problems)]
        except (UnreadableSource, UsageError) as error:  # UsageError: a format nobody reads
            problems.error("source-unreadable", str(error), Place(file.as_posix()), "the other files were normalised")
            continue
        try:
            # No name here keeps a document alive that a later stage has done with: a long one is many times its file.
            mine = decisions_for(decided, file.name)
            written.append(_write_file(normalise(held.pop(), problems, mine), output, problems, diff=diff))
        except OurError as error:  # of this file nothing is written; the others are not to suffer for it
            broken.append(str(error))
    progress("normalise", len(files), len(files))
    return _result(len(files), written, tuple(broken), problems)


@dataclass(frozen=True)
class _Written:
    """What came of one file; its text is let go."""

    paths: tuple[Path, ...]
    notes: int
    entries: int
    changes: Changes | None
    addresses: dict[Place, Address]


def _write_file(document: Document, output: Path, problems: Problems, *, diff: bool) -> _Written:
    ask_for_facts(document, problems)
    source, notes, entries = document.source, len(document.notes), len(document.bibliography)
    found = forms(document) if diff and source.format in _UNMARKED else {}
    with Drafts(output) as drafts:
        files = [drafts.open(f"{source.stem}.{ending}") for ending in ("md", "ledger.jsonl")]
        outcome = write_out(document, *files, rows=diff)
        del document  # what was written is proved without it
        prove(outcome)
        paths = drafts.settle()
    return _Written(
        paths,
        notes,
        entries,
        changes(source, outcome.rows, found) if diff else None,
        addresses(source, (problem.place for problem in problems.items)),
    )


def _result(files: int, written: Sequence[_Written], broken: tuple[str, ...], problems: Problems) -> BuildResult:
    counts = {
        "sources": files,
        "notes": sum(one.notes for one in written),
        "entries": sum(one.entries for one in written),
    }
    return BuildResult(
        problems,
        tuple(path for one in written for path in one.paths),
        files - len(written) - len(broken),
        counts,
        (),
        tuple(one.changes for one in written if one.changes),
        {place: address for one in written for place, address in one.addresses.items()},
        broken,
    )


def _refuse_twins(files: Sequence[Path]) -> None:
    stems: dict[str, Path] = {}
    for file in files:
        twin = stems.setdefault(file.stem, file)
        if twin != file:
            raise UsageError(f"{twin} and {file} would both become {file.stem}.md; normalise them into two folders")


def _refuse_overwriting(files: Sequence[Path], output: Path) -> None:
    """``normalise brief.md -o .`` would write over the source itself."""
    for file in files:
        if (output / f"{file.stem}.md").resolve() == file.resolve():
            raise UsageError(f"{file} would be written over by its own Markdown; say another folder with -o")
