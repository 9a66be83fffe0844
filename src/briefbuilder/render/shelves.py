"""The bibliography as citeproc printed it → entries by key, to be shared out: book, chapter's head, further reading.

In: citeproc's ``refs`` Div.  Out: inlines per key, in the style's order.
"""

from __future__ import annotations

import re

from briefbuilder.render import tree
from briefbuilder.render.tree import Node, Nodes

_ID = "refs"
_ENTRY = "ref-"
_MARGIN, _RIGHT = "csl-left-margin", "csl-right-inline"


def take_entries(blocks: Nodes) -> dict[str, Nodes]:
    """Key → inlines, in the order of the printed bibliography."""
    refs = next((node for node in blocks if node["t"] == "Div" and node["c"][0][0] == _ID), None)
    if refs is None:
        return {}
    divs = [node for node in refs["c"][1] if node["t"] == "Div" and node["c"][0][0].startswith(_ENTRY)]
    return {node["c"][0][0].removeprefix(_ENTRY): _inlines(node) for node in divs}


def _inlines(entry: Node) -> Nodes:
    out: Nodes = []
    for node in tree.nodes(entry["c"][1]):
        if node["t"] in ("Para", "Plain"):
            out += [tree.SPACE, *node["c"]] if out else node["c"]
    return out


def unnumbered(entry: Nodes) -> Nodes:
    """Without the number in the margin, which means nothing outside the one bibliography: ``[12] Doe…`` → ``Doe…``."""

    def change(node: Node) -> Nodes | None:
        if node["t"] != "Span":
            return None
        classes = node["c"][0][1]
        if _MARGIN in classes:
            return []
        return list(node["c"][1]) if _RIGHT in classes else None

    bare: Nodes = tree.rewrite(entry, change)
    while bare and bare[0]["t"] in ("Space", "SoftBreak"):
        bare = bare[1:]
    return bare


def entry_id(prefix: str, key: str, taken: set[str]) -> str:
    """``ref-kozhanov2015understanding``; keys with other letters get an id of their own all the same."""
    stem = prefix + (re.sub(r"[^A-Za-z0-9_.-]+", "-", key).strip("-") or "entry")
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name)
    return name
