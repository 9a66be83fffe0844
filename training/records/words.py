"""The vocabulary as tables, and the die they are drawn with.

`table("places")["cities"]["de"]` → ["Berlin", "München", …]
"""

from __future__ import annotations

import functools
import random
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
_FOLDER = Path(__file__).parent.parent / "vocabulary"


@functools.cache
def table(name: str) -> dict[str, Any]:
    """A vocabulary file: `table("names")` is names.toml."""
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


class Die(random.Random):
    """A source of chance that speaks in shares: `die.maybe(0.2)`, `die.weighted({"a": 3, "b": 1})`."""

    def maybe(self, share: float) -> bool:
        """True for that share of the throws."""
        return self.random() < share

    def weighted(self, weights: dict[T, float]) -> T:
        """One of the keys, by its weight."""
        return self.choices(list(weights), list(weights.values()))[0]

    def of(self, listed: dict[str, Sequence[str]], language: str) -> str:
        """One of a language's list, of the English one where there is none."""
        return str(self.choice(listed.get(language) or listed["en"]))


def year(die: Die) -> int:
    """A year of publication: mostly of the last four decades, some older."""
    span = die.weighted({(2000, 2025): 60, (1980, 1999): 25, (1950, 1979): 9, (1900, 1949): 4, (1700, 1899): 2})
    return die.randint(*span)
