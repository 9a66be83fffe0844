"""``sources/decisions.yaml`` → the editor's word on single findings; every complaint with its line.

In: a list of decisions.  Out: frozen ``Decision`` values, which ``normalise`` carries out.

    - {source: brief.txt, line: 12, hash: 3f9a2c01b7, do: keep}
    - {source: brief.pdf, page: 3, line: 4, hash: 99aa00bb11, do: heading, level: 2}
    - {source: brief.txt, line: 40, hash: 0c0ffee123, do: split, words: The second}

Source, line, page and hash are printed with every finding by ``--json`` (``decision``), to be pasted.
"""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefbuilder.problems import Place, Problems, UsageError
from briefbuilder.settings import Choice, FileName, Number, Table, Text, read_list, setting

# What may be done, and what it means.
KINDS: dict[str, str] = {
    "keep": "what was taken out here stays in the text",
    "drop": "these words are left out of the book",
    "heading": "this line is a heading (level: 1 is the highest below the title)",
    "paragraph": "this is a paragraph: no heading, no quotation",
    "quote": "this is a block quotation",
    "join": "the paragraph with this line and the next one are one",
    "split": "a new paragraph begins here",
    "not-a-note": "the marks on this line are no calls or labels of notes",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``words`` narrows it from the whole line to these words of it (for split: the first ones)."""

    source: str = setting(FileName(), "The file's name below sources/.", "", required=True)
    line: int = setting(Number(), "The line, as findings name it.", 0, required=True)
    hash: str = setting(Text(r"[0-9a-f]{10}", "3f9a2c01b7"), "The hash of the words there.", "", required=True)
    do: str = setting(Choice(tuple(KINDS)), "What is to be done there.", "keep", required=True)
    page: int = setting(Number(), "The page of a PDF.", 0)
    level: int = setting(Number(1, 6), "The heading's level; without it that of the heading above.", 0)
    words: str = setting(Text(), "These words of the line only.", "")
    reason: str = setting(Text(), "Why, for those who read it later.", "")
    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False, repr=False)

    @property
    def place(self) -> Place:
        """Where it stands in ``decisions.yaml``."""
        return dict(self.places).get("", Place("sources/decisions.yaml"))


def read_decisions(data: bytes, path: str, problems: Problems) -> tuple[Decision, ...]:
    """The decisions of a file that are written as they should be; complaints about the others."""
    return tuple(read_list(data, Table(Decision), path, problems))


def load_decisions(file: Path, shown: str, problems: Problems) -> tuple[Decision, ...]:
    """The decisions of the file that messages call ``shown``. Raises UsageError where it cannot be read."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    return read_decisions(data, shown, problems)


def decisions_for(decisions: Sequence[Decision], name: str) -> tuple[Decision, ...]:
    """Those about the source with this file name."""
    return tuple(one for one in decisions if one.source == name)


def report_strangers(decisions: Sequence[Decision], names: Sequence[str], problems: Problems) -> None:
    """Complain of decisions about files that are not there."""
    for one in decisions:
        if one.source not in names:
            close = difflib.get_close_matches(one.source, names, n=1)
            hint = f"did you mean {close[0]}?" if close else f"there are: {', '.join(names[:10])}"
            problems.warn("decision-without-place", f"there is no source {one.source}", one.place, hint)


# --- Schema ------------------------------------------------------------------------------------------------------


def schema() -> dict[str, Any]:
    """The JSON Schema of ``decisions.yaml`` (published as schema/decisions.schema.json)."""
    told = "; ".join(f"{do}: {what}" for do, what in KINDS.items())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "briefbuilder: sources/decisions.yaml",
        "description": f"The editor's word on single findings. {told}.",
        "type": "array",
        "items": Table(Decision).schema(),
    }


def schema_text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":  # `make schema`
    sys.stdout.write(schema_text())
