"""A whole entry: its head, its body in the layout of its kind, its tail."""

from __future__ import annotations

from collections.abc import Callable

from .dates import say_date
from .heads import DATED_FIRST, body_of, say_head
from .layouts import say_article, say_book_entry, say_chapter, say_paper
from .others import say_dataset, say_news, say_report, say_thesis, say_web
from .pen import Line, Pen, Record
from .tails import say_tail


def say_entry(line: Line, record: Record, pen: Pen) -> None:
    """The whole entry of a record in the list's layout."""
    first = pen.always("dated first", DATED_FIRST[pen.kind])
    if record.get("author") and pen.maybe(
        0.8 if pen.always("title first", 0.01 if pen.kind == "note" else 0.035) else 0.004
    ):
        line.printed["late"] = True
    people = say_head(line, record, pen, first=first)
    body = BODIES[body_of(record)]
    body(line, record, pen)
    _say_end(line, record, pen)
    if not people and not line.parts:
        line.say("title", str(record.get("title", "")))


def _say_end(line: Line, record: Record, pen: Pen) -> None:
    """A date that nobody has said yet; addresses, identifiers, notes."""
    body = body_of(record)
    if line.owes_date and body != "web" and pen.maybe(0.85):
        line.close(pen.habit("before last date", {", ": 7, ". ": 2, " ": 1}))
        late = 0.4 if body in ("report", "paper") else 0.1
        say_date(line, record, pen, month=late, form=pen.habit("last date", {"": 6, "()": 1}))
    web = {"web": 1.0, "dataset": 1.0, "report": 0.5, "news": 0.9 if pen.always("news urls", 0.5) else 0.1}.get(
        body, 0.0
    )
    say_tail(line, record, pen, web=pen.maybe(web))


BODIES: dict[str, Callable[[Line, Record, Pen], None]] = {
    "article": say_article, "book": say_book_entry, "chapter": say_chapter, "paper": say_paper,
    "thesis": say_thesis, "report": say_report,
    "news": say_news, "web": say_web, "dataset": say_dataset,
}  # fmt: skip
