"""What a word shows of itself, and of itself to its neighbours.

``"Hrsg"`` shows ``s=Xx`` (a capital, then small letters), ``k=editor``, ``w=hrsg``; to the word behind it ``-1s=Xx``
and so on. The word itself shows only where it is a mark or a small word: nothing is to be learnt of names and topics.
"""

from __future__ import annotations

import re

from briefbuilder.resolve.labelling.signs import signs, telling
from briefbuilder.resolve.labelling.tokens import Token

_MAX_KNOWN = 60_000  # words whose looks are remembered; then all is forgotten, so that memory stays small
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?")
_YEARS = re.compile(r"(?:1[4-9]|20)\d\d[-–—‑‒−/]{1,2}(?:(?:1[4-9]|20)?\d\d)")


class Looks:
    """What a word shows, ready for its own place and for those of its neighbours (``-1``, ``+1``, ``-2``, ``+2``)."""

    __slots__ = ("after", "after2", "before", "before2", "here", "is_year", "name", "shape", "signs")

    def __init__(self, core: str, kind: str) -> None:
        self.shape = _shape(core, kind)
        self.signs = signs(core) if kind in ("word", "sign", "initials") else ()
        low = core.casefold()
        word = [f"w={low}"] if kind in ("word", "sign") and telling(low) else []
        some = [f"s={self.shape}", *(f"k={sign}" for sign in self.signs), *word]
        self.here = [*some, f"l={min(len(core), 12) // 2}", *_affixes(low, kind)]
        self.before = [f"-1{one}" for one in some]
        self.after = [f"+1{one}" for one in some]
        self.before2 = [f"-2{one}" for one in some[:3]]
        self.after2 = [f"+2{one}" for one in some[:3]]
        self.name = core[:1].isupper()
        self.is_year = self.shape in ("year", "year+")


def _affixes(low: str, kind: str) -> list[str]:
    if kind != "word" or len(low) < 5:
        return []
    return [f"e3={low[-3:]}", f"e2={low[-2:]}", f"a3={low[:3]}"]


def _shape(core: str, kind: str) -> str:
    if kind == "number":
        return _number(core)
    if kind not in ("word", "initials"):
        return kind
    if kind == "initials" or (len(core) == 1 and core.isupper()):
        return "I" if kind == "initials" else "A"
    if core.isalpha():
        return _letters(core)
    if _YEAR.fullmatch(core):
        return "year+"
    return re.sub(r"(.)\1+", r"\1", "".join(_class(letter) for letter in core[:24]))[:8]


def _letters(core: str) -> str:
    if core.islower():
        return "x"
    if core.isupper():
        return "X" if len(core) > 3 else f"X{len(core)}"
    return "Xx" if core[1:].islower() else "xX"


def _class(letter: str) -> str:
    if letter.isdigit():
        return "0"
    if letter.isupper():
        return "X"
    return "x" if letter.isalpha() else letter


def _number(core: str) -> str:
    if core.isdigit():
        return "year" if _YEAR.fullmatch(core) else f"d{min(len(core), 6)}"
    if _YEARS.fullmatch(core):
        return "years"
    parts = re.split(r"\D+", core)
    if len(parts) == 2:
        rising = len(parts[1]) < len(parts[0]) or int(parts[0][:9]) <= int(parts[1][:9])
        return "range" if rising else "range-"
    return "date" if len(parts) == 3 and len(core) < 11 else "numbers"


_known: dict[tuple[str, str], Looks] = {}


def looks(token: Token) -> Looks:
    """The looks of a token's word."""
    key = (token.core, token.kind)
    found = _known.get(key)
    if found is None:
        if len(_known) > _MAX_KNOWN:
            _known.clear()
        found = _known[key] = Looks(*key)
    return found
