"""What a note says: one kind of mention per test, in the words of several languages."""

from __future__ import annotations

import pytest

from briefbuilder.model import Reference
from briefbuilder.refs.listed import styled
from briefbuilder.resolve.mentions import Known, Mention, read_mentions
from briefbuilder.resolve.mentions.locators import locator_at, pages, shown
from briefbuilder.resolve.mentions.sounds import skeleton


def work(key: str, author: str, title: str, date: str, **more: str) -> Reference:
    fields = {"author": author, "title": title, "date": date, **more}
    return Reference(key, "book", tuple(fields.items()))


WORKS = (
    work("roe2007", "Roe, Mary and Doe, John", "Low Tide", "2007", subtitle="A History of Harbours"),
    work("muller2011", "Müller, Anna", "Storm over the Bay", "2011"),
    work("zhukov2009", "Zhukov, Ivan", "Rybaki i chinovniki", "2009"),
    work("council2015", "{International Harbour Council}", "State of the Harbours", "2015"),
)


def read(note: str) -> list[Mention]:
    return read_mentions(styled(note), Known(WORKS))


@pytest.mark.parametrize(
    "note",
    [
        "Ibid., p. 12", "ibid. at 12", "Ebd., S. 12.", "Ebenda, S. 12.", "Там же. С. 12.", "Íbid., pág. 12",
        "Ivi, p. 12.",
        "Aynı yer, s. 12", "A.g.e., s. 12.", "a.a.O., S. 12", "Id., p. 12.", "Idem, p. 12", "(ibid., 12)",
        "See ibid., 12.",
    ],
)  # fmt: skip
def test_the_note_before_is_meant(note: str) -> None:
    (mention,) = read(note)
    assert (mention.kind, shown(mention.locator)) == ("ibid", "12")


@pytest.mark.parametrize(
    "note",
    [
        "Roe and Doe, op. cit., p. 12", "Roe/Doe, a.a.O., S. 12.", "Roe et Doe, art. cit., p. 12",
        "Roe y Doe, ob. cit., p. 12",
        "Roe e Doe, cit., p. 12", "Roe ve Doe, a.g.e., s. 12", "Roe, supra, 12",
    ],
)  # fmt: skip
def test_the_work_named_before_is_meant(note: str) -> None:
    (mention,) = read(note)
    assert (mention.kind, mention.names[0], shown(mention.locator)) == ("op-cit", "roe", "12")


@pytest.mark.parametrize(
    "note",
    [
        "Roe, supra n. 4, at 12", "Roe (n 4) 12", "Roe (wie Anm. 4), S. 12", "Roe, voir note 4, p. 12",
        "Roe, ver nota 4, p. 12",
        "Roe (Anm. 4), S. 12.", "Roe, supra note 4, p. 12", "Roe, note 4 above, p. 12",
    ],
)  # fmt: skip
def test_another_note_is_pointed_to(note: str) -> None:
    (mention,) = read(note)
    assert (mention.kind, mention.note, shown(mention.locator)) == ("note", 4, "12")


@pytest.mark.parametrize(
    ("note", "names", "year", "place"),
    [
        ("Roe and Doe 2007: 12", ("roe", "doe"), "2007", "12"),
        ("(Roe and Doe, 2007, p. 12)", ("roe", "doe"), "2007", "12"),
        ("Mueller (2011), 12–14.", ("mueller",), "2011", "12–14"),
        ("Vgl. Müller 2011, S. 12 f.", ("muller",), "2011", "12 f."),
        ("Жуков 2009: 12", ("zhukov",), "2009", "12"),
        ("IHC 2015, para. 12", ("ihc",), "2015", "para. 12"),
    ],
)
def test_names_and_year(note: str, names: tuple[str, ...], year: str, place: str) -> None:
    (mention,) = read(note)
    assert (mention.names, mention.year, shown(mention.locator)) == (names, year, place)


@pytest.mark.parametrize(
    ("note", "title", "place"),
    [
        ("Roe, Low Tide, 64.", "Low Tide", "64"),
        ("Roe, *Low Tide*, 64 n. 4.", "Low Tide", "64 n. 4"),
        ("M. Roe, “Low Tide,” vol. 2, p. 15.", "Low Tide", "vol. 2, p. 15"),
        ("Roe, 'Low Tide', passim", "Low Tide", "passim"),
        ("Müller, Storm over the Bay, Kiel 2011, S. 64ff.", "Storm over the Bay", "64ff."),
        ("Low Tide, 64.", "Low Tide", "64"),
        (
            "Müller, „Storm over the Bay“, in: Harbour Review 3 (2011), S. 60–70, hier S. 64.",
            "Storm over the Bay",
            "64",
        ),
    ],
)
def test_a_title(note: str, title: str, place: str) -> None:
    (mention,) = read(note)
    assert mention.title.rstrip(",") == title
    assert shown(mention.locator).endswith(place)


def test_several_works_and_prose_in_one_note() -> None:
    note = "The harbour froze. See also Roe and Doe, *Low Tide*, 12; cf. Müller 2011: 3, who doubts it; ibid., 4."
    assert [(one.kind, shown(one.locator)) for one in read(note)] == [("work", "12"), ("work", "3"), ("ibid", "4")]


def test_a_work_quoted_in_another() -> None:
    mentions = read("Baker, *Fog*, 3, quoted in Roe and Doe, *Low Tide*, 12.")
    assert [one.title for one in mentions] == ["Fog", "Low Tide"]


def test_a_further_year_is_a_further_work() -> None:
    assert [one.year for one in read("Roe and Doe 2007, 2009.")] == ["2007", "2009"]
    assert [(one.year, shown(one.locator)) for one in read("Roe 2007, 3; 2009, 4.")] == [("2007", "3"), ("2009", "4")]


@pytest.mark.parametrize(
    "note",
    [
        "Emphasis added.", "Die Akten sind im Krieg verbrannt.", "La traduction est de nous.",
        "Roe disagrees with this view.",
        "The council met in Kiel in 2007, and nobody came.", "“The sea has no doors,” as they say.", "Курсив мой.", "",
    ],
)  # fmt: skip
def test_a_comment_names_nothing(note: str) -> None:
    assert read(note) == []


def test_an_abbreviation_is_introduced() -> None:
    (mention,) = read("International Harbour Council, State of the Harbours (hereafter SOH), p. 3.")
    assert (mention.alias, shown(mention.locator)) == ("SOH", "3")


@pytest.mark.parametrize(
    ("one", "other"),
    [("zhukov", "schukow"), ("mueller", "muller"), ("kozhanov", "koschanow"), ("ostrovskii", "ostrovsky")],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    from rapidfuzz import fuzz

    assert fuzz.ratio(skeleton(one), skeleton(other)) >= 80


def test_locators() -> None:
    assert locator_at(", pp. 3, 5–7; more", 0, 18) == (("pp. 3", "5–7"), 12)
    assert locator_at(", 2007", 0, 6) == ((), 0)
    assert pages(("vol. 2", "p. 15–17")) == (15, 17)
