"""Set a title in capitals in the case in which the document itself writes its words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from briefbuilder.inlines import change, flat
from briefbuilder.model import Document, Figure, ItemList, Paragraph, Quote, Stated, Table, block_text, extent
from briefbuilder.problems import Problems
from briefbuilder.shapes import fold, is_capitals, words
from briefbuilder.words import JOINING_WORDS

_WORD = re.compile(r"[^\W\d_]+")
# A sentence's first word tells nothing about its case.
_INNER_WORD = re.compile(r"(?<=[\w,;] )[^\W\d_]+")
_SMALL = frozenset().union(*JOINING_WORDS.values())


def set_title_case(document: Document, problems: Problems) -> Document:
    """``"A LETTER FROM TEHRAN"`` becomes ``"A letter from Tehran"`` where the text writes "letter" and "Tehran"."""
    title = document.metadata.title
    if not title or not title.inlines or not is_capitals(title.value) or len(words(title.value)) < 3:
        return document
    original = document.metadata.original_title
    if original and fold(original.value) == fold(title.value) and not is_capitals(original.value):
        value, how = original.value, "as the source names it below its text"
    else:
        value, how = _case_by_text(title.value, document), "word by word as the text writes them"
    inlines = change(title.inlines, 0, len(flat(title.inlines)), value, "title-case")
    problems.note(
        "title-case",
        f"the title in capitals was set as “{value}”, {how}",
        document.source.place(extent(title.inlines)[0]),
        "give the title in book.yaml if it is wrong",
        title.value,
    )
    return replace(document, metadata=replace(document.metadata, title=Stated(value, inlines)))


def _case_by_text(title: str, document: Document) -> str:
    asked = {word.casefold() for word in _WORD.findall(title)}
    seen: dict[str, Counter[str]] = {word: Counter() for word in asked}
    for block in document.blocks:
        if isinstance(block, Paragraph | Quote | ItemList | Table | Figure):
            for form in _INNER_WORD.findall(block_text(block)):
                if form.casefold() in seen:
                    seen[form.casefold()][form] += 1

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        forms = seen[word.casefold()]
        if forms:
            return max(forms, key=lambda form: (forms[form], form))
        return word.lower() if word.casefold() in _SMALL else word.capitalize()

    value = _WORD.sub(cased, title)
    return value[:1].upper() + value[1:]
