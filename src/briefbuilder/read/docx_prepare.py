"""What pandoc passes over in a Word file is put where it sees it: results of simple fields, text boxes."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from briefbuilder.read.archive import Archive
from briefbuilder.read.docx_xml import FALLBACK, PARTS, W
from briefbuilder.read.xml_part import parsed

_FIXED = (1980, 1, 1, 0, 0, 0)
_BOX = f"{W}txbxContent"
_FIELD = f"{W}fldSimple"

Element = Any


def prepared(archive: Archive, data: bytes) -> bytes:
    """The file's own bytes where nothing is to be done, else the same archive with the parts in question rewritten."""
    changed: dict[str, bytes] = {}
    for name, _ in PARTS:
        root = parsed(archive, name)
        if root is not None and next(root.iter(_BOX, _FIELD), None) is not None:
            _unwrap_fields(root)
            _lift_boxes(root)
            changed[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return _rewritten(archive, changed) if changed else data


def _unwrap_fields(root: Element) -> None:
    """``<w:fldSimple><w:r>…</w:r></w:fldSimple>`` becomes ``<w:r>…</w:r>``."""
    for field in list(root.iter(_FIELD)):
        for child in list(field):
            field.addprevious(child)
        field.getparent().remove(field)


def _lift_boxes(root: Element) -> None:
    """The paragraphs of a text box go behind the paragraph that it is anchored in."""
    for fallback in list(root.iter(FALLBACK)):  # the same box once more, for old programs
        fallback.getparent().remove(fallback)
    for box in list(root.iter(_BOX)):
        anchor = next((one for one in box.iterancestors(f"{W}p")), None)
        if anchor is None:
            continue
        for child in reversed(list(box)):
            anchor.addnext(child)


def _rewritten(archive: Archive, changed: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in sorted(archive.names):
            new.writestr(zipfile.ZipInfo(name, _FIXED), changed.get(name) or archive.read(name))
    return out.getvalue()
