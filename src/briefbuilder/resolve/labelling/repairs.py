"""What rules know better than the model: addresses, quotations, words that stray.

In: tokens with their tags and how sure each is.  Out: the same, mended. ``"“Tides (1991–today),” Sea"``: a quotation is
one field, whatever brackets and years stand in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefbuilder.resolve.labelling.scheme import FIRST, label_of
from briefbuilder.resolve.labelling.signs import signs
from briefbuilder.resolve.labelling.tokens import Token
from briefbuilder.resolve.parts.marked import quoted

_FIXED = {"web": "url", "doi": "doi", "isbn": "isbn"}
_MARKS = frozenset('“”„«»"')
_WHOLE = frozenset(("title", "booktitle", "journal", "series", "event"))
_IN = frozenset(("in", "dans", "en", "im", "в", "em", "içinde"))
STRAY = 0.75  # a word less sure than this, with its own label in the midst of another, strays


def mend(text: str, parts: Sequence[Token], tags: list[str], sure: list[float]) -> None:
    """Set tags right in place."""
    _mend_quotations(text, parts, tags)
    _mend_strays(parts, tags, sure)
    _mend_slashes(parts, tags)
    _mend_regions(parts, tags)
    _mend_editors(parts, tags)
    _mend_containers(parts, tags)
    for index, token in enumerate(parts):
        if token.kind in _FIXED:
            tags[index], sure[index] = _fixed(token), 1.0


def _fixed(token: Token) -> str:
    """What an address, a DOI, an ISBN is, is no question."""
    return "doi" if "doi.org/10." in token.core else _FIXED[token.kind]


def _mend_quotations(text: str, parts: Sequence[Token], tags: list[str]) -> None:
    """A quotation whose words mostly are one title is that title."""
    if _MARKS.isdisjoint(text):
        return
    starts = [token.core_start for token in parts]
    for low, high in quoted(text):
        inside = range(bisect_left(starts, low), bisect_left(starts, high))
        if text[low - 1] not in _MARKS:
            continue
        counted = Counter(label_of(tags[index]) for index in inside)
        if len(counted) < 2:
            continue
        label, count = counted.most_common(1)[0]
        if label in _WHOLE and count * 2 > len(inside):
            _set(tags, inside, label)


def _mend_strays(parts: Sequence[Token], tags: list[str], sure: Sequence[float]) -> None:
    """One or two words within another field, without a mark on either side, belong to it."""
    labels = [label_of(tag) for tag in tags]
    for low, high in _runs(labels):
        inner = high - low < 3 and low > 0 and high < len(labels) and labels[low - 1] == labels[high]
        if inner and not _marked(parts, low) and not _marked(parts, high) and max(sure[low:high]) < STRAY:
            _set(tags, range(low, high), labels[low - 1])


def _mend_slashes(parts: Sequence[Token], tags: list[str]) -> None:
    """``"Tides // Questions of the Sea"``: behind a double slash the title is over."""
    labels = [label_of(tag) for tag in tags]
    for low, high in _runs(labels):
        cut = next((index for index in range(low + 1, high) if "//" in parts[index].pre), 0)
        if labels[low] == "title" and cut:
            periodical = any(label in ("volume", "number") for label in labels[high:])
            _set(tags, range(cut, high), "journal" if periodical else "booktitle")


def _mend_regions(parts: Sequence[Token], tags: list[str]) -> None:
    """``"Tides of the North, " | "Scotland. Sea Studies "``: no periodical begins with a land and a stop."""
    labels = [label_of(tag) for tag in tags]
    for low, high in _runs(labels):
        if labels[low] not in ("journal", "booktitle") or not low or labels[low - 1] != "title":
            continue
        stop = next((index for index in range(low, min(low + 3, high - 1)) if parts[index].post == "."), -1)
        if stop >= 0 and parts[low - 1].post == "," and all(_is_place(parts[index]) for index in range(low, stop + 1)):
            _set(tags, range(low, stop + 1), "title")
            _set(tags, range(stop + 1, high), labels[low])


def _is_place(token: Token) -> bool:
    return "place" in signs(token.core) and token.core[:1].isupper() and len(token.core) > 2


def _mend_editors(parts: Sequence[Token], tags: list[str]) -> None:
    """``"In: Mary Roe and John Doe (eds) Tides. "``: up to the mark it is the editors', then the book's."""
    labels = [label_of(tag) for tag in tags]
    for low, high in _runs(labels):
        if labels[low] != "booktitle" or parts[low].core.casefold() not in _IN or "editor" in labels:
            continue
        mark = next((index for index in range(low + 2, high - 1) if _is_editors(parts[index])), 0)
        if mark:
            _set(tags, range(low, mark + 1), "editor")
            _set(tags, range(mark + 1, high), "booktitle")


def _is_editors(token: Token) -> bool:
    return token.pre[-1:] in ("(", "[") and token.post[:1] in (".", ")", "]") and "editor" in signs(token.core)


def _mend_containers(parts: Sequence[Token], tags: list[str]) -> None:
    """What stands before a volume is no publisher; what follows "in Roe (ed.)" is the book, if no other is named."""
    labels = [label_of(tag) for tag in tags]
    if "journal" in labels or "booktitle" in labels or "title" not in labels:
        return
    runs = list(_runs(labels))
    for (low, high), (after, _) in pairwise(runs):
        first, second = labels[low], labels[after]
        if first == "publisher" and (second == "volume" or (second == "pages" and "location" not in labels)):
            _set(tags, range(low, high), "journal")
            return
        if first == "editor" and second == "series" and parts[low].core.casefold() in _IN:
            _set(tags, [index for index in range(after, len(labels)) if labels[index] == "series"], "booktitle")
            return


def _marked(parts: Sequence[Token], index: int) -> bool:
    return bool(parts[index - 1].post or parts[index].pre)


def _runs(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(labels) + 1):
        if index == len(labels) or labels[index] != labels[start]:
            yield start, index
            start = index


def _set(tags: list[str], places: Sequence[int], label: str) -> None:
    """The label for these tokens; the first of them begins it, if it does not go on."""
    for place in places:
        begins = place == 0 or label_of(tags[place - 1]) != label
        tags[place] = FIRST + label if begins else label
