"""Read what stands above the text: title, subtitle, author, date, series.

Only lines before the first running text are asked, and only what a line plainly is gets a name; the rest of these lines
is taken out of the body and said so. Nothing is guessed: a source without a date has none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from briefbuilder.dates import find_date, is_date_line
from briefbuilder.inlines import Index, Inlines, cut, flat, line_ends, removals, strip
from briefbuilder.marks import is_bare_number, is_chapter_line, roman_value
from briefbuilder.model import Block, Document, Heading, Paragraph, Removed, Stated, block_text, extent, plain
from briefbuilder.problems import Problems
from briefbuilder.shapes import ends_sentence, fold, looks_like_name, title_case_share, words
from briefbuilder.words import ABSTRACT_HEADINGS, BYLINE_WORDS, NUMBER_WORDS, ORGANISATION_WORDS, SECTION_HEADINGS

_ABSTRACT = {fold(name) for names in ABSTRACT_HEADINGS.values() for name in names}
_SECTIONS = _ABSTRACT | {fold(name) for names in SECTION_HEADINGS.values() for name in names}
_NUMBER = "|".join(re.escape(word) for word in sorted(NUMBER_WORDS, key=len, reverse=True) if word not in ("no", "nr"))
_SERIES = re.compile(
    rf"\A(?:[^|]*\|\s*)?(?P<series>[^|\d]{{3,60}}?),?\s+(?:{_NUMBER})\s*(?P<number>\d[\w/.-]{{0,12}})\Z", re.IGNORECASE
)
_BYLINE = re.compile(rf"\A(?:{'|'.join(BYLINE_WORDS)})\s+(?P<name>.+)\Z", re.IGNORECASE)
_NUMBERED = re.compile(r"\A(?:(?:[IVXLC]+|\d{1,2}(?:\.\d+)*|[A-Z])[.)]\s|\d{1,2}(?:\.\d{1,2})*\s+[^\W\d_])")
_CUT = re.compile(r"[a-zß-ÿа-я]-\Z")
_ORNAMENT = re.compile(r"(?:\A|\s)[-–—*~=•](?=\w)[^\n]*[-–—*~=•]\Z")
_MOST_LINES = 16
_LONGEST_TITLE = 40  # words
_LONGEST_LINE = 2_000  # characters; what is longer is no line of title matter

Kind = Literal["date", "series", "byline", "name", "organisation", "ornament", "text"]


def read_title_matter(document: Document, problems: Problems) -> Document:
    """Title matter → ``document.metadata``; its lines leave the body. A document that has its title is left alone."""
    count = 0 if document.metadata.title else _head_size(document.blocks)
    if not count:
        return document
    head = _Head(document, count, problems)
    # In Markdown a title is marked as a heading; an unmarked line is one only beside a date, a byline, a series.
    marked = any(isinstance(block, Heading) for block in document.blocks[:count])
    plain_text = document.source.format == "md" and not marked and not {"date", "byline", "series"} & set(head.kinds)
    return document if plain_text else head.read()


# --- Where the text begins ---------------------------------------------------------------------------------------


def _head_size(blocks: tuple[Block, ...]) -> int:
    """How many blocks stand before the running text."""
    for index, block in enumerate(blocks[:_MOST_LINES]):
        if not isinstance(block, Paragraph | Heading) or _runs(block, first=not index):
            return index
        if index and _is_section(block_text(block).strip()):
            return index
    return 0 if len(blocks) < 2 else min(len(blocks) - 1, 1)


def _is_section(text: str) -> bool:
    """Is it the heading of the first section: ``"Summary"``, ``"1. The Harbour"``, but not ``"3. Mai 2016"``?"""
    if fold(text) in _SECTIONS or is_chapter_line(text) or (is_bare_number(text) and roman_value(text.strip(" ."))):
        return True
    return _NUMBERED.match(text) is not None and not is_date_line(text) and not looks_like_name(text)


def _runs(block: Paragraph | Heading, *, first: bool) -> bool:
    """Is it text that runs? Below the first line a sentence in small letters is, even one that a page break cut."""
    text = flat(block.inlines).strip()
    if isinstance(block, Heading):
        return False
    if len(text) > _LONGEST_LINE:
        return True
    count = len(words(text))
    cut_off = text.endswith((",", ";")) or (_CUT.search(text) and not _ORNAMENT.search(text))
    if count > _LONGEST_TITLE or cut_off:
        return True
    small = title_case_share(text) < 0.6 and not is_date_line(text)
    return small and ((ends_sentence(text) and count >= (8 if first else 4)) or (not first and count >= 8))


# --- What a line is ----------------------------------------------------------------------------------------------


def _lines(block: Block, *, settled: bool) -> list[Inlines]:
    """The lines of a head block: parted where one of them is more than text, else one title over several lines.

    ``settled``: what is a heading of which lines was told by their look.
    """
    inlines = block.inlines if isinstance(block, Paragraph | Heading) else ()
    ends = line_ends(inlines)
    if not ends or (settled and isinstance(block, Heading)):
        return [inlines]
    index = Index(inlines)
    bounds = [0, *(position for end in ends for position in end), index.size]
    lines = [index.cut(low, high) for low, high in list(pairwise(bounds))[::2]]
    return [inlines] if all(_kind(flat(line)) == "text" for line in lines) else lines


def _kind(text: str) -> Kind:
    """What a line above the text is."""
    if len(text) > _LONGEST_LINE:
        return "text"
    bare = text.strip().strip("-–—*•").strip()
    if _is_series(bare):
        return "series"
    if is_date_line(bare):
        return "date"
    if any(_is_organisation(word.casefold()) for word in words(bare)):
        is_name = len(words(bare)) <= 10 and title_case_share(bare) >= 0.6
        return _kind_of_name(bare, "organisation" if is_name else "text")
    return _kind_of_name(bare, "ornament" if _ORNAMENT.search(text.strip()) else "text")


def _is_series(bare: str) -> bool:
    """``"Special Report No. 12"``, perhaps with its date before it."""
    dated = find_date(bare)
    rest = (bare[: dated.start] + bare[dated.end :]).strip(" ,|–-") if dated else bare
    return _SERIES.match(rest) is not None


def _kind_of_name(bare: str, other: Kind) -> Kind:
    byline = _BYLINE.match(bare)
    if byline and looks_like_name(byline["name"]):
        return "byline"
    return "name" if other == "text" and looks_like_name(bare) else other


def _is_organisation(word: str) -> bool:
    return word in ORGANISATION_WORDS or word.rpartition("-")[2] in ORGANISATION_WORDS


# --- Reading -----------------------------------------------------------------------------------------------------


class _Head:
    """The lines above one document's text, and what has been read of them so far."""

    def __init__(self, document: Document, count: int, problems: Problems) -> None:
        self.document = document
        self.problems = problems
        self.rest = document.blocks[count:]
        self.lines = [line for block in document.blocks[:count] for line in _lines(block, settled=document.printed)]
        self.kinds = [_kind(flat(line)) for line in self.lines]
        self.title = self._title()
        self.metadata = document.metadata
        self.removed: list[Removed] = []
        self.kept: list[Block] = []
        self.others: list[Inlines] = []

    def read(self) -> Document:
        for number, line in enumerate(self.lines):
            self._take(number, line)
        for line in self.others:
            self._name(line)
        if self.metadata == self.document.metadata:
            return self.document  # nothing of it has a name: it may as well be text
        return replace(
            self.document,
            metadata=self.metadata,
            blocks=(*self.kept, *self.rest),
            removed=(*self.document.removed, *self.removed),
        )

    def _title(self) -> int:
        """Which line is the title: the first that is nothing else; a lone name may be one, too."""
        for wanted in ("text", "name", "organisation"):
            for number, kind in enumerate(self.kinds):
                text = plain(self.lines[number]).strip()
                if kind == wanted and text and len(words(text)) <= _LONGEST_TITLE:
                    return number
        return -1

    def _take(self, number: int, line: Inlines) -> None:
        kind, text, meta = self.kinds[number], plain(line).strip(), self.metadata
        if number == self.title:
            bare, spaces = strip(line)
            self._remove(spaces, "spaces")
            self._take_title(bare)
        elif kind in ("date", "series"):
            self._take_date_and_series(line)
        elif kind in ("byline", "name") and not meta.authors:
            self._take_author(line)
        elif kind == "organisation" and not meta.publisher:
            self.metadata = replace(meta, publisher=Stated(text.strip("-–— "), line))
        elif kind == "text" and self._is_subtitle(number, text):
            self.metadata = replace(meta, subtitle=Stated(text, line))
        elif kind == "text" and self._is_first_heading(number, text):
            self.kept.append(Heading(1, line))
        else:
            self.others.append(line)

    def _take_title(self, line: Inlines) -> None:
        """A title has no full stop; a call in it stays with its words, and its note is placed elsewhere."""
        text = flat(line)
        size = len(text.rstrip(".")) or len(text)
        self._remove(cut(line, size), "title-stop")
        title = Stated(plain(cut(line, 0, size)).strip(), cut(line, 0, size))
        self.metadata = replace(self.metadata, title=title)

    def _take_author(self, line: Inlines) -> None:
        text = flat(line)
        byline = _BYLINE.match(text)
        position = byline.start("name") if byline else 0
        self._remove(cut(line, 0, position), "byline-label")
        name = Stated(plain(cut(line, position)).strip(), cut(line, position))
        self.metadata = replace(self.metadata, authors=(name,))

    def _take_date_and_series(self, line: Inlines) -> None:
        text, rest, used = flat(line), line, False
        dated = find_date(text)
        if dated:
            words_of_date = cut(line, dated.start, dated.end)
            rest = cut(line, 0, dated.start) + cut(line, dated.end)
            used = not self.metadata.date
            if used:
                self.metadata = replace(self.metadata, date=Stated(dated.value, words_of_date))
            else:
                self._remove(words_of_date, "repeated-header")
        if dated and used and dated.doubtful:
            self.problems.warn(
                "date-ambiguous",
                f"“{text.strip()}” was read day first",
                self.document.source.place(extent(line)[0]),
                "give the date in book.yaml if it is month first",
            )
        match = _SERIES.match(flat(rest).strip())
        if match and not self.metadata.series:
            series = Stated(match["series"].strip(), rest)
            self.metadata = replace(self.metadata, series=series, number=Stated(match["number"]))
        else:
            self._remove(rest, "repeated-header" if match or not used else "date-label")

    def _is_subtitle(self, number: int, text: str) -> bool:
        """The line after the title, if more title matter follows it; the last line before the text is a heading."""
        if number != self.title + 1 or self.metadata.subtitle or self.title < 0:
            return False
        return len(words(text)) >= 2 and not _NUMBERED.match(text) and number + 1 < len(self.kinds)

    def _is_first_heading(self, number: int, text: str) -> bool:
        last = 0 <= self.title < number == len(self.kinds) - 1 and text[:1].isupper()
        repeated = self.metadata.title and fold(text) == fold(self.metadata.title.value)
        return last and not repeated and bool(self.rest) and fold(block_text(self.rest[0])) not in _ABSTRACT

    def _name(self, line: Inlines) -> None:
        """A line that is nothing by itself: a repetition, a series, or title matter that stays out of the body."""
        text = flat(line).strip()
        title = self.metadata.title
        if title and fold(text) == fold(title.value):
            self._remove(line, "repeated-header")
        elif not self.metadata.series and len(words(text)) <= 3 and not find_date(text) and self.metadata.date:
            self.metadata = replace(self.metadata, series=Stated(text, line))
        else:
            self._remove(line, "title-matter")
            if self.metadata != self.document.metadata:
                self._say_left_out(line, text)

    def _say_left_out(self, line: Inlines, text: str) -> None:
        self.problems.note(
            "title-matter",
            f"“{text}” above the text was left out",
            self.document.source.place(extent(line)[0]),
            "give title, author, publisher … in book.yaml if it belongs to them",
            text,
        )

    def _remove(self, inlines: Inlines, rule: str) -> None:
        self.removed.extend(removals(inlines, rule))
