"""What the editor says of a source in ``book.yaml`` wins over what the text says of itself."""

from __future__ import annotations

from dataclasses import replace

from briefbuilder.config import SourceSettings
from briefbuilder.model import Document, Metadata, Stated


def with_settings(document: Document, settings: SourceSettings) -> Document:
    """The document with the editor's title, author, date … The runs that stated them keep their place in the ledger."""
    stated = document.metadata
    metadata = replace(
        stated,
        title=_said(settings.title, stated.title),
        subtitle=_said(settings.subtitle, stated.subtitle),
        date=_said(settings.date, stated.date),
        publisher=_said(settings.publisher, stated.publisher),
        url=_said(settings.url, stated.url),
        rights=_said(settings.rights, stated.rights),
    )
    if settings.authors:
        metadata = _with_authors(metadata, settings.authors)
    if settings.lang:
        metadata = replace(metadata, lang=settings.lang)
    document = replace(document, metadata=metadata)
    if settings.back_matter and document.back:
        document = replace(document, blocks=document.blocks + document.back, back=())
    return document


def _said(value: str, stated: Stated | None) -> Stated | None:
    if not value:
        return stated
    return Stated(value, stated.inlines if stated else ())


def _with_authors(metadata: Metadata, names: tuple[str, ...]) -> Metadata:
    """The editor's names; what the text said stays with the first of them."""
    runs = tuple(inline for author in metadata.authors for inline in author.inlines)
    return replace(metadata, authors=tuple(Stated(name, () if index else runs) for index, name in enumerate(names)))
