"""Labels on lines of their own that an extractor put in the wrong place: back to where their notes begin.

``12 / Ibid. / Cargo table. / 14 / Court records. / 13`` has its 13 last; its note begins where the line before it ended
a sentence: ``12 / Ibid. / 13 / Cargo table. / 14 / Court records.``
"""

from __future__ import annotations

from collections.abc import Sequence

from briefbuilder.normalise.printed.areas import Segment, segments
from briefbuilder.normalise.printed.lines import PageLine, extent_of
from briefbuilder.normalise.printed.notemarks import is_lone
from briefbuilder.shapes import ends_sentence, starts_small

_LEAST = 2  # labels on lines of their own on one page: then this is how the extractor writes them


def order_labels(lines: list[PageLine]) -> list[PageLine]:
    """The lines with displaced labels put back, page by page; the others stay as they were."""
    if any(line.measured for line in lines):
        return lines
    ordered: list[PageLine] = []
    for span in segments(lines):
        found = _alone(lines, span)
        ordered += _ordered(lines, span, found) if len(found) >= _LEAST else lines[span.start : span.end]
    return ordered


def in_order(lines: list[PageLine]) -> list[PageLine]:
    """As the source has them: a number that was put back and then was no label goes where it stood."""
    return sorted(lines, key=lambda line: extent_of(line)[0])


def _alone(lines: Sequence[PageLine], span: Segment) -> list[tuple[int, int]]:
    """Line and number of every label alone on its line."""
    found = []
    for index in range(span.start, span.end):
        text = lines[index].text.strip().rstrip(".")
        if is_lone(lines[index].text) and text.isdecimal():
            found.append((index, int(text)))
    return found


def _ordered(lines: Sequence[PageLine], span: Segment, found: list[tuple[int, int]]) -> list[PageLine]:
    rising = _rising(found)
    order = list(range(span.start, span.end))
    for index, number in found:
        if (index, number) in rising:
            continue
        above = [at for at, other in rising if other == number - 1]
        below = [at for at, other in rising if other == number + 1]
        end = below[0] if below else span.end
        seam = next((at for at in range(above[0] + 2, end) if _begins(lines, at)), -1) if above else -1
        if 0 <= seam != index:
            order.remove(index)
            order.insert(order.index(seam), index)
            rising = sorted([*rising, (seam - 1, number)], key=lambda item: item[1])
    return [lines[index] for index in order]


def _rising(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the labels whose numbers rise; of a page's many the first hundred are enough."""
    best: list[list[tuple[int, int]]] = []
    for at, one in enumerate(found[:100]):
        before = max((best[other] for other in range(at) if found[other][1] < one[1]), key=len, default=[])
        best.append([*before, one])
    return max(best, key=len, default=[])


def _begins(lines: Sequence[PageLine], at: int) -> bool:
    """Does a note begin here: after a sentence's end, with a capital or a figure, and no label stands by already?"""
    above, line = lines[at - 1].text, lines[at].text
    return ends_sentence(above) and not starts_small(line) and not is_lone(above) and not is_lone(line)
