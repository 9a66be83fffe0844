r"""Texts that strangers sent, as plain text: no markup, no control characters, not endless.

``"The &lt;i&gt;Tides&lt;/i&gt;\u202e of\nKiel"`` gives "The Tides of Kiel".
"""

from __future__ import annotations

import html
import re
import unicodedata

MOST = 2_000

_SCRIPTS = re.compile(r"<(script|style)\b[^<>]{0,500}>[^<]*</\1\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][\w:.-]{0,40}(?:\s[^<>]{0,500})?/?>|<!--[^<>]{0,500}-->")
_TURNERS = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad")


def plain_text(value: object, most: int = MOST) -> str:
    """A string or a number as plain text; anything else is an empty string."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)[: most * 4]
    for _ in range(2):  # some titles are escaped twice
        text = _TAG.sub("", _SCRIPTS.sub("", html.unescape(text)))
    kept = "".join(letter if _may_stay(letter) else " " for letter in text if letter not in _TURNERS)
    return unicodedata.normalize("NFC", " ".join(kept.split()))[:most].strip()


def _may_stay(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
