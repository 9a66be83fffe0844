"""Dates, pages, editions and identifiers of invented works.

In: a die. Out: CSL values: {"date-parts": [[2009, 5]]}, "123–45", "9780306406157", "https://www.example.org/news/12".
"""

from __future__ import annotations

from typing import Any

from training.records.words import Die, table, year

Dated = dict[str, Any]


def date(die: Die, precision: str) -> Dated:
    """A date as exact as asked: year, month, day, range, season, none (then "n.d." is printed)."""
    when = year(die) if precision in {"year", "none"} else max(year(die), die.randint(1955, 2025))
    parts = [when, die.randint(1, 12), die.randint(1, 28)]
    if precision == "none":
        return {"date-parts": [[when]]} if die.maybe(0.3) else {}
    if precision == "range":
        return {"date-parts": [[when], [when + die.randint(1, 3)]]}
    if precision == "season":
        return {"date-parts": [[when]], "season": die.randint(1, 4)}
    return {"date-parts": [parts[: {"year": 1, "month": 2, "day": 3}[precision]]]}


def accessed(die: Die) -> Dated:
    """When a page was looked at: a day of the last twenty years."""
    return {"date-parts": [[die.randint(2003, 2026), die.randint(1, 12), die.randint(1, 28)]]}


def pages(die: Die, *, science: bool = False) -> str:
    """Ranges, elided ranges, single pages, roman pages, article numbers."""
    first = die.choice([die.randint(1, 60), die.randint(1, 500), die.randint(1, 1900)])
    last = first + die.randint(1, 40)
    elided = str(last)
    if len(elided) == len(str(first)) > 2:
        elided = elided[1:] if elided[0] == str(first)[0] else elided
    form = die.weighted({
        "full": 70, "elided": 10, "one": 6, "roman": 1.5, "e": 5 if science else 0.3, "long": 4 if science else 0.3,
        "letter": 1, "two": 0.7,
    })  # fmt: skip
    return {
        "full": f"{first}{die.choice(['-', '–'])}{last}", "elided": f"{first}-{elided}", "one": str(first),
        "roman": die.choice(["ix–xxiv", "v-xii", "xi–xxx", "I–XV"]),
        "e": die.choice([f"e{die.randint(1000, 99999)}", f"e{first}-e{last}"]), "long": str(die.randint(10000, 999999)),
        "letter": f"{die.choice('SCFLA')}{first}-{last}", "two": f"{first}-{last}, {last + 9}-{last + 20}",
    }[form]  # fmt: skip


def edition(die: Die) -> str:
    """A number, as in "2", which the style makes an ordinal; seldom words."""
    if die.maybe(0.86):
        return str(die.choice([2, 2, 2, 3, 3, 4, 5, die.randint(6, 20)]))
    return die.choice(
        [
            "rev. ed.", "revised edition", "New ed.", "New edition", "Rev. and enl. ed.", "Paperback ed.", "Reprint",
            "1st American ed.", "International ed.", "2nd rev. ed.", "3rd, revised edition",
        ]
    )  # fmt: skip


def isbn(die: Die) -> str:
    """An ISBN with a right check digit, of ten or thirteen."""
    if die.maybe(0.3):
        digits = [die.randint(0, 9) for _ in range(9)]
        check = sum(place * digit for place, digit in enumerate(digits, start=1)) % 11
        return "".join(map(str, digits)) + ("X" if check == 10 else str(check))
    digits = [9, 7, 8, *(die.randint(0, 9) for _ in range(9))]
    check = -sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
    text = "".join(map(str, [*digits, check]))
    return f"{text[:3]}-{text[3]}-{text[4:8]}-{text[8:12]}-{text[12]}" if die.maybe(0.5) else text


def doi(die: Die) -> str:
    """A DOI of any shape."""
    head = f"10.{die.choice([die.randint(1000, 9999), die.randint(10000, 59999)])}"
    small, big = die.randint(1, 999), die.randint(10000, 9999999)
    word = "".join(die.choices("abcdefghijklmnoprstuvw", k=die.randint(2, 6)))
    return f"{head}/" + die.choice([
        f"{word}.{big}", f"{word}/{small}.{big % 100}", f"s{big}-0{small:02d}-{big % 10000}-{small % 10}",
        f"j.{word}.{year(die)}.{small:02d}.0{small % 100:02d}",
        f"{big}.{year(die)}.{big}", f"978-3-{big}-{small % 10}_{small % 30}", f"{word.upper()}{big}",
        f"(sici)1099-0{small}", f"{word}{big}", f"zenodo.{big}", f"{year(die)}{word.upper()}{big}",
    ])  # fmt: skip


def address(die: Die) -> str:
    """A web address of any shape: bare hosts, dated paths, slugs, queries, files."""
    host = (
        die.choice(("www.", "www.", "", "", "en.", "news.", "data."))
        + die.choice(table("web")["hosts"])
        + "."
        + die.choice(table("web")["ends"])
    )
    start = (
        die.weighted({"https://": 48, "http://": 50, "": 2})
        if host.startswith("www.")
        else die.choice(["https://", "http://"])
    )
    steps = "".join("/" + die.choice(table("web")["steps"]) for _ in range(die.weighted({0: 3, 1: 4, 2: 3, 3: 1})))
    slug = "-".join(die.choices(table("web")["words"], k=die.randint(2, 6)))
    number = die.randint(10, 99999999)
    end = die.choice([
        "", "/", f"/{slug}", f"/{slug}/", f"/{slug}.html", f"/{slug}-{number}", f"/{number}", f"/{number}.htm",
        f"/index.php?id={number}", f"/?p={number}", f"/{slug}.pdf", f"/{slug.replace('-', '_')}.pdf",
        f"/article.aspx?ID={number}&lang=en", f"/{slug}.shtml", f"/view.asp?doc={number % 999}#p{number % 50}",
        f"/{year(die)}/{die.randint(1, 12):02d}/{die.randint(1, 28):02d}/{slug}", f"/node/{number % 99999}",
        f"/a/{slug}/{number}.html",
        f"/{slug.title().replace('-', '%20')}.doc", f"/{slug}?utm_source=rss",
    ])  # fmt: skip
    return f"{start}{host}{steps}{end}"
