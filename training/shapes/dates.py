"""Dates as printed: "2007", "(2007a)", "May 2007", "3. Mai 2007", "2007, May 3", "7 марта 2016 г."."""

from __future__ import annotations

from .pen import Line, Pen, Record

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def parts_of(record: Record, name: str = "issued") -> list[int]:
    """Year, month, day, as far as known."""
    value = record.get(name) or {}
    parts = (value.get("date-parts") or [[]])[0]
    return [int(part) for part in parts if str(part).isdigit()]


def year_of(record: Record, pen: Pen) -> str:  # noqa: PLR0911 - a form, a line
    """Such as "2007", now and then "2007a", "[2007]", "n.d.", "in press", "c. 1890", "2007 [1989]"."""
    parts = parts_of(record)
    if record.get("forthcoming"):
        return pen.word("forthcoming")
    if not parts or pen.maybe(0.015):
        return pen.word("nodate")
    year = str(parts[0])
    form = pen.now({"": 60, "letter": 3, "press": 0.8, "two": 0.5, "reprint": 0.6, "circa": 0.2, "brackets": 0.2})
    if form == "letter":
        return year + pen.one("abcd")
    if form == "press":
        return pen.word("forthcoming")
    if form == "two":
        return f"{year}-{str(parts[0] + 1)[-2:]}" if pen.maybe(0.5) else f"{year}/{parts[0] + 1}"
    if form == "reprint":
        return pen.one(("{y} [{o}]", "[{o}] {y}", "{y} ({o})", "{o}/{y}")).format(
            y=year, o=parts[0] - pen.one(range(3, 90))
        )
    if form == "circa":
        return pen.one(("c. ", "ca. ", "c", "[ca.] ")) + year
    return f"[{year}]" if form == "brackets" else year


def full_date(parts: list[int], pen: Pen, *, habit: str = "day form") -> str:
    """[2007, 5, 3] → "3 May 2007", "3.5.2007", "May 3, 2007" …, in the list's language."""
    if not parts:
        return pen.word("nodate")
    if len(parts) == 1:
        return str(parts[0])
    year, month = parts[0], min(max(parts[1], 1), 12)
    if len(parts) == 2:
        return _month_year(year, month, pen)
    day = parts[2]
    form = pen.all("days")[pen.habit(f"{habit} {pen.language}", dict.fromkeys(range(len(pen.all("days"))), 1.0))]
    if "th" in form:
        form = form.replace("th", {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day // 10 != 1 else 0, "th"))
    return form.format(
        D=day, DD=f"{day:02}", k=month, K=f"{month:02}", Y=year, y=f"{year % 100:02}",
        M=_long(month, pen), m=pen.all("short")[month - 1],
    )  # fmt: skip


def _long(month: int, pen: Pen) -> str:
    return pen.all("months")[month - 1]


def _month_year(year: int, month: int, pen: Pen) -> str:
    names = pen.all("short") if pen.always("short months", 0.35) else pen.all("months")
    season = pen.maybe(0.06)
    name = pen.word("seasons") if season else names[month - 1]
    if pen.maybe(0.06) and not season:
        name += pen.one(("–", "/", "-", " - ")) + names[month % 12]
    if pen.language in ("es", "pt"):
        return pen.now({f"{name} de {year}": 4, f"{name} {year}": 2, f"{name}, {year}": 1, f"{year}, {name}": 0.3})
    return pen.now({f"{name} {year}": 6, f"{name}, {year}": 1, f"{year}, {name}": 0.3, f"{year} {name}": 0.15})


def guessed(record: Record, pen: Pen, share_month: float, share_day: float) -> list[int]:
    """The record's date, at a precision of our choosing: months and days are made up where it has none."""
    parts = parts_of(record)
    if not parts:
        return []
    parts = (parts + [pen.one(range(1, 13)), pen.one(range(1, 29))][len(parts) - 1 :])[:3]
    depth = pen.now({1: max(0.0, 1 - share_month - share_day), 2: share_month, 3: share_day})
    return parts[:depth]


def say_date(line: Line, record: Record, pen: Pen, *, month: float = 0.1, day: float = 0.0, form: str = "") -> None:
    """A date with its brackets: form "(…)" or "[…]" or ""."""
    parts = guessed(record, pen, month, day)
    if len(parts) < 2:
        text = year_of(record, pen)
    elif form and pen.maybe(0.6):
        text = _year_first(parts, pen)
    else:
        text = full_date(parts, pen)
    opening, closing = (form[0], form[-1]) if form else ("", "")
    line.say("date", f"{opening}{text}{closing}")
    line.owes_date = False
    line.printed["date"] = "-".join(f"{part:02}" for part in parts)


def _year_first(parts: list[int], pen: Pen) -> str:
    names = pen.all("short") if pen.always("short months", 0.2) else pen.all("months")
    name = names[parts[1] - 1]
    if len(parts) == 2:
        return f"{parts[0]}, {name}"
    return f"{parts[0]}, {name} {parts[2]}" if pen.language == "en" else f"{parts[0]}, {parts[2]} {name}"
