"""What the names of paragraph styles say, in the programs that people write with."""

from __future__ import annotations

import re

QUOTES = frozenset(
    {"quotations", "quotation", "quote", "block quote", "intense quote", "block text", "block quotation"}
)
CODE = frozenset({"preformatted text", "source code", "html preformatted", "plain text code"})
CAPTIONS = frozenset({"caption", "illustration", "figure", "figurecaption", "figure caption"})
_HEADING = re.compile(r"heading ([1-9])\Z")


def heading_level(name: str) -> int:
    """``"Heading 2"`` is of level 2; other names are no heading: 0."""
    match = _HEADING.match(name.casefold())
    return int(match[1]) if match else 0
