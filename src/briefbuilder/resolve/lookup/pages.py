"""A web page → what it says of itself in its head: Highwire's citation_*, JSON-LD, Dublin Core, and, weak, OpenGraph.

In: an address.  Out: a record. What a page says for reference managers counts before what it says for passers-by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from lxml import etree, html

from briefbuilder.resolve.lookup.door import Answer, Services, ask
from briefbuilder.resolve.lookup.failures import Broken, NotFound
from briefbuilder.resolve.lookup.jsonld import from_json_ld
from briefbuilder.resolve.lookup.names import named
from briefbuilder.resolve.lookup.records import Csl, Record, clean
from briefbuilder.resolve.lookup.texts import plain_text

Heads = dict[str, list[str]]

_ACCEPT = "text/html, application/xhtml+xml"
_MOST_HEADS = 2_000


def look_up_page(url: str, services: Services) -> Record:
    """Raises one of ``failures``."""
    asked = url if "://" in url else f"https://{url}"
    answer = ask(asked, _ACCEPT, services)
    if answer.type not in ("text/html", "application/xhtml+xml"):
        raise Broken(f"{asked[:200]} is no web page but “{answer.type[:60]}”")
    item, weak = page_record(answer)
    if not item:
        raise NotFound(f"{asked[:200]} does not say in its head what it is")
    item.setdefault("URL", plain_text(asked))
    return Record("url", asked, "the page itself", answer.url, answer.date, (item,), weak)


def page_record(answer: Answer) -> tuple[Csl, bool]:
    """What the page says of itself, each thing from the first who says it; and whether only passers-by are told."""
    tree = _tree(answer)
    heads = _heads(tree)
    ways: tuple[Callable[[], Csl], ...] = (
        lambda: _highwire(heads),
        lambda: from_json_ld(_scripts(tree)),
        lambda: _dublin_core(heads),
        lambda: _open_graph(heads, tree),
    )
    found: Csl = {}
    weak = True
    for number, way in enumerate(ways):
        said = clean(way())
        weak = weak and (not said or number == len(ways) - 1)
        found = {**said, **found}
    return found, weak


def _tree(answer: Answer) -> html.HtmlElement:
    """The page as a tree: in the charset that its server names, else in the one that it names itself."""
    parser = html.HTMLParser(no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(_decoded(answer), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Broken("the page cannot be read as HTML") from error


def _decoded(answer: Answer) -> str | bytes:
    if not answer.charset or b"<?xml" in answer.data[:200]:  # what names its charset twice is not read as text
        return answer.data
    try:
        return answer.data.decode(answer.charset, "replace")
    except (LookupError, ValueError):  # a charset that nobody knows
        return answer.data


def _heads(tree: html.HtmlElement) -> Heads:
    """All ``<meta name=… content=…>`` by name, in order."""
    found: Heads = defaultdict(list)
    for count, meta in enumerate(tree.iter("meta")):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().casefold()
        text = plain_text(meta.get("content") or "")
        if name and text and count < _MOST_HEADS and len(found[name]) < 200:
            found[name].append(text)
    return found


def _scripts(tree: html.HtmlElement) -> list[str]:
    """The texts of all ``<script type="application/ld+json">``."""
    scripts = tree.iter("script")
    return [one.text or "" for one in scripts if (one.get("type") or "").strip().casefold() == "application/ld+json"]


def _one(heads: Heads, *names: str) -> str:
    return next((heads[name][0] for name in names if heads.get(name)), "")


def _all(heads: Heads, *names: str) -> list[str]:
    return next((heads[name] for name in names if heads.get(name)), [])


# --- Who says what -----------------------------------------------------------------------------------------------


def _highwire(heads: Heads) -> Csl:
    """What scholars' search engines read."""
    if not heads.get("citation_title"):
        return {}
    first, last = _one(heads, "citation_firstpage"), _one(heads, "citation_lastpage")
    container = _one(heads, "citation_journal_title")
    within = _one(heads, "citation_inbook_title", "citation_book_title", "citation_conference_title")
    school = _one(heads, "citation_dissertation_institution")
    institute = _one(heads, "citation_technical_report_institution")
    return {
        "type": _highwire_type(container, heads, school=school, institute=institute),
        "title": _one(heads, "citation_title"),
        "author": [named(name) for name in _all(heads, "citation_author", "citation_authors")],
        "editor": [named(name) for name in _all(heads, "citation_editor")],
        "issued": {
            "raw": _one(heads, "citation_publication_date", "citation_date", "citation_year", "citation_online_date")
        },
        "container-title": container or within,
        "volume": _one(heads, "citation_volume"),
        "issue": _one(heads, "citation_issue"),
        "number": _one(heads, "citation_technical_report_number"),
        "page": f"{first}–{last}" if first and last and first != last else first,
        "DOI": _one(heads, "citation_doi"),
        "ISBN": _one(heads, "citation_isbn"),
        "publisher": school or institute or _one(heads, "citation_publisher"),
        "language": _one(heads, "citation_language"),
    }


def _highwire_type(container: str, heads: Heads, *, school: str, institute: str) -> str:
    if container:
        return "article-journal"
    if school:
        return "thesis"
    if institute or heads.get("citation_technical_report_number"):
        return "report"
    if heads.get("citation_conference_title"):
        return "paper-conference"
    if heads.get("citation_inbook_title") or heads.get("citation_book_title"):
        return "chapter"
    return "book" if heads.get("citation_isbn") else ""


def _dublin_core(heads: Heads) -> Csl:
    """What libraries read: ``DC.title``, ``dc.creator``, ``DCTERMS.issued``."""

    def some(*names: str) -> list[str]:
        return _all(heads, *(f"{space}{name}" for name in names for space in ("dc.", "dcterms.", "dc:", "dcterms:")))

    numbers = [text for text in some("identifier", "identifier.doi") if text.casefold().startswith(("10.", "doi"))]
    return {
        "title": next(iter(some("title")), ""),
        "author": [named(name) for name in some("creator", "contributor.author")],
        "issued": {"raw": next(iter(some("date.issued", "issued", "date", "date.created", "created")), "")},
        "publisher": next(iter(some("publisher")), ""),
        "container-title": next(iter(some("source", "ispartof", "relation.ispartof")), ""),
        "DOI": next(iter(numbers), ""),
        "language": next(iter(some("language")), ""),
    }


def _open_graph(heads: Heads, tree: html.HtmlElement) -> Csl:
    """What a page tells those who pass a link on: a headline, the site's name, perhaps a date."""
    title = _one(heads, "og:title", "twitter:title") or plain_text(tree.findtext(".//title") or "")
    writers = [name for name in _all(heads, "author", "article:author", "parsely-author") if "://" not in name]
    return {
        "type": "webpage",
        "title": title,
        "author": [named(name) for name in writers],
        "issued": {"raw": _one(heads, "article:published_time", "date", "pubdate", "parsely-pub-date")},
        "container-title": _one(heads, "og:site_name", "application-name"),
    }
