"""pandoc's inlines → inlines of the model: words with their look, calls, citations, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from briefbuilder.model import Call, Citation, Image, Inline, Run, Style
from briefbuilder.problems import Problems
from briefbuilder.read.citations import cited_works
from briefbuilder.read.links import is_outside, picture_path, safe_link
from briefbuilder.read.spans import CALL, LABEL, MARK, CallMark, Look, Node, Spans, value_of, words

_STYLES: dict[str, Style] = {
    "Emph": "emph",
    "Strong": "strong",
    "Superscript": "sup",
    "Subscript": "sub",
    "SmallCaps": "smallcaps",
    "Strikeout": "strike",
    "Underline": "underline",
}


@dataclass(frozen=True, slots=True)
class WaitingNote:
    """A note that was called and is read after the text."""

    name: str
    mark: CallMark
    nodes: list[Node]


class InlineMapper:
    """Maps inlines; keeps the notes that they call for later."""

    def __init__(self, spans: Spans, problems: Problems) -> None:
        self.spans = spans
        self.problems = problems
        self.waiting: list[WaitingNote] = []
        self.lifted: dict[str, list[Node]] = {}  # notes that a reader took out of the text itself, by their keys
        self.label: list[tuple[int, int, str]] = []  # the mark met at the head of such a note
        self.captioned = False  # are we in a figure, whose caption comes after its picture?
        self.count = 0
        self._names: dict[str, str] = {}

    def new_call(self, mark: CallMark, nodes: list[Node], key: str = "") -> Call:
        """A call of a new note, or of one that was called before (same ``key``)."""
        if key and key in self._names:
            return Call(mark.label, mark.start, mark.end, self._names[key])
        self.count += 1
        name = f"n{self.count}"
        if key:
            self._names[key] = name
        self.waiting.append(WaitingNote(name, mark, nodes))
        return Call(mark.label, mark.start, mark.end, name)

    def inlines(self, nodes: Iterable[Node], look: Look) -> list[Inline]:
        """Map inline nodes in one look."""
        found: list[Inline] = []
        for node in nodes:
            kind: str = node["t"]
            if kind == "Str":
                found.append(look.on(self.spans.word(node["c"])))
            elif kind in {"Space", "SoftBreak"}:
                found.append(look.on(self.spans.space(line_end=kind == "SoftBreak")))
            elif kind in _STYLES:
                found += self.inlines(node["c"], replace(look, styles=look.styles | {_STYLES[kind]}))
                if kind in {"SmallCaps", "Underline"}:  # Markdown writes them as spans
                    self.spans.after_link()
            else:
                found += self._inline(node, look)
        return found

    def _inline(self, node: Node, look: Look) -> list[Inline]:
        kind = node["t"]
        make = _INLINES.get(kind)
        if make is None:
            self.problems.warn("raw-markup", f"{kind} of the source is left out", self.spans.place())
            return []
        return make(self, node.get("c"), look)

    def line_break(self, _: None, __: Look) -> list[Inline]:
        """A meant line break."""
        return [self.spans.line_break()]

    def code(self, content: list[Any], look: Look) -> list[Inline]:
        """Code within a line: a word with the style "code"."""
        code = replace(look, styles=look.styles | {"code"})
        if not content[1]:
            return []
        run = code.on(self.spans.word(content[1]))
        self.spans.after_code()
        return [run]

    def math(self, content: list[Any], look: Look) -> list[Inline]:
        """A formula, as the text it is written in."""
        self.problems.warn("formula", "a formula is kept as its TeX text", self.spans.place(), excerpt=content[1])
        return [look.on(self.spans.word(content[1]))] if content[1] else []

    def quoted(self, content: list[Any], look: Look) -> list[Inline]:
        """Marks of quotation that the tree has as structure (<q>)."""
        left, right = ("“", "”") if content[0]["t"] == "DoubleQuote" else ("‘", "’")
        opening = look.on(self.spans.word(left))
        return [opening, *self.inlines(content[1], look), look.on(self.spans.word(right))]

    def span(self, content: list[Any], look: Look) -> list[Inline]:
        """A span: one of the readers' own marks, or just its words."""
        attributes, nodes = content
        if value_of(attributes, MARK):
            self.spans.mark(value_of(attributes, MARK))
        if value_of(attributes, CALL):
            return [self.marked_call(value_of(attributes, CALL), nodes, look)]
        inner = self.inlines(nodes, look)
        if value_of(attributes, LABEL) and inner and not self.label:
            text = "".join(inline.text for inline in inner if isinstance(inline, Run))
            self.label.append((inner[0].start, inner[-1].end, text.strip()))
            return []
        self.spans.after_link()
        return inner

    def marked_call(self, key: str, nodes: list[Node], look: Look) -> Call:
        """A call that the reader itself found: ``[1]`` has the label 1."""
        label = self.inlines(nodes, look)
        text = "".join(inline.text for inline in label if isinstance(inline, Run)).strip(" []()")
        mark = CallMark(text, label[0].start, label[-1].end)
        return self.new_call(mark, self.lifted.pop(key, []), key)

    def link(self, content: list[Any], look: Look) -> list[Inline]:
        """A link's words; its target only where it is safe."""
        _, nodes, (target, _) = content
        link = safe_link(target)
        if not link and is_outside(target):
            self.problems.warn("unsafe-link", "a link that is not http, https or mailto is dropped",
                               self.spans.place(), excerpt=target[:200])  # fmt: skip
        inner = self.inlines(nodes, replace(look, link=link))
        self.spans.after_link()
        return inner

    def image(self, content: list[Any], look: Look) -> list[Inline]:
        """A picture from the source's folder; of any other only the text alternative."""
        _, nodes, (target, _) = content
        alt = words(nodes)
        path = picture_path(target)
        if path:
            return [Image(path, alt, *self.spans.picture(alt, captioned=self.captioned))]
        self.problems.warn("picture-missing", "a picture is not in the source's own folder; its text alternative stays",
                           self.spans.place(), excerpt=target[:200])  # fmt: skip
        inner = self.inlines(nodes, look)
        self.spans.after_link()
        return inner

    def note_call(self, nodes: list[Node], _: Look) -> list[Inline]:
        """A note of pandoc's own: a call, and its text for later."""
        mark = self.spans.call(self.count + 1)
        return [self.new_call(mark, nodes, mark.key)]

    def cite(self, content: list[Any], look: Look) -> list[Inline]:
        """A citation over the words that it is written in."""
        citations, nodes = content
        raw = self.inlines(nodes, look)
        if not raw:
            return []
        start, end = min(inline.start for inline in raw), max(inline.end for inline in raw)
        return [Citation(cited_works(citations, words), start, end)]


_INLINES: dict[str, Callable[[InlineMapper, Any, Look], list[Inline]]] = {
    "LineBreak": InlineMapper.line_break,
    "Code": InlineMapper.code,
    "Math": InlineMapper.math,
    "Quoted": InlineMapper.quoted,
    "Span": InlineMapper.span,
    "Link": InlineMapper.link,
    "Image": InlineMapper.image,
    "Note": InlineMapper.note_call,
    "Cite": InlineMapper.cite,
}
