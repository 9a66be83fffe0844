"""A work as far as it has been read: what a convention hands over, and what reads the words that remain."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from briefbuilder.resolve.parts.marked import OBJECT, Marked

HOLE = "\ue000"  # stands where something was taken out, so that positions stay


@dataclass(slots=True)
class Draft:
    """Fields in BibLaTeX's names; ``findings`` are (code, message) pairs that an editor should see."""

    type: str = "misc"
    fields: dict[str, str] = field(default_factory=dict)
    findings: list[tuple[str, str]] = field(default_factory=list)

    def set(self, name: str, value: str) -> None:
        """Set a field that is still empty, to a value that is not."""
        value = " ".join(value.replace(HOLE, " ").split())
        if value:
            self.fields.setdefault(name, value)

    def find(self, code: str, message: str) -> None:
        """Note something odd."""
        self.findings.append((code, message))


@dataclass(slots=True)
class Scratch:
    """An entry while it is read: ``text`` gets a hole for each part that has been understood."""

    marked: Marked
    text: str
    forms: Counter[str]
    draft: Draft = field(default_factory=Draft)

    def take(self, start: int, end: int) -> str:
        """Take a stretch out and give it back."""
        taken = self.text[start:end]
        self.text = self.text[:start] + HOLE * (end - start) + self.text[end:]
        return taken.replace(HOLE, " ")


def scratch(marked: Marked, forms: Counter[str]) -> Scratch:
    """A fresh start on an entry."""
    return Scratch(marked, re.sub(rf"[\s{OBJECT}]", " ", marked.text), forms)
