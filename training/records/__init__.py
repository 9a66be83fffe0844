"""Invented works as CSL-JSON.

`list(records(1, 2))` → two dictionaries: {"id": "r0", "type": "book", "language": "en", "title": "Rivers and trust",
"author": [{"family": "Roe", "given": "Jane"}], "issued": {"date-parts": [[2009]]}, …}. The same seed gives the same
works.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from training.records import documents, works
from training.records.shared import Work
from training.records.words import Die

LANGUAGES: dict[str, float] = {
    "en": 56, "de": 8, "fr": 7, "ru": 6, "es": 5, "ru_latin": 3.5, "it": 2.5, "pt": 2.5, "nl": 2, "tr": 2, "fa": 1.5,
    "ar": 1.5, "pl": 1,
}  # fmt: skip


# How often each kind comes: press, policy and the humanities as often as science.
KINDS: dict[Callable[[Die, str], Work], float] = {
    works.journal_article: 27, works.book: 19, works.chapter: 12, works.newspaper_article: 7, works.paper: 7,
    works.magazine_article: 2, works.entry: 1.5,
    documents.report: 8.5, documents.page_of_site: 6.5, documents.thesis: 3.5, documents.post: 1.5, documents.act: 1.2,
    documents.manuscript: 1, documents.speech: 0.9, documents.dataset: 0.8, documents.case: 0.6,
    documents.interview: 0.6,
}  # fmt: skip


def records(seed: int, n: int, language: str = "mixed") -> Iterator[dict[str, Any]]:
    """`n` works of a seed, in many languages or in one (with some English among them)."""
    die = Die(f"records/{seed}/{language}")
    for number in range(n):
        yield {"id": f"r{number}", **_record(die, _tongue(die, language))}


def _tongue(die: Die, language: str) -> str:
    if language == "mixed":
        return die.weighted(LANGUAGES)
    if language == "en":
        return "en" if die.maybe(0.97) else die.weighted(LANGUAGES)
    if language == "ru" and die.maybe(0.8):
        return "ru"
    return language if die.maybe(0.78) else "en"


def _record(die: Die, language: str) -> dict[str, Any]:
    work = die.weighted(KINDS)(die, language)
    if not work["issued"]:
        del work["issued"]
    return {"language": language.replace("ru_latin", "ru-Latn"), **work}
