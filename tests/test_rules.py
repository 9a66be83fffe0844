"""The catalogue behind ``explain`` has every rule and every code that the source can write down, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbuilder.rules import KINDS, STAGES, Meaning, meaning, meanings, nearest
from codes import Codes, collect

HOW = """add to src/briefbuilder/rules.toml, for each (stage: {stages}; is: {kinds}):

[CODE]
stage = "normalise"
is = "{kind}"
says = "What it means, in a sentence or two."
before = "An example in our own words: what stands in the source."
after = "What comes of it."
"""


@pytest.fixture(scope="module")
def codes(root: Path) -> Codes:
    return collect(root / "src" / "briefbuilder")


def _complain_of_missing(found: dict[str, str], kind: str) -> None:
    """Say what to add: every code with the place where it is written."""
    lacking = {code: place for code, place in found.items() if not _has(code, kind)}
    lines = [f"[{code}]  # {place}" for code, place in sorted(lacking.items())]
    if lines:
        how = HOW.format(stages=", ".join(STAGES), kinds=", ".join(KINDS), kind=kind)
        pytest.fail("\n".join([*lines, how]), pytrace=False)


def _has(code: str, kind: str) -> bool:
    known = meaning(code)
    return known is not None and known.is_ in (kind, "both")


def test_every_rule_of_the_ledger_is_explained(codes: Codes) -> None:
    assert len(codes.rules) > 30
    _complain_of_missing(codes.rules, "rule")


def test_every_problem_is_explained(codes: Codes) -> None:
    assert len(codes.problems) > 80
    _complain_of_missing(codes.problems, "problem")


def test_nothing_is_explained_that_is_not_there(codes: Codes) -> None:
    assert [f"take [{code}] out of rules.toml" for code in meanings() if not codes.uses(code)] == []


@pytest.mark.parametrize("one", meanings().values(), ids=lambda one: one.code)
def test_every_entry_is_whole(one: Meaning) -> None:
    assert one.stage in STAGES
    assert one.is_ in KINDS
    assert one.says.endswith((".", "?"))
    assert one.before
    assert one.after
    assert one.way.endswith((".", "…)."))


def test_a_typing_mistake_finds_its_code() -> None:
    assert meaning("Site-Chrome") is meanings()["site-chrome"]
    assert meaning("site-crome") is None
    assert nearest("site-crome")[0] == "site-chrome"
    assert "note-call" in nearest("call")
    assert nearest("zzzzzz") == []


def test_the_collector_sees_how_codes_are_written(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        "class Removed:\n    start: int\n    end: int\n    rule: str\n\n"
        "MINE = 'from-constant'\n\n"
        "class Pad:\n    def warn(self, code, message): ...\n    def note(self, code, message): ...\n\n"
        "def take(what, rule, problems):\n"
        "    mine = 'one-way' if what else 'other-way'\n"
        "    problems.warn('a-problem', 'message')\n"
        "    problems.note(f'{rule}-removed', 'message')\n"
        "    return Removed(*what, mine), Removed(0, 1, MINE), Removed(0, 1, rule='by-keyword')\n\n"
        "take(1, 'by-position', None)\n",
        encoding="utf-8",
    )
    found = collect(tmp_path)
    assert set(found.rules) == {"one-way", "other-way", "from-constant", "by-keyword", "by-position"}
    assert found.problems == {"a-problem": "a.py:14"}
    assert found.uses("site-chrome-removed")
    assert not found.uses("never-written")
