"""Tokens to what the model sees of them: looks, signs, punctuation, place in the string, neighbours, segments.

``"Low"`` in ``"Roe, J. (2004). Low Tide. Kiel: Harbour."`` shows a capital and small letters, behind a bracketed year
and a stop, in a segment of two words that ends with a stop and is followed by one that ends with a colon. The word
itself shows only if it is a mark or a small word (``signs.telling``), so that nothing is learnt of names and topics.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefbuilder.resolve.labelling.signs import signs, telling
from briefbuilder.resolve.labelling.tokens import Token
from briefbuilder.resolve.parts.marked import Marked

_MAX_KNOWN = 60_000  # words whose looks are remembered; then all is forgotten, so that memory stays small
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?")
_YEARS = re.compile(r"(?:1[4-9]|20)\d\d[-–—‑‒−/]{1,2}(?:(?:1[4-9]|20)?\d\d)")
_QUOTE_OPEN = frozenset("“„«‟‘‚`")
_QUOTES = frozenset('“”„«»‟"')
_SEGMENT_ENDS = frozenset(".,;:!?")

Features = list[list[str]]


class _Looks:
    """What a word shows of itself, ready for its own place and for its neighbours' (``-1``, ``+1``, ``-2``, ``+2``)."""

    __slots__ = ("after", "after2", "before", "before2", "here", "name", "shape", "signs")

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


_known: dict[tuple[str, str], _Looks] = {}


def _looks(token: Token) -> _Looks:
    key = (token.core, token.kind)
    found = _known.get(key)
    if found is None:
        if len(_known) > _MAX_KNOWN:
            _known.clear()
        found = _known[key] = _Looks(*key)
    return found


def features(entry: Marked, parts: Sequence[Token]) -> Features:
    """What each token shows, in order."""
    if not parts:
        return []
    looks = [_looks(token) for token in parts]
    inside = _inside(entry, parts)
    segments, of = _segments(parts, looks)
    number = _next_number(looks)
    whole = _whole(entry, parts, looks)
    found: Features = []
    count = len(parts)
    last = count - 1
    for index, (token, look) in enumerate(zip(parts, looks, strict=True)):
        segment = of[index]
        row = [
            *look.here,
            f"o{token.pre}",
            f"c{token.post}",
            f"d{10 * index // count}",
            f"n{min(index, 4)}",
            f"N{min(last - index, 4)}",
            *inside[index],
            *segments[segment],
            number[index],
            *whole,
        ]
        if token.glued:
            row.append("glued")
        if index:
            row += looks[index - 1].before
            row.append(f"-1c{parts[index - 1].post}")
            row.append(f"bd{parts[index - 1].post}|{token.pre}|{look.shape}")
            if index > 1:
                row += looks[index - 2].before2
                row.append(f"-2c{parts[index - 2].post}")
        else:
            row.append("first")
        if index < last:
            row += looks[index + 1].after
            row.append(f"+1o{parts[index + 1].pre}")
            row.append(f"ed{token.post}|{parts[index + 1].pre}|{looks[index + 1].shape}")
            if index + 1 < last:
                row += looks[index + 2].after2
        else:
            row.append("last")
        found.append(row)
    return found


# --- Brackets, quotation marks, italics --------------------------------------------------------------------------


def _inside(entry: Marked, parts: Sequence[Token]) -> Features:
    """Brackets and quotation marks open at each token, italics, and which of them were there before."""
    found: Features = []
    round_, square, quote, quotes, italics, was = 0, 0, 0, 0, 0, False
    dates = stops = 0
    emph = entry.emph
    any_italics = any(emph)
    for token in parts:
        pre, post = token.pre, token.post
        if pre:
            round_ += pre.count("(")
            square += pre.count("[")
            if any(mark in _QUOTES or mark in _QUOTE_OPEN for mark in pre):
                quote, quotes = 1, quotes + 1
        row = [f"q{quote}{min(quotes, 3)}", f"y{min(dates, 2)}", f"t{min(stops, 4)}"]
        if round_:
            row.append("(")
        if square:
            row.append("[")
        if any_italics:
            on = emph[token.core_start]
            if on and not was:
                italics += 1
            was = on
            row.append(f"i{int(on)}{min(italics, 3)}")
        found.append(row)
        if token.kind == "number" and not dates and _YEAR.fullmatch(token.core):
            dates += 1
        if post:
            round_ = max(round_ - post.count(")"), 0)
            square = max(square - post.count("]"), 0)
            if quote and any(mark in _QUOTES or mark in "’‘'" for mark in post):
                quote = 0
            if ("." in post and len(token.core) > 2) or "?" in post:
                stops += 1
    return found


# --- Segments: from one stop, comma or bracket to the next -------------------------------------------------------


def _segments(parts: Sequence[Token], looks: Sequence[_Looks]) -> tuple[Features, list[int]]:
    """For each stretch between punctuation what its words are together; and the stretch of each token."""
    bounds = _bounds(parts, looks)
    of: list[int] = []
    bare: list[list[str]] = []
    for number, (start, end) in enumerate(bounds):
        of.extend([number] * (end - start))
        bare.append(_summary(parts, looks, start, end))
    found: Features = []
    for number, summary in enumerate(bare):
        row = [f"g{one}" for one in summary]
        row += [f"g-{one}" for one in bare[number - 1]] if number else ["g-none"]
        row += [f"g+{one}" for one in bare[number + 1]] if number + 1 < len(bare) else ["g+none"]
        row.append(f"gn{min(number, 5)}")
        row.append(f"gN{min(len(bare) - number, 5)}")
        found.append(row)
    return found, of


def _bounds(parts: Sequence[Token], looks: Sequence[_Looks]) -> list[tuple[int, int]]:
    """A stop behind an initial ends nothing."""
    found: list[tuple[int, int]] = []
    start = 0
    for index, token in enumerate(parts):
        if index > start and token.pre and token.pre[0] in '([{“„«/‘"—–<':
            found.append((start, index))
            start = index
        post = token.post
        if post and not (post == "." and looks[index].shape in ("A", "I")):
            found.append((start, index + 1))
            start = index + 1
    if start < len(parts):
        found.append((start, len(parts)))
    return found


# Of the words of a segment these signs count; what a single given name or a "May" says holds for its place alone.
_TELLING = frozenset(
    "press school body journal news event report genre series edition volume number page editor translator access given"
    " place publisher month organ small et-al".split()
)


def _summary(parts: Sequence[Token], looks: Sequence[_Looks], start: int, end: int) -> list[str]:
    kinds: set[str] = set()
    lower = names = digits = years = 0
    for index in range(start, end):
        look = looks[index]
        kinds.update(look.signs)
        if look.shape == "x":
            lower += 1
        elif look.name:
            names += 1
        elif look.shape == "year":
            years += 1
        elif parts[index].kind == "number":
            digits += 1
    row = [sign for sign in kinds if sign in _TELLING]
    row.sort()
    length = end - start
    row.append(f"len{length if length < 4 else 4 if length < 7 else 7 if length < 12 else 12}")
    row.append("low0" if not lower else "low1" if lower * 2 < length else "low2")
    row.append(f"end{parts[end - 1].post}")
    row.append(f"beg{parts[start].pre}")
    if years:
        row.append("year")
    if digits:
        row.append("digits")
    if names == length:
        row.append("caps")
    return row


def _next_number(looks: Sequence[_Looks]) -> list[str]:
    """How far the next number is, and what it looks like: behind a periodical's name stands a volume."""
    found: list[str] = []
    distance, shape = 99, "none"
    for look in reversed(looks):
        found.append(f"#{shape}{distance if distance < 4 else 4 if distance < 8 else 8}")
        distance += 1
        if look.shape[0] in "dyr0" and look.shape != "doi":
            distance, shape = 1, look.shape
    found.reverse()
    return found


def _whole(entry: Marked, parts: Sequence[Token], looks: Sequence[_Looks]) -> list[str]:
    """What the string has anywhere: quotation marks, italics, an address, a double slash, a page range."""
    row = []
    text = entry.text
    if any(mark in text for mark in '“„«"'):
        row.append("has-quotes")
    if any(entry.emph):
        row.append("has-italics")
    if "//" in text.replace("://", ""):
        row.append("has-slashes")
    kinds = {token.kind for token in parts}
    if "web" in kinds:
        row.append("has-web")
    shapes = {look.shape for look in looks}
    if "range" in shapes:
        row.append("has-range")
    return row
