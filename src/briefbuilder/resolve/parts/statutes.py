"""Laws and cases are written in ways of their own: a law's number and day are parts of its name.

In: the pieces of an entry in their order.  Out: the same words; for ``"Loi n° 12 du 3 mai 2004 sur les ports, JORF du 5
mai 2004, p. 9"`` a title up to the gazette, the gazette as a journal, and the law's own day as the date.
"""

from __future__ import annotations

import re

from briefbuilder.resolve.parts.corporate import names_body
from briefbuilder.resolve.parts.pieces import Piece, parted

Pieces = list[Piece]

_LAW = (
    r"(?:Loi|Décret|Arrêté|Ordonnance|Règlement|Ley|Real Decreto|Decreto|Reglamento|Legge|Decreto legislativo|Lei"
    r"|Regolamento|Decreto-Lei|Portaria|Gesetz|Verordnung|Richtlinie|Directiva|Direttiva|Diretiva|Federal Law"
    r"|(?:Council |Commission )?(?:Implementing |Delegated )?(?:Regulation|Directive|Decision|Framework Decision)"
    r"|Executive Order|Public Law|Федеральный закон|Закон|Указ|Постановление|Распоряжение|Wet|Verordening|Richtlijn"
    r"|Besluit|Kanun)"
)
_NUMBERED = (
    r"(?=.{0,60}?(?:[nN]\.?[°ºo]\.?\s?\d|[Nn]r\.?\s?\d|núm\.?\s?\d|№\s?\d|\d/\d|\d{1,2}\.?\s\w+\s\d{4}|\(E[CU]\)))"
)
_OPENS = re.compile(rf"^\W*(?P<body>[^\W\d_][^,;:]{{1,60}},\s)?(?P<law>{_LAW}\b(?!,|\s[A-Z]{{1,3}}[,.\s]){_NUMBERED})")
_GAZETTE = re.compile(
    r"(?:,\s*(?:in:?\s)?|\s\(|\s//\s*|\s)[«“„]?(?P<name>(?:OJ|JO|ABl\.?|DO|GU|PB|BGBl\.?|JORF|BOE|Stb\.|Amtsblatt"
    r"|Journal officiel|Official Journal|Gazzetta Ufficiale|Diário da República|Resmi Gazete|Federal Register"
    r"|Staatsblad|Boletín Oficial|Собрание|СЗ РФ|Российская газета)(?!\w)"
    r"(?:(?!\s(?:du|vom|de|del|от|of|S|p|с)\b\.?\s\d)[^,.();:»”]){0,40}"
    r"|(?<=// )[^.,;]{4,60})"
)
_DAY = re.compile(
    r"\d{1,2}(?:\.|er|-го)?\s(?:de\s|d['’])?[^\W\d_]{3,12}\.?\s(?:de\s|del\s|do\s)?(?:1[5-9]|20)\d\d|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CASE = re.compile(
    r"^\W*(?P<name>[^\W\d_][^,]{2,90}?\sv\.?\s[^,]{2,90}),\s(?P<volume>\d{1,4})\s(?P<reporter>[A-Z][\w.' ]{0,16}?)\s"
    r"(?P<pages>\d{1,5})(?:,\s\d{1,5}(?:[–-]\d+)?)?\s\((?P<court>[^()\d]*)(?P<year>\d{4})\)"
)


def opens_law(title: str) -> bool:
    """``"Loi n° 12 du 3 mai 2004 sur les ports"``; not "Law and Order"."""
    match = _OPENS.match(title)
    return bool(match) and not (match and match["body"])


def with_law(pieces: Pieces) -> Pieces:
    """The pieces of a law or a case as such; any others as they came."""
    if not pieces:
        return pieces
    text = "".join(piece.text for piece in pieces)
    whole = Piece("title", text, pieces[0].start, pieces[-1].end, min(piece.sure for piece in pieces))
    if len(text) != whole.end - whole.start:
        return pieces
    if match := _CASE.match(text):
        return _case(whole, match)
    match = _OPENS.match(text)
    if not match or (match["body"] and not names_body(match["body"]) and not match["body"].strip(" ,").isupper()):
        return pieces
    return _law(whole, pieces, match.start("law"))


def _case(whole: Piece, match: re.Match[str]) -> Pieces:
    """``"Roe v. Kiel, 410 U.S. 113 (1973)"``: parties, volume, reporter, first page, year."""
    cuts = [(0, "title"), (match.start("volume"), "volume"), (match.start("reporter"), "journal"),
            (match.start("pages"), "pages"), (match.end("pages"), "lead"), (match.start("year"), "date"),
            (match.end("year"), "note")]  # fmt: skip
    return parted(whole, *cuts)


def _law(whole: Piece, pieces: Pieces, start: int) -> Pieces:
    gazette = _GAZETTE.search(whole.text, start)
    end = gazette.start() if gazette else _end_of_name(pieces)
    cuts = [(0, "author"), (start, "title")]
    if gazette:
        cuts += [(end, "lead"), (gazette.start("name"), "journal"), (gazette.end("name"), "")]
    else:
        cuts += [(end, "")]
    named = [piece for piece in parted(whole, *cuts) if piece.label]
    title = next(piece for piece in named if piece.label == "title")
    behind = [_behind(piece) for piece in pieces if piece.start >= named[-1].end]
    return [*(piece for piece in named if piece.text.strip()), *_dated(title), *behind]


def _behind(piece: Piece) -> Piece:
    """Behind a law's name its date and title are known; another one is the gazette's, or a later law's."""
    return piece.named("note") if piece.label in ("date", "title", "author", "booktitle") else piece


def _end_of_name(pieces: Pieces) -> int:
    """Where a law without a gazette ends: before its address, place or pages."""
    after = (piece.start - pieces[0].start for piece in pieces[1:] if piece.label in ("url", "accessed", "location"))
    return next(after, pieces[-1].end - pieces[0].start)


def _dated(title: Piece) -> Pieces:
    """The law's own day, which stays in its name."""
    match = _DAY.search(title.text) or _YEAR.search(title.text)
    if not match:
        return []
    return [Piece("date", match[0], title.start + match.start(), title.start + match.end(), title.sure)]
