"""Where in its string a token stands: what was open, what has been, what is still to come.

In ``"Roe, J. “Low Tide,” in Sea, ed. M. Doe, 2007"`` the word "Sea" stands behind the quotation, behind an "in", before
an editor's mark (the next word) and before the year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefbuilder.resolve.labelling.looks import Looks
from briefbuilder.resolve.labelling.tokens import Token
from briefbuilder.resolve.parts.marked import Marked

_QUOTES = frozenset('“”„«»‟"')
_OPENERS = _QUOTES | frozenset("‘‚`")
_CLOSERS = _QUOTES | frozenset("’‘'")
_IN = frozenset(("in", "dans", "en", "im", "в", "em", "w", "içinde"))


@dataclass(slots=True)
class _Phase:
    """What is open and what has been, while one goes through a string."""

    quotes_here: bool
    italics_here: bool
    round_: int = 0
    square: int = 0
    quote: bool = False
    quotes: int = 0
    slanted: bool = False
    spans: int = 0
    years: int = 0
    stops: int = 0
    inside: bool = False
    edited: bool = False

    def open(self, token: Token, *, slanted: bool) -> None:
        """The marks before a word."""
        self.round_ += token.pre.count("(")
        self.square += token.pre.count("[")
        if not _OPENERS.isdisjoint(token.pre):
            self.quote, self.quotes = True, self.quotes + 1
        self.inside |= "//" in token.pre
        self.spans += slanted and not self.slanted
        self.slanted = slanted

    def row(self) -> list[str]:
        """What is said of the word itself."""
        row = [f"t{min(self.stops, 4)}", f"y{min(self.years, 2)}"]
        brackets = "(" if self.round_ else ""
        if self.square:
            row.append("[")
        said = ""
        if self.quotes_here or self.quotes:
            said += f"q{'i' if self.quote else 'a' if self.quotes else 'b'}{min(self.quotes, 3)}"
        if self.italics_here:
            said += f"i{'i' if self.slanted else 'a' if self.spans else 'b'}{min(self.spans, 3)}"
        row.append(said)
        been = f"{'y' if self.years else ''}{'n' if self.inside else ''}{'e' if self.edited else ''}"
        row.append(f"p{said}{brackets}{been}t{min(self.stops, 3)}")
        flags = ((brackets, "("), (self.inside, "in-seen"), (self.edited, "ed-seen"))
        return [*row, *(name for flag, name in flags if flag)]

    def close(self, token: Token, look: Looks) -> None:
        """The marks behind a word, and the word itself."""
        post = token.post
        self.years += look.is_year
        self.edited |= "editor" in look.signs and (post[:1] in (".", ")") or "(" in token.pre)
        if post:
            self.round_ = max(self.round_ - post.count(")"), 0)
            self.square = max(self.square - post.count("]"), 0)
            self.quote = self.quote and _CLOSERS.isdisjoint(post)
            self.stops += ("." in post and len(token.core) > 2) or "?" in post


def phases(entry: Marked, parts: Sequence[Token], seen: Sequence[Looks]) -> list[list[str]]:
    """For each token the phases it is in."""
    phase = _Phase(not _QUOTES.isdisjoint(entry.text), any(entry.emph))
    found: list[list[str]] = []
    for index, token in enumerate(parts):
        phase.open(token, slanted=entry.emph[token.core_start])
        found.append(phase.row())
        phase.inside |= _leads_in(index, token, parts)
        phase.close(token, seen[index])
    return found


def _leads_in(index: int, token: Token, parts: Sequence[Token]) -> bool:
    """Is it the "in" before a container? It stands behind a stop, comma or quotation, and a capital follows."""
    if token.core.casefold() not in _IN or not index or index + 1 == len(parts):
        return False
    return bool(parts[index - 1].post) and (parts[index + 1].core[:1].isupper() or ":" in token.post)


def ahead(parts: Sequence[Token], seen: Sequence[Looks]) -> list[list[str]]:
    """How far the next number is and what it looks like, and how far the next mark of an editor or translator."""
    found: list[list[str]] = []
    number, shape, editor, year = 99, "none", 99, 99
    for index in range(len(parts) - 1, -1, -1):
        look = seen[index]
        row = [f"#{shape}{_near(number)}", f"y>{_near(year)}"]
        if editor < 16:
            row.append(f"ed>{_near(editor)}")
        found.append(row)
        number, editor, year = number + 1, editor + 1, year + 1
        if look.shape[0] in "dyrn0" and look.shape != "doi":
            number, shape = 1, look.shape
        if look.is_year:
            year = 1
        if "editor" in look.signs or "translator" in look.signs:
            editor = 1
    found.reverse()
    return found


def _near(distance: int) -> int:
    return distance if distance < 4 else 4 if distance < 7 else 7 if distance < 12 else 12


def whole(entry: Marked, parts: Sequence[Token], seen: Sequence[Looks]) -> list[str]:
    """What the string has anywhere: quotation marks, italics, an address, a double slash, a page range."""
    row = []
    if not _QUOTES.isdisjoint(entry.text):
        row.append("has-quotes")
    if any(entry.emph):
        row.append("has-italics")
    if "//" in entry.text.replace("://", ""):
        row.append("has-slashes")
    if any(token.kind == "web" for token in parts):
        row.append("has-web")
    if any(look.shape == "range" for look in seen):
        row.append("has-range")
    return row


def shouted(parts: Sequence[Token], seen: Sequence[Looks]) -> list[str]:
    """Where the first name is set in capitals, whether each word is too: ``"ROE, MARY, Low Tide"`` has two that are."""
    first = next((token.core for token, look in zip(parts, seen, strict=True) if len(token.core) > 2 and look.name), "")
    if not first.isupper():
        return [""] * len(parts)
    return [
        "HH" if token.core.isupper() and len(token.core) > 1 else f"Hh{look.shape}"
        for token, look in zip(parts, seen, strict=True)
    ]
