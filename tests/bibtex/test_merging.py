"""Merging into references.bib: idempotent, free of order, and never over what an editor wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbuilder.bibtex import (
    Offer,
    append_entries,
    merge_fields,
    offers_of,
    owners,
    read_bib,
    remove_entry,
    write_bib,
)
from briefbuilder.bibtex.provenance import Mark, Owner, Part, read_mark, stamp
from briefbuilder.model import Reference
from briefbuilder.problems import Place, Problems, UsageError

PARSED = Reference(
    "roe2015tides",
    "book",
    (("author", "Roe, Jane"), ("title", "Tides of the NATO coast"), ("date", "2015"), ("publisher", "Pier Press")),
    "parsed",
    Place("sources/03-brief.txt", 12),
)
FILE = append_entries("% our shelf\n\n@book{own, title = {A book},\n   year=2001 }\n\n", [PARSED]) + "\n% the end\n"
FOUND = Offer((("date", "2014"), ("doi", "10.1000/tides"), ("title", "Tides")), "looked-up", "doi-10.1000-tides.json")


def fields(text: str, key: str) -> dict[str, str]:
    (found,) = [one for one in read_bib(text, "", Problems()) if one.key == key]
    return dict(found.fields)


def fates(text: str, key: str, *offers: Offer) -> dict[str, str]:
    return {change.name: change.fate for change in merge_fields(text, key, offers).changes}


def test_what_is_looked_up_wins_over_what_was_parsed_and_nothing_else_is_touched() -> None:
    merged = merge_fields(FILE, "roe2015tides", [FOUND])
    mark = (
        "parsed: 03-brief.txt, line 12 "
        f"[author={stamp('Roe, Jane')} entrytype={stamp('book')} publisher={stamp('Pier Press')}]; "
        f"looked-up: doi-10.1000-tides.json [date={stamp('2014')} doi={stamp('10.1000/tides')} "
        f"title={stamp('Tides')}]"
    )
    assert merged.text.splitlines() == [
        "% our shelf",
        "",
        "@book{own, title = {A book},",
        "   year=2001 }",
        "",
        "",
        "@book{roe2015tides,",
        "  author = {Roe, Jane},",
        "  title = {Tides},",
        "  date = {2014},",
        "  publisher = {Pier Press},",
        "  doi = {10.1000/tides},",
        f"  briefbuilder = {{{mark}}},",
        "}",
        "",
        "% the end",
    ]
    assert owners(merged.text, "roe2015tides")["date"] == Owner("looked-up", "doi-10.1000-tides.json")


def test_a_field_that_a_person_changed_stays() -> None:
    edited = FILE.replace("date = {2015}", "date = {2016}")
    assert fates(edited, "roe2015tides", FOUND) == {"title": "replaced", "date": "kept", "doi": "added"}
    assert fields(merge_fields(edited, "roe2015tides", [FOUND]).text, "roe2015tides")["date"] == "2016"


def test_braces_that_a_person_put_around_a_name_are_a_change() -> None:
    edited = FILE.replace("publisher = {Pier Press}", "publisher = {{Pier Press}}")
    offer = Offer((("publisher", "Another House"),), "looked-up", "isbn-1.json")
    assert fates(edited, "roe2015tides", offer) == {"publisher": "kept"}


def test_a_field_that_a_person_took_out_is_not_put_in_again() -> None:
    edited = FILE.replace("  publisher = {Pier Press},\n", "")
    offer = Offer((("publisher", "Pier Press"),), "looked-up", "isbn-1.json")
    merged = merge_fields(edited, "roe2015tides", [offer])
    assert merged.text == edited
    assert [change.fate for change in merged.changes] == ["kept"]


@pytest.mark.parametrize(
    ("entry", "fate"),
    [
        ('@book{k, date = "2015", briefbuilder = {parsed: a.txt, line 3}}', "kept"),  # quotation marks: a person's
        ("@book{k, year = 2015, briefbuilder = {parsed: a.txt, line 3}}", "kept"),  # an old name
        ("@book{k, date = {2015}, briefbuilder = {checked: a.txt, line 3}}", "kept"),
        ("@book{k, date = {2015}}", "kept"),
        ("@book{k, date = {2015}, briefbuilder = {seen by Jo}}", "kept"),
        ("@book{k, date = {2015}, briefbuilder = {parsed: a.txt, line 3}}", "replaced"),  # the older form of a mark
        ("@book{k, date = {}, briefbuilder = {checked}}", "added"),
        ("@book{k}", "added"),
        ("@book{k,}", "added"),
        ("@book(k, title={x})", "added"),
        ("\ufeff@book{k, date = {2014}}", "same"),
    ],
)
def test_whose_a_field_is(entry: str, fate: str) -> None:
    merged = merge_fields(entry, "k", [Offer((("date", "2014"),), "looked-up", "doi-1.json")])
    assert [change.fate for change in merged.changes] == [fate]
    assert (merged.text == entry) == (fate in ("kept", "same"))
    assert fields(merged.text, "k")["date"] == ("2015" if fate == "kept" else "2014")


@pytest.mark.parametrize("mark", ["", f"checked: a.txt, line 3 [title={stamp('A')}]"])
def test_an_editor_s_word_stays_even_against_another_editor_s(mark: str) -> None:
    text = f"@book{{k, title = {{A}}, briefbuilder = {{{mark}}}}}"
    assert fates(text, "k", Offer((("title", "B"),), "editor")) == {"title": "kept"}
    assert fates(FILE, "roe2015tides", Offer((("title", "B"),), "editor")) == {"title": "replaced"}


def test_what_a_parent_gives_stays() -> None:
    text = "@incollection{a, title={x}, crossref={b}}\n@collection{b, title={Whole}}\n"
    assert fates(text, "a", Offer((("booktitle", "Other"),), "looked-up", "doi-1.json")) == {"booktitle": "kept"}


def test_the_type_is_a_field_like_others() -> None:
    offer = Offer((), "looked-up", "doi-1.json", type="report")
    assert merge_fields(FILE, "roe2015tides", [offer]).text.count("@report{roe2015tides,") == 1
    assert fates(FILE, "own", offer) == {"entrytype": "kept"}


def test_a_title_gets_the_braces_of_its_language_whichever_comes_first() -> None:
    title = Offer((("title", "Die Gezeiten der Küste"),), "looked-up", "doi-1.json")
    language = Offer((("langid", "german"),), "looked-up", "isbn-1.json")
    one = merge_fields(merge_fields(FILE, "roe2015tides", [title]).text, "roe2015tides", [language]).text
    assert "title = {Die Gezeiten der Küste}" in one
    assert one == merge_fields(merge_fields(FILE, "roe2015tides", [language]).text, "roe2015tides", [title]).text


def test_windows_line_ends_stay() -> None:
    merged = merge_fields(FILE.replace("\n", "\r\n"), "roe2015tides", [FOUND])
    assert "\n" not in merged.text.replace("\r\n", "")


def test_a_joined_entry_keeps_whose_each_field_was() -> None:
    """Two entries of one work: the other one's fields come in with their owners, then it is taken out."""
    other = Reference(
        "roe2015b", "book", (("date", "2013"), ("isbn", "111")), "parsed", Place("sources/01-brief.txt", 2)
    )
    text = append_entries(FILE, [other]).replace("isbn = {111}", "isbn = {222}")
    merged = merge_fields(text, "roe2015tides", offers_of(text, "roe2015b")).text
    done = remove_entry(merged, "roe2015b")
    assert fields(done, "roe2015tides")["isbn"] == "222"
    assert fields(done, "roe2015tides")["date"] == "2013"  # the same rank: the place that sorts first
    assert {name: owner.origin for name, owner in owners(done, "roe2015tides").items()}["isbn"] == "editor"
    assert [one.key for one in read_bib(done, "", Problems())] == ["own", "roe2015tides"]
    assert done.endswith("% the end\n")


def test_an_entry_that_is_not_there_is_an_error_with_its_key() -> None:
    with pytest.raises(UsageError, match="lost"):
        merge_fields(FILE, "lost", [FOUND])
    with pytest.raises(UsageError, match="lost"):
        remove_entry(FILE, "lost")


@pytest.mark.parametrize("text", ["", "checked", "parsed: a; b.txt, line 3", "seen by Jo; twice", "parsed: x [odd]"])
def test_a_mark_is_written_as_it_was_read(text: str) -> None:
    assert str(read_mark(text)) == text


# --- For any text ------------------------------------------------------------------------------------------------

NAMES = ("title", "date", "doi", "publisher", "author", "pages", "langid", "note", "keywords")
values = st.one_of(
    st.sampled_from(["2015", "The NATO coast", "german", "Roe, Jane and {Pier House}"]), st.text(max_size=20)
)
some_fields = st.dictionaries(st.sampled_from(NAMES), values, max_size=5)
sources = st.sampled_from(
    [
        ("looked-up", "doi-1.json"),
        ("looked-up", "isbn-1.json"),
        ("parsed", "a.txt, line 3"),
        ("parsed", "b.txt, line 1"),
    ]
)
offers = st.dictionaries(sources, some_fields, max_size=4).map(
    lambda found: [Offer(tuple(fields.items()), origin, where) for (origin, where), fields in found.items()]  # type: ignore[arg-type]
)
bases = st.builds(
    lambda fields, origin, kind: Reference("k", kind, tuple(fields.items()), origin, Place("c.txt", 9)),
    some_fields,
    st.sampled_from(["editor", "parsed", "looked-up"]),
    st.sampled_from(["book", "report"]),
)


def file_of(base: Reference) -> str:
    return "% above\n" + append_entries("", [base]) + "\n% below\n"


@given(bases, offers)
def test_merging_twice_is_merging_once(base: Reference, given_offers: list[Offer]) -> None:
    once = merge_fields(file_of(base), "k", given_offers).text
    assert merge_fields(once, "k", given_offers).text == once


@given(bases, offers, st.randoms(use_true_random=False))
def test_the_order_of_offers_is_nothing(base: Reference, given_offers: list[Offer], chance: object) -> None:
    together = merge_fields(file_of(base), "k", given_offers).text
    shuffled = list(given_offers)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one_by_one = file_of(base)
    for offer in shuffled:
        one_by_one = merge_fields(one_by_one, "k", [offer]).text
    assert one_by_one == together


@given(bases, offers, st.sampled_from(NAMES), st.sampled_from(["An editor's word", "2019", "{Braces} kept"]))
def test_a_field_of_the_editor_is_never_overwritten(
    base: Reference, given_offers: list[Offer], name: str, word: str
) -> None:
    file = file_of(base)
    lines = [line for line in file.splitlines(keepends=True) if not line.startswith(f"  {name} = ")]
    lines.insert(2, f"  {name} = {{{word}}},\n")
    text = "".join(lines)
    if text == file:
        return
    merged = merge_fields(text, "k", given_offers).text
    assert f"  {name} = {{{word}}}," in merged.splitlines()


@given(bases, offers)
def test_the_rest_of_the_file_stays_and_what_is_written_is_read(base: Reference, given_offers: list[Offer]) -> None:
    merged = merge_fields(file_of(base), "k", given_offers)
    assert merged.text.startswith("% above\n@")
    assert merged.text.endswith("}\n\n% below\n")
    for change in merged.changes:
        if change.fate in ("added", "replaced"):
            assert fields(merged.text, "k")[change.name] == change.offered
    once = write_bib(read_bib(merged.text, "", Problems()))
    assert write_bib(read_bib(once, "", Problems())) == once


@given(st.text(alphabet='@{}=,"#%\\ \nabook', max_size=80), offers)
def test_no_file_makes_it_stumble(text: str, given_offers: list[Offer]) -> None:
    for one in read_bib(text, "", Problems()):
        try:
            merged = merge_fields(text, one.key, given_offers).text
        except UsageError:
            continue
        assert one.key in [again.key for again in read_bib(merged, "", Problems())]


def test_a_mark_lists_its_parts_in_order() -> None:
    mark = Mark((Part("parsed", "a.txt", ()),)).with_stamp("doi", "aaaaaa", Owner("looked-up", "z.json"))
    mark = mark.with_stamp("isbn", "bbbbbb", Owner("looked-up", "b.json"))
    assert str(mark) == "parsed: a.txt []; looked-up: b.json [isbn=bbbbbb]; looked-up: z.json [doi=aaaaaa]"


def test_a_mark_names_the_lines_of_sources() -> None:
    mark = read_mark("checked: a.txt, line 3; b.txt, line 7 [doi=aaaaaa]; looked-up: x, y.json [isbn=bbbbbb]")
    assert mark.places == {("a.txt", "line 3"), ("b.txt", "line 7")}
