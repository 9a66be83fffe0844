"""The order of an entry: which slots come after which, and what separates them.

A layout is a row of slots: ``author date title journal tail``. Each slot says its part or nothing; the separator behind it
is the list's (``before`` the next slot). One layout per list and kind of work.
"""

from __future__ import annotations

from collections.abc import Callable

from .containers import (
    say_book,
    say_book_editors,
    say_edition,
    say_editor_behind,
    say_journal,
    say_series,
    say_translator,
)
from .dates import full_date, guessed, say_date
from .imprint import say_imprint
from .names import names_of
from .numbers import say_journal_place, say_locator, say_pages, say_total, say_volume
from .pen import Line, Pen, Record
from .tails import say_tail
from .titles import say_title

# Whose lists: their separators between slots.
KINDS = {
    "author-date": 6,
    "science": 5,
    "note": 5,
    "humanities": 4,
    "vancouver": 2.5,
    "french": 2,
    "german": 2,
    "gost": 0.0,
}
SEPARATORS = {
    "author-date": {". ": 6, ", ": 4, " ": 0.6},
    "science": {", ": 6, ". ": 5, "; ": 0.2},
    "note": {", ": 9, ". ": 1},
    "humanities": {". ": 6, ", ": 4},
    "vancouver": {". ": 9, " ": 0.3, ", ": 0.5},
    "french": {", ": 8, ". ": 1.5},
    "german": {". ": 4, ", ": 4, ": ": 0.3},
    "gost": {". ": 4, ". – ": 4, ". — ": 3, ", ": 0.5},
}
AFTER_NAMES = {
    "author-date": {" ": 6, ". ": 3, ", ": 2, ": ": 0.5},
    "science": {", ": 6, ". ": 5, ": ": 2, " ": 0.7, "; ": 0.2},
    "note": {", ": 9, ": ": 2, " - ": 0.1},
    "humanities": {". ": 6, ", ": 4, ": ": 1},
    "vancouver": {". ": 9, ": ": 1.5, ", ": 0.5},
    "french": {", ": 8, ". ": 1.5, " : ": 0.7, " ": 0.3},
    "german": {": ": 8, ", ": 3, ". ": 1},
    "gost": {" ": 6, ". ": 3, ", ": 0.5},
}
AFTER_DATE = {". ": 6, " ": 4, ", ": 3, ": ": 2, "; ": 0.2, ".": 0.2}
DATE_FORMS = {"author-date": {"()": 8, "": 5, "[]": 0.2}, "vancouver": {"": 3, "()": 1}}
DATED_FIRST = {
    "author-date": 1.0,
    "science": 0.3,
    "note": 0.04,
    "humanities": 0.2,
    "vancouver": 0.06,
    "french": 0.2,
    "german": 0.3,
    "gost": 0.05,
}
TITLE_DRESS = {
    "note": {"quotes": 9, "plain": 1},
    "humanities": {"quotes": 8, "plain": 2},
    "french": {"quotes": 9, "plain": 1},
    "german": {"plain": 6, "quotes": 4},
    "science": {"plain": 6, "quotes": 5},
    "gost": {"plain": 1},
    "vancouver": {"plain": 1},
    "author-date": {"plain": 7, "quotes": 3.5},
}
BOOK_DRESS = {"italics": 8, "plain": 4, "quotes": 0.8}


def say_entry(line: Line, record: Record, pen: Pen) -> None:
    """The whole entry of a record in the list's layout."""
    first = pen.always("dated first", DATED_FIRST[pen.kind])
    if record.get("author") and pen.maybe(0.8 if pen.always("title first", 0.03) else 0.01):
        line.printed["late"] = True
    people = _say_head(line, record, pen, dated=first)
    body = BODIES[_body_of(record)]
    body(line, record, pen, not first)
    if not people and not line.parts:
        line.say("title", str(record.get("title", "")))


def separator(pen: Pen) -> str:
    """What parts the slots of this list."""
    return pen.habit("separator", SEPARATORS[pen.kind])


def _body_of(record: Record) -> str:
    kind = str(record.get("type", ""))
    return {
        "article-journal": "article", "article-magazine": "news", "article-newspaper": "news", "chapter": "chapter",
        "entry-encyclopedia": "chapter", "entry-dictionary": "chapter", "paper-conference": "paper", "thesis": "thesis",
        "report": "report", "webpage": "web", "post-weblog": "web", "post": "web", "dataset": "dataset", "article": "report",
        "interview": "web", "speech": "web", "manuscript": "report",
    }.get(kind, "book")  # fmt: skip


def _say_head(line: Line, record: Record, pen: Pen, *, dated: bool) -> bool:
    """Authors (or a book's editors) and, in author-date lists, the date behind them."""
    before = len(line.parts)
    if line.printed.get("late"):
        pass
    elif record.get("author"):
        line.say("author", _again(names_of(record["author"], pen), pen))
    elif record.get("editor") and not record.get("container-title"):
        say_book_editors(line, record, pen)
    if len(line.parts) == before:
        line.printed["undated"] = dated
        return False
    form = pen.habit("date form", DATE_FORMS.get(pen.kind, {"()": 5, "": 3}))
    after = pen.habit("after names", AFTER_NAMES["author-date" if dated else pen.kind])
    if dated and not form and not after.strip():
        after = pen.habit("before bare year", {" ": 2, ". ": 4, ", ": 4})
    line.close(after)
    if dated:
        _say_first_date(line, record, pen, form)
    return True


def _again(names: str, pen: Pen) -> str:
    """Now and then the same people as in the entry above: "—", "Ders.", "Idem"."""
    if not pen.maybe(0.012):
        return names
    own = {"de": ("Ders.", "Dies."), "fr": ("Id.", "Idem"), "it": ("Id.", "Ead."), "ru": ("Он же",)}.get(
        pen.language, ("Idem",)
    )
    return pen.one(("———", "—", "----", "____", "---", "–––", *own, *own))


def _say_first_date(line: Line, record: Record, pen: Pen, form: str) -> None:
    news = _body_of(record) in ("news", "web")
    say_date(
        line,
        record,
        pen,
        form=form,
        month=0.12 if news else 0.01,
        day=0.45 if news and pen.always("news day first", 0.6) else 0.0,
    )
    line.close(pen.habit("after date", AFTER_DATE))


def _title(line: Line, record: Record, pen: Pen, dress: str, after: str | None = None) -> None:
    after = separator(pen) if after is None else after
    say_title(line, record, pen, dress, after)
    if line.printed.pop("late", False):
        if pen.kind == "gost":
            line.close(" ")
        by = pen.now({"": 6, "by ": 2 if pen.language == "en" else 0, "/ ": 5 if pen.kind == "gost" else 0.1})
        line.say("author", by + names_of(record["author"], pen))
        line.close(separator(pen) if after.strip(".,: ") == "" and after else "")
    if line.printed.get("undated"):
        line.printed["undated"] = False
        _say_first_date(line, record, pen, pen.habit("date form", DATE_FORMS.get(pen.kind, {"()": 5, "": 3})))


def _dress(pen: Pen) -> str:
    return pen.habit("title dress", TITLE_DRESS[pen.kind])


def _article(line: Line, record: Record, pen: Pen, dated: bool) -> None:
    after = pen.habit("after article title", {separator(pen): 8, ", ": 1.5, ". ": 2, " ": 0.5})
    if pen.kind == "gost":
        after = " "
    if not pen.always("no article titles", 0.03):
        _title(line, record, pen, _dress(pen), after)
    say_journal(line, record, pen)
    say_journal_place(line, record, pen, dated=dated)
    say_tail(line, record, pen, web=False)


def _book(line: Line, record: Record, pen: Pen, dated: bool) -> None:
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
    _title(line, record, pen, pen.habit("book dress", BOOK_DRESS), "")
    if record.get("author") and (record.get("editor") or record.get("translator")):
        slots = "t" + pen.habit("helpers", {"ET": 3, "TE": 2, "T": 1, "E": 1}) + slots[1:]
    _say_slots(slots[1:], line, record, pen, dated)
    say_tail(line, record, pen, web=False)


def _say_slots(slots: str, line: Line, record: Record, pen: Pen, dated: bool) -> None:
    for slot in slots:
        before = line.parts[:]
        mark = pen.habit(f"before {slot}", {separator(pen): 7, ", ": 2.5, ". ": 1})
        line.close(mark)
        if not SLOTS[slot](line, record, pen, dated):
            line.parts[:] = before
        elif line.parts[len(before) + 1 : len(before) + 2] and line.parts[len(before) + 1][1].startswith("("):
            line.parts[len(before)] = (
                before[-1][0],
                " " if mark != ". " or pen.always("stop before bracket", 0.15) is False else mark,
                False,
            )


def _maybe_volume(line: Line, record: Record, pen: Pen, dated: bool) -> bool:
    if not record.get("volume"):
        return False
    line.say("volume", f"{pen.term('volume')}{record['volume']}")
    return True


def _volumes(line: Line, pen: Pen) -> bool:
    line.say("volume", pen.term("volumes").format(n=pen.one("2345")))
    return True


def _place(line: Line, record: Record, pen: Pen, dated: bool) -> bool:
    return say_imprint(line, record, pen, dated=dated)


SLOTS: dict[str, Callable[[Line, Record, Pen, bool], bool]] = {
    "e": lambda line, record, pen, _: say_edition(line, record, pen),
    "s": lambda line, record, pen, _: say_series(line, record, pen) if pen.maybe(0.8) else False,
    "i": _place,
    "p": lambda line, record, pen, _: say_total(line, record, pen) if pen.maybe(0.8) else False,
    "l": lambda line, _, pen, __: say_locator(line, pen) if pen.maybe(0.7) else False,
    "v": _maybe_volume,
    "n": lambda line, record, pen, _: _volumes(line, pen),
    "E": lambda line, record, pen, _: say_editor_behind(line, record, pen),
    "T": lambda line, record, pen, _: say_translator(line, record, pen),
    "g": lambda line, record, pen, _: say_pages(line, record, pen),
    "r": lambda line, record, pen, _: _round_pages(line, record, pen),
}


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


def _chapter(line: Line, record: Record, pen: Pen, dated: bool) -> None:
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
    _title(line, record, pen, _dress(pen), after)
    say_book(line, record, pen)
    _say_slots(order, line, record, pen, dated)
    say_tail(line, record, pen, web=False)


def _paper(line: Line, record: Record, pen: Pen, dated: bool) -> None:
    order = pen.habit(
        "paper order", {"ig": 4, "gi": 5, "ri": 1, "gmi": 3, "sgi": 2, "mg": 4, "gm": 4, "vsgi": 1.5, "g": 1.5, "m": 2}
    )
    if pen.kind == "gost":
        order = pen.habit("gost paper order", {"ig": 6, "mg": 1})
    _title(line, record, pen, _dress(pen), " " if pen.kind == "gost" else None)
    shown = _event(record, pen)
    say_book(line, shown, pen)
    if not dated or "i" in order or "m" in order:
        _say_slots(order.replace("m", ""), line, shown, pen, dated) if "m" not in order else _say_meeting(
            order, line, shown, pen, dated
        )
    else:
        _say_slots(order, line, shown, pen, False)
        line.close(", ")
        say_date(line, record, pen, month=0.3)
    say_tail(line, record, pen, web=False)


def _event(record: Record, pen: Pen) -> Record:
    """The proceedings as this list names them: "Proc. of the …", "Proc. 12th …", or the conference itself."""
    name = str(record.get("container-title") or record.get("event-title") or record.get("event") or "")
    name = pen.now(
        {name: 8, name.replace("Proceedings of the", "Proc."): 1, name.replace("Proceedings of", "Proc. of"): 1.5}
    )
    return {**record, "container-title": name}


def _say_meeting(order: str, line: Line, record: Record, pen: Pen, dated: bool) -> None:
    """A conference's place and date without a publisher: "Kiel, Germany, July 2007"."""
    for slot in order:
        before = line.parts[:]
        line.close(pen.habit("meeting separator", {", ": 8, ". ": 2}))
        if slot != "m":
            said = SLOTS[slot](line, record, pen, dated)
        else:
            said = _meeting(line, record, pen, dated)
        if not said:
            line.parts[:] = before
        elif slot in "mi":
            dated = False


def _meeting(line: Line, record: Record, pen: Pen, dated: bool) -> bool:
    place = str(record.get("event-place") or record.get("publisher-place") or "")
    if place:
        line.say("location", place)
        if dated:
            line.close(", ")
    if dated:
        say_date(line, record, pen, month=0.6 if pen.always("meeting month", 0.6) else 0.0, day=0.1)
    return bool(place) or dated


def _thesis(line: Line, record: Record, pen: Pen, dated: bool) -> None:
    _title(line, record, pen, pen.habit("thesis dress", {"italics": 5, "plain": 5, "quotes": 3}), "")
    word = pen.term("thesis") if pen.maybe(0.8) else pen.word("thesis")
    form = pen.habit(
        "thesis form",
        {
            "g, P, L, D": 5,
            "g, P, D": 5,
            "(g, P, D)": 3,
            "[g]. P": 2,
            "g. P": 2,
            "g P": 1,
            "L: P, D (g)": 1,
            "(g). P": 1,
            "P, g, D": 1,
            "g, L, D": 1,
        },
    )
    parts: list[tuple[str, str]] = []
    opening = ""
    for sign in form:
        if sign in "gPLD":
            text = {
                "g": word,
                "P": record.get("publisher"),
                "L": record.get("publisher-place"),
                "D": "D" if dated else None,
            }[sign]
            if text:
                parts.append((sign, opening + str(text)))
                opening = ""
        elif sign in "([":
            opening += sign
        elif parts and sign in ")]":
            parts[-1] = (parts[-1][0], parts[-1][1].rstrip(" ,") + sign)
        elif parts and not parts[-1][1].endswith(sign) and not (sign == "," and parts[-1][1].endswith(" ")):
            parts[-1] = (parts[-1][0], parts[-1][1] + sign)
    line.close(" " if form[0] in "([" else separator(pen))
    _say_thesis(parts, line, record, pen)
    if dated and "D" not in form:
        line.close(", ")
        say_date(line, record, pen, month=0.15)
    say_tail(line, record, pen, web=False)


def _say_thesis(parts: list[tuple[str, str]], line: Line, record: Record, pen: Pen) -> None:
    for sign, text in parts:
        if sign == "D":
            before, _, after = text.partition("D")
            length = len(line.parts)
            say_date(line, record, pen, month=0.15)
            label, date, _ = line.parts[length]
            line.parts[length] = (label, before + date, False)
            line.close(after)
        else:
            line.say({"g": "genre", "P": "publisher", "L": "location"}[sign], text)
    label, text, emph = line.parts[-1]
    line.parts[-1] = (label, text.rstrip(" ,"), emph)


def _report(line: Line, record: Record, pen: Pen, dated: bool) -> None:
    _title(line, record, pen, pen.habit("report dress", {"italics": 4, "plain": 4, "quotes": 4}), "")
    genre = str(record.get("genre") or "") if pen.maybe(0.4) else ""
    genre = genre or (pen.term("report") if pen.maybe(0.5) else pen.word("report"))
    number = str(record.get("number") or "") or _code(pen)
    form = pen.habit("report form", {"gi": 6, "ig": 3, "(g)i": 2, "Pg": 3, "i": 2, "s": 1.5})
    if form == "s" and record.get("publisher"):
        line.close(separator(pen))
        line.say("genre", f"{record['publisher']} {genre} ")
        line.say("number", pen.term("reportno") + number)
        if dated:
            line.close(pen.habit("before report date", {", ": 5, " ": 1}))
            round_ = pen.always("report date round", 0.4)
            say_date(line, record, pen, month=0.4, day=0.15, form="()" if round_ else "")
    else:
        for slot in form.replace("(g)", "r"):
            before = line.parts[:]
            line.close(" " if slot == "r" else separator(pen))
            if slot in "gr":
                _say_genre(line, pen, genre, number, round_=slot == "r")
            elif slot == "P":
                line.say("publisher", str(record.get("publisher") or "")) if record.get(
                    "publisher"
                ) else line.parts.clear()
            elif not say_imprint(line, record, pen, dated=dated):
                line.parts.clear()
            if not line.parts:
                line.parts[:] = before
        if form == "Pg" and dated:
            line.close(", ")
            say_date(line, record, pen, month=0.4, day=0.2)
    say_tail(line, record, pen, web=pen.maybe(0.5))


def _say_genre(line: Line, pen: Pen, genre: str, number: str, *, round_: bool) -> None:
    opening, closing = ("(", ")") if round_ else ("", "")
    if pen.maybe(0.25):
        line.say("genre", f"{opening}{genre}{closing}")
        return
    line.say("genre", f"{opening}{genre} ")
    line.say("number", f"{pen.term('reportno')}{number}{closing}")


def _code(pen: Pen) -> str:
    letters = "".join(pen.one("ABCDEFGHIKLMNPRSTUW") for _ in range(pen.one((2, 2, 3))))
    year, number = pen.one(range(1985, 2024)), pen.one(range(1, 400))
    return pen.now(
        {
            str(number): 6,
            f"{letters}-{number}": 1,
            f"{number}/{year}": 2,
            f"{year}/{number % 50 + 1}": 2,
            f"{letters}-TR-{year % 100:02}-{number}": 1,
            f"{year}-{number % 30 + 1:02}": 1,
            f"{year % 100:02}-{number % 90:02}": 1,
        }
    )


def _news(line: Line, record: Record, pen: Pen, dated: bool) -> None:
    _title(
        line,
        record,
        pen,
        pen.habit("news dress", {"quotes": 8, "plain": 3}),
        pen.habit("after news title", {", ": 7, ". ": 5, " ": 0.7}) if pen.kind != "gost" else " ",
    )
    say_journal(line, record, pen)
    if record.get("publisher-place") and pen.maybe(0.12):
        line.close(" ")
        line.say("location", f"({record['publisher-place']})")
    if dated or pen.always("news date again", 0.15):
        form = pen.habit("news date round", {"": 6, "()": 1.2})
        line.close(" " if form else pen.habit("before news date", {", ": 8, ". ": 2, " ": 1.5, "; ": 0.3}))
        say_date(line, record, pen, month=0.12, day=0.8, form=form)
    if pen.maybe(0.2) and record.get("volume"):
        line.close(", ")
        say_volume(line, record, pen)
    if pen.maybe(0.3):
        line.close(pen.habit("before news page", {", ": 8, ". ": 2, ": ": 1}))
        page = pen.one(
            (
                str(pen.one(range(1, 48))),
                f"{pen.one('ABC')}{pen.one(range(1, 20))}",
                f"{pen.one('ABC')}-{pen.one(range(1, 9))}",
            )
        )
        line.say("pages", pen.term("page") + page)
    say_tail(line, record, pen, web=pen.always("news urls", 0.5))


def _web(line: Line, record: Record, pen: Pen, dated: bool) -> None:
    _title(
        line,
        record,
        pen,
        pen.habit("web dress", {"quotes": 6, "plain": 4, "italics": 2}),
        pen.habit("after web title", {", ": 6, ". ": 6}),
    )
    site = str(record.get("container-title") or record.get("publisher") or "")
    steps = [
        slot
        for slot in (
            ("s" if site else ""),
            ("d" if dated and pen.maybe(0.85) else ""),
            ("u" if pen.maybe(0.06) else ""),
            ("g" if pen.maybe(0.07) else ""),
        )
        if slot
    ]
    if steps == ["s", "d"] and pen.always("web date before site", 0.1):
        steps.reverse()
    for step in steps:
        _say_web(step, site, line, record, pen)
        line.close(pen.habit("web separator", {", ": 7, ". ": 5}))
    if steps and line.parts[-1][1] in (", ", ". "):
        line.parts.pop()
    say_tail(line, record, pen, web=True)


def _say_web(step: str, site: str, line: Line, record: Record, pen: Pen) -> None:
    if step == "s":
        label = "journal" if record.get("container-title") else "publisher"
        line.say(label, site, emph=pen.always("site italics", 0.4))
    elif step == "d":
        say_date(line, record, pen, month=0.1, day=0.75, form=pen.habit("web date", {"": 6, "()": 1.5}))
    elif step == "u":
        line.say("note", pen.term("updated").format(d=full_date(guessed(record, pen, 0.0, 1.0), pen)))
    else:
        line.say(
            "genre",
            pen.one(("blog post", "[video]", "Web page", "[Blog post]", "[web log post]", "podcast", "[Tweet]")),
        )


def _dataset(line: Line, record: Record, pen: Pen, dated: bool) -> None:
    _title(line, record, pen, pen.habit("dataset dress", {"italics": 4, "plain": 6}))
    if pen.maybe(0.4):
        line.say(
            "edition",
            pen.one(("Version {}", "v{}", "V. {}", "version {}")).format(pen.one(("1.0", "2", "3.1", "2.0.4"))),
        )
        line.close(separator(pen))
    if pen.always("dataset word", 0.6):
        line.say("genre", pen.habit("dataset genre", {"[dataset]": 4, "[Data set]": 4, "Dataset": 2, "[data file]": 1}))
        line.close(separator(pen))
    if not say_imprint(line, record, pen, dated=dated) and dated:
        say_date(line, record, pen)
    say_tail(line, record, pen, web=True)


BODIES: dict[str, Callable[[Line, Record, Pen, bool], None]] = {
    "article": _article, "book": _book, "chapter": _chapter, "paper": _paper, "thesis": _thesis, "report": _report,
    "news": _news, "web": _web, "dataset": _dataset,
}  # fmt: skip
