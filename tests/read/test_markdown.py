from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder.model import (
    Call,
    Citation,
    CitedWork,
    CodeBlock,
    Document,
    Figure,
    Paragraph,
    Run,
    Table,
    block_text,
    plain,
)
from briefbuilder.problems import Problems, UnreadableSource
from briefbuilder.read import read, tree
from briefbuilder.read.citations import locator_of
from briefbuilder.read.front_matter import read_front_matter
from covering import assert_covers, inlines


def text(markdown: str, *, silent: bool = True) -> tuple[Document, Problems]:
    problems = Problems()
    document = read(markdown.encode(), "a.md", problems)
    assert_covers(document)
    assert not problems.of("reader-loss")
    assert not silent or not len(problems), list(problems)
    return document, problems


def paragraph(markdown: str) -> Paragraph:
    [block] = text(markdown)[0].blocks
    assert isinstance(block, Paragraph)
    return block


def lost(document: Document) -> list[Run]:
    """Runs that were not found again in the raw text."""
    return [inline for inline in inlines(document) if isinstance(inline, Run) and inline.start == inline.end]


def test_words_know_their_places_in_the_raw_text() -> None:
    assert paragraph("One *quiet **harbour*** town").inlines == (
        Run("One ", 0, 4),
        Run("quiet ", 5, 11, styles=frozenset({"emph"})),
        Run("harbour", 13, 20, styles=frozenset({"emph", "strong"})),
        Run(" town", 23, 28),
    )


@pytest.mark.parametrize(("markdown", "run"), [
    (r"a \* b", Run("*", 2, 4, rule="markup")),
    ("a &amp; b", Run("&", 2, 7, rule="markup")),
    ("caf&eacute;s x", Run("cafés", 0, 12, rule="markup")),
    (r"p.\ 12", Run("p.\u00a012", 0, 6, rule="markup")),
    ("a\nb", Run(" ", 1, 2, rule="line-break")),
    ("a   b", Run(" ", 1, 4, rule="white-space")),
    ("> a\n> b", Run(" ", 1 + 2, 2 + 2, rule="line-break")),
])  # fmt: skip
def test_what_is_written_otherwise_says_so(markdown: str, run: Run) -> None:
    assert run in list(inlines(text(markdown)[0]))


def test_notes_are_numbered_by_their_calls_and_keep_their_labels() -> None:
    document, _ = text(
        "First.[^b] Second.[^1] Again.[^b] In line.^[Of *itself*.]\n\n[^1]: One.\n\n    More.\n\n[^b]: Bee."
    )
    calls = [inline for inline in inlines(document) if isinstance(inline, Call)]
    assert [(call.label, call.note) for call in calls] == [("b", "n1"), ("1", "n2"), ("b", "n1"), ("3", "n3")]
    raw = document.source.text
    assert [raw[call.start : call.end] for call in calls] == ["[^b]", "[^1]", "[^b]", "^["]
    assert [" / ".join(map(block_text, note.blocks)) for note in document.notes] == [
        "Bee.",
        "One. / More.",
        "Of itself.",
    ]
    assert raw[document.notes[1].label_start : document.notes[1].label_end] == "[^1]:"
    assert not lost(document)


def test_a_note_that_nothing_calls_is_kept_and_said() -> None:
    document, problems = text("Text.\n\n[^9]: Left *over*.\n\n[^x]: And this.\n", silent=False)
    assert [(note.label, block_text(note.blocks[0])) for note in document.notes] == [
        ("9", "Left over."), ("x", "And this."),
    ]  # fmt: skip
    assert [problem.place.line for problem in problems.of("note-without-call")] == [3, 5]
    assert not lost(document)


def test_of_two_notes_with_one_label_neither_is_lost() -> None:
    document, problems = text("Text.[^1]\n\n[^1]: First.\n\n[^1]: Second.\n", silent=False)
    assert [(note.id, block_text(note.blocks[0])) for note in document.notes] == [("n1", "Second."), ("n2", "First.")]
    assert problems.of("note-without-call")[0].place.line == 3
    assert not lost(document)


def test_citations_keep_key_locator_and_the_words_around() -> None:
    inside = paragraph("So [see @roe2015, pp. 12-14, emphasis added; -@doe01] and @lee99 [ch. 3].").inlines
    first, second = (inline for inline in inside if isinstance(inline, Citation))
    assert first.works == (
        CitedWork("roe2015", "12-14", "see", "emphasis added"),
        CitedWork("doe01", mode="suppress-author"),
    )
    assert (first.start, first.end) == (3, 53)
    assert second.works == (CitedWork("lee99", "ch. 3", mode="in-text"),)


@pytest.mark.parametrize(("suffix", "expected"), [
    (", 12", ("12", "")), (", p. 12", ("12", "")), (", pp. 12, 14–16", ("12, 14–16", "")), ("33", ("33", "")),
    (", xii", ("xii", "")), (", chap. 3", ("chap. 3", "")), (", {folio 3}, quoted", ("folio 3", "quoted")),
    (", quoted in Roe", ("", "quoted in Roe")), (", 12 and elsewhere", ("12", "and elsewhere")), ("", ("", "")),
    (", 3rd ed.", ("", "3rd ed.")), (", vivid words", ("", "vivid words")),
])  # fmt: skip
def test_locators(suffix: str, expected: tuple[str, str]) -> None:
    assert locator_of(suffix) == expected


EVERYTHING = """# Head {#own .cls}

Setext
------

::: {.note lang=de}
Ein Satz.
:::

1. one
2. two

   a) inner
   b) inner too

- dash

Term
:   Meaning, *stressed*.

| verse one
|    verse two

```python
x = "a"

  y
```

    indented
      more

| Year | Trade in goods |
|------|---------------:|
| 2015 | 20 a           |
| 2016 | 21 b           |

: Trade, by year

+-------+--------+
| left  | right  |
| lower | lower  |
+=======+========+
| a     | b      |
| c     | d      |
+-------+--------+

![A *chart*](img/c.png "t"){width=50%}

Inline ![map](m.png) and [link *text*](https://a.example/x_(y) "title")[^n] [ref][r] <https://b.example/> `co de`{.x}
[small]{.smallcaps} H~2~O x^2^ ~~gone~~ $5 to $9 "quoted" it's -- <b>not bold</b> \\
after break

***

[^n]: Its text, with a [link](http://c.example).

[r]: http://d.example/long "Title words"
"""


def test_every_kind_of_block_is_found_again() -> None:
    document, _ = text(EVERYTHING)
    assert [type(block).__name__ for block in document.blocks] == [
        "Heading", "Heading", "Paragraph", "ItemList", "ItemList", "ItemList", "Paragraph", "CodeBlock", "CodeBlock",
        "Table", "Table", "Figure", "Paragraph", "Rule",
    ]  # fmt: skip
    assert not lost(document), lost(document)
    german = document.blocks[2]
    assert isinstance(german, Paragraph)
    assert german.lang == "de"
    assert {removed.rule for removed in document.removed} == {"markup"}


def test_code_tables_and_pictures_are_whole() -> None:
    blocks = text(EVERYTHING)[0].blocks
    code = next(block for block in blocks if isinstance(block, CodeBlock))
    assert plain(code.inlines) == 'x = "a"\n\n  y'
    first, grid = (block for block in blocks if isinstance(block, Table))
    assert [[plain(cell) for cell in row] for row in first.rows] == [["2015", "20 a"], ["2016", "21 b"]]
    assert (plain(first.caption), first.aligns) == ("Trade, by year", ("", "right"))
    assert [plain(cell) for cell in grid.header] == ["left lower", "right lower"]
    figure = next(block for block in blocks if isinstance(block, Figure))
    assert figure.image
    assert (figure.image.target, figure.image.alt, plain(figure.caption)) == ("img/c.png", "A chart", "A chart")


def test_a_picture_from_elsewhere_leaves_its_words() -> None:
    document, problems = text("![A far chart](http://t.example/x.png)", silent=False)
    [figure] = document.blocks
    assert isinstance(figure, Figure)
    assert (figure.image, plain(figure.caption)) == (None, "A far chart")
    assert problems.of("picture-missing")


def test_front_matter_is_read_by_us_and_five_fields_only() -> None:
    document, problems = text(
        "---\ntitle: Tides\nauthor:\n- Ann Roe\n- name: Jo Doe\ndate: 5 April 2017\nlang: en-GB\n"
        "bibliography: /etc/passwd\ncsl: https://x.example/a.csl\n---\n\nText.\n", silent=False)  # fmt: skip
    meta = document.metadata
    assert meta.title
    assert meta.date
    assert (meta.title.value, meta.date.value, meta.lang) == ("Tides", "2017-04-05", "en-GB")
    assert [author.value for author in meta.authors] == ["Ann Roe", "Jo Doe"]
    assert meta.title.inlines == (Run("Tides", 11, 16),)
    [problem] = problems
    assert (problem.code, problem.message) == ("front-matter-ignored", "not read: bibliography, csl")
    assert [block_text(block) for block in document.blocks] == ["Text."]


@pytest.mark.parametrize(("value", "iso"), [
    ("2017-04-05", "2017-04-05"), ("2017-04", "2017-04"), ("2017", "2017"), ("April 2017", "2017-04"),
    ("2017-04-05T10:00:00Z", "2017-04-05"),
])  # fmt: skip
def test_dates_keep_their_precision(value: str, iso: str) -> None:
    date = text(f"---\ndate: {value}\n---\n\nText.")[0].metadata.date
    assert date
    assert date.value == iso


def test_a_date_that_could_be_two_is_asked_for() -> None:
    document, problems = text("---\ndate: 03.07.18\n---\n\nText.", silent=False)
    assert document.metadata.date is None
    assert problems.of("date-unclear")


@pytest.mark.parametrize("yaml", [
    "a: &x [1]\nb: *x", "!!python/object/apply:os.system ['true']", "a: [", "a: b: c", "x: " + "y" * 70_000,
])  # fmt: skip
def test_front_matter_that_is_none_stays_text(yaml: str) -> None:
    document, problems = text(f"---\n{yaml}\n---\n\nText.", silent=False)
    assert problems.of("front-matter-broken")
    assert document.metadata.title is None
    assert len(document.blocks) > 1


def test_a_second_yaml_block_is_no_metadata() -> None:
    document, _ = text("Text.\n\n---\nbibliography: /etc/passwd\n---\n\nMore.")
    assert "bibliography" in "".join(map(block_text, document.blocks))


def test_loss_in_the_reader_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefbuilder.read import markdown

    monkeypatch.setattr(markdown, "read_tree", lambda *_: {"blocks": [{"t": "Para", "c": [{"t": "Str", "c": "One"}]}]})
    problems = Problems()
    read(b"One\n\nTwo words", "a.md", problems)
    assert "2 words of the file were not read: Two, words" in str(problems.of("reader-loss")[0])


def test_front_matter_nested_without_end_is_none() -> None:
    problems = Problems()
    assert read_front_matter("---\n" + "[" * 3000 + "\n---\nText", "a.md", problems).end == 0
    assert problems.of("front-matter-broken")


def test_a_text_that_keeps_pandoc_busy_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "SECONDS", 1)
    with pytest.raises(UnreadableSource, match="did not finish within 1 s"):
        read(b"[" * 3000, "a.md", Problems())


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(UnreadableSource):
        read(b"> " * 2000 + b"deep", "a.md", Problems())


PIECES = (
    "*", "**", "_", "`", "```\n", "[", "](x)", "]", "[^1]", "\n\n[^1]: ", "^[", "\n", "\n\n", "> ", "- ", "1. ", "# ",
    "|", "\n|-|-|\n", "---\n", "\\", "&amp;", "<b>", "::: x\n", "    ", "{#a}", "[@k, 3]", "~", "![", "$", ": ", "a b ",
    "é", "\u00a0", "\x00", "\u2028",
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text("abc 12.", max_size=5)), max_size=25).map("".join))
def test_any_markdown_is_covered(markdown: str) -> None:
    problems = Problems()
    try:
        document = read(b"Word " + markdown.encode(), "a.md", problems)
    except UnreadableSource:
        return
    assert_covers(document)
    assert not problems.of("reader-loss")
