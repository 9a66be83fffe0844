"""What only a list as a whole brings about: "2009a", "———" for the author of the entry before.

In: a labelled row. Out: the same row with such a mark, its labels moved along.
"""

from __future__ import annotations

import random
import re
from itertools import pairwise
from typing import Any

Row = dict[str, Any]


def as_in_a_list(row: Row, chance: random.Random) -> Row:
    """Now and then a letter behind the year or a dash for the author."""
    throw = chance.random()
    if throw < 0.035:
        return with_year_letter(row, chance.choice("aabbcd"))
    if throw < 0.05:
        return with_dash(row, chance.choice(["———", "———", "—", "–––––", "______", "---", "-----"]))
    return row


def with_year_letter(row: Row, letter: str) -> Row:
    """As in "Roe, J. (2009). Tides." → "Roe, J. (2009a). Tides.": in styles that have the year behind the names."""
    labels = row["labels"]
    for before, (label, start, end) in pairwise(labels):
        year = re.fullmatch(r"\W*(\d{4})\W*", row["raw"][start:end])
        if label == "date" and year and before[0] in {"author", "editor"}:
            return _replaced(row, start + year.end(1), start + year.end(1), letter)
    return row


def with_dash(row: Row, dash: str) -> Row:
    """As in "Roe, J. (2009). Tides." → "———. (2009). Tides."."""
    labels = row["labels"]
    if labels[0][0] != "author" or len(labels) < 3:
        return row
    end = labels[0][2]
    names = row["raw"][:end].rstrip(" .,:;(")
    if not names or end - len(names) > 3:
        return row
    changed = _replaced(row, 0, len(names), dash)
    fields = {name: value for name, value in row["fields"].items() if name != "author"}
    return changed | {"fields": fields}


def _replaced(row: Row, start: int, end: int, text: str) -> Row:
    """Cut raw[start:end] out, put the text there; positions behind it move."""
    shift = len(text) - (end - start)

    def moved(place: int) -> int:
        return place + shift if place >= end else min(place, start + len(text))

    labels = [[label, first if first <= start else moved(first), moved(last)] for label, first, last in row["labels"]]
    emph = [[moved(first), moved(last)] for first, last in row["emph"] if moved(first) < moved(last)]
    return row | {"raw": row["raw"][:start] + text + row["raw"][end:], "labels": labels, "emph": emph}
