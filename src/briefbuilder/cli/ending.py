"""How a command ends: its problems and what it made are printed, and the worst decides the exit code.

Exit codes: 0 no errors; 1 errors (under ``--strict`` also warnings nobody acknowledged); 2 the command or a setting is
wrong; 3 a source could not be read (the rest was built); 4 we erred; 130 stopped with Ctrl-C; 141 nobody read on.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefbuilder import __version__
from briefbuilder.problems import Problem, Severity
from briefbuilder.screen import Screen, as_json, posix, print_json, tally

if TYPE_CHECKING:
    from briefbuilder.results import BuildResult

HOMEPAGE = "the project's issue tracker"

OK, ERRORS, USAGE, UNREADABLE, OURS, STOPPED, NOBODY_READS = 0, 1, 2, 3, 4, 130, 141


def finish(screen: Screen, command: str, result: BuildResult, *, strict: bool, done: str) -> None:
    """Print what was found and leave: the worst decides the exit code."""
    problems = list(result.problems)
    code = exit_code(problems, result.acknowledged, unreadable=result.unreadable, strict=strict)
    code = OURS if result.broken else code
    if screen.json:
        _print_result(command, result, code)
    else:
        acknowledged = set(result.acknowledged)
        shown = [problem for problem in problems if not screen.quiet or _fails(problem, acknowledged, strict=strict)]
        screen.show(shown)
        screen.say(f"{done}: {tally(problems, len(acknowledged))}")
        for message in result.broken:
            give_up(screen, message, OURS)
    raise SystemExit(code)


def exit_code(problems: Sequence[Problem], acknowledged: Sequence[Problem], *, unreadable: int, strict: bool) -> int:
    """The worst decides: 3 before 1 before 0."""
    if unreadable:
        return UNREADABLE
    spared = set(acknowledged)
    return ERRORS if any(_fails(problem, spared, strict=strict) for problem in problems) else OK


def _fails(problem: Problem, acknowledged: set[Problem], *, strict: bool) -> bool:
    if problem.severity is Severity.ERROR:
        return True
    return strict and problem.severity is Severity.WARNING and problem not in acknowledged


def _print_result(command: str, result: BuildResult, code: int) -> None:
    problems = list(result.problems)
    acknowledged = set(result.acknowledged)
    found = {str(severity): result.problems.count(severity) for severity in Severity}
    print_json(
        {
            "briefbuilder": __version__,
            "command": command,
            "exit_code": code,
            "counts": {
                **result.counts,
                "problems": found,
                "acknowledged": len(acknowledged),
                "unreadable": result.unreadable,
            },
            "outputs": posix(result.outputs),
            **({"errors": list(result.broken)} if result.broken else {}),
            "problems": [
                as_json(one, acknowledged=one in acknowledged, address=result.addresses.get(one.place))
                for one in problems
            ],
            **({"changes": [row for one in result.changes for row in one.as_json()]} if result.changes else {}),
        }
    )


def files_in(paths: Sequence[Path], folder: Path) -> str:
    """``"3 files in dist"``."""
    return f"{len(paths)} file{'' if len(paths) == 1 else 's'} in {folder}"


def give_up(view: Screen, message: str, code: int) -> int:
    """Say why nothing came of it; gives back the exit code."""
    if view.json:
        print_json({"briefbuilder": __version__, "exit_code": code, "error": message})
    else:
        view.complain(message)
        if code == OURS:
            view.complain(_how_to_report(view))
    return code


def _how_to_report(view: Screen) -> str:
    more = "" if view.verbose else " (-v shows where it happened)"
    python = platform.python_version()
    versions = f"briefbuilder {__version__}, Python {python}, {sys.platform}"
    return f"please report it to {HOMEPAGE} with this line: {versions}{more}"
