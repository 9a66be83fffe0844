"""Clean texts → debris: a case is a text, a layout and the tool that took the text out of it again.

    python tests/debris/make.py            # make fixed/ anew: needs xelatex, poppler, tesseract, pdfminer.six, pypdf
    python tests/debris/make.py NAME…      # only the cases whose names begin so

What can be made anywhere (WeasyPrint's PDF, web pages, pandoc's formats) is made when it is asked for; what needs tools
that are not everywhere lies in ``fixed/``. The truth is always the text itself.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pypdfium2

from briefbuilder import pandoc
from debris import clean, extract, latex, pages, web
from debris.clean import HERE, Text
from debris.table import Case, cases

FIXED = HERE / "fixed"


@dataclass(frozen=True)
class Debris:
    """A case, made: what to normalise, what should come out, and what the scorer must know."""

    case: Case
    file: str
    data: bytes
    truth: str
    meta: dict[str, Any]


def make(case: Case) -> Debris:
    """Make a case, or take it from ``fixed/``."""
    text = clean.text(case.text)
    if case.fixed:
        meta = json.loads((FIXED / f"{case.name}.json").read_text("utf-8"))
        data = (FIXED / f"{case.name}{case.suffix}").read_bytes()
        return Debris(case, f"input{case.suffix}", data, _truth(text), meta)
    return Debris(case, f"input{case.suffix}", *_made(case, text))


def _made(case: Case, text: Text) -> tuple[bytes, str, dict[str, Any]]:
    if case.layout in web.DESIGNS:
        markup = web.page(text, case.layout)
        flat = {"html": markup, "blockwise": web.blockwise(markup), "scraped": web.scraped(markup)}[case.tool]
        return flat.encode(), text.markdown, _meta(text, [flat], web.chrome(case.layout))
    if case.layout == "syndicated":
        copy = web.syndicated(text, bare=case.tool == "paste")
        return copy.encode(), text.markdown, {**_meta(text, [copy], ()), "optional": [*web.box(text), *text.optional]}
    if case.layout == "office":
        return _office(text, case.tool), text.markdown, _meta(text, [], ())
    return _printed(case, text)


def _office(text: Text, format: str) -> bytes:
    data, _ = pandoc.run(["-f", "markdown-smart", "-t", format, "--standalone", "-o", "-"], text.markdown.encode())
    return data


def _printed(case: Case, text: Text) -> tuple[bytes, str, dict[str, Any]]:
    pdf, heads, folio = paged(text, case.layout)
    shown = _pages(pdf)
    strings = [text.title] if "title" in heads else []
    strings += clean.headings(text.blocks()) if "chapter" in heads else []
    meta = {**_meta(text, shown, strings), "pages": len(shown), "debris_block_regex": [folio]}
    data = pdf if case.tool == "pdf" else extract.EXTRACTORS[case.tool](pdf, text.language).encode()
    if case.tool == "blocks":  # its heads and folios are gone already
        meta = _meta(text, [], ())
    return data, _truth(text), meta


def _truth(text: Text) -> str:
    """What paper can tell: the joint between two letters that nobody sees is in no PDF."""
    return text.markdown.replace("\u200c", "")


def paged(text: Text, layout: str) -> tuple[bytes, str, str]:
    """The PDF of a text, which strings run at its top, and how its folios look."""
    if layout in pages.LAYOUTS:
        return pages.printed(text, layout), pages.LAYOUTS[layout].heads, pages.LAYOUTS[layout].folio
    return latex.printed(text, layout), latex.LAYOUTS[layout].runs, latex.LAYOUTS[layout].folio


def _pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def _meta(text: Text, shown: list[str], strings: list[str] | tuple[str, ...]) -> dict[str, Any]:
    """The scorer's facts: strings that should go, as often as they stand in the debris and not in the truth."""
    debris = _squeezed(" ".join(shown))
    truth = _squeezed(text.markdown)
    counts = {one: debris.count(_squeezed(one)) - truth.count(_squeezed(one)) for one in dict.fromkeys(strings)}
    counts = {one: count for one, count in counts.items() if count > 0}
    return {
        "debris": list(counts), "debris_counts": counts, "pages": 0, "debris_block_regex": [],
        "optional": text.optional, "lang": text.language,
    }  # fmt: skip


def _squeezed(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()


def made_of(truth: str) -> str:
    """What a case in ``fixed/`` remembers of its text, so that a stale one is found."""
    return hashlib.sha256(truth.encode()).hexdigest()[:16]


def main(names: list[str]) -> None:
    """Make ``fixed/`` anew."""
    FIXED.mkdir(exist_ok=True)
    for case in cases():
        if not case.fixed or (names and not any(case.name.startswith(name) for name in names)):
            continue
        data, truth, meta = _made(case, clean.text(case.text))
        meta["made_of"] = made_of(truth)
        (FIXED / f"{case.name}{case.suffix}").write_bytes(data)
        (FIXED / f"{case.name}.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", "utf-8")
        sys.stderr.write(f"{case.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
