"""What is usual in a row of lines: how wide a full line is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_STEP = 1.0  # ems: lines that are equally full differ by less
_LEAST = 8.0  # ems: what is narrower is no line of running text


def full_width(widths: Iterable[float]) -> float:
    """The width that most full lines have, in ems; 0.0 where no width stands out.

    Justified lines crowd at one width, last lines lie anywhere below it: ``full_width([30, 31, 30.5, 12, 7])`` is
    about 30.5. Lines that an extractor glued together are wider, and few.
    """
    counts: Counter[int] = Counter()
    known = [width for width in widths if width >= _LEAST]
    for width in known:
        counts[round(width / _STEP)] += 1
    if not counts:
        return 0.0
    peak = max(counts, key=lambda at: (_near(counts, at), at))
    near = [width for width in known if abs(width - peak * _STEP) <= 2 * _STEP]
    return sum(near) / len(near)


def _near(counts: Counter[int], at: int) -> float:
    return counts[at] + 0.8 * (counts[at - 1] + counts[at + 1]) + 0.4 * (counts[at - 2] + counts[at + 2])
