"""Options that several commands have, and the group that keeps commands in their order."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from briefbuilder.screen import Screen

FORMATS = ("pdf", "epub", "html")


class Commands(click.Group):
    """The commands in the order in which one meets them; ``normalize`` is ``normalise``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order written below, not by alphabet."""
        del ctx
        return list(self.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Both spellings are one command."""
        return super().get_command(ctx, {"normalize": "normalise"}.get(cmd_name, cmd_name))


def formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    """``"epub,pdf"`` → ("pdf", "epub"): known formats, in our order."""
    wanted = [word.strip().casefold() for word in value.split(",") if word.strip()]
    unknown = [word for word in wanted if word not in FORMATS]
    if unknown or not wanted:
        raise click.BadParameter(f'"{", ".join(unknown)}": known are {", ".join(FORMATS)}', ctx, param)
    return tuple(one for one in FORMATS if one in wanted)


def loudness(command: Callable[..., None]) -> Callable[..., None]:
    """Add -q, -v and --json, and hand them on as one Screen."""

    @functools.wraps(command)
    def with_screen(*, quiet: bool, verbose: bool, json: bool, **arguments: Any) -> None:  # noqa: ANN401 - click's
        view = Screen(quiet=quiet, verbose=verbose, json=json)
        click.get_current_context().find_root().obj = view
        command(screen=view, **arguments)

    json = click.option("--json", is_flag=True, help="Print one JSON object to standard output, nothing else.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Show how an error of ours came about.")
    quiet = click.option("-q", "--quiet", is_flag=True, help="Print only what fails the run.")
    return quiet(verbose(json(with_screen)))


path_argument = click.argument("path", type=click.Path(path_type=Path))
csl_option = click.option(
    "--csl", metavar="NAME", help="The citation style: apa, mla, chicago, din, or a name of 10,000."
)
strict_option = click.option("--strict", is_flag=True, help="Fail on warnings that book.yaml does not acknowledge.")
output_option = click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help="Where the outputs go."
)
