"""The YAML at the head of a Markdown file, read by ourselves: pandoc, which opens files it names, never sees it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from briefbuilder import pandoc
from briefbuilder.dates import find_date
from briefbuilder.model import Metadata, Run, Stated
from briefbuilder.problems import Place, Problems
from briefbuilder.read.html_metadata import iso_date, language_code
from briefbuilder.read.one_line import words_of

LARGEST = 64 * 1024
_BLOCK = re.compile(r"---[ \t]*\n(?P<yaml>(?!\s*\n).*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^[^\s#-][^\n:]*:", re.MULTILINE)
_READ = ("title", "subtitle", "author", "date", "lang", "publisher", "series", "number", "url", "rights")
# Metadata never reaches pandoc as such: `bibliography:` there reads files, `csl:` fetches addresses.
FORMAT = pandoc.MARKDOWN + "-yaml_metadata_block-pandoc_title_block-mmd_title_block"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was read, and where the text begins (0 where there is no front matter)."""

    metadata: Metadata
    end: int


def read_front_matter(raw: str, path: str, problems: Problems) -> FrontMatter:
    r"""``"---\ntitle: Tides\n---\n\nText"`` states a title; the text begins behind it."""
    match = _BLOCK.match(raw)
    if not match:
        return FrontMatter(Metadata(), 0)
    place = Place(path, 1, 1)
    values = _values(match["yaml"], place, problems)
    if values is None:
        return FrontMatter(Metadata(), 0)
    ignored = sorted(str(key) for key in values if key not in _READ and key != "dir")  # the language says it
    if ignored:
        hint = f"briefbuilder reads {', '.join(_READ)} here; the rest belongs in book.yaml"
        problems.note("front-matter-ignored", f"not read: {', '.join(ignored)[:500]}", place, hint)
    return FrontMatter(_metadata(_Head(values, raw, match.span("yaml"), path), place, problems), match.end())


def _values(text: str, place: Place, problems: Problems) -> dict[Any, Any] | None:
    """The mapping that the YAML holds; None, and a problem, where it is none."""
    try:
        if len(text) > LARGEST:
            raise yaml.YAMLError(f"longer than {LARGEST} characters")
        if any(isinstance(token, yaml.AliasToken | yaml.AnchorToken | yaml.TagToken) for token in yaml.scan(text)):
            raise yaml.YAMLError("anchors, aliases and tags are not read")
        values = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        why = " ".join(str(error).split())[:200]
        problems.warn("front-matter-broken", f"the block between --- is no YAML and stays text: {why}", place)
        return None
    return values if isinstance(values, dict) else None


@dataclass(frozen=True, slots=True)
class _Head:
    """The YAML's values and where in the raw text they stand."""

    values: dict[Any, Any]
    raw: str
    span: tuple[int, int]
    path: str

    def stated(self, name: str) -> Stated | None:
        """The words of a field, as one who reads the Markdown in it sees them."""
        value = _text(self.values.get(name))
        return self._stated(value, self._field(name)) if value else None

    def authors(self) -> Iterator[Stated]:
        authors = self.values.get("author")
        start, end = self._field("author")
        for one in authors if isinstance(authors, list) else [authors]:
            name = _name(one)
            if name:
                stated = self._stated(name, (start, end))
                start = max((inline.end for inline in stated.inlines), default=start)
                yield stated

    def date(self, place: Place, problems: Problems) -> Stated | None:
        value = self.values.get("date")
        if isinstance(value, dt.date):  # YAML's own dates; a datetime is one too
            iso = value.isoformat()[:10]
            return Stated(iso, self._run(iso, self._field("date")))
        printed = _text(value)
        found = find_date(printed)
        iso = found.value if found and not found.doubtful else iso_date(printed)
        if iso:
            return Stated(iso, self._run(printed, self._field("date")))
        if printed:
            hint = "write it as 2017-04-05, 2017-04 or 2017"
            problems.warn("date-unclear", f"“{printed[:100]}” states no date for sure", place, hint)
        return None

    def _stated(self, value: str, field: tuple[int, int]) -> Stated:
        return Stated(words_of(value, FORMAT, self.path), self._run(value, field))

    def _run(self, printed: str, field: tuple[int, int]) -> tuple[Run, ...]:
        """The value's own run; none where YAML writes it in another way (doubled quotes, folded lines)."""
        at = self.raw.find(printed, *field)
        return (Run(printed, at, at + len(printed)),) if at >= 0 else ()

    def _field(self, name: str) -> tuple[int, int]:
        """From behind a field's name to the next field."""
        start, end = self.span
        match = re.compile(rf"^{name}[ \t]*:", re.MULTILINE).search(self.raw, start, end)
        following = _FIELD.search(self.raw, match.end(), end) if match else None
        return (match.end(), following.start() if following else end) if match else (end, end)


def _metadata(head: _Head, place: Place, problems: Problems) -> Metadata:
    return Metadata(
        title=head.stated("title"),
        subtitle=head.stated("subtitle"),
        authors=tuple(head.authors()),
        date=head.date(place, problems),
        publisher=head.stated("publisher"),
        series=head.stated("series"),
        number=head.stated("number"),
        url=head.stated("url"),
        rights=head.stated("rights"),
        lang=language_code(_text(head.values.get("lang"))),
    )


def _name(value: object) -> str:
    """An author is a name, or a mapping with one."""
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return " ".join(str(value).split())
    return ""
