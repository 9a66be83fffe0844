"""Printed pages by WeasyPrint: a Text and a layout → PDF bytes. The layouts are style sheets, one row each.

``printed(text("harbour-en"), "a5")`` is an A5 book page with running heads, folios and footnotes.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

import weasyprint

from debris import clean
from debris.clean import Node, Text

_A5 = """
@page { size: 148mm 210mm; margin: 20mm 17mm 20mm 17mm; @footnote { border-top: .4pt solid black; padding-top: 2mm } }
body { font: 10pt/1.3 "Linux Libertine O", "DejaVu Serif", serif; text-align: justify; hyphens: auto }
p { margin: 0; text-indent: 1.2em; orphans: 2; widows: 2 }
h1 { font-size: 17pt; text-align: center; margin: 14mm 0 4mm; hyphens: none }
h1 { text-indent: 0; string-set: title content() }
h2 { font-size: 12pt; margin: 6mm 0 2mm; hyphens: none; string-set: chapter content(); break-after: avoid }
h3 { font-size: 10.5pt; font-style: italic; margin: 4mm 0 1.5mm; hyphens: none; break-after: avoid }
h4 { font-size: 10pt; font-style: italic; margin: 3mm 0 1mm; hyphens: none; break-after: avoid }
h2 + p, h3 + p, h4 + p { text-indent: 0 }
.by { text-align: center; text-indent: 0; margin: 0 0 3mm }
blockquote { margin: 3mm 9mm; font-size: 9.5pt } blockquote p { text-indent: 0 }
ul, ol { margin: 2mm 0; padding-left: 7mm } li p { text-indent: 0 }
.note { float: footnote; font-size: 8pt; line-height: 1.2; text-indent: 0; text-align: justify; font-style: normal }
.note::footnote-call { content: counter(footnote); font-size: 65%; vertical-align: super; line-height: 0 }
.note::footnote-marker { content: counter(footnote); font-size: 65%; vertical-align: super; line-height: 0 }
.notes p { font-size: 8.5pt; text-indent: 0 }
sup { font-size: 65%; vertical-align: super; line-height: 0 }
"""
_HEADS = """
@page :left { @top-center { content: string(title); font-size: 8.5pt; font-style: italic } }
@page :right { @top-center { content: string(chapter, first); font-size: 8.5pt; font-style: italic } }
@page :first { @top-center { content: none } }
"""


@dataclass(frozen=True)
class Layout:
    """A style sheet, and what of it the scorer must know: which heads run, how a folio looks, where notes stand."""

    css: str
    heads: str = "title chapter"  # which strings run at the top
    folio: str = r"^\W*\d{1,3}\W*$"
    notes: str = "foot"  # foot, end (under a heading), tail (at the end without one)
    mark: str = "{}"  # of endnotes: how a call looks


LAYOUTS: dict[str, Layout] = {
    "a5": Layout(_A5 + _HEADS + '@page { @bottom-center { content: "– " counter(page) " –"; font-size: 9pt } }'),
    "chapters": Layout(
        _A5
        + _HEADS.replace("top-center", "top-left")
        + "h2 { counter-reset: footnote; break-before: page }"
        + ".note::footnote-marker { content: counter(footnote) ' '; font-size: 100%; vertical-align: baseline }"
        + "@page :left { @top-right { content: counter(page) } } @page :right { @top-right { content: counter(page) } }"
    ),
    "ragged": Layout(
        _A5
        + """@page { size: A4; margin: 28mm 30mm }
        @page { @bottom-left { content: string(title) } @bottom-right { content: counter(page) } }
        body { font: 11pt/1.45 "DejaVu Sans", sans-serif; text-align: left; hyphens: none }
        p { text-indent: 0; margin: 0 0 3mm } h1, .by { text-align: left } blockquote { font-size: 11pt }
        .note::footnote-call { content: "[" counter(footnote) "]"; font-size: 100%; vertical-align: baseline }
        .note::footnote-marker { content: "[" counter(footnote) "] "; font-size: 100%; vertical-align: baseline }""",
        heads="title",
    ),
    "twocol": Layout(
        _A5
        + """@page { size: A4; margin: 22mm 18mm; @bottom-center { content: "[" counter(page) "]" } }
        @page :first { @top-center { content: none } }
        @page { @top-center { content: string(title); font-size: 8pt; text-transform: uppercase } }
        .text { columns: 2; column-gap: 8mm } h2 { font-size: 11pt }""",
        heads="title",
    ),
    "endnotes": Layout(
        _A5 + _HEADS + "@page :left { @bottom-left { content: counter(page) ' |' } } "
        "@page :right { @bottom-right { content: '| ' counter(page) } }",
        notes="end",
    ),
    "tail": Layout(
        _A5
        + "p { text-indent: 0; margin: 0 0 2.5mm } h2 { font-variant: small-caps }"
        + "@page { @top-right { content: counter(page) } @top-left { content: string(title) } }"
        + "@page :first { @top-left { content: none } }",
        heads="title",
        notes="tail",
        mark="({})",
    ),
    "symbols": Layout(
        _A5
        + _HEADS
        + "@counter-style signs { system: symbolic; symbols: '*' '†' '‡' '§' }"
        + "h2 { counter-reset: footnote } @page { @bottom-right { content: counter(page) } }"
        + ".note::footnote-call { content: counter(footnote, signs); font-size: 90% }"
        + ".note::footnote-marker { content: counter(footnote, signs) ' '; font-size: 90% }"
    ),
    "letters": Layout(
        _A5
        + _HEADS
        + "h2 { counter-reset: footnote } @page { @bottom-left { content: counter(page) } }"
        + ".note::footnote-call { content: counter(footnote, lower-alpha) }"
        + ".note::footnote-marker { content: counter(footnote, lower-alpha) ' ' } body { hyphenate-character: '-' }"
    ),
    "parens": Layout(
        _A5
        + """@page { size: A4; margin: 25mm 28mm }
        @page { @bottom-center { content: "page " counter(page) " of " counter(pages) } }
        body { font: 12pt/1.4 "Linux Libertine O", "DejaVu Serif", serif; hyphenate-character: "-" }
        .note { font-size: 10pt } blockquote { font-size: 12pt; margin: 4mm 12mm }
        .note::footnote-call { content: " (" counter(footnote) ")"; font-size: 100%; vertical-align: baseline }
        .note::footnote-marker { content: "(" counter(footnote) ") "; font-size: 100%; vertical-align: baseline }""",
        heads="",
        folio=r"^page \d{1,3} of \d{1,3}$",
    ),
    "plain": Layout(
        _A5 + "@page { size: A4; margin: 25mm } body { font-size: 11pt } @page { @top-right { content: string(title) } "
        '@bottom-center { content: counter(page) " / " counter(pages) } } '
        "@page :first { @top-right { content: none } }",
        heads="title",
        folio=r"^\W*\d{1,3}\s*/\s*\d{1,3}\W*$",
    ),
}
NOTES_HEADING = {
    "en": "Notes", "de": "Anmerkungen", "fr": "Notes", "ru": "Примечания", "es": "Notas", "it": "Note",
    "fa": "یادداشت‌ها", "ar": "الهوامش",
}  # fmt: skip


def printed(text: Text, layout: str) -> bytes:
    """A text in a layout, as PDF."""
    look = LAYOUTS[layout]
    return weasyprint.HTML(string=page(text, look)).write_pdf() or b""


def page(text: Text, look: Layout) -> str:
    """The page that WeasyPrint prints: title, byline, text, and the notes where the layout wants them."""
    notes: list[list[Node]] = []

    def at_foot(_: int, note: list[Node]) -> list[Node]:
        return [clean.raw("html", '<span class="note">'), *note, clean.raw("html", "</span>")]

    def at_end(number: int, note: list[Node]) -> list[Node]:
        notes.append(note)
        mark = look.mark.format(number)
        return [clean.raw("html", f"<sup>{mark}</sup>" if mark.isdigit() else mark)]

    body = clean.write(clean.replace_notes(text.blocks(), at_foot if look.notes == "foot" else at_end), "html")
    tail = _endnotes(text, look, notes) if notes else ""
    by = "".join(f'<p class="by">{html.escape(line)}</p>' for line in (text.author, text.date) if line)
    return (
        f'<html lang="{text.language}" dir="{text.direction}"><style>{look.css}</style><body>'
        f'<h1>{html.escape(text.title)}</h1>{by}<div class="text">{body}</div>{tail}</body></html>'
    )


def _endnotes(text: Text, look: Layout, notes: list[list[Node]]) -> str:
    rows = [
        {"t": "Para", "c": [{"t": "Str", "c": f"{number}." if look.mark == "{}" else look.mark.format(number)},
                            {"t": "Space"}, *note]}
        for number, note in enumerate(notes, 1)
    ]  # fmt: skip
    heading = f"<h2>{NOTES_HEADING[text.language]}</h2>" if look.notes == "end" else ""
    return f'<div class="notes">{heading}{clean.write(rows, "html")}</div>'
