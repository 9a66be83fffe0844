"""Tokens to what the model sees of them: looks, punctuation, place in the string, neighbours, segments.

``"Low"`` in ``"Roe, J. (2004). Low Tide. Kiel: Harbour."`` shows a capital and small letters, behind a bracketed year
and a stop, in a segment of two words that ends with a stop and is followed by one that ends with a colon. A change here
wants a new model: ``make train``.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefbuilder.resolve.labelling.looks import Looks, looks
from briefbuilder.resolve.labelling.phases import ahead, phases, shouted, whole
from briefbuilder.resolve.labelling.segments import segments
from briefbuilder.resolve.labelling.tokens import Token
from briefbuilder.resolve.parts.marked import Marked


def features(entry: Marked, parts: Sequence[Token]) -> list[list[str]]:
    """What each token shows, in order."""
    seen = [looks(token) for token in parts]
    about, of = segments(parts, seen)
    where = phases(entry, parts, seen)
    coming = ahead(parts, seen)
    all_over = whole(entry, parts, seen)
    capitals = shouted(parts, seen)
    units = [f"{look.shape}{token.post}" for token, look in zip(parts, seen, strict=True)]
    found = []
    for index in range(len(parts)):
        row = [*seen[index].here, *_place(index, parts), *where[index], *about[of[index]], *coming[index], *all_over]
        _look_back(row, index, parts, seen, units)
        _look_on(row, index, parts, seen, units)
        if capitals[index]:
            row.append(capitals[index])
        found.append(row)
    return found


def _place(index: int, parts: Sequence[Token]) -> list[str]:
    token, count = parts[index], len(parts)
    row = [
        f"o{token.pre}",
        f"c{token.post}",
        f"d{10 * index // count}",
        f"n{min(index, 4)}",
        f"N{min(count - 1 - index, 4)}",
    ]
    if token.glued:
        row.append("glued")
    return row


def _look_back(row: list[str], index: int, parts: Sequence[Token], seen: Sequence[Looks], units: Sequence[str]) -> None:
    if not index:
        row.append("first")
        return
    before = parts[index - 1]
    row += seen[index - 1].before
    row.append(f"-1c{before.post}")
    row.append(f"bd{before.post}|{parts[index].pre}|{seen[index].shape}")
    if index > 1:
        row += seen[index - 2].before2
        row.append(f"-2c{parts[index - 2].post}")
        row.append(f"3<{units[index - 2]}|{units[index - 1]}|{seen[index].shape}")


def _look_on(row: list[str], index: int, parts: Sequence[Token], seen: Sequence[Looks], units: Sequence[str]) -> None:
    if index + 1 == len(parts):
        row.append("last")
        return
    after = parts[index + 1]
    row += seen[index + 1].after
    row.append(f"+1o{after.pre}")
    row.append(f"+1c{after.post}")
    row.append(f"ed{parts[index].post}|{after.pre}|{seen[index + 1].shape}")
    if index + 2 < len(parts):
        row += seen[index + 2].after2
        row.append(f"3>{units[index]}|{after.pre}{units[index + 1]}|{units[index + 2]}")
