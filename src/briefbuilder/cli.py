"""The commands: parse, call the pipeline, print the problems, leave with the right exit code.

Exit codes: 0 no errors; 1 errors (under ``--strict`` also warnings nobody acknowledged); 2 the command or a setting is
wrong; 3 a source could not be read (the rest was built); 4 we erred; 130 stopped with Ctrl-C; 141 nobody read on.
"""

from __future__ import annotations

import errno
import functools
import os
import platform
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefbuilder import __version__
from briefbuilder.folder import find_sources, may_write
from briefbuilder.problems import BriefbuilderError, Problem, Severity, UsageError
from briefbuilder.screen import Screen, as_json, posix, print_json, print_meaning, print_meanings, tally

if TYPE_CHECKING:
    from briefbuilder.results import BuildResult

FORMATS = ("pdf", "epub", "html")
HOMEPAGE = "the project's issue tracker"
_COMPLETE = "_BRIEFBUILDER_COMPLETE"

_OK, _ERRORS, _USAGE, _UNREADABLE, _OURS, _STOPPED, _NOBODY_READS = 0, 1, 2, 3, 4, 130, 141

# What the machine says of folders and disks: the user's to mend.
_NOT_OURS = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST}
)


class Commands(click.Group):
    """The commands in the order in which one meets them; ``normalize`` is ``normalise``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order written below, not by alphabet."""
        del ctx
        return list(self.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Both spellings are one command."""
        return super().get_command(ctx, {"normalize": "normalise"}.get(cmd_name, cmd_name))


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


# --- Options that several commands have --------------------------------------------------------------------------


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    wanted = [word.strip().casefold() for word in value.split(",") if word.strip()]
    unknown = [word for word in wanted if word not in FORMATS]
    if unknown or not wanted:
        raise click.BadParameter(f'"{", ".join(unknown)}": known are {", ".join(FORMATS)}', ctx, param)
    return tuple(one for one in FORMATS if one in wanted)


def _loudness(command: Callable[..., None]) -> Callable[..., None]:
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


_path = click.argument("path", type=click.Path(path_type=Path))
_csl = click.option("--csl", metavar="NAME", help="The citation style: apa, mla, chicago, din, or a name of 10,000.")
_strict = click.option("--strict", is_flag=True, help="Fail on warnings that book.yaml does not acknowledge.")
_output = click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help="Where the outputs go."
)


# --- Commands ----------------------------------------------------------------------------------------------------


@cli.command()
@_path
@click.option(
    "--to",
    "formats",
    metavar="LIST",
    default=",".join(FORMATS),
    callback=_formats,
    help="Some formats only: pdf,epub,html.",
)
@_output
@_csl
@_strict
@click.option("--frozen", is_flag=True, help="Fail rather than write to references.bib (for CI).")
@_loudness
def build(
    *,
    screen: Screen,
    path: Path,
    formats: tuple[str, ...],
    output: Path | None,
    csl: str | None,
    strict: bool,
    frozen: bool,
) -> None:
    """Make the book of PATH: a book (a folder with sources/) or a bare folder of texts.

    The outputs go to dist/ in the book; for a bare folder, which is never written, to ./dist.

    \b
    briefbuilder build .                            the book in this folder
    briefbuilder build ~/texts -o book              a book of any texts, into book/
    briefbuilder build . --to pdf,epub --csl apa    two formats, citations in APA style
    briefbuilder build . --strict --frozen          in CI: nothing odd, nothing new
    """
    from briefbuilder import pipeline  # noqa: PLC0415 - loads all libraries; --help need not wait for them

    folder = find_sources(path)
    target = may_write(folder, output or folder.default_output)
    request = pipeline.BuildRequest(path=path, output=target, formats=formats, csl=csl, frozen=frozen, strict=strict)
    with screen.progress() as progress:
        result = pipeline.build(request, progress)
    _finish(screen, "build", result, strict=strict, done=_files(result.outputs, target))


@cli.command()
@_path
@_csl
@_strict
@_loudness
def check(*, screen: Screen, path: Path, csl: str | None, strict: bool) -> None:
    """Say what is odd in PATH, without making the book.

    \b
    briefbuilder check .                 every problem with its file, line and a way out
    briefbuilder check . --json          the same for a program
    briefbuilder check . --strict -q     only an exit code and what fails
    """
    from briefbuilder import pipeline  # noqa: PLC0415 - as in build

    folder = find_sources(path)
    request = pipeline.BuildRequest(path=path, output=folder.default_output, csl=csl, strict=strict)
    with screen.progress() as progress:
        result = pipeline.check(request, progress)
    _finish(screen, "check", result, strict=strict, done="checked")


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where to."
)
@click.option("--diff", is_flag=True, help="Print what was changed, moved and removed, and by which rule.")
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The editor's word on single findings, as in sources/decisions.yaml.",
)
@_loudness
def normalise(*, screen: Screen, files: tuple[Path, ...], output: Path, diff: bool, decisions: Path | None) -> None:
    """Write each FILE as clean pandoc Markdown to DIR (also spelled normalize).

    Notes become [^1], sentences cut by page breaks are whole again, site chrome is left out; no word is changed.
    Beside brief.md stands brief.ledger.jsonl: where every character of the source went. --diff shows each line
    that was touched: [-removed-] {+put in+} [>moved<] and the rules, which briefbuilder explain explains.

    FILE is a .txt, .md, .html, .docx, .odt, .rtf, .epub or .pdf file.

    \b
    briefbuilder normalise brief.pdf -o clean           clean/brief.md, clean/brief.ledger.jsonl
    briefbuilder normalise *.txt *.docx -o clean        two files for each
    briefbuilder normalise brief.txt -o clean --diff    and what became of which line
    """
    from briefbuilder import singles  # noqa: PLC0415 - as in build

    with screen.progress() as progress:
        result = singles.normalise_files(files, output, progress, diff=diff, decisions=decisions)
    if diff and not screen.json:
        screen.show_changes(result.changes)
    _finish(screen, "normalise", result, strict=False, done=_files(result.outputs, output))


def _codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """For the shell: all codes that begin so."""
    from briefbuilder.rules import meanings  # noqa: PLC0415 - reads a file

    del ctx, param
    return [code for code in meanings() if code.startswith(incomplete)]


@cli.command()
@click.argument("code", required=False, shell_complete=_codes)
@click.option("--json", is_flag=True, help="Print one JSON object to standard output.")
def explain(*, code: str | None, json: bool) -> None:
    """Say what CODE means (a rule of the ledger, a finding), with an example and the way to overrule it.

    Without CODE: all of them, by the stage in which they are met.

    \b
    briefbuilder explain cut-word
    briefbuilder explain
    """
    from briefbuilder import rules  # noqa: PLC0415 - as in build

    if json:
        click.get_current_context().find_root().obj = Screen(json=True)
    one = rules.meaning(code) if code else None
    if code and one is None:
        close = rules.nearest(code)
        hint = f"did you mean {' or '.join(close)}?" if close else "briefbuilder explain lists them all"
        raise UsageError(f'there is no code "{code}"; {hint}')
    shown = [one] if one else list(rules.meanings().values())
    if json:
        print_json({"briefbuilder": __version__, "codes": [each.as_json() for each in shown]})
    elif one:
        print_meaning(one)
    else:
        print_meanings(shown)


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Begin a book in DIR: two sample texts with notes, settings, a bibliography. It builds at once.

    \b
    briefbuilder new my-book
    briefbuilder build my-book
    """
    from briefbuilder import scaffold  # noqa: PLC0415 - as in build

    for path in scaffold.new_book(folder):
        click.echo(path.as_posix())
    click.echo(f"Next: put your texts into {folder / 'sources'}, then: briefbuilder build {folder}", err=True)


@cli.command()
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
    raise SystemExit(_ERRORS if any(finding.fatal for finding in findings) else _OK)


@cli.command()
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
    click.echo(script(cli, {}, "briefbuilder", _COMPLETE).source())


# --- Ending ------------------------------------------------------------------------------------------------------


def _finish(screen: Screen, command: str, result: BuildResult, *, strict: bool, done: str) -> None:
    """Print what was found and leave: the worst decides the exit code."""
    problems = list(result.problems)
    code = exit_code(problems, result.acknowledged, unreadable=result.unreadable, strict=strict)
    code = _OURS if result.broken else code
    if screen.json:
        _print_result(command, result, code)
    else:
        acknowledged = set(result.acknowledged)
        shown = [problem for problem in problems if not screen.quiet or _fails(problem, acknowledged, strict=strict)]
        screen.show(shown)
        screen.say(f"{done}: {tally(problems, len(acknowledged))}")
        for message in result.broken:
            _give_up(screen, message, _OURS)
    raise SystemExit(code)


def exit_code(problems: Sequence[Problem], acknowledged: Sequence[Problem], *, unreadable: int, strict: bool) -> int:
    """The worst decides: 3 before 1 before 0."""
    if unreadable:
        return _UNREADABLE
    spared = set(acknowledged)
    return _ERRORS if any(_fails(problem, spared, strict=strict) for problem in problems) else _OK


def _fails(problem: Problem, acknowledged: set[Problem], *, strict: bool) -> bool:
    if problem.severity is Severity.ERROR:
        return True
    return strict and problem.severity is Severity.WARNING and problem not in acknowledged


def _print_result(command: str, result: BuildResult, code: int) -> None:
    problems = list(result.problems)
    acknowledged = set(result.acknowledged)
    found = {str(severity): result.problems.count(severity) for severity in Severity}
    print_json(
        {
            "briefbuilder": __version__,
            "command": command,
            "exit_code": code,
            "counts": {
                **result.counts,
                "problems": found,
                "acknowledged": len(acknowledged),
                "unreadable": result.unreadable,
            },
            "outputs": posix(result.outputs),
            **({"errors": list(result.broken)} if result.broken else {}),
            "problems": [
                as_json(one, acknowledged=one in acknowledged, address=result.addresses.get(one.place))
                for one in problems
            ],
            **({"changes": [row for one in result.changes for row in one.as_json()]} if result.changes else {}),
        }
    )


def _files(paths: Sequence[Path], folder: Path) -> str:
    return f"{len(paths)} file{'' if len(paths) == 1 else 's'} in {folder}"


# --- The one place where everything is caught --------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point. Catches what nobody expected and says how to report it."""
    if _COMPLETE in os.environ:
        cli.main(prog_name="briefbuilder", complete_var=_COMPLETE)
    sys.exit(_run(list(sys.argv[1:] if arguments is None else arguments)))


def _run(arguments: list[str]) -> int:  # noqa: PLR0911 - one return for each way to leave
    context: click.Context | None = None
    try:
        with cli.make_context("briefbuilder", arguments) as context:
            cli.invoke(context)
        sys.stdout.flush()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else _OK
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("stopped", err=True)
        return _STOPPED
    except BrokenPipeError:
        # Who read us has gone (`| head`); Python must not complain at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOBODY_READS
    except BriefbuilderError as error:
        return _give_up(_view(context), str(error), error.exit_code)
    except OSError as error:
        if error.errno not in _NOT_OURS:
            return _confess(_view(context), error)
        return _give_up(
            _view(context), f"{error.filename or 'the output'}: {error.strerror}; say another -o DIR?", _USAGE
        )
    except Exception as error:  # noqa: BLE001 - the one place that catches what nobody expected
        return _confess(_view(context), error)
    return _OK


def _view(context: click.Context | None) -> Screen:
    view = context.find_root().obj if context is not None else None
    return view if isinstance(view, Screen) else Screen()


def _give_up(view: Screen, message: str, code: int) -> int:
    if view.json:
        print_json({"briefbuilder": __version__, "exit_code": code, "error": message})
    else:
        view.complain(message)
        if code == _OURS:
            view.complain(_how_to_report(view))
    return code


def _confess(view: Screen, error: Exception) -> int:
    if view.verbose:
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    return _give_up(view, f"an error of ours, not of your texts: {type(error).__name__}: {error}", _OURS)


def _how_to_report(view: Screen) -> str:
    more = "" if view.verbose else " (-v shows where it happened)"
    python = platform.python_version()
    versions = f"briefbuilder {__version__}, Python {python}, {sys.platform}"
    return f"please report it to {HOMEPAGE} with this line: {versions}{more}"
