"""A ZIP archive that was measured before it is read: a bomb is refused, whatever it says of its own size."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field

from briefbuilder.problems import UnreadableSource

MOST_ENTRIES = 5_000
MOST_BYTES = 256 * 1024 * 1024
MOST_RATIO = 250  # text packs 5 to 30 times; what packs more than this is made to harm
SMALL = 8 * 1024 * 1024  # below this no ratio harms
_STEP = 1024 * 1024
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of an archive by name."""

    names: frozenset[str]
    _zip: zipfile.ZipFile = field(repr=False)

    def read(self, name: str) -> bytes:
        """One part's bytes; empty if there is none."""
        return self._zip.read(name) if name in self.names else b""


def open_archive(data: bytes, path: str, needed: str) -> Archive:
    """Open an archive that holds ``needed``. Raises UnreadableSource for what is damaged, locked or too big."""
    if data.startswith(_OLD_WORD):
        raise UnreadableSource(f"{path}: a locked or an old (.doc) Word file; save it as .docx without a password")
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        entries = opened.infolist()
        if len(entries) > MOST_ENTRIES:
            raise UnreadableSource(f"{path}: the archive has {len(entries)} parts, more than any document needs")
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableSource(f"{path}: the file is protected by a password")
        _measure(opened, len(data), path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableSource(f"{path}: the file is damaged ({error})") from error
    names = frozenset(opened.namelist())
    if needed not in names:
        raise UnreadableSource(f"{path}: not the format that its name says ({needed} is missing)")
    return Archive(names, opened)


def _measure(opened: zipfile.ZipFile, packed: int, path: str) -> None:
    """Unpack everything once without keeping it, and stop where it gets too big."""
    most = min(MOST_BYTES, max(SMALL, packed * MOST_RATIO))
    total = 0
    for entry in opened.infolist():
        with opened.open(entry) as part:
            while chunk := part.read(_STEP):
                total += len(chunk)
                if total > most:
                    raise UnreadableSource(f"{path}: unpacked the file is too big ({packed} bytes hold over {most})")
