"""Where each entry of the bibliography is cited: read off the printed tree, and put into words for the formats.

In: a chapter's blocks and notes after citeproc.  Out: ``CitedIn`` values per key, in the order of reading; a citation
that stands in the text itself (author-date styles) gets an id to lead to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefbuilder.model import CitedIn
from briefbuilder.render import tree
from briefbuilder.render.numbering import LiftedNote
from briefbuilder.render.tree import Node, Nodes


def in_notes(notes: Iterable[LiftedNote], chapter: str, number: int) -> Iterator[tuple[str, CitedIn]]:
    """Key and place of every citation in these notes; a note leads to its first call, else to itself."""
    for note in notes:
        target = note.calls[0] if note.calls else f"{chapter}-n{note.number}"
        place = CitedIn(number, note.number, target)
        yield from ((key, place) for key in dict.fromkeys(_keys(note.blocks)))


def in_text(blocks: Nodes, chapter: str, number: int) -> tuple[Nodes, list[tuple[str, CitedIn]]]:
    """The blocks with an id at each citation that stands in the text, and what is cited there.

    In note styles citeproc makes a note of a citation: then the note is the place.
    """
    found: list[tuple[str, CitedIn]] = []
    count = 0

    def name(node: Node) -> Nodes | None:
        nonlocal count
        if node["t"] != "Cite":
            return None
        place = _called(node, chapter, number)
        if place is None:
            count += 1
            place = CitedIn(number, 0, f"{chapter}-c{count}")
        found.extend((key, place) for key in dict.fromkeys(_keys([node])))
        return [node] if place.note else [tree.span([node], id=place.target)]

    named: Nodes = tree.rewrite(blocks, name)
    return named, found


def _called(cite: Node, chapter: str, number: int) -> CitedIn | None:
    """The note whose call stands in this citation, if there is one."""
    for link in tree.nodes(cite["c"][1]):
        (name, _, _), _, (target, _) = link["c"] if link["t"] == "Link" else (("", "", ""), [], ("", ""))
        if target.startswith(f"#{chapter}-n"):
            return CitedIn(number, int(target.removeprefix(f"#{chapter}-n")), name)
    return None


def _keys(value: object) -> Iterator[str]:
    for node in tree.nodes(value):
        if node["t"] == "Cite":
            yield from (one["citationId"] for one in node["c"][0])


# --- In words ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One link: ``text`` as printed (a note's "3", "a" for the first of several in a text), ``name`` as spoken."""

    text: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class ChapterPlaces:
    """The places of one chapter: ``lead`` is "ch. 5 nn." before the links; empty where the link is the chapter."""

    lead: str
    places: tuple[PlaceView, ...]


def views(places: Sequence[CitedIn], labels: dict[str, str], homes: dict[str, str]) -> tuple[ChapterPlaces, ...]:
    """Places by chapter: ch. 1 nn. 3, 5; ch. 5 n. 7. ``homes`` say which file an id is in (EPUB), if not this one."""
    made = []
    for (chapter, in_note), group in groupby(places, key=lambda place: (place.chapter, bool(place.note))):
        row = list(group)
        lead = f"{labels['ch']}\u00a0{chapter}"
        if in_note:
            lead += f" {labels['nn'] if len(row) > 1 else labels['n']}"
            texts = [str(place.note) for place in row]
        elif len(row) > 1:
            texts = [_letter(index) for index in range(len(row))]
        else:
            lead, texts = "", [lead]
        links = (_link(place, text, labels, homes) for place, text in zip(row, texts, strict=True))
        made.append(ChapterPlaces(lead, tuple(links)))
    return tuple(made)


def _link(place: CitedIn, text: str, labels: dict[str, str], homes: dict[str, str]) -> PlaceView:
    """A link says where it leads when heard alone: "3" is spoken "Chapter 1, Note 3"."""
    href = f"{homes.get(place.target, '')}#{place.target}"
    spoken = f"{labels['chapter']} {place.chapter}"
    if place.note:
        spoken += f", {labels['note']} {place.note}"
    elif len(text) < 3:
        spoken += f", {text}"
    return PlaceView(text, spoken, href)


def _letter(index: int) -> str:
    """a, b … z, aa, ab …: ``_letter(26)`` is "aa"."""
    first, last = divmod(index, 26)
    return (_letter(first - 1) if first else "") + chr(ord("a") + last)
