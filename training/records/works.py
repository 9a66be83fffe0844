"""Invented works, one function per CSL type.

In: a die and a language. Out: the CSL variables of a book, a chapter, an article …, without id.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from training.records import venues
from training.records.marks import accessed, address, date, doi, edition, isbn, pages
from training.records.people import Name, body, body_name, people
from training.records.titles import title
from training.records.words import Die, table, year

Work = dict[str, Any]


def book(die: Die, language: str) -> Work:
    """A monograph, a collection or a translated book."""
    work: Work = {
        "type": "book",
        "title": title(die, language, "book"),
        "issued": date(die, "year"),
        **_house(die, language),
    }
    if language == "en" and (when := work["issued"].get("date-parts")) and when[0][0] < 1900 and die.maybe(0.8):
        house, place = venues.old_publisher(die)
        work |= {"title": title(die, "en", "old"), "publisher": house, "publisher-place": place}
    form = die.weighted({"author": 66, "editor": 20, "body": 6, "both": 4, "none": 4})
    if form in {"author", "both"}:
        work["author"] = people(die, language)
    if form in {"editor", "both"}:
        work["editor"] = people(die, language)
    if form == "body":
        work["author"] = [body(die, language)]
    if die.maybe(0.12):
        work["translator"] = people(die, language, 2)
    _in_series(die, language, work, 0.2)
    if die.maybe(0.1):
        work["volume"] = die.choice([str(die.randint(1, 12)), die.choice(["I", "II", "III", "IV"])])
    if die.maybe(0.12):
        work["edition"] = edition(die)
    if die.maybe(0.12):
        work["ISBN"] = isbn(die)
    if die.maybe(0.1):
        work["number-of-pages"] = str(die.randint(80, 900))
    return _online(die, work, 0.12)


def chapter(die: Die, language: str) -> Work:
    """A chapter of an edited book."""
    work: Work = {
        "type": "chapter", "title": title(die, language, "chapter"), "author": _writers(die, language, 3),
        "container-title": title(die, language, "book"), "issued": date(die, "year"), **_house(die, language),
    }  # fmt: skip
    if die.maybe(0.8):
        work["editor"] = people(die, language)
    if die.maybe(0.07):
        work["translator"] = people(die, language, 1)
    if die.maybe(0.82):
        work["page"] = pages(die)
    _in_series(die, language, work, 0.15)
    if die.maybe(0.1):
        work["volume"] = str(die.randint(1, 9))
    if die.maybe(0.08):
        work["edition"] = edition(die)
    return _online(die, work, 0.08, doi_share=0.1)


def entry(die: Die, language: str) -> Work:
    """An article of an encyclopaedia: often without an author."""
    work = chapter(die, language) | {"type": die.choice(["entry-encyclopedia", "entry-dictionary"])}
    work["title"] = title(die, language, "chapter").split(":")[0]
    work["container-title"] = _kind_word(die, "reference_works")
    if die.maybe(0.4):
        work.pop("author")
    return work


def journal_article(die: Die, language: str) -> Work:
    """An article in a scholarly journal; a third of them science with long titles and many authors."""
    science = language == "en" and die.maybe(0.5)
    full, short = venues.journal(die, language)
    work: Work = {
        "type": "article-journal", "title": title(die, language, "science" if science else "work"),
        "author": people(die, language, 9) if science and die.maybe(0.5) else _writers(die, language, 3),
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
    return _online(die, work, 0.14, doi_share=0.35)


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
        work["author"] = _writers(die, language, 2)
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
    if die.maybe(0.03):
        work["edition"] = die.choice(["late", "morning", "International"])
    return _online(die, work, 0.55)


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
    _in_series(die, language, work, 0.12)
    return _online(die, work, 0.1, doi_share=0.15)


def thesis(die: Die, language: str) -> Work:
    """A thesis: its university stands where a publisher would."""
    work: Work = {
        "type": "thesis", "title": title(die, language, "science" if die.maybe(0.25) else "work"),
        "author": people(die, language, 1),
        "issued": date(die, die.weighted({"year": 88, "month": 12})), "genre": die.of(table("kinds")["theses"],
        language),
    }  # fmt: skip
    if die.maybe(0.93):
        work["publisher"] = venues.university(die, language)
        if language == "en" and die.maybe(0.15):
            work["publisher"] = (
                f"Department of {die.choice(table('venues')['make']['en']['field'])}, {work['publisher']}"
            )
    if die.maybe(0.45):
        work["publisher-place"] = venues.city(die, language)
    return _online(die, work, 0.14)


def report(die: Die, language: str) -> Work:
    """A report, working paper, policy brief: by people or by the body that issues it."""
    work: Work = {
        "type": "report",
        "title": title(die, language, "policy" if die.maybe(0.65) else "work"),
        "issued": date(die, die.weighted({"year": 55, "month": 25, "day": 17, "none": 3})),
    }
    form = die.weighted({"people": 48, "body": 46, "none": 6})
    if form == "people":
        work["author"] = people(die, language, 4)
    if form == "body":
        work["author"] = [body(die, language)]
    if form != "body" or die.maybe(0.35):
        work["publisher"] = body_name(die, language) if die.maybe(0.8) else venues.publisher(die, language)[0]
    if die.maybe(0.4):
        work["publisher-place"] = venues.city(die, language)
    if die.maybe(0.5):
        work["genre"] = die.of(table("kinds")["reports"], language)
    if die.maybe(0.42):
        work["number"] = _report_number(die)
    if die.maybe(0.2):
        work["collection-title"] = venues.series(die, language)
    if die.maybe(0.06):
        work["page"] = pages(die)
    return _online(die, work, 0.45, doi_share=0.06)


def _report_number(die: Die) -> str:
    small, when = die.randint(1, 400), year(die)
    return die.choice(
        [
            str(small),
            str(small),
            f"{small}/{when % 100:02d}",
            f"{when}-{small % 60}",
            f"{when}/{small % 60:02d}",
            f"{die.choice(['TR', 'WP', 'CS', 'RR', 'GAO', 'PB', 'NCEE', 'RL'])}-{small}",
            f"A/{small}/{when}",
            f"E/CN.4/{when}/{small}",
            f"S/{when}/{small}",
            f"ISI/{die.choice(['RR', 'TM'])}-{when % 100:02d}-{small}",
        ]
    )


def page_of_site(die: Die, language: str) -> Work:
    """A page on the web."""
    work: Work = {
        "type": "webpage", "title": title(die, language, die.choice(["news", "policy", "work", "work", "news"])),
        "issued": date(die, die.weighted({"day": 50, "month": 8, "year": 20, "none": 22})), "URL": address(die),
    }  # fmt: skip
    form = die.weighted({"people": 45, "body": 25, "none": 30})
    if form != "none":
        work["author"] = people(die, language, 2) if form == "people" else [body(die, language)]
    if die.maybe(0.8):
        work["container-title"] = venues.site(die, language)
    if die.maybe(0.15):
        work["publisher"] = body_name(die, language)
    if die.maybe(0.6):
        work["accessed"] = accessed(die)
    return work


def post(die: Die, language: str) -> Work:
    """A post of a blog."""
    return page_of_site(die, language) | {
        "type": "post-weblog",
        "author": people(die, language, 2),
        "issued": date(die, "day"),
    }


def act(die: Die, language: str) -> Work:
    """A law, a regulation, a resolution."""
    work: Work = {
        "type": die.choice(["legislation", "legislation", "bill", "treaty"]),
        "title": title(die, language, "law"),
        "issued": date(die, die.weighted({"year": 50, "day": 45, "none": 5})),
    }
    if die.maybe(0.4):
        work["number"] = _report_number(die)
    if die.maybe(0.35):
        work["container-title"] = _kind_word(die, "gazettes")
        work |= {"volume": str(die.randint(1, 900)), "page": str(die.randint(1, 3000))}
    if die.maybe(0.25):
        work["authority"] = body_name(die, language)
    return _online(die, work, 0.3)


def case(die: Die, _language: str) -> Work:
    """A judgment: "Roe v. Harbour Trust", with its reporter."""
    work: Work = {
        "type": "legal_case",
        "title": title(die, "en", "law"),
        "issued": date(die, die.weighted({"year": 60, "day": 40})),
        "authority": _kind_word(die, "courts"),
    }
    if die.maybe(0.7):
        work["container-title"] = _kind_word(die, "case_reporters")
        work |= {"volume": str(die.randint(1, 600)), "page": str(die.randint(1, 1400))}
    if die.maybe(0.4):
        work["number"] = die.choice(
            [
                f"No. {die.randint(10, 99)}-{die.randint(100, 999)}",
                f"C-{die.randint(1, 700)}/{die.randint(60, 99)}",
                f"{die.randint(1000, 60000)}/{die.randint(10, 22)}",
            ]
        )
    return _online(die, work, 0.15)


def dataset(die: Die, language: str) -> Work:
    """A data set or a program."""
    work: Work = {
        "type": "dataset",
        "title": title(die, language, die.choice(["policy", "science", "work"])),
        "issued": date(die, "year"),
    }
    work["author"] = people(die, language, 4) if die.maybe(0.6) else [body(die, language)]
    work["publisher"] = _kind_word(die, "depots")
    if die.maybe(0.5):
        work["version"] = f"{die.randint(1, 9)}.{die.randint(0, 9)}"
    if die.maybe(0.3):
        work["genre"] = _kind_word(die, "datasets")
    return _online(die, work, 0.5, doi_share=0.7)


def interview(die: Die, language: str) -> Work:
    """An interview: the one who was asked signs."""
    work: Work = {
        "type": "interview",
        "author": people(die, language, 1),
        "issued": date(die, "day"),
        "title": title(die, language, "news"),
    }
    if die.maybe(0.35):
        work["genre"] = die.of(table("kinds")["interviews"], language)
    if die.maybe(0.6):
        work["container-title"] = venues.newspaper(die, language)
    if die.maybe(0.25):
        work["publisher-place"] = venues.city(die, language)
    return _online(die, work, 0.35)


def speech(die: Die, language: str) -> Work:
    """A lecture or a speech."""
    work: Work = {
        "type": "speech",
        "author": people(die, language, 2),
        "title": title(die, language),
        "issued": date(die, die.choice(["day", "month", "year"])),
    }
    work["event"] = work["event-title"] = venues.meeting(die, language, work["issued"]["date-parts"][0][0])[0]
    work["genre"] = _kind_word(die, "talks")
    if die.maybe(0.75):
        work["event-place"] = venues.meeting_place(die) if language == "en" else venues.city(die, language)
    return _online(die, work, 0.1)


def manuscript(die: Die, language: str) -> Work:
    """An unpublished text, a preprint."""
    work: Work = {
        "type": "manuscript",
        "author": people(die, language, 4),
        "title": title(die, language, die.choice(["science", "work"])),
        "issued": date(die, die.weighted({"year": 80, "month": 15, "none": 5})),
    }
    if die.maybe(0.7):
        work["genre"] = _kind_word(die, "manuscripts")
    if die.maybe(0.45):
        work["publisher"] = venues.university(die, language)
    if die.maybe(0.25):
        work["publisher-place"] = venues.city(die, language)
    return _online(die, work, 0.2)


def _kind_word(die: Die, kind: str) -> str:
    return str(die.choice(table("kinds")["others"][kind]))


def _house(die: Die, language: str) -> Work:
    house, place = venues.publisher(die, language)
    found = {"publisher": house, "publisher-place": place}
    if die.maybe(0.12):
        found.pop(die.choice(["publisher", "publisher-place"]))
    return found


def _writers(die: Die, language: str, most: int) -> list[Name]:
    return [body(die, language)] if die.maybe(0.03) else people(die, language, most)


def _in_series(die: Die, language: str, work: Work, share: float) -> None:
    if die.maybe(share):
        work["collection-title"] = venues.series(die, language)
        if die.maybe(0.65):
            work["collection-number"] = str(
                die.choice([die.randint(1, 60), die.randint(1, 60), die.randint(60, 450), die.randint(450, 2500)])
            )


def _online(die: Die, work: Work, url_share: float, doi_share: float = 0.0) -> Work:
    if die.maybe(doi_share):
        work["DOI"] = doi(die)
    if die.maybe(url_share):
        work["URL"] = address(die)
        if die.maybe(0.5):
            work["accessed"] = accessed(die)
    return work


# How often each kind comes: press, policy and the humanities as often as science.
KINDS: dict[Callable[[Die, str], Work], float] = {
    journal_article: 27, book: 19, chapter: 12, newspaper_article: 7, page_of_site: 6.5, report: 8.5, paper: 7,
    thesis: 3.5,
    magazine_article: 2, post: 1.5, entry: 1.5, act: 1.2, case: 0.6, dataset: 0.8, interview: 0.6, speech: 0.9,
    manuscript: 1,
}  # fmt: skip
