"""Short pages of our own, as extractors leave them, and the lines they become."""

from __future__ import annotations

from briefbuilder.normalise.characters import clean_characters
from briefbuilder.normalise.printed.lines import PageLine, page_lines
from briefbuilder.problems import Problems
from briefbuilder.read import read

PROSE = (
    "The ferry left the quay at seven and nobody waved, for the",
    "town had seen it leave on every working day since the year",
    "in which the bridge came down. The mate counted the crates",
    "and found that one of them had been opened in the night by",
    "somebody who knew what he was looking for and left the lid",
    "leaning on the rail, so that the rain had got at the paper",
    "beneath. He wrote the matter down, and the captain read it",
    "aloud at noon to whoever was awake and had nothing to hide",
    "from a man of his years. It was then agreed that the crate",
    "be nailed shut and that the harbour be told of it at once.",
)


def lines(text: str) -> list[PageLine]:
    """The printed lines of a text file."""
    problems = Problems()
    return page_lines(clean_characters(read(text.encode(), "page.txt", problems), problems))


def page(*foot: str, head: str = "", marks: dict[int, str] | None = None, folio: str = "") -> str:
    """One page: a head, ten lines of prose (``marks`` put behind some of them), notes at the foot, a folio."""
    body = [line + (marks or {}).get(number, "") for number, line in enumerate(PROSE)]
    parts = [*([head, ""] if head else []), *body, *foot, *(["", folio] if folio else [])]
    return "\n".join(parts)
