"""Parsed references as text: BibTeX with how sure each field is, CSL-JSON, RIS, lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from briefbuilder.bibtex import write_bib
from briefbuilder.csljson import to_csl_json
from briefbuilder.people import split_names
from briefbuilder.refs.parse import Parsed, as_line

DOUBTFUL = 0.75  # below this a field is called doubtful


def to_bibtex(parsed: Sequence[Parsed]) -> str:
    """Entries in house form; above each, as a comment, its words as printed and its doubtful fields."""
    return "\n".join(_commented(one) for one in parsed)


def _commented(one: Parsed) -> str:
    reference = one.reference
    raw = " ".join(reference.raw.split()).replace("@", "(at)")
    sure = " ".join(f"{name}={reading.sure:.2f}" for name, reading in reference.readings)
    doubtful = [name for name, reading in reference.readings if reading.sure < DOUBTFUL]
    lines = [f"% {raw}", f"% sure: {sure}" if sure else "% nothing was read"]
    if doubtful:
        lines.append(f"% doubtful: {', '.join(doubtful)}")
    lines.extend(f"% {code}: {message}".replace("@", "(at)") for code, message in one.draft.findings)
    return "\n".join([*lines, write_bib([reference])])


def to_json_lines(parsed: Sequence[Parsed]) -> str:
    """A line of JSON for each."""
    return "".join(json.dumps(as_line(one), ensure_ascii=False) + "\n" for one in parsed)


# --- RIS ---------------------------------------------------------------------------------------------------------

_RIS_TYPES = {
    "article": "JOUR", "book": "BOOK", "collection": "EDBOOK", "incollection": "CHAP", "inproceedings": "CPAPER",
    "thesis": "THES", "report": "RPRT", "online": "ELEC", "inreference": "ENCYC", "dataset": "DATA",
    "legislation": "STAT", "jurisdiction": "CASE", "unpublished": "UNPB",
}  # fmt: skip
_RIS_FIELDS = {
    "journaltitle": "T2", "booktitle": "T2", "volume": "VL", "number": "IS", "publisher": "PB", "institution": "PB",
    "location": "CY", "edition": "ET", "doi": "DO", "isbn": "SN", "issn": "SN", "url": "UR", "note": "N1",
    "series": "T3",
}  # fmt: skip
_RIS_PEOPLE = {"author": "AU", "editor": "ED", "translator": "A4"}


def to_ris(parsed: Sequence[Parsed]) -> str:
    """RIS, a record for each: ``TY  - BOOK`` … ``ER  -``."""
    return "\n".join(_record(one) for one in parsed)


def _record(one: Parsed) -> str:
    fields = dict(one.reference.fields)
    rows = [("TY", _RIS_TYPES.get(one.reference.type, "GEN")), ("ID", one.reference.key)]
    for name, tag in _RIS_PEOPLE.items():
        rows += [(tag, person.strip("{}")) for person in split_names(fields.get(name, "")) if person != "others"]
    rows.append(("TI", ": ".join(part for part in (fields.get("title", ""), fields.get("subtitle", "")) if part)))
    rows += [(tag, fields[name]) for name, tag in _RIS_FIELDS.items() if fields.get(name)]
    rows += [("PY", fields["date"][:4]), ("DA", fields["date"].replace("-", "/"))] if fields.get("date") else []
    first, _, last = fields.get("pages", "").partition("–")
    rows += [("SP", first), ("EP", last), ("Y2", fields.get("urldate", "").replace("-", "/"))]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in rows if value]
    return "\n".join([*lines, "ER  - ", ""])


WRITERS: Mapping[str, Callable[[Sequence[Parsed]], str]] = {
    "bibtex": to_bibtex,
    "csl-json": lambda parsed: to_csl_json(one.reference for one in parsed),
    "ris": to_ris,
    "jsonl": to_json_lines,
}
