"""Printed dates into ISO 8601 at the precision given, never more: ``"Ausgabe April 2017"`` gives ``"2017-04"``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefbuilder.words import MONTH_STEMS, MONTHS

_MONTH = {name: number for names in MONTHS.values() for number, name in enumerate(names, 1)}
_MONTH.update({stem: number for stems in MONTH_STEMS.values() for stem, number in stems.items()})
_NAMES = "|".join(sorted(map(re.escape, _MONTH), key=len, reverse=True))
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"

_PATTERNS = (
    re.compile(
        r"\b(?P<iso_year>(?:1[5-9]|20)\d\d)-(?P<iso_month>0[1-9]|1[0-2])(?:-(?P<iso_day>0[1-9]|[12]\d|3[01]))?\b"
    ),
    re.compile(
        rf"\b{_DAY}(?:st|nd|rd|th|er|\.|º)?(?:\s+de)?\s+(?P<month>{_NAMES})\.?,?(?:\s+de|\s+del)?\s+{_YEAR}\b", re.I
    ),
    re.compile(rf"\b(?P<month>{_NAMES})\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b", re.I),
    re.compile(rf"\b(?P<month>{_NAMES})\.?,?(?:\s+de)?\s+{_YEAR}\b", re.I),
    re.compile(r"\b(?P<a>\d{1,2})[./](?P<b>\d{1,2})[./](?P<num_year>\d{4}|\d{2})\b"),
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a text: ISO ``value``, where it stands, and whether day and month could be exchanged."""

    value: str
    start: int
    end: int
    doubtful: bool = False


def find_date(text: str) -> Dated | None:
    """The first date in a text: ``"On 3 May 2016 …"`` gives 2016-05-03. A lone year is no date here."""
    best: Dated | None = None
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            found = _dated(match)
            if found and (best is None or found.start < best.start or _wider(found, best)):
                best = found
            if found:
                break
    return best


def _wider(new: Dated, old: Dated) -> bool:
    return new.start <= old.start and new.end >= old.end and len(new.value) > len(old.value)


def _dated(match: re.Match[str]) -> Dated | None:
    parts = match.groupdict()
    if parts.get("iso_year"):
        value = "-".join(filter(None, (parts["iso_year"], parts["iso_month"], parts["iso_day"])))
        return Dated(value, *match.span())
    if parts.get("num_year"):
        return _numeric(match)
    month = _MONTH[parts["month"].casefold().rstrip(".")]
    value = f"{parts['year']}-{month:02d}"
    if parts.get("day"):
        value += f"-{int(parts['day']):02d}"
    return Dated(value, *match.span())


def _numeric(match: re.Match[str]) -> Dated | None:
    """Day and month in figures: safe where one of them is above 12, else taken day first and called doubtful."""
    first, second, year = int(match["a"]), int(match["b"]), match["num_year"]
    if len(year) == 2:
        year = ("20" if int(year) < 70 else "19") + year
    if not 1 <= first <= 31 or not 1 <= second <= 31 or (first > 12 and second > 12) or not first or not second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return Dated(
        f"{year}-{month:02d}-{day:02d}", *match.span(), doubtful=first <= 12 and second <= 12 and first != second
    )


def is_date_line(text: str, most_other_words: int = 2) -> bool:
    """Is it a date and hardly anything else? ``"Ausgabe April 2017"`` is; ``"On 3 May 2016 the talks …"`` isn't."""
    found = find_date(text)
    if not found:
        return False
    rest = text[: found.start] + " " + text[found.end :]
    return len(re.findall(r"\w+", rest)) <= most_other_words
