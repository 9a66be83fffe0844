"""How raised figures and letters are shown in plain text: ``"word" + sup("2")`` reads ``"word²"``.

Patterns can tell a raised mark from a figure in its line, whether the source had ``²`` or a small 2 above the line.
"""

from __future__ import annotations

import re

from briefbuilder.inlines import Inlines, flat
from briefbuilder.model import Run

# The plain figure of each raised one.
RAISED = {ord(raised): ord(plain) for raised, plain in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}
# A raised figure behind it is a power: "12 m²" is an area.
UNIT = re.compile(r"(?:\b|\d)(?:[kcdmµ]?m|ft|mi|yd|in)\Z")
_RAISE = {plain: raised for raised, plain in RAISED.items()}
_RAISE |= {ord(first) + number: ord(raised) for first in "٠۰" for number, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_RAISED_LETTERS = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))


def view(inlines: Inlines) -> str:
    """The flat text, with figures and single letters of raised runs as raised ones."""
    for inline in inlines:
        if isinstance(inline, Run) and "sup" in inline.styles:
            break
    else:
        return flat(inlines)
    return "".join(
        _raised(inline.text) if isinstance(inline, Run) and "sup" in inline.styles else flat((inline,))
        for inline in inlines
    )


def _raised(text: str) -> str:
    return _RAISED_LETTERS.get(text) or text.translate(_RAISE)
