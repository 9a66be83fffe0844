"""The note area of a page: which lines belong to notes, and to which; what speaks for it before anything is bound.

A note area runs from its first bound label to the page's (or column's) end; where the text goes on after a gap, the
area ends there. A note goes on on the next page only where it stopped unfinished: the split there is where the text
above runs on to the page after and the lines below look like notes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefbuilder.normalise.continuity import goes_on
from briefbuilder.normalise.printed.breaks import surely_goes_on
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.measures import Usual
from briefbuilder.normalise.printed.metrics import text_width
from briefbuilder.normalise.printed.notemarks import Mark, is_lone
from briefbuilder.shapes import ends_sentence, fold
from briefbuilder.words import NOTES_HEADINGS

_SMALLER = 0.96  # of the usual size: set as a note
_WIDER = (1.05, 1.5)  # of the measure: a full line of smaller letters, estimated as if they were usual ones
_MOST_LOOK = 4.0  # what the look of many lines says at most
_SHORT = 0.9  # of the measure of notes: a line that ended before it was full
_EVIDENT = 2.0  # the weight of a call that hardly is anything else
_ITEM = -1.5
_ALIKE = 0.03  # of the usual size
_HEADINGS = {fold(name) for names in NOTES_HEADINGS.values() for name in names}
_LONGEST_HEADING = 40
_GAP = 1.6  # usual distances of lines


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines ``[start, end)`` of one column of one page."""

    start: int
    end: int


def segments(lines: Sequence[PageLine]) -> list[Segment]:
    """The columns of all pages in order."""
    found: list[Segment] = []
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or (lines[index].page, lines[index].column) != (lines[start].page, lines[start].column):
            found.append(Segment(start, index))
            start = index
    return found


class Widths:
    """How much a line's width says for its being a note's: estimated text widths of small letters come out too wide."""

    def __init__(self, lines: Sequence[PageLine], known: Usual) -> None:
        self.lines = lines
        self.known = known

    def width(self, index: int) -> float:
        """How wide the line is, in ems."""
        return text_width(self.lines[index].text, self.known.face)

    def noteness(self, index: int) -> float:
        """Above 0 for a note, below for the body, 0 where the line says nothing."""
        line = self.lines[index]
        if line.measured:
            return 2.0 if line.size < _SMALLER else -2.0
        ratio = text_width(line.text, self.known.face) / self.known.measure
        if _WIDER[0] < ratio < _WIDER[1]:
            return min(1.5, 12 * (ratio - 1.0))
        return -0.7 if 0.93 < ratio <= 1.02 else 0.0

    def ended(self, index: int) -> bool:
        """Is it a note's last line: the sentence is over and the line was not full?"""
        line = self.lines[index]
        if not ends_sentence(line.text):
            return False
        if line.measured:
            return line.width < _SHORT * self.known.measure
        return text_width(line.text, self.known.face) < _SHORT * _WIDER[0] * self.known.measure


def foot_weights(
    lines: Sequence[PageLine], labels: Sequence[Mark], calls: Sequence[Mark], widths: Widths
) -> dict[int, float]:
    """What the lines round each label say for a note area that begins there or has begun, by line."""
    evident = [call for call in calls if call.weight >= _EVIDENT and call.manner != "split"]
    spans = segments(lines)
    span_of = {index: number for number, span in enumerate(spans) for index in range(span.start, span.end)}
    headings = [index for index, line in enumerate(lines) if is_notes_heading(line)]
    weights: dict[int, float] = {}
    for label in labels:
        number = span_of[label.line]
        weights[label.line] = (
            _place(lines, label.line, spans[number])
            + _under_heading(label.line, headings)
            + _body_below(label, spans[number], evident)
            + _look(lines, label.line, spans[number], widths)
            + _seam(lines, label.line, spans, number)
        )
    return weights


def _place(lines: Sequence[PageLine], index: int, span: Segment) -> float:
    """Notes stand low; what follows a colon is an item of a list."""
    low = (index - span.start) / max(1, span.end - span.start)
    led_in = index > span.start and lines[index - 1].text.rstrip().endswith(":")
    return 0.8 * low - (1.0 if led_in else 0.0)


def is_notes_heading(line: PageLine) -> bool:
    """Is it a line like "Notes", "Anmerkungen", "Примечания"?"""
    return len(line.text) <= _LONGEST_HEADING and fold(line.text) in _HEADINGS


def _under_heading(index: int, headings: Sequence[int]) -> float:
    """Right under such a heading stands a note; so do most numbered lines further below it."""
    at = bisect_left(headings, index) - 1
    if at < 0:
        return 0.0
    return 2.5 if headings[at] == index - 1 else 0.5


def _body_below(label: Mark, span: Segment, evident: Sequence[Mark]) -> float:
    """Calls of later notes below the label, on the same page: then what stands there is the text, and this an item."""
    at = bisect_left(evident, (label.line + 1, 0), key=lambda call: call.place)
    below = at < len(evident) and evident[at].line < span.end and evident[at].rank > label.rank
    return _ITEM if below and label.kind == "bare" else 0.0


def _look(lines: Sequence[PageLine], index: int, span: Segment, widths: Widths) -> float:
    """The look of the label's line and the ones that follow it."""
    line = lines[index]
    if line.measured:
        return (2.5 if line.size < _SMALLER else -1.5) + (1.5 if line.ruled else 0.0)
    full = [widths.noteness(at) for at in range(index, min(index + 4, span.end))]
    most = max(full, default=0.0)
    return most if most > 0 else 0.5 * min(full, default=0.0)


def _seam(lines: Sequence[PageLine], index: int, spans: list[Segment], number: int) -> float:
    """Does the text above the label run on to the next column, or rather what stands at this column's end?"""
    if number + 1 >= len(spans) or index == spans[number].start:
        return 0.0
    following = lines[spans[number + 1].start].text
    above, last = lines[index - 1].text, lines[spans[number].end - 1].text
    weight = 0.0
    if surely_goes_on(above, following):
        weight += 1.5
    if not lines[index].measured and surely_goes_on(last, following):
        weight -= 1.5
    return weight


# --- Areas -------------------------------------------------------------------------------------------------------


def note_lines(
    lines: Sequence[PageLine], bound: Sequence[Mark], called: Sequence[Mark], widths: Widths
) -> dict[int, int]:
    """Which note each line of a note area belongs to: line index → index into ``bound`` (labels in order).

    Lines that are not in the result are body; so are those with a bound call (``called``) and what stands above them.
    """
    owner: dict[int, int] = {}
    by_line = {label.line: number for number, label in enumerate(bound)}
    spans = segments(lines)
    calls = sorted(call.line for call in called)
    ruled = _are_ruled(lines, spans, by_line)
    for number, span in enumerate(spans):
        here = [index for index in range(span.start, span.end) if index in by_line]
        if here:
            _own(lines, here, span, by_line, calls, owner)
        area = min(here, default=span.end)
        last = bisect_left(calls, area) - 1
        body = calls[last] + 1 if last >= 0 and calls[last] >= span.start else span.start
        _carry(lines, spans, number, Segment(body, area), owner, widths, ruled=ruled)
    return owner


def _are_ruled(lines: Sequence[PageLine], spans: Sequence[Segment], labels: Mapping[int, int]) -> bool:
    """Does a rule stand over most note areas?"""
    first = [next((at for at in range(span.start, span.end) if at in labels), None) for span in spans]
    over = [lines[at].ruled for at in first if at is not None]
    return 2 * sum(over) > len(over)


def _own(
    lines: Sequence[PageLine],
    here: list[int],
    span: Segment,
    by_line: dict[int, int],
    calls: Sequence[int],
    owner: dict[int, int],
) -> None:
    """Each label's lines: up to the next label, or to where the text goes on; a line with a bound call is text."""
    for place, index in enumerate(here):
        end = here[place + 1] if place + 1 < len(here) else span.end
        stop = _resumes(lines, here[0], index, end)
        call = bisect_left(calls, index + 1)
        if call < len(calls) and calls[call] < stop:
            stop = _before_call(lines, here[0], index, calls[call])
        for line in range(index, stop):
            owner[line] = by_line[index]


def _before_call(lines: Sequence[PageLine], area: int, index: int, call: int) -> int:
    """Where between a label and a call below it the text most likely goes on."""
    above = lines[area - 1].text if area else ""

    def weight(at: int) -> float:
        gap = 1.0 if lines[at].gap >= _GAP else 0.0
        return gap + goes_on(above, lines[at].text) - goes_on(lines[at - 1].text, lines[at].text)

    return max(range(index + 1, call + 1), key=lambda at: (weight(at), -at))


def _resumes(lines: Sequence[PageLine], area: int, index: int, end: int) -> int:
    """Where, below a label, the body goes on: after a gap, or where the size is the text's again."""
    above = lines[area - 1].text if area else ""
    for at in range(index + 1, end):
        line, before = lines[at], lines[at - 1]
        if line.measured:
            if line.size >= _SMALLER > lines[index].size:
                return at
            continue
        if line.gap >= _GAP and not is_lone(before.text):
            body, note = goes_on(above, line.text), goes_on(before.text, line.text)
            if body > note or (ends_sentence(before.text) and body >= note):
                return at
    return end


def _carry(
    lines: Sequence[PageLine],
    spans: list[Segment],
    number: int,
    free: Segment,
    owner: dict[int, int],
    widths: Widths,
    *,
    ruled: bool,
) -> None:
    """Give lines right above the note area, of those in ``free``, to the note that the column before left open."""
    before = _before(lines, spans, number)
    if before < 0 or spans[before].end - 1 not in owner:
        return
    span, last, area = spans[number], spans[before].end - 1, free.end
    note = owner[last]
    following = lines[spans[number + 1].start].text if number + 1 < len(spans) else ""
    if widths.ended(last):
        return
    best, split = _without(lines, span, last, area, following), area
    look = 0.0
    for at in range(area - 1, free.start - 1, -1):
        if lines[at].measured and (lines[at].size >= _SMALLER or not _alike(lines[at], lines[last])):
            break  # sizes are known: here the text ends
        look = max(-_MOST_LOOK, min(_MOST_LOOK, look + widths.noteness(at)))
        if lines[at].measured and at > free.start and _alike(lines[at - 1], lines[at]):
            continue  # what is set alike belongs together
        above = lines[at - 1].text if at > span.start else _body_before(lines, spans, number, owner)
        if lines[at].measured and ruled and not lines[at].ruled:
            continue  # a note goes on under the rule, like those that begin there
        weight = look + 1.2 * goes_on(lines[last].text, lines[at].text) + goes_on(above, following)
        if not lines[at].measured and lines[at].gap >= _GAP:
            weight += 0.5
        if weight > best:
            best, split = weight, at
    for at in range(split, area):
        owner[at] = note


def _before(lines: Sequence[PageLine], spans: list[Segment], number: int) -> int:
    """The segment whose last note may go on here: the one before; for a foot below columns, the last page's end."""
    if not number:
        return -1
    here, above = lines[spans[number].start], lines[spans[number - 1].start]
    if here.page != above.page or here.column >= above.column:
        return number - 1
    return next((at for at in range(number - 1, -1, -1) if lines[spans[at].start].page != here.page), -1)


def _alike(line: PageLine, other: PageLine) -> bool:
    return abs(line.size - other.size) < _ALIKE


def _without(lines: Sequence[PageLine], span: Segment, last: int, area: int, following: str) -> float:
    """What speaks for the note's having ended on its own page."""
    above = lines[area - 1].text if area > span.start else ""
    ended = (1.0 if lines[last].measured else 3.0) if ends_sentence(lines[last].text) else -2.5
    return ended + goes_on(above, following)


def _body_before(lines: Sequence[PageLine], spans: list[Segment], number: int, owner: dict[int, int]) -> str:
    """The last line of the body before this column."""
    for at in range(spans[number].start - 1, -1, -1):
        if at not in owner:
            return lines[at].text
    return ""
