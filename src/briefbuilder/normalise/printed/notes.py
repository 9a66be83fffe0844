"""Lift the notes of printed pages: bind their calls, take their lines out of the body, put a Call where each is called.

In: lines without furniture.  Out: the body's lines with calls in place, the notes, what was removed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain as joined
from itertools import pairwise

from briefbuilder.inlines import Edit, Index, removals, rewrite, strip
from briefbuilder.model import Call, Note, Removed, extent
from briefbuilder.normalise.printed.areas import Widths, foot_weights, is_notes_heading, note_lines
from briefbuilder.normalise.printed.chain import Pair, chains
from briefbuilder.normalise.printed.displaced import in_order
from briefbuilder.normalise.printed.flow import note_flow
from briefbuilder.normalise.printed.lines import PageLine, extent_of, without
from briefbuilder.normalise.printed.measures import usual
from briefbuilder.normalise.printed.notemarks import Mark, calls, labels
from briefbuilder.normalise.printed.smudged import smudged

_EVIDENT = 2.5  # the weight of a mark that is no plain figure
_OPEN_KINDS = ("raised", "bracket")
_DOUBTFUL = 1.5  # the weight of a pair below which an editor should look


@dataclass(frozen=True, slots=True)
class Finding:
    """A mark at source offset ``at`` that an editor should look at."""

    code: str
    number: str
    at: int


@dataclass(slots=True)
class Lifted:
    """The body that is left, its notes, what was removed with them, and what is doubtful about it."""

    body: list[PageLine]
    notes: list[Note] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def lift(lines: list[PageLine], no_marks: Sequence[tuple[int, int]] = ()) -> Lifted:
    """Notes bound to their calls; where nothing binds, the lines as they were. ``no_marks``: spans without marks."""
    known = usual(lines)
    heads = [head for head in labels(lines) if not _ruled_out(lines, head, no_marks)]
    places = {head.line: head.end for head in heads if not head.start}
    candidates = [call for call in calls(lines, places) if not _ruled_out(lines, call, no_marks)]
    pairs = _bound(lines, heads, candidates, Widths(lines, known))
    if not pairs:
        return Lifted(lines)
    findings = _findings(lines, pairs, candidates)
    removed: list[Removed] = []
    lines, pairs = part_inner(lines, pairs, removed)
    bound = sorted({pair.label for pair in pairs}, key=lambda label: label.place)
    owner = note_lines(lines, bound, [pair.call for pair in pairs], Widths(lines, known))
    pairs = [pair for pair in pairs if pair.call.line not in owner]  # a call within a note stays text
    lifted = _take_out(lines, pairs, bound, owner)
    lifted.removed += removed
    lifted.findings = _within(findings, lifted.body)
    return lifted


def _bound(lines: Sequence[PageLine], heads: Sequence[Mark], candidates: Sequence[Mark], widths: Widths) -> list[Pair]:
    """The pairs of all chains in the order of their labels; by order alone where a scan lost the figures."""
    found = chains(lines, candidates, heads, foot_weights(lines, heads, candidates, widths))
    pairs = sorted(joined.from_iterable(found), key=lambda pair: pair.label.place)
    by_order = smudged(lines, widths, len(pairs))
    return by_order if len(by_order) > len(pairs) else pairs + _called_again(pairs, candidates)


def _called_again(pairs: Sequence[Pair], candidates: Sequence[Mark]) -> list[Pair]:
    """Further calls in brackets of notes that are numbered once in the whole document."""
    by_number: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.call.kind == "bracket":
            by_number[pair.call.number].append(pair)
    taken = {pair.call.place for pair in pairs} | {pair.label.place for pair in pairs}
    return [
        replace(by_number[call.number][0], call=call)
        for call in candidates
        if call.kind == "bracket" and call.place not in taken and len(by_number.get(call.number, ())) == 1
    ]


def _findings(lines: Sequence[PageLine], pairs: Sequence[Pair], candidates: Sequence[Mark]) -> list[Finding]:
    """Pairs on thin evidence, and evident calls in the counting that no note answers."""
    taken = {mark.place for pair in pairs for mark in (pair.call, pair.label)}
    highest = max(pair.label.rank for pair in pairs)
    doubtful = [pair.call for pair in pairs if pair.weight < _DOUBTFUL]
    loose = [
        call
        for call in candidates
        if call.kind in _OPEN_KINDS and call.weight >= _EVIDENT and call.rank <= highest + 1 and call.place not in taken
    ]
    rows = [("note-doubtful", call) for call in doubtful] + [("call-without-note", call) for call in loose]
    return [Finding(code, call.number, Index(lines[call.line].inlines).source(call.start)) for code, call in rows]


def _within(findings: Sequence[Finding], body: Sequence[PageLine]) -> list[Finding]:
    """The findings that stand in the body: what looks like a mark within a note is part of its words."""
    if not findings:
        return []
    spans = sorted(extent_of(line) for line in body if line.inlines)
    starts = [start for start, _ in spans]
    kept = []
    for finding in findings:
        at = bisect_right(starts, finding.at) - 1
        if at >= 0 and finding.at < spans[at][1]:
            kept.append(finding)
    return kept


def _ruled_out(lines: Sequence[PageLine], mark: Mark, no_marks: Sequence[tuple[int, int]]) -> bool:
    """Has the editor said that this is no note's mark?"""
    if not no_marks:
        return False
    at = Index(lines[mark.line].inlines).source(mark.start)
    return any(start <= at < end for start, end in no_marks)


def part_inner(lines: list[PageLine], pairs: list[Pair], removed: list[Removed]) -> tuple[list[PageLine], list[Pair]]:
    """Lines parted before labels that stand within them, and the pairs in the new counting."""
    cuts: dict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        if pair.label.start:
            cuts[pair.label.line].append(pair.label.start)
    if not cuts:
        return lines, pairs
    parted: list[PageLine] = []
    first: list[int] = []
    for number, line in enumerate(lines):
        first.append(len(parted))
        parted += _parts(line, cuts[number], removed) if number in cuts else [line]
    return parted, [
        replace(pair, call=_moved(pair.call, first, cuts), label=_moved(pair.label, first, cuts)) for pair in pairs
    ]


def _parts(line: PageLine, cuts: Sequence[int], removed: list[Removed]) -> list[PageLine]:
    """The pieces of a line; the one before a cut within a word says so."""
    index = Index(line.inlines)
    parts = []
    for low, high in pairwise([0, *cuts, len(line.text)]):
        piece, spaces = strip(index.cut(low, high))
        removed += removals(spaces, "spaces")
        cut = high < len(line.text) and not line.text[high - 1].isspace()
        parts.append(replace(without(line, piece), gap=1.0 if low else line.gap, cut=cut))
    return parts


def _moved(mark: Mark, first: Sequence[int], cuts: dict[int, list[int]]) -> Mark:
    """The mark in the new counting of lines."""
    if mark.line not in cuts:
        return replace(mark, line=first[mark.line]) if mark.line != first[mark.line] else mark
    before = [cut for cut in cuts[mark.line] if cut <= mark.start]
    shift = before[-1] if before else 0
    return replace(mark, line=first[mark.line] + len(before), start=mark.start - shift, end=mark.end - shift)


def _take_out(lines: list[PageLine], pairs: list[Pair], bound: list[Mark], owner: dict[int, int]) -> Lifted:
    called = {pair.label.line for pair in pairs}
    owner = {line: number for line, number in owner.items() if bound[number].line in called}
    ids = {label.line: f"n{number}" for number, label in enumerate((one for one in bound if one.line in called), 1)}
    lifted = Lifted([])
    marked = _with_calls(lines, {pair.call: ids[pair.label.line] for pair in pairs})
    heading = _heading(lines, owner)
    for index, line in enumerate(marked):
        if index == heading:
            lifted.removed.extend(removals(line.inlines, "notes-heading"))
        elif index not in owner:
            _add(lifted.body, line)
    by_note: dict[int, list[int]] = defaultdict(list)
    for index, number in sorted(owner.items()):
        by_note[number].append(index)
    for number, label in enumerate(bound):
        if number in by_note:
            lifted.notes.append(_note(marked, by_note[number], label, ids[label.line], lifted.removed))
    return lifted


def _add(body: list[PageLine], line: PageLine) -> None:
    """A line of the body; a call on a line of its own stands behind the line above."""
    if body and line.inlines and all(isinstance(inline, Call) for inline in line.inlines):
        body[-1] = without(body[-1], (*body[-1].inlines, *line.inlines))
    else:
        body.append(line)


def _with_calls(lines: Sequence[PageLine], notes: dict[Mark, str]) -> list[PageLine]:
    by_line: dict[int, list[Mark]] = defaultdict(list)
    for call in notes:
        by_line[call.line].append(call)
    marked = list(lines)
    for number, ones in by_line.items():
        index = Index(lines[number].inlines)
        edits = []
        for call in sorted(ones, key=lambda one: one.start):
            span = extent(index.cut(call.start, call.end))
            edits.append(Edit(call.start, call.end, (Call(call.number, *span, notes[call]),)))
        marked[number] = without(lines[number], rewrite(index, edits))
    return marked


def _note(lines: Sequence[PageLine], own: list[int], label: Mark, note: str, removed: list[Removed]) -> Note:
    first = lines[own[0]]
    index = Index(first.inlines)
    text, spaces = strip(index.cut(label.end))
    mark, space = strip(index.cut(label.start, label.end))
    removed.extend(removals(spaces + space, "spaces"))
    rows = [without(first, text), *(lines[at] for at in own[1:])]
    blocks = note_flow(in_order([row for row in rows if row.inlines]))
    kind = "comment" if label.kind == "symbol" else "note"
    return Note(note, label.number, blocks, *extent(mark), "comment" if kind == "comment" else "note")


def _heading(lines: Sequence[PageLine], owner: dict[int, int]) -> int:
    """The line "Notes" right above the first of the notes, or -1."""
    first = min(owner)
    return first - 1 if first and is_notes_heading(lines[first - 1]) else -1
