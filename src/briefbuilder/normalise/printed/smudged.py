"""Notes of recognised scans (OCR): small raised figures come out as quotes, stars, question marks, or not at all.

Numbers cannot be followed there, but order can: at a page's foot stand as many notes as marks were made on the page.
``"… in return.’"`` and, below, ``"‘Office of …"`` belong together as the first mark and the first note of their page.
Believed only where most notes of the document look like this, and no clean counting was found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefbuilder.normalise.printed.areas import Segment, Widths, segments
from briefbuilder.normalise.printed.chain import Pair
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.notemarks import Mark

_ODD = r"'‘’\"“”*°®©™¢§?!^¹²³"
_LABEL = re.compile(rf"(?:[{_ODD}]{{1,2}}|\d{{1,2}})(?=[^\W_])")
_CALL = re.compile(rf"(?<=[\w.,;:!?”\"»)])(?:[{_ODD}]{{1,2}}|\d{{1,2}})(?=\s|\Z)")
_PAIRS = {"“": "”", "‘": "’", "„": "“", "«": "»"}
_FOLIO = 5  # characters
_GAP = 1.5
_WIDE = 0.3  # noteness of a group of lines set in smaller type
_LEAST_PAGES = 2
_LEAST_ODD = 0.5  # of the notes: begin with a sign that nobody would write there
_LEAST_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines ``[start, end)`` without a gap between them; ``label`` is how far an odd sign at the head reaches."""

    start: int
    end: int
    label: int


def smudged(lines: Sequence[PageLine], widths: Widths) -> list[Pair]:
    """Calls and labels matched by their order on each page; none where the document does not look like a scan."""
    if any(line.measured for line in lines):
        return []
    pages = [(span, _notes(lines, span, widths)) for span in segments(lines)]
    notes = [note for _, ones in pages for note in ones]
    odd = sum(note.label > 0 for note in notes)
    if sum(bool(ones) for _, ones in pages) < _LEAST_PAGES or odd < _LEAST_ODD * len(notes):
        return []
    pairs: list[Pair] = []
    for span, ones in pages:
        labelled = [note for note in ones if note.label or note is not ones[0]]
        found = _calls(lines, Segment(span.start, ones[0].start)) if ones else []
        pairs += _matched(found, labelled, len(pairs))
    return pairs


def _notes(lines: Sequence[PageLine], span: Segment, widths: Widths) -> list[_Group]:
    """The groups at the page's foot that look like notes, from the lowest up."""
    found: list[_Group] = []
    for group in reversed(_groups(lines, span)):
        wide = sum(widths.noteness(at) for at in range(group.start, group.end)) / (group.end - group.start)
        if not found and len(lines[group.start].text) <= _FOLIO:
            continue  # a folio that was read badly
        if not group.label and wide < _WIDE:
            break
        found.append(group)
    return found[::-1]


def _groups(lines: Sequence[PageLine], span: Segment) -> list[_Group]:
    starts = [
        at for at in range(span.start, span.end) if at == span.start or lines[at].gap >= _GAP or _label(lines[at].text)
    ]
    return [
        _Group(start, end, _label(lines[start].text))
        for start, end in zip(starts, [*starts[1:], span.end], strict=True)
    ]


def _label(text: str) -> int:
    """How far an odd sign at a line's head reaches; an opening quote that closes further on is none."""
    match = _LABEL.match(text)
    if not match or (text[0] in _PAIRS and _PAIRS[text[0]] in text[1:]):
        return 0
    return match.end()


def _calls(lines: Sequence[PageLine], span: Segment) -> list[Mark]:
    return [
        Mark(match.group(), 0, "smudged", at, match.start(), match.end(), weight)
        for at in range(span.start, span.end)
        for match in _CALL.finditer(lines[at].text)
        if (weight := _weight(lines, at, match)) >= _LEAST_WEIGHT
    ]


def _weight(lines: Sequence[PageLine], at: int, match: re.Match[str]) -> float:
    """How little the sign has to say where it stands."""
    sign, before = match.group()[-1], lines[at].text[match.start() - 1]
    if sign.isdigit():
        decimal = before in ".,:" and lines[at].text[: match.start() - 1][-1:].isdigit()
        return -1.0 if before.isdigit() or before.isupper() or decimal else 2.0
    if sign in "*°®©™¢§^¹²³":
        return 2.0
    if sign in "?!":
        return 1.5 if before in ".,;:" else -1.0
    open_here = _is_open(lines, at, match.start(), sign)
    if before in ".,;:!?”":
        return 0.4 if open_here else 1.5
    return -0.5 if open_here else 0.4


def _is_open(lines: Sequence[PageLine], at: int, place: int, sign: str) -> bool:
    """Was a quotation opened before, on this line or the two above, that the sign may close?"""
    text = " ".join(line.text for line in lines[max(0, at - 2) : at]) + " " + lines[at].text[:place]
    if sign in "'‘’":
        return re.search(r"(?:\A|\s)[‘']\w", text) is not None
    return text.count("“") + text.count("„") > text.count("”")


def _matched(calls: list[Mark], notes: Sequence[_Group], before: int) -> list[Pair]:
    """The strongest calls, as many as there are notes, in their order."""
    if not notes or len(calls) < len(notes):
        return []
    strongest = sorted(sorted(calls, key=lambda call: (-call.weight, call.place))[: len(notes)], key=lambda c: c.place)
    pairs = []
    for number, (call, note) in enumerate(zip(strongest, notes, strict=True), before + 1):
        label = Mark(call.number, number, "smudged", note.start, 0, note.label, 0.0)
        pairs.append(Pair(call, label, call.weight))
    return pairs
