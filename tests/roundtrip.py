"""What a book says, once as its chapters do and once as its own EPUB or PDF gives it back; and how alike the two are.

In: the folder a build made; a Markdown text made of one of its products.  Out: ``Likeness``, four shares of one. What
the book adds to its chapters (cover, contents, colophon, bylines, bibliography, the list of sources) is neither asked
for nor held against the text.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from briefbuilder import pandoc
from briefbuilder.render import styles

Node = dict[str, Any]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FORMAT = "markdown-smart"
_NEAR = 3  # words between the right and the found place of a call
_ALIKE = 85  # of a hundred: two texts of a note, two headings
_ADDED_PAGES = ("bibliography", "further", "sources")
_BEHIND = ("Bibliography", "Further reading", "Sources", "Where the texts come from")
_ADDED = "//p[@class='outlet' or @class='author' or @class='own' or @class='subtitle']"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Words in order, notes at their words, headings in order (each an F1); words that are nowhere in the truth."""

    words: float
    notes: float
    headings: float
    foreign: float


@dataclass
class View:
    """A text as its words; ``notes`` are the number of words before each call and the note's text."""

    words: list[str] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)


# --- The two texts -----------------------------------------------------------------------------------------------


def chapters(made: Path) -> Node:
    """The chapters that a build wrote as Markdown, one behind the other with their titles, citations printed."""
    blocks: list[Node] = []
    version: list[int] = []
    for file in sorted((made / "markdown").glob("*.md")):
        tree = _cited(pandoc.to_ast(file.read_bytes(), _FORMAT), made)
        version = tree["pandoc-api-version"]
        blocks.append({"t": "Header", "c": [1, ["", [], []], tree["meta"]["title"]["c"]]})
        blocks += [_lower(block, tree["blocks"]) for block in tree["blocks"]]
    return {"pandoc-api-version": version, "meta": {}, "blocks": blocks}


def _cited(tree: Node, made: Path) -> Node:
    tree["meta"] = {"title": tree["meta"]["title"], "suppress-bibliography": {"t": "MetaBool", "c": True}}
    with tempfile.TemporaryDirectory() as folder:
        style = Path(folder, "style.csl")
        style.write_bytes(styles.find("chicago").csl)
        return pandoc.cite(tree, style, made / "references.json")[0]


def _lower(block: Node, blocks: list[Node]) -> Node:
    """Headings below the chapter's title."""
    if block["t"] != "Header":
        return block
    highest = min(one["c"][0] for one in blocks if one["t"] == "Header")
    level, *rest = block["c"]
    return {"t": "Header", "c": [level - highest + 2, *rest]}


def added(epub: Path) -> list[str]:
    """What the book adds, line by line: bylines, and the lists at its end."""
    lines = []
    with zipfile.ZipFile(epub) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                page = html.fromstring(archive.read(name))
                whole = Path(name).stem in _ADDED_PAGES
                found = page.xpath("//h1 | //h2 | //p | //td | //th" if whole else _ADDED)
                lines += [element.text_content() for element in found]
                for places in page.xpath("//*[contains(@class, 'cited-in')]"):
                    places.drop_tree()
                lines += [element.text_content() for element in found]  # and as they are without their places
    return lines


def only_chapters(tree: Node, titles: Sequence[str]) -> Node:
    """A PDF's tree without its cover, its contents, and what stands behind its chapters."""
    heads = [
        (number, _text(block["c"][2], [], 0)) for number, block in enumerate(tree["blocks"]) if block["t"] == "Header"
    ]
    start = next((number for number, text in heads if _same(text, titles[0])), 0)
    end = next((number for number, text in heads if number > start and any(_same(text, one) for one in _BEHIND)), None)
    return {**tree, "blocks": tree["blocks"][start:end]}


# --- How alike they are ------------------------------------------------------------------------------------------


def view(tree: Node, without: Sequence[str] = ()) -> View:
    """The words, notes and headings of a tree, but for lines that say exactly one of ``without``."""
    seen = View()
    passed = {tuple(words(line)) for line in without}
    for kind, inlines in _leaves(tree["blocks"]):
        notes: list[tuple[int, str]] = []
        text = _text(inlines, notes, len(seen.words))
        found = words(text)
        if tuple(found) in passed and not notes:
            continue
        seen.words += found
        seen.notes += notes
        seen.headings += [text] if kind == "Header" else []
    return seen


def read_markdown(text: str) -> Node:
    """A Markdown text as pandoc's tree."""
    return pandoc.to_ast(text.encode(), _FORMAT)


def likeness(truth: View, made: View) -> Likeness:
    """How much of the truth is in what was made, at its place."""
    ids: dict[str, int] = {}
    left, right = ([ids.setdefault(word, len(ids)) for word in one.words] for one in (truth, made))
    to_made = {
        step.src_start + number: step.dest_start + number
        for step in Indel.opcodes(left, right)
        if step.tag == "equal"
        for number in range(step.src_end - step.src_start)
    }
    both = f1(len(to_made), len(left), len(right))
    notes = f1(_linked(truth, made, to_made), len(truth.notes), len(made.notes))
    headings = f1(_alike(truth.headings, made.headings), len(truth.headings), len(made.headings))
    return Likeness(both, notes, headings, 1 - len(to_made) / max(len(right), 1))


def _linked(truth: View, made: View, to_made: dict[int, int]) -> int:
    """Notes with the right text whose call stands at the right word."""
    free = list(made.notes)
    count = 0
    for place, text in truth.notes:
        before = next((to_made[at] + 1 for at in range(place - 1, -1, -1) if at in to_made), 0)
        found = next((one for one in free if abs(one[0] - before) <= _NEAR and _same(text, one[1])), None)
        if found:
            free.remove(found)
            count += 1
    return count


def _alike(left: list[str], right: list[str]) -> int:
    """Headings of the same words, in order."""
    at = count = 0
    for heading in left:
        found = next((number for number in range(at, len(right)) if _same(heading, right[number])), None)
        if found is not None:
            at, count = found + 1, count + 1
    return count


def _same(left: str, right: str) -> bool:
    return fuzz.ratio(" ".join(words(left)), " ".join(words(right))) >= _ALIKE


def f1(hits: int, left: int, right: int) -> float:
    """Two thirds found of three, one of them wrong: ``f1(2, 3, 3)``; nothing asked and nothing given is right."""
    return 2 * hits / (left + right) if left + right else 1.0


def words(text: str) -> list[str]:
    """Words and numbers, without case: ``"It's one: “A”"`` gives it's, one, a."""
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold().replace("\u00ad", ""))]


def _leaves(blocks: object) -> Iterator[tuple[str, list[Node]]]:
    """Every paragraph, heading and cell below a list of blocks, in order; captions stand below their picture."""
    for block in blocks if isinstance(blocks, list) else []:
        if not isinstance(block, dict):
            yield from _leaves(block)
        elif block["t"] in {"Para", "Plain"}:
            yield block["t"], block["c"]
        elif block["t"] == "Header":
            yield "Header", block["c"][2]
        elif block["t"] == "LineBlock":
            yield "Para", [node for line in block["c"] for node in (*line, {"t": "Space"})]
        elif block["t"] == "Figure":
            yield from _leaves(block["c"][1][1])
        elif block["t"] not in {"CodeBlock", "RawBlock"}:
            yield from _leaves(block.get("c"))


def _text(inlines: list[Node], notes: list[tuple[int, str]], before: int) -> str:
    parts: list[str] = []
    for node in inlines:
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            parts.append(content)
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            parts.append(" ")
        elif kind == "Note":
            at = before + len(words("".join(parts)))
            notes.append((at, " ".join(_text(inner, [], 0) for _, inner in _leaves(content))))
        elif kind in {"Code", "Math"}:
            parts.append(content[1])
        elif kind in {"Link", "Span", "Quoted", "Cite"}:
            parts.append(_text(content[1], notes, before + len(words("".join(parts)))))
        elif isinstance(content, list) and kind not in {"Image", "RawInline"}:
            parts.append(_text(content, notes, before + len(words("".join(parts)))))
    return "".join(parts)


def as_markdown(tree: Node) -> str:
    """The tree as Markdown, for whoever holds it against another measure."""
    return pandoc.from_ast(tree, "markdown-smart-citations", "--wrap=none")
