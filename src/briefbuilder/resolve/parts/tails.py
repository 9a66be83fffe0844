"""What a title, a place or a container drags behind it: town and house, a paper's mark, a journal in marks.

In: the pieces of an entry in their order.  Out: pieces that cover the same words, cut where something else begins:
``[title "Il mare, Bologna, il Molo, ", date "2012"]`` is a title, a place and a publisher.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefbuilder.resolve.parts.kinds import is_institution, is_site
from briefbuilder.resolve.parts.marked import quoted
from briefbuilder.resolve.parts.pieces import Piece, parted
from briefbuilder.resolve.parts.towns import is_town
from briefbuilder.words import REGIONS, REPORT_WORDS, fold

Pieces = list[Piece]

_REGIONS = frozenset(fold(one) for row in REGIONS.values() for one in row)


def without_tails(pieces: Pieces) -> Pieces:
    """The pieces, cut where another field begins."""
    for part in _PARTINGS:
        pieces = part(pieces)
    return pieces


def _has(pieces: Pieces, *labels: str) -> bool:
    return any(piece.label in labels for piece in pieces)


def _each(pieces: Pieces, part: Callable[[Piece], Pieces]) -> Pieces:
    return [one for piece in pieces for one in part(piece)]


# --- Town and house ----------------------------------------------------------------------------------------------

_TOWN_AND_HOUSE = re.compile(r"^[\W_]*(?P<town>[^,:;]{2,30}),\s+(?P<house>[^,:;]{2,60})[\s,.]*$")
_STATE = re.compile(r"[A-Z.]{2,5}")
_BEHIND_TITLE = re.compile(
    r"[,.]\s+(?P<town>[^\Wa-z\d_][^,.:;]{1,25}),\s+(?P<house>[^,.:;]{2,45}),\s*(?P<year>(?:1[5-9]|20)\d\d\W*)?$"
)


def _part_towns(pieces: Pieces) -> Pieces:
    """``location "Paris, Sillage, "`` is a place and a publisher; "Cambridge, MA" and "Kiel, Germany" are places."""
    if _has(pieces, "publisher", "journal"):
        return pieces

    def part(piece: Piece) -> Pieces:
        match = None
        if piece.label == "location":
            match = _TOWN_AND_HOUSE.match(piece.text)
        elif piece.label == "title" and not _has(pieces, "location"):
            match = _BEHIND_TITLE.search(piece.text, 8)
        if not match or not is_town(match["town"]) or not _is_house(match["house"]):
            return [piece]
        head = [(0, "title"), (match.start("town"), "location")] if piece.label == "title" else [(0, "location")]
        year = [(match.start("year"), "date")] if match.groupdict().get("year") else []
        return parted(piece, *head, (match.start("house"), "publisher"), *year)

    return _each(pieces, part)


def _is_house(name: str) -> bool:
    return not (fold(name) in _REGIONS or _STATE.fullmatch(name) or is_town(name) or name.startswith(("and ", "und ")))


# --- A paper's mark ----------------------------------------------------------------------------------------------

_PAPER = "|".join(sorted(map(re.escape, REPORT_WORDS), key=len, reverse=True))
_PAPER_MARK = re.compile(
    rf"[,.]\s*(?P<mark>(?:[\w'’-]+\s){{0,3}}(?:[\w'’]+-)?(?:{_PAPER})(?:e?n|s)?\s+(?:[Nn][or]\.?\s?|[Nn][°º]\.?\s?)?"
    r"(?:[A-Z]{1,4}[\s/-]?)?\d[\w/]*(?:\s[A-Z]?\s?\d+)?)[\s,.]*$",
    re.IGNORECASE,
)
_PAPER_NAME = re.compile(
    rf"^[^\w'’-]*(?:[\w'’-]+\s){{0,3}}(?:[\w'’]+-)?(?i:{_PAPER})(?:e?n|s)?\s+(?:[Nn][or]\.?\s?)?[A-Z]{{1,4}}[\s/-]?\d[\w/-]*\W*$"
)


def _part_papers(pieces: Pieces) -> Pieces:
    """``title "Transit, SWI-Studie S 15, "``, ``journal "CRS Report RS20, "``: the paper is a genre with its number."""
    if _has(pieces, "genre", "volume", "number", "booktitle"):
        return pieces

    def part(piece: Piece) -> Pieces:
        if piece.label == "journal" and _PAPER_NAME.match(piece.text):
            return [piece.named("genre")]
        match = _PAPER_MARK.search(piece.text, 5) if piece.label == "title" else None
        return parted(piece, (0, "title"), (match.start("mark"), "genre")) if match else [piece]

    return _each(pieces, part)


# --- What holds a work -------------------------------------------------------------------------------------------

_DEGREE = re.compile(r"^\W*(?:doutorado|mestrado|doctorado|maestría|master|graduação)\b", re.IGNORECASE)


def _part_containers(pieces: Pieces) -> Pieces:
    """``title "La pace, «Limen», "`` ends with its journal; a portal is no book, nor an institute a journal."""
    loose = not _has(pieces, "journal", "booktitle") and _has(pieces, "volume", "number", "pages", "date")

    def part(piece: Piece) -> Pieces:
        if piece.label == "title" and loose and (at := _journal_at(piece.text)):
            return parted(piece, (0, "title"), (at, "journal"))
        if piece.label == "booktitle" and is_site(piece.bare):
            return [piece.named("journal")]
        if piece.label == "series" and _DEGREE.match(piece.text):
            return [piece.named("genre")]
        issued = piece.label == "journal" and _has(pieces, "genre") and not _has(pieces, "publisher", "volume")
        return [piece.named("publisher") if issued and is_institution(piece.bare) else piece]

    return _each(pieces, part)


def _journal_at(text: str) -> int:
    """Where a name in marks begins at the end of a title that has none around itself."""
    stretches = quoted(text)
    if not stretches or text[: stretches[0][0] - 1].strip(" ,.:") == "":
        return 0
    low, high = stretches[-1]
    behind = text[: low - 1].rstrip()[-1:] == ","
    ends = not re.search(r"\w", text[high:]) and text.rstrip()[-1:] in ",»”"
    return low - 1 if behind and ends and text[low : low + 1].isupper() else 0


_PARTINGS: tuple[Callable[[Pieces], Pieces], ...] = (_part_papers, _part_containers, _part_towns)
