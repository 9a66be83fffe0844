"""pandoc's citations → works cited: ``[see @roe2015, p. 12, emphasis added]`` has prefix, key, locator and suffix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal

from briefbuilder.model import CitedWork

_MODES: dict[str, Literal["normal", "in-text", "suppress-author"]] = {
    "NormalCitation": "normal",
    "AuthorInText": "in-text",
    "SuppressAuthor": "suppress-author",
}
_NUMBERS = r"(?:\d+|[ivxlc]+\b)(?:\s*[-–—]\s*(?:\d+|[ivxlc]+\b))?"
_PAGES = re.compile(rf"^,?\s*(?:pp?\.\s*)?({_NUMBERS}(?:,\s*{_NUMBERS})*)(?=$|[,;.\s])", re.IGNORECASE)
_OTHER = re.compile(rf"^,?\s*((?:ch(?:ap)?|vol|sec|fig|no|para?|art|n|fn|bk|pt|v)s?\.\s*{_NUMBERS})(?=$|[,;.\s])", re.I)
_BRACED = re.compile(r"^,?\s*\{([^{}]*)\}")


def cited_works(citations: list[dict[str, Any]], words: Callable[[Iterable[Any]], str]) -> tuple[CitedWork, ...]:
    """One CitedWork per key, in order."""
    return tuple(_work(citation, words) for citation in citations)


def _work(citation: dict[str, Any], words: Callable[[Iterable[Any]], str]) -> CitedWork:
    locator, suffix = locator_of(words(citation["citationSuffix"]))
    mode = _MODES[citation["citationMode"]["t"]]
    return CitedWork(citation["citationId"], locator, words(citation["citationPrefix"]), suffix, mode)


def locator_of(suffix: str) -> tuple[str, str]:
    """Part a suffix: ``", pp. 12-14, emphasis added"`` gives ``("12-14", "emphasis added")``."""
    match = _BRACED.match(suffix) or _PAGES.match(suffix) or _OTHER.match(suffix)
    if not match:
        return "", suffix.lstrip(", ")
    return match[1].strip(), suffix[match.end() :].lstrip(", ")
