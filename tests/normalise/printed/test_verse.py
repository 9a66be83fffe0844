"""Verse keeps its line ends; lists, speech and cells are none."""

from __future__ import annotations

import pytest

from briefbuilder.inlines import flat
from briefbuilder.model import Break, Paragraph, Quote, Run
from briefbuilder.normalise.printed.flow import flow
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.metrics import text_width

BODY = (
    "The ferry left at seven, as it had done in every year since",
    "the bridge was lost, and nobody on the quay looked up when",
    "the bell rang.",
    "Later the lamps were lit along the harbour wall, and a boy",
    "came by with a basket of bread that was still warm, which he",
    "sold to the men who waited there for the second boat.",
) * 3
SONG = (
    "The ferry sat beside the quay",
    "With nobody aboard,",
    "And she has brought the harbour back",
    "To those who were ashore.",
)


def printed(texts: tuple[str, ...]) -> list[PageLine]:
    lines, start = [], 0
    for text in texts:
        run = Run(text, start, start + len(text))
        lines.append(PageLine((run,), text, gap=float(bool(lines)), width=text_width(text)))
        start += len(text) + 1
    return lines


def test_verse_is_one_paragraph_with_its_line_ends() -> None:
    (stanza,) = [block for block in flow(printed((*BODY, *SONG, *BODY))) if _breaks(block)]
    assert _breaks(stanza) == 3


def test_verse_that_the_text_leads_to_is_quoted_by_stanzas() -> None:
    found = flow(printed((*BODY, "The men would sing:", *SONG, *SONG, *BODY)))
    (quote,) = [block for block in found if isinstance(block, Quote)]
    assert [_breaks(block) for block in quote.blocks] == [3, 3]


@pytest.mark.parametrize(
    "rows",
    [
        ("Oil of the best;", "Bread for a week;", "Ropes and a bell."),
        ("— And the second boat,", "— It comes when it comes,", "— So we wait."),
        ("Lamps", "Bells, large", "Ropes"),
    ],
)
def test_other_short_lines_are_no_verse(rows: tuple[str, ...]) -> None:
    assert not any(_breaks(block) for block in flow(printed((*BODY, *rows, *BODY))))


def test_one_narrow_line_behind_a_colon_is_a_quotation() -> None:
    quoted = ("Let nothing here be sold, for it was lent, and", "let the door be open.")
    found = flow(printed((*BODY, "She wrote it down in so many words:", *quoted, *BODY)))
    assert [flat(block.blocks[0].inlines) for block in found if isinstance(block, Quote)] == [" ".join(quoted)]  # type: ignore[union-attr]


def _breaks(block: object) -> int:
    return sum(isinstance(one, Break) for one in block.inlines) if isinstance(block, Paragraph) else 0
