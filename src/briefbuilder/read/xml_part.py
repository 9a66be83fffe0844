"""One XML part of an archive → its root element; nothing outside it is read, and it declares no entities."""

from __future__ import annotations

from typing import Any

from lxml import etree

from briefbuilder.problems import UnreadableSource
from briefbuilder.read.archive import Archive

Element = Any


def parsed(archive: Archive, name: str) -> Element | None:
    """One part's root element, None where there is no such part. Raises UnreadableSource for what is damaged."""
    data = archive.read(name)
    if not data:
        return None
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UnreadableSource(f"{name} declares entities, which no such file does")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableSource(f"{name} is damaged: {error}") from error
