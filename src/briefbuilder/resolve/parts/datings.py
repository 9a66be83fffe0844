"""The date of a stretch that is known to hold one: ``"(1989, December 1)"`` gives 1989-12-01, ``"2003–04"`` 2003/2004.

In: the words of the stretch.  Out: the date in EDTF at the precision printed, the date of a first printing, and what is
said where there is no date yet ("forthcoming").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefbuilder.words import MONTH_STEMS, MONTHS, PUBLICATION_STATES, SEASONS

_MONTH = {name: number for names in MONTHS.values() for number, name in enumerate(names, 1)}
_MONTH.update({stem: number for stems in MONTH_STEMS.values() for stem, number in stems.items()})
_SEASON = {
    name: number for names in SEASONS.values() for number, row in enumerate(names, 21) for name in row.split("|")
}
_ISO = re.compile(r"(?<!\d)(?P<y>1[4-9]\d\d|20\d\d)[-–./](?P<m>0?[1-9]|1[0-2])[-–./](?P<d>0?[1-9]|[12]\d|3[01])(?!\d)")
_ISO_MONTH = re.compile(r"^\W*(?P<y>1[4-9]\d\d|20\d\d)-(?P<m>0[1-9]|1[0-2])\W*$")
_FIGURES = re.compile(r"(?<!\d)(?P<a>\d{1,2})\s?[./-]\s?(?P<b>\d{1,2})\s?[./-]\s?(?P<y>\d{4}|\d{2})(?!\d)")
_MONTH_YEAR = re.compile(r"(?<![\d./-])(?P<m>0?[1-9]|1[0-2])[./](?P<y>(?:1[5-9]|20)\d\d)(?![\d./])")
_YEAR = re.compile(r"(?<![\d.])(?<!\d-)(?P<year>1[0-9]\d\d|20\d\d)(?!\d)(?:[a-z]{1,2}\b)?")
_SPAN = re.compile(r"(?<!\d)(?P<first>1[0-9]\d\d|20\d\d)\s*[-–—/]+\s*(?P<last>1[0-9]\d\d|20\d\d|\d\d?)(?![\d./-])")
_OPEN_SPAN = re.compile(r"(?<!\d)(?P<first>1[0-9]\d\d|20\d\d)\s*[-–—]+\s*(?:$|[),.;])")
_ONE_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|re|-?го|º|ª|\.)?"
_DAYS_BEFORE = re.compile(
    rf"(?<![\d:/]){_ONE_DAY}(?:\s?(?:[-–—/]|bis|to|and|und|et|y|и)\s?{_ONE_DAY})?\s*(?:of|de|del|d['’])?\s*$", re.I
)
_DAYS_AFTER = re.compile(rf"^\.?\s*(?:the\s)?{_ONE_DAY}(?:\s?[-–—/]\s?{_ONE_DAY}(?!\s*[^\W\d_]))?(?![\d:])", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_ORIGINAL = re.compile(
    r"[(\[]\s*(?:orig\.?|original(?:ly)?(?:\s(?:published|work published))?|first published|zuerst|ursprünglich)?"
    r"[\s:,]*(?P<year>1\d\d\d|20\d\d)\s*[)\]]",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^\W*(?P<year>1\d\d\d|20\d\d)\s*[)\]]?\s*[/;,]?\s*[(\[]?\s*(?=(?:1\d\d\d|20\d\d))")
_EASTERN_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_UNSURE = re.compile(r"(?:1\d\d\d|20\d\d)\s?\?")
_ABOUT = re.compile(r"\b(?:ca?\.|circa|um|vers|ок\.|около|c\.)\s*\[?(?=1\d\d\d|20\d\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dating:
    """``value`` is EDTF or empty; ``original`` the year of a first printing; ``state`` "forthcoming", "inpress".

    ``either``: day and month may be exchanged, so that only the year was taken; day first, then month first.
    """

    value: str = ""
    original: str = ""
    state: str = ""
    either: tuple[str, str] | None = None


def read_dating(text: str) -> Dating:
    """``"[1887] 1999"`` gives 1999, first 1887; ``"12–14 March 2015"`` gives 2015-03-12/2015-03-14."""
    text = " ".join(text.translate(_EASTERN_FIGURES).split())
    if whole := _in_figures(text):
        return whole
    text, original = _without_original(text)
    if match := _SPAN.search(text):
        found = _year_span(match)
        if found and not _months(text):
            first, last = found.split("/")
            apart = int(last) - int(first) > 40 and "/" in match[0]  # "1887/1999": printed first, printed now
            return Dating(last, first) if apart else Dating(found, original)
    years = [match["year"] for match in _YEAR.finditer(text)]
    year = _beside_month(text) or _chosen(years)
    if not year:
        return Dating(state=_state(text))
    rest = _YEAR.sub(" ", _SPAN.sub(" ", text))
    value = _with_month(year, rest, text)
    mark = "~" if _ABOUT.search(text) else "?" if _UNSURE.search(text) else ""
    return Dating(value + (mark if len(value) == 4 else ""), original)


def _in_figures(text: str) -> Dating | None:
    if match := _ISO.search(text) or _ISO_MONTH.search(text):
        parts = match.groupdict()
        day = f"-{int(parts['d']):02d}" if parts.get("d") else ""
        return Dating(f"{parts['y']}-{int(parts['m']):02d}{day}")
    if match := _FIGURES.search(text):
        return _figures(match)
    if (match := _MONTH_YEAR.search(text)) and not _months(text):
        return Dating(f"{match['y']}-{int(match['m']):02d}")
    return None


def _figures(match: re.Match[str]) -> Dating | None:
    """Day and month in figures: sure where one is above 12 or stops part them ("03.07.2018"); else only the year."""
    first, second, year = int(match["a"]), int(match["b"]), match["y"]
    if len(year) == 2:
        year = ("20" if int(year) < 40 else "19") + year
    if not (0 < first < 32 and 0 < second < 32) or (first > 12 and second > 12) or not 1400 < int(year) < 2100:
        return None
    stops = match[0].count(".") == 2
    if first <= 12 and second <= 12 and first != second and not stops:
        return Dating(year, either=(f"{year}-{second:02d}-{first:02d}", f"{year}-{first:02d}-{second:02d}"))
    day, month = (first, second) if second <= 12 else (second, first)
    return Dating(f"{year}-{month:02d}-{day:02d}")


def _without_original(text: str) -> tuple[str, str]:
    """Take the year of a first printing out: ``"1999 [1887]"``, ``"[1887] 1999"``, ``"1887/1999"`` far apart."""
    years = [match["year"] for match in _YEAR.finditer(text)]
    if len(set(years)) < 2:
        return text, ""
    for pattern in (_ORIGINAL, _FIRST):
        match = pattern.search(text)
        if (
            match
            and int(match["year"]) < max(map(int, years))
            and int(match["year"]) > 1450
            and not (pattern is _FIRST and "[" not in match[0])
        ):
            return text[: match.start()] + " " + text[match.end() :], match["year"]
    return text, ""


def _year_span(match: re.Match[str]) -> str:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if 0 < int(last) - int(first) < 120 else ""


def _beside_month(text: str) -> str:
    """The year right behind a month: 2010 of "1929 от 9 июня 2010"."""
    for match in _YEAR.finditer(text):
        words = _WORD.findall(text[max(0, match.start() - 24) : match.start()])
        near = [word for word in words[-2:] if word.casefold() in _MONTH]
        if near and re.search(rf"{near[-1]}\W{{1,3}}(?:(?:de|del|of)\s)?$", text[: match.start()]):
            return match["year"]
    return ""


def _chosen(years: list[str]) -> str:
    """One year of several: that of our calendar beside one of another; the last of equals ("1394 [2015]")."""
    ours = [year for year in years if int(year) >= 1450]
    return (ours or years or [""])[0]


def _months(text: str) -> list[int]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return [_MONTH[word] for word in words if word in _MONTH]


def _with_month(year: str, rest: str, text: str) -> str:
    months = _months(rest)
    if not months:
        season = [_SEASON[word.casefold()] for word in _WORD.findall(rest) if word.casefold() in _SEASON]
        return f"{year}-{season[0]}" if season else year
    return _composed(year, months, _days(rest), text)


def _composed(year: str, months: list[int], days: list[int], text: str) -> str:
    """Months and days in the order printed: two of a kind are a span."""
    first, last = months[0], months[-1]
    ranged = bool(re.search(r"[-–—/]|\b(?:to|bis|au|al|и|and|und|et|y)\b", text))
    if not days:
        return f"{year}-{first:02d}/{year}-{last:02d}" if ranged and first < last else f"{year}-{first:02d}"
    begin = f"{year}-{first:02d}-{days[0]:02d}"
    end = f"{year}-{last:02d}-{days[-1]:02d}"
    return f"{begin}/{end}" if ranged and len(days) > 1 and begin < end else begin


def _state(text: str) -> str:
    folded = text.casefold()
    return next((state for state, words in PUBLICATION_STATES.items() if any(word in folded for word in words)), "")


def _days(text: str) -> list[int]:
    """The days beside the names of months: 8 and 11 in "16, 1 (April 8–11)"."""
    found: list[int] = []
    for word in _WORD.finditer(text):
        if word[0].casefold() not in _MONTH:
            continue
        before, after = _DAYS_BEFORE.search(text[: word.start()]), _DAYS_AFTER.match(text[word.end() :])
        for match in (before, None if before else after):
            found += [int(day) for day in re.findall(r"\d+", match[0])] if match else []
    return [day for day in found if 0 < day < 32]


def day_and_month(text: str) -> tuple[int, int] | None:
    """``"2 October"``, where the year stands elsewhere: (10, 2), and (10, 0) for a month alone."""
    months = _months(text)
    if not months or _YEAR.search(text):
        return None
    return months[0], next(iter(_days(text)), 0)


def figure_dates(text: str) -> set[str]:
    """Which part comes first where that is beyond doubt: {"day"} for ``"25/07/2018"``, {"month"} for "07/25/2018"."""
    pairs = [(int(match["a"]), int(match["b"])) for match in _FIGURES.finditer(text) if "/" in match[0]]
    return {"day" if first > 12 else "month" for first, second in pairs if (first > 12) != (second > 12)}
