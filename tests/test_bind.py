"""Chapters become one book with one shelf."""

from __future__ import annotations

from briefbuilder.bind import bind
from briefbuilder.model import BookInfo, Reference, Resolved
from render.documents import document, mention, note, para

INFO = BookInfo("Book", "book", "en", "2020", "urn:x")


def entry(key: str, title: str = "T") -> Reference:
    return Reference(key, "book", (("title", title),))


def test_chapters_are_numbered_in_the_order_given() -> None:
    sources = [Resolved(document(name=f"{name}.txt"), entry(name)) for name in ("b", "a")]
    book = bind(sources, [], INFO)
    assert [(chapter.id, chapter.number, chapter.resolved.own.key) for chapter in book.chapters] == [
        ("ch01", 1, "b"),
        ("ch02", 2, "a"),
    ]


def test_ids_of_a_hundred_chapters_have_one_width() -> None:
    book = bind([Resolved(document(), entry(f"k{index}")) for index in range(100)], [], INFO)
    assert (book.chapters[0].id, book.chapters[99].id) == ("ch001", "ch100")


def test_cited_is_what_any_text_or_note_cites() -> None:
    first = document(para(mention("in-text")), notes=(note("n1", para(mention("in-note"))),))
    book = bind([Resolved(first, entry("a"), ("uncited",)), Resolved(document(), entry("b"))], [], INFO)
    assert book.cited == {"in-text", "in-note"}


def test_the_shelf_holds_every_source_once_and_the_editors_entry_wins() -> None:
    book = bind(
        [Resolved(document(), entry("a", "as read")), Resolved(document(), entry("b"))],
        [entry("c"), entry("a", "as put right")],
        INFO,
    )
    assert [(reference.key, reference.get("title")) for reference in book.shelf] == [
        ("c", "T"),
        ("a", "as put right"),
        ("b", "T"),
    ]
