"""Who stands behind an entry and behind each of its fields: the text of ``briefbuilder = {…}`` and what it means.

``parsed: brief.txt, line 193 [author=3f9a2c title=77b10e]; looked-up: doi-10.1000-tides.json [date=0c1d44]``: author
and title were parsed, the date was looked up and accepted. Behind each name stands a short hash of the value as it was
written; a field whose value has another hash by now, or that has no stamp, is the editor's. A field that has a stamp
and is gone was taken out by the editor. Without brackets (as older versions wrote it) a part speaks for all fields.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefbuilder.model import Origin, Reference

TYPE = "entrytype"  # by this name the entry's own type has a stamp
MACHINES: tuple[Origin, ...] = ("looked-up", "parsed", "source")

_WORDS = "parsed|looked-up|source|checked|editor"
_BETWEEN = re.compile(rf"; (?=(?:{_WORDS})(?:: | \[|; |$))")
_STAMPS = re.compile(r" ?\[([^\[\]]*)\]$")
_STAMP = re.compile(r"([^\s=\[\]]+)=([0-9a-f]{6})")


@dataclass(frozen=True, slots=True)
class Part:
    """One clause of a mark: ``parsed: a.txt, line 3 [title=77b10e]``. ``stamps`` is None without brackets."""

    word: str
    where: str = ""
    stamps: tuple[tuple[str, str], ...] | None = None

    def __str__(self) -> str:
        text = f"{self.word}: {self.where}" if self.where else self.word
        if self.stamps is None:
            return text
        return f"{text} [{' '.join(f'{name}={stamp}' for name, stamp in self.stamps)}]"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who stands behind a field, and where it was read: ``Owner("parsed", "brief.txt, line 193")``."""

    origin: Origin
    where: str = ""


EDITOR = Owner("editor")


@dataclass(frozen=True, slots=True)
class Mark:
    """A whole mark; its first part says who made the entry."""

    parts: tuple[Part, ...] = ()

    def __str__(self) -> str:
        return "; ".join(str(part) for part in self.parts)

    @property
    def origin(self) -> Origin:
        """Who made the entry: "editor" for no mark and for "checked"."""
        return _origin(self.parts[0].word) if self.parts else "editor"

    def owner(self, name: str, stamp: str) -> Owner:
        """Who stands behind the field ``name``, whose value has the hash ``stamp`` now."""
        for part in self.parts:
            known = dict(part.stamps or ()).get(name)
            if known is not None:
                return Owner(_origin(part.word), part.where) if known == stamp else EDITOR
        first = self.parts[:1]
        return Owner(_origin(first[0].word), first[0].where) if first and first[0].stamps is None else EDITOR

    @property
    def stamped(self) -> frozenset[str]:
        """The names of all fields that have a stamp."""
        return frozenset(name for part in self.parts for name, _ in part.stamps or ())

    def spelt_out(self, stamps: Mapping[str, str]) -> Mark:
        """A mark of the older form, which spoke for all fields, with a stamp for each of them."""
        first = self.parts[0] if self.parts else Part("editor")
        if first.stamps is None and _origin(first.word) != "editor":
            free = {name: stamp for name, stamp in stamps.items() if name not in self.stamped}
            first = replace(first, stamps=_sorted(free.items()))
        return Mark((first, *self.parts[1:]))

    def with_stamp(self, name: str, stamp: str, owner: Owner) -> Mark:
        """The mark once ``owner`` has written the field; an editor's field has no stamp."""
        parts = [_without(part, name) for part in self.parts]
        if owner.origin == "editor":
            return Mark(tuple(parts)).tidied
        parts = parts or [Part("editor")]
        at = next((n for n, part in enumerate(parts) if (part.word, part.where) == (owner.origin, owner.where)), -1)
        if at < 0:
            parts.append(Part(owner.origin, owner.where, ((name, stamp),)))
        else:
            parts[at] = replace(parts[at], stamps=_sorted([*(parts[at].stamps or ()), (name, stamp)]))
        return Mark(tuple(parts)).tidied

    @property
    def tidied(self) -> Mark:
        """The first part first, whatever it has; the others sorted, those that speak for nothing left out."""
        rest = sorted((part for part in self.parts[1:] if part.stamps != ()), key=str)
        return Mark((*self.parts[:1], *rest))

    @property
    def places(self) -> frozenset[tuple[str, str]]:
        """The lines of sources that are named: ``{("brief.txt", "line 193")}``; looked-up records are none."""
        wheres = [where for part in self.parts if part.word != "looked-up" for where in part.where.split(";")]
        parted = (where.rpartition(",") for where in wheres)
        return frozenset((file.strip(), line.strip()) for file, comma, line in parted if comma)


def read_mark(text: str) -> Mark:
    """A mark's text to its parts; whatever a person wrote there stays as it is."""
    return Mark(tuple(_part(part) for part in _BETWEEN.split(text.strip()) if part))


def _part(text: str) -> Part:
    stamps = None
    if found := _STAMPS.search(text):
        pairs = [_STAMP.fullmatch(one) for one in found[1].split()]
        if all(pairs):
            stamps = tuple((pair[1], pair[2]) for pair in pairs if pair)
            text = text[: found.start()]
    word, _, where = text.partition(": ")
    return Part(word.rstrip(":"), where, stamps)


def _origin(word: str) -> Origin:
    return next((one for one in MACHINES if one == word.strip().casefold()), "editor")


def stamp(value: str) -> str:
    """A short hash of a value as it is written in the file; line breaks and runs of blanks do not count."""
    return hashlib.sha256(" ".join(value.split()).encode("utf-8", "surrogatepass")).hexdigest()[:6]


def first_mark(origin: Origin, where: str, stamps: Mapping[str, str]) -> Mark:
    """The mark of an entry that a machine has just made."""
    return Mark((Part(origin, clean(where), _sorted(stamps.items())),))


def place_of(reference: Reference) -> str:
    """Where an entry was read, as marks name it: ``"brief.txt, line 193"``."""
    if not reference.place:
        return ""
    name = reference.place.path.rpartition("/")[2]
    where = reference.place.detail or (f"line {reference.place.line}" if reference.place.line else "")
    return f"{name}, {where}" if where else name


def clean(where: str) -> str:
    """A place without what has a meaning in a mark."""
    return " ".join(where.translate(str.maketrans("[];{}\\", "(),()/")).split())


def _sorted(stamps: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(dict(stamps).items()))


def _without(part: Part, name: str) -> Part:
    if part.stamps is None:
        return part
    return replace(part, stamps=tuple(pair for pair in part.stamps if pair[0] != name))
