"""What belongs to the machine: what is installed on it, and completion for its shell."""

from __future__ import annotations

import click

from briefbuilder import __version__
from briefbuilder.cli.ending import ERRORS, OK
from briefbuilder.problems import UsageError
from briefbuilder.screen import print_json

COMPLETE = "_BRIEFBUILDER_COMPLETE"


@click.command()
@click.option("--json", is_flag=True, help="Print one JSON object to standard output.")
def doctor(*, json: bool) -> None:
    """Say what is installed, what is missing, and how to get it.

    Leaves with exit code 1 if something is missing that a build needs.
    """
    from briefbuilder import doctor as doctors  # noqa: PLC0415 - as in build

    findings = doctors.examine()
    if json:
        print_json({"briefbuilder": __version__, "findings": [finding.as_json() for finding in findings]})
    else:
        for finding in findings:
            click.echo(str(finding))
    raise SystemExit(ERRORS if any(finding.fatal for finding in findings) else OK)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    briefbuilder completion bash >> ~/.bashrc
    briefbuilder completion zsh  >> ~/.zshrc
    briefbuilder completion fish > ~/.config/fish/completions/briefbuilder.fish
    """
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - needed here only

    script = get_completion_class(shell)
    if script is None:
        raise UsageError(f"no completion for {shell}")
    click.echo(script(click.get_current_context().find_root().command, {}, "briefbuilder", COMPLETE).source())
