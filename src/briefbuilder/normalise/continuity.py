"""Does a line go on with the line before it? Plain signs of a sentence that runs on, weighed."""

from __future__ import annotations

import re

from briefbuilder.shapes import OPENERS, ends_sentence

_CUT = re.compile(r"[^\W\d_]-\Z|[\u2010\u00ad]\Z")
_SHORT = re.compile(r"\b(?:[^\W\d_]{1,3}|[^\W\d_]\.[^\W\d_])\.\Z")
_OPEN = (",", ";", "–", "—", "(")


def goes_on(before: str, after: str) -> float:
    """How much speaks for ``after`` being the next words of ``before``: above 0 for, below 0 against.

    ``goes_on("the greater relative", "production of wealth")`` is about 2.5, a full stop before a capital about 0.
    """
    before, after = before.rstrip(), after.lstrip()
    if not before or not after:
        return 0.0
    small, figure = after.lstrip(OPENERS)[:1].islower(), after[:1].isdigit()
    if _CUT.search(before):
        return 3.0 if small else -1.0
    if ends_sentence(before):
        if _SHORT.search(before) and (small or figure):
            return 2.0  # "pp. / 12–14", "vol. / ii"
        return -2.5 if small else -0.2 if figure else 0.3
    return 2.5 if small else _after_open(before, figure=figure)


def _after_open(before: str, *, figure: bool) -> float:
    """A line that stopped without its stop, and a capital or a figure below it."""
    if before.endswith(":"):
        return 0.0
    if before.endswith(_OPEN):
        return 1.5
    return 0.8 if figure else -0.6
