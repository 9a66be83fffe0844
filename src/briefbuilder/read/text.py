"""A .txt file → Document: paragraphs as found. What looks like markup waits for ``normalise``."""

from __future__ import annotations

from briefbuilder.model import Document
from briefbuilder.problems import Problems
from briefbuilder.read.blocks import line_anchors, paragraphs
from briefbuilder.read.encoding import decode
from briefbuilder.read.file import File


def read_text(file: File, problems: Problems) -> Document:
    r"""``b"One.\n\nTwo."`` becomes two paragraphs whose runs know their spans."""
    text = decode(file.data, file.path, problems)
    return Document(file.source(text, line_anchors(text)), paragraphs(text))
