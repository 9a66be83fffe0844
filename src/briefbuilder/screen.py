"""What a person (or a program) sees of a run: problems, counts, progress; or one JSON object.

In: problems and outputs.  Out: lines on standard error, the worst last; with ``--json`` one object on standard output.
Texts of sources are untrusted: nothing of them may steer the terminal.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from briefbuilder.changes import ChangedLine, Changes, shown, where
from briefbuilder.problems import Problem, Severity
from briefbuilder.results import Progress as ProgressCall
from briefbuilder.rules import KINDS, STAGES, Meaning
from briefbuilder.sourcelines import Address

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
# How a piece of a changed line looks, and the signs that say so where there is no colour.
_LOOKS = {
    "kept": ("not bold", "", ""),
    "joined": ("not bold", "", ""),
    "set": ("not bold", "", ""),
    "moved": ("not bold cyan", "[>", "<]"),
    "changed": ("not bold red", "[-", "-]"),
    "removed": ("not bold red", "[-", "-]"),
}
_BADNESS = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}
# Harmless where text runs right to left, a trick elsewhere: they turn round what follows on the line.
_TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Screen:
    """How much is said: ``quiet`` only what fails the run, ``verbose`` how a mistake of ours came about."""

    quiet: bool = False
    verbose: bool = False
    json: bool = False

    def show(self, problems: Sequence[Problem]) -> None:
        """Print problems, grouped by file, the worst file and the worst in it last."""
        console = _console()
        for problem in worst_last(problems):
            console.print(_line(problem))

    def say(self, line: str) -> None:
        """Print one line to standard error, unless quiet."""
        if not self.quiet and not self.json:
            _console().print(Text(harmless(line)))

    def complain(self, line: str) -> None:
        """Print what the run failed with."""
        _console().print(Text("briefbuilder: ", style="bold red") + Text(harmless(line)))

    def show_changes(self, files: Iterable[Changes]) -> None:
        """Print to standard output what became of every line that was touched; signs where there is no colour."""
        console = _printer()
        plain = console.color_system is None or console.no_color
        for line in (line for one in files for line in _told(one, plain=plain)):
            console.print(line.plain if plain else line)

    @contextmanager
    def progress(self) -> Iterator[ProgressCall]:
        """A bar per stage while a person looks on; nothing where standard error is a pipe or a file."""
        # FORCE_COLOR makes rich take a pipe for a terminal; a bar in a log file is nothing but noise.
        if self.quiet or self.json or not sys.stderr.isatty():
            yield _silent
            return
        columns = (TextColumn("{task.description:<10}"), BarColumn(), TextColumn("{task.completed:g}/{task.total:g}"))
        with Progress(*columns, TimeElapsedColumn(), console=_console()) as bars:
            yield _bars(bars)


def _bars(bars: Progress) -> ProgressCall:
    stages: dict[str, TaskID] = {}

    def progress(stage: str, done: int, total: int) -> None:
        if stage not in stages:
            stages[stage] = bars.add_task(stage, total=total)
        bars.update(stages[stage], completed=done, total=total)

    return progress


def _silent(stage: str, done: int, total: int) -> None:
    """Where nobody looks on, nothing is shown."""
    del stage, done, total


def _console() -> Console:
    # A line is a line however narrow the terminal is: others read it too. NO_COLOR is minded by rich.
    return Console(file=sys.stderr, soft_wrap=True, highlight=False, markup=False, emoji=False)


def _line(problem: Problem) -> Text:
    hint = f" (hint: {problem.hint})" if problem.hint else ""
    return Text.assemble(
        f"{harmless(str(problem.place))}: ",
        (f"{problem.severity} {problem.code}", _COLOURS[problem.severity]),
        f" {harmless(problem.message)}",
        (harmless(hint), "dim"),
    )


def _told(changes: Changes, *, plain: bool) -> Iterator[Text]:
    for one in changes.changed:
        if one.skipped:
            yield _left_out(one.skipped)
        yield _changed_line(changes, one, plain=plain)
    if changes.unchanged:
        yield _left_out(changes.unchanged)


def _left_out(count: int) -> Text:
    return Text(f"  … {count} line{'' if count == 1 else 's'} unchanged", style="dim")


def _changed_line(changes: Changes, one: ChangedLine, *, plain: bool) -> Text:
    text = Text(harmless(f"{where(changes.lines, one.line)}: "), style="bold")
    for piece in shown(one):
        before, after = harmless(piece.before), harmless(piece.after)
        look, opening, closing = _LOOKS[piece.kind]
        if before:
            text.append(f"{opening}{before}{closing}" if plain else before, style=look)
        if after and piece.kind in ("changed", "joined"):
            text.append(f"{{+{after}+}}" if plain else after, style="not bold green")
    return text.append(f"  {one.tail}", style="not bold dim")


# --- Order and counts --------------------------------------------------------------------------------------------


def worst_last(problems: Iterable[Problem]) -> list[Problem]:
    """Group by file; a file with errors comes after one with warnings, and errors after warnings within a file."""
    found = list(problems)
    worst: dict[str, int] = {}
    for problem in found:
        worst[problem.place.path] = max(worst.get(problem.place.path, 0), _BADNESS[problem.severity])
    return sorted(
        found,
        key=lambda one: (
            worst[one.place.path],
            one.place.path,
            _BADNESS[one.severity],
            one.place.order,
            one.code,
            one.message,
        ),
    )


def tally(problems: Iterable[Problem], acknowledged: int = 0) -> str:
    """``1 error, 12 warnings (3 acknowledged), 4 notes``; ``no problems`` where there is none."""
    found = list(problems)
    numbers = {severity: sum(problem.severity is severity for problem in found) for severity in Severity}
    parts = [f"{number} {severity}{'' if number == 1 else 's'}" for severity, number in numbers.items()]
    if acknowledged:
        parts[1] += f" ({acknowledged} acknowledged)"
    kept = [part for part, number in zip(parts, numbers.values(), strict=True) if number]
    return ", ".join(kept) or "no problems"


def harmless(text: str) -> str:
    r"""Text on one line that cannot steer a terminal: control characters are written out (``\x1b``)."""
    return "".join(_written_out(letter) if _steers(letter) else letter for letter in text)


def _steers(letter: str) -> bool:
    return letter in _TURNERS or unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}


def _written_out(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


# --- Rules and codes ---------------------------------------------------------------------------------------------


def print_meaning(one: Meaning) -> None:
    """One code with its example."""
    console = _printer()
    console.print(Text(one.code, style="bold") + Text(f"  {KINDS[one.is_]} · {one.stage}: {STAGES[one.stage]}", "dim"))
    console.print(Text(f"\n{one.says}\n"))
    for name, example, style in (("before", one.before, "red"), ("after", one.after, "green")):
        console.print(Text(f"{name}:", style="dim"))
        for line in example.split("\n"):
            console.print(Text(f"    {line}".rstrip(), style=style))
    console.print(Text(f"\nTo overrule it: {one.way}"))


def print_meanings(found: Iterable[Meaning]) -> None:
    """All codes by stage, each with its sentence; ``*`` marks what is a finding, ``=`` what the ledger names."""
    console = _printer()
    stage = ""
    for one in found:
        if one.stage != stage:
            stage = one.stage
            console.print(Text(f"\n{stage}: {STAGES[stage]}", style="bold"))
        sign = {"rule": "=", "problem": "*", "both": "±"}[one.is_]
        console.print(Text(f"  {sign} {one.code:<26} ") + Text(one.says, "dim"))
    console.print(Text("\n= a rule of the ledger   * a finding   ± both", "dim"))


def _printer() -> Console:
    return Console(file=sys.stdout, soft_wrap=True, highlight=False, markup=False, emoji=False)


# --- JSON --------------------------------------------------------------------------------------------------------


def as_json(problem: Problem, *, acknowledged: bool = False, address: Address | None = None) -> dict[str, Any]:
    """A problem for a program; ``line`` and ``column`` are null where the whole file is meant.

    ``decision`` is how ``decisions.yaml`` names the line: to be pasted, with what is to be done there.
    """
    place = problem.place
    return {
        "severity": str(problem.severity),
        "code": problem.code,
        "message": problem.message,
        "path": place.path,
        "line": place.line or None,
        "column": (place.column or 1) if place.line else None,
        "detail": place.detail,
        "hint": problem.hint,
        "excerpt": problem.excerpt,
        "acknowledged": acknowledged,
        "decision": address.as_json() if address else None,
    }


def print_json(value: dict[str, Any]) -> None:
    """One object on standard output, always UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def posix(paths: Iterable[Path]) -> list[str]:
    """Paths for a program."""
    return [path.as_posix() for path in paths]
