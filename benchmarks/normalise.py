# noqa: INP001 - a script, no package
"""How fast is normalise, and is it linear? Prints seconds per megabyte and what twice the input costs.

    python benchmarks/normalise.py [MEGABYTES]

The first rows are running text (this repository's own sources, repeated with variations); the others are debris on
which a pattern that backtracks, or a row of repairs that copies its text each time, would never finish.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from briefbuilder.normalise import normalise
from briefbuilder.problems import Problems
from briefbuilder.read import read

SOURCES = Path(__file__).resolve().parent.parent / "sources"
DEBRIS = (
    "*", "[", '"', "“", "5", "a ", "a", "\\", "_", "\n", "¹", "word¹ ", "word goes¹\n", "word goes¹ on.\n\n",
    "¹ a note\n\n", "word.[1] ", "inde-\npendence ", "a *b* c ", "and so on it\n\n", "- an item\n", '"Open it.\n\n',
    "Lee, Anna, *Ropes*, 2001.\n", "Anna Lee said. ", "a\u00a0 b ", "(Source:\n\n",
)  # fmt: skip


def running_text(size: int) -> str:
    """The repository's plain texts again and again, some of their words exchanged, so that not all sentences recur."""
    chance = random.Random(0)  # noqa: S311 - variation, not secrecy
    texts = [path.read_text("utf-8") for path in sorted(SOURCES.glob("*.txt"))]
    words = "\n\n".join(texts).split(" ")
    parts: list[str] = []
    length = 0
    while length < size:
        part = " ".join(chance.choice(words) if chance.random() < 0.05 else word for word in words)
        parts.append(part)
        length += len(part)
    return "\n\n".join(parts)[:size]


def seconds(text: str) -> float:
    """The time that normalise takes for a text, reading not counted."""
    problems = Problems()
    document = read(f"On Ropes\n\n{text}\n\nThe end of it.".encode(), "text.txt", problems)
    start = time.perf_counter()
    normalise(document, problems)
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("megabytes", nargs="?", type=float, default=0.2)
    size = int(parser.parse_args().megabytes * 1_000_000)
    print(f"{'input':24} {'s/MB':>8} {'2x : 1x':>8}")  # noqa: T201 - a table is what it is for
    for name in ("running text", *DEBRIS):
        whole = running_text(2 * size) if name == "running text" else (name * (2 * size // len(name) + 1))[: 2 * size]
        once, twice = seconds(whole[:size]), seconds(whole)
        print(f"{name!r:24} {twice / (2 * size) * 1e6:8.2f} {twice / once:8.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
