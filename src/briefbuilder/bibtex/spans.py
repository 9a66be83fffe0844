"""Where an entry and each of its fields stand in the text of a .bib file, to the letter.

In: the text and a key.  Out: ``EntrySpan``, or None where there is no such entry that can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import bibtexparser
from bibtexparser import model as bib

_HEAD = re.compile(r"@(\w+)\s*[{(]\s*")


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """``text[start:end]`` is ``title = {Tides}``, ``raw`` its value as written, ``text[value:end]`` the same."""

    name: str
    start: int
    value: int
    end: int
    raw: str

    @property
    def inner(self) -> str | None:
        """What stands within the braces; None for a value written in another way (quotation marks, abbreviations)."""
        whole = self.raw.startswith("{") and self.raw.endswith("}") and len(self.raw) > 1
        return self.raw[1:-1] if whole else None


@dataclass(frozen=True, slots=True)
class EntrySpan:
    """``text[start:end]`` is the entry; ``head`` is where its key ends, ``fields`` are in the order of the file."""

    key: str
    type: str
    start: int
    end: int
    type_start: int
    type_end: int
    head: int
    fields: tuple[FieldSpan, ...]


def entry_spans(text: str) -> Iterator[EntrySpan]:
    """All entries that can be read, in the file's order; the first one of a key counts."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    cursor, seen = 0, set[str]()
    for block in bibtexparser.parse_string(text, parse_stack=[]).blocks:
        entry = block.ignore_error_block if isinstance(block, bib.DuplicateFieldKeyBlock) else block
        if not isinstance(entry, bib.Entry) or not entry.raw:
            continue
        start = text.find(entry.raw, max(cursor, starts[entry.start_line or 0]))
        span = _entry(text, start, entry) if start >= 0 else None
        if span and span.key not in seen:
            seen.add(span.key)
            cursor = span.end
            yield span


def entry_span(text: str, key: str) -> EntrySpan | None:
    """The entry of this key."""
    return next((span for span in entry_spans(text) if span.key == key), None)


def _entry(text: str, start: int, entry: bib.Entry) -> EntrySpan | None:
    end = start + len(entry.raw or "")
    head = _HEAD.match(text, start, end)
    if not head or not text.startswith(entry.key, head.end()):
        return None
    after = cursor = head.end() + len(entry.key)
    fields = []
    for item in entry.fields:
        at = text.find(item.key, cursor, end)
        equals = text.find("=", at + len(item.key), end)
        value = text.find(str(item.value), equals + 1, end) if at >= 0 and equals >= 0 else -1
        if value < 0 or text[equals + 1 : value].strip() or text[cursor:at].strip(", \t\r\n"):
            return None  # not where it was said to be: better no span than a wrong one
        cursor = value + len(str(item.value))
        fields.append(FieldSpan(item.key.casefold(), at, value, cursor, str(item.value)))
    return EntrySpan(entry.key, entry.entry_type, start, end, head.start(1), head.end(1), after, tuple(fields))
