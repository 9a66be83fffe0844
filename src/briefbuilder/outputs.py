"""Write the output folder: every file whole, all of them or none, the checksums last.

In: artifacts by name.  Out: their paths.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefbuilder.model import Artifact
from briefbuilder.problems import UsageError

SUMS_NAME = "SHA256SUMS"


def write_all(artifacts: Iterable[Artifact], folder: Path) -> tuple[Path, ...]:
    """Write artifacts below ``folder``, all or none, and give their paths. Raises UsageError where none can be."""
    ready: list[tuple[Path, Path]] = []
    try:
        for artifact in artifacts:
            path = folder / artifact.name
            ready.append((_beside(path, artifact.data), path))
    except BaseException:
        for written, _ in ready:
            written.unlink(missing_ok=True)
        raise
    for written, path in ready:
        written.replace(path)
    return tuple(path for _, path in ready)


def write_file(path: Path, data: bytes) -> Path:
    """Write a file beside its place and move it there at once, so that no half of it is ever seen."""
    return write_all([Artifact(path.name, data)], path.parent)[0]


def _beside(path: Path, data: bytes) -> Path:
    """The whole file under another name in the same folder."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    except OSError as error:
        raise UsageError(f"{path.parent} cannot be written: {error.strerror}; say another folder with -o") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())  # mkstemp's files are private; an output is as any file
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


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
