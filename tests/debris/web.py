"""Web pages with chrome, what naive scrapers make of them, and syndicated copies: a Text and a design → HTML or text.

``page(text("harbour-en"), "magazine")`` is HTML; ``blockwise`` and ``scraped`` flatten it, ``syndicated`` copies it.
"""

from __future__ import annotations

import functools
import html
import re
from dataclasses import dataclass

from lxml import etree
from lxml import html as parser

from debris import clean
from debris.clean import HERE, Node, Text


@dataclass(frozen=True)
class Design:
    """A site: its chrome, all words our own, and how it writes notes. ``sites/<name>.html`` has a section for each."""

    page: str  # the whole page, {text} in its middle
    inside: str  # what stands between two paragraphs
    call: str  # a call, {n} its number
    note: str  # a note, {n} and {text}
    notes: str  # around all of them: {notes}, under a {heading}


SITES = HERE / "sites"
DESIGNS = frozenset(file.stem for file in SITES.glob("*.html"))


@functools.cache
def design_of(name: str) -> Design:
    """Read a site: ``design_of("magazine")``."""
    parts = re.split(r"(?m)^<!--(\w+)-->\n", (SITES / f"{name}.html").read_text("utf-8"))
    return Design(**{section: markup.strip() for section, markup in zip(parts[1::2], parts[2::2], strict=True)})


_HEADING = {"en": "Notes", "de": "Anmerkungen", "fr": "Notes", "ru": "Примечания", "es": "Notas", "it": "Note"}


def page(text: Text, design: str) -> str:
    """The page as a browser would save it."""
    look = design_of(design)
    notes: list[str] = []

    def call(number: int, note: list[Node]) -> list[Node]:
        words = clean.write([{"t": "Plain", "c": note}], "html").strip()
        notes.append(look.note.format(n=number, text=words))
        return [clean.raw("html", look.call.format(n=number))]

    blocks = clean.replace_notes(text.blocks(), call)
    middle = _after_paragraph(blocks)
    parts = [clean.write(blocks[:middle], "html"), look.inside, clean.write(blocks[middle:], "html")]
    tail = look.notes.format(notes="\n".join(notes), heading=_HEADING.get(text.language, "Notes")) if notes else ""
    by = "".join(f"<p>{html.escape(line)}</p>" for line in (text.author, text.date) if line)
    main = f"<h1>{html.escape(text.title)}</h1>{by}{''.join(parts)}{tail}"
    head = f'<meta charset="utf-8"><title>{html.escape(text.title)}</title>'
    opened = f'<!DOCTYPE html>\n<html lang="{text.language}" dir="{text.direction}"><head>{head}</head>\n<body>\n'
    return opened + look.page.replace("{text}", main) + "\n</body></html>\n"


def _after_paragraph(blocks: list[Node]) -> int:
    """A place in the middle, between two paragraphs."""
    pairs = [n for n in range(1, len(blocks)) if blocks[n - 1]["t"] == blocks[n]["t"] == "Para"]
    return min(pairs or [len(blocks) // 2], key=lambda n: abs(n - len(blocks) // 2))


def chrome(design: str) -> tuple[str, ...]:
    """The chrome's own lines: what must be gone in the end."""
    look = design_of(design)
    found: list[str] = []
    for part in (look.page.replace("{text}", ""), look.inside):
        found += [words for node in _tree(part).itertext() if (words := " ".join(node.split())) and len(words) > 1]
    return tuple(dict.fromkeys(found))


def _tree(markup: str) -> etree._Element:
    tree: etree._Element = parser.fromstring(f"<html><body>{markup}</body></html>")
    return tree


def blockwise(markup: str) -> str:
    """The text of the page, a line per block element, an empty line around paragraphs: what a browser's copy gives."""
    body = _tree(re.sub(r"(?s)^.*?<body>|</body>.*$", "", markup))
    for node in body.iter():
        if node.tag in {"p", "h1", "h2", "h3", "h4", "blockquote", "ul", "ol", "section", "hr"}:
            node.text, node.tail = f"\n\n{node.text or ''}", f"\n\n{node.tail or ''}"
        elif node.tag in {"li", "div", "td", "button", "footer", "header", "nav", "article", "aside", "main", "br"}:
            node.text, node.tail = f"\n{node.text or ''}", f"\n{node.tail or ''}"
    lines = [" ".join(line.split()) for line in "".join(body.itertext()).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def scraped(markup: str) -> str:
    """Every piece of text on a line of its own: ``get_text(separator="\\n", strip=True)``."""
    body = _tree(re.sub(r"(?s)^.*?<body>|</body>.*$", "", markup))
    return "\n".join(words for node in body.itertext() if (words := " ".join(node.split()))) + "\n"


# --- Syndicated copies -------------------------------------------------------------------------------------------


def box(text: Text) -> tuple[str, ...]:
    """The lines around a syndicated copy that are neither asked for nor missed."""
    return (
        "07.02.2020", "First printed elsewhere", f"Source: {text.title}", "AUTHOR", text.author, "Visiting reader",
        "Location: by the sea", f"Languages: {text.language}",
    )  # fmt: skip


def syndicated(text: Text, *, bare: bool = False) -> str:
    """Markdown as a news exchange hands it on: capitals, lost links in bold, cut paragraphs, escaped marks.

    ``bare`` copies have lost the signs of headings and quotations too.
    """
    notes: list[list[Node]] = []

    def call(number: int, note: list[Node]) -> list[Node]:
        notes.append(note)
        return [{"t": "Str", "c": f"[{number}]"}]

    blocks = clean.replace_notes(text.blocks(), call)
    rows = [{"t": "Para", "c": [{"t": "Str", "c": f"[{n}]"}, {"t": "Space"}, *note]} for n, note in enumerate(notes, 1)]
    body = clean.write(blocks, "markdown-smart", "--shift-heading-level-by=1")
    parts = [_cut(part, number) for number, part in enumerate(body.strip().split("\n\n"))]
    if bare:
        parts = [re.sub(r"(?m)^(?:#+|>) ?", "", part) for part in parts]
    lines = box(text)
    return "\n\n".join([
        lines[0], text.title.upper(), "", *parts, clean.write(rows, "markdown-smart").strip(), *lines[1:]
    ]) + "\n"  # fmt: skip


def _cut(part: str, number: int) -> str:
    """Every fifth paragraph is cut where a link was; every seventh keeps its first words in bold."""
    words = part.split(" ")
    if part[0] in "#>-*0123456789 " or len(words) < 40 or "\\" in " ".join(words[:24]):
        return part
    if number % 5 == 2:
        at = next((n for n in range(16, 24) if words[n][:1].islower() and words[n - 1][-1:].isalpha()), 0)
        return " ".join(words[:at]) + "\n\n\n\n " + " ".join(words[at:]) if at else part
    if number % 7 == 3 and "*" not in " ".join(words[:3]):
        return "**" + " ".join(words[:3]) + "** " + " ".join(words[3:])
    return part
