"""Printed names to the form of a .bib: ``"ROE, MARY AND JOHN DOE (eds.)"`` gives "Roe, Mary and Doe, John", editors.

Every common order: "Roe, M., Doe, J. & Poe, E.", "Roe M, Doe JK", "M. Roe and J. Doe", "Roe, Mary, and John Doe",
"Roe, M.A.; Doe, J.", "Иванов И. И.", "von der Roe, Mary"; institutions stay whole and stand in braces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefbuilder.resolve.parts.corporate import is_acronym, is_corporate, is_phrase, part_bodies
from briefbuilder.resolve.parts.person import (
    is_complete,
    is_initials,
    is_single,
    one_person,
    with_spaced_initials,
)
from briefbuilder.resolve.parts.roles import without_roles
from briefbuilder.words import ET_AL, NAME_JOINERS, NAME_SUFFIXES, SAME_AUTHOR

_ET_AL = "|".join(re.escape(words) for words in ET_AL)
_OTHERS = re.compile(
    rf"[,;&]*\s*(?:\b(?:and|und|et|y|e|и|&)\s+)?[(\[]?(?<!\w)(?:{_ET_AL})\.?[)\]]?\s*$",
    re.IGNORECASE,
)
_LONG_JOINERS = "|".join(re.escape(word) for word in NAME_JOINERS if len(word) > 1)
_SHORT_JOINERS = "|".join(re.escape(word) for word in NAME_JOINERS if len(word) == 1)
_JOIN = re.compile(
    rf"(?:\s*[,،]?\s+|^)(?:(?i:{_LONG_JOINERS})|{_SHORT_JOINERS})\s+(?=\S)|\s*&\s*|\s+[un]\.\s+(?=[^\W\d_]{{3}})"
)
_DOUBLE_FAMILY = re.compile(r"^[^\W\d_]+ (?:y|i) [^\W\d_]+, [^,;&]+$")
_DIRECT_DOUBLE = re.compile(r"^(?P<given>[^\W\d_]+) (?P<family>[^\W\d_]{3,} y [^\W\d_]{3,})$")
_LINE = re.compile(r"^(?:[\s_—–―-]{2,}|\s*[—―]\s*)\.?$")
_ANONYMOUS = re.compile(r"(?i)^(?:\[?anon(?:\.|ym|yme|ymous)?\]?|o\.\s?v\.|n\.\s?n\.|s\.\s?n\.|без автора|б\.\s?а\.)$")
_IN_BRACKETS = re.compile(r"(?<=[^\W\d_])(\b)\s\(((?:[^\W\d_]{1,3}\.[\s-]?)+)\)")
_SAME = frozenset(word for row in SAME_AUTHOR.values() for word in row)
_RUNS = re.compile(r"([,;:])(?:\s*\1){2,}")  # ",,," of a broken file
_MARKS = re.compile(r"(?<=[^\W\d_.])[\d*†‡§]+(?=\s*(?:[,;&]|$))|[*†‡§¹²³]|<[^<>]{1,12}>|\ufffc")
_RUN_ON = re.compile(
    r"(?<=,\s)(?P<given>(?:[^\W\d_]\.[\s-]?)+|[^\W\d_a-z]{1,3}\.)\s+(?=[^\W\d_]{2,}[\w’'-]*,\s*[^\W\d_a-z]{1,3}\.)"
)


@dataclass(frozen=True, slots=True)
class Names:
    """``value`` as a .bib field has it; the part they play; ``count`` without "et al."; ``same``: "———", "Ders."."""

    value: str
    editors: bool = False
    count: int = 0
    translators: bool = False
    same: bool = False


def parse_names(text: str, *, spaced: bool = True) -> Names:
    """A list of names in any common order. Nothing that looks like a name gives an empty value.

    ``spaced`` parts initials ("M.T." is "M. T."), as a .bib wants them; else they stay as printed.
    """
    roles = without_roles(_MARKS.sub("", _RUNS.sub(r"\1", " ".join(text.split()))))
    bare = _IN_BRACKETS.sub(r"\1, \2", roles.text).strip(' ,;:/“”"«»')
    if _ANONYMOUS.match(bare):
        return Names("", roles.editor, 0, roles.translator)
    if _LINE.match(bare) or bare.rstrip(".").casefold() in _SAME:
        return Names("", roles.editor, 0, roles.translator, same=True)
    without, others = _OTHERS.sub("", bare), bool(_OTHERS.search(bare))
    shouted = bare.isupper()
    people = _people(without.strip(" ,;:/"))
    names = [name for name in (_written(one, shouted=shouted and len(people) > 1) for one in people) if name]
    if not names:
        return Names("", roles.editor, 0, roles.translator)
    value = " and ".join([*names, *(["others"] if others else [])])
    value = with_spaced_initials(value) if spaced else value
    return Names(value, roles.editor, len(names), roles.translator)


def _written(name: tuple[str, ...], *, shouted: bool) -> str:
    """A body in braces, a person as "Family, Given". Lone capitals are an acronym, unless the whole list shouts."""
    if len(name) == 1 and (is_corporate(name[0]) or (is_acronym(name[0]) and not shouted)):
        return "{" + _without_stop(name[0].strip(" ,;")) + "}"
    return one_person(*name)


def _without_stop(name: str) -> str:
    """The stop that closes the names goes, that of "Inc." stays."""
    return name if re.search(r"\b(?:[^\W\d_]|Inc|Ltd|Co|Corp|Dept|e\.V|Univ)\.$", name) else name.rstrip(".")


def _people(text: str) -> list[tuple[str, ...]]:
    """Part a list into ("Mary Roe",), in reading order, and ("Roe", "Mary")."""
    if not re.search(r"[^\W\d_]", text):
        return []
    for mark in ("[;؛]", "/"):
        parts = [part.strip(" ,&") for part in re.split(mark, text)]
        if len(parts) > 1 and (mark != "/" or _are_names(parts)):
            return [name for part in parts for name in _people(part)]
    if is_phrase(text):
        return [(part,) for part in part_bodies(text)]
    return _double_family(text) or _listed(_with_commas(text))


def _are_names(parts: list[str]) -> bool:
    """Does a slash part names here? ``"Roe, Mary/Doe, John"``, not "Soil/Water Board"."""
    return all(re.search(r"[^\W\d_]{2}", part) for part in parts) and not is_corporate(" ".join(parts))


def _double_family(text: str) -> list[tuple[str, ...]]:
    """``"Ortega y Gasset, José"``, ``"José Ortega y Gasset"``: one person, though "y" joins names elsewhere."""
    if _DOUBLE_FAMILY.match(text):
        family, _, given = text.partition(",")
        return [(family, given)]
    match = _DIRECT_DOUBLE.match(text)
    return [(match["family"], match["given"])] if match else []


def _with_commas(text: str) -> str:
    """``"Roe, M. Doe, J."`` is short of a comma; ``"Roe, M., J. Doe, E. Poe"`` is not."""
    pieces = text.split(",")
    if len(pieces) < 3 or not is_single(pieces[0].strip()) or not is_initials(pieces[-1].strip(" .")):
        return text
    return _RUN_ON.sub(lambda match: match["given"].strip() + ", ", text)


def _listed(text: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for group in _JOIN.split(text):
        pieces = [piece for piece in _pieces(group) if re.search(r"[^\W\d_]", piece)]
        inverted = len(pieces) == 2 and bool(found) and all(len(name) == 2 for name in found)
        if inverted and is_single(pieces[1]) and not is_corporate(group):
            found.append((pieces[0], pieces[1]))  # "García Luz, María y López Mir, Juan": one way throughout
        else:
            found.extend(_walk(pieces, opens=not found))
    return found


def _pieces(text: str) -> list[str]:
    """Commas part, but "Jr." stays with its name, and "van der" with the initials before it."""
    pieces: list[str] = []
    for piece in (part.strip() for part in re.split("[,،]", text)):
        if pieces and piece.casefold() in NAME_SUFFIXES:
            pieces[-1] += ", " + piece
        elif piece:
            pieces.append(piece)
    return pieces


def _walk(pieces: list[str], *, opens: bool) -> list[tuple[str, ...]]:
    """``["Roe", "Mary", "John Doe"]`` is one inverted name and one in reading order."""
    found: list[tuple[str, ...]] = []
    position = 0
    while position < len(pieces):
        here = pieces[position]
        after = pieces[position + 1] if position + 1 < len(pieces) else ""
        beyond = pieces[position + 2] if position + 2 < len(pieces) else ""
        if after and _goes_with(here, after, beyond, first=opens and position == 0):
            found.append((here, after))
            position += 2
        else:
            found.append((here,))
            position += 1
    return found


def _goes_with(family: str, given: str, beyond: str, *, first: bool) -> bool:
    """Is ``given`` the given name of ``family``? Initials are; else a lone family name wants one."""
    if is_corporate(family) or is_corporate(given) or re.search(r"\d", given):
        return False
    if is_initials(given):
        return not is_complete(family)
    if is_complete(family):
        return False
    if is_single(family):
        return True
    # "García Márquez, Gabriel": a lone word is nobody's whole name, unless it opens the next pair.
    return is_single(given) and (not beyond or not is_initials(beyond)) and (first or not is_single(beyond))
