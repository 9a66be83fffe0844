"""What happens to references on their way: italics get lost, scanners misread, lines break, blanks go missing.

In: a labelled row and a source of chance.  Out: the row, changed; every letter keeps its label: they stay exact.
``{"raw": "Roe, M. Tide", …}`` may come back as ``{"raw": "ROE, M.Tide", …}``.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from typing import Any

Row = dict[str, Any]
# A letter (or a few), the number of its stretch, whether it is emphasised.
Letters = list[tuple[str, int, bool]]

_CONFUSED = {
    "l": "1I",
    "1": "lI",
    "0": "O",
    "O": "0",
    "e": "c",
    "c": "e",
    "I": "l",
    "S": "5",
    "B": "8",
    "h": "b",
    "u": "n",
    "n": "u",
    "g": "q",
    "a": "o",
    "і": "i",
}
_QUOTES = (
    str.maketrans("“”‘’„«»", '""\'\'"""'),
    str.maketrans("“”„", '"""'),
    str.maketrans("\"'", "”’"),
    str.maketrans("’'", "'’"),
    str.maketrans("«»", "“”"),
)
_DASHES = (str.maketrans("–—", "--"), str.maketrans("-", "–"), str.maketrans("–", "—"), str.maketrans("–", "−"))


def noisy(row: Row, chance: random.Random) -> Row:
    """The row with no, one or a few kinds of noise."""
    letters = _letters_of(row)
    for change in _kinds(chance):
        letters = change(letters, chance)
    if not "".join(letter for letter, _, _ in letters).strip():
        return row
    return _row_of(row, letters)


def _kinds(chance: random.Random) -> list[Callable[[Letters, random.Random], Letters]]:
    found = [change for change, share in ALWAYS if chance.random() < share]
    count = chance.choices((0, 1, 2, 3), (62, 26, 9, 3))[0]
    names, shares = zip(*KINDS, strict=True)
    return found + chance.choices(names, shares, k=count)


def _letters_of(row: Row) -> Letters:
    raw = row["raw"]
    emph = [False] * len(raw)
    for start, end in row["emph"]:
        emph[start:end] = [True] * (end - start)
    return [
        (raw[position], number, emph[position])
        for number, (_, start, end) in enumerate(row["labels"])
        for position in range(start, end)
    ]


def _row_of(row: Row, letters: Letters) -> Row:
    while letters[0][0].isspace():
        letters = letters[1:]
    while letters[-1][0].isspace():
        letters = letters[:-1]
    raw, labels, emph = "", [], []
    before, slanted = -1, False
    for letter, number, on in letters:
        if number != before:
            labels.append([row["labels"][number][0], len(raw), len(raw)])
        if on and not slanted:
            emph.append([len(raw), len(raw)])
        raw += letter
        labels[-1][2] = len(raw)
        if on:
            emph[-1][1] = len(raw)
        before, slanted = number, on
    return {**row, "raw": raw, "labels": labels, "emph": emph}


# --- Kinds of noise ----------------------------------------------------------------------------------------------


def _lose_italics(letters: Letters, _: random.Random) -> Letters:
    return [(letter, number, False) for letter, number, _ in letters]


def _shift_italics(letters: Letters, _: random.Random) -> Letters:
    """The comma behind an italic title is italic, too."""
    return [
        (letter, number, on or (letter in ",.:" and place > 0 and letters[place - 1][2]))
        for place, (letter, number, on) in enumerate(letters)
    ]


def _each(letters: Letters, changed: Callable[[str], str]) -> Letters:
    return [(changed(letter) or letter, number, on) for letter, number, on in letters]


def _quotes(letters: Letters, chance: random.Random) -> Letters:
    table = chance.choice(_QUOTES)
    return _each(letters, lambda letter: letter.translate(table))


def _dashes(letters: Letters, chance: random.Random) -> Letters:
    table = chance.choice(_DASHES)
    return _each(letters, lambda letter: letter.translate(table))


def _misread(letters: Letters, chance: random.Random) -> Letters:
    """A scanner reads "l" for "1"."""
    share = chance.choice((0.01, 0.02, 0.04))
    return _each(
        letters,
        lambda letter: chance.choice(_CONFUSED[letter]) if letter in _CONFUSED and chance.random() < share else letter,
    )


def _ligatures(letters: Letters, _: random.Random) -> Letters:
    found: Letters = []
    for letter, number, on in letters:
        if found and letter in "il" and found[-1][0] == "f" and found[-1][1] == number:
            found[-1] = ("ﬁ" if letter == "i" else "ﬂ", number, on)
        else:
            found.append((letter, number, on))
    return found


def _hyphenate(letters: Letters, chance: random.Random) -> Letters:
    """Such as "gover- nment": a line ended here, and the hyphen stayed."""
    inside = [
        place
        for place in range(3, len(letters) - 3)
        if all(letters[place + step][0].isalpha() for step in (-3, -2, -1, 0, 1, 2))
    ]
    found = letters
    for place in sorted(chance.sample(inside, min(len(inside), chance.choice((1, 1, 2)))), reverse=True):
        _, number, on = found[place]
        found = [*found[:place], ("-", number, on), (" ", number, on), *found[place:]]
    return found


def _break(letters: Letters, chance: random.Random) -> Letters:
    """A blank is a line break."""
    blanks = [place for place, letter in enumerate(letters) if letter[0] == " "]
    found = list(letters)
    for place in chance.sample(blanks, min(len(blanks), chance.choice((1, 2, 3)))):
        found[place] = (chance.choice(("\n", "  ", "\t")), *found[place][1:])
    return found


def _double_blanks(letters: Letters, chance: random.Random) -> Letters:
    return _each(letters, lambda letter: "  " if letter == " " and chance.random() < 0.15 else letter)


def _glue(letters: Letters, chance: random.Random) -> Letters:
    """Blanks behind punctuation are missing: "Kiel:Press,2007"."""
    share = chance.choice((0.15, 0.4, 1.0))
    return [
        letter
        for place, letter in enumerate(letters)
        if not (letter[0] == " " and place and letters[place - 1][0] in ",.:;)" and chance.random() < share)
    ]


def _glue_words(letters: Letters, chance: random.Random) -> Letters:
    blanks = [
        place for place, letter in enumerate(letters) if letter[0] == " " and place and letters[place - 1][0].isalnum()
    ]
    gone = set(chance.sample(blanks, min(len(blanks), chance.choice((1, 1, 2)))))
    return [letter for place, letter in enumerate(letters) if place not in gone]


def _lose_punctuation(letters: Letters, chance: random.Random) -> Letters:
    """A comma, a stop or a closing bracket is missing."""
    marks = [place for place, letter in enumerate(letters) if letter[0] in ',.:;)”"’»' and 0 < place < len(letters) - 1]
    gone = set(chance.sample(marks, min(len(marks), chance.choice((1, 1, 2)))))
    return [letter for place, letter in enumerate(letters) if place not in gone]


def _change_punctuation(letters: Letters, chance: random.Random) -> Letters:
    """A comma for a stop, a stop for a colon."""
    found = list(letters)
    marks = [
        place for place in range(1, len(letters) - 1) if letters[place][0] in ",.:;" and letters[place + 1][0] == " "
    ]
    for place in chance.sample(marks, min(len(marks), chance.choice((1, 1, 2)))):
        found[place] = (chance.choice(",.:;"), *found[place][1:])
    return found


def _blank_before(letters: Letters, chance: random.Random) -> Letters:
    """Such as "Roe , M . 2007 ": tokens set apart."""
    share = chance.choice((0.1, 1.0))
    found: Letters = []
    for letter in letters:
        if letter[0] in ",.:;)" and found and found[-1][0] != " " and chance.random() < share:
            found.append((" ", *found[-1][1:]))
        found.append(letter)
    return found


def _no_accents(letters: Letters, _: random.Random) -> Letters:
    def bare(letter: str) -> str:
        return (
            "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
            if letter < "Ѐ"
            else letter
        )

    return _each(letters, bare)


def _decomposed(letters: Letters, _: random.Random) -> Letters:
    return _each(letters, lambda letter: unicodedata.normalize("NFD", letter))


def _capitals(letters: Letters, chance: random.Random) -> Letters:
    """One stretch in capitals."""
    number = chance.choice(sorted({number for _, number, _ in letters})[:3])
    return [
        (letter.upper() if len(letter.upper()) == 1 and at == number else letter, at, on) for letter, at, on in letters
    ]


def _small_letters(letters: Letters, _: random.Random) -> Letters:
    return [(letter.lower() if len(letter.lower()) == 1 else letter, at, on) for letter, at, on in letters]


def _small_caps(letters: Letters, _: random.Random) -> Letters:
    """Small capitals read as "R OE": a blank behind the first letter of names in capitals."""
    found: Letters = []
    for place, letter in enumerate(letters):
        found.append(letter)
        starts = place == 0 or letters[place - 1][0] in " -"
        if (
            starts
            and letter[0].isupper()
            and letter[1] < 2
            and "".join(part[0] for part in letters[place + 1 : place + 4]).isupper()
        ):
            found.append((" ", *letter[1:]))
    return found


def _cut_off(letters: Letters, chance: random.Random) -> Letters:
    """The end is missing."""
    if len(letters) < 60:
        return letters
    return letters[: int(len(letters) * (0.6 + 0.35 * chance.random()))]


ALWAYS = ((_lose_italics, 0.62), (_shift_italics, 0.2))
KINDS = (
    (_quotes, 4.0), (_dashes, 4.0), (_misread, 2.5), (_ligatures, 1.0), (_hyphenate, 3.0), (_break, 2.0),
    (_double_blanks, 1.5), (_glue, 3.0), (_glue_words, 2.0), (_lose_punctuation, 4.0), (_change_punctuation, 3.0),
    (_blank_before, 1.5), (_no_accents, 1.5), (_decomposed, 0.5), (_capitals, 1.5), (_small_letters, 0.4),
    (_small_caps, 0.7), (_cut_off, 0.7),
)  # fmt: skip
