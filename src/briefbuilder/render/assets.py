"""The pictures of a book: known by their first bytes, drawings cleaned of everything that acts or calls out.

In: bytes and the target as the source names it.  Out: an Asset with a name of its own, or the reason why there is none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from briefbuilder.model import Asset

LARGEST = 32 << 20  # bytes of one picture

_SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png", "png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg", "jpg"),
    (re.compile(rb"GIF8[79]a"), "image/gif", "gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp", "webp"),
)
_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_DRAWING = frozenset(
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc style image "
    "linearGradient radialGradient stop clipPath mask pattern marker switch filter feBlend feColorMatrix "
    "feComponentTransfer feComposite feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode "
    "feMorphology feOffset feTile feTurbulence feDropShadow".split()
)
_INNER = re.compile(r"#[\w.:-]+")
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
_CALLS_OUT = re.compile(r"url\(\s*['\"]?(?!\s*#)|@import|javascript:|expression\(|\\", re.IGNORECASE)


@dataclass(slots=True)
class Album:
    """The assets of a book, each picture once per chapter; names are unique in the book."""

    assets: list[Asset] = field(default_factory=list)
    _names: dict[tuple[str, str], str] = field(default_factory=dict)

    def known(self, chapter: str, target: str) -> str:
        """The name that this target got in this chapter, or an empty string."""
        return self._names.get((chapter, target), "")

    def add(self, chapter: str, target: str, data: bytes) -> tuple[str, list[str]]:
        """The new asset's name, and what was cleaned away. Raises ValueError with the reason where it is no picture."""
        media_type, ending, safe, removed = sniff(data)
        name = self._free(f"{chapter}-{_stem(target)}", ending)
        self.assets.append(Asset(name, media_type, safe))
        self._names[(chapter, target)] = name
        return name, removed

    def _free(self, stem: str, ending: str) -> str:
        taken = {asset.name for asset in self.assets}
        names = (f"{stem}{suffix}.{ending}" for suffix in ("", *(f"-{count}" for count in range(2, len(taken) + 3))))
        return next(name for name in names if name not in taken)


def _stem(target: str) -> str:
    """``images/Trade chart.SVG`` → ``trade-chart``."""
    name = (
        unicodedata.normalize("NFKD", PurePosixPath(target.replace("\\", "/")).stem).encode("ascii", "ignore").decode()
    )
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "picture"


def sniff(data: bytes) -> tuple[str, str, bytes, list[str]]:
    """Media type, file ending, bytes to use, and what was cleaned away; by the bytes, whatever the name says."""
    if len(data) > LARGEST:
        raise ValueError(f"it is larger than {LARGEST >> 20} MB")
    for pattern, media_type, ending in _SIGNATURES:
        if pattern.match(data):
            return media_type, ending, data, []
    if b"<svg" in data[:10_000]:
        cleaned, removed = clean_svg(data)
        return "image/svg+xml", "svg", cleaned, removed
    raise ValueError("it is none of PNG, JPEG, GIF, WebP, SVG")


def clean_svg(data: bytes) -> tuple[bytes, list[str]]:
    """A drawing that only draws: no scripts, no events, no links, nothing fetched; second, what was taken away."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"it is a drawing that cannot be read ({error})") from error
    if root.tag != f"{{{_SVG}}}svg":
        raise ValueError("it is no SVG drawing")
    removed: list[str] = []
    _drop_foreign(root, removed)
    for element in root.iter():
        _clean_attributes(element, removed)
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)), removed


def _drop_foreign(root: Any, removed: list[str]) -> None:  # noqa: ANN401 - lxml has no public element type
    for element in list(root.iter()):
        if not isinstance(element.tag, str):  # an entity: what it stands for was never read
            removed.append("entity")
            _remove(element)
            continue
        name = etree.QName(element)
        calls_out = name.localname == "style" and _CALLS_OUT.search("".join(element.itertext()))
        if name.namespace != _SVG or name.localname not in _DRAWING or calls_out:
            # A drawing program's own notes (metadata, sodipodi) are no danger and not worth a word.
            if name.namespace in (_SVG, _XHTML) and name.localname != "metadata":
                removed.append(name.localname)
            _remove(element)


def _remove(element: Any) -> None:  # noqa: ANN401 - lxml has no public element type
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


def _clean_attributes(element: Any, removed: list[str]) -> None:  # noqa: ANN401 - lxml has no public element type
    for name, value in list(element.items()):
        local = etree.QName(name).localname
        if local == "href" or name == _XLINK:
            bad = not (
                _INNER.fullmatch(value) or (_EMBEDDED.fullmatch(value) and etree.QName(element).localname == "image")
            )
        else:
            bad = local.lower().startswith("on") or bool(_CALLS_OUT.search(value)) or local in ("src", "base")
        if bad:
            removed.append(local)
            del element.attrib[name]
