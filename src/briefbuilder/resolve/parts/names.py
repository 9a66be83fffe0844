"""Printed names to the form of a .bib: ``"ROE, MARY AND JOHN DOE (eds.)"`` gives "Roe, Mary and Doe, John", editors."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefbuilder.words import (
    EDITOR_MARKS,
    ET_AL,
    NAME_JOINERS,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    ORGANISATION_WORDS,
    fold,
)

_EDITORS = sorted({mark for marks in EDITOR_MARKS.values() for mark in marks}, key=len, reverse=True)
_EDITED = re.compile(rf"[,\s]*[(\[]?\b(?:{'|'.join(map(re.escape, _EDITORS))})\b\.?[)\]]?[.,:]?\s*$", re.IGNORECASE)
_OTHERS = re.compile(rf"[,;]?\s*(?:{'|'.join(re.escape(words) for words in ET_AL)})\s*$", re.IGNORECASE)
_JOINERS = "|".join(re.escape(word) for word in NAME_JOINERS)
_JOIN = re.compile(rf"\s*,?\s+(?:{_JOINERS})\s+|\s*&\s*", re.IGNORECASE)
_INITIALS = re.compile(r"^(?:[^\W\d_]{1,2}\.[\s-]*|-[^\W\d_]\.\s*)+$")
_BARE_INITIALS = re.compile(r"^[^\W\d_a-z]{1,3}$")
_ACRONYM = re.compile(r"^[^\W\d_a-z]{2,6}$")
_CAPITAL_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Names:
    """``value`` as a .bib field has it; ``editors`` if they are marked as such; ``count`` without "et al."."""

    value: str
    editors: bool = False
    count: int = 0


def parse_names(text: str) -> Names:
    """A list of names in any common order. Nothing that looks like a name gives an empty value."""
    text = " ".join(text.split()).strip(" ,;:")
    bare, editors = _strip_mark(text)
    without, others = _OTHERS.sub("", bare), bool(_OTHERS.search(bare))
    pairs = _pairs(without.strip(" ,;:"))
    alone = len(pairs) == 1 and _ACRONYM.match(pairs[0][0]) and not pairs[0][1]
    names = ["{" + pairs[0][0] + "}"] if alone else [name for name in (_one(*pair) for pair in pairs) if name]
    if not names:
        return Names("")
    return Names(" and ".join([*names, *(["others"] if others else [])]), editors, len(names))


def _strip_mark(text: str) -> tuple[str, bool]:
    match = _EDITED.search(text)
    if match and match.start() > 0:
        return text[: match.start()].strip(" ,"), True
    return text, False


def _pairs(text: str) -> list[tuple[str, str]]:
    """Part a list into (family, given), the given name empty where the name stands in reading order."""
    if not text:
        return []
    if ";" in text or "/" in text:
        return [_split_one(part) for part in re.split(r"\s*[;/]\s*", text) if part.strip(" ,")]
    if _is_corporate(text):
        return [(text, "")]
    found: list[tuple[str, str]] = []
    for group in _JOIN.split(text):
        pieces = [piece.strip() for piece in _groups(group) if re.search(r"[^\W\d_]", piece)]
        found.extend(_walk(pieces, opens=not found))
    return found


def _groups(text: str) -> list[str]:
    """Commas part, but "Jr." stays with its name."""
    pieces: list[str] = []
    for piece in text.split(","):
        if pieces and piece.strip().casefold() in NAME_SUFFIXES:
            pieces[-1] += "," + piece
        else:
            pieces.append(piece)
    return pieces


def _walk(pieces: list[str], *, opens: bool) -> list[tuple[str, str]]:
    """``["Roe", "Mary", "John Doe"]`` is one inverted name and one in reading order."""
    found: list[tuple[str, str]] = []
    position = 0
    while position < len(pieces):
        here = pieces[position]
        after = pieces[position + 1] if position + 1 < len(pieces) else ""
        if after and _goes_with(here, after, first=opens and position == 0):
            found.append((here, after))
            position += 2
        else:
            found.append((here, ""))
            position += 1
    return found


def _goes_with(family: str, given: str, *, first: bool) -> bool:
    """Is ``given`` the given name of ``family``? Initials are; else a single family name opens the list inverted."""
    if _is_corporate(family) or re.search(r"\d", given):
        return False
    if _is_initials(given):
        return not _INITIALS.match(family.split(" ", maxsplit=1)[0]) or len(family.split()) == 1
    words = [word for word in family.split() if len(word) == 1 or word.casefold() not in NAME_PARTICLES]
    return (len(words) == 1 or (first and len(words) == 2 and len(given.split()) == 1)) and not _INITIALS.match(family)


def _is_initials(text: str) -> bool:
    return bool(_INITIALS.match(text) or (_BARE_INITIALS.match(text) and len(text) < 3))


def _split_one(text: str) -> tuple[str, str]:
    family, _, given = text.strip(" ,").partition(",")
    return family.strip(), given.strip()


def _one(family: str, given: str) -> str:
    """One name: ``("ROE", "MARY T.")`` gives "Roe, Mary T."; ``("Mary T. Roe", "")`` the same."""
    family, given = family.strip(" ,."), given.strip(" ,")
    if not family or not re.search(r"[^\W\d_]", family):
        return ""
    if not given and _is_corporate(family):
        return "{" + family + "}"
    family, _, suffix = family.partition(",")
    if not given:
        family, given = _turned(family)
    shouted = family.isupper() and len(re.sub(r"\W", "", family)) > 2
    family = true_name(family) if shouted else family
    given = true_name(given) if given.isupper() and not _is_initials(given) and shouted else given
    given = re.sub(r"(?<=\.)(?=[^\W\d_])", " ", given)
    return ", ".join(part for part in (family, suffix.strip(), given) if part)


def _turned(name: str) -> tuple[str, str]:
    """Reading order to (family, given): ``"Mary van der Berg"``, and ``"Roe M"`` of the medical styles."""
    words = name.split()
    if len(words) < 2:
        return name, ""
    if _BARE_INITIALS.match(words[-1]) and len(words[-1]) < 3 and not _BARE_INITIALS.match(words[0]):
        return " ".join(words[:-1]), " ".join(f"{letter}." for letter in words[-1])
    low = len(words) - 1
    while low > 1 and words[low - 1].casefold() in NAME_PARTICLES:
        low -= 1
    return " ".join(words[low:]), " ".join(words[:low])


def true_name(name: str) -> str:
    """A shouted name in its true case.

    ``"SHIREEN T."``, ``"MCDONALD"``, ``"AL-SUWAIDI"``, ``"VAN DER BERG"``, ``"O'NEILL"``.
    """
    return " ".join(_true_word(word) for word in name.split())


def _true_word(word: str) -> str:
    if word.casefold() in NAME_PARTICLES and len(word) > 1:
        return word.casefold()
    cased = _CAPITAL_WORD.sub(lambda match: match[0][0] + match[0][1:].casefold(), word)
    cased = re.sub(r"^(Mc)([a-z])(?=[a-z]{2})", lambda match: match[1] + match[2].upper(), cased)
    head, hyphen, tail = cased.partition("-")
    return head.casefold() + hyphen + tail if hyphen and head.casefold() in NAME_PARTICLES else cased


def _is_corporate(text: str) -> bool:
    """An institution: one of its words says so, or it is too long or too plain to be a person."""
    words = text.split()
    folded = set(fold(text).split())
    if folded & _FOLDED_ORGANISATIONS or re.match(r"(?i)(?:the|die|das|la|le|les)\s+[A-Z]", text):
        return "," not in text or len(words) > 5
    return False


_FOLDED_ORGANISATIONS = frozenset(fold(word) for word in ORGANISATION_WORDS) - {"press", "group", "fund"} | frozenset(
    "nations office department parliament bank federation republic government union organisation organization"
    " administration division directorate secretariat forum observatory bureau corporation academy service".split()
)
