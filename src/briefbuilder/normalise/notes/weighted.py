"""Notes whose marks are of no one style: calls and labels weighed and bound by the heaviest chain, as on printed pages.

For texts in blocks (a paragraph per block, notes between them or at the end), where the plain styles bound nothing:
``"… five ¹. As always"`` may be called by ``"1. The clock …"``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefbuilder.inlines import Index, Inlines
from briefbuilder.model import Block, Paragraph
from briefbuilder.normalise.notes.candidates import Mark, leaves
from briefbuilder.normalise.printed import notemarks
from briefbuilder.normalise.printed.chain import Pair, chains
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.raised import view

_APART = 2.0  # usual distances: a block stands apart from the next


@dataclass(frozen=True, slots=True)
class _Leaf:
    """Where a unit of text stands: the ``leaf``-th inline sequence of ``block``."""

    block: int
    leaf: int


def bind_weighted(
    blocks: tuple[Block, ...], no_marks: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[Block, ...], dict[Mark, Mark]]:
    """The blocks, parted so that every bound note is one, and each bound call with its label."""
    units, homes = _units(blocks)
    labels = [
        mark
        for mark in notemarks.labels(units)
        if isinstance(blocks[homes[mark.line].block], Paragraph) and not ruled_out(units, mark, no_marks)
    ]
    heads = {mark.line: mark.end for mark in labels if not mark.start}
    calls = [mark for mark in notemarks.calls(units, heads) if not ruled_out(units, mark, no_marks)]
    pairs = [pair for chain in chains(units, calls, labels, {}) for pair in chain]
    notes = {pair.label.line for pair in pairs}
    pairs = [pair for pair in pairs if pair.call.line not in notes]  # a call within a note stays text
    cuts = _cuts(pairs)
    parted, first = _part(blocks, homes, cuts)
    return parted, {_mark(pair.call, homes, first, cuts): _mark(pair.label, homes, first, cuts) for pair in pairs}


def ruled_out(units: Sequence[PageLine], mark: notemarks.Mark, no_marks: Sequence[tuple[int, int]]) -> bool:
    """Has the editor said that this is no note's mark?"""
    if not no_marks:
        return False
    at = Index(units[mark.line].inlines).source(mark.start)
    return any(start <= at < end for start, end in no_marks)


def _units(blocks: tuple[Block, ...]) -> tuple[list[PageLine], list[_Leaf]]:
    units: list[PageLine] = []
    homes: list[_Leaf] = []
    for number, block in enumerate(blocks):
        for leaf, inlines in enumerate(leaves(block)):
            units.append(_unit(inlines))
            homes.append(_Leaf(number, leaf))
    return units, homes


def _unit(inlines: Inlines) -> PageLine:
    return PageLine(inlines, view(inlines), gap=_APART)


def _cuts(pairs: Sequence[Pair]) -> dict[int, list[int]]:
    """Where units are parted: before labels that stand within them."""
    cuts: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        if pair.label.start:
            cuts[pair.label.line].add(pair.label.start)
    return {line: sorted(places) for line, places in cuts.items()}


def _part(
    blocks: tuple[Block, ...], homes: Sequence[_Leaf], by_line: dict[int, list[int]]
) -> tuple[tuple[Block, ...], list[int]]:
    """The blocks parted at the cuts, and the new number of each block's first part."""
    cuts = {homes[line].block: places for line, places in by_line.items()}
    parted: list[Block] = []
    first: list[int] = []
    for number, block in enumerate(blocks):
        first.append(len(parted))
        if number in cuts and isinstance(block, Paragraph):
            index = Index(block.inlines)
            bounds = [0, *cuts[number], index.size]
            parted += [replace(block, inlines=index.cut(low, high)) for low, high in pairwise(bounds)]
        else:
            parted.append(block)
    return tuple(parted), first


def _mark(mark: notemarks.Mark, homes: Sequence[_Leaf], first: Sequence[int], cuts: dict[int, list[int]]) -> Mark:
    home = homes[mark.line]
    before = [cut for cut in cuts.get(mark.line, ()) if cut <= mark.start]
    shift = before[-1] if before else 0
    return Mark(mark.number, first[home.block] + len(before), home.leaf, mark.start - shift, mark.end - shift)
