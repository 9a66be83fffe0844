"""Printed pages by XeLaTeX, for what WeasyPrint cannot do: numbers that begin anew on every page, notes per column.

``printed(text("bruecke-de"), "perpage")`` → PDF bytes. Only for making ``fixed/`` anew; nothing here runs in a test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from debris import clean
from debris.clean import Text

_LANGUAGES = {"en": "english", "de": "german", "fr": "french", "ru": "russian"}
_PREAMBLE = r"""
\documentclass[%(options)s]{%(cls)s}
\usepackage[%(geometry)s]{geometry}
\usepackage{fontspec}
\setmainfont{%(font)s}
\usepackage[%(language)s]{babel}
\usepackage{fancyhdr}
%(footmisc)s
\providecommand{\tightlist}{\setlength{\itemsep}{0pt}\setlength{\parskip}{0pt}}
\usepackage{enumitem}
\setcounter{secnumdepth}{-1}
\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}
%(heads)s
%(extra)s
\emergencystretch=1.5em
\providecommand{\href}[2]{#2}\providecommand{\hypertarget}[2]{#2}\providecommand{\texorpdfstring}[2]{#1}
\providecommand{\url}[1]{#1}
\begin{document}
%(first)s
\begin{center}{\LARGE\bfseries %(title)s\par}\vspace{3mm}{%(author)s}\par{%(date)s}\end{center}\vspace{6mm}
%(body)s
\end{document}
"""


@dataclass(frozen=True)
class Layout:
    """What varies from one class of books to the next."""

    options: str = "10pt,a5paper,twoside"
    cls: str = "article"
    geometry: str = "left=17mm,right=17mm,top=20mm,bottom=20mm"
    font: str = "Linux Libertine O"
    footmisc: str = ""
    heads: str = r"\fancyhead[CE]{%(short)s}\fancyhead[CO]{\nouppercase\leftmark}\fancyfoot[C]{\thepage}"
    extra: str = ""
    first: str = ""  # what the first page does otherwise
    runs: str = "title chapter"
    folio: str = r"^\W*\d{1,3}\W*$"


LAYOUTS: dict[str, Layout] = {
    "tex": Layout(first=r"\thispagestyle{plain}"),
    "perpage": Layout(footmisc=r"\usepackage[perpage]{footmisc}", first=r"\thispagestyle{plain}"),
    "daggers": Layout(footmisc=r"\usepackage[perpage,symbol]{footmisc}"),
    "large": Layout(
        options="14pt,a5paper,twoside",
        cls="extarticle",
        geometry="left=15mm,right=15mm,top=18mm,bottom=18mm",
        heads=r"\fancyhead[LE,RO]{\thepage}\fancyhead[CE]{\MakeUppercase{%(short)s}}"
        r"\fancyhead[CO]{\MakeUppercase{%(short)s}}",
        runs="title",
    ),
    "columns": Layout(
        options="10pt,a4paper,twocolumn",
        geometry="left=18mm,right=18mm,top=22mm,bottom=22mm",
        heads=r"\fancyhead[L]{%(short)s}\fancyfoot[C]{--- \thepage\ ---}",
        runs="title",
    ),
    "spaced": Layout(
        options="11pt,a4paper",
        geometry="left=32mm,right=32mm,top=28mm,bottom=28mm",
        heads=r"\fancyfoot[R]{%(short)s \textbar\ \thepage}",
        extra=r"\setlength{\parindent}{0pt}\setlength{\parskip}{6pt}\raggedright",
        font="DejaVu Serif",
        runs="title",
        folio=r"^.*\|\s*\d{1,3}$",
    ),
}


def printed(text: Text, layout: str) -> bytes:
    """A text in a layout, as PDF; raises RuntimeError where LaTeX gives up."""
    look = LAYOUTS[layout]
    values = {
        name: _escape(value) for name, value in (("title", text.title), ("author", text.author), ("date", text.date))
    }
    body = clean.write(text.blocks(), "latex", "--shift-heading-level-by=-1")
    source = _PREAMBLE % {
        **vars(look), **values, "heads": look.heads % {"short": values["title"]},
        "language": _LANGUAGES[text.language], "body": body,
    }  # fmt: skip
    return _xelatex(source)


def _escape(words: str) -> str:
    return clean.write([{"t": "Plain", "c": [{"t": "Str", "c": words}]}], "latex").strip()


def _xelatex(source: str) -> bytes:
    program = shutil.which("xelatex")
    if not program:
        raise RuntimeError("xelatex is not installed")
    with tempfile.TemporaryDirectory(prefix="debris-") as folder:
        (Path(folder) / "page.tex").write_text(source, "utf-8")
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "FORCE_SOURCE_DATE": "1"}
        for _ in range(2):  # per-page numbers need a second run
            done = subprocess.run(
                [program, "-interaction=nonstopmode", "-halt-on-error", "page.tex"],
                cwd=folder, env=environment, capture_output=True, check=False,
            )  # fmt: skip
            if done.returncode:
                raise RuntimeError(done.stdout.decode("utf-8", "replace")[-1500:])
        return (Path(folder) / "page.pdf").read_bytes()
