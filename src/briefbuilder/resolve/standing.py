"""The shelf that was given, as the book takes it: the editor's yes and no carried out, further keys known.

In: the entries of references.bib and the verdicts of works.yaml.  Out: a ``Standing``; the file itself stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefbuilder.model import Reference
from briefbuilder.resolve.works import PRECEDENCE, filled
from briefbuilder.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """References.bib as the book takes it: entries that are one by the editor's word are one.

    ``aliases`` lead from a key that lives on (``ids`` of an entry, or the second of a pair) to the entry's own.
    """

    shelf: tuple[Reference, ...]
    aliases: dict[str, str]
    apart: frozenset[frozenset[str]]
    joined: dict[str, str]  # those of the aliases that references.bib has itself

    def key(self, key: str) -> str:
        """The key under which this one is found today."""
        return self.aliases.get(key, key)


def standing(shelf: Sequence[Reference], verdicts: Sequence[Verdict] = ()) -> Standing:
    """The shelf with the editor's verdicts carried out: of a pair the better believed entry stays, else the first."""
    entries = {reference.key: reference for reference in shelf}
    aliases = {alias: entry.key for entry in shelf for alias in ids_of(entry) if alias not in entries}
    joined = dict(aliases)
    for verdict in verdicts:
        pair = [aliases.get(key, key) for key in verdict.works]
        if verdict.same == "yes" and pair[0] != pair[1] and all(key in entries for key in pair):
            kept, other = sorted(pair, key=lambda key: (PRECEDENCE.index(entries[key].origin), pair.index(key)))
            entries[kept] = filled(entries[kept], entries.pop(other))
            aliases = {alias: kept if key == other else key for alias, key in aliases.items()} | {other: kept}
    apart = frozenset(verdict.pair for verdict in verdicts if verdict.same == "no")
    return Standing(tuple(entries.values()), aliases, apart, joined)


def ids_of(reference: Reference) -> tuple[str, ...]:
    """The keys by which an entry is known besides its own: BibLaTeX's field ``ids``."""
    return tuple(key for key in re.split(r"[,\s]+", reference.get("ids")) if key)
