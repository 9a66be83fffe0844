"""``briefbuilder refs parse``: printed references to BibTeX."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from briefbuilder.cli.ending import exit_code
from briefbuilder.problems import Problems, UsageError
from briefbuilder.screen import Screen, harmless

FORMS = ("bibtex", "csl-json", "ris", "jsonl")


@click.command()
@click.argument("file", required=False, metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--jsonl",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    help='Lines {"id", "raw"} in, lines {"id", "type", "fields"} out.',
)
@click.option("--to", "form", type=click.Choice(FORMS), default="bibtex", show_default=True, help="What to write.")
@click.option("--json", "as_json", is_flag=True, help="Every field with where it was read and how sure it is.")
def parse(*, file: Path | None, jsonl: Path | None, form: str, as_json: bool) -> None:
    """Read printed references, and write them as BibTeX, with what is doubtful.

    FILE holds one reference per line (or per block between blank lines), or is a document with a bibliography: .txt,
    .md, .html, .docx, .odt, .rtf, .epub or .pdf. Italics may be marked *so* or <i>so</i>; "-" reads standard input.

    \b
    briefbuilder refs parse references.txt > references.bib
    briefbuilder refs parse brief.pdf --to csl-json
    echo 'Roe, M. (2007). Low Tide. Kiel: Sea Press.' | briefbuilder refs parse -
    """
    from briefbuilder.refs import parse as parsing  # noqa: PLC0415 - as in build
    from briefbuilder.refs.written import WRITERS  # noqa: PLC0415 - as in build

    if (file is None) == (jsonl is None):
        raise UsageError("give one FILE, or --jsonl FILE")
    problems = Problems()
    if jsonl is not None:
        text = _bytes(jsonl).decode("utf-8-sig", errors="replace")
        for answer in parsing.parse_lines(text, jsonl.as_posix(), problems):
            click.echo(json.dumps(answer, ensure_ascii=False))
    elif file is not None:
        parsed = parsing.parse_file(_bytes(file), file.as_posix(), problems)
        if as_json:
            rows = [parsing.as_row(one) for one in parsed]
            click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            click.echo("\n".join(harmless(line) for line in WRITERS[form](parsed).split("\n")), nl=False)
    Screen().show(list(problems))
    raise SystemExit(exit_code(list(problems), (), unreadable=0, strict=False))


def _bytes(file: Path) -> bytes:
    return sys.stdin.buffer.read() if file.as_posix() == "-" else file.read_bytes()
