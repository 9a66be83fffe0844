"""An HTML page → Document: lxml opens and clears it, pandoc reads it, marks in the tree say where each leaf stands."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
from lxml import etree

from briefbuilder.model import Document
from briefbuilder.problems import Problems, UnreadableSource
from briefbuilder.read.ast import Mapper
from briefbuilder.read.delivered import Delivered, Spot
from briefbuilder.read.encoding import decode
from briefbuilder.read.extraction import check_loss
from briefbuilder.read.file import File
from briefbuilder.read.html_clean import clean
from briefbuilder.read.html_metadata import html_metadata
from briefbuilder.read.html_notes import lift_notes
from briefbuilder.read.html_site import visible_text
from briefbuilder.read.html_tags import HOLDERS, INLINE, LEAVES, WHOLE
from briefbuilder.read.html_unlinked import shape_notes
from briefbuilder.read.spans import MARK
from briefbuilder.read.tree import read_tree

FORMAT = "html-auto_identifiers-smart-raw_html-line_blocks"

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
Element = Any


def read_html(file: File, problems: Problems, *, site: bool = True) -> Document:
    """``b"<p>One <i>thing</i>.</p>"`` becomes a paragraph that stands at ``/html/body/p``.

    ``site``: may there be parts of a web site around the text? An e-book has none.
    """
    declared = _CHARSET.search(file.data[:4096])
    text = decode(file.data, file.path, problems, declared[1].decode("ascii") if declared else "")
    root = _parse(text, file.path)
    spots = element_spots(root)
    metadata = html_metadata(root)
    expected = visible_text(_parse(text, file.path))
    dropped = clean(root, spots, file.path, problems, site=site)
    shape_notes(root, spots)
    dropped += lift_notes(root, spots)
    numbered = _leave_marks(root, spots)
    tree = read_tree(_serialised(root), FORMAT, file.path)
    spans = Delivered(file.path, numbered)
    mapper = Mapper(spans, problems, metadata.lang)
    blocks, notes = mapper.blocks(tree["blocks"]), mapper.notes()
    removed = spans.removed(dropped)
    source = file.source(spans.text, tuple(spans.anchors))
    document = Document(source, blocks, notes, metadata, removed=removed)
    check_loss(document, expected, problems)
    return document


def _parse(text: str, path: str) -> Element:
    """The page's root element; no entity, address or file is followed."""
    data = _XML_DECLARATION.sub("", text).replace("\0", "\ufffd").encode("utf-8", "replace")
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return lxml.html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableSource(f"{path}: no page in this file ({error})") from error


def element_spots(root: Element) -> dict[Element, Spot]:
    """Where every element stands: ``/html/body/p[2]``; counted before anything is taken out."""
    spots = {root: Spot(root.sourceline or 1, f"/{root.tag}")}
    for parent in root.iter():
        children = [child for child in parent if isinstance(child.tag, str)]
        totals: dict[str, int] = {}
        for child in children:
            totals[child.tag] = totals.get(child.tag, 0) + 1
        seen: dict[str, int] = {}
        for child in children:
            seen[child.tag] = seen.get(child.tag, 0) + 1
            number = f"[{seen[child.tag]}]" if totals[child.tag] > 1 else ""
            path = f"{spots[parent].detail}/{child.tag}{number}"
            spots[child] = Spot(child.sourceline or spots[parent].line, path)
    return spots


def _leave_marks(root: Element, spots: dict[Element, Spot]) -> dict[str, Spot]:
    """Put an empty, numbered span at the head of everything that begins a leaf; pandoc carries it through."""
    numbered: dict[str, Spot] = {}
    for element in list(root.iter(etree.Element)):
        if element not in spots or not (element.tag in WHOLE or _begins_leaf(element)):
            continue
        number = str(len(numbered) + 1)
        numbered[number] = spots[element]
        mark = element.makeelement("span", {f"data-{MARK}": number})
        if element.tag in WHOLE:
            element.addprevious(mark)
        else:
            mark.tail, element.text = element.text, None
            element.insert(0, mark)
    return numbered


def _begins_leaf(element: Element) -> bool:
    if element.tag in LEAVES:
        return True
    if element.tag not in HOLDERS:
        return False
    return bool((element.text or "").strip()) or (len(element) > 0 and element[0].tag in INLINE)


def _serialised(root: Element) -> bytes:
    for main in root.iter("main"):
        main.tag = "div"  # pandoc reads nothing outside of <main>; what is outside was looked at before
    body = root.find("body")
    data: bytes = lxml.html.tostring(root if body is None else body, encoding="utf-8")
    return data
