"""Say which language a document is in, where the file does not say so itself."""

from __future__ import annotations

from dataclasses import replace

from briefbuilder.language import detect
from briefbuilder.model import Document, block_text
from briefbuilder.problems import Problems


def name_language(document: Document, problems: Problems) -> Document:  # noqa: ARG001 - passes are called alike
    """``metadata.lang`` by the own words of body and notes; empty where the signs are few."""
    if document.metadata.lang:
        return document
    blocks = [*document.blocks, *(block for note in document.notes for block in note.blocks)]
    text = "\n".join(map(block_text, blocks))
    return replace(document, metadata=replace(document.metadata, lang=detect(text)))
