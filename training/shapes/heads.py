"""The head of an entry: who wrote it, when (in author-date lists), and its title; the tables of the kinds of lists."""

from __future__ import annotations

from .containers import say_book_editors
from .dates import say_date
from .names import names_of
from .pen import Line, Pen, Record
from .titles import say_title

# Whose lists: their separators between slots.
KINDS = {
    "author-date": 6,
    "science": 5,
    "note": 5,
    "humanities": 4,
    "vancouver": 2.5,
    "french": 2,
    "german": 2,
    "gost": 0.0,
}
SEPARATORS = {
    "author-date": {". ": 6, ", ": 4, " ": 0.6},
    "science": {", ": 6, ". ": 5, "; ": 0.2},
    "note": {", ": 9, ". ": 1},
    "humanities": {". ": 6, ", ": 4},
    "vancouver": {". ": 9, " ": 0.3, ", ": 0.5},
    "french": {", ": 8, ". ": 1.5},
    "german": {". ": 4, ", ": 4, ": ": 0.3},
    "gost": {". ": 4, ". – ": 4, ". — ": 3, ", ": 0.5},
}
AFTER_NAMES = {
    "author-date": {" ": 6, ". ": 3, ", ": 2, ": ": 0.5},
    "science": {", ": 6, ". ": 5, ": ": 2, " ": 0.7, "; ": 0.2},
    "note": {", ": 9, ": ": 2, " - ": 0.1},
    "humanities": {". ": 6, ", ": 4, ": ": 1},
    "vancouver": {". ": 9, ": ": 1.5, ", ": 0.5},
    "french": {", ": 8, ". ": 1.5, " : ": 0.7, " ": 0.3},
    "german": {": ": 8, ", ": 3, ". ": 1},
    "gost": {" ": 6, ". ": 3, ", ": 0.5},
}
AFTER_DATE = {". ": 6, " ": 4, ", ": 3, ": ": 2, "; ": 0.2, ".": 0.2}
DATE_FORMS = {"author-date": {"()": 8, "": 5, "[]": 0.2}, "vancouver": {"": 3, "()": 1}}
DATED_FIRST = {
    "author-date": 1.0,
    "science": 0.3,
    "note": 0.04,
    "humanities": 0.2,
    "vancouver": 0.06,
    "french": 0.2,
    "german": 0.3,
    "gost": 0.05,
}
TITLE_DRESS = {
    "note": {"quotes": 9, "plain": 1},
    "humanities": {"quotes": 8, "plain": 2},
    "french": {"quotes": 9, "plain": 1},
    "german": {"plain": 6, "quotes": 4},
    "science": {"plain": 6, "quotes": 5},
    "gost": {"plain": 1},
    "vancouver": {"plain": 1},
    "author-date": {"plain": 7, "quotes": 3.5},
}


def body_of(record: Record) -> str:
    """Which layout a kind of work has: "post-weblog" → "web"."""
    kind = str(record.get("type", ""))
    return {
        "article-journal": "article", "article-magazine": "news", "article-newspaper": "news", "chapter": "chapter",
        "entry-encyclopedia": "chapter", "entry-dictionary": "chapter", "paper-conference": "paper", "thesis": "thesis",
        "report": "report", "webpage": "web", "post-weblog": "web", "post": "web", "dataset": "dataset",
        "article": "report",
        "interview": "web", "speech": "web", "manuscript": "report",
    }.get(kind, "book")  # fmt: skip


def separator(pen: Pen) -> str:
    """What parts the slots of this list."""
    return pen.habit("separator", SEPARATORS[pen.kind])


def say_head(line: Line, record: Record, pen: Pen, *, first: bool) -> bool:
    """Authors (or a book's editors) and, in author-date lists, the date behind them."""
    before = len(line.parts)
    if line.printed.get("late"):
        pass
    elif record.get("author"):
        line.say("author", _again(names_of(record["author"], pen), pen))
    elif record.get("editor") and not record.get("container-title"):
        say_book_editors(line, record, pen)
    if len(line.parts) == before:
        line.printed["undated"] = first
        line.owes_date = not first
        return False
    form = pen.habit("date form", DATE_FORMS.get(pen.kind, {"()": 5, "": 3}))
    after = pen.habit("after names", AFTER_NAMES["author-date" if first else pen.kind])
    if first and not form and not after.strip():
        after = pen.habit("before bare year", {" ": 2, ". ": 4, ", ": 4})
    line.close(after)
    if first:
        _say_first_date(line, record, pen, form)
    return True


def _again(names: str, pen: Pen) -> str:
    """Now and then the same people as in the entry above: "—", "Ders.", "Idem"."""
    if not pen.maybe(0.012):
        return names
    own = {"de": ("Ders.", "Dies."), "fr": ("Id.", "Idem"), "it": ("Id.", "Ead."), "ru": ("Он же",)}.get(
        pen.language, ("Idem",)
    )
    return pen.one(("———", "—", "----", "____", "---", "–––", *own, *own))


def _say_first_date(line: Line, record: Record, pen: Pen, form: str) -> None:
    news = body_of(record) in ("news", "web")
    say_date(
        line,
        record,
        pen,
        form=form,
        month=0.12 if news else 0.01,
        day=0.45 if news and pen.always("news day first", 0.6) else 0.0,
    )
    line.close(pen.habit("after date", AFTER_DATE))


def say_headline(line: Line, record: Record, pen: Pen, dress: str, after: str | None = None) -> None:
    """The title; behind it, where they come late, its people and its date."""
    after = separator(pen) if after is None else after
    say_title(line, record, pen, dress, after)
    if line.printed.pop("late", False):
        if pen.kind == "gost":
            line.close(" ")
        by = pen.now({"": 6, "by ": 2 if pen.language == "en" else 0, "/ ": 5 if pen.kind == "gost" else 0.1})
        line.say("author", by + names_of(record["author"], pen))
        line.close(separator(pen) if after.strip(".,: ") == "" and after else "")
    if line.printed.get("undated"):
        line.printed["undated"] = False
        _say_first_date(line, record, pen, pen.habit("date form", DATE_FORMS.get(pen.kind, {"()": 5, "": 3})))


def dress_of(pen: Pen) -> str:
    """How this list dresses the titles of articles: in quotes, or plain."""
    return pen.habit("title dress", TITLE_DRESS[pen.kind])
