"""The pictures of a book: found below the folder of its texts, never outside of it."""

from __future__ import annotations

import functools
import urllib.parse
from collections.abc import Callable
from pathlib import Path

from briefbuilder.model import Source
from briefbuilder.read.docx import docx_media

LARGEST = 32 << 20  # bytes


def loader(folder: Path) -> Callable[[Source, str], bytes | None]:
    """A function that gives a picture's bytes, or None: ``load(source, "images/trade.svg")``."""
    root = folder.resolve()

    def load(source: Source, target: str) -> bytes | None:
        try:
            if source.format == "docx" and target.startswith("media/"):
                return _within(root / Path(source.path).name).get(target)
            file = (root / urllib.parse.unquote(target)).resolve()
            inside = file.is_relative_to(root) and file.is_file() and file.stat().st_size <= LARGEST
            return file.read_bytes() if inside else None
        except (OSError, ValueError):
            return None

    return load


@functools.lru_cache(maxsize=4)
def _within(file: Path) -> dict[str, bytes]:
    """The pictures that a Word file carries itself."""
    return docx_media(file.read_bytes(), file.name)
