"""One shelf: which entries are one work, what the sources say of it between them, where they contradict one another.

In: entries from several sources, those that references.bib has, the editor's word on pairs of them.  Out: ``Work``
values, each with all its readings, and ``Question`` values, pairs that could be one work and are not joined.
Neither depends on the order in which the entries come: pairs are joined from the surest on, and never two entries of
references.bib, unless the editor says so.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefbuilder.bibtex.fields import MARK
from briefbuilder.model import Origin, Reference
from briefbuilder.people import people
from briefbuilder.resolve.sameness import Likeness, compare, identifiers_of, names_of, page
from briefbuilder.verdicts import Verdict
from briefbuilder.words import FUNCTION_WORDS, fold

# Who is believed first. A source's word on itself is more than another's on it.
PRECEDENCE: tuple[Origin, ...] = ("editor", "looked-up", "source", "parsed")
# Fields of which the sources may say different things that matter to a reader.
COMPARED = (
    "author", "editor", "title", "date", "booktitle", "journaltitle", "volume", "number", "pages", "edition",
    "publisher", "institution", "organization", "location", "url", "doi", "isbn",
)  # fmt: skip
_MOST_OF_A_WORD = 200  # a word that more entries share tells nothing
_FIRST_OF_AN_ID = 6
_SMALL = frozenset().union(*FUNCTION_WORDS.values())
# Fields that only fit the kind of work that has them: never put together from two kinds.
_OF_A_KIND = frozenset("journaltitle booktitle publisher institution organization volume number pages editor".split())


@dataclass(frozen=True, slots=True)
class Work:
    """One work: its entry, and every reading of it (the entry's own among them), as the book's order has them."""

    entry: Reference
    readings: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Two entries that could be one work, by key, and why."""

    one: str
    other: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of which a work's readings say different things: each value with the readings that have it.

    The first value is the one that is printed.
    """

    field: str
    values: tuple[tuple[str, tuple[Reference, ...]], ...]


# --- Groups ------------------------------------------------------------------------------------------------------


def gather(given: Sequence[Reference], found: Sequence[Reference]) -> list[list[int]]:
    """Numbers of one work in a row: ``given`` count from 0, ``found`` go on behind them; every number is in one row.

    Two of ``given`` are never in one row: only an editor joins what stands in references.bib.
    """
    every = [*given, *found]
    rows = {number: [number] for number in range(len(every))}
    row_of = list(range(len(every)))
    standing = {number: {one.key} for number, one in enumerate(given)}  # by row: the keys of references.bib in it
    for number, other in _surest_first(every, len(given)):
        left, right = sorted((row_of[number], row_of[other]), key=lambda row: (-len(rows[row]), row))
        keys = standing.get(left, set()) | standing.get(right, set())
        if left == right or len(keys) > 1:
            continue
        for moved in rows[right]:
            row_of[moved] = left
        rows[left] += rows.pop(right)
        standing[left] = keys
    return sorted((sorted(row) for row in rows.values()), key=lambda row: row[0])


def _surest_first(every: Sequence[Reference], given: int) -> list[tuple[int, int]]:
    """Pairs that are the same, by weight and then by what they say, so that their order does not count."""
    names = [identity(reference) for reference in every]
    pairs = [
        (-likeness.weight, min(names[one], names[other]), max(names[one], names[other]), one, other)
        for one, other, likeness in likely_pairs(every, given)
        if likeness.judgement == "same"
    ]
    return [(one, other) for _, _, _, one, other in sorted(pairs)]


def likely_pairs(every: Sequence[Reference], given: int = 0) -> Iterator[tuple[int, int, Likeness]]:
    """Pairs that are worth a look, of which at most one is among the first ``given``, with what they come to."""
    stems = [_stems(reference) for reference in every]
    signs = [_signs(reference, stems[number]) for number, reference in enumerate(every)]
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(signs):
        for sign in own:
            blocks[sign].append(number)
    for number in range(given, len(every)):
        for other in _near(number, signs, stems, blocks):
            yield other, number, compare(every[other], every[number])


def _stems(reference: Reference) -> frozenset[str]:
    """How the telling words of a title begin: a misspelt word mostly begins as it should."""
    words = set(fold(f"{reference.get('title')} {reference.get('subtitle')}").split())
    return frozenset(word[:4] for word in words - _SMALL or words)


def _signs(reference: Reference, stems: frozenset[str]) -> frozenset[str]:
    """What two entries of one work share one of: an identifier, a name with a word of the title, a word."""
    named = (f"name {name} {stem}" for name in names_of(reference) for stem in stems)
    return frozenset((*named, *(f"word {stem}" for stem in stems), *(f"id {one}" for one in identifiers_of(reference))))


def _near(
    number: int, signs: Sequence[frozenset[str]], stems: Sequence[frozenset[str]], blocks: Mapping[str, list[int]]
) -> list[int]:
    """Earlier entries that share an identifier or a name with this one, or most words of a title."""
    near: set[int] = set()
    own = sorted(signs[number], key=lambda sign: (len(blocks[sign]), sign))
    few = [sign for sign in own if len(blocks[sign]) <= _MOST_OF_A_WORD and not sign.startswith("id ")]
    named = [sign for sign in few if sign.startswith("name ")]
    for sign in (*named, *[sign for sign in few if sign.startswith("word ")][:3]):
        for other in blocks[sign]:
            least = min(len(stems[number]), len(stems[other]))
            if other < number and len(stems[number] & stems[other]) * 2 >= least:
                near.add(other)
    for sign in own:
        if sign.startswith("id "):  # whoever shares it shares it with the first who have it
            near.update(other for other in blocks[sign][:_FIRST_OF_AN_ID] if other < number)
    return sorted(near)


def identity(reference: Reference) -> str:
    """What an entry says, as one text, for an order that does not depend on who came first."""
    fields = "\x1f".join(f"{name}\x1e{value}" for name, value in sorted(reference.fields))
    return "\x1d".join((reference.key, reference.type, fields, reference.raw, str(reference.place or "")))


# --- The shelf that was given ------------------------------------------------------------------------------------


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


def filled(entry: Reference, other: Reference) -> Reference:
    """The entry with what only the other has."""
    own = dict(entry.fields)
    more = tuple((name, value) for name, value in other.fields if name not in own and _fits(name, other, entry))
    return replace(entry, fields=(*entry.fields, *more))


def _fits(name: str, other: Reference, entry: Reference) -> bool:
    return name not in (MARK, "ids") and (name not in _OF_A_KIND or other.type == entry.type)


# --- One entry of several readings -------------------------------------------------------------------------------


def merged(readings: Iterable[Reference]) -> Reference:
    """One entry of all readings: the best believed and fullest stands, the others fill what it leaves open.

    Neither their order counts nor how often one comes: ``merged([a, b])`` is ``merged([b, a, b])``.
    """
    ranked = sorted({identity(one): one for one in readings}.values(), key=_rank)
    best = _most_said(ranked)
    for other in ranked:
        best = filled(best, other)
    return best


def _rank(reference: Reference) -> tuple[int, int, int, str]:
    said = [value for name, value in reference.fields if name != MARK]
    return PRECEDENCE.index(reference.origin), -len(said), -sum(map(len, said)), identity(reference)


def _most_said(ranked: Sequence[Reference]) -> Reference:
    """The first of them; where nobody but readers of texts speaks, with the year that most of them give."""
    best = ranked[0]
    if best.origin != "parsed":
        return best
    years = Counter(one.get("date")[:4] for one in ranked if one.get("date"))
    most = years.most_common(2)
    if len(most) < 2 or most[0][1] == most[1][1] or most[0][0] == best.get("date")[:4]:
        return best
    date = next(one.get("date") for one in ranked if one.get("date")[:4] == most[0][0])
    return replace(best, fields=tuple((name, date if name == "date" else value) for name, value in best.fields))


# --- What they contradict one another in -------------------------------------------------------------------------


def conflicts(work: Work) -> tuple[Conflict, ...]:
    """The fields of which the readings say different things; a reading that says less contradicts nobody."""
    return tuple(filter(None, (_conflict(field, work) for field in COMPARED)))


def _conflict(field: str, work: Work) -> Conflict | None:
    said: dict[str, list[Reference]] = defaultdict(list)
    for reading in (work.entry, *work.readings):
        value = shown(reading, field)
        if not value:
            continue
        home = next((other for other in said if agrees(field, other, value)), value)
        if reading not in said[home]:
            said[home].append(reading)
    if len(said) < 2:
        return None
    return Conflict(field, tuple((value, tuple(readings)) for value, readings in said.items()))


def shown(reference: Reference, field: str) -> str:
    """A field as it is held against another's; a title comes with its subtitle."""
    value = reference.get(field)
    if field == "title" and value and reference.get("subtitle"):
        return f"{value}: {reference.get('subtitle')}"
    return value


def agrees(field: str, one: str, other: str) -> bool:
    """Do two values say the same, one of them perhaps less? ``agrees("date", "2015", "2015-05")`` is true."""
    if field in ("author", "editor"):
        return _names_agree(one, other)
    if field in ("url", "doi"):
        return page(one) == page(other) and bool(page(one)) if field == "url" else fold(one) == fold(other)
    left, right = fold(one), fold(other)
    if field == "date":
        return one.startswith(other) or other.startswith(one)
    if field in ("title", "publisher", "institution", "organization", "location", "journaltitle", "booktitle"):
        return left.startswith(right) or right.startswith(left)
    return left == right


def _names_agree(one: str, other: str) -> bool:
    """The same families in the same order; "others" and a missing rest are no contradiction, nor are initials."""
    left, right = people(one), people(other)
    for mine, theirs in zip(left, right, strict=False):
        if fold(mine.family) != fold(theirs.family):
            return False
        given = [fold(name.given).split() for name in (mine, theirs)]
        if any(a[:1] != b[:1] for a, b in zip(*given, strict=False)):
            return False
        if any(len(a) > 1 and len(b) > 1 and a != b for a, b in zip(*given, strict=False)):
            return False
    return len(left) == len(right) or "others" in one + other


# --- Questions ---------------------------------------------------------------------------------------------------


def questions(shelf: Sequence[Reference], apart: Collection[frozenset[str]] = ()) -> tuple[Question, ...]:
    """Pairs of the shelf that are, or could be, one work and on which the editor has said nothing, the surest first."""
    found = [
        Question(min(shelf[one].key, shelf[other].key), max(shelf[one].key, shelf[other].key), likeness)
        for one, other, likeness in likely_pairs(shelf)
        if likeness.judgement != "other" and frozenset((shelf[one].key, shelf[other].key)) not in apart
    ]
    return tuple(sorted(found, key=lambda question: (-question.likeness.weight, question.one, question.other)))
