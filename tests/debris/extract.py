"""What extractors make of a PDF: bytes in, the text as it comes out of the tool.

``EXTRACTORS["pdftotext"](pdf, "en")``. Only for making ``fixed/`` anew: the tools need not be on every machine.
"""

from __future__ import annotations

import io
import re
import statistics
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LABEL = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§∗]|\d{1,3}\.?\s")
_ITALIC = re.compile(r"Italic|Oblique|(?:OI|-It)$")
_TESSERACT = {"en": "eng", "de": "deu", "fr": "fra", "ru": "rus"}


def _tool(*command: str, data: bytes = b"") -> bytes:
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def pdftotext(pdf: bytes, language: str) -> str:  # noqa: ARG001 - a row of the table
    """Poppler, in its own reading order; pages parted by form feeds."""
    return _tool("pdftotext", "-", "-", data=pdf).decode("utf-8")


def laid_out(pdf: bytes, language: str) -> str:  # noqa: ARG001
    """Poppler with ``-layout``: the page drawn with spaces."""
    return _tool("pdftotext", "-layout", "-", "-", data=pdf).decode("utf-8")


def pdfminer(pdf: bytes, language: str) -> str:  # noqa: ARG001
    """pdfminer.six: text boxes parted by blank lines."""
    from pdfminer.high_level import extract_text

    return str(extract_text(io.BytesIO(pdf)))


def pypdf(pdf: bytes, language: str) -> str:  # noqa: ARG001
    """pypdf: lines as they are drawn, pages one after the other."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages) + "\n"


def ocr(pdf: bytes, language: str) -> str:
    """Tesseract on pages of 170 dpi."""
    with tempfile.TemporaryDirectory(prefix="debris-") as folder:
        base = Path(folder)
        (base / "page.pdf").write_bytes(pdf)
        _tool("pdftoppm", "-r", "170", "-gray", "-png", str(base / "page.pdf"), str(base / "page"))
        pages = [
            _tool("tesseract", str(image), "-", "-l", _TESSERACT[language]).decode("utf-8")
            for image in sorted(base.glob("page-*.png"))
        ]
    return "".join(pages)


# --- Blocks: what a tidy extractor gives -------------------------------------------------------------------------


def blocks(pdf: bytes, language: str) -> str:  # noqa: ARG001
    """A block per line, blank lines between, raised digits as ¹, italics in stars, what stands in the margins gone."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTTextBox, LTTextLine

    written: list[str] = []
    for page in extract_pages(io.BytesIO(pdf), laparams=LAParams(boxes_flow=None)):
        boxes = [box for box in page if isinstance(box, LTTextBox)]
        inside = [line for box in boxes for line in box if isinstance(line, LTTextLine) and _inside(line, page)]
        inside = [line for line in inside if line.get_text().strip()]
        written += _paragraphs(sorted(inside, key=lambda line: (-round(line.y0), line.x0)))
    return "\n\n".join(written) + "\n"


def _inside(line: Any, page: Any) -> bool:  # noqa: ANN401 - pdfminer has no types
    return bool(0.078 * page.height < (line.y0 + line.y1) / 2 < 0.922 * page.height)


def _paragraphs(lines: list[Any]) -> list[str]:
    """Lines → blocks: a new one begins at an indent, a gap, another size of type, or a label in small type."""
    made: list[list[str]] = []
    left = min((line.x0 for line in lines), default=0.0)
    normal = statistics.median(_size(line) for line in lines) if lines else 0.0
    last = None
    for line in lines:
        text = _styled(line)
        labelled = _size(line) < 0.92 * normal and _LABEL.match(text)
        if last is None or labelled or _parted(last, line, left):
            made.append([])
        made[-1].append(text)
        last = line
    return [" ".join(lines).replace("* *", " ") for lines in made]


def _parted(last: Any, line: Any, left: float) -> bool:  # noqa: ANN401
    size = _size(line)
    indented = 0.5 * size < line.x0 - left < 1.9 * size  # a quotation stands further in
    return bool(last.y0 - line.y1 > 0.55 * size or abs(size - _size(last)) > 0.6 or indented)


def _size(line: Any) -> float:  # noqa: ANN401
    sizes = sorted(char.size for char in line if hasattr(char, "size"))
    return float(sizes[len(sizes) // 2])


def _styled(line: Any) -> str:  # noqa: ANN401
    size, parts, italic = _size(line), [], False
    for char in line:
        text = char.get_text()
        if hasattr(char, "size"):
            slanted = bool(_ITALIC.search(char.fontname))
            if slanted != italic and not text.isspace():
                at = len(parts) - (italic and bool(parts) and parts[-1].isspace())
                parts.insert(at, "*")
                italic = slanted
            if char.size < 0.8 * size and text.isdigit():
                text = text.translate(_RAISED)
        parts.append(text)
    return ("".join(parts).rstrip() + ("*" if italic else "")).strip()


EXTRACTORS: dict[str, Callable[[bytes, str], str]] = {
    "pdftotext": pdftotext,
    "layout": laid_out,
    "pdfminer": pdfminer,
    "pypdf": pypdf,
    "blocks": blocks,
    "ocr": ocr,
}
