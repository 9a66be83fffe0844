# noqa: INP001 - a script's other half, no package
"""Long texts to measure with: our own English texts again and again, some words exchanged, in two kinds of debris."""

from __future__ import annotations

import itertools
import random
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

TEXTS = Path(__file__).resolve().parent.parent / "tests" / "debris" / "texts"
_MARK = re.compile(r"\[\^(?P<n>\d+)\]:?")
_EXCHANGED = 0.05  # of the words, so that hardly a sentence recurs
_WIDTH, _NOTE_WIDTH, _LINES = 70, 84, 40


def block_text(size: int) -> str:
    """Paragraphs between blank lines, calls in brackets, notes at each chapter's end."""
    parts = (_bare(paragraph, "[{}]") for chapter in _chapters(size) for paragraph in chapter)
    return "\n\n".join(parts)[:size]


def printed_text(size: int) -> str:
    """The same as an extractor leaves a book: lines, running heads, glued marks, notes at page feet, form feeds."""
    pages: list[str] = []
    for chapter in _chapters(size):
        pages += _pages(chapter, len(pages) + 1)
    return "\f".join(pages)[:size]


def _chapters(size: int) -> Iterator[list[str]]:
    """The paragraphs of a text after the other, until it is enough."""
    chance = random.Random(0)  # noqa: S311 - variation, not secrecy
    texts = [_paragraphs(path.read_text("utf-8")) for path in sorted(TEXTS.glob("*-en.md"))]
    common = [word for text in texts for paragraph in text for word in paragraph.split() if word.isalpha()]
    length = 0
    for text in itertools.cycle(texts):
        yield [
            " ".join(
                chance.choice(common) if word.isalpha() and chance.random() < _EXCHANGED else word
                for word in paragraph.split()
            )
            for paragraph in text
        ]
        length += sum(map(len, text))
        if length >= size:
            return


def _paragraphs(markdown: str) -> list[str]:
    r"""``"## One\n\nTwo *three*.[^1]"`` gives ``["One", "Two three.[^1]"]``."""
    blocks = markdown.split("\n---\n", 1)[1].split("\n\n")
    lines = (" ".join(line.strip("#> ") for line in block.split("\n")) for block in blocks)
    return [line.replace("*", "") for line in lines if line.strip()]


def _bare(paragraph: str, mark: str) -> str:
    return _MARK.sub(lambda found: mark.format(found["n"]), paragraph)


def _pages(chapter: list[str], first: int) -> Iterator[str]:
    notes = {found["n"]: paragraph for paragraph in chapter if (found := _MARK.match(paragraph))}
    body: list[str] = []
    foot: list[str] = []
    for paragraph in chapter:
        for line in textwrap.wrap(paragraph, _WIDTH) if not _MARK.match(paragraph) else ():
            body.append(_bare(line, "{}"))
            called = [notes[found["n"]] for found in _MARK.finditer(line) if found["n"] in notes]
            foot += [row for note in called for row in textwrap.wrap(_bare(note, "{}"), _NOTE_WIDTH)]
            if len(body) + len(foot) >= _LINES:
                yield _page(body, foot, first)
                first, body, foot = first + 1, [], []
    yield _page(body, foot, first)


def _page(body: list[str], foot: list[str], number: int) -> str:
    return "\n".join([f"{number} Water and Song", "", *body, "", *foot, ""])
