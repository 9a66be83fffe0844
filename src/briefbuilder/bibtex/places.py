"""Where each entry of a .bib file and each of its fields stands, for messages with line and column.

In: the file's text and how messages call it.  Out: places by (key, field); "" is the entry's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from briefbuilder.bibtex.reading import OLD_NAMES
from briefbuilder.bibtex.spans import entry_spans
from briefbuilder.problems import Place

Places = dict[tuple[str, str], Place]


def places_in(text: str, path: str) -> Places:
    """The title of the entry "a" on the second line of its file: ``("a", "title")`` → x.bib:2:3."""
    text = text.removeprefix("\ufeff")
    starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(offset: int) -> Place:
        line = bisect_right(starts, offset)
        return Place(path, line, offset - starts[line - 1] + 1)

    found: Places = {}
    for span in entry_spans(text):
        found[span.key, ""] = place(span.start)
        for field in span.fields:
            name = {"year": "date", "month": "date"}.get(field.name, OLD_NAMES.get(field.name, field.name))
            found.setdefault((span.key, name), place(field.start))
    return found
