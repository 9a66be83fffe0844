"""Names in the form of a .bib field: ``"Family, Given and {Corporate Name} and others"`` into its parts and back."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """One name.

    A corporate name has only ``family`` and is ``corporate``; ``particle`` is "van der", ``suffix`` "Jr.".
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    corporate: bool = False

    @property
    def sorted(self) -> str:
        """As a .bib field has it: ``"van der Berg, Anna"``, ``"{World Bank}"``."""
        if self.corporate:
            return "{" + self.family + "}"
        family = f"{self.particle} {self.family}".strip()
        return ", ".join(part for part in (family, self.suffix, self.given) if part)


def split_names(value: str) -> tuple[str, ...]:
    """Part a name field at " and ", not within braces: ``"{Ali and Sons} and Roe, Jo"`` has two names."""
    names: list[str] = []
    depth = start = 0
    for match in re.finditer(r"[{}]|(?:^|\s+)(?:and(?:\s+|$))+", value, re.IGNORECASE):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            names.append(value[start : match.start()])
            start = match.end()
    names.append(value[start:])
    return tuple(name.strip() for name in names if name.strip())


def person(name: str) -> Person:
    """One name of a field: ``"de la Cruz, José"`` has the particle "de la", ``"{World Bank}"`` is corporate."""
    if name.startswith("{") and name.endswith("}"):
        return Person(name[1:-1].strip(), corporate=True)
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 1:
        return _direct(parts[0])
    suffix, given = (parts[1], ", ".join(parts[2:])) if len(parts) > 2 else ("", parts[1])
    particle, family = _particle(parts[0].split())
    return Person(family, given, particle, suffix)


def people(value: str) -> tuple[Person, ...]:
    """All names of a field, without "others"."""
    return tuple(person(name) for name in split_names(value) if name.casefold() != "others")


def _direct(name: str) -> Person:
    """A name in reading order: ``"Anna van der Berg"``; a single word is a family name."""
    words = name.split()
    if len(words) < 2:
        return Person(name)
    low = next((index for index, word in enumerate(words[1:-1], 1) if word[:1].islower()), len(words) - 1)
    particle, family = _particle(words[low:])
    return Person(family, " ".join(words[:low]), particle)


def _particle(words: list[str]) -> tuple[str, str]:
    """The small words in front of a family name: ``["de", "la", "Cruz"]`` gives ("de la", "Cruz")."""
    count = 0
    while count < len(words) - 1 and words[count][:1].islower():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])
