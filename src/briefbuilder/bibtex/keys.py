"""A key that says what it stands for: ``kozhanov2015understanding``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from briefbuilder.people import people
from briefbuilder.words import FUNCTION_WORDS, fold

_SMALL_WORDS = frozenset(("a", "an")).union(*FUNCTION_WORDS.values())


def make_key(fields: Mapping[str, str], taken: Collection[str]) -> str:
    """Author, year, first telling word of the title: ``kozhanov2015understanding``; "b", "c" … where it is taken."""
    words = [word for word in fold(fields.get("title", "")).split() if word.isascii()]
    telling = [word for word in words if word not in _SMALL_WORDS and not word.isdigit()] or words
    name = _key_name(fields)
    if not name and telling:
        name, telling = telling[0], telling[1:]
    year = re.search(r"\d{4}", fields.get("date", ""))
    stem = f"{name or 'anon'}{year[0] if year else 'nd'}{telling[0] if telling else ''}"
    if stem[0].isdigit():
        stem = f"n{stem}"
    used = {key.casefold() for key in taken}
    return next(key for key in _spellings(stem) if key not in used)


def _key_name(fields: Mapping[str, str]) -> str:
    for field_name in ("author", "editor"):
        for name in people(fields.get(field_name, "")):
            words = fold(name.family).split()
            telling = [word for word in words if word not in _SMALL_WORDS] or words
            plain = "".join(telling[:1] if name.corporate else words)
            if plain.isascii() and plain:
                return plain
    for field_name in ("institution", "organization", "publisher", "journaltitle"):
        words = [
            word for word in fold(fields.get(field_name, "")).split() if word not in _SMALL_WORDS and word.isascii()
        ]
        if words:
            return words[0]
    return ""


def _spellings(stem: str) -> Iterable[str]:
    yield stem
    for letter in "bcdefghijklmnopqrstuvwxyz":
        yield stem + letter
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
