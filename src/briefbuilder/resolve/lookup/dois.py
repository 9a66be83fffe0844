"""A DOI → its record: Crossref's or DataCite's, whoever has it, through doi.org's content negotiation.

``"10.1000/tides"`` gives the record of doi.org/10.1000/tides.
"""

from __future__ import annotations

from urllib.parse import quote

from briefbuilder.identifiers import bare_doi, doi_is_right
from briefbuilder.resolve.lookup.answers import CSL_JSON, JSON, json_of
from briefbuilder.resolve.lookup.door import Services, ask
from briefbuilder.resolve.lookup.failures import Broken, Refused
from briefbuilder.resolve.lookup.records import Record, clean
from briefbuilder.resolve.lookup.texts import plain_text


def look_up_doi(doi: str, services: Services) -> Record:
    """Raises one of ``failures``."""
    asked = bare_doi(plain_text(doi))
    if not doi_is_right(asked):
        raise Refused(f"“{doi[:100]}” is no DOI")
    answer = ask(f"{services.doi}/{quote(asked, safe='/()')}", f"{CSL_JSON}, {JSON};q=0.5", services, named=True)
    item = clean(json_of(answer, "doi.org"))
    if not item:
        raise Broken(f"the record of {asked} has no title")
    item.setdefault("DOI", asked)
    return Record("doi", asked, "doi.org", answer.url, answer.date, (item,))
