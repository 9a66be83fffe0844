"""What one does with single texts: normalise them, and ask what the codes in their ledgers mean."""

from __future__ import annotations

from pathlib import Path

import click

from briefbuilder import __version__
from briefbuilder.cli.ending import files_in, finish
from briefbuilder.cli.options import loudness
from briefbuilder.problems import UsageError
from briefbuilder.screen import Screen, print_json, print_meaning, print_meanings


@click.command()
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
@loudness
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
    finish(screen, "normalise", result, strict=False, done=files_in(result.outputs, output))


def _codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """For the shell: all codes that begin so."""
    from briefbuilder.rules import meanings  # noqa: PLC0415 - reads a file

    del ctx, param
    return [code for code in meanings() if code.startswith(incomplete)]


@click.command()
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
