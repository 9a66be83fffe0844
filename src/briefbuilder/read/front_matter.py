"""The YAML at the head of a Markdown file, read by ourselves: pandoc, which opens files it names, never sees it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

import yaml

from briefbuilder.dates import find_date
from briefbuilder.model import Metadata, Run, Stated
from briefbuilder.problems import Place, Problems
from briefbuilder.read.html_metadata import iso_date, language_code

LARGEST = 64 * 1024
_BLOCK = re.compile(r"---[ \t]*\n(?P<yaml>(?!\s*\n).*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_READ = ("title", "subtitle", "author", "date", "lang")


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
    ignored = sorted(str(key) for key in values if key not in _READ)
    if ignored:
        hint = "briefbuilder reads title, subtitle, author, date and lang here; the rest belongs in book.yaml"
        problems.note("front-matter-ignored", f"not read: {', '.join(ignored)[:500]}", place, hint)
    return FrontMatter(_metadata(values, raw, match.span("yaml"), place, problems), match.end())


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


def _metadata(values: dict[Any, Any], raw: str, span: tuple[int, int], place: Place, problems: Problems) -> Metadata:
    authors = values.get("author")
    names = [name for one in (authors if isinstance(authors, list) else [authors]) if (name := _name(one))]
    return Metadata(
        title=_stated(_text(values.get("title")), raw, span),
        subtitle=_stated(_text(values.get("subtitle")), raw, span),
        authors=tuple(stated for name in names if (stated := _stated(name, raw, span))),
        date=_date(values.get("date"), raw, span, place, problems),
        lang=language_code(_text(values.get("lang"))),
    )


def _name(value: object) -> str:
    """An author is a name, or a mapping with one."""
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return " ".join(str(value).split())
    return ""


def _stated(value: str, raw: str, span: tuple[int, int], printed: str = "") -> Stated | None:
    if not value:
        return None
    at = raw.find(printed or value, *span)
    return Stated(value, (Run(printed or value, at, at + len(printed or value)),) if at >= 0 else ())


def _date(value: object, raw: str, span: tuple[int, int], place: Place, problems: Problems) -> Stated | None:
    if isinstance(value, dt.date):  # YAML's own dates; a datetime is one too
        iso = value.isoformat()[:10]
        return _stated(iso, raw, span)
    printed = _text(value)
    found = find_date(printed)
    iso = found.value if found and not found.doubtful else iso_date(printed)
    if printed and not iso:
        hint = "write it as 2017-04-05, 2017-04 or 2017"
        problems.warn("date-unclear", f"“{printed[:100]}” states no date for sure", place, hint)
        return None
    return _stated(iso, raw, span, printed)
