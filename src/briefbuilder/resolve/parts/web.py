"""Takes out of an entry what any convention can carry: address, DOI, ISBN, access date."""

from __future__ import annotations

import re

from briefbuilder.resolve.parts.addresses import find_address, find_doi, find_isbn, find_issn, host
from briefbuilder.resolve.parts.dates import find_dates
from briefbuilder.resolve.parts.draft import Scratch
from briefbuilder.words import ACCESS_NOTES, AVAILABLE_AT


def _any(tables: dict[str, tuple[str, ...]]) -> str:
    words = {word for row in tables.values() for word in row}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LEAD = re.compile(rf"(?:(?<=[\s,.;:(\[])|^)(?:{_any(AVAILABLE_AT)})\s*:?\s*[<(\[]?\s*$", re.IGNORECASE)
_ACCESS = re.compile(rf"[(\[]?\b(?:{_any(ACCESS_NOTES)})\b[:.,]?\s*(?:on|am|le|el|:)?\s*", re.IGNORECASE)


def take_web(work: Scratch) -> None:
    """Set ``url``, ``doi``, ``isbn``, ``issn``, ``urldate``; the words that introduce them go too."""
    _take_access(work)
    _take_doi(work)
    _take_address(work)
    for find, name in ((find_isbn, "isbn"), (find_issn, "issn")):
        if found := find(work.text):
            work.draft.set(name, found.url)
            work.take(found.start, found.end)


def _take_access(work: Scratch) -> None:
    for match in _ACCESS.finditer(work.text):
        dates = find_dates(work.text[match.end() : match.end() + 40])
        if dates and dates[0].start < 5:
            end = match.end() + dates[0].end
            end += len(re.match(r"\s*[)\].]*", work.text[end:])[0])  # type: ignore[index]
            work.draft.set("urldate", dates[0].value)
            work.take(match.start(), end)
            return


def _take_doi(work: Scratch) -> None:
    if found := find_doi(work.text):
        work.draft.set("doi", found.url)
        work.take(found.start, found.end)


def _take_address(work: Scratch) -> None:
    found = find_address(work.text)
    if not found:
        for link in work.marked.links:
            if link.startswith(("http://", "https://")) and not (work.draft.fields.get("doi") and "doi.org" in link):
                work.draft.set("url", link)
                return
        return
    lead = _LEAD.search(work.text[: found.start])
    work.draft.set("url", found.url)
    work.take(lead.start() if lead else found.start, found.end)
    if found.repairs:
        work.draft.find("url-repaired", f"address repaired ({', '.join(found.repairs)}): {found.url}")
    if reason := suspicion(found.url):
        work.draft.find("url-suspicious", f"{reason}: {found.url}")


def suspicion(url: str) -> str:
    """Why an address looks wrong as printed, or an empty string; it is never changed for that."""
    path = re.sub(r"^\w+://[^/]*", "", url.partition("?")[0])
    if re.search(r"/(?:html?|php|aspx?|pdf|shtml)/?$", path):
        return "the address ends with a slash and a file suffix, perhaps a stop was lost"
    if "//" in path.replace("://", "") or re.search(r"[{}|\\^`]", url):
        return "the address has characters that an address cannot have, or an empty part"
    if "." not in host(url):
        return "the address has no host"
    return ""
