"""Ask the editor about what is left: unbalanced marks, doubled sentences, names in two spellings, missing facts.

Nothing is changed here. Each question has its place and its evidence in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from briefbuilder.inlines import OBJECT, Inlines, cut, flat
from briefbuilder.model import Block, Document, Heading, Quote, extent, leaf_inlines
from briefbuilder.problems import Place, Problems
from briefbuilder.shapes import fold, words
from briefbuilder.words import JOINING_WORDS, SAYING_WORDS

_SENTENCE = re.compile(r"[^.!?…]+[.!?…]+[”’\"»)]*")
_STOP_BEFORE_ATTRIBUTION = re.compile(
    rf"[.!?][”\"»]\s+(?P<who>[^\W\d_a-z][^.!?”“\"]{{2,120}}?\b(?:{'|'.join(sorted(SAYING_WORDS))})(?: (?!that|the)[^\W\d_]+){{0,2}}[.])"
)
_LEAST_SENTENCE = 6  # words; shorter sentences come twice by right
_LEAST_QUOTED = 20
_JOINING = frozenset().union(*JOINING_WORDS.values())


@dataclass(frozen=True, slots=True)
class _Leaf:
    """An inline sequence of the body with its flat text."""

    inlines: Inlines
    text: str
    block: Block

    def place(self, document: Document, position: int) -> Place:
        return document.source.place(extent(cut(self.inlines, position, position + 1))[0])


def review(document: Document, problems: Problems) -> Document:
    """The same document; the questions are in the notepad."""
    leaves = [_Leaf(inlines, flat(inlines), block) for block in document.blocks for inlines in leaf_inlines(block)]
    vocabulary = _vocabulary(leaves)
    for leaf in leaves:
        _unbalanced(document, leaf, problems)
        _attribution(document, leaf, problems)
        _run_together(document, leaf, vocabulary, problems)
    _doubled(document, leaves, problems)
    _unsourced(document, problems)
    _spellings(document, leaves, problems)
    _names(document, leaves, problems)
    return document


# --- Facts -------------------------------------------------------------------------------------------------------


def ask_for_facts(document: Document, problems: Problems) -> None:
    """What neither the text nor the editor says of the source. Asked last, when the editor's word is in."""
    metadata = document.metadata
    asked = {
        "title": metadata.title,
        "author": metadata.authors,
        "date": metadata.date,
        "publisher": metadata.publisher,
    }
    for name, value in asked.items():
        if not value:
            problems.warn(
                f"{name}-missing",
                f"the text states no {name}",
                document.source.whole,
                f"give {name}: for this source in sources/book.yaml if you know it",
            )


# --- Quotation marks ---------------------------------------------------------------------------------------------


def _unbalanced(document: Document, leaf: _Leaf, problems: Problems) -> None:
    """More opening than closing marks in a paragraph, an odd number of straight ones, or marks within marks of one kind."""
    text = leaf.text
    opening, closing, straight = text.count("“"), text.count("”"), text.count('"')
    if isinstance(leaf.block, Quote):
        return  # a mark before each paragraph is how such a quotation is set
    if opening != closing and "„" not in text:
        position = max(text.rfind("“") if opening > closing else text.find("”"), 0)
        message = f"{opening} opening and {closing} closing quotation marks"
    elif straight % 2 and not re.search(r"\d\"", text):
        position = text.rfind('"')
        message = f"an odd number of quotation marks ({straight})"
    else:
        return
    problems.warn(
        "quote-unbalanced",
        message,
        leaf.place(document, position),
        "mend it in the source",
        text[max(0, position - 60) : position + 60],
    )


def _attribution(document: Document, leaf: _Leaf, problems: Problems) -> None:
    for match in _STOP_BEFORE_ATTRIBUTION.finditer(leaf.text):
        if len(words(match["who"])) > 14:
            continue
        problems.note(
            "stop-before-attribution",
            f"a full stop parts the quotation from “{match['who']}”",
            leaf.place(document, match.start()),
            "a comma may be meant",
            match.group(),
        )


def _unsourced(document: Document, problems: Problems) -> None:
    """In a text with notes, a long quotation that has none."""
    if len(document.notes) < 2:
        return
    for block in document.blocks:
        for inlines in leaf_inlines(block):
            text = flat(inlines)
            for start, end in _quotations(text):
                count = len(words(text[start:end]))
                if count < _LEAST_QUOTED or OBJECT in text[end - 2 : end + 3]:
                    continue
                problems.note(
                    "quotation-without-note",
                    f"a quotation of {count} words has no note",
                    _Leaf(inlines, text, block).place(document, start),
                    excerpt=text[start : start + 120],
                )


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where quotations stand: curly pairs, and straight marks two by two; a last one alone is none."""
    for match in re.finditer(r"“[^“”]*”", text):
        yield match.span()
    straight = [match.start() for match in re.finditer('"', text)]
    for start, end in zip(straight[::2], straight[1::2], strict=False):
        yield start, end + 1


# --- Sentences and words -----------------------------------------------------------------------------------------


def _doubled(document: Document, leaves: list[_Leaf], problems: Problems) -> None:
    """A whole sentence that stands twice, word for word."""
    seen: dict[str, _Leaf] = {}
    for leaf in leaves:
        if isinstance(leaf.block, Heading):
            continue
        for match in _SENTENCE.finditer(leaf.text):
            key = fold(match.group())
            if len(key.split()) < _LEAST_SENTENCE:
                continue
            if key in seen:
                first = seen[key].place(document, 0)
                problems.warn(
                    "sentence-doubled",
                    f"this sentence stands word for word in the paragraph at line {first.line}, too",
                    leaf.place(document, match.start() + len(match.group()) - len(match.group().lstrip())),
                    "take one away if it is a slip",
                    match.group().strip(),
                )
            seen.setdefault(key, leaf)


def _run_together(document: Document, leaf: _Leaf, vocabulary: Counter[str], problems: Problems) -> None:
    """A small word glued to the next: ``"thecommittee"`` where the text has "committee" on its own."""
    for match in re.finditer(r"(?<![\w-])(?P<small>the|and|that)(?P<rest>[a-z]{3,})\b", leaf.text):
        whole, rest = match.group(), match["rest"]
        if vocabulary[whole] == 1 and vocabulary[rest] >= 1:
            problems.warn(
                "space-missing",
                f"“{whole}” may be “{match['small']} {rest}”",
                leaf.place(document, match.start()),
                "put the space into the source",
                leaf.text[max(0, match.start() - 30) : match.end() + 30],
            )


def _vocabulary(leaves: list[_Leaf]) -> Counter[str]:
    return Counter(word for leaf in leaves for word in re.findall(r"[^\W\d_]+", leaf.text.casefold()))


# --- Spellings ---------------------------------------------------------------------------------------------------


def _spellings(document: Document, leaves: list[_Leaf], problems: Problems) -> None:
    """One word in two dresses: ``détente`` and ``detente``, ``hard-liners`` and ``hardliners``, ``JCPoA`` and ``JCPOA``."""
    forms: dict[str, dict[str, tuple[int, _Leaf]]] = defaultdict(dict)
    for word, position, leaf in _words(leaves):
        if len(word) < 5 or word.isdigit():
            continue
        key = _bare(word)
        forms[key].setdefault(word if not word[1:].islower() else word.casefold(), (position, leaf))
    for variants in forms.values():
        names = sorted(variants)
        if len(names) < 2 or not _worth_asking(names):
            continue
        position, leaf = variants[names[-1]]
        problems.note(
            "spelling-varies",
            "written in more than one way: " + ", ".join(f"“{name}”" for name in names),
            leaf.place(document, position),
            "choose one in the source",
        )


def _words(leaves: list[_Leaf]) -> Iterator[tuple[str, int, _Leaf]]:
    for leaf in leaves:
        if isinstance(leaf.block, Heading):
            continue
        for match in re.finditer(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*", leaf.text):
            yield re.sub(r"[’']s?\Z", "", match.group()), match.start(), leaf


def _bare(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in bare if char.isalpha() and not unicodedata.combining(char))


def _worth_asking(names: list[str]) -> bool:
    """Capitals at a sentence's start, or a whole word in capitals, are no second spelling."""
    plain = {name.casefold() for name in names}
    if len(plain) > 1:
        return True
    mixed = [name for name in names if not name.isupper() and not name.islower() and not name.istitle()]
    return bool(mixed)


def _names(document: Document, leaves: list[_Leaf], problems: Problems) -> None:
    """A name in two spellings: capitalised in mid-sentence, one letter apart, one of them rarer."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, _Leaf]] = {}
    small: set[str] = set()
    for word, position, leaf in _words(leaves):
        if word.islower():
            small.add(word)
        elif len(word) >= 6 and word[0].isupper() and word[1:].islower() and word.casefold() not in _JOINING:
            counts[word] += 1
            first.setdefault(word, (position, leaf))
    names = sorted(word for word in counts if word.casefold() not in small)
    for rare, common in _near(names, counts):
        position, leaf = first[rare]
        problems.warn(
            "name-varies",
            f"“{rare}” ({counts[rare]}×) may be “{common}” ({counts[common]}×)",
            leaf.place(document, position),
            "mend the source if it is one name",
            leaf.text[max(0, position - 40) : position + 40],
        )


def _near(names: list[str], counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Each rarer name with the commonest one near it: one letter off, or two in a long name that is common."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[name[:2]].append(name)
    for group in groups.values():
        for rare in group:
            near = [other for other in group if counts[other] >= counts[rare] and _is_near(rare, other, counts)]
            near = [other for other in near if counts[other] > counts[rare] or other < rare]
            if near:
                yield rare, max(near, key=lambda other: (counts[other], other))


def _is_near(rare: str, other: str, counts: Counter[str]) -> bool:
    if rare == other or abs(len(rare) - len(other)) > 1 or _inflected(rare, other):
        return False
    most = 2 if min(len(rare), len(other)) >= 8 and counts[other] >= 3 else 1
    return DamerauLevenshtein.distance(rare, other, score_cutoff=most) <= most


def _inflected(left: str, right: str) -> bool:
    """``Russia`` / ``Russian``, ``Iran`` / ``Irans``: an ending, no misspelling."""
    short, long = sorted((left, right), key=len)
    if long.startswith(short):
        return True
    return len(left) == len(right) and left[:-1] == right[:-1]
