"""``briefbuilder new DIR``: a book that builds at once.

In: a folder that is empty or not there yet.  Out: ``sources/`` with two sample texts and ``book.yaml``,
``references.bib``, ``templates/`` and ``dist/``; the samples lie in ``skeleton/`` beside this file.
"""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from briefbuilder.config import title_of
from briefbuilder.problems import UsageError

_EMPTY_DIST = "# What a build makes is not kept in git.\n*\n!.gitignore\n"


def new_book(folder: Path) -> list[Path]:
    """Write a book to begin with; gives back what was written. Raises UsageError where something is there already."""
    _must_be_free(folder)
    texts = dict(_skeleton(files("briefbuilder") / "skeleton"))
    # A JSON string is a YAML string, whatever the folder is called.
    texts["sources/book.yaml"] = texts["sources/book.yaml"].replace(
        "@title@", json.dumps(title_of(folder), ensure_ascii=False)
    )
    texts["dist/.gitignore"] = _EMPTY_DIST
    return [_write(folder / name, text) for name, text in sorted(texts.items())]


def _must_be_free(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; give the name of a new folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty, and nothing of yours is overwritten: give the name of a new folder")


def _skeleton(folder: Traversable, prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for item in folder.iterdir():
        name = f"{prefix}{item.name}"
        if item.is_dir():
            found += _skeleton(item, f"{name}/")
        else:
            found.append((name, item.read_text(encoding="utf-8")))
    return found


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
