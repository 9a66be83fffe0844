"""The only door to the network: a DOI, an ISBN, an address or a title → a record. A build never comes here.

``look_up_doi("10.1000/tides", services)`` asks doi.org, which sends on to Crossref or DataCite; ``look_up_isbn`` asks
Open Library, ``look_up_page`` the page itself, ``search_work`` Crossref. Out: a ``Record`` (CSL-JSON, reduced to what a
reference can have), or one of ``failures``. ``fields_of`` puts it into BibLaTeX's words, ``likeness`` holds it against
what is printed. Nothing is written here.
"""

from __future__ import annotations

from briefbuilder.resolve.lookup.books import look_up_isbn
from briefbuilder.resolve.lookup.dois import look_up_doi
from briefbuilder.resolve.lookup.door import Services
from briefbuilder.resolve.lookup.failures import LookupFailed, NotKept
from briefbuilder.resolve.lookup.fields import fields_of, type_of
from briefbuilder.resolve.lookup.likeness import Likeness, likeness
from briefbuilder.resolve.lookup.pages import look_up_page
from briefbuilder.resolve.lookup.records import Csl, Kind, Record, record_of
from briefbuilder.resolve.lookup.search import query_of, search_work

__all__ = [
    "Csl",
    "Kind",
    "Likeness",
    "LookupFailed",
    "NotKept",
    "Record",
    "Services",
    "fields_of",
    "likeness",
    "look_up_doi",
    "look_up_isbn",
    "look_up_page",
    "query_of",
    "record_of",
    "search_work",
    "type_of",
]
