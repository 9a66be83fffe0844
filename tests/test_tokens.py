"""The fast way finds the words that the patterns find."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder.tokens import letters, runs, words

PIECES = (
    "ab",
    "Zoë",
    "it’s",
    "hard-liners",
    "--",
    "'",
    "’",
    "“",
    "”",
    " ",
    "\n",
    "…",
    "12",
    "x_1",
    ".",
    "\x01",
    "\ufffc",
)
texts = st.lists(st.sampled_from(PIECES), min_size=20, max_size=40).map("".join)


def test_hyphens_and_apostrophes_stay_within_words() -> None:
    text = "“Hard-liners won”, said the harbour’s keeper – 'twice' in 2 years."
    assert words(text)[:5] == ["Hard-liners", "won", "said", "the", "harbour’s"]
    assert letters(text)[:2] == ["Hard", "liners"]
    assert runs(text)[-2:] == ["2", "years"]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(texts)
def test_the_fast_way_finds_what_the_patterns_find(text: str) -> None:
    assert words(text) == re.findall(r"[^\W\d_]+(?:[’'\-‐‑][^\W\d_]+)*", text)
    assert letters(text) == re.findall(r"[^\W\d_]+", text)
    assert runs(text) == re.findall(r"\w+", text)
