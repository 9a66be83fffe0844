"""A source through pandoc: whatever pandoc cannot take is a source that cannot be read, not an error of ours."""

from __future__ import annotations

import json

from briefbuilder import pandoc
from briefbuilder.problems import UnreadableSource
from briefbuilder.read.spans import Node

SECONDS = 60  # and as much again for every million bytes; a real text takes one or two, "[[[[…" would take for ever


def read_tree(data: bytes, format: str, path: str) -> Node:
    """Give pandoc's JSON tree of a source. Raises UnreadableSource where pandoc fails or meets a limit."""
    limit = SECONDS * (1 + len(data) // 1_000_000)
    try:
        output, _ = pandoc.run(["--from", format, "--to", "json"], data, timeout=limit)
    except pandoc.PandocFailed as error:
        raise UnreadableSource(f"{path}: this file cannot be read ({error})") from error
    tree: Node = json.loads(output)
    return tree
