"""Reads what follows a title.

Container, editors, volume and pages, imprint, date, series; and from all of it the type.
"""

from __future__ import annotations

import re

from briefbuilder.resolve.parts.dates import Found, find_dates
from briefbuilder.resolve.parts.draft import HOLE, Draft, Scratch
from briefbuilder.resolve.parts.names import parse_names
from briefbuilder.resolve.parts.numbers import find_edition, find_numbers
from briefbuilder.resolve.parts.titles import split_subtitle
from briefbuilder.words import (
    EDITOR_MARKS,
    EVENT_WORDS,
    ORGANISATION_WORDS,
    REPORT_WORDS,
    SERIES_WORDS,
    THESIS_WORDS,
    TRANSLATOR_MARKS,
    fold,
)


def _any(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_EDIT = _any({mark for row in EDITOR_MARKS.values() for mark in row})
_TRANSLATE = _any({mark for row in TRANSLATOR_MARKS.values() for mark in row})
_NAMES_AFTER = r"(?P<names>[^()\ue000]{3,120}?)(?=\s*[(\ue000]|,\s+(?=[^,]+:)|\.\s|,\s*\d|$)"
_EDITED_BY = re.compile(rf"[,.(;]?\s*\b(?:{_EDIT})\b\.?\s+{_NAMES_AFTER}", re.IGNORECASE)
_TRANSLATED_BY = re.compile(rf"[,.(;]?\s*\b(?:{_TRANSLATE})\b\.?\s+(?:by\s+|von\s+)?{_NAMES_AFTER}", re.IGNORECASE)
_IN = re.compile(
    r"^[\s,.;:”\"“»«’]*(?:\bin\b:?|dans\s?:?|en\s?:|im\b|В кн\.:|//)\s+(?=[^\W\d]|\ue000|[“\"«*])", re.IGNORECASE
)
_NAMES_BEFORE_MARK = re.compile(rf"^(?P<names>.{{3,200}}?),?\s*[(\[](?:{_EDIT})\.?[)\]]\s*[,:.]?\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\((?P<inner>[^()]*)\)")
_IMPRINT = re.compile(r"^\s*(?P<place>[^:,;()\ue000]{2,50}?)\s*:\s*(?P<publisher>[^:;()\ue000]{2,90}?)\s*,?\s*$")
_OPEN_IMPRINT = re.compile(
    r"(?:^|[.,;)\ue000])\s*(?P<place>[^\W\d_a-z][^:.,;()\ue000\d]{1,40}?(?:,\s[A-Z]{2})?)\s*:\s+"
    r"(?P<publisher>(?:(?:[A-Z]\.\s?)+)?[^:;()\ue000.\d]{2,80}?)\s*(?=[,.;]|\ue000|$)"
)
_EDGES = ' \t,.;:()[]<>“”"„«»‘’–—-/' + HOLE
_THESIS = re.compile(rf"\b(?:{_any(set(THESIS_WORDS))})(?!\w)", re.IGNORECASE)
_REPORT = re.compile(rf"\b(?:{_any(set(REPORT_WORDS))})s?\b", re.IGNORECASE)
_EVENT = re.compile(rf"\b(?:{_any(set(EVENT_WORDS))})\b", re.IGNORECASE)
_SERIES = re.compile(rf"\b(?:{_any(set(SERIES_WORDS))})\b", re.IGNORECASE)
_REFERENCE_WORK = re.compile(
    r"^(?:the )?(?:encyclop|lexikon|dictionary|handworterbuch|britannica|enzyklop)|encyclop|lexicon"
)
_PUBLISHER = re.compile(
    r"\b(?:press|verlag|publish\w*|books|éditions|editions|presses|editorial|university|universität|université|and sons"
    r"|house|издательство|изд-во)\b",
    re.IGNORECASE,
)


def read_body(work: Scratch, start: int, kind: str) -> None:
    """Fill the draft from the words after the title, then decide the type."""
    chapter = _take_chapter(work, start) if kind != "italic" else False
    container = _take_container(work, start) if kind == "quoted" and not chapter else ""
    _take_people(work, start)
    _take_edition(work, start)
    _take_brackets(work, start)
    _take_numbers(work, start, periodical=bool(container) or kind == "plain")
    _take_last_pages(work, start, whole=kind == "italic" and not chapter)
    _take_dates(work, start)
    _take_open_imprint(work, start)
    _take_rest(work, start, kind, container, chapter=chapter)
    _decide_type(work, kind, chapter=chapter)


# --- Containers --------------------------------------------------------------------------------------------------


def _take_chapter(work: Scratch, start: int) -> bool:
    """``"…," in: Jo Doe (ed.), *Harbours*, …``.

    The words after "in" are a book's, with its editors; a periodical's are not.
    """
    match = _IN.match(work.text[start:])
    if not match:
        return False
    after = start + match.end()
    italic = next(((low, high) for low, high in work.marked.emphasised() if low >= after - 1 and high - low > 3), None)
    rest = work.text[italic[1] if italic else after :]
    edited = re.search(rf"[(\[](?:{_EDIT})\.?[)\]]|\b(?:{_EDIT})\b", work.text[after:], re.IGNORECASE)
    work.take(start, after)
    numbers = find_numbers(rest)
    if not edited and (numbers.volume or numbers.number or any(len(found.value) > 7 for found in find_dates(rest))):
        return False
    named = _NAMES_BEFORE_MARK.match(work.text[after : italic[0] if italic else len(work.text)])
    if named:
        work.draft.set("editor", parse_names(named["names"]).value)
        work.take(after, after + named.end())
        after += named.end()
    elif italic and italic[0] - after > 4:
        work.draft.set("editor", parse_names(work.take(after, italic[0])).value)
    if italic:
        _set_book(work, work.take(*italic))
    else:
        end = _BOOK_END.search(work.text[after:])
        _set_book(work, work.take(after, after + end.start() if end else len(work.text)))
    return "booktitle" in work.draft.fields


_BOOK_END = re.compile(rf",\s|\.\s|\s*[(\[]|{HOLE}")


def _set_book(work: Scratch, title: str) -> None:
    title, subtitle = split_subtitle(title.strip(_EDGES))
    work.draft.set("booktitle", title)
    work.draft.set("booksubtitle", subtitle)


def _take_container(work: Scratch, start: int) -> str:
    """The italic words after a quoted title: a periodical, a site, a reference work."""
    for low, high in work.marked.emphasised():
        if low >= start and high - low > 1 and work.text[low:high].strip(_EDGES):
            return work.take(low, high).strip(_EDGES)
    return ""


def _take_people(work: Scratch, start: int) -> None:
    for pattern, field in ((_EDITED_BY, "editor"), (_TRANSLATED_BY, "translator")):
        if match := pattern.search(work.text, start):
            names = parse_names(match["names"])
            if names.value and not re.search(r"\d", match["names"]):
                work.draft.set(field, names.value)
                work.take(*match.span())


def _take_edition(work: Scratch, start: int) -> None:
    if found := find_edition(work.text[start:]):
        work.draft.set("edition", found[0])
        work.take(start + found[1], start + found[2])


# --- Imprint, numbers, dates -------------------------------------------------------------------------------------


def _take_brackets(work: Scratch, start: int) -> None:
    """``(Kiel: Harbour Press, May 2015)``, ``(Harbour Press, 2015)``, ``(Kiel, 2015)``."""
    for match in _BRACKETS.finditer(work.text, start):
        inner = match["inner"]
        dates = find_dates(inner)
        words = inner[: dates[-1].start] if dates else inner
        if not re.search(r"[^\W\d_]{2}", words) or (":" not in inner and not dates):
            continue
        if re.fullmatch(r"\s*(?:spring|summer|autumn|fall|winter)?\s*", words, re.IGNORECASE) or re.match(r"\d", inner):
            continue
        if dates:
            work.draft.set("date", dates[-1].value)
        _set_imprint(work.draft, words)
        work.take(*match.span())
        return


def _set_imprint(draft: Draft, words: str) -> None:
    words = words.strip(_EDGES)
    if match := _IMPRINT.match(words):
        draft.set("location", match["place"].strip(_EDGES))
        draft.set("publisher", match["publisher"].strip(" ,;:"))
        return
    parts = [part.strip(_EDGES) for part in words.split(",") if part.strip(_EDGES)]
    if len(parts) == 1:
        is_place = " " not in parts[0] and not _PUBLISHER.search(parts[0])
        draft.set("location" if is_place and _is_organisation(parts[0]) is False else "publisher", parts[0])
    elif len(parts) > 1:
        publisher = next((part for part in parts if _PUBLISHER.search(part) or _is_organisation(part)), parts[0])
        draft.set("publisher", publisher)
        draft.set("location", next(part for part in parts if part != publisher) if parts.count(publisher) == 1 else "")


def _is_organisation(text: str) -> bool:
    return bool(set(text.casefold().split()) & (ORGANISATION_WORDS - {"press"}))


def _take_numbers(work: Scratch, start: int, *, periodical: bool) -> None:
    found = find_numbers(work.text[start:])
    if found.volume and not periodical and not found.spans:
        return
    work.draft.set("volume", found.volume)
    work.draft.set("number", found.number)
    work.draft.set("pages", found.pages)
    if found.when and (dates := find_dates(found.when)):
        work.draft.set("date", dates[0].value)
    for low, high in found.spans:
        work.take(start + low, start + high)


_LAST_PAGES = re.compile(rf"(?:[,:{HOLE}])\s*(?P<pages>\d{{1,4}}\s?[–-]\s?\d{{1,4}})\s*[.,;]?[\s{HOLE}]*$")


def _take_last_pages(work: Scratch, start: int, *, whole: bool) -> None:
    """``"…, 2007), 12–30."``: a range at the end are the pages of a part."""
    match = _LAST_PAGES.search(work.text, start)
    if match and not whole and "pages" not in work.draft.fields and not re.match(r"(?:1[89]|20)\d\d", match["pages"]):
        work.draft.set("pages", re.sub(r"\s?[–-]\s?", "–", match["pages"]))
        work.take(*match.span("pages"))


def _take_dates(work: Scratch, start: int) -> None:
    """The fullest date after the title; a year in the head stands unless a fuller date of that year follows."""
    dates = find_dates(work.text[start:])
    if not dates:
        return
    best = max(dates, key=lambda found: (len(found.value[:10]), -found.start))
    known = work.draft.fields.get("date", "")
    event = _event_year(work, start, best)
    if not known or best.value.startswith(known[:4]):
        work.draft.put("date", best.value if len(best.value) > len(known) else known)
    for found in dates:
        work.take(start + found.start, start + found.end)
    if event:
        work.draft.set("eventtitle", event)
        work.draft.find("date-from-event", f"the year {best.value} is that of “{event}”; no other date is given")


def _event_year(work: Scratch, start: int, found: Found) -> str:
    """``"Harbour Conference 2013"``: the year is part of an event's name."""
    before = re.split(rf"[,;.()\"“”{HOLE}]", work.text[start : start + found.start])[-1]
    if found.precise or not _EVENT.search(before) or not before.endswith(" "):
        return ""
    work.take(start + found.start - len(before), start + found.start)
    return before.strip()


def _take_open_imprint(work: Scratch, start: int) -> None:
    """``"… . Kiel: Harbour Press, "`` without brackets."""
    if "publisher" in work.draft.fields:
        return
    if match := _OPEN_IMPRINT.search(work.text, start):
        work.draft.set("location", match["place"].strip(_EDGES))
        work.draft.set("publisher", match["publisher"].strip(" ,;:"))
        work.take(match.start("place"), match.end("publisher"))


# --- What is left ------------------------------------------------------------------------------------------------


def _take_rest(work: Scratch, start: int, kind: str, container: str, *, chapter: bool) -> None:
    rest = work.text[start:]
    if match := _THESIS.search(rest):
        work.draft.set("type", THESIS_WORDS[match[0].casefold()])
        work.take(start + match.start(), start + match.end())
    elif not container and "volume" not in work.draft.fields and (match := _REPORT.search(rest)):
        work.draft.set("type", work.take(start + match.start(), start + match.end()))
    segments = [
        part.strip(_EDGES)
        for part in re.split(rf"[,;.()\[\]<>{HOLE}]+(?:\s|$|(?=[{HOLE}]))|{HOLE}+", work.text[start:])
    ]
    for segment in segments:
        if len(segment) > 1 and re.search(r"[^\W\d_]{2}", segment):
            container = _place_segment(work.draft, segment, kind, container, chapter=chapter)
    if container:
        _set_container(work.draft, container)


def _place_segment(draft: Draft, segment: str, kind: str, container: str, *, chapter: bool) -> str:
    """Give one left-over stretch its field; gives back the container, which may be this one."""
    if _EVENT.search(segment) and kind != "plain":
        draft.set("eventtitle", segment)
    elif _SERIES.search(segment) and (container or kind == "italic" or chapter):
        draft.set("series", segment)
    elif kind == "plain" and not container and not chapter and _is_book(draft):
        draft.set("publisher" if "publisher" not in draft.fields else "location", segment)
    elif kind != "italic" and not container and not chapter and "publisher" not in draft.fields and len(segment) < 90:
        return re.sub(r"^in:?\s+", "", segment, flags=re.IGNORECASE)
    elif _PUBLISHER.search(segment) or _is_organisation(segment) or (kind == "italic" and len(segment.split()) < 5):
        draft.set("publisher" if "publisher" not in draft.fields else "location", segment)
    elif len(segment) < 30 and " " not in segment:
        draft.set("location", segment)
    else:
        draft.put("note", ". ".join(filter(None, (draft.get("note"), segment))))
    return container


def _is_book(draft: Draft) -> bool:
    """Nothing of a periodical: no volume, no number, no pages, no day."""
    fields = draft.fields
    return (
        not any(fields.get(name) for name in ("volume", "number", "pages", "doi")) and len(fields.get("date", "")) < 7
    )


def _set_container(draft: Draft, container: str) -> None:
    if _REFERENCE_WORK.search(fold(container)):
        draft.set("booktitle", container)
    elif _is_organisation(container) and not draft.fields.get("volume"):
        draft.set("organization", container)
    else:
        draft.set("journaltitle", container)


def _decide_type(work: Scratch, kind: str, *, chapter: bool) -> None:
    fields = work.draft.fields
    work.draft.type = _type(fields, kind, chapter=chapter)
    if work.draft.type in ("report", "thesis"):
        for name in ("publisher", "organization"):
            work.draft.rename(name, "institution")
    if work.draft.type == "article" and len(fields.get("date", "")) > 4 and not fields.get("volume"):
        work.draft.set("entrysubtype", "magazine")


def _type(fields: dict[str, str], kind: str, *, chapter: bool) -> str:
    """The first row that fits, from the surest evidence to the weakest."""
    has = fields.get
    publisher = has("publisher", "")
    periodical = bool(has("journaltitle")) and (has("volume") or has("pages") or kind != "plain")
    edited = bool(has("editor")) and not has("author")
    rows: tuple[tuple[object, str], ...] = (
        (has("type") in THESIS_WORDS.values(), "thesis"),
        (chapter and _EVENT.search(has("booktitle", "")), "inproceedings"),
        (chapter, "incollection"),
        (has("booktitle"), "inreference"),
        (periodical, "online" if _is_site(fields) else "article"),
        (has("eventtitle"), "unpublished"),
        (has("type"), "report"),
        (_is_institution(publisher) and (has("url") or has("number") or len(has("date", "")) > 4), "report"),
        (publisher or (has("location") and kind != "quoted"), "collection" if edited else "book"),
        (has("organization") or has("url"), "online"),
        (has("journaltitle"), "article"),
        (kind == "italic", "book"),
    )
    return next((name for fits, name in rows if fits), "misc")


def _is_institution(publisher: str) -> bool:
    """One that issues its own reports: "Harbour Institute", but not "Harbour University Press"."""
    return _is_organisation(publisher) and not _PUBLISHER.search(publisher)


def _is_site(fields: dict[str, str]) -> bool:
    """A container that is an address itself ("Harbour.org") is a site, not a periodical."""
    return bool(re.search(r"\.\w{2,4}$", fields.get("journaltitle", "")))
