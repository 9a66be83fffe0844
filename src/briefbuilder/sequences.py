"""Longest common sequences: which of two rows of numbers belong together."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

_WINDOW = 4_000  # marks of either row that are looked at together; memory grows with the square


def common(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Index pairs of a longest common subsequence: ``common("1223", "123")`` gives ``[(0, 0), (1, 1), (3, 2)]``.

    Rows longer than a window are walked in windows, of which the first half of the pairs counts each time.
    """
    pairs: list[tuple[int, int]] = []
    low = high = 0
    while True:
        rest = len(left) - low > _WINDOW or len(right) - high > _WINDOW
        found = _common(left[low : low + _WINDOW], right[high : high + _WINDOW])
        found = found[: (len(found) + 1) // 2] if rest else found
        pairs += ((low + one, high + other) for one, other in found)
        if not rest:
            return pairs
        if found:
            low, high = low + found[-1][0] + 1, high + found[-1][1] + 1
        elif len(left) - low >= len(right) - high:
            low += _WINDOW
        else:
            high += _WINDOW


def _common(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for op in LCSseq.opcodes(list(left), list(right)):
        if op.tag == "equal":
            pairs += zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)
    return pairs
