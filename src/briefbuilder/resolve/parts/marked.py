"""Text with its looks and its places: what a convention reads of a note or an entry.

In: inlines.  Out: ``Marked``, whose letters each know their span in the source and whether they are emphasised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefbuilder.model import Break, Inline, Run

_QUOTES = (
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("„", '"'),
    ("«", "»"),
    ("»", "«"),
    ("‟", "”"),
    ("”", "”"),
    ('"', '"'),
    ("‘", "’"),
)
_STAR = re.compile(r"\*{1,2}(?=\S)([^*]+?)(?<=\S)\*{1,2}")
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Marked:
    """``text`` with, for each letter, ``[starts[i], ends[i])`` in the source and ``emph[i]``.

    ``links`` are addresses behind it.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    emph: tuple[bool, ...]
    links: tuple[str, ...] = ()
    flat: tuple[int, ...] = ()  # position of each letter in the flat text of its inlines, where it is not the same

    def cut(self, start: int, end: int) -> Marked:
        """The part between two positions."""
        part = slice(start, end)
        return Marked(self.text[part], self.starts[part], self.ends[part], self.emph[part], self.links, self.flat[part])

    def emphasised(self) -> Iterator[tuple[int, int]]:
        """The stretches of emphasis, longest possible; a blank or comma between two of them does not part them."""
        start = None
        for position, on in enumerate((*self.emph, False)):
            if on and start is None:
                start = position
            elif not on and start is not None:
                yield start, position
                start = None


def marked(inlines: Sequence[Inline]) -> Marked:
    """Inlines as marked text. A break is a blank; a call or a picture is one object character."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    emph: list[bool] = []
    links: list[str] = []
    for inline in inlines:
        text = _text(inline)
        literal = isinstance(inline, Run) and len(text) == inline.end - inline.start
        letters.append(text)
        starts.extend(inline.start + offset if literal else inline.start for offset in range(len(text)))
        ends.extend(inline.start + offset + 1 if literal else inline.end for offset in range(len(text)))
        emph.extend([isinstance(inline, Run) and "emph" in inline.styles] * len(text))
        if isinstance(inline, Run) and inline.link and inline.link not in links:
            links.append(inline.link)
    return _without_stars(Marked("".join(letters), tuple(starts), tuple(ends), tuple(emph), tuple(links)))


def _text(inline: Inline) -> str:
    match inline:
        case Run(text):
            return text
        case Break():
            return " "
        case _:
            return OBJECT


def _without_stars(text: Marked) -> Marked:
    """``*…*`` that nobody has read yet becomes emphasis; the stars go, the places of the letters stay."""
    if "*" not in text.text or any(text.emph):
        return text
    emph, kept = list(text.emph), [True] * len(text.text)
    for match in _STAR.finditer(text.text):
        low, high = match.span(1)
        emph[low:high] = [True] * (high - low)
        for position in (*range(match.start(), low), *range(high, match.end())):
            kept[position] = False
    choose = [position for position, keep in enumerate(kept) if keep]
    return Marked(
        "".join(text.text[position] for position in choose),
        tuple(text.starts[position] for position in choose),
        tuple(text.ends[position] for position in choose),
        tuple(emph[position] for position in choose),
        text.links,
        tuple(choose),
    )


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches in quotation marks, without the marks: ``'Roe, "Low Tide," *Sea*'`` has one, "Low Tide,"."""
    found: list[tuple[int, int]] = []
    position = 0
    while position < len(text):
        end = _closing(text, position)
        if end:
            found.append((position + 1, end))
            position = end + 1
        else:
            position += 1
    return tuple(found)


def _closing(text: str, start: int) -> int:
    """Where the quotation that opens at ``start`` closes; 0 if none opens there, or none closes."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "’'"):
        return 0
    for opening, closing in _QUOTES:
        if text[start] != opening:
            continue
        position = text.find(closing, start + 1)
        while position > 0:
            depth = text.count(opening, start + 1, position) if opening != closing else 0
            after = text[position + 1 : position + 2]
            inner = closing in "’" and after.isalnum()
            closed = text.count(closing, start + 1, position) >= depth
            if position > start + 1 and closed and not inner and not (after.isalnum() and closing != "“"):
                return position
            position = text.find(closing, position + 1)
    return 0
