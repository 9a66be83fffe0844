"""PDFs of a few hundred bytes, written by hand: what no typesetter would make can be tested, too."""

from __future__ import annotations

_FONT = "<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>"
FACES = {"R": "Times-Roman", "I": "Times-Italic", "B": "Times-Bold"}


def text(words: str, left: float, up: float, size: float = 10, face: str = "R") -> str:
    """A text object: ``text("Quay", 72, 700)`` stands 72 points from the left, 700 from the lower edge."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{face} {size} Tf 1 0 0 1 {left} {up} Tm ({escaped}) Tj ET\n"


def rule(left: float, up: float, width: float) -> str:
    """A thin line."""
    return f"{left} {up} {width} 0.5 re f\n"


def bare_pdf(*pages: str, page: str = "", info: str = "", catalogue: str = "", extra: str = "") -> bytes:
    """A PDF with these content streams; ``page``, ``info`` and ``catalogue`` are added to those dictionaries."""
    fonts = "".join(f"/{key} {_FONT.format(name)}" for key, name in FACES.items())
    numbers = [10 + 2 * number for number in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalogue}>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}/MediaBox[0 0 420 600]/Resources<</Font<<{fonts}>>>>>>",
        3: f"<<{info}>>",
    }
    for number, content in zip(numbers, pages, strict=True):
        objects[number] = f"<</Type/Page/Parent 2 0 R/Contents {number + 1} 0 R{page}>>"
        objects[number + 1] = f"<</Length {len(content.encode('cp1252'))}>>stream\n{content}\nendstream"
    body, places = b"%PDF-1.7\n", []
    for number, written in objects.items():
        places.append(f"{number} 1\n{len(body):010} 00000 n \n")
        body += f"{number} 0 obj\n{written}\nendobj\n".encode("cp1252")
    body += extra.encode()
    table = f"xref\n0 1\n0000000000 65535 f \n{''.join(places)}"
    trailer = f"trailer\n<</Root 1 0 R/Info 3 0 R/Size {1 + max(objects)}>>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + (table + trailer).encode()
