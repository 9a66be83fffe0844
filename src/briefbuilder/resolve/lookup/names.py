"""A name in one piece → CSL: ``"Roe, Jane"`` and ``"By Jane Roe"`` are a person, ``"Pier Institute"`` a body."""

from __future__ import annotations

import re

from briefbuilder.people import person
from briefbuilder.resolve.lookup.records import Csl
from briefbuilder.resolve.lookup.texts import plain_text
from briefbuilder.resolve.parts.corporate import is_corporate

_LEAD = re.compile(r"^(?:by|von|par|por)\s+(?=[^\W\d_])", re.IGNORECASE)


def named(name: object) -> Csl:
    """``{"family": "Roe", "given": "Jane"}`` or ``{"literal": "Pier Institute"}``; ``{}`` for an address."""
    text = _LEAD.sub("", plain_text(name, 300)).strip(" ,;")
    if not text or "://" in text or "@" in text:
        return {}
    words = text.replace(",", " ").split()
    if len(words) < 2 or len(words) > 6 or is_corporate(text) or any(letter.isdigit() for letter in text):
        return {"literal": text}
    found = person(text.replace("{", "").replace("}", ""))
    parts = {
        "family": found.family,
        "given": found.given,
        "non-dropping-particle": found.particle,
        "suffix": found.suffix,
    }
    return {part: value for part, value in parts.items() if value} if found.family else {"literal": text}
