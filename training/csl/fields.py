"""What of a record stands in its printed form: BibLaTeX fields of the labelled stretches.

In: a CSL record and the stretches of its print. Out: {"author": ["Roe, Jane", "others"], "title": …, "date":
"2009-05"}.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]

TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "book": "book",
    "chapter": "incollection", "entry-encyclopedia": "incollection", "entry-dictionary": "incollection",
    "paper-conference": "inproceedings", "thesis": "thesis", "report": "report", "webpage": "online",
    "post-weblog": "online", "legislation": "legislation", "legal_case": "jurisdiction", "treaty": "legal",
    "dataset": "dataset", "interview": "misc", "speech": "unpublished", "manuscript": "unpublished",
    "bill": "legislation",
}  # fmt: skip

_IN_BOOKS = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"})

# label → (field, variables that may stand there, the fullest first)
_PLAIN = {
    "title": ("title", ("title", "title-short")), "journal": ("journal", ("container-title", "container-title-short")),
    "booktitle": ("booktitle", ("container-title", "container-title-short")), "series": ("series",
    ("collection-title",)),
    "event": ("eventtitle", ("event-title", "event")), "volume": ("volume", ("volume",)),
    "number": ("number", ("issue", "number")), "publisher": ("publisher", ("publisher", "authority")),
    "location": ("address", ("publisher-place", "event-place")), "edition": ("edition", ("edition",)),
    "url": ("url", ("URL",)), "doi": ("doi", ("DOI",)), "isbn": ("isbn", ("ISBN",)), "genre": ("type", ("genre",)),
}  # fmt: skip


def container_label(record: Record) -> str:
    """The label of what a record stands in: a chapter's book is a booktitle, an article's paper a journal."""
    return "booktitle" if record["type"] in _IN_BOOKS else "journal"


def fields_of(record: Record, text: str, labels: Sequence[tuple[str, int, int]]) -> dict[str, Any]:
    """Record, its print and its labels → the BibLaTeX fields that the print shows."""
    printed: dict[str, str] = {}
    for label, start, end in labels:
        printed[label] = printed.get(label, "") + " " + text[start:end]
    found: dict[str, Any] = {}
    for label, (field, variables) in _PLAIN.items():
        value = next((value for value in _values(record, variables) if _shows(printed.get(label, ""), value)), None)
        if value:
            found[field] = value
    for role in ("author", "editor", "translator"):
        people = _people(record.get(role, ()), printed.get(role, ""))
        if people:
            found[role] = people
    _number_in_series(record, printed, found)
    pages = str(record.get("page", ""))
    if pages and (numbers := re.findall(r"\w+", pages))[0] in (shown := printed.get("pages", "")):
        whole = len(re.findall(r"\w*\d\w*|\b[ivxlcIVXLC]+\b", shown)) > 1 or len(numbers) == 1
        found["pages"] = re.sub(r"\s*[-–—]+\s*", "--", pages) if whole else numbers[0]
    return found | _dates(record, printed)


def _number_in_series(record: Record, printed: Mapping[str, str], found: dict[str, Any]) -> None:
    """A volume of the series, as in "Tidal Studies, vol. 12"; a bare number stays with its name: "Tidal Studies 12"."""
    number = str(record.get("collection-number", ""))
    if not number:
        return
    if "series" in found and re.search(rf"\b{number}\b", printed.get("series", "")):
        found["series"] += f" {number}"
        return
    for label in ("number", "volume"):
        if label not in found and re.search(rf"\b{number}\b", printed.get(label, "")):
            found[label] = number
            return


def folded(text: str) -> str:
    """As in "<i>Ärzte</i> & Co." → "arzteco": what stays the same under any typesetting."""
    bare = unicodedata.normalize("NFKD", re.sub(r"</?\w+>", "", text)).casefold().replace("ı", "i")
    return "".join(letter for letter in bare if letter.isalnum())


def _values(record: Record, variables: Sequence[str]) -> list[str]:
    values = [re.sub(r"</?\w+>", "", str(record[variable])) for variable in variables if record.get(variable)]
    return [value for value in values if folded(value)]


def _shows(printed: str, value: str) -> bool:
    """Whether the value stands there; "1" may be printed as "i"."""
    if not printed:
        return False
    return folded(value) in folded(printed) or (value.isdigit() and _roman(int(value)) in printed.casefold().split())


def _roman(number: int) -> str:
    """As in 14 → "xiv"; nothing for what nobody prints so."""
    if number >= 90:
        return "-"
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx")[number // 10]
    return tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]


def _people(names: Sequence[Mapping[str, str]], printed: str) -> list[str]:
    if not printed or not names:
        return []
    rest, people = folded(printed), []
    for name in names:
        family = _printed_family(name, rest)
        place = rest.find(family)
        if place >= 0:
            people.append(_bibtex_name(name))
            rest = rest[:place] + "\x00" + rest[place + len(family) :]
    return [*people, "others"] if people and len(people) < len(names) else people


def _printed_family(name: Mapping[str, str], printed: str) -> str:
    """The folded family as it stands in the print: "du Petit" is "Petit, É. du" in some styles."""
    family = name.get("literal") or name["family"]
    bare = re.sub(r"^(?:[^\W\d_A-Z][\w.]*[’'\s-]+)+", "", family)
    return folded(bare if bare and folded(family) not in printed else family)


def _bibtex_name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return "{" + name["literal"] + "}"
    particle = name.get("non-dropping-particle") or name.get("dropping-particle") or ""
    family = f"{particle} {name['family']}".strip()
    return ", ".join(part for part in (family, name.get("suffix", ""), name.get("given", "")) if part)


def _dates(record: Record, printed: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    parts = _date_parts(record, "issued")
    shown = printed.get("date", "")
    if parts and str(parts[0]) in shown:
        found["year"] = str(parts[0])
        found["date"] = _as_printed(parts, shown)
        if found["date"] == found["year"]:
            del found["date"]
    accessed = _date_parts(record, "accessed")
    if accessed and str(accessed[0]) in printed.get("accessed", ""):
        found["urldate"] = _as_printed(accessed, printed["accessed"])
    return found


def _date_parts(record: Record, variable: str) -> list[int]:
    value = record.get(variable) or {}
    parts = value.get("date-parts")
    return list(parts[0]) if parts and len(parts) == 1 else []


def _as_printed(parts: Sequence[int], shown: str) -> str:
    """[2009, 5, 3] printed "May 2009" → "2009-05"."""
    rest = shown.replace(str(parts[0]), " ", 1)
    numbers = [int(number) for number in re.findall(r"\d+", rest)]
    month_named = bool(re.search(r"[^\W\d_]{2,}", rest))
    text = str(parts[0])
    if len(parts) < 2 or not (month_named or parts[1] in numbers):
        return text
    text += f"-{parts[1]:02d}"
    if not month_named:
        numbers.remove(parts[1])
    return f"{text}-{parts[2]:02d}" if len(parts) > 2 and parts[2] in numbers else text
