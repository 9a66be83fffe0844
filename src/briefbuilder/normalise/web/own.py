"""Which short lines are a text's own although they look like a site's: its notes, credits, sources, its author's box.

They have their signs: a note's mark stands in the text, a heading says what follows, a date says when pages were seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from briefbuilder.dates import find_date
from briefbuilder.normalise.ends import AUTHORS, BACK_MATTER
from briefbuilder.shapes import ends_sentence, fold, looks_like_name, words
from briefbuilder.words import ACCESS_WORDS, BIBLIOGRAPHY_HEADINGS, FIRST_PUBLISHED, SOURCE_LABELS

_RAISED = "⁰¹²³⁴-⁹"
_LABEL = re.compile(
    rf"(?P<n>[{_RAISED}]{{1,4}}|\\?\[\d{{1,3}}\\?\]|\(\d{{1,3}}\)|\*{{1,3}}|†{{1,2}}|‡{{1,2}}|§{{1,2}})\s?(?=[^\s*\d])"
)
_CALL = re.compile(
    rf"(?:(?<=[^\s\d])|(?<=[^\s\d]\s))(?P<n>[{_RAISED}]{{1,4}}|\\?\[\d{{1,3}}\\?\]|\(\d{{1,3}}\))"
    r"|(?<=[\w.,;:!?”“\"’»)])(?P<s>\*{1,3}|†{1,2}|‡{1,2}|§{1,2})(?![\w*])"
)
_CALL_HEAD = re.compile(rf"[{_RAISED}\\\[(*†‡§]")  # what a call begins with: to look there alone is ten times as fast
_CREDIT = re.compile(rf"\A\W*(?:(?:{'|'.join(FIRST_PUBLISHED)})\b|(?:{'|'.join(SOURCE_LABELS)})\s?:)", re.IGNORECASE)
_ACCESS = re.compile(rf"\b(?:{'|'.join(ACCESS_WORDS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_FIGURE = re.compile(r"\d")
_BIBLIOGRAPHY = frozenset(fold(name) for names in BIBLIOGRAPHY_HEADINGS.values() for name in names)
_NUMERAL = re.compile(r"\A(?:[ivx]+|\d+) ")
_HEADING = 60  # characters
_LONG_CREDIT = 300
_ACCESS_WORDS = 20
_CALLING = 12  # words of a paragraph in which a mark calls a note
_TELLING = 10  # words of what a box says of its author


def own_lines(texts: Sequence[str], is_site: Callable[[int], bool], is_owned: Callable[[int], bool]) -> frozenset[int]:
    """The numbers of these lines. ``is_site``: its words are a site's; ``is_owned``: it has a ©."""
    found = {number for number, text in enumerate(texts) if _is_credit(text) or _is_access_note(text)}
    found |= _notes(texts) | _bibliography(texts)
    return frozenset(found | _box(texts, found, is_site, is_owned))


def _notes(texts: Sequence[str]) -> set[int]:
    """Paragraphs that begin with a mark which stands behind a word of another one."""
    labels = {number: match["n"] for number, text in enumerate(texts) if (match := _LABEL.match(text))}
    called: dict[str, set[int]] = {}
    for number, text in enumerate(texts if labels else ()):
        if len(text.split()) >= _CALLING:
            for mark in _calls(text):
                called.setdefault(mark, set()).add(number)
    return {n for n, label in labels.items() if called.get(label, set()) - {n} and not _is_emphasis(texts[n], label)}


def _calls(text: str) -> Iterator[str]:
    end = 0
    for head in _CALL_HEAD.finditer(text):
        match = _CALL.match(text, head.start()) if head.start() >= end else None
        if match:
            yield match["n"] or match["s"]
            end = match.end()


def _is_emphasis(text: str, label: str) -> bool:
    """``"*Read on*"`` is italic, no note."""
    return label[0] == "*" and text.rstrip(" .").endswith(label)


def _is_credit(text: str) -> bool:
    """``"First published in X"``, ``"Source: Y"``."""
    return len(text) <= _LONG_CREDIT and _CREDIT.match(text) is not None


def _is_access_note(text: str) -> bool:
    """``"All pages were accessed on 3 May 2016"``."""
    if len(text) > _LONG_CREDIT or not _FIGURE.search(text) or not _ACCESS.search(text):
        return False
    return len(words(text)) <= _ACCESS_WORDS and find_date(text) is not None


def _section(text: str) -> str:
    text = text.strip().lstrip("#*").strip()
    return _NUMERAL.sub("", fold(text)) if 0 < len(text) <= _HEADING and not text.endswith(".") else ""


def _bibliography(texts: Sequence[str]) -> set[int]:
    """The heading of a list of sources and what has a year below it."""
    found: set[int] = set()
    for number, text in enumerate(texts):
        below = number + 1
        while _section(text) in _BIBLIOGRAPHY and below < len(texts) and _YEAR.search(texts[below]):
            found |= {number, below}
            below += 1
    return found


def _box(
    texts: Sequence[str], known: set[int], is_site: Callable[[int], bool], is_owned: Callable[[int], bool]
) -> set[int]:
    """The box about the author, or the imprint, at the end: up to a line of the site's, or up to its last sentence."""
    for start in range(len(texts) // 4, len(texts)):
        heading = _section(texts[start])
        if heading not in BACK_MATTER or (start - 1 not in known and _is_label(texts[start - 1])):
            continue  # a label among labels is a link
        by_author = heading in AUTHORS  # an imprint has its own ©
        rest = (n for n in range(start, len(texts)) if is_site(n) or (by_author and is_owned(n)))
        stop = next(rest, len(texts))
        below = range(start + 1, stop)
        telling = [n for n in below if len(words(texts[n])) >= _TELLING or ":" in texts[n]]
        if by_author and not telling:
            telling = [n for n in below[:1] if looks_like_name(texts[n])]
        if stop == len(texts) and below:
            return set(range(start, stop))
        if by_author and telling:
            return set(range(start, telling[-1] + 1))
    return set()


def _is_label(text: str) -> bool:
    return 0 < len(words(text)) < _TELLING and not ends_sentence(text)
