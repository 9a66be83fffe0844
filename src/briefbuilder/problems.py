"""What is odd, and where: places, problems and the notepad that goes from stage to stage.

In: findings of any stage.  Out: an ordered, countable list that ``cli`` prints and ``render/report`` shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: ``error`` (missing or wrong in the book), ``warning`` (an editor should look), ``note``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands, for a person: ``Place("sources/03-brief.txt", 147, 1)``.

    ``line`` and ``column`` count from 1; 0 means "the whole file". ``detail`` says what a line number cannot:
    ``"page 3"`` of a PDF, ``"/html/body/p[4]"`` of an HTML file, ``"paragraph 12"`` of a DOCX.
    """

    path: str
    line: int = 0
    column: int = 0
    detail: str = ""

    @property
    def order(self) -> tuple[str, int, int, int, str]:
        """In the order of reading: lines count anew on each page."""
        page = self.detail.removeprefix("page ")
        return (self.path, int(page) if page.isdecimal() else 0, self.line, self.column, self.detail)

    def __str__(self) -> str:
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            parts.append(str(self.column or 1))
        where = ":".join(parts)
        return f"{where} ({self.detail})" if self.detail else where


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: a slug as ``code``, what is odd, the way out in ``hint``, the raw words in ``excerpt``."""

    severity: Severity
    code: str
    message: str
    place: Place
    hint: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        hint = f" (hint: {self.hint})" if self.hint else ""
        return f"{self.place}: {self.severity} {self.code} {self.message}{hint}"

    @property
    def sort_key(self) -> tuple[tuple[str, int, int, int, str], int, str, str]:
        """Order of printing: by place, then the worst first."""
        return (self.place.order, _RANK[self.severity], self.code, self.message)


@dataclass(slots=True)
class Problems:
    """The notepad. Stages write with ``error``, ``warn`` and ``note``; nobody below ``cli`` prints."""

    items: list[Problem] = field(default_factory=list)
    _seen: set[Problem] = field(default_factory=set, repr=False)

    def error(self, code: str, message: str, place: Place, hint: str = "", excerpt: str = "") -> None:
        """Something is missing or wrong in the book."""
        self._add(Severity.ERROR, code, message, place, hint, excerpt)

    def warn(self, code: str, message: str, place: Place, hint: str = "", excerpt: str = "") -> None:
        """An editor should look."""
        self._add(Severity.WARNING, code, message, place, hint, excerpt)

    def note(self, code: str, message: str, place: Place, hint: str = "", excerpt: str = "") -> None:
        """Worth knowing, nothing to do."""
        self._add(Severity.NOTE, code, message, place, hint, excerpt)

    def _add(self, severity: Severity, code: str, message: str, place: Place, hint: str, excerpt: str) -> None:
        problem = Problem(severity, code, message, place, hint, excerpt)
        if problem not in self._seen:
            self._seen.add(problem)
            self.items.append(problem)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self.items, key=lambda problem: problem.sort_key))

    def __len__(self) -> int:
        return len(self.items)

    def settle(self, place: Place, codes: Iterable[str]) -> None:
        """Cross out what was asked about this line with one of these codes: the editor has answered."""
        answered = frozenset(codes)
        line = (place.path, place.line, place.detail)
        self.items = [
            one
            for one in self.items
            if one.code not in answered or (one.place.path, one.place.line, one.place.detail) != line
        ]

    def count(self, severity: Severity) -> int:
        """How many problems of this severity were found."""
        return sum(problem.severity is severity for problem in self.items)

    def of(self, code: str) -> list[Problem]:
        """The problems with this code, in order."""
        return [problem for problem in self if problem.code == code]


class BriefbuilderError(Exception):
    """The run (or one source) cannot go on. The message is a sentence that offers the way out."""

    exit_code = 1


class UsageError(BriefbuilderError):
    """The command or a setting is wrong: unknown format, style, key, folder."""

    exit_code = 2


class UnreadableSource(BriefbuilderError):
    """One source cannot be read; the rest of the book is built."""

    exit_code = 3


class OurError(BriefbuilderError):
    """briefbuilder itself erred: a gap in a ledger, a reader that lost text."""

    exit_code = 4
