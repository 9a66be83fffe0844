"""Entries side by side: what sources say of one work between them, and pairs that could be one work.

In: works with their readings, and questions.  Out: ``Comparison`` values for the report and for ``refs merge``, and a
problem for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefbuilder.bibtex import owners
from briefbuilder.bibtex.fields import MARK
from briefbuilder.model import ComparedRow, Comparison, Reference
from briefbuilder.problems import Place, Problems
from briefbuilder.resolve.conflicts import COMPARED, Conflict, agrees, conflicts, shown
from briefbuilder.resolve.works import Question, Work

_MOST_COLUMNS = 6
_SHELF = Place("references.bib")
_NAMES = {"editor": "editor", "looked-up": "looked up", "parsed": "read in a text", "source": "stated by itself"}


def compare_works(works: Iterable[Work], problems: Problems) -> tuple[Comparison, ...]:
    """The works of which the sources say different things; each is a problem with all that is said."""
    return tuple(made for work in works if (made := _compared(work, problems)))


def _compared(work: Work, problems: Problems) -> Comparison | None:
    found = conflicts(work)
    if not found:
        return None
    _report(work, found, problems)
    columns = [work.entry, *(one for one in dict.fromkeys(work.readings) if one.place != work.entry.place)]
    columns = columns[:_MOST_COLUMNS]
    heads = tuple(_head(one, named=not number) for number, one in enumerate(columns))
    return Comparison((work.entry.key,), heads, tuple(_rows(columns, [one.field for one in found])))


def _head(reference: Reference, *, named: bool) -> str:
    place = str(reference.place) if reference.place else ""
    return f"{reference.key} ({place})" if named and place else place or reference.key


def _origins(entry: Reference) -> dict[str, str]:
    """Who stands behind each field of an entry, in words: ``{"date": "looked up"}``."""
    if entry.get(MARK) and entry.raw:
        return {name: _NAMES[owner.origin] for name, owner in owners(entry.raw, entry.key).items()}
    return dict.fromkeys((name for name, _ in entry.fields), _NAMES[entry.origin])


def _report(work: Work, found: tuple[Conflict, ...], problems: Problems) -> None:
    said = "; ".join(f"{one.field}: {' / '.join(_short(value) for value, _ in one.values)}" for one in found)
    message = f"the sources differ on “{work.entry.key}”: {said}"
    if work.entry.origin == "editor":
        problems.note("sources-differ", message, work.entry.place or _SHELF, "what references.bib says is printed")
    else:
        hint = "the first is printed: settle it in references.bib"
        problems.warn("sources-differ", message, _other_place(found), hint)


def _other_place(found: tuple[Conflict, ...]) -> Place:
    """Where the first reading stands that says something else than what is printed."""
    return next((one.place for _, readings in found[0].values[1:] for one in readings if one.place), _SHELF)


def _short(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:57]}…"


# --- Questions ---------------------------------------------------------------------------------------------------


def compare_pairs(
    questions: Iterable[Question], entries: Mapping[str, Reference], problems: Problems
) -> tuple[Comparison, ...]:
    """Pairs that could be one work, each a problem that says how to answer it."""
    return tuple(_asked(one, entries, problems) for one in questions)


def _asked(question: Question, entries: Mapping[str, Reference], problems: Problems) -> Comparison:
    pair = [entries[question.one], entries[question.other]]
    why = question.likeness.why
    message = f"“{question.one}” and “{question.other}” could be one work: {why}"
    hint = f"briefbuilder refs merge --yes {question.one} {question.other} (or --no)"
    place = max((one.place for one in pair if one.place), default=_SHELF)
    problems.warn("works-alike", message, place, hint)
    return side_by_side(pair, why)


def side_by_side(pair: list[Reference], reason: str = "") -> Comparison:
    """Two entries, field by field: those of which both speak first, in house order."""
    heads = tuple(_head(one, named=True) for one in pair)
    names = [*COMPARED, *dict.fromkeys(name for one in pair for name, _ in one.fields if name != MARK)]
    kinds = tuple(one.type for one in pair)
    kind = ComparedRow("entrytype", kinds, tuple(_origins(one).get("entrytype", "") for one in pair))
    rows = tuple(_rows(pair, [name for name in dict.fromkeys(names) if name != "subtitle"]))
    every = (kind, *rows) if len(set(kinds)) > 1 else rows
    return Comparison(tuple(one.key for one in pair), heads, every, reason)


def _rows(columns: list[Reference], names: list[str]) -> Iterator[ComparedRow]:
    behind = [_origins(one) for one in columns]
    for name in names:
        values = tuple(shown(one, name) for one in columns)
        if any(values):
            spoken = tuple(one.get(name, "") for one in behind)
            yield ComparedRow(name, values, spoken, differs=_differ(name, [value for value in values if value]))


def _differ(name: str, values: list[str]) -> bool:
    same = agrees if name in COMPARED else lambda _, one, other: one == other
    return any(not same(name, values[0], other) for other in values[1:])
