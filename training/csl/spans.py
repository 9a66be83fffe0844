"""Which letters of a printed reference belong to which value: read off a marked print, carried over to the plain one.

The marked print ("OA·Roe, J.C (OD·2009C)") tells the kind of every letter; the plain one ("Roe, J. (2009).") has the
style's true punctuation. Both have the same letters in the same order, or the string is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from training.csl.styles import CLOSE, KIND_OF, SPLIT

_OPENING = "([{„‚<⟨#№§/"
_QUOTES = "“”«»‘’‹›\"'"


class Uncertain(Exception):
    """The two prints do not agree letter by letter: nothing is claimed about this string."""


@dataclass(frozen=True, slots=True)
class Print:
    """A printed reference with its italic stretches (half open)."""

    text: str
    italics: tuple[tuple[int, int], ...]


def kinds_of_letters(marked: str) -> tuple[str, list[str | None]]:
    """Marked print → its letters and digits in small form, and the innermost kind of each."""
    letters: list[str] = []
    kinds: list[str | None] = []
    opened: list[tuple[str, int]] = []
    for letter in marked:
        if letter in KIND_OF:
            opened.append((KIND_OF[letter], len(kinds)))
        elif letter == CLOSE:
            if not opened:
                raise Uncertain("closed twice")
            opened.pop()
        elif letter == SPLIT and opened and " " in opened[-1][0]:
            roles, start = opened.pop()
            kinds[start:] = [roles.split()[0]] * (len(kinds) - start)
            opened.append((roles.split()[1], len(kinds)))
        elif letter.isalnum():
            letters.append(letter.casefold())
            kinds.append(opened[-1][0] if opened else None)
    if opened:
        raise Uncertain("left open")
    return "\x00".join(letters), kinds


def carry_over(marked: str, plain: str) -> list[tuple[str, int, int]]:
    """Kinds of the marked print as stretches of the plain one, words and punctuation between them shared out."""
    letters, kinds = kinds_of_letters(marked)
    places = [place for place, letter in enumerate(plain) if letter.isalnum()]
    if "\x00".join(plain[place].casefold() for place in places) != letters or not places:
        raise Uncertain("other letters")
    of_letter: list[str | None] = [None] * len(plain)
    for place, kind in zip(places, kinds, strict=True):
        of_letter[place] = kind
    if any(one and two and one != two for one, two in pairwise(of_letter)) or _STUCK.search(plain):
        raise Uncertain("glued")
    return _stretches(_share_out(plain, of_letter))


def _share_out(text: str, kinds: list[str | None]) -> list[str]:
    """Give what has no kind to a neighbour: words to what follows, closing marks to what went before."""
    shared: list[str | None] = list(kinds)
    last = 0
    ahead = [place for place, kind in enumerate(kinds) if kind]
    if not ahead:
        raise Uncertain("nothing marked")
    for before, after in zip([-1, *ahead], [*ahead, len(text)], strict=True):
        if after - before < 2:
            continue
        left = kinds[before] if before >= 0 else None
        right = kinds[after] if after < len(text) else None
        last = before + 1
        for place, kind in enumerate(_gap(text[last:after], left, right), start=last):
            shared[place] = kind
    return [kind or "note" for kind in shared]


_STUCK = re.compile(r"\b(?:editors?|eds?|éd|éds|Hrsg|dirs?|trans|translators?)[A-ZÀ-ÖØ-ÞА-Я][^\W\d_]")  # "editorsRoe J"
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\w[^\[\]]*\]|\([^()]*\w[^()]*\)")


def _gap(gap: str, left: str | None, right: str | None) -> list[str]:
    """As in "), In: " between two values: the closing mark to the left, "In: " to the right."""
    if left is None or right is None:
        return [left or right or "note"] * len(gap)
    if left == right:
        return [left] * len(gap)
    words = _IN_BRACKETS.search(gap)
    if words:
        own = _in_brackets(words.group())
        return [left] * words.start() + [own] * (len(gap) - words.start())
    split = _split(gap)
    if left == "accessed" and right == "url" and gap[:1].isspace() and split < len(gap):
        return [left] * len(gap)  # "3 May 2015 from": the word speaks of the day, not of the address
    return [left] * split + [right] * (len(gap) - split)


def _in_brackets(text: str) -> str:
    """What a word says that the style put in brackets of its own: "[Internet]", "[s.l.]", "[s.n.]"."""
    bare = "".join(letter for letter in text.casefold() if letter.isalnum())
    unknown = {"sl": "location", "sn": "publisher", "sd": "date", "nd": "date"}.get(bare)
    return unknown or ("genre" if text.startswith("[") else "note")


def _split(gap: str) -> int:
    """Where the second field begins: at the first word or opening mark (“, (, №, //)."""
    for place, letter in enumerate(gap):
        if letter.isalnum() or letter in _OPENING or (letter in _QUOTES and _opens(gap, place)):
            return place
    return len(gap)


def _opens(gap: str, place: int) -> bool:
    """Whether a quotation mark begins something: “ does in English, and ends it in German."""
    if place == 0:
        return False
    before, after = gap[place - 1], gap[place + 1 : place + 2]
    towards_words = not after or after.isalnum() or after in _OPENING + _QUOTES or gap[place] == "«"
    return (before.isspace() or before in _OPENING) and towards_words


def _stretches(kinds: Iterable[str]) -> list[tuple[str, int, int]]:
    found, start = [], 0
    for kind, run in groupby(kinds):
        end = start + len(list(run))
        found.append((kind, start, end))
        start = end
    return found
