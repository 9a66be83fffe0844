"""The pictures of a book: found below the folder of its texts, never outside of it."""

from __future__ import annotations

import functools
import urllib.parse
from collections.abc import Callable
from pathlib import Path

from briefbuilder.model import Source
from briefbuilder.read import MEDIA

LARGEST = 32 << 20  # bytes


def loader(folder: Path) -> Callable[[Source, str], bytes | None]:
    """A function that gives a picture's bytes, or None: ``load(source, "images/trade.svg")``."""
    root = folder.resolve()

    def load(source: Source, target: str) -> bytes | None:
        try:
            if source.format in MEDIA and target.startswith("media/"):
                return _within(root / Path(source.path).name, source.format).get(target)
            file = (root / urllib.parse.unquote(target)).resolve()
            inside = file.is_relative_to(root) and file.is_file() and file.stat().st_size <= LARGEST
            return file.read_bytes() if inside else None
        except (OSError, ValueError):
            return None

    return load


@functools.lru_cache(maxsize=4)
def _within(file: Path, format: str) -> dict[str, bytes]:
    """The pictures that a file carries itself."""
    return MEDIA[format](file.read_bytes(), file.name)
