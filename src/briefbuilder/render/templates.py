"""Where templates come from: the book's own ``templates/`` first, then ours.

In: a book's folder or None.  Out: a Jinja2 environment. A book's ``templates/html/book.html`` overrides ours block by
block with ``{% extends "ours/html/book.html" %}``; a ``templates/pdf/extra.css`` is added to our sheet as it is.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefbuilder.problems import OurError

_PACKAGE = Path(__file__).resolve().parents[1]
_HOMES = (_PACKAGE / "templates", _PACKAGE.parents[1] / "templates")


class Templates(ImmutableSandboxedEnvironment):
    """A Jinja2 environment that knows the folder of its book (None for a bare folder of texts)."""

    book_root: Path | None = None


def our_templates() -> Path:
    """The folder of our own templates: package data in a wheel, the repository's in an editable install."""
    for home in _HOMES:
        if (home / "html" / "book.html").is_file():
            return home
    raise OurError(f"the templates are missing, looked in {', '.join(map(str, _HOMES))}: install briefbuilder anew")


def environment(book_root: Path | None) -> Templates:
    """The environment for a book: everything escaped, unknown names are errors, no clock and no files in reach."""
    ours = FileSystemLoader(our_templates())
    loaders: list[BaseLoader] = [ours, PrefixLoader({"ours": ours})]
    if book_root is not None and (book_root / "templates").is_dir():
        loaders.insert(0, FileSystemLoader(book_root / "templates"))
    templates = Templates(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.book_root = book_root
    return templates
