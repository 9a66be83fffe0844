"""Citations printed once: every note once, every call at home, the same for every format and on every run."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from briefbuilder.bind import bind
from briefbuilder.model import (
    Book,
    BookInfo,
    Call,
    Cited,
    CitedChapter,
    Document,
    Figure,
    Heading,
    Image,
    Metadata,
    Paragraph,
    Reference,
    Resolved,
    Source,
    Stated,
    leaf_inlines,
)
from briefbuilder.problems import Problems
from briefbuilder.render import safe, styles
from briefbuilder.render.cite import cite
from render.documents import call, document, documents, mention, note, para, run

STYLES = ("chicago-notes-bibliography", "apa", "ieee", "mla", "din-1505-2")
INFO = BookInfo("Book", "book", "en", "2020", "urn:x")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>x</script><rect width="3"/></svg>'


def entry(key: str, kind: str = "book", **fields: str) -> Reference:
    return Reference(key, kind, tuple(fields.items()))


DOE = entry(
    "doe2001first",
    author="Doe, Jane",
    title="The First Title",
    date="2001",
    publisher="Press",
    location="Town",
    url="https://a.test/x",
)
DOE_TOO = entry(
    "doe2001second", author="Doe, Jane", title="The Second Title", date="2001", publisher="Press", location="Town"
)
ROE = entry(
    "roe2003third",
    "article",
    author="Roe, Max",
    title="A Third",
    date="2003",
    journaltitle="Journal",
    volume="3",
    pages="1-9",
)
UNREAD = entry("poe1999unread", author="Doe, Jane", title="Unread", date="1999", publisher="Press")
ONE = entry("one2017", "online", author="Doe, Jane", title="First Piece", date="2017-04")
TWO = entry("two2018", "online", author="Two, Bob", title="Second Piece", date="2018")

FIRST = document(
    Heading(3, (run("What happened"), call("n1"))),
    para(
        "Said",
        call("n1"),
        " and",
        call("n2"),
        ", said again",
        call("n1"),
        ", and in the text ",
        mention("roe2003third", "4"),
        ".",
    ),
    Heading(1, (run("What happened"),)),
    Heading(4, (run("n1"),)),
    Figure(Image("pics/Grain chart.svg", "Grain", 0, 0), (run("Grain shipped"),)),
    notes=(
        note("n1", para(mention("doe2001first", "7"))),
        note("n2", para(mention("doe2001second", "9")), para("And ", mention("roe2003third"), ".")),
    ),
    metadata=Metadata(title=Stated("First Piece", (run("First "), run("Piece", "emph"))), lang="en-GB"),
    name="one.txt",
)
SECOND = document(
    para("Later", call("n1"), "."),
    Paragraph((run("سلام"),), "fa"),
    notes=(note("n1", para(mention("doe2001first", "3"))),),
    metadata=Metadata(title=Stated("SECOND", (run("SECOND"),)), lang="ru"),
    name="two.txt",
)


def small_book() -> Book:
    first = Resolved(FIRST, ONE, ("poe1999unread", "doe2001first", "doe2001second"))
    return bind([first, Resolved(SECOND, TWO, ("poe1999unread",))], [DOE, DOE_TOO, ROE, UNREAD, ONE, TWO], INFO)


def load(_: Source, target: str) -> bytes | None:
    return SVG if target.endswith(".svg") else None


@pytest.fixture(scope="module", params=STYLES)
def cited(request: pytest.FixtureRequest) -> Cited:
    return cite(small_book(), Problems(), load, styles.find(request.param))


@pytest.fixture(scope="module")
def chicago() -> Cited:
    return cite(small_book(), Problems(), load)


def ids(chapter: CitedChapter) -> list[str]:
    pieces = [chapter.html, chapter.title_html, *(one.html for one in chapter.notes)]
    return [found for piece in pieces for found in re.findall(r'\bid="([^"]*)"', piece)]


def all_ids(book: Cited) -> list[str]:
    listed = [*book.bibliography, *(one for chapter in book.chapters for one in chapter.further)]
    own = [chapter.own.id for chapter in book.chapters if chapter.own]
    notes = [one.id for chapter in book.chapters for one in chapter.notes]
    return [*own, *notes, *(one.id for one in listed), *(one for chapter in book.chapters for one in ids(chapter))]


# --- What holds in every style -----------------------------------------------------------------------------------


def test_ids_are_unique_in_the_book(cited: Cited) -> None:
    assert [name for name, count in Counter(all_ids(cited)).items() if count > 1] == []


def test_every_inner_link_has_a_target(cited: Cited) -> None:
    known = set(all_ids(cited))
    for chapter in cited.chapters:
        targets = re.findall(r'href="#([^"]*)"', chapter.html)
        assert targets
        assert set(targets) <= known


def test_notes_are_numbered_per_chapter_in_the_order_of_their_first_calls(cited: Cited) -> None:
    for chapter in cited.chapters:
        assert [one.number for one in chapter.notes] == list(range(1, len(chapter.notes) + 1))
        first_calls = list(dict.fromkeys(re.findall(r'href="#(ch\d+-n\d+)"', chapter.html)))
        assert first_calls == [one.id for one in chapter.notes]


def test_every_note_of_the_source_is_printed_with_all_its_calls(cited: Cited) -> None:
    made = 1 if cited.note_style else 0
    assert [len(chapter.notes) for chapter in cited.chapters] == [2 + made, 1]
    assert cited.chapters[0].notes[0].calls == ("ch01-r1", "ch01-r1b", "ch01-r1c")
    assert all(one.text for chapter in cited.chapters for one in chapter.notes)


def test_every_citation_can_be_counted(cited: Cited) -> None:
    first, second = cited.chapters
    printed = [first.html, *(one.html for one in first.notes)]
    assert sum(piece.count('class="citation"') for piece in printed) == 4
    assert sum(piece.count('class="citation"') for piece in (second.html, *(one.html for one in second.notes))) == 1


def test_the_bibliography_is_shared_out(cited: Cited) -> None:
    assert {one.key for one in cited.bibliography} == {"doe2001first", "doe2001second", "roe2003third"}
    assert [chapter.own.key for chapter in cited.chapters if chapter.own] == ["one2017", "two2018"]
    assert [[one.key for one in chapter.further] for chapter in cited.chapters] == [
        ["poe1999unread"],
        ["poe1999unread"],
    ]
    assert all("First Piece" in chapter.own.text for chapter in cited.chapters[:1] if chapter.own)


def test_every_entry_says_where_it_is_cited(cited: Cited) -> None:
    known = set(all_ids(cited))
    places = [place for entry in cited.bibliography for place in entry.cited_in]
    assert all(entry.cited_in for entry in cited.bibliography)
    assert {place.target for place in places} <= known
    assert all(place.note for place in places) is cited.note_style
    assert sorted({place.chapter for place in places}) == [1, 2]


def test_a_book_may_leave_it_out() -> None:
    book = small_book()
    quiet = cite(replace(book, info=replace(book.info, cited_in=False)), Problems(), load)
    assert [entry.cited_in for entry in quiet.bibliography] == [()] * 3


def test_names_are_never_dashes(cited: Cited) -> None:
    own = [chapter.own.text for chapter in cited.chapters if chapter.own]
    for text in [
        *own,
        *(one.text for one in cited.bibliography),
        *(one.text for chapter in cited.chapters for one in chapter.further),
    ]:
        assert "———" not in text
        assert "Doe" in text or "Roe" in text or "Two" in text


def test_numbers_stand_in_the_bibliography_only(cited: Cited) -> None:
    elsewhere = [chapter.own.text for chapter in cited.chapters if chapter.own]
    elsewhere += [one.text for chapter in cited.chapters for one in chapter.further]
    assert not [text for text in elsewhere if re.match(r"\[\d", text)]
    assert all("csl-left-margin" in one.html for one in cited.bibliography) == (cited.style_title.startswith("IEEE"))


def test_every_fragment_is_safe_and_well_formed(cited: Cited) -> None:
    pieces = [*cited.bibliography, *(one for chapter in cited.chapters for one in (*chapter.notes, *chapter.further))]
    for html in [*(chapter.html for chapter in cited.chapters), *(one.html for one in pieces)]:
        safe.check(safe.parse(html))
        assert not re.search(r"<(?!br|hr|img|col)\w+[^>]*/>", html)


def test_the_same_book_twice_is_the_same(cited: Cited) -> None:
    name = next(name for name in STYLES if styles.find(name).title == cited.style_title)
    assert cite(small_book(), Problems(), load, styles.find(name)) == cited


# --- One thing at a time -----------------------------------------------------------------------------------------


def test_a_chapter_does_not_remember_the_one_before(chicago: Cited) -> None:
    first, second = (chapter.notes[0].text for chapter in chicago.chapters)
    assert first.startswith("Jane Doe, The First Title (Press, 2001), 7")
    assert second.startswith("Jane Doe, The First Title (Press, 2001), 3")


def test_a_note_of_two_paragraphs_is_one_note(chicago: Cited) -> None:
    two = chicago.chapters[0].notes[1]
    assert two.html.count("<p>") == 2
    assert two.text == "Jane Doe, The Second Title (Press, 2001), 9. And (Max Roe, “A Third,” Journal 3 (2003): 1–9)."


def test_author_date_tells_two_works_of_a_year_apart() -> None:
    apa = cite(small_book(), Problems(), load, styles.find("apa"))
    assert "2001a" in apa.chapters[0].notes[0].text
    assert "2001b" in apa.chapters[0].notes[1].text
    assert "(2001a)" in apa.bibliography[0].text


def test_headings_begin_at_two_without_a_skip_and_their_ids_are_their_own(chicago: Cited) -> None:
    toc = chicago.chapters[0].toc
    assert [(one.level, one.id, one.text) for one in toc] == [
        (2, "ch01-what-happened", "What happened"),
        (2, "ch01-what-happened-2", "What happened"),
        (3, "ch01-section-n1", "n1"),
    ]


def test_title_language_and_direction(chicago: Cited) -> None:
    first, second = chicago.chapters
    assert (first.title, first.title_html) == ("First Piece", "First <em>Piece</em>")
    assert (first.lang, second.lang, second.dir) == ("en-GB", "ru", "ltr")
    assert '<div lang="fa" dir="rtl">' in second.html
    assert first.title not in first.html


def test_a_call_in_a_title_is_the_first_note() -> None:
    title = Stated("A Title", (run("A Title"), call("n2", "*")))
    written = replace(FIRST, metadata=Metadata(title=title))
    chapter = cite(bind([Resolved(written, ONE)], [DOE, DOE_TOO, ROE], INFO), Problems(), load).chapters[0]
    assert chapter.title == "A Title"
    assert 'href="#ch01-n1"' in chapter.title_html
    assert chapter.notes[0].text.startswith("Jane Doe, The Second Title")


def test_a_missing_title_is_the_entrys_or_the_files() -> None:
    bare = replace(FIRST, metadata=Metadata())
    assert cite(bind([Resolved(bare, ONE)], [], INFO), Problems(), load).chapters[0].title == "First Piece"
    assert cite(bind([Resolved(bare, entry("x"))], [], INFO), Problems(), load).chapters[0].title == "one"


def test_a_picture_becomes_an_asset_and_a_missing_one_its_words() -> None:
    blocks = (
        *FIRST.blocks,
        para("See ", Image("lost.png", "The lost one", 0, 0)),
        para(Image("pics/Grain chart.svg", "", 0, 0)),
    )
    problems = Problems()
    printed = cite(bind([Resolved(replace(FIRST, blocks=blocks), ONE)], [], INFO), problems, load)
    assert [(asset.name, asset.media_type) for asset in printed.assets] == [("ch01-grain-chart.svg", "image/svg+xml")]
    assert b"script" not in printed.assets[0].data
    assert printed.chapters[0].html.count('src="asset:ch01-grain-chart.svg"') == 2
    assert '<span class="lost-picture">[The lost one]</span>' in printed.chapters[0].html
    assert [len(problems.of(code)) for code in ("picture-missing", "unsafe-removed", "picture-without-alt")] == [
        1,
        1,
        1,
    ]


def test_a_citation_without_entry_is_an_error_with_its_place() -> None:
    source = Source("x.md", "x", "md", "0", "one\ntwo", ())
    written = Document(source, (para(replace(mention("nobody"), start=4)),))
    problems = Problems()
    cite(bind([Resolved(written, ONE)], [ONE], INFO), problems, load)
    (problem,) = problems.of("citation-missing")
    assert (problem.severity, problem.place.column) == ("error", 5)
    assert "nobody" in problem.message
    assert not problems.of("citeproc")


def test_a_call_without_note_prints_its_mark_and_a_note_without_call_its_text() -> None:
    source = Source("x.md", "x", "md", "0", "a[7] b", ())
    written = Document(
        source, (para("a", Call("7", 1, 4, "n7"), " b"),), (note("n8", para("nobody calls"), label="8"),)
    )
    chapter = cite(bind([Resolved(written, ONE)], [ONE], INFO), Problems(), load).chapters[0]
    assert "a[7] b" in chapter.html
    assert "8 nobody calls" in chapter.html
    assert chapter.notes == ()


def test_external_links_do_not_hand_on_the_window(chicago: Cited) -> None:
    (doe,) = [one for one in chicago.bibliography if one.key == "doe2001first"]
    assert '<a href="https://a.test/x" rel="noopener">https://a.test/x</a>' in doe.html


def test_a_style_without_bibliography_says_so(chicago: Cited) -> None:
    assert chicago.bibliography
    problems = Problems()
    printed = cite(small_book(), problems, load, styles.find("chicago-notes"))
    if not printed.bibliography:
        assert problems.of("bibliography-missing")
        assert printed.chapters[0].own is None


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents)
def test_for_any_document_no_note_and_no_word_is_lost(written: Document) -> None:
    known = {one.id for one in written.notes}
    calls = [
        item for block in written.blocks for leaf in leaf_inlines(block) for item in leaf if isinstance(item, Call)
    ]
    called = dict.fromkeys(item.note for item in calls if item.note in known)
    style = styles.find("apa")  # makes no notes of its own
    shelf = [entry(key, author="A", title="T", date="2000") for key in ("a", "b_c", "d:e/f+g")]
    chapter = cite(bind([Resolved(written, ONE)], shelf, INFO), Problems(), lambda *_: None, style).chapters[0]
    assert len(chapter.notes) == len(called)
    assert sum(len(one.calls) for one in chapter.notes) == sum(item.note in known for item in calls)
    levels = [int(level) for level in re.findall(r"<h([2-6])", chapter.html)]
    assert all(after - before <= 1 for before, after in zip([1, *levels], levels, strict=False))
