"""The table of cases: which text in which layout through which tool, and which of them nobody looks at until the end."""

from __future__ import annotations

from dataclasses import dataclass

# What these tools need is on every machine that runs the tests; the others' work lies in fixed/.
_ANYWHERE = {"html", "blockwise", "scraped", "copy", "docx", "odt", "epub", "rtf"}
_LATEX = {"tex", "perpage", "daggers", "large", "columns", "spaced"}
_SUFFIXES = {"html": ".html", "pdf": ".pdf", "docx": ".docx", "odt": ".odt", "epub": ".epub", "rtf": ".rtf"}


@dataclass(frozen=True)
class Case:
    """``Case("harbour-en", "a5", "pdf")``: the harbour text as an A5 book page, the PDF itself."""

    text: str
    layout: str
    tool: str
    heldout: bool = False

    @property
    def name(self) -> str:
        """Its name in tables and in ``fixed/``: ``"harbour-en.a5.pdf"``."""
        return f"{self.text}.{self.layout}.{self.tool}"

    @property
    def suffix(self) -> str:
        """The suffix of the file that is normalised."""
        return _SUFFIXES.get(self.tool, ".txt")

    @property
    def fixed(self) -> bool:
        """Does its debris lie in ``fixed/``, because making it takes tools that are not everywhere?"""
        return self.tool not in _ANYWHERE and not (self.tool == "pdf" and self.layout not in _LATEX)


# text: layout tool tool …; layout tool …
_DEVELOPMENT = """
harbour-en: a5 pdf pdftotext pypdf; tex pdftotext pdfminer; magazine html blockwise scraped; syndicated copy; office docx rtf
bruecke-de: a5 pdftotext layout; perpage pdf pdftotext pypdf; large blocks; columns pdf; wochenblatt html blockwise; office odt
tramway-fr: tex pdftotext; symbols pdf pdfminer; daggers pdftotext; a5 blocks; revue html scraped
archive-en: plain pdf pdftotext layout; spaced pdfminer pypdf; office epub
reka-ru: endnotes pdf pdftotext; tex pdftotext; chapters pdfminer; a5 blocks; zhurnal blockwise; office docx
"""
_HELDOUT = """
"""


def cases() -> tuple[Case, ...]:
    """All cases, those of the development part first."""
    return (*_rows(_DEVELOPMENT, heldout=False), *_rows(_HELDOUT, heldout=True))


def _rows(table: str, *, heldout: bool) -> list[Case]:
    made: list[Case] = []
    for row in table.strip().splitlines():
        text, layouts = row.split(": ")
        for entry in layouts.split("; "):
            layout, *tools = entry.split()
            made += [Case(text, layout, tool, heldout) for tool in tools]
    return made
