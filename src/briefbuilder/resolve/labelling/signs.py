"""What a word alone says: ``"Hrsg"`` is an editor's mark, ``"Mai"`` a month, ``"IV"`` a Roman number.

In: one word without its punctuation.  Out: short names of what it can be, often several. The tables are those of
``words`` and, for what only labelling asks, ``known.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from briefbuilder import words

_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?=[ivxlcdm])m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\d{1,3}(?:st|nd|rd|th|e|è?me|er|re|ª|º|°|o|a|-?[еийя]|-?[оы]?е)"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth",
    re.IGNORECASE,
)


def signs(word: str) -> tuple[str, ...]:
    """What a word can be: ``"Hrsg"`` gives ("editor",), ``"2004"`` ("year",), ``"May"`` ("month",)."""
    folded = word.casefold()
    found = _table().get(folded) or _table().get(folded.replace("’", "'"), ())
    if not found and "-" in word and word[word.index("-") + 1 :][:1].isupper():
        found = _table().get(folded.partition("-")[0], ())
    if _ROMAN.fullmatch(word) and (word.isupper() or word.islower()):
        found = (*found, "roman")
    if _ORDINAL.fullmatch(word):
        found = (*found, "ordinal")
    return found


def telling(word: str) -> bool:
    """Is the very word worth knowing? Only small words and marks: a name or a topic is nothing to learn by heart."""
    return word in _telling()


@cache
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, row in _rows():
        for word in row:
            kinds = found.setdefault(word, [])
            if name not in kinds:
                kinds.append(name)
    return {word: tuple(kinds) for word, kinds in found.items()}


@cache
def _telling() -> frozenset[str]:
    kept = {word for name, row in _rows() if name not in _NAMES for word in row}
    return frozenset(kept | {word for row in words.FUNCTION_WORDS.values() for word in row})


_NO_MONTHS = frozenset(("ago", "out", "set", "mag", "fev"))  # months abroad, words at home
_NAMES = frozenset(("given", "family", "place", "publisher", "organ", "month"))


def _rows() -> Iterable[tuple[str, Iterable[str]]]:
    yield "particle", words.NAME_PARTICLES
    yield "month", (word for row in words.MONTHS.values() for month in row for word in month.casefold().split())
    yield (
        "month",
        (stem for row in words.MONTH_STEMS.values() for stem in row if len(stem) > 2 and stem not in _NO_MONTHS),
    )
    for name, table in (("editor", words.EDITOR_MARKS), ("translator", words.TRANSLATOR_MARKS)):
        yield name, (word for row in table.values() for mark in row for word in mark.split() if len(word) > 3)
    for language, row in words.FUNCTION_WORDS.items():
        yield f"fw-{language[:2]}", row
        yield "small", row
    yield from _known()


def _known() -> Iterable[tuple[str, Iterable[str]]]:
    """The rows of ``known.txt``: ``given: anna boris …``."""
    text = (files(__package__) / "known.txt").read_text("utf-8")
    for line in text.splitlines():
        name, colon, row = line.partition(":")
        if colon and not line.startswith("#"):
            yield name.strip(), row.casefold().split()
