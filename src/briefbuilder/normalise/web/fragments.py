"""Join what a scraper set on lines of its own: note marks, links, italic words; take out the arrows back to the text.

``The yard / 1 / was sold in / Harbour News / of May.`` is one paragraph with a call; ``1 / Ames, 4. / ↩`` is its note.
Calls and labels become raised, which the notes pass understands.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby

from briefbuilder.inlines import Edit, Index, Inlines, cut, drop, flat, removals, rewrite, styled
from briefbuilder.model import Block, Document, ItemList, Paragraph, Removed, Run, extent
from briefbuilder.normalise.web.items import find_items
from briefbuilder.normalise.web.joints import ANCHOR, belongs, gap, goes_on, is_fragmented, is_open
from briefbuilder.normalise.web.lines import WebLine, is_web_text, web_lines
from briefbuilder.normalise.web.marks import ARROW, Marks, find_marks, mark_number, tail_arrow
from briefbuilder.problems import Problems
from briefbuilder.shapes import ends_sentence, words

_BRACKETS = {"[": "]", "(": ")"}
_LONGEST = 1.8  # times a usual paragraph: two pieces with no more together make one
_ELSEWHERE, _BELIEF = 300, 2  # characters of a paragraph before any is seen, and for how many paragraphs that counts
_SPEECH = frozenset("—–")
_HEADING_WORDS = 6


@dataclass(slots=True)
class _Unit:
    """Lines that make one paragraph. ``soft``: maybe the rest of the paragraph above, which ends with a call."""

    inlines: list[Inlines] = field(default_factory=list)
    text: str = ""
    last: WebLine | None = None
    note: bool = False
    soft: bool = False
    called: bool = False
    joined: bool = False
    list: int = 0  # which list it is an item of; 0: of none

    @property
    def anchored(self) -> bool:
        return self.note or len(self.text) >= ANCHOR


def join_fragments(document: Document, problems: Problems) -> Document:
    """A page's text with each paragraph in one piece, its marks raised; other texts are left alone."""
    if not is_web_text(document) or not all(isinstance(block, Paragraph) for block in document.blocks):
        return document
    lines = _merge_brackets(web_lines(document))
    marks = find_marks(lines, document.no_marks)
    removed: list[Removed] = []
    kept = _Joiner(lines, marks, removed).join()
    blocks = _blocks(_settle(kept))
    if marks.returns:
        problems.note(
            "back-link-removed",
            f"{len(marks.returns)} links from notes back to the text were removed",
            document.source.place(extent(lines[min(marks.returns)].inlines)[0]),
        )
    return replace(document, blocks=blocks, removed=document.removed + tuple(removed))


def _merge_brackets(lines: list[WebLine]) -> list[WebLine]:
    """``"[" / "1" / "]"`` on three lines are one mark."""
    merged: list[WebLine] = []
    number = 0
    while number < len(lines):
        three = lines[number : number + 3]
        if len(three) == 3 and _BRACKETS.get(three[0].text) == three[2].text and mark_number(three[1].text):
            inlines = tuple(one for line in three for one in line.inlines)
            merged.append(replace(three[0], inlines=inlines, text=flat(inlines), after=three[2].after))
            number += 3
        else:
            merged.append(lines[number])
            number += 1
    return merged


@dataclass(slots=True)
class _Joiner:
    lines: list[WebLine]
    marks: Marks
    removed: list[Removed]
    units: list[_Unit] = field(default_factory=list)
    fragmented: bool = False
    spaced: bool = False
    gaps: bool = False
    closed: bool = False  # a return arrow ended the note above
    items: dict[int, int] = field(default_factory=dict)  # the line at which an item begins, and which list's it is

    def join(self) -> list[_Unit]:
        inner = [line for line in self.lines[1:] if not line.apart]
        # A mark on a line of its own is a fragment, too, wherever it stands.
        self.fragmented = is_fragmented(self.lines) or any(not self.lines[n].apart for n in self.marks.calls)
        self.spaced = sum(line.before or line.after for line in self.lines) > 2
        self.gaps = len(inner) > 0.2 * len(self.lines)
        for number, found in enumerate(find_items(self.lines, self.marks.calls), 1):
            self.items.update(dict.fromkeys(found, number))
        notes = self.marks.notes
        heading = notes[0] - 1 if notes and self._is_notes_heading(notes[0] - 1) else -1
        for number, line in enumerate(self.lines):
            if number in self.marks.returns and (ARROW.match(line.text) or tail_arrow(line.text) < 0):
                self.removed += removals(line.inlines, "back-link")
                self.closed = True
            elif number == heading:
                self.removed += removals(line.inlines, "notes-heading")
            else:
                self._take(number, line)
                self.closed = number in self.marks.returns
        return self.units

    def _is_notes_heading(self, number: int) -> bool:
        """A short line right above the first label, over nothing but notes."""
        text = self.lines[number].text if number >= 0 else ""
        short = 0 < len(words(text)) <= _HEADING_WORDS and not ends_sentence(text) and not mark_number(text)
        return self.marks.complete and short and len(text) < ANCHOR and number not in self.marks.calls

    def _take(self, number: int, line: WebLine) -> None:
        for start, end in reversed(self.marks.raised.get(number, [])):
            index = Index(line.inlines)
            edit = Edit(start, end, styled(index.cut(start, end), "sup"))
            line = replace(line, inlines=rewrite(index, [edit]))
        if number in self.marks.returns:
            inlines, gone = drop(line.inlines, tail_arrow(line.text), len(line.text), "back-link")
            self.removed += gone
            line = replace(line, inlines=inlines, text=flat(inlines).rstrip())
        last = self.units[-1] if self.units else None
        if number in self.marks.calls and last:
            _append(last, replace(line, inlines=_raised(line)), "")
            last.called = True
        elif number in self.marks.labels:
            self.units.append(_Unit([_raised(line)], "", line, note=True))
        elif number in self.marks.unnumbered:
            at = extent(line.inlines)[0]
            label = Run(self.marks.unnumbered[number], at, at, "note-label", frozenset({"sup"}))
            self.units.append(_Unit([(label,), line.inlines], line.text, line, note=True))
        elif number in self.marks.heads:
            self.units.append(
                _Unit([_head_raised(line) if self.marks.raised else line.inlines], line.text, line, note=True)
            )
        elif last and last.note and not last.text:
            _append(last, line, " ")
        elif number in self.items:
            self.units.append(_Unit([line.inlines], line.text, line, list=self.items[number]))
        elif last and self._belongs(last, number, line):
            between = " " if last.called and not goes_on(line.text) and not self.spaced else ""
            _append(last, line, between or gap(last.last or line, line, spaced=self.spaced))
            last.called, last.joined = False, True
        else:
            soft = last is not None and last.called and not last.note and not (self.gaps and line.apart)
            self.units.append(_Unit([line.inlines], line.text, line, soft=soft))

    def _belongs(self, last: _Unit, number: int, line: WebLine) -> bool:
        if not self.fragmented or self.closed or mark_number(line.text):
            return False
        if self.gaps and line.apart:
            return False
        if self.spaced and last.last and (last.last.after or line.before) and last.text:
            return True
        if last.called and (is_open(last.text) or goes_on(line.text)):
            return True
        return belongs(last.text, self.lines, number, anchored=last.anchored, joined=last.joined)


def _raised(line: WebLine) -> Inlines:
    """A bare figure is raised; what has brackets or is a symbol is plain enough."""
    return styled(line.inlines, "sup") if line.text.strip(".:").isdigit() else line.inlines


def _head_raised(line: WebLine) -> Inlines:
    """The label at the head of a note raised, as its call is."""
    digits = len(line.text) - len(line.text.lstrip("0123456789"))
    return (*styled(cut(line.inlines, 0, digits), "sup"), *cut(line.inlines, digits)) if digits else line.inlines


def _append(unit: _Unit, line: WebLine, between: str) -> None:
    end, start = extent(unit.inlines[-1])[1], extent(line.inlines)[0]
    joint: Inlines = (Run(between, end, max(start, end), "fragment"),) if between else ()
    unit.inlines += [joint, line.inlines]
    if not mark_number(line.text):
        unit.text += between + line.text
    unit.last = line


def _blocks(units: list[_Unit]) -> tuple[Block, ...]:
    """Paragraphs, and a list for each row of items."""
    rows = [list(row) for _, row in groupby(units, key=lambda unit: unit.list or -id(unit))]
    return tuple(
        ItemList(False, tuple((_paragraph(unit),) for unit in row)) if row[0].list else _paragraph(row[0])  # noqa: FBT003
        for row in rows
    )


def _paragraph(unit: _Unit) -> Block:
    return Paragraph(tuple(one for piece in unit.inlines for one in piece))


# --- Where a paragraph ends after a call ------------------------------------------------------------------------


def _settle(units: list[_Unit]) -> list[_Unit]:
    """A sentence after a call goes on or begins a paragraph: short pieces go with their neighbour."""
    longest = _LONGEST * _usual(units)
    settled: list[_Unit] = []
    for unit in units:
        above = settled[-1] if settled else None
        if above and unit.soft and _is_rest(above, unit, longest):
            above.inlines += [(Run(" ", extent(above.inlines[-1])[1], extent(unit.inlines[0])[0], "fragment"),)]
            above.inlines += unit.inlines
            above.text += " " + unit.text
        else:
            settled.append(unit)
    return settled


def _usual(units: list[_Unit]) -> float:
    """How long the text's paragraphs are, by those whose both ends are sure; where there are few, as elsewhere."""
    sure = [
        len(unit.text)
        for unit, below in zip(units, [*units[1:], _Unit()], strict=True)
        if not (unit.note or unit.soft or below.soft) and len(unit.text) >= ANCHOR and ends_sentence(unit.text)
    ]
    return (sum(sure) + _BELIEF * _ELSEWHERE) / (len(sure) + _BELIEF)


def _closes(text: str) -> bool:
    return ends_sentence(text) or text.rstrip().endswith(":")


def _is_rest(above: _Unit, unit: _Unit, longest: float) -> bool:
    if unit.text[:1] in _SPEECH or (len(unit.text) < ANCHOR and not _closes(unit.text)):
        return False  # speech, a heading, or what a site puts between
    return len(above.text) + len(unit.text) < longest
