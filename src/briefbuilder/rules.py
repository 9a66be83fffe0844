"""What every rule of the ledger and every problem's code means, with an example: the table behind ``explain``.

In: ``rules.toml`` beside this file, one table per code.  Out: frozen ``Meaning`` values in the table's order.
"""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# The stages in the order of the path, each with what it is about.
STAGES: dict[str, str] = {
    "settings": "book.yaml and decisions.yaml",
    "read": "a file becomes text",
    "normalise": "the text is repaired",
    "review": "the text is asked about",
    "resolve": "notes find their works",
    "bibliography": "references.bib",
    "render": "the book is made",
}
KINDS: dict[str, str] = {
    "rule": "a rule of the ledger",
    "problem": "a finding",
    "both": "a rule of the ledger and a finding",
}
_WAYS = {
    "rule": "decisions.yaml: an editor's word on the line wins (keep, drop, join, split, heading, paragraph, quote).",
    "problem": "mend the source, or settle it in book.yaml under acknowledge: with the code and a reason.",
    "both": "decisions.yaml: keep brings the words back; the finding can be acknowledged in book.yaml.",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code means. ``is_`` is rule, problem or both; ``before`` and ``after`` an example, ``way`` the way out."""

    code: str
    stage: str
    is_: str
    says: str
    before: str
    after: str
    way: str

    def as_json(self) -> dict[str, str]:
        """For a program."""
        return {
            "code": self.code,
            "stage": self.stage,
            "is": self.is_,
            "says": self.says,
            "before": self.before,
            "after": self.after,
            "way": self.way,
        }


@cache
def meanings() -> dict[str, Meaning]:
    """All codes by stage and name."""
    text = files(__package__).joinpath("rules.toml").read_text("utf-8")
    order = list(STAGES)
    tables = sorted(tomllib.loads(text).items(), key=lambda item: (order.index(item[1]["stage"]), item[0]))
    return {code: _meaning(code, table) for code, table in tables}


def _meaning(code: str, table: dict[str, str]) -> Meaning:
    kind = table["is"]
    way = table.get("way", _WAYS[kind])
    return Meaning(code, table["stage"], kind, table["says"], table["before"], table["after"], way)


def meaning(code: str) -> Meaning | None:
    """What this code means, if it is one; capitals do not count."""
    return meanings().get(code.strip().casefold())


def nearest(code: str) -> list[str]:
    """The codes that look like this one, the nearest first."""
    known = list(meanings())
    folded = code.strip().casefold()
    inside = [one for one in known if folded and folded in one]
    return list(dict.fromkeys([*difflib.get_close_matches(folded, known, n=3, cutoff=0.6), *inside]))[:3]
