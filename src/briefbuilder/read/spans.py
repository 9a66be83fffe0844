"""What stands between pandoc's tree and the model: ``Spans`` gives every word its place, ``Look`` its styles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from briefbuilder.model import Break, Inline, Rule, Run, Style
from briefbuilder.problems import Place

Node = dict[str, Any]
Inlines = tuple[Inline, ...]

MARK = "bb"  # attribute of the empty spans by which the HTML reader says which element a leaf is
CALL = "bbcall"
LABEL = "bblabel"
NOTE = "bbnote"


@dataclass(frozen=True, slots=True)
class CallMark:
    """Where a call stands: its label as printed, and its span.

    Markdown knows more: calls with the same ``key`` call the same note; ``home`` is where a note's text stands.
    """

    label: str
    start: int
    end: int
    key: str = ""
    home: tuple[int, int] | None = None


class Spans(Protocol):
    """Gives every piece of the tree its place: by putting it behind the rest, or by finding it in the raw text."""

    def leaf(self) -> None:
        """A paragraph, heading, cell begins."""

    def mark(self, number: str) -> None:
        """The leaf is the element with this number (HTML)."""

    def word(self, text: str) -> Run:
        """A word as the tree has it."""

    def space(self, *, line_end: bool) -> Run:
        """A space; ``line_end`` where the source has a line end."""

    def verbatim(self, text: str) -> list[Run]:
        """A block of code."""

    def line_break(self) -> Break:
        """A meant line break."""

    def rule(self) -> Rule:
        """A thematic break."""

    def call(self, number: int) -> CallMark:
        """The call of the ``number``-th note."""

    def enter(self, mark: CallMark) -> tuple[int, int]:
        """The note's text begins; gives back the span of the mark at its head."""

    def leave(self) -> None:
        """The note's text has ended."""

    def picture(self, alt: str, *, captioned: bool) -> tuple[int, int]:
        """A picture with this text alternative; ``captioned`` where a caption follows."""

    def after_link(self) -> None:
        """The text of a link, a span or a caption has ended."""

    def after_code(self) -> None:
        """Code within a line has ended."""

    def table(self) -> bool:
        """A table begins; gives back whether its caption stands before it."""

    def after_table(self) -> None:
        """The table has ended."""

    def place(self) -> Place:
        """Where we are, for problems."""


@dataclass(frozen=True, slots=True)
class Look:
    """Styles and link that hold for the inlines within."""

    styles: frozenset[Style] = frozenset()
    link: str = ""

    def on(self, run: Run) -> Run:
        """The run with this look."""
        return replace(run, styles=self.styles, link=self.link)


def words(nodes: Iterable[Node]) -> str:
    """The plain text of inline nodes: ``[Str "a", Space, Emph [Str "b"]]`` gives ``"a b"``."""
    parts = []
    for node in nodes:
        match node["t"]:
            case "Str":
                parts.append(node["c"])
            case "Space" | "SoftBreak" | "LineBreak":
                parts.append(" ")
            case "Code" | "Math" | "RawInline":
                parts.append(node["c"][1])
            case "Span" | "Link" | "Image" | "Quoted" | "Cite":
                parts.append(words(node["c"][1]))
            case "Note":
                pass
            case _:
                parts.append(words(node["c"]))
    return "".join(parts).strip() if parts else ""


def value_of(attributes: list[Any], name: str) -> str:
    """One attribute's value, or an empty string."""
    return next((str(value) for key, value in attributes[2] if key == name), "")
