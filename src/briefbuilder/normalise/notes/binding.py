"""Bind calls to labels: the longest common sequence of their numbers decides, never one mark at a time.

``calls 1 2 2 3`` and ``labels 1 2 3`` give three pairs; the second call of 2 is bound where its style allows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from briefbuilder.inlines import Edit, Index, Inlines, map_leaves, rewrite
from briefbuilder.model import Block, Call, extent
from briefbuilder.normalise.notes.candidates import Mark, leaves
from briefbuilder.normalise.notes.styles import NoteStyle
from briefbuilder.sequences import common


def bind(calls: list[Mark], labels: list[Mark], style: NoteStyle) -> dict[Mark, Mark]:
    """Each bound call with its label, in reading order; calls of a note called again come last."""
    pairs = common([call.number for call in calls], [label.number for label in labels])
    bound = {calls[i]: labels[j] for i, j in pairs}
    if style.reused:
        bound |= _called_again(calls, bound)
    # A call within a note stays text: two notes that call each other would be called from nowhere.
    notes = {label.block for label in bound.values()}
    return {call: label for call, label in bound.items() if call.block not in notes}


def _called_again(calls: list[Mark], bound: dict[Mark, Mark]) -> dict[Mark, Mark]:
    """Further calls of a note that is numbered once in the whole document."""
    by_number: dict[str, set[Mark]] = defaultdict(set)
    for label in bound.values():
        by_number[label.number].add(label)
    return {
        call: next(iter(by_number[call.number]))
        for call in calls
        if call not in bound and len(by_number.get(call.number, ())) == 1
    }


def note_ids(labels: Iterable[Mark], taken: set[str]) -> dict[Mark, str]:
    """An id for each label, in order: n1, n2 …, those that are taken left out."""
    ids: dict[Mark, str] = {}
    count = 0
    for label in dict.fromkeys(labels):
        count += 1
        while f"n{count}" in taken:
            count += 1
        ids[label] = f"n{count}"
    return ids


def mark_calls(blocks: tuple[Block, ...], notes: dict[Mark, str]) -> tuple[Block, ...]:
    """The blocks with a Call in the place of each mark; ``notes`` gives the note's id for each."""
    by_block: dict[int, dict[int, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for call in notes:
        by_block[call.block][call.leaf].append(call)
    return tuple(
        _with_calls(block, by_block[number], notes) if number in by_block else block
        for number, block in enumerate(blocks)
    )


def _with_calls(block: Block, marks: dict[int, list[Mark]], notes: dict[Mark, str]) -> Block:
    numbers = iter(range(len(leaves(block))))

    def mark(inlines: Inlines) -> Inlines:
        calls = sorted(marks.get(next(numbers), ()), key=lambda call: call.start)
        index = Index(inlines)
        return rewrite(index, [Edit(call.start, call.end, (_call(index, call, notes[call]),)) for call in calls])

    return map_leaves(block, mark)


def _call(index: Index, mark: Mark, note: str) -> Call:
    return Call(mark.number, *extent(index.cut(mark.start, mark.end)), note)
