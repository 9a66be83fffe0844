"""A note as prose, mention, prose: where mentions begin, and of what kind they are.

In: a note as marked text and what is known.  Out: mentions in reading order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from briefbuilder.resolve.mentions.known import Known
from briefbuilder.resolve.mentions.locators import locator_at
from briefbuilder.resolve.mentions.mention import Mention
from briefbuilder.resolve.mentions.persons import Persons, persons_at
from briefbuilder.resolve.mentions.signs import (
    ABBREVIATED,
    CUE_AT,
    ENTRY_WORDS,
    HEREAFTER_AT,
    IBID_AT,
    MID_CUE,
    NOTE_AT,
    OP_CIT_AT,
    QUOTED_AT,
    SAME_AT,
    STOP,
    YEAR_AT,
    either,
)
from briefbuilder.resolve.mentions.tokens import Text, ready
from briefbuilder.resolve.mentions.told import talks
from briefbuilder.resolve.mentions.walk import Walked, walk
from briefbuilder.resolve.parts.marked import Marked
from briefbuilder.words import IBID, NAME_JOINERS, SAME_AUTHOR, fold

_LEAD = re.compile(r"[\s(\[,;.:–—•\ufffc*]*")
_BACKWARD = [word for row in (*SAME_AUTHOR.values(), *IBID.values()) for word in row if len(word) > 1]
_SAME_AGAIN = re.compile(
    rf"(?:,\s+|(?<!\w)(?:{either([*NAME_JOINERS, 'sowie', 'ferner', 'also', 'auch', 'en', 've', 'а также'])})\s+)"
    rf"(?=(?:{either(_BACKWARD)})(?!\w))",
    re.IGNORECASE,
)
_QUOTE = '“"„«‘‚”»'
_LETTERS = re.compile(r"\s?(?:,|/|and|und|&)\s?([a-h])\b(?!\.\s?\w)")
_ALSO = ("sowie", "as well as", "ainsi que", "así como", "en", "ve", "а также")
_JOINED_ON = re.compile(
    rf"[\s)]*,?\s*(?:{either([*NAME_JOINERS, *_ALSO])})?\s*",
    re.IGNORECASE,
)
LONGEST_JOINT = 20
_EDGES = re.compile(r"[;()\[\]]")
MOST = 200
LONGEST = 1_500  # letters of one mention


@dataclass(slots=True)
class _Reading:
    text: Text
    known: Known
    starts: list[int]  # where a mention may begin, in order
    strong: frozenset[int]
    found: list[Mention] = field(default_factory=list)


def read_mentions(marked: Marked, known: Known) -> list[Mention]:
    """``See Roe, *Tide*, 12; ibid., 14.`` has two mentions: a work and an "ibid"."""
    text = ready(marked)
    strong = _strong_starts(text)
    starts = sorted(strong | _weak_starts(text, known))
    reading = _Reading(text, known, starts, frozenset(strong))
    end = 0
    silent = talks(text.text, reading.strong)
    for start in starts:
        if any(low <= start < high and not _titled(text, known, low) for low, high in silent):
            continue
        if start < end or len(reading.found) >= MOST:
            continue
        mention = _at(reading, start)
        if mention:
            reading.found.append(mention)
            end = max(mention.end, start + 1)
            end = _more_years(reading, mention, end)
    return reading.found


def _titled(text: Text, known: Known, start: int) -> bool:
    """Is this the beginning of a known title ("Letter from Kiel")?"""
    return known.title_at(text, text.at(start)) > 0


def _strong_starts(text: Text) -> set[int]:
    """The note's beginning, behind sentence ends, semicolons and brackets, and behind "see" and its kin."""
    found = {0}
    for match in STOP.finditer(text.text):
        stop = match.start()
        if not (text.text[stop] == "." and ABBREVIATED.search(text.text[max(0, stop - 14) : stop])) and not text.within(
            stop
        ):
            found.add(match.end())
    for match in re.finditer(r"[;(\[]\s*", text.text):
        if not text.within(match.start()):
            found.add(match.end())
    for match in MID_CUE.finditer(text.text):
        if not text.within(match.start()):
            found.add(match.start())
    return found


def _weak_starts(text: Text, known: Known) -> set[int]:
    """Known names and titles, backward words, marked stretches, wherever they stand."""
    found: set[int] = set()
    skip = 0
    for index, token in enumerate(text.tokens):
        if index < skip or not (token.capital or token.word.isupper()) or text.within(token.start):
            continue
        if known.name_at(text, index):
            found.add(text.starts[_with_given(text, index)])
        elif known.alias_at(text, index)[0]:
            found.add(token.start)
    for match in re.finditer(r"(?<=[,(—–])\s*(?=\w)|(?<=\s)(?=(?:ibid|ebd|id)\b)", text.text, re.IGNORECASE):
        if IBID_AT.match(text.text, match.end()):
            found.add(match.end())
    found |= {match.end() for match in _SAME_AGAIN.finditer(text.text) if not text.within(match.end())}
    found |= {low for low, _ in text.titles}
    return found


def _with_given(text: Text, index: int) -> int:
    """From a family name back over given names and initials in front of it."""
    here = index
    while here and index - here < 4:
        before = text.tokens[here - 1]
        between = text.text[before.end : text.starts[here]]
        initial = len(before.word) <= 2 and between.startswith(".")
        if (
            not before.capital
            or before.folded.isdigit()
            or not (re.fullmatch(r"\s", between) or (initial and re.fullmatch(r"\.\s?-?", between)))
        ):
            break
        if CUE_AT.match(before.word + " ") or MID_CUE.match(before.word):
            break
        here -= 1
    return here


def _at(reading: _Reading, start: int) -> Mention | None:
    """The mention that begins at, or a cue behind, this position."""
    text = reading.text
    strong = start in reading.strong or _goes_on(reading, start)
    here, led, quoted = _led(text, start) if strong else (start, False, False)
    if here >= len(text.text):
        return None
    back = _back(reading, here, led=led or strong)
    if (back or not (strong or led)) and back:
        return back
    for read in (_told, _alias, _by_names, _by_title, _by_year_alone, _by_address):
        if mention := read(reading, here, strong=strong, led=led or quoted):
            return mention
    return None


def _goes_on(reading: _Reading, start: int) -> bool:
    """``"…, 12, und Doe, High Sea, 14"``: right behind a mention, the next one needs no other sign."""
    if not reading.found or start - reading.found[-1].end > LONGEST_JOINT:
        return False
    return bool(_JOINED_ON.fullmatch(reading.text.text, reading.found[-1].end, start))


def _led(text: Text, start: int) -> tuple[int, bool, bool]:
    """Past brackets and cues: where the mention itself would begin, and whether a cue, or "quoted in", led to it."""
    lead = _LEAD.match(text.text, start)
    here, led, quoted = lead.end() if lead else start, False, False
    for _ in range(6):
        if IBID_AT.match(text.text, here):
            break
        cue = QUOTED_AT.match(text.text, here)
        quoted = quoted or bool(cue)
        cue = cue or CUE_AT.match(text.text, here)
        if not cue or (here == start and SAME_AT.match(text.text, here) and not MID_CUE.match(text.text, here)):
            break
        here, led = cue.end(), True
        if lead := _LEAD.match(text.text, here):
            here = lead.end()
    return here, led, quoted


def _limit(text: Text, start: int) -> int:
    """A mention ends at the next semicolon that stands in no title, bracket or address."""
    depth = 0
    end = min(len(text.text), start + LONGEST)
    for match in _EDGES.finditer(text.text, start, end):
        position = match.start()
        if match[0] in "([":
            depth += 1
        elif match[0] in ")]":
            if depth == 0:
                return position
            depth -= 1
        elif (depth == 0 or YEAR_AT.search(text.text, position)) and not text.within(position):
            return position
    return end


# --- Backward words ----------------------------------------------------------------------------------------------


def _back(reading: _Reading, here: int, *, led: bool) -> Mention | None:
    text = reading.text
    limit = _limit(text, here)
    if (same := SAME_AT.match(text.text, here)) and (mention := _same_author(reading, here, same.end(), limit)):
        return mention
    ibid = IBID_AT.match(text.text, here)
    ibid = ibid or (led and _bare_op_cit(text, here)) or None
    if not ibid and led and (same := SAME_AT.match(text.text, here)) and _is_over(text, same, limit):
        ibid = same
    if ibid:
        parts, end = locator_at(text.text, ibid.end(), limit)
        return Mention(here, max(end, ibid.end()), "ibid", locator=parts)
    if led and (pointer := NOTE_AT.match(text.text, here, limit)) and not text.text[here].isdigit():
        parts, end = locator_at(text.text, pointer.end(), limit)
        if parts or _is_over(text, pointer, limit):
            return Mention(here, max(end, pointer.end()), "note", locator=parts, note=int(pointer["number"]))
    return None


def _bare_op_cit(text: Text, here: int) -> re.Match[str] | None:
    """``"A.a.O., S. 12"`` without a name is the work of the note before."""
    match = OP_CIT_AT.match(text.text, here)
    return match if match and fold(match[0]) not in ("supra", "cit") else None


def _is_over(text: Text, match: re.Match[str], limit: int) -> bool:
    """Nothing but a locator follows."""
    _, end = locator_at(text.text, match.end(), limit)
    return not re.search(r"\w", text.text[max(end, match.end()) : limit].split(".")[0])


def _same_author(reading: _Reading, here: int, behind: int, limit: int) -> Mention | None:
    """``"Ders., *Low Tide*, 12"``: another work of the author named last."""
    found = walk(
        reading.text, reading.known, behind - 1 if reading.text.text[behind - 1 : behind] in ",:." else behind, limit
    )
    if found.op_cit and not found.titles:
        return _made(here, found, "op-cit", same_author=True)
    if found.titles or found.year:
        return _made(here, found, "work", same_author=True)
    return None


# --- Names, titles, years, addresses -----------------------------------------------------------------------------


def _told(reading: _Reading, here: int, *, strong: bool, led: bool) -> Mention | None:
    """A law by its number, a newspaper by its day."""
    found = reading.known.own_ways.at(reading.text.text, here, _limit(reading.text, here), head=strong or led)
    if found is None:
        return None
    return Mention(found.start, found.end, "told", printed=found.reason, locator=found.locator, alias=found.key)


def _alias(reading: _Reading, here: int, *, strong: bool, led: bool) -> Mention | None:
    text, index = reading.text, reading.text.at(here)
    if index >= len(text.tokens) or text.starts[index] - here > 1:
        return None
    count, alias = reading.known.alias_at(text, index)
    if not count:
        return None
    end = text.tokens[index + count - 1].end
    end += text.text[end : end + 1] in tuple('”"’»“*')
    limit = _limit(text, here)
    parts, stop = locator_at(text.text, end, limit)
    if parts or ((strong or led) and re.match(r"\s*(?:[.,;:)\]]|$)", text.text[end:])):
        return Mention(here, max(stop, end), "alias", locator=parts, alias=alias)
    return None


def _by_names(reading: _Reading, here: int, *, strong: bool, led: bool) -> Mention | None:
    text, known, index = reading.text, reading.known, reading.text.at(here)
    if index >= len(text.tokens) or text.starts[index] != here or text.within(here):
        return None
    persons = persons_at(text, known, index)
    if persons is None or known.title_at(text, index) > text.at(persons.end) - index:
        return None
    limit = _limit(text, persons.end)
    found = walk(text, known, persons.end, max(limit, persons.end))
    _note_alias(text, found, limit)
    accepted = _known_accepted if persons.known else _strange_accepted
    if not accepted(text, found, limit, head=strong or led, led=led):
        return None
    if not persons.known and fold(persons.first) in ENTRY_WORDS:  # "Stand: 3. Mai 2021"
        return None
    kind = (
        "op-cit"
        if found.op_cit and not found.titles and not found.year
        else "note"
        if found.note and not found.titles and not found.year
        else "work"
    )
    return _made(here, found, kind, persons)


def _note_alias(text: Text, found: Walked, limit: int) -> None:
    """An abbreviation that is introduced a little further on."""
    alias = None if found.alias else HEREAFTER_AT.search(text.text, found.end, min(limit + 1, found.end + 12))
    if alias and not re.search(r"\w", text.text[found.end : alias.start()]):
        found.alias, found.end = alias["alias"] or alias["quoted"] or "", alias.end()


def _known_accepted(text: Text, found: Walked, limit: int, *, head: bool, led: bool) -> bool:
    """A known name opens a mention where anything follows that prose would not have."""
    del led
    if found.op_cit or found.note or found.url:
        return True
    if found.titles and (found.marked or found.known_title):
        return True
    if not head:
        return bool(found.year)
    return _citing(found) or _over(text, found, limit)


def _strange_accepted(text: Text, found: Walked, limit: int, *, head: bool, led: bool) -> bool:
    """A name that nobody knows opens a mention at the head of a segment only, with a title and a year or page."""
    if not head:
        return False
    if found.op_cit or (found.note and not text.text[found.end :].strip(" .)")):
        return True
    over = not re.search(r"\w", text.text[found.end : limit])
    if found.titles:
        return _citing(found) or (found.marked and over and (led or len(found.titles[0].split()) > 1))
    if found.by_year:
        return bool(found.locator) or (over and (led or found.bracketed))
    return bool(found.year) and over  # a newspaper and its day


def _citing(found: Walked) -> bool:
    return bool(found.year or found.locator or found.url)


def _over(text: Text, found: Walked, limit: int) -> bool:
    """Is the segment, or its sentence, over where the mention ends?"""
    return not re.search(r"\w", text.text[found.end : limit].split(". ")[0])


def _by_title(reading: _Reading, here: int, *, strong: bool, led: bool) -> Mention | None:
    """A title without names: ``"Low Tide," 64``, ``*Low Tide*, 64``, ``Low Tide, 64``."""
    text, known = reading.text, reading.known
    limit = _limit(text, here)
    span = text.marked_at(here)
    if span and span[0] - here <= 2:
        found = walk(text, known, span[0], max(limit, span[1]), title=span)
        _note_alias(text, found, limit)
        like = _knows(known, found.titles[0])
        over = not re.search(r"\w", text.text[found.end : limit].split(". ")[0])
        if (
            (strong or led)
            and (_citing(found) or found.op_cit or found.alias or found.note or ((led or like) and over))
        ) or (like and _citing(found)):
            return _made(span[0] - (text.text[span[0] - 1 : span[0]] in tuple(_QUOTE) and span[0] > 0), found, "work")
        return None
    index = text.at(here)
    if not (strong or led) or index >= len(text.tokens) or text.starts[index] - here > 1 or text.within(here):
        return None
    if not text.tokens[index].capital and not known.title_at(text, index):
        return None
    found = walk(text, known, here, limit) if known.title_at(text, index) else _opened(text, known, here, limit)
    _note_alias(text, found, limit)
    over = not re.search(r"\w", text.text[found.end : limit].split(". ")[0])
    if (
        found.titles
        and _knows(known, found.titles[-1] if not found.known_title else found.titles[0])
        and (_citing(found) or found.op_cit or found.note or (over and ((found.known_title and led) or found.alias)))
    ):
        return _made(here, found, "work")
    return None


def _opened(text: Text, known: Known, here: int, limit: int) -> Walked:
    """Read on as if a comma stood before: a short title at the head of a segment."""
    stop = re.compile(r"[,;(]|\.\s|\.?$").search(text.text, here, limit)
    end = stop.start() if stop else limit
    if end - here > 120 or end <= here:
        return Walked(here)
    found = walk(text, known, end, limit)
    if not found.titles:
        found.titles = [text.text[here:end].strip(" ,.")]
    else:
        found.titles = []
    found.end = max(found.end, end)
    return found


def _knows(known: Known, title: str) -> bool:
    """Does a work of this title, or with this beginning of it, stand in the lists?"""
    folded = fold(title)
    return len(folded) > 4 and any(
        f"{known.profiles[key].title} ".startswith(f"{folded} ")
        or (f" {folded} " in f" {known.profiles[key].title} " and " " in folded)
        or (known.profiles[key].main and f"{folded} ".startswith(f"{known.profiles[key].main} "))
        for key in known.keys_by_title(folded)
    )


def _by_year_alone(reading: _Reading, here: int, *, strong: bool, led: bool) -> Mention | None:
    """``"Roe 2007, 12; 2009, 4"``: one more work of the author named before."""
    del led
    text = reading.text
    year = YEAR_AT.match(text.text, here)
    if not year or not reading.found or not strong or not re.match(r"\s*(?:[,:;)]|\.?\s*$)", text.text[year.end() :]):
        return None
    if not reading.found[-1].year or ";" not in text.text[reading.found[-1].end : here]:
        return None
    return _year_mention(reading, year, _limit(text, here))


def _year_mention(reading: _Reading, year: re.Match[str], limit: int) -> Mention:
    before = reading.found[-1]
    parts, end = locator_at(
        reading.text.text, year.end(), limit, year_counts=reading.text.text[year.end() : year.end() + 1] == ":"
    )
    return Mention(
        year.start(), max(end, year.end()), "work", before.names, before.printed,
        year=year["year"], letter=year["letter"] or "",
        locator=parts, same_author=not before.names, by_year=True,
    )  # fmt: skip


def _more_years(reading: _Reading, mention: Mention, end: int) -> int:
    """``"Roe 2007, 2009"`` and ``"Roe 2007a, b"``: further years right behind the first."""
    text = reading.text.text
    while mention.letter and not mention.locator and (letter := _LETTERS.match(text, end)):
        mention = replace(mention, start=letter.start(1), end=letter.end(), letter=letter[1])
        reading.found.append(mention)
        end = letter.end()
    while (
        mention.by_year
        and not mention.locator
        and (match := re.compile(r"\s*(?:,|and|und|&)\s*(?=(?:1[4-9]|20)\d\d)").match(text, end))
    ):
        year = YEAR_AT.match(text, match.end())
        if not year:
            break
        mention = _year_mention(reading, year, _limit(reading.text, year.start()))
        reading.found.append(mention)
        end = mention.end
    return end


def _by_address(reading: _Reading, here: int, *, strong: bool, led: bool) -> Mention | None:
    del led
    if not strong:
        return None
    for low, high, _ in reading.text.addresses:
        if 0 <= low - here <= 2:
            found = walk(reading.text, reading.known, low, max(high, _limit(reading.text, here)))
            return _made(low, found, "work") if found.url else None
    return None


def _made(
    start: int, found: Walked, kind: str, persons: Persons | None = None, *, same_author: bool = False
) -> Mention:
    names, printed = (persons.names, persons.first) if persons else ((), "")
    return Mention(
        start, found.end, kind, names, printed, tuple(dict.fromkeys(filter(None, found.titles))), found.marked,
        found.year, found.letter,
        found.locator, found.url, found.doi, same_author, found.note, found.alias.strip(" ,.:“”\"«»*"),
        found.by_year and not found.titles, found.editors or bool(persons and persons.editors),
        found.within,
    )  # fmt: skip
