"""A reference as notes may speak of it: its people and their short names, its titles, everything else it says.

In: a reference.  Out: a ``Profile``, folded for comparing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefbuilder.model import Reference
from briefbuilder.people import Person, people
from briefbuilder.resolve.mentions.sounds import skeleton
from briefbuilder.resolve.parts.titles import split_subtitle
from briefbuilder.words import FUNCTION_WORDS, HOUSES, fold

SMALL = frozenset(word for row in FUNCTION_WORDS.values() for word in map(fold, row)) | frozenset(
    "il l d dell della le les ve ile bir na no nas nos op te den".split()
)
_NAMED = ("author", "editor", "institution", "organization", "publisher")
_ELSE = (
    "location", "publisher", "institution", "organization", "journaltitle", "booktitle", "booksubtitle", "series",
    "eventtitle", "editor", "author", "translator", "type", "howpublished", "note", "number", "volume",
    "edition", "maintitle",
)  # fmt: skip
_AROUND = ("journaltitle", "booktitle", "series", "publisher", "institution", "organization", "eventtitle")
_SHORT = re.compile(r"[(\[]\s*([^()\[\]]{2,12})\s*[)\]]")
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Name:
    """A person or a house: ``words`` of the family name or of the whole name, folded; ``given`` folded."""

    words: tuple[str, ...]
    given: tuple[str, ...] = ()
    corporate: bool = False
    short: frozenset[str] = frozenset()  # "UNDP", also in other languages
    editor: bool = False
    elsewhere: tuple[tuple[str, ...], ...] = ()  # what other languages call it

    @property
    def joined(self) -> str:
        """In one word, particles left out."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a reference."""

    key: str
    names: tuple[Name, ...]
    title: str  # folded, whole
    main: str  # without its subtitle
    shorts: tuple[str, ...]  # further short titles, and what an entry says it is called
    year: str
    letter: str
    others: frozenset[str]  # words of its other fields
    numbers: frozenset[str]  # volume and issue
    pages: tuple[int, int] | None
    part: bool  # stands in a periodical or collection
    words: str  # the skeletons of a printed entry's own words, if it was one
    around: str  # those of what it stands in or came out with
    reference: Reference


def _shape(text: str) -> str:
    return " ".join(skeleton(word) for word in fold(text[:2000]).split())


@lru_cache(maxsize=32_768)
def profile(reference: Reference) -> Profile:
    """All that a note can say of a reference."""
    get = reference.get
    whole = f"{get('title')}: {get('subtitle')}" if get("subtitle") else get("title")
    main = get("title") if get("subtitle") else split_subtitle(get("title"))[0]
    date = get("date") or get("year")
    year = _YEAR.search(date) or next(reversed(list(_YEAR.finditer(reference.raw[:2000]))), None)
    letter = re.match(r"(?:1[4-9]|20)\d\d([a-h])\b", date.strip()) or _letter_in(reference, year[0] if year else "")
    others = frozenset(word for name in _ELSE for word in fold(get(name)).split())
    head, begun = opening(reference.raw) if reference.raw else ((), "")
    shorts = tuple(short for short in (fold(get("shorttitle")), fold(get("shorthand")), begun) if short)
    names = _names(reference) or _first_word(reference.raw)
    if head and (len(head) > len(names) or not {name.joined for name in names} & {name.joined for name in head}):
        names = head
    return Profile(
        reference.key, names, fold(whole), fold(main), shorts, year[0] if year else "", letter[1] if letter else "",
        others, frozenset(filter(None, (fold(get("volume")), fold(get("number"))))), _pages(get("pages")),
        bool(get("journaltitle") or get("booktitle")), _shape(reference.raw) if reference.origin == "parsed" else "",
        _shape(" | ".join(get(name) for name in _AROUND)), reference,
    )  # fmt: skip


def _letter_in(reference: Reference, year: str) -> re.Match[str] | None:
    """The letter behind the year where only the entry's own words have it: ``"Roe, M. (2007b). Tides"``."""
    return re.search(rf"(?<!\d){year}([a-h])\b", reference.raw) if year and reference.raw else None


def _first_word(raw: str) -> tuple[Name, ...]:
    """``"Petersen, Uwe (Hrsg.): …"`` begins with a name, whatever became of it."""
    match = re.match(r"\W*([^\W\d_]{3,})(?=[,:]\s|\s[–—(])", raw)
    return (Name((fold(match[1]),)),) if match and fold(match[1]) else ()


def _pages(value: str) -> tuple[int, int] | None:
    match = re.match(r"\s*(\d{1,5})\s*[-–—]{1,2}\s*(\d{1,5})", value)
    return (int(match[1]), int(match[2])) if match and int(match[1]) <= int(match[2]) else None


def _names(reference: Reference) -> tuple[Name, ...]:
    """Authors, else editors, else the house that issued it; editors after authors count as names of the second row."""
    found: list[Name] = []
    for field in ("author", "editor"):
        if value := reference.get(field):
            found.extend(_name(one, reference, editor=field == "editor") for one in people(value))
            break
    houses = [reference.get(field) for field in ("institution", "organization") if reference.get(field)]
    if not found and not houses and reference.get("publisher") and not reference.get("journaltitle"):
        houses = [reference.get("publisher")]
    if reference.type in ("report", "online", "misc", "techreport") or not found:
        known = {name.joined for name in found}
        made = [_house(house, reference) for house in houses]
        found.extend(name for name in made if name.joined not in known)
    return tuple(name for name in found if name.words)


def _name(one: Person, reference: Reference, *, editor: bool) -> Name:
    if one.corporate:
        return _house(one.family, reference, editor=editor)
    words = tuple(fold(one.family).split())
    return Name(words, tuple(fold(one.given).split()), editor=editor)


def _house(printed: str, reference: Reference, *, editor: bool = False) -> Name:
    """An institution with its initials, those that its entry gives, and what it is called elsewhere."""
    bare = _SHORT.sub("", printed)
    words = tuple(fold(bare).split())
    short = {fold(match[1]).replace(" ", "") for match in _SHORT.finditer(printed)}
    short |= {fold(match[1]).replace(" ", "") for match in _SHORT.finditer(reference.raw) if match[1].isupper()}
    telling = [word for word in words if word not in SMALL]
    short |= {"".join(word[0] for word in telling), "".join(word[0] for word in words)}
    parts = [tuple(fold(part).split()) for part in re.split(r"[,.;]\s+|\s[–—]\s", bare)]
    elsewhere = tuple(part for part in parts if len(part) > 1 and part != words)
    short |= {part[0] for part in parts if len(part) == 1 and len(parts) > 1 and part[0].upper() in bare}
    for row in HOUSES:
        if " ".join(words) in {fold(name) for name in row}:
            short |= {fold(name) for name in row if name.isupper()}
            elsewhere += tuple(tuple(fold(name).split()) for name in row if not name.isupper())
    return Name(
        words,
        (),
        corporate=True,
        short=frozenset(one for one in short if len(one) > 1),
        editor=editor,
        elsewhere=elsewhere,
    )


# --- What an entry's own words say, however it was taken apart ----------------------------------------------------

_UP = r"[^\W\d_a-zà-ÿа-яё]"
_INITIALLED = re.compile(rf"(?P<family>{_UP}[\w’'-]+)\s+(?P<given>(?:{_UP}\.[\s-]?){{1,3}})(?:[,;]\s*)?")
_SEMICOLONS = re.compile(rf"(?:{_UP}[\w’'-]+,\s[^;.,]{{2,30}};\s)+{_UP}[\w’'-]+,\s[^;.,]{{2,30}}\.\s")
_COLON = re.compile(rf"(?P<house>{_UP}[^:,.()\d]{{3,80}}):\s+(?=[“\"„«*]?{_UP})")
_TITLE_STOP = re.compile(r"[.:?!(,]|\s//|\s[–—]\s")


def opening(raw: str) -> tuple[tuple[Name, ...], str]:
    """Names and the first words of the title where an entry's form leaves no doubt, else nothing.

    ``"Жухов И. П., Лядова Е. С. Рыбаки. СПб., 2009"`` has two names and "rybaki".
    """
    raw = raw.replace("*", "").replace("_", "").strip()
    found: list[Name] = []
    at = 0
    while len(found) < 12 and (match := _INITIALLED.match(raw, at)):
        found.append(Name((fold(match["family"]),), tuple(fold(match["given"]).split())))
        at = match.end()
    if not found and (match := _SEMICOLONS.match(raw)):
        pairs = [one.partition(",") for one in match[0].strip(" .").split(";")]
        found = [Name(tuple(fold(family).split()), tuple(fold(given).split())) for family, _, given in pairs]
        at = match.end()
    if not found and (match := _COLON.match(raw)):
        found = [_house(match["house"].strip(), Reference("", "", (), raw=""))]
        at = match.end()
    stop = _TITLE_STOP.search(raw, at + 3) if found else None
    title = fold(raw[at : stop.start()]) if stop else ""
    return tuple(found), title if len(title) > 3 else ""
