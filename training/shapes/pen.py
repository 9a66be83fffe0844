"""Who writes a list, and the line being written.

``Pen``: the habits of one list's writer. ``pen.habit("names", {"given": 2, "inverted": 5})`` is drawn once per list and
then stays (but for small slips); ``pen.now({...})`` is drawn for every string.
``Line``: stretches of text, each with its label: ``line.say("author", "Roe, M.")`` then ``line.close(". ")``.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Record = dict[str, Any]
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "tr")


@cache
def _terms() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).parent / "terms.toml").read_text("utf-8"))


class Pen:
    """The writer of one list: a language, a source of chance, and habits that are kept."""

    def __init__(self, chance: random.Random, language: str, kind: str, slip: float = 0.03) -> None:
        self.chance = chance
        self.language = language if language in LANGUAGES else "en"
        self.kind = kind
        self.slip = slip
        self._habits: dict[str, Any] = {}

    def habit(self, name: str, options: Mapping[T, float]) -> T:
        """One of the options, by weight: the same for the whole list, but for slips."""
        if name not in self._habits:
            self._habits[name] = self.now(options)
        elif self.chance.random() < self.slip:
            return self.now(options)
        return self._habits[name]  # type: ignore[no-any-return]

    def now(self, options: Mapping[T, float]) -> T:
        """One of the options, by weight, for this once."""
        return self.chance.choices(list(options), list(options.values()))[0]

    def one(self, options: Sequence[T]) -> T:
        """One of them, all alike."""
        return self.chance.choice(options)

    def maybe(self, share: float) -> bool:
        """True for that share of the strings."""
        return self.chance.random() < share

    def always(self, name: str, share: float) -> bool:
        """True for that share of the lists, and then for (nearly) every string."""
        return self.habit(name, {True: share, False: 1 - share})

    def term(self, name: str) -> str:
        """A word of the list's language, the same through the list: ``term("pages")`` gives "S. "."""
        options = _terms()[self.language].get(name) or _terms()["en"][name]
        return options[self.habit(f"{name} {self.language}", dict.fromkeys(range(len(options)), 1.0))]

    def word(self, name: str) -> str:
        """A word of the list's language, drawn anew."""
        return self.one(self.all(name))

    def all(self, name: str) -> list[str]:
        """All words of that kind."""
        return _terms()[self.language].get(name) or _terms()["en"][name]


@dataclass(slots=True)
class Line:
    """What has been written so far: stretches of (label, text, emphasised)."""

    parts: list[tuple[str, str, bool]] = field(default_factory=list)
    printed: dict[str, Any] = field(default_factory=dict)
    owes_date: bool = True  # the date has not been said yet

    def say(self, label: str, text: str, *, emph: bool = False) -> None:
        """Write on: a stretch with its label."""
        if text:
            self.parts.append((label, text, emph))

    def close(self, mark: str) -> None:
        """A separator behind what stands: it belongs to that; "ed." + ". " is "ed. ", "why?" + ". " is "why? "."""
        if not self.parts or not mark:
            return
        label, text, emph = self.parts[-1]
        whole = text.rstrip()
        last = whole.rstrip("”»’\"')")[-1:]
        first = mark.lstrip()[:1]
        if (first == "." and last in ".?!…") or (first == "," and last in ",;:") or (first and first == whole[-1:]):
            mark = mark.replace(first, "", 1)
        if mark[:1] in ".,;:" and text != whole:
            self.parts[-1] = (label, whole, emph)
        self.parts.append((label, mark, False))

    @property
    def text(self) -> str:
        """What stands there."""
        return "".join(text for _, text, _ in self.parts)

    def spans(self) -> tuple[str, list[list[Any]], list[list[int]]]:
        """The text, its labels (they cover it) and its emphasis."""
        raw, labels, emph = "", [], []
        for label, text, on in _trimmed(self.parts):
            start, raw = len(raw), raw + text
            if labels and labels[-1][0] == label:
                labels[-1][2] = len(raw)
            else:
                labels.append([label, start, len(raw)])
            if on:
                emph.append([start, len(raw)])
        return raw, labels, emph


def _trimmed(parts: Sequence[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """Without blanks at either end."""
    kept = list(parts)
    while kept and not kept[-1][1].strip():
        kept.pop()
    while kept and not kept[0][1].strip():
        kept.pop(0)
    if kept:
        kept[-1] = (kept[-1][0], kept[-1][1].rstrip(), kept[-1][2])
        kept[0] = (kept[0][0], kept[0][1].lstrip(), kept[0][2])
    return kept
