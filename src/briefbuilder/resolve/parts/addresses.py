"""Addresses and identifiers, repaired where print broke them.

``"<www.example.org/a#>."`` is https://www.example.org/a.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_URL = re.compile(
    r"<\s*(?P<angled>(?:(?:https?|ftp)://|www\.)[^<>]*?)\s*>"
    r"|(?P<schemed>(?:https?|ftp)\s?://\s?[^\s<>\"“”„»«\ufffc]+)"
    r"|(?<![\w@./-])(?P<bare>www\.[^\s<>\"“”„»«\ufffc]+|(?:[a-z0-9-]+\.)+[a-z]{2,6}/[^\s<>\"“”„»«\ufffc]+)",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:?\s*|(?<![\w./]))(?P<doi>10\.\d{4,9}/[^\s<>\"“”\ufffc\ue000]+)",
    re.IGNORECASE,
)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*(?P<isbn>(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])\b")
_ISSN = re.compile(r"\bISSN:?\s*(?P<issn>\d{4}-?\d{3}[\dXx])\b")

# Marks that a campaign leaves in an address; they name the reader's way there, not the page.
_CAMPAIGN = re.compile(
    r"^(?:utm_\w+|dm_[it]|fbclid|gclid|dclid|yclid|msclkid|igshid|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|cmpid|cmp|icid|ncid"
    r"|wt\.mc_id|ref_src|spm|trk|s_cid|smid|_ga)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address as it should be, where it stands, and what was repaired ("scheme", "campaign" …)."""

    url: str
    start: int
    end: int
    repairs: tuple[str, ...] = ()


def find_address(text: str) -> Address | None:
    """The first web address in a text, repaired."""
    match = _URL.search(text)
    if not match:
        return None
    raw = match["angled"] or match["schemed"] or match["bare"]
    end = match.end()
    if not match["angled"]:
        kept = _without_tail(raw)
        end -= len(raw) - len(kept)
        raw = kept
    url, repairs = repair(raw)
    return Address(url, match.start(), end, repairs) if _host(url) else None


def _without_tail(raw: str) -> str:
    """Cut what belongs to the sentence: ``"http://a.org/b)."`` is http://a.org/b."""
    while raw and (raw[-1] in ".,;:!'’*_" or (raw[-1] in ")]}" and raw.count(raw[-1]) > raw.count(_OPEN[raw[-1]]))):
        raw = raw[:-1]
    return raw


_OPEN = {")": "(", "]": "[", "}": "{"}


def repair(raw: str) -> tuple[str, tuple[str, ...]]:
    """An address as printed to one that works, and what was done: blanks, scheme, empty "#", campaign."""
    repairs: list[str] = []
    url = "".join(raw.split())
    if url != raw:
        repairs.append("blanks")
    if not re.match(r"(?:https?|ftp)://", url, re.IGNORECASE):
        url = f"https://{url}"
        repairs.append("scheme")
    if url.endswith("#"):
        url = url.rstrip("#")
        repairs.append("empty fragment")
    base, mark, query = url.partition("?")
    query, hash_, fragment = query.partition("#")
    kept = [part for part in query.split("&") if not _CAMPAIGN.match(part.partition("=")[0])]
    if mark and kept != query.split("&"):
        url = base + ("?" + "&".join(kept) if kept else "") + hash_ + fragment
        repairs.append("campaign")
    return url, tuple(repairs)


def _host(url: str) -> str:
    match = re.match(r"\w+://([^/?#]+)", url)
    return match[1].casefold() if match and "." in match[1] else ""


def host(url: str) -> str:
    """The host without "www.": ``"https://www.example.org/a"`` gives "example.org"."""
    return _host(url).removeprefix("www.")


def find_doi(text: str) -> Address | None:
    """A digital object identifier by its form (10.…/…): the letters "DOI" alone are no evidence."""
    match = _DOI.search(text)
    if not match:
        return None
    doi = _without_tail(match["doi"])
    return Address(doi, match.start(), match.end() - len(match["doi"]) + len(doi)) if not doi.endswith("/") else None


def find_isbn(text: str) -> Address | None:
    """``"ISBN 978-3-16-148410-0"``; whether its check digit holds is for a later look."""
    match = _ISBN.search(text)
    return Address(match["isbn"].strip(), *match.span()) if match else None


def find_issn(text: str) -> Address | None:
    """``"ISSN 1234-5678"``."""
    match = _ISSN.search(text)
    return Address(match["issn"], *match.span()) if match else None


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
