"""Notes of recognised scans (OCR): small raised figures come out as quotes, stars, question marks, or not at all.

Numbers cannot be read there, but they can be counted: at a page's foot stand as many notes as marks were made on the
page. ``"… in return.’"`` and, below, ``"‘Office of …"`` belong together as the first mark and the first note of their
page; a sign that looks like one number rather than another (``"!°"`` like 10) helps where one of them was lost.
Believed only where most notes of the document look like this, and no clean counting was found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefbuilder.normalise.continuity import goes_on
from briefbuilder.normalise.printed.areas import Segment, Widths, segments
from briefbuilder.normalise.printed.chain import Pair
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.misread import Sign, calls, label, likeness, odd_heads
from briefbuilder.normalise.printed.notemarks import Mark
from briefbuilder.shapes import ends_sentence, first_letter

_FOLIO = 5  # characters
_GAP = 1.5
_LEAST_PAGES = 2
_LEAST_ODD = 0.4  # of the notes, and of their calls: a sign that nobody would write there
_LEAST_WEIGHT = 0.3  # of a call that is looked at
_STRONG = 1.5  # of one that counts when notes are counted
_BY_GAP, _BY_LINE = 0.3, -0.7  # what a gap says for a new note without a label, and a line's end alone
_LOST_NUMBER, _LOST_CALL, _LOST_LABEL = -1.2, -0.5, -0.3
_PER_LINE = -0.05  # of a line that is taken for a note
_WIDER, _AS_WIDE = (1.08, 1.5), (0.93, -1.0)  # from how many times the text's width on, and what it says
_DIFFERENCE = 0.9  # for each call that no note answers, and the other way round
_MOST_LOST = 2  # labels in a row
_HEAD = 3  # lines that a page has above its notes
_LONGEST, _MOST_CALLS, _MOST_WAYS = 120, 60, 12  # lines of a page, calls on it, ways to count that are followed


@dataclass(frozen=True, slots=True)
class _Foot:
    """The notes of a page: the line where they begin, where each of them may begin, what may call them."""

    start: int
    labels: tuple[Sign, ...]
    calls: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """A note's label with the number that counting gives it."""

    label: Sign
    number: int


def smudged(lines: Sequence[PageLine], widths: Widths, clean: int) -> list[Pair]:
    """Calls and labels matched by counting; none where the document does not look like a scan.

    ``clean`` is how many pairs the numbers themselves gave: a scan has more odd signs at its lines' heads.
    """
    if any(line.measured for line in lines) or 5 * odd_heads(lines) < max(clean, _LEAST_PAGES):
        return []
    feet = [_foot(lines, span, widths) for span in segments(lines)]
    noted = [foot for foot in feet if foot.labels]
    if len(noted) < _LEAST_PAGES:
        return []
    through, anew = (_matched(feet, restarting=restarting) for restarting in (False, True))
    best = max((through, anew), key=lambda pairs: sum(pair.weight for pair in pairs))
    return best if _is_scan(best) else []


def _is_scan(pairs: Sequence[Pair]) -> bool:
    odd_calls = sum(not pair.call.number.isdecimal() for pair in pairs)
    odd_labels = sum(not pair.label.manner.isdecimal() for pair in pairs)
    return min(odd_calls, odd_labels) >= _LEAST_ODD * len(pairs) > 0


# --- Where the notes of a page begin -----------------------------------------------------------------------------


def _foot(lines: Sequence[PageLine], span: Segment, widths: Widths) -> _Foot:
    """The page parted where its text most likely ends and its notes begin."""
    page = Segment(max(span.start, span.end - _LONGEST), span.end)
    found = [sign for sign in calls(lines, page.start, page.end) if sign.weight >= _LEAST_WEIGHT]
    heads = [_head(lines, at) for at in range(page.start, page.end)]
    start = _parting(lines, page, heads, [sign.line for sign in found if sign.weight >= _STRONG], widths)
    labels = tuple(head for head in heads[start - page.start :] if head)
    above = [sign for sign in found if sign.line < start]
    strongest = sorted(sorted(above, key=lambda sign: -sign.weight)[:_MOST_CALLS], key=lambda s: (s.line, s.start))
    return _Foot(start, labels, tuple(strongest))


def _parting(
    lines: Sequence[PageLine], page: Segment, heads: Sequence[Sign | None], strong: Sequence[int], widths: Widths
) -> int:
    """The line on which the notes begin; the page's end where nothing speaks for notes."""
    following = [line.text for line in lines[page.end : page.end + 2]]  # a head may stand above the text
    ended = _runs_on(lines[page.end - 1].text, following)
    best, start = _DIFFERENCE * -len(strong), page.end
    weight, count = 0.0, 0
    for at in range(page.end - 1, page.start + _HEAD - 1, -1):
        head = heads[at - page.start]
        begins = head is not None and head.weight > 0
        weight += (head.weight if head and head.text else 0.0) + _PER_LINE
        count += begins
        if not begins or len(lines[at].text) <= _FOLIO:
            continue
        differs = abs(bisect_left(strong, at) - count)
        seam = _runs_on(lines[at - 1].text, following) - ended
        total = weight + seam + _wider(widths, page, at) - _DIFFERENCE * differs
        if total > best:
            best, start = total, at
    return start


def _wider(widths: Widths, span: Segment, at: int) -> float:
    """Are full lines from here on wider than those above? Smaller letters look so where the measure is the same."""
    above, below = (
        _full([widths.width(line) for line in ones]) for ones in (range(span.start, at), range(at, span.end))
    )
    ratio = below / max(above, 1.0)
    return _WIDER[1] if ratio >= _WIDER[0] else _AS_WIDE[1] if ratio >= _AS_WIDE[0] else 0.0


def _full(widths: Sequence[float]) -> float:
    """What a full line among these measures."""
    return sorted(widths)[len(widths) * 4 // 5]


def _runs_on(text: str, following: Sequence[str]) -> float:
    return max((goes_on(text, line) for line in following), default=0.0)


def _head(lines: Sequence[PageLine], at: int) -> Sign | None:
    """What a line's head says for a note's beginning there."""
    text = lines[at].text
    sign = label(at, text)
    if sign:
        return sign
    if not at or not first_letter(text).isupper() or len(text) <= _FOLIO:
        return None
    if lines[at].gap >= _GAP:
        return Sign(at, 0, 0, "", _BY_GAP)
    return Sign(at, 0, 0, "", _BY_LINE) if ends_sentence(lines[at - 1].text) else None


# --- Counting ----------------------------------------------------------------------------------------------------


def _matched(feet: Sequence[_Foot], *, restarting: bool) -> list[Pair]:
    """The pairs of all pages; numbers go on from page to page, or begin anew on each."""
    pairs: list[Pair] = []
    last = 0
    for foot in feet:
        counted = _counted(foot.labels, 0 if restarting else last)
        last = counted[-1].number if counted else last
        pairs += _called(foot.calls, counted)
    return [_numbered(pair, number) for number, pair in enumerate(pairs, 1)] if restarting else pairs


def _numbered(pair: Pair, number: int) -> Pair:
    """Ranks that rise through the document, for whom numbers begin anew."""
    first, second = pair.call, pair.label
    return Pair(_mark(_sign(first), number), _mark(_sign(second), number, second.manner), pair.weight)


def _sign(mark: Mark) -> Sign:
    return Sign(mark.line, mark.start, mark.end, mark.number, mark.weight)


def _counted(labels: Sequence[Sign], before: int) -> list[_Counted]:
    """Which of the heads are labels, and their numbers: the heaviest way to count on from ``before``."""
    ways: dict[int, tuple[float, tuple[_Counted, ...]]] = {before: (0.0, ())}
    for sign in labels:
        after = {number: (weight - max(sign.weight, 0.0), way) for number, (weight, way) in ways.items()}
        for number, (weight, way) in ways.items():
            for lost in range(_MOST_LOST + 1):
                here = number + 1 + lost
                total = weight + sign.weight + lost * _LOST_NUMBER
                total += likeness(sign.text.strip(), here) if sign.text else _LOST_LABEL
                if here not in after or total > after[here][0]:
                    after[here] = (total, (*way, _Counted(sign, here)))
        ways = dict(sorted(after.items(), key=lambda one: -one[1][0])[:_MOST_WAYS])
    return list(max(ways.values(), key=lambda one: one[0])[1])


def _called(signs: Sequence[Sign], counted: Sequence[_Counted]) -> list[Pair]:
    """The heaviest row of calls for these notes, in their order; a note whose call was lost stays without one."""
    rows: list[tuple[float, tuple[Pair, ...]]] = [(at * _LOST_NUMBER, ()) for at in range(len(counted) + 1)]
    for sign in signs:
        lost = _LOST_CALL if sign.weight >= _STRONG else 0.0
        new = [(rows[0][0] + lost, rows[0][1])]
        for at, note in enumerate(counted, 1):
            weight = sign.weight + likeness(sign.text, note.number)
            ways = [
                (rows[at][0] + lost, rows[at][1]),
                (new[at - 1][0] + _LOST_NUMBER, new[at - 1][1]),
                (rows[at - 1][0] + weight, (*rows[at - 1][1], _pair(sign, note, weight))),
            ]
            new.append(max(ways, key=lambda way: way[0]))
        rows = new
    return list(rows[-1][1])


def _pair(sign: Sign, note: _Counted, weight: float) -> Pair:
    label = note.label
    if label.text.strip().isdecimal():
        label = replace(label, end=min(label.end, len(str(note.number))))  # the rest was another sign
    return Pair(_mark(sign, note.number), _mark(label, note.number, label.text), weight)


def _mark(sign: Sign, number: int, manner: str = "") -> Mark:
    return Mark(sign.text, number, "smudged", sign.line, sign.start, sign.end, sign.weight, manner)
