"""Write the output folder: each file whole or not at all, the checksums last.

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
    """Write artifacts below ``folder`` and give their paths. Raises UsageError where the folder takes no files."""
    return tuple(write_file(folder / artifact.name, artifact.data) for artifact in artifacts)


def write_file(path: Path, data: bytes) -> Path:
    """Write a file beside its place and move it there at once, so that no half of it is ever seen."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    except OSError as error:
        raise UsageError(f"{path.parent} cannot be written: {error.strerror}; say another folder with -o") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())  # mkstemp's files are private; an output is as any file
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path


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
