"""The XML within a Word file, read directly: its paragraphs' words, its properties; pandoc has no part in this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

from briefbuilder.read.archive import Archive
from briefbuilder.read.front import Properties
from briefbuilder.read.html_metadata import language_code
from briefbuilder.read.xml_part import parsed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC = "{http://purl.org/dc/elements/1.1/}"
_GONE = frozenset({f"{W}del", f"{W}moveFrom", FALLBACK})
_GAPS = frozenset({f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab"})
PARTS = (("word/document.xml", "paragraph"), ("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))

Element = Any


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph: its number (0 in notes), how to name it, its words, its first letters for comparison."""

    number: int
    detail: str
    text: str
    squashed: str


def paragraphs(archive: Archive) -> list[Part]:
    """Every paragraph of text and notes in order, with words as they are once changes are accepted."""
    found: list[Part] = []
    for name, kind in PARTS:
        root = parsed(archive, name)
        if root is None:
            continue
        notes = _note_numbers(root)
        for number, paragraph in enumerate(root.iter(f"{W}p"), 1):
            if next(paragraph.iterancestors(*_GONE), None) is not None:
                continue
            text = _text(paragraph)
            label = f"{kind} {number}" if kind == "paragraph" else f"{kind} {notes.get(_note_of(paragraph), 0)}"
            found.append(Part(number if kind == "paragraph" else 0, label, text, letters(text[:200])))
    return found


def letters(text: str) -> str:
    """The letters of a text, or its digits where it has none: what is compared when a paragraph is looked for."""
    found = "".join(character for character in text if character.isalpha())
    return found or "".join(character for character in text if character.isdigit())


def has_comments(archive: Archive) -> bool:
    """Does anything stand in the margin?"""
    root = parsed(archive, "word/comments.xml")
    return root is not None and next(root.iter(f"{W}comment"), None) is not None


def has_changes(archive: Archive) -> bool:
    """Are there insertions or deletions that nobody has accepted yet?"""
    root = parsed(archive, "word/document.xml")
    return root is not None and next(root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom"), None) is not None


def properties(archive: Archive) -> Properties:
    """Title, creator and language."""
    root = parsed(archive, "docProps/core.xml")
    if root is None:
        return Properties()
    title, creator, language = (" ".join((root.findtext(f"{_DC}{name}") or "").split())[:500]
                                for name in ("title", "creator", "language"))  # fmt: skip
    return Properties(title, creator, language_code(language))


def _text(paragraph: Element) -> str:
    """The words of one paragraph, without those of paragraphs within it (text boxes), which come by themselves."""
    parts: list[str] = []
    skipped: Element | None = None
    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        if event == "end":
            skipped = None if element is skipped else skipped
        elif skipped is None:
            if element.tag in _GONE or (element.tag == f"{W}p" and element is not paragraph):
                skipped = element
            elif element.tag == f"{W}t":
                parts.append(element.text or "")
            elif element.tag in _GAPS:
                parts.append(" ")
    return "".join(parts)


def _note_numbers(root: Element) -> dict[str, int]:
    """Notes as Word counts them: without the separators, which are kept among them."""
    notes = (note for note in root.iter(f"{W}footnote", f"{W}endnote") if note.get(f"{W}type") in {None, "normal"})
    return {str(note.get(f"{W}id")): number for number, note in enumerate(notes, 1)}


def _note_of(paragraph: Element) -> str:
    note = next(paragraph.iterancestors(f"{W}footnote", f"{W}endnote"), None)
    return str(note.get(f"{W}id")) if note is not None else ""
