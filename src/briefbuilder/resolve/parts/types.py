"""What kind of work an entry is: signs are weighed, the heaviest kind wins.

In: the fields of a draft and the words of its genre.  Out: a type of BibLaTeX (book, article, incollection, report …).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from briefbuilder.resolve.parts.corporate import names_body
from briefbuilder.resolve.parts.kinds import (
    is_case,
    is_dataset,
    is_interview,
    is_law,
    is_press,
    is_proceedings,
    is_reference_work,
    is_site,
    is_spoken,
    is_symbol,
    opens_talk,
    report_kind,
    thesis_kind,
)
from briefbuilder.resolve.parts.statutes import opens_law

Sign = tuple[object, str, int]  # what must be so, for which kind it speaks, how loudly

# Of equal weights the first wins: what is said outright before what follows.
_ORDER = (
    "thesis", "inproceedings", "incollection", "inreference", "article", "report", "collection", "book", "dataset",
    "legislation", "jurisdiction", "unpublished", "online", "misc",
)  # fmt: skip


def decide_type(fields: Mapping[str, str], genre: str, *, quoted: bool = False) -> str:
    """The heaviest kind; ``genre`` are the entry's own words for it, ``quoted``: the title stood in marks.

    ``{"title": "Low Tide", "publisher": "Sea Press"}`` is a book, with a genre "PhD thesis" a thesis.
    """
    weights: Counter[str] = Counter()
    by_genre, by_publisher = _by_genre(fields, genre, quoted=quoted), _by_publisher(fields, quoted=quoted)
    for fits, name, weight in chain(by_genre, _by_container(fields), by_publisher, _by_rest(fields)):
        if fits:
            weights[name] += weight
    return max(weights, key=lambda name: (weights[name], -_ORDER.index(name))) if weights else "misc"


def _by_genre(fields: Mapping[str, str], genre: str, *, quoted: bool) -> Iterator[Sign]:
    has = fields.get
    held = has("journaltitle") or has("booktitle")
    around = f"{has('series', '')} {has('note', '')}"
    yield thesis_kind(genre), "thesis", 20
    yield thesis_kind(has("note", "")) and not held, "thesis", 12
    yield report_kind(genre), "report", 14
    yield report_kind(around) and not held, "report", 4
    body = has("author", "").startswith("{") and names_body(has("author", ""))
    yield body and report_kind(has("title", "")) and not held, "report", 10
    numbered = has("number") and not has("volume") and report_kind(has("journaltitle", ""))
    yield body and numbered, "report", 14  # "Middle East Report N°145" of a house that signs it
    yield is_spoken(genre), "misc", 20
    yield genre and not thesis_kind(genre) and has("number") and not held, "report", 3
    yield is_interview(genre), "misc", 12
    counted = has("volume") or has("number") or has("pages") or has("doi") or has("url")
    led = opens_talk(has("title", "")) and not quoted and not has("booktitle") and not has("editor")
    yield led and not counted, "misc", 30
    yield is_dataset(genre), "dataset", 12
    yield is_law(genre), "legislation", 6
    yield opens_law(has("title", "")) and has("author", "{")[0] == "{", "legislation", 30
    reported = is_case(has("title", "")) and re.search(r"\w\.", has("journaltitle", ""))
    yield reported and not has("author"), "jurisdiction", 20
    yield is_symbol(f"{genre} {around} {has('number', '')}") and not held, "report", 9


def _by_container(fields: Mapping[str, str]) -> Iterator[Sign]:
    has = fields.get
    journal, book = has("journaltitle", ""), has("booktitle", "")
    counted = has("volume") or has("number") or has("pages") or has("doi")
    yield journal, "article", 8
    yield journal and counted, "article", 4
    yield journal and is_site(journal), "online", 14
    yield book and not is_proceedings(book), "incollection", 8
    yield book and is_reference_work(book), "inreference", 9
    yield book and is_proceedings(book), "inproceedings", 9
    yield book and has("editor"), "incollection", 3
    yield has("eventtitle") and book, "inproceedings", 5
    yield has("eventtitle") and not book and not journal, "unpublished", 9
    yield has("organization"), "online", 6


def _by_publisher(fields: Mapping[str, str], *, quoted: bool) -> Iterator[Sign]:
    has = fields.get
    publisher = has("publisher", "")
    alone = not has("journaltitle") and not has("booktitle")
    dated = has("url") or has("number") or len(has("date", "")) > 4
    yield publisher and alone, "book", 7
    yield publisher and alone and not is_press(publisher) and not has("isbn") and dated, "report", 10
    yield has("location") and not quoted and alone, "book", 2
    yield (has("isbn") or has("edition") or has("pagetotal")) and alone, "book", 4
    yield has("editor") and not has("author") and alone, "collection", 14


def _by_rest(fields: Mapping[str, str]) -> Iterator[Sign]:
    has = fields.get
    held = has("journaltitle") or has("booktitle")
    yield has("url") and not has("publisher") and not held, "online", 6
    yield has("url"), "online", 1
    yield is_case(has("title", "")) and not held and not has("publisher"), "jurisdiction", 6
