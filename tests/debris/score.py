"""How near is what was produced to the truth? Two Markdown texts in, a Score out: every part 0..1, 1 is best.

Both are read by pandoc, and only what pandoc understood counts: wrapping, note labels, kinds of quotes and emphasis do
not. Body words are laid side by side by their longest common subsequence; everything else is measured along it.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from briefbuilder import pandoc
from debris.clean import Node, plain

WEIGHTS = {
    "notes": 0.30, "text": 0.10, "paragraphs": 0.20, "content": 0.20,
    "headings": 0.08, "quotes": 0.05, "lists": 0.02, "debris": 0.05,
}  # fmt: skip
NEAR = 3  # words between the place where a call belongs and where it was found
ALIKE = 0.80  # how like two texts of a note must be to be the same note
KEPT = 0.985  # share of the truth's words that must survive; below it the whole shrinks
FOREIGN = 0.05  # share of words too many that is forgiven

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_UNSEEN = str.maketrans("", "", "\u00ad\u2060\u200b")
_NUMBER = re.compile(r"\A(?:\s|§)*(?:[clxvi]+|[a-z]|\d+(?:\.\d+)*)[.)]\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Score:
    """The parts, and the whole; None where a part does not apply."""

    overall: float
    notes: float | None
    recall: float | None
    precision: float | None
    text: float | None
    paragraphs: float | None
    content: float | None
    headings: float | None
    quotes: float | None
    lists: float | None
    debris: float | None
    kept: float
    foreign: float

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The columns of a table."""
        return tuple(one.name for one in fields(cls))


@dataclass
class View:
    """A document as the scorer sees it: body words in a row, and what is known of them by their index."""

    optional: frozenset[tuple[str, ...]]
    words: list[str] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    headings: list[tuple[int, str]] = field(default_factory=list)
    quoted: set[int] = field(default_factory=set)
    listed: set[int] = field(default_factory=set)
    notes: list[tuple[int, str]] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)

    def all_words(self) -> Counter[str]:
        """Every word of body and notes."""
        return Counter(self.words + [word for _, note in self.notes for word in words(note)])


def words(text: str) -> list[str]:
    """Words without case, kinds of apostrophes and what nobody sees: ``"Don’t — go!"`` gives ``["don't", "go"]``."""
    text = unicodedata.normalize("NFKC", text.translate(_UNSEEN)).casefold()
    return [word.replace("’", "'") for word in _WORD.findall(text)]


def score(truth: str, produced: str, meta: dict[str, Any]) -> Score:
    """Hold a produced text against the truth; ``meta`` says what debris was put in and which lines are optional."""
    optional = frozenset(tuple(words(line)) for line in meta.get("optional", [])) - {()}
    return _compare(view(truth, optional), view(produced, optional), meta)


# --- Seeing a document -------------------------------------------------------------------------------------------


def view(markdown: str, optional: frozenset[tuple[str, ...]]) -> View:
    """Read Markdown: ``view("# A\\n\\nb[^1]\\n\\n[^1]: c", frozenset())`` has two words, two starts and a note."""
    tree = _tree(markdown.replace("\f", "\n").replace("\0", ""))
    seen = View(optional)
    title = tree["meta"].get("title", {}).get("c")
    if title and isinstance(title, list) and not _says(tree["blocks"][:3], plain(title)):
        _leaf(seen, title, quoted=False, listed=False, level=1)
    _see(seen, tree["blocks"], quoted=False, listed=False)
    return seen


def _tree(markdown: str) -> dict[str, Any]:
    try:
        return pandoc.to_ast(markdown.encode(), "markdown")
    except pandoc.PandocFailed:  # a head that is no YAML must not sink the text
        return pandoc.to_ast(markdown.encode(), "markdown-yaml_metadata_block")


def _says(blocks: list[Node], title: str) -> bool:
    return any(block["t"] == "Header" and words(plain(block["c"][2])) == words(title) for block in blocks)


def _see(seen: View, blocks: list[Node], *, quoted: bool, listed: bool) -> None:  # noqa: C901, PLR0912 - a branch per block
    for block in blocks:
        content = block.get("c")
        match block["t"]:
            case "Para" | "Plain":
                _leaf(seen, content, quoted=quoted, listed=listed)
            case "Header":
                _leaf(seen, content[2], quoted=quoted, listed=listed, level=content[0])
            case "BlockQuote":
                _see(seen, content, quoted=True, listed=listed)
            case "Div":
                _see(seen, content[1], quoted=quoted, listed=listed)
            case "Figure":
                _see(seen, content[2], quoted=quoted, listed=listed)
            case "BulletList":
                for item in content:
                    _see(seen, item, quoted=quoted, listed=True)
            case "OrderedList":  # one numbered item alone is a paragraph that begins with a number
                for item in content[1]:
                    _see(seen, item, quoted=quoted, listed=listed or len(content[1]) > 1)
            case "DefinitionList":
                for term, meanings in content:
                    _leaf(seen, term, quoted=quoted, listed=listed)
                    for meaning in meanings:
                        _see(seen, meaning, quoted=quoted, listed=listed)
            case "CodeBlock":
                _leaf(seen, [{"t": "Str", "c": content[1]}], quoted=quoted, listed=listed)
            case "LineBlock":
                _leaf(
                    seen, [part for line in content for part in (*line, {"t": "Space"})], quoted=quoted, listed=listed
                )
            case "Table":
                for cell in _cells(content):
                    _see(seen, cell, quoted=quoted, listed=listed)


def _cells(node: Any) -> list[list[Node]]:  # noqa: ANN401 - JSON
    if not isinstance(node, list):
        return []
    if len(node) == 5 and isinstance(node[1], dict) and str(node[1].get("t", "")).startswith("Align"):
        return [node[4]]
    return [cell for part in node for cell in _cells(part)]


def _leaf(seen: View, inlines: list[Node], *, quoted: bool, listed: bool, level: int = 0) -> None:
    here = len(seen.words)
    notes: list[tuple[int, str]] = []
    text = _text(inlines, notes, here)
    found = words(text)
    if _is_optional(seen.optional, tuple(found)) and not (notes and not found):
        return
    if level:
        seen.headings.append((level, text))
    if found:
        seen.starts.add(here)
        seen.blocks.append(text)
    seen.words += found
    span = range(here, len(seen.words))
    seen.quoted.update(span if quoted else ())
    seen.listed.update(span if listed else ())
    seen.notes += notes


def _is_optional(optional: frozenset[tuple[str, ...]], found: tuple[str, ...]) -> bool:
    return not found or any(
        found[: len(line)] == line and _is_optional(optional, found[len(line) :]) for line in optional
    )


def _text(inlines: list[Node], notes: list[tuple[int, str]] | None, base: int) -> str:
    """The words of inlines; the notes in them are set down with the count of words before them."""
    parts: list[str] = []

    def take(row: list[Node]) -> None:
        for inline in row:
            content = inline.get("c")
            match inline["t"]:
                case "Str":
                    parts.append(content)
                case "Space" | "SoftBreak" | "LineBreak":
                    parts.append(" ")
                case "Emph" | "Strong" | "Strikeout" | "Underline" | "SmallCaps":
                    take(content)
                case "Superscript" | "Subscript":
                    parts.append(" ")
                    take(content)
                    parts.append(" ")
                case "Link" | "Span" | "Cite" | "Quoted":
                    take(content[1])
                case "Code" | "Math":
                    parts.append(content[1])
                case "Note" if notes is not None:
                    notes.append((base + len(words("".join(parts))), _note(content)))

    take(inlines)
    return "".join(parts)


def _note(blocks: list[Node]) -> str:
    inner = View(frozenset())
    _see(inner, blocks, quoted=False, listed=False)
    return " ".join(inner.blocks)


# --- Holding two against each other ------------------------------------------------------------------------------


def _compare(truth: View, made: View, meta: dict[str, Any]) -> Score:
    sides = _Sides(truth.words, made.words)
    true_words, made_words = truth.all_words(), made.all_words()
    both = sum((true_words & made_words).values())
    kept, foreign = both / max(1, sum(true_words.values())), 1 - both / max(1, sum(made_words.values()))
    parts: dict[str, float | None] = {
        **_notes(truth, made, sides),
        "paragraphs": _paragraphs(truth, made, sides),
        "content": sides.likeness,
        "headings": _headings(truth.headings, made.headings),
        "quotes": _membership(truth.quoted, made.quoted, sides),
        "lists": _membership(truth.listed, made.listed, sides),
        "debris": _debris(truth, made, meta),
    }
    applying = {name: value for name in WEIGHTS if (value := parts[name]) is not None}
    whole = sum(WEIGHTS[name] * value for name, value in applying.items()) / sum(WEIGHTS[name] for name in applying)
    gate = min(1.0, kept / KEPT) * min(1.0, (1 - foreign) / (1 - FOREIGN))
    return Score(overall=whole * gate, kept=kept, foreign=foreign, **parts)


class _Sides:
    """Two rows of words side by side: which word of the one is which of the other, and where a gap between two lies."""

    def __init__(self, truth: list[str], made: list[str]) -> None:
        numbers: dict[str, int] = {}
        left = [numbers.setdefault(word, len(numbers)) for word in truth]
        right = [numbers.setdefault(word, len(numbers)) for word in made]
        self.length, self.made_length = len(truth), len(made)
        self.back: dict[int, int] = {}
        for step in Indel.opcodes(left, right):
            if step.tag == "equal":
                run = range(step.src_end - step.src_start)
                self.back.update({step.dest_start + n: step.src_start + n for n in run})
        self.met = sorted(self.back)

    @property
    def likeness(self) -> float:
        """F1 of the words that both have."""
        return _f1(len(self.back) / max(1, self.made_length), len(self.back) / max(1, self.length))

    def gap(self, place: int) -> tuple[int, int]:
        """Between which truth words the gap before a made word lies."""
        at = bisect.bisect_left(self.met, place)
        left = self.back[self.met[at - 1]] + 1 if at else 0
        return left, self.back[self.met[at]] if at < len(self.met) else self.length

    def distance(self, place: int, wanted: int) -> float:
        """How many words a call stands from where it should."""
        left, right = self.gap(place)
        if right - left <= 2 * NEAR:
            return 0 if left <= wanted <= right else min(abs(wanted - left), abs(wanted - right))
        # Many words are lost here: what is left of the made words tells how far along the call stands.
        at = bisect.bisect_left(self.met, place)
        low = self.met[at - 1] + 1 if at else 0
        high = self.met[at] if at < len(self.met) else self.made_length
        if high - low <= 1:
            return min(abs(wanted - left), abs(wanted - right))
        return abs(wanted - (left + (right - left) * (place - low) / (high - low)))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _notes(truth: View, made: View, sides: _Sides) -> dict[str, float | None]:
    if not truth.notes:
        return {"notes": 0.0 if made.notes else None, "recall": None, "precision": None, "text": None}
    pairs = sorted(
        (distance, -alike, first, second)
        for first, (wanted, text) in enumerate(truth.notes)
        for second, (place, found) in enumerate(made.notes)
        if (distance := sides.distance(place, wanted)) <= NEAR and (alike := _alike(text, found)) >= ALIKE
    )
    linked: dict[int, float] = {}
    taken: set[int] = set()
    for _, unlike, first, second in pairs:
        if first not in linked and second not in taken:
            linked[first] = -unlike
            taken.add(second)
    recall, precision = len(linked) / len(truth.notes), len(linked) / max(1, len(made.notes))
    text = sum(linked.values()) / len(truth.notes)
    return {"notes": _f1(precision, recall), "recall": recall, "precision": precision, "text": text}


def _alike(first: str, second: str) -> float:
    if abs(len(first) - len(second)) > 0.6 * max(len(first), len(second)):
        return 0.0
    one, other = " ".join(words(first)), " ".join(words(second))
    return fuzz.ratio(one, other) / 100 if one and other else float(one == other)


def _paragraphs(truth: View, made: View, sides: _Sides) -> float:
    wanted = truth.starts - {0}
    met: set[int] = set()
    wrong: set[int] = set()
    for place in made.starts:
        left, right = sides.gap(place)
        fitting = [edge for edge in (left, right) if edge in wanted]
        if not fitting and right - left > 1:  # words are lost on both sides of the edge
            fitting = [edge for edge in wanted if left < edge < right]
        if fitting:
            met.add(fitting[0])
        elif 0 < left < len(truth.words):
            wrong.add(left)
    if not wanted:
        return 0.0 if wrong else 1.0
    return _f1(len(met) / max(1, len(met) + len(wrong)), len(met) / len(wanted))


def _headings(truth: list[tuple[int, str]], made: list[tuple[int, str]]) -> float | None:
    """F1 of headings, half a point for a wrong level; all levels may be shifted alike for a small price."""
    if not truth:
        return 0.0 if made else None
    price = 0.02 if len({level for level, _ in truth}) > 1 else 0.0
    shifts = {shift: _matched(truth, made, shift) for shift in range(-2, 3)}
    values = [
        _f1(points / max(1, len(made)), points / len(truth)) - (price if shift else 0.0)
        for shift, points in shifts.items()
    ]
    return max(0.0, *values)


def _matched(truth: list[tuple[int, str]], made: list[tuple[int, str]], shift: int) -> float:
    free = dict(enumerate(made))
    points = 0.0
    for level, text in truth:
        fitting = [
            (likeness, -abs(level - other - shift), index)
            for index, (other, found) in free.items()
            if (likeness := fuzz.ratio(_unnumbered(text), _unnumbered(found))) >= 88
        ]
        if fitting:
            _, off, index = max(fitting)
            del free[index]
            points += 0.5 if off else 1.0
    return points


def _unnumbered(heading: str) -> str:
    return " ".join(words(_NUMBER.sub("", heading))) or " ".join(words(heading))


def _membership(truth: set[int], made: set[int], sides: _Sides) -> float | None:
    """F1 of the words inside quotations or lists; where there should be none, a few words are forgiven in part."""
    if not truth:
        return max(0.0, 1 - len(made) / (0.02 * max(1, sides.length))) if made else None
    hits = sum(sides.back.get(place) in truth for place in made)
    return _f1(hits / max(1, len(made)), hits / len(truth))


def _debris(truth: View, made: View, meta: dict[str, Any]) -> float | None:
    """What share of the strings and folios put in is gone."""
    left = total = 0
    for one in dict.fromkeys(meta.get("debris", [])):
        phrase = " ".join(words(one))
        if len(phrase) >= 2:
            put_in = meta.get("debris_counts", {}).get(one, 1)
            left += min(put_in, max(0, _times(made, phrase) - _times(truth, phrase)))
            total += put_in
    folios = [re.compile(pattern, re.IGNORECASE) for pattern in meta.get("debris_block_regex", [])]
    pages = meta.get("pages", 0)
    standing = sum(any(folio.match(block.strip()) for folio in folios) for block in made.blocks)
    standing -= sum(any(folio.match(block.strip()) for folio in folios) for block in truth.blocks)
    left += min(max(0, standing), meta.get("pages", 10))
    return 1 - min(1.0, left / (total + pages)) if total + pages else None


def _times(seen: View, phrase: str) -> int:
    """How often a phrase stands anywhere; a single word counts only where it is a whole block."""
    if " " not in phrase:
        return sum(" ".join(words(block)) == phrase for block in seen.blocks)
    everything = f" {' '.join(seen.words)}  {' '.join(word for _, note in seen.notes for word in words(note))} "
    return everything.count(f" {phrase} ")
