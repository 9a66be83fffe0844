r"""Which parts of a Markdown file read as they stand, so that pandoc need not: lines of words without any sign.

In: Markdown.  Out: the same with a short place-holder for each row of such paragraphs, and what they say. Nothing is
known here of how the file was written; what is in any doubt stays for pandoc.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import BinaryIO

PLACE = "\ue002{}\ue003"
MARKS = re.compile("[\ue000-\ue003]")

# What begins a list, a quotation, a rule, a definition or a caption; "A. Smith" does too, in some places.
_HEAD = r"[-+>%:=\s]|\(?(?:[0-9]+|[^\W\d_]|[ivxlcdmIVXLCDM]+)[.)](?=\s|\Z)|(?i:table:)"
_ODD = r"\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff\ufff0-\uffff"
_IN_LINE = rf"(?:[^\\*`\[\]<>|~^{{}}$#_@&{_ODD}]++|\\[!-/:-@\[-`{{-~]|(?<!!)\[\^[0-9]++\](?![(:]))++"
_WORDS = re.compile(rf"(?!{_HEAD}){_IN_LINE}")
_TITLE = re.compile(rf"(?! ){_IN_LINE}")  # behind its signs a heading is words, whatever they begin with
_SIGNS = re.compile(r"\\(.)|\[\^([0-9]+)\]")
_HEADING = re.compile(r"#{1,6} ")
_ITEMS = tuple(re.compile(mark + " {1,3}") for mark in ("-", r"[0-9]{1,9}\.", r"[0-9]{1,9}\)", r"\([0-9]{1,9}\)"))
_ITEM_HEAD = "-(0123456789"
_DEFINITION = re.compile(r"^\[\^([0-9]+)\]:", re.MULTILINE)
_CALLED = re.compile(r"\[\^([0-9]+)\]")
_BITE = 1 << 18  # bytes that are read at once
_GOES_ON = (" ", "\t", "\n", ":", "~")  # what stands below belongs to what stands above, or explains it


@dataclass(slots=True)
class Shortened:
    """``text`` for pandoc; leaves by the place-holder that stands for them; notes that are all words, by number.

    ``called``: the notes that the words call.
    """

    text: str = ""
    leaves: dict[str, list[str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)


def shorten(file: BinaryIO) -> Shortened:
    r"""``"One.\n\nTwo.\n\n- *three*\n"`` → ``"(place 0)\n\n- *three*"``, with ``["One.", "Two."]`` for place 0.

    The file is read piece by piece, for it may be long; where it holds our own marks or defines a note twice, it stays
    whole.
    """
    short = Shortened()
    kept: list[str] = []
    row: list[str] = []
    defined: set[str] = set()
    for chunk, following in pairwise(chain(_chunks(file), ("",))):
        numbers = _DEFINITION.findall(chunk) if "[^" in chunk else []
        known = len(defined)
        defined.update(numbers)
        if MARKS.search(chunk) or len(defined) < known + len(numbers):
            return _whole(file)
        read = None if following.startswith(_GOES_ON) else _note if chunk.startswith("[^") else _leaves
        leaves = read(chunk, short) if read else None
        if leaves is None:
            kept.append(chunk)
            row = []
        else:
            if not row:
                kept.append(PLACE.format(len(short.leaves)))
                row = short.leaves.setdefault(kept[-1], ["\ue003"])
            row += leaves
    for row in short.leaves.values():
        del row[0]
    called = dict.fromkeys(number for chunk in kept if "[^" in chunk for number in _CALLED.findall(chunk))
    short.text = "\n\n".join([*kept, *(f"[^{number}]: " for number in called if number in short.notes)])
    return short


def _whole(file: BinaryIO) -> Shortened:
    file.seek(0)
    return Shortened(file.read().decode("utf-8"))


def _chunks(file: BinaryIO) -> Iterator[str]:
    """What stands between blank lines."""
    rest = b""
    while data := file.read(max(_BITE, len(rest))):
        *parts, rest = (rest + data).split(b"\n\n")
        yield from (part.decode("utf-8") for part in parts)
    yield rest.rstrip(b"\n").decode("utf-8")


def _note(chunk: str, short: Shortened) -> list[str] | None:
    """No leaf for a note whose words need no reading, once they are written down; None for all else."""
    definition = _DEFINITION.match(chunk)
    head = f"{definition[0]} " if definition else ""
    if not definition or not chunk.startswith(head) or "[^" in chunk[len(head) :]:
        return None
    text = _words(chunk[len(head) :], short)
    if text is None:
        return None
    short.notes[definition[1]] = text
    return []


def _leaves(chunk: str, short: Shortened) -> list[str] | None:
    """The leaves of a paragraph, a heading, a quotation of paragraphs or a list; None where pandoc has to read it."""
    words = _WORDS
    if chunk[:1] == "#":
        head = _HEADING.match(chunk)
        lines, words = [chunk[head.end() :] if head else "#"], _TITLE
    elif chunk[:1] == ">":
        lines = [line[2:] if line[:2] in ("> ", ">") else ">" for line in chunk.split("\n")]
        if any(lines[1::2]) or not all(lines[0::2]):  # paragraphs of one line each, an empty one between them
            return None
        lines = lines[0::2]
    else:
        lines = _listed(chunk) or [chunk]
    if not all(words.fullmatch(line) for line in lines):
        return None
    return [text for line in lines if (text := _read(line, short)).strip()]


def _listed(chunk: str) -> list[str]:
    r"""What the items of a list say, each on a line: ``"- one\n- two"`` gives ``["one", "two"]``."""
    mark = next((mark for mark in _ITEMS if mark.match(chunk)), None) if chunk[:1] in _ITEM_HEAD else None
    heads = [(line, mark.match(line)) for line in chunk.split("\n")] if mark else []
    return [line[head.end() :] for line, head in heads if head] if all(head for _, head in heads) else []


def _words(line: str, short: Shortened) -> str | None:
    return _read(line, short) if _WORDS.fullmatch(line) else None


def _read(line: str, short: Shortened) -> str:
    """The line's words: signs that were escaped without their backslash, calls noted, spaces folded."""
    if "\\" in line or "[" in line:
        short.called.update(number for _, number in _SIGNS.findall(line) if number)
        line = _SIGNS.sub(r"\1", line)
    return " ".join(filter(None, line.split(" "))) if "  " in line else line.strip(" ")
