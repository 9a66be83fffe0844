"""Texts for property tests: noise, and debris put together of the pieces that real texts break into."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    "The committee will then", "return to the draft.", "One two three four five six seven eight nine ten.",
    "¹ Ames, *Harbours*, 2012, 3.", "word¹", "word.²", "² Ibid.", "[1] See this.", "so said.\\[1\\]",
    "\\[1\\] See that.", "said so.[1]", "*", "**bold**",
    "*emph*", "- item", "- 1) item", "2) next", "\\$5", "“Open", "closed”", '"Straight', '"', "Share this:",
    "APPENDIX I – Lost –, 3 May 2016.", "By Anna Lee", "Anna Lee", "May 2016", "16.07.18", "Literatur",
    "LEE, ANNA, *Title* (London: Press, 2001).", "All pages were accessed on 3 May 2016", "Impressum", "Verlag",
    "inde-", "pendence of it", "(Source:", "Title Of The Thing", "I. First Things", "1. One", "Note*",
    "*Editor's note: x", "\u00a0", "\u00ad", "  ", "\t", "\x0c", "ﬁ", "’Quoted Words Here’", "„low”",
    "First published in X", "Source: Y", "Summary", "Notes", "[^1]", "[^1]: n", "_", "(1)", ". Then",
    "# x", "<b>", "@key", "$x$", "~", "^", "|", "AUTHOR",
    "\n", "\n\n", "\n\n\n", "***", "---", "1.", "> q", "`c`", "[x](y)", "![x](y)", ":::", "&amp;", "№",
    "\u202b", "سلام", "Привет, мир.",
)  # fmt: skip

debris = st.lists(st.sampled_from(PIECES), max_size=25).map("\n\n".join)
mixed = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=30).map("".join)
texts = st.one_of(debris, mixed, st.text(max_size=120)).filter(lambda text: bool(text.strip()))
