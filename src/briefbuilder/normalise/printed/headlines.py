"""Running heads that say what the text says, too: the book's title on its first page, a section's title on its pages.

A running head repeats something that stands in the text once. What stands there must not go with its repetitions, and
what repeats it at one page's head alone is a running head all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as Set_
from statistics import median

from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.shapes import ends_sentence, starts_small

_SET_OFF = 0.3  # lines by which a head stands farther from the text than a title from what is under it
_SHORT = 0.6  # of a full line: a title, a name, a date
_OFTEN = 0.15  # of all lines that have a blank line above them: then blank lines say nothing

Pages = Mapping[int, list[int]]


def title_at_head(
    lines: Sequence[PageLine], pages: Pages, heads: Set_[int], masks: Sequence[str], folios: Mapping[int, int]
) -> int:
    """The line among the heads that is the text's own title, on the first page; -1 where there is none.

    ``folios``: the number that is printed on a page, for the pages that show one.
    """
    first, ones = min(pages.items())
    at = next((index for index in ones if index in heads), -1)
    if at < 0 or folios.get(first, 1) != 1 or any(index < at and index not in heads for index in ones):
        return -1
    if at + 1 >= len(lines) or any(masks[index] == masks[at] for index in ones if index != at):
        return -1
    others = [lines[index + 1].gap for index in heads if index + 1 < len(lines) and masks[index] == masks[at] != ""]
    below = lines[at + 1]
    if len(others) > 1 and below.gap < median(others) - _SET_OFF:
        return at
    says_nothing = below.gap <= 1 or sum(line.gap >= 2 for line in lines) > _OFTEN * len(lines)
    full = max(median(line.width for line in lines), 1.0)
    return at if says_nothing and below.width < _SHORT * full and below.text[:1].isupper() else -1


def section_heads(lines: Sequence[PageLine], pages: Pages, taken: Set_[int], masks: Sequence[str]) -> set[int]:
    """First lines of pages that say what a title in the text says, set off from the text as other heads are."""
    twins: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(masks):
        if key and index not in taken:
            twins[key].append(index)
    found: set[int] = set()
    for page, ones in pages.items():
        at = next((index for index in ones if index not in taken), -1)
        if at < 0 or at + 1 >= len(lines) or any(index in taken and masks[index] for index in ones):
            continue
        others = [index for index in twins[masks[at]] if index != at and index not in found] if masks[at] else []
        near = any(lines[index].page == page for index in others)
        if near or (others and taken and _interrupts(lines, at, taken)):
            found.add(at)
    return found


def _interrupts(lines: Sequence[PageLine], at: int, taken: Set_[int]) -> bool:
    """Does the sentence of the page before go on under it?"""
    above = next((index for index in range(at - 1, -1, -1) if index not in taken), -1)
    below = next((index for index in range(at + 1, len(lines)) if index not in taken), -1)
    return above >= 0 and below >= 0 and starts_small(lines[below].text) and not ends_sentence(lines[at].text)
