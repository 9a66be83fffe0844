"""Works that are neither article nor book: cases, statutes, UN and EU documents, treaties, archives, interviews.

In: a record, for its names, its topic, its date.  Out: the line of a work of the kind, in the list's hand.
"""

from __future__ import annotations

from collections.abc import Callable

from .containers import say_journal
from .dates import full_date, guessed, say_date
from .imprint import say_imprint
from .names import names_of, one_name
from .numbers import say_journal_place, say_locator
from .pen import Line, Pen, Record
from .tails import say_tail
from .titles import quotes_of

_OF_DATE = {"de": "vom ", "fr": "du ", "ru": "от ", "es": "de "}
SHARE = {
    "note": 0.1,
    "humanities": 0.05,
    "french": 0.05,
    "german": 0.05,
    "gost": 0.05,
    "author-date": 0.025,
    "science": 0.01,
    "vancouver": 0.005,
}

BODIES_EN = (
    "UN Security Council",
    "United Nations Security Council",
    "UN General Assembly",
    "UN Human Rights Council",
    "UNSC",
    "UNGA",
    "United Nations",
    "UN Economic and Social Council",
    "International Law Commission",
    "UN Secretary-General",
    "IAEA Board of Governors",
)
BODIES = {
    "de": (
        "UN-Sicherheitsrat",
        "Vereinte Nationen, Sicherheitsrat",
        "Generalversammlung der Vereinten Nationen",
        "Deutscher Bundestag",
        "Europäisches Parlament",
        "Europäische Kommission",
        "Rat der Europäischen Union",
    ),
    "fr": (
        "Conseil de sécurité des Nations unies",
        "Assemblée générale des Nations unies",
        "Commission européenne",
        "Nations unies, Conseil de sécurité",
        "Parlement européen",
        "Assemblée nationale",
    ),
    "es": (
        "Consejo de Seguridad de las Naciones Unidas",
        "Asamblea General de las Naciones Unidas",
        "Comisión Europea",
        "Naciones Unidas, Consejo de Seguridad",
    ),
    "ru": ("Совет Безопасности ООН", "Генеральная Ассамблея ООН", "ООН", "Государственная Дума"),
    "it": (
        "Consiglio di sicurezza delle Nazioni Unite",
        "Commissione europea",
        "Parlamento europeo",
        "Assemblea generale dell'ONU",
    ),
    "pt": ("Conselho de Segurança das Nações Unidas", "Comissão Europeia", "Assembleia Geral das Nações Unidas"),
    "nl": ("VN-Veiligheidsraad", "Europese Commissie", "Tweede Kamer", "Algemene Vergadering van de Verenigde Naties"),
    "tr": ("BM Güvenlik Konseyi", "BM Genel Kurulu", "Avrupa Komisyonu", "TBMM"),
}
RESOLUTION = {
    "en": "Resolution",
    "de": "Resolution",
    "fr": "Résolution",
    "es": "Resolución",
    "ru": "Резолюция",
    "it": "Risoluzione",
    "pt": "Resolução",
    "nl": "Resolutie",
    "tr": "Karar",
}
SYMBOLS = (
    "S/RES/{n} ({y})",
    "S/RES/{n}",
    "A/RES/{k}/{n}",
    "UN Doc. S/RES/{n}",
    "UN Doc. A/{k}/{n}",
    "S/{y}/{n}",
    "A/HRC/{k}/{n}",
    "UN Doc. S/{y}/{n}",
    "A/{k}/{n}",
    "E/CN.4/{y}/{k}",
    "Doc. A/{k}/{n}",
    "GOV/{y}/{k}",
    "S/PV.{n}",
)


def is_special(pen: Pen) -> bool:
    """Is it time for one of these?"""
    return pen.maybe(SHARE[pen.kind])


def say_special(line: Line, record: Record, pen: Pen) -> None:
    """One of them."""
    pen.now(KINDS)(line, record, pen)
    say_tail(line, {key: record[key] for key in ("URL",) if key in record}, pen, web=pen.maybe(0.25))


def _topic(record: Record) -> str:
    """What a record is about, without its subtitle."""
    return str(record.get("title", "")).split(":")[0].split("?")[0].strip(" .")


def _sep(pen: Pen) -> str:
    return pen.habit("special separator", {", ": 8, ". ": 3})


def _document(line: Line, record: Record, pen: Pen) -> None:
    """Such as "UN Security Council, Resolution 1325, S/RES/1325 (2000), 31 October 2000"."""
    body = pen.one(BODIES.get(pen.language, BODIES_EN))
    year, number = pen.one(range(1947, 2024)), pen.one(range(12, 2700))
    symbol = pen.one(SYMBOLS).format(n=number, y=year, k=pen.one(range(2, 79)))
    first = pen.now({"resolution": 5, "topic": 4, "both": 2})
    title = f"{RESOLUTION[pen.language]} {number}"
    title += f" ({year})" if pen.maybe(0.4) else ""
    if first != "resolution":
        title = f"{title}: {_topic(record)}" if first == "both" else _topic(record)
    line.say("author", body)
    line.close(_sep(pen))
    _said_title(line, title, pen)
    line.close(_sep(pen))
    if pen.maybe(0.8):
        line.say("number", symbol)
        line.close(_sep(pen))
    parts = [year, pen.one(range(1, 13)), pen.one(range(1, 29))][: pen.now({3: 7, 1: 3, 2: 0.5})]
    line.say("date", full_date(parts, pen))


def _said_title(line: Line, title: str, pen: Pen) -> None:
    dress = pen.habit("special dress", {"plain": 5, "quotes": 3, "italics": 3})
    opening, closing = quotes_of(pen) if dress == "quotes" else ("", "")
    line.say("title", f"{opening}{title}{closing}", emph=dress == "italics")


def _case(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Roe v. Doe, 410 U.S. 113 (1973)", "Case C-12/14, Roe v Doe, ECLI:EU:C:2015:12"."""
    people = record.get("author") or [{"family": "Roe"}]
    one = people[0].get("family") or people[0].get("literal")
    other = pen.one(
        (
            "Doe",
            "United States",
            "Germany",
            "State of Ohio",
            "Commission",
            "France",
            "Secretary of State",
            "Board of Education",
            "Turkey",
            "Russia",
            "Bank plc",
            people[-1].get("family") or "Poe",
        )
    )
    title = f"{one} {pen.one(('v.', 'v', 'v.', 'vs.', 'c.' if pen.language == 'fr' else 'v.'))} {other}"
    form = pen.now({"us": 4, "eu": 2, "echr": 2, "uk": 2, "icj": 1})
    year = pen.one(range(1890, 2023))
    if form in ("eu", "echr"):
        number = pen.one(
            (
                f"Case C-{pen.one(range(1, 700))}/{year % 100:02}",
                f"Application no. {pen.one(range(1000, 90000))}/{year % 100:02}",
                f"App. No. {pen.one(range(1000, 90000))}/{year % 100:02}",
            )
        )
        if pen.maybe(0.5):
            line.say("number", f"{number}, ")
            line.say("title", title, emph=pen.maybe(0.6))
        else:
            line.say("title", f"{title}, ", emph=pen.maybe(0.6))
            line.say("number", number)
        line.close(", ")
        if pen.maybe(0.4):
            line.say("publisher", pen.one(("ECtHR", "CJEU", "European Court of Human Rights", "Court of Justice")))
            line.close(", ")
        line.say("date", full_date([year, pen.one(range(1, 13)), pen.one(range(1, 29))][: pen.one((1, 3))], pen))
        return
    line.say("title", title, emph=pen.always("cases italics", 0.5))
    line.close(" " if form == "uk" else ", ")
    reporter = pen.one(("U.S.", "F.2d", "F.3d", "F. Supp.", "S. Ct.", "Cal. App. 2d", "N.E.2d", "P.2d", "U. S."))
    if form == "us":
        line.say("volume", f"{pen.one(range(2, 600))} ")
        line.say("journal", f"{reporter} ")
        line.say("pages", str(pen.one(range(1, 999))))
        line.say("date", f" ({pen.one(('', '', '', '2d Cir. ', '9th Cir. ', 'S.D.N.Y. '))}{year})")
    elif form == "uk":
        line.say("date", f"[{year}] ")
        line.say("volume", pen.one(("1 ", "2 ", "3 ", "")))
        line.say("journal", f"{pen.one(('AC', 'WLR', 'All ER', 'QB', 'UKHL', 'EWCA Civ', 'Ch', 'Lloyd’s Rep'))} ")
        line.say("pages", str(pen.one(range(1, 999))))
    else:
        line.say("genre", pen.one(("Judgment, ", "Advisory Opinion, ", "Merits, ")))
        line.say("journal", pen.one(("I.C.J. Reports ", "ICJ Reports ")))
        line.say("date", f"{year}, ")
        line.say("pages", f"p. {pen.one(range(3, 400))}")


def _statute(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Coastal Waters Act 1998, c. 12", "Directive 2014/12/EU … on tides, OJ L 12, 3.5.2014, p. 4"."""
    topic, year = _topic(record), pen.one(range(1890, 2023))
    form = pen.now({"eu": 4, "national": 3})
    if form == "eu":
        kind = {
            "en": (
                "Directive {n} of the European Parliament and of the Council",
                "Council Regulation (EC) No {n}",
                "Council Decision {n}",
                "Commission Regulation (EU) {n}",
            ),
            "de": (
                "Richtlinie {n} des Europäischen Parlaments und des Rates",
                "Verordnung (EU) Nr. {n}",
                "Beschluss {n} des Rates",
            ),
            "fr": ("Directive {n} du Parlement européen et du Conseil", "Règlement (UE) n° {n}"),
            "es": ("Directiva {n} del Parlamento Europeo y del Consejo", "Reglamento (UE) n.º {n}"),
            "it": ("Direttiva {n} del Parlamento europeo e del Consiglio", "Regolamento (UE) n. {n}"),
        }.get(pen.language, ("Directive {n}/EU", "Council Regulation (EC) No {n}"))
        number = pen.one(
            (
                f"{year}/{pen.one(range(1, 140))}/EU",
                f"{year}/{pen.one(range(1, 140))}",
                f"{pen.one(range(10, 3000))}/{year}",
            )
        )
        line.say("title", f"{pen.one(kind).format(n=number)} {'on' if pen.language == 'en' else '–'} {topic}")
        line.close(_sep(pen))
        day = [year, pen.one(range(1, 13)), pen.one(range(1, 29))]
        if pen.maybe(0.6):
            line.say(
                "journal",
                pen.one(("OJ L ", "Official Journal of the European Union L ", "ABl. L ", "JO L ", "OJ C ", "DO L ")),
            )
            line.say("volume", f"{pen.one(range(1, 400))}, ")
            line.say("date", full_date(day, pen))
            line.close(", ")
            line.say("pages", f"{pen.term('page')}{pen.one(range(1, 300))}")
        else:
            line.say("date", full_date(day[: pen.one((1, 3))], pen))
        return
    word = pen.word("law")
    if pen.language == "en":
        line.say("title", f"{topic} {word} ", emph=pen.always("acts italics", 0.2))
        line.say("date", f"{pen.one(('of ', ''))}{year}")
        if pen.maybe(0.5):
            line.close(", ")
            line.say(
                "number",
                pen.one(("Pub. L. No. 94-{n}", "c. {n}", "No. {n}", "{n} Stat. 104", "ch. {n}")).format(
                    n=pen.one(range(1, 500))
                ),
            )
        return
    line.say("genre", f"{word} ")
    line.say(
        "number", f"{pen.term('number')}{pen.one(range(1, 400))}{pen.one(('-ФЗ', '')) if pen.language == 'ru' else ''} "
    )
    line.say(
        "date",
        _OF_DATE.get(pen.language, "") + full_date([year, pen.one(range(1, 13)), pen.one(range(1, 29))], pen) + " ",
    )
    opening, closing = quotes_of(pen)
    line.say("title", f"{opening}{topic}{closing}")


def _treaty(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Convention on Tides, 3 May 1969, 1155 UNTS 331"."""
    kind = {
        "de": "Übereinkommen über",
        "fr": "Convention relative à",
        "ru": "Конвенция о",
        "es": "Convención sobre",
    }.get(pen.language, pen.one(("Convention on", "Treaty on", "Agreement on", "Protocol on")))
    line.say("title", f"{kind} {_topic(record)}")
    line.close(_sep(pen))
    year = pen.one(range(1890, 2020))
    if pen.maybe(0.4):
        line.say("location", pen.one(("Geneva", "Vienna", "New York", "London", "Paris", "Moscow", "Lisbon")))
        line.close(", ")
    line.say("date", full_date([year, pen.one(range(1, 13)), pen.one(range(1, 29))][: pen.one((1, 3, 3))], pen))
    if pen.maybe(0.5):
        line.close(", ")
        line.say("volume", f"{pen.one(range(10, 2300))} ")
        line.say("journal", pen.one(("UNTS ", "U.N.T.S. ", "LNTS ", "BGBl. II ")))
        line.say("pages", str(pen.one(range(1, 500))))


def _interview(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Interview with Mary Roe, Kiel, 3 May 2015", "Mary Roe, interview with the author, Kiel, 3 May 2015"."""
    people = record.get("author") or [{"literal": "an official"}]
    if pen.maybe(0.6) or "literal" in people[0]:
        who = pen.word("persons") if pen.maybe(0.5) else one_name(people[0], pen)
        line.say("title", pen.word("interview").format(who=who))
    else:
        line.say("author", names_of(people[:1], pen))
        line.close(", ")
        line.say(
            "genre",
            pen.one(
                (
                    "interview with the author",
                    "interview by the author",
                    "personal interview",
                    "email to the author",
                    "in discussion with the author",
                    "telephone interview",
                    "personal communication",
                    "speech",
                )
            ),
        )
    line.close(", ")
    place = record.get("publisher-place") or record.get("near")
    if place and pen.maybe(0.75):
        line.say("location", str(place))
        line.close(", ")
    line.say("date", full_date(guessed(record, pen, 0.1, 0.9), pen))


def _archive(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Mary Roe to John Doe, 3 May 1887, box 4, folder 7, Doe Papers, City Archive, Kiel"."""
    people = record.get("author") or [{"family": "Roe", "given": "Mary"}]
    other = (record.get("editor") or people)[-1]
    form = pen.now({"letter": 5, "paper": 5})
    title = (
        f"{one_name(people[0], pen)} to {one_name(other, pen)}"
        if form == "letter"
        else pen.one(("Memorandum on {}", "Report on {}", "Memorandum, {}", "{}", "Telegram: {}")).format(
            _topic(record)
        )
    )
    _said_title(line, title, pen)
    line.close(_sep(pen))
    year = pen.one(range(1790, 1992))
    line.say("date", full_date([year, pen.one(range(1, 13)), pen.one(range(1, 29))][: pen.one((3, 3, 1))], pen))
    line.close(_sep(pen))
    number = pen.one(range(1, 900))
    line.say(
        "note",
        pen.one(
            (
                "FO {n}/{k}",
                "box {k}, folder {n}",
                "RG {k}, Box {n}",
                "R {k}/{n}",
                "Bestand {k}, Nr. {n}",
                "f. {n}, op. {k}, d. {j}, l. {n}",
                "Ф. {k}. Оп. {j}. Д. {n}. Л. {k}",
                "MS {n}",
                "carton {n}, dossier {k}",
                "vol. {n}, fol. {k}",
            )
        ).format(n=number, k=pen.one(range(1, 99)), j=pen.one(range(1, 9))),
    )
    line.close(_sep(pen))
    line.say(
        "note",
        pen.one(
            (
                "National Archives",
                "The National Archives (TNA)",
                "Bundesarchiv",
                "Archives nationales",
                "ГАРФ",
                "РГАСПИ",
                "GARF",
                "State Archive",
                "University Library",
                "Manuscript Division",
                "Archivo General",
                "AVP RF",
                "Nationaal Archief",
            )
        ),
    )


def _review(line: Line, record: Record, pen: Pen) -> None:
    """Such as "John Doe, review of *Low Tide*, by Mary Roe, Journal 12 (2007): 4–9"."""
    if record.get("type") != "article-journal":
        return _interview(line, record, pen)
    people = record.get("author") or []
    if people:
        line.say("author", names_of(people[:1], pen))
        line.close(_sep(pen))
    line.say("title", pen.word("review"))
    line.say("title", _topic(record), emph=pen.always("booktitle italics", 0.65))
    line.say("title", f", by {one_name(people[-1], pen)}" if people and pen.maybe(0.7) and pen.language == "en" else "")
    line.close(_sep(pen))
    say_journal(line, record, pen)
    say_journal_place(line, record, pen)
    return None


def _old_book(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Roe, Tides of the North, 2 vols., 3d ed., London, 1887, ii. 64"."""
    people = record.get("author") or []
    if people:
        line.say("author", names_of(people[:1], pen))
        line.close(", ")
    line.say("title", str(record.get("title", "")), emph=pen.always("booktitle italics", 0.65))
    line.close(_sep(pen))
    year = pen.one(range(1580, 1925))
    if pen.maybe(0.5):
        line.say("volume", pen.word("volumes").format(n=pen.one("2345")))
        line.close(", ")
    if pen.maybe(0.3):
        line.say("edition", pen.one(("3d ed.", "2d ed.", "new ed.", "nouvelle édition", "2. Aufl.", "2-е изд.")))
        line.close(", ")
    old = {**record, "issued": {"date-parts": [[year]]}}
    if not say_imprint(line, old, pen):
        say_date(line, old, pen)
    if pen.maybe(0.4):
        line.close(", ")
        say_locator(line, pen)


def _entry(line: Line, record: Record, pen: Pen) -> None:
    """Such as "*Encyclopaedia of the Sea*, 3rd ed., s.v. “Mud”"."""
    name = pen.one(
        (
            "Encyclopaedia of {}",
            "Dictionary of {}",
            "Oxford Companion to {}",
            "Lexikon der {}",
            "Dictionnaire de {}",
            "Enciclopedia {}",
            "Encyclopaedia {}",
        )
    ).format(str(record.get("container-title") or "the Sea").removeprefix("Journal of "))
    line.say("booktitle", name, emph=pen.always("booktitle italics", 0.65))
    line.close(", ")
    if pen.maybe(0.5):
        line.say("edition", pen.one(("2nd ed.", "11th ed.", "15th ed.", "new ed.")))
        line.close(", ")
    if pen.maybe(0.3):
        line.say("volume", f"vol. {pen.one(range(1, 20))}")
        line.close(", ")
    opening, closing = quotes_of(pen)
    line.say("title", f"{pen.one(('s.v. ', 's. v. ', 'art. '))}{opening}{_topic(record)}{closing}")
    if pen.maybe(0.5):
        line.close(", ")
        say_date(line, record, pen)


def _release(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Ministry of Tides, “Low Tide,” press release, 3 May 2015"."""
    body = str(record.get("publisher") or pen.one(BODIES.get(pen.language, BODIES_EN)))
    line.say("author", body)
    line.close(_sep(pen))
    _said_title(line, str(record.get("title", "")), pen)
    line.close(_sep(pen))
    if pen.maybe(0.7):
        number = f" {pen.term('number')}{pen.one(range(1, 400))}" if pen.maybe(0.3) else ""
        line.say("genre", pen.word("press") + number)
        line.close(", ")
    if record.get("near") and pen.maybe(0.35):
        line.say("location", str(record["near"]))
        line.close(", ")
    line.say("date", full_date(guessed(record, pen, 0.1, 0.9), pen))


def _talk(line: Line, record: Record, pen: Pen) -> None:
    """Such as "Mary Roe, “Low Tide” (paper presented at the Annual Meeting of Gulls, Kiel, May 2007)"."""
    line.say("author", names_of(record.get("author") or [{"literal": "Council"}], pen))
    line.close(", ")
    _said_title(line, str(record.get("title", "")), pen)
    line.close(" ")
    round_ = pen.maybe(0.5)
    words = {"de": "Vortrag auf der Tagung", "fr": "communication au colloque", "es": "ponencia presentada en"}.get(
        pen.language,
        pen.one(
            (
                "paper presented at the",
                "Paper presented at",
                "presentation at the",
                "speech at the",
                "remarks at the",
                "keynote address,",
            )
        ),
    )
    event = str(record.get("event-title") or record.get("event") or record.get("container-title") or "Annual Meeting")
    line.say("event", f"{'(' if round_ else ''}{words} {event.replace('Proceedings of the ', '')}")
    line.close(", ")
    place = record.get("event-place") or record.get("publisher-place")
    if place:
        line.say("location", str(place))
        line.close(", ")
    line.say("date", full_date(guessed(record, pen, 0.4, 0.5), pen) + (")" if round_ else ""))


def _film(line: Line, record: Record, pen: Pen) -> None:
    """Such as "*Low Tide*. Dir. Mary Roe. Perf. John Doe, Ann Poe. Harbour Pictures, Kiel, 1999. DVD"."""
    people = record.get("author") or [{"family": "Roe", "given": "Mary"}]
    line.say("title", _topic(record), emph=pen.always("booktitle italics", 0.65))
    line.close(pen.habit("film separator", {". ": 8, ", ": 3}))
    by = pen.one(("Dir. ", "dir. ", "Directed by ", "Réal. ", "directed by ", "Regie: "))
    line.say("note", by + one_name(people[0], pen))
    line.close(pen.habit("film separator", {". ": 8, ", ": 3}))
    if len(people) > 1 and pen.maybe(0.5):
        line.say("note", "Perf. " + names_of(people[1:], pen, who="players"))
        line.close(". ")
    house = pen.one(
        ("Harbour Pictures", "Tidal Films", "Gull Video", "Seaside Television", "Northern Broadcasting Corporation")
    )
    say_imprint(line, {**record, "publisher": house}, pen)
    if pen.maybe(0.4):
        line.close(". ")
        line.say("genre", pen.one(("DVD", "Film", "Videocassette", "Television", "film", "documentary")))


KINDS: dict[Callable[[Line, Record, Pen], None], float] = {
    _document: 4, _case: 2, _statute: 2.5, _treaty: 1, _interview: 4, _archive: 3.5, _review: 2, _old_book: 3,
    _entry: 1, _release: 3, _talk: 3,
    _film: 1.2,
}  # fmt: skip
