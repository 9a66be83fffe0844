r"""Bytes → text: byte order marks, UTF-8, UTF-16, the old eight-bit encodings, and text decoded wrongly long ago.

In: the bytes of a file.  Out: its text, newlines as ``\n``, every byte that means nothing kept as U+FFFD.
"""

from __future__ import annotations

import codecs
import re

import ftfy
from charset_normalizer import from_bytes

from briefbuilder.problems import Place, Problems

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LATIN = ("cp1252", "cp1250")  # the first where nothing speaks for either
_CYRILLIC = ("cp1251", "koi8_r")
_DECLARABLE = ("cp125", "cp866", "iso8859", "koi8", "mac", "gb", "big5", "euc", "shift_jis")
_LOST = "\N{REPLACEMENT CHARACTER}"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_BREAK = re.compile(r"\r\n?")
_MIXED = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_CYRILLIC_WORD = re.compile(r"(?<!\w)[\u0410-\u044f]{3,}(?!\w)")
# Every trace of a wrong decoding has another letter than these; to ask ftfy about each line takes long.
_DOUBTFUL = re.compile("[^\x00-\x7f“”‘’–—…]")
_AT_MOST = 10  # lines named one by one; the rest is counted

_FTFY = ftfy.TextFixerConfig(
    unescape_html=False, remove_terminal_escapes=False, fix_encoding=True, restore_byte_a0=True,
    replace_lossy_sequences=False, decode_inconsistent_utf8=True, fix_c1_controls=True, fix_latin_ligatures=False,
    fix_character_width=False, uncurl_quotes=False, fix_line_breaks=False, fix_surrogates=False,
    remove_control_chars=False, normalization=None, explain=False,
)  # fmt: skip


def decode(data: bytes, path: str, problems: Problems, declared: str = "") -> str:
    r"""The text of a file: ``decode(b"\xef\xbb\xbfA\r\nB", ...)`` gives ``"A\nB"``.

    ``declared`` is what the file says of itself (HTML); it is believed where the bytes agree with it.
    """
    text, encoding, guessed = _decoded(data, declared)
    text = _BREAK.sub("\n", text)
    if guessed:
        hint = "look at letters with accents, quotation marks and dashes; save the file as UTF-8 to be sure"
        problems.warn("encoding-guessed", f"not UTF-8; taken as {encoding}", Place(path), hint)
    text = _unscrambled(text, path, problems)
    _report_lost(text, path, problems)
    _report_controls(text, path, problems)
    return text


def _decoded(data: bytes, declared: str) -> tuple[str, str, bool]:
    """Text, name of the encoding, and whether that was a guess."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding, False
    wide = _without_mark(data)
    if wide:
        return data.decode(wide, "replace"), wide, True
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8", False
    named = _known(declared)
    if named:
        return data.decode(named, "replace"), named, False
    encoding = _eight_bit(data)
    return data.decode(encoding, "replace"), encoding, True


def _without_mark(data: bytes) -> str:
    """UTF-16 without a byte order mark: most of its every second byte is zero, or 4 in Cyrillic text."""
    even, odd = data[:4096:2], data[1:4096:2]
    if len(data) % 2 or len(odd) < 2:
        return ""
    if _high_bytes(odd) > 0.8 and even.count(0) < len(even) / 10:
        return "utf-16-le"
    if _high_bytes(even) > 0.8 and odd.count(0) < len(odd) / 10:
        return "utf-16-be"
    return ""


def _high_bytes(part: bytes) -> float:
    """The share of bytes that can be the high half of a Latin or Cyrillic code unit (U+2000 are quotes and dashes)."""
    return sum(part.count(byte) for byte in (0, 4, 0x20)) / len(part) if 0 in part or 4 in part else 0.0


def _is_damaged_utf8(data: bytes) -> bool:
    """Some bytes are wrong, but more of the letters beyond ASCII are UTF-8 than are not."""
    text = data.decode("utf-8", "replace")
    lost = text.count(_LOST)
    good = sum(character > "\x7f" for character in text) - lost
    return good > lost


def _known(name: str) -> str:
    """Python's name of a declared encoding; browsers read "iso-8859-1" as cp1252, and so do we. Empty if unknown."""
    try:
        found = codecs.lookup(name.strip("\"' ")).name if name else ""
    except (LookupError, ValueError):
        return ""
    if not found.startswith(_DECLARABLE):  # UTF was tried: the bytes say otherwise; and "idna" is no file's encoding
        return ""
    return "cp1252" if found == "iso8859-1" else found


def _eight_bit(data: bytes) -> str:
    """The likeliest eight-bit encoding: Cyrillic where whole words are; then the one that looks least like noise."""
    candidates = _CYRILLIC if _has_cyrillic_words(data) else _LATIN
    ranked: list[tuple[float, float, int]] = []
    for match in from_bytes(data, cp_isolation=list(candidates)):
        names = set(match.could_be_from_charset) & set(candidates)
        ranked.extend((match.chaos, -match.coherence, candidates.index(name)) for name in names)
    return candidates[min(ranked)[2]] if ranked else candidates[0]


def _has_cyrillic_words(data: bytes) -> bool:
    """Whole words of high bytes, and more of them than of words of both alphabets (the "й" of "cafй" was "é")."""
    sample = data[:100_000].decode("cp1251", "replace")
    return len(_CYRILLIC_WORD.findall(sample)) > len(_MIXED.findall(sample))


def _unscrambled(text: str, path: str, problems: Problems) -> str:
    """Undo a wrong decoding of long ago, line by line: ``"cafÃ©"`` → ``"café"``; quotation marks stay as they are."""
    if text.isascii():
        return text
    lines = text.split("\n")
    changed: list[int] = []
    for index, line in enumerate(lines):
        if line.isascii() or not _DOUBTFUL.search(line):
            continue
        fixed = ftfy.fix_encoding(line, _FTFY)
        if fixed != line and "\n" not in fixed and "\r" not in fixed:
            _report_mojibake(line, fixed, Place(path, index + 1, 1), len(changed), problems)
            lines[index] = fixed
            changed.append(index)
    if len(changed) > _AT_MOST:
        problems.warn("mojibake", f"{len(changed)} lines were decoded wrongly once and are repaired", Place(path))
    return "\n".join(lines) if changed else text


def _report_mojibake(before: str, after: str, place: Place, count: int, problems: Problems) -> None:
    if count < _AT_MOST:
        first = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
        old, new = before[first : first + 20], after[first : first + 20]
        problems.warn("mojibake", f"“{old}” was decoded wrongly once; read as “{new}”", place, excerpt=before[:200])


def _report_lost(text: str, path: str, problems: Problems) -> None:
    lines = [index for index, line in enumerate(text.split("\n"), 1) if _LOST in line] if _LOST in text else []
    hint = "put the right letter in at each U+FFFD"
    for line in lines[:_AT_MOST]:
        problems.error("invalid-bytes", "bytes that stand for no letter are kept as U+FFFD", Place(path, line, 1), hint)
    if len(lines) > _AT_MOST:
        problems.error("invalid-bytes", f"{len(lines)} lines have bytes that stand for no letter", Place(path), hint)


def _report_controls(text: str, path: str, problems: Problems) -> None:
    found = _CONTROL.findall(text)
    if not found:
        return
    line = text.count("\n", 0, text.index(found[0])) + 1
    names = ", ".join(sorted({f"U+{ord(character):04X}" for character in found}))
    problems.warn("control-character", f"{len(found)} control characters ({names})", Place(path, line, 1))
