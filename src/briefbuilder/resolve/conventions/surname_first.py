"""Entries of a bibliography, the author in front: ``ROE, MARY, *Low Tide. A History* (Kiel: Harbour Press, 2007)``.

Also quoted articles in periodicals, chapters "in:", theses, reports, pages of the web; with and without italics. In: an
entry as marked text.  Out: a draft; empty where nothing can be made of it.
"""

from __future__ import annotations

import re
from collections import Counter

from briefbuilder.resolve.parts.body import read_body
from briefbuilder.resolve.parts.dates import find_dates
from briefbuilder.resolve.parts.draft import Draft, Scratch, scratch
from briefbuilder.resolve.parts.marked import Marked, quoted
from briefbuilder.resolve.parts.names import parse_names
from briefbuilder.resolve.parts.titles import language, split_series, split_subtitle, true_case
from briefbuilder.resolve.parts.web import take_web
from briefbuilder.words import NAME_JOINERS, NAME_PARTICLES

MAX_LENGTH = 4000  # a longer "entry" is a paragraph; reading it could take long and would find nothing

_YEAR_IN_HEAD = re.compile(r",?\s*[(\[]?\b(?P<date>(?:1[5-9]|20)\d\d[a-h]?(?:,\s*[^()\[\]]{3,20})?)[)\]]?\s*[.,:]?\s*$")
_NUMBERED = re.compile(r"^\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}\.(?=\s)|[•–—-]\s)\s*")


def parse_entry(entry: Marked, forms: Counter[str]) -> Draft:
    """An entry's fields. Never raises; a text that is no entry gives a draft with a title at most."""
    if len(entry.text) > MAX_LENGTH:
        return Draft()
    work = scratch(entry, forms)
    if match := _NUMBERED.match(work.text):
        work.take(*match.span())
    take_web(work)
    start, end, kind = _title_span(work)
    _take_head(work, start)
    _take_title(work, start, end, kind)
    read_body(work, end, kind)
    return work.draft


# --- Where the title is ------------------------------------------------------------------------------------------


def _title_span(work: Scratch) -> tuple[int, int, str]:
    """Start, end and kind ("quoted", "italic", "plain") of the title."""
    italics = [(start, end) for start, end in work.marked.emphasised() if end - start > 3]
    for start, end in quoted(work.text):
        inside = any(low <= start and end <= high for low, high in italics)
        enough = end - start > 3 and (not italics or start < italics[0][0] or inside)
        if enough and not inside and start < len(work.text) * 0.75:
            return start, end, "quoted"
    if italics and (plain := _BEFORE_CONTAINER.search(work.text[: italics[0][0]])) and len(plain["title"].split()) > 1:
        return (*plain.span("title"), "quoted")
    for start, end in italics:
        if not re.match(r"(?i)\s*(?:et al|in|ed|eds|idem|dies|ders)\b\.?", work.text[start:end]):
            return start, end, "italic"
    return (*_plain_title(work.text), "plain")


_UP = r"[^\W\d_a-zß-öø-ÿа-яё]"  # a capital of any alphabet with capitals
_INVERTED = rf"(?:[a-z’']{{1,4}}\s){{0,2}}{_UP}[\w’'-]+(?:\s{_UP}[\w’'-]+)?,\s(?:{_UP}[\w’'-]*\.?[\s-]?){{1,3}}"
_DIRECT = rf"(?:{_UP}[\w’'-]*\.?\s){{1,3}}(?:[a-z]{{2,4}}\s){{0,2}}{_UP}[\w’'-]+"
_BARE = rf"{_UP}[\w’'-]+\s{_UP}{{1,3}}(?=[,.;])"
_PERSON = rf"(?:{_INVERTED}|{_BARE}|{_DIRECT})"
_SHOUTED_HEAD = re.compile(
    r"^(?=[^a-zа-яß]*?[^\W\d_a-zа-яß]{3})(?:[^a-zа-яß]|\bet al\.)+?[,.:]\s+(?=(?:\w[a-z’']*\s+){0,3}[\w’']*[a-zа-я]{2})"
)
_PEOPLE_HEAD = re.compile(
    rf"^{_PERSON}(?:(?:,?\s+(?:and|&|und|et|y|и)\s+|\s*[;/]\s*|,\s+){_PERSON}){{0,8}}?(?:,?\s+et al\.?)?"
    rf"(?:,?\s*[(\[](?:[Ee]d|[Ee]ds|[Hh]rsg|[Hh]g|dir|coord)s?\.?[)\]])?[.,:]\s+(?=[\"“«]?(?:{_UP}|\d))"
)
_YEAR_HEAD = re.compile(
    r"^.{2,300}?(?:[(\[]\s*(?:1[5-9]|20)\d\d[a-h]?[^()\[\]]{0,20}[)\]]\s*[.,:]?|[.,]\s(?:1[5-9]|20)\d\d[a-h]?[.,:])\s*"
)
_TITLE_END = re.compile(
    r"[.?!]\s+(?=[^a-z])|\s*\((?=[^()]*\d{4})|\s+//|\s*\ue000"
    r"|,\s+(?=in:?\s|[^,]{3,60}:\s|(?:1[5-9]|20)\d\d|vol\.|pp?\.|\d+\.\s(?:Aufl|ed)|Bd\."
    rf"|{_UP}[\w.]+(?:\s?[/–-]\s?{_UP}[\w.]+)?,?\s(?:1[5-9]|20)\d\d)"
)
_BEFORE_CONTAINER = re.compile(
    r"[)\]]\s*[.,:]?\s+(?P<title>[^\ue000()]{6,}?)[.?!,]\s*(?:in:?\s.{0,200})?$", re.IGNORECASE
)
_HEAD = 400  # names and year stand within so many letters


def _plain_title(text: str) -> tuple[int, int]:
    """Without italics and quotation marks.

    After the names (or the year in the head) up to the next full stop or bracket.
    """
    start_of = text[:_HEAD]
    year = _YEAR_HEAD.match(start_of)
    head = year if year and len(text) - year.end() > 12 and _looks_like_names(year[0]) else None
    head = head or _SHOUTED_HEAD.match(start_of) or _PEOPLE_HEAD.match(start_of)
    start = head.end() if head else 0
    end = _TITLE_END.search(text, start + 3)
    if end and head and head[0].rstrip().endswith(":") and text[end.start()] == ".":
        end = (
            re.compile(r",\s|\s*\(|\s*\ue000").search(text, end.end()) or end
        )  # "Roe, Mary: Low Tide. A History, Kiel"
    stop = end.start() + (text[end.start()] in "?!") if end else len(text.rstrip(" .\ue000"))
    return start, stop


def _looks_like_names(head: str) -> bool:
    """Names have no small words but those that belong to names."""
    words = re.findall(r"[^\W\d_]{2,}", head)
    small = [word for word in words if word[0].islower() and word not in _NAME_WORDS]
    if "//" in head or re.search(rf"[^\W\d_]{{3,}}(?<!\bal)\.\s+{_UP}", head):
        return False
    return len(words) < 60 and len(small) <= len(words) // 12


_NAME_WORDS = frozenset("of and al ed eds hrsg hg others editors editor".split()) | NAME_PARTICLES | {*NAME_JOINERS}


# --- Head and title ----------------------------------------------------------------------------------------------


def _take_head(work: Scratch, start: int) -> None:
    """Names, and the year where it follows them: ``"Roe, Mary (2007): "``."""
    head = work.take(0, start).strip().rstrip('“"„«‘').strip()
    if match := _YEAR_IN_HEAD.search(head):
        if dates := find_dates(match["date"]):
            work.draft.set("date", dates[0].value)
        head = head[: match.start()].strip()
    initial = re.search(r"\b[^\W\d_]\.[\s,:;(\[]*$", head)
    head = re.sub(r"[\s,.:;(\[]+$", "", head) + ("." if initial else "")
    names = parse_names(head)
    work.draft.set("editor" if names.editors else "author", names.value)


def _take_title(work: Scratch, start: int, end: int, kind: str) -> None:
    raw = work.take(start, end).strip()
    raw = raw.strip(" ,;:") if raw.endswith(("...", "…", "?", "!")) else raw.strip(" ,;:.")
    title = true_case(raw, work.forms)
    if title != raw:
        work.draft.find("title-recased", f"“{raw}” in capitals is written “{title}”")
    if kind == "italic":
        title, series = split_series(title)
        if series:
            work.draft.set("series", series)
            work.draft.find("series-in-title", f"“{series}” stood within the title and is taken as its series")
    title, subtitle = split_subtitle(title)
    work.draft.set("title", title)
    work.draft.set("subtitle", subtitle)
    if name := language(f"{title} {subtitle}"):
        work.draft.set("langid", name)
