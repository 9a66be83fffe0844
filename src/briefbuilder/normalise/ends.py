"""What the passes at a document's end share: headings of back matter, and how a section's heading is compared."""

from __future__ import annotations

import re

from briefbuilder.inlines import flat
from briefbuilder.model import Block, Heading, Paragraph
from briefbuilder.shapes import fold
from briefbuilder.words import AUTHOR_HEADINGS, IMPRINT_HEADINGS

AUTHORS = {fold(name) for name in AUTHOR_HEADINGS}
BACK_MATTER = {fold(name) for names in IMPRINT_HEADINGS.values() for name in names} | AUTHORS
NOTE_LABEL = re.compile(r"\A(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]+)")
_NUMERAL = re.compile(r"\A(?:[ivx]+|\d+) ")
_LONGEST = 60


def heading_text(block: Block) -> str:
    """The folded text of a block that could be a section's heading, its number left out; else "".

    ``"VI. Bibliography"`` gives ``"bibliography"``.
    """
    text = flat(block.inlines).strip() if isinstance(block, Paragraph | Heading) else ""
    return _NUMERAL.sub("", fold(text)) if 0 < len(text) <= _LONGEST and not text.endswith(".") else ""
