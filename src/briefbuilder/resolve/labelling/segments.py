"""Stretches between punctuation, and what the words of each are together.

``"Roe, Low Tide. Kiel: Sea Press, 2007"`` has five; the fourth has two capital words, one of them a publisher's, ends
with a comma and stands behind one that ends with a colon.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefbuilder.resolve.labelling.looks import Looks
from briefbuilder.resolve.labelling.tokens import Token

_OPENS = frozenset('([{“„«/‘"—–<')

# Of the words of a segment these signs count; what a single "May" says holds for its place alone.
_TELLING = frozenset(
    "press school body journal news event report genre series edition volume number page editor translator access given"
    " place publisher month organ small et-al".split()
)


def segments(parts: Sequence[Token], seen: Sequence[Looks]) -> tuple[list[list[str]], list[int]]:
    """What each segment and its neighbours are; and the number of each token's segment."""
    bounds = _bounds(parts, seen)
    of: list[int] = []
    bare: list[list[str]] = []
    for number, (start, end) in enumerate(bounds):
        of.extend([number] * (end - start))
        bare.append(_summary(parts, seen, start, end))
    found: list[list[str]] = []
    count = len(bare)
    forms = [_form(parts, seen, start, end) for start, end in bounds]
    forms.append("$")
    for number, summary in enumerate(bare):
        row = [f"g{one}" for one in summary]
        row.append(f"F{forms[0]}|{forms[number - 1] if number else '^'}|{forms[number]}")
        row.append(f"f{forms[number - 1] if number else '^'}|{forms[number]}|{forms[number + 1]}")
        row += [f"g-{one}" for one in bare[number - 1]] if number else ["g-none"]
        row += [f"g+{one}" for one in bare[number + 1]] if number + 1 < count else ["g+none"]
        if number + 2 < count:
            row += [f"g++{one}" for one in bare[number + 2][-6:]]
        row.append(f"gn{min(number, 5)}")
        row.append(f"gN{min(count - number, 5)}")
        found.append(row)
    return found, of


def _bounds(parts: Sequence[Token], seen: Sequence[Looks]) -> list[tuple[int, int]]:
    """A stop behind an initial ends nothing."""
    found: list[tuple[int, int]] = []
    start = 0
    for index, token in enumerate(parts):
        if index > start and token.pre and token.pre[0] in _OPENS:
            found.append((start, index))
            start = index
        post = token.post
        if post and not (post == "." and seen[index].shape in ("A", "I")):
            found.append((start, index + 1))
            start = index + 1
    if start < len(parts):
        found.append((start, len(parts)))
    return found


def _form(parts: Sequence[Token], seen: Sequence[Looks], start: int, end: int) -> str:
    """A segment as a name would be written: "Roe" is C, "Mary Roe" CC, "J. K." I, "and J. van Roe" &IpC, a phrase l."""
    form = ""
    for index in range(start, end):
        look = seen[index]
        if look.shape in ("A", "I"):
            sign = "I"
        elif "join" in look.signs:
            sign = "&"
        elif "particle" in look.signs and not look.name:
            sign = "p"
        elif look.name:
            sign = "C" if look.shape not in ("X", "X2", "X3") else "X"
        elif parts[index].kind == "number":
            sign = "0"
        else:
            return form[:3] + "l"
        if sign != form[-1:] or sign in "CX":
            form += sign
        if len(form) > 5:
            return form[:5] + "+"
    post = parts[end - 1].post
    return form + ("&" if "&" in post else post[:1])


def _summary(parts: Sequence[Token], seen: Sequence[Looks], start: int, end: int) -> list[str]:
    kinds: set[str] = set()
    lower = names = digits = years = 0
    for index in range(start, end):
        look = seen[index]
        kinds.update(look.signs)
        if look.shape == "x":
            lower += 1
        elif look.name:
            names += 1
        elif look.is_year:
            years += 1
        elif parts[index].kind == "number":
            digits += 1
    row = sorted(kinds & _TELLING)
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
