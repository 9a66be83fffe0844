"""The commands: parse, call what does the work, print the problems, leave with the right exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import click

from briefbuilder import __version__
from briefbuilder.cli import book, machine, texts
from briefbuilder.cli.ending import HOMEPAGE, exit_code
from briefbuilder.cli.options import Commands
from briefbuilder.cli.refs import refs
from briefbuilder.cli.running import run

__all__ = ["HOMEPAGE", "cli", "exit_code", "main"]

ROUNDS = 100_000  # values made between two looks for circles
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=Commands, context_settings=_CONTEXT)
@click.version_option(__version__, "-V", "--version", prog_name="briefbuilder", message="%(prog)s %(version)s")
def cli() -> None:
    """Make a briefing book (PDF, EPUB, HTML) of a folder of raw texts.

    \b
    Begin with an example:     briefbuilder new my-book && briefbuilder build my-book
    Make a book of any texts:  briefbuilder build ~/texts -o book
    See what is odd in them:   briefbuilder check ~/texts

    Problems are printed as path:line:col: severity code message (hint: ...).

    Exit codes: 0 no errors; 1 errors; 2 wrong usage; 3 a source was unreadable (the rest was built);
    4 an error of briefbuilder's own.
    """


for command in (
    book.build,
    book.check,
    texts.normalise,
    refs,
    texts.explain,
    book.new,
    machine.doctor,
    machine.completion,
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point of ``briefbuilder``: never returns, leaves with the exit code."""
    if machine.COMPLETE in os.environ:
        cli.main(prog_name="briefbuilder", complete_var=machine.COMPLETE)
    # A text is hundreds of thousands of small frozen values that never form a circle: looking for some costs a tenth.
    gc.set_threshold(ROUNDS)
    sys.exit(run(cli, list(sys.argv[1:] if arguments is None else arguments)))
