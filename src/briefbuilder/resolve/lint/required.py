"""Fields that BibLaTeX asks for by an entry's type, and what goes together.

In: an entry.  Out: what it lacks. A title, a date and the work that holds it are missed; a name or a kind of report
may well be nowhere to be had, so that is only a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefbuilder.model import Reference
from briefbuilder.problems import Severity
from briefbuilder.resolve.lint.finding import Finding

# "a/b": one of them will do. As in BibLaTeX's manual, but for editors of what has a title of its own.
_HELD = "author title booktitle date"
REQUIRED: dict[str, str] = {
    "article": "author title journaltitle date",
    "artwork": "author title date",
    "audio": "author/editor title date",
    "book": "author/editor title date",
    "booklet": "author/editor title date",
    "bookinbook": _HELD,
    "collection": "editor title date",
    "dataset": "author/editor title date",
    "inbook": _HELD,
    "incollection": _HELD,
    "inproceedings": _HELD,
    "inreference": _HELD,
    "image": "author title date",
    "jurisdiction": "title date",
    "legislation": "title date",
    "legal": "title date",
    "letter": "author date",
    "manual": "author/editor title date",
    "misc": "author/editor title date",
    "mvbook": "author title date",
    "mvcollection": "editor title date",
    "mvproceedings": "title date",
    "mvreference": "editor title date",
    "online": "author/editor/organization title date url/doi/eprint",
    "patent": "author title number date",
    "periodical": "editor title date",
    "proceedings": "title date",
    "reference": "editor title date",
    "report": "author type institution/publisher title date",
    "software": "author/editor title date",
    "standard": "title date",
    "suppbook": _HELD,
    "suppcollection": _HELD,
    "suppperiodical": "author title journaltitle date",
    "thesis": "author type institution title date",
    "unpublished": "author title date",
    "video": "author/editor title date",
}
_OFTEN_NOWHERE = frozenset(("author", "author/editor", "editor", "author/editor/organization", "type"))
_STANDS_FOR = {"title": ("title", "maintitle"), "institution": ("institution", "publisher", "organization")}
_WORDS = {"url/doi/eprint": "url or doi", "institution/publisher": "institution", "author/editor": "author or editor"}


def lacks(entry: Reference) -> Iterator[Finding]:
    """What the entry's type asks for and it has not: ``@article`` without ``journaltitle``."""
    if entry.type not in REQUIRED:
        if entry.type not in ("set", "xdata", "custom", "commentary", "movie", "music", "performance", "review"):
            message = f"“{entry.key}” is of the type @{entry.type}, which BibLaTeX does not know"
            yield Finding("", "entry-type-unknown", message, "perhaps @misc, @online, @report or @book is meant")
        return
    for wanted in REQUIRED[entry.type].split():
        names = [name for one in wanted.split("/") for name in _STANDS_FOR.get(one, (one,))]
        if not any(entry.get(name) for name in names):
            yield _missing(entry, wanted)


def _missing(entry: Reference, wanted: str) -> Finding:
    shown = _WORDS.get(wanted, wanted.replace("/", " or "))
    severity = Severity.NOTE if wanted in _OFTEN_NOWHERE else Severity.WARNING
    hint = f"add {shown}, or choose another type" if severity is Severity.WARNING else f"add {shown} if there is one"
    return Finding("", "field-missing", f"“{entry.key}” (@{entry.type}) has no {shown}", hint, severity)
