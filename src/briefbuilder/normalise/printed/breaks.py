"""What the words say of a line end: does a new paragraph begin behind it?

In: two neighbouring lines.  Out: log-odds for a break, the sum of the signs below; widths and geometry add theirs.
"""

from __future__ import annotations

import re

from briefbuilder.normalise import continuity
from briefbuilder.shapes import CLOSERS, OPENERS, ends_sentence
from briefbuilder.words import JOINING_WORDS

USUAL = -1.2  # most line ends lie within a paragraph

# How the line above ends.
_STOP, _ABBREVIATION, _COLON, _SEMICOLON, _COMMA, _DASH, _CUT, _JOINING, _OPEN = (
    1.7,
    -0.8,
    0.6,
    -0.3,
    -3,
    -1,
    -4,
    -5,
    -2.7,
)
_ENDS = {
    ":": _COLON,
    ";": _SEMICOLON,
    ",": _COMMA,
    **dict.fromkeys("-\u2010\u00ad", _CUT),
    **dict.fromkeys("–—", _DASH),
}
# How the line below begins.
SMALL, CAPITAL, QUOTE, SPEECH, CLOSING, ELLIPSIS, FIGURE = -4.0, 0.6, 1.2, 2.2, -5.0, 0.6, -0.2
MARK = 4.5  # a mark whose row goes on
TITLE, AFTER_TITLE = 3.0, 1.5  # a title's number stands here, stood above
HALF_WORD = -12.0
LONE = 2.5  # a short line without a stop between text that ended and text that begins

_SURE = 2.0  # of ``continuity.goes_on``
_JOINING_WORDS = frozenset().union(*JOINING_WORDS.values())
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[A-ZА-ЯÄÖÜ]|Mr|Mrs|Ms|Dr|Prof|St|vs|cf|vgl|Nr|No|Nos|Bd|Hr|Fr|Mme|MM|M|pp?|S|ca|bzw|vol|Vol|Jan|Feb"
    r"|Sept|Oct|Nov|Dec|см|стр|г|т|др|ср|им)\.\Z"
)
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_OPENERS = '“„«"‘‚‹'
_SPEECH = re.compile(r"[–—―-]\s*\S")


def of_end(text: str) -> float:
    """What the end of the line above says: ``"It was so."`` speaks for a break, ``"It was the"`` against one."""
    tail = text[-60:]
    bare = tail.rstrip(CLOSERS + " ")
    if not bare:
        return 0.0
    if ends_sentence(tail):
        return _ABBREVIATION if bare[-1] == "." and _ABBREVIATED.search(_last_piece(bare)) else _STOP
    if bare[-1] in _ENDS:
        return _ENDS[bare[-1]]
    if not bare[-1].isalpha() or tail[-1] != bare[-1]:
        return _OPEN
    word = _LAST_WORD.search(_last_piece(bare))
    return _JOINING if word and word.group().lower() in _JOINING_WORDS else _OPEN


def _last_piece(text: str) -> str:
    """What stands behind the last space: patterns for an end are slow on long texts."""
    return text.rsplit(None, 1)[-1]


def of_start(text: str, above: str) -> float:
    """What the start of the line below says: a small letter goes on, a dash or a quotation mark may begin."""
    first = text[:1]
    if first in _OPENERS:
        inner = text.lstrip(_OPENERS + " \u00a0\u202f")[:1]
        return -0.5 if inner.islower() else QUOTE
    if first in "–—―-" and _SPEECH.match(text):
        return SPEECH if ends_sentence(above) or above.endswith((":", "…")) else -0.5
    if text.startswith(("…", "...")):
        return ELLIPSIS
    return next((value for test, value in _STARTS if test(first)), 0.0)


_STARTS = (
    (str.islower, SMALL),
    (str.isupper, CAPITAL),
    (str.isdigit, FIGURE),
    (",;:!?.)]}”»’%".__contains__, CLOSING),
)


def goes_on(above: str, below: str) -> bool:
    """Does the sentence surely run on from one line to the next?"""
    return below[:1].islower() and not ends_sentence(above[-60:]) and above[-1:] not in ":;"


def surely_goes_on(above: str, below: str) -> bool:
    """Does much speak for going on? Most line ends are told by a first look; abbreviations take a second one."""
    below = below.lstrip()
    small = below.lstrip(OPENERS)[:1].islower()
    if small and above and not above.isspace() and not ends_sentence(above):
        return True
    return (small or below[:1].isdigit()) and continuity.goes_on(above, below) >= _SURE
