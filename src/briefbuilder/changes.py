"""What became of a source, line by line: what was changed, moved and removed, and by which rule.

In: a source and its ledger's rows.  Out: the lines that were touched, each with its pieces; nothing is compared here,
for the ledger knows. Line ends that became spaces and marks of markup that the Markdown has, too, are not told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Literal

from briefbuilder.ledger import Row
from briefbuilder.model import Source
from briefbuilder.sourcelines import SourceLine, SourceLines

Kind = Literal["kept", "changed", "moved", "removed", "joined", "set"]

# Rules that say how a thing is written down; what it says stands in the Markdown, too.
_SILENT = frozenset({"blank", "line-break", "markup", "spaces"})
# The ledger names no rule where words only stand elsewhere.
_MOVED = {"note": "note-text", "meta": "title-matter"}
_PARTED = re.compile(r"\n\s*\n|\f")
_MOST_KEPT = 44  # characters of unchanged text on either side of a change
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line: what it said, what it says now, by which rule, and where it stands (``"note 3"``)."""

    kind: Kind
    before: str
    after: str = ""
    rule: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line of the source that did not stay as it was; ``skipped`` lines with words above it did."""

    line: SourceLine
    pieces: tuple[Piece, ...]
    skipped: int = 0

    @property
    def tail(self) -> str:
        """Where things went and by which rules: ``"→ note 3 (note-text)"``."""
        told: list[str] = []
        for piece in self.pieces:
            if piece.kind == "kept":
                continue
            arrow = "joined with" if piece.kind == "joined" else "→"
            goes = piece.target and (piece.kind in ("moved", "joined", "set") or not piece.target.startswith("block"))
            told.append(f"{arrow} {piece.target} ({piece.rule})" if goes else piece.rule)
        return ", ".join(dict.fromkeys(told))


@dataclass(frozen=True, slots=True)
class Changes:
    """All of a source's changed lines; ``unchanged`` lines with words stand below the last of them."""

    lines: SourceLines
    changed: tuple[ChangedLine, ...]
    unchanged: int = 0

    def as_json(self) -> list[dict[str, Any]]:
        """For a program: one object per change, with the address that a decision on it would have."""
        return [_as_json(self.lines, one.line, piece) for one in self.changed for piece in one.pieces if _tells(piece)]


def changes(source: Source, rows: Sequence[Row], forms: Mapping[str, str] = MappingProxyType({})) -> Changes:
    """The lines that were touched: ``"The harbour is old.[-¹-]{+[^1]+}"`` by ``note-call``.

    ``forms`` says which blocks were found to be headings or quotations: ``{"block 3": "heading 1"}``.
    """
    lines = SourceLines(source)
    pieces: dict[int, list[Piece]] = {}
    for number, piece in [*_set(lines, rows, forms), *_pieces(lines, rows)]:
        pieces.setdefault(number, []).append(piece)
    found: list[ChangedLine] = []
    skipped = 0
    for number, line in enumerate(lines.lines):
        mine = pieces.get(number, [])
        if any(_tells(piece) for piece in mine):
            found.append(ChangedLine(line, tuple(_together(mine)), skipped))
            skipped = 0
        elif line.start < line.end:
            skipped += 1
    return Changes(lines, tuple(found), skipped)


def _tells(piece: Piece) -> bool:
    return piece.kind != "kept"


# --- Rows → pieces -----------------------------------------------------------------------------------------------


def _pieces(lines: SourceLines, rows: Sequence[Row]) -> Iterator[tuple[int, Piece]]:
    """The pieces of all rows with the numbers of their lines; what spans several lines is cut where they end."""
    last: Row | None = None
    for row in rows:
        if row.fate in ("kept", "changed") and row.target.startswith("block") and row.text.strip():
            if last and last.target == row.target and _PARTED.search(lines.source.text, last.end, row.start):
                above = lines.lines[lines.at(last.end - 1)]
                page = f"page {above.page}, " if above.page else ""
                yield lines.at(row.start), Piece("joined", "", " ", "rejoined", f"{page}line {above.line}")
            last = row
        if row.fate == "changed":
            yield lines.at(row.start), _piece(row, row.text)
        else:
            yield from _cut(lines, row)


def _set(lines: SourceLines, rows: Sequence[Row], forms: Mapping[str, str]) -> Iterator[tuple[int, Piece]]:
    """Where a heading or a quotation begins that the source did not mark."""
    seen: set[str] = set()
    for row in rows:
        form = forms.get(row.target)
        if form and row.target not in seen and row.text.strip():
            seen.add(row.target)
            rule = "quote-found" if form == "quotation" else "heading-found"
            yield lines.at(row.start), Piece("set", "", "", rule, form)


def _cut(lines: SourceLines, row: Row) -> Iterator[tuple[int, Piece]]:
    for number in range(lines.at(row.start), lines.at(max(row.end - 1, row.start)) + 1):
        line = lines.lines[number]
        text = lines.source.text[max(row.start, line.start) : min(row.end, line.end)]
        if text:
            yield number, _piece(row, text)


def _piece(row: Row, text: str) -> Piece:
    if row.rule == "note-label":
        return Piece("moved", text, "", _MOVED["note"], row.target)
    if row.rule in _SILENT or row.fate == "kept" or text == row.after or not (text.strip() or row.after.strip()):
        return Piece("kept", text.replace("\n", " "))
    rule = row.rule or _MOVED.get(row.target.partition(" ")[0], "moved")
    return Piece(row.fate, text.replace("\n", "⏎"), row.after, rule, row.target)


def _together(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of one fate as one; the space between two of them goes with them."""
    held: Piece | None = None
    for number, piece in enumerate(pieces):
        blank = piece.kind == "kept" and not piece.before.strip()
        other = pieces[number + 1] if blank and number + 1 < len(pieces) else piece
        if held and _alike(held, other):
            held = replace(held, before=held.before + piece.before)
        else:
            if held:
                yield held
            held = piece
    if held:
        yield held


def _alike(left: Piece, right: Piece) -> bool:
    same = (left.kind, left.rule, left.target) == (right.kind, right.rule, right.target)
    return same and left.kind in ("kept", "moved", "removed")


# --- For the eye -------------------------------------------------------------------------------------------------


def where(lines: SourceLines, line: SourceLine) -> str:
    """``brief.txt:12``; of a paged source ``brief.pdf, page 3, line 12``."""
    path = lines.source.path
    return f"{path}, page {line.page}, line {line.line}" if line.page else f"{path}:{line.line}"


def shown(one: ChangedLine) -> list[Piece]:
    """The line's pieces, long unchanged ones cut to what stands beside a change, signs that nobody sees written out."""
    last = len(one.pieces) - 1
    found = []
    for number, piece in enumerate(one.pieces):
        kept = piece.kind == "kept"
        words = piece.before.rstrip() if number == last else piece.before
        before = _short(words, left=number > 0, right=number < last) if kept else _visible(words)
        found.append(replace(piece, before=before, after=_visible(piece.after)))
    return found


def _short(text: str, *, left: bool, right: bool) -> str:
    """``left``: a change stands to the left of the text, so its beginning is of interest."""
    head = text[:_MOST_KEPT] if left else ""
    tail = text[-_MOST_KEPT:] if right else ""
    if len(text) <= len(head) + len(tail) + 1 or not (left or right):
        return text
    return f"{head}{_ELLIPSIS}{tail}"


def _visible(text: str) -> str:
    r"""A soft hyphen is ``\xad``: what was removed must be seen."""
    return "".join(
        letter.encode("unicode_escape").decode("ascii") if unicodedata.category(letter) in ("Cf", "Co") else letter
        for letter in text
    )


def _as_json(lines: SourceLines, line: SourceLine, piece: Piece) -> dict[str, Any]:
    return {
        "path": lines.source.path,
        "line": line.line,
        "page": line.page or None,
        "detail": line.detail,
        "kind": piece.kind,
        "rule": piece.rule,
        "before": piece.before,
        "after": piece.after,
        "target": piece.target,
        "decision": lines.address(line).as_json(),
    }
