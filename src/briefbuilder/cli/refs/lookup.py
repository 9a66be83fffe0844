"""``briefbuilder refs lookup``: what the services know of a work, beside what is printed; a yes writes it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefbuilder import __version__
from briefbuilder.cli.ending import ERRORS, OK, UNREADABLE
from briefbuilder.cli.options import loudness
from briefbuilder.problems import Problems, Severity, UsageError
from briefbuilder.screen import Screen, as_json, harmless, print_json

if TYPE_CHECKING:
    from briefbuilder.refs.accepting import Accepted
    from briefbuilder.refs.compared import Compared
    from briefbuilder.refs.lookup import Candidate, Lookup

_FOLDER = click.Path(path_type=Path, file_okay=False)
_QUESTION = "Write it to references.bib? yes, no, or the fields to take"
_SIGNS = {"same": "=", "differs": "~", "new": "+", "only printed": " "}


@click.command()
@click.argument("what", metavar="KEY|DOI|ISBN|URL", required=False, default="")
@click.option("--book", metavar="DIR", type=_FOLDER, default=Path(), help="The book; without it this folder.")
@click.option("--all", "every", is_flag=True, help="Every entry that has a DOI, an ISBN or an address.")
@click.option(
    "--accept", metavar="[FIELD,...]", is_flag=False, flag_value="*", help="Write what came in; or these fields only."
)
@click.option("--pick", metavar="N", type=click.IntRange(1, 50), help="Which candidate is meant, if there are several.")
@click.option("--offline", is_flag=True, help="Ask nobody; show what earlier look-ups have kept.")
@click.option("--refresh", is_flag=True, help="Ask again, although an earlier answer is kept.")
@loudness
def lookup(
    *,
    screen: Screen,
    what: str,
    book: Path,
    every: bool,
    accept: str | None,
    pick: int | None,
    offline: bool,
    refresh: bool,
) -> None:
    """Look a work up and show, field by field, what is printed and what came in.

    Crossref and DataCite are asked by DOI, Open Library by ISBN, a page by its address, Crossref once more by title
    where there is no number. Answers are kept in sources/.lookups/. Nothing is written to references.bib without a yes,
    and a field that an editor wrote is never overwritten. This is the one command that uses the network.

    \b
    briefbuilder refs lookup roe2015tides                       = same  ~ differs  + new
    briefbuilder refs lookup roe2015tides --accept=doi,pages    take two fields
    briefbuilder refs lookup 10.1000/tides --accept             append the work, with a key
    briefbuilder refs lookup --all --offline                    what earlier look-ups found
    """
    from briefbuilder.refs import accepting  # noqa: PLC0415 - loads what --help need not wait for
    from briefbuilder.refs import lookup as lookups  # noqa: PLC0415 - as above

    if bool(what) == every:
        raise UsageError("say what to look up: a key, a DOI, an ISBN, an address, or --all")
    problems = Problems()
    request = lookups.LookupRequest(book, what, offline, refresh)
    services = lookups.services_of(book)
    look_up = lookups.look_up_all if every else lookups.look_up_one
    shown: list[dict[str, Any]] = []
    for one in look_up(request, services, problems):
        if not screen.json:
            _show(one)
        wanted = _wanted(one, accept, pick, screen, every=every)
        done = accepting.accept(book, one, wanted, (pick or 1) - 1) if wanted else None
        if done and not screen.json:
            _say(done, screen)
        shown.append(_as_json(one, done))
    _end(screen, shown, problems)


def _wanted(one: Lookup, accept: str | None, pick: int | None, screen: Screen, *, every: bool) -> frozenset[str]:
    """The fields that were said yes to: by --accept, or by a person at the prompt; none otherwise."""
    if not one.candidates or (every and not _sure(one)):
        return frozenset()
    if pick and pick > len(one.candidates):
        raise UsageError(f"--pick {pick}: there {_are(len(one.candidates))}")
    searched = one.candidates[0].kind == "search" and not pick
    if accept is not None and searched:
        raise UsageError(f"{one.key}: found by its title only: say which one it is with --pick")
    if accept is None and (screen.json or screen.quiet or searched or not at_a_terminal()):
        return frozenset()
    answer = accept or click.prompt(_QUESTION, default="no", err=True)
    words = frozenset(word.strip().casefold() for word in answer.split(",") if word.strip())
    if words & {"no", "n"}:
        return frozenset()
    return frozenset({"*"}) if words & {"yes", "y", "*"} else words


def _sure(one: Lookup) -> bool:
    """Enough for a yes to many at once: a number led to a work like the printed one."""
    return one.candidates[0].kind != "search" and one.candidates[0].likeness.enough


def at_a_terminal() -> bool:
    """Is there somebody to ask?"""
    return sys.stdin.isatty()


# --- What a person sees ------------------------------------------------------------------------------------------


def _show(one: Lookup) -> None:
    for number, candidate in enumerate(one.candidates, 1):
        click.echo(_title(one, candidate, number))
        for row in candidate.rows:
            click.echo(_line(row))
    if one.bibtex:
        click.echo("\n".join(harmless(line) for line in one.bibtex.splitlines()))


def _title(one: Lookup, candidate: Candidate, number: int) -> str:
    how = "found by title" if candidate.kind == "search" else f"{candidate.kind} {candidate.asked}"
    parts = [how, candidate.service]
    if one.reference:
        parts.append(f"likeness {candidate.likeness.value:.2f}")
        parts += candidate.likeness.against
    parts += ["says little of itself"] if candidate.weak else []
    count = f"[{number}] " if len(one.candidates) > 1 else ""
    return harmless(f"{count}{one.key}: {'; '.join(parts)}")


def _line(row: Compared) -> str:
    """``  ~ date          2015 (parsed: brief.txt, line 3)  →  2015-03``."""
    who = f"{row.owner.origin}: {row.owner.where}" if row.owner.where else row.owner.origin
    printed = f"{row.printed} ({who})" if row.printed else ""
    text = {
        "same": printed,
        "differs": f"{printed}  →  {row.found}",
        "new": row.found,
        "only printed": printed,
    }[row.state]
    return harmless(f"  {_SIGNS[row.state]} {row.name:<14} {text}")


def _say(done: Accepted, screen: Screen) -> None:
    if done.appended:
        screen.say(f"{done.path}: one entry appended")
        return
    fates = ("added", "replaced", "confirmed")
    counts = [(fate, [one.name for one in done.changes if one.fate == fate]) for fate in fates]
    kept = [one.name for one in done.changes if one.fate == "kept"]
    told = [f"{fate} {', '.join(names)}" for fate, names in counts if names]
    told += [f"left as it stands: {', '.join(kept)} (what stands there has precedence)"] if kept else []
    screen.say(f"{done.path}: {'; '.join(told) or 'nothing to change'}")


def _are(count: int) -> str:
    return "is one candidate" if count == 1 else f"are {count} candidates"


# --- What a program sees, and the end ----------------------------------------------------------------------------


def _as_json(one: Lookup, done: Accepted | None) -> dict[str, Any]:
    changes = [{"field": each.name, "fate": each.fate} for each in done.changes] if done else []
    return {
        "key": one.key,
        "known": one.reference is not None,
        "candidates": [_candidate(each) for each in one.candidates],
        "bibtex": one.bibtex,
        "accepted": done is not None,
        "changes": changes,
        "failures": [{"code": failure.code, "message": str(failure)} for failure in one.failures],
    }


def _candidate(one: Candidate) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "asked": one.asked,
        "service": one.service,
        "record": one.where,
        "type": one.type,
        "fields": dict(one.fields),
        "likeness": one.likeness.value,
        "against": list(one.likeness.against),
        "weak": one.weak,
        "rows": [row.as_json() for row in one.rows],
    }


def _end(screen: Screen, shown: Sequence[dict[str, Any]], problems: Problems) -> None:
    """Print the problems and leave: 3 where a service could not be reached and nothing else helped, 1 for an error."""
    errors = [one for one in problems if one.severity is Severity.ERROR]
    lost = any(one.code == "lookup-unreachable" for one in errors)
    code = UNREADABLE if lost else ERRORS if errors else OK
    if screen.json:
        rows = [as_json(one) for one in problems]
        result = {"briefbuilder": __version__, "command": "refs lookup", "exit_code": code}
        print_json({**result, "lookups": shown, "problems": rows})
    else:
        screen.show(errors if screen.quiet else list(problems))
    raise SystemExit(code)
