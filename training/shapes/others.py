"""Layouts of what is neither article nor book: theses, reports, news, web pages, data."""

from __future__ import annotations

from .containers import say_journal
from .dates import full_date, guessed, say_date
from .heads import say_headline, separator
from .imprint import say_imprint
from .numbers import say_volume
from .pen import Line, Pen, Record


def say_thesis(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Title, PhD thesis, University of Kiel, 2007"."""
    say_headline(line, record, pen, pen.habit("thesis dress", {"italics": 5, "plain": 5, "quotes": 3}), "")
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
                "D": "D" if line.owes_date else None,
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
    line.close(_before_thesis(form, pen))
    _say_thesis(parts, line, record, pen)


def _before_thesis(form: str, pen: Pen) -> str:
    if pen.kind == "gost":
        return pen.habit("before gost thesis", {": ": 6, " : ": 1, " [Текст] : ": 1, separator(pen): 3})
    return " " if form[0] in "([" else separator(pen)


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


def say_report(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Title, Working Paper 12, Kiel: Institute, 2007"."""
    say_headline(line, record, pen, pen.habit("report dress", {"italics": 4, "plain": 4, "quotes": 4}), "")
    genre = str(record.get("genre") or "") if pen.maybe(0.4) else ""
    genre = genre or (pen.term("report") if pen.maybe(0.5) else pen.word("report"))
    number = str(record.get("number") or "") or _code(pen)
    form = pen.habit("report form", {"gi": 6, "ig": 3, "ri": 2, "Pg": 3, "PgL": 2.5, "i": 2, "sgL": 1.5, "sg": 1.5})
    for place, slot in enumerate(form):
        before = line.parts[:]
        close = separator(pen)
        line.close(" " if slot == "r" or form[place - 1 : place] == "s" else close)
        if not _say_slot(slot, line, record, pen, genre, number):
            line.parts[:] = before


def _say_slot(slot: str, line: Line, record: Record, pen: Pen, genre: str, number: str) -> bool:
    """A slot: "g" genre and number, "r" the same in brackets, "P" and "s" who issued it, "L" where, "i" its imprint."""
    if slot in "gr":
        _say_genre(line, pen, genre, number, round_=slot == "r")
        return True
    if slot == "i":
        return say_imprint(line, record, pen)
    text = str(record.get("publisher-place" if slot == "L" else "publisher") or "")
    line.say("location" if slot == "L" else "publisher", text)
    return bool(text)


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


def say_news(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Title, Tidal Times, 3 May 2015, p. 4"."""
    say_headline(
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
    if not line.owes_date and pen.always("day of the year before", 0.3):
        line.close(", ")
        day, month = pen.one(range(1, 29)), pen.one([*pen.all("months"), *pen.all("short")])
        of = " de " if pen.language in ("es", "pt") else ". " if pen.language == "de" else " "
        line.say(
            "date", pen.now({f"{day}{of}{month}": 6, f"{month} {day}": 3 if pen.language == "en" else 0, month: 0.7})
        )
    elif line.owes_date or pen.always("news date again", 0.1):
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


def say_web(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Title, Gull Blog, 3 May 2015"."""
    say_headline(
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
            ("d" if line.owes_date and pen.maybe(0.85) else ""),
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


def say_dataset(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Title. Version 2. [Data set]. Institute"."""
    say_headline(line, record, pen, pen.habit("dataset dress", {"italics": 4, "plain": 6}))
    if pen.maybe(0.4):
        line.say(
            "edition",
            pen.one(("Version {}", "v{}", "V. {}", "version {}")).format(pen.one(("1.0", "2", "3.1", "2.0.4"))),
        )
        line.close(separator(pen))
    if pen.always("dataset word", 0.6):
        line.say("genre", pen.habit("dataset genre", {"[dataset]": 4, "[Data set]": 4, "Dataset": 2, "[data file]": 1}))
        line.close(separator(pen))
    say_imprint(line, record, pen)
