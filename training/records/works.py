"""Invented books and what stands in them, articles, papers: one function per CSL type.

In: a die and a language. Out: the CSL variables of a book, a chapter, an article …, without id.
"""

from __future__ import annotations

from training.records import venues
from training.records.marks import date, edition, isbn, pages
from training.records.people import body, people
from training.records.shared import Work, house, in_series, kind_word, online, writers
from training.records.titles import title
from training.records.words import Die, table


def book(die: Die, language: str) -> Work:
    """A monograph, a collection or a translated book."""
    work: Work = {
        "type": "book",
        "title": title(die, language, "book"),
        "issued": date(die, "year"),
        **house(die, language),
    }
    if language == "en" and (when := work["issued"].get("date-parts")) and when[0][0] < 1900 and die.maybe(0.8):
        seller, place = venues.old_publisher(die)
        work |= {"title": title(die, "en", "old"), "publisher": seller, "publisher-place": place}
    form = die.weighted({"author": 66, "editor": 20, "body": 6, "both": 4, "none": 4})
    if form in {"author", "both"}:
        work["author"] = people(die, language)
    if form in {"editor", "both"}:
        work["editor"] = people(die, language)
    if form == "body":
        work["author"] = [body(die, language)]
    if die.maybe(0.12):
        work["translator"] = people(die, language, 2)
    in_series(die, language, work, 0.2)
    if die.maybe(0.1):
        work["volume"] = die.choice([str(die.randint(1, 12)), die.choice(["I", "II", "III", "IV"])])
    if die.maybe(0.12):
        work["edition"] = edition(die)
    if die.maybe(0.12):
        work["ISBN"] = isbn(die)
    if die.maybe(0.1):
        work["number-of-pages"] = str(die.randint(80, 900))
    return online(die, work, 0.12)


def chapter(die: Die, language: str) -> Work:
    """A chapter of an edited book."""
    work: Work = {
        "type": "chapter", "title": title(die, language, "chapter"), "author": writers(die, language, 3),
        "container-title": title(die, language, "book"), "issued": date(die, "year"), **house(die, language),
    }  # fmt: skip
    if die.maybe(0.8):
        work["editor"] = people(die, language)
    if die.maybe(0.07):
        work["translator"] = people(die, language, 1)
    if die.maybe(0.82):
        work["page"] = pages(die)
    in_series(die, language, work, 0.15)
    if die.maybe(0.1):
        work["volume"] = str(die.randint(1, 9))
    if die.maybe(0.08):
        work["edition"] = edition(die)
    return online(die, work, 0.08, doi_share=0.1)


def entry(die: Die, language: str) -> Work:
    """An article of an encyclopaedia: often without an author."""
    work = chapter(die, language) | {"type": die.choice(["entry-encyclopedia", "entry-dictionary"])}
    work["title"] = title(die, language, "chapter").split(":")[0]
    work["container-title"] = kind_word(die, "reference_works")
    if die.maybe(0.4):
        work.pop("author")
    return work


def journal_article(die: Die, language: str) -> Work:
    """An article in a scholarly journal; a third of them science with long titles and many authors."""
    science = language == "en" and die.maybe(0.5)
    full, short = venues.journal(die, language)
    work: Work = {
        "type": "article-journal", "title": title(die, language, "science" if science else "work"),
        "author": people(die, language, 9) if science and die.maybe(0.5) else writers(die, language, 3),
        "container-title": full, "issued": date(die, die.weighted({"year": 76, "month": 14, "day": 3, "season": 3,
        "range": 1, "none": 3})),
    }  # fmt: skip
    if die.maybe(0.3 if science else 0.06):
        work["container-title"] = short
    elif die.maybe(0.5):
        work["container-title-short"] = short
    if die.maybe(0.92):
        work["volume"] = die.weighted(
            {
                die.choice("ABCDE") + str(die.randint(1, 500)): 2,
                str(die.randint(1, 120)): 83,
                str(die.randint(120, 700)): 8,
                die.choice(["IV", "XII", "XXVII", "LXI"]): 5,
                f"{die.randint(1, 40)}–{die.randint(41, 60)}": 2,
            }
        )
    if die.maybe(0.72 if not science else 0.6):
        work["issue"] = _issue(die)
    if die.maybe(0.93):
        work["page"] = pages(die, science=science)
    return online(die, work, 0.14, doi_share=0.35)


def _issue(die: Die) -> str:
    number = die.randint(1, 12)
    return die.weighted({
        str(number): 84, f"{number}/{number + 1}": 3, f"{number}-{number + 1}": 3, f"{number}–{number + 1}": 3,
        f"Suppl {number}": 2,
        f"Supplement {number}": 1, "Special Issue": 1, f"{number}A": 1, str(die.randint(100, 600)): 2,
    })  # fmt: skip


def newspaper_article(die: Die, language: str) -> Work:
    """A piece of a daily."""
    work: Work = {
        "type": "article-newspaper", "title": title(die, language, "news"), "container-title": venues.newspaper(die,
        language),
        "issued": date(die, die.weighted({"day": 88, "month": 5, "year": 5, "none": 2})),
    }  # fmt: skip
    if die.maybe(0.62):
        work["author"] = writers(die, language, 2)
    if die.maybe(0.25):
        work["page"] = die.choice(
            [
                str(die.randint(1, 40)),
                f"{die.choice('ABCD')}{die.randint(1, 20)}",
                f"{die.randint(1, 9)}-{die.randint(10, 12)}",
            ]
        )
    if die.maybe(0.05):
        work["issue"] = str(die.randint(10, 30000))
    if die.maybe(0.06):
        work["publisher-place"] = venues.city(die, language).split(",")[0]
    return online(die, work, 0.55)


def magazine_article(die: Die, language: str) -> Work:
    """A piece of a weekly or monthly."""
    work = newspaper_article(die, language) | {
        "type": "article-magazine",
        "container-title": venues.magazine(die, language),
    }
    work["issued"] = date(die, die.weighted({"day": 60, "month": 34, "year": 6}))
    if die.maybe(0.3):
        work |= {"volume": str(die.randint(1, 400)), "issue": str(die.randint(1, 52))}
    return work


def paper(die: Die, language: str) -> Work:
    """A paper of a conference, with or without proceedings."""
    issued = date(die, die.weighted({"year": 80, "month": 18, "day": 2}))
    event, proceedings = venues.meeting(die, language, issued["date-parts"][0][0])
    work: Work = {
        "type": "paper-conference", "title": title(die, language, "science" if die.maybe(0.65) else "work"),
        "author": people(die, language, 6 if die.maybe(0.5) else 3), "issued": issued,
    }  # fmt: skip
    form = die.weighted({"proceedings": 72, "event": 18, "both": 10})
    if form != "event":
        work["container-title"] = proceedings
    if form != "proceedings":
        short = die.choice(table("venues")["meetings"]["acronym"]) + f" {issued['date-parts'][0][0]}"
        work["event"] = work["event-title"] = event if form == "event" else short
    if die.maybe(0.5):
        work["event-place" if form == "event" or die.maybe(0.5) else "publisher-place"] = venues.meeting_place(die)
    if form != "event" and die.maybe(0.45):
        work["publisher"] = venues.publisher(die, language)[0]
    if form != "event" and die.maybe(0.75):
        work["page"] = pages(die, science=True)
    if die.maybe(0.15):
        work["editor"] = people(die, language)
    if die.maybe(0.12):
        work["volume"] = str(die.randint(1, 60))
    in_series(die, language, work, 0.12)
    return online(die, work, 0.1, doi_share=0.15)
