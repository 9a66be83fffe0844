"""Which level each heading has: by outline, by size and weight, or by the rows that their numbers make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefbuilder.normalise.printed.titles import Title

_RANK = {"part": 0, "capitals": 1, "known": 1, "": 1, "roman": 2, "article": 3, "figure": 3, "deep": 3, "letter": 4}
_MOST = 6
_LEAST_NAMED, _MOSTLY = 3, 0.75
_LARGER = 1.05


def without_strangers(found: Mapping[int, Title]) -> dict[int, Title]:
    """The headings without those that look like text and stand in no outline, where the outline names the others."""
    named = sum(1 for title in found.values() if title.level)
    if named < _LEAST_NAMED or named < _MOSTLY * len(found):
        return dict(found)
    return {at: title for at, title in found.items() if title.level or title.size > _LARGER or title.bold}


def levels(found: Sequence[Title], touching: Sequence[bool]) -> list[int]:
    """The level of each heading; ``touching[i]``: it stands right under the heading before it."""
    if found and all(title.level for title in found):
        return _dense([(title.level,) for title in found])
    sizes = {round(title.size * 12) for title in found} | {title.bold for title in found}
    if len(sizes) > 2:
        return _dense([_rank_of_look(title) for title in found])
    return _by_number(found, touching)


def _rank_of_look(title: Title) -> tuple[int, ...]:
    return (-round(title.size * 12), not title.bold, title.italic, max(title.depth, 1))


def _dense(ranks: list[tuple[int, ...]]) -> list[int]:
    order = {rank: at for at, rank in enumerate(sorted(set(ranks)), 1)}
    return [min(order[rank], _MOST) for rank in ranks]


def _by_number(found: Sequence[Title], touching: Sequence[bool]) -> list[int]:
    """Rows of numbers: a new kind under another heading goes a level down, one that was seen goes back to its own."""
    given: list[int] = []
    rows: dict[tuple[str, int], tuple[int, int]] = {}  # (kind, level) → (last number, when)
    base = -1  # the level of a number without a point
    for at, title in enumerate(found):
        above = given[-1] if given else 0
        if title.kind in ("deep", "figure") and base >= 0:
            level = base + title.depth
        else:
            leads = at + 1 < len(found) and touching[at + 1]
            level = _level(title, above, rows, touching=touching[at], leads=leads)
        if title.kind in ("deep", "figure") and base < 0:
            base = max(level - title.depth, 0)
            level = base + title.depth if title.kind == "deep" else level
        level = min(level, _MOST)
        rows[title.kind, level] = (title.number, at)
        given.append(level)
    return given


def _level(
    title: Title, above: int, rows: dict[tuple[str, int], tuple[int, int]], *, touching: bool, leads: bool
) -> int:
    same = {level: (number, when) for (kind, level), (number, when) in rows.items() if kind == title.kind}
    follows = [level for level, (number, _) in same.items() if title.number and number + 1 == title.number]
    if follows:
        return max(follows)
    if same and (title.kind == "known" or (leads and not touching)):
        return min(same)  # "Summary" and "Conclusion" stand alike; so do those with titles right under them
    if touching:
        return above + 1
    if same:  # one without a number stays where its like stood last
        return max(same, key=lambda level: same[level][1]) if not title.number else min(same)
    higher = [level for (kind, level) in rows if _RANK[kind] < _RANK[title.kind]]
    return max(higher) + 1 if higher else max(above, 1)
