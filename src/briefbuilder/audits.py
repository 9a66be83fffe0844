"""Every source's Markdown and ledger, and the proof that they agree: run at every build.

In: a Document or Resolved, and its chapter as printed.  Out: both files. A gap or a miss is our error.
"""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from typing import BinaryIO

from briefbuilder.auditor import audit, audit_words
from briefbuilder.ledger import LedgerBroken, Row, is_repair, ranked, rows_of, write_row
from briefbuilder.model import CitedChapter, Document, Resolved, Source
from briefbuilder.problems import OurError
from briefbuilder.render.markdown import markdown_parts
from briefbuilder.render.reread import printed_text, reread


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is written of a source: its Markdown and its ledger as open files, its rows where they were asked for."""

    source: Source
    markdown_file: BinaryIO
    ledger_file: BinaryIO
    repairs: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...] = ()

    @property
    def stem(self) -> str:
        """What names its outputs."""
        return self.source.stem

    @property
    def markdown(self) -> str:
        """The Markdown as text."""
        return _again(self.markdown_file).read().decode("utf-8")

    @property
    def written(self) -> str:
        """The ledger as text: JSON lines."""
        return _again(self.ledger_file).read().decode("utf-8")


def _again(file: BinaryIO) -> BinaryIO:
    file.seek(0)
    return file


def audited(what: Document | Resolved, chapter: CitedChapter | None = None) -> Outcome:
    """Write a source's Markdown and ledger and audit them. Raises OurError naming source, line and words."""
    outcome = write_out(what, io.BytesIO(), io.BytesIO(), rows=True)
    prove(outcome, chapter)
    return outcome


def write_out(
    what: Document | Resolved, markdown_file: BinaryIO, ledger_file: BinaryIO, *, rows: bool = False
) -> Outcome:
    """Both files. They are proved apart from this, when nobody needs the document any more: a long one is big.

    ``rows``: keep the ledger's rows as values, too. Raises OurError where a character is in no row, or in two.
    """
    source = (what.document if isinstance(what, Resolved) else what).source
    kept: list[Row] = []
    counts = Counter[str]()
    try:
        for row in rows_of(what):
            ledger_file.write(write_row(source, row).encode("utf-8"))
            if is_repair(row):
                counts[row.rule] += 1
            if rows:
                kept.append(row)
    except LedgerBroken as error:
        raise OurError(f"the ledger of {source.path} has a hole: {error}") from error
    for part in markdown_parts(what):
        markdown_file.write(part.encode("utf-8"))
    return Outcome(source, markdown_file, ledger_file, ranked(counts), tuple(kept))


def prove(outcome: Outcome, chapter: CitedChapter | None = None) -> None:
    """Hold both files, as written, against the source's text (and the printed chapter). Raises OurError if one lies."""
    source = outcome.source
    read = reread(_again(outcome.markdown_file))
    faults = audit(source.text, _again(outcome.ledger_file), read.body, read.notes, read.meta)
    if chapter is not None:
        faults += audit_words(_again(outcome.ledger_file), printed_text(chapter.html))
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise OurError(f"the audit of {source.path} failed: {faults[0]}{more}")
