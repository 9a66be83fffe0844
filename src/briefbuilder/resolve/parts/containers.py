"""What holds a work: ``"In: "``, ``"//"``, ``"dans"`` before it go, quotation marks and commas around it too.

In: a stretch labelled journal, booktitle, series or event.  Out: the name alone.
"""

from __future__ import annotations

import re

_EDGES = ' \t,.;:()[]<>–—-/“”„"«»‘’*_'
_LEAD = re.compile(
    r"^[\s,.;:?!()\[\]–—\"“”«»'’‘…-]*(?:"
    r"\b(?:appeared in|published in|included in|erschienen in|paru dans|publicado en)\b\s*"
    r"|(?:in|dans|en|im|[ву] кн|w|u|em|içinde|в сб|в журн|в)\s*[.:]+\s*"
    r"|(?:in|dans|im)\s+(?=[^\W_]|[“\"„«‘'(\[])|//?\s*|apud\s+)+(?:(?:idem|id\.|ders\.|dies\.)\s*[,:]\s*)?",
    re.IGNORECASE,
)
_TRAILING_LABEL = re.compile(
    r"[,;]\s*(?:vol|bd|band|jg|cilt|tom|nr|no|sayı|núm|rok|a|année|anno)\.?$|\s(?:vom|v\.|от|dated|d\.d\.)$",
    re.IGNORECASE,
)
_SMALL_LEAD = re.compile(r"^\W*(?:en|em|im|w|u|v|в|у)\s+(?=[^\Wa-zа-яё\d_])")  # small: "en Revista", not "En route"
_ABBREVIATED = re.compile(r"(?:^|\s)(?:[^\W\d_]{1,4}\.\s?)+$")


def read_container(text: str) -> str:
    """``"In: Harbour Studies, "`` gives "Harbour Studies"; an abbreviated name keeps its last stop ("Harb. Stud.")."""
    shorter = _SMALL_LEAD.sub("", _LEAD.sub("", text))
    bare = shorter if len(shorter.strip(_EDGES)) > 1 else text
    stripped = _TRAILING_LABEL.sub("", _balanced(bare.strip(_EDGES), bare))
    with_stop = stripped + "."
    if bare.strip(' ,;:/“”"«»').endswith(with_stop) and _ABBREVIATED.search(with_stop) and with_stop.count(".") > 1:
        return with_stop
    return stripped


def has_lead(text: str) -> bool:
    """Does "In: ", "//" or the like stand before the name?"""
    return bool(re.match(r"[\W_]*(?:in|dans|en|im|w|u|em|в|у)\b", text, re.IGNORECASE)) or "//" in text[:4]


def _balanced(bare: str, whole: str) -> str:
    """A bracket that opens within the name closes it, too: ``"Harbours (New Series)"``."""
    for opening, closing in ("()", "[]"):
        if bare.count(opening) == bare.count(closing) + 1 and bare + closing in whole:
            return bare + closing
        if bare.count(closing) == bare.count(opening) + 1 and opening + bare in whole:
            return opening + bare
    return bare


_SERIES_NUMBER = re.compile(
    r"^(?P<name>.{3,}?)[\s,;(]+(?:no|nr|vol|bd|band|nos|n[°º]|№|вып|t|tome|heft|h|bind|lfg)\.?\s*"
    r"(?P<number>\d{1,5}|[IVXLC]{1,6})\W*$",
    re.IGNORECASE,
)
# A number alone counts the volumes, too, unless it is a year: "Harbour Studies 12", "Meetings 2014".
_BARE_SERIES_NUMBER = re.compile(r"^(?P<name>.*[^\W\d_]{2}\W?)[\s,;:(]+(?P<number>(?!(?:19|20)\d\d)\d{1,4})\W*$")


_COLLECTION = re.compile(
    r"^(?:(?:coll?|кол)\.|(?:collection|colección|collana|coleção)(?=\s*[«“\"]))\s*", re.IGNORECASE
)


def read_series(text: str) -> tuple[str, str]:
    """``"(Harbour Studies, vol. 12)"`` gives ("Harbour Studies", "12"), and ``"Harbour Studies 12"`` as well."""
    bare = _COLLECTION.sub("", read_container(text).strip("=")).strip(_EDGES)
    if match := _SERIES_NUMBER.match(bare) or _BARE_SERIES_NUMBER.match(bare):
        return match["name"].strip(_EDGES), match["number"]
    return bare, ""


_SHOWN_AT = re.compile(
    r"^[\W_]*(?P<how>(?:an? )?(?:(?:invited |working |conference )?(?:paper|poster|talk|lecture|speech|keynote|remarks"
    r"|presentation|panel)(?: session)?(?: (?:presented|given|delivered|read|held))? (?:at|to|for|before)(?: the)?"
    r"|presented (?:at|to)(?: the)?|vortrag (?:auf|bei|an)(?: der| dem)?|rede (?:auf|bei|vor)(?: der| dem)?"
    r"|communication (?:présentée )?(?:au|à la|aux)|ponencia (?:presentada )?en(?: el| la)?|доклад на))\s+(?=\w)",
    re.IGNORECASE,
)


def read_event(text: str) -> tuple[str, str]:
    """``"Paper presented at the Harbour Congress, "`` gives ("Harbour Congress", "Paper presented at the")."""
    if match := _SHOWN_AT.match(text):
        return read_container(text[match.end() :]), match["how"]
    return read_container(text), ""


def is_shown(text: str) -> bool:
    """Does it say that the work was spoken at a meeting, not printed?"""
    return bool(_SHOWN_AT.match(text))
