"""The notes of one text, read and resolved together.

In: notes as marked text, in document order, and the works of the lists.  Out: per note its mentions and what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from briefbuilder.model import Reference
from briefbuilder.resolve.match import address
from briefbuilder.resolve.mentions.chain import Chain, Decision
from briefbuilder.resolve.mentions.grammar import read_mentions
from briefbuilder.resolve.mentions.known import Known
from briefbuilder.resolve.mentions.mention import Mention
from briefbuilder.resolve.parts.marked import Marked

MAX_NOTE = 20_000


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note to be read. ``label`` is its number as printed; ``opens`` a chapter; its source may be ``lost``."""

    label: int
    texts: tuple[Marked, ...]
    opens: bool = False
    lost: bool = False
    given: tuple[str, ...] = ()  # keys that the note cites as such


Meant = tuple[Mention, Decision]
Maker = Callable[[int, int, Mention], Reference | None]  # note, text within it, mention → a work made from its words


def assign(
    notes: Iterable[NoteText], lists: Sequence[Sequence[Reference]], made: Maker | None = None
) -> list[list[list[Meant]]]:
    """``[[[(mention, decision), …] per text] per note]``; ``made`` may make a work of a mention that finds none.

    The first of the ``lists`` that knows a work answers.
    """
    known = Known()
    for rank, works in enumerate(lists):
        for reference in works:
            known.add(reference, rank)
    chain = Chain(known, _addresses(known.profiles[key].reference for key in known.profiles))
    rows: list[tuple[int, list[list[Mention]]]] = []  # how many works a note cites by key, and its mentions
    for number, note in enumerate(notes):
        if note.opens:
            chain.chapter()
        if note.lost:
            chain.lost()
            rows.append((0, [[] for _ in note.texts]))
            continue
        read = [read_mentions(text, known) if len(text.text) <= MAX_NOTE else [] for text in note.texts]
        rows.append((len(note.given), read))
        flat = [(which, mention) for which, mentions in enumerate(read) for mention in mentions]
        given = [Mention(0, 0, "given", alias=key) for key in note.given]
        every = [*given, *(mention for _, mention in flat)]
        chain.note(
            note.label,
            every,
            [address(mention.doi) or address(mention.url) for mention in every],
            _maker(flat, number, made, chain) if made else None,
        )
    decisions = iter(chain.decisions())
    return [_answered(read, list(islice(decisions, given)), decisions) for given, read in rows]


def _answered(read: list[list[Mention]], given: list[Decision], decisions: Iterator[Decision]) -> list[list[Meant]]:
    """A note's mentions with their decisions; those on keys that it cites as such are no news."""
    del given
    return [[(mention, next(decisions)) for mention in mentions] for mentions in read]


def _addresses(references: Iterable[Reference]) -> dict[str, str]:
    found: dict[str, str] = {}
    for reference in references:
        for name in ("url", "doi"):
            if reference.get(name):
                found.setdefault(address(reference.get(name)), reference.key)
    return found


def _maker(flat: list[tuple[int, Mention]], number: int, made: Maker, chain: Chain) -> Callable[[Mention], str]:
    """Make a work of a mention's words; it is known from here on."""
    where = {id(mention): which for which, mention in flat}

    def make(mention: Mention) -> str:
        if id(mention) not in where:
            return ""
        reference = made(number, where[id(mention)], mention)
        if reference is None:
            return ""
        chain.known.add(reference)
        chain.by_address.update(
            {key: value for key, value in _addresses([reference]).items() if key not in chain.by_address}
        )
        return reference.key

    return make
