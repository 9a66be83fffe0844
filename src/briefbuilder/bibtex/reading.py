"""The text of a .bib file → references. What cannot be read is a problem with its line and key; the rest is read."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import bibtexparser
from bibtexparser import model as bib
from bibtexparser.library import Library

from briefbuilder.bibtex.fields import BLOCK_HEAD, MARK, NAME_FIELDS, VERBATIM_FIELDS
from briefbuilder.bibtex.provenance import read_mark
from briefbuilder.latex import decode
from briefbuilder.model import Reference
from briefbuilder.people import person, split_names
from briefbuilder.problems import Place, Problems

MAX_CHARACTERS = 16_000_000
MAX_ENTRIES = 50_000
MAX_VALUE = 100_000

OLD_NAMES = {"journal": "journaltitle", "address": "location", "school": "institution", "key": "sortkey"}
_OLD_TYPES = {
    "conference": ("inproceedings", ""), "electronic": ("online", ""), "www": ("online", ""), "webpage": ("online", ""),
    "techreport": ("report", "techreport"), "phdthesis": ("thesis", "phdthesis"),
    "mastersthesis": ("thesis", "mathesis"),
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # its complaints become problems of ours


@dataclass(slots=True)
class _Reading:
    """What one run of ``read_bib`` carries along."""

    path: str
    problems: Problems
    strings: dict[str, str] = field(default_factory=lambda: {name: name for name in _MONTHS})

    def place(self, block: bib.Block) -> Place:
        return Place(self.path, (block.start_line or 0) + 1, 1)


def read_bib(text: str, path: str, problems: Problems) -> tuple[Reference, ...]:
    """Read every entry that can be read, in the file's order; each that can't is a problem with its line and key."""
    if len(text) > MAX_CHARACTERS:
        problems.error("bib-too-large", f"the file has more than {MAX_CHARACTERS:,} characters", Place(path))
        return ()
    reading = _Reading(path, problems)
    library: Library = bibtexparser.parse_string(text.removeprefix("\ufeff"), parse_stack=[])
    found: list[Reference] = []
    for block in library.blocks:
        reference = _read_block(block, reading)
        if reference:
            found.append(reference)
        if len(found) >= MAX_ENTRIES:
            problems.error("bib-too-large", f"only the first {MAX_ENTRIES:,} entries were read", reading.place(block))
            break
    return _inherit(found, problems)


def _read_block(block: bib.Block, reading: _Reading) -> Reference | None:
    match block:
        case bib.DuplicateBlockKeyBlock():
            _report_duplicate(block, reading)
        case bib.DuplicateFieldKeyBlock():
            return _read_twice_named(block, reading)
        case bib.ParsingFailedBlock():
            _report_broken(block, str(block.error), reading)
        case bib.String():
            reading.strings[block.key.casefold()] = _value(block.value, block, reading)
        case bib.ImplicitComment() if BLOCK_HEAD.search(block.comment) or block.comment.lstrip().startswith("@"):
            _report_broken(block, "no entry begins here that could be read", reading)
        case bib.Entry():
            return _read_entry(block, reading)
        case _:
            pass
    return None


def _report_duplicate(block: bib.DuplicateBlockKeyBlock, reading: _Reading) -> None:
    first = (block.previous_block.start_line or 0) + 1
    if isinstance(block.previous_block, bib.String):
        message = f"the abbreviation “{block.key}” is defined a second time; it stands in line {first} already"
        reading.problems.warn("bib-duplicate-string", message, reading.place(block))
        return
    message = f"the key “{block.key}” stands in line {first} already; the entry here is not used"
    reading.problems.error("bib-duplicate-key", message, reading.place(block), "give one of the two another key")


def _read_twice_named(block: bib.DuplicateFieldKeyBlock, reading: _Reading) -> Reference | None:
    entry = block.ignore_error_block
    if not isinstance(entry, bib.Entry):
        return None
    names = ", ".join(sorted(block.duplicate_keys))
    message = f"“{entry.key}” has the field {names} more than once; the first one counts"
    reading.problems.warn("bib-duplicate-field", message, reading.place(block))
    return _read_entry(entry, reading)


def _report_broken(block: bib.Block, reason: str, reading: _Reading) -> None:
    head = BLOCK_HEAD.search(block.raw or "")
    key = head[2] if head and head[2] else "without a key"
    reason = " ".join(reason.split())
    excerpt = " ".join((block.raw or "").split())[:120]
    message = f"the entry “{key}” cannot be read: {reason}"
    reading.problems.error("bib-entry-broken", message, reading.place(block), "look for a brace or comma", excerpt)


def _read_entry(entry: bib.Entry, reading: _Reading) -> Reference | None:
    if not entry.key or re.search(r"[\s{}\"=#%\\~]", entry.key):
        _report_broken(entry, f"“{entry.key}” is no key", reading)
        return None
    fields: dict[str, str] = {}
    for item in entry.fields:
        name = item.key.casefold()
        value = read_value(name, _value(str(item.value), entry, reading))
        if value:
            fields.setdefault(OLD_NAMES.get(name, name), value)
    kind, thesis = _OLD_TYPES.get(entry.entry_type, (entry.entry_type, ""))
    if thesis:
        fields.setdefault("type", thesis)
    _join_date(fields)
    return Reference(
        entry.key,
        kind,
        tuple(fields.items()),
        read_mark(fields.get(MARK, "")).origin,
        reading.place(entry),
        entry.raw or "",
    )


def _join_date(fields: dict[str, str]) -> None:
    """Old ``year`` and ``month`` become ``date``: 2015 and may (or 5, or "May") give 2015-05."""
    year, month = fields.pop("year", ""), fields.pop("month", "")
    if not year or fields.get("date"):
        return
    number = next((n for n, name in enumerate(_MONTHS, 1) if month.casefold().startswith(name)), 0)
    number = number or (int(month) if re.fullmatch(r"0?[1-9]|1[0-2]", month) else 0)
    fields["date"] = f"{year}-{number:02d}" if number and re.fullmatch(r"\d{4}", year) else year


def _value(raw: str, block: bib.Block, reading: _Reading) -> str:
    """A value as written to its text: ``pub # " Press"`` with @string pub = "Ithaca" gives "Ithaca Press"."""
    raw = raw.strip()
    if raw.startswith("{") and raw.endswith("}"):
        return _short(raw[1:-1], block, reading)
    if raw.startswith('"') and raw.endswith('"') and "#" not in raw:
        return _short(raw[1:-1], block, reading)
    parts: list[str] = []
    for piece in _concatenated(raw):
        if piece[:1] in '{"':
            parts.append(piece[1:-1])
        elif piece.isdigit():
            parts.append(piece)
        elif piece:
            parts.append(_string(piece, block, reading))
    return _short("".join(parts), block, reading)


def _concatenated(raw: str) -> list[str]:
    """Part a value at ``#`` outside of braces and quotation marks."""
    pieces, depth, quoted, start = [], 0, False, 0
    for position, letter in enumerate(raw):
        if letter == "{":
            depth += 1
        elif letter == "}":
            depth -= 1
        elif letter == '"' and depth == 0:
            quoted = not quoted
        elif letter == "#" and depth == 0 and not quoted:
            pieces.append(raw[start:position].strip())
            start = position + 1
    return [*pieces, raw[start:].strip()]


def _string(name: str, block: bib.Block, reading: _Reading) -> str:
    """The text behind an abbreviation.

    Only what was defined further up counts, as in BibTeX: so there are no circles.
    """
    known = reading.strings.get(name.casefold())
    if known is None:
        message = f"the abbreviation “{name}” is not defined above this line"
        reading.problems.warn("bib-string-unknown", message, reading.place(block), f"@string{{{name} = …}} is missing")
        return name
    return known


def _short(value: str, block: bib.Block, reading: _Reading) -> str:
    if len(value) <= MAX_VALUE:
        return value
    message = f"a value of more than {MAX_VALUE:,} characters was cut"
    reading.problems.error("bib-too-large", message, reading.place(block))
    return value[:MAX_VALUE]


def read_value(name: str, value: str) -> str:
    """What stands between a field's braces as plain text, by the kind of the field."""
    if name in VERBATIM_FIELDS:
        return re.sub(r"\\([%#&_~{}$])", r"\1", re.sub(r"\\url\s*\{(.*)\}", r"\1", value)).strip()
    if name in NAME_FIELDS:
        return " and ".join(filter(None, (_name(raw) for raw in split_names(" ".join(value.split())))))
    if name == "pages":
        return re.sub(r"-{2,}", "–", " ".join(value.split())) if "\\" not in value else decode(value)
    return decode(value)


def _name(raw: str) -> str:
    """One name: ``"Nikolai Kozhanov"`` gives "Kozhanov, Nikolai"; a name in braces stays in braces."""
    if re.fullmatch(r"\{.*\}", raw) and _one_group(raw):
        inner = decode(raw[1:-1])
        return "{" + inner.replace("{", "").replace("}", "") + "}" if inner else ""
    if raw.casefold() == "others":
        return "others"
    plain = decode(raw).replace("{", "").replace("}", "").strip(" ,")
    return person(plain).sorted.strip(" ,") if plain else ""


def _one_group(raw: str) -> bool:
    depth = 0
    for position, letter in enumerate(raw):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0:
            return position == len(raw) - 1
    return False


def _inherit(found: list[Reference], problems: Problems) -> tuple[Reference, ...]:
    """Give each entry what its ``crossref`` or ``xdata`` parent has and it lacks; circles are problems."""
    by_key = {reference.key.casefold(): reference for reference in found}
    return tuple(_with_parents(reference, by_key, problems) for reference in found)


def _with_parents(reference: Reference, by_key: Mapping[str, Reference], problems: Problems) -> Reference:
    fields, seen, child = dict(reference.fields), {reference.key.casefold()}, reference
    while parent_key := child.get("crossref") or child.get("xdata"):
        parent = by_key.get(parent_key.casefold())
        place = reference.place or Place("")
        if parent is None:
            message = f"“{reference.key}” points to “{parent_key}”, which does not exist"
            problems.warn("bib-crossref-unknown", message, place)
            break
        if parent.key.casefold() in seen:
            problems.error("bib-crossref-cycle", f"“{reference.key}” points back to itself", place)
            break
        seen.add(parent.key.casefold())
        for name, value in _handed_down(reference.type, parent):
            fields.setdefault(name, value)
        child = parent
    fields.pop("crossref", None)
    fields.pop("xdata", None)
    return replace(reference, fields=tuple(fields.items()))


def _handed_down(kind: str, parent: Reference) -> list[tuple[str, str]]:
    part = kind in ("incollection", "inbook", "inproceedings", "suppbook", "inreference")
    renamed = {"title": "booktitle", "subtitle": "booksubtitle"} if part else {}
    if kind == "inbook":
        renamed["author"] = "bookauthor"
    kept = (item for item in parent.fields if item[0] not in (MARK, "crossref", "xdata", "sortkey"))
    return [(renamed.get(name, name), value) for name, value in kept]
