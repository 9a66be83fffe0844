"""What the templates are given: the book in plain words, the same for every format.

In: ``Cited``.  Out: frozen views with dates written out, labels in the book's language and safe HTML marked as such;
everything else is plain text, which Jinja2 escapes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from briefbuilder import __version__, words
from briefbuilder.model import Cited, CitedChapter, CitedNote, Listed, TocEntry
from briefbuilder.render.citedin import ChapterPlaces, views

_HEAD = 62  # characters of a running head that stand on one line


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a printed list: its id, its safe HTML, and where it is cited (chapter by chapter, or by pages)."""

    id: str
    html: Markup
    cited_in: tuple[ChapterPlaces, ...] = ()
    cited_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note as a template prints it: ``calls[0]`` is where its number leads back to."""

    id: str
    number: int
    calls: tuple[str, ...]
    html: Markup


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter: ``body`` and ``notes`` are the format's own reading of the fragment."""

    id: str
    number: int
    title: str
    title_html: Markup
    head: str
    subtitle: str
    authors: str
    outlet: str
    date: str
    iso_date: str
    lang: str
    dir: str
    own: Markup
    body: Markup
    notes: tuple[NoteView, ...]
    toc: tuple[TocEntry, ...]
    further: tuple[Item, ...]
    path: str
    sha256: tuple[str, ...]
    repairs: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class BookView:
    """The book: title matter, chapters, lists and the words that head them."""

    title: str
    head: str
    subtitle: str
    authors: str
    author_names: tuple[str, ...]
    publisher: str
    rights: str
    description: str
    date: str
    iso_date: str
    lang: str
    dir: str
    identifier: str
    style: str
    tool: str
    chapters: tuple[ChapterView, ...]
    bibliography: tuple[Item, ...]
    labels: dict[str, str]

    @property
    def has_further(self) -> bool:
        """Whether any source lists works that it does not cite."""
        return any(chapter.further for chapter in self.chapters)


def safe(html: str) -> Markup:
    """Mark HTML that render/safe has let through as safe: the one place where a string becomes markup."""
    return Markup(html)  # noqa: S704 - only called with the html fields of Cited


def labels(lang: str) -> dict[str, str]:
    """The labels of a language, English where it has none: ``labels("de-AT")["notes"]`` is "Anmerkungen"."""
    return words.LABELS.get(_language(lang), words.LABELS["en"])


def _language(lang: str) -> str:
    return lang.split("-", maxsplit=1)[0].lower()


def direction(lang: str) -> str:
    """``"rtl"`` or ``"ltr"``."""
    return "rtl" if _language(lang) in words.RIGHT_TO_LEFT else "ltr"


def written_date(iso: str, lang: str) -> str:
    """A date as one writes it: ``written_date("2017-11-22", "de")`` is "22. November 2017"; what is no date stays."""
    language = _language(lang) if _language(lang) in words.DATE_FORMS else "en"
    parts = iso.split("-")
    if len(parts) == 1 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return iso
    month = words.MONTHS[language][int(parts[1]) - 1]
    month = month.capitalize() if language in words.CAPITAL_MONTHS else month
    with_day, without_day = words.DATE_FORMS[language]
    if len(parts) == 2:
        return without_day.format(month=month, year=parts[0])
    return with_day.format(day=int(parts[2]), month=month, year=parts[0])


def joined(names: tuple[str, ...]) -> str:
    """Names in a row: ``"A, B, C"``; a comma needs no translation."""
    return ", ".join(names)


def running_head(title: str) -> str:
    """A title that fits one line at a page's head: up to its colon or dash, else cut after a word.

    ``running_head("Grain and Timber: …a long title…")`` is "Grain and Timber".
    """
    if len(title) <= _HEAD:
        return title
    for mark in (": ", " – ", " — ", ". "):
        first = title.split(mark, maxsplit=1)[0]
        if _HEAD // 5 <= len(first) <= _HEAD:
            return first
    return f"{title[:_HEAD].rsplit(' ', maxsplit=1)[0].rstrip(' ,;:–—')}…"


def item(entry: Listed, html: Markup | None = None) -> Item:
    """A list entry as a template prints it."""
    return Item(entry.id, safe(entry.html) if html is None else html)


def with_places(made: Item, entry: Listed, lang: str, homes: dict[str, str] | None = None) -> Item:
    """The entry with the places that cite it, in the words of the book's language."""
    return replace(made, cited_in=views(entry.cited_in, labels(lang), homes or {}))


def chapter_view(
    chapter: CitedChapter,
    lang: str,
    body: Markup,
    notes: tuple[NoteView, ...],
    own: Markup,
    further: tuple[Item, ...],
) -> ChapterView:
    """A chapter as a template prints it, its dates in the book's language ``lang``."""
    sha = chapter.source.sha256
    return ChapterView(
        id=chapter.id,
        number=chapter.number,
        title=chapter.title,
        title_html=safe(chapter.title_html),
        head=running_head(chapter.title),
        subtitle=chapter.subtitle,
        authors=joined(chapter.authors),
        outlet=chapter.outlet,
        date=written_date(chapter.date, lang),
        iso_date=chapter.date,
        lang=chapter.lang,
        dir=chapter.dir or direction(chapter.lang),
        own=own,
        body=body,
        notes=notes,
        toc=chapter.toc,
        further=further,
        path=chapter.source.path,
        sha256=tuple(sha[i : i + 8] for i in range(0, len(sha), 8)),
        repairs=tuple((rule.replace("-", " "), count) for rule, count in chapter.repairs),
    )


def note_view(note: CitedNote, html: Markup) -> NoteView:
    """A note as a template prints it."""
    return NoteView(note.id, note.number, note.calls, html)


def _unique(chapters: tuple[ChapterView, ...], taken: set[str]) -> tuple[ChapterView, ...]:
    """A work that several sources list is the target of links once: where it stands first."""
    done = []
    for chapter in chapters:
        further = []
        for entry in chapter.further:
            further.append(replace(entry, id="") if entry.id in taken else entry)
            taken.add(entry.id)
        done.append(replace(chapter, further=tuple(further)))
    return tuple(done)


def book_view(cited: Cited, chapters: tuple[ChapterView, ...], bibliography: tuple[Item, ...]) -> BookView:
    """The book as a template prints it."""
    info = cited.info
    chapters = _unique(chapters, {entry.id for entry in bibliography})
    return BookView(
        title=info.title,
        head=running_head(info.title),
        subtitle=info.subtitle,
        authors=joined(info.authors),
        author_names=info.authors,
        publisher=info.publisher,
        rights=info.rights,
        description=info.description,
        date=written_date(info.date, info.lang),
        iso_date=info.date,
        lang=info.lang,
        dir=direction(info.lang),
        identifier=info.identifier,
        style=cited.style_title,
        tool=f"briefbuilder {__version__}",
        chapters=chapters,
        bibliography=bibliography,
        labels=labels(info.lang),
    )
