"""Every folder of cases/resolve is a test.

``input.md`` has body, ``[^1]:`` notes, entries below "# Bibliography"; perhaps there is a ``references.bib``.
Expected are the notes with their citations, the new entries, the problems.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from briefbuilder.bibtex import read_bib, write_bib
from briefbuilder.model import Citation, CitedWork, Document, Note, Paragraph, Run
from briefbuilder.problems import Problems
from briefbuilder.resolve import resolve

sys.path.insert(0, str(Path(__file__).parent))
from documents import document

CASES = Path(__file__).parent.parent / "cases" / "resolve"


def read_case(text: str) -> Document:
    """The small Markdown of a case as a document."""
    body, _, listed = text.partition("# Bibliography\n")
    notes = [match[1].strip() for match in re.finditer(r"^\[\^\d+\]: (.*)$", body, re.MULTILINE)]
    plain = re.sub(r"^\[\^\d+\]: .*$", "", body, flags=re.MULTILINE)
    paragraphs = [re.sub(r"\[\^(\d+)\]", r"{{n\1}}", part.strip()) for part in plain.split("\n\n") if part.strip()]
    entries = [part.strip() for part in listed.split("\n\n") if part.strip()]
    access = re.search(r"^accessed (\S+)$", listed, re.MULTILINE)
    entries = [entry for entry in entries if not entry.startswith("accessed ")]
    lost = [number for number, note in enumerate(notes, 1) if "[source name lost]" in note]
    return document(notes, entries, paragraphs, access=access[1] if access else "", lost=lost)


def show_note(note: Note) -> str:
    parts: list[str] = []
    for block in note.blocks:
        assert isinstance(block, Paragraph)
        for inline in block.inlines:
            match inline:
                case Citation(works):
                    parts.append("[" + "; ".join(map(show_work, works)) + "]")
                case Run(text, styles=styles):
                    parts.append(f"*{text}*" if "emph" in styles else text)
                case _:
                    pass
    return f"[^{note.label}]: {''.join(parts)}\n"


def show_work(work: CitedWork) -> str:
    prefix = f"{work.prefix} " if work.prefix else ""
    locator = f", {work.locator}" if work.locator else ""
    return f"{prefix}@{work.key}{locator}{work.suffix}"


def check(path: Path, found: str, accept: bool) -> None:
    if accept:
        if found:
            path.write_text(found, encoding="utf-8")
        else:
            path.unlink(missing_ok=True)
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    assert found == expected


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_case(case: str, accept: bool) -> None:
    folder = CASES / case
    problems = Problems()
    editors = folder / "references.bib"
    given = read_bib(editors.read_text(encoding="utf-8"), "references.bib", problems) if editors.exists() else ()
    shelved = resolve([read_case((folder / "input.md").read_text(encoding="utf-8"))], given, problems)
    held = {reference.key for reference in given}
    new = [one for one in shelved.shelf if one.key not in held and one.origin != "source"]
    check(folder / "expected.md", "\n".join(map(show_note, shelved.resolved[0].document.notes)), accept)
    check(folder / "expected.bib", write_bib(new), accept)
    check(folder / "expected.problems", "".join(f"{problem}\n" for problem in problems), accept)
