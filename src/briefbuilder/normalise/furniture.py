"""Take away what a site or a page layout put round the text: menus, share buttons, reply forms, running heads, folios.

Signs, never phrases alone: the place (the very edges), the length, no sentence, words of site furniture, repetition
from page to page. Everything removed is in the ledger and in the report.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from briefbuilder.inlines import flat, removals
from briefbuilder.model import Block, Document, Heading, ItemList, Paragraph, Removed, block_text, extent, leaf_inlines
from briefbuilder.problems import Problems
from briefbuilder.shapes import ends_sentence, fold, words
from briefbuilder.words import CHROME_WORDS, JOINING_WORDS

_CHROME = frozenset().union(*CHROME_WORDS.values())
_SMALL = frozenset().union(*JOINING_WORDS.values())
_QUOTED = re.compile(r"[“”\"„«»]")
_FOLIO = re.compile(
    r"\A[\[(–—\- ]*(?:\d{1,4}|[ivxlc]{1,7})[\])–—\- ]*\Z"
    r"|\A(?:page|seite|p\.|s\.|стр\.)\s*\d{1,4}(?:\s*(?:/|of|von|de|из)\s*\d+)?\Z",
    re.I,
)
_LEAST_PAGES = 3
_LONGEST_NOTICE = 5  # words of a whole sentence that is furniture


def remove_furniture(document: Document, problems: Problems) -> Document:
    """The document without site chrome at its edges and without what recurs at the edges of its pages."""
    document = _running_heads(document, problems)
    return _site_chrome(document, problems)


# --- Site chrome -------------------------------------------------------------------------------------------------


def _site_chrome(document: Document, problems: Problems) -> Document:
    blocks = document.blocks
    low = 0
    while low < len(blocks) - 1 and _is_chrome(blocks[low], at_top=True):
        low += 1
    high = len(blocks)
    while high > low + 1 and _is_chrome(blocks[high - 1], at_top=False):
        high -= 1
    # "About this publication" is no word of furniture, but it stands between the text and what is.
    while low + 1 < high < len(blocks) and _is_label(blocks[high - 1]):
        high -= 1
    return _remove(document, [*range(low), *range(high, len(blocks))], "site-chrome", problems)


def _is_chrome(block: Block, *, at_top: bool) -> bool:
    """A short line without a sentence's form, of furniture's words; at the top of nothing but such words."""
    text = block_text(block).strip()
    found = [word.casefold() for word in words(text)]
    if not isinstance(block, Paragraph | Heading | ItemList) or not found or len(found) > 8 or _QUOTED.search(text):
        return False
    content = [word for word in found if word not in _SMALL]
    furniture = sum(word in _CHROME for word in content)
    if at_top:
        return furniture == len(content) > 0
    if ends_sentence(text) and (len(found) > _LONGEST_NOTICE or not content or content[0] not in _CHROME):
        return False  # "Comments are closed." is furniture, "So let us turn the page." ends the text
    names = sum(word[0].isupper() for word in words(text)[1:] if word.casefold() not in _CHROME | _SMALL)
    return 2 * furniture >= len(content) > 0 or (furniture >= 1 and 3 * furniture >= len(content) and not names)


def _is_label(block: Block) -> bool:
    """A heading with nothing under it: at most four words, no full stop, no figures."""
    text = block_text(block).strip()
    plain = isinstance(block, Paragraph | Heading) and 0 < len(words(text)) <= 4
    return plain and not ends_sentence(text) and not re.search(r"\d", text) and not _QUOTED.search(text)


def _remove(document: Document, indexes: list[int], rule: str, problems: Problems) -> Document:
    gone = set(indexes)
    removed: list[Removed] = []
    for index in sorted(gone):
        block = document.blocks[index]
        pieces = [piece for leaf in leaf_inlines(block) for piece in removals(leaf, rule)]
        removed.extend(pieces)
        text = block_text(block)
        problems.note(
            f"{rule}-removed",
            f"“{text[:60]}” was removed",
            document.source.place(pieces[0].start if pieces else 0),
            excerpt=text,
        )
    blocks = tuple(block for index, block in enumerate(document.blocks) if index not in gone)
    return replace(document, blocks=blocks, removed=document.removed + tuple(removed))


# --- Running heads -----------------------------------------------------------------------------------------------


def _running_heads(document: Document, problems: Problems) -> Document:
    """Short blocks at page edges that recur with other figures on other pages, and bare folios there."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(document.blocks):
        leaf = next(leaf_inlines(block), ())
        page = document.source.anchor(extent(leaf)[0]).page if leaf else 0
        if page:
            pages[page].append(index)
    if len(pages) < _LEAST_PAGES:
        return document
    edges = {index for indexes in pages.values() for index in (*indexes[:2], *indexes[-2:])}
    masks = {index: _mask(document.blocks[index]) for index in edges}
    counts = Counter(mask for mask in masks.values() if mask)
    often = max(_LEAST_PAGES, len(pages) // 4)
    gone = [
        index
        for index in sorted(edges)
        if masks[index] and (counts[masks[index]] >= often or _FOLIO.match(block_text(document.blocks[index])))
    ]
    return _remove(document, gone, "running-head", problems) if gone else document


def _mask(block: Block) -> str:
    """The block's words sorted, figures masked; "" for what is too long to be a running head."""
    text = block_text(block)
    if not isinstance(block, Paragraph | Heading) or len(words(text)) > 14 or ends_sentence(text):
        return ""
    return " ".join(sorted(re.sub(r"\d+|\b[ivxlc]+\b", "#", fold(flat(next(leaf_inlines(block), ())))).split()))
