"""``briefbuilder refs merge``: entries that could be one work, side by side; a yes joins them, a no is remembered."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefbuilder import __version__
from briefbuilder.cli.ending import ERRORS, OK
from briefbuilder.cli.options import loudness
from briefbuilder.problems import Problems, UsageError
from briefbuilder.screen import Screen, harmless, print_json

if TYPE_CHECKING:
    from briefbuilder.bibtex import Joined
    from briefbuilder.refs.merge import Pair

_ANSWERS = click.Choice(["y", "n", "s", "q"])
_QUESTION = "One work? [y]es joins them, [n]o keeps them apart for good, [s]kip, [q]uit"


@click.command()
@click.argument("path", default=".", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--yes", "joined", nargs=2, multiple=True, metavar="KEY KEY", help="One work; the first key stays.")
@click.option("--no", "apart", nargs=2, multiple=True, metavar="KEY KEY", help="Two works; this is remembered.")
@loudness
def merge(
    *, screen: Screen, path: Path, joined: tuple[tuple[str, str], ...], apart: tuple[tuple[str, str], ...]
) -> None:
    """Show entries of references.bib in the book PATH that could be one work, and join them or keep them apart.

    On a yes their fields are merged (what an editor wrote goes before what was looked up, and that before what was
    read in a text), and the key that goes lives on, so that citations still find the work. On a no the pair is
    written to sources/works.yaml and never asked about again. Without a terminal, and without --yes or --no, the
    pairs are only listed; the exit code is 1 as long as there are any.

    \b
    briefbuilder refs merge                               one question after the other
    briefbuilder refs merge --yes roe2007low roe2008low   join two; roe2007low stays
    briefbuilder refs merge --no roe2007low roe2007high   never ask about these again
    briefbuilder refs merge --json                        the open pairs for a program
    """
    from briefbuilder.refs import merge as merging  # noqa: PLC0415 - as in build

    if set(map(frozenset, joined)) & set(map(frozenset, apart)):
        raise UsageError("--yes and --no for the same two")
    done: list[dict[str, Any]] = []
    for keep, other in joined:
        done.append(_tell_joined(merging.join(path, keep, other), keep, other, screen))
    for one, other in apart:
        done.append(_tell_apart(merging.keep_apart(path, one, other), one, other, screen))
    problems = Problems()
    pairs = merging.open_pairs(path, problems)
    if not done and not screen.json and not screen.quiet and at_a_terminal():
        pairs = _ask(pairs, path, screen, done)
    elif not done and not screen.json:
        for pair in pairs:
            _show(pair)
    _end(screen, pairs, done, problems, asked=bool(joined or apart))


def at_a_terminal() -> bool:
    """Is there somebody to ask?"""
    return sys.stdin.isatty()


def _ask(pairs: Sequence[Pair], path: Path, screen: Screen, done: list[dict[str, Any]]) -> tuple[Pair, ...]:
    """Ask about one pair after the other; gives back what is still open."""
    from briefbuilder.refs import merge as merging  # noqa: PLC0415 - as in build

    skipped: list[Pair] = []
    while rest := [pair for pair in pairs if frozenset(pair.keys) not in {frozenset(one.keys) for one in skipped}]:
        pair = rest[0]
        _show(pair)
        answer = click.prompt(_QUESTION, type=_ANSWERS, default="y" if pair.decided else "s", err=True)
        if answer == "q":
            break
        if answer == "s":
            skipped.append(pair)
            continue
        if answer == "y":
            done.append(_tell_joined(merging.join(path, *pair.keys), *pair.keys, screen))
        else:
            done.append(_tell_apart(merging.keep_apart(path, *pair.keys), *pair.keys, screen))
        pairs = merging.open_pairs(path, Problems())
    return tuple(pairs)


# --- What a person sees ------------------------------------------------------------------------------------------


def _show(pair: Pair) -> None:
    """The pair field by field; ``~`` marks where the two differ, ``+`` what only one of them has."""
    click.echo(harmless(f"{pair.keep} and {pair.other}: {pair.comparison.reason}"))
    for head, sign in zip(pair.comparison.heads, "12", strict=True):
        click.echo(harmless(f"    {sign}  {head}"))
    for row in pair.comparison.rows:
        left, right = row.values
        if left and right and not row.differs:
            click.echo(harmless(f"  = {row.field:<14} {max(left, right, key=len)}"))
            continue
        sign = "~" if left and right else "+"
        for number, (value, origin) in enumerate(zip(row.values, row.origins, strict=True), 1):
            if value:
                click.echo(harmless(f"  {sign} {row.field:<14} {number}  {value}{f' ({origin})' if origin else ''}"))
    click.echo()


def _tell_joined(joined: Joined, keep: str, other: str, screen: Screen) -> dict[str, Any]:
    taken = [one.name for one in joined.changes if one.fate in ("added", "replaced")]
    aside = [name for name, _ in joined.aside]
    told = [f"{other} is {keep} now"]
    told += [f"taken over: {', '.join(taken)}"] if taken else []
    told += [f"set aside behind a %: {', '.join(aside)}"] if aside else []
    screen.say("; ".join(told))
    changes = [{"field": one.name, "fate": one.fate} for one in joined.changes]
    return {"keys": [keep, other], "same": True, "changes": changes, "aside": dict(joined.aside)}


def _tell_apart(file: Path, one: str, other: str, screen: Screen) -> dict[str, Any]:
    screen.say(f"{one} and {other} are two works: remembered in {file.as_posix()}")
    return {"keys": [one, other], "same": False}


# --- The end -----------------------------------------------------------------------------------------------------


def _end(screen: Screen, pairs: Sequence[Pair], done: list[dict[str, Any]], problems: Problems, *, asked: bool) -> None:
    """Leave: 0 where nothing is open or what was asked for is done, 1 where pairs wait for an answer."""
    code = ERRORS if pairs and not asked else OK
    if screen.json:
        head = {"briefbuilder": __version__, "command": "refs merge", "exit_code": code}
        print_json({**head, "done": done, "pairs": [_as_json(pair) for pair in pairs]})
    else:
        if not screen.quiet:
            screen.show(list(problems))
        screen.say(f"{len(pairs)} pair{'' if len(pairs) == 1 else 's'} open" if pairs else "no pairs open")
    raise SystemExit(code)


def _as_json(pair: Pair) -> dict[str, Any]:
    rows = [
        {"field": row.field, "values": list(row.values), "origins": list(row.origins), "differs": row.differs}
        for row in pair.comparison.rows
    ]
    return {
        "keys": list(pair.keys),
        "reason": pair.comparison.reason,
        "weight": pair.weight,
        "decided": pair.decided,
        "rows": rows,
    }
