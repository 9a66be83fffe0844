"""The whole path in one page: sources → documents → resolved → book → cited → artifacts.

In: a request (a folder, an output folder, formats).  Out: what was written, and the notepad. Nothing is printed here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefbuilder import bibtex
from briefbuilder.assets import loader
from briefbuilder.audits import Outcome, audited
from briefbuilder.bind import bind
from briefbuilder.bookinfo import UNDATED, book_info
from briefbuilder.config import Config, load_config
from briefbuilder.decisions import Decision, decisions_for, load_decisions, report_strangers
from briefbuilder.folder import BIBLIOGRAPHY_NAME, BookFolder, bytes_of, find_sources
from briefbuilder.model import Artifact, Book, Cited, Comparison, Document, Reference, Resolved
from briefbuilder.normalise import ask_for_facts, normalise
from briefbuilder.outputs import sums, write_all, write_file
from briefbuilder.overrides import with_settings
from briefbuilder.problems import Place, Problems, Severity, UnreadableSource, UsageError
from briefbuilder.read import read
from briefbuilder.render import RENDERERS, fonts, report, styles, templates
from briefbuilder.render.cite import cite
from briefbuilder.resolve import compare_shelf, resolve
from briefbuilder.resolve.lint import Checked, lint
from briefbuilder.results import BuildResult, Progress
from briefbuilder.rules import meaning
from briefbuilder.sourcelines import addresses
from briefbuilder.verdicts import Verdict, load_verdicts

# Marks of quotations, lists and emphasis leave the text by the hundred; a person wants to read what had words.
_SHOWN_REMOVALS = frozenset(
    {"site-chrome", "running-head", "repeated-header", "title-matter", "back-matter", "lost-credit"}
)
_LOOSE = ("call-without-note", "note-without-call")


@dataclass(frozen=True)
class BuildRequest:
    """What to build: PATH, where to, which formats; ``csl`` wins over the book's own; ``frozen`` writes no .bib."""

    path: Path
    output: Path
    formats: tuple[str, ...] = ("pdf", "epub", "html")
    csl: str | None = None
    frozen: bool = False
    strict: bool = False


@dataclass
class _Run:
    """What a run knows: its folder and settings, the notepad, and who wants to see progress."""

    folder: BookFolder
    config: Config
    problems: Problems
    progress: Progress
    decisions: tuple[Decision, ...] = ()
    unreadable: int = 0
    compared: tuple[Comparison, ...] = ()
    read_again: frozenset[str] = frozenset()  # entries of which their source's list said all that is odd


def build(request: BuildRequest, progress: Progress) -> BuildResult:
    """Make the book and write it; see ``BuildRequest``. Raises BriefbuilderError where nothing can be built."""
    run = _start(request, progress)
    book, resolved, made = _book(run, request)
    cited, audits = _print_citations(run, book, resolved)
    artifacts = [*_formats(run, request, cited), *_texts(cited, audits)]
    _keep_references(run, request, made)  # after all that can fail: the editor's file grows with a whole book only
    artifacts += report.render(_findings(run, book, audits), _templates(run))
    outputs = write_all([*artifacts, sums(artifacts)], request.output)
    return _result(run, book, outputs)


def check(request: BuildRequest, progress: Progress) -> BuildResult:
    """Everything but rendering: the problems that a build would meet, and nothing written."""
    run = _start(request, progress)
    book, resolved, made = _book(run, request)
    _say_new_references(run, made)
    _lint(run, book)
    _print_citations(run, book, resolved)
    return _result(run, book, ())


def check_references(request: BuildRequest, progress: Progress) -> BuildResult:
    """What is odd in references.bib and in what the book cites; texts are read and resolved, nothing is printed."""
    run = _start(request, progress)
    book, _, made = _book(run, request)
    _say_new_references(run, made)
    _lint(run, book)
    stages = ("resolve", "bibliography")
    about = [one for one in run.problems if (told := meaning(one.code)) and told.stage in stages]
    shelf = (run.folder.shown(one) for one in (run.folder.bibliography, run.folder.works) if one)
    files = frozenset(shelf)
    run.problems.items = [one for one in run.problems if one in about or one.place.path in files]
    return _result(run, book, ())


# --- Sources → book ----------------------------------------------------------------------------------------------


def _start(request: BuildRequest, progress: Progress) -> _Run:
    problems = Problems()
    folder = find_sources(request.path)
    config = load_config(request.path, problems)
    decisions = load_decisions(folder.decisions, folder.shown(folder.decisions), problems) if folder.decisions else ()
    report_strangers(decisions, [file.name for file in folder.files], problems)
    return _Run(folder, config, problems, progress, decisions)


def _book(run: _Run, request: BuildRequest) -> tuple[Book, tuple[Resolved, ...], tuple[Reference, ...]]:
    """The book, its resolved documents, and the references that this run made."""
    style = request.csl or run.config.csl
    styles.find(style, run.folder.root)  # an unknown style is said before the work, not after it
    documents = _documents(run)
    if not documents:
        raise UnreadableSource(f"no source of {request.path} could be read: {_first_error(run.problems)}")
    shelf = _shelf(run)
    run.progress("resolve", 0, 1)
    shelved = resolve(documents, shelf, run.problems, _verdicts(run))
    run.compared = compare_shelf(shelved, run.problems)
    run.read_again = frozenset(one.entry.key for one in shelved.works if one.readings and one.entry.origin == "parsed")
    run.progress("resolve", 1, 1)
    known = {reference.key for reference in shelf}
    made = tuple(one for one in shelved.shelf if one.key not in known and one.origin == "parsed")
    info = book_info(run.config, documents, style, run.problems)
    return bind(shelved.resolved, shelved.shelf, info), shelved.resolved, made


def _first_error(problems: Problems) -> str:
    return next((problem.message for problem in problems if problem.severity is Severity.ERROR), "there is none")


def _documents(run: _Run) -> tuple[Document, ...]:
    documents: list[Document] = []
    stems: set[str] = set()
    for index, settings in enumerate(run.config.sources):
        run.progress("read", index, len(run.config.sources))
        file = run.folder.texts / settings.file
        path = run.folder.shown(file)
        try:
            document = read(bytes_of(file), path, run.problems)
        except (UnreadableSource, UsageError) as error:  # UsageError: a format nobody reads
            run.unreadable += 1
            run.problems.error(
                "source-unreadable", str(error), Place(path), "the rest of the book was built without it"
            )
            continue
        source = replace(document.source, stem=_own_stem(document.source.stem, document.source.format, stems))
        decisions = decisions_for(run.decisions, settings.file)
        document = normalise(replace(document, source=source), run.problems, decisions)
        document = with_settings(document, settings)
        ask_for_facts(document, run.problems)
        documents.append(document)
    run.progress("read", len(run.config.sources), len(run.config.sources))
    return tuple(documents)


def _own_stem(stem: str, format: str, taken: set[str]) -> str:
    """``brief.txt`` and ``brief.pdf`` in one book: the second one's outputs are called ``brief-pdf``."""
    name, count = stem, 1
    while name in taken:
        name = f"{stem}-{format}" if count == 1 else f"{stem}-{format}-{count}"
        count += 1
    taken.add(name)
    return name


def _verdicts(run: _Run) -> tuple[Verdict, ...]:
    file = run.folder.works
    return load_verdicts(file, run.folder.shown(file), run.problems) if file else ()


# --- references.bib ----------------------------------------------------------------------------------------------


def _shelf(run: _Run) -> tuple[Reference, ...]:
    file = run.folder.bibliography
    if not file:
        return ()
    return bibtex.read_bib(bytes_of(file).decode("utf-8", "replace"), run.folder.shown(file), run.problems)


def _lint(run: _Run, book: Book) -> None:
    """Check the entries of references.bib, as the editor's file has them."""
    file = run.folder.bibliography
    if not file:
        return
    text, path = bytes_of(file).decode("utf-8", "replace"), run.folder.shown(file)
    entries = bibtex.read_bib(text, path, Problems())  # what cannot be read was said when the shelf was read
    listed = {work for chapter in book.chapters for work in (*chapter.resolved.references, chapter.resolved.own.key)}
    date = book.info.date if book.info.date != UNDATED else ""
    places = bibtex.places_in(text, path)
    lint(Checked(entries, places, path, listed | book.cited, date, run.read_again), run.problems)


def _keep_references(run: _Run, request: BuildRequest, made: Sequence[Reference]) -> None:
    """New references go to the end of the book's own ``references.bib``; a bare folder is never written."""
    if run.folder.bare or not made:
        return
    if request.frozen:
        keys = ", ".join(one.key for one in made[:5])
        place = Place(BIBLIOGRAPHY_NAME)
        run.problems.error(
            "bibliography-frozen",
            f"{len(made)} new references would have to be written: {keys}",
            place,
            "build once without --frozen and commit references.bib",
        )
        return
    file = run.folder.root / BIBLIOGRAPHY_NAME
    old = bytes_of(file) if file.exists() else b""
    new = bibtex.append_entries(old.decode("utf-8", "surrogateescape"), made).encode("utf-8", "surrogateescape")
    if new != old:
        write_file(file, new)


def _say_new_references(run: _Run, made: Sequence[Reference]) -> None:
    if made and not run.folder.bare:
        run.problems.note(
            "references-new", f"a build will append {len(made)} references", Place(BIBLIOGRAPHY_NAME), "build the book"
        )


# --- Book → artifacts --------------------------------------------------------------------------------------------


def _print_citations(run: _Run, book: Book, resolved: Sequence[Resolved]) -> tuple[Cited, tuple[Outcome, ...]]:
    """Citations printed once, for all formats; every source's ledger audited against what was printed."""
    run.progress("cite", 0, 1)
    style = styles.find(book.info.csl, run.folder.root)
    cited = cite(book, run.problems, loader(run.folder.texts), style)
    run.progress("cite", 1, 1)
    audits = []
    for index, (one, chapter) in enumerate(zip(resolved, cited.chapters, strict=True)):
        run.progress("audit", index, len(resolved))
        audits.append(audited(one, chapter))
    chapters = tuple(
        replace(chapter, repairs=checked.repairs) for chapter, checked in zip(cited.chapters, audits, strict=True)
    )
    run.progress("audit", len(resolved), len(resolved))
    return replace(cited, chapters=chapters), tuple(audits)


def _formats(run: _Run, request: BuildRequest, cited: Cited) -> list[Artifact]:
    environment = _templates(run)
    fonts.check(cited, run.problems)
    made: list[Artifact] = []
    for index, name in enumerate(request.formats):
        run.progress("render", index, len(request.formats))
        made.append(RENDERERS[name](cited, environment, run.problems))
    run.progress("render", len(request.formats), len(request.formats))
    return made


def _templates(run: _Run) -> templates.Templates:
    return templates.environment(None if run.folder.bare else run.folder.root)


def _texts(cited: Cited, audits: Sequence[Outcome]) -> list[Artifact]:
    made = [
        Artifact(BIBLIOGRAPHY_NAME, cited.bibtex.encode("utf-8")),
        Artifact("references.json", cited.csl_json.encode("utf-8")),
    ]
    for one in audits:
        made.append(Artifact(f"markdown/{one.stem}.md", one.markdown.encode("utf-8")))
        made.append(Artifact(f"ledger/{one.stem}.jsonl", one.written.encode("utf-8")))
    return made


def _findings(run: _Run, book: Book, audits: Sequence[Outcome]) -> report.Report:
    """Everything the editor should see: counts per source, problems, resolutions, and what was removed."""
    chapters = zip(book.chapters, audits, strict=True)
    loose = [problem.place for code in _LOOSE for problem in run.problems.of(code)]
    return report.Report(
        title=book.info.title,
        sources=tuple(_source_report(chapter.resolved.document, checked, loose) for chapter, checked in chapters),
        findings=tuple(run.problems),
        resolutions=tuple(one for chapter in book.chapters for one in chapter.resolved.resolutions),
        compared=run.compared,
    )


def _source_report(document: Document, checked: Outcome, loose: Sequence[Place]) -> report.SourceReport:
    source = document.source
    removed = tuple(
        report.Removal(source.place(row.start), row.rule, row.text)
        for row in checked.rows
        if row.fate == "removed" and row.rule in _SHOWN_REMOVALS
    )
    return report.SourceReport(
        path=source.path,
        title=document.metadata.title.value if document.metadata.title else source.stem,
        repairs=checked.repairs,
        notes_linked=len(document.notes),
        notes_total=len(document.notes) + sum(place.path == source.path for place in loose),
        entries=len(document.bibliography),
        removed=removed,
        source=source,
    )


def _result(run: _Run, book: Book, outputs: tuple[Path, ...]) -> BuildResult:
    documents = [chapter.resolved.document for chapter in book.chapters]
    resolutions = [one for chapter in book.chapters for one in chapter.resolved.resolutions]
    counts = {
        "sources": len(documents),
        "notes": sum(len(document.notes) for document in documents),
        "entries": sum(len(document.bibliography) for document in documents),
        "mentions": len(resolutions),
        "resolved": sum(bool(one.key) for one in resolutions),
        "references": len(book.shelf),
    }
    settled = tuple(problem for problem in run.problems if run.config.acknowledges(problem))
    places = [problem.place for problem in run.problems]
    known = {place: one for document in documents for place, one in addresses(document.source, places).items()}
    return BuildResult(run.problems, outputs, run.unreadable, counts, settled, addresses=known)
