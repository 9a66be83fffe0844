"""Invented works that no publisher printed: theses, reports, pages, laws, data, talks.

In: a die and a language. Out: the CSL variables, without id.
"""

from __future__ import annotations

from training.records import venues
from training.records.marks import accessed, address, date, pages
from training.records.people import body, body_name, people
from training.records.shared import Work, kind_word, online
from training.records.titles import title
from training.records.words import Die, table, year


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
    return online(die, work, 0.14)


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
        work["publisher"] = _issuer(die, language)
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
    return online(die, work, 0.45, doi_share=0.06)


def _issuer(die: Die, language: str) -> str:
    """Who issued a report: a body, a university, a department of one, a publisher."""
    form = die.weighted({"body": 74, "department": 8, "university": 8, "publisher": 10})
    if form == "body":
        return body_name(die, language)
    if form == "publisher":
        return venues.publisher(die, language)[0]
    name = venues.university(die, language)
    field = die.choice(table("venues")["make"]["en"]["field"])
    kind = die.choice(["Department of", "Dept. of", "Institute for", "Centre for", "School of", "Faculty of"])
    return f"{kind} {field}, {name}" if form == "department" and language == "en" else name


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
        work["container-title"] = kind_word(die, "gazettes")
        work |= {"volume": str(die.randint(1, 900)), "page": str(die.randint(1, 3000))}
    if die.maybe(0.25):
        work["authority"] = body_name(die, language)
    return online(die, work, 0.3)


def case(die: Die, _language: str) -> Work:
    """A judgment: "Roe v. Harbour Trust", with its reporter."""
    work: Work = {
        "type": "legal_case",
        "title": title(die, "en", "law"),
        "issued": date(die, die.weighted({"year": 60, "day": 40})),
        "authority": kind_word(die, "courts"),
    }
    if die.maybe(0.7):
        work["container-title"] = kind_word(die, "case_reporters")
        work |= {"volume": str(die.randint(1, 600)), "page": str(die.randint(1, 1400))}
    if die.maybe(0.4):
        work["number"] = die.choice(
            [
                f"No. {die.randint(10, 99)}-{die.randint(100, 999)}",
                f"C-{die.randint(1, 700)}/{die.randint(60, 99)}",
                f"{die.randint(1000, 60000)}/{die.randint(10, 22)}",
            ]
        )
    return online(die, work, 0.15)


def dataset(die: Die, language: str) -> Work:
    """A data set or a program."""
    work: Work = {
        "type": "dataset",
        "title": title(die, language, die.choice(["policy", "science", "work"])),
        "issued": date(die, "year"),
    }
    work["author"] = people(die, language, 4) if die.maybe(0.6) else [body(die, language)]
    work["publisher"] = kind_word(die, "depots")
    if die.maybe(0.5):
        work["version"] = f"{die.randint(1, 9)}.{die.randint(0, 9)}"
    if die.maybe(0.3):
        work["genre"] = kind_word(die, "datasets")
    return online(die, work, 0.5, doi_share=0.7)


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
    return online(die, work, 0.35)


def speech(die: Die, language: str) -> Work:
    """A lecture or a speech."""
    work: Work = {
        "type": "speech",
        "author": people(die, language, 2),
        "title": title(die, language),
        "issued": date(die, die.choice(["day", "month", "year"])),
    }
    work["event"] = work["event-title"] = venues.meeting(die, language, work["issued"]["date-parts"][0][0])[0]
    work["genre"] = kind_word(die, "talks")
    if die.maybe(0.75):
        work["event-place"] = venues.meeting_place(die) if language == "en" else venues.city(die, language)
    return online(die, work, 0.1)


def manuscript(die: Die, language: str) -> Work:
    """An unpublished text, a preprint."""
    work: Work = {
        "type": "manuscript",
        "author": people(die, language, 4),
        "title": title(die, language, die.choice(["science", "work"])),
        "issued": date(die, die.weighted({"year": 80, "month": 15, "none": 5})),
    }
    if die.maybe(0.7):
        work["genre"] = kind_word(die, "manuscripts")
    if die.maybe(0.45):
        work["publisher"] = venues.university(die, language)
    if die.maybe(0.25):
        work["publisher-place"] = venues.city(die, language)
    return online(die, work, 0.2)
