"""Write the output folder: every file whole, all of them or none, the checksums last.

In: artifacts by name.  Out: their paths.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, Self

from briefbuilder.model import Artifact
from briefbuilder.problems import UsageError

SUMS_NAME = "SHA256SUMS"


class Drafts:
    """Files that are written beside their places and come to stand there all at once, or not at all.

    ``with Drafts(folder) as drafts: drafts.open("a.md").write(b"…"); drafts.settle()``: without ``settle`` nothing of
    them is left. An open draft can be read again. Raises UsageError where nothing can be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ready: list[tuple[BinaryIO, Path, Path]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file, written, _place in self._ready:
            file.close()
            written.unlink(missing_ok=True)

    def open(self, name: str) -> BinaryIO:
        """A draft of the file ``name`` below the folder."""
        path = self.folder / name
        file, written = _beside(path)
        self._ready.append((file, written, path))
        written.chmod(0o666 & ~_umask())  # mkstemp's files are private; an output is as any file
        return file

    def settle(self) -> tuple[Path, ...]:
        """Put all of them in their places; gives these."""
        for file, _, _ in self._ready:
            file.close()
        for _, written, path in self._ready:
            written.replace(path)
        paths = tuple(path for _, _, path in self._ready)
        self._ready.clear()
        return paths


def write_all(artifacts: Iterable[Artifact], folder: Path) -> tuple[Path, ...]:
    """Write artifacts below ``folder``, all or none, and give their paths. Raises UsageError where none can be."""
    with Drafts(folder) as drafts:
        for artifact in artifacts:
            with drafts.open(artifact.name) as file:
                file.write(artifact.data)
        return drafts.settle()


def write_file(path: Path, data: bytes) -> Path:
    """Write a file beside its place and move it there at once, so that no half of it is ever seen."""
    return write_all([Artifact(path.name, data)], path.parent)[0]


def _beside(path: Path) -> tuple[BinaryIO, Path]:
    """A new file with another name in the same folder."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    except OSError as error:
        raise UsageError(f"{path.parent} cannot be written: {error.strerror}; say another folder with -o") from error
    return os.fdopen(handle, "w+b"), Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def sums(artifacts: Sequence[Artifact]) -> Artifact:
    """The checksums of all artifacts in the form that ``sha256sum -c`` reads."""
    lines = [
        f"{hashlib.sha256(one.data).hexdigest()}  {one.name}\n" for one in sorted(artifacts, key=lambda one: one.name)
    ]
    return Artifact(SUMS_NAME, "".join(lines).encode("utf-8"))
