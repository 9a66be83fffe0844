"""Pandoc prints a batch of records through one style; the only place of the generator that starts a program.

In: style sheet, records, language of the style's words. Out: per record the printed text and its italic stretches.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pypandoc

from training.csl.spans import Print

_DOCUMENT = "---\nnocite: '@*'\n---\n"


def prints(style: bytes, records: Sequence[Mapping[str, Any]], lang: str) -> dict[str, Print]:
    """{"id": "r1", "title": …} through a style → {"r1": Print("Roe, J. (2009). Tides.", …)}."""
    with tempfile.TemporaryDirectory(prefix="csl-") as folder:
        style_file, list_file = Path(folder, "style.csl"), Path(folder, "list.json")
        style_file.write_bytes(style)
        list_file.write_text(json.dumps(list(records), ensure_ascii=False), encoding="utf-8")
        command = [
            pypandoc.get_pandoc_path(), "--citeproc", "--csl", str(style_file), "--bibliography", str(list_file),
            "--metadata", f"lang={lang}", "--metadata", "link-bibliography=false", "--from", "markdown", "--to", "json",
        ]  # fmt: skip
        done = subprocess.run(command, input=_DOCUMENT, capture_output=True, encoding="utf-8", timeout=120, check=False)
    if done.returncode:
        return {}
    return dict(_entries(json.loads(done.stdout)["blocks"]))


def _entries(blocks: Sequence[Any]) -> list[tuple[str, Print]]:
    found = []
    for block in blocks:
        if block["t"] == "Div":
            (identifier, classes, _), inner = block["c"]
            if "csl-entry" in classes:
                found.append((identifier.removeprefix("ref-"), _print_of(inner)))
            else:
                found.extend(_entries(inner))
    return found


def _print_of(blocks: Sequence[Any]) -> Print:
    pen = _Pen()
    for block in blocks:
        pen.write_all(block.get("c", []))
        pen.space()
    return pen.done()


class _Pen:
    """Writes pandoc's inlines as plain text and remembers where italics began and ended."""

    def __init__(self) -> None:
        self.text = ""
        self.italics: list[tuple[int, int]] = []

    def space(self) -> None:
        if self.text and not self.text[-1].isspace():
            self.text += " "

    def write_all(self, inlines: Sequence[Any]) -> None:
        for inline in inlines:
            self.write(inline["t"], inline.get("c"))

    def write(self, kind: str, content: Any) -> None:  # noqa: ANN401 - pandoc nests what it likes
        if kind == "Str":
            self.text += content
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            self.space()
        elif kind == "Emph":
            start = len(self.text)
            self.write_all(content)
            self.italics.append((start, len(self.text)))
        elif kind in {"Strong", "SmallCaps", "Superscript", "Subscript", "Underline", "Strikeout"}:
            self.write_all(content)
        elif kind == "Quoted":
            marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
            self.text += marks[0]
            self.write_all(content[1])
            self.text += marks[1]
        elif kind in {"Span", "Link"}:
            self._write_span(content)
        elif kind in {"Code", "RawInline", "Math"}:
            self.text += content[1]

    def _write_span(self, content: Any) -> None:  # noqa: ANN401 - as above
        classes = content[0][1]
        apart = any(name.startswith("csl-") and name != "csl-quoted" for name in classes)
        if apart:
            self.space()
        self.write_all(content[1])
        if apart:
            self.space()

    def done(self) -> Print:
        text = self.text.rstrip()
        italics = ((start, min(end, len(text))) for start, end in self.italics)
        return Print(text, tuple((start, end) for start, end in italics if start < end))
