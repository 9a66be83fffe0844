"""Labelled stretches of an entry → a draft: every field with its value, its place and how sure it is.

``"Roe, M. Tides. Kiel: Sea Press, 2007."``, labelled, gives author "Roe, M.", title "Tides", location "Kiel" …
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefbuilder.resolve.parts.addresses import find_address, find_doi, find_isbn, find_issn, suspicion
from briefbuilder.resolve.parts.containers import has_lead, is_shown, read_container, read_event, read_series
from briefbuilder.resolve.parts.datings import day_and_month, read_dating
from briefbuilder.resolve.parts.draft import Draft
from briefbuilder.resolve.parts.figures import (
    count_of_volumes,
    in_passing,
    is_edition,
    named_number,
    read_chapter,
    read_edition,
    read_number,
    read_pages,
    read_volume,
    says_edition,
)
from briefbuilder.resolve.parts.imprint import read_location, read_publisher
from briefbuilder.resolve.parts.kinds import (
    is_event,
    is_institution,
    is_news,
    is_proceedings,
    is_reference_work,
    is_site,
    opens_talk,
    report_kind,
    thesis_kind,
)
from briefbuilder.resolve.parts.labelled import Labelled
from briefbuilder.resolve.parts.marked import OBJECT, Marked
from briefbuilder.resolve.parts.mending import mended
from briefbuilder.resolve.parts.names import parse_names
from briefbuilder.resolve.parts.pieces import Piece
from briefbuilder.resolve.parts.titles import (
    part_edition,
    part_genre,
    split_series,
    split_subtitle,
    true_case,
)
from briefbuilder.resolve.parts.tongues import language
from briefbuilder.resolve.parts.types import decide_type

_REPEATED = re.compile(r"^\s*(?:\[?\d{1,3}[\].]\s*)?(?:[—―]+|[–_-]{2,})")  # a dash in the author's place
_ONLY_MARK = re.compile(r"^\W*(?:in|dans|im|en|em|w|u|[ву](?:\s+кн)?)\W*$", re.IGNORECASE)  # "In" before editors
# Who says when a page was seen in these words writes the day first: "Consulta: 10-12-2014".
_DAY_FIRST = re.compile(
    r"consulta|consulté|acces[oé]\b|acesso|accesso|visitat|zugriff|abruf|обращения|erişim|geraadpleegd|visto",
    re.IGNORECASE,
)
_QUOTES = "“”„‟«»\"‘’'‹›"


_LAST_YEAR = re.compile(r"\s((?:1[5-9]|20)\d\d)$")


@dataclass(slots=True)
class Work:
    """An entry on its way to a draft."""

    entry: Marked
    forms: Counter[str]
    pieces: tuple[Piece, ...]
    draft: Draft = field(default_factory=Draft)
    genre: str = ""
    quoted: bool = False

    def of(self, label: str) -> list[Piece]:
        """The pieces of a label, in order, those without a letter or figure left out."""
        return [piece for piece in self.pieces if piece.label == label and piece.says]

    def set(self, name: str, value: str, piece: Piece) -> None:
        """Set a field from a piece."""
        self.draft.set(name, value, piece.span, piece.sure)


def draft_of(entry: Marked, stretches: Sequence[Labelled], forms: Counter[str]) -> Draft:
    """The draft of an entry whose stretches are labelled. Never raises; what fits no field becomes its note."""
    text = re.sub(rf"[\s{OBJECT}]", " ", entry.text)
    pieces = [Piece(one.label, text[one.start : one.end], one.start, one.end, one.sure) for one in stretches]
    work = Work(entry, forms, tuple(mended(pieces)))
    for read in _READERS:
        read(work)
    _settle(work)
    return work.draft


# --- One reader for each kind of field ---------------------------------------------------------------------------


def _read_people(work: Work) -> None:
    """Names to the part they play; a role that is said goes before the label."""
    found: dict[str, list[Piece]] = {}
    head = next((piece for piece in work.pieces if piece.label != "citation-number"), None)
    for label in ("author", "editor", "translator"):
        for piece in work.of(label):
            names = parse_names(piece.text, spaced=False)
            roles = [name for name, said in (("editor", names.editors), ("translator", names.translators)) if said]
            if label == "editor" and not roles and piece is head and not work.of("author"):
                roles = ["author"]  # who stands in front, with nothing said, wrote it
            for role in roles or [label]:
                if names.same:
                    work.draft.same = role
                if names.value:
                    found.setdefault(role, []).append(Piece(role, names.value, *piece.span, piece.sure))
    if not found and _REPEATED.match(work.entry.text):
        work.draft.same = work.draft.same or "author"
    for role, pieces in found.items():
        values = list(dict.fromkeys(name for piece in pieces for name in piece.text.split(" and ")))
        values = [value for value in values if value != "others"] + (["others"] if "others" in values else [])
        work.set(role, " and ".join(values), Piece(role, "x", pieces[0].start, pieces[-1].end, pieces[0].sure))


def _read_title(work: Work) -> None:
    pieces = work.of("title")
    if not pieces:
        return
    piece = max(pieces, key=lambda one: len(one.text))
    raw = piece.text.strip()
    work.quoted = bool(re.match(r"[\s.,:]*[“„«\"‟»‘']", piece.text))
    bare, work.genre = part_genre(_bare_title(raw))
    if not work.of("edition"):
        bare, edition = part_edition(bare)
        work.set("edition", read_edition(edition), piece)
    title = true_case(bare, work.forms)
    if title != bare:
        work.draft.find("title-recased", f"“{bare}” in capitals is written “{title}”")
    if not work.quoted:
        title, series = split_series(title)
        if series:
            work.set("series", series, piece)
            work.draft.find("series-in-title", f"“{series}” stood within the title and is taken as its series")
    title, subtitle = split_subtitle(title)
    work.set("title", title, piece)
    work.set("subtitle", subtitle, piece)


def _bare_title(raw: str) -> str:
    """Marks and stops around a title go, a "?" stays: ``'"Low Tide?,"'`` gives "Low Tide?"."""
    title = raw.strip(" ,;:./-–—=")
    while title and title[0] in _QUOTES and (title[-1] in _QUOTES or not any(mark in title[1:] for mark in _QUOTES)):
        title = title[1:-1] if title[-1] in _QUOTES and len(title) > 1 else title[1:]
        title = title.strip(" ,;:.")
    if title.endswith(tuple(_QUOTES)) and sum(title.count(mark) for mark in _QUOTES) == 1 and title[-1] not in "’'":
        title = title[:-1].strip(" ,;:.")
    for opening, closing in ("()", "[]"):
        if title.count(closing) > title.count(opening) and title.endswith(closing):
            title = title[:-1].rstrip()
    return title


def _read_containers(work: Work) -> None:
    for piece in work.of("journal"):
        _place_journal(work, piece)
    for piece in work.of("booktitle"):
        if _ONLY_MARK.match(piece.text):
            continue
        if is_shown(piece.text) or _is_meeting(work, piece):
            _place_event(work, piece)
        else:
            work.set("booktitle", _bare_title(read_container(piece.text)), piece)
    for piece in work.of("event"):
        _place_event(work, piece)
    for piece in work.of("series"):
        name, number = read_series(piece.text)
        work.set("series", name, piece)
        if _in_title(work, piece):
            work.draft.find("series-in-title", f"“{name}” stood within the title and is taken as its series")
        if not work.of("volume") and not work.of("number"):
            work.set("number", number, piece)


def _is_meeting(work: Work, piece: Piece) -> bool:
    """``"Harbour Conference 2013"``: nothing was printed, as there are neither editors nor pages nor a house."""
    printed = any(work.of(label) for label in ("editor", "pages", "publisher", "volume", "series"))
    return not printed and not has_lead(piece.text) and is_event(read_container(piece.text))


def _in_title(work: Work, series: Piece) -> bool:
    """Do the italics of the title go on through the series?"""
    titles = [piece for piece in work.of("title") if piece.end == series.start]
    return bool(titles) and all(work.entry.emph[titles[0].span[1] - 1 : series.span[1]])


def _place_journal(work: Work, piece: Piece) -> None:
    """A periodical's or a site's name; it may prove to be a reference work, a congress, an institution."""
    name = read_container(piece.text)
    counted = any(work.of(label) for label in ("volume", "number", "pages", "doi"))
    if is_reference_work(name) and not work.of("volume"):
        work.set("booktitle", name, piece)
    elif counted or is_news(name):
        work.set("journaltitle", name, piece)
    elif is_shown(piece.text) or is_event(name):
        _place_event(work, piece)
    elif is_proceedings(name):
        work.set("booktitle", name, piece)
    else:
        # In italics stands what holds the text, even where the site is an institution's own.
        italic = any(work.entry.emph[slice(*piece.span)])
        site = is_institution(name) and any(work.of("url")) and not italic
        work.set("organization" if site else "journaltitle", name, piece)


def _place_event(work: Work, piece: Piece) -> None:
    """A meeting; a year right behind its name is the meeting's, and the only date there may be."""
    name, how = read_event(piece.text)
    after = next((one for one in work.pieces if one.start == piece.end), None)
    dates = work.of("date")
    year = ""
    if not dates and (within := _LAST_YEAR.search(name)):
        name, year = name[: within.start()], within[1]
        work.set("date", year, piece)
    elif after and dates == [after] and re.fullmatch(r"\d{4}\W*", after.text) and _runs_on(piece.text):
        year = after.text[:4]
    work.set("eventtitle", name, piece)
    work.set("howpublished", how, piece)
    if year:
        work.draft.find("date-from-event", f"the year {year} is that of “{name} {year}”; no other date is given")


def _runs_on(text: str) -> bool:
    """Does nothing stand between this stretch and the next but a blank?"""
    return text[-1:] == " " and text.rstrip()[-1:] not in ",.;:("


def _read_figures(work: Work) -> None:
    for piece in work.of("volume"):
        if count := count_of_volumes(piece.text):
            work.set("volumes", count, piece)
            continue
        volume, number = read_volume(piece.text)
        work.set("volume", volume, piece)
        if not work.of("number"):
            work.set("number", number, piece)
    for piece in work.of("number"):
        if chapter := read_chapter(piece.text):
            work.set("chapter", chapter, piece)
        else:
            work.set("number", read_number(piece.text), piece)
    for piece in work.of("pages"):
        pages, total = read_pages(piece.text)
        work.set("pages", pages, piece)
        work.set("pagetotal", total, piece)
        for name, value in in_passing(piece.text).items():
            if not work.of(name):
                work.set(name, value, piece)
    for piece in work.of("edition"):
        if chapter := read_chapter(piece.text):
            work.set("chapter", chapter, piece)
        elif is_edition(piece.text):
            work.set("edition", read_edition(piece.text), piece)


def _read_dates(work: Work) -> None:
    """The fullest date; a day that stands apart from its year joins it."""
    pieces = [(piece, read_dating(piece.text)) for piece in work.of("date")]
    dated = [(piece, found) for piece, found in pieces if found.value]
    if dated:
        piece, found = max(dated, key=lambda pair: _fullness(pair[1].value))
        value = found.value
        for other in work.of("date"):
            if len(value) == 4 and value.isdigit() and (apart := day_and_month(other.text)):
                month, day = apart
                value += f"-{month:02d}" + (f"-{day:02d}" if day else "")
        work.set("date", value, piece)
        work.set("origdate", found.original, piece)
        if found.either:
            work.draft.either["date"] = found.either
    for piece, found in pieces:
        if not dated:
            work.set("pubstate", found.state, piece)
    for piece in work.of("accessed"):
        found = read_dating(piece.text)
        if found.either and _DAY_FIRST.search(piece.text):
            work.set("urldate", found.either[0], piece)
            continue
        work.set("urldate", found.value, piece)
        if found.either:
            work.draft.either["urldate"] = found.either


def _fullness(date: str) -> tuple[int, bool]:
    """How exact a date is: a day before a month, a year before a span of years."""
    return len(date.partition("/")[0]), "/" not in date


def _read_imprint(work: Work) -> None:
    for piece in work.of("publisher"):
        publisher, location = read_publisher(piece.text)
        work.set("publisher", publisher, piece)
        work.set("location", location, piece)
    for piece in work.of("location"):
        location, publisher = read_location(piece.text)
        work.set("location", location, piece)
        work.set("publisher", publisher, piece)


def _read_addresses(work: Work) -> None:
    for piece in (*work.of("doi"), *work.of("url")):
        if found := find_doi(piece.text):
            work.set("doi", found.url, piece)
        elif address := find_address(piece.text):
            work.set("url", address.url, piece)
            if address.repairs:
                repairs = ", ".join(address.repairs)
                work.draft.find("url-repaired", f"address repaired ({repairs}): {address.url}")
            if reason := suspicion(address.url):
                work.draft.find("url-suspicious", f"{reason}: {address.url}")
    for piece in work.of("isbn"):
        for find, name in ((find_isbn, "isbn"), (find_issn, "issn")):
            if found := find(piece.text):
                work.set(name, found.url, piece)
    if not work.draft.get("url"):
        links = (link for link in work.entry.links if link.startswith(("http://", "https://")))
        work.draft.set("url", next((link for link in links if "doi.org" not in link), ""))


def _read_rest(work: Work) -> None:
    for piece in work.of("genre"):
        if says_edition(piece.bare) and not work.draft.get("edition"):
            work.set("edition", read_edition(piece.text), piece)
            continue
        work.genre = f"{work.genre} {piece.bare}".strip()
        work.set("number", named_number(piece.text), piece)
    notes = [piece for piece in work.of("note") if piece.bare]
    if notes:
        work.set("note", ". ".join(piece.bare for piece in notes), notes[0])


_READERS: tuple[Callable[[Work], None], ...] = (
    _read_people,
    _read_title,
    _read_containers,
    _read_figures,
    _read_dates,
    _read_imprint,
    _read_addresses,
    _read_rest,
)


# --- The whole ---------------------------------------------------------------------------------------------------


def _settle(work: Work) -> None:
    """Type and what follows from it: whose name the publisher's is, the language."""
    draft = work.draft
    draft.type = decide_type(draft.fields, work.genre, quoted=work.quoted)
    if draft.type == "thesis":
        draft.set("type", thesis_kind(work.genre) or "phdthesis")
    elif work.genre:
        draft.set("type", report_kind(work.genre) or work.genre)
    if draft.type == "online" and is_site(draft.get("journaltitle")):
        draft.rename("journaltitle", "organization")
    if draft.type == "misc" and opens_talk(draft.get("title")) and not draft.get("location"):
        for name in ("journaltitle", "publisher", "organization"):
            draft.rename(name, "location")
    if draft.type in ("thesis", "report"):
        draft.rename("publisher", "institution")
    if (
        draft.type == "article"
        and not draft.get("volume")
        and (len(draft.get("date")) > 7 or is_news(draft.get("journaltitle")))
    ):
        draft.set("entrysubtype", "newspaper" if is_news(draft.get("journaltitle")) else "magazine")
    if name := language(f"{draft.get('title')} {draft.get('subtitle')}"):
        draft.set("langid", name)
