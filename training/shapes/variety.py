"""A record, varied: titles, journals, houses and places as odd as they are in print.

In: a clean record.  Out: the same record with, now and then, a title of two sentences or with an acronym in front, a journal with
a section, a house with its department, a place with its land, one author instead of five.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .pen import Pen, Record

STATES = (
    "MA",
    "NY",
    "CA",
    "NJ",
    "Massachusetts",
    "Wisconsin",
    "New Jersey",
    "Calif.",
    "Mass.",
    "Conn.",
    "Texas",
    "TX",
    "PA",
    "Illinois",
    "Ont.",
    "Ontario",
    "VA",
    "D.C.",
    "Vic.",
    "NSW",
)
LANDS = (
    "USA",
    "UK",
    "Germany",
    "United Kingdom",
    "France",
    "Canada",
    "Australia",
    "the Netherlands",
    "Japan",
    "Italy",
    "Switzerland",
    "Spain",
    "U.S.A.",
    "India",
    "China",
    "Sweden",
    "Austria",
    "Russia",
    "Brazil",
    "South Africa",
    "Turkey",
    "Mexico",
    "Denmark",
    "Israel",
    "Greece",
    "Hungary",
    "Poland",
)
LANDS_OF = {
    "de": ("Deutschland", "Österreich", "Schweiz"), "fr": ("France", "Suisse", "Belgique", "Canada"), "es": ("España", "México", "Argentina"),
    "it": ("Italia",), "pt": ("Portugal", "Brasil", "SP", "RJ"), "nl": ("Nederland", "België"), "tr": ("Türkiye",), "ru": ("Россия",),
}  # fmt: skip
LABOURS = (
    "Department of Economics",
    "Dept. of Computer Science",
    "School of Law",
    "Computer Science Department",
    "Faculty of Arts",
    "Institute of Geography",
    "Department of History",
    "Laboratory for Marine Studies",
    "Graduate School of Business",
    "Statistics Department",
    "Institut für Soziologie",
    "Dept. of Physics",
    "Center for Policy Research",
)
ACRONYMS = (
    "TIDE",
    "MUD-3",
    "GULL",
    "SeaNet",
    "Sand++",
    "KELP",
    "ROEFLOW",
    "Ebb",
    "X-Shore",
    "C3",
    "BoatSim",
    "WAVE2",
    "pyTide",
    "LoTide",
)
NOUNS = {
    "en": "Power Water Trade Memory Faith Law Ritual Labour Gender Class Money Empire Violence Markets Growth Nature Culture War Peace Justice Language Health Climate Religion Science Society Order Change Authority Reform Identity Desire Grain Salt Timber Donors Gifts Saints Kings Peasants Ports Borders Rivers Roads Ghosts Machines".split(),
    "de": "Macht Recht Glaube Arbeit Geschlecht Geld Reich Gewalt Markt Natur Kultur Krieg Frieden Sprache Staat Stadt Grenze Wasser Handel Ordnung Wandel Heimat".split(),
    "fr": "Pouvoir Droit Travail Argent Empire Violence Nature Culture Guerre Paix Langue Ville Frontière Commerce Mémoire Religion Société".split(),
    "es": "Poder Agua Memoria Trabajo Dinero Imperio Violencia Cultura Guerra Paz Lengua Ciudad Frontera Comercio Justicia".split(),
    "ru": "Власть Вода Память Труд Деньги Империя Насилие Культура Война Мир Язык Город Граница Торговля Право".split(),
    "it": "Potere Acqua Memoria Lavoro Denaro Impero Violenza Cultura Guerra Pace Lingua Città Confine".split(),
}  # fmt: skip
ANDS = {"en": "and", "de": "und", "fr": "et", "es": "y", "ru": "и", "it": "e"}


def varied(record: Record, pen: Pen, shelf: Mapping[str, Sequence[Any]]) -> Record:
    """The record as this string has it; what it lacks is lent by others: a translator, a series, a place nearby."""
    found = {"near": pen.one(shelf.get("publisher-place") or ["Kiel"]), **record}
    _lend(found, pen, shelf)
    language = str(record.get("language", "en"))[:2]
    _people(found, pen)
    if "title" in found:
        found["title"] = _title(str(found["title"]), language, found, pen)
    if "container-title" in found:
        kind = str(found.get("type", ""))
        whole = str(found["container-title"])
        found["container-title"] = (
            _journal(whole, found, pen) if kind.startswith("article") else _book(whole, language, found, pen)
        )
        if found["container-title"] != whole:
            found.pop("container-title-short", None)
    if "publisher" in found:
        found["publisher"] = _house(str(found["publisher"]), str(found.get("type", "")), pen)
    for name in ("publisher-place", "event-place"):
        if name in found:
            found[name] = _place(str(found[name]), language, pen)
    return found


def _lend(record: Record, pen: Pen, shelf: Mapping[str, Sequence[Any]]) -> None:
    """Editions, series, translators and second editors are rarer in works than they are hard to read."""
    if record.get("type") not in ("book", "chapter"):
        return
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
    if pen.maybe(0.08):
        record.setdefault("edition", str(pen.one((2, 2, 2, 3, 3, 4, 5, 6, 7, 1))))


def _people(record: Record, pen: Pen) -> None:
    """People of letters write alone; scientists do not."""
    people = record.get("author")
    if not people or len(people) < 2:
        return
    alone = {
        "note": 0.7,
        "humanities": 0.65,
        "french": 0.65,
        "german": 0.55,
        "gost": 0.5,
        "author-date": 0.25,
        "science": 0.15,
        "vancouver": 0.1,
    }[pen.kind]
    if record.get("type") in ("book", "chapter", "thesis", "article-newspaper", "webpage"):
        alone = min(0.85, alone + 0.15)
    if pen.maybe(alone):
        record["author"] = people[:1]
    elif pen.kind in ("note", "humanities", "french", "german", "gost") and len(people) > 2 and pen.maybe(0.75):
        record["author"] = people[:2]


def _noun(language: str, pen: Pen) -> str:
    return pen.one(NOUNS.get(language, NOUNS["en"]))


def _title(text: str, language: str, record: Record, pen: Pen) -> str:
    form = pen.now(
        {
            "": 62,
            "acronym": 2,
            "list": 7,
            "two": 5,
            "place": 2.5,
            "name": 2,
            "short": 5,
            "quoted": 2,
            "question": 1.5,
            "number": 1.5,
            "brackets": 2.5,
            "headline": 7,
            "dash": 1.5,
            "list colon": 4,
        }
    )
    place = str(record.get("publisher-place") or record.get("event-place") or "Kiel").split(",")[0]
    nouns = [_noun(language, pen) for _ in range(3)]
    listed = f"{nouns[0]}, {nouns[1]}{',' if language == 'en' and pen.maybe(0.6) else ''} {ANDS.get(language, 'and')} {nouns[2]}"
    pair, dashed = f"{nouns[0]} {ANDS.get(language, 'and')} {nouns[1]}", f"{nouns[0]} – {nouns[1]}"
    extras = (
        "abstract",
        "review",
        "Part 1",
        "1ère partie",
        nouns[0],
        pair,
        "1850",
        "1912, 1914, 1920",
        "in Russian",
        "draft",
        "1640-1901",
        pen.one(ACRONYMS),
        f"{nouns[2]}aceae",
        "vol 9, pg 249, 2003",
        f"{nouns[0]}: {nouns[1]}",
        "with discussion",
        "extended abstract",
        "summary",
        "I",
        "II",
        "2nd part",
        "Revised",
    )
    lower = text[:1].lower() + text[1:] if text[1:2].islower() else text
    people = record.get("author") or [{}]
    name = (
        f"{people[-1].get('given', 'Mary')} {people[-1].get('family', 'Roe')}" if "given" in people[-1] else "Mary Roe"
    )
    other = _other(name, pen)
    return {
        "": text,
        "acronym": f"{pen.one(ACRONYMS)}: {text}",
        "list": f"{text.split(':', maxsplit=1)[0]}: {listed}",
        "list colon": f"{listed}: {text.split(':', maxsplit=1)[0]}",
        "two": f"{text}. {pen.one((pair, nouns[0], 'II', 'Part 2', dashed))}",
        "place": f"{text}, {_place(place, language, pen)}",
        "name": pen.one((other, f"{other}: {text}", f"{other}, {pen.one(range(1750, 1900))}-{pen.one(range(1900, 1999))}")),
        "short": pen.one((nouns[0], pair, f"The {nouns[0]}" if language == "en" else nouns[0], f"{place} {nouns[1]}", " ".join(text.split()[:2]).strip(",:;."))),
        "quoted": pen.one((f"“{nouns[0]} {nouns[1].lower()}”: {text}", f"'{nouns[0]}' {lower}", f'"{nouns[0]} {nouns[1].lower()}". {text}', f"{text.split(':', maxsplit=1)[0]} of ‘{nouns[0]}’", f"“{nouns[0]}” {lower}")),
        "question": f"{nouns[0]} {pen.one(('without', 'for', 'or', 'after'))} {nouns[1]}? {text}" if language == "en" else f"{text.split(':', maxsplit=1)[0]}? {nouns[0]}",
        "number": pen.one((f"{pen.one(range(2, 40))} {text}", f"{text} {pen.one(range(2, 2015))}", f"{text}, {pen.one(range(1700, 1900))}–{pen.one(range(1900, 2010))}", f"{pen.one(range(1800, 2015))}: {text}")),
        "brackets": f"{text} ({pen.one(extras)})",
        "headline": _headline(text, language),
        "dash": f"{text} {pen.one(('-', '–', '—', '|'))} {nouns[0]} {nouns[1].lower()}",
    }[form]  # fmt: skip


def _other(name: str, pen: Pen) -> str:
    """A person a title is about."""
    return pen.one(
        (
            name,
            f"{pen.one(('Anna', 'Ivan', 'Karl', 'Louise', 'Ali', 'Andrei', 'Jean', 'Clara'))} {name.rsplit(maxsplit=1)[-1]}",
            name.rsplit(maxsplit=1)[-1],
        )
    )


def _headline(text: str, language: str) -> str:
    """Title case: "How Nature Really Works", "Peasant Kiel, Civil Salt: …"."""
    if language != "en":
        return text
    words = [
        word if word in ("of", "the", "and", "in", "on", "for", "to", "a") else word[:1].upper() + word[1:]
        for word in text.split()
    ]
    return " ".join(words)


def _journal(name: str, record: Record, pen: Pen) -> str:
    if record.get("type") != "article-journal":
        return name
    form = pen.now(
        {
            "": 86,
            "list": 3,
            "part": 2,
            "letter": 2,
            "of": 1,
            "dash": 1,
            "place": 1.2,
            "special": 0.7,
            "colon": 1.5,
            "amp": 1.5,
        }
    )
    nouns = [_noun("en", pen) for _ in range(3)]
    return {
        "": name,
        "list": pen.one((f"{name}, {nouns[0]}, and {nouns[1]}", f"IEEE Transactions on {nouns[0]}, {nouns[1]}, and {nouns[2]}", f"Journal of {nouns[0]}, {nouns[1]} and {nouns[2]}", f"{nouns[0]}, {nouns[1]} & {nouns[2]}")),
        "part": f"{name} {pen.one(('Part', 'Section', 'Series', 'Ser.'))} {pen.one('ABCDI')}",
        "letter": f"{name} {pen.one('ABCDE')}",
        "of": pen.one((f"{nouns[0]}, IEEE Transactions on", f"{nouns[0]} and {nouns[1]}, Journal of")),
        "dash": f"{name} {pen.one(('-', '–', '/'))} {nouns[0]} {pen.one(('Letters', 'Review', 'Reports', nouns[1]))}",
        "place": f"{name} {pen.one(('USA', '(London)', 'U S A', '(Paris)', '(Berl.)', 'UK', '(New York, N.Y.)', 'U.S.A.'))}",
        "special": f"{name}, {pen.one(('Special Issue on', 'special issue:', 'Special issue'))} {nouns[0]} and {nouns[1]}",
        "colon": f"{name}: {nouns[0]} {ANDS['en']} {nouns[1]}",
        "amp": f"{nouns[0]} {pen.one(('&', 'and'))} {nouns[1]}",
    }[form]  # fmt: skip


def _book(name: str, language: str, record: Record, pen: Pen) -> str:
    if record.get("type") == "paper-conference":
        short = pen.one(("SEA", "TIDES", "ICML", "GULL", "KDD", "EuroSea", "MUD"))
        acronym = short + pen.one((" ", "-", "’", " ’", "", " '")) + str(pen.one(range(80, 99)))
        year = (record.get("issued") or {}).get("date-parts", [[2001]])[0][:1] or [2001]
        return pen.now(
            {
                name: 84,
                f"{name} ({acronym})": 5,
                f"{name}, {acronym}": 1.5,
                acronym: 3,
                f"Proceedings of {acronym}": 3,
                f"{name} {year[0]}": 1,
                f"{acronym}: {name}": 1.5,
                f"Proceedings of the {year[0]} {name.removeprefix('Proceedings of the ')}": 2,
            }
        )
    if record.get("type") not in ("chapter",):
        return name
    nouns = [_noun(language, pen) for _ in range(3)]
    word = ANDS.get(language, "and")
    return pen.now(
        {
            name: 80,
            f"{name}. {nouns[0]} {word} {nouns[1]}": 4,
            f"{name}: {nouns[0]}, {nouns[1]}, {word} {nouns[2]}": 3,
            f"{nouns[0]}, {nouns[1]} {word} {nouns[2]}": 2,
            f"{nouns[0]} {word} {nouns[1]}": 4,
            f"{name}, {pen.one(range(1700, 1900))}–{pen.one(range(1900, 2005))}": 2.5,
            nouns[0]: 1,
            f"{name} {pen.one(('II', 'I', '2', 'III'))}": 1,
        }
    )


def _house(name: str, kind: str, pen: Pen) -> str:
    if kind in ("thesis", "report") and pen.maybe(0.25):
        labour = pen.one(LABOURS)
        return pen.now({f"{labour}, {name}": 4, f"{name}, {labour}": 2, f"{name} {labour}": 0.5})
    if kind in ("book", "chapter") and pen.maybe(0.04):
        return pen.one(
            (
                f"{name}, Inc.",
                f"{name}, Inc",
                f"{name} & Co.",
                f"{name}, {name.split(maxsplit=1)[0]}, and Orme",
                f"{name} Verlag",
                f"{name} / {name.rsplit(maxsplit=1)[-1]} Books",
                f"{name} Ltd",
                f"Printed by J. Roe for {name}",
                f"{name}, Roe & Doe",
                f"{name} and the {pen.one(('British Museum', 'Society of Antiquaries', 'World Bank'))}",
            )
        )
    return name


def _place(name: str, language: str, pen: Pen) -> str:
    if "," in name or len(name) < 4 or name.endswith(".") or not pen.maybe(0.14):
        return name
    if language == "en":
        return pen.now(
            {
                f"{name}, {pen.one(STATES)}": 5,
                f"{name}, {pen.one(LANDS)}": 5,
                f"{name}, {pen.one(STATES)}, {pen.one(('USA', 'U.S.A.', 'Canada'))}": 1.5,
                f"{name}; London": 0.5,
                f"{name}, London": 0.5,
                f"{name} and New York": 1,
                f"{name}/London": 0.5,
                f"{name} ({pen.one(STATES)})": 0.5,
            }
        )
    lands = LANDS_OF.get(language, LANDS)
    return pen.now(
        {
            f"{name}, {pen.one(lands)}": 3,
            f"{name} u. a." if language == "de" else f"{name}-{pen.one(('Paris', 'Roma', 'New York'))}": 1,
            f"{name}/{pen.one(('Wien', 'Paris', 'Madrid', 'Roma'))}": 1.5,
            f"{name}, {pen.one(('Paris', 'Wien', 'Roma', 'Madrid'))}": 0.7,
            f"{name} ; {pen.one(('Paris', 'London', 'Berlin'))}": 0.4,
        }
    )
