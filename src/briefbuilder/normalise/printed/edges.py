"""Running heads and folios: what recurs at the edges of pages, and numbers there that rise with the pages.

In: lines with their pages.  Out: the lines of the text, and what was taken away.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache

from briefbuilder.inlines import drop
from briefbuilder.model import Removed
from briefbuilder.normalise.printed.headlines import section_heads, title_at_head
from briefbuilder.normalise.printed.lines import PageLine, without
from briefbuilder.normalise.raised import RAISED
from briefbuilder.shapes import ends_sentence
from briefbuilder.tokens import runs
from briefbuilder.words import PAGE_WORDS

_EDGE = 3  # lines at either end of a page in which furniture may stand
_TITLE_SIZE = 1.3  # of the usual
_LONGEST = 16  # words of a running head
_ORNAMENT = r"[\s\[\](){}|–—―•·*.:~_-]*"
_PAGE = "|".join(sorted({re.escape(one) for row in PAGE_WORDS.values() for one in row}, key=len, reverse=True))
_FOLIO = re.compile(
    rf"(?P<before>{_ORNAMENT}(?:(?:{_PAGE})\s*)?)(?P<n>\d{{1,4}}|[ivxlc]{{1,7}})"
    rf"(?P<after>(?:\s*(?:/|of|von|de|sur|из|на)\s*\d{{1,4}})?{_ORNAMENT})\Z",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?P<before>[\s\[(|–—-]{0,4})(?P<n>\d{1,4})(?P<after>[\s\])|–—-]{0,4})\Z")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[\[(]?(\d{1,3})(?!\d)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@lru_cache(maxsize=10_000)
def mask(text: str) -> str:
    """A line's words sorted, figures left out: ``"12 | The Report"`` and ``"The Report 13"`` are one running head."""
    words = runs(_DIGITS.sub(" ", text.casefold()))
    return " ".join(sorted(words)) if 0 < len(words) <= _LONGEST else ""


def folio(text: str) -> int | None:
    """The number of a line that is nothing but a page number: ``"– 12 –"`` gives 12, ``"xiv"`` 14."""
    match = _FOLIO.match(text.strip())
    if not match:
        return None
    number = match["n"].casefold()
    return int(number) if number.isdigit() else _roman(number)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def strip_edges(lines: list[PageLine]) -> tuple[list[PageLine], list[Removed], list[PageLine]]:
    """The lines without furniture, what to write down as removed, and the lines taken (for the report)."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.page].append(index)
    if len(pages) < 2:
        return lines, [], []
    folios = _folios(lines, pages)
    taken = set(folios)
    for _ in range(2):  # a head over two lines: the second is at the edge when the first is gone
        taken |= _heads(lines, pages, taken)
    taken = _with_twins(lines, pages, folios, taken)
    kept, removed = _cut_glued(lines, pages, taken)
    for index in sorted(taken):
        removed += [Removed(*span, "running-head") for span in _spans(lines[index])]
    return kept, removed, [lines[index] for index in sorted(taken)]


def _with_twins(lines: list[PageLine], pages: dict[int, list[int]], folios: set[int], taken: set[int]) -> set[int]:
    """The furniture with heads that say what a title in the text says, without the title itself."""
    masks = [mask(line.text) for line in lines]
    numbers = {lines[index].page: folio(lines[index].text) or 0 for index in folios}
    title = title_at_head(lines, pages, taken - folios, masks, numbers)
    taken = (taken | section_heads(lines, pages, taken, masks)) - {title}
    return {index for index in taken if not _is_title(lines[index])}


def _is_title(line: PageLine) -> bool:
    """Do its size or the file's outline make it a title, though other pages have its words at their head?"""
    return line.level > 0 or line.size > _TITLE_SIZE


def _spans(line: PageLine) -> list[tuple[int, int]]:
    _, gone = drop(line.inlines, 0, len(line.text), "running-head")
    return [(piece.start, piece.end) for piece in gone]


def _edge(indexes: list[int], taken: set[int]) -> list[tuple[int, int]]:
    """The lines at a page's ends that are still there: (place from the end, index); places at the foot are below 0."""
    left = [index for index in indexes if index not in taken]
    top = [(place, index) for place, index in enumerate(left[:_EDGE])]
    foot = [(-place - 1, index) for place, index in enumerate(reversed(left[_EDGE:][-_EDGE:]))]
    return top + foot


# --- Folios ------------------------------------------------------------------------------------------------------


def _folios(lines: list[PageLine], pages: dict[int, list[int]]) -> set[int]:
    """Bare numbers at the edges that rise with the pages, and heads that carry such a number."""
    found = [
        (page, index, number)
        for page, indexes in pages.items()
        for _, index in _edge(indexes, set())
        if (number := folio(lines[index].text)) is not None
    ]
    offset = _offset([number - page for page, _, number in found])
    if offset is None:
        return set()
    return {index for page, index, number in found if number - page == offset}


def _offset(differences: list[int]) -> int | None:
    counts = Counter(differences)
    if not counts:
        return None
    best = max(counts, key=lambda value: (counts[value], -abs(value)))
    return best if counts[best] >= 2 else None


# --- Running heads -----------------------------------------------------------------------------------------------


def _heads(lines: list[PageLine], pages: dict[int, list[int]], taken: set[int]) -> set[int]:
    """Short lines whose words recur at the edges of other pages: the outermost one of each page's end."""
    edges = {page: _edge(indexes, taken) for page, indexes in pages.items()}
    counts: Counter[str] = Counter()
    inner: Counter[tuple[int, str]] = Counter()
    for edge in edges.values():
        counts.update({mask(lines[index].text) for _, index in edge} - {""})
        inner.update((place, mask(lines[index].text)) for place, index in edge)
    found: set[int] = set()
    for page, edge in edges.items():
        gone = {mask(lines[index].text) for index in pages[page] if index in taken}
        for place, index in sorted(
            edge, key=lambda item: (-inner[item[0], mask(lines[item[1]].text)], abs(item[0] + 0.5))
        ):
            key = mask(lines[index].text)
            # A head over two lines has its second line at the same place on other pages; a title has not.
            outermost = place in (0, -1) or (_is_beside(index, found, taken) and inner[place, key] >= 2)
            # Each head once per page: a title that reads like the running head above it is the text's.
            if outermost and key not in gone and _recurs(lines[index], counts) and not _counts_on(lines, index):
                found.add(index)
                gone.add(key)
    return found | _lonely_heads(lines, edges, found, taken)


def _is_beside(index: int, found: set[int], taken: set[int]) -> bool:
    """Does the line above or below it go, too?"""
    return index - 1 in found or index + 1 in found or index - 1 in taken or index + 1 in taken


def _counts_on(lines: list[PageLine], index: int) -> bool:
    """``"2 Ibid., p. 7"`` below ``"1 Ibid., p. 4"`` is the next note, and no foot that recurs."""
    if not index or lines[index - 1].page != lines[index].page:
        return False
    above, here = (_NUMBER.match(lines[at].text.translate(RAISED)) for at in (index - 1, index))
    return above is not None and here is not None and int(here[1]) == int(above[1]) + 1


def _recurs(line: PageLine, counts: Counter[str]) -> bool:
    """Does it recur, and is it no sentence? Once a page's own number stands beside it, one other page is enough."""
    key = mask(line.text)
    return bool(key) and counts[key] >= 2 and not (ends_sentence(line.text) and len(key.split()) > 4)


def _lonely_heads(
    lines: list[PageLine], edges: dict[int, list[tuple[int, int]]], found: set[int], taken: set[int]
) -> set[int]:
    """Where nearly all pages have a head on their first line, apart from the text, a page with a new one has it too."""
    tops = {page: edge[0][1] for page, edge in edges.items() if edge and edge[0][0] == 0}
    headed = [page for page, index in tops.items() if index in found]
    if len(headed) < 4 or 3 * len(headed) < 2 * len(tops):
        return set()
    return {
        index
        for page, index in tops.items()
        if index not in found
        and index not in taken
        and _stands_apart(lines, index)
        and not ends_sentence(lines[index].text)
    }


def _stands_apart(lines: list[PageLine], index: int) -> bool:
    follows = index + 1 < len(lines) and lines[index + 1].page == lines[index].page and lines[index + 1].gap >= 1.5
    return follows and len(lines[index].text.split()) <= _LONGEST and lines[index].text[:1].isupper()


# --- A folio glued to the page's last line -----------------------------------------------------------------------


def _cut_glued(
    lines: list[PageLine], pages: dict[int, list[int]], taken: set[int]
) -> tuple[list[PageLine], list[Removed]]:
    """``"the com– 12 –"``: the number that the page's own count asks for, dressed as the other folios are."""
    numbers = {page: folio(lines[index].text) for page, ones in pages.items() for index in ones if index in taken}
    known = {page: number for page, number in numbers.items() if number is not None}
    offset = _offset([number - page for page, number in known.items()])
    dresses = {dress(lines[index].text) for index in taken if folio(lines[index].text) is not None}
    kept: list[PageLine] = []
    removed: list[Removed] = []
    last = {ones[-1] for page, ones in pages.items() if page not in known}
    for index, line in enumerate(lines):
        if index in taken:
            continue
        match = _GLUED.search(line.text) if offset is not None and index in last else None
        if match and int(match["n"]) - line.page == offset and dress(match.group()) in dresses and match["before"]:
            inlines, gone = drop(line.inlines, match.start(), match.end(), "running-head")
            removed += gone
            kept.append(without(line, inlines))
        else:
            kept.append(line)
    return kept, removed


def dress(text: str) -> str:
    """What stands round a folio: ``"– 12 –"`` gives ``"– –"``."""
    return " ".join(_DIGITS.sub(" ", text).split())
