"""Merge fields into an entry of ``references.bib``: only what changes is touched, all else stays to the letter.

In: the file's text, a key, and offers (fields with where they come from).  Out: the new text, and what became of each
field. The editor has the last word: editor > looked-up and accepted > parsed. What a person wrote, changed or took out
(see ``provenance``) is never overwritten. Merging twice changes nothing more, and the order of offers is nothing: of
two equals the nearer source wins (a DOI's record before an ISBN's, an ISBN's before a page's), and a source's later
word replaces its earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from briefbuilder.bibtex.fields import MARK
from briefbuilder.bibtex.provenance import EDITOR, TYPE, Mark, Owner, clean, read_mark, stamp
from briefbuilder.bibtex.reading import OLD_NAMES, read_bib, read_value
from briefbuilder.bibtex.spans import EntrySpan, FieldSpan, entry_span
from briefbuilder.bibtex.writing import FIELD_ORDER, TITLE_FIELDS, written
from briefbuilder.latex import encode
from briefbuilder.model import Origin, Reference
from briefbuilder.problems import Problems, UsageError

MAX_VALUE = 20_000

Fate = Literal["added", "replaced", "confirmed", "kept", "same"]

_MISSING = 'there is no entry "{}" in references.bib that can be read'
_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
_RANKS: dict[Origin, int] = {"source": 0, "parsed": 1, "looked-up": 2, "editor": 3}
_NEAR = ("doi-", "isbn-", "url-", "search-")  # how the names of looked-up records begin, the nearest to the work first
_DATE_NAMES = {"year": "date", "month": "date"}
_ORDER = {name: index for index, name in enumerate(FIELD_ORDER)}


@dataclass(frozen=True, slots=True)
class Offer:
    """Fields that somebody has for a work, in plain text: ``Offer((("date", "2015"),), "looked-up", "doi-10….json")``.

    ``type`` is the entry's type, if it shall be offered too.
    """

    fields: tuple[tuple[str, str], ...]
    origin: Origin
    where: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one field that was offered, and who stands behind it now.

    "added", "replaced"; "confirmed" (the same value, a better source); "kept" (what stands has precedence); "same".
    """

    name: str
    before: str
    offered: str
    fate: Fate
    owner: Owner


@dataclass(frozen=True, slots=True)
class Merged:
    """The file's text with the entry as it is now, and what became of each field."""

    text: str
    changes: tuple[Change, ...]


def merge_fields(text: str, key: str, offers: Iterable[Offer]) -> Merged:
    """Merge what is offered into the entry ``key``. Raises UsageError where there is none that can be read."""
    desk = _desk(text, key)
    changes = [desk.offer(name, value, owner) for name, value, owner in _in_order(offers)]
    desk.rewrite_titles()
    desk.write_mark()
    return Merged(desk.whole, tuple(change for change in changes if change))


def set_fields(text: str, key: str, fields: Mapping[str, str]) -> str:
    """Write fields as they are given, whoever stands behind them: for what an editor said yes to, and for the mark."""
    desk = _desk(text, key)
    for name, value in fields.items():
        desk.write(name, written(name, value, {**desk.values, name: value}), value)
    return desk.whole


def owners(text: str, key: str) -> dict[str, Owner]:
    """Who stands behind each field of an entry: ``{"title": Owner("parsed", "brief.txt, line 3"), …}``."""
    desk = _desk(text, key)
    return {name: desk.owner(name) for name in (TYPE, *desk.values) if name != MARK}


def offers_of(text: str, key: str) -> tuple[Offer, ...]:
    """An entry's own fields as offers to another one, by who stands behind them: the half of joining two entries."""
    desk = _desk(text, key)
    by_owner: dict[Owner, list[tuple[str, str]]] = {}
    for name, value in desk.values.items():
        if name != MARK and name not in desk.inherited:
            by_owner.setdefault(desk.owner(name), []).append((name, value))
    return tuple(Offer(tuple(found), owner.origin, owner.where) for owner, found in by_owner.items())


def remove_entry(text: str, key: str) -> str:
    """The text without this entry and the blank line behind it."""
    span = entry_span(text, key)
    if span is None:
        raise UsageError(_MISSING.format(key))
    rest = re.sub(r"^[ \t]*(?:\r?\n){0,2}", "", text[span.end :])
    before = text[: span.start]
    return before + rest if rest else re.sub(r"(\r?\n)(?:\r?\n)+$", r"\1", before)


# --- The entry while it is merged --------------------------------------------------------------------------------


@dataclass(slots=True)
class _Desk:
    """An entry on the desk: its own text between what stands above and below, its fields, its mark, its heritage."""

    above: str
    text: str
    below: str
    key: str
    span: EntrySpan
    values: dict[str, str]
    mark: Mark
    inherited: frozenset[str]
    langid: str

    def owner(self, name: str) -> Owner:
        """Who stands behind this field now; what has an old name, or is written in quotation marks, is a person's."""
        if name == TYPE:
            return self.mark.owner(TYPE, stamp(self.text[self.span.type_start : self.span.type_end]))
        found = self.field(name)
        if found is None or found.inner is None:
            return EDITOR
        return self.mark.owner(name, stamp(found.inner))

    @property
    def whole(self) -> str:
        """The file's text with the entry as it is now."""
        return self.above + self.text + self.below

    def field(self, name: str) -> FieldSpan | None:
        return next((one for one in self.span.fields if one.name == name), None)

    def offer(self, name: str, value: str, owner: Owner) -> Change | None:
        """Take one field or leave it."""
        shown = value if name == TYPE else written(name, value, {**self.values, name: value})
        plain = value if name == TYPE else read_value(name, shown)
        if not plain or name == MARK:
            return None
        before = self.span.type if name == TYPE else self.values.get(name, "")
        if not before and name in self.mark.stamped:
            return Change(name, "", plain, "kept", EDITOR)  # the editor took it out
        held = self.owner(name) if before else None
        if before == plain and (held is None or owner == held or not _may_write(owner, held)):
            return Change(name, before, plain, "same", held or owner)
        if held and not _may_write(owner, held):
            return Change(name, before, plain, "kept", held)
        if before != plain:
            self.write(name, shown, plain)
        self._stamp(name, owner)
        fate: Fate = "added" if not before else "confirmed" if before == plain else "replaced"
        return Change(name, before, plain, fate, owner)

    def rewrite_titles(self) -> None:
        """Once the language is known (or another one), our own titles get the braces that it asks for."""
        if self.values.get("langid", "") == self.langid:
            return
        for name in TITLE_FIELDS:
            owner, found = self.owner(name), self.field(name)
            if found is None or owner == EDITOR or name not in self.values:
                continue
            if (shown := written(name, self.values[name], self.values)) != found.inner:
                self.write(name, shown, self.values[name])
                self._stamp(name, owner)

    def write_mark(self) -> None:
        """Put the mark into the text, if it is another one by now."""
        found = self.field(MARK)
        shown = encode(str(self.mark))
        if shown and (found is None or read_mark(read_value(MARK, found.inner or "")) != self.mark):
            self.write(MARK, shown, str(self.mark))

    def _stamp(self, name: str, owner: Owner) -> None:
        if name == TYPE:
            now = self.text[self.span.type_start : self.span.type_end]
        else:
            found = self.field(name)
            now = found.inner or "" if found else ""
        self.mark = self.mark.spelt_out(self._stamps()).with_stamp(name, stamp(now), owner)

    def _stamps(self) -> dict[str, str]:
        """The hash of each field that could be a machine's, as it stands."""
        ours = {one.name: stamp(one.inner) for one in self.span.fields if one.inner is not None and one.name != MARK}
        return {TYPE: stamp(self.text[self.span.type_start : self.span.type_end]), **ours}

    def write(self, name: str, shown: str, plain: str) -> None:
        """Put a value into the text, where the field stands or where it belongs."""
        if name == TYPE:
            self._replace(self.span.type_start, self.span.type_end, shown)
            return
        self.values[name] = plain
        found = self.field(name)
        if found:
            self._replace(found.value, found.end, "{" + shown + "}")
        else:
            self._insert(name, f"{name} = {{{shown}}}")

    def _insert(self, name: str, line: str) -> None:
        """Put a new field behind the one that comes before it in house order: with the indent of the first one."""
        before = [one for one in self.span.fields if _rank(one.name) < _rank(name)]
        if not self.span.fields:
            end = "\r\n" if self.text.count("\r\n") > self.text.count("\n") / 2 else "\n"
            self._replace(self.span.head, self.span.end - 1, f",{end}  {line},{end}")
        elif before:
            nearest = max(before, key=lambda one: (_rank(one.name), -one.start))
            self._replace(nearest.end, nearest.end, f",{self._indent()}{line}")
        else:
            self._replace(self.span.fields[0].start, self.span.fields[0].start, f"{line},{self._indent()}")

    def _indent(self) -> str:
        """What stands between a comma and the field behind it."""
        blank = self.text[self.span.head : self.span.fields[0].start].lstrip(" \t").removeprefix(",")
        return blank if blank.isspace() else " "

    def _replace(self, start: int, end: int, new: str) -> None:
        self.text = self.text[:start] + new + self.text[end:]
        span = entry_span(self.text, self.key)
        if span is None:  # what we write can always be read
            raise AssertionError(self.key)
        self.span = span


def _desk(text: str, key: str) -> _Desk:
    """The entry alone: its text is read again after each change, the file's is not."""
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    bare = text.removeprefix(bom)
    whole = entry_span(bare, key)
    read: Mapping[str, Reference] = {one.key: one for one in reversed(read_bib(bare, "", Problems()))}
    entry = bare[whole.start : whole.end] if whole else ""
    span = entry_span(entry, key)
    if whole is None or span is None or key not in read:
        raise UsageError(_MISSING.format(key))
    values = dict(read[key].fields)
    own = {_DATE_NAMES.get(one.name, OLD_NAMES.get(one.name, one.name)) for one in span.fields}
    above, below = bom + bare[: whole.start], bare[whole.end :]
    inherited, langid = frozenset(values) - own, values.get("langid", "")
    return _Desk(above, entry, below, key, span, values, read_mark(values.get(MARK, "")), inherited, langid)


def _in_order(offers: Iterable[Offer]) -> list[tuple[str, str, Owner]]:
    """All that is offered, the language of titles first, the best source of each field before the others."""
    found = []
    for offer in offers:
        owner = EDITOR if offer.origin == "editor" else Owner(offer.origin, clean(offer.where))
        pairs = [*offer.fields, *([(TYPE, offer.type)] if offer.type else [])]
        found += [(name.casefold(), " ".join(value.split()), owner) for name, value in pairs]
    found = [one for one in found if 0 < len(one[1]) <= MAX_VALUE and _NAME.fullmatch(one[0])]
    return sorted(found, key=lambda one: (one[0] != "langid", _rank(one[0]), one[0], _standing(one[2]), one[1]))


def _standing(owner: Owner) -> tuple[int, int, str]:
    """The less, the better: by who it was, by what kind of record, by its name."""
    near = next((n for n, prefix in enumerate(_NEAR) if owner.where.startswith(prefix)), len(_NEAR))
    return (-_RANKS[owner.origin], near, owner.where)


def _may_write(new: Owner, held: Owner) -> bool:
    """A better source, or the same one once more; over an editor's word nobody, not even another editor's."""
    return held.origin != "editor" and (new == held or _standing(new) < _standing(held))


def _rank(name: str) -> tuple[int, str]:
    return (len(_ORDER) + 1 if name == MARK else _ORDER.get(name, len(_ORDER)), name)
