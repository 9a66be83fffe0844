"""Volume, issue and pages: "12(3):4–9", "vol. 12, no. 3, pp. 4-9", "Jg. 12, H. 3, S. 4–9", "Т. 12. № 3. С. 4–9".

In: a record.  Out: stretches of ``volume``, ``number``, ``pages``, and ``date`` where a year stands between them.
"""

from __future__ import annotations

from .dates import say_date
from .pen import Line, Pen, Record

# {v} volume, {n} issue, {V} and {N} their marks, {d} the date.  "|" parts the stretches.
FORMS = {
    "{v}|({n})": 8,
    "{v}| ({n})": 3,
    "{V}{v}|, {N}{n}": 6,
    "{V}{v}|, {N}{n}|": 2,
    "{v}|, {N}{n}": 4,
    "{v}|.{n}": 1.5,
    "{v}|/{n}": 1.5,
    "{v}|:{n}": 1,
    "{v}|, {n}": 1.2,
    "{V}{v}|({n})": 1.2,
    "{V}{v}|. {N}{n}": 1.2,
    "{V}{v}| {N}{n}": 1,
    "{v}| {N}{n}": 0.7,
    "{V}{v}| ({n})": 0.7,
    "{V}{v}| / {N}{n}": 0.2,
    "{V}{v}|; {N}{n}": 0.4,
    "{v}": 3,
    "{V}{v}": 3,
    "{V}{v}|, ({n})": 0.3,
    "{v}| ({N}{n})": 0.5,
}


# Orders of volume, date and pages behind a journal; the sign before each letter is what parts it from the one before.
UNDATED = {
    ",v ,p": 8, "_v ,p": 7, "_v :p": 4, ",v :p": 4, "_v c.p": 3, ".v :p": 3, ".v .p": 2, ",v _p": 1, "_v _p": 1.5,
    ";v :p": 0.7,
    ",v ;p": 0.5, "_v ;p": 0.5, "_v ´p": 1.2, ",v ´p": 0.6, "_v (p": 0.6, ",v (p": 0.6,
}  # fmt: skip
DATED = {
    "_v (d :p": 6, ",v (d ,p": 5, "_v (d ,p": 4, "_d ;v :p": 4, ".d ;v :p": 5, ",v ,d ,p": 4, ",v ,p ,d": 6,
    "_v ,p ,d": 3,
    ",v :p ,d": 4, "_v :p ,d": 2, "_v ,d ,p": 3, "(d _v :p": 1, ",d ,v ,p": 3, "_d ,v ,p": 2, ".d .v .p": 3,
    "_v :p (d": 3,
    ",v _p (d": 1.5, "_v ,p (d": 2.5, ".d ;v ,p": 0.7, "_v .p .d": 1, ",v ,p .d": 1, "_v /d ,p": 1, "_d ,v :p": 1,
    "_v ;d :p": 0.5,
    ".v .d .p": 0.6, ",v _d ,p": 0.6,
}  # fmt: skip


def say_volume(line: Line, record: Record, pen: Pen) -> bool:
    """Volume and issue, in the form of the list. True if anything was said."""
    volume, issue = str(record.get("volume") or ""), str(record.get("issue") or "")
    if pen.always("issues only", 0.1 if pen.kind != "gost" else 0.35):
        volume = "" if issue else volume
    if not volume and not issue:
        return False
    form = pen.habit("volume form", FORMS)
    if not issue:
        form = form.split("|")[0]
    if not volume:
        mark = "" if pen.always("bare issue", 0.12) else pen.term("number")
        line.say("number", pen.now({f"{mark}{issue}": 8, f"({issue})": 0.6 if not mark else 0.2}))
        return True
    marks = {"V": _mark(pen, "volume"), "N": _mark(pen, "number")}
    volume = pen.now(
        {volume: 40, _roman(volume): 1.5 if not pen.always("roman", 0.04) else 400, f"{volume} suppl": 0.2}
    )
    if "|" not in form and issue and pen.maybe(0.5):
        issue = ""
    pieces = form.split("|")
    line.say("volume", pieces[0].format(v=volume, n=issue, **marks))
    for piece in pieces[1:]:
        issue = pen.now(
            {issue: 30, f"Suppl {issue[:1]}": 0.5, f"{issue}-{int(issue) + 1}" if issue.isdigit() else issue: 1}
        )
        line.say("number", piece.format(v=volume, n=issue, **marks))
    return True


def _mark(pen: Pen, name: str) -> str:
    return pen.term(name)


def _roman(number: str) -> str:
    if not number.isdigit() or not 0 < int(number) < 400:
        return number
    left, out = int(number), ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while left >= value:
            out, left = out + sign, left - value
    return out


def pages_text(record: Record, pen: Pen) -> str:
    """Such as "45-67" in the habit of the list: "45–67", "45-67", "45-7", "45 - 67", "e45", "45"."""
    pages = str(record.get("page") or "")
    if not pages:
        return ""
    first, dash, last = pages.replace("–", "-").partition("-")
    if not dash:
        return first
    mark = pen.habit("dash", {"–": 6, "-": 7, "--": 0.6, "—": 0.3, " - ": 0.5, " – ": 0.5, "‐": 0.2})
    if pen.always("short last page", 0.2) and len(first) == len(last) and first.isdigit():
        same = next((place for place, pair in enumerate(zip(first, last, strict=True)) if pair[0] != pair[1]), 0)
        last = last[min(same, len(last) - 1) :]
    if pen.maybe(0.03):
        return first + pen.one(("ff.", " ff.", "f.", "-", "–"))
    return f"{first}{mark}{last}"


def say_pages(line: Line, record: Record, pen: Pen, *, mark: str | None = None) -> bool:
    """Pages with their mark: "pp. 4-9". A given mark is used instead of the list's."""
    text = pages_text(record, pen)
    if not text:
        return False
    if mark is None:
        many = any(letter in text for letter in "-–—‐")
        mark = pen.term("pages") if many else pen.term("page")
    line.say("pages", mark + text)
    return True


def say_total(line: Line, record: Record, pen: Pen) -> bool:
    """How many pages a book has: "240 S."."""
    total = str(record.get("number-of-pages") or pen.one(range(48, 820)))
    line.say("pages", pen.term("total").format(n=total))
    return True


def say_locator(line: Line, pen: Pen) -> bool:
    """The page a note means: "p. 64", "64"."""
    page = pen.one(range(1, 420))
    if pen.maybe(0.06):
        place = pen.one(("ch. {}", "chap. {}", "§ {}", "para. {}", "chapter {}", "n. {}", "Kap. {}"))
        line.say("note", place.format(page % 40 + 1))
        return True
    text = pen.now(
        {str(page): 5, f"{page}-{page + pen.one(range(1, 6))}": 3, f"{page}f.": 0.5, f"{page}, {page + 7}": 0.3}
    )
    mark = pen.term("pages") if "-" in text else pen.term("page")
    line.say("pages", ("" if pen.always("bare locator", 0.4) else mark) + text)
    return True


def say_journal_place(line: Line, record: Record, pen: Pen) -> None:
    """All that follows a journal: volume, issue, date, pages, in the list's order, with its separators."""
    shape = pen.habit(f"journal place {line.owes_date}", UNDATED if not line.owes_date else DATED)
    if pen.maybe(0.5 if pen.always("place behind journal", 0.35 if pen.language == "pt" else 0.012) else 0):
        line.close(", ")
        line.say("location", str(record.get("publisher-place") or record.get("near") or "Kiel"))
    if not line.owes_date and pen.always("month in brackets", 0.05):
        shape = pen.habit("month shape", {"_v (m :p": 3, ",v (m ,p": 1, "_v ,m ,p": 0.6, ",m ,p": 0.5, "_v _m :p": 0.5})
    if "d" not in shape and line.owes_date:
        shape += " ,d"
    for step in shape.split():
        separator, what = step[:-1], step[-1]
        before = line.parts[:]
        line.close(_separator(separator, pen))
        if not _say(what, line, record, pen):
            line.parts[:] = before


def _say(what: str, line: Line, record: Record, pen: Pen) -> bool:
    if what == "v":
        return say_volume(line, record, pen)
    if what == "p" and line.text.endswith("("):
        label, text, emph = line.parts.pop()
        line.parts.append((label, text[:-1], emph))
        before = len(line.parts)
        if say_pages(line, record, pen):
            label, text, emph = line.parts[before]
            line.parts[before] = (label, f"({text})", emph)
        return len(line.parts) > before
    if what == "p":
        marks = {None: 5.0, "": 5.0} if line.text.endswith((": ", ":", "; ", ", ", " ")) else {None: 1.0}
        return say_pages(line, record, pen, mark=pen.habit("pages mark", marks))
    round_ = line.text.endswith("(")
    if what == "m":
        return _say_month(line, pen)
    if round_:
        label, text, emph = line.parts.pop()
        line.parts.append((label, text[:-1], emph))
    say_date(line, record, pen, month=0.3 if pen.always("months", 0.4) else 0.0, day=0.05, form="()" if round_ else "")
    return True


def _separator(sign: str, pen: Pen) -> str:
    tight = pen.always("tight colon", 0.4)
    return {
        ",": ", ", "_": " ", ".": ". ", ";": ";" if tight else "; ", ":": ":" if tight else ": ", "(": " (", "´": " : ",
        "c.": ",", "/": "/", "c": ",",
    }.get(sign, sign)  # fmt: skip


def _say_month(line: Line, pen: Pen) -> bool:
    """A month, with or without its day, whose year stood before: "(March)", "(12 August)"."""
    month = pen.one(pen.all("months"))
    day = pen.one(range(1, 29))
    text = pen.now(
        {month: 5, f"{day} {month}": 2, f"{month} {day}": 1 if pen.language == "en" else 0, pen.word("seasons"): 1}
    )
    round_ = line.text.endswith("(")
    if round_:
        label, before, emph = line.parts.pop()
        line.parts.append((label, before[:-1], emph))
    line.say("date", f"({text})" if round_ else text)
    return True
