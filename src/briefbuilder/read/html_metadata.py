"""What a page states of itself in its head: title, authors, date, publisher, address, language."""

from __future__ import annotations

import re
from typing import Any

from briefbuilder.model import Metadata, Stated
from briefbuilder.read.links import safe_link

Element = Any

_TITLE = ("citation_title", "dc.title", "dcterms.title", "og:title")
_AUTHOR = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author", "parsely-author")
_DATE = (
    "citation_publication_date", "citation_date", "article:published_time", "dc.date.issued", "dcterms.issued",
    "dc.date", "dcterms.date", "dcterms.created", "date", "pubdate", "datepublished",
)  # fmt: skip
_PUBLISHER = ("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name")
_RIGHTS = ("dc.rights", "dcterms.rights", "copyright", "rights")
_ISO = re.compile(r"^\s*((?:1[5-9]|20)\d\d)(?:[-/](0[1-9]|1[0-2])(?:[-/](0[1-9]|[12]\d|3[01]))?)?(?!\d)")
_SITE = re.compile(r"\s+[|–—·:»«-]\s+")
_LANG = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$")


def html_metadata(root: Element) -> Metadata:
    """``<meta name="citation_author" content="Roe, Jo">`` states an author; what is not stated is not guessed."""
    stated = _stated(root)
    return Metadata(
        title=_first(stated, _TITLE) or _title(root, stated),
        authors=_authors(stated),
        date=_date(stated),
        publisher=_first(stated, _PUBLISHER),
        url=_address(root, stated),
        rights=_first(stated, _RIGHTS),
        lang=language_code(root.get("lang") or root.get("xml:lang") or ""),
    )


def language_code(value: str) -> str:
    """A BCP 47 code, or empty: ``"de_AT"`` gives ``"de-AT"``."""
    value = value.strip()
    return value.replace("_", "-") if _LANG.match(value) else ""


def iso_date(value: str) -> str:
    """The date at the precision given: ``"2017-04-05T10:00Z"`` gives ``"2017-04-05"``, ``"April"`` nothing."""
    match = _ISO.match(value)
    return "-".join(part for part in match.groups() if part) if match else ""


def _stated(root: Element) -> dict[str, list[str]]:
    stated: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().casefold()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            stated.setdefault(name, []).append(content[:1000])
    return stated


def _first(stated: dict[str, list[str]], names: tuple[str, ...]) -> Stated | None:
    return next((Stated(stated[name][0]) for name in names if name in stated), None)


def _authors(stated: dict[str, list[str]]) -> tuple[Stated, ...]:
    for name in _AUTHOR:
        values = [value for value in stated.get(name, []) if not safe_link(value)]  # some state a profile's address
        if values:
            return tuple(Stated(value) for value in dict.fromkeys(values))
    return ()


def _date(stated: dict[str, list[str]]) -> Stated | None:
    values = (iso_date(value) for name in _DATE for value in stated.get(name, []))
    return next((Stated(value) for value in values if value), None)


def _title(root: Element, stated: dict[str, list[str]]) -> Stated | None:
    """The page's one first heading, unless that names the site; else the <title>, without the site's name behind it."""
    title = " ".join((root.findtext(".//title") or "").split())
    sites = {site.casefold() for site in stated.get("og:site_name", [])}
    sites |= {part.casefold() for part in _SITE.split(title)[1:]}
    headings = {text: one for one in root.iter("h1") if (text := " ".join(one.text_content().split()))}
    own = [text for text, one in headings.items() if text.casefold() not in sites and not _is_of_site(one)]
    if len(own) == 1:
        return Stated(own[0])
    title = next((part for part in _SITE.split(title) if part in headings), title)
    for site in stated.get("og:site_name", []):
        title = re.sub(rf"\s*[|–—·:-]\s*{re.escape(site)}$", "", title)
    return Stated(title) if title else None


def _is_of_site(heading: Element) -> bool:
    """Does it stand in the site's own header, above the text?"""
    tags = [parent.tag for parent in heading.iterancestors()]
    return "nav" in tags or ("header" in tags and not {"article", "main"} & set(tags))


def _address(root: Element, stated: dict[str, list[str]]) -> Stated | None:
    canonical = [link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for address in (*canonical, *stated.get("og:url", []), *stated.get("citation_public_url", [])):
        if safe_link(address).startswith(("http://", "https://")):
            return Stated(safe_link(address))
    return None
