"""References → the text of a .bib file: all of them in house form, or the new ones below what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefbuilder.bibtex.fields import BLOCK_HEAD, MARK, NAME_FIELDS, VERBATIM_FIELDS
from briefbuilder.bibtex.provenance import MACHINES, TYPE, first_mark, place_of, stamp
from briefbuilder.bibtex.reading import read_bib
from briefbuilder.latex import encode
from briefbuilder.model import Reference
from briefbuilder.people import people, split_names
from briefbuilder.problems import Problems
from briefbuilder.words import fold

FIELD_ORDER = (
    "author", "editor", "translator", "title", "subtitle", "booktitle", "journaltitle", "series", "type", "number",
    "edition", "volume", "date", "pages", "publisher", "institution", "organization", "eventtitle", "location", "url",
    "urldate", "doi", "isbn", "issn", "langid", "note",
)  # fmt: skip

TITLE_FIELDS = ("title", "subtitle", "booktitle", "booksubtitle", "maintitle", "eventtitle")
_NOT_ENTRIES = frozenset(("string", "comment", "preamble"))
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def write_bib(references: Iterable[Reference]) -> str:
    """All references in house form, in the order given: what stands in dist/references.bib."""
    return "\n".join(_entry(reference) for reference in references)


def append_entries(text: str, references: Iterable[Reference]) -> str:
    """The text as it was, to the letter, with the entries that are new at its end; nothing new leaves it the same."""
    held = list(read_bib(text, "", Problems()))
    keys = {match[2].casefold() for match in BLOCK_HEAD.finditer(text) if match[1].casefold() not in _NOT_ENTRIES}
    keys |= {reference.key.casefold() for reference in held}
    works: dict[str, list[Reference]] = {}
    for reference in held:
        _know(reference, works)
    new: list[Reference] = []
    for reference in references:
        read = _as_read(reference)
        alike = [one for name in _work_names(read) for one in works.get(name, ())]
        if reference.key.casefold() in keys or not all(_told_apart(one, read) for one in alike):
            continue
        keys.add(reference.key.casefold())
        _know(read, works)
        new.append(reference)
    if not new:
        return text
    added = "\n".join(_entry(reference, stamped=True) for reference in new)
    line_end = "\r\n" if text.count("\r\n") > text.count("\n") / 2 else "\n"
    between = "" if not text else "\n" if text.endswith(("\n", "\r")) else "\n\n"
    return text + (between + added).replace("\n", line_end)


def _as_read(reference: Reference) -> Reference:
    """A reference as it will be read again.

    What cannot be written is gone, so that appending twice compares like with like.
    """
    return next(iter(read_bib(_entry(reference), "", Problems())), reference)


def _know(reference: Reference, works: dict[str, list[Reference]]) -> None:
    for name in _work_names(reference):
        works.setdefault(name, []).append(reference)


def _told_apart(one: Reference, other: Reference) -> bool:
    """Two volumes, two DOIs, two periodicals: two works, though name, title and year are the same."""
    pairs = [(one.get(name), other.get(name)) for name in ("volume", "number", "doi", "journaltitle")]
    months = [reference.get("date")[5:7] for reference in (one, other)]
    return any(left and right and fold(left) != fold(right) for left, right in (*pairs, months))


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


def _entry(reference: Reference, *, stamped: bool = False) -> str:
    """An entry in house form; ``stamped``: its mark has a hash per field, so that an editor's change is seen."""
    fields = dict(reference.fields)
    mark = fields.pop(MARK, "")
    order = {name: index for index, name in enumerate(FIELD_ORDER)}
    names = sorted(fields, key=lambda name: order.get(name, len(order)))
    shown = {name: written(name, fields[name], fields) for name in names if fields[name].strip()}
    mark = mark or _mark(reference, shown, stamped=stamped)
    lines = [f"  {name} = {{{value}}}," for name, value in shown.items()]
    if mark:
        lines.append(f"  {MARK} = {{{encode(mark)}}},")
    return "\n".join([f"@{reference.type}{{{reference.key},", *lines, "}", ""])


def _mark(reference: Reference, shown: Mapping[str, str], *, stamped: bool) -> str:
    """Where a machine-made entry comes from: "parsed: 05-brief.txt, line 193 [author=3f9a2c]"."""
    if reference.origin not in MACHINES:
        return ""
    where = place_of(reference)
    if not stamped:
        return f"{reference.origin}: {where}" if where else reference.origin
    stamps = {TYPE: stamp(reference.type), **{name: stamp(value) for name, value in shown.items()}}
    return str(first_mark(reference.origin, where, stamps))


def written(name: str, value: str, fields: Mapping[str, str]) -> str:
    """A value as it stands between a field's braces; ``fields`` say in which language a title is."""
    value = _CONTROL.sub("", " ".join(value.split()))
    if name in VERBATIM_FIELDS:
        return value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    if name in NAME_FIELDS:
        return " and ".join(_written_name(name) for name in split_names(value))
    if name == "pages":
        return encode(value).replace("–", "--")
    if name in TITLE_FIELDS:
        return _protected(value, fields.get("langid", ""))
    return encode(value)


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
