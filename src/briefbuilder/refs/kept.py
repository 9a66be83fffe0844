"""What was looked up, kept in the book as files that a person can read: ``sources/.lookups/doi-10.1000+tides.json``.

In: a record, or what would be asked.  Out: a file, or the record that is kept. Sorted and indented, no clock in it but
the service's own date: so a review sees what came in, and a later look-up needs no network.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from briefbuilder.folder import bytes_of
from briefbuilder.outputs import write_file
from briefbuilder.problems import UnreadableSource
from briefbuilder.resolve.lookup import Kind, Record, record_of

FOLDER = ".lookups"
MAX_FILE = 1_000_000


def name_of(kind: Kind, asked: str) -> str:
    """``("doi", "10.1000/tides")`` gives "doi-10.1000+tides.json"; what a file's name cannot say is in a short hash."""
    bare = re.sub(r"^https?://(?:www\.)?", "", asked.casefold()).replace("/", "+")
    slug = re.sub(r"[^a-z0-9.+]+", "-", bare).strip("-.+")[:80]
    if slug.replace("+", "/") != asked:
        slug = f"{slug}-{hashlib.sha256(asked.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}".lstrip("-")
    return f"{kind}-{slug}.json"


def folder_of(book: Path) -> Path | None:
    """Where a book keeps its look-ups; None for a bare folder of texts, which is never written."""
    return book / "sources" / FOLDER if (book / "sources").is_dir() else None


def keep(book: Path, record: Record) -> Path | None:
    """Write the record down."""
    folder = folder_of(book)
    if folder is None:
        return None
    text = json.dumps(record.as_json(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return write_file(folder / name_of(record.kind, record.asked), text.encode("utf-8", "replace"))


def kept(book: Path, kind: Kind, asked: str) -> Record | None:
    """The record of an earlier look-up; None where there is none, or the file is not what it should be."""
    folder = folder_of(book)
    path = folder / name_of(kind, asked) if folder else None
    if path is None or not path.is_file() or path.stat().st_size > MAX_FILE:
        return None
    try:
        record = record_of(json.loads(bytes_of(path).decode("utf-8")))
    except (ValueError, RecursionError, UnreadableSource):
        return None
    return record if record and (record.kind, record.asked) == (kind, asked) else None
