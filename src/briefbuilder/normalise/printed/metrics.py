"""How wide text is when it is printed: in ems, by the widths that letters have in an ordinary text face.

A text file has no geometry, but its lines were broken by somebody's line width: ``"iii"`` is narrower than ``"mmm"``.
"""

from __future__ import annotations

_USUAL = 0.46
_WIDTHS = {
    **dict.fromkeys("ijl'.,:;|!’‘`·", 0.27),
    **dict.fromkeys('ftrI()[]-/"“”I', 0.36),
    **dict.fromkeys(" ", 0.27),
    **dict.fromkeys("sczJaeä", 0.43),
    **dict.fromkeys("mwMWжшщюЖШЩЮМФ—@%&…œæŒÆ", 0.82),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZÄÖÜÉÀÈÇ", 0.68),
}


def text_width(text: str) -> float:
    """Estimated width in ems: ``text_width("word")`` is about 1.9."""
    return sum(_WIDTHS.get(char, _USUAL) for char in text)
