"""The documents tell the truth: every file they name exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOMES = (ROOT, ROOT / "src" / "briefbuilder", ROOT / "sources", ROOT / "docs")


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md"])
def test_every_file_that_is_named_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    examples = {
        "read/rtf.py",
        "CitedChapter.html",
        "expected.md",
        "book.yaml",
        "decisions.yaml",
        "sources/decisions.yaml",
        "references.bib",
        "references.json",
        "report/report.html",
    }
    named = set(re.findall(r"`([\w./-]+\.(?:py|md|toml|yaml|bib|json|html|sh|css))`", text)) - examples
    named |= set(re.findall(r"\]\(([\w./-]+)\)", text))
    missing = [one for one in sorted(named) if not any((home / one).exists() for home in HOMES)]
    assert missing == []
    assert len(named) >= 2
