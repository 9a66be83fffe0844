"""What a check of references.bib finds: a field of an entry, a code, a sentence, a way out."""

from __future__ import annotations

from dataclasses import dataclass

from briefbuilder.problems import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """``field`` is where it stands ("" for the entry as such)."""

    field: str
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.WARNING
