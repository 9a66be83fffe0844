"""A folder of small texts, and a progress that only counts: what the tests of whole runs begin with."""

from __future__ import annotations

from pathlib import Path

TEXT = "On Harbours\n\nThe harbour is old, and its keeper is older, as everybody in the harbour knows.\n"


def quiet(stage: str, done: int, of: int) -> None:
    """A progress that shows nothing and holds the counting to its bounds."""
    assert 0 <= done <= of, stage


def folder(tmp_path: Path, **files: str | bytes) -> Path:
    """A folder with these files; ``a__txt`` is called "a.txt"."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (texts / name.replace("__", ".")).write_bytes(data)
    return texts
