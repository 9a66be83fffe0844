r"""RTF's bytes → tokens: ``b"{\\b bold\\'e9}"`` gives open, word b, text, byte, close. Nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<byte>[0-9A-Fa-f]{2})|(?P<symbol>[^A-Za-z]|\Z))"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n\0]+)|[\r\n\0]+"
)
Kind = Literal["open", "close", "word", "byte", "symbol", "text"]


@dataclass(frozen=True, slots=True)
class Token:
    r"""``Token("word", b"fs", 24)`` is ``\fs24``; a word without a number has None."""

    kind: Kind
    text: bytes = b""
    number: int | None = None


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens(data: bytes) -> Iterator[Token]:
    r"""All tokens in order; the bytes that ``\bin`` announces are passed over."""
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        kind = match.lastgroup
        if kind == "text":
            yield Token("text", match["text"])
        elif kind == "open":
            yield _OPEN
        elif kind == "close":
            yield _CLOSE
        elif kind in {"word", "number"}:
            number = None if match["number"] is None else int(match["number"])
            if match["word"] == b"bin":
                at += max(number or 0, 0)
            else:
                yield Token("word", match["word"], number)
        elif kind == "byte":
            yield Token("byte", bytes([int(match["byte"], 16)]))
        elif kind == "symbol":
            yield Token("symbol", match["symbol"])


# Parts of a file that hold no text of the page, whether or not ``\*`` marks them.
UNSEEN = frozenset(
    b"fonttbl colortbl stylesheet info pict creatim header headerl headerr headerf footer footerl footerr footerf"
    b" ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xe tc tcn rxe nonshppict shprslt objdata objclass sp generator"
    b" themedata datastore listtable listoverridetable rsidtbl revtbl filetbl atnid atnauthor atnref atntime atndate"
    b" atnparent atrfstart atrfend bkmkstart bkmkend fldinst nonesttables nesttableprops template private pgdsctbl"
    b" mmathPr xmlnstbl latentstyles pntxta pntxtb pntext listtext fontemb fontfile falt panose do".split()
)
STARRED = frozenset(
    b"footnote endnote annotation shppict shpinst ud objresult".split()
)  # \* before these hides nothing
_PLAIN = re.compile(rb"[^A-Za-z0-9]+")


def seen_text(data: bytes) -> str:
    """Letters and digits (of ASCII) that a page shows; an extraction that shares nothing with the mapping."""
    parts: list[str] = []
    hidden, depth, first, starred = 0, 0, False, False
    for token in tokens(data):
        if token.kind == "open":
            depth, first, starred = depth + 1, True, False
            continue
        if token.kind == "close":
            depth -= 1
            hidden = 0 if depth < hidden else hidden
        elif token.kind == "symbol" and token.text == b"*" and first:
            starred = True
            continue
        elif token.kind == "word" and not hidden and first:
            unseen = token.text in UNSEEN or (starred and token.text not in STARRED)
            hidden = depth if unseen or token.text == b"upr" else 0
        elif token.kind == "text" and not hidden:
            parts.append(_PLAIN.sub(b" ", token.text).decode("ascii"))
        first = False
        if token.kind == "word" and not hidden and token.text in {b"par", b"cell", b"tab", b"line"}:
            parts.append(" ")
    return "".join(parts)
