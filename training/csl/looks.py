"""What the string alone can tell: labels that only the record knows give way to what any reader would say.

Editors in front without "(eds.)" look like authors, and are labelled so; the issue of a journal that counts no volumes,
printed bare ("Tidal Studies 11 (1985)"), looks like a volume.

In: a record and the labels of its print. Out: both, changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from training.csl.fields import folded
from training.csl.spans import Uncertain

Record = Mapping[str, Any]
Stretch = tuple[str, int, int]

_AND = frozenset(
    "and et und y e en og och ve i u al others autres ua a и др van von de der den la del di da dos le".split()
)


def as_it_looks(item: Record, labels: Sequence[Stretch], text: str) -> tuple[Record, list[Stretch]]:
    """The record and the labels as a reader without the record would have them."""
    changed = list(labels)
    if _one_run(labels, text):
        raise Uncertain("authors and editors in one run")
    if _editors_unmarked(item, labels, text):
        first = next(place for place, (label, _, _) in enumerate(labels) if label == "editor")
        changed[first] = ("author", *labels[first][1:])
        item = {**item, "author": item["editor"], "editor": ()}
    if signs := _signs_instead(item, labels):
        first = next(place for place, (label, _, _) in enumerate(labels) if label == signs)
        changed[first] = ("author", *labels[first][1:])
        item = {**item, "author": [{"literal": item["publisher" if signs == "publisher" else "container-title"]}]}
    if _issue_unmarked(item, labels, text):
        changed = [("volume" if label == "number" else label, start, end) for label, start, end in changed]
        item = {**item, "volume": item["issue"], "issue": ""}
    return item, changed


def _editors_unmarked(item: Record, labels: Sequence[Stretch], text: str) -> bool:
    """Whether the string begins with its editors, and no word says what they are."""
    begins = [stretch for stretch in labels if stretch[0] != "citation-number"][:1]
    if not begins or begins[0][0] != "editor" or not item.get("editor"):
        return False
    if "(" in text[begins[0][1] : begins[0][2]]:
        return False
    words = {folded(word) for word in re.findall(r"\w{2,}", text[begins[0][1] : begins[0][2]])}
    return not words - _AND - _words_of(item["editor"])


def _one_run(labels: Sequence[Stretch], text: str) -> bool:
    """Whether editors follow authors as if they were some more: "Roe, J. ; Doe, M. (Hrsg.): Tides"."""
    for (before, _, end), (after, start, stop) in pairwise(labels):
        if before == "author" and after in {"editor", "translator"}:
            return text[end - 2 : end].strip() in {";", ",", "&", "/", "and", "et", "und"} and bool(
                re.match(r"[A-ZÀ-ÖØ-ÞА-Я]", text[start:stop])
            )
    return False


def _words_of(names: Sequence[Mapping[str, str]]) -> set[str]:
    """Every way in which parts of these names may be printed: "jane", "mary", "jm"."""
    found = set()
    for name in names:
        parts = re.findall(r"\w+", " ".join(name.values()))
        found |= {folded(part) for part in parts}
        given = re.findall(r"\w+", name.get("given", ""))
        found.add(folded("".join(part[0] for part in given)))
    return found


def _signs_instead(item: Record, labels: Sequence[Stretch]) -> str:
    """A newspaper or a publisher where authors stand: "Harbour Gazette. 2009. “Low water.” May 3."."""
    kinds = [label for label, _, _ in labels if label != "citation-number"]
    first = kinds[0] if kinds else ""
    free = not item.get("author") and "title" in kinds[1:] and kinds.count(first) == 1
    return first if free and first in {"journal", "publisher"} else ""


def _issue_unmarked(item: Record, labels: Sequence[Stretch], text: str) -> bool:
    """Whether a bare number behind the journal is the issue of one that has no volumes."""
    kinds = [label for label, _, _ in labels]
    if item["type"] != "article-journal" or "volume" in kinds or kinds.count("number") != 1 or not item.get("issue"):
        return False
    _, start, end = labels[kinds.index("number")]
    return bool(re.fullmatch(r"\d+[\s.,;:]*", text[start:end]))
