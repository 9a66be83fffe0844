"""ISBN, ISSN and DOI: one form for comparing, and whether the check digit is right.

In: an identifier as somebody wrote it.  Out: its bare form, or an empty string where it has none.
"""

from __future__ import annotations

import re

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_DOI_LEAD = re.compile(r"^(?:https?://)?(?:dx\.|www\.)?doi\.org/|^doi:\s*", re.IGNORECASE)


def bare_isbn(value: str) -> str:
    """Thirteen figures, whichever form was given: ``"0-306-40615-2"`` gives "9780306406157"; no check is made."""
    digits = re.sub(r"[^0-9Xx]", "", value).upper()
    if re.fullmatch(r"\d{13}", digits):
        return digits
    if re.fullmatch(r"\d{9}[\dX]", digits):
        stem = f"978{digits[:9]}"
        return stem + _last_of_13(stem)
    return ""


def isbn_is_right(value: str) -> bool:
    """Has it ten or thirteen figures, and is the last one what the others ask for?"""
    digits = re.sub(r"[\s‐‑–-]", "", value).upper()
    if re.fullmatch(r"97[89]\d{10}", digits):
        return _last_of_13(digits[:12]) == digits[12]
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return sum(weight * _figure(one) for weight, one in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0
    return False


def _last_of_13(stem: str) -> str:
    total = sum(int(figure) * (3 if place % 2 else 1) for place, figure in enumerate(stem))
    return str(-total % 10)


def _figure(letter: str) -> int:
    return 10 if letter == "X" else int(letter)


def issn_is_right(value: str) -> bool:
    """Has it eight figures, and is the last one what the others ask for? ``"0378-5955"`` is right."""
    digits = re.sub(r"[\s‐‑–-]", "", value).upper()
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        return False
    return sum(weight * _figure(one) for weight, one in zip(range(8, 0, -1), digits, strict=True)) % 11 == 0


def bare_doi(value: str) -> str:
    """Without its address, in small letters: ``"https://doi.org/10.1000/ABC"`` gives "10.1000/abc"."""
    return _DOI_LEAD.sub("", value.strip()).strip().casefold()


def doi_is_right(value: str) -> bool:
    """A directory ("10." and figures), a slash, and something behind it that does not end as a sentence does."""
    bare = bare_doi(value)
    return bool(_DOI.fullmatch(bare)) and bare[-1] not in ".,;:"
