"""The YAML head of a Markdown file: what a source states of itself, so quoted that it is read as the words it is.

In: names and values.  Out: YAML between two lines of hyphens.  Values are escaped twice: as Markdown, which pandoc
reads in them, and as YAML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from briefbuilder.language import direction
from briefbuilder.model import Metadata, Stated
from briefbuilder.render import tree
from briefbuilder.render.escape import escape_inlines

_PLAIN = re.compile(r"[^\W\d_][\w ,.’“”()–—/-]*(?<! )")
_PATH = re.compile(r"[\w./][\w./-]*")
_NOT_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
# What YAML takes for a line's end or does not print; only its double quotes can say it.
_UNPRINTED = re.compile("[\x85\u2028\u2029\ufeff\u200e\u200f]")

Field = tuple[str, str | list[str]]


def front_matter(fields: Sequence[Field]) -> str:
    """``[("title", "A: b"), ("author", ["One"])]`` → YAML between ``---`` lines; empty values are left out."""
    lines = [line for name, value in fields if value for line in _field(name, value)]
    return "\n".join(["---", *lines, "---", ""]) if lines else ""


def stated(metadata: Metadata) -> list[Field]:
    """What a source states, under the names that pandoc's users know, as Markdown."""
    single = ("title", "subtitle", "date", "publisher", "series", "number", "url", "rights")
    found = {name: _value(getattr(metadata, name)) for name in single}
    authors = [as_markdown(author.value) for author in metadata.authors]
    order: list[Field] = [("title", found["title"]), ("subtitle", found["subtitle"]), ("author", authors)]
    order += [("date", found["date"]), ("lang", metadata.lang)]
    order += [("dir", "rtl")] if direction(metadata.lang) == "rtl" else []
    order += [(name, found[name]) for name in single[3:]]
    return order


def _value(what: Stated | None) -> str:
    if what is None:
        return ""
    return what.value if _DATE.fullmatch(what.value) else as_markdown(what.value)


def as_markdown(text: str) -> str:
    r"""A plain text as one line of Markdown that reads back the same: ``"1. May"`` → ``"1\. May"``."""
    nodes = escape_inlines(tree.words(text.strip(" \t\n\r\f\v")))
    return "".join(node["c"][1] for node in nodes)


def _field(name: str, value: str | list[str]) -> list[str]:
    if isinstance(value, str):
        return [f"{name}: {_scalar(name, value)}"]
    return [f"{name}:", *(f"  - {_scalar(name, item)}" for item in value if item)]


def _scalar(name: str, value: str) -> str:
    if name == "date" and _DATE.fullmatch(value):
        return value
    if name == "lang" and _TAG.fullmatch(value) and value.lower() not in _NOT_WORDS:
        return value
    if name == "bibliography" and _PATH.fullmatch(value):
        return value
    if _PLAIN.fullmatch(value) and value.lower() not in _NOT_WORDS:
        return value
    if _UNPRINTED.search(value):
        return _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
    return "'" + value.replace("'", "''") + "'"
