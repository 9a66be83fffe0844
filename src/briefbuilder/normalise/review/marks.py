"""Ask about quotation marks: unbalanced ones, a stop before the attribution, a long quotation without a note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from briefbuilder.inlines import OBJECT
from briefbuilder.model import Document, Paragraph, Quote
from briefbuilder.normalise.review.leaves import Leaf
from briefbuilder.problems import Problems
from briefbuilder.shapes import words
from briefbuilder.words import SAYING_WORDS

_SAYING = "|".join(sorted(SAYING_WORDS))
_STOP_BEFORE_ATTRIBUTION = re.compile(
    rf"[.!?][”\"»]\s+(?P<who>[^\W\d_a-z][^.!?”“\"]{{2,120}}?\b(?:{_SAYING})(?: (?!that|the)[^\W\d_]+){{0,2}}[.])"
)
_WHOLE = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_CURLY = re.compile(r"“[^“”]*”")
_LEAST_QUOTED = 20  # words of a quotation that ought to have its source
_MOST_WORDS_OF_ATTRIBUTION = 14
_SHOWN = 60


def ask_about_marks(document: Document, leaves: list[Leaf], problems: Problems) -> None:
    """All questions about quotation marks, leaf by leaf."""
    for leaf in leaves:
        _unbalanced(leaf, problems)
        _attribution(leaf, problems)
        if len(document.notes) > 1:
            _unsourced(leaf, problems)
        elif isinstance(leaf.block, Paragraph):
            _unsaid(leaf, problems)


def _unbalanced(leaf: Leaf, problems: Problems) -> None:
    """More opening than closing marks in a paragraph, or an odd number of straight ones."""
    text = leaf.text
    if isinstance(leaf.block, Quote):
        return  # a mark before each paragraph is how such a quotation is set
    opening, closing, straight = text.count("“"), text.count("”"), text.count('"')
    if opening != closing and "„" not in text:
        position = max(text.rfind("“") if opening > closing else text.find("”"), 0)
        message = f"{opening} opening and {closing} closing quotation marks"
    elif straight % 2 and not re.search(r"\d\"", text):
        position = text.rfind('"')
        message = f"an odd number of quotation marks ({straight})"
    else:
        return
    excerpt = text[max(0, position - _SHOWN) : position + _SHOWN]
    problems.warn("quote-unbalanced", message, leaf.place(position), "mend it in the source", excerpt)


def _attribution(leaf: Leaf, problems: Problems) -> None:
    """``"“… later.” The minister said."``: the stop parts the words from the one who said them."""
    for match in _STOP_BEFORE_ATTRIBUTION.finditer(leaf.text):
        if len(words(match["who"])) <= _MOST_WORDS_OF_ATTRIBUTION:
            problems.note(
                "stop-before-attribution",
                f"a full stop parts the quotation from “{match['who']}”",
                leaf.place(match.start()),
                "a comma may be meant",
                match.group(),
            )


def _unsourced(leaf: Leaf, problems: Problems) -> None:
    """In a text with notes, a long quotation that has none."""
    for start, end in _quotations(leaf.text):
        count = len(words(leaf.text[start:end]))
        if count >= _LEAST_QUOTED and OBJECT not in leaf.text[end - 2 : end + 3]:
            problems.note(
                "quotation-without-note",
                f"a quotation of {count} words has no note",
                leaf.place(start),
                excerpt=leaf.text[start : start + 2 * _SHOWN],
            )


def _unsaid(leaf: Leaf, problems: Problems) -> None:
    """In a text without notes, a paragraph that is a quotation from end to end: nobody in it says so."""
    text = leaf.text.strip()
    count = len(words(text)) if _WHOLE.fullmatch(text) else 0
    if count >= _LEAST_QUOTED:
        problems.note(
            "quotation-without-note",
            f"a whole paragraph of {count} words is quoted, and neither a note nor a name says from whom",
            leaf.place(0),
            excerpt=text[: 2 * _SHOWN],
        )


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where quotations stand: curly pairs, and straight marks two by two; a last one alone is none."""
    for match in _CURLY.finditer(text):
        yield match.span()
    straight = [match.start() for match in re.finditer('"', text)]
    for start, end in zip(islice(straight, 0, None, 2), islice(straight, 1, None, 2), strict=False):
        yield start, end + 1
