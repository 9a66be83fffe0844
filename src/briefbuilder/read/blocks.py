"""Text → blocks, each with its place in the source. Blank lines part blocks; nothing else means anything here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from briefbuilder.model import Block, LineAnchors, Paragraph, Run


def line_anchors(text: str) -> LineAnchors:
    r"""One anchor per line: ``"a\nb"`` gives line 1 from 0 and line 2 from 2; form feeds count pages."""
    return LineAnchors(_starts(text), _pages(text) if "\f" in text else ())


def _starts(text: str) -> Iterator[int]:
    yield 0
    at = text.find("\n") + 1
    while at:
        yield at
        at = text.find("\n", at) + 1


def _pages(text: str) -> Iterator[int]:
    first, *others = (line.count("\f") for line in text.split("\n"))
    return accumulate(others, initial=1 + first)


def paragraphs(text: str) -> tuple[Block, ...]:
    """Paragraphs parted by blank lines: one literal run per line, one ``line-break`` run between two lines."""
    blocks: list[Block] = []
    runs: list[Run] = []
    start = 0
    for line in text.split("\n"):
        run = _line_run(line, start)
        start += len(line) + 1
        if run is None:
            _close(runs, blocks)
            continue
        if runs:
            runs.append(Run(" ", runs[-1].end, run.start, rule="line-break"))
        runs.append(run)
    _close(runs, blocks)
    return tuple(blocks)


def _line_run(line: str, start: int) -> Run | None:
    """The line's text without the white space at its ends; None for a blank line."""
    text = line.strip()
    if not text:
        return None
    start += len(line) - len(line.lstrip())
    return Run(text, start, start + len(text))


def _close(runs: list[Run], blocks: list[Block]) -> None:
    if runs:
        blocks.append(Paragraph(tuple(runs)))
        runs.clear()
