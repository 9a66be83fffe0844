"""An ISBN → its record in Open Library's words, turned into CSL: ``"978-0-306-40615-7"`` gives a book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefbuilder.identifiers import bare_isbn, isbn_is_right
from briefbuilder.resolve.lookup.answers import JSON, json_of
from briefbuilder.resolve.lookup.door import Services, ask
from briefbuilder.resolve.lookup.failures import Broken, NotFound, Refused
from briefbuilder.resolve.lookup.names import named
from briefbuilder.resolve.lookup.records import Csl, Record, clean
from briefbuilder.resolve.lookup.texts import plain_text


def look_up_isbn(isbn: str, services: Services) -> Record:
    """Raises one of ``failures``; a number whose check digit is wrong is not asked for at all."""
    asked = bare_isbn(isbn)
    if not asked or not isbn_is_right(asked):
        raise Refused(f"“{isbn[:100]}” is no ISBN, or its check digit is wrong")
    query = f"bibkeys=ISBN:{asked}&format=json&jscmd=data"
    answer = ask(f"{services.open_library}/api/books?{query}", JSON, services, named=True)
    data = json_of(answer, "openlibrary.org")
    if not isinstance(data, Mapping):
        raise Broken("openlibrary.org sends no list of books")
    book = data.get(f"ISBN:{asked}")
    if not isinstance(book, Mapping):
        raise NotFound(f"Open Library has no book with the ISBN {asked}")
    item = clean(_csl(book, asked))
    if not item:
        raise Broken(f"the record of the ISBN {asked} has no title")
    return Record("isbn", asked, "openlibrary.org", answer.url, answer.date, (item,))


def _csl(book: Mapping[str, Any], isbn: str) -> Csl:
    return {
        "type": "book",
        "title": book.get("title"),
        "subtitle": book.get("subtitle"),
        "author": [named(name) for name in _names(book.get("authors"))],
        "publisher": next(iter(_names(book.get("publishers"))), ""),
        "publisher-place": next(iter(_names(book.get("publish_places"))), ""),
        "issued": {"raw": plain_text(book.get("publish_date"), 100)},
        "edition": book.get("edition_name"),
        "ISBN": isbn,
    }


def _names(rows: object) -> list[str]:
    """``[{"name": "Pier Press"}]`` gives ["Pier Press"]."""
    if not isinstance(rows, list):
        return []
    found = (plain_text(row.get("name") if isinstance(row, Mapping) else row, 300) for row in rows[:200])
    return [name for name in found if name]
