"""What speaks for a list's item and what against: ``"— So it is!"`` is speech, ``"3. Mai"`` a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefbuilder.marks import LONGEST_MARK, Mark, is_chapter_line, list_marks
from briefbuilder.shapes import ends_sentence, looks_like_name, starts_small, words
from briefbuilder.words import MONTHS, SPEECH_VERBS

STRONG = "•▪‣◦●○■□▶►➢✓➤⁃∙"  # signs that nothing but a list begins with
DASHES = "-–—―"
WEAK = "-–—―*·o"  # signs that have other uses
_LONG_DASHES = "—―"
_SAID = frozenset().union(*SPEECH_VERBS.values())
_AFTER = re.compile(r"[^\W\d_]+")
_MONTHS_COUNTED = {name for lang in ("de", "cs", "pl") for name in MONTHS[lang]}  # "3. Mai"
_FIGURES = re.compile(r"[\W\d_]*\Z")
_INNER_DASH = re.compile(r"[,!?…]\s[–—―-]\s")
_EMPHATIC = re.compile(r"[!?…]")
_SENTENCE = 8
_LONG = 25


def marks_of(text: str) -> tuple[Mark, ...]:
    """The readings of a text's mark as an item's: ``"3. Mai 1914"``, ``"2. Kapitel"`` and ``"- 12 -"`` have none."""
    marks = list_marks(text)
    if not marks:
        return ()
    behind = text[marks[0].width :]
    first = _AFTER.match(behind)
    dated = first is not None and first.group().casefold() in _MONTHS_COUNTED
    if marks[0].kind == "1." and (dated or is_chapter_line(text)):
        return ()
    if marks[0].style in WEAK and _FIGURES.match(behind[:LONGEST_MARK]):
        return ()
    if marks[0].style == "o" and not behind[:1].isupper():
        return ()
    return marks


def is_speech(texts: Sequence[str], dash: str) -> bool:
    """Are these paragraphs, their dashes taken off, what people say in turn? One sign alone says nothing.

    ``"— Is it you? — It is, said he."`` speaks; ``"rope;"`` and ``"a coil of rope"`` are items.
    """
    if not texts:
        return False
    signs = sum(map(_speech_signs, texts)) / len(texts)
    items = sum(map(_item_signs, texts)) / len(texts)
    return signs + (0.5 if dash in _LONG_DASHES else 0.0) > items + 0.4


def _speech_signs(text: str) -> float:
    said = any(word.casefold() in _SAID for word in words(text[:400]))
    signs = 0.4 * bool(_EMPHATIC.search(text)) + 0.6 * said + 0.6 * bool(_INNER_DASH.search(text))
    return signs + 0.2 * (ends_sentence(text) and not text.rstrip().endswith(";"))


def _item_signs(text: str) -> float:
    bare = text.rstrip()
    return (
        0.8 * (bare[-1:] in ";,")
        + 0.6 * (not ends_sentence(bare) and bare[-1:] not in ":») ")
        + 0.4 * starts_small(bare)
    )


def is_attribution(text: str) -> bool:
    """``"— Anna Lee"`` under a motto names who said it."""
    return looks_like_name(text.strip(" ."))


def is_sentence(text: str) -> bool:
    """A numbered paragraph, not a numbered heading."""
    count = len(words(text))
    return count >= _LONG or (count >= _SENTENCE and text.rstrip().rstrip("\ufffc”’»\"')")[-1:] in (".", ":", ";"))
