"""Every source's Markdown and ledger, and the proof that they agree: run at every build.

In: a Document or Resolved, and its chapter as printed.  Out: both files' texts. A gap or a miss is our error.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefbuilder.auditor import audit, audit_words
from briefbuilder.ledger import LedgerBroken, Row, ledger, repairs, write_rows
from briefbuilder.model import CitedChapter, Document, Resolved
from briefbuilder.problems import OurError
from briefbuilder.render.markdown import markdown
from briefbuilder.render.reread import printed_text, reread


@dataclass(frozen=True, slots=True)
class Audited:
    """A source's ``markdown`` and ledger (``written``: JSON lines, ``rows``: the same as values), proved to agree."""

    stem: str
    markdown: str
    written: str
    rows: tuple[Row, ...]
    repairs: tuple[tuple[str, int], ...]


def audited(what: Document | Resolved, chapter: CitedChapter | None = None) -> Audited:
    """Write a source's Markdown and ledger and audit them. Raises OurError naming source, line and words."""
    document = what.document if isinstance(what, Resolved) else what
    source = document.source
    try:
        rows = ledger(what)
    except LedgerBroken as error:
        raise OurError(f"the ledger of {source.path} has a hole: {error}") from error
    written = write_rows(source, rows)
    text = markdown(what)
    read = reread(text)
    faults = audit(source.text, written, read.body, read.notes, read.meta)
    if chapter is not None:
        faults += audit_words(written, printed_text(chapter.html))
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise OurError(f"the audit of {source.path} failed: {faults[0]}{more}")
    return Audited(source.stem, text, written, rows, repairs(rows))
