"""The table of cases: which text in which layout through which tool, and which are looked at last."""

from __future__ import annotations

from dataclasses import dataclass

# What these tools need is on every machine that runs the tests; the others' work lies in fixed/.
_ANYWHERE = {"html", "blockwise", "scraped", "copy", "paste", "docx", "odt", "epub", "rtf"}
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
    def hard(self) -> bool:
        """Has the tool lost what no care brings back: letters misread, spaces gone, columns run into one another?"""
        spaceless = self.tool == "pypdf" and self.layout in _LATEX
        return self.tool == "ocr" or spaceless or (self.layout in {"columns", "twocol"} and self.tool != "pdf")

    @property
    def fixed(self) -> bool:
        """Does its debris lie in ``fixed/``, because making it takes tools that are not everywhere?"""
        return self.tool not in _ANYWHERE and not (self.tool == "pdf" and self.layout not in _LATEX)


# text: layout tool tool …
_DEVELOPMENT = """
harbour-en: a5 pdf pdftotext layout pypdf ocr
harbour-en: tex pdftotext pdfminer
harbour-en: ragged pdf pdftotext
harbour-en: magazine html blockwise scraped
harbour-en: syndicated copy
harbour-en: office docx rtf
ballad-en: daggers pdf pdftotext pypdf
ballad-en: symbols pdf layout
ballad-en: tail pdf
ballad-en: a5 blocks
ballad-en: magazine blockwise
archive-en: plain pdf pdftotext layout
archive-en: spaced pdfminer pypdf
archive-en: office epub
bruecke-de: a5 pdftotext layout
bruecke-de: perpage pdf pdftotext pypdf
bruecke-de: large blocks ocr
bruecke-de: columns pdf
bruecke-de: wochenblatt html blockwise
bruecke-de: office odt
kommentar-de: a5 pdf pdftotext
kommentar-de: perpage pypdf
kommentar-de: columns pdftotext
kommentar-de: twocol pdf
kommentar-de: tail pdfminer
kommentar-de: wochenblatt scraped
kommentar-de: office rtf
tramway-fr: tex pdftotext
tramway-fr: symbols pdf pdfminer
tramway-fr: daggers pdftotext
tramway-fr: a5 blocks
tramway-fr: revue html scraped
cantine-fr: spaced pdf pdftotext
cantine-fr: twocol pdftotext
cantine-fr: columns pdfminer
cantine-fr: endnotes pypdf
cantine-fr: letters pdf pdftotext
cantine-fr: revue html blockwise
cantine-fr: syndicated paste
cantine-fr: office epub
reader-en: tex pdftotext layout pypdf
reader-en: a5 pdf pdfminer
reader-en: perpage pdftotext
reader-en: columns pdf pdftotext
reader-en: large blocks
reader-en: magazine html
reader-de: tex pdftotext pypdf
reader-de: perpage pdf
reader-de: chapters pdf pdfminer
reader-de: large blocks
reader-de: endnotes pdftotext
reader-de: parens pypdf
reader-fr: tex pdftotext
reader-fr: large pypdf blocks
reader-fr: spaced layout
reader-fr: columns pdf
reader-ru: tex pdftotext pypdf
reader-ru: large blocks
reader-ru: perpage pdf pdfminer
reader-ru: parens pdftotext
poezd-ru: parens pdf
poezd-ru: wochenblatt scraped
poezd-ru: zhurnal html
poezd-ru: office rtf
reka-ru: endnotes pdf pdftotext
reka-ru: tex pdftotext
reka-ru: chapters pdfminer
reka-ru: a5 blocks ocr
reka-ru: zhurnal blockwise
reka-ru: syndicated paste
reka-ru: office docx
guia-es: a5 pdf pdftotext
guia-es: parens layout
guia-es: revue scraped
guia-es: twocol pdf
play-en: tex pdftotext
play-en: daggers pdf
play-en: large blocks
play-en: magazine blockwise
play-en: office docx
bazar-fa: ragged pdf
bazar-fa: a5 pdf
bazar-fa: magazine html blockwise
bazar-fa: syndicated copy
bazar-fa: office docx
"""
_HELDOUT = """
verbale-it: a5 pdftotext
verbale-it: chapters pdf
verbale-it: kiosk html
letters-en: tex pdftotext
letters-en: perpage pdf
letters-en: tail pypdf
letters-en: journal scraped
orchard-en: perpage pdf pdftotext
orchard-en: large blocks
orchard-en: twocol pdf
orchard-en: columns pdftotext
orchard-en: kiosk html scraped
interview-en: ragged pdf pypdf
interview-en: tail pdftotext
interview-en: spaced layout
interview-en: journal blockwise
interview-en: syndicated paste
interview-en: office odt
rede-de: daggers pdf pdftotext
rede-de: tex layout pypdf
rede-de: chapters pdftotext
rede-de: parens pdf pdftotext
rede-de: kiosk blockwise
rede-de: syndicated copy
rede-de: office rtf
norm-de: plain pdftotext
norm-de: spaced pdf layout
norm-de: columns pypdf
norm-de: journal html
shelf-en: tex pdftotext pypdf
shelf-en: large pdf
shelf-en: columns pdfminer
shelf-en: chapters pdf
shelf-en: letters pdfminer
shelf-en: syndicated copy
shelf-de: tex pdftotext
shelf-de: large layout blocks
shelf-de: perpage pypdf
shelf-de: endnotes pdf
canal-fr: chapters pdf
canal-fr: columns pdf
canal-fr: endnotes pdfminer
canal-fr: large blocks
canal-fr: journal scraped
canal-fr: a5 ocr
chasy-ru: perpage pdftotext
chasy-ru: symbols pypdf
chasy-ru: endnotes layout
chasy-ru: twocol pdf
chasy-ru: kiosk html
chasy-ru: office epub
"""


def cases() -> tuple[Case, ...]:
    """All cases, those of the development part first."""
    return (*_rows(_DEVELOPMENT, heldout=False), *_rows(_HELDOUT, heldout=True))


def _rows(table: str, *, heldout: bool) -> list[Case]:
    rows = [row.replace(":", "").split() for row in table.strip().splitlines()]
    return [Case(text, layout, tool, heldout) for text, layout, *tools in rows for tool in tools]
