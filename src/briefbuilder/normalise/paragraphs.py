"""Join what a page break, a converter or a lost link cut in two: ``"… the committee will then"`` + ``"return to …"``.

Signs: the first half ends open (no final stop, or a small joining word), the second begins small or with a stop. Where
a word was cut ("inde-" + "pendence"), the document's own words say whether the hyphen belongs to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from briefbuilder.inlines import flat, tidy
from briefbuilder.model import Block, Document, Inline, Paragraph, block_text, extent
from briefbuilder.normalise.seams import CUT_WORD, LONGEST_WORD, STOPS, Vocabulary, close_line_ends, half
from briefbuilder.problems import Problems
from briefbuilder.shapes import CLOSERS, ends_sentence, starts_small, words
from briefbuilder.words import JOINING_WORDS

_JOINING = frozenset().union(*JOINING_WORDS.values())
_LONG = 20  # words of a paragraph that is neither a heading nor a line of verse
_MOST_COMMAS = 2
_LEAST = 3  # words in a first half that does not end in a small joining word


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
    vocabulary = Vocabulary(block_text(block) for block in document.blocks)
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
    if STOPS.match(after) and not ends_sentence(before):
        return True
    bare = before.rstrip(CLOSERS)
    if ends_sentence(before) or bare.endswith(":"):
        return False
    if starts_small(after):
        return chain.count >= _LEAST or CUT_WORD.search(bare[-LONGEST_WORD:]) is not None
    if commas_cut and bare.endswith(",") and chain.count >= _LONG and after[0].isupper():
        return True
    last = words(bare[-LONGEST_WORD:])[-1:] if bare[-1:].isalpha() else []
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


def _one(chain: _Chain, vocabulary: Vocabulary) -> list[Block]:
    """The chain as one paragraph, words closed that line ends cut."""
    if not chain.parts:
        return []
    pieces: list[Inline] = []
    for left, right in pairwise(part.inlines for part in chain.parts):
        pieces += half(left, flat(right), vocabulary)
    inlines = (*pieces, *chain.parts[-1].inlines)
    return [replace(chain.parts[0], inlines=close_line_ends(tidy(inlines) if pieces else inlines, vocabulary))]
