"""One file on its way in: its bytes, what to call it, and the ``Source`` it becomes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from briefbuilder.model import Anchor, Document, LineAnchors, Source
from briefbuilder.problems import Place, Problems


@dataclass(frozen=True, slots=True)
class File:
    """A file's bytes and its path as problems print it: ``File(b"Text.", "sources/01-note.txt")``."""

    data: bytes = field(repr=False)
    path: str

    @property
    def suffix(self) -> str:
        """The ending that decides the format: ``".txt"`` of ``"A.TXT"``."""
        return PurePosixPath(self.path).suffix.lower()

    @property
    def whole(self) -> Place:
        """The place of the file as such."""
        return Place(self.path)

    def source(self, text: str, anchors: tuple[Anchor, ...] | LineAnchors) -> Source:
        """The Source that this file becomes once its text is known."""
        digest = hashlib.sha256(self.data).hexdigest()
        return Source(self.path, PurePosixPath(self.path).stem, self.suffix[1:], digest, text, anchors)


Reader = Callable[[File, Problems], Document]
