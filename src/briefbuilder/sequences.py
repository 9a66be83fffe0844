"""Longest common sequences: which of two rows of numbers belong together."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq


def common(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Index pairs of a longest common subsequence: ``common("1223", "123")`` gives ``[(0, 0), (1, 1), (3, 2)]``."""
    pairs = []
    for op in LCSseq.opcodes(list(left), list(right)):
        if op.tag == "equal":
            pairs += zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)
    return pairs
