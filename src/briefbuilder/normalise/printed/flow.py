"""Lines → blocks: where a paragraph ends, what is a heading, what is set in as a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from briefbuilder.inlines import Inlines, flat, tidy
from briefbuilder.model import Block, Break, Heading, Inline, Paragraph, Quote, Run, Style
from briefbuilder.normalise.printed.alone import alone
from briefbuilder.normalise.printed.breaks import AFTER_TITLE, HALF_WORD, LONE, MARK, TITLE, USUAL, of_end, of_start
from briefbuilder.normalise.printed.items import Mark, in_rows
from briefbuilder.normalise.printed.levels import levels, without_strangers
from briefbuilder.normalise.printed.lines import PageLine, extent_of
from briefbuilder.normalise.printed.loosemarks import with_marks
from briefbuilder.normalise.printed.measures import Shape, Usual, shapes, usual_of
from briefbuilder.normalise.printed.numbering import opens_title
from briefbuilder.normalise.printed.setin import quotations
from briefbuilder.normalise.printed.setting import Set, settle
from briefbuilder.normalise.printed.sides import look_odds, place_odds
from briefbuilder.normalise.printed.titlelines import ends_open, whole_titles
from briefbuilder.normalise.printed.titles import titles
from briefbuilder.normalise.printed.verse import with_verse
from briefbuilder.normalise.seams import Vocabulary, close_line_ends, half
from briefbuilder.shapes import ends_sentence

_SAMPLE = 1000  # lines that show how far first lines are set in
_ENTER, _LED_IN = -3.5, -2.0  # a narrower measure is rare
_FEW = 5
_DRESS: frozenset[Style] = frozenset(("strong", "emph"))
_HYPHENS = ("-", "\u2010", "\u00ad")
_SHORT = 0.85  # of the measure: a title ends before it
_LEAST_INDENT, _MOST_INDENT = 0.7, 2.5  # ems


def flow(lines: Sequence[PageLine]) -> tuple[Block, ...]:
    """The body's lines, furniture and notes taken out, in reading order over all pages, as blocks."""
    if not lines:
        return ()
    if not lines[0].measured:
        lines = with_marks(lines)
    shaped = shapes(lines)
    known = usual_of(shaped)
    marks = in_rows([shape.text for shape in shaped])
    lone = [False] * len(shaped) if known.measured else alone(shaped, marks, known)
    sets = whole_titles(shaped, _parted(shaped, marks, lone, known), known)
    sets, verse = with_verse(shaped, marks, sets, known)
    headings = _headings(shaped, marks, lone, sets, known)
    vocabulary = Vocabulary(line.text for line in lines)
    quoted = dict(quotations(shaped, marks, sets, headings, known, verse))
    blocks: list[Block] = []
    for number, one in enumerate(sets):
        rows = lines[one.start : one.end]
        inlines = _broken(rows) if one.start in verse else _joined(rows, vocabulary)
        level = headings.get(number)
        blocks.append(Heading(level, _plain(inlines)) if level else Paragraph(inlines))
    return tuple(_quoted(blocks, quoted))


def _quoted(blocks: Sequence[Block], quoted: Mapping[int, int]) -> Iterator[Block]:
    """The blocks, those set in gathered in quotations."""
    number = 0
    while number < len(blocks):
        end = quoted.get(number, 0)
        yield Quote(tuple(blocks[number:end])) if end else blocks[number]
        number = end or number + 1


def _plain(inlines: Inlines) -> Inlines:
    """A title's words without what is the dress of all of it: ``**Of *Lamps***`` is bold because it is a title."""
    worn = [one.styles for one in inlines if isinstance(one, Run) and one.text.strip()]
    dress = frozenset.intersection(*worn) & _DRESS if worn else frozenset()
    if not dress:
        return inlines
    return tuple(replace(one, styles=one.styles - dress) if isinstance(one, Run) else one for one in inlines)


def _headings(
    shaped: Sequence[Shape], marks: Sequence[Mark | None], lone: Sequence[bool], sets: Sequence[Set], known: Usual
) -> dict[int, int]:
    """The levels of the runs that are headings."""
    found = without_strangers(titles(shaped, marks, lone, sets, known))
    touching = [number - 1 in found for number in found]
    return dict(zip(found, levels(list(found.values()), touching), strict=True))


def _parted(shaped: Sequence[Shape], marks: Sequence[Mark | None], lone: Sequence[bool], known: Usual) -> list[Set]:
    """The paragraphs; a second look knows how far the first found their first lines set in."""
    words = _odds(shaped, marks, lone, known)
    places = place_odds(shaped, [mark is not None for mark in marks], known)
    looks = look_odds(shaped, known)
    odds = [sum(signs) for signs in zip(words, places, looks, strict=True)]
    entering = [_ENTER, *(_LED_IN if shape.text.endswith((":", ":—")) else _ENTER for shape in shaped[:-1])]
    if not known.measured:
        some = slice(_SAMPLE)
        indent = _indent(shaped[some], settle(shaped[some], odds[some], entering[some], known))
        known = replace(known, indent=indent)
    return settle(shaped, odds, entering, known)


def _indent(shaped: Sequence[Shape], sets: Sequence[Set]) -> float:
    """How much narrower first lines are than the other full lines of their paragraphs."""
    long = [one for one in sets if one.end - one.start > 2 and one.measure == 1.0]
    if len(long) < _FEW:
        return 0.0
    first = median(shaped[one.start].right for one in long)
    other = median(shaped[at].right for one in long for at in range(one.start + 1, one.end - 1))
    return max(0.0, min(other - first, _MOST_INDENT)) if other - first > _LEAST_INDENT else 0.0


def note_flow(lines: Sequence[PageLine]) -> tuple[Block, ...]:
    """The lines of one note, which may come from several pages, as blocks."""
    if len(lines) < 2:
        return tuple(Paragraph(tidy(line.inlines)) for line in lines)  # no line end, no words to learn for it
    return (Paragraph(_joined(lines, Vocabulary(line.text for line in lines))),)


def _odds(shaped: Sequence[Shape], marks: Sequence[Mark | None], lone: Sequence[bool], known: Usual) -> list[float]:
    """What the words say for a break before each line."""
    odds = [0.0]
    opens = [opens_title(shape.text) for shape in shaped]
    in_title = opens[0]
    for at, (above, below) in enumerate(pairwise(shaped), 1):
        runs_on = below.text[:1].islower()
        start = TITLE if opens[at] else MARK if marks[at] else of_start(below.text, above.text)
        ends_title = (
            in_title
            and above.right < _SHORT * known.measure
            and not (runs_on or (opens[at - 1] and ends_open(above.text)))
        )
        end = HALF_WORD if above.line.cut else AFTER_TITLE if ends_title or lone[at - 1] else of_end(above.text)
        odds.append(USUAL + start + end + (LONE if lone[at] else 0.0))
        in_title = opens[at] or (in_title and runs_on and not ends_sentence(below.text[-60:]))
    return odds


def _broken(lines: Sequence[PageLine]) -> Inlines:
    """Lines whose ends are meant."""
    pieces: list[Inline] = []
    for above, below in pairwise(lines):
        end, start = extent_of(above)[1], extent_of(below)[0]
        pieces += [*above.inlines, Break(end, start if 0 <= start - end <= 1 else end)]
    return tidy((*pieces, *lines[-1].inlines))


def _joined(lines: Sequence[PageLine], vocabulary: Vocabulary) -> Inlines:
    pieces: list[Inline] = []
    spans = [extent_of(line) for line in lines]
    for (above, below), ((_, end), (start, _)) in zip(pairwise(lines), pairwise(spans), strict=True):
        near = 0 <= start - end <= 1
        if above.cut:
            joint = Run("", end, start, rule="cut-word") if near else Run("", end, end, rule="rejoined")
            pieces += [*above.inlines, joint]
        elif near:
            pieces += [*above.inlines, Run(" ", end, start, rule="line-break")]
        else:
            pieces += half(above.inlines, flat(below.inlines), vocabulary)
    whole = tidy((*pieces, *lines[-1].inlines))
    hyphened = any(line.text.rstrip()[-1:] in _HYPHENS for line in lines[:-1])
    return close_line_ends(whole, vocabulary) if hyphened else whole
