"""Draw the chart of the dossier: a year and a figure per bar go in, sources/images/trade.svg comes out.

The same figures give the same bytes: no clock, no chance, numbers printed with one decimal.
"""

# ruff: noqa: INP001 (a script, not a package)

from __future__ import annotations

from pathlib import Path

# Trade in goods between Russia and Iran in billions of US dollars; Russian customs, rounded to one decimal.
TRADE: tuple[tuple[str, float], ...] = (
    ("2012", 2.3),
    ("2013", 1.6),
    ("2014", 1.7),
    ("2015", 1.3),
    ("2016", 2.2),
    ("2017", 1.7),
)
TITLE = "Trade in goods between Russia and Iran, 2012 to 2017"
OUTPUT = Path(__file__).parents[2] / "sources" / "images" / "trade.svg"

WIDTH, HEIGHT = 640.0, 340.0
LEFT, RIGHT, BASE, TOP = 44.0, 12.0, 300.0, 40.0
HIGHEST = 2.5
BAR = 52.0
INK, MUTED, RULE, ACCENT = "#22282b", "#5c666a", "#c9d0d2", "#1d6b72"
FONT = "font-family=\"'Linux Biolinum O', 'Linux Biolinum', sans-serif\""


def height_of(value: float) -> float:
    """How tall a figure stands: ``height_of(2.5)`` fills the chart from base to top."""
    return (BASE - TOP) * value / HIGHEST


def rule(value: float) -> str:
    """A thin line across the chart with its figure in the margin; the base line is ink."""
    y = BASE - height_of(value)
    colour = INK if value == 0 else RULE
    return (
        f'  <line x1="{LEFT:.1f}" y1="{y:.1f}" x2="{WIDTH - RIGHT:.1f}" y2="{y:.1f}" '
        f'stroke="{colour}" stroke-width="0.75"/>\n'
        f'  <text x="{LEFT - 10:.1f}" y="{y + 4.5:.1f}" text-anchor="end" fill="{MUTED}">{value:.1f}</text>'
    )


def bar(position: int, year: str, value: float) -> str:
    """A bar with its figure above and its year below; position 0 stands leftmost."""
    step = (WIDTH - LEFT - RIGHT) / len(TRADE)
    middle = LEFT + step * (position + 0.5)
    tall = height_of(value)
    return (
        f'  <rect x="{middle - BAR / 2:.1f}" y="{BASE - tall:.1f}" width="{BAR:.1f}" height="{tall:.1f}" '
        f'fill="{ACCENT}"/>\n'
        f'  <text x="{middle:.1f}" y="{BASE - tall - 8:.1f}" text-anchor="middle" fill="{INK}" '
        f'font-weight="bold">{value:.1f}</text>\n'
        f'  <text x="{middle:.1f}" y="{BASE + 22:.1f}" text-anchor="middle" fill="{INK}">{year}</text>'
    )


def chart() -> str:
    """The whole picture as SVG; its title is there for those who hear it read out."""
    rules = [rule(value) for value in (1.0, 2.0)]
    bars = [bar(position, year, value) for position, (year, value) in enumerate(TRADE)]
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" '
        f'width="{WIDTH:.0f}" height="{HEIGHT:.0f}" role="img" {FONT} font-size="15">'
    )
    lines = [
        opening,
        f"  <title>{TITLE}</title>",
        f'  <text x="0" y="18" fill="{MUTED}">Billions of US dollars</text>',
        *rules,
        *bars,
        rule(0.0),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(chart(), encoding="utf-8", newline="\n")
