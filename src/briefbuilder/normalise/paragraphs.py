"""Join what a page break, a converter or a lost link cut in two: ``"… the committee will then"`` + ``"return to …"``.

Signs: the first half ends open (no final stop, or a small joining word), the second begins small or with a stop. Where
a word was cut ("inde-" + "pendence"), the document's own words say whether the hyphen belongs to it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from briefbuilder.inlines import Edit, Index, Inlines, change, flat, line_ends, rewrite, tidy
from briefbuilder.model import Block, Document, Inline, Paragraph, Run, block_text, extent
from briefbuilder.problems import Problems
from briefbuilder.shapes import CLOSERS, ends_sentence, starts_small, words
from briefbuilder.words import JOINING_WORDS

_JOINING = frozenset().union(*JOINING_WORDS.values())
_CUT_WORD = re.compile(r"(?P<left>[^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010]\Z")
_RIGHT = re.compile(r"(?P<right>[^\W\d_]+)")
_STOPS = re.compile(r"[.,;:!?)\]”’](?![.:\[])")
_LONG = 20  # words of a paragraph that is neither a heading nor a line of verse
_MOST_COMMAS = 2
_LEAST = 3  # words in a first half that does not end in a small joining word
_LONGEST_WORD = 40


class _Vocabulary:
    """The document's own words, counted when somebody asks."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(word.casefold() for block in self.blocks for word in words(block_text(block)))

    def has_hyphen(self, left: str, right: str) -> bool:
        """Is it "hard-liners" or "inde-pendence"? The document's own use of either form decides, then of the parts."""
        whole = self._counts[(left + right).casefold()]
        hyphened = self._counts[f"{left}-{right}".casefold()]
        if whole or hyphened:
            return hyphened > whole
        # Each cut half counts once as a word of the text; a real word is there once more.
        return self._counts[left.casefold()] > 1 and self._counts[right.casefold()] > 1


@dataclass(slots=True)
class _Chain:
    """Paragraphs that make one; ``count`` is how many words they have."""

    parts: list[Paragraph] = field(default_factory=list)
    count: int = 0

    def add(self, block: Paragraph) -> None:
        self.parts.append(block)
        self.count += len(words(flat(block.inlines)))


def join_paragraphs(document: Document, problems: Problems) -> Document:
    """The document with halves joined; each joint is a run with the rule's name."""
    vocabulary = _Vocabulary(document.blocks)
    commas_cut = _commas_cut(document.blocks)
    joined: list[Block] = []
    chain = _Chain()
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            joined += [*_one(chain, vocabulary), block]
            chain = _Chain()
            continue
        if chain.parts and not _belongs(chain, flat(block.inlines).lstrip(), commas_cut=commas_cut):
            _ask(chain, block, document, problems)
            joined += _one(chain, vocabulary)
            chain = _Chain()
        chain.add(block)
    joined += _one(chain, vocabulary)
    return replace(document, blocks=tuple(joined))


def _commas_cut(blocks: tuple[Block, ...]) -> bool:
    """Is a comma at a paragraph's end a cut? Not where it is the text's own form (a resolution's recitals)."""
    texts = (flat(block.inlines).rstrip() for block in blocks if isinstance(block, Paragraph))
    return sum(text.endswith((",", ";")) for text in texts) <= _MOST_COMMAS


def _belongs(chain: _Chain, after: str, *, commas_cut: bool) -> bool:
    """Does a paragraph go on with the sentence of those before it?"""
    before = flat(chain.parts[-1].inlines).rstrip()
    if not before or not after:
        return False
    if _STOPS.match(after) and not ends_sentence(before):
        return True
    bare = before.rstrip(CLOSERS)
    if ends_sentence(before) or bare.endswith(":"):
        return False
    if starts_small(after):
        return chain.count >= _LEAST or _CUT_WORD.search(bare[-_LONGEST_WORD:]) is not None
    if commas_cut and bare.endswith(",") and chain.count >= _LONG and after[0].isupper():
        return True
    last = words(bare[-_LONGEST_WORD:])[-1:] if bare[-1:].isalpha() else []
    return bool(last) and last[0] in _JOINING and after[0].isupper() and chain.count > _LEAST


def _ask(chain: _Chain, right: Paragraph, document: Document, problems: Problems) -> None:
    """A long paragraph without its stop, and a new one that begins like a sentence: an editor must say."""
    left = chain.parts[-1].inlines
    before, after = flat(left).rstrip(), flat(right.inlines).lstrip()
    if chain.count < _LONG or ends_sentence(before) or before.rstrip(CLOSERS).endswith(":"):
        return
    if before.endswith(("”", "»", '"')):
        return  # a quotation that was cut out of its sentence
    if after[:1].isupper() and ends_sentence(after) and len(words(after)) >= _LONG:
        problems.warn(
            "sentence-unfinished",
            "the paragraph stops without a full stop, the next begins with a capital",
            document.source.place(extent(left)[1] - 1),
            "join them in the source, or put the stop",
            f"{before[-60:]} ¶ {after[:40]}",
        )


def _one(chain: _Chain, vocabulary: _Vocabulary) -> list[Block]:
    """The chain as one paragraph, words closed that line ends cut."""
    if not chain.parts:
        return []
    pieces: list[Inline] = []
    for left, right in pairwise(part.inlines for part in chain.parts):
        pieces += _half(left, flat(right), vocabulary)
    inlines = (*pieces, *chain.parts[-1].inlines)
    return [replace(chain.parts[0], inlines=_close_line_ends(tidy(inlines) if pieces else inlines, vocabulary))]


def _half(left: Inlines, after: str, vocabulary: _Vocabulary) -> Inlines:
    """A first half with its joint, which stands for nothing: a note that stood here has its own place now."""
    gap, text = extent(left)[1], flat(left)
    if _STOPS.match(after):
        return (*left, Run("", gap, gap, rule="rejoined"))
    cut = _CUT_WORD.search(text[-_LONGEST_WORD:])
    if not cut:
        return (*left, Run(" ", gap, gap, rule="rejoined"))
    if not vocabulary.has_hyphen(cut["left"], _first_word(after)):
        left = change(left, len(text) - 1, len(text), "", "cut-word")
    return (*left, Run("", gap, gap, rule="rejoined"))


def _first_word(text: str) -> str:
    match = _RIGHT.match(text[:_LONGEST_WORD])
    return match["right"] if match else ""


def _close_line_ends(inlines: Inlines, vocabulary: _Vocabulary) -> Inlines:
    """Words cut at line ends within a paragraph, by the same evidence."""
    ends = line_ends(inlines)
    if not ends:
        return inlines
    text, index = flat(inlines), Index(inlines)
    edits: list[Edit] = []
    for start, end in ends:
        cut = _CUT_WORD.search(text[max(0, start - _LONGEST_WORD) : start])
        right = _first_word(text[end : end + _LONGEST_WORD])
        if not cut or not right[:1].islower():
            continue
        keep = vocabulary.has_hyphen(cut["left"], right)
        low, rule = (start, "line-break") if keep else (start - 1, "cut-word")
        edits.append(Edit(low, end, index.changed(low, end, "", rule)))
    return tidy(rewrite(index, edits))
