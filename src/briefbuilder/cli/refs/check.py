"""``briefbuilder refs check``: what is odd in a book's references.bib and in what it cites."""

from __future__ import annotations

from pathlib import Path

import click

from briefbuilder.cli.ending import finish
from briefbuilder.cli.options import loudness, strict_option
from briefbuilder.screen import Screen


@click.command()
@click.argument("path", default=".", type=click.Path(path_type=Path, exists=True))
@strict_option
@loudness
def check(*, screen: Screen, path: Path, strict: bool) -> None:
    """Say what is odd in the references of PATH: a book (by default the one in this folder), or a .bib file.

    Missing fields, wrong check digits, dates that cannot be, works that stand there twice, entries that nobody
    cites, citations without an entry: each with its file, line and column.

    \b
    briefbuilder refs check                    the book in this folder
    briefbuilder refs check . --json           the same for a program
    briefbuilder refs check library.bib        a file without a book
    """
    from briefbuilder.refs import check as checks  # noqa: PLC0415 - as in build

    with screen.progress() as progress:
        result = checks.check(path, progress, strict=strict)
    finish(screen, "refs check", result, strict=strict, done="checked")
