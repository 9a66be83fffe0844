"""What comes last: addresses, access dates, DOI, ISBN, notes."""

from __future__ import annotations

from .dates import full_date, parts_of
from .pen import Line, Pen, Record


def say_tail(line: Line, record: Record, pen: Pen, *, web: bool) -> None:
    """DOI, address with access date, ISBN, a note: each only sometimes, an address nearly always for a web page."""
    if record.get("DOI") and pen.maybe(0.75 if pen.always("dois", 0.25) else 0.02):
        _joint(line, pen)
        _say_doi(line, record, pen)
    elif record.get("URL") and pen.maybe(0.93 if web else 0.5 if pen.always("urls", 0.2) else 0.02):
        _joint(line, pen)
        _say_address(line, record, pen)
    if record.get("ISBN") and pen.maybe(0.8 if pen.always("isbns", 0.1) else 0.01):
        _joint(line, pen)
        line.say("isbn", pen.habit("isbn", {"ISBN ": 5, "ISBN: ": 3, "ISBN": 0.5, "": 0.2}) + str(record["ISBN"]))
    if pen.maybe(0.05):
        _joint(line, pen)
        _say_note(line, pen)
    if pen.maybe(0.9 if pen.always("numbers of archives", 0.04) else 0.004):
        line.close(pen.habit("before archive", {" ": 4, ". ": 3, ", ": 2}))
        _say_archive(line, pen)
    if not web and pen.maybe(0.9 if pen.always("mla", 0.05) else 0.0):
        line.close(". ")
        line.say("genre", "Print")


def _joint(line: Line, pen: Pen) -> None:
    line.close(pen.habit("before tail", {", ": 5, ". ": 7, " ": 1.5, "; ": 0.5}))


def _say_doi(line: Line, record: Record, pen: Pen) -> None:
    form = pen.habit(
        "doi",
        {
            "doi:": 4,
            "doi: ": 4,
            "DOI: ": 3,
            "https://doi.org/": 6,
            "DOI ": 2,
            "http://dx.doi.org/": 2,
            "": 0.3,
            "DOI:": 2,
            "doi ": 0.5,
            "https://www.doi.org/": 0.2,
        },
    )
    line.say("doi", form + str(record["DOI"]))


def _accessed(record: Record, pen: Pen) -> list[int]:
    parts = parts_of(record, "accessed")
    if len(parts) == 3:
        return parts
    issued = parts_of(record) or [2012]
    year = max(2001, issued[0]) + pen.one((0, 0, 1, 1, 2, 3))
    return [year, pen.one(range(1, 13)), pen.one(range(1, 29))]


def _say_address(line: Line, record: Record, pen: Pen) -> None:
    url = str(record["URL"])
    if pen.always("bare hosts", 0.15):
        url = url.split("://", 1)[-1]
    form = pen.habit(
        "address",
        {
            "url": 5,
            "available": 6,
            "fetched": 2,
            "available url accessed": 6,
            "url accessed": 6,
            "accessed url": 2,
            "media": 0.8,
        },
    )
    date = full_date(_accessed(record, pen), pen, habit="access form")
    angle = False
    if form.startswith("available"):
        available = pen.term("available")
        angle = available.endswith("<")
        line.say("url", available)
    elif form == "fetched":
        line.say("accessed", pen.term("fetched").format(d=date))
    elif form == "accessed url":
        line.say("accessed", pen.term("accessed").format(d=date))
        line.close(pen.habit("accessed before url", {", ": 3, ": ": 2, " ": 2, ". ": 1}))
    elif form == "media":
        line.say(
            "genre",
            pen.habit(
                "media",
                {
                    "[online] ": 2,
                    "[Online]. ": 3,
                    "Web. ": 1,
                    "[Internet]. ": 1,
                    "[en ligne], ": 1,
                    "[электронный ресурс]. ": 1 if pen.language == "ru" else 0,
                },
            ),
        )
    angle = angle or pen.always("angles", 0.12)
    opening = "" if not angle or line.text.endswith("<") else "<"
    line.say("url", f"{opening}{url}{'>' if angle else ''}")
    if form.endswith("url accessed"):
        accessed = pen.term("accessed").format(d=date)
        line.close(
            " "
            if accessed[0] in "([" and pen.always("no comma before access", 0.8)
            else pen.habit("before access", {", ": 6, ". ": 2, " ": 1.5, "; ": 1})
        )
        line.say("accessed", accessed)


def _say_note(line: Line, pen: Pen) -> None:
    note = pen.word("notes")
    if pen.maybe(0.12):
        note = pen.one(
            (
                "Retrieved from {} database",
                "to appear in {}",
                "submitted to {}",
                "Published as {}",
                "Reprinted in {}",
                "Reprint, {}",
                "presented at {}",
                "also available as {}",
                "Originally published in {}",
                "accepted for publication in {}",
            )
        ).format(
            pen.one(
                (
                    "the Journal of Tides",
                    "ACM Letters",
                    "Sea Studies 12",
                    "Technical Report 14, University of Kiel",
                    "Kiel: Harbour Press, 1950",
                    "Nature",
                    "the Tidal Conference",
                )
            )
        )
    form = pen.habit("note form", {"{}": 6, "({})": 4, "[{}]": 2})
    line.say("note", form.format(note[:1].upper() + note[1:] if pen.maybe(0.3) else note))


def say_preprint(line: Line, pen: Pen) -> None:
    """Such as "Preprint, arXiv:1306.5364, " whose date comes behind."""
    if pen.maybe(0.4):
        line.say("genre", pen.habit("preprint", {"Preprint, ": 4, "preprint, ": 2, "Manuscript, ": 1, "Preprint. ": 1}))
    _say_archive(line, pen)


def _say_archive(line: Line, pen: Pen) -> None:
    """Such as "arXiv:0903.1234 [hep-th]", "PMID: 1234567"."""
    new = f"{pen.one(range(7, 24)):02}{pen.one(range(1, 13)):02}.{pen.one(range(100, 9999)):04}"
    field = pen.one(("hep-th", "hep-ph", "astro-ph", "math", "cond-mat", "quant-ph"))
    old = f"{field}/{pen.one(range(9201, 9912))}{pen.one(range(1, 400)):03}"
    area = pen.one(("hep-th", "cs.CL", "math.AP", "q-bio", "cs.CV"))
    form = pen.habit(
        "archive",
        {
            "arXiv:{n} [{a}]": 2,
            "[arXiv:{n} [{a}]]": 1,
            "[{o}]": 1.5,
            "arXiv:{n}": 3,
            "arXiv preprint arXiv:{n}": 2,
            "PMID: {p}": 2,
            "PubMed PMID: {p}": 1,
            "[PMCID: PMC{p}]": 1,
            "(arXiv:{n})": 1,
            "PMID {p}": 0.5,
        },
    )
    line.say("note", form.format(n=new, o=old, a=area, p=pen.one(range(1000000, 33000000))))
