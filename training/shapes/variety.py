"""A record, varied: titles, journals, houses and places as odd as they are in print (`variety.toml`).

In: a clean record.  Out: the same record with, now and then, a title of two sentences or with an acronym in front, a
journal with a section, a house with its department, a place with its land, one author instead of five.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from .pen import Pen, Record

Shelf = Mapping[str, Sequence[Any]]

TITLES = {
    "": 58, "acronym": 2, "list": 7, "list colon": 4, "two": 5, "place": 2.5, "name": 1, "short": 6, "quoted": 2,
    "question": 1.5,
    "number": 1.5, "brackets": 2.5, "dash": 1.5,
}  # fmt: skip
JOURNALS = {
    "": 86, "list": 3, "part": 2, "letter": 2, "of": 1, "dash": 1, "place": 1.2, "special": 0.7, "colon": 1.5,
    "amp": 1.5,
}  # fmt: skip
BOOKS = {"": 78, "two": 5, "list": 5, "short": 6, "years": 2.5, "part": 1.5}
PROCEEDINGS = {"": 83, "named": 9, "short": 8}
ALONE = {
    "note": 0.7, "humanities": 0.65, "french": 0.65, "german": 0.55, "gost": 0.5, "author-date": 0.25, "science": 0.15,
    "vancouver": 0.1,
}  # fmt: skip
SMALL = frozenset("of the and in on for to a an by with from".split())


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "variety.toml").read_text("utf-8"))


def varied(record: Record, pen: Pen, shelf: Shelf) -> Record:
    """The record as this string has it; what it lacks is lent by others: a translator, a series, a place nearby."""
    found = {"near": pen.one(shelf.get("publisher-place") or ["Kiel"]), **record}
    kind = str(found.get("type", ""))
    _lend(found, pen, shelf)
    _people(found, pen)
    if "title" in found:
        found["title"] = _cased(_formed("title", TITLES, found["title"], found, pen), found, pen)
    if "container-title" in found:
        whole = found["container-title"]
        found["container-title"] = _container(whole, kind, found, pen)
        if found["container-title"] != whole:
            found.pop("container-title-short", None)
    if kind == "article-journal":
        _thin(found, pen)
    if "publisher" in found:
        found["publisher"] = _house(found["publisher"], kind, pen)
    for name in ("publisher-place", "event-place"):
        if name in found:
            found[name] = _place(str(found[name]), found, pen)
    return found


def _lend(record: Record, pen: Pen, shelf: Shelf) -> None:
    """Editions, series, translators and second editors are rarer in works than they are hard to read."""
    if record.get("type") not in ("book", "chapter"):
        return
    if record.get("type") == "book" and record.get("author") and "family" in record["author"][0] and pen.maybe(0.12):
        record["editor"] = record.pop("author")[:3]
    people = shelf.get("people", ()) if pen.maybe(0.25) else ()
    if people and record.get("type") == "book" and record.get("author"):
        role = pen.now({"translator": 3, "editor": 2})
        record.setdefault(role, pen.one(people)[:1] if pen.maybe(0.8) else pen.one(people))
    elif people and record.get("type") == "chapter":
        record.setdefault("editor", pen.one(people))
    if shelf.get("collection-title") and pen.maybe(0.12):
        record.setdefault("collection-title", pen.one(shelf["collection-title"]))
        if pen.maybe(0.6):
            record.setdefault("collection-number", str(pen.one(range(1, 400))))
    if record.get("collection-title") and pen.maybe(0.12):
        short = "".join(word[0] for word in str(record["collection-title"]).split() if word[0].isupper())
        record["collection-title"] = short if len(short) > 2 else record["collection-title"]
    if pen.maybe(0.08):
        record.setdefault("edition", str(pen.one((2, 2, 2, 3, 3, 4, 5, 6, 7, 1))))


def _people(record: Record, pen: Pen) -> None:
    """People of letters write alone; scientists do not."""
    people = record.get("author")
    if people and "literal" in people[0] and pen.maybe(0.3):
        record["author"] = [{"literal": _body(str(people[0]["literal"]), record, pen)}, *people[1:]]
    if not people or len(people) < 2:
        return
    alone = ALONE[pen.kind]
    if record.get("type") in ("book", "chapter", "thesis", "article-newspaper", "webpage"):
        alone = min(0.85, alone + 0.15)
    if pen.maybe(alone):
        record["author"] = people[:1]
    elif alone > 0.4 and len(people) > 2 and pen.maybe(0.75):
        record["author"] = people[:2]


def _formed(table: str, weights: Mapping[str, float], text: str, record: Record, pen: Pen) -> str:
    """The text in one of the table's forms; mostly as it is."""
    form = pen.now(weights)
    return pen.one(_tables()[table][form]).format(**_words(text, record, pen)) if form else text


@cache
def _topics(language: str) -> list[str]:
    tables = _tables()["topics"]
    words: list[str] = tables.get(language, tables["en"]).split()
    return words


def _words(text: str, record: Record, pen: Pen) -> dict[str, Any]:
    """What the forms speak of."""
    tables = _tables()
    language = str(record.get("language", "en"))[:2]
    topics = _topics(language)
    first = text.split(":", maxsplit=1)[0]
    meeting = pen.one(tables["meetings"]) + pen.one((" ", "-", "’", " ’", "", " '")) + str(pen.one(range(80, 99)))
    issued = ((record.get("issued") or {}).get("date-parts") or [[2001]])[0]
    return {
        "text": text, "x": first, "low": text[:1].lower() + text[1:],
        "start": " ".join(text.split()[:2]).strip(",:;.?"),
        "a": pen.one(topics), "b": pen.one(topics), "c": pen.one(topics), "and": tables["ands"].get(language, "and"),
        "acronym": pen.one(tables["acronyms"]), "meeting": pen.one((meeting, meeting.rstrip("0123456789 -’'"))),
        "person": f"{pen.one(tables['first_names'])} {_family(record)}", "place": str(record["near"]),
        "n": pen.one(range(2, 300)),
        "letter": pen.one("ABCDK"), "state": pen.one(tables["states"]),
        "land": pen.one(tables["lands"].get(language, ["USA"])),
        "old": pen.one(range(1500, 1900)), "new": pen.one(range(1900, 2015)), "year": (issued or [2001])[0],
    }  # fmt: skip


def _body(text: str, record: Record, pen: Pen) -> str:
    """An organisation with its initials, its land, its departments: "Tidal Research Agency (TRA)"."""
    initials = "".join(word[0] for word in text.split() if word[0].isupper())
    if len(initials) < 2:
        return text
    tables, words = _tables(), _words(text, record, pen)
    words |= {"department": pen.one(tables["departments"]), "initials": initials}
    return pen.one(tables["house"]["body"]).format(**words)


def _family(record: Record) -> str:
    people = record.get("author") or record.get("editor") or [{}]
    return str(people[-1].get("family") or "Roe")


def _cased(text: str, record: Record, pen: Pen) -> str:
    """English titles may have capitals all along: "How Nature Really Works"."""
    if str(record.get("language", "en")) != "en" or not pen.always("title case", 0.3):
        return text
    return " ".join(word if word in SMALL else word[:1].upper() + word[1:] for word in text.split())


def _container(text: str, kind: str, record: Record, pen: Pen) -> str:
    table = {
        "article-journal": ("journal", JOURNALS),
        "chapter": ("book", BOOKS),
        "paper-conference": ("proceedings", PROCEEDINGS),
    }.get(kind)
    return _formed(*table, text, record, pen) if table else text


def _thin(record: Record, pen: Pen) -> None:
    """Articles that lack their numbers: "Sea Studies, 1988", "Sea Studies, to appear", "Sea Studies B39"."""
    lacks = pen.now({"": 80, "volume": 4, "pages": 5, "both": 5, "issue": 6})
    for name in {
        "volume": ("volume", "issue"),
        "pages": ("page",),
        "both": ("volume", "issue", "page"),
        "issue": ("issue",),
    }.get(lacks, ()):
        record.pop(name, None)
    if lacks == "both" and pen.maybe(0.3):
        record["forthcoming"] = True
    if record.get("volume") and pen.maybe(0.025):
        record["volume"] = pen.one(("A", "B", "C", "SAC-", "ED-", "PAMI-", "A ", "S")) + str(record["volume"])[:2]


def _house(text: str, kind: str, pen: Pen) -> str:
    tables = _tables()["house"]
    if kind == "report" and pen.maybe(0.06):
        return f"{text}, {pen.one(_topics('en'))} and {pen.one(_topics('en'))} Operations"
    if kind in ("thesis", "report") and pen.maybe(0.25):
        return pen.one(tables["with_department"]).format(text=text, department=pen.one(_tables()["departments"]))
    if kind in ("book", "chapter") and pen.maybe(0.05):
        return pen.one(tables["long"]).format(text=text, first=text.split(maxsplit=1)[0])
    return text


def _place(text: str, record: Record, pen: Pen) -> str:
    """A place with its land or state: "Kiel, Germany", "Kiel, NY", "Kiel/Wien"."""
    if (
        "," in text
        or len(text) < 4
        or text.endswith(".")
        or not pen.maybe(0.3 if record.get("type") in ("thesis", "report", "paper-conference") else 0.14)
    ):
        return text
    tables, language = _tables(), str(record.get("language", "en"))[:2]
    forms = tables["place"]["en" if language == "en" else "other"]
    land = pen.one(tables["lands"].get(language, tables["lands"]["en"]))
    return pen.one(forms).format(text=text, land=land, state=pen.one(tables["states"]))
