"""Which paragraphs are set in as block quotations: by their margins, or by a run of narrower lines.

A quotation's lines all stand in from the edge (first lines of other paragraphs stand in alone), often smaller, often
after a colon. A text file shows only that several full lines in a row are narrower than the text's. Items of a list are
set in, too: their marks tell, and what hangs under them belongs to them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as Set_
from dataclasses import dataclass
from itertools import groupby
from math import ceil, sqrt

from briefbuilder.normalise.printed.items import Mark
from briefbuilder.normalise.printed.measures import Shape, Usual
from briefbuilder.normalise.printed.setting import Set

_LEAST_IN = 0.9  # ems
_SPREAD = 0.028  # of the measure: how widths of full lines scatter where they are estimated
_USUAL_WIDTH = 0.97
_VERSE = 1000  # as a kind of narrowness
_RUN_TOGETHER = 0.12  # of the measure: what is longer by more is several lines
_SAME = 0.6  # ems: paragraphs of one quotation stand alike

# Log-odds of the signs.
_RARE, _SET_IN, _BOTH_SIDES, _SMALLER, _COLON, _MARKED, _GAP, _SEVERAL, _ALONE = (
    -2.5,
    2.0,
    1.0,
    1.5,
    1.2,
    0.6,
    0.6,
    0.8,
    -1.0,
)
_UNDER_ITEM = -4.0
_SURE_NARROW = 3.3  # standard errors


@dataclass(frozen=True, slots=True)
class _Run:
    """Paragraphs ``[start, end)`` in a row that are set alike."""

    start: int
    end: int


def quotations(
    shaped: Sequence[Shape],
    marks: Sequence[Mark | None],
    sets: Sequence[Set],
    titles: Mapping[int, int],
    known: Usual,
    verse: Set_[int] = frozenset(),
) -> list[tuple[int, int]]:
    """The runs of paragraphs that are block quotations, as ``(first, behind the last)``; stanzas begin at ``verse``."""
    finder = _Finder(shaped, marks, sets, titles, known, verse)
    lefts = any(shape.left >= _LEAST_IN for shape in shaped)
    runs = finder.by_margin() if known.measured or lefts else finder.by_width()
    return [(run.start, run.end) for run in runs]


@dataclass(frozen=True, slots=True)
class _Finder:
    shaped: Sequence[Shape]
    marks: Sequence[Mark | None]
    sets: Sequence[Set]
    titles: Mapping[int, int]
    known: Usual
    verse: Set_[int]

    def by_margin(self) -> list[_Run]:
        """Runs whose lines stand in from the edge, all alike."""
        insets = [self._inset(number) for number in range(len(self.sets))]
        kinds, kind = [0] * len(insets), 0
        for number, inset in enumerate(insets):
            alike = number and kinds[number - 1] and abs(inset - insets[number - 1]) < _SAME
            kind += not alike
            kinds[number] = kind if inset >= _LEAST_IN else 0
        return [run for run in _runs(kinds) if self._margin_odds(run, insets) > 0]

    def by_width(self) -> list[_Run]:
        """Runs whose full lines are narrower than the text's."""
        runs = _runs([self._narrowness(number) for number in range(len(self.sets))])
        return [
            run
            for run in map(self._trimmed, runs)
            if run.start < run.end and (self._is_song(run) or self._is_narrow(run))
        ]

    def _narrowness(self, number: int) -> int:
        one = self.sets[number]
        return 0 if number in self.titles else _VERSE if one.start in self.verse else round((1 - one.measure) * 100)

    def _is_song(self, run: _Run) -> bool:
        """Is it verse that the text above leads to?"""
        first = self.sets[run.start]
        return first.start in self.verse and self._led_in(first) >= _COLON

    def _trimmed(self, run: _Run) -> _Run:
        """Without single lines at both ends: they fit any measure."""
        inner = [at for at in range(run.start, run.end) if self.sets[at].end - self.sets[at].start > 1]
        return _Run(inner[0], inner[-1] + 1) if inner else _Run(run.start, run.start)

    def _inset(self, number: int) -> float:
        """How far a paragraph stands in; 0.0 for a title, an item, a first line that alone is set in."""
        one = self.sets[number]
        if number in self.titles or self.marks[one.start]:
            return 0.0
        return min(shape.left for shape in self.shaped[one.start : one.end])

    def _margin_odds(self, run: _Run, insets: Sequence[float]) -> float:
        first, last = self.sets[run.start], self.sets[run.end - 1]
        rows = self.shaped[first.start : last.end]
        odds = _RARE + _SET_IN + self._led_in(first)
        odds += _SEVERAL if len(rows) > 1 else _ALONE
        odds += _BOTH_SIDES if max(row.right for row in rows) < self.known.measure - _LEAST_IN else 0.0
        if rows[0].line.measured:
            odds += _SMALLER if all(row.line.size < 0.97 for row in rows) else 0.0
            odds += _GAP if rows[0].line.gap > 1.25 else 0.0
        if run.end - run.start == len(rows) and not self._differs(insets[run.start]):
            odds += _ALONE * 3  # single lines where first lines stand: speech
        return odds + (_UNDER_ITEM if self._under_item(run.start) else 0.0)

    def _differs(self, inset: float) -> bool:
        """Does it stand elsewhere than the first lines of other paragraphs?"""
        firsts = [
            self.shaped[one.start].left
            for one in self.sets
            if one.end - one.start > 1 and self.shaped[one.start + 1].left < _SAME <= self.shaped[one.start].left
        ]
        return not firsts or abs(sorted(firsts)[len(firsts) // 2] - inset) > _SAME

    def _under_item(self, number: int) -> bool:
        """Does an item stand above that it may belong to, with nothing at the edge between?"""
        for above in range(number - 1, max(number - 6, -1), -1):
            one = self.sets[above]
            if self.marks[one.start]:
                return True
            if self.shaped[one.end - 1].left < _LEAST_IN or above in self.titles:
                return False
        return False

    def _led_in(self, first: Set) -> float:
        above = self.shaped[first.start - 1].text.rstrip('”»"’ ') if first.start else ""
        odds = _COLON if above.endswith((":", ":—", ":–", ",", "—")) else 0.0
        return odds + (_MARKED if self.shaped[first.start].text[:1] in '“„«"' else 0.0)

    def _is_narrow(self, run: _Run) -> bool:
        sets = self.sets[run.start : run.end]
        if any(self.marks[one.start] or one.start in self.verse for one in sets) or self._near_item(run):
            return False
        full = [self._share(at) for one in sets for at in range(one.start, one.end - 1)]
        full = [width for width in full if width < 1.0]
        if len(full) < (1 if self._led_in(sets[0]) >= _COLON else 2):
            return False
        away = (_USUAL_WIDTH - sum(full) / len(full)) / (_SPREAD / sqrt(len(full)))
        return away + self._led_in(sets[0]) > _SURE_NARROW and max(full) < sets[0].measure + 2 * _SPREAD

    def _share(self, at: int) -> float:
        """How wide a line is, in measures; one that an extractor ran together of several: each of them."""
        width = self.shaped[at].right / self.known.measure
        return width / max(ceil(width - _RUN_TOGETHER), 1)

    def _near_item(self, run: _Run) -> bool:
        """Does an item stand right above, so that this may hang under it?"""
        above = self.sets[run.start - 1] if run.start else None
        return bool(above and (self.marks[above.start] or above.measure == self.sets[run.start].measure))


def _runs(kinds: Sequence[int]) -> list[_Run]:
    """Neighbours of one kind; those of kind 0 belong to none."""
    return [
        _Run(numbers[0], numbers[-1] + 1)
        for kind, group in groupby(range(len(kinds)), key=kinds.__getitem__)
        if kind and (numbers := list(group))
    ]
