"""From the names or the title on: year, title, imprint, locator, and where the mention ends.

In: a text and a position behind a mention's head.  Out: ``Walked``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefbuilder.dates import find_date
from briefbuilder.resolve.mentions.known import Known
from briefbuilder.resolve.mentions.locators import locator_at
from briefbuilder.resolve.mentions.persons import persons_at
from briefbuilder.resolve.mentions.signs import (
    ABBREVIATED,
    CONTAINER_AT,
    EDITORS_AT,
    ENTRY_WORDS,
    HEREAFTER_AT,
    NO_DATE,
    NOTE_AT,
    OP_CIT_AT,
    YEAR_AT,
)
from briefbuilder.resolve.mentions.tokens import Text
from briefbuilder.resolve.parts.addresses import find_doi

_SEPARATORS = re.compile(r"[\s,.:–—\ufffc”\"’»“*']*")
_CHUNK_END = re.compile(r"[,;(\[]|:\s|\s[–—]\s|\s//|[.?!…][”\"’»]*(?=\s|$)|(?<=\s)in(?=:?\s+[^\W\d_a-z])|[“„«]")
_SMALL_START = re.compile(r"[a-zà-ÿа-яё]")
_DATE_HEAD = re.compile(
    r"(?:\d{1,2}(?:\.|st|nd|rd|th)?\s*(?:de\s+)?[^\W\d_]{3,}|[^\W\d_]{3,}\.?\s+\d{1,2},?\s+\d{4}|[^\W\d_]{3,}\s+(?:de\s+)?(?:1[4-9]|20)\d\d)",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(r"\s(?P<year>(?:1[4-9]|20)\d\d)(?P<letter>[a-h])?$")
_PAGE_BEHIND = re.compile(
    r"\s(?!1[4-9]\d\d\s?[-–]\s?(?:1[4-9]|20)\d\d$)"  # years are the title's
    r"(?:pp?\.?\s?|S\.\s?|с\.\s?)?(?P<page>\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?:\s?ff?\.?)?)$"
)
_LIKE_A_PLACE = re.compile(r"(?:nn?|fn|notes?|footnote|anm|nota|noot|сн|прим)\b\.?\s*\d+\s*", re.IGNORECASE)
_YEARS = re.compile(r"\s*(?:1[0-9]|20)\d\d\s?[-–—]\s?(?:(?:1[0-9]|20)\d\d|\d\d)\s*")
MOST_STEPS = 40
MOST_WORDS, SOME = 12, 12
NEAR, SHORT, LONG = 25, 40, 160  # letters


@dataclass(slots=True)
class Walked:
    """What was found on the way; ``end`` is behind the last thing that meant something."""

    end: int
    titles: list[str] = field(default_factory=list)
    marked: bool = False
    year: str = ""
    letter: str = ""
    locator: tuple[str, ...] = ()
    url: str = ""
    doi: str = ""
    op_cit: bool = False
    note: int = 0
    alias: str = ""
    by_year: bool = False
    bracketed: bool = False  # the year stands in brackets: "Roe (2007)"
    editors: bool = False
    contained: bool = False
    title_end: int = 0
    known_title: bool = False
    within: bool = False  # "Roe in Doe 2007"


def walk(text: Text, known: Known, start: int, limit: int, *, title: tuple[int, int] | None = None) -> Walked:
    """Read on from ``start``, not beyond ``limit``; ``title`` is the marked title that was the head."""
    found = Walked(start)
    at = start
    if title:
        _marked(text, found, title)
        at = found.end
    for _ in range(MOST_STEPS):
        after = _step(text, known, found, at, limit)
        if after <= at:
            break
        at = after
    return found


def _step(text: Text, known: Known, found: Walked, at: int, limit: int) -> int:
    """Read the next thing; gives back where it ends, or where it began if the mention has ended."""
    gap = _SEPARATORS.match(text.text, at, limit)
    here = gap.end() if gap else at
    if here >= limit:
        return at
    if found.locator and not found.bracketed and (after := _after_locator(text, found, at, here, limit)) is not None:
        return after
    for read in (_address, _pointer, _date, _bracket, _locator):
        if after := read(text, found, at, here, limit):
            return after
    if after := _host(text, known, found, here, limit):
        return after
    ended = _ends_sentence(text.text, at, here)
    if title := _title_behind(text, at, here):
        return _title_or_periodical(text, found, title, at, ended=ended)
    return _words(text, known, found, at, here, limit, ended=ended)


def _title_or_periodical(text: Text, found: Walked, title: tuple[int, int], at: int, *, ended: bool) -> int:
    """The first marked stretch is the title, a further one what it stands in."""
    if ended and (found.titles or (found.year and not found.bracketed and not found.by_year)):
        return at
    if not found.titles and not found.contained:
        _marked(text, found, title)
        return found.end
    return title[1] + 1


def _after_locator(text: Text, found: Walked, at: int, here: int, limit: int) -> int | None:
    """Behind a locator: a year says that it was a volume's; an abbreviation or a pointer may follow, nothing else."""
    if bracket := re.match(r"\s*[(\[]", text.text[at:limit]):
        return _bracket_behind(text, found, at, at + bracket.end() - 1, limit)
    if alias := HEREAFTER_AT.match(text.text, at, limit):
        return _alias(found, alias)
    if YEAR_AT.match(text.text, here, limit) and found.title_end and not found.year:
        found.locator = ()
        return None
    if pointer := NOTE_AT.match(text.text, here, limit):
        found.note, found.end = int(pointer["number"]), pointer.end()
    for low, high, url in text.addresses:
        if low <= here < high or 0 <= low - here < NEAR:
            found.url, found.end = url, high
    return at


def _bracket_behind(text: Text, found: Walked, at: int, low: int, limit: int) -> int:
    """What stands in brackets behind a locator: the year of the volume, an abbreviation, the page that is meant."""
    close = _close(text.text, low, limit)
    inside = text.text[low + 1 : close]
    if found.title_end and not found.year and YEAR_AT.search(inside) and len(inside) < SHORT:
        found.locator = ()
        return _bracket(text, found, at, low, limit) or at
    if alias := HEREAFTER_AT.match(text.text, low, limit):
        return _alias(found, alias)
    if close and found.contained and re.fullmatch(r"\s*\d{1,3}\s*", inside):
        parts, stop = locator_at(text.text, close + 1, limit)
        if parts:  # "9 (2), p. 160": volume and issue
            found.locator, found.end = parts, stop
            return stop
    if (
        close
        and re.fullmatch(r"[^()]*\d{1,4}[^()]{0,6}", inside)
        and (parts := locator_at(text.text, low + 1, close)[0])
    ):
        found.locator = parts if inside[0].isdigit() and found.contained else (*found.locator, *parts)
        found.end = close + 1
    return at


def _alias(found: Walked, match: re.Match[str]) -> int:
    found.alias, found.end = match["alias"] or match["quoted"] or "", match.end()
    return match.end()


def _ends_sentence(text: str, at: int, here: int) -> bool:
    stop = text.find(".", at, here)
    if stop < 0 or stop + 1 >= len(text) or not text[stop + 1].isspace():
        return False
    return not ABBREVIATED.search(text[max(0, stop - 14) : stop])


# --- What can follow ---------------------------------------------------------------------------------------------


def _address(text: Text, found: Walked, at: int, here: int, limit: int) -> int:
    del at
    for low, high, url in text.addresses:
        if low <= here < high or (
            low > here and low - here < 30 and not re.search(r"[;.(]\s", text.text[here:low]) and low < limit
        ):
            if low > here and set(re.findall(r"[^\W\d_]+", text.text[here:low].casefold())) - ENTRY_WORDS:
                continue
            doi = find_doi(text.text[low:high])
            found.url, found.doi = url, doi.url if doi else ""
            found.end = _access_note(text.text, high, limit)
            return found.end
    return 0


def _access_note(text: str, high: int, limit: int) -> int:
    """Where an address ends with the access note behind it: ``"http://…, accessed on 3 May 2016"``."""
    dated = find_date(text[high : min(high + 70, limit)])
    if dated and not dated.doubtful:
        words = set(re.findall(r"[^\W\d_]+", text[high : high + dated.start].casefold()))
        if words and words <= ENTRY_WORDS:
            closing = re.match(r"\s*[)\]]", text[high + dated.end :])
            return high + dated.end + (closing.end() if closing else 0)
    return high


def _pointer(text: Text, found: Walked, at: int, here: int, limit: int) -> int:
    """``"op. cit."`` and "supra n. 4"."""
    del at
    match = NOTE_AT.match(text.text, here, limit)
    if match and not ((found.year or found.titles) and _LIKE_A_PLACE.fullmatch(match[0])):
        found.note, found.end = int(match["number"]), match.end()
        return match.end()
    if match := OP_CIT_AT.match(text.text, here, limit):
        found.op_cit, found.end = True, match.end()
        return match.end()
    return 0


def _date(text: Text, found: Walked, at: int, here: int, limit: int) -> int:
    if match := YEAR_AT.match(text.text, here, limit):
        if found.year and found.by_year and not found.titles:
            return 0  # "Roe 2007, 2009": one more work
        behind_names = not found.titles and not found.year
        found.year, found.letter = match["year"], match["letter"] or ""
        found.by_year = found.by_year or behind_names
        found.end = match.end()
        return match.end()
    if match := NO_DATE.match(text.text, here, limit):
        return match.end()
    head = _DATE_HEAD.match(text.text, here, limit)
    if (
        head
        and (dated := find_date(text.text[here : min(here + 40, limit)]))
        and dated.start == 0
        and not dated.doubtful
    ):
        found.year = found.year or dated.value[:4]
        found.end = here + dated.end
        return found.end
    del at
    return 0


def _close(text: str, low: int, limit: int) -> int:
    closing = {"(": ")", "[": "]"}[text[low]]
    depth = 0
    for position in range(low, min(limit, low + 400)):
        if text[position] == text[low]:
            depth += 1
        elif text[position] == closing:
            depth -= 1
            if depth == 0:
                return position
    return 0


def _bracket(text: Text, found: Walked, at: int, here: int, limit: int) -> int:
    """``"(Kiel: Harbour, 2007)"``, ``"(2007: 12)"``, "(eds.)", "(hereafter HDR)"."""
    del at
    close = _close(text.text, here, limit) if text.text[here] in "([" else 0
    if not close:
        return 0
    if alias := HEREAFTER_AT.match(text.text, here, limit):
        return _alias(found, alias)
    mark = EDITORS_AT.match(text.text, here, limit)
    if mark and mark.end() >= close:
        found.editors = found.editors or not found.titles
        found.end = close + 1
        return close + 1
    if year := YEAR_AT.match(text.text, here + 1, close):
        return _year_in_brackets(text, found, year, close)
    return _said_in_brackets(text, found, here, close)


def _said_in_brackets(text: Text, found: Walked, here: int, close: int) -> int:
    """The years a book is about, or an imprint with its year."""
    inside = text.text[here + 1 : close]
    if found.titles and found.end == found.title_end and _YEARS.fullmatch(inside):
        return _years_of_title(text, found, close)
    if (years := list(YEAR_AT.finditer(inside))) and len(inside) < LONG:
        found.year, found.letter, found.end = years[-1]["year"], years[-1]["letter"] or "", close + 1
        found.locator = locator_at(inside, years[-1].end(), len(inside))[0] or found.locator
        return close + 1
    return close + 1 if found.titles and _of_an_entry(inside) else 0


def _years_of_title(text: Text, found: Walked, close: int) -> int:
    """``"Low Tide (1815–1914)"``: the years that a book is about are the end of its title."""
    low = text.text.rfind(found.titles[0], 0, found.title_end)
    found.titles = [text.text[max(low, 0) : close + 1], *found.titles] if low >= 0 else found.titles
    found.end = found.title_end = close + 1
    return close + 1


def _year_in_brackets(text: Text, found: Walked, year: re.Match[str], close: int) -> int:
    """``"Roe (2007, 12)"``, ``"Low Tide (2007)"``."""
    if found.year and found.by_year and found.titles:
        return 0
    if not found.titles and not found.year:
        found.by_year = found.bracketed = True
    found.year, found.letter, found.end = year["year"], year["letter"] or "", close + 1
    by_name = found.bracketed
    colon = ":" in text.text[year.end() : year.end() + 2]
    found.locator = locator_at(text.text, year.end(), close, year_counts=colon)[0] or found.locator
    found.bracketed = by_name and not found.locator  # behind "(2007: 12)" nothing more is said of the work
    return close + 1


def _of_an_entry(inside: str) -> bool:
    """Would an entry have this in brackets: an issue, an edition, a series, a place and a publisher?"""
    if re.fullmatch(r"[^\W\d_]{2,6}\.?|[IVXLC\d]+(?:\.\s?(?:Aufl|ed)\.?)?|=[^()]*", inside.strip()):
        return True
    return bool(re.match(r"[^\W\d_a-zà-ÿа-яё]", inside) and re.search(r"[:,]", inside)) and len(inside) < 2 * SHORT


def _locator(text: Text, found: Walked, at: int, here: int, limit: int) -> int:
    """A locator needs something before it that it can be a place in, which the caller has seen to."""
    if re.match(r"\d+\.?\s+(?:Aufl|ed\.|edn|éd|изд|oplage|baskı)", text.text[here:limit]):
        return 0
    bare = text.text[here : here + 1].isdigit()
    sep = text.text[at:here]
    if bare and not (set(sep) & set(',:)–—”"’».') or found.titles or found.year or found.op_cit or found.note):
        return 0
    if bare and "." in sep and _ends_sentence(text.text, at, here) and not found.titles:
        return 0
    if text.within(here):
        return 0
    parts, stop = locator_at(text.text, here, limit, year_counts=":" in sep and found.by_year)
    if not parts:
        return 0
    found.locator, found.end = parts, stop
    found.bracketed = False
    return stop


def _title_behind(text: Text, at: int, here: int) -> tuple[int, int] | None:
    """The marked stretch that begins here."""
    for low, high in text.titles:
        if low >= at and low - here <= 1 and low >= here - 1:
            return low, high
        if low > here + 1:
            break
    return None


def _marked(text: Text, found: Walked, span: tuple[int, int]) -> None:
    low, high = span
    said = text.text[low:high].strip(" ,.;:")
    found.titles = [said]
    found.marked = True
    found.title_end = high
    found.end = high + (text.text[high : high + 1] in tuple('”"’»“*'))
    if trailing := re.search(r"\s(?P<year>(?:1[4-9]|20)\d\d)$", said):
        found.titles.append(said[: trailing.start()].strip(" ,"))


# --- Words without a mark ----------------------------------------------------------------------------------------


def _words(text: Text, known: Known, found: Walked, at: int, here: int, limit: int, *, ended: bool) -> int:
    """A plain title, the periodical or publisher behind one, or prose."""
    index = text.at(here)
    if (found.titles or "," in text.text[at:here]) and (container := CONTAINER_AT.match(text.text, here, limit)):
        found.contained = True
        opened = text.text[container.end() : container.end() + 1] in tuple('“"„«‘*')
        return container.end() if opened else _chunk(text.text, container.end(), limit)
    if index >= len(text.tokens) or text.starts[index] != here:
        return at
    if not found.titles and not found.contained:
        return _plain_title(text, known, found, at, here, limit)
    stop = _chunk(text.text, here, limit)
    if _is_over(text, known, found, at, here, stop, limit, ended=ended):
        return at
    if years := [year for year in YEAR_AT.finditer(text.text, here, stop) if year.end() >= stop - 1]:
        found.year, found.letter, found.end = years[-1]["year"], years[-1]["letter"] or "", years[-1].end()
        return found.end
    return stop


def _host(text: Text, known: Known, found: Walked, here: int, limit: int) -> int:
    """``"Roe, in: Doe 2007, 12"``: right behind the names, who made the collection; gives the place of its year."""
    container = CONTAINER_AT.match(text.text, here, limit)
    if not container or found.titles or found.year or found.contained:
        return 0
    index = text.at(container.end())
    if count := known.title_at(text, index):
        found.within = found.contained = True
        return text.tokens[index + count - 1].end
    host = persons_at(text, known, index) if index < len(text.tokens) else None
    gap = _SEPARATORS.match(text.text, host.end) if host and host.known else None
    low = gap.end() if gap else 0
    if not gap or not YEAR_AT.match(text.text, low + (text.text[low : low + 1] in tuple("([")), limit):
        return 0
    found.within = True
    return low


def _is_over(
    text: Text, known: Known, found: Walked, at: int, here: int, stop: int, limit: int, *, ended: bool
) -> bool:
    """Is the mention over where these words begin? At a sentence's end, at prose, at the next work's author."""
    if ended and not _imprint(text, here, limit, found):
        return True
    words = text.text[here:stop].split()
    if not words or len(words) > MOST_WORDS:
        return True
    if _prose(words, contained=found.contained) and not _on_the_way(text, here, stop, limit):
        return True
    parted = bool(text.text[at:here].strip(" ,."))
    return (
        parted
        and not found.contained
        and bool(known.name_at(text, text.at(here)))
        and text.text[stop : stop + 1] in ",:("
    )


def _prose(words: list[str], *, contained: bool) -> bool:
    """Words that belong to no entry: two small ones side by side, or a small one at the head."""
    small = [bool(_SMALL_START.match(word)) for word in words]
    known = [word.casefold().strip(".,:;()«»“”'’") in ENTRY_WORDS for word in words]
    if contained:
        return len(words) > 9
    if small[0] and not known[0]:
        return True
    return any(
        one and two and not (a and b) for one, two, a, b in zip(small, small[1:], known, known[1:], strict=False)
    )


def _on_the_way(text: Text, here: int, stop: int, limit: int) -> bool:
    """``"…, Revue des estuaires, vol. 4, 2010"``: small words, but a capital in front and a volume or year behind."""
    if not text.tokens[text.at(here)].capital or text.text[stop : stop + 1] not in (",", "("):
        return False
    return bool(re.match(r"[,(]\s*(?:[^\W\d_]{1,4}[.°]?\s*)?\d", text.text[stop : min(limit, stop + 16)]))


def _imprint(text: Text, here: int, limit: int, found: Walked) -> bool:
    """Behind a full stop: is this still the entry ("М., 2004", "Kiel: Harbour Press, 2007")?"""
    if CONTAINER_AT.match(text.text, here, limit) and text.text.startswith("//", here):
        return True
    if found.year or found.locator:
        return False
    ahead = text.text[here : min(limit, here + 70)]
    year = YEAR_AT.search(ahead)
    words = ahead[: year.start()].split() if year else []
    return bool(year) and len(words) < SOME and not _prose(words or ["A"], contained=False)


def _chunk(text: str, start: int, limit: int) -> int:
    """Where the words up to the next comma, bracket or stop end; an abbreviation's stop is none."""
    for match in _CHUNK_END.finditer(text, start + 1, limit):
        if text[match.start()] == "." and ABBREVIATED.search(text[max(start, match.start() - 14) : match.start()]):
            continue
        return match.start() + (text[match.start()] in "?!…")
    return limit


def _plain_title(text: Text, known: Known, found: Walked, at: int, here: int, limit: int) -> int:
    """A title that nothing marks: up to the comma, and further where a known title goes further."""
    index = text.at(here)
    if count := known.title_at(text, index):
        return _known_title(text, found, here, text.tokens[index + count - 1].end, limit)
    between = text.text[at:here]
    possessive = text.text[max(at - 2, 0) : at] in ("’s", "'s")
    stop = _chunk(text.text, here, limit)
    words = text.text[here:stop].split()
    if YEAR_AT.match(text.text, here):
        return at
    if not (set(between) & set(",:.–—") or text.text[at - 1 : at] == "." or possessive) or len(words) > 2 * MOST_WORDS:
        return at
    if words and _SMALL_START.match(words[0]):
        generic = all(word.casefold().strip(".") in ENTRY_WORDS for word in words) and "," in between
        return stop if generic else at
    _set_title(text, found, here, stop)
    _longer(text, found, here, stop, limit)
    return found.end


def _known_title(text: Text, found: Walked, here: int, whole: int, limit: int) -> int:
    """A title of the lists, and what else stands up to the comma: ``"Low Tide in the North"`` is not "Low Tide"."""
    whole += text.text[whole : whole + 1] in ("?", "!")
    stop = _chunk(text.text, here, limit)
    more = text.text[whole:stop].split()
    stop = stop if more and not _prose(more, contained=False) else whole
    _set_title(text, found, here, max(whole, stop))
    if stop > whole:
        found.titles.append(text.text[here:whole])
    found.known_title = True
    return found.end


def _set_title(text: Text, found: Walked, here: int, stop: int) -> None:
    """The title's words; a year or a page behind them is not theirs, or may not be."""
    said = text.text[here:stop].rstrip(" ,.;:")
    if trailing := _YEAR_BEHIND.search(said):
        found.titles = [said, said[: trailing.start()].strip(" ,")]
        found.year = found.year or trailing["year"]
        found.letter = found.letter or trailing["letter"] or ""
    elif (trailing := _PAGE_BEHIND.search(said)) and not found.locator:
        found.titles = [said[: trailing.start()].strip(" ,"), said]
        found.locator = (trailing["page"],)
    else:
        found.titles = [said]
    found.title_end = found.end = here + len(said)


def _longer(text: Text, found: Walked, here: int, stop: int, limit: int) -> None:
    """Titles with commas: further options, up to two chunks more."""
    end = stop
    for _ in range(2):
        if text.text[end : end + 1] not in (",", ":", ".", " ") or text.text[end + 1 : end + 2].strip(" ") != "":
            return
        begin = end + 2
        if (
            begin >= limit
            or not text.text[begin : begin + 1].isalpha()
            or NOTE_AT.match(text.text, begin)
            or OP_CIT_AT.match(text.text, begin)
        ):
            return
        if locator_at(text.text, begin, limit)[0]:
            return
        end = _chunk(text.text, begin, limit)
        found.titles.append(text.text[here:end].rstrip(" ,.;:"))
