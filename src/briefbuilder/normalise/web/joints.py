"""Does a line go on with the text of those above it? Asked where inline elements stand on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefbuilder.normalise.web.lines import WebLine
from briefbuilder.shapes import CLOSERS, ends_sentence, starts_small, title_case_share, words
from briefbuilder.words import JOINING_WORDS

_JOINING = frozenset().union(*JOINING_WORDS.values())
STOP = re.compile(r"(?:[.,;:!?)\]}”»…](?!\.\.)|[’'](?:[a-z]{1,2}\b|[\s,.;:]))")
_OPEN_END = re.compile(r"(?:[(\[{“„«‚‘/]|\b(?:[a-zA-Z]|[QqJjLl]u[’'e]?|lorsqu|puisqu|aujourd)[’'])\Z")
_ABBREVIATION = re.compile(r"(?:\b[\w]{1,4}|\b[A-ZА-Я])\.\Z")
ANCHOR = 60  # characters of a line that is text, whatever stands round it
_SHORT = 12  # words of a link or an italic phrase
_LONGEST = 60  # words of a title that a comma follows
_SENTENCE = 6  # words of a sentence that stands alone
_NEAR = 6  # lines in which a row of short fragments must reach text


def is_fragmented(lines: Sequence[WebLine]) -> bool:
    """Do inline elements stand on lines of their own? Then many lines begin with a stop or small, behind open ones."""
    cuts = 0
    for above, below in pairwise(lines):
        long = len(above.text) >= ANCHOR or len(below.text) >= ANCHOR or above.after or below.before
        long = long or STOP.match(below.text) is not None
        cuts += bool(long) and not below.apart and not ends_sentence(above.text) and goes_on(below.text)
    return cuts >= max(2, 0.02 * len(lines))


def goes_on(text: str) -> bool:
    """Does it begin as the middle of a sentence does?"""
    return starts_small(text) or STOP.match(text) is not None


def is_open(text: str) -> bool:
    """Does it end within a sentence?"""
    bare = text.rstrip().rstrip(CLOSERS).rstrip()
    return bool(bare) and not ends_sentence(text) and not (bare.endswith(":") and text.rstrip().endswith(":"))


def belongs(text: str, lines: Sequence[WebLine], number: int, *, anchored: bool, joined: bool) -> bool:
    """Does line ``number`` belong to the ``text`` above it? ``anchored``: that text is surely text."""
    below = lines[number].text
    if joined and is_open(text) and (len(below) >= ANCHOR or goes_on(below)):
        return True
    if STOP.match(below):
        return anchored or len(below) >= ANCHOR or is_open(text)
    if is_open(text):
        return anchored or _begins(text, lines, number)
    if text.rstrip().endswith(":"):
        return starts_small(below) or (anchored and _is_inline(lines, number))
    if starts_small(below):
        return anchored and (_ABBREVIATION.search(text[-8:]) is not None or len(below) >= ANCHOR)
    return anchored and _is_inline(lines, number)


def _begins(text: str, lines: Sequence[WebLine], number: int) -> bool:
    """A few words that end open: do they begin the paragraph that the next lines go on with, or are they a label?"""
    below = lines[number].text
    whole = ends_sentence(below) and not goes_on(below) and len(words(below)) >= _SENTENCE
    if whole:
        return False
    last = words(text)[-1:]
    following = lines[number + 1].text if number + 1 < len(lines) else ""
    on = goes_on(following) or following[:1].isdigit()
    if starts_small(below) or text.rstrip().endswith((",", "(", "“", "«", "„")):
        return len(below) >= ANCHOR or ends_sentence(below) or (on and _reaches_text(lines, number))
    if len(words(below)) > _SHORT:
        return bool(last) and last[0].casefold() in _JOINING
    if bool(last) and last[0].casefold() in _JOINING:
        return on and _reaches_text(lines, number)
    running = title_case_share(text) < 0.6 and len(words(text)) > 1
    return running and on and len(following) >= ANCHOR


def _is_inline(lines: Sequence[WebLine], number: int) -> bool:
    """A phrase without a stop whose sentence the next line goes on with."""
    below = lines[number].text
    following = lines[number + 1].text if number + 1 < len(lines) else ""
    if ends_sentence(below) or not goes_on(following):
        return False
    if STOP.match(following):
        return len(words(below)) <= _LONGEST
    return len(words(below)) <= _SHORT and (len(following) >= ANCHOR or ends_sentence(following))


def _reaches_text(lines: Sequence[WebLine], number: int) -> bool:
    """Is the next long line near, and does it go on with a sentence, as the row of fragments before it does?"""
    for line in lines[number : number + _NEAR]:
        if len(line.text) >= ANCHOR or ends_sentence(line.text):
            return goes_on(line.text) or line.text[:1].isdigit()
    return False


def gap(above: WebLine, below: WebLine, *, spaced: bool) -> str:
    """What stands between two joined lines: a space or nothing."""
    if spaced:
        return " " if above.after or below.before else ""
    if STOP.match(below.text) or _OPEN_END.search(above.text[-12:]) or above.text.endswith(("—", "-")):
        return ""
    return "" if below.text.startswith(("—", "/")) else " "
