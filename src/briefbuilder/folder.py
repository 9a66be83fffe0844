"""What lies in a folder: a book (it has ``sources/``) or a bare folder of texts.

In: the PATH of a command.  Out: a ``BookFolder``, a plain value; of its files names are read, and bytes on demand.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefbuilder.problems import UnreadableSource, UsageError

SETTINGS_NAME = "book.yaml"
DECISIONS_NAME = "decisions.yaml"
WORKS_NAME = "works.yaml"
BIBLIOGRAPHY_NAME = "references.bib"

# They lie beside texts and are none: settings, the shelf, styles, pictures.
_COMPANIONS = frozenset({".bib", ".csl", ".css", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp", ".yaml", ".yml"})
_SKIPPED_STEMS = ("readme", "license", "licence", "copying")


@dataclass(frozen=True, slots=True)
class BookFolder:
    """A folder to make a book of. ``files`` are its texts in order of their names.

    ``bare``: PATH holds the texts themselves and is never written; else PATH is a book with ``sources/`` in it.
    """

    root: Path
    texts: Path
    bare: bool
    files: tuple[Path, ...]

    @property
    def settings(self) -> Path | None:
        """``sources/book.yaml``, if there is one."""
        return _existing(None if self.bare else self.texts / SETTINGS_NAME)

    @property
    def decisions(self) -> Path | None:
        """``sources/decisions.yaml``, if there is one."""
        return _existing(None if self.bare else self.texts / DECISIONS_NAME)

    @property
    def works(self) -> Path | None:
        """``sources/works.yaml``, if there is one."""
        return _existing(None if self.bare else self.texts / WORKS_NAME)

    @property
    def bibliography(self) -> Path | None:
        """``references.bib`` beside ``sources/`` (in a bare folder: among the texts), if there is one."""
        return _existing(self.root / BIBLIOGRAPHY_NAME)

    @property
    def templates(self) -> Path | None:
        """The editor's ``templates/``, if there are any."""
        folder = self.root / "templates"
        return folder if folder.is_dir() and not self.bare else None

    @property
    def default_output(self) -> Path:
        """``dist/`` of a book; for a bare folder ``dist/`` where the command was given."""
        return Path("dist") if self.bare else self.root / "dist"

    def shown(self, path: Path) -> str:
        """How problems name a file of this folder: ``sources/02-brief.txt``."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def find_sources(path: Path) -> BookFolder:
    """Look at PATH: ``BookFolder(root, texts=root/"sources", bare=False, files=(…))``.

    Raises UsageError where PATH is no folder or has no text in it.
    """
    if not path.exists():
        raise UsageError(f"there is no folder {path}")
    if not path.is_dir():
        raise UsageError(
            f"{path} is a file; give the folder it lies in, or clean it alone: briefbuilder normalise {path} -o DIR"
        )
    bare = not (path / "sources").is_dir()
    texts = path if bare else path / "sources"
    try:
        files = tuple(sorted((file for file in texts.iterdir() if is_text(file)), key=lambda file: file.name))
    except OSError as error:
        raise UsageError(f"{texts} cannot be read: {error.strerror}") from error
    if not files:
        skipped = "README*, LICENSE*, dotfiles, pictures and subfolders do not count"
        raise UsageError(f"there is no text in {texts} ({skipped})")
    return BookFolder(path, texts, bare, files)


def is_text(path: Path) -> bool:
    """May this file be a source? ``README.md``, ``.notes``, ``map.png`` and folders are none; ``brief.xyz`` may be."""
    name = path.name.casefold()
    if name.startswith((".", *_SKIPPED_STEMS)) or path.suffix.casefold() in _COMPANIONS:
        return False
    return path.is_file()


def may_write(folder: BookFolder, output: Path) -> Path:
    """The output folder, if it does not lie in a bare folder of texts, which is never written (else UsageError)."""
    if folder.bare and output.resolve().is_relative_to(folder.root.resolve()):
        raise UsageError(f"{output} lies in {folder.root}, a folder of texts, which is never written: say -o DIR")
    return output


def _existing(path: Path | None) -> Path | None:
    return path if path is not None and path.is_file() else None


def bytes_of(file: Path) -> bytes:
    """A file's bytes. Raises UnreadableSource where the machine does not give them."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"{file} cannot be read: {error.strerror}") from error
