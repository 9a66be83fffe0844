from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder.model import (
    Call,
    CodeBlock,
    Document,
    Figure,
    Heading,
    Image,
    ItemList,
    Paragraph,
    Quote,
    Run,
    Table,
    block_text,
    plain,
)
from briefbuilder.problems import Problems, UnreadableSource
from briefbuilder.read import read
from covering import assert_covers


def page(body: str, head: str = "", attributes: str = "") -> tuple[Document, Problems]:
    problems = Problems()
    html = f"<!DOCTYPE html><html {attributes}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    document = read(html.encode(), "page.html", problems)
    assert_covers(document)
    assert not problems.of("reader-loss")
    return document, problems


def test_paragraphs_know_their_element_and_line() -> None:
    document, problems = page("\n<div><p>One <em>quay</em>.</p>\n<p>Two  \n lines.</p></div>")
    first, second = document.blocks
    assert block_text(second) == "Two lines."
    assert isinstance(first, Paragraph)
    assert first.inlines[1] == Run("quay", 4, 8, styles=frozenset({"emph"}))
    assert str(document.source.place(11)) == "page.html:3:1 (/html/body/div/p[2])"
    assert not len(problems)


def test_every_kind_of_block_has_its_shape() -> None:
    document, _ = page(
        "<h2>Head</h2><blockquote><p>Said.</p></blockquote><ol start=3><li>three<li>four</ol><pre>a  b\nc</pre>"
        "<dl><dt>Term<dd>Meaning</dl><hr><figure><img src=c.png alt=Chart><figcaption>Below</figcaption></figure>"
        "<p><img src='d%20e.png' alt=Map></p>naked<br><br>parted<br>not parted"
    )
    kinds = [type(block).__name__ for block in document.blocks]
    assert kinds == [
        "Heading", "Quote", "ItemList", "CodeBlock", "ItemList", "Rule", "Figure", "Figure", "Paragraph", "Paragraph",
    ]  # fmt: skip
    heading, quote, numbers, code, terms, _, figure, picture, naked, parted = document.blocks
    assert isinstance(heading, Heading)
    assert heading.level == 2
    assert isinstance(quote, Quote)
    assert isinstance(numbers, ItemList)
    assert (numbers.ordered, numbers.start, len(numbers.items)) == (True, 3, 2)
    assert isinstance(code, CodeBlock)
    assert block_text(code) == "a  b\nc"
    assert block_text(terms) == "Term\nMeaning"
    assert isinstance(figure, Figure)
    assert figure.image
    assert (figure.image.target, figure.image.alt, plain(figure.caption)) == ("c.png", "Chart", "Below")
    assert isinstance(picture, Figure)
    assert picture.image
    assert picture.image.target == "d e.png"
    assert (block_text(naked), block_text(parted)) == ("naked", "parted\nnot parted")


def test_spanned_cells_leave_empty_ones() -> None:
    document, _ = page(
        "<table><caption>Trade</caption><tr><th>Year<th>In<th align=right>Out</tr>"
        "<tr><td rowspan=2>2015<td colspan=2>none</tr><tr><td>1<td>2<p>more</tr></table>"
    )
    [table] = document.blocks
    assert isinstance(table, Table)
    assert [plain(cell) for cell in table.header] == ["Year", "In", "Out"]
    assert [[plain(cell) for cell in row] for row in table.rows] == [["2015", "none", ""], ["", "1", "2\nmore"]]
    assert plain(table.caption) == "Trade"
    assert table.aligns[2] in {"right", ""}


def test_a_table_that_lays_out_the_page_is_read_through() -> None:
    document, _ = page("<table><tr><td><h2>Head</h2><p>Text.</p></td><td>Side</td></tr></table>")
    assert [type(block).__name__ for block in document.blocks] == ["Heading", "Paragraph", "Paragraph"]


NOTES = """<p>A claim<sup><a href="#fn1" id="r1">1</a></sup> and another<a class="noteref" href="#n2">[2]</a>.
 Once more<sup><a href="#fn1">1</a></sup>.</p>
<section><h2>Notes</h2><ol><li id="fn1"><p>Roe, <i>Quays</i>, 12. <a href="#r1">↩</a></p></li>
<li id="n2">Plain.</li></ol></section>"""


def test_linked_notes_are_lifted_and_called() -> None:
    document, problems = page(NOTES)
    [paragraph] = document.blocks
    calls = [inline for inline in paragraph.inlines if isinstance(inline, Call)]  # type: ignore[union-attr]
    assert [(call.label, call.note) for call in calls] == [("1", "n1"), ("2", "n2"), ("1", "n1")]
    assert block_text(paragraph) == "A claim and another. Once more."
    assert [(note.id, note.label, block_text(note.blocks[0])) for note in document.notes] == [
        ("n1", "1", "Roe, Quays, 12."), ("n2", "2", "Plain."),
    ]  # fmt: skip
    removed = {removed.rule: document.source.text[removed.start : removed.end] for removed in document.removed}
    assert removed == {"back-link": "↩", "notes-heading": "Notes"}
    assert not len(problems)


@pytest.mark.parametrize("note", [
    '<p id="n1"><a href="#c1">[1]</a> The note.</p>',
    '<p><a name="n1" href="#c1">1.</a> The note.</p>',
    '<p id="n1">1. The note. <a href="#c1">back</a></p>',
    '<p id="n1"><sup>1</sup> The note.<a href="#c1">^</a></p>',
])  # fmt: skip
def test_a_mark_at_the_head_of_a_note_is_its_label(note: str) -> None:
    document, _ = page(f'<p>Text.<a id="c1" href="#n1">[1]</a></p>{note}')
    [lifted] = document.notes
    assert block_text(lifted.blocks[0]) == "The note."
    assert "1" in document.source.text[lifted.label_start : lifted.label_end]


@pytest.mark.parametrize("body", [
    '<p><a href="#s1">1</a> <a href="#s2">2</a></p><h2 id="s1">One</h2><p>a</p><div id="s2"><h2>Two</h2>b</div>',
    '<p>See <a href="#p2">the second</a>.</p><p id="p2">Second.</p>',
    '<p><a href="#gone">1</a></p>',
    '<p>All<sup><a href="#a">1</a><a href="#b">2</a></sup></p><p>Of <a id="a">1</a> x <a id="b">2</a> y</p>',
])  # fmt: skip
def test_other_links_within_the_page_are_no_calls(body: str) -> None:
    document, _ = page(body)
    assert not document.notes


def test_the_site_around_the_text_is_set_aside_not_lost() -> None:
    document, problems = page(
        "<header>The Quay</header><nav>Home News</nav><main><header>By Ann</header><p>Text of the piece, in words.</p>"
        "<p hidden>Secret</p><form><label>Mail</label><button>Send</button></form></main><footer>Imprint</footer>"
    )
    assert [block_text(block) for block in document.blocks] == ["By Ann", "Text of the piece, in words."]
    removed = sorted((removed.rule, document.source.text[removed.start : removed.end]) for removed in document.removed)
    assert removed == [
        ("form", "Mail"), ("form", "Send"), ("hidden", "Secret"), ("site-chrome", "Home News"),
        ("site-chrome", "Imprint"), ("site-chrome", "The Quay"),
    ]  # fmt: skip
    assert {problem.code for problem in problems} == {"form-removed", "hidden-removed", "site-chrome-removed"}


def test_one_article_of_many_is_not_the_page() -> None:
    document, _ = page("<article><p>Teaser.</p></article><header>A long head of many words</header><p>And text.</p>")
    assert not document.removed


def test_nothing_active_and_no_outside_target_travels_on() -> None:
    document, problems = page(
        "<p onclick=x()>a <a href='javascript:alert(1)'>b</a> <a href='file:///etc/passwd'>c</a> "
        "<a href='//h.example/x'>d</a> <a href='/e'>e</a> <a href=' https://ok.example/f'>f</a> "
        "<img src='http://t.example/p.gif' alt=pixel><img src='data:image/png;base64,AAAA' alt=data>"
        "<img src='../../up.png' alt=up><img src='/abs.png' alt=abs></p><script>x</script><iframe src=y></iframe>"
    )
    [paragraph] = document.blocks
    assert isinstance(paragraph, Paragraph)
    links = [inline.link for inline in paragraph.inlines if isinstance(inline, Run) and inline.link]
    assert links == ["https://ok.example/f"]
    assert not any(isinstance(inline, Image) for inline in paragraph.inlines)
    assert block_text(paragraph) == "a b c d e f pixeldataupabs"
    assert len(problems.of("unsafe-link")) == 3
    assert len(problems.of("picture-missing")) == 4
    assert problems.of("active-content")


def test_external_entities_are_not_read() -> None:
    html = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>before &x; after</p>'
    document = read(html, "a.html", Problems())
    assert "root" not in document.source.text


def test_metadata_is_what_the_head_states() -> None:
    document, _ = page(
        "<h1>Harbour Notes</h1><p>x</p>",
        '<title>Harbour Notes | The Quay</title><meta name="citation_author" content="Roe, Ann">'
        '<meta name="citation_author" content="Doe, Jo"><meta name="dc.date" content="2016-03-04T10Z">'
        '<meta property="og:site_name" content="The Quay"><link rel="canonical" href="https://quay.example/h">',
        'lang="en_GB"',
    )
    meta = document.metadata
    assert meta.title
    assert meta.date
    assert meta.publisher
    assert meta.url
    assert (meta.title.value, meta.date.value, meta.lang) == ("Harbour Notes", "2016-03-04", "en-GB")
    assert [author.value for author in meta.authors] == ["Roe, Ann", "Doe, Jo"]
    assert (meta.publisher.value, meta.url.value) == ("The Quay", "https://quay.example/h")


def test_nothing_stated_is_nothing_guessed() -> None:
    meta = page("<p>x</p>", '<meta name="date" content="last Monday"><meta name="author" content="https://x.example">')[
        0
    ]
    assert meta.metadata == type(meta.metadata)()


def test_a_language_of_its_own_is_kept() -> None:
    document, _ = page('<p lang="en">a</p><p lang="de">b</p><div lang="ru"><p>c</p></div>', attributes='lang="en"')
    assert [block.lang for block in document.blocks] == ["", "de", "ru"]  # type: ignore[union-attr]


def test_the_declared_encoding_counts() -> None:
    html = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Да, й</p>'.encode("cp1251")
    problems = Problems()
    assert read(html, "a.htm", problems).source.text == "Да, й"
    assert not len(problems)


def test_loss_in_the_reader_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefbuilder.read import html

    monkeypatch.setattr(html, "_serialised", lambda _: b"<p>One</p>")
    problems = Problems()
    read(b"<p>One</p><p>Two words</p>", "a.html", problems)
    [problem] = problems.of("reader-loss")
    assert "2 words of the file were not read: Two, words" in problem.message


def test_a_page_without_text_is_unreadable() -> None:
    with pytest.raises(UnreadableSource):
        read(b"<html><body><script>x</script></body></html>", "a.html", Problems())


TAGS = ("p", "div", "em", "b", "li", "ul", "td", "tr", "table", "h1", "br", "sup", "a href=#x", "p id=x", "pre", "nav",
        "figure", "q", "blockquote", "dl", "dt", "span hidden", "/p", "/div", "/em", "/table", "/li", "/a")  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(TAGS).map("<{}>".format), st.text("ab1 <&;\n\x00é", max_size=6)), max_size=12)
)
def test_any_soup_is_covered(soup: list[str]) -> None:
    problems = Problems()
    try:
        document = read(("<body>x " + "".join(soup)).encode(), "a.html", problems)
    except UnreadableSource:
        return
    assert_covers(document)
    assert not problems.of("reader-loss")


def test_what_stands_outside_main_is_read() -> None:
    """pandoc itself reads nothing outside of <main>: a note at the page's end would be lost."""
    document, _ = page(
        '<main><p>Text.<sup><a href="#f">1</a></sup></p></main><p>After.</p><ol><li id="f">Note.</li></ol>'
    )
    assert [block_text(block) for block in document.blocks] == ["Text.", "After."]
    assert [block_text(note.blocks[0]) for note in document.notes] == ["Note."]


def test_parts_that_are_named_as_furniture_go_where_a_second_sign_agrees() -> None:
    words = "Text of the piece, which is a good deal longer than all that the site has put around it. "
    document, _ = page(
        '<div class="cookie-bar"><p>We count you.</p></div><main><article><div class="share-buttons"><a href="#">Send'
        f' this</a></div><p>{words * 4}</p><div class="comments-on-the-law"><p>A part of the text.</p></div></article>'
        '<section id="comments"><h2>2 comments</h2><p>First!</p></section></main>'
    )
    texts = [document.source.text[one.start : one.end] for one in document.removed if one.rule == "site-chrome"]
    assert sorted(texts) == ["2 comments First!", "Send this", "We count you."]
    assert block_text(document.blocks[-1]) == "A part of the text."
