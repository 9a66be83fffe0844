"""Names and titles in several scripts and spellings brought to one form.

In: a folded word.  Out: its skeleton: ``skeleton("kozhanov")`` is that of "koschanow"; "mueller" is "muller".
"""

from __future__ import annotations

import re
from functools import lru_cache

# In order: what comes first may make way for what follows.
_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("shch", "S"), ("schtsch", "S"), ("chtch", "S"), ("stsch", "S"), ("tsch", "C"), ("tch", "C"), ("dsch",
    "Z"), ("sch", "S"),
    ("sh", "S"),
    ("zh", "Z"), ("ch", "C"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("ph", "f"), ("th", "t"), ("gh", "g"), ("dh", "d"),
    ("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("ou", "u"), ("oe", "o"), ("ue", "u"), ("ae", "a"), ("oo", "u"),
    ("ee", "i"), ("iu", "u"), ("yu", "u"), ("ju", "u"), ("ia", "a"), ("ya", "a"), ("ja", "a"), ("yo", "o"), ("io", "o"),
    ("jo", "o"), ("ye", "e"), ("ie", "e"), ("je", "e"), ("ij", "i"), ("yi", "i"), ("yj", "i"), ("iy", "i"),
    ("y", "i"), ("j", "i"),
    ("ff", "v"), ("c", "k"), ("z", "s"),
)  # fmt: skip
_DOUBLED = re.compile(r"([^\W\d])\1+")


@lru_cache(maxsize=65_536)
def skeleton(folded: str) -> str:
    """One form for the spellings of a name: "zhukhov", "schuchow", "joukhov" are near to one another."""
    for said, meant in _SPELLINGS:
        folded = folded.replace(said, meant)
    return _DOUBLED.sub(r"\1", folded)
