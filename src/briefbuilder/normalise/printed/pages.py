"""Where pages end in a text that does not say so: folios that rise by one, and heads that recur between them.

``… last line / The Report / – 2 – / first line …`` is a page's end; the notes above it belong to the page before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from briefbuilder.normalise.printed.edges import dress, folio, mask
from briefbuilder.normalise.printed.lines import PageLine

_SHORTEST = 14  # lines of a page
_LEAST = 2  # folios in a row, heads that recur
_TOP = 2  # a first piece of furniture above this line stands at the pages' heads, not at their feet


def find_pages(lines: list[PageLine]) -> list[PageLine]:
    """The lines with pages, where the text had none and its furniture shows them."""
    if len({line.page for line in lines}) > 1 or any(line.measured for line in lines):
        return lines
    folios = _folios(lines)
    marked = sorted(folios | _heads(lines, folios))
    if not marked:
        return lines
    return _paged(lines, _clusters(marked), at_top=marked[0] <= _TOP)


def _folios(lines: Sequence[PageLine]) -> set[int]:
    """The longest row of bare numbers in one dress that rise by one, a page's length apart."""
    rows: dict[tuple[str, int], list[int]] = {}
    best: list[int] = []
    for index, line in enumerate(lines):
        number = folio(line.text)
        if number is None:
            continue
        looks = dress(line.text)
        before = rows.get((looks, number - 1), [])
        row = [*before, index] if before and index - before[-1] >= _SHORTEST else [index]
        if len(row) > len(rows.get((looks, number), [])):
            rows[looks, number] = row
        best = max(best, row, key=len)
    return set(best) if len(best) >= _LEAST else set()


def _heads(lines: Sequence[PageLine], folios: set[int]) -> set[int]:
    """Short lines that recur a page's length apart; beside a folio twice is enough, else three times."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if key := mask(line.text):
            places[key].append(index)
    found: set[int] = set()
    for ones in places.values():
        beside = [index for index in ones if index - 1 in folios or index + 1 in folios]
        apart = len(ones) >= _LEAST and median(after - before for before, after in pairwise(ones)) >= _SHORTEST
        if len(beside) >= _LEAST:
            found.update(beside)
        elif apart and len(ones) > _LEAST and not folios:
            found.update(ones)
    return found


def _clusters(marked: Sequence[int]) -> list[tuple[int, int]]:
    """Furniture that stands together: ``[41, 42, 90]`` gives ``[(41, 42), (90, 90)]``."""
    clusters = [(marked[0], marked[0])]
    for index in marked[1:]:
        if index == clusters[-1][1] + 1:
            clusters[-1] = (clusters[-1][0], index)
        else:
            clusters.append((index, index))
    return clusters


def _paged(lines: list[PageLine], clusters: Sequence[tuple[int, int]], *, at_top: bool) -> list[PageLine]:
    starts = {first if at_top else last + 1 for first, last in clusters}
    paged, page = [], 1
    for index, line in enumerate(lines):
        new = index in starts and index > 0
        page += new
        paged.append(replace(line, page=page, gap=0.0 if new else line.gap))
    return paged
