"""Known towns: ``"Den Haag"``, ``"Kiel"``; a country is none, and "Oxford" may be a house."""

from __future__ import annotations

import re

from briefbuilder.resolve.labelling.signs import signs
from briefbuilder.words import REGIONS, fold

_REGIONS = frozenset(fold(one) for row in REGIONS.values() for one in row)
_SMALL = frozenset(("Den", "La", "Le", "Los", "Las", "El", "San", "New", "de", "do", "am", "an", "der"))
_MOST = 4  # words


def is_town(text: str) -> bool:
    """Is each word that of a known place, and none a publisher's name as well?"""
    words = [word for word in re.split(r"[\s/–-]+", text.strip(" ,;:.()")) if word and word not in _SMALL]
    kinds = [signs(word) for word in words]
    return (
        0 < len(words) < _MOST
        and all(word[:1].isupper() for word in words)
        and all("place" in kind for kind in kinds)
        and not any("publisher" in kind for kind in kinds)
        and fold(" ".join(words)) not in _REGIONS
    )
