"""A note's text in pieces: at semicolons and sentence ends, but not within quotation marks, brackets or italics.

In: marked text.  Out: spans that follow one another without a gap, each with its separators at the end.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from briefbuilder.resolve.parts.addresses import find_address
from briefbuilder.resolve.parts.marked import Marked, quoted
from briefbuilder.words import NAME_JOINERS

_BOUNDARY = re.compile(r";\s+|[.!?][”\"’»)\]]*\s+(?=[“\"„«(\[]?[^\W\d_a-z])")
_JOINED = re.compile(
    rf"[^;]*?\d(?:\s?ff?\.?)?\)?(?P<next>,?\s+(?:{'|'.join(map(re.escape, NAME_JOINERS))})[,\s].*)", re.DOTALL
)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\[“\"])(?:[^\W\d_]|[^\W\d_]\.[^\W\d_]|see|cf|vgl|vol|no|nr|pp?|eds?|hrsg|hg|trans|dir|coord|ch|chap|bd|op"
    r"|cit|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|st|dr|prof|gen|col|ph|jr|sr|inc|ltd|et al|см|ср|ред|изд|им"
    r"|cit\. en|zit|u\.a|esp|approx|ca|art|para|fig|fn|nn|loc)$",
    re.IGNORECASE,
)
MAX_PIECES = 200


def pieces(text: Marked) -> tuple[tuple[int, int], ...]:
    """``"See Roe, *Tide*, 12; Doe, *Sea*. A comment."`` has three pieces."""
    closed = _closed(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BOUNDARY.finditer(text.text):
        mark = match.start()
        if any(low < mark < high for low, high in closed) or len(spans) >= MAX_PIECES:
            continue
        if match[0][0] == "." and _ABBREVIATED.search(text.text[max(start, mark - 12) : mark]):
            continue
        spans.append((start, match.end()))
        start = match.end()
    if start < len(text.text):
        spans.append((start, len(text.text)))
    titles = sorted([*quoted(text.text), *text.emphasised()])
    return tuple(part for span in spans for part in _parted(text.text, span, titles))


def _parted(text: str, span: tuple[int, int], titles: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Two works that an "and" joins are two pieces: ``"Roe, *Tide*, 2007, and Doe, *Sea*, 2009"``.

    The first is complete with a year or a page in front of the "and"; an article in a periodical is one work.
    """
    start, end = span
    inside = [(low, high) for low, high in titles if start <= low and high <= end]
    for (_, high), (low, _) in itertools.pairwise(inside):
        match = _JOINED.match(text, high, low) if high < low else None
        if match and start < match.start("next") < end:
            yield start, match.start("next")
            start = match.start("next")
    yield start, end


def _closed(text: Marked) -> list[tuple[int, int]]:
    """Stretches that no boundary may cut: quotations, brackets, italics, addresses."""
    spans = [(low, high) for low, high in quoted(text.text)]
    spans += list(text.emphasised())
    spans += [match.span() for match in re.finditer(r"\([^()]*\)|\[[^\[\]]*\]", text.text)]
    offset = 0
    while found := find_address(text.text[offset:]):
        spans.append((offset + found.start, offset + found.end))
        offset += found.end
    return spans
