"""Mentions in notes: ``Roe, *Low Tide*, 2007, 64.``, ``See Roe and Doe, "Tides," 12``, ``Ibid., 13``, ``Roe 2007: 12``.

In: a piece of a note as marked text.  Out: what it says of a work, with positions in the piece; None for no work.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefbuilder.resolve.parts.addresses import find_address, find_doi
from briefbuilder.resolve.parts.dates import find_dates
from briefbuilder.resolve.parts.marked import Marked, quoted
from briefbuilder.resolve.parts.numbers import find_locator
from briefbuilder.words import (
    ACCESS_NOTES,
    AVAILABLE_AT,
    EDITOR_MARKS,
    FUNCTION_WORDS,
    IBID,
    NAME_JOINERS,
    OP_CIT,
    SAME_AUTHOR,
    SEE_ALSO,
    TRANSLATOR_MARKS,
    fold,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """What a note says of a work.

    ``start``/``end`` are its first and last letter; ``kind`` tells how it names the work.
    """

    start: int
    end: int
    kind: str  # "title", "ibid", "op-cit", "author-year"
    names: str = ""
    title: str = ""
    year: str = ""
    locator: str = ""
    same_author: bool = False
    url: str = ""
    doi: str = ""


IsName = Callable[[str], bool]


def _any(tables: dict[str, tuple[str, ...]]) -> str:
    words = {word for row in tables.values() for word in row}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SEE = re.compile(rf"^[\s(\[]*(?:(?:{_any(SEE_ALSO)})(?![\w])[,:]?\s+)+", re.IGNORECASE)
_IBID = re.compile(
    rf"^[\s(\[]*(?P<word>{_any(IBID)})\.?(?![\w’'-])(?=\s*(?:[,.:;)\]]|$|\(|\d|pp?\.|S\.|с\.))", re.IGNORECASE
)
_OP_CIT = re.compile(rf"(?<![\w])(?P<word>{_any(OP_CIT)})\.?(?!\w)", re.IGNORECASE)
_SAME_AUTHOR = re.compile(rf"^\s*(?:{_any(SAME_AUTHOR)})\.?(?!\w)[,:]?\s*", re.IGNORECASE)
_JOINERS = "|".join(re.escape(word) for word in NAME_JOINERS)
_CAPITAL = r"(?:(?:[a-zà-ÿ’']{1,4}\s){0,2}[^\W\d_a-zà-ÿа-я][\w’'.-]*)"
_CAPITALS = rf"{_CAPITAL}(?:\s{_CAPITAL}){{0,4}}"
_JOINT = rf"(?:,\s*|\s?/\s?|,?\s+(?:{_JOINERS})\s+)"
_NAMES_AT_END = re.compile(
    rf"(?P<names>{_CAPITALS}(?:{_JOINT}{_CAPITALS}){{0,4}}(?:,?\s+(?:et al|u\.\s?a)\.?)?"
    r"(?:\s*\((?:ed|eds|hrsg|hg|dir)\.?\))?)"
    r"\s*(?:\((?P<year>\d{4})[a-h]?\))?\s*[,:.]?\s*[“\"„«‘]?$"
)
_AUTHOR_YEAR = re.compile(
    rf"(?P<names>{_CAPITAL}(?:(?:,\s|\s+(?:{_JOINERS})\s+|\s){_CAPITAL}){{0,4}}(?:\s+et al\.?)?)[,]?\s+"
    r"\(?(?P<year>(?:1[5-9]|20)\d\d)[a-h]?\)?(?=\s*[,:.;)]|\s*$)"
)


def see_also(text: str) -> int:
    """How long the words are that lead to a mention: ``"See also Roe"`` gives 9."""
    match = _SEE.match(text)
    return match.end() if match else 0


def parse_note(piece: Marked, is_name: IsName) -> Mention | None:
    """The mention in a piece of a note, if it holds one. ``is_name`` knows the family names of the lists at hand."""
    text = piece.text
    start = see_also(text)
    if match := _IBID.match(text[start:]):
        begin = start + match.start("word")
        stop = start + match.end()
        locator, end = _locator(text[: _prose_start(piece, stop)], stop)
        return Mention(begin, max(end, stop), "ibid", locator=locator)
    if match := _OP_CIT.search(text):
        return _op_cit(text[: _prose_start(piece, match.end())], start, match)
    span = _title(piece, start)
    if span:
        return _with_title(piece, start, *span)
    return _author_year(piece, start, is_name)


def _op_cit(text: str, start: int, match: re.Match[str]) -> Mention | None:
    names = _NAMES_AT_END.search(text[start : match.start()].rstrip(" ,"))
    if not names:
        return None
    locator, end = _locator(text, match.end())
    year = names["year"] or ""
    return Mention(
        start + names.start("names"), max(end, match.end()), "op-cit", names["names"], year=year, locator=locator
    )


def _title(piece: Marked, start: int) -> tuple[int, int] | None:
    """The stretch in italics or quotation marks, whichever comes first; of "et al." and "Ibid." in italics nothing."""
    spans = [span for span in quoted(piece.text) if span[0] >= start and span[1] - span[0] > 3]
    for low, high in piece.emphasised():
        words = fold(piece.text[low:high])
        if low >= start and len(words) > 3 and words not in ("et al", "idem", "passim"):
            spans.append((low, high))
    return min(spans) if spans else None


def _with_title(piece: Marked, start: int, low: int, high: int) -> Mention:
    text = piece.text
    before = text[start:low]
    same = _SAME_AUTHOR.match(before)
    names = None if same else _NAMES_AT_END.search(before)
    begin = start + (names.start("names") if names else 0 if same else len(before.rstrip('“"„«‘ ')))
    if not names and not same:
        begin = low - (1 if text[low - 1 : low] in '“"„«‘‚' and low else 0)
    rest = text[high:]
    address, doi = find_address(rest), find_doi(rest)
    prose = _prose_start(piece, high)
    if address and high + address.start >= prose:
        address = None
    stop = min(prose, high + address.start if address else len(text))
    date, locator, end = _date_and_locator(text[:stop], high)
    end = max(end, high, _address_end(text, high + address.end) if address else 0)
    year = date or (names["year"] or "" if names else "")
    title = text[low:high].strip(" ,.;:")
    said = names["names"] if names else ""
    url, number = address.url if address else "", doi.url if doi else ""
    return Mention(begin, end, "title", said, title, year, locator, bool(same), url, number)


_LOW_WORDS = re.compile(r"(?<![\w.@/-])(?P<first>[a-zà-ÿа-яё]{2,})\s+(?P<second>[a-zà-ÿа-яё]{2,})(?![\w@/])")
_ENTRY_WORDS = frozenset(
    word
    for table in (ACCESS_NOTES, AVAILABLE_AT, EDITOR_MARKS, TRANSLATOR_MARKS)
    for row in table.values()
    for words in row
    for word in words.split()
).union(*FUNCTION_WORDS.values(), "edition press last page pages chapter online revised et al others und and".split())


def _prose_start(piece: Marked, start: int) -> int:
    """Where words follow that belong to no entry: ``"…, 2007, which argues that …"``; they are not the mention's."""
    shown = "".join(" " if on else letter for letter, on in zip(piece.text, piece.emph, strict=True))
    for low, high in quoted(piece.text):
        shown = shown[:low] + " " * (high - low) + shown[high:]
    for match in _LOW_WORDS.finditer(shown, start):
        if not {match["first"], match["second"]} <= _ENTRY_WORDS:
            return len(piece.text[: match.start()].rstrip(" ,;("))
    return len(piece.text)


def _address_end(text: str, end: int) -> int:
    """Where an address ends with the access note behind it: ``"http://…, accessed on 3 May 2016"``."""
    dates = find_dates(text[end : end + 60])
    between = text[end : end + dates[0].start] if dates else "no date"
    words = [word for word in re.split(r"[\s,.;:()\[\]>]+", between.casefold()) if word]
    return end + dates[0].end if dates and words and set(words) <= _ENTRY_WORDS else end


def _date_and_locator(text: str, start: int) -> tuple[str, str, int]:
    """Behind a title: ``" (Kiel: Harbour, 2007), 64."`` gives ("2007", "64", end)."""
    dates = find_dates(text[start:])
    locator, end = _locator(text, start + dates[-1].end if dates else start)
    return (dates[-1].value if dates else ""), locator, end


_REMARK = re.compile(r"\s*(?:\([^()\d]*\)|\[[^\[\]\d]*\])[\s.;,]*$")


def _locator(text: str, start: int) -> tuple[str, int]:
    """The locator in ``text[start:]`` and where the mention ends: before a bracketed remark and the final stop."""
    rest = text[start:]
    if remark := _REMARK.search(rest):
        rest = rest[: remark.start()]
    if found := find_locator(rest):
        return found[0], start + found[2]
    return "", start + len(rest.rstrip(" .,;"))


def _author_year(piece: Marked, start: int, is_name: IsName) -> Mention | None:
    """``"Roe 2007: 12"``, ``"Roe, Low Tide, 2007, 12"`` without any mark.

    Only a name of the lists at hand opens one.
    """
    text = piece.text
    for match in re.finditer(r"(?<![\w’'-])[^\W\d_a-z][\w’'-]+", text[start:]):
        if not is_name(match[0]):
            continue
        begin = start + match.start()
        begin -= len(_GIVEN.search(text[start:begin])[0])  # type: ignore[index]
        rest = text[begin:]
        if compact := _AUTHOR_YEAR.match(rest):
            stop = begin + compact.end()
            locator, end = _locator(text[: _prose_start(piece, stop)], stop)
            return Mention(begin, max(end, stop), "author-year", compact["names"], "", compact["year"], locator)
        return _plain(piece, begin)
    return None


_GIVEN = re.compile(r"(?:[^\W\d_a-z][\w’'-]*\.?\s(?:(?:[a-z]{2,3})\s){0,2}){0,3}$")
_PLAIN = re.compile(
    r"^(?P<names>[^,:]{2,60}(?:(?:,|\s(?:and|&|und|et))\s[^\W\d_a-z][\w’'-]+){0,3}?)[,:]\s+"
    r"(?P<title>[^,(]{4,200}?)(?=,\s|\s\(|\.?\s*$|\.\s)"
)


def _plain(piece: Marked, begin: int) -> Mention | None:
    match = _PLAIN.match(piece.text[begin:])
    if not match or match["title"][0].islower():
        return None
    high = begin + match.end("title")
    date, locator, end = _date_and_locator(piece.text[: _prose_start(piece, high)], high)
    return Mention(begin, max(end, high), "title", match["names"], match["title"].strip(" ."), date, locator)
