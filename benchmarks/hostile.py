# noqa: INP001 - a script, no package
"""Texts on which a pattern that backtracks, or a row of repairs that copies its text each time, would never finish."""

from __future__ import annotations

import textwrap

PIECES = {
    "stars": "*", "brackets": "[", "round brackets": "(", "straight quotes": '"', "curly quotes": "“", "figures": "5",
    "figures and spaces": "1 ", "items": "1. a\n", "bracketed figures": "[1] ", "raised figures": "¹", "letters": "a",
    "letters on lines": "a\n", "blank lines": "\n", "form feeds": "\f", "dashes": "- ", "backslashes": "\\",
    "angles": "<", "accents": "\u0301", "short lines": "word1 word2\n", "turning quotes": "“a” ", "underscores": "_",
    "short words": "a ", "raised on lines": "word goes¹\n", "notes and text": "word goes¹ on.\n\n",
    "notes alone": "¹ a note\n\n", "cut words": "inde-\npendence ", "halves": "and so on it\n\n", "list": "- an item\n",
    "speech": '"Open it.\n\n', "entries": "Lee, Anna, *Ropes*, 2001.\n", "names": "Anna Lee said. ",
    "years": "in 1914.1 The ", "no-break": "a\u00a0 b ", "sources": "(Source:\n\n", "headings": "# a\n\n",
    "capitals": "A TITLE\n", "emphasis": "a *b* c ",
    "links": "[a](b) ", "addresses": "http://a.b/ ", "columns": "one word    two words\n", "rules": "* * *\n\n",
    "abbreviations": "e.g. a. b. ", "folios": "– 12 –\n", "ellipses": "… ", "entities": "&amp;",
}  # fmt: skip
_WIDTH = 70
_LINES = 40


def text(name: str, size: int, *, printed: bool = False) -> str:
    """One of the texts, at a size; ``printed``: broken into lines and pages, with figures at the lines' ends."""
    piece = PIECES[name]
    whole = (piece * (size // len(piece) + 1))[:size]
    return as_printed(whole) if printed else whole


def as_printed(whole: str) -> str:
    """The text in lines of seventy letters and pages of forty lines, as an extractor leaves them."""
    lines = [line for row in whole.split("\n") for line in _broken(row)]
    numbered = [
        f"{number % 30} {line}" if number % 7 == 0 else f"{line}{number % 20}" if number % 5 == 0 else line
        for number, line in enumerate(lines)
    ]
    pages = [numbered[at : at + _LINES] for at in range(0, len(numbered), _LINES)]
    return "\f".join("\n".join(["A Head", *page, str(number)]) + "\n" for number, page in enumerate(pages, 1))


def _broken(row: str) -> list[str]:
    if " " in row and len(row) < 1000:
        return textwrap.wrap(row, _WIDTH) or [""]
    return [row[at : at + _WIDTH] for at in range(0, len(row), _WIDTH)] or [""]
