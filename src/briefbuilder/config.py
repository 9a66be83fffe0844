"""``sources/book.yaml`` → a frozen ``Config``; every complaint with its line.

In: a book's folder.  Out: what the editor set, and defaults for the rest (there need be no file at all).
The classes below are the one table of settings: the reader, the JSON Schema and the manual are made from them.
"""

from __future__ import annotations

import difflib
import json
import re
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefbuilder.folder import SETTINGS_NAME, BookFolder, find_sources
from briefbuilder.problems import Place, Problem, Problems, UsageError
from briefbuilder.settings import Choice, Date, FileName, Flag, Many, Table, Text, read_settings, setting

DEFAULT_CSL = "chicago-notes-bibliography"

_LANG = Text(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", "en-GB")
_CODE = Text(r"[a-z0-9]+(-[a-z0-9]+)*", "title-differs")
_MAIL = Text(r"[!-;=?A-~]+@[!-;=?A-~]+", "editor@example.org")
_URL = Text(r"https?://\S+", "https://example.org/brief")


@dataclass(frozen=True, slots=True)
class Name:
    """A person or body, as pandoc users write them: ``- name: Ada Meyer``."""

    name: str = setting(Text(), "The name as it shall be printed.", "", required=True)

    def __str__(self) -> str:
        return self.name


_AUTHOR = Many(Table(Name, short="name"), single=True)


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """One source of the book; what is set here wins over what the text states of itself."""

    file: str = setting(FileName(), "The file's name below sources/.", "", required=True)
    title: str = setting(Text(), "The text's title.", "")
    subtitle: str = setting(Text(), "The text's subtitle.", "")
    author: tuple[Name, ...] = setting(_AUTHOR, "The text's author or authors.", ())
    date: str = setting(Date(), "When it appeared: 2017, 2017-04 or 2017-11-22.", "")
    lang: str = setting(_LANG, "The text's language as a BCP 47 tag.", "")
    publisher: str = setting(Text(), "The outlet or publisher.", "")
    url: str = setting(_URL, "Where it was published.", "")
    rights: str = setting(Text(), "Whose it is, and on which terms it may be passed on.", "")
    back_matter: bool = setting(Flag(), "Keep the imprint and the like at the chapter's end.", default=False)
    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False, repr=False)

    def place(self, key: str = "") -> Place:
        """Where this setting stands in ``book.yaml`` (the source's line, if it is not set there)."""
        return _place(self.places, key)

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors' names."""
        return tuple(author.name for author in self.author)


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Warnings that the editor has looked at: under --strict they fail the build no longer."""

    code: str = setting(_CODE, "The problem's code, as printed: title-differs.", "", required=True)
    source: str = setting(FileName(), "Only in this file; without it in every file.", "")
    reason: str = setting(Text(), "Why this is right as it is.", "", required=True)

    def covers(self, problem: Problem) -> bool:
        """Is this problem meant? ``source: brief.txt`` means ``sources/brief.txt``."""
        if problem.code != self.code:
            return False
        return not self.source or problem.place.path in {self.source, f"sources/{self.source}"}


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a book."""

    title: str = setting(Text(), "The book's title; without it the folder's name.", "")
    subtitle: str = setting(Text(), "The book's subtitle.", "")
    author: tuple[Name, ...] = setting(_AUTHOR, "Who made the book: its editor or editors.", ())
    lang: str = setting(_LANG, "The book's language as a BCP 47 tag.", "en")
    date: str = setting(Date(), "The book's date; without it that of the newest source.", "")
    csl: str = setting(Text(), "The citation style's name, one of 10,000.", DEFAULT_CSL)
    rights: str = setting(Text(), "On which terms the book may be passed on.", "")
    publisher: str = setting(Text(), "Who publishes the book.", "")
    description: str = setting(Text(), "A sentence or two on what the book is.", "")
    paper: str = setting(Choice(("A4", "A5", "Letter")), "The PDF's paper.", "A4")
    cited_in: bool = setting(Flag(), "Say at each entry of the bibliography where it is cited.", default=True)
    mailto: str = setting(
        _MAIL, "Whom Crossref, DataCite and Open Library may write to if look-ups are a nuisance to them.", ""
    )
    sources: tuple[SourceSettings, ...] = setting(
        Many(Table(SourceSettings, short="file")),
        "The texts in the book's order; without it all of sources/ by name.",
        (),
    )
    acknowledge: tuple[Acknowledged, ...] = setting(
        Many(Table(Acknowledged)), "Warnings that were looked at, each with the reason why they may stay.", ()
    )

    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False, repr=False)

    def place(self, key: str = "") -> Place:
        """Where this setting stands: ``config.place("csl")`` is ``sources/book.yaml:4:6``."""
        return _place(self.places, key)

    @property
    def authors(self) -> tuple[str, ...]:
        """The editors' names."""
        return tuple(author.name for author in self.author)

    def source(self, name: str) -> SourceSettings:
        """What is set for this file of ``sources/`` (nothing but its name, if nothing is)."""
        return next((source for source in self.sources if source.file == name), SourceSettings(file=name))

    def acknowledges(self, problem: Problem) -> Acknowledged | None:
        """The acknowledgement that covers this problem, if there is one."""
        return next((one for one in self.acknowledge if one.covers(problem)), None)


def _place(places: tuple[tuple[str, Place], ...], key: str) -> Place:
    known = dict(places)
    return known.get(key) or known.get("") or Place(f"sources/{SETTINGS_NAME}")


# --- Loading -----------------------------------------------------------------------------------------------------


def load_config(folder: Path, problems: Problems) -> Config:
    """Read a book's settings: ``load_config(Path("book"), problems).title``.

    A folder without ``sources/book.yaml`` has a title (its own name), a language and a style all the same.
    """
    book = find_sources(folder)
    config = _read(book, problems)
    if not config.title:
        config = replace(config, title=title_of(folder))
    return _with_sources(config, book, problems)


def title_of(folder: Path) -> str:
    """A title from a folder's name: ``iran-and-russia_2018`` → "Iran and russia 2018"."""
    words = re.sub(r"[\s_-]+", " ", folder.resolve().name).strip()
    return words[:1].upper() + words[1:] or "Briefing book"


def _read(book: BookFolder, problems: Problems) -> Config:
    if book.settings is None:
        return Config()
    path = book.shown(book.settings)
    try:
        data = book.settings.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    config: Config = read_settings(data, Table(Config), path, problems)
    return config


def _with_sources(config: Config, book: BookFolder, problems: Problems) -> Config:
    """Hold the list of sources against the folder; without a list, all of the folder's texts are the list."""
    if not config.sources:
        found = tuple(SourceSettings(file=file.name) for file in book.files)
        return replace(config, sources=found)
    kept: dict[str, SourceSettings] = {}
    for source in config.sources:
        if source.file in kept:
            problems.error("source-listed-twice", f"{source.file} is listed twice", source.place("file"), "remove one")
        elif not (book.texts / source.file).is_file():
            message = f"there is no {source.file} in {book.texts.name}/"
            problems.error("source-missing", message, source.place("file"), _nearest_file(source.file, book))
        else:
            kept[source.file] = source
    _note_unlisted(kept, book, problems)
    return replace(config, sources=tuple(kept.values()))


def _nearest_file(name: str, book: BookFolder) -> str:
    names = [file.name for file in book.files]
    close = difflib.get_close_matches(name, names, n=1)
    return f"did you mean {close[0]}?" if close else f"there are: {', '.join(names)}"


def _note_unlisted(kept: dict[str, SourceSettings], book: BookFolder, problems: Problems) -> None:
    for file in book.files:
        if file.name not in kept:
            message = f"{file.name} is not listed in {SETTINGS_NAME}, so it is not in the book"
            problems.note("source-not-listed", message, Place(book.shown(file)), "list it under sources")


# --- Schema ------------------------------------------------------------------------------------------------------


def schema() -> dict[str, Any]:
    """The JSON Schema of ``book.yaml`` (published as schema/book.schema.json)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "briefbuilder: sources/book.yaml",
        "description": Config.__doc__,
        **Table(Config).schema(),
    }


def schema_text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":  # `make schema`
    sys.stdout.write(schema_text())
