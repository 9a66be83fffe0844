"""Articles, books, chapters, conference papers: which slots come after which, and what separates them.

A layout is a row of slots, a letter each ("esi": edition, series,
imprint). Each slot says its part or nothing; what separates
it from the one before is the list's habit for that slot.
"""

from __future__ import annotations

from collections.abc import Callable

from .containers import say_book, say_edition, say_editor_behind, say_journal, say_series, say_translator
from .dates import say_date
from .heads import dress_of, say_headline, separator
from .imprint import say_imprint
from .numbers import say_journal_place, say_locator, say_pages, say_total
from .pen import Line, Pen, Record
from .tails import say_preprint

GENRES = (
    "[Motion picture]",
    "[DVD]",
    "[Brochure]",
    "[Lecture notes]",
    "[CD-ROM]",
    "[Data file]",
    "[Film]",
    "(film)",
    "[Kindle edition]",
)
BOOK_DRESS = {"italics": 8, "plain": 4, "quotes": 0.8}


def say_article(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Title, Journal 12 (3): 4–9"."""
    after = pen.habit("after article title", {separator(pen): 8, ", ": 1.5, ". ": 2, " ": 0.5})
    if pen.kind == "gost":
        after = " "
    if not pen.always("no article titles", 0.03):
        say_headline(line, record, pen, dress_of(pen), after)
    if pen.maybe(0.6 if pen.always("preprints", 0.05) else 0.004):
        say_preprint(line, pen)
        return
    say_journal(line, record, pen)
    say_journal_place(line, record, pen)


def say_book_entry(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Title, 2nd ed., Tidal Studies 12 (Kiel: Press, 2007)"."""
    slots = pen.habit(
        "book order",
        {
            "tesi": 6,
            "teis": 2,
            "tesip": 2,
            "tesil": 2 if pen.kind == "note" else 0.3,
            "tsei": 1.5,
            "tie": 0.5,
            "teil": 1.5 if pen.kind == "note" else 0.2,
            "ti": 3,
            "tiv": 0.3,
            "teni": 0.5,
            "tnei": 0.5,
            "tvsi": 0.5,
            "tsvi": 0.5,
            "tpi": 0.2,
        },
    )
    say_headline(line, record, pen, pen.habit("book dress", BOOK_DRESS), "")
    if pen.maybe(0.015):
        line.close(" ")
        line.say("genre", pen.one(GENRES))
    if record.get("author") and (record.get("editor") or record.get("translator")):
        slots = "t" + _with_helpers(slots[1:], pen)
    _say_slots(slots[1:], line, record, pen)


def _with_helpers(slots: str, pen: Pen) -> str:
    """Editors and translators before or behind all else."""
    helpers = pen.habit("helpers", {"ET": 3, "TE": 2, "T": 1, "E": 1})
    return slots + helpers if pen.always("helpers last", 0.15) else helpers + slots


def _say_slots(slots: str, line: Line, record: Record, pen: Pen) -> None:
    for slot in slots:
        before = line.parts[:]
        mark = pen.habit(f"before {slot}", {separator(pen): 7, ", ": 2.5, ". ": 1, " ": 0.25})
        line.close(mark)
        if not SLOTS[slot](line, record, pen):
            line.parts[:] = before
        elif line.parts[len(before) + 1 : len(before) + 2] and line.parts[len(before) + 1][1].startswith("("):
            line.parts[len(before)] = (
                before[-1][0],
                " " if mark != ". " or pen.always("stop before bracket", 0.15) is False else mark,
                False,
            )


def _maybe_volume(line: Line, record: Record, pen: Pen) -> bool:
    if not record.get("volume"):
        return False
    line.say("volume", f"{pen.term('volume')}{record['volume']}")
    return True


def _volumes(line: Line, _: Record, pen: Pen) -> bool:
    line.say("volume", pen.term("volumes").format(n=pen.one("2345")))
    return True


def _round_pages(line: Line, record: Record, pen: Pen) -> bool:
    before = len(line.parts)
    if not say_pages(line, record, pen):
        return False
    label, text, _ = line.parts[before]
    volume = record.get("volume")
    if volume and pen.maybe(0.7):
        line.parts[before:] = [("volume", f"({pen.term('volume')}{volume}, ", False), ("pages", f"{text})", False)]
    else:
        line.parts[before] = (label, f"({text})", False)
    return True


def say_chapter(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Title, in O. Roe (ed.), Book, Kiel: Press, pp. 4–9"."""
    order = pen.habit(
        "chapter order",
        {
            "ig": 6,
            "gi": 3,
            "ri": 3,
            "sig": 2,
            "vig": 1.5,
            "esig": 1,
            "Tig": 1,
            "vsgi": 1,
            "egi": 0.5,
            "i": 1,
            "sgi": 1,
            "vgsi": 0.7,
        },
    )
    after = pen.habit("after chapter title", {separator(pen): 8, ", ": 2, ". ": 2, " ": 1})
    if pen.kind == "gost":
        after = " "
    say_headline(line, record, pen, dress_of(pen), after)
    say_book(line, record, pen)
    _say_slots(order, line, record, pen)


def say_paper(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Title. In Proceedings …, pages 4–9, Kiel, July 2007. Press"."""
    order = pen.habit(
        "paper order", {"ig": 4, "gi": 5, "ri": 1, "gmi": 3, "sgi": 2, "mg": 4, "gm": 4, "vsgi": 1.5, "g": 1.5, "m": 2}
    )
    if pen.kind == "gost":
        order = pen.habit("gost paper order", {"ig": 6, "mg": 1})
    say_headline(line, record, pen, dress_of(pen), " " if pen.kind == "gost" else None)
    shown = _event(record, pen)
    say_book(line, shown, pen)
    if pen.maybe(0.5 if pen.always("proceedings as journals", 0.1) else 0.02):
        say_journal_place(line, {"volume": str(pen.one(range(2, 90))), **shown}, pen)
        return
    _say_slots(order, line, shown, pen)


def _event(record: Record, pen: Pen) -> Record:
    """The proceedings as this list names them: "Proc. of the …", "Proc. 12th …", or the conference itself."""
    name = str(record.get("container-title") or record.get("event-title") or record.get("event") or "")
    name = pen.now(
        {name: 8, name.replace("Proceedings of the", "Proc."): 1, name.replace("Proceedings of", "Proc. of"): 1.5}
    )
    return {**record, "container-title": name}


def _meeting(line: Line, record: Record, pen: Pen) -> bool:
    place = str(record.get("event-place") or record.get("publisher-place") or "")
    if place and line.owes_date and pen.always("meeting in brackets", 0.12):
        line.say("location", f"({place}, ")
        say_date(line, record, pen, month=0.5)
        line.close(")")
        return True
    if place:
        line.say("location", f"({place})" if pen.always("meeting place in brackets", 0.06) else place)
        if line.owes_date:
            line.close(", ")
    dated = line.owes_date
    if dated:
        say_date(line, record, pen, month=0.6 if pen.always("meeting month", 0.6) else 0.0, day=0.1)
    return bool(place) or dated


def _series(line: Line, record: Record, pen: Pen) -> bool:
    return pen.maybe(0.8) and say_series(line, record, pen)


def _total(line: Line, record: Record, pen: Pen) -> bool:
    return pen.maybe(0.8) and say_total(line, record, pen)


def _locator(line: Line, _: Record, pen: Pen) -> bool:
    return pen.maybe(0.7) and say_locator(line, pen)


SLOTS: dict[str, Callable[[Line, Record, Pen], bool]] = {
    "e": say_edition,
    "s": _series,
    "i": say_imprint,
    "p": _total,
    "l": _locator,
    "v": _maybe_volume,
    "m": _meeting,
    "n": _volumes,
    "E": say_editor_behind,
    "T": say_translator,
    "g": say_pages,
    "r": _round_pages,
}
