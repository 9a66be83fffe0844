"""Printed pages for property tests: lines as extractors leave them, and real debris with its lines out of order."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

HERE = Path(__file__).resolve().parent
LINES = """\
The committee will then return to the draft of the year before, and
it did so.1 The harbour was deep enough
return to the draft, which nobody had read since the meeting in inde-
pendence of what the towns had asked for.²
for all ships, says Ames,12 but not in winter. In 1914.3 the ice came
to the quay (see p. 12), and (1) stayed there.
“A depth is kept or lost,” he wrote.[4] Nobody answered.*
A Short Title
II.
3. What followed
1.2 Level two
• an item of a list that goes on over its first line and
- another item
1. One of them
(a) the first
    A line that is set in, as paragraphs begin.
        a line of a quotation
and so on it went
Notes
Ibid.
the left column says this      and the right one says that
Bibliography
Lee, Anna. Ropes. London: Press, 2001.
""".splitlines()
NOTES = """\
1 Ames, Harbours, 2012, p. 3.
2 Ibid.
2. Ibid., p. 4; and see what Lee says of it in her letters,
12
p. 7. 3 Lee, Ropes, 44. 4 Ibid., 45.
* Editor’s note.
[4] See above.
³ No source is given.
5
6 Ames.
¹Ames, 12. ²Ibid.
† Not in the first edition.
which goes on from the page before.
(1) So he says.
""".splitlines()
HEADS = ("", "A Short Title", "A SHORT TITLE 12", "12 A Short Title", "The Report | 3")
FOOTS = ("", "– 1 –", "– 2 –", "3", "14", "xiv", "Page 4 of 9")
ODD = (
    "\f",
    "\x00",
    "\u00ad",
    "\x85",
    "\u2028",
    "\t",
    "\u00a0",
    "\u200f",
    "¹",
    "12",
    "[3]",
    "*",
    " 5 ",
    "”",
    "- ",
    "\n",
)

blanks = st.sampled_from(("\n", "\n", "\n", "\n\n", "\n \n\n"))


def _joined(pieces: list[str], most: int) -> st.SearchStrategy[str]:
    lines = st.lists(st.tuples(st.sampled_from(pieces), blanks), max_size=most)
    return lines.map(lambda rows: "".join(line + end for line, end in rows))


page = st.tuples(
    st.sampled_from(HEADS), blanks, _joined(LINES, 14), blanks, _joined(NOTES, 5), st.sampled_from(FOOTS)
).map("".join)
pages = st.lists(page, min_size=1, max_size=5).map("\n\f".join).filter(lambda text: bool(text.strip()))


def _real() -> list[str]:
    files = [*HERE.glob("debris/fixed/*.txt"), *HERE.glob("cases/normalise/*/input.txt")]
    return [text for file in sorted(files) if len(text := file.read_text("utf-8")) < 20_000]


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A part of a real text whose lines are dropped, doubled, swapped, cut, or have odd characters in them."""
    lines = draw(st.sampled_from(_real())).split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    lines = lines[start : start + draw(st.sampled_from((5, 20, 60)))]
    for _ in range(draw(st.integers(0, 6))):
        one, other = (draw(st.integers(0, len(lines) - 1)) for _ in "ab")
        cut = draw(st.integers(0, len(lines[one])))
        match draw(st.sampled_from(("drop", "double", "swap", "cut", "join", "odd"))):
            case "drop" if len(lines) > 1:
                del lines[one]
            case "double":
                lines.insert(other, lines[one])
            case "swap":
                lines[one], lines[other] = lines[other], lines[one]
            case "cut":
                lines[one] = lines[one][:cut]
            case "join":
                lines[one : one + 2] = ["".join(lines[one : one + 2])]
            case _:
                lines[one] = lines[one][:cut] + draw(st.sampled_from(ODD)) + lines[one][cut:]
    return "\n".join(lines) or "a"
