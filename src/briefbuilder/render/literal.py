r"""Leaves that need no pandoc: words without any look are their own Markdown once their signs are escaped.

In: a block and the numbers of the notes.  Out: its Markdown, ``Paragraph("Two * three", Call)`` → ``Two \* three[^1]``,
exactly as pandoc would write it; or None, where there is more to say than words. Most of a long text is such leaves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from briefbuilder.model import Block, Call, Heading, Inline, ItemList, Paragraph, Quote, Run
from briefbuilder.render.escape import head_signs

_CALL = "\ue000"  # stands for a call while the signs round it are looked at
# Spaces that nobody sees, signs of direction and what XML cannot hold are left to those who know them.
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\uffff]"
)
_WHITE = re.compile("[ \t\n\r\f\v]+")
_MORE_WHITE = re.compile("[\t\n\r\f\v]|  ")
_SIGN_LIKE = re.compile(rf"[\\*`\[\]<|~^{{$#_@&{_CALL}]")  # what has none of these, has no sign to escape
_SIGN = re.compile(
    rf"[\\*`\[\]<|~^{{$#]|(?<![^\W_])[_@]|_(?![^\W_])|&(?=#?\w+;?)|!(?={_CALL})|(?<={_CALL})[(:]"
)  # fmt: skip
_FIRST_WORD = re.compile(rf"[^ {_CALL}]*")
_NUMBERED = {"": "{}.", "1.": "{}.", "1)": "{})", "(1)": "({})"}  # other marks are left to pandoc
_TAB = 4  # columns that a number takes, the space behind it included, if it can


def written(block: Block, numbers: Mapping[str, int]) -> str | None:
    """A block's Markdown ("" for an empty one), or None where pandoc has to write it."""
    match block:
        case Paragraph(inlines):
            return leaf(inlines, numbers)
        case Heading(level, inlines) if level <= 6:
            text = leaf(inlines, numbers)
            return f"{'#' * level} {text}" if text else text
        case Quote(blocks) if all(isinstance(inner, Paragraph) for inner in blocks):
            parts = [written(inner, numbers) for inner in blocks]
            known = [part for part in parts if part]
            return None if None in parts else "\n>\n".join(f"> {part}" for part in known)
        case ItemList():
            return _items(block, numbers)
        case _:
            return None


def _items(block: ItemList, numbers: Mapping[str, int]) -> str | None:
    r"""A list of single paragraphs: ``"- one\n- two"``."""
    if block.ordered and block.style not in _NUMBERED:
        return None
    texts: list[str] = []
    for item in block.items:
        text = leaf(item[0].inlines, numbers) if len(item) == 1 and isinstance(item[0], Paragraph) else None
        if text is None:
            return None
        texts += [text] if text else []
    marks = (_NUMBERED[block.style].format(block.start + at).ljust(_TAB - 1) for at in range(len(texts)))
    lines = [f"{mark} {text}" for mark, text in zip(marks, texts, strict=True)] if block.ordered else None
    return ("\n" if block.tight else "\n\n").join(lines or [f"- {text}" for text in texts])


def leaf(inlines: tuple[Inline, ...], numbers: Mapping[str, int]) -> str | None:
    """The Markdown of one leaf's words and calls."""
    words: list[str] = []
    calls: list[str] = []
    for inline in inlines:
        if isinstance(inline, Run) and not inline.styles and not inline.link:
            words.append(inline.text)
        elif isinstance(inline, Call) and inline.note in numbers:
            words.append(_CALL)
            calls.append(f"[^{numbers[inline.note]}]")
        else:
            return None
    text = "".join(words)
    if _ODD.search(text.replace(_CALL, "") if calls else text) or text.count(_CALL) != len(calls):
        return None
    text = _WHITE.sub(" ", text) if _MORE_WHITE.search(text) else text
    return _with_calls(_escaped(text.strip(" ")), calls)


def _escaped(text: str) -> str:
    first = _FIRST_WORD.match(text)
    word = first[0] if first else ""
    heads = head_signs(word, spaced=text[len(word) : len(word) + 1] == " ")
    parts = _parted(text, heads) if heads else [text]
    if _SIGN_LIKE.search(text):
        parts = [_SIGN.sub(r"\\\g<0>", part) for part in parts]
    return "\\".join(parts)


def _parted(text: str, places: set[int]) -> list[str]:
    """The text cut before each place."""
    cuts = [0, *sorted(places), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


def _with_calls(text: str, calls: list[str]) -> str:
    parts = text.split(_CALL)
    return "".join(part + call for part, call in zip(parts, [*calls, ""], strict=True))
