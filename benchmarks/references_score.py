# noqa: INP001 - a script, no package
"""How much of a reference was read: right, missing and invented values, field by field.

In: the fields that stand in a printed string, and those that were read from it. Out: counts per field. A value is right
when it is the same after folding: case, accents, punctuation and white space do not matter; a name is right by its
family name and its first initial; "327-35" is 327 to 335; "vol. II" is 2.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FIELDS = (
    "author", "editor", "translator", "title", "container", "year", "date", "volume", "number", "pages", "publisher",
    "address", "edition", "series", "url", "doi",
)  # fmt: skip
_SAME = {
    "container": ("journal", "booktitle", "eventtitle"), "publisher": ("publisher", "school", "institution",
    "organization"),
}  # fmt: skip
_PEOPLE = frozenset(("author", "editor", "translator"))
_PARTICLES = frozenset(
    "von van de der den di da du la le del della dos das do ter ten zu zur vom af al el ibn bin ben des d".split()
)
_ODD = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"})
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_BEFORE_NUMBER = re.compile(
    r"^\s*(?:vol(?:ume)?|v|bd|band|t|tome|jg|jahrgang|no|nr|n°|n|num|number|issue|iss|heft|h|№)s?[.°]?\s*(?=[\dIVXLivxl])",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Counts:
    """Values that were right, invented and missing."""

    right: int = 0
    invented: int = 0
    missing: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        found = 2 * self.right + self.invented + self.missing
        return 200 * self.right / found if found else 0.0

    def add(self, other: Counts) -> None:
        """Sum up."""
        self.right += other.right
        self.invented += other.invented
        self.missing += other.missing


@dataclass(slots=True)
class Score:
    """What came of some strings."""

    fields: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    strings: int = 0
    whole: int = 0

    @property
    def micro(self) -> Counts:
        """All fields together."""
        total = Counts()
        for counts in self.fields.values():
            total.add(counts)
        return total

    def add(self, other: Score) -> None:
        """Sum up."""
        self.strings += other.strings
        self.whole += other.whole
        for name, counts in other.fields.items():
            self.fields[name].add(counts)


def compare(score: Score, printed: Mapping[str, Any], read: Mapping[str, Any]) -> list[str]:
    """Count one string; the names of the fields that went wrong come back."""
    wanted, got = folded_fields(printed), folded_fields(read)
    unsettled, wrong = set(printed.get("unscored", ())), []
    for name in FIELDS:
        want, have = wanted.get(name), got.get(name)
        if want == have is None or name in unsettled or (want is None and _told_elsewhere(name, read, printed, wanted)):
            continue
        if want is not None and have is not None and _equal(name, want, have):
            score.fields[name].right += 1
            continue
        score.fields[name].missing += want is not None
        score.fields[name].invented += have is not None
        wrong.append(name)
    score.strings += 1
    score.whole += not wrong
    return wrong


def _told_elsewhere(name: str, read: Mapping[str, Any], printed: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """A DOI read as an address, too; the number that ends a series' name."""
    if name == "url":
        return "doi" in wanted
    return name == "number" and str(printed.get("series", "")).endswith(f" {read.get('number')}")


def folded_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """{"journal": "Sea & Shore", "year": "2009"} → {"container": "seashore", "year": "2009"}."""
    found: dict[str, Any] = {}
    for name in FIELDS:
        value = next((fields[other] for other in _SAME.get(name, (name,)) if fields.get(other)), None)
        if value is not None and (kept := _folded(name, value)):
            found[name] = kept
    if "10." in (link := found.get("url", "")) and "doi.org/10." in link:
        found.setdefault("doi", _doi(found.pop("url")))
    return found


def _folded(name: str, value: Any) -> Any:  # noqa: ANN401 - lists of names, or text
    if name in _PEOPLE:
        return [_name(one) for one in value if one not in {"others", ""}]
    text = str(value)
    if name in _READERS:
        return _READERS[name](text)
    return fold(text)


def fold(text: str) -> str:
    """As in "Ärzte & Co.: <i>Bücher</i>" → "arztecobucher"."""
    bare = unicodedata.normalize("NFKD", re.sub(r"<[^<>]{1,12}>", "", text)).casefold().translate(_ODD)
    return "".join(letter for letter in bare if letter.isalnum())


def _name(name: str) -> tuple[str, str, frozenset[str]]:
    if name.startswith("{"):
        return fold(name), "", frozenset(filter(None, map(fold, name.strip("{}").split())))
    parts = [part.strip() for part in name.split(",")]
    given = " ".join(part for part in parts[1:] if fold(part) not in {"jr", "sr", "ii", "iii"})
    family = [word for word in re.split(r"[\s\-’'‘`ʿʾ]+", parts[0]) if word]
    while len(family) > 1 and fold(family[0]) in _PARTICLES:
        family.pop(0)
    first = [fold(word) for word in given.split() if fold(word) and not (word.islower() and fold(word) in _PARTICLES)]
    everything = frozenset(filter(None, map(fold, f"{parts[0]} {given}".split())))
    return fold(" ".join(family)), first[0][0] if first else "", everything


def _number(text: str) -> str:
    bare = re.sub(r"^suppl(?:ement)?", "s", fold(_BEFORE_NUMBER.sub("", text)))
    return _arabic(bare) or re.sub(r"^0+(?=\d)", "", bare)


def _arabic(text: str) -> str:
    """As in "xii" → "12"; nothing for what is no Roman number."""
    if not re.fullmatch(r"[ivxlcdm]{1,9}", text):
        return ""
    values = [_ROMAN[letter] for letter in text]
    return str(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))


def _pages(text: str) -> str:
    parts = [
        fold(part)
        for part in re.split(r"\s*[-–—‐‑−]+\s*", re.sub(r"(?i)^\s*(?:pp?|pages?|s|seiten?)\b\.?\s*", "", text))
        if part
    ]
    if len(parts) > 1 and parts[0].isdigit() and parts[1].isdigit():
        parts[1] = parts[0][: max(0, len(parts[0]) - len(parts[1]))] + parts[1]
    return "-".join(parts[:1] if parts[:1] == parts[1:2] else parts[:2])


def _edition(text: str) -> str:
    words = [str(_ORDINALS.index(word) + 1) if word in _ORDINALS else word for word in text.casefold().split()]
    number = re.search(r"\d+", " ".join(words))
    return number.group() if number else re.sub(r"(edition|edn|ed|auflage|aufl)$", "", fold(text))


def _year(text: str) -> str:
    found = re.search(r"\d{4}", text)
    return found.group() if found else ""


def _date(text: str) -> str:
    found = re.match(r"\s*(\d{4})-(\d\d?)(?:-(\d\d?))?\s*$", text)
    return "-".join(f"{int(part):02d}" for part in found.groups() if part) if found else ""


def _url(text: str) -> str:
    bare = re.sub(r"^\W*(?:(?:https?|ftp)://)?(?:www\.)?", "", text.strip().replace(" ", ""), flags=re.IGNORECASE)
    bare = re.sub(r"[?&]utm_\w+=[^&#]*", "", bare)  # who sent the reader; no part of the place
    return re.sub(r"[/#.>,;)\]]+$", "", bare).casefold().replace("\\_", "_").replace("\\%", "%")


def _doi(text: str) -> str:
    found = re.search(r"10\.\d{4,9}/\S+", text)
    return (found.group() if found else text).rstrip(".,;)>]").casefold()


def _series(text: str) -> str:
    """The name alone: whether "Tidal Studies 12" is read as one or as two is a matter of taste."""
    return fold(re.sub(r"^of\s|[\s,;:(]+\d{1,4}\W*$", "", text))


def _container(text: str) -> str:
    """The meeting's name alone: "Paper presented at the Harbour Congress" or without these words."""
    return fold(re.sub(r"(?i)^.{0,30}?\bpresented at(?: the)?:?\s", "", text))


_READERS = {
    "series": _series, "container": _container,
    "volume": _number, "number": _number, "pages": _pages, "edition": _edition, "year": _year, "date": _date,
    "url": _url, "doi": _doi,
}  # fmt: skip


def _equal(name: str, want: Any, have: Any) -> bool:  # noqa: ANN401 - as above
    if name not in _PEOPLE:
        return bool(want == have)
    return len(want) == len(have) and all(map(_same_name, want, have))


def _same_name(one: tuple[str, str, frozenset[str]], other: tuple[str, str, frozenset[str]]) -> bool:
    if one[2] and one[2] == other[2]:
        return True
    return one[0] == other[0] and (not one[1] or not other[1] or one[1] == other[1])
