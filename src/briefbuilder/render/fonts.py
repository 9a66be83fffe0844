"""The book's type: which files it needs, whether they are installed, which characters they cannot show.

In: ``Cited``.  Out: problems (``font-missing``, ``glyph-missing``), and for the HTML the faces cut down to the
characters that the book uses, as data: addresses.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

from briefbuilder.model import Cited, CitedChapter
from briefbuilder.problems import Place, Problems
from briefbuilder.render import fragments
from briefbuilder.render.cover import data_uri

FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("~/.local/share/fonts").expanduser(),
    Path("~/.fonts").expanduser(),
    Path("/Library/Fonts"),
)
PACKAGE_HINT = "install the Debian package fonts-linuxlibertine; until then a fallback stands in"


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of a family: ``Face("serif", "Linux Libertine O", "LinLibertine_RI.otf", italic=True)``."""

    role: str
    family: str
    file: str
    weight: int = 400
    italic: bool = False


FACES = (
    Face("serif", "Linux Libertine O", "LinLibertine_R.otf"),
    Face("serif", "Linux Libertine O", "LinLibertine_RI.otf", italic=True),
    Face("serif", "Linux Libertine O", "LinLibertine_RB.otf", weight=700),
    Face("display", "Linux Libertine Display O", "LinLibertine_DR.otf"),
    Face("sans", "Linux Biolinum O", "LinBiolinum_R.otf"),
    Face("sans", "Linux Biolinum O", "LinBiolinum_RB.otf", weight=700),
)

_FEATURES = ["kern", "liga", "onum", "lnum", "pnum", "tnum", "smcp", "c2sc", "mark", "mkmk", "locl", "ccmp"]
_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0–—‘’“”…·№©†"
_INVISIBLE = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")
_SUFFIXES = (".otf", ".ttf", ".ttc")


@dataclass(frozen=True, slots=True)
class WebFace:
    """A face for the HTML: its CSS properties and the font itself as an address."""

    role: str
    weight: int
    style: str
    address: str


@functools.cache
def _files() -> tuple[Path, ...]:
    """Every font file installed, sorted by name so that the order does not depend on the disk."""
    found = [path for folder in FOLDERS if folder.is_dir() for path in folder.rglob("*")]
    return tuple(sorted((path for path in found if path.suffix.lower() in _SUFFIXES), key=lambda path: path.name))


def find(face: Face) -> Path | None:
    """Where a face is installed, or None."""
    return next((path for path in _files() if path.name == face.file), None)


@functools.cache
def _coverage(path: Path) -> frozenset[int]:
    """The characters that a font file can show."""
    try:
        if path.suffix.lower() == ".ttc":
            with TTCollection(path, lazy=True) as collection:
                return frozenset().union(*(font.getBestCmap() or {} for font in collection.fonts))
        with TTFont(path, lazy=True) as font:
            return frozenset(font.getBestCmap() or {})
    except Exception:  # noqa: BLE001 - a broken font file on this machine is no font, whatever it raises
        return frozenset()


def characters(cited: Cited) -> str:
    """Every character that the book shows, sorted."""
    seen = set(_ALWAYS)
    for chapter in cited.chapters:
        seen |= _of_chapter(chapter)
    info = cited.info
    for words in (info.title, info.subtitle, info.publisher, info.rights, *info.authors, cited.style_title):
        seen |= set(words)
    for entry in cited.bibliography:
        seen |= set(entry.text)
    return "".join(sorted(seen))


def _of_chapter(chapter: CitedChapter) -> set[str]:
    seen = set(fragments.text(fragments.parse(chapter.html)))
    for words in (chapter.title, chapter.subtitle, chapter.outlet, *chapter.authors):
        seen |= set(words)
    for note in chapter.notes:
        seen |= set(note.text)
    for entry in (*chapter.further, *([chapter.own] if chapter.own else [])):
        seen |= set(entry.text)
    return seen


# --- Problems ----------------------------------------------------------------------------------------------------


def check(cited: Cited, problems: Problems) -> None:
    """Note the families that are not installed and the characters that no installed font can show."""
    for family in sorted({face.family for face in FACES if find(face) is None}):
        problems.warn("font-missing", f"the font {family} is not installed", Place("fonts"), PACKAGE_HINT)
    for chapter in cited.chapters:
        for character in sorted(_uncovered(_of_chapter(chapter))):
            _report_glyph(character, chapter, problems)


def _uncovered(seen: set[str]) -> set[str]:
    """Those of the characters that no installed font can show; our own faces are asked first, for that is cheap."""
    left = {character for character in seen if unicodedata.category(character) not in _INVISIBLE}
    paths = [path for face in FACES if (path := find(face))]
    for path in [*paths, *_files()]:
        if not left:
            break
        covered = _coverage(path)
        left = {character for character in left if ord(character) not in covered}
    return left


def _report_glyph(character: str, chapter: CitedChapter, problems: Problems) -> None:
    name = unicodedata.name(character, "a character without a name")
    offset = chapter.source.text.find(character)
    place = chapter.source.place(offset) if offset >= 0 else chapter.source.whole
    hint = "install a font that has it (the Noto fonts cover most scripts)"
    problems.error("glyph-missing", f"no installed font shows U+{ord(character):04X} {name}", place, hint, character)


# --- Faces for the web -------------------------------------------------------------------------------------------


def web_faces(cited: Cited) -> tuple[WebFace, ...]:
    """The installed faces, cut down to what the book uses; those that are not installed are left to the reader's."""
    used = characters(cited)
    faces = []
    for face in FACES:
        path = find(face)
        if path is not None:
            style = "italic" if face.italic else "normal"
            faces.append(WebFace(face.role, face.weight, style, data_uri(_subset(path, used), "font/woff2")))
    return tuple(faces)


@functools.lru_cache(maxsize=32)
def _subset(path: Path, used: str) -> bytes:
    """A font with these characters only, as WOFF2; its time stamps stay as they were, so the bytes are the same."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = _FEATURES
    options.recalc_timestamp = False
    options.drop_tables += ["FFTM"]
    options.hinting = False
    options.notdef_outline = True
    buffer = BytesIO()
    with subset.load_font(str(path), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=used)
        cutter.subset(font)
        subset.save_font(font, buffer, options)
    return buffer.getvalue()
