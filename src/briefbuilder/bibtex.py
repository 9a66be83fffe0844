"""The only door to .bib: read, append, write, make a key.

In: the text of a .bib file, or references.  Out: references in BibLaTeX's words (``journaltitle``, ``date``,
``location``; older names are understood), values in plain Unicode; or text.

``references.bib`` belongs to the editor. ``append_entries`` never touches a byte that stands there; what it adds
carries ``briefbuilder = {parsed: 05-brief.txt, line 193}``. An editor who has corrected an entry deletes that
line or makes it ``briefbuilder = {checked}`` (the rest may stay: ``{checked: 05-brief.txt, line 193}`` lets the program
know the entry again, however much was changed): from then on the entry counts as the editor's own.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

import bibtexparser
from bibtexparser import model as bib
from bibtexparser.library import Library

from briefbuilder.csljson import to_csl_json
from briefbuilder.latex import decode, encode
from briefbuilder.model import Origin, Reference
from briefbuilder.people import people, person, split_names
from briefbuilder.problems import Place, Problems
from briefbuilder.words import FUNCTION_WORDS, fold

__all__ = ["append_entries", "make_key", "read_bib", "same_work", "to_csl_json", "write_bib"]

MAX_CHARACTERS = 16_000_000
MAX_ENTRIES = 50_000
MAX_VALUE = 100_000

MARK = "briefbuilder"

NAME_FIELDS = frozenset(
    "author editor translator bookauthor editora editorb editorc holder introduction foreword afterword".split()
)
VERBATIM_FIELDS = frozenset(
    "url doi file eprint isbn issn date urldate eventdate origdate langid crossref xdata".split()
)
FIELD_ORDER = (
    "author", "editor", "translator", "title", "subtitle", "booktitle", "journaltitle", "series", "type", "number",
    "edition", "volume", "date", "pages", "publisher", "institution", "organization", "eventtitle", "location", "url",
    "urldate", "doi", "isbn", "issn", "langid", "note",
)  # fmt: skip

_OLD_NAMES = {"journal": "journaltitle", "address": "location", "school": "institution", "key": "sortkey"}
_OLD_TYPES = {
    "conference": ("inproceedings", ""), "electronic": ("online", ""), "www": ("online", ""), "webpage": ("online", ""),
    "techreport": ("report", "techreport"), "phdthesis": ("thesis", "phdthesis"),
    "mastersthesis": ("thesis", "mathesis"),
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BLOCK_HEAD = re.compile(r"^[ \t]*@(\w+)[ \t]*[{(][ \t]*([^\s,{}()=\"]*)", re.MULTILINE)
_NOT_ENTRIES = frozenset(("string", "comment", "preamble"))

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # its complaints become problems of ours


# --- Reading -----------------------------------------------------------------------------------------------------


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
        case bib.ImplicitComment() if _BLOCK_HEAD.search(block.comment) or block.comment.lstrip().startswith("@"):
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
    head = _BLOCK_HEAD.search(block.raw or "")
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
        value = _field(name, _value(str(item.value), entry, reading))
        if value:
            fields.setdefault(_OLD_NAMES.get(name, name), value)
    kind, thesis = _OLD_TYPES.get(entry.entry_type, (entry.entry_type, ""))
    if thesis:
        fields.setdefault("type", thesis)
    _join_date(fields)
    return Reference(
        entry.key, kind, tuple(fields.items()), _origin(fields.get(MARK, "")), reading.place(entry), entry.raw or ""
    )


def _origin(mark: str) -> Origin:
    """Who made an entry, by its mark: ``"parsed: a.txt, line 3"`` the program, none or "checked" the editor."""
    word = mark.partition(":")[0].strip().casefold()
    made: dict[str, Origin] = {"parsed": "parsed", "source": "source", "looked-up": "looked-up"}
    return made.get(word, "editor")


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


def _field(name: str, value: str) -> str:
    """A raw value as plain text, by the kind of its field."""
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


# --- Writing -----------------------------------------------------------------------------------------------------


def write_bib(references: Iterable[Reference]) -> str:
    """All references in house form, in the order given: what stands in dist/references.bib."""
    return "\n".join(_entry(reference) for reference in references)


def append_entries(text: str, references: Iterable[Reference]) -> str:
    """The text as it was, to the letter, with the entries that are new at its end; nothing new leaves it the same."""
    held = list(read_bib(text, "", Problems()))
    keys = {match[2].casefold() for match in _BLOCK_HEAD.finditer(text) if match[1].casefold() not in _NOT_ENTRIES}
    keys |= {reference.key.casefold() for reference in held}
    works = {name for reference in held for name in _work_names(reference)}
    new: list[Reference] = []
    for reference in references:
        names = _work_names(_as_read(reference))
        if reference.key.casefold() in keys or works & set(names):
            continue
        keys.add(reference.key.casefold())
        works.update(names)
        new.append(reference)
    if not new:
        return text
    added = "\n".join(_entry(reference) for reference in new)
    line_end = "\r\n" if text.count("\r\n") > text.count("\n") / 2 else "\n"
    between = "" if not text else "\n" if text.endswith(("\n", "\r")) else "\n\n"
    return text + (between + added).replace("\n", line_end)


def _as_read(reference: Reference) -> Reference:
    """A reference as it will be read again.

    What cannot be written is gone, so that appending twice compares like with like.
    """
    return next(iter(read_bib(_entry(reference), "", Problems())), reference)


def _work_names(reference: Reference) -> tuple[str, ...]:
    """By what a work is known beyond doubt: its DOI; its title with first family name and year."""
    names = [f"doi {reference.get('doi').casefold()}"] if reference.get("doi") else []
    first = next(iter(people(reference.get("author") or reference.get("editor"))), None)
    title = fold(f"{reference.get('title')} {reference.get('subtitle')}")
    if title and first:
        names.append(f"{fold(first.family)} {reference.get('date')[:4]} {title}")
    return tuple(names)


def same_work(one: Reference, other: Reference) -> bool:
    """Beyond doubt the same work: equal DOI, or equal title, first name and year."""
    return bool(set(_work_names(one)) & set(_work_names(other)))


def _entry(reference: Reference) -> str:
    fields = dict(reference.fields)
    mark = fields.pop(MARK, "") or _mark(reference)
    order = {name: index for index, name in enumerate(FIELD_ORDER)}
    names = sorted(fields, key=lambda name: order.get(name, len(order)))
    lines = [f"  {name} = {{{_written(name, fields[name], fields)}}}," for name in names if fields[name].strip()]
    if mark:
        lines.append(f"  {MARK} = {{{encode(mark)}}},")
    return "\n".join([f"@{reference.type}{{{reference.key},", *lines, "}", ""])


def _mark(reference: Reference) -> str:
    """Where a machine-made entry comes from: "parsed: 05-brief.txt, line 193"."""
    if reference.origin == "editor":
        return ""
    if not reference.place:
        return reference.origin
    name = reference.place.path.rpartition("/")[2]
    where = reference.place.detail or (f"line {reference.place.line}" if reference.place.line else "")
    return f"{reference.origin}: {name}, {where}" if where else f"{reference.origin}: {name}"


def _written(name: str, value: str, fields: Mapping[str, str]) -> str:
    value = _CONTROL.sub("", " ".join(value.split()))
    if name in VERBATIM_FIELDS:
        return value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    if name in NAME_FIELDS:
        return " and ".join(_written_name(name) for name in split_names(value))
    if name == "pages":
        return encode(value).replace("–", "--")
    if name in ("title", "subtitle", "booktitle", "booksubtitle", "maintitle", "eventtitle"):
        return _protected(value, fields.get("langid", ""))
    return encode(value)


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def _written_name(name: str) -> str:
    if name.startswith("{") and name.endswith("}"):
        return "{" + encode(name[1:-1]) + "}"
    return encode(name.replace("{", "").replace("}", ""))


def _protected(title: str, langid: str) -> str:
    """Braces where a style may not touch a capital. Styles lower-case English titles only.

    ``"The limits of NATO"`` gives ``"The limits of {NATO}"``; a title in title case, ``"The Limits of NATO"``, is
    braced as a whole, for nothing tells its names from its other words.
    """
    if langid and not langid.endswith(("english", "british", "american")):
        return encode(title)
    words = title.split(" ")
    long = [word for word in words[1:] if len(re.sub(r"\W", "", word)) > 3 and not word.isupper()]
    capitals = sum(word.lstrip("“‘\"'([")[:1].isupper() for word in long)
    if capitals * 2 > len(long):
        return "{" + encode(title) + "}"
    shown = encode(title).split(" ")
    return " ".join(
        _guarded(word, seen, 0 if place else 1) for place, (word, seen) in enumerate(zip(words, shown, strict=True))
    )


def _guarded(word: str, shown: str, free: int) -> str:
    return "{" + shown + "}" if any(letter.isupper() for letter in word[free:]) else shown


# --- Keys --------------------------------------------------------------------------------------------------------

_SMALL_WORDS = frozenset(("a", "an")).union(*FUNCTION_WORDS.values())


def make_key(fields: Mapping[str, str], taken: Collection[str]) -> str:
    """Author, year, first telling word of the title: ``kozhanov2015understanding``; "b", "c" … where it is taken."""
    words = [word for word in fold(fields.get("title", "")).split() if word.isascii()]
    telling = [word for word in words if word not in _SMALL_WORDS and not word.isdigit()] or words
    name = _key_name(fields)
    if not name and telling:
        name, telling = telling[0], telling[1:]
    year = re.search(r"\d{4}", fields.get("date", ""))
    stem = f"{name or 'anon'}{year[0] if year else 'nd'}{telling[0] if telling else ''}"
    if stem[0].isdigit():
        stem = f"n{stem}"
    used = {key.casefold() for key in taken}
    return next(key for key in _spellings(stem) if key not in used)


def _key_name(fields: Mapping[str, str]) -> str:
    for field_name in ("author", "editor"):
        for name in people(fields.get(field_name, "")):
            words = fold(name.family).split()
            telling = [word for word in words if word not in _SMALL_WORDS] or words
            plain = "".join(telling[:1] if name.corporate else words)
            if plain.isascii() and plain:
                return plain
    for field_name in ("institution", "organization", "publisher", "journaltitle"):
        words = [
            word for word in fold(fields.get(field_name, "")).split() if word not in _SMALL_WORDS and word.isascii()
        ]
        if words:
            return words[0]
    return ""


def _spellings(stem: str) -> Iterable[str]:
    yield stem
    for letter in "bcdefghijklmnopqrstuvwxyz":
        yield stem + letter
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
