"""How much a paragraph of a page looks like its text, and how much like what a site puts round it.

A number per paragraph, above 0 for text: length and sentence form speak for it; against it speak a short label without
a stop, words that the long paragraphs do not know, repetition ("Share" above and below), fields, counts, a ©.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import Literal

from briefbuilder.dates import is_date_line
from briefbuilder.normalise.web.marks import tail_arrow
from briefbuilder.normalise.web.own import own_lines
from briefbuilder.shapes import ends_sentence, fold, is_roman, looks_like_name, words
from briefbuilder.words import BYLINE_WORDS, CHROME_WORDS, JOINING_WORDS, ORGANISATION_WORDS, SECTION_HEADINGS

Kind = Literal["paragraph", "heading", "list", "other"]

_CHROME = frozenset().union(*CHROME_WORDS.values())
_SMALL = frozenset().union(*JOINING_WORDS.values())
_SECTIONS = frozenset(fold(name) for names in SECTION_HEADINGS.values() for name in names)
_BYLINE = re.compile(rf"\A(?:{'|'.join(BYLINE_WORDS)})\s+\S", re.IGNORECASE)
_CREDIT = re.compile(r"\A[^\W\d_]{2,12}(?: [^\W\d_]{2,8})?\s?[:|]\s(?P<name>.{3,60})\Z")
_COUNT = re.compile(r"\A\(?\d{1,6}\)?\s\w|\w\s\(\d{1,6}\)\Z")
_FIELD = re.compile(r"\w\s?[*＊]\Z|\A[*＊]\s?\w")
_OWNER = re.compile(r"[©®]|\(c\)\s+\d{4}|copyright", re.IGNORECASE)
_PIPES = re.compile(r"\s[|·•›»/]\s|[→›»]\Z|\.\.\.\Z|…\Z")
_LABELLED = re.compile(r"\A(?P<label>[^\W\d_][^:.!?]{2,30}?)\s?: ?\S")
_RUNNING = re.compile(r"[,;]\Z|\A[a-zß-ÿа-яё]|\A[—–-]\s?[\w¿¡«“„]|\A[•·*]\s")  # an item, a verse, an answer
_CALLED = re.compile(r"[\[(]?(?:\d{1,3}|[⁰¹²³⁴-⁹]{1,3})[\])]?\Z")
_NUMBERED = re.compile(r"\A(?:\d{1,2}(?:(?:\.\d{1,2})+[.)]?|[.)])|[IVXLC]{1,6}[.)]|[A-Za-z][.)]|§+\s?\d{1,4})\s+\w")
_STRUCTURE = re.compile(r"\A(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*|[A-Z])[.)]?\Z|\A(?:\*\s?){1,5}\Z|\A[—–-]{1,5}\Z")
LONG = 25  # words: nothing that a site puts on a page is as long, but notices and comments
_FULL = 12.0
_LABEL = 9  # words
_BODY = 200  # words
_SPEAKING = 1200  # words of a text whose silence about a word says something
_ROW = 7  # labels
_MOSTLY = 0.5  # of a line's telling words
_OWN_WORDS = 0.6  # of them
_MENU, _MENU_WORDS = 3, 2  # lines, words in each
_SAID, _SAID_IN_ROW = 2.0, 1.0  # lines that say "site", alone and with a row of labels
_BOX = 0.75
_SHORT: dict[Kind, float] = {"paragraph": -1.0, "heading": 0.5, "list": -0.5, "other": 0.0}
_STEM = 5
_CALL_LENGTH = 40  # characters in which a sentence's end is looked for


class _Once(dict[str, str]):
    """Equal words as one value: a page's words take the room of a row of pointers."""

    def __missing__(self, word: str) -> str:
        self[word] = word
        return word


class _Stems(dict[str, str]):
    """The stem of each word, worked out once: a text has far fewer words than places where they stand."""

    def __missing__(self, word: str) -> str:
        self[word] = stem = _stem(word)
        return stem


class _Telling(_Stems):
    """The same; empty for short and for small words, which tell nothing."""

    def __missing__(self, word: str) -> str:
        telling = len(word) > 3 and word.casefold() not in _SMALL
        self[word] = stem = _stem(word) if telling else ""
        return stem


class Signs:
    """The signs of a page's paragraphs. ``notes``: those that are surely notes of its text."""

    def __init__(self, texts: Sequence[str], notes: frozenset[int], kinds: Sequence[Kind] = ()) -> None:
        self.texts = texts
        self.kinds = kinds or ["paragraph"] * len(texts)
        self.notes = notes
        one = _Once()
        self.found = [[one[word] for word in words(text)] for text in texts]
        self.ends = [ends_sentence(_CALLED.sub("", text.rstrip()[-_CALL_LENGTH:])) for text in texts]

    def without(self, gone: frozenset[int]) -> Signs:
        """The signs of the paragraphs that are left."""
        left = [number for number in range(len(self.texts)) if number not in gone]
        notes = frozenset(new for new, number in enumerate(left) if number in self.notes)
        signs = Signs((), notes)
        signs.texts, signs.kinds = [self.texts[number] for number in left], [self.kinds[number] for number in left]
        signs.found, signs.ends = [self.found[number] for number in left], [self.ends[number] for number in left]
        return signs

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each short line stands there."""
        short = (text for text, found in zip(self.texts, self.found, strict=True) if len(found) <= 2 * _LABEL)
        return Counter(map(fold, short))

    @cached_property
    def body(self) -> Counter[str]:
        """The longer words of the long paragraphs, cut to stems, each counted once a paragraph."""
        stems = _Stems()
        return Counter(chain.from_iterable({stems[word] for word in found} for found in self.long))

    @cached_property
    def body_numbers(self) -> frozenset[int]:
        """The long paragraphs; of a page that has hardly any, its sentences."""
        long = {number for number, found in enumerate(self.found) if len(found) > 2 * LONG}
        if sum(len(self.found[number]) for number in long) < _BODY:
            long |= {n for n, found in enumerate(self.found) if len(found) >= LONG // 2 and self.ends[n]}
        return frozenset(long)

    @cached_property
    def weight(self) -> float:
        """What it says that the long paragraphs do not know a word: little, where they have few."""
        return min(1.0, sum(len(found) for found in self.long) / _SPEAKING)

    @property
    def long(self) -> list[list[str]]:
        """The words of each of them."""
        return [self.found[number] for number in sorted(self.body_numbers)]

    @cached_property
    def spoken(self) -> frozenset[str]:
        """All words of the long paragraphs."""
        return frozenset(word.casefold() for word in set(chain.from_iterable(self.long)))

    @cached_property
    def scores(self) -> list[float]:
        """A number per paragraph."""
        return [self._score(number) - _BOX * (number in self._boxed) for number in range(len(self.texts))]

    @cached_property
    def own(self) -> frozenset[int]:
        """Lines that are surely the text's, whatever they look like."""
        return own_lines(self.texts, lambda number: self.furniture(number) >= _MOSTLY, self._owned)

    @cached_property
    def _boxed(self) -> frozenset[int]:
        """Short lines in a row, two of them labels: a heading stands alone over its text, a box does not."""
        boxed: set[int] = set()
        row: list[int] = []
        for number in range(len(self.texts) + 1):
            if number < len(self.texts) and len(self.found[number]) < LONG and number not in self.notes:
                row.append(number)
                continue
            listed = row and row[0] and self.texts[row[0] - 1].rstrip().endswith(":")
            if not listed and sum(self.is_label(one) and not self.is_credit(one) for one in row) > 1:
                boxed.update(one for one in row if not self.is_structure(one) and not self.is_topic(one))
            row = []
        return frozenset(boxed)

    def is_label(self, number: int) -> bool:
        """Is it a short line without a sentence's form?"""
        return (
            number not in self.own
            and len(self.found[number]) <= _LABEL
            and not (self.ends[number] and len(self.found[number]) > 4)
        )

    def is_topic(self, number: int) -> bool:
        """A label right above a long paragraph that names what the text is about: its heading, under a box or not."""
        if not self.is_label(number) or number + 1 >= len(self.texts) or len(self.found[number + 1]) < LONG:
            return False
        telling = [word for word in self.found[number] if len(word) >= _STEM and word.casefold() not in _SMALL]
        return bool(telling) and all(self.body[_stem(word)] for word in telling) and not self.furniture(number)

    def known(self, number: int) -> tuple[int, float]:
        """How many telling words a paragraph has, and which share of them the long paragraphs know, too."""
        content = {self._telling[word] for word in self.found[number]} - {""}
        least, body = 2 if number in self.body_numbers else 1, self.body
        return len(content), sum([body[stem] >= least for stem in content]) / len(content) if content else 0.0

    @cached_property
    def _telling(self) -> _Telling:
        return _Telling()

    def repeated(self, number: int) -> bool:
        """Does the same short line stand elsewhere, too?"""
        return len(self.found[number]) <= _LABEL and self.counts[fold(self.texts[number])] > 1

    def is_structure(self, number: int) -> bool:
        """A bare number of a section, or an ornament: ``"II"``, ``"* * *"``."""
        text = self.texts[number].strip()
        return _STRUCTURE.match(text) is not None and (not text.isalpha() or is_roman(text))

    def is_credit(self, number: int) -> bool:
        """A byline or a date: ``"By Jo Ames"``, ``"Words: Jo Ames"``, ``"2 June 2014"``."""
        text = self.texts[number].strip()
        if len(self.found[number]) > _LABEL or self.repeated(number):
            return False
        named = _CREDIT.match(text)
        by = _BYLINE.match(text) and any(word[0].isupper() for word in self.found[number][1:])
        if any(word.casefold() in ORGANISATION_WORDS for word in self.found[number]):
            return True
        return bool(by or is_date_line(text) or looks_like_name(text) or (named and looks_like_name(named["name"])))

    def furniture(self, number: int) -> float:
        """The share of a line's telling words that sites of all kinds use for their furniture."""
        content = [word.casefold() for word in self.found[number] if word.casefold() not in _SMALL]
        return sum(word in _CHROME for word in content) / len(content) if content else 0.0

    def has_site(self, *, page: bool = False) -> bool:
        """Is there a site at all? Some lines say so by their words or their form; a row of labels is half of it.

        ``page``: it comes from a web page, so that one line will do.
        """
        said = self._has_menu() + sum(
            # What recurs above a long paragraph is an entry of a table of contents.
            says
            for number, text in enumerate(self.texts)
            if (says := self.says_site(number)) and (fold(text) not in self._heads or self.furniture(number))
        )
        return said >= _SAID or (said >= _SAID_IN_ROW and (page or self._longest_row() >= _ROW))

    def says_site(self, number: int) -> float:
        """Words of furniture, a ©, fields, counts; a line that recurs, unless it is a title or a name."""
        if not self.is_label(number) or number in self.notes or self.is_structure(number):
            return 0.0
        if self.furniture(number) >= _MOSTLY:
            return 1.0
        text = self.texts[number].strip()
        form = self._owned(number) or _FIELD.search(text) or _COUNT.search(text) or _PIPES.search(text)
        return 0.5 if form or self._recurs(number) else 0.0

    def _recurs(self, number: int) -> bool:
        """Does it stand elsewhere, too, and is no name and no heading of the text's words?"""
        named = looks_like_name(self.texts[number]) or self.known(number)[1] >= _OWN_WORDS
        return self.repeated(number) and not named

    @cached_property
    def _heads(self) -> frozenset[str]:
        """The lines right above long paragraphs."""
        return frozenset(fold(self.texts[n]) for n in range(len(self.texts) - 1) if len(self.found[n + 1]) >= LONG)

    def _owned(self, number: int) -> bool:
        return len(self.found[number]) < LONG and _OWNER.search(self.texts[number]) is not None

    def _has_menu(self) -> bool:
        """Some lines of a word or two, one below the other, above the first long paragraph."""
        row = 0
        for number in range(len(self.texts)):
            if len(self.found[number]) >= LONG:
                return False
            text = self.texts[number].strip()
            short = 0 < len(self.found[number]) <= _MENU_WORDS and self.is_label(number) and text[-1].isalpha()
            bare = short and not any(char.isdigit() for char in text) and not self.is_structure(number)
            row = row + 1 if bare and not self.is_credit(number) and number not in self.notes else 0
            if row >= _MENU:
                return True
        return False

    def _longest_row(self) -> int:
        longest = row = 0
        for number in range(len(self.texts)):
            labelled = self.is_label(number) and number not in self.notes and self.kinds[number] == "paragraph"
            row = row + 1 if labelled and not self.is_structure(number) else 0
            longest = max(longest, row)
        return longest

    def _score(self, number: int) -> float:
        count, text = len(self.found[number]), self.texts[number].strip()
        if (
            number in self.notes
            or number in self.own
            or tail_arrow(text) > 0
            or (self.kinds[number] == "other" and count)
        ):
            return _FULL
        if not count or self.is_structure(number):
            return 0.0
        telling, known = self.known(number)
        if count >= LONG:
            score = min(_FULL, count / 4)
            return score if known > 0.25 or count > 2 * LONG else score - 4
        sentence = (self.ends[number] and count > 4) or self._leads_in(number)
        score = min(6.0, count / 4) if sentence else _SHORT[self.kinds[number]]
        return score + self._against(number, text, telling, known, sentence=sentence)

    def _leads_in(self, number: int) -> bool:
        """A line of some words with a colon over a long paragraph says what that is."""
        text, below = self.texts[number].rstrip(), number + 1
        return (
            text[-1:] == ":"
            and len(self.found[number]) > 4
            and below < len(self.texts)
            and (len(self.found[below]) >= LONG)
        )

    def _against(self, number: int, text: str, telling: int, known: float, *, sentence: bool) -> float:
        score = 0.0
        if telling >= 2 and known < 0.34:
            strange = (2.5 if telling >= 3 else 1.5) + 1.5 * (sentence and not known)
            score -= strange * self.weight
        elif known >= 0.6:
            score += 1.0 if telling == 1 else 1.5
        share = self.furniture(number)
        if share >= 0.5 and not sentence:
            score -= 3.0
        elif share >= 0.25:
            score -= 1.0
        if self.repeated(number):
            score -= 4.0
        score -= 5.0 * bool(_OWNER.search(text)) + 3.0 * bool(_FIELD.search(text))
        score -= 1.0 * bool(_COUNT.search(text)) + 1.0 * bool(_PIPES.search(text))
        if share < 1.0 and (_RUNNING.search(_CALLED.sub("", text)) or _NUMBERED.match(text)):
            score += 2.5
        if share == 1.0 and not known and len(self.found[number]) <= 3:
            score -= 2.5
        labelled = None if sentence else _LABELLED.match(text)
        return score - self._promoted(labelled["label"], known) if labelled else score

    def _promoted(self, label: str, known: float) -> float:
        """What speaks against ``"Read on: The long quay"``: a label that is no word of the text, or that recurs."""
        against = 2.0 + (1.5 if known >= 0.6 else 0.0)
        own = [word for word in words(label) if len(word) > 3 and word.casefold() not in _SMALL]
        if fold(label) in _SECTIONS or any(char.isdigit() for char in label):
            return 0.0
        if any(word.casefold() not in self.spoken for word in own) or any(word.casefold() in _CHROME for word in own):
            against += 2.0
        if self.labels[fold(label)] > 1:
            return against + 3.0
        return against + (1.5 if len(self.labels) < 2 else -2.0)

    @cached_property
    def labels(self) -> Counter[str]:
        """The labels of lines that stand alone between two long paragraphs, each with its number."""
        labels: Counter[str] = Counter()
        for number in range(1, len(self.texts) - 1):
            match = _LABELLED.match(self.texts[number].strip()) if self.is_label(number) else None
            if match and len(self.found[number - 1]) >= LONG <= len(self.found[number + 1]):
                labels[fold(match["label"])] += 1
        return labels


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]
