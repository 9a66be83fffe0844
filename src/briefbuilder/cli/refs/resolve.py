"""``briefbuilder refs resolve``: which works the notes cite."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command()
@click.option("--jsonl", metavar="FILE", required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def resolve(*, jsonl: Path) -> None:
    """Say which works the notes of a text cite."""
    from briefbuilder.refs.resolve import resolve_lines  # noqa: PLC0415 - as in build

    for answer in resolve_lines(jsonl.read_text(encoding="utf-8").split("\n")):
        click.echo(json.dumps(answer, ensure_ascii=False))
