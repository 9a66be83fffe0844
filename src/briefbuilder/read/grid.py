"""pandoc's tables → a plain grid of cells: spanned places are empty cells, further header rows are rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_ALIGNS = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center", "AlignDefault": ""}
_SIMPLE = frozenset({"Para", "Plain"})
_WIDEST = 200  # columns; a colspan of a million must not make a million cells

Cell = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, each a list of pandoc blocks; the first row is the header if there is one."""

    rows: list[list[Cell]]
    has_header: bool
    aligns: tuple[str, ...]


def grid(content: list[Any]) -> Grid | None:
    """The grid of a pandoc table; None where a cell holds more than paragraphs, or there is but one column."""
    _, _, columns, head, bodies, foot = content
    parts = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
    width = len(columns)
    if not 1 < width <= _WIDEST:
        return None
    if any(block["t"] not in _SIMPLE for row in parts for cell in row[1] for block in cell[4]):
        return None
    aligns = tuple(_ALIGNS[align["t"]] for align, _ in columns)
    return Grid(_filled([row[1] for row in parts], width), bool(head[1]), aligns)


def _filled(rows: list[list[Any]], width: int) -> list[list[Cell]]:
    """Put every cell into its column; a place that a cell from the left or from above covers is empty."""
    blocked = [0] * width  # for how many more rows a cell from above covers the column
    filled: list[list[Cell]] = []
    for row in rows:
        cells = iter(row)
        line: list[Cell] = []
        while len(line) < width:
            if blocked[len(line)]:
                line.append([])
                continue
            _, _, down, across, blocks = next(cells, (None, None, 1, 1, []))
            start, stop = len(line), min(len(line) + max(across, 1), width)
            line += [blocks, *([] for _ in range(stop - start - 1))]
            blocked[start:stop] = [max(down, 1)] * (stop - start)
        line[-1] = [*line[-1], *(block for cell in cells for block in cell[4])]  # a row wider than its table
        blocked = [max(count - 1, 0) for count in blocked]
        filled.append(line)
    return filled
