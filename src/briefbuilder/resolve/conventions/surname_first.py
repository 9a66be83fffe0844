"""Entries of a bibliography, the author in front: ``ROE, MARY AND JOHN DOE, *Low Tide. A History* (Kiel: Harbour, 2007).``

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

MAX_LENGTH = 4000  # a longer "entry" is a paragraph; reading it could take long and would find nothing

_YEAR_IN_HEAD = re.compile(
    r"[,.]?\s*[(\[]?\b(?P<date>(?:1[5-9]|20)\d\d[a-h]?(?:,\s*[^()\[\]]{3,20})?)[)\]]?\s*[.,:]?\s*$"
)
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
    for start, end in italics:
        if not re.match(r"(?i)\s*(?:et al|in|ed|eds|idem|dies|ders)\b\.?", work.text[start:end]):
            return start, end, "italic"
    return (*_plain_title(work.text), "plain")


_SHOUTED_HEAD = re.compile(r"^(?:[^a-zа-яß]|\bet al\.)+?[,.:]\s+(?=(?:\w[a-z’']*\s+){0,3}[\w’']*[a-zа-я]{2})")
_PERSON = (
    r"(?:(?:[a-z’']{1,4}\s){0,2}[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?,\s(?:[^\W\d_a-z][\w’'-]*\.?[\s-]?){1,3}"
    r"|(?:[^\W\d_a-z][\w’'-]*\.?\s){1,3}(?:[a-z]{2,4}\s){0,2}[^\W\d_a-z][\w’'-]+)"
)
_PEOPLE_HEAD = re.compile(
    rf"^{_PERSON}(?:(?:,?\s+(?:and|&|und|et|y|и)\s+|\s*[;/]\s*|,\s+){_PERSON}){{0,8}}?(?:,?\s+et al\.?)?"
    r"(?:,?\s*[(\[](?:ed|eds|hrsg|hg|dir|coord)s?\.?[)\]])?[.,:]\s+(?=[\"“«A-ZА-ЯÀ-Þ])"
)


def _plain_title(text: str) -> tuple[int, int]:
    """Without italics and quotation marks: after the names (or the year in the head) up to the next full stop or bracket."""
    year = re.search(r"^.{2,160}?[(\[]\s*(?:1[5-9]|20)\d\d[a-h]?[^()\[\]]{0,20}[)\]]\s*[.,:]?\s*", text)
    head = year or re.match(r"^.{2,120}?[.,]\s(?:1[5-9]|20)\d\d[a-h]?[.,:]\s+", text)
    if year and not _looks_like_names(year[0]):
        head = None
    head = head or _SHOUTED_HEAD.match(text) or _PEOPLE_HEAD.match(text)
    start = head.end() if head else 0
    end = re.compile(
        r"\.\s+(?=[^a-z])|\s*\((?=[^()]*\d{4})|\s*\ue000|,\s+(?=in:?\s|[^,]{3,60}:\s|(?:1[5-9]|20)\d\d)"
    ).search(text, start + 3)
    return start, end.start() if end else len(text.rstrip(" .\ue000"))


def _looks_like_names(head: str) -> bool:
    words = re.findall(r"[^\W\d_]+", head)
    return len(words) < 30 and sum(word[0].isupper() for word in words) >= len(words) * 0.5


# --- Head and title ----------------------------------------------------------------------------------------------


def _take_head(work: Scratch, start: int) -> None:
    """Names, and the year where it follows them: ``"Roe, Mary (2007): "``."""
    head = work.take(0, start).strip().rstrip('“"„«‘').strip()
    if match := _YEAR_IN_HEAD.search(head):
        if dates := find_dates(match["date"]):
            work.draft.set("date", dates[0].value)
        head = head[: match.start()].strip()
    head = re.sub(r"[\s,.:;(\[]+$", "", head) + ("." if re.search(r"\b[^\W\d_]\.[\s,:;]*$", head) else "")
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
