# noqa: INP001 - a script, no package
"""How well are printed references parsed? Scored with the scorer of ``../shared/refparse``, beside what others reach.

python benchmarks/references.py                    # every set of dev.jsonl: F1, whole references, types, speed
python benchmarks/references.py --write            # … and benchmarks/references.md
python benchmarks/references.py --errors core-     # what goes wrong: which fields together, how often
python benchmarks/references.py --show 20 --field title   # some references with what was wanted and what was read

The strings are for measuring only: nothing of them is in this repository, and nothing learns from them. Strings per
second are those of one core, everything included from the string to its fields.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import platform
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from references_notes import section

from briefbuilder.refs.fielded import fields_of, type_of
from briefbuilder.refs.listed import styled
from briefbuilder.resolve.parsing import parse_references

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "shared" / "refparse"
SETS = {
    "core-": "checked by humans, all kinds",
    "good-": "results of a parser that looked right, not checked",
    "bad-": "strings that parser gets wrong, labels of unknown quality",
    "ugly-": "humanities, reports, German and French; labels noisy",
}
# Policy strings that this repository invented and labelled by hand, by two hands.
OWN = {
    "policy-": ("policy.jsonl", "our own invented policy strings, nine languages"),
    "second-": ("policy_second.jsonl", "the same by another hand"),
}
# What others reach, as given in the issue: on 81 policy strings labelled by hand, and on the brief's bibliography.
ANCHORS = (
    ("AnyStyle", "policy strings", "81.6", "", "40.6", "55"),
    ("AnyStyle", "the brief's 27 entries", "93.9", "", "81.5", ""),
    ("refextract", "policy strings", "38", "", "", ""),
)
GOALS = {"core-": (90.0, 65.0), "policy-": (88.0, 55.0), "second-": (88.0, 55.0)}


@dataclass(frozen=True)
class Outcome:
    """What came of one set."""

    name: str
    scores: dict[str, Any]
    errors: list[tuple[str, str, list[tuple[str, object, object]]]]
    speed: float


def scorer() -> ModuleType:
    """The scorer that lies beside the strings."""
    spec = importlib.util.spec_from_file_location("refparse_eval", DATA / "eval.py")
    if spec is None or spec.loader is None or not (DATA / "eval.py").is_file():
        sys.exit(f"{DATA} is not there: nothing to measure with")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_rows(path: Path) -> list[dict[str, Any]]:
    """A file of strings with their fields."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def measured(name: str, rows: list[dict[str, Any]], score: ModuleType) -> Outcome:
    """Parse one set as one list and score it."""
    start = time.process_time()
    drafts = parse_references([styled(row["raw"]) for row in rows])
    answers = [{"type": type_of(one.type), "fields": fields_of(one.type, one.fields)} for one in drafts]
    seconds = time.process_time() - start
    found = {row["id"]: answer for row, answer in zip(rows, answers, strict=True)}
    scores, errors = score.score(rows, found)
    return Outcome(name, scores, errors, len(rows) / seconds)


def loading() -> float:
    """Seconds until the model is there: its first string against its second."""
    entry = [styled("Roe, M. (2007). Low Tide. Kiel: Sea Press.")]
    start = time.process_time()
    parse_references(entry)
    first = time.process_time() - start
    start = time.process_time()
    parse_references(entry)
    return first - (time.process_time() - start)


def said(name: str) -> str:
    """What a set is."""
    return SETS.get(name) or OWN.get(name, ("", ""))[1]


def table(outcomes: list[Outcome]) -> list[str]:
    """The sets, and below them what others reach."""
    lines = [
        "| parser | strings | n | micro F1 | macro F1 | whole, % | types, % | strings/s |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for one in outcomes:
        scores = one.scores
        micro, whole = scores["micro"]["f1"] * 100, scores["whole_reference"] * 100
        goal = GOALS.get(one.name)
        marks = [f" (goal {number:g})" for number in goal] if goal else ["", ""]
        types = f"{scores['type_accuracy'] * 100:.1f}" if scores["type_accuracy"] is not None else ""
        lines.append(
            f"| briefbuilder | `{one.name}`: {said(one.name)} | {scores['n']} | {micro:.1f}{marks[0]}"
            f" | {scores['macro_f1'] * 100:.1f} | {whole:.1f}{marks[1]} | {types} | {one.speed:.0f} |"
        )
    lines += ["| {} | {} | | {} | {} | {} | {} | |".format(*anchor) for anchor in ANCHORS]
    return lines


def fields_table(outcomes: list[Outcome]) -> list[str]:
    """F1 of each field in each set."""
    names = list(dict.fromkeys(name for one in outcomes for name in one.scores["fields"]))
    lines = [
        "| field | " + " | ".join(f"`{one.name}` F1 (n)" for one in outcomes) + " |",
        "|---|" + "---:|" * len(outcomes),
    ]
    for name in names:
        cells = []
        for one in outcomes:
            row = one.scores["fields"].get(name)
            cells.append(f"{row['f1'] * 100:.1f} ({row['support']})" if row else "")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def classes(one: Outcome) -> list[str]:
    """Which fields go wrong together, the commonest first."""
    counted = Counter(", ".join(sorted({name for name, _, _ in errors})) for _, _, errors in one.errors)
    return [f"| {names} | {count} |" for names, count in counted.most_common(12)]


def report(outcomes: list[Outcome], load: float) -> str:
    """The whole page."""
    first = outcomes[0]
    return "\n".join(
        [
            "# How well are references parsed?",
            "",
            f"Figures of one run on one core (Python {platform.python_version()}); see `references.py`.",
            f"The model is there after {load * 1000:.0f} ms (goal < 50).",
            "",
            *table(outcomes),
            "",
            "## Fields",
            "",
            *fields_table(outcomes),
            "",
            f"## What goes wrong together (`{first.name}`)",
            "",
            "| fields | references |",
            "|---|---:|",
            *classes(first),
            "",
        ]
    )


def show(outcomes: list[Outcome], count: int, field: str) -> None:
    """Some references with an error: every n-th, so that all of a set is seen."""
    for one in outcomes:
        chosen = [row for row in one.errors if not field or any(name == field for name, _, _ in row[2])]
        for name, raw, errors in chosen[:: max(len(chosen) // count, 1)][:count]:
            sys.stdout.write(f"\n{name}: {raw}\n")
            for label, wanted, got in errors:
                sys.stdout.write(f"    {label}: wanted {wanted!r}, got {got!r}\n")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    options.add_argument("--errors", metavar="SET")
    options.add_argument("--show", type=int, default=0)
    options.add_argument("--field", default="")
    chosen = options.parse_args()
    score = scorer()
    rows = read_rows(DATA / "dev.jsonl")
    load = loading()
    for file, _ in OWN.values():
        rows += read_rows(HERE.parent / "tests" / "training" / file)
    names = [chosen.errors] if chosen.errors else [*SETS, *OWN]
    outcomes = [measured(name, [row for row in rows if row["id"].startswith(name)], score) for name in names]
    page = report(outcomes, load) + ("" if chosen.errors else "\n" + section())
    sys.stdout.write(page)
    if chosen.show:
        show(outcomes, chosen.show, chosen.field)
    if chosen.write:
        (HERE / "references.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
