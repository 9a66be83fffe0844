"""What leads up to a work and is none of it: ``"Vgl. "``, ``"See also "``, ``"Цит. по: "``, ``"quoted in "``.

In: an entry's text.  Out: where the work begins.
"""

from __future__ import annotations

import re

from briefbuilder.words import QUOTED_IN, SEE_ALSO

_SEE = frozenset(
    "see cf cf. vgl vgl. siehe voir véase véanse cfr cfr. vedi veja-se zie bkz bkz. см. см.: ср. ср.: ayrıca bakınız"
    " vergleiche подробнее".split()
)
_SIGNALS = {
    phrase
    for row in (*SEE_ALSO.values(), *QUOTED_IN.values())
    for phrase in row
    if phrase.split()[0].strip(",") in _SEE
} | {phrase for row in QUOTED_IN.values() for phrase in row if " " in phrase}
_EITHER = "|".join(re.escape(phrase) for phrase in sorted(_SIGNALS, key=lambda phrase: (-len(phrase), phrase)))
_SIGNAL = re.compile(rf"^\W*(?:{_EITHER})(?![\w’'-])[.,:]*\s+(?=\S)", re.IGNORECASE)
_TITLE_LIKE = re.compile(r"^\W*(?:see|compare|siehe)\s(?!also|for|auch|further|e\.\s?g)", re.IGNORECASE)


def signal_end(text: str, *, before_name: bool = False) -> int:
    """Where a signal at the start ends; 0 if there is none. "See Naples …" is one only before a name."""
    match = _SIGNAL.match(text)
    return match.end() if match and (before_name or not _TITLE_LIKE.match(text)) else 0
