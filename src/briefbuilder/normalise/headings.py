"""Find headings nobody marked: short, no final stop, alone between blank lines, with text under them.

``"IV. New Markets"`` is one by its numeral, ``"A Slow Thaw"`` by its form; a quoted paragraph, a name or a lead-in is
none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefbuilder.inlines import OBJECT, flat, line_ends
from briefbuilder.model import Block, Document, Heading, ItemList, Paragraph, Quote, block_text, extent
from briefbuilder.problems import Problems
from briefbuilder.shapes import ends_sentence, first_letter, fold, is_capitals, is_roman, title_case_share, words
from briefbuilder.words import ABSTRACT_HEADINGS, BIBLIOGRAPHY_HEADINGS, JOINING_WORDS, NOTES_HEADINGS, SECTION_HEADINGS

_KNOWN = {
    fold(name)
    for table in (ABSTRACT_HEADINGS, BIBLIOGRAPHY_HEADINGS, NOTES_HEADINGS, SECTION_HEADINGS)
    for names in table.values()
    for name in names
}
_JOINING = frozenset().union(*JOINING_WORDS.values())
_NUMERAL = re.compile(
    r"\A(?P<roman>[IVXLC]+)[.)]\s+\S|\A(?P<deep>\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s+\S|\A(?P<letter>[A-Z])[.)]\s+\S"
)
_PART = re.compile(
    r"\A(?:appendix|annex|part|chapter|section|anhang|anlage|teil|kapitel|annexe|partie|chapitre|anexo|глава|часть"
    r"|приложение)\b[\s.]*[\dIVXLCA-Z]{0,6}",
    re.I,
)
_LOST_TEXT = re.compile(r"[–—-]\s*,|\(\s*\)|,\s*,|“”|\"\"")
_MOST_WORDS = 22
_MOST_WORDS_OF_PART = 45
_LONGEST = 600  # characters


@dataclass(frozen=True, slots=True)
class _Candidate:
    level: int
    sure: bool = True


def find_headings(document: Document, problems: Problems) -> Document:
    """Paragraphs that are headings by their form become headings; those known by form alone are reported."""
    if document.source.format not in ("txt", "pdf"):
        return document
    blocks: list[Block] = []
    for index, block in enumerate(document.blocks):
        following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
        found = _candidate(block, following) if isinstance(block, Paragraph) else None
        if not found or not isinstance(block, Paragraph):
            blocks.append(block)
            continue
        blocks.append(Heading(found.level, block.inlines, block.lang))
        _report(document, block, found, problems)
    return replace(document, blocks=_levels(tuple(blocks)))


def _candidate(block: Paragraph, following: Block | None) -> _Candidate | None:
    text = flat(block.inlines).strip()
    if following is None or len(text) > _LONGEST or OBJECT in text or len(line_ends(block.inlines)) > 2:
        return None
    count = len(words(text))
    if not count:
        return None
    if fold(text) in _KNOWN:
        return _Candidate(1)
    part = _PART.match(text)
    if (
        part
        and part.end() > len(part.group().split()[0])
        and count <= _MOST_WORDS_OF_PART
        and title_case_share(text) > 0.6
    ):
        return _Candidate(1, sure=not text.endswith("."))
    if count > _MOST_WORDS or (ends_sentence(text) and not text.rstrip('”’"»').endswith("?")):
        return None
    return _by_form(text, following)


def _by_form(text: str, following: Block) -> _Candidate | None:
    letter = first_letter(text)
    last = words(text)[-1]
    if (
        not (letter.isupper() or letter.isdigit())
        or text[-1] in ",;:–—-"
        or last in _JOINING
        or not _has_text(following)
    ):
        return None
    if text.count("(") != text.count(")") or _is_quotation(text):
        return None
    numeral = _NUMERAL.match(text)
    if numeral and (not numeral["roman"] or is_roman(numeral["roman"])):
        deep = numeral["deep"]
        return _Candidate(deep.count(".") + 1 if deep else 1)
    count = len(words(text))
    if title_case_share(text) >= 0.6 or is_capitals(text) or count <= 8:
        return _Candidate(1, sure=False)
    return None


def _has_text(following: Block) -> bool:
    """A heading stands over something: text longer than itself, a list, or another heading."""
    return isinstance(following, Heading | ItemList | Quote) or len(words(block_text(following))) > 3


def _is_quotation(text: str) -> bool:
    """A short line of speech between marks is no heading unless it is set like one."""
    quoted = text[0] in '"“„«' and text[-1] in '"”“»'
    return quoted and title_case_share(text) < 0.6


def _report(document: Document, block: Paragraph, found: _Candidate, problems: Problems) -> None:
    text = flat(block.inlines)
    place = document.source.place(extent(block.inlines)[0])
    if _LOST_TEXT.search(text) or text.rstrip().endswith("."):
        problems.warn(
            "text-lost", f"the heading “{text}” seems to have lost words", place, "complete it in the source", text
        )
    elif not found.sure:
        problems.note("heading-found", f"“{text}” was taken for a heading by its form", place, excerpt=text)


def _levels(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """No level is skipped: what stands two below the heading above it stands one below it."""
    fixed: list[Block] = []
    above = 0
    for block in blocks:
        if isinstance(block, Heading):
            above = min(block.level, above + 1)
            fixed.append(replace(block, level=above))
        else:
            fixed.append(block)
    return tuple(fixed)
