"""Join what a page break, a converter or a lost link cut in two: ``"… the committee will then"`` + ``"return to …"``.

Signs: the first half ends open (no final stop, or a small joining word), the second begins small or with a stop. Where a
word was cut ("inde-" + "pendence"), the document's own words say whether the hyphen belongs to it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from briefbuilder.inlines import Inlines, change, flat, tidy
from briefbuilder.model import Block, Document, Paragraph, Run, block_text, extent
from briefbuilder.problems import Problems
from briefbuilder.shapes import CLOSERS, ends_sentence, starts_small, words
from briefbuilder.words import JOINING_WORDS

_JOINING = frozenset().union(*JOINING_WORDS.values())
_CUT_WORD = re.compile(r"(?P<left>[^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010]\Z")
_RIGHT = re.compile(r"(?P<right>[^\W\d_]+)")
_STOPS = re.compile(r"[.,;:!?)\]”’](?!\.)")
_LONG = 20  # words of a paragraph that is neither a heading nor a line of verse
_LEAST = 3  # words in a first half that does not end in a small joining word


def join_paragraphs(document: Document, problems: Problems) -> Document:
    """The document with halves joined; each joint is a run with the rule's name."""
    vocabulary = Counter(word.casefold() for block in document.blocks for word in words(block_text(block)))
    joined: list[Block] = []
    for block in document.blocks:
        last = joined[-1] if joined else None
        if isinstance(last, Paragraph) and isinstance(block, Paragraph) and _belongs(last.inlines, block.inlines):
            joined[-1] = replace(last, inlines=_join(last.inlines, block.inlines, vocabulary))
        else:
            if isinstance(last, Paragraph) and isinstance(block, Paragraph):
                _ask(last.inlines, block.inlines, document, problems)
            joined.append(block)
    blocks = tuple(
        replace(block, inlines=_close_line_ends(block.inlines, vocabulary)) if isinstance(block, Paragraph) else block
        for block in joined
    )
    return replace(document, blocks=blocks)


def _belongs(left: Inlines, right: Inlines) -> bool:
    """Do two paragraphs make one sentence?"""
    before, after = flat(left).rstrip(), flat(right).lstrip()
    if not before or not after:
        return False
    if _STOPS.match(after) and not ends_sentence(before):
        return True
    bare = before.rstrip(CLOSERS)
    if ends_sentence(before) or bare.endswith(":"):
        return False
    if starts_small(after):
        return len(words(before)) >= _LEAST or _CUT_WORD.search(bare) is not None
    last = words(bare)[-1:] if bare[-1:].isalpha() else []
    return bool(last) and last[0] in _JOINING and after[0].isupper() and len(words(before)) > _LEAST


def _ask(left: Inlines, right: Inlines, document: Document, problems: Problems) -> None:
    """A long paragraph without its stop, and a new one that begins like a sentence: joined or not, an editor must say."""
    before, after = flat(left).rstrip(), flat(right).lstrip()
    if len(words(before)) < _LONG or ends_sentence(before) or before.rstrip(CLOSERS).endswith(":"):
        return
    if after[:1].isupper() and ends_sentence(after) and len(words(after)) >= _LONG:
        problems.warn(
            "sentence-unfinished",
            "the paragraph stops without a full stop, the next begins with a capital",
            document.source.place(extent(left)[1] - 1),
            "join them in the source, or put the stop",
            f"{before[-60:]} ¶ {after[:40]}",
        )


def _join(left: Inlines, right: Inlines, vocabulary: Counter[str]) -> Inlines:
    before, after = flat(left), flat(right)
    # The joint stands for nothing: between the halves a note may have stood, which has its own place now.
    gap = (extent(left)[1],) * 2
    if _STOPS.match(after):
        return tidy(left + (Run("", *gap, rule="rejoined"),) + right)
    match = _CUT_WORD.search(before)
    if not match:
        return tidy(left + (Run(" ", *gap, rule="rejoined"),) + right)
    glue = Run("", *gap, rule="rejoined")
    if _hyphen_belongs(match["left"], _first_word(after), vocabulary):
        return tidy(left + (glue,) + right)
    return tidy(change(left, len(before) - 1, len(before), "", "cut-word") + (glue,) + right)


def _first_word(text: str) -> str:
    match = _RIGHT.match(text)
    return match["right"] if match else ""


def _hyphen_belongs(left: str, right: str, vocabulary: Counter[str]) -> bool:
    """Is it "hard-liners" or "inde-pendence"? The document's own use of either form decides, then its use of the parts."""
    whole = vocabulary[(left + right).casefold()]
    hyphened = vocabulary[f"{left}-{right}".casefold()]
    if whole or hyphened:
        return hyphened > whole
    # Each cut half counts once as a word of the text; a real word is there once more.
    return vocabulary[left.casefold()] > 1 and vocabulary[right.casefold()] > 1


def _close_line_ends(inlines: Inlines, vocabulary: Counter[str]) -> Inlines:
    """Words cut at line ends within a paragraph, by the same evidence."""
    if not any(isinstance(inline, Run) and inline.rule == "line-break" for inline in inlines):
        return inlines
    text, position = flat(inlines), 0
    seams: list[int] = []
    for inline in inlines:
        if isinstance(inline, Run) and inline.rule == "line-break":
            seams.append(position)
        position += len(inline.text) if isinstance(inline, Run) else 1
    for seam in reversed(seams):
        match = _CUT_WORD.search(text[max(0, seam - 40) : seam])
        right = _first_word(text[seam + 1 : seam + 41])
        if not match or not right or not right[0].islower():
            continue
        keep = _hyphen_belongs(match["left"], right, vocabulary)
        start = seam if keep else seam - 1
        inlines = change(inlines, start, seam + 1, "", "line-break" if keep else "cut-word")
    return tidy(inlines)
