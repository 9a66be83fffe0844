"""What was found, repaired, resolved and doubtful, for the editor: ``report/report.html`` and the same as JSON.

In: a ``Report``, made by the pipeline of problems, ledgers and resolutions.  Out: two artifacts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from jinja2 import Environment

from briefbuilder import __version__
from briefbuilder.model import Artifact, Comparison, Resolution, Source
from briefbuilder.problems import Place, Problem, Severity

_REACH = 140  # characters shown on either side of the place in a long line
_GLYPHS = {Severity.ERROR: "●", Severity.WARNING: "▲", Severity.NOTE: "○"}
_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}
_ONE = {"Errors": "error", "Warnings": "warning", "Notes": "note"}


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch of a source that is not in the book, and the rule that left it out."""

    place: Place
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceReport:
    """One source in figures. ``source`` lets the report show lines; ``entries`` counts those of its bibliography."""

    path: str
    title: str = ""
    repairs: tuple[tuple[str, int], ...] = ()
    notes_linked: int = 0
    notes_total: int = 0
    entries: int = 0
    removed: tuple[Removal, ...] = ()
    source: Source | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the editor should see of one build."""

    title: str = ""
    sources: tuple[SourceReport, ...] = ()
    findings: tuple[Problem, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    compared: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line a finding is about, parted where the mark goes: ``Excerpt("12", "as he ", "sayd", " then", …)``."""

    line: str
    before: str
    marked: str
    after: str
    line_before: str = ""
    line_after: str = ""


def render(report: Report, environment: Environment) -> tuple[Artifact, ...]:
    """``report/report.html`` and ``report/report.json``."""
    page = environment.get_template("report/report.html").render(
        title=report.title,
        tool=f"briefbuilder {__version__}",
        totals=[(_GLYPHS[severity], _HEADINGS[severity], _count(report.findings, severity)) for severity in Severity],
        one=_ONE,
        sources=[_source_row(source, report.findings) for source in report.sources],
        groups=_groups(report),
        resolutions=report.resolutions,
        questions=[one for one in report.compared if len(one.keys) > 1],
        differing=[one for one in report.compared if len(one.keys) == 1],
    )
    data = json.dumps(as_data(report), ensure_ascii=False, indent=2) + "\n"
    return (
        Artifact("report/report.html", page.encode("utf-8")),
        Artifact("report/report.json", data.encode("utf-8")),
    )


def _count(findings: Sequence[Problem], severity: Severity, path: str = "") -> int:
    return sum(one.severity is severity and (not path or one.place.path == path) for one in findings)


# --- The page ----------------------------------------------------------------------------------------------------


def _source_row(source: SourceReport, findings: Sequence[Problem]) -> dict[str, Any]:
    counts = [
        (_GLYPHS[severity], _HEADINGS[severity], _count(findings, severity, source.path)) for severity in Severity
    ]
    return {"report": source, "counts": counts}


def _groups(report: Report) -> list[dict[str, Any]]:
    """The findings by severity, the worst first, each with its lines."""
    sources = {one.path: one.source for one in report.sources}
    groups = []
    for severity in Severity:
        found = [one for one in _ordered(report.findings) if one.severity is severity]
        items = [{"problem": one, "excerpt": excerpt(sources.get(one.place.path), one)} for one in found]
        groups.append(
            {"severity": severity, "glyph": _GLYPHS[severity], "heading": _HEADINGS[severity], "items": items}
        )
    return [group for group in groups if group["items"]]


def _ordered(findings: Sequence[Problem]) -> list[Problem]:
    return sorted(findings, key=lambda problem: problem.sort_key)


def excerpt(source: Source | None, problem: Problem) -> Excerpt | None:
    """The source's line with the place marked, and its neighbours; None where the place is no line of a source."""
    if source is None or not problem.place.line:
        return None
    lines = _lines(source)
    index = next((i for i, (place, _) in enumerate(lines) if _is_at(place, problem.place)), -1)
    if index < 0:
        return None
    words = lines[index][1]
    start = _start(words, min(max(problem.place.column - 1, 0), len(words)), problem.excerpt)
    end = start + _extent(words, start, problem.excerpt)
    return Excerpt(
        line=str(problem.place.line),
        before=_clip_left(words[:start]),
        marked=words[start:end],
        after=_clip_right(words[end:]),
        line_before=_clip_right(lines[index - 1][1]) if index else "",
        line_after=_clip_right(lines[index + 1][1]) if index + 1 < len(lines) else "",
    )


def _lines(source: Source) -> list[tuple[Place, str]]:
    """The source's text in the pieces that places name: lines, paragraphs of a DOCX, elements of an HTML page."""
    if not source.anchors:
        return [(Place(source.path, number), words) for number, words in enumerate(source.text.split("\n"), start=1)]
    ends = [*(anchor.start for anchor in source.anchors[1:]), len(source.text)]
    return [
        (Place(source.path, anchor.line, 0, anchor.detail), source.text[anchor.start : end].strip("\n"))
        for anchor, end in zip(source.anchors, ends, strict=True)
    ]


def _is_at(piece: Place, place: Place) -> bool:
    return piece.line == place.line and (not place.detail or piece.detail == place.detail)


def _start(words: str, column: int, wanted: str) -> int:
    """Where to mark: the finding's own words where they stand nearest to its column, else the column itself."""
    first = wanted.split("\n", maxsplit=1)[0]
    if not first or words.startswith(first, column):
        return column
    hits = [found.start() for found in re.finditer(re.escape(first), words)]
    return min(hits, key=lambda hit: abs(hit - column), default=column)


def _extent(words: str, start: int, wanted: str) -> int:
    """How many characters to mark: the finding's own words if they stand there, else the word at the place."""
    first = wanted.split("\n", maxsplit=1)[0]
    if first and words.startswith(first, start):
        return len(first)
    rest = words[start:]
    return max(len(rest) - len(rest.lstrip()) + len(rest.split(maxsplit=1)[0]), 1) if rest.strip() else len(rest)


def _clip_left(words: str) -> str:
    return words if len(words) <= _REACH else f"…{words[-_REACH:]}"


def _clip_right(words: str) -> str:
    return words if len(words) <= _REACH else f"{words[:_REACH]}…"


# --- The same as data --------------------------------------------------------------------------------------------


def as_data(report: Report) -> dict[str, Any]:
    """The report as JSON's types, in a stable order."""
    return {
        "title": report.title,
        "tool": f"briefbuilder {__version__}",
        "counts": {str(severity): _count(report.findings, severity) for severity in Severity},
        "sources": [_source_data(source, report.findings) for source in report.sources],
        "findings": [_finding_data(problem) for problem in _ordered(report.findings)],
        "resolutions": [_resolution_data(one) for one in report.resolutions],
        "shelf": [asdict(one) for one in report.compared],
    }


def _place_data(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column, "detail": place.detail}


def _source_data(source: SourceReport, findings: Sequence[Problem]) -> dict[str, Any]:
    return {
        "path": source.path,
        "title": source.title,
        "counts": {str(severity): _count(findings, severity, source.path) for severity in Severity},
        "repairs": dict(source.repairs),
        "notes": {"linked": source.notes_linked, "total": source.notes_total},
        "entries": source.entries,
        "removed": [{"place": _place_data(one.place), "rule": one.rule, "text": one.text} for one in source.removed],
    }


def _finding_data(problem: Problem) -> dict[str, Any]:
    return {
        "severity": str(problem.severity),
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "excerpt": problem.excerpt,
        "place": _place_data(problem.place),
    }


def _resolution_data(one: Resolution) -> dict[str, Any]:
    return {
        "place": _place_data(one.place),
        "note": one.note,
        "raw": one.raw,
        "key": one.key,
        "locator": one.locator,
        "confidence": one.confidence,
        "reason": one.reason,
        "candidates": list(one.candidates),
    }
