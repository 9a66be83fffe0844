"""Answers in the services' formats, of works that we made up."""

from __future__ import annotations

import json
from typing import Any

CROSSREF: dict[str, Any] = {
    "type": "journal-article",
    "title": "Tides of the &lt;i&gt;Northern&lt;/i&gt; coast: a history",
    "author": [
        {"given": "Jane", "family": "Roe", "sequence": "first", "affiliation": []},
        {"name": "Pier Institute", "sequence": "additional"},
    ],
    "container-title": "Harbour Review",
    "publisher": "Pier Press",
    "volume": "12",
    "issue": "3",
    "page": "41-59",
    "issued": {"date-parts": [[2015, 3]]},
    "DOI": "10.1000/TIDES",
    "URL": "https://doi.org/10.1000/tides",
    "ISSN": ["1234-5678"],
    "abstract": "<jats:p>Long.</jats:p>",
    "is-referenced-by-count": 7,
}

DATACITE: dict[str, Any] = {
    "type": "dataset",
    "id": "https://doi.org/10.5072/levels",
    "categories": [],
    "author": [{"family": "Doe", "given": "John"}, {"literal": "Harbour Office"}],
    "issued": {"date-parts": [[2019, 5, 2]]},
    "DOI": "10.5072/levels",
    "publisher": "Tide Archive",
    "title": "Water levels of Kiel",
}

OPEN_LIBRARY: dict[str, Any] = {
    "ISBN:9780306406157": {
        "title": "Harbours in winter",
        "subtitle": "a study",
        "authors": [{"name": "Jane Roe", "url": "https://openlibrary.org/authors/OL1A"}, {"name": "Pier Institute"}],
        "publishers": [{"name": "Pier Press"}],
        "publish_places": [{"name": "Kiel"}],
        "publish_date": "March 2009",
        "number_of_pages": 200,
    }
}

SEARCH: dict[str, Any] = {
    "status": "ok",
    "message-type": "work-list",
    "message": {
        "total-results": 2,
        "items": [
            {"title": ["Bridges of Ghent"], "author": [{"given": "A.", "family": "Lee"}], "DOI": "10.1000/bridges"},
            {
                **CROSSREF,
                "title": ["Tides of the Northern coast"],
                "subtitle": ["a history"],
                "container-title": ["Harbour Review", "HR"],
            },
        ],
    },
}

PAGE = """<!DOCTYPE html><html><head><title>Tides | Pier Institute</title>
<meta name="citation_title" content="Tides of the coast">
<meta name="citation_author" content="Roe, Jane"><meta name="citation_author" content="John Doe">
<meta name="citation_publication_date" content="2015/03/01">
<meta name="citation_technical_report_institution" content="Pier Institute">
<meta name="citation_technical_report_number" content="14">
<meta property="og:title" content="TIDES!"><meta property="og:site_name" content="Pier">
</head><body><p>Text.</p></body></html>"""

NEWS = """<html><head>
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebPage", "name": "Home"},
 {"@type": ["NewsArticle"], "headline": "Harbour closed for winter", "datePublished": "2017-11-21T08:00:00+01:00",
  "author": [{"@type": "Person", "name": "Ann Smith"}, {"@type": "Organization", "name": "Harbour News Desk"}],
  "publisher": {"@type": "Organization", "name": "Harbour News"}}]}</script>
<meta property="og:title" content="Harbour closed for winter - Harbour News"></head><body></body></html>"""

DUBLIN = """<html><head><meta name="DC.title" content="Levels of the sea"><meta name="DC.creator" content="Doe, John">
<meta name="DCTERMS.issued" content="2011-06"><meta name="DC.identifier" content="doi:10.1000/levels">
<meta name="DC.publisher" content="Tide Archive"></head></html>"""

WEAK = """<html><head><title>Ships at rest</title><meta property="og:site_name" content="Quay Blog">
<meta property="article:published_time" content="2018-02-03T10:00:00Z"><meta name="author" content="By Ann Smith">
</head></html>"""


def text(data: object) -> str:
    return json.dumps(data)
