"""One shelf: what is one work, what is a question, what is two; that neither order nor repetition counts."""

from __future__ import annotations

import re
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder.bibtex import append_entries, read_bib
from briefbuilder.model import Citation, CitedWork, Metadata, Note, Paragraph, Reference, Stated
from briefbuilder.problems import Place, Problems
from briefbuilder.resolve import resolve
from briefbuilder.resolve.conflicts import agrees, conflicts
from briefbuilder.resolve.entries import Shelf
from briefbuilder.resolve.sameness import compare
from briefbuilder.resolve.standing import standing
from briefbuilder.resolve.works import Work, gather, merged, questions
from briefbuilder.verdicts import Verdict

sys.path.insert(0, str(Path(__file__).parent))
from documents import document


def work(
    kind: str = "book", key: str = "", origin: str = "parsed", place: Place | None = None, **fields: str
) -> Reference:
    """An entry; ``title`` and ``author`` have something to begin with."""
    said = {"author": "Roe, Mary", "title": "A History of the Northern Harbours", "date": "2007"} | fields
    return Reference(key, kind, tuple((name, value) for name, value in said.items() if value), origin, place)  # type: ignore[arg-type]


def judged(one: Reference, other: Reference) -> str:
    assert compare(one, other) == compare(other, one)
    return compare(one, other).judgement


# --- Two entries -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (work(), work()),
        (work(), work(author="Roe, M.", date="")),
        (work(), work(title="A HISTORY OF THE NORTHERN HARBORS")),
        (work(doi="10.1000/ABC"), work(doi="https://doi.org/10.1000/abc", date="2009", title="History of Harbours")),
        (
            work(isbn="0-306-40615-2"),
            work(isbn="9780306406157", date="2008", title="History of Northern Harbours"),
        ),
        (work("online", url="http://www.a.org/x/"), work("online", url="https://a.org/x", author="", date="2008")),
        (
            work("article", journaltitle="Bay Review", volume="3", pages="4–9"),
            work("article", journaltitle="Bay Review", volume="3", pages="4-9", date="2008"),
        ),
        (work(author=""), work(author="", date="")),
    ],
    ids=["equal", "initials", "spelling", "doi", "isbn", "url", "misprinted year", "no names"],
)
def test_one_work(one: Reference, other: Reference) -> None:
    assert judged(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (work(), work(date="2008")),
        (work(), work(date="2019")),
        (work(doi="10.1000/a"), work(doi="10.1000/b")),
        (work("article", journaltitle="Bay Review"), work("article", journaltitle="Sea Letters", date="")),
        (
            work("article", title="The Month", date="2007-03", journaltitle="Bay"),
            work("article", title="The Month", date="2007-04", journaltitle="Bay"),
        ),
        (work(author="", title="Annual Report"), work(author="", title="Annual Report")),
    ],
    ids=["the year after", "much later", "two DOIs", "two periodicals", "a column", "a title of many works"],
)
def test_a_question(one: Reference, other: Reference) -> None:
    assert judged(one, other) == "doubtful"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (work(), work(title="On Boats")),
        (work(title="Yearbook of the Harbours 2010"), work(title="Yearbook of the Harbours 2011")),
        (work(title="Harbours of the World I"), work(title="Harbours of the World II")),
        (work(), work(author="Doe, John", date="2011")),
        (work(volume="1", title="A History of Harbours"), work(volume="2", title="A History of Harbours")),
        (work("report", title="Weekly Notes", number="12"), work("report", title="Weekly Notes", number="13")),
        (work("online", url="https://a.org"), work("online", url="https://a.org", title="Of Ships and Sailors")),
        (
            work("article", title="Editorial", pages="1-2", volume="3"),
            work("article", title="Editorial", pages="5", volume="4"),
        ),
    ],
    ids=[
        "another title",
        "another number",
        "another part",
        "another author",
        "a volume",
        "an issue",
        "a site's front page",
        "a column",
    ],
)
def test_two_works(one: Reference, other: Reference) -> None:
    assert judged(one, other) == "other"


def test_the_line_it_was_made_of_lets_an_entry_change_altogether() -> None:
    read = work("article", place=Place("sources/brief.txt", 12, 1), journaltitle="Bay Review")
    held = work("article", "k", "editor", journaltitle="Bay Review", date="2008", title="A Story of Northern Harbours")
    marked = Reference("k", held.type, (*held.fields, ("briefbuilder", "checked: brief.txt, line 12")), "editor")
    assert judged(read, held) == "other" or judged(read, held) == "doubtful"
    assert judged(read, marked) == "same"


# --- Many entries ------------------------------------------------------------------------------------------------

READINGS = st.builds(
    work,
    kind=st.sampled_from(["book", "article"]),
    author=st.sampled_from(["Roe, Mary", "Roe, M.", "Doe, John", ""]),
    title=st.sampled_from(
        ["A History of the Northern Harbours", "A History of Northern Harbours", "Low Tide", "Low Tides"]
    ),
    date=st.sampled_from(["2007", "2007-03", "2008", ""]),
    doi=st.sampled_from(["", "10.1000/a", "10.1000/b"]),
    publisher=st.sampled_from(["", "Harbour Press"]),
    pages=st.sampled_from(["", "3–9"]),
)


def rows(found: list[Reference], given_: list[Reference]) -> set[frozenset[str]]:
    """The groups, each by what its entries say."""
    every = [*given_, *found]
    return {frozenset(str((every[n].key, every[n].fields)) for n in row) for row in gather(given_, found)}


@settings(max_examples=150, deadline=None)
@given(st.lists(READINGS, max_size=7), st.data())
def test_the_order_of_the_sources_does_not_count(found: list[Reference], data: st.DataObject) -> None:
    held = [work(key="k1", origin="editor"), work(key="k2", origin="editor", doi="10.1000/b", date="")]
    other = data.draw(st.permutations(found))
    assert rows(found, held) == rows(other, list(reversed(held)))


@settings(max_examples=150, deadline=None)
@given(st.lists(READINGS, min_size=1, max_size=6), st.data())
def test_merging_is_idempotent_and_order_free(found: list[Reference], data: st.DataObject) -> None:
    once = merged(found)
    assert merged(data.draw(st.permutations(found))) == once
    assert merged([*found, *found]) == once
    assert merged([once]) == once
    assert merged([once, once]) == once


@given(READINGS, st.lists(READINGS, max_size=4))
def test_an_editors_field_is_never_overwritten(mine: Reference, others: list[Reference]) -> None:
    own = Reference("k", mine.type, mine.fields, "editor")
    made = merged([*others, own])
    assert made.key == "k"
    assert all(made.get(name) == value for name, value in own.fields)


def test_a_looked_up_entry_is_believed_before_a_printed_one() -> None:
    made = merged([work(date="2009", publisher="Harbour Press"), work(origin="looked-up", date="2007-03")])
    assert (made.get("date"), made.get("publisher")) == ("2007-03", "Harbour Press")


def test_most_sources_decide_on_the_year() -> None:
    full = work(date="2009", publisher="Harbour Press", pages="3")
    assert merged([full, work(), work(place=Place("b.txt", 3))]).get("date") == "2007"


def test_two_of_the_editors_entries_are_never_joined() -> None:
    held = [work(key="k1", origin="editor"), work(key="k2", origin="editor")]
    assert gather(held, [work()]) in ([[0, 2], [1]], [[0], [1, 2]])
    (question,) = questions(held)
    assert (question.one, question.other) == ("k1", "k2")
    assert questions(held, frozenset({frozenset(("k1", "k2"))})) == ()


def test_sources_that_contradict_one_another_stand_side_by_side() -> None:
    held = work(key="k", origin="editor", date="2007", publisher="Harbour Press")
    reading = work(date="2008-03", publisher="Harbour Press, Kiel", author="Row, Mary", pages="3")
    found = {one.field: [value for value, _ in one.values] for one in conflicts(Work(held, (reading,)))}
    assert found == {"author": ["Roe, Mary", "Row, Mary"], "date": ["2007", "2008-03"]}


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("date", "2015", "2015-05"),
        ("pages", "331–44", "331-344"),
        ("edition", "2", "2nd ed."),
        ("isbn", "0-306-40615-2", "978-0-306-40615-7"),
        ("author", "Roe, M. and others", "Roe, Mary and Doe, John"),
        ("author", "Roe, Mary K.", "Roe, M. K."),
        ("title", "Low Tide", "Low Tide: A History"),
        ("url", "http://www.example.org/a/", "https://example.org/a"),
    ],
)
def test_who_says_less_contradicts_nobody(field: str, one: str, other: str) -> None:
    assert agrees(field, one, other)
    assert agrees(field, other, one)


# --- The editor's word -------------------------------------------------------------------------------------------


def test_a_yes_joins_and_the_other_key_lives_on() -> None:
    held = [work(key="old", date="2008", pages="9"), work(key="mine", origin="editor", ids="older")]
    found = standing(held, [Verdict(("old", "mine"), "yes")])
    assert [one.key for one in found.shelf] == ["mine"]
    assert (found.shelf[0].get("date"), found.shelf[0].get("pages")) == ("2007", "9")
    assert {key: found.key(key) for key in ("old", "older", "mine", "new")} == {
        "old": "mine", "older": "mine", "mine": "mine", "new": "new"
    }  # fmt: skip


def test_citations_follow_a_key_that_lives_on() -> None:
    source = document(["x"], metadata=Metadata(title=Stated("First")))
    cited = Note("n1", "1", (Paragraph((Citation((CitedWork("older"),), 0, 1),)),))
    held = [work(key="mine", origin="editor", ids="older")]
    problems = Problems()
    done = resolve([replace(source, notes=(cited,))], held, problems).resolved[0].document
    assert done.notes[0].blocks == (Paragraph((Citation((CitedWork("mine"),), 0, 1),)),)
    assert problems.of("citation-key-unknown") == []


# --- Keys --------------------------------------------------------------------------------------------------------

ENTRY = "ROE, MARY, *A History of the Northern Harbours* (Kiel: Harbour Press, 2007)."


def test_an_entry_keeps_its_key_when_its_fields_are_corrected() -> None:
    held = work(key="roe2007history", origin="editor", author="Rowe, Mary", date="2008", publisher="Harbour Press")
    (_, made) = resolve([document((), [ENTRY])], (), Problems()).shelf
    assert made.place
    mark = ("briefbuilder", f"checked: brief.txt, line {made.place.line}")
    marked = Reference(held.key, "book", (*held.fields, mark), "editor")
    keys = resolve([document((), [ENTRY])], [marked], Problems()).resolved[0].entry_keys
    assert keys == ("roe2007history",)


def test_a_key_that_the_editor_gave_stays() -> None:
    held = work(key="harbours", origin="editor", publisher="Harbour Press")
    assert resolve([document((), [ENTRY])], [held], Problems()).resolved[0].entry_keys == ("harbours",)


def test_works_of_one_name_year_and_word_get_letters_in_their_order() -> None:
    entries = [
        f"ROE, MARY, *Harbours of {place} and Their People* (Kiel: Harbour Press, 2007)." for place in ("Riga", "Kiel")
    ]
    keys = resolve([document((), entries)], (), Problems()).resolved[0].entry_keys
    assert keys == ("roe2007harbours", "roe2007harboursb")


def test_a_key_that_lives_on_is_given_to_nobody_else() -> None:
    held = work(key="mine", origin="editor", title="Other Things Altogether", ids="roe2007history")
    assert resolve([document((), [ENTRY])], [held], Problems()).resolved[0].entry_keys == ("roe2007historyb",)


# --- Many of them ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Harbours"},
        {"doi": "10.1000/same"},
        {"title": "Number {n} of the harbours {n}", "author": "Roe{m}, M."},
        {"title": "Report", "author": "{Harbour Watch}", "date": "{y}"},
    ],
    ids=["one title", "one DOI", "numbered", "one body"],
)
def test_a_large_shelf_is_weighed_fast(fields: dict[str, str]) -> None:
    numbers = [{"n": str(n), "m": str(n % 90), "y": str(1000 + n % 900)} for n in range(1500)]
    shelf = [
        work(**{name: re.sub(r"\{([nmy])\}", lambda found: each[found[1]], value) for name, value in fields.items()})  # noqa: B023
        for each in numbers
    ]
    started = time.process_time()
    gather((), shelf)
    assert time.process_time() - started < 4


def test_both_volumes_of_a_work_are_written() -> None:
    volumes = [work(volume=number, title="A History of Harbours") for number in ("1", "2")]
    shelf = Shelf.of(())
    made = shelf.take(volumes)
    text = append_entries("", made)
    assert [one.key for one in read_bib(text, "", Problems())] == ["roe2007history", "roe2007historyb"]
    assert append_entries(text, made) == text
