"""The one place where everything is caught, and said so that a person knows what to do."""

from __future__ import annotations

import errno
import os
import sys
import traceback

import click

from briefbuilder.cli.ending import NOBODY_READS, OK, OURS, STOPPED, USAGE, give_up
from briefbuilder.problems import BriefbuilderError
from briefbuilder.screen import Screen

# What the machine says of folders and disks: the user's to mend.
_NOT_OURS = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST}
)


def run(commands: click.Group, arguments: list[str]) -> int:  # noqa: PLR0911 - one return for each way to leave
    """Run a command line; gives back the exit code. Catches what nobody expected and says how to report it."""
    context: click.Context | None = None
    try:
        with commands.make_context("briefbuilder", arguments) as context:
            commands.invoke(context)
        sys.stdout.flush()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else OK
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("stopped", err=True)
        return STOPPED
    except BrokenPipeError:
        # Who read us has gone (`| head`); Python must not complain at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    except BriefbuilderError as error:
        return give_up(_view(context), str(error), error.exit_code)
    except OSError as error:
        if error.errno not in _NOT_OURS:
            return _confess(_view(context), error)
        return give_up(
            _view(context), f"{error.filename or 'the output'}: {error.strerror}; say another -o DIR?", USAGE
        )
    except Exception as error:  # noqa: BLE001 - the one place that catches what nobody expected
        return _confess(_view(context), error)
    return OK


def _view(context: click.Context | None) -> Screen:
    view = context.find_root().obj if context is not None else None
    return view if isinstance(view, Screen) else Screen()


def _confess(view: Screen, error: Exception) -> int:
    if view.verbose:
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    return give_up(view, f"an error of ours, not of your texts: {type(error).__name__}: {error}", OURS)
