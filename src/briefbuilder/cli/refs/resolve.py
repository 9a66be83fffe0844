"""``briefbuilder refs resolve``: which works the notes of a text cite."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefbuilder.cli.ending import exit_code
from briefbuilder.folder import bytes_of
from briefbuilder.problems import Problems, Severity, UsageError
from briefbuilder.screen import Screen, harmless

if TYPE_CHECKING:
    from briefbuilder.refs.resolve import Row

_MINE = ("ibid-", "mention-", "title-differs", "name-differs", "year-differs", "date-after-work", "bib-", "citation-")
_WIDE = 60  # letters of a mention that are shown


@click.command()
@click.argument("document", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--jsonl",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help='{"bibliography": […]}, then lines {"id", "n", "raw"} in; {"id", "is_comment", "cites"} out.',
)
@click.option(
    "--bib",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A .bib file whose works count beside those of the document's own list.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array to standard output.")
def resolve(*, document: Path | None, jsonl: Path | None, bib: Path | None, as_json: bool) -> None:
    """Say which works the notes of DOCUMENT cite: each mention, what it means, how sure that is, and why.

    Ibid., op. cit., supra n. 4, short titles, initials and other spellings are followed through the whole text. What
    finds nothing is shown with the works that come nearest. Nothing is written.

    \b
    briefbuilder refs resolve brief.pdf
    briefbuilder refs resolve brief.docx --bib references.bib --json
    briefbuilder refs resolve --jsonl notes.jsonl > found.jsonl
    """
    from briefbuilder.refs import resolve as resolving  # noqa: PLC0415 - as in build

    if (document is None) == (jsonl is None):
        raise UsageError("give one DOCUMENT, or --jsonl FILE")
    if jsonl is not None:
        for answer in resolving.resolve_lines(_text(jsonl).split("\n")):
            click.echo(json.dumps(answer, ensure_ascii=False))
        return
    problems = Problems()
    given = resolving.read_given(_text(bib), bib.as_posix(), problems) if bib else ()
    rows = resolving.resolve_file(bytes_of(document), document.as_posix(), given, problems) if document else []
    if as_json:
        click.echo(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=1))
    else:
        _print_rows(rows)
    mine = [one for one in problems if one.code.startswith(_MINE) and one.severity is not Severity.NOTE]
    Screen().show(mine)
    raise SystemExit(exit_code(mine, (), unreadable=0, strict=False))


def _text(path: Path) -> str:
    return bytes_of(path).decode("utf-8-sig", errors="replace")


def _print_rows(rows: Sequence[Row]) -> None:
    """A line for the mention, a line for what it means."""
    for row in rows:
        found = row.mention
        said = found.raw if len(found.raw) <= _WIDE else found.raw[: _WIDE - 1] + "…"
        click.echo(harmless(f"{row.label:>4}  {said}"))
        where = f", {found.locator}" if found.locator else ""
        if found.key:
            click.echo(harmless(f"      = {found.key}{where}  ({row.entry}; {found.confidence:.0%}: {found.reason})"))
        else:
            near = ", ".join(found.candidates[:3]) or "none"
            click.echo(harmless(f"      ? {found.reason} (nearest: {near})"))
    told = sum(bool(row.mention.key) for row in rows)
    click.echo(f"{len(rows)} mentions, {told} found, {len(rows) - told} open", err=True)
