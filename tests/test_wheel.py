"""The wheel carries all it needs and makes a book in an environment where there was nothing before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Start = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def start(root: Path) -> Start:
    """Start a program as from an editor's desk: nothing of this checkout or of the test run is on its path."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "PYTEST"))
    }

    def start_(*command: str | Path, folder: Path = root) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            list(map(str, command)), cwd=folder, env=kept, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done

    return start_


@pytest.fixture(scope="module")
def wheel(root: Path, start: Start, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build_wheel(root, start, folder)
    (built,) = folder.glob("*.whl")
    return built


def build_wheel(root: Path, start: Start, folder: Path) -> None:
    # The pinned backend is installed with the tests' requirements, so nothing is fetched here.
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-cache-dir", "--wheel-dir", folder)
    start(sys.executable, "-m", "pip", "wheel", *options, root)


def test_the_wheel_carries_templates_schema_and_samples(root: Path, wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {path.relative_to(root).as_posix() for path in (root / "templates").rglob("*") if path.is_file()}
    assert templates
    assert {f"briefbuilder/{name}" for name in templates} <= names
    samples = {path.relative_to(root / "src").as_posix() for path in (root / "src/briefbuilder/skeleton").rglob("*.*")}
    assert samples <= names
    assert {
        "briefbuilder/schema/book.schema.json",
        "briefbuilder/schema/decisions.schema.json",
        "briefbuilder/py.typed",
        "briefbuilder/rules.toml",
    } <= names
    assert not [name for name in names if name.startswith(("tests", "sources", "dist")) or "__pycache__" in name]


def test_the_same_tree_makes_the_same_wheel(root: Path, wheel: Path, start: Start, tmp_path: Path) -> None:
    build_wheel(root, start, tmp_path)
    (again,) = tmp_path.glob("*.whl")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


@pytest.mark.slow
def test_an_empty_environment_makes_a_book_with_it(root: Path, wheel: Path, start: Start, tmp_path: Path) -> None:
    python = empty_environment(tmp_path / "env")
    install = installer(python)
    start(*install, "--require-hashes", "--only-binary", ":all:", "-r", root / "requirements.txt")
    start(*install, "--no-deps", wheel)
    command = python.parent / "briefbuilder"

    start(command, "new", "my-book", folder=tmp_path)
    start(command, "build", "my-book", "--strict", folder=tmp_path)

    outputs = tmp_path / "my-book" / "dist"
    for kind, magic in (("pdf", b"%PDF-"), ("epub", b"PK"), ("html", b"<!")):
        (book,) = outputs.glob(f"*.{kind}")
        assert book.read_bytes().lstrip().startswith(magic)
    assert (outputs / "SHA256SUMS").is_file()
    written = (tmp_path / "my-book" / "references.bib").read_bytes()
    start(command, "build", "my-book", "--frozen", folder=tmp_path)
    assert (tmp_path / "my-book" / "references.bib").read_bytes() == written


def empty_environment(folder: Path) -> Path:
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    probe = "import importlib.util, sys; sys.exit(importlib.util.find_spec('click') is not None)"
    assert subprocess.run([python, "-I", "-c", probe], check=False).returncode == 0, "this environment is not empty"
    return python


def installer(python: Path) -> tuple[str | Path, ...]:
    """uv where it is at hand (it installs from its cache in seconds), else the environment's own pip."""
    uv = shutil.which("uv") or shutil.which("uv", path=Path(sys.executable).parent)
    if uv is not None:
        return (uv, "pip", "install", "--quiet", "--python", python)
    return (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
