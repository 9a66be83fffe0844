"""Names that programs write into a file's properties and that stand for nobody."""

from __future__ import annotations

_NOBODY = frozenset({
    "", "user", "admin", "administrator", "author", "owner", "unknown", "microsoft office user", "python-docx", "pc",
    "microsoft", "windows user", "default", "un-named", "libreoffice", "anonymous", "none", "root",
})  # fmt: skip


def is_nobody(name: str) -> bool:
    """``"Administrator"`` is nobody, ``"Ann Roe"`` is somebody."""
    return name.strip().casefold() in _NOBODY
