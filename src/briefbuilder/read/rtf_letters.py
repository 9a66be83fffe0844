r"""Letters of an RTF file: bytes by the code page of their font, ``\uN`` as half of a character or a whole one."""

from __future__ import annotations

import re

SYMBOLS = "symbols"  # a font of pictures: its letters are none
OF_CHARSET = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850", 2: SYMBOLS,
}  # fmt: skip
_PAGES = {10000: "mac_roman", 10007: "mac_cyrillic", 10029: "mac_latin2", 65001: "utf-8", 936: "gbk", 1361: "johab"}
_KNOWN = frozenset(
    {437, 720, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 932, 949, 950}
    | set(range(1250, 1259))
)  # fmt: skip
_WORD_OF_HIGH = re.compile(rb"[\xc0-\xff]{3}")


def code_page(number: int) -> str:
    """Python's name of a code page: ``1251`` gives ``"cp1251"``; an unknown one is Western."""
    return _PAGES.get(number) or (f"cp{number}" if number in _KNOWN else "cp1252")


def letters(data: bytes, font: str | None, own: str) -> str:
    """Decode by the font's code page, else by the document's own.

    Some programs call every font Western and write the document's code page: three accented letters in a row tell.
    """
    page = font or own
    if page == SYMBOLS:
        return data.replace(b"\xb7", b"\x95").decode("cp1252", "replace")
    if page == "cp1252" and own != page and _WORD_OF_HIGH.search(data):
        page = own
    return data.decode(page, "replace")


def units(number: int) -> list[int]:
    r"""The UTF-16 units of ``\uN``: signed by the standard, beyond 65535 by some writers."""
    if number < 0:
        number += 65536
    if number > 0xFFFF:
        high = number - 0x10000
        return [0xD800 + (high >> 10), 0xDC00 + (high & 0x3FF)] if number <= 0x10FFFF else [0xFFFD]
    return [max(number, 0)]


def of_units(found: list[int]) -> str:
    """The text of UTF-16 units; half a character is none."""
    return b"".join(unit.to_bytes(2, "little") for unit in found).decode("utf-16-le", "replace")
