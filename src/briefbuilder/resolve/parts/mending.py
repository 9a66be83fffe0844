"""Labels that contradict one another, mended before they are read: a work has a title, a country is no publisher.

In: the pieces of an entry in their order.  Out: pieces that cover the same words, some under another label.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefbuilder.resolve.parts.containers import has_lead
from briefbuilder.resolve.parts.corporate import is_corporate
from briefbuilder.resolve.parts.kinds import is_proceedings, is_publishing, opens_talk
from briefbuilder.resolve.parts.outspoken import heard
from briefbuilder.resolve.parts.pieces import Piece, joined
from briefbuilder.resolve.parts.roles import leading_role
from briefbuilder.resolve.parts.statutes import with_law
from briefbuilder.resolve.parts.tails import without_tails
from briefbuilder.words import REGIONS, fold

Pieces = list[Piece]

_REGIONS = frozenset(fold(one) for row in REGIONS.values() for one in row)
_CAPITAL = re.compile(r"^(?P<region>D\.\s?C\.|DC)[,:]?\s+(?=\w)")
_FIRST_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.?!])\s+(?=[^\Wa-z\d_])")
_IMPRINT = re.compile(r"^\W*[^\W\d_][^\s:]+(?:\s[^\s:]+)?:\s+(?P<house>[^:]+?)[\s.,]*$")
_WITH_HOUSE = re.compile(
    r"^\W*[^,:]+,\s+(?P<house>(?:La|Le|Les|L['’]|Il|Lo|El|Los|Las|Die|Der|Das|The|Éditions|Editions|Edizioni|Ediciones|Verlag"
    r"|изд-во|Издательство)\s?[^,:]+?)[\s.,]*$"
)
_PARTIES = re.compile(r"\s(?:vs?|gegen|c)\.\s*$")  # "Roe v. " goes on with the other party
_LENGTH = re.compile(r"^\W*\d{1,4}\s?(?:с|s|S|p|pp|стр|str|pages|Seiten)\W*$")
_STATEMENT = re.compile(
    r"^(?P<author>(?:[^\W\d_][^\W\d_’'-]+,?\s(?:[^\W\d_]\.\s?){1,3},?\s*){1,4})(?P<title>[^/]{3,}?)\s+/\s+(?=\S)"
)
_MADE_IN = re.compile(r"^.{4,}?\s(?=(?:19|20)\d\d\s*(?:,|\.?\s*$))")


def mended(pieces: Pieces) -> Pieces:
    """``[publisher "Padua, ", location "Italy."]`` is one location; a list without a title gets one."""
    for mend in _MENDINGS:
        pieces = mend(pieces)
    return pieces


def _join_neighbours(pieces: Pieces) -> Pieces:
    """Neighbours of one label are one piece."""
    found: Pieces = []
    for piece in pieces:
        if found and found[-1].label == piece.label and found[-1].end == piece.start:
            found[-1] = joined(found[-1], piece)
        else:
            found.append(piece)
    return found


def _is_region(text: str) -> bool:
    return fold(text) in _REGIONS


def _know_lengths(pieces: Pieces) -> Pieces:
    """``"— 312 с."`` counts pages, whatever it was taken for."""
    return [
        piece.named("pages") if piece.label in ("note", "genre") and _LENGTH.match(piece.text) else piece
        for piece in pieces
    ]


def _part_statements(pieces: Pieces) -> Pieces:
    """``"Лодкин И. И. Гавани / под ред. П. Мостова. "``: who wrote, what, and, behind the stroke, who helped."""
    found: Pieces = []
    for piece in pieces:
        match = _STATEMENT.match(piece.text) if piece.label in ("author", "editor") else None
        if match:
            author, rest = piece.cut(match.start("title"))
            title, helpers = rest.cut(match.end() - match.start("title"))
            found += [author.named("author"), title.named("title"), helpers.named("editor")]
        else:
            found.append(piece)
    return found


def _join_places(pieces: Pieces) -> Pieces:
    """A town before its country, and a country behind its town, are no publishers."""
    found: Pieces = []
    for piece in pieces:
        found[-1:] = _placed(found[-1], piece) if found else [piece]
    return found


def _placed(last: Piece, piece: Piece) -> Pieces:
    """Two neighbours, joined or parted anew where they make up one place."""
    if (last.label, piece.label) == ("location", "publisher"):
        if _is_region(piece.bare) and last.text.rstrip().endswith(","):
            return [joined(last, piece)]
        if match := _CAPITAL.match(piece.text):
            head, tail = piece.cut(match.end())
            return [joined(last, head), tail]
    if (last.label, piece.label) == ("publisher", "location") and _is_town(last, piece):
        return [joined(last.named("location"), piece)]
    return [last, piece]


def _is_town(publisher: Piece, location: Piece) -> bool:
    """``"Padua, "`` before "Italy": a few words, none of a house."""
    words = publisher.bare.split()
    house = is_corporate(publisher.bare) or is_publishing(publisher.bare) or publisher.bare.isupper()
    return _is_region(location.bare) and len(words) < 3 and publisher.text.rstrip().endswith(",") and not house


def _join_title(pieces: Pieces) -> Pieces:
    """A title that ends with a colon, or in mid-sentence, goes on in what was taken for what holds it."""
    held = {piece.label for piece in pieces}
    is_book = {"publisher", "location"} <= held and not held & {"volume", "number", "pages", "url", "doi", "editor"}
    found: Pieces = []
    for place, piece in enumerate(pieces):
        later = {one.label for one in pieces[place + 1 :]}  # a town after a town: the first is a word of the title
        is_lone = "location" in later and piece.text.rstrip().endswith(".")
        if found and found[-1].label == "title" and _goes_on(found[-1], piece, is_book=is_book, is_lone=is_lone):
            found[-1] = joined(found[-1], piece)
        else:
            found.append(piece)
    return found


def _goes_on(title: Piece, piece: Piece, *, is_book: bool, is_lone: bool) -> bool:
    if title.end != piece.start or has_lead(piece.text):
        return False
    end = title.text.rstrip()[-1:]
    if piece.label == "location":
        return is_lone and end in ",:" and not _is_region(piece.bare)
    if piece.label == "journal" and _PARTIES.search(title.text):
        return True
    if piece.label == "booktitle":
        return end == ":" or end.isalnum()
    return piece.label == "journal" and is_book and end in ".:"


def _find_title(pieces: Pieces) -> Pieces:
    """Where nothing was taken for the title: a note's words, the first sentence of a journal, a book, a body's name."""
    if any(piece.label == "title" and len(piece.bare) > 1 for piece in pieces):
        return pieces
    named = any(piece.label in ("genre", "number") for piece in pieces)  # "Drucksache 18/4711" has a name of its own
    for label, finds in _TITLE_BEARERS[:-1] if named else _TITLE_BEARERS:
        place = next((place for place, piece in enumerate(pieces) if piece.label == label and finds(piece)), None)
        if place is not None:
            return [*pieces[:place], *_titled(pieces[place]), *pieces[place + 1 :]]
    return pieces


def _titled(piece: Piece) -> Pieces:
    if piece.label == "journal" and (match := _FIRST_SENTENCE.search(piece.text)):
        head, tail = piece.cut(match.end())
        return [head.named("title"), tail]
    return [piece.named("title")]


def _is_long(piece: Piece) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", piece.bare)) > 2


def _is_book(piece: Piece) -> bool:
    return _is_long(piece) and not is_proceedings(piece.bare)


def _is_talk(piece: Piece) -> bool:
    return opens_talk(piece.bare)


def _has_sentence(piece: Piece) -> bool:
    """``"Storms of the north. Harbour News"``, not "Harb. Stud."."""
    match = _FIRST_SENTENCE.search(piece.text)
    return bool(match) and len(re.findall(r"[^\W\d_]{3,}", piece.text[: match.start() if match else 0])) > 2


def _is_body(piece: Piece) -> bool:
    """A body's name, or three words that no comma parts: ``"World Harbour Atlas"``."""
    plain = not re.search(r"[,;&]|\band\b|\b[^\W\d_]\.", piece.bare.rstrip("."))
    return is_corporate(piece.bare) or (plain and len(piece.bare.split()) > 2)


def _find_year(pieces: Pieces) -> Pieces:
    """``"Low Tide 2011, "`` where no other piece has a year: the year is the work's."""
    if any(piece.label == "date" and re.search(r"\d{4}", piece.text) for piece in pieces):
        return pieces
    found: Pieces = []
    for piece in pieces:
        match = _MADE_IN.match(piece.text) if piece.label == "title" else None
        if match:
            head, tail = piece.cut(match.end())
            year, rest = tail.cut(4)
            kind = [year.named("date"), rest.named("genre")] if rest.says else [tail.named("date")]
            found += [head, *kind]
        else:
            found.append(piece)
    return found


def _doubt_translators(pieces: Pieces) -> Pieces:
    """Nobody translates as "TR 1069" or "Computer Department"."""
    return [piece.named("note") if piece.label == "translator" and _is_nobody(piece) else piece for piece in pieces]


def _is_nobody(piece: Piece) -> bool:
    return bool(re.search(r"\d", piece.text)) or is_corporate(piece.bare)


def _hear_roles(pieces: Pieces) -> Pieces:
    """``"trans. by M. Roe, "`` is a translator, whatever it was taken for."""
    return [
        piece.named(leading_role(piece.text, short=piece.label in ("note", "author", "edition")) or piece.label)
        if piece.label in _MISTAKEN
        else piece
        for piece in pieces
    ]


_MISTAKEN = frozenset(("journal", "booktitle", "publisher", "series", "note", "author", "edition"))


def _part_imprint(pieces: Pieces) -> Pieces:
    """``"Kiel: Sea Press. "`` is no periodical, ``"Bologna, La Lanterna, "`` no place alone."""
    held = {piece.label for piece in pieces}
    if "publisher" in held:
        return pieces
    counted = bool(held & {"volume", "number", "pages"})
    return [part for piece in pieces for part in _imprint(piece, counted=counted)]


def _imprint(piece: Piece, *, counted: bool) -> Pieces:
    match = None
    if piece.label == "journal" and not counted:
        match = _IMPRINT.match(piece.text)
        match = match if match and _is_house(match["house"]) else None
    elif piece.label == "location":
        match = _WITH_HOUSE.match(piece.text)
        match = match if match and not _is_region(match["house"]) else None
    if not match:
        return [piece]
    place, house = piece.cut(match.start("house"))
    return [place.named("location"), house.named("publisher")]


def _is_house(name: str) -> bool:
    return is_corporate(name) or is_publishing(name) or name.isupper()


# What may hold the title where nothing was taken for it, from the likeliest on.
_TITLE_BEARERS: tuple[tuple[str, Callable[[Piece], bool]], ...] = (
    ("note", _is_long),
    ("journal", _has_sentence),
    ("booktitle", _is_book),
    ("series", _is_long),
    ("genre", _is_long),
    ("publisher", _is_talk),
    ("author", _is_body),
)

_MENDINGS: tuple[Callable[[Pieces], Pieces], ...] = (
    with_law,
    _join_neighbours,
    _know_lengths,
    _part_statements,
    heard,
    without_tails,
    _join_neighbours,  # again: what was cut may join what follows
    _hear_roles,
    _join_places,
    _join_title,
    _find_title,
    _find_year,
    _doubt_translators,
    _part_imprint,
)
