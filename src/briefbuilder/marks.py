"""What stands at the head of a line: an item's mark, a section's number, the word and number of a chapter.

Plain questions about plain strings, asked by all that look at lines and paragraphs; a mark is one sign among others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefbuilder.shapes import ends_sentence, first_letter, is_capitals, title_case_share, words
from briefbuilder.words import CHAPTER_WORDS, ORDINAL_WORDS

LONGEST_MARK = 24  # flat characters among which a mark ends, spaces behind it included

_BULLETS = "-–—•▪‣◦●○■□▶►➢✓➤·*∙⁃"
_SPACE = "[ \t\u00a0\u2002-\u200a\u202f\u3000]"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_MARK = re.compile(
    rf"(?:(?P<bullet>[{re.escape(_BULLETS)}]|o(?=[ \t])){_SPACE}+)?"
    rf"(?:(?P<open>\(?)(?P<value>[0-9]{{1,3}}|[ivxl]{{1,7}}|[IVXL]{{1,7}}|[A-Za-z]|[{_CYRILLIC}])(?P<close>[.)])"
    rf"{_SPACE}+)?(?=\S)"
)
_ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading of an item's mark: ``"(b) text"`` is style "a", point "()", number 2, width 4.

    ``style`` is "1", "a", "A", "i", "I", "а" (Cyrillic) or the bullet itself, whose number is 0; ``point`` is ".", ")",
    "()" or empty. ``width`` counts the spaces behind the mark, too.
    """

    style: str
    point: str
    number: int
    width: int

    @property
    def kind(self) -> str:
        """What the marks of one list have in common: ``"a()"``, ``"1."``, ``"•"``."""
        return self.style + self.point

    def precedes(self, other: Mark) -> bool:
        """Is ``other`` the next mark of the same list?"""
        return self.kind == other.kind and other.number == (self.number + 1 if self.number else 0)


def list_marks(text: str) -> tuple[Mark, ...]:
    """Every reading of the mark at the head of a text: ``"i. so"`` is the roman one and the ninth letter.

    ``"- 1) first"`` has one mark too many and is read as ``1)``. Years, initials and references are no marks by their
    form (``"1914. In"``), or only a sequence can tell (``"A. Smith came"``): nobody should trust a single mark.
    """
    match = _MARK.match(text[:LONGEST_MARK])
    if not match or not match.end():
        return ()
    value, width = match["value"], match.end()
    if not value:
        return (Mark(match["bullet"], "", 0, width),)
    if match["open"] and match["close"] != ")":
        return ()
    point = "()" if match["open"] else match["close"]
    return tuple(Mark(style, point, number, width) for style, number in _readings(value))


def _readings(value: str) -> list[tuple[str, int]]:
    if value.isdigit():
        return [("1", int(value))]
    if value in _CYRILLIC:
        return [("а", _CYRILLIC.index(value) + 1)]
    found = []
    if roman := roman_value(value.upper()):
        found.append(("i" if value.islower() else "I", roman))
    if len(value) == 1:
        found.append(("a" if value.islower() else "A", ord(value.lower()) - ord("a") + 1))
    return found


def roman_value(text: str) -> int:
    """``roman_value("XIV")`` is 14; 0 where it is no Roman numeral in capitals below 400."""
    if not text or not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_DIGITS[digit] for digit in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


# --- Headings ----------------------------------------------------------------------------------------------------

_DEEP = re.compile(
    r"(?:§{1,2}\s?)?(?P<deep>[0-9]{1,2}(?:\.[0-9]{1,2}){0,4})(?P<point>[.)]?)(?=\s|\Z)"
    r"|(?P<roman>[IVXLC]{1,8})(?P<romanpoint>[.)]?)(?=[\s.:—–-]|\Z)"
    r"|(?P<letter>[A-ZА-Я])[.)](?=\s|\Z)"
)
_WORDS_OF_CHAPTERS = {word for table in CHAPTER_WORDS.values() for word in table}
_ORDINALS = {
    word: number
    for table in ORDINAL_WORDS.values()
    for number, spellings in enumerate(table, 1)
    for word in spellings.split("|")
}
_CHAPTER = re.compile(
    r"(?P<word>[^\W\d_]+)[.:]?\s+(?:the\s+)?(?:(?:№|nr\.|no\.)\s*)?(?P<number>[0-9]+(?:\.[0-9]+)*|[^\W\d_]+)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?P<number>[0-9]{1,2}[.]?|[^\W\d_]+)\s+(?P<word>[^\W\d_]+)")
_MOST_WORDS = 16
_MOST_WORDS_OF_SYNOPSIS = 45
_LONGEST_LINE = 600
_SYNOPSIS = re.compile(r"[.!?] ?[—–]")
_LONGEST_NUMBER = 40


def heading_number(text: str) -> tuple[int, ...] | None:
    """The number at the head of a line: ``"3.1 Scope"`` gives (3, 1), ``"IV. Markets"`` and ``"IV"`` (4,), else None.

    A letter counts from one ("B. Means" gives (2,)). The text behind the number is not asked: "3 ships came" has one.
    """
    match = _DEEP.match(text.strip()[:_LONGEST_NUMBER])
    if not match:
        return None
    if match["deep"]:
        return tuple(map(int, match["deep"].split(".")))
    if match["roman"]:
        value = roman_value(match["roman"])
        return (value,) if value else None
    return (ord(match["letter"]) - ord("A" if match["letter"] <= "Z" else "А") + 1,)


def heading_form(text: str) -> str:
    """How a line is numbered, so that lines of one form get one level: ``"roman."``, ``"1.1"``, ``"1."``, ``"letter"``.

    The form of a chapter's line is its word ("chapter", "глава"); a line without a number has the form "".
    """
    if is_chapter_line(text):
        chapter = _chapter(text.strip())
        return chapter.word if chapter else ""
    match = _DEEP.match(text.strip()[:_LONGEST_NUMBER])
    if not match or heading_number(text) is None:
        return ""
    if match["deep"]:
        depth = match["deep"].count(".")
        return ".".join("1" * (depth + 1)) + ("" if depth else match["point"])
    return f"roman{match['romanpoint']}" if match["roman"] else "letter"


def is_bare_number(text: str) -> bool:
    """Nothing but a number: ``"IV"``, ``"IV."``, ``"— 3 —"``, ``"3."``; a page number looks so, too."""
    bare = text[:_LONGEST_NUMBER].strip(" \t\u00a0.-–—*[]()")
    return len(text) < _LONGEST_NUMBER and (bool(roman_value(bare)) or (bare.isdecimal() and len(bare) <= 2))


def chapter_number(text: str) -> int:
    """``chapter_number("Chapitre premier")`` is 1, of ``"КНИГА II. Море"`` 2; 0 where the line names no chapter."""
    chapter = _chapter(text.strip())
    return chapter.number if chapter and is_chapter_line(text) else 0


def is_chapter_line(text: str) -> bool:
    """Does a line name a chapter or part, with or without its title: ``"Chapter 3"``, ``"Глава первая. Море"``?

    ``"Chapter 3 deals with the sea."`` and ``"Part of the town"`` are sentences and none.
    """
    text = text.strip()
    chapter = _chapter(text)
    rest = text[chapter.end : _LONGEST_LINE + 1] if chapter else ""
    title = rest.strip(" .:—–-)*\t")
    return chapter is not None and (not title or (len(text) <= _LONGEST_LINE and _is_title(title, rest)))


def _is_title(title: str, rest: str) -> bool:
    """May these words be a chapter's title, by what parts them from its number?"""
    count, first = len(words(title)), first_letter(title)
    if count > _MOST_WORDS_OF_SYNOPSIS or first.islower() or not first:
        return False
    parted = rest.lstrip()[:1]
    if parted in "—–:" or (parted == "." and _SYNOPSIS.search(title)):
        return True  # however long: "Chapter X — How the boat was lost. — What was found of it."
    if count > _MOST_WORDS:
        return False
    return (parted in ".)-" and not _is_sentence(rest)) or is_capitals(title) or title_case_share(title) >= 0.8


def _is_sentence(title: str) -> bool:
    """A title may end in a full stop where it is short."""
    return ends_sentence(title) and len(words(title)) > 8


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A chapter's word and number at the head of a line, and where they end."""

    word: str
    number: int
    end: int


def _chapter(text: str) -> _Chapter | None:
    match = _CHAPTER.match(text[:_LONGEST_NUMBER])
    if match and match["word"].casefold() in _WORDS_OF_CHAPTERS:
        number = _count(match["number"])
    else:
        match = _COUNTED.match(text[:_LONGEST_NUMBER])
        if not match or match["word"].casefold() not in _WORDS_OF_CHAPTERS or not match["number"][:1].strip():
            return None
        number = _count(match["number"].rstrip("."), ordinal=True)
    return _Chapter(match["word"].casefold(), number, match.end()) if number else None


def _count(number: str, *, ordinal: bool = False) -> int:
    """``"III"``, ``"iii"``, ``"third"``, ``"3"`` and ``"C"`` are 3; only an ordinal stands before its word."""
    if number[0].isdecimal():
        return int(number.split(".", maxsplit=1)[0])
    if number.casefold() in _ORDINALS:
        return _ORDINALS[number.casefold()]
    if ordinal:
        return 0
    if value := roman_value(number.upper()):
        return value
    return ord(number) - ord("A") + 1 if len(number) == 1 and "A" <= number <= "Z" else 0
