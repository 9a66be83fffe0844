"""What one does with a book: begin it, look at it, make it."""

from __future__ import annotations

from pathlib import Path

import click

from briefbuilder.cli.ending import files_in, finish
from briefbuilder.cli.options import FORMATS, csl_option, formats, loudness, output_option, path_argument, strict_option
from briefbuilder.folder import find_sources, may_write
from briefbuilder.screen import Screen


@click.command()
@path_argument
@click.option(
    "--to",
    "formats",
    metavar="LIST",
    default=",".join(FORMATS),
    callback=formats,
    help="Some formats only: pdf,epub,html.",
)
@output_option
@csl_option
@strict_option
@click.option("--frozen", is_flag=True, help="Fail rather than write to references.bib (for CI).")
@loudness
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
    finish(screen, "build", result, strict=strict, done=files_in(result.outputs, target))


@click.command()
@path_argument
@csl_option
@strict_option
@loudness
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
    finish(screen, "check", result, strict=strict, done="checked")


@click.command()
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
