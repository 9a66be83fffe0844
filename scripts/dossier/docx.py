"""Make the dossier's DOCX: scripts/dossier/08-memo.md goes in, sources/08-memo.docx comes out.

pandoc writes the archive; with a fixed SOURCE_DATE_EPOCH (the memo's own date) it writes the same bytes each time.
"""

# ruff: noqa: INP001 (a script, not a package)

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pypandoc

HERE = Path(__file__).parent
MEMO = HERE / "08-memo.md"
OUTPUT = HERE.parents[1] / "sources" / "08-memo.docx"
EPOCH = "1538092800"  # 2018-09-28T00:00:00Z


def write_docx(memo: Path, output: Path) -> None:
    """Turn Markdown into DOCX with native footnotes: ``[^oil]`` becomes Word's own note."""
    command = [pypandoc.get_pandoc_path(), "--from=markdown", "--to=docx", f"--output={output}", str(memo)]
    surroundings = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    subprocess.run(command, check=True, env=surroundings)


if __name__ == "__main__":
    write_docx(MEMO, OUTPUT)
