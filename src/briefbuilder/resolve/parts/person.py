"""One person's name: ``"ROE, MARY T."``, ``"Mary van der Roe"``, ``"Roe MT"``, ``"Иванов И. И."`` → "Family, Given".

Given names stay as printed; family names in capitals are let down, particles stay with the family.
"""

from __future__ import annotations

import re

from briefbuilder.people import Person
from briefbuilder.words import NAME_PARTICLES, NAME_SUFFIXES

_DOTTED = re.compile(  # two letters for "Ch.", three for few: "Doe." is a name that ends a list
    r"^(?:(?:[^\W\d_]{1,2}|Chr|Jos|Geo|Joh|Jas|Mat|Nic|Сер|Вяч)\.[\s-]*|-[^\W\d_]{1,2}\.\s*)+(?:[^\W\d_](?=$))?$"
)
_LETTER_STOP = re.compile(r"^-?[^\W\d_]{1,2}\.")
_LAST_STOP = re.compile(
    r"(?:(?<=[^\W\d_]{4})|(?<=\s[a-z]{2})|(?<=\s[a-z]{3})|(?<=[\u0600-\u06ff]))\.$"
)  # of the list, not of an initial
_TIGHT_INITIALS = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_])")
_CAPITAL_WORD = re.compile(r"[^\W\d_]+")
_PATRONYMIC = re.compile(r"(?:ович|евич|овна|евна|ична|ovich|evich|ovna|evna|ichna)$", re.IGNORECASE)
_EASTERN = frozenset(  # family names of one syllable in Latin letters
    "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo liang song zheng xie han tang feng"
    " deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei lu ding ren shen yao xi mao kim park choi"
    " jung jeong kang cho yoon jang lim shin kwon hwang ahn nguyen tran pham".split()
)
_SYLLABLES = re.compile(r"^(?:[A-Z][a-z]{1,11}(?:-[A-Za-z][a-z]{1,5})?)$")


def is_initials(text: str) -> bool:
    """``"M."``, ``"J.-P."``, ``"Ch. D."``, ``"MT"``, ``"И.И."``; also with a particle behind ("M. van")."""
    text = _without_particles(text)
    if text.casefold() in NAME_SUFFIXES and "." in text:
        return False
    return bool(_DOTTED.match(text)) or is_bare_initials(text)


def _without_particles(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[-1].casefold() in NAME_PARTICLES and words[-1].islower():
        words.pop()
    return " ".join(words)


def is_bare_initials(text: str) -> bool:
    """``"MT"``, ``"J-P"``, ``"M T"``: up to three capitals and nothing else."""
    letters = re.sub(r"[\s-]", "", text)
    return 0 < len(letters) < 4 and letters.isalpha() and letters.isupper() and all(len(w) < 4 for w in text.split())


def is_single(text: str) -> bool:
    """One family name, with its particles: ``"Roe"``, ``"van der Roe"``, ``"O'Neill-Roe"``."""
    words = [word for word in text.split(",", maxsplit=1)[0].split() if word.casefold() not in NAME_PARTICLES]
    return len(words) <= 1 and not _DOTTED.match(text)


def is_complete(text: str) -> bool:
    """Does it hold initials beside a family name? ``"M. Roe"``, ``"Roe M"``, ``"Roe M.T."``."""
    words = text.split(",", maxsplit=1)[0].split()
    if len(words) < 2:
        return False
    head = bool(_LETTER_STOP.match(words[0])) or (len(words[0]) == 1 and words[0].isupper())
    return head or _trailing_initials(words) > 0


def _trailing_initials(words: list[str]) -> int:
    """How many of the last words are initials: 2 of "Roe M. T."; 0 where nothing else would be left."""
    count = 0
    while count < len(words) and is_initials(words[len(words) - 1 - count]):
        count += 1
    rest = words[: len(words) - count]
    if not count or not rest or any(_LETTER_STOP.match(word) for word in rest):
        return 0
    shouted = "".join(rest).isupper() and all(len(word) > 2 and "." not in word for word in words[-count:])
    return 0 if shouted else count  # "JOHN DOE" has no initials


def one_person(name: str, given: str = "") -> str:
    """``("ROE", "MARY T.")`` gives "Roe, Mary T."; ``("Mary T. Roe",)`` the same."""
    family, suffix = _part_suffix(name)
    given, later = _part_suffix(given)
    family, given = family.strip(" ,;:[]()"), given.strip(" ,;:[]()")
    if not re.search(r"[^\W\d_]", family):
        return ""
    if not given:
        family, given = _turned(family)
    family, given = _with_particles(family, _LAST_STOP.sub("", given))
    family, given = _let_down(family.rstrip("."), given)
    return _written(family, suffix or later, given)


def _part_suffix(name: str) -> tuple[str, str]:
    head, comma, tail = name.rpartition(",")
    if comma and tail.strip().casefold() in NAME_SUFFIXES:
        return head, tail.strip()
    words = name.split()
    if len(words) > 1 and words[-1].casefold() in NAME_SUFFIXES and not is_bare_initials(words[-1].rstrip(".") + "x"):
        return " ".join(words[:-1]), words[-1]
    return name, ""


def _turned(name: str) -> tuple[str, str]:
    """Reading order to (family, given): ``"Mary van der Berg"``; family first where the name shows it ("Roe M")."""
    words = name.split()
    if len(words) < 2:
        return name, ""
    if count := _trailing_initials(words):
        return " ".join(words[:-count]), " ".join(words[-count:])
    if shouted := _shouted_part(words):
        return shouted
    if _family_leads(words):
        return words[0], " ".join(words[1:])
    low = len(words) - 1
    while low > 1 and words[low - 1].casefold() in NAME_PARTICLES:
        low -= 2 if words[low - 1] in ("y", "e") and low > 2 else 1
    return " ".join(words[low:]), " ".join(words[:low])


def _shouted_part(words: list[str]) -> tuple[str, str] | None:
    """``"ROE Mary"``, ``"Mary DOE ROE"``: the words in capitals are the family name."""
    loud = [len(word) > 2 and word.isupper() and "." not in word for word in words]
    if not any(loud) or all(loud):
        return None
    first, last = loud.index(True), len(loud) - 1 - loud[::-1].index(True)
    if not all(loud[first : last + 1]) or (first and last < len(words) - 1):
        return None
    return " ".join(words[first : last + 1]), " ".join(words[:first] + words[last + 1 :])


def _family_leads(words: list[str]) -> bool:
    """``"Иванов Иван Иванович"`` by its patronymic; ``"Kim Jong Un"``, ``"Xi Jinping"`` by their syllables."""
    if len(words) == 3 and _PATRONYMIC.search(words[2]) and not _PATRONYMIC.search(words[1]):
        return True
    eastern = words[0].casefold() in _EASTERN and words[-1].casefold() not in _EASTERN
    return eastern and len(words) < 4 and all(map(_SYLLABLES.match, words)) and _is_eastern_given("".join(words[1:]))


_PINYIN = re.compile(
    r"^(?:(?:[bpmfdtnlgkhjqxrzcsywv]|[zcs]h|ng|nh|th|kh|kw|ts)?(?:[aeiouü]{1,3}|[yw]|uy?e|yeo|eo|eu|ae)(?:ng|n|r|k|m|l|h)?-?){2,4}$",
    re.IGNORECASE,
)


def _is_eastern_given(word: str) -> bool:
    return bool(_PINYIN.match(word)) and len(word) < 13


def _with_particles(family: str, given: str) -> tuple[str, str]:
    """Small words at a given name's end are the family's: ``("Berg", "Anna van der")``."""
    words = given.split()
    tail: list[str] = []
    while len(words) > 1 and words[-1].casefold() in NAME_PARTICLES and words[-1].islower():
        tail.insert(0, words.pop())
    return " ".join([*tail, family]), " ".join(words)


def _let_down(family: str, given: str) -> tuple[str, str]:
    shouted = family.isupper() and len(re.sub(r"\W", "", family)) > 2
    lowered = shouted and given.isupper() and (not is_initials(given) or (given.isalpha() and len(given) > 2))
    return true_name(family) if shouted else family, true_name(given) if lowered else given


def _written(family: str, suffix: str, given: str) -> str:
    return Person(family, given, suffix=suffix).sorted


def with_spaced_initials(names: str) -> str:
    """``"Roe, M.T."`` gives "Roe, M. T.", of which a .bib's reader makes two initials; families stay as they are."""
    return " and ".join(map(_spaced, names.split(" and ")))


def _spaced(name: str) -> str:
    family, comma, given = name.partition(",")
    return name if name.startswith("{") else family + comma + _TIGHT_INITIALS.sub(" ", given)


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
