"""Every folder below cases/normalise is a test: ``input.*`` becomes ``expected.md`` (and ``expected.problems``).

With ``decisions.yaml`` beside it the editor's decisions hold.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbuilder.audits import audited
from briefbuilder.decisions import read_decisions
from briefbuilder.normalise import normalise
from briefbuilder.problems import Problems, Severity
from briefbuilder.read import read

CASES = sorted((Path(__file__).parent / "cases" / "normalise").iterdir())


def worth_saying(problems: Problems) -> str:
    """The problems as a case shows them: line, severity and code; facts that short inputs never state are left out."""
    lines = [
        f"{problem.place.line}:{problem.place.column} {problem.severity} {problem.code}"
        for problem in problems
        if problem.severity is not Severity.NOTE or problem.code != "heading-found"
    ]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, accept: bool) -> None:
    source = next(case.glob("input.*"))
    problems = Problems()
    decided = case / "decisions.yaml"
    decisions = read_decisions(decided.read_bytes(), decided.name, problems) if decided.exists() else ()
    document = normalise(read(source.read_bytes(), source.name, problems), problems, decisions)
    found = {"expected.md": audited(document).markdown, "expected.problems": worth_saying(problems)}
    for name, text in found.items():
        file = case / name
        if accept:
            file.write_text(text, "utf-8") if text else file.unlink(missing_ok=True)
        # No expected.problems means that silence is expected.
        assert text == (file.read_text("utf-8") if file.exists() else ""), name
