"""The pattern on the cover: a thin rule for each text, as long as the text is, with a tick for each call of a note.

In: ``Cited``.  Out: an SVG as bytes, drawn from numbers alone, so that the same book always wears the same cover.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from jinja2 import Environment

from briefbuilder.model import Cited, CitedChapter
from briefbuilder.render import fragments
from briefbuilder.render.fetcher import NO_FOLDER, Fetcher
from briefbuilder.render.views import written_date

WIDTH = 1000
SVG = "image/svg+xml"
INK = "#5f9a99"  # the pattern's colour on the cover's deep blue-green
_SHORTEST = 0.24
_STROKE = 1.4


@dataclass(frozen=True, slots=True)
class CoverRule:
    """One rule: its height, where it begins (it runs off the right edge) and where its ticks stand, in SVG units."""

    y: float
    x: float
    ticks: tuple[float, ...]


def measure(chapter: CitedChapter) -> tuple[int, tuple[int, ...]]:
    """How many characters a chapter has and at which of them notes are called."""
    tree = fragments.parse(chapter.html)
    length, places = 0, []
    for node in tree.iter():
        if node.get("role") == "doc-noteref":
            places.append(length)
            length += len(node.tail or "")
            continue
        length += len(node.text or "") + len(node.tail or "")
    return max(length, 1), tuple(places)


def cover_rules(cited: Cited, height: int) -> tuple[CoverRule, ...]:
    """The rules from top to bottom; many texts stand closer together."""
    sizes = [measure(chapter) for chapter in cited.chapters]
    longest = max((length for length, _ in sizes), default=1)
    step = height / (len(sizes) + 1)
    rules = []
    for index, (length, places) in enumerate(sizes, start=1):
        reach = WIDTH * (_SHORTEST + (1 - _SHORTEST) * (length / longest) ** 0.5)
        start = WIDTH - reach
        ticks = tuple(round(start + reach * place / length, 1) for place in places)
        rules.append(CoverRule(round(step * index, 1), round(start, 1), ticks))
    return tuple(rules)


def pattern(cited: Cited, ratio: float, *, hairlines: bool = False) -> bytes:
    """The pattern as an SVG, ``ratio`` times as high as wide; ``hairlines`` keep their weight at any size."""
    height = round(WIDTH * ratio)
    rules = cover_rules(cited, height)
    tick = min(height / (len(rules) + 1) * 0.22, 14)
    paths = []
    for rule in rules:
        paths.append(f"M{rule.x} {rule.y}H{WIDTH}")
        paths += [f"M{x} {round(rule.y - tick, 1)}V{rule.y}" for x in rule.ticks]
    effect = ' vector-effect="non-scaling-stroke"' if hairlines else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'preserveAspectRatio="xMaxYMin meet"><path d="{"".join(paths)}" fill="none" stroke="{INK}" '
        f'stroke-width="{_STROKE}"{effect}/></svg>'
    ).encode()


def data_uri(data: bytes, media_type: str) -> str:
    """Bytes as an address that needs no network: ``data_uri(b"a", "text/plain")``."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


# --- The cover as a picture, for EPUB ----------------------------------------------------------------------------

_PIXELS_WIDE = 1200


def png(cited: Cited, environment: Environment) -> bytes:
    """The printed book's cover as a picture: laid out by WeasyPrint, drawn by pdfium."""
    page = environment.get_template("epub/cover.html").render(
        info=cited.info,
        date=written_date(cited.info.date, cited.info.lang),
        cover_pattern=data_uri(pattern(cited, 1.33), SVG),
    )
    import weasyprint  # noqa: PLC0415 - costs 0.3 s: only where an EPUB is wanted

    data = weasyprint.HTML(string=page, base_url=NO_FOLDER, url_fetcher=Fetcher((), None)).write_pdf()
    document = pypdfium2.PdfDocument(data)
    try:
        sheet = document[0]
        picture = sheet.render(scale=_PIXELS_WIDE / sheet.get_width()).to_pil().convert("RGB")
    finally:
        document.close()
    buffer = BytesIO()
    picture.quantize(48, dither=0).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
