"""Find headings nobody marked: short, no final stop, alone between blank lines, with text under them.

``"IV. New Markets"`` is one by its numeral, ``"A Slow Thaw"`` by its form; a quoted paragraph, a name or a lead-in is
none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefbuilder.inlines import OBJECT, flat, line_ends
from briefbuilder.marks import heading_form, is_bare_number, is_chapter_line, roman_value
from briefbuilder.model import Block, Document, Heading, ItemList, Paragraph, Quote, Run, block_text, extent
from briefbuilder.normalise.levels import KNOWN, levels, without_gaps
from briefbuilder.problems import Problems
from briefbuilder.shapes import ends_sentence, first_letter, fold, is_capitals, title_case_share, words
from briefbuilder.words import JOINING_WORDS

_JOINING = frozenset().union(*JOINING_WORDS.values())
_LOST_TEXT = re.compile(r"[–—-]\s*,|\(\s*\)|,\s*,|“”|\"\"")
_MOST_WORDS = 22
_MOST_WORDS_OF_PART = 45
_LONGEST = 600  # characters
_VERSE = 3  # short lines in a row that are no headings
_FEW = 8
_LINE = 9  # words of a line of verse


@dataclass(frozen=True, slots=True)
class _Candidate:
    """``sure``: the line is numbered or named, not only short. ``bare``: its title may come in the next line."""

    sure: bool = True
    bare: bool = False


def find_headings(document: Document, problems: Problems) -> Document:
    """Paragraphs that are headings by their form become headings; those known by form alone are reported."""
    if document.source.format not in ("txt", "pdf"):
        return document
    blocks: list[Block] = []
    bare = False
    for block, found in zip(document.blocks, _candidates(document.blocks), strict=True):
        if not found or not isinstance(block, Paragraph):
            blocks.append(block)
        elif bare and not found.bare and not heading_form(flat(block.inlines).strip()):
            blocks[-1] = _with_title(blocks[-1], block)
        else:
            blocks.append(Heading(1, block.inlines, block.lang))
            _report(document, block, found, problems)
        bare = found is not None and found.bare
    told = any(isinstance(block, Heading) and block.level > 1 for block in document.blocks)
    return replace(document, blocks=_levels(blocks, told=told, below=1 if document.metadata.title else 0))


def _with_title(heading: Block, title: Paragraph) -> Block:
    """``"Chapter 3"`` over ``"The Sea"`` is one heading."""
    if not isinstance(heading, Heading):
        return title
    at = extent(heading.inlines)[1]
    return replace(heading, inlines=(*heading.inlines, Run(" ", at, at, rule="rejoined"), *title.inlines))


def _candidates(blocks: Sequence[Block]) -> list[_Candidate | None]:
    texts = [flat(block.inlines).strip() if isinstance(block, Paragraph) else "" for block in blocks]
    bare = _bare_numbers(blocks, texts)
    found: list[_Candidate | None] = []
    for at, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        one = _Candidate(bare=True) if at in bare else None
        if not one and text and isinstance(block, Paragraph):
            one = _candidate(block, text, following)
        found.append(one)
    return _without_verse(_without_lines(found, texts))


def _without_lines(found: list[_Candidate | None], texts: Sequence[str]) -> list[_Candidate | None]:
    """A line that only its form speaks for, over one that is as short and goes on, is a line of verse or of a list."""
    return [
        None if one and not one.sure and at + 1 < len(texts) and not found[at + 1] and _is_line(texts[at + 1]) else one
        for at, one in enumerate(found)
    ]


def _is_line(text: str) -> bool:
    return 0 < len(words(text)) <= _LINE and text[-1] != ":" and OBJECT not in text and not ends_sentence(text)


def _without_verse(found: list[_Candidate | None]) -> list[_Candidate | None]:
    """Three short lines in a row that only their form speaks for are verse, an address, a table's cells."""
    kept = list(found)
    start = 0
    for at in range(len(found) + 1):
        one = found[at] if at < len(found) else None
        if one is None or one.sure:
            if at - start >= _VERSE:
                kept[start:at] = [None] * (at - start)
            start = at + 1
    return kept


def _bare_numbers(blocks: Sequence[Block], texts: Sequence[str]) -> set[int]:
    """``"I"`` … ``"II"`` … on lines of their own, counted from one; none of them within a sentence as a page's is."""
    rows: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for at, text in enumerate(texts):
        if not text or not is_bare_number(text):
            continue
        value = text.strip(" \t\u00a0.-–—*[]()")
        roman = roman_value(value)
        row = rows[bool(roman)]
        if (roman or int(value)) == len(row) + 1 and _stands_between(blocks, at):
            row.append((at, roman or int(value)))
    return {at for row in rows.values() if len(row) > 1 for at, _ in row}


def _stands_between(blocks: Sequence[Block], at: int) -> bool:
    above = blocks[at - 1] if at else None
    closed = (
        not isinstance(above, Paragraph) or ends_sentence(flat(above.inlines)) or len(words(block_text(above))) < _FEW
    )
    return closed and at + 1 < len(blocks) and isinstance(blocks[at + 1], Paragraph | Quote | ItemList)


def _candidate(block: Paragraph, text: str, following: Block | None) -> _Candidate | None:
    if following is None or len(text) > _LONGEST or OBJECT in text or len(line_ends(block.inlines)) > 2:
        return None
    count = len(words(text))
    if not count:
        return None
    if fold(text) in KNOWN:
        return _Candidate()
    if is_chapter_line(text):
        titled = count > 2 and not text.endswith(".")
        return _Candidate(sure=not text.endswith(".") or count < _FEW, bare=not titled and count < _FEW // 2)
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
    if text.count("(") != text.count(")") or _is_quotation(text) or text[0] in "–—-":
        return None
    if heading_form(text) and _is_numbered(text):
        return _Candidate()
    if title_case_share(text) >= 0.6 or is_capitals(text) or len(words(text)) <= _FEW:
        return _Candidate(sure=False)
    return None


_NUMERAL = re.compile(r"(?:[IVXLC]+[.)]|[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}[.)]?|§\s?[0-9]+[.)]?|[A-ZА-Я][.)])\s+\S")


def _is_numbered(text: str) -> bool:
    """A Roman number needs its stop: ``"I went"`` has none."""
    return _NUMERAL.match(text) is not None


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
    if _LOST_TEXT.search(text):
        problems.warn(
            "text-lost", f"the heading “{text}” seems to have lost words", place, "complete it in the source", text
        )
    elif not found.sure:
        problems.note("heading-found", f"“{text}” was taken for a heading by its form", place, excerpt=text)


def _levels(blocks: Sequence[Block], *, told: bool, below: int) -> tuple[Block, ...]:
    """The blocks with each heading on its level: as the source has ``told``, or by how all of them are numbered.

    ``below``: a stated title is the one heading of the first level, as in a page of HTML.
    """
    headings = [block for block in blocks if isinstance(block, Heading)]
    texts = [block_text(block).strip() for block in headings]
    given = without_gaps([block.level for block in headings]) if told else levels(texts)
    found = iter([level + below for level in given])
    return tuple(replace(block, level=next(found)) if isinstance(block, Heading) else block for block in blocks)
