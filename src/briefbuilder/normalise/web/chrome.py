"""Take out what a site puts round and within a page's text: menus, notices, boxes, share rows, comments, its foot.

The row of paragraphs is parted into text and site by what each looks like (``signs``) and by its neighbours: changing
from one to the other costs, so a short heading between two paragraphs stays, and a row of labels goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefbuilder.dates import find_date
from briefbuilder.inlines import removals
from briefbuilder.model import Block, Document, Heading, ItemList, Paragraph, Removed, extent, leaf_inlines
from briefbuilder.normalise.raised import view
from briefbuilder.normalise.web.headings import set_headings
from briefbuilder.normalise.web.lines import WebLine, is_web_text
from briefbuilder.normalise.web.marks import find_marks
from briefbuilder.normalise.web.signs import LONG, Kind, Signs
from briefbuilder.normalise.web.title import find_title
from briefbuilder.problems import Problems
from briefbuilder.shapes import looks_like_name, words

_PAGES = frozenset({"html", "htm", "xhtml"})
_CHANGE = 3.0
_TAIL = 0.35  # what weighs for text after the text is over: comments are sentences, too
_ROW = 5  # labels in a row
_REST = 0.3  # of a page's words: what comes after a row of labels with no more than these is not the text
_NOTICE = 0.12  # of a page's words: what stands above a row of labels with no more than these is not the text
_LEAST = 3  # lines; fewer are no site
_WORDS, _PLAIN = 4, -4.0  # of a line that nothing else speaks against
_SIGNATURE = 3


def remove_site_chrome(document: Document, problems: Problems) -> Document:
    """The page's text alone; each stretch taken out is a problem note and in the ledger."""
    page = document.source.format in _PAGES
    if len(document.blocks) < _LEAST or not (page or is_web_text(document)):
        return document
    shown = [" ".join(view(leaf) for leaf in leaf_inlines(block)) for block in document.blocks]
    lines = [WebLine((), text) for text in shown]
    kinds = [_kind(block) for block in document.blocks]
    signs = Signs(shown, frozenset(find_marks(lines).heads), kinds)
    site = _site(signs) if signs.has_site(page=page) else []
    # Of a page its reader took out what its marks call the site's: two lines more are worth it.
    if not any(site) or (not page and sum(site) < _LEAST):
        return document
    document = _remove(document, shown, [number for number, gone in enumerate(site) if gone], problems)
    if page:
        return document
    left = signs.without(frozenset(number for number, gone in enumerate(site) if gone))
    return replace(document, blocks=set_headings(document.blocks, left))


def _kind(block: Block) -> Kind:
    match block:
        case Heading():
            return "heading"
        case ItemList():
            return "list"
        case Paragraph():
            return "paragraph"
        case _:
            return "other"


def _site(signs: Signs) -> list[bool]:
    """Which paragraphs are the site's."""
    scores = _discount(signs)
    text = part(scores)
    if not any(text):
        return [False] * len(text)
    first = text.index(True)
    kept = find_title(signs, first) | _signature(signs, text) | signs.own
    kept |= _beside_one(signs, text)
    site = [not (is_text or number in kept) for number, is_text in enumerate(text)]
    head = [number for number in range(first) if site[number]]
    # A few lines above a text are its own title matter, unless something says that they are not.
    if len(head) < _LEAST and not any(signs.furniture(n) >= 0.5 or signs.repeated(n) for n in head):
        site[:first] = [False] * first
    return site


def _beside_one(signs: Signs, text: Sequence[bool]) -> frozenset[int]:
    """A line of some words, one of them the text's, beside one line of the site's: nothing else speaks against it."""
    kept: set[int] = set()
    for number in range(1, len(text) - 2):
        if text[number - 1 : number + 3] == [True, False, False, True]:
            kept |= {one for one in (number, number + 1) if len(signs.found[one]) >= _WORDS and not _says(signs, one)}
    return frozenset(kept)


def _says(signs: Signs, number: int) -> bool:
    said = signs.says_site(number) or signs.furniture(number) or not signs.known(number)[1]
    return bool(said) or signs.scores[number] < _PLAIN


def part(scores: Sequence[float]) -> list[bool]:
    """The best row of text (True) and site (False): ``[-2, -2, 9, -1, 9]`` is site, site, then text to the end."""
    here = (0.0, 0.0)  # the best sums that end in site and in text
    steps: list[tuple[bool, bool]] = []
    for score in scores:
        from_text = here[1] - _CHANGE > here[0]
        from_site = here[0] - _CHANGE > here[1]
        steps.append((from_text, not from_site))
        here = (max(here[0], here[1] - _CHANGE), max(here[1], here[0] - _CHANGE) + score)
    state = here[1] >= here[0]
    row: list[bool] = []
    for step in reversed(steps):
        row.append(state)
        state = step[state]
    return row[::-1]


def _discount(signs: Signs) -> list[float]:
    """The scores, less outside of the text: before the menu, behind its last notes or a row of labels near the end."""
    start, end = _start(signs), _end(signs)
    return [
        score * _TAIL if not start <= number < end and score > 0 and number not in signs.notes else score
        for number, score in enumerate(signs.scores)
    ]


def _start(signs: Signs) -> int:
    """Behind the last row of labels above which hardly anything stands (a notice about cookies)."""
    sizes = [len(found) if len(found) >= LONG else 0 for found in signs.found]
    total, above, row, start = sum(sizes), 0, 0, 0
    for number, size in enumerate(sizes):
        above += size
        if above > _NOTICE * total:
            break
        row = row + 1 if signs.is_label(number) else 0
        if row >= _ROW:
            start = number + 1
    return start


def _end(signs: Signs) -> int:
    sizes = [len(found) if len(found) >= LONG else 0 for found in signs.found]
    total, after = sum(sizes), sum(sizes)
    end, row = len(sizes), 0
    for number, size in enumerate(sizes):
        after -= size
        row = row + 1 if signs.is_label(number) and number not in signs.notes else 0
        if row >= _ROW and after < _REST * total and not any(note > number for note in signs.notes):
            end = number
            break
    return min(end, max(signs.notes) + 1) if signs.notes else end


def _signature(signs: Signs, text: list[bool]) -> frozenset[int]:
    """Lines right below a paragraph that sign it: ``"J. A."``, ``"Hull, 3 May 1901"``."""
    kept: set[int] = set()
    for number in range(1, len(text)):
        below_text = text[number - 1] or number - 1 in kept
        if text[number] or not below_text or signs.repeated(number):
            continue
        line = signs.texts[number].strip()
        dated = find_date(line) is not None and len(words(line)) <= _SIGNATURE + 3 and "," in line
        if looks_like_name(line) or dated:
            kept.add(number)
    return frozenset(kept)


def _remove(document: Document, shown: list[str], numbers: list[int], problems: Problems) -> Document:
    gone = set(numbers)
    removed: list[Removed] = []
    rows: list[list[int]] = []
    for number in numbers:
        removed += (piece for leaf in leaf_inlines(document.blocks[number]) for piece in removals(leaf, "site-chrome"))
        if rows and rows[-1][-1] == number - 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    for row in rows:
        place = document.source.place(extent(next(leaf_inlines(document.blocks[row[0]]), ()))[0])
        excerpt = " / ".join(shown[number] for number in row)
        more = f" and {len(row) - 1} more lines" if len(row) > 1 else ""
        problems.note("site-chrome-removed", f"“{shown[row[0]][:60]}”{more} removed", place, excerpt=excerpt[:400])
    blocks: list[Block] = [block for number, block in enumerate(document.blocks) if number not in gone]
    return replace(document, blocks=tuple(blocks), removed=document.removed + tuple(removed))
