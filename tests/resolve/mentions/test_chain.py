"""What points back, what stands in no list, what the rule gives and the facts contradict: over a whole text."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder.refs.resolve import resolve_lines

LIST = [
    {
        "id": "tide",
        "type": "book",
        "fields": {"author": ["Roe, Mary", "Doe, John"], "title": "Low Tide", "year": "2007"},
    },
    {"id": "storm", "raw": 'Smith, Ann, "Storm over the Bay," *Harbour Review* 12 (2009), 49-59.'},
    {"id": "fog", "title": "Fog", "author": [{"family": "Smith", "given": "Ann"}], "issued": {"date-parts": [[2011]]}},
    "@book{piers, author = {Kozhanov, Nikolai}, title = {Piers of the North}, year = 2015}",
    {"id": "a07", "type": "book", "fields": {"author": ["Lee, Kim"], "title": "First Light", "year": "2007"}},
    {"id": "b07", "type": "book", "fields": {"author": ["Lee, Kim"], "title": "Second Light", "year": "2007"}},
]


def asked(*notes: str, chapters: tuple[int, ...] = ()) -> list[list[str | None]]:
    rows: list[dict[str, object]] = [{"id": f"n{n}", "n": n, "raw": raw} for n, raw in enumerate(notes, 1)]
    for row, chapter in zip(rows, chapters, strict=False):
        row["chapter"] = chapter
    lines = [json.dumps({"bibliography": LIST}), *map(json.dumps, rows)]
    return [[cite["id"] for cite in answer["cites"]] for answer in resolve_lines(lines)]


def test_every_form_of_a_list_is_read() -> None:
    found = asked("Roe and Doe, Low Tide, 1.", "Smith, Storm over the Bay, 50.", "Smith, Fog.", "Кожанов, Piers, 3.")
    assert found == [["tide"], ["storm"], ["fog"], ["piers"]]


def test_ibid_is_the_work_of_the_note_before() -> None:
    assert asked("Smith, Fog, 3.", "Ibid., 4.", "A remark.", "Ibid.") == [["fog"], ["fog"], [], ["fog"]]


def test_ibid_after_a_work_in_no_list_is_nobodys() -> None:
    assert asked("Smith, Fog, 3.", "Smith, Rain, 2.", "Ibid., 4.") == [["fog"], [None], [None]]


def test_ibid_does_not_look_over_a_chapters_edge() -> None:
    assert asked("Smith, Fog, 3.", "Ibid.", chapters=(1, 2)) == [["fog"], [None]]


def test_author_and_year_alone_do_not_decide() -> None:
    assert asked("Lee 2007, 3.", "Lee, Second Light, 4.", "Lee 2007, 5.") == [[None], ["b07"], [None]]


def test_another_title_of_a_known_author_is_another_work() -> None:
    assert asked("Roe and Doe, High Water, 2007, 3.") == [[None]]


def test_op_cit_is_the_one_cited_last() -> None:
    assert asked("Smith, Fog.", "Smith, Storm over the Bay, 50.", "Smith, op. cit., 51.")[2] == ["storm"]


def test_a_page_the_article_does_not_have_speaks_against_it() -> None:
    assert asked("Smith, Fog.", "Smith, Storm over the Bay, 50.", "Smith, op. cit., 410.")[2] == ["fog"]


def test_the_note_pointed_to_tells_which() -> None:
    notes = (
        "Smith, Fog.",
        "Kozhanov, Piers, 3.",
        "Smith, Storm over the Bay, 50.",
        "Smith (n. 1), 9.",
        "Smith (n. 3), 52.",
    )
    assert asked(*notes)[3:] == [["fog"], ["storm"]]


def test_an_abbreviation_holds_from_its_note_on() -> None:
    assert asked("Roe and Doe, Low Tide (hereafter LT), 3.", "Smith, Fog.", "LT, 9.") == [["tide"], ["fog"], ["tide"]]


def test_the_same_author() -> None:
    assert asked("Smith, Fog, 3.", "Idem, Storm over the Bay, 50.", "Ders., Fog, 4.") == [["fog"], ["storm"], ["fog"]]


def test_volume_and_issue_are_no_locator() -> None:
    lines = [
        json.dumps({"bibliography": LIST}),
        json.dumps({"id": 1, "raw": "Smith, “Storm over the Bay,” Harbour Review 12 (2009), 49–59."}),
    ]
    (answer,) = resolve_lines(lines)
    assert [(cite["id"], cite["locator"]) for cite in answer["cites"]] == [("storm", None)]


def test_a_broken_line_is_named() -> None:
    from briefbuilder.problems import UsageError

    with pytest.raises(UsageError, match="line 2"):
        list(resolve_lines(['{"bibliography": []}', "{"]))


PIECES = st.sampled_from(
    ["Roe and Doe, ", "*Low Tide*", "“Storm over the Bay,” ", "Ibid.", "; ", ". ", "2007", ", 12", "See ", "(",
    ")", "'",
     "ders., ", "op. cit. ", "(n. 1) ", "Smith ", "a.a.O. ", " in: ", "(hereafter LT)", "LT",
     "http://a.org/b ", "vol. 2, ",
     "Кожанов ", "там же ", "//", "\u0000", "quoted in ", "2007a, b", "Lee 2007", "[", "p. ", "§ "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=10).map("".join), max_size=6))
def test_no_note_is_too_odd_and_the_answer_is_the_same_twice(notes: list[str]) -> None:
    rows = [{"id": n, "n": n, "raw": raw} for n, raw in enumerate(notes)]
    lines = [json.dumps({"bibliography": LIST[2:]}), *map(json.dumps, rows)]
    first = list(resolve_lines(lines))
    assert [answer["id"] for answer in first] == list(range(len(notes)))
    assert first == list(resolve_lines(lines))
    for answer, raw in zip(first, notes, strict=True):
        del raw
        assert answer["is_comment"] == (not answer["cites"])
        assert all(0 <= cite["confidence"] <= 1 for cite in answer["cites"])


@pytest.mark.parametrize(
    "text",
    [
        "Roe, ",
        "see ",
        "in ",
        "Ibid. ",
        "[Roe",
        "Roe's ",
        "n. 4 ",
        "ders., ",
        "'",
        "“",
        "Low Tide ",
        "Roe 2007, ",
        "(",
        "Lee; ",
    ],
)
def test_long_notes_stay_linear(text: str) -> None:
    lines = [json.dumps({"bibliography": LIST[2:]}), json.dumps({"id": 1, "raw": (text * 6000)[:8_000]})]
    started = time.process_time()
    list(resolve_lines(lines))
    assert time.process_time() - started < 4


def test_many_notes_stay_linear() -> None:
    notes = ["Smith, Fog, 3.", "Ibid., 4.", "Lee 2007, 3.", "Smith, op. cit., 5.", "Roe (n. 1), 6.", "Lee, Light, 9."]
    rows = [{"id": n, "n": n + 1, "raw": notes[n % len(notes)]} for n in range(1500)]
    lines = [json.dumps({"bibliography": LIST}), *map(json.dumps, rows)]
    started = time.process_time()
    assert len(list(resolve_lines(lines))) == 1500
    assert time.process_time() - started < 8
