"""``sources/works.yaml``: the editor's word on whether two entries of references.bib are one work.

In: a list like ``- {works: [roe2007low, roe2008low], same: no, reason: the second is a new edition}``.  Out: frozen
``Verdict`` values in its order; what is wrong is a problem with its line. ``refs merge`` writes it, and anybody may.
"""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefbuilder.problems import Place, Problems, UsageError
from briefbuilder.settings import Choice, Many, Table, Text, read_list, setting

_KEY = Text(r"[^\s,{}()=\"#%~\\]+", "roe2007low")
HEAD = "# Pairs of entries that are one work (same: yes) or two (same: no), as an editor has decided.\n"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision on one pair."""

    works: tuple[str, ...] = setting(Many(_KEY), "The keys of the two entries.", (), required=True)
    same: str = setting(Choice(("yes", "no")), "Are they one work?", "no", required=True)
    reason: str = setting(Text(), "Why, for those who read it later.", "")
    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False, repr=False)

    @property
    def place(self) -> Place:
        """Where it stands in ``works.yaml``."""
        return dict(self.places).get("", Place("sources/works.yaml"))

    @property
    def pair(self) -> frozenset[str]:
        """The two keys, in no order."""
        return frozenset(self.works)


def read_verdicts(data: bytes, path: str, problems: Problems) -> tuple[Verdict, ...]:
    """The verdicts of a file that are written as they should be; complaints about the others."""
    found: list[Verdict] = []
    for one in read_list(data, Table(Verdict), path, problems):
        before = next((other for other in found if other.pair == one.pair), None)
        if len(one.works) != 2 or len(one.pair) != 2:
            message = f"works: two keys are needed, {len(one.pair)} found"
            problems.error("wrong-setting", message, one.place, "like [roe2007low, roe2008low]")
        elif before and before.same != one.same:
            message = f"the opposite is said of {' and '.join(one.works)} in line {before.place.line}; that line holds"
            problems.error("verdict-contradicted", message, one.place, "remove one of the two")
        elif not before:
            found.append(one)
    return tuple(found)


def load_verdicts(file: Path, shown: str, problems: Problems) -> tuple[Verdict, ...]:
    """The verdicts of the file that messages call ``shown``. Raises UsageError where it cannot be read."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    return read_verdicts(data, shown, problems)


def report_stale(
    verdicts: Sequence[Verdict], keys: Collection[str], aliases: Mapping[str, str], problems: Problems
) -> None:
    """Complain of verdicts on keys that nobody has, and of those that were carried out long since."""
    for one in verdicts:
        for key in one.works:
            if key not in keys and key not in aliases:
                near = difflib.get_close_matches(key, sorted({*keys, *aliases}), n=1)
                hint = f"did you mean {near[0]}?" if near else "take it out of works.yaml"
                problems.warn("verdict-without-work", f"no entry has the key {key}", one.place, hint)
        if len({aliases.get(key, key) for key in one.works}) == 1:
            message = f"{' and '.join(one.works)} are one entry already"
            hint = "take it out of works.yaml" if one.same == "yes" else "part them again in references.bib"
            write = problems.note if one.same == "yes" else problems.warn
            write("verdict-overtaken", message, one.place, hint)


def with_verdict(text: str, works: tuple[str, str], same: str) -> str:
    """The file's text with one verdict more at its end, to the letter otherwise; a verdict on the pair is replaced."""
    line = f"- {{works: [{', '.join(map(_quoted, works))}], same: {same}}}\n"
    held = read_verdicts(text.encode("utf-8", "surrogateescape"), "", Problems())
    before = next((one for one in held if one.pair == frozenset(works)), None)
    if before and before.same == same:
        return text
    if before:
        raise UsageError(f"sources/works.yaml says the opposite in line {before.place.line}: take that line out first")
    if not text.strip():
        return HEAD + line
    return text + ("" if text.endswith("\n") else "\n") + line


def _quoted(key: str) -> str:
    """A key as YAML reads it back: as it is where it is plain, else as a JSON string."""
    plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum() and key[:1].isalpha()
    word = key.casefold() in ("yes", "no", "true", "false", "null", "on", "off", "y", "n")
    return key if plain and not word else json.dumps(key, ensure_ascii=False)


# --- Schema ------------------------------------------------------------------------------------------------------


def schema() -> dict[str, Any]:
    """The JSON Schema of ``works.yaml`` (published as schema/works.schema.json)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "briefbuilder: sources/works.yaml",
        "description": "The editor's word on whether two entries of references.bib are one work.",
        "type": "array",
        "items": Table(Verdict).schema(),
    }


def schema_text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":  # `make schema`
    sys.stdout.write(schema_text())
