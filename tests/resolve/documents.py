"""Small documents for tests: strings with ``*…*`` become notes and entries, ``{{n1}}`` in the body becomes a call."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefbuilder.model import (
    Anchor,
    Block,
    Call,
    Document,
    Entry,
    Inline,
    Metadata,
    Note,
    Paragraph,
    Run,
    Source,
    Stated,
)

_MARK = re.compile(r"\*([^*]+)\*|\{\{(\w+)\}\}")


class _Text:
    """The source's text while it grows, one line per part."""

    def __init__(self) -> None:
        self.text = ""

    def line(self, words: str) -> tuple[Inline, ...]:
        start = len(self.text)
        self.text += words + "\n\n"
        inlines: list[Inline] = []
        position = 0
        for match in _MARK.finditer(words):
            if match.start() > position:
                inlines.append(Run(words[position : match.start()], start + position, start + match.start()))
            if match[1]:
                low, high = (start + place for place in match.span(1))
                inlines.append(Run(match[1], low, high, styles=frozenset(("emph",))))
            else:
                inlines.append(Call(match[2], start + match.start(), start + match.end(), match[2]))
            position = match.end()
        if position < len(words):
            inlines.append(Run(words[position:], start + position, start + len(words)))
        return tuple(inlines)


def document(
    notes: Sequence[str] = (),
    entries: Sequence[str] = (),
    body: Sequence[str] = (),
    *,
    access: str = "",
    lost: Sequence[int] = (),
    metadata: Metadata | None = None,
    stem: str = "brief",
) -> Document:
    """A document whose notes are n1, n2 …; ``lost`` numbers those whose source is lost."""
    text = _Text()
    blocks: tuple[Block, ...] = tuple(Paragraph(text.line(words)) for words in body)
    made_notes = []
    for number, words in enumerate(notes, 1):
        at = len(text.text)
        kind = "lost-source" if number in lost else "note"
        made_notes.append(Note(f"n{number}", str(number), (Paragraph(text.line(words)),), at, at, kind))  # type: ignore[arg-type]
    bibliography = tuple(Entry(text.line(words)) for words in entries)
    starts = [0, *(match.end() for match in re.finditer("\n", text.text))]
    anchors = tuple(Anchor(start, line) for line, start in enumerate(starts, 1))
    source = Source(f"sources/{stem}.txt", stem, "txt", "0" * 64, text.text, anchors)
    metadata = metadata or Metadata(title=Stated("A Title"))
    stated = Stated(access) if access else None
    return Document(source, blocks, tuple(made_notes), metadata, bibliography, access=stated)
