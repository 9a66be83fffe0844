"""What of a page is its site: by element, role, name and links; what is hidden, and where links lead."""

from __future__ import annotations

from briefbuilder.model import Document, Run, block_text, leaf_inlines
from briefbuilder.problems import Problems
from briefbuilder.read import read

TEXT = "The keeper wrote down every barge that passed the lock, its cargo and its master, for forty years. " * 4


def page(body: str, head: str = "") -> Document:
    markup = f"<html lang='en'><head>{head}</head><body>{body}</body></html>"
    return read(markup.encode(), "page.html", Problems())


def texts(document: Document) -> list[str]:
    return [block_text(block).strip() for block in document.blocks]


def test_parts_with_a_role_or_a_name_go_from_within_the_text_too() -> None:
    document = page(
        f"<div><p>{TEXT}</p><div class='share-buttons'>Post it</div><aside><p>Our letter</p></aside><p>{TEXT}</p>"
        "<div role='navigation'><a href='/a'>On</a></div></div>"
    )
    assert texts(document) == [TEXT.strip()] * 2
    assert {piece.rule for piece in document.removed} == {"site-chrome"}


def test_what_marks_link_to_stays_whatever_it_is_called() -> None:
    document = page(
        f"<article><p>{TEXT}<sup><a href='#n1' id='c1'>1</a></sup></p>"
        "<aside class='sidebar'><p id='n1'><a href='#c1'>1</a> A note.</p></aside></article>"
    )
    assert [block_text(block).strip() for note in document.notes for block in note.blocks] == ["A note."]


def test_a_list_that_names_the_page_s_headings_is_no_text() -> None:
    document = page(
        "<main><ul><li><a href='#a'>Rope</a></li><li><a href='#b'>Tar</a></li><li><a href='#c'>Oak</a></li></ul>"
        f"<h2 id='a'>Rope</h2><p>{TEXT}</p><h2 id='b'>Tar</h2><p>{TEXT}</p><h2 id='c'>Oak</h2><p>{TEXT}</p></main>"
    )
    assert texts(document)[0] == "Rope"
    assert texts(document)[1] == TEXT.strip()


def test_hidden_parts_go() -> None:
    document = page(f"<p>{TEXT}<span aria-hidden='true'>#</span></p><p class='sr-only'>Skip</p>")
    assert texts(document) == [TEXT.strip()]
    assert {piece.rule for piece in document.removed} == {"hidden"}


def test_a_link_within_the_site_leads_somewhere_if_the_page_says_where_it_is() -> None:
    head = "<link rel='canonical' href='https://wharf.example/essays/lock'>"
    document = page(f"<p>{TEXT} See <a href='../maps'>the map</a>.</p>", head)
    links = [
        run.link for block in document.blocks for leaf in leaf_inlines(block) for run in leaf if isinstance(run, Run)
    ]
    assert "https://wharf.example/maps" in links


def test_the_page_s_one_heading_is_its_title_but_not_the_site_s() -> None:
    text = f"<article><h1>The Lower Lock</h1><p>{TEXT}</p></article>"
    document = page(f"<header><h1>The Wharf Letter</h1></header>{text}", "<title>An essay | The Wharf Letter</title>")
    assert document.metadata.title is not None
    assert document.metadata.title.value == "The Lower Lock"
