"""Words that say outright what they are, wherever a label put them: "Vgl.", "Sayı 34", "Doktora Tezi", "(der.)".

In: the pieces of an entry in their order.  Out: pieces that cover the same words, cut and named anew where a word says
so. ``[title "Low Tide, PhD thesis, University of Kiel, "]`` is a title, a genre and a publisher. Nothing is guessed:
each function waits for a word of its table, and leaves alone what was already understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefbuilder.resolve.parts.corporate import is_corporate, names_body
from briefbuilder.resolve.parts.figures import read_chapter
from briefbuilder.resolve.parts.kinds import is_proceedings, opens_talk
from briefbuilder.resolve.parts.marked import quoted
from briefbuilder.resolve.parts.pieces import Piece, joined, parted
from briefbuilder.resolve.parts.signals import signal_end
from briefbuilder.resolve.parts.towns import is_town
from briefbuilder.words import REPORT_WORDS, THESIS_WORDS

Pieces = list[Piece]

LEAD = "lead"  # what only leads up to the work: "Vgl.", "s.v."; no field reads it
_QUOTES = '“”„‟«»"‘’'


def heard(pieces: Pieces) -> Pieces:
    """The pieces, cut and named by what their words say."""
    for hear in _HEARINGS:
        pieces = hear(pieces)
    return pieces


def _either(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _has(pieces: Pieces, *labels: str) -> bool:
    return any(piece.label in labels for piece in pieces)


def _with_next(pieces: Pieces) -> Iterator[tuple[Piece, Piece | None]]:
    return zip(pieces, [*pieces[1:], None][: len(pieces)], strict=True)


def _each(pieces: Pieces, hear: Callable[[Piece], Pieces]) -> Pieces:
    return [part for piece in pieces for part in hear(piece)]


# --- What leads up to the work -----------------------------------------------------------------------------------

_UNDER_WORD = re.compile(r"^\W*s\.\s?v{1,2}\.\W*$", re.IGNORECASE)


def _hear_signals(pieces: Pieces) -> Pieces:
    """``"Vgl. Roe, Tides"``: "Vgl." is nobody's given name. A title may well begin with "See"."""
    if not pieces:
        return pieces
    first = pieces[0]
    if end := signal_end(first.text, before_name=first.label in ("author", "editor")):
        return [*parted(first, (0, LEAD), (end, first.label)), *pieces[1:]]
    return [piece.named(LEAD) if _UNDER_WORD.match(piece.text) else piece for piece in pieces]


# --- Titles that go on too long ----------------------------------------------------------------------------------

_BY = re.compile(r"^[\s,.]*(?:by|von|par|por|di|de|door)\s+(?=[^\Wa-z\d_])")
_EDITION = re.compile(r"\b(?:edition|édition|edición|edizione|edição|ausgabe|издание)\b", re.IGNORECASE)
_IN = re.compile(r"^[\s,.]*(?:in|dans|en|em)\s*:?\s+(?=\S)", re.IGNORECASE)


def _close_quotations(pieces: Pieces) -> Pieces:
    """``'"Who pays?" Sea Review, '``, all of it a title: what stands behind the closing mark is what holds it."""
    found: Pieces = []
    for number, piece in enumerate(pieces):
        end = _quotation_end(piece.text) if piece.label == "title" else 0
        following = _label_behind(pieces, number)
        # "“Tides”. A history. In: Sea": the quotation is a part of the title.
        within = piece.text[end : end + 1] == "." and following in ("journal", "booktitle")
        if not end or within:
            found.append(piece)
            continue
        found += parted(piece, (0, "title"), (end, _behind(piece.text[end:], following, pieces)))
    return found


def _label_behind(pieces: Pieces, number: int) -> str:
    """The next piece's label; an "online edition" is no genre that could begin before it."""
    if number + 1 == len(pieces):
        return ""
    after = pieces[number + 1]
    return "edition" if after.label == "genre" and _EDITION.search(after.text) else after.label


def _quotation_end(text: str) -> int:
    """Where a title that opens with a mark is closed, if a new phrase begins there; else 0."""
    stretches = quoted(text)
    if not stretches or text[: stretches[0][0]].strip(" ,.:") not in tuple(_QUOTES):
        return 0
    low, high = stretches[0]
    end, tail = high + 1, text[high + 1 :]
    stopped = text[high - 1] in ",.?!" or tail.lstrip()[:1] in (",", ".")
    begins = re.match(r"[\s,.]*(?:[^\Wa-zа-яё\d_]|(?:by|von|in|par|dans) )", tail) and not _REVIEWED.match(tail)
    return end if stopped and begins and high - low > 3 and re.search(r"[^\W\d_]{2}", tail) else 0


_REVIEWED = re.compile(
    r"[\s,.]*(?:review|rezension|compte[- ]rendu|reseña|recensione|besprechung|рецензия)\b", re.IGNORECASE
)


def _behind(tail: str, following: str, pieces: Pieces) -> str:
    """What a phrase behind a quotation is: its author's name, the book it is in, its journal."""
    if _BY.match(tail) and not _has(pieces, "author"):
        return "author"
    if _IN.match(tail) and not _has(pieces, "volume", "number", "booktitle"):
        return "booktitle"
    if following in ("journal", "booktitle", "genre", "series"):
        return following
    if _has(pieces, "journal", "booktitle"):
        return "note"
    counted = _has(pieces, "volume", "number", "pages")
    return "publisher" if names_body(tail) and not counted and not _has(pieces, "publisher") else "journal"


_THESIS = re.compile(
    rf"(?:[,.(–—]|\s-)\s*(?P<genre>(?:(?:unpublished|unveröffentlichte|inédite?|inédita|yayımlanmamış|yayınlanmamış|unpubl\.)\s)?"
    rf"(?:{_either({word for word in THESIS_WORDS if len(word) > 4})})s?(?!\w)[^,.)(]{{0,12}})(?=[,.)]|$)",
    re.IGNORECASE,
)


def _hear_thesis(pieces: Pieces) -> Pieces:
    """``"Low Tide, Doktora Tezi, Kıyı Üniversitesi, "``: a genre within a title, and behind it the school."""
    if _has(pieces, "genre"):
        return pieces
    school = "note" if _has(pieces, "publisher") and not _has(pieces, "location") else "publisher"

    def hear(piece: Piece) -> Pieces:
        match = _THESIS.search(piece.text, 8) if piece.label == "title" else None
        if not match:
            return [piece]
        return parted(piece, (0, "title"), (match.start("genre"), "genre"), (match.end(), school))

    found = _each(pieces, hear)
    return _town_behind_school(found) if found != pieces else found


def _town_behind_school(pieces: Pieces) -> Pieces:
    """A school, then what was taken for the publisher: its town."""
    found: Pieces = []
    for piece in pieces:
        behind = found and found[-1].label in ("note", "publisher") and piece.label == "publisher"
        if behind and not is_corporate(piece.bare):
            found[-1:] = [found[-1].named("publisher"), piece.named("location")]
        else:
            found.append(piece)
    return found


_REPORT_MARK = re.compile(
    r",\s*(?P<mark>(?:(?:Cm|Cmd|Cmnd|Cd|HC|HL|SWD|JOIN|SEC|COM|BT-Drs|BT-Drucksache|Drs|Drucksache|Doc|Dok|doc|док)\b\.?\s?(?:[Nn][or]\.?\s?)?"
    r"\(?\d[\w()/-]*(?:\s?\d+)?|[AESG]/(?:[\w.-]+/)*[\w.-]*\d[\w.-]*(?:\s\(\d{4}\))?)(?:\s(?:final|endg\.?|fin))?)[\s,.;]*$"
)


def _hear_marks(pieces: Pieces) -> Pieces:
    """``"Leasing the Shore, Cm 812, "``: a paper's mark at the end of a title is its number."""
    if _has(pieces, "number"):
        return pieces

    def hear(piece: Piece) -> Pieces:
        match = _REPORT_MARK.search(piece.text, 5) if piece.label == "title" else None
        return parted(piece, (0, "title"), (match.start("mark"), "number")) if match else [piece]

    return _each(pieces, hear)


def _hear_houses(pieces: Pieces) -> Pieces:
    """``"Low Tide, Harbour Institute, "`` in front of "Policy Brief 4": who issued it is no part of the title."""
    if _has(pieces, "publisher", "journal", "booktitle"):
        return pieces
    found: Pieces = []
    for piece, after in _with_next(pieces):
        comma = piece.text.rstrip(" ,").rfind(", ")
        tail = piece.text[comma + 1 :].strip(" ,")
        named = piece.label == "title" and comma > 5 and tail[:1].isupper() and is_corporate(tail)
        if (
            named
            and after is not None
            and after.label in ("genre", "series", "number")
            and piece.text.rstrip()[-1:] == ","
        ):
            found += parted(piece, (0, "title"), (comma + 1, "publisher"))
        else:
            found.append(piece)
    return found


# --- Bodies ------------------------------------------------------------------------------------------------------

_REPORT_WORD = re.compile(rf"\b(?:{_either(set(REPORT_WORDS))})\b", re.IGNORECASE)


def _hear_bodies(pieces: Pieces) -> Pieces:
    """``"World Bank, Annual Report 2011: "`` is no name from the comma on; "Harbour Board: Tides" begins with one."""
    if not pieces:
        return pieces
    first, rest = pieces[0], pieces[1:]
    if first.label == "author" and (comma := first.text.find(", ")) > 0:
        body, tail = first.text[:comma], first.text[comma + 2 :]
        if is_corporate(body) and re.search(r"\d", tail) and _REPORT_WORD.search(tail):
            return [*parted(first, (0, "author"), (comma + 2, "title")), *rest]
    if first.label == "title" and not _has(pieces, "author", "editor") and (colon := first.text.find(": ")) > 0:
        body = first.text[:colon]
        proper = re.match(r"[^\Wa-zа-яё\d_]", body) and "," not in body and not re.search(r"\d", body)
        if proper and is_corporate(body) and len(first.text) - colon > 12 and not _has(pieces, "publisher", "journal"):
            return [*parted(first, (0, "author"), (colon + 2, "title")), *rest]
    return pieces


# --- Towns -------------------------------------------------------------------------------------------------------


def _hear_towns(pieces: Pieces) -> Pieces:
    """``"Low Tide, Den Haag, "`` before the house, ``"Sea Review, Recife, "``, a publisher "İzmir": all places."""
    if _has(pieces, "location"):
        return pieces
    found: Pieces = []
    for piece, after in _with_next(pieces):
        if piece.label == "publisher" and is_town(piece.text):
            found.append(piece.named("location"))
        elif piece.label in _AFTER_TOWN and after is not None and (at := _town_at(piece, after)):
            found += parted(piece, (0, piece.label), (at, "location"))
        else:
            found.append(piece)
    return found


def _town_at(piece: Piece, after: Piece) -> int:
    """Where the town at the end of a title or a journal begins; 0 if there is none."""
    text = piece.text.rstrip(" ,;:(.")
    comma = text.rfind(", ")
    if comma < 5 or piece.text.rstrip()[-1:] in _QUOTES or after.label not in _AFTER_TOWN[piece.label]:
        return 0
    tail = text[comma + 2 :]
    talk = piece.label == "title" and opens_talk(text) and len(tail.split()) < 3 and tail[:1].isupper()
    return comma + 2 if is_town(tail) or (talk and after.label == "date") else 0


_AFTER_TOWN = {
    "title": frozenset(("date", "publisher", "journal")),
    "journal": frozenset(("volume", "number")),
    "booktitle": frozenset(("date", "publisher", "pages")),
}


def _hear_imprints(pieces: Pieces) -> Pieces:
    """``"Bologna, La Lanterna, 2010"``: what follows a town, and is not counted, is no journal."""
    if _has(pieces, "publisher", "volume", "number", "booktitle") or _has(pieces, "url"):
        return pieces
    found: Pieces = []
    for piece, after in _with_next(pieces):
        town = bool(found) and found[-1].label == "location"
        year = after is not None and re.fullmatch(r"\W*\d{4}\W*", after.text)
        found.append(piece.named("publisher") if piece.label == "journal" and town and year else piece)
    return found


# --- Names before what they edited -------------------------------------------------------------------------------

_EDITED = re.compile(
    r"^(?P<names>[^()\[\]«»“”\"]{4,90}?)\s*[(\[]\s*(?:eds?|Hrsgg?|Hgg?|dirs?|coords?|orgs?|éds?|der|haz|red|comps?|cur)\b\.?\s*[)\]]\s*[,:.]*\s+(?=\S)",
    re.IGNORECASE,
)


_EDITED_BY = re.compile(
    r"[,.;]\s+(?=(?:hrsgg?|hgg?|herausgegeben|edited|eds?|sous la (?:dir|direction)|dirigé|coordinado|editado|a cura"
    r"|org|onder red|под ред)\b\.?\s+(?:v\.|von|by|de|por|par|di|van|[^\Wa-z\d_]\.)\s?\S)",
    re.IGNORECASE,
)


def _part_editors(pieces: Pieces) -> Pieces:
    """``booktitle "Lexikon der Häfen, hrsg. v. M. Roe, "``: a book, and who edited it."""
    if _has(pieces, "editor"):
        return pieces

    def hear(piece: Piece) -> Pieces:
        match = _EDITED_BY.search(piece.text, 3) if piece.label == "booktitle" else None
        return parted(piece, (0, "booktitle"), (match.end(), "editor")) if match else [piece]

    return _each(pieces, hear)


_DAYS = re.compile(r"^\W*\d{1,2}\s?[-–/]\s?\d{1,2}\s*$")
_MONTH_FIRST = re.compile(r"^(?:de |d['’])?[^\W\d_]{3,10}\.?\s(?:de |del )?\d{4}")


def _hear_days(pieces: Pieces) -> Pieces:
    """``pages "3-4 "``, ``date "mai 2009"``: two days of a month."""
    found: Pieces = []
    for piece in pieces:
        days = bool(found) and found[-1].label == "pages" and _DAYS.match(found[-1].text)
        if days and piece.label == "date" and _MONTH_FIRST.match(piece.text):
            found[-1] = joined(found[-1].named("date"), piece)
        else:
            found.append(piece)
    return found


def _hear_editors(pieces: Pieces) -> Pieces:
    """``"Ali Roe (der.), Sea Book, "``, all of it a book's title: names and what they made."""
    if _has(pieces, "editor"):
        return pieces

    def hear(piece: Piece) -> Pieces:
        match = _EDITED.match(piece.text) if piece.label in ("booktitle", "journal") else None
        return parted(piece, (0, "editor"), (match.end(), "booktitle")) if match else [piece]

    return _each(pieces, hear)


_ROLE_ALONE = re.compile(
    r"^\W*(?:eds?|Hrsgg?|Hgg?|dirs?|coords?|orgs?|éds?|der|haz|red|comps?|a cura di)\b\W*$", re.IGNORECASE
)
_RESPONSIBLE = re.compile(
    r"\s/\s*(?=(?:под |отв\.|сост\.|ред\.|пер\.|науч\.|авт\.|hrsg|hg\.|ed\.|eds\.|edited |coord))", re.IGNORECASE
)
_ENTRY = re.compile(r"(?<![\s:,])[\s:,]+(?:Art\.|Artikel|s\.\s?v\.|Stichwort|voce|entry)\W*$")


def _hear_lone_roles(pieces: Pieces) -> Pieces:
    """``author "Ali Roe "``, ``date "(der.), "``: a role in brackets belongs to the names before it."""
    found: Pieces = []
    for piece in pieces:
        if found and found[-1].label in ("author", "editor") and _ROLE_ALONE.match(piece.text) and "(" in piece.text:
            found[-1] = joined(found[-1].named("editor"), piece)
        else:
            found.append(piece)
    return found


def _hear_statements(pieces: Pieces) -> Pieces:
    """``author "Tides / Под ред. М. Роу"``: title and editor; ``author "M. Roe: Art. "``: "Art." is no name."""

    def hear(piece: Piece) -> Pieces:
        if piece.label not in ("author", "title"):
            return [piece]
        if (match := _RESPONSIBLE.search(piece.text, 3)) and not _has(pieces, "editor"):
            return parted(piece, (0, "title"), (match.end(), "editor"))
        match = _ENTRY.search(piece.text, 3) if piece.label == "author" else None
        return parted(piece, (0, "author"), (match.start(), LEAD)) if match else [piece]

    return _each(pieces, hear)


# --- Figures -----------------------------------------------------------------------------------------------------

_VOLUME_WORDS = (
    r"vols?|volume|volumen|bd|bde|band|jg|jahrg|jahrgang|t|tome|tomo|т|том|cilt|c|jrg|jaargang|deel|dl|tom|ročník|rocznik|año|ano"
    r"|année|annata|anno|a|г|год|yıl"
)
_NUMBER_WORDS = (
    r"nos?|nrs?|num|núms?|número|numéro|numero|number|issue|iss|heft|h|hefte|n|n\.?[°ºo]|№|вып|выпуск|sayı|zeszyt|č|číslo|fasc|afl"
    r"|aflevering|nummer|cahier"
)
_FIGURE = r"(?=[\dIVXLC])"
_SAYS_VOLUME = re.compile(rf"^[\W_]*(?:{_VOLUME_WORDS})(?:\.|\b)\s*{_FIGURE}", re.IGNORECASE)
_SAYS_NUMBER = re.compile(rf"^[\W_]*(?:{_NUMBER_WORDS})(?:\.|\b|(?<=[°º№]))\s*{_FIGURE}", re.IGNORECASE)
_ENDS_WITH_LABEL = re.compile(
    r"(?:^|(?<=[,;.\s]))(?P<label>(?:(?i:vols?|bd|band|jg|cilt|sayı|no|nr|núm|heft|jrg|n\.?[°º]|№|т|том|вып|afl|tomo|tome)\.?|a\.)\s*)$"
)
_COUNTED = frozenset(("volume", "number"))


def _move_labels(pieces: Pieces) -> Pieces:
    """``journal "Sea, Cilt "``, ``volume "6"``: the word that counts belongs to its figure."""
    found: Pieces = []
    for piece in pieces:
        last = found[-1] if found else None
        match = _ENDS_WITH_LABEL.search(last.text) if last and last.label not in _COUNTED else None
        if last and match and piece.label in _COUNTED and re.match(r"[\dIVXLC]", piece.text):
            at = match.start("label")
            found[-1:] = (
                parted(last, (0, last.label))
                if at >= len(last.text)
                else parted(last, (0, last.label), (at, piece.label))
            )
            tail = found[-1]
            found[-1] = joined(tail, piece) if tail.label == piece.label else tail
            continue
        found.append(piece)
    return found


def _hear_figures(pieces: Pieces) -> Pieces:
    """``volume "n.º 28"`` is a number, ``number "Cilt 6"`` a volume."""
    return _each(pieces, lambda piece: [piece.named(_counted(piece))] if piece.label in _COUNTED else [piece])


def _second_volume(pieces: Pieces) -> Pieces:
    """``"71 (Juli 2016) 4"``: of two bare figures that were taken for volumes the second is the number."""
    bare = [piece for piece in pieces if piece.label == "volume" and piece.bare.isdigit()]
    if len(bare) != 2 or _has(pieces, "number") or len(bare[1].bare) > 2 or bare[1].start - bare[0].end > 30:
        return pieces
    return [piece.named("number") if piece is bare[1] else piece for piece in pieces]


def _counted(piece: Piece) -> str:
    if _SAYS_NUMBER.match(piece.text) and not re.search(r"\d.*\d{1,3}\s*\(", piece.text):
        return "number"
    if piece.label == "number" and _SAYS_VOLUME.match(piece.text):
        return "volume"
    return piece.label


_FIGURED = re.compile(r"\d|\b[IVXLC]+\b|\b[A-Z]\b|^\W*[^\W\d_]{1,4}\.")


def _join_wordy(pieces: Pieces) -> Pieces:
    """A "volume" without a figure goes on with the name before it: ``journal "Sea "``, ``volume "v mire, "``."""
    found: Pieces = []
    for piece in pieces:
        last = found[-1] if found else None
        wordy = piece.label == "volume" and " " in piece.bare and not _FIGURED.search(piece.text)
        if last and wordy and last.label in ("journal", "title", "booktitle") and last.end == piece.start:
            found[-1] = joined(last, piece)
        else:
            found.append(piece)
    return found


# --- Dates, paragraphs, periodicals ------------------------------------------------------------------------------

_PARAGRAPH = re.compile(r"^\W*(?:§§?|paras?\.?|párrs?\.?|Rn\.|Rz\.|Tz\.|ct\.)\s*\d", re.IGNORECASE)
_ONLY_DATE = re.compile(r"^\W*\d{1,2}\.?º?\s(?:de\s|d['’])?[^\W\d_]{3,10}\.?\s(?:de\s|del\s)?\d{4}\W*$")


def _hear_paragraphs(pieces: Pieces) -> Pieces:
    """``"para. 23"`` is a place within the work, none of its pages; ``"chap. 3"`` a chapter, which numbers can be."""
    pieces = [
        piece.named("number") if piece.label == "pages" and read_chapter(piece.text) else piece for piece in pieces
    ]
    return [
        piece.named("note") if piece.label == "pages" and _PARAGRAPH.match(piece.text) else piece for piece in pieces
    ]


def _hear_access(pieces: Pieces) -> Pieces:
    """Of two access dates the one that says nothing but the day is the work's own."""
    accessed = [piece for piece in pieces if piece.label == "accessed"]
    if len(accessed) < 2 or not _ONLY_DATE.match(accessed[0].text) or _ONLY_DATE.match(accessed[1].text):
        return pieces
    return [piece.named("date") if piece is accessed[0] else piece for piece in pieces]


def _hear_periodicals(pieces: Pieces) -> Pieces:
    """``"in «Quaderni», a. XII, n. 3, pp. 7-9"``: a volume and a number and no imprint make a periodical."""
    if not {"volume", "number", "pages"} <= {piece.label for piece in pieces}:
        return pieces
    if _has(pieces, "journal", "publisher", "location", "editor", "series", "event"):
        return pieces

    def hear(piece: Piece) -> Pieces:
        return [piece.named("journal") if piece.label == "booktitle" and not is_proceedings(piece.text) else piece]

    return _each(pieces, hear)


_HEARINGS: tuple[Callable[[Pieces], Pieces], ...] = (
    _hear_signals,
    _close_quotations,
    _move_labels,
    _hear_figures,
    _second_volume,
    _join_wordy,
    _hear_thesis,
    _hear_marks,
    _hear_bodies,
    _hear_houses,
    _hear_towns,
    _hear_imprints,
    _hear_editors,
    _part_editors,
    _hear_days,
    _hear_lone_roles,
    _hear_statements,
    _hear_paragraphs,
    _hear_access,
    _hear_periodicals,
)
