"""A page of XHTML (or what is meant to be one) → a tree of plain names; nothing it declares is followed."""

from __future__ import annotations

import html.entities
import re
from typing import Any

import lxml.html
from lxml import etree

from briefbuilder.problems import Problems, UnreadableSource
from briefbuilder.read.encoding import decode

_DECLARED = re.compile(rb"""<\?xml[^>]{0,300}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")
_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,1000}(?:\[[^\]]{0,100000}\][^>]{0,100})?>", re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_PREFIXES = {"http://www.idpf.org/2007/ops": "epub-", "http://www.idpf.org/2007/opf": "opf-"}
_NAME = re.compile(r"[a-z_][a-z0-9_.-]{0,60}\Z")

Element = Any


def page_root(data: bytes, name: str) -> Element:
    """The root of a page: names in small letters without name spaces (``epub:type`` is ``epub-type``)."""
    declared = _DECLARED.search(data[:1000])
    text = decode(data, name, Problems(), declared[1].decode("ascii") if declared else "").replace("\0", "\ufffd")
    text = _ENTITY.sub(_character, _DOCTYPE.sub("", _HEAD.sub("", text), count=1))
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), _parser())
    except etree.XMLSyntaxError:
        root = _as_html(text, name)
    for element in root.iter():
        _rename(element)
    etree.cleanup_namespaces(root)
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _as_html(text: str, name: str) -> Element:
    """A page that is no XML is read as browsers do."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableSource(f"{name} is damaged: {error}") from error


def _character(match: re.Match[str]) -> str:
    """``&nbsp;`` is a character; what XML itself knows stays."""
    return match[0] if match[1] in _OF_XML else html.entities.html5.get(f"{match[1]};", match[0])


def _rename(element: Element) -> None:
    if not isinstance(element.tag, str):
        return
    name = element.tag.rpartition("}")[2].rpartition(":")[2].casefold()
    element.tag = name if _NAME.match(name) else "span"
    for key in list(element.attrib):
        space, _, own = key.rpartition("}")
        plain = f"{_PREFIXES.get(space[1:], '')}{own.casefold()}".replace(":", "-")
        if plain != key:
            value = element.attrib.pop(key)
            if _NAME.match(plain):
                element.set(plain, value)
