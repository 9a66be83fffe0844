"""A chapter after citeproc → the same with its notes counted and lifted out, its headings levelled and named.

In: the blocks of a chapter's Div.  Out: blocks whose calls are links, the notes' blocks, and the contents. Notes that
the source had and notes that citeproc made are counted together, in the order in which a reader meets them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from briefbuilder.model import TocEntry
from briefbuilder.render import tree
from briefbuilder.render.tree import Node, Nodes

_HIGHEST, _DEEPEST = 2, 6
_TAKEN = re.compile(r"(?:[nr]\d+[a-z]*|own|title|ref-.*)")


@dataclass(slots=True)
class LiftedNote:
    """A note out of its place: its number, its calls' ids, its blocks."""

    number: int
    calls: list[str]
    blocks: Nodes


@dataclass(slots=True)
class _Count:
    chapter: str
    notes: list[LiftedNote] = field(default_factory=list)
    by_id: dict[str, LiftedNote] = field(default_factory=dict)


def lift_notes(blocks: Nodes, chapter: str) -> tuple[Nodes, list[LiftedNote]]:
    """``Note`` → a raised, linked number ``<span class="call"><a id="ch02-r3" href="#ch02-n3">3</a></span>``."""
    count = _Count(chapter)
    lifted: Nodes = tree.rewrite(blocks, lambda node: _lift(node, count))
    return lifted, count.notes


def _lift(node: Node, count: _Count) -> Nodes | None:
    if node["t"] == "Note":
        return [_call(_new(node["c"], count), count)]
    if node["t"] != "Span":
        return None
    _, classes, pairs = node["c"][0]
    name = dict(map(tuple, pairs)).get("note", "")
    if "note" in classes:
        note = _new([block for inner in node["c"][1] if inner["t"] == "Note" for block in inner["c"]], count)
        count.by_id[name] = note
        return [_call(note, count)]
    if "call-again" in classes:
        return [_call(count.by_id[name], count)] if name in count.by_id else []
    return None


def _new(blocks: Nodes, count: _Count) -> LiftedNote:
    note = LiftedNote(len(count.notes) + 1, [], [flat for block in blocks for flat in _flat(block)])
    count.notes.append(note)
    return note


def _flat(block: Node) -> Nodes:
    """A note holds no headings, which would stand in nobody's contents, and no notes."""
    without: Nodes = tree.rewrite([block], _unnoted)
    return [tree.paragraph([{"t": "Strong", "c": node["c"][2]}]) if node["t"] == "Header" else node for node in without]


def _unnoted(node: Node) -> Nodes | None:
    if node["t"] != "Note":
        return None
    return [inline for block in node["c"] if block["t"] in ("Para", "Plain") for inline in block["c"]]


def _call(note: LiftedNote, count: _Count) -> Node:
    letter = (
        "" if not note.calls else chr(ord("a") + len(note.calls)) if len(note.calls) < 26 else f"z{len(note.calls)}"
    )
    note.calls.append(f"{count.chapter}-r{note.number}{letter}")
    target = f"#{count.chapter}-n{note.number}"
    mark = tree.link([{"t": "Str", "c": str(note.number)}], target, note.calls[-1], [("role", "doc-noteref")])
    return tree.span([mark], classes=["call"])


# --- Headings ----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Outline:
    chapter: str
    open: list[int] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)


def level_headings(blocks: Nodes, chapter: str) -> tuple[Nodes, tuple[TocEntry, ...]]:
    """Headings from h2 on without a skip, each with an id; second, those that stand in the contents."""
    outline = _Outline(chapter)
    levelled: Nodes = tree.rewrite(blocks, lambda node: [_level(node, outline)] if node["t"] == "Header" else None)
    contents = (
        TocEntry(node["c"][0], node["c"][1][0], heading_text(node)) for node in levelled if node["t"] == "Header"
    )
    return levelled, tuple(entry for entry in contents if entry.text)


def _level(node: Node, outline: _Outline) -> Node:
    level, (_, classes, pairs), content = node["c"]
    while outline.open and outline.open[-1] >= level:
        outline.open.pop()
    outline.open.append(level)
    printed = min(len(outline.open) + _HIGHEST - 1, _DEEPEST)
    return {"t": "Header", "c": [printed, [_id(heading_text(node), outline), classes, pairs], content]}


def heading_text(node: Node) -> str:
    """A heading's words without its calls."""
    bare = tree.rewrite(node["c"][2], lambda inner: [] if _is_call(inner) else None)
    return " ".join(tree.text(bare).split())


def _is_call(node: Node) -> bool:
    return node["t"] == "Span" and "call" in node["c"][0][1]


def _id(text: str, outline: _Outline) -> str:
    """``ch02-tariffs-in-2014``; letters without a plain form leave ``ch02-section``."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", ascii_text)[:8]) or "section"
    if _TAKEN.fullmatch(slug):
        slug = f"section-{slug}"
    name, number = slug, 1
    while name in outline.taken:
        number += 1
        name = f"{slug}-{number}"
    outline.taken.add(name)
    return f"{outline.chapter}-{name}"
