"""What a PDF says of itself: title, author and language, from its properties, its catalogue or its XMP packet."""

from __future__ import annotations

import ctypes
import html
import re
from typing import Any

from pypdfium2 import raw

from briefbuilder.read.pdf_drawn import string_of

_MOST = 200_000  # bytes of an XMP packet that are looked at
_ITEM = re.compile(r"<rdf:li[^>]*>([^<]*)</rdf:li>")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def properties(opened: Any, data: bytes) -> dict[str, str]:  # noqa: ANN401 - pypdfium2 has no types
    """``{"Title": …, "Author": …, "Language": …}``: the document's own properties go before its XMP packet."""
    said = {str(name): str(value) for name, value in opened.get_metadata_dict(skip_empty=True).items()}
    packet = _packet(data)
    for name, tag in (("Title", "dc:title"), ("Author", "dc:creator")):
        if not said.get(name, "").strip() and (
            value := ", ".join(_items(packet, tag)[: 1 if tag == "dc:title" else 20])
        ):
            said[name] = value
    language = _language(opened) or next(iter(_items(packet, "dc:language")), "")
    if _LANGUAGE.fullmatch(language.strip()):
        said["Language"] = language.strip().replace("_", "-")
    return said


def _language(opened: Any) -> str:  # noqa: ANN401
    wide = ctypes.POINTER(raw.FPDF_WCHAR)
    return string_of(
        lambda buffer, size: raw.FPDFCatalog_GetLanguage(opened, ctypes.cast(buffer, wide), size), "utf-16-le"
    )


def _packet(data: bytes) -> str:
    """The document's own XMP packet: the last one that speaks of a PDF (a picture may have one, too)."""
    end = len(data)
    while (start := data.rfind(b"<x:xmpmeta", 0, end)) >= 0:
        packet = data[start : start + _MOST].split(b"</x:xmpmeta>")[0]
        if b"application/pdf" in packet or b"pdf:" in packet or b"pdfaid:" in packet:
            return packet.decode("utf-8", "replace")
        end = start
    return ""


def _items(packet: str, tag: str) -> list[str]:
    start, end = packet.find(f"<{tag}"), packet.find(f"</{tag}>")
    found = _ITEM.findall(packet, start, end) if 0 <= start < end else []
    return [" ".join(html.unescape(item).split()) for item in found if item.strip()]
