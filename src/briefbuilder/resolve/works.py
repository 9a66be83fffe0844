"""One shelf: which entries are one work, and what its entry says when several sources name it.

In: entries from several sources, those that references.bib has, the editor's word on pairs of them.  Out: ``Work``
values, each with all its readings, and ``Question`` values, pairs that could be one work and are not joined.
Neither depends on the order in which the entries come: pairs are joined from the surest on, and never two entries of
references.bib, unless the editor says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefbuilder.bibtex.fields import MARK
from briefbuilder.model import Origin, Reference
from briefbuilder.resolve.sameness import Likeness, compare, identifiers_of, names_of
from briefbuilder.words import FUNCTION_WORDS, fold

# Who is believed first. A source's word on itself is more than another's on it.
PRECEDENCE: tuple[Origin, ...] = ("editor", "looked-up", "source", "parsed")
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


def filled(entry: Reference, other: Reference) -> Reference:
    """The entry with what only the other has."""
    own = dict(entry.fields)
    more = tuple((name, value) for name, value in other.fields if name not in own and _fits(name, other, entry))
    return replace(entry, fields=(*entry.fields, *more))


def _fits(name: str, other: Reference, entry: Reference) -> bool:
    return name not in (MARK, "ids") and (name not in _OF_A_KIND or other.type == entry.type)


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


# --- Questions ---------------------------------------------------------------------------------------------------


def questions(shelf: Sequence[Reference], apart: Collection[frozenset[str]] = ()) -> tuple[Question, ...]:
    """Pairs of the shelf that are, or could be, one work and on which the editor has said nothing, the surest first."""
    found = [
        Question(min(shelf[one].key, shelf[other].key), max(shelf[one].key, shelf[other].key), likeness)
        for one, other, likeness in likely_pairs(shelf)
        if likeness.judgement != "other" and frozenset((shelf[one].key, shelf[other].key)) not in apart
    ]
    return tuple(sorted(found, key=lambda question: (-question.likeness.weight, question.one, question.other)))
