"""Who issued a work, and where: ``"Cambridge, MA: MIT Press"`` is location and publisher.

In: stretches labelled publisher or location.  Out: both, without the punctuation that parts them.
"""

from __future__ import annotations

import re

_EDGES = ' \t,.;:()[]<>–—-/“”"«»'
_BOTH = re.compile(r"^(?P<place>[^:]{2,60}?)\s*:\s+(?P<publisher>[^:]{2,})$")
_LEAD = re.compile(r"^(?:published by|hrsg\. v\.|verlag:|publisher:|at|in|chez|изд\. дом:?)\s+", re.IGNORECASE)
_STATE = re.compile(
    r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Ltd|Co|Corp|Univ|Mass|Calif|Conn|Ill|Pa|Va|St|Bros|Publ|Verl|Pr|a\.M|i\.Br)\.$"
)
_UNKNOWN = re.compile(
    r"^\W*(?:s\.?\s?l\.?|s\.?\s?n\.?|o\.\s?o\.|n\.\s?p\.|б\.\s?м\.|s\.l\.\s?:\s?s\.n\.)\W*$", re.IGNORECASE
)


def _trimmed(text: str) -> str:
    """Edges off; a stop that belongs to an abbreviation stays: ``"Cambridge, Mass.:"`` gives "Cambridge, Mass."."""
    bare = text.strip(_EDGES)
    with_stop = text.strip(_EDGES.replace(".", "")).strip()
    return with_stop if _STATE.search(with_stop) and with_stop.startswith(bare) else bare


def read_publisher(text: str) -> tuple[str, str]:
    """(publisher, location), the latter only where the stretch holds both."""
    if _UNKNOWN.match(text):
        return "", ""
    whole = text.strip(_EDGES)
    if match := _BOTH.match(whole):
        return _trimmed(match["publisher"]), _trimmed(match["place"])
    return _LEAD.sub("", _trimmed(text)), ""


def read_location(text: str) -> tuple[str, str]:
    """(location, publisher), the latter only where the stretch holds both."""
    if _UNKNOWN.match(text):
        return "", ""
    whole = text.strip(_EDGES)
    if match := _BOTH.match(whole):
        return _trimmed(match["place"]), _trimmed(match["publisher"])
    return _trimmed(text), ""
