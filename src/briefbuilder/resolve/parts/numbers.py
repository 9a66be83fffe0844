"""Volume, issue, pages, edition, locator: ``"93 (3:2015), 49-59"`` is volume 93, number 3, pages 49–59."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefbuilder.words import LOCATOR_LABELS

_PAGES = r"(?:[A-Za-z]?\d{1,5}|[ivxlc]{1,7})(?:\s?[-–—]{1,2}\s?(?:[A-Za-z]?\d{1,5}|[ivxlc]{1,7}))?(?:\s?f{1,2}\.?)?"
_LABEL = r"(?:pp?|S|Ss|págs?|стр|сс?|pages?|Seiten?)"
_LABELLED = re.compile(rf"(?<![\w.])(?:{_LABEL}\.?)\s*(?P<pages>{_PAGES}(?:,\s*\d+(?:[-–]\d+)?)*)(?![\w])")
_VOLUME = re.compile(
    r"(?:\b(?:vol(?:ume)?|bd|band|jg|jahrgang|t|tome|tomo|т|том)\.?\s*)(?P<volume>\d{1,4}|[IVXLC]+)\b", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:\b(?:no|nr|num|núm|number|issue|iss|heft|h)\b\.?|n[°º]\.?|№|вып\.)\s*"
    r"(?P<number>\d{1,4}(?:\s?[-–/]\s?\d{1,4})?)",
    re.IGNORECASE,
)
_SEASON_OR_MONTH = r"[^\W\d_]{3,9}\.?(?:\s?[/–-]\s?[^\W\d_]{3,9}\.?)?"
_V = r"\b(?P<volume>\d{1,4})"
_N = r"(?P<number>\d{1,3}(?:[-–/]\d{1,3})?)"
_Y = r"(?P<year>\d{4})"
_THEN_PAGES = rf"(?:\s*[,:;]\s*(?:{_LABEL}\.?\s*)?(?P<pages>{_PAGES}))?(?!\d)"
_COMPACT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_V}\s*\(\s*{_N}\s*[:/]\s*{_Y}\s*\){_THEN_PAGES}",  # 93 (3:2015), 49-59
        rf"{_V}\s*\(\s*{_N}\s*\)\s*(?:\({_Y}\))?{_THEN_PAGES}",  # 93(3), 49-59
        rf"{_V}\s*[/.:]\s*{_N}\s*\((?:{_SEASON_OR_MONTH}\s*)?{_Y}\){_THEN_PAGES}",  # 93/3 (2015), S. 49-59
        rf"{_V}\s*\((?P<when>(?:{_SEASON_OR_MONTH}\s*)?\d{{4}})\){_THEN_PAGES}",  # 93 (Spring 2015): 49-59
        # 93, no. 3 (2015): 49-59
        rf"{_V},?\s+(?:no|nr|n[°º]|issue|heft|№)\.?\s*{_N}\s*(?:\((?P<when>[^()]{{0,20}}\d{{4}})\))?{_THEN_PAGES}",
        r"(?<=[\s,])(?P<volume>\d{1,3})\s*[:,]\s*(?P<pages>\d{1,4}\s?[-–]\s?\d{1,4})(?!\d)",  # 93: 49-59
    )
)
_EDITION = re.compile(
    r"[,;.(]?\s*\b(?P<edition>"
    r"(?:\d{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|revised|rev\.|new|updated|online|enlarged"
    r"|\d{1,2}(?:\.|e|ª|ème|-е)),?\s*(?:(?:and|überarb\.|rev\.|erw\.|revised|expanded|ed\.|edn|updated|и доп\.)\s*)*"
    r"(?:edition|edn\.?|ed\.|aufl(?:age|\.)|édition|éd\.|edición|изд\.?))\)?",
    re.IGNORECASE,
)
_LOCATOR_WORDS = "|".join(re.escape(label) for label in LOCATOR_LABELS)
_PLACE_IN = rf"{_PAGES}(?:\s*(?:,|and|&|und|et)\s*{_PAGES})*(?:\s*,?\s*n\.?\s?\d+)?"
_LOCATOR = re.compile(
    rf"(?:^|[,:;.]\s*|\s+|\()(?P<whole>(?:(?P<label>{_LOCATOR_WORDS})\s*)?(?P<value>{_PLACE_IN}))\)?\s*[.,;]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was found, and the spans it stands in."""

    volume: str = ""
    number: str = ""
    pages: str = ""
    when: str = ""
    spans: tuple[tuple[int, int], ...] = ()


def find_numbers(text: str) -> Numbers:
    """The first compact form; else labelled volume, number, pages each for itself."""
    for pattern in _COMPACT:
        match = pattern.search(text)
        if match and not _is_year(match["volume"]):
            parts = match.groupdict()
            when = parts.get("when") or parts.get("year") or ""
            pages, spans = parts.get("pages") or "", [match.span()]
            if not pages and (labelled := _LABELLED.search(text, match.end())):
                pages = labelled["pages"]
                spans.append(labelled.span())
            number = parts.get("number") or ""
            return Numbers(parts["volume"] or "", dashed(number), dashed(pages), when, tuple(spans))
    return _labelled(text)


def _labelled(text: str) -> Numbers:
    found: dict[str, str] = {}
    spans: list[tuple[int, int]] = []
    for name, pattern in (("volume", _VOLUME), ("number", _NUMBER), ("pages", _LABELLED)):
        if match := pattern.search(text):
            found[name] = dashed(match[name])
            spans.append(match.span())
    return Numbers(**found, spans=tuple(spans))


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", text))


def dashed(pages: str) -> str:
    """``"49--59"`` and ``"49 - 59"`` give "49–59"."""
    return re.sub(r"\s?[-–—]{1,2}\s?", "–", pages.strip())


def find_edition(text: str) -> tuple[str, int, int] | None:
    """``"2nd ed."`` gives "2", ``"online edition"`` gives "online"; with its span."""
    match = _EDITION.search(text)
    if not match:
        return None
    words = match["edition"].strip()
    number = re.match(r"\d+", words)
    ordinal = {"second": "2", "third": "3", "fourth": "4", "fifth": "5"}.get(words.split(" ")[0].casefold())
    value = number[0] if number else ordinal or re.sub(r"(?i)[\s,]*(?:edition|edn\.?|ed\.|auflage|aufl\.)$", "", words)
    return value, match.start(), match.end()


def find_locator(text: str) -> tuple[str, int, int] | None:
    """The place within a work at the end of a text: ``", pp. 12-14."`` gives ("12–14", start, end); a year is none."""
    match = _LOCATOR.search(text)
    if not match:
        return None
    value, label = match["value"].strip(), (match["label"] or "").casefold().rstrip(".")
    if not label and (_is_year(value) or not re.match(r"\d", value)):
        return None
    shown = dashed(value) if label in _PAGE_LABELS else f"{match['label']} {dashed(value)}"
    return shown, match.start("whole"), match.end("value")


_PAGE_LABELS = frozenset(
    ("", "p", "pp", "page", "pages", "s", "ss", "seite", "seiten", "pág", "págs", "с", "сс", "стр", "at")
)
