"""Two entries of a .bib file that are one work → one entry: its fields by precedence, the other's key in ``ids``.

In: the file's text, the key that stays, the one that goes.  Out: the new text. What a person wrote in the entry that
goes and that finds no place in the other stays in the file, in lines behind a ``%`` where that entry stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefbuilder.bibtex.fields import MARK
from briefbuilder.bibtex.merging import Change, Offer, merge_fields, offers_of, owners, remove_entry, set_fields
from briefbuilder.bibtex.provenance import EDITOR, Mark, Part, read_mark
from briefbuilder.bibtex.reading import read_bib
from briefbuilder.bibtex.spans import entry_span, entry_spans
from briefbuilder.model import Reference
from briefbuilder.problems import OurError, Problems, UsageError
from briefbuilder.words import fold

# Fields that only fit the kind of work that has them.
_OF_A_KIND = frozenset("journaltitle booktitle publisher institution organization volume number pages editor".split())
_OURS = frozenset((MARK, "ids", "crossref", "xdata"))


@dataclass(frozen=True, slots=True)
class Joined:
    """The file's text with one entry less, what became of each field, and what a person wrote that was set aside."""

    text: str
    changes: tuple[Change, ...]
    aside: tuple[tuple[str, str], ...]


def join_entries(text: str, keep: str, other: str) -> Joined:
    """Join ``other`` into ``keep``. Raises UsageError where one of them is not there or cannot be read."""
    entries = {one.key: one for one in reversed(read_bib(text, "", Problems()))}
    for key in (keep, other):
        if key not in entries:
            raise UsageError(f'there is no entry "{key}" in references.bib that can be read')
    if keep == other:
        raise UsageError(f'"{keep}" is one entry already')
    mine, theirs = entries[keep], entries[other]
    offers = offers_of(text, other)
    _titles_must_fit(text, mine, theirs)
    merged = merge_fields(text, keep, _fitting(offers, mine, theirs))
    aside = tuple(_set_aside(offers, {change.name: change for change in merged.changes}))
    made = set_fields(merged.text, keep, {"ids": ",".join(_ids(mine, theirs))})
    if mark := _mark(read_bib_mark(made, keep), theirs):
        made = set_fields(made, keep, {MARK: mark})
    made = _without(_children_follow(made, keep, other), keep, other, aside)
    _must_be_whole(text, made, keep, other)
    return Joined(made, merged.changes, aside)


def _titles_must_fit(text: str, mine: Reference, theirs: Reference) -> None:
    """Title and subtitle belong together: where a person wrote those of one entry only, that one has to stay."""
    written = [owners(text, one.key).get("title", EDITOR) == EDITOR for one in (mine, theirs)]
    if written == [False, True] and fold(mine.get("title")) != fold(theirs.get("title")):
        raise UsageError(f"an editor wrote the title of {theirs.key}: say --yes {theirs.key} {mine.key}")


def _fitting(offers: Iterable[Offer], mine: Reference, theirs: Reference) -> list[Offer]:
    """What the other entry has that can stand in this one: no subtitle of another title, no pages of another kind."""
    same_title = fold(mine.get("title")) == fold(theirs.get("title"))

    def fits(name: str) -> bool:
        if name in _OURS or (name in ("subtitle", "titleaddon") and not same_title):
            return False
        return name not in _OF_A_KIND or mine.type == theirs.type

    return [replace(one, fields=tuple(pair for pair in one.fields if fits(pair[0]))) for one in offers]


def _set_aside(offers: Iterable[Offer], changes: Mapping[str, Change]) -> Iterator[tuple[str, str]]:
    """What a person wrote and the entry that stays does not say."""
    for offer in offers:
        for name, value in offer.fields:
            change = changes.get(name)
            taken = change is not None and (change.fate != "kept" or change.before == change.offered)
            if offer.origin == "editor" and name not in _OURS and not taken:
                yield name, " ".join(value.split())


def _ids(mine: Reference, theirs: Reference) -> list[str]:
    keys = re.split(r"[,\s]+", f"{mine.get('ids')},{theirs.key},{theirs.get('ids')}")
    return [key for key in dict.fromkeys(keys) if key and key != mine.key]


def read_bib_mark(text: str, key: str) -> Mark:
    """The mark of an entry as it stands."""
    found = next((one for one in read_bib(text, "", Problems()) if one.key == key), None)
    return read_mark(found.get(MARK) if found else "")


def _mark(mark: Mark, theirs: Reference) -> str:
    """The mark with the lines of which the other entry was made, so that a build knows the work again."""
    lines = sorted(read_mark(theirs.get(MARK)).places - mark.places)
    if not lines:
        return ""
    parts = tuple(Part("checked", f"{file}, {line}") for file, line in lines)
    return str(Mark((*mark.parts, *parts)))


def _children_follow(text: str, keep: str, other: str) -> str:
    """Entries that inherit from the one that goes inherit from the one that stays."""
    spans = [(field.value, field.end) for span in entry_spans(text) for field in span.fields if _leads(field.name)]
    for start, end in reversed(spans):
        if text[start:end].strip('{}"').strip() == other:
            text = f"{text[:start]}{{{keep}}}{text[end:]}"
    return text


def _leads(name: str) -> bool:
    return name in ("crossref", "xdata")


def _without(text: str, keep: str, other: str, aside: Iterable[tuple[str, str]]) -> str:
    """The text without the entry that goes; what was set aside stands in its place, as lines that nobody reads."""
    span = entry_span(text, other)
    if span is None:
        raise UsageError(f'there is no entry "{other}" in references.bib that can be read')
    end = "\r\n" if text.count("\r\n") > text.count("\n") / 2 else "\n"
    lines = [f"%   {name} = {value}" for name, value in aside]
    if not lines:
        return remove_entry(text, other)
    lines.insert(0, f"% {other} was joined into {keep}. It said, too:")
    return text[: span.start] + end.join(lines) + text[span.end :]


def _must_be_whole(before: str, after: str, keep: str, other: str) -> None:
    """Nothing but the two entries (and what inherits from the one that goes) has changed, or nothing is written."""
    old, new = ({one.key: one.raw for one in read_bib(text, "", Problems())} for text in (before, after))
    same = all(new.get(key) == raw or other in raw for key, raw in old.items() if key not in (keep, other))
    if not same or old.keys() - new.keys() != {other}:
        raise OurError(f"joining {other} into {keep} would have changed other entries of references.bib")
