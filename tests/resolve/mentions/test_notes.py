"""Every folder of cases/notes: notes of our own invention against their works, with floors that may rise, never fall.

The folders ``unseen*`` were written before the program had seen them.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
CASES = ROOT / "tests" / "cases" / "notes"


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("references_notes", ROOT / "benchmarks" / "references_notes.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["references_notes"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", sorted(path.name for path in CASES.iterdir()))
def test_notes_find_their_works(folder: str) -> None:
    score = scorer().score_folder(CASES / folder)
    assert score.f1 >= 0.97
    assert score.whole >= 0.93 * score.notes
    assert score.confident == 0


def test_there_are_enough_of_them() -> None:
    folders = list(CASES.iterdir())
    notes = sum(len((folder / "notes.jsonl").read_text(encoding="utf-8").split("\n")) - 1 for folder in folders)
    assert len(folders) >= 12
    assert notes >= 250


def test_the_scorer_sees_what_is_wrong() -> None:
    module = scorer()
    wanted = {"is_comment": False, "cites": [{"id": "a", "locator": "12"}, {"id": None, "locator": None}]}
    right = {"is_comment": False, "cites": [{"id": "a", "locator": "p. 12"}]}
    assert module.score_note(wanted, right).whole == 1
    for wrong in (
        {"is_comment": True, "cites": right["cites"]},
        {"is_comment": False, "cites": [{"id": "a", "locator": "13"}]},
        {"is_comment": False, "cites": [{"id": "b", "locator": "12"}]},
        {"is_comment": False, "cites": [*right["cites"], {"id": "b", "locator": None}]},  # type: ignore[misc]
    ):
        assert module.score_note(wanted, wrong).whole == 0
