"""The only door to pandoc: bytes and options in, bytes out. pypandoc finds the binary, this module starts it.

Every call is sandboxed (pandoc(1), ``--sandbox``: no reader or writer opens a file or an address), has a heap limit, a
time limit, an empty folder to stand in and a fixed locale, so that no source reaches anything and no machine shows.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypandoc

from briefbuilder.problems import BriefbuilderError

HEAP_LIMIT_MB = 2048
TIME_LIMIT_SECONDS = 300

# pandoc's Markdown as briefbuilder writes and reads it: letters stay as they are, and nothing is code for a machine.
MARKDOWN = (
    "markdown-smart-raw_html-raw_tex-raw_attribute-native_divs-native_spans-markdown_in_html_blocks"
    "-tex_math_dollars-latex_macros-auto_identifiers-implicit_header_references"
)


class PandocFailed(BriefbuilderError):
    """pandoc is missing, ran into a limit or gave an error; the message carries its words."""

    exit_code = 4


@functools.cache
def pandoc_path() -> Path:
    """Where the pandoc binary is, in full: we start it where PATH is plain. Raises PandocFailed with the way to get it.

    pypandoc gives the bare name of a pandoc that lies on the PATH: "pandoc" becomes "/usr/bin/pandoc".
    """
    try:
        named = pypandoc.get_pandoc_path()
    except OSError as error:
        raise PandocFailed("pandoc is not installed: pip install pypandoc_binary brings it") from error
    found = shutil.which(named)
    if not found:
        raise PandocFailed(f"pandoc is not where it was looked for ({named}): pip install pypandoc_binary brings it")
    return Path(found).absolute()


def run(arguments: Sequence[str], data: bytes = b"", *, timeout: float = TIME_LIMIT_SECONDS) -> tuple[bytes, str]:
    """Start pandoc with these arguments and ``data`` on standard input; give back its output and its warnings.

    Raises PandocFailed where pandoc fails, or meets the heap or the time limit.
    """
    command = [str(pandoc_path()), "+RTS", f"-M{HEAP_LIMIT_MB}m", "-RTS", "--sandbox", *arguments]
    with tempfile.TemporaryDirectory(prefix="briefbuilder-") as empty:
        environment = {"LANG": "C.UTF-8", "HOME": empty, "TMPDIR": empty, "PATH": os.defpath, "SOURCE_DATE_EPOCH": "0"}
        try:
            done = subprocess.run(
                command, input=data, capture_output=True, cwd=empty, env=environment, timeout=timeout, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise PandocFailed(f"pandoc did not finish within {timeout:g} s and was stopped") from error
    warnings = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode:
        raise PandocFailed(f"pandoc gave up (exit {done.returncode}): {warnings or 'no word why'}")
    return done.stdout, warnings


def to_ast(data: bytes, format: str, *options: str) -> dict[str, Any]:
    """Parse a text: ``to_ast(b"*a*", "markdown")`` gives pandoc's JSON tree."""
    output, _ = run(["--from", format, "--to", "json", *options], data)
    tree: dict[str, Any] = json.loads(output)
    return tree


def from_ast(tree: dict[str, Any], format: str, *options: str) -> str:
    """Write a JSON tree in a format: ``from_ast(tree, "html5")``."""
    data = json.dumps(tree, ensure_ascii=False).encode("utf-8")
    output, _ = run(["--from", "json", "--to", format, *options], data)
    return output.decode("utf-8")


def cite(tree: dict[str, Any], csl: Path, bibliography: Path) -> tuple[dict[str, Any], str]:
    """Print the citations of a tree with citeproc: the tree with them, and pandoc's warnings.

    ``csl`` is an independent style's file, ``bibliography`` a CSL-JSON file; both are read by pandoc itself.
    """
    data = json.dumps(tree, ensure_ascii=False).encode("utf-8")
    options = ["--citeproc", "--csl", str(csl.resolve()), "--bibliography", str(bibliography.resolve())]
    output, warnings = run(["--from", "json", "--to", "json", *options], data)
    cited: dict[str, Any] = json.loads(output)
    return cited, warnings
