"""What stands on the title page, from the settings and the sources; dates never from the clock."""

from __future__ import annotations

import os
import re
import unicodedata
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from briefbuilder.config import Config
from briefbuilder.model import BookInfo, Document
from briefbuilder.problems import Place, Problems

UNDATED = "1980-01-01"  # the first day a ZIP archive can hold (APPNOTE.TXT 4.4.6)
_LONGEST_SLUG = 60
# Letters that have no decomposition of their own.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "œ": "oe", "þ": "th", "ı": "i"})


def book_info(config: Config, documents: Sequence[Document], csl: str, problems: Problems) -> BookInfo:
    """The book's own data: ``book_info(config, documents, "apa", problems).slug`` is ``"iran-and-russia"``."""
    return BookInfo(
        title=config.title,
        subtitle=config.subtitle,
        slug=slug(config.title),
        authors=config.authors,
        lang=config.lang,
        date=_date(config, documents, problems),
        identifier=_identifier(config, documents),
        publisher=config.publisher,
        rights=config.rights,
        description=config.description,
        csl=csl,
        paper=config.paper,
        cited_in=config.cited_in,
    )


def slug(title: str) -> str:
    """A file name of a title: ``"Iran & Rußland, 2018"`` gives ``"iran-russland-2018"``."""
    folded = unicodedata.normalize("NFKD", title.casefold().translate(_LETTERS))
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    words = re.findall(r"\w+", bare)
    short = ""
    for word in words:
        if short and len(short) + len(word) >= _LONGEST_SLUG:
            break
        short = f"{short}-{word}" if short else word[:_LONGEST_SLUG]
    return short or "book"


def _date(config: Config, documents: Sequence[Document], problems: Problems) -> str:
    """SOURCE_DATE_EPOCH (reproducible-builds.org), else the editor's date, else that of the newest dated source."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    if config.date:
        return config.date
    dates = [document.metadata.date.value for document in documents if document.metadata.date]
    if dates:
        return max(dates)
    problems.note(
        "book-undated",
        "no source states a date, so the book has none",
        Place("sources/book.yaml"),
        "give date: in book.yaml, or set SOURCE_DATE_EPOCH",
    )
    return UNDATED


def _identifier(config: Config, documents: Sequence[Document]) -> str:
    """A URN made of the title and the sources' hashes (RFC 9562, version 5): the same texts, the same book."""
    seed = "\n".join([config.title, *(document.source.sha256 for document in documents)])
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'briefbuilder:{seed}')}"
