"""The names at the head of a mention: ``Mary Kestrel and J. Oddy (eds.), `` gives ("kestrel", "oddy").

In: a text and a token.  Out: ``Persons``, or None where no name begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefbuilder.resolve.mentions.known import Known
from briefbuilder.resolve.mentions.signs import EDITORS_AT, ET_AL_AT, JOINT_AT, MONTH_WORDS
from briefbuilder.resolve.mentions.tokens import Text, Token
from briefbuilder.words import NAME_PARTICLES

_NEXT_TO = re.compile(r"[\s.]{1,3}|\s?-")
_INITIALS_BEHIND = re.compile(
    r"(?:,?\s+(?:[^\W\d_a-zà-ÿа-яё]\.(?:\s?-\s?)?\s?){1,4})(?!\s*\d)(?=[,.:;(/&]|\s|$)(?!\s*\d)"
)
_INITIALS_OF_HOUSE = re.compile(r"\s*\(([^\W\d_a-zà-ÿа-яё]{2,10})\)(?=\s*[,:.])")
MOST = 12


@dataclass(frozen=True, slots=True)
class Persons:
    """Folded names, where they stand, whether any of them is known, and what follows them."""

    names: tuple[str, ...]
    start: int
    end: int
    known: bool
    editors: bool = False
    first: str = ""  # the first name's words as printed


@dataclass(frozen=True, slots=True)
class _One:
    name: str
    end: int
    known: bool


def persons_at(text: Text, known: Known, index: int) -> Persons | None:
    """The names that begin at this token. Behind a comma only a known name goes on; behind "and" any."""
    one = _person(text, known, index)
    if one is None:
        return None
    found, end, editors = [one], one.end, False
    while len(found) < MOST:
        joint = JOINT_AT.match(text.text, end)
        following = text.at(joint.end()) if joint else len(text.tokens)
        if not joint or following >= len(text.tokens) or text.starts[following] != joint.end():
            break
        other = _person(text, known, following)
        if other is None or not _goes_on(text, known, joint, following, other, one):
            break
        found.append(other)
        end = other.end
    if others := ET_AL_AT.match(text.text, end):
        end = others.end()
    mark = EDITORS_AT.match(text.text, end)
    if mark and (mark[0].strip(" ,")[0] in "([" or ("," in mark[0] and mark[0].rstrip().endswith("."))):
        end, editors = mark.end(), True  # without brackets it needs its stop: "Adler, Der Preis" is no editor
    if one.known and (initials := _INITIALS_OF_HOUSE.match(text.text, end)):
        known.abbreviate(initials[1], one.name)
        end = initials.end()
    names = tuple(dict.fromkeys(one.name for one in found))
    start = text.starts[index]
    return Persons(
        names,
        start,
        end,
        any(one.known for one in found),
        editors,
        re.sub(r"[’']s$", "", text.text[start : found[0].end]),
    )


def _goes_on(text: Text, known: Known, joint: re.Match[str], index: int, other: _One, first: _One) -> bool:
    """Is what stands behind a joint one more name, or does a title, or another work, begin there?"""
    if joint["word"]:
        return known.title_at(text, index) == 0 or other.known
    count = text.at(other.end) - index
    if not other.known or known.title_at(text, index) > count or not first.known:
        return False
    if joint["semicolon"]:
        return bool(re.match(r",?\s*\(?(?:1[4-9]|20)\d\d|;|\.\s", text.text[other.end : other.end + 8]))
    return bool(re.match(r"\s*[,:(/&“\"„«*]|\s+\w|\.", text.text[other.end : other.end + 4]))


def _person(text: Text, known: Known, index: int) -> _One | None:
    """One name: given names or initials, then the family name; or the family name, then initials."""
    here = index
    for _ in range(5):
        if here >= len(text.tokens):
            return None
        if (count := known.name_at(text, here)) and (here == index or _joined(text, index, here)):
            return _known(text, known, here, count)
        token = text.tokens[here]
        if not (token.capital or token.word.casefold() in NAME_PARTICLES) or token.folded.isdigit():
            break
        if here + 1 < len(text.tokens) and not _NEXT_TO.fullmatch(text.text[token.end : text.starts[here + 1]]):
            break
        if here > index and len(token.word) > 1 and text.text[token.end : token.end + 1] == ".":
            break
        here += 1
    return _stranger(text, index)


def _joined(text: Text, low: int, high: int) -> bool:
    """Only names and initials between two tokens, nothing that ends a sentence."""
    for token, after in zip(text.tokens[low:high], text.tokens[low + 1 : high + 1], strict=True):
        between = text.text[token.end : after.start]
        if not _NEXT_TO.fullmatch(between) or (between.startswith(".") and len(token.word) > 2):
            return False
    return True


def _known(text: Text, known: Known, index: int, count: int) -> _One:
    tokens = text.tokens[index : index + count]
    end = tokens[-1].end
    name = " ".join(token.folded for token in tokens)
    name = known.houses.get(name, name)
    if behind := _INITIALS_BEHIND.match(text.text, end):
        end += len(behind[0].rstrip())
    else:
        end = _given_behind(text, known, index + count, end)
    return _One(name, end, known=True)


def _given_behind(text: Text, known: Known, index: int, end: int) -> int:
    """``"Kestrel, Mary T., "``: an inverted given name belongs to the name."""
    if index < len(text.tokens) and re.fullmatch(r",\s+", text.text[end : text.starts[index]]):
        token = text.tokens[index]
        if token.folded in known.given and known.name_at(text, index) == 0 and known.title_at(text, index) == 0:
            end = token.end
            if behind := _INITIALS_BEHIND.match(text.text, end):
                end += len(behind[0].rstrip())
    return end


def _stranger(text: Text, index: int) -> _One | None:
    """A name nobody knows: up to four capital words; the last is the family name, or the first before initials."""
    words: list[Token] = []
    for token in text.tokens[index : index + 5]:
        if words and not _NEXT_TO.fullmatch(text.text[words[-1].end : token.start]):
            break
        if words and len(words[-1].word) > 1 and text.text[words[-1].end] == ".":
            break
        small = token.word.casefold() in NAME_PARTICLES and words
        if not (token.capital or small) or token.folded.isdigit() or token.folded in MONTH_WORDS:
            break
        words.append(token)
        behind = _INITIALS_BEHIND.match(text.text, token.end) if len(token.word) > 1 else None
        if behind:
            return _One(token.folded, token.end + len(behind[0].rstrip()), known=False)
    full = [word for word in words if len(word.word) > 1 and word.word.casefold() not in NAME_PARTICLES]
    if not full or not full[-1].capital:
        return None
    return _One(full[-1].folded, full[-1].end, known=False)
