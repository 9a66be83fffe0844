r"""Clean single characters: no-break and doubled spaces, soft hyphens, ligatures, invisible and control characters.

Small marks in, plain marks out: ``"the o\ufb03ce  is"`` becomes ``"the office is"``. Letters and quotes stay.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefbuilder.inlines import Inlines, cut, flat, map_leaves, removals, tidy
from briefbuilder.model import CodeBlock, Document, Inline, Paragraph, Removed, Run
from briefbuilder.problems import Problems

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# U+200C and U+200D are letters' business in Persian and Indic scripts and stay.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_UNIT = r"(?<=\d)[\u00a0\u202f](?=(?:[a-zµ°%€$£]{1,3}|°C)\b|[%€$£°])"
_ODD = re.compile(
    rf"(?P<unit>{_UNIT})"
    r"|(?P<space>[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000\u0085\u1680\v\f\x1c-\x1f]{2,}"
    r"|[\t\u00a0\u2000-\u200a\u202f\u205f\u3000\u0085\u1680\v\f\x1c-\x1f])"
    rf"|(?P<ligature>[{''.join(_LIGATURES)}])"
    rf"|(?P<invisible>[{_INVISIBLE}]+)"
    r"|(?P<control>[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]+)"
)


_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")


def clean_characters(document: Document, problems: Problems) -> Document:
    """Every leaf of the document with plain characters; code keeps its spaces."""
    removed: list[Removed] = []

    def clean(inlines: Inlines) -> Inlines:
        pieces, gone = _clean(inlines)
        removed.extend(gone)
        return pieces

    cleaned = (block if isinstance(block, CodeBlock) else map_leaves(block, clean) for block in document.blocks)
    blocks = tuple(block for block in cleaned if not isinstance(block, Paragraph) or block.inlines)
    notes = tuple(
        replace(note, blocks=tuple(map_leaves(block, clean) for block in note.blocks)) for note in document.notes
    )
    if any(piece.rule == "control-character" for piece in removed):
        first = next(piece for piece in removed if piece.rule == "control-character")
        problems.warn(
            "control-character",
            "control characters were taken out",
            document.source.place(first.start),
            "look at how the file was exported",
        )
    return replace(document, blocks=blocks, notes=notes, removed=document.removed + tuple(removed))


def _is_plain(text: str) -> bool:
    """Quickly: ``isprintable`` is False for every odd space and every sign that nobody sees."""
    return text.isprintable() and "  " not in text and (text.isascii() or not _LIGATURE.search(text))


def _clean(inlines: Inlines) -> tuple[Inlines, list[Removed]]:
    removed: list[Removed] = []
    first = inlines[0] if len(inlines) == 1 else None
    if isinstance(first, Run) and not first.rule and _is_plain(first.text) and first.text == first.text.strip(" "):
        return inlines, removed
    pieces: list[Inline] = []
    for inline in inlines:
        pieces.extend(_clean_run(inline, removed) if isinstance(inline, Run) and not inline.rule else [inline])
    result = tuple(pieces)
    return _trim(tidy(_single_spaces(result, removed)), removed), removed


def _clean_run(run: Run, removed: list[Removed]) -> list[Run]:
    if run.text and _is_plain(run.text):
        return [run]
    pieces: list[Run] = []
    position = 0
    for match in _ODD.finditer(run.text):
        if match.lastgroup == "unit":
            continue
        start, end = match.span()
        if position < start:
            pieces.append(_literal(run, position, start))
        source = (run.start + start, run.start + end)
        if match.lastgroup == "space":
            pieces.append(replace(run, text=" ", start=source[0], end=source[1], rule="spaces"))
        elif match.lastgroup == "ligature":
            letters = _LIGATURES[match.group()]
            pieces.append(replace(run, text=letters, start=source[0], end=source[1], rule="ligature"))
        else:
            rule = "invisible-character" if match.lastgroup == "invisible" else "control-character"
            removed.append(Removed(*source, rule))
        position = end
    if position < len(run.text):
        pieces.append(_literal(run, position, len(run.text)))
    return pieces


def _literal(run: Run, start: int, end: int) -> Run:
    return replace(run, text=run.text[start:end], start=run.start + start, end=run.start + end)


def _single_spaces(inlines: Inlines, removed: list[Removed]) -> Inlines:
    """Where a space meets another across two runs, the second one goes."""
    result: list[Inline] = []
    for inline in inlines:
        last = result[-1] if result else None
        if (
            isinstance(inline, Run)
            and isinstance(last, Run)
            and last.text.endswith(" ")
            and inline.text.startswith(" ")
        ):
            removed.extend(removals(cut((inline,), 0, 1), "spaces"))
            result.extend(cut((inline,), 1))
        else:
            result.append(inline)
    return tuple(result)


def _trim(inlines: Inlines, removed: list[Removed]) -> Inlines:
    """No spaces at the ends of a leaf: the gap between blocks stands for them."""
    text = flat(inlines)
    low = len(text) - len(text.lstrip(" \n"))
    high = max(len(text.rstrip(" \n")), low)
    removed.extend(removals(cut(inlines, 0, low) + cut(inlines, high), "spaces"))
    return cut(inlines, low, high)
